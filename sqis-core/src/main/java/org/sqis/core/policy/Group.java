package org.sqis.core.policy;

import java.util.Objects;

/**
 * A group of students; the group named {@code all} holds every student.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param family the family it belongs to, such as race and ethnicity, or empty
 * @param use whether it scores or is only shown
 */
public record Group(String name, String title, String family, Use use) {
  /** The name of the group of all students, which every policy with groups has. */
  public static final String ALL = "all";

  public Group {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(use, "use");
  }

  /** What a group is for. */
  public enum Use {
    /** It can count in an index. */
    SCORED,
    /** It is reported and never counts. */
    SHOWN
  }
}
