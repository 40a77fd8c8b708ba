package org.sqis.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Table;

/**
 * How many schools have which values of a result, in bins of one width. A value at the border of
 * two bins belongs to the upper one; bins are found by exact arithmetic. Deeply immutable; safe for
 * every thread.
 *
 * @param origin what the values were made of
 * @param result the result
 * @param start the lower border of the first bin
 * @param width how wide a bin is
 * @param counts how many schools each bin has
 * @param missing how many schools have no value
 * @param cuts values that are marked, such as cut scores
 */
public record Distribution(
    Origin origin,
    String result,
    Rational start,
    Rational width,
    List<Integer> counts,
    int missing,
    List<Cut> cuts) {
  /** Bins are at least half so many and at most so many, if schools differ. */
  private static final int MOST_BINS = 50;

  public Distribution {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(start, "start");
    counts = List.copyOf(counts);
    cuts = List.copyOf(cuts);
    if (width.signum() <= 0) {
      throw new IllegalArgumentException("width must be more than 0: " + width);
    }
  }

  /**
   * A value that is marked.
   *
   * @param label what it is
   * @param at the value
   */
  public record Cut(String label, Rational at) {
    public Cut {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * The distribution of a result over the schools of an outcome; of a result of each group that of
   * all students.
   *
   * @throws IllegalArgumentException if there is no such result or it is no number
   */
  public static Distribution of(Outcome outcome, String result, List<Cut> cuts) {
    List<Rational> values = new ArrayList<>();
    int missing = 0;
    for (Entity entity : outcome.entities()) {
      if (entity.kind() != Entity.Kind.SCHOOL) {
        continue;
      }
      Value value = outcome.value(entity.id(), result);
      if (value instanceof Value.Num num) {
        values.add(num.number());
      } else if (value.isMissing()) {
        missing++;
      } else {
        throw new IllegalArgumentException("result must be a number: " + result);
      }
    }
    return of(outcome.origin(), result, values, missing, cuts);
  }

  static Distribution of(
      Origin origin, String result, List<Rational> values, int missing, List<Cut> cuts) {
    if (values.isEmpty()) {
      return new Distribution(
          origin, result, Rational.ZERO, Rational.ONE, List.of(), missing, cuts);
    }
    Rational least = values.stream().min(Rational::compareTo).orElseThrow();
    Rational most = values.stream().max(Rational::compareTo).orElseThrow();
    Rational width = width(most.minus(least));
    Rational start = floor(least.dividedBy(width)).times(width);
    List<Integer> counts = new ArrayList<>();
    for (Rational value : values) {
      int bin = floor(value.minus(start).dividedBy(width)).numerator().intValueExact();
      while (counts.size() <= bin) {
        counts.add(0);
      }
      counts.set(bin, counts.get(bin) + 1);
    }
    return new Distribution(origin, result, start, width, counts, missing, cuts);
  }

  private static Rational floor(Rational number) {
    return number.rounded(0, RoundingRule.DOWN);
  }

  /** The least of 1, 2 and 5 times a power of ten with which there are few enough bins. */
  private static Rational width(Rational range) {
    if (range.signum() == 0) {
      return Rational.ONE;
    }
    Rational most = Rational.of(MOST_BINS);
    Rational width = Rational.ONE;
    while (range.dividedBy(width).compareTo(most) < 0) {
      width = width.dividedBy(Rational.of(10));
    }
    Rational power = width;
    int[] factors = {1, 2, 5};
    for (int i = 0; range.dividedBy(width).compareTo(most) >= 0; i++) {
      width = power.times(Rational.of(factors[i % 3]));
      power = i % 3 == 2 ? power.times(Rational.of(10)) : power;
    }
    return width;
  }

  /** The bins as a table. */
  public Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (int bin = 0; bin < counts.size(); bin++) {
      rows.add(List.of(border(bin).toString(), border(bin + 1).toString(), "" + counts.get(bin)));
    }
    return new Table(List.of("from", "below", "schools"), rows);
  }

  /** The lower border of a bin. */
  Rational border(int bin) {
    return start.plus(width.times(Rational.of(bin)));
  }

  /** A picture of it. */
  public String svg() {
    return new DistributionPicture(this).picture();
  }
}
