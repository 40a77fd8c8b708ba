package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy must contain, such as the elements that a waiver lists. Deeply immutable; safe for
 * every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param elements the elements, in the order of the declaration
 */
public record Requirements(String name, String title, List<Requirement> elements) {
  public Requirements {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    elements = List.copyOf(elements);
  }

  /**
   * One element.
   *
   * @param element its name
   * @param kind what it must be
   * @param because who asks for it, or empty
   */
  public record Requirement(String element, Kind kind, String because) {
    public Requirement {
      Objects.requireNonNull(element, "element");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(because, "because");
    }
  }

  /** What an element must be. */
  public enum Kind {
    /** A measure or rate. */
    MEASURE("measure"),
    /** A measure, rate, input or table of levels with points in an index. */
    SCORED_MEASURE("scored measure"),
    /** A table of levels. */
    LEVELS("levels"),
    /** A grid. */
    GRID("grid"),
    /** An index. */
    INDEX("index"),
    /** A domain of an index with more points than all the rest, in each column of its shares. */
    LEADING_DOMAIN("leading domain"),
    /** A group of students. */
    GROUP("group"),
    /** A family of groups. */
    FAMILY("family"),
    /** A parameter. */
    PARAMETER("parameter"),
    /** An input. */
    INPUT("input");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The words as rule files write them. */
    public String word() {
      return word;
    }

    /** The kind written as {@code word}, if there is one. */
    public static Optional<Kind> parse(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
