package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.IndexSpec;

/**
 * Makes kernels of an index whose missing measures are only ever spread over their domain or over
 * everything. The points of a domain are the points earned by what is present, divided by the
 * shares present: two sums, no branch and no pattern. Domains are put together in the same way, as
 * fractions; nothing is divided before the end.
 */
final class SpreadCode {
  private final Code code;
  private final Element.OfIndex index;
  private final List<IndexCode.Cell> cells;

  /** What one is of the shares: every share is a whole number of it. */
  private final Rational shareUnit;

  /** What one is of what a level earns. */
  private final Rational earnedUnit;

  /** The least that a level earns, or 0. */
  private long least;

  /** The most that a level earns, or 0. */
  private long greatest;

  SpreadCode(Code code, Element.OfIndex index, List<IndexCode.Cell> cells) {
    this.code = code;
    this.index = index;
    this.cells = cells;
    Rational shares = null;
    Rational earned = null;
    for (IndexCode.Cell cell : cells) {
      shares = common(shares, cell.share());
      for (Rational part :
          Objects.requireNonNull(index.earned().get(cell.row().measure())).values()) {
        earned = common(earned, part);
      }
    }
    this.shareUnit = shares == null ? Rational.ONE : shares;
    this.earnedUnit = earned == null ? Rational.ONE : earned;
  }

  private static @Nullable Rational common(@Nullable Rational known, Rational other) {
    if (other.signum() == 0) {
      return known;
    }
    return known == null ? other.absolute() : Shapes.common(known, other.absolute());
  }

  /** Whether every reason there can be makes a measure missing and no more. */
  static boolean canSpread(Element.OfIndex index, List<IndexCode.Cell> cells, Reasons reasons) {
    boolean isPlain =
        index.instead().isEmpty()
            && index.needs() == null
            && index.spec().roundCells() == null
            && cells.stream().noneMatch(cell -> cell.share().signum() < 0);
    if (!isPlain) {
      return false;
    }
    for (IndexCode.Cell cell : cells) {
      Set<Long> possible = cell.level().possible();
      boolean isLevels =
          cell.level().shape() instanceof Shape.Listed
              || cell.level().shape() instanceof Shape.Nothing;
      if (possible == null || !isLevels || !isOnce(cells, cell)) {
        return false;
      }
      for (long number : possible) {
        if (!isSpread(index.spec(), reasons.get(number).reason())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the measure has one cell, that of the school. */
  private static boolean isOnce(List<IndexCode.Cell> cells, IndexCode.Cell cell) {
    return cells.stream().filter(one -> one.row().equals(cell.row())).count() == 1;
  }

  private static boolean isSpread(IndexSpec spec, MissingReason reason) {
    for (IndexSpec.MissingMeasureRule rule : spec.missingMeasure()) {
      if (rule.reasons().contains(reason)) {
        return rule.then() != IndexSpec.MeasureAction.WITHHOLD;
      }
    }
    return false;
  }

  /** A domain: points earned over shares present. */
  private static final class Sum {
    /** What is earned, in units of a share times those of what is earned. */
    private final long[] above;

    /** The shares present; where it is 0 nothing is. */
    private final long[] below;

    private final BigInteger mostAbove;
    private final BigInteger mostBelow;

    Sum(long[] above, long[] below, BigInteger mostAbove, BigInteger mostBelow) {
      this.above = above;
      this.below = below;
      this.mostAbove = mostAbove;
      this.mostBelow = mostBelow;
    }
  }

  /** The index before its rounding; null if numbers grow too large. */
  @Nullable Reg index() {
    Sum sum = sum(cells, 0);
    if (sum == null) {
      return null;
    }
    long[] below = sum.below;
    long[] under = code.block();
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long is = below[i];
            under[i] = is == 0 ? 1 : is;
            why[i] = is == 0 ? nothingLeft(i) : 0;
          }
        });
    Shape.Fraction shape =
        Shape.Fraction.of(
            Rational.HUNDRED.times(earnedUnit),
            sum.mostAbove.negate(),
            sum.mostAbove,
            sum.mostBelow);
    // A mean lies between the least and the most that any level of any measure earns.
    return shape == null
        ? null
        : new Reg(
            shape.within(BigInteger.valueOf(least), BigInteger.valueOf(greatest)),
            sum.above,
            under,
            why);
  }

  /** As the reference evaluator says it. */
  private long nothingLeft(int row) {
    MissingReason reason = MissingReason.NOT_APPLICABLE;
    for (IndexCode.Cell cell : cells) {
      long[] missing = cell.level().missing();
      if (missing != null && missing[row] != 0) {
        MissingReason own = code.reasons().get(missing[row]).reason();
        reason = own.compareTo(reason) < 0 ? own : reason;
      }
    }
    return code.reasons().number(new Value.Missing(reason, "no measure is present"));
  }

  /** The points of the measures, whose domains are told apart from {@code depth} on. */
  private @Nullable Sum sum(List<IndexCode.Cell> all, int depth) {
    List<IndexCode.Cell> own = new ArrayList<>();
    Map<String, List<IndexCode.Cell>> domains = new LinkedHashMap<>();
    for (IndexCode.Cell cell : all) {
      List<String> domain = cell.row().domain();
      if (index.spreadsOverEverything() || domain.size() <= depth) {
        own.add(cell);
      } else {
        domains.computeIfAbsent(domain.get(depth), name -> new ArrayList<>()).add(cell);
      }
    }
    Sum sum = own.isEmpty() ? null : measures(own);
    if (!own.isEmpty() && sum == null) {
      return null;
    }
    List<Sum> parts = new ArrayList<>();
    List<BigInteger> shares = new ArrayList<>();
    for (List<IndexCode.Cell> cellsOfDomain : domains.values()) {
      Sum part = sum(cellsOfDomain, depth + 1);
      if (part == null) {
        return null;
      }
      parts.add(part);
      BigInteger share = BigInteger.ZERO;
      for (IndexCode.Cell cell : cellsOfDomain) {
        share = share.add(shares(cell));
      }
      shares.add(share);
    }
    return parts.isEmpty() ? sum : together(sum, parts, shares);
  }

  private BigInteger shares(IndexCode.Cell cell) {
    return cell.share().dividedBy(shareUnit).numerator();
  }

  private @Nullable Sum measures(List<IndexCode.Cell> own) {
    long[] above = code.block();
    long[] below = code.block();
    BigInteger mostAbove = BigInteger.ZERO;
    BigInteger mostBelow = BigInteger.ZERO;
    code.add((from, length) -> Arrays.fill(above, 0, length, 0));
    code.add((from, length) -> Arrays.fill(below, 0, length, 0));
    for (IndexCode.Cell cell : own) {
      if (!(cell.level().shape() instanceof Shape.Listed listed) || listed.values().isEmpty()) {
        continue;
      }
      BigInteger share = shares(cell);
      long[] table = earned(cell, listed);
      if (table == null || !Shape.fits(share)) {
        return null;
      }
      BigInteger most = BigInteger.ZERO;
      for (long one : table) {
        most = most.max(BigInteger.valueOf(one).abs());
        least = Math.min(least, one);
        greatest = Math.max(greatest, one);
      }
      mostAbove = mostAbove.add(most.multiply(share));
      mostBelow = mostBelow.add(share);
      add(cell.level(), share.longValue(), table, above, below);
    }
    return Shape.fits(mostAbove) && Shape.fits(mostBelow)
        ? new Sum(above, below, mostAbove, mostBelow)
        : null;
  }

  private void add(Reg level, long share, long[] table, long[] above, long[] below) {
    long[] codes = level.codes();
    long[] missing = level.missing();
    long[] weight = code.block();
    if (missing == null) {
      Arrays.fill(weight, share);
    } else {
      code.add((from, length) -> Kernels.present(missing, share, weight, length));
    }
    long step = table.length > 1 ? table[1] - table[0] : 0;
    if (isStraight(table, step)) {
      long first = table[0];
      code.add((from, length) -> Kernels.addProduct(weight, codes, first, step, above, length));
    } else {
      long[] earned = code.block();
      code.add(
          missing == null
              ? (from, length) -> Kernels.look(codes, table, earned, length)
              : (from, length) -> Kernels.look(codes, missing, table, earned, length));
      code.add((from, length) -> Kernels.addProduct(weight, earned, 0, 1, above, length));
    }
    code.add((from, length) -> Kernels.plus(below, weight, below, length));
  }

  private static boolean isStraight(long[] table, long step) {
    for (int i = 0; i < table.length; i++) {
      if (table[i] != table[0] + i * step) {
        return false;
      }
    }
    return true;
  }

  /** What each level earns; null if that is too large. */
  private long @Nullable [] earned(IndexCode.Cell cell, Shape.Listed listed) {
    Map<Rational, Rational> parts =
        Objects.requireNonNull(index.earned().get(cell.row().measure()));
    long[] table = new long[listed.values().size()];
    for (int i = 0; i < table.length; i++) {
      Rational number = ((Value.Level) listed.values().get(i)).number();
      BigInteger earned =
          Objects.requireNonNull(parts.get(number)).dividedBy(earnedUnit).numerator();
      if (earned.bitLength() > 40) {
        return null;
      }
      table[i] = earned.longValue();
    }
    return table;
  }

  /**
   * Domains side by side: the share of each that is present, times its points over its shares
   * present, over the sum of the shares of those present.
   */
  private @Nullable Sum together(@Nullable Sum own, List<Sum> parts, List<BigInteger> shares) {
    BigInteger product = BigInteger.ONE;
    BigInteger base = own == null ? BigInteger.ZERO : own.mostBelow;
    BigInteger most = BigInteger.ZERO;
    for (int i = 0; i < parts.size(); i++) {
      product = product.multiply(parts.get(i).mostBelow.max(BigInteger.ONE));
      base = base.add(shares.get(i));
      BigInteger other = shares.get(i).multiply(parts.get(i).mostAbove);
      for (int j = 0; j < parts.size(); j++) {
        other = j == i ? other : other.multiply(parts.get(j).mostBelow.max(BigInteger.ONE));
      }
      most = most.add(other);
    }
    if (own != null) {
      most = most.add(own.mostAbove.multiply(product));
    }
    BigInteger below = base.multiply(product);
    if (!Shape.fits(most) || !Shape.fits(below)) {
      return null;
    }
    int size = parts.size();
    long[][] denominators = new long[size][];
    long[] present = code.block();
    if (own == null) {
      code.add((from, length) -> Arrays.fill(present, 0, length, 0));
    } else {
      code.add((from, length) -> Kernels.scale(own.below, 1, present, length));
    }
    for (int i = 0; i < size; i++) {
      long[] sums = parts.get(i).below;
      long[] divisors = code.block();
      long share = shares.get(i).longValue();
      denominators[i] = divisors;
      code.add((from, length) -> Kernels.atLeastOne(sums, divisors, length));
      code.add((from, length) -> Kernels.addWhere(sums, share, present, length));
    }
    long[] above = code.block();
    if (own == null) {
      code.add((from, length) -> Arrays.fill(above, 0, length, 0));
    } else {
      code.add((from, length) -> Kernels.scale(own.above, 1, above, length));
      for (long[] divisors : denominators) {
        code.add((from, length) -> Kernels.times(above, divisors, above, length));
      }
    }
    long[] all = code.block();
    code.add((from, length) -> Kernels.scale(present, 1, all, length));
    for (int i = 0; i < size; i++) {
      long share = shares.get(i).longValue();
      long[] points = parts.get(i).above;
      long[] term = code.block();
      code.add((from, length) -> Kernels.scale(points, share, term, length));
      for (int j = 0; j < size; j++) {
        if (j != i) {
          long[] divisors = denominators[j];
          code.add((from, length) -> Kernels.times(term, divisors, term, length));
        }
      }
      long[] divisors = denominators[i];
      code.add((from, length) -> Kernels.plus(above, term, above, length));
      code.add((from, length) -> Kernels.times(all, divisors, all, length));
    }
    return new Sum(above, all, most, below);
  }
}
