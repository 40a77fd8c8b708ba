package org.sqis.core.engine;

/**
 * Loops over blocks, one operation each, so small that the compiler of the JVM turns them into
 * vector instructions. None can overflow where their callers proved it.
 */
final class Kernels {
  private Kernels() {}

  static void scale(long[] in, long factor, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = in[i] * factor;
    }
  }

  static void negate(long[] in, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = -in[i];
    }
  }

  static void absolute(long[] in, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = Math.abs(in[i]);
    }
  }

  static void plus(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = left[i] + right[i];
    }
  }

  static void minus(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = left[i] - right[i];
    }
  }

  static void times(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = left[i] * right[i];
    }
  }

  /** 1 where left is less: both have at most 61 bits, so the difference does not overflow. */
  static void less(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = (left[i] - right[i]) >>> 63;
    }
  }

  /** 1 where left is not greater. */
  static void atMost(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = 1 - ((right[i] - left[i]) >>> 63);
    }
  }

  static void same(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      long difference = left[i] ^ right[i];
      out[i] = 1 - ((difference | -difference) >>> 63);
    }
  }

  static void and(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = left[i] & right[i];
    }
  }

  static void or(long[] left, long[] right, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = left[i] | right[i];
    }
  }

  static void not(long[] in, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = 1 - in[i];
    }
  }

  /** Where {@code test} is 1 the first, where it is 0 the second. */
  static void select(long[] test, long[] then, long[] otherwise, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = otherwise[i] ^ ((then[i] ^ otherwise[i]) & -test[i]);
    }
  }

  /** 1 where the value is at least {@code cut}. */
  static void atLeast(long[] in, long cut, long[] out, int length) {
    long below = cut - 1;
    for (int i = 0; i < length; i++) {
      out[i] = (below - in[i]) >>> 63;
    }
  }

  /** 1 more where the value is at least {@code cut}. */
  static void addAtLeast(long[] in, long cut, long[] out, int length) {
    long below = cut - 1;
    for (int i = 0; i < length; i++) {
      out[i] += (below - in[i]) >>> 63;
    }
  }

  /** {@code share} where the value is present, 0 where there is a reason. */
  static void present(long[] missing, long share, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = ((missing[i] - 1) >> 63) & share;
    }
  }

  /** Adds {@code weight × (first + step × code)}. */
  static void addProduct(
      long[] weight, long[] codes, long first, long step, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] += weight[i] * (first + step * codes[i]);
    }
  }

  /** 1 in place of 0; no number is negative. */
  static void atLeastOne(long[] in, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = in[i] + ((in[i] - 1) >>> 63);
    }
  }

  /** Adds {@code share} where the number is not 0; none is negative. */
  static void addWhere(long[] in, long share, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] += ~((in[i] - 1) >> 63) & share;
    }
  }

  static void look(long[] in, long[] table, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = table[(int) in[i]];
    }
  }

  /** The same where codes of missing rows mean nothing. */
  static void look(long[] in, long[] missing, long[] table, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = missing[i] != 0 ? 0 : table[(int) in[i]];
    }
  }

  /** Half up, ties away from zero: {@code in × factor / divisor} to a whole number. */
  static void halfUp(long[] in, long factor, long divisor, long[] out, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = halfUp(in[i] * factor, divisor);
    }
  }

  static long halfUp(long number, long divisor) {
    long whole = number / divisor;
    long rest = number - whole * divisor;
    long isAway = (divisor - 1 - 2 * Math.abs(rest)) >>> 63;
    return whole + (number < 0 ? -isAway : isAway);
  }

  static long halfEven(long number, long divisor) {
    long whole = Math.floorDiv(number, divisor);
    long twice = 2 * (number - whole * divisor);
    return twice > divisor || (twice == divisor && (whole & 1) != 0) ? whole + 1 : whole;
  }

  static long up(long number, long divisor) {
    return -Math.floorDiv(-number, divisor);
  }

  static long down(long number, long divisor) {
    return Math.floorDiv(number, divisor);
  }
}
