package org.sqis.core.number;

import java.math.BigInteger;

/**
 * How a number between two multiples of a place is rounded. Immutable; safe for every thread.
 *
 * <p>{@link #HALF_UP} is the rule of published accountability data: a tie goes away from zero, so
 * -18.75 gives -18.8 at one decimal.
 */
public enum RoundingRule {
  /** To the nearest; a tie goes away from zero. */
  HALF_UP,
  /** To the nearest; a tie goes to the even neighbour. */
  HALF_EVEN,
  /** To the next multiple above, towards positive infinity. */
  UP,
  /** To the next multiple below, towards negative infinity. */
  DOWN;

  /** Rounds {@code numerator / denominator}, with a positive denominator, to a whole number. */
  BigInteger whole(BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    BigInteger quotient = parts[0];
    BigInteger remainder = parts[1];
    if (remainder.signum() == 0) {
      return quotient;
    }
    BigInteger away = quotient.add(BigInteger.valueOf(numerator.signum()));
    return switch (this) {
      case UP -> numerator.signum() > 0 ? away : quotient;
      case DOWN -> numerator.signum() > 0 ? quotient : away;
      case HALF_UP -> remainder.abs().shiftLeft(1).compareTo(denominator) >= 0 ? away : quotient;
      case HALF_EVEN -> {
        int half = remainder.abs().shiftLeft(1).compareTo(denominator);
        boolean goAway = half > 0 || (half == 0 && quotient.testBit(0));
        yield goAway ? away : quotient;
      }
    };
  }
}
