package org.sqis.core.engine;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A register: a block of values and, where some can be missing, why. A register is written by one
 * kernel and never again, so that others may share its arrays. What stands among the codes of a
 * missing row means nothing; denominators are 1 there or more.
 */
final class Reg {
  /** How many rows a block has at most. */
  static final int BLOCK = 1024;

  private static final long[] NO_CODES = new long[0];

  private final Shape shape;
  private final long[] codes;
  private final long @Nullable [] denominators;
  private final long @Nullable [] missing;
  private @Nullable Set<Long> possible;
  private double @Nullable [] values;
  private double @Nullable [] errors;

  Reg(Shape shape, long[] codes, long @Nullable [] denominators, long @Nullable [] missing) {
    this.shape = shape;
    this.codes = codes;
    this.denominators = denominators;
    this.missing = missing;
  }

  /** A register of numbers that are known but for an error. */
  static Reg near(Shape.Near shape, double[] values, double[] errors, long @Nullable [] missing) {
    Reg reg = new Reg(shape, NO_CODES, null, missing);
    reg.values = values;
    reg.errors = errors;
    return reg;
  }

  /** The numbers of a register of such numbers, not exact. */
  double[] values() {
    return Objects.requireNonNull(values, "a near register");
  }

  /** No number is farther from the exact one; without end where nothing is known. */
  double[] errors() {
    return Objects.requireNonNull(errors, "a near register");
  }

  private Reg withNear(Reg from) {
    values = from.values;
    errors = from.errors;
    return this;
  }

  Shape shape() {
    return shape;
  }

  long[] codes() {
    return codes;
  }

  long @Nullable [] denominators() {
    return denominators;
  }

  /** By row 0, or the number of its reason; null if no value can be missing. */
  long @Nullable [] missing() {
    return missing;
  }

  /** The reasons that can stand in {@link #missing}, by number; null if that is not known. */
  @Nullable Set<Long> possible() {
    return missing == null ? Set.of() : possible;
  }

  /** Says which reasons there can be. */
  Reg possible(@Nullable Set<Long> reasonNumbers) {
    possible = reasonNumbers;
    return this;
  }

  /** The same codes with other reasons. */
  Reg withMissing(long @Nullable [] others) {
    return new Reg(shape, codes, denominators, others).withNear(this);
  }

  /** The same codes as something else. */
  Reg as(Shape other) {
    return new Reg(other, codes, denominators, missing).possible(possible).withNear(this);
  }

  /** The same with denominators of 1, if the shape has denominators. */
  Reg withOnes(Shape other) {
    if (!(other instanceof Shape.Fraction)) {
      return this;
    }
    long[] ones = new long[codes.length];
    Arrays.fill(ones, 1);
    return new Reg(shape, codes, ones, missing);
  }

  static long[] block() {
    return new long[BLOCK];
  }
}
