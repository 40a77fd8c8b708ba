package org.sqis.core.nsize;

import java.util.Objects;
import org.sqis.core.number.Rational;

/**
 * When a group of students is large enough to be accountable. Immutable; safe for every thread. Its
 * text, from {@code toString()}, reads back as the same rule.
 */
public sealed interface SizeRule {
  /** Calls the method of {@code visitor} for this kind of rule. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A rule as it is typed: {@code 20}, {@code 100 or 50 and 15%}, or the name of a rule of the
   * policy.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static SizeRule parse(String typed) {
    return TypedRule.read(typed);
  }

  /**
   * A group of so many students counts.
   *
   * @param n the smallest size that counts, from 1
   */
  record AtLeast(long n) implements SizeRule {
    public AtLeast {
      TypedRule.requireSize(n);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.atLeast(this);
    }

    @Override
    public String toString() {
      return String.valueOf(n);
    }
  }

  /**
   * A group counts if it has enough students, or fewer that are a large part of the school: {@code
   * 100 or 50 and 15%}, as California counted before the waiver.
   *
   * @param enough the smallest size that counts by itself
   * @param least the smallest size that counts with the part; below {@code enough}
   * @param part the smallest part of all students, a fraction up to 1
   */
  record AtLeastOrPart(long enough, long least, Rational part) implements SizeRule {
    public AtLeastOrPart {
      TypedRule.requireSize(enough);
      TypedRule.requireSize(least);
      Objects.requireNonNull(part, "part");
      if (least >= enough) {
        throw new IllegalArgumentException(
            "the smaller size must be below " + enough + ", not " + least);
      }
      if (part.signum() <= 0 || part.compareTo(Rational.ONE) > 0) {
        throw new IllegalArgumentException(
            "the percent must be above 0% and at most 100%, not "
                + part.times(Rational.HUNDRED)
                + "%");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.atLeastOrPart(this);
    }

    @Override
    public String toString() {
      return enough + " or " + least + " and " + part.times(Rational.HUNDRED) + "%";
    }
  }

  /**
   * A rule of the policy: a parameter with the smallest size that counts, or an input or result of
   * each group that says yes or no.
   *
   * @param name its name
   */
  record Named(String name) implements SizeRule {
    public Named {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.named(this);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** One method per kind of rule and no defaults, so a new kind cannot be forgotten. */
  interface Visitor<R> {
    /** So many students. */
    R atLeast(AtLeast rule);

    /** So many students, or fewer that are a large part. */
    R atLeastOrPart(AtLeastOrPart rule);

    /** What a rule of the policy says. */
    R named(Named rule);
  }
}
