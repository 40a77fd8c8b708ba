package org.sqis.examples;

/**
 * Random numbers that are the same everywhere: SplitMix64 of Steele, Lea and Flood (2014) and whole
 * numbers only. Confined to one thread.
 */
final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** The standard deviation of the sum of four draws from 0 to 65,535. */
  private static final long DEVIATION_OF_FOUR = 37_837;

  private static final int MOST_OF_16_BITS = 0xFFFF;

  private long state;

  SplitMix64(long seed) {
    this.state = seed;
  }

  /** The next 64 bits. */
  long next() {
    state += GOLDEN_GAMMA;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1: " + bound);
    }
    return (int) ((next() >>> 33) % bound);
  }

  /** True in {@code perTenThousand} of 10,000 cases. */
  boolean chance(int perTenThousand) {
    return below(10_000) < perTenThousand;
  }

  /** A number around 0, nearly normal, with the given standard deviation; at most 3.46 of them. */
  int bell(int deviation) {
    long bits = next();
    long sum = -2L * MOST_OF_16_BITS;
    for (int i = 0; i < 4; i++) {
      sum += (bits >>> (16 * i)) & MOST_OF_16_BITS;
    }
    return (int) (sum * deviation / DEVIATION_OF_FOUR);
  }

  /** One of the places of {@code weights}, each as often as its weight says. */
  int pick(int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int left = below(total);
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
