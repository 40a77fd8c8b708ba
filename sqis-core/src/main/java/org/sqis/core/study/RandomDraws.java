package org.sqis.core.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/**
 * Weights drawn at random: multiples of 2^-40 of the whole. Everything is computed by {@code
 * StrictMath} and the four operations of {@code double}, which Java defines to the last bit, so
 * that the same seed gives the same weights on every machine. Immutable; safe for every thread.
 *
 * <p>The random numbers of a measure are the same in every table of shares: a measure that weighs
 * more in one type of school weighs more in the others.
 */
final class RandomDraws implements DrawSource {
  /** What the weights of a table add up to. */
  static final long WHOLE = 1L << 40;

  private final long seed;

  /** By table and share the number of its measure. */
  private final int[][] measures;

  /** By table and share the shape of its gamma distribution; 0 for a share that does not count. */
  private final double[][] shapes;

  /**
   * @param concentration how near weights stay to the stated shares; null for every division of the
   *     whole equally likely
   */
  RandomDraws(StudyData data, @Nullable Rational concentration, long seed) {
    this.seed = seed;
    List<String> names = data.measures();
    int tables = data.tables().size();
    this.measures = new int[tables][];
    this.shapes = new double[tables][];
    for (int table = 0; table < tables; table++) {
      List<StudyData.Share> shares = data.tables().get(table).shares();
      Rational total =
          shares.stream().map(StudyData.Share::points).reduce(Rational.ZERO, Rational::plus);
      measures[table] = new int[shares.size()];
      shapes[table] = new double[shares.size()];
      for (int i = 0; i < shares.size(); i++) {
        Rational points = shares.get(i).points();
        measures[table][i] = names.indexOf(shares.get(i).measure());
        if (points.signum() > 0) {
          shapes[table][i] =
              concentration == null ? 1 : concentration.times(points).dividedBy(total).toDouble();
        }
      }
    }
  }

  @Override
  public void draw(int number, int table, long[] into) {
    double[] shape = shapes[table];
    double[] drawn = new double[shape.length];
    double total = 0;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] > 0) {
        drawn[i] = new Stream(seed, number, measures[table][i]).gamma(shape[i]);
        total += drawn[i];
      }
    }
    long rest = WHOLE;
    int greatest = -1;
    for (int i = 0; i < shape.length; i++) {
      into[i] = 0;
      if (shape[i] > 0) {
        // At least 1, so that a measure that counts never looks like one that does not.
        into[i] = total > 0 ? Math.max(1, (long) (drawn[i] / total * WHOLE)) : 1;
        rest -= into[i];
        greatest = greatest < 0 || into[i] > into[greatest] ? i : greatest;
      }
    }
    into[greatest] += rest;
  }

  /** The random numbers of one measure in one draw: SplitMix64. Confined to one thread. */
  static final class Stream {
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private long state;

    Stream(long seed, int draw, int measure) {
      this.state = mixed(mixed(mixed(seed + STEP) + draw + STEP) + measure + STEP);
    }

    private static long mixed(long value) {
      long z = value;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      return z ^ (z >>> 31);
    }

    /** More than 0 and less than 1. */
    private double uniform() {
      state += STEP;
      return ((mixed(state) >>> 12) + 0.5) * 0x1p-52;
    }

    private double normal() {
      // Box and Muller; the second number is thrown away, so that a stream stays simple.
      double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
      return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** A number of the gamma distribution, by Marsaglia and Tsang (2000). */
    double gamma(double shape) {
      if (shape == 1) {
        return -StrictMath.log(uniform());
      }
      if (shape < 1) {
        double more = gamma(shape + 1);
        return more * StrictMath.pow(uniform(), 1 / shape);
      }
      double d = shape - 1.0 / 3;
      double c = 1 / StrictMath.sqrt(9 * d);
      while (true) {
        double x = normal();
        double v = 1 + c * x;
        if (v > 0) {
          v = v * v * v;
          if (StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
            return d * v;
          }
        }
      }
    }
  }
}
