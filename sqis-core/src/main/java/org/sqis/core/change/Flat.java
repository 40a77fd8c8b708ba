package org.sqis.core.change;

import java.util.List;
import java.util.Objects;

/**
 * A declaration as facts.
 *
 * @param path the path of its place, which no other declaration of a policy has
 * @param declared what it is called
 * @param facts what it says
 */
record Flat(String path, Declared declared, List<Fact> facts) {
  Flat {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(declared, "declared");
    facts = List.copyOf(facts);
  }

  /** Its kind as places write it. */
  String place() {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Everything it says, one line a part; what is said alike for several words is said once. */
  String text() {
    return ChangeText.lines(facts);
  }

  /** Whether it says the same as {@code other}, whatever both are called. */
  boolean saysTheSame(Flat other) {
    return place().equals(other.place())
        && declared.kind().equals(other.declared.kind())
        && new FlatComparison(this, other).changes().isEmpty();
  }
}
