package org.sqis.core.change;

import java.util.List;
import java.util.Objects;

/**
 * A declaration as facts.
 *
 * @param path the path of its place, which no other declaration of a policy has
 * @param declared what it is called
 * @param years the years in which it is in force, in words
 * @param facts what it says
 */
record Flat(String path, Declared declared, String years, List<Fact> facts) {
  Flat {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(declared, "declared");
    Objects.requireNonNull(years, "years");
    facts = List.copyOf(facts);
  }

  /** Its kind as places write it. */
  String place() {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Its kind and name, which declarations of other years can share. */
  String base() {
    return base(path);
  }

  /** The kind and name of the declaration that a place belongs to. */
  static String base(String place) {
    int slash = place.indexOf('/', place.indexOf('/') + 1);
    String path = slash < 0 ? place : place.substring(0, slash);
    int number = path.indexOf('@');
    return number < 0 ? path : path.substring(0, number);
  }

  /** The name under which rules read it. */
  String name() {
    return base().substring(base().indexOf('/') + 1);
  }

  /** Everything it says, one line a part; what is said alike for several words is said once. */
  String text() {
    return ChangeText.lines(facts);
  }

  /** Whether it says the same as {@code other}, whatever both are called. */
  boolean saysTheSame(Flat other, Renaming renaming) {
    return place().equals(other.place())
        && declared.kind().equals(other.declared.kind())
        && facts.size() == other.facts.size()
        && new FlatComparison(this, other, renaming.with(name(), other.name())).changes().isEmpty();
  }
}
