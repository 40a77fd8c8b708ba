package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.Measure;

/**
 * Makes the kernel of the cell of the lowest-performing group: the group with the worst exact
 * result; of tied ones the least level. As the reference evaluator finds it.
 */
final class LowestCode {
  private final Code code;
  private final NodeCode.Where where;
  private final Plan plan;
  private final Element.OfIndex index;

  LowestCode(Code code, NodeCode.Where where, Plan plan, Element.OfIndex index) {
    this.code = code;
    this.where = where;
    this.plan = plan;
    this.index = index;
  }

  /** The groups as arrays by group. */
  private static final class Groups {
    private final long[][] levels;
    private final long[][] levelWhys;
    private final long[][] results;
    private final long[][] under;
    private final long[][] whys;

    Groups(int size) {
      this.levels = new long[size][];
      this.levelWhys = new long[size][];
      this.results = new long[size][];
      this.under = new long[size][];
      this.whys = new long[size][];
    }
  }

  /** The level of the cell; null if there is no kernel. */
  @Nullable Reg of(Element.Cell cell, Element.OfLevels levels) {
    String once = index.spec().lowestOnceBy();
    String by = once.isEmpty() ? levels.table().of() : once;
    List<Reg> ofLevels = joined(cell.groups(), levels.name(), false);
    List<Reg> results = joined(cell.groups(), by, true);
    if (ofLevels == null || results == null) {
      return null;
    }
    Shape shape = ofLevels.get(0).shape();
    if (!(shape instanceof Shape.Listed listed)) {
      return null;
    }
    Groups groups = new Groups(cell.groups().size());
    for (int i = 0; i < cell.groups().size(); i++) {
      Reg level = ofLevels.get(i);
      Reg result = results.get(i);
      groups.levels[i] = level.codes();
      groups.levelWhys[i] = present(level.missing());
      groups.results[i] = result.codes();
      long[] denominators = result.denominators();
      groups.under[i] = denominators == null ? ones() : denominators;
      groups.whys[i] = present(once.isEmpty() ? level.missing() : result.missing());
    }
    boolean isLowerBetter =
        plan.element(by) instanceof Element.OfMeasure measure
            && measure.measure().better() == Measure.Direction.LOWER;
    return kernel(groups, listed, isLowerBetter ? -1 : 1);
  }

  private long[] ones() {
    long[] ones = code.block();
    Arrays.fill(ones, 1);
    return ones;
  }

  private long[] present(long @Nullable [] missing) {
    return missing == null ? code.block() : missing;
  }

  /** One value of each group in one shape; null if there is none or products grow too large. */
  private @Nullable List<Reg> joined(List<Integer> numbers, String name, boolean isExact) {
    Shape shape = null;
    List<Reg> read = new ArrayList<>();
    for (int group : numbers) {
      Reg one = where.read(name, group, isExact);
      Reg value = one == null || !isExact ? one : number(one);
      if (value == null) {
        return null;
      }
      read.add(value);
      shape = shape == null ? value.shape() : Shapes.joined(shape, value.shape());
      if (shape == null) {
        return null;
      }
    }
    if (shape instanceof Shape.Fraction fraction
        && !Shape.fits(fraction.most().multiply(BigInteger.valueOf(fraction.maxDenominator())))) {
      return null;
    }
    if (shape instanceof Shape.Near) {
      return null;
    }
    List<Reg> all = new ArrayList<>();
    for (Reg one : read) {
      Reg own = code.into(one, Objects.requireNonNull(shape, "a family has groups"));
      if (own == null) {
        return null;
      }
      all.add(own);
    }
    return all;
  }

  private @Nullable Reg number(Reg reg) {
    return reg.shape() instanceof Shape.Nothing ? reg : code.numeric(reg);
  }

  private Reg kernel(Groups groups, Shape.Listed listed, long sign) {
    int size = groups.levels.length;
    long[] ranks = ranks(listed.values());
    long[] out = code.block();
    long[] why = code.block();
    Reasons reasons = code.reasons();
    long none = reasons.number(new Value.Missing(MissingReason.NOT_APPLICABLE, "no such group"));
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long missing = 0;
            int worst = -1;
            long level = 0;
            long levelWhy = 0;
            for (int group = 0; group < size; group++) {
              long reason = groups.whys[group][i];
              if (reason != 0) {
                missing = reasons.both(missing, reason);
                continue;
              }
              long side = worst < 0 ? -1 : sign * compare(groups, group, worst, i);
              if (side > 0) {
                continue;
              }
              long own = groups.levels[group][i];
              long ownWhy = groups.levelWhys[group][i];
              boolean isLower =
                  side < 0
                      || levelWhy != 0
                      || (ownWhy == 0 && ranks[(int) own] < ranks[(int) level]);
              worst = side < 0 ? group : worst;
              level = isLower ? own : level;
              levelWhy = isLower ? ownWhy : levelWhy;
            }
            boolean isBlocked = missing != 0 && !reasons.isAbsence(missing);
            boolean isNone = worst < 0 || isBlocked;
            out[i] = level;
            why[i] = isNone ? (missing != 0 ? missing : none) : levelWhy;
          }
        });
    return new Reg(listed, out, null, why);
  }

  private static long compare(Groups groups, int one, int other, int row) {
    long left = groups.results[one][row] * groups.under[other][row];
    long right = groups.results[other][row] * groups.under[one][row];
    return Long.compare(left, right);
  }

  private static long[] ranks(List<Value> levels) {
    List<Rational> sorted = levels.stream().map(Functions::number).distinct().sorted().toList();
    long[] ranks = new long[levels.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = sorted.indexOf(Functions.number(levels.get(i)));
    }
    return ranks;
  }
}
