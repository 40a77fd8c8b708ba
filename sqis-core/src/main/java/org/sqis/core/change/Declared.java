package org.sqis.core.change;

import java.util.Objects;

/**
 * A declaration that differs, or the data. Immutable; safe for every thread.
 *
 * @param kind its kind as rule files write it, such as {@code parameter}; a rate is a {@code rate};
 *     {@code data} for the data
 * @param name its name
 * @param title its title, or empty
 */
public record Declared(String kind, String name, String title) {
  public Declared {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
  }

  /** Its kind and name. */
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
