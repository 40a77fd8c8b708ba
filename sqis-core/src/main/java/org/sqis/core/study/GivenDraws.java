package org.sqis.core.study;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.sqis.core.number.Rational;

/** Weights that the caller gives, brought to whole numbers. Immutable; safe for every thread. */
final class GivenDraws implements DrawSource {
  /** By draw and table the weights of its shares. */
  private final long[][][] weights;

  GivenDraws(StudyData data, List<Map<String, Rational>> draws) {
    this.weights = new long[draws.size()][data.tables().size()][];
    for (int number = 0; number < weights.length; number++) {
      for (int table = 0; table < weights[number].length; table++) {
        weights[number][table] = whole(draws.get(number), data.tables().get(table), number);
      }
    }
  }

  private static long[] whole(Map<String, Rational> draw, StudyData.WeightTable table, int number) {
    List<StudyData.Share> shares = table.shares();
    BigInteger denominator = BigInteger.ONE;
    Rational[] given = new Rational[shares.size()];
    for (int i = 0; i < given.length; i++) {
      Rational weight = draw.get(shares.get(i).measure());
      if (weight == null && shares.get(i).points().signum() > 0) {
        throw wrong(number, "has no weight for " + shares.get(i).measure());
      }
      given[i] = weight == null ? Rational.ZERO : weight;
      if (given[i].signum() < 0) {
        throw wrong(number, "weighs " + shares.get(i).measure() + " with less than 0");
      }
      BigInteger own = given[i].denominator();
      denominator = denominator.divide(denominator.gcd(own)).multiply(own);
    }
    BigInteger sum = BigInteger.ZERO;
    BigInteger[] all = new BigInteger[given.length];
    for (int i = 0; i < given.length; i++) {
      all[i] = given[i].numerator().multiply(denominator.divide(given[i].denominator()));
      sum = sum.add(all[i]);
    }
    if (sum.signum() == 0) {
      throw wrong(number, "weighs nothing");
    }
    BigInteger common = sum;
    for (BigInteger one : all) {
      common = common.gcd(one);
    }
    if (sum.divide(common).compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw wrong(number, "has weights with too many digits; round them to 12 decimals");
    }
    long[] whole = new long[given.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = all[i].divide(common).longValueExact();
    }
    return whole;
  }

  private static IllegalArgumentException wrong(int number, String what) {
    return new IllegalArgumentException(
        "draws must be weights of the index: draw " + number + " " + what);
  }

  @Override
  public void draw(int number, int table, long[] into) {
    long[] one = weights[number][table];
    System.arraycopy(one, 0, into, 0, one.length);
  }
}
