package org.sqis.core.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;

/**
 * A value that districts send.
 *
 * @param name its name
 * @param each whom it describes; not the policy
 * @param type its type
 * @param partOf the input it is a part of and can never exceed, or empty
 * @param min the least number allowed; null for no limit but the unit's own
 * @param max the greatest number allowed; null for no limit but the unit's own
 * @param neverMissing whether a missing value is a fault of the data
 * @param meaning what it means, or empty
 * @param lag how many years before the rating year its data belong to, 0 to 9
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Input(
    String name,
    UnitOfAnalysis each,
    Type type,
    String partOf,
    @Nullable Rational min,
    @Nullable Rational max,
    boolean neverMissing,
    String meaning,
    int lag,
    @Nullable YearRange years)
    implements Dated {
  public Input {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(each, "each");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(partOf, "partOf");
    Objects.requireNonNull(meaning, "meaning");
    if (each == UnitOfAnalysis.POLICY) {
      throw new IllegalArgumentException("each must not be the policy: " + each);
    }

    if (lag < 0 || lag > 9) {
      throw new IllegalArgumentException("lag must be from 0 to 9: " + lag);
    }
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Input withYears(@Nullable YearRange others) {
    return new Input(name, each, type, partOf, min, max, neverMissing, meaning, lag, others);
  }

  /** The same, in force in every year of the policy. */
  public Input(
      String name,
      UnitOfAnalysis each,
      Type type,
      String partOf,
      @Nullable Rational min,
      @Nullable Rational max,
      boolean neverMissing,
      String meaning) {
    this(name, each, type, partOf, min, max, neverMissing, meaning, 0, null);
  }
}
