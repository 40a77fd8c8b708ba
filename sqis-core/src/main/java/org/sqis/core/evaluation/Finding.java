package org.sqis.core.evaluation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.Provenance;

/**
 * How one system stands to one rule of the guidelines. Immutable; safe for every thread.
 *
 * @param district the district, or empty if it is about the consortium itself
 * @param system the name of the system, or empty if it is about the district or the guidelines
 * @param rule what is asked for, in a few words
 * @param asked the number, day or year that is asked for
 * @param found what was found
 * @param verdict whether it is met
 * @param provenance who stands behind what is asked; null if nobody does
 * @param source what it rests on, or empty
 */
public record Finding(
    String district,
    String system,
    String rule,
    String asked,
    String found,
    Verdict verdict,
    @Nullable Provenance provenance,
    String source) {
  public Finding {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(source, "source");
  }

  /** Whether a rule is met. */
  public enum Verdict {
    /** It is. */
    MET("met"),
    /** It is not. */
    NOT_MET("not met"),
    /** Nobody can tell, since the number is not set or the day has not come. */
    UNDECIDED("undecided");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** The words as reports write them. */
    public String words() {
      return words;
    }
  }
}
