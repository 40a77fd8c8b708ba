package org.sqis.core.report;

import java.util.List;
import org.sqis.core.outcome.Determinations;

/** Which designations of a school are in effect after the determination of the rated year. */
final class InEffect {
  private InEffect() {}

  /** The names of the designations, in the order in which the school holds them. */
  static List<String> of(Determinations all, String id) {
    return all.inEffect(id);
  }

  /** Whether a school without data keeps what it held: until another school carries it on. */
  static boolean isKept(Determinations all, String id) {
    return all.records()
        .successor(id)
        .map(one -> one.from().compareTo(all.year()) > 0)
        .orElse(true);
  }
}
