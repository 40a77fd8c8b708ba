package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * A function of many values some of which can be missing, as the reference evaluator works it out:
 * absent members are left out; any other missing member makes the result missing, unless one answer
 * decides or the author says how many must be present.
 */
final class Aggregates {
  /** The reason of a member that does not take part at all. */
  static final long ABSENT = -1;

  private final Code code;
  private final Aggregate function;
  private final int atLeast;
  private final @Nullable Reg none;

  Aggregates(Code code, Aggregate function, int atLeast, @Nullable Reg none) {
    this.code = code;
    this.function = function;
    this.atLeast = atLeast;
    this.none = none;
  }

  /** The members in one shape, as arrays by member. */
  private static final class Members {
    private final Shape shape;
    private final long[][] codes;
    private final List<Reg> all;

    Members(Shape shape, List<Reg> all) {
      this.all = List.copyOf(all);
      this.shape = shape;
      this.codes = new long[all.size()][];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = all.get(i).codes();
      }
    }

    long missing(int member, int row) {
      long[] why = all.get(member).missing();
      return why == null ? 0 : why[row];
    }
  }

  @Nullable Reg of(List<Reg> values) {
    Members members = values.isEmpty() ? null : joined(values);
    if (members == null) {
      return null;
    }
    return switch (function.name()) {
      case "sum", "mean" -> total(members, function.name().equals("mean"));
      case "lowest", "highest" -> extreme(members, function.name().equals("lowest"));
      case "count", "share", "every", "any" -> counted(members);
      default -> null;
    };
  }

  private @Nullable Members joined(List<Reg> values) {
    Shape shape = values.get(0).shape();
    for (Reg value : values) {
      shape = shape == null ? null : Shapes.joined(shape, value.shape());
    }
    if (shape == null) {
      return null;
    }
    boolean isCompared =
        shape instanceof Shape.Fraction fraction
            && function.gives() == Aggregate.Gives.SAME
            && function.takes() == Aggregate.Takes.ORDERED
            && Shape.fits(fraction.most().multiply(BigInteger.valueOf(fraction.maxDenominator())));
    if (shape instanceof Shape.Fraction && !isCompared) {
      shape = new Shape.Near(Shapes.bound(shape));
    } else if (shape instanceof Shape.Nothing && function.name().equals("count")) {
      shape = new Shape.Answer();
    }
    List<Reg> all = new ArrayList<>();
    for (Reg value : values) {
      Reg one = code.into(value, shape);
      if (one == null) {
        return null;
      }
      all.add(one);
    }
    return new Members(shape, all);
  }

  /** Hears what the members of a row come to. */
  private interface Row {
    /** All members that count are known: so many are present. */
    void present(int row, int count);
  }

  /** What is done with the rows where there is no result, and {@code row} where there is one. */
  private long[] decide(Members members, long deciding, Row row) {
    long[] why = code.block();
    Reasons reasons = code.reasons();
    boolean isCount = function.gives() == Aggregate.Gives.COUNT && none == null;
    long empty =
        reasons.number(new Value.Missing(MissingReason.NOT_APPLICABLE, "no group takes part"));
    int least = atLeast;
    boolean isCondition = members.shape instanceof Shape.Answer;
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long missing = 0;
            long blocking = 0;
            int present = 0;
            boolean isDecided = false;
            for (int member = 0; member < members.codes.length; member++) {
              long reason = members.missing(member, i);
              if (reason == 0) {
                present++;
                isDecided |= isCondition && members.codes[member][i] == deciding;
              } else if (reason != ABSENT) {
                missing = reasons.both(missing, reason);
                blocking = reasons.isAbsence(reason) ? blocking : reasons.both(blocking, reason);
              }
            }
            long lacking = missing != 0 ? missing : empty;
            if (isDecided) {
              why[i] = 0;
            } else if (least > 0 && present < least) {
              why[i] = -lacking;
            } else if (least == 0 && blocking != 0) {
              why[i] = blocking;
            } else {
              why[i] = present > 0 || isCount ? 0 : -lacking;
            }
            row.present(i, present);
          }
        });
    return why;
  }

  /** Puts what stands instead where nothing is left; negative reasons mark these rows. */
  private @Nullable Reg withNone(Reg result, long[] why) {
    long[] out = code.block();
    if (none == null) {
      code.add(
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = Math.abs(why[i]);
            }
          });
      return result.withMissing(out);
    }
    long[] isThere = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            isThere[i] = why[i] < 0 ? 0 : 1;
            out[i] = Math.max(0, why[i]);
          }
        });
    return code.choose(
        new Reg(new Shape.Answer(), isThere, null, null),
        result.withMissing(out),
        Objects.requireNonNull(none));
  }

  private @Nullable Reg total(Members members, boolean isMean) {
    BigInteger most =
        members.shape instanceof Shape.Whole whole
            ? whole.most().multiply(BigInteger.valueOf(members.codes.length))
            : null;
    if (most == null || !Shape.fits(most)) {
      return near(members, isMean);
    }
    Rational unit = Shapes.unit(members.shape);
    long[] out = code.block();
    long[] counts = code.block();
    long[] why =
        decide(
            members,
            Long.MIN_VALUE,
            (row, count) -> {
              long sum = 0;
              for (int member = 0; member < members.codes.length; member++) {
                sum += members.missing(member, row) == 0 ? members.codes[member][row] : 0;
              }
              out[row] = sum;
              counts[row] = Math.max(1, count);
            });
    long limit = most.longValue();
    Reg result =
        isMean
            ? new Reg(
                new Shape.Fraction(unit, -limit, limit, members.codes.length)
                    .within(Shapes.low(members.shape), Shapes.high(members.shape)),
                out,
                counts,
                null)
            : new Reg(new Shape.Whole(unit, -limit, limit), out, null, null);
    return withNone(result, why);
  }

  /** A sum or mean of numbers that do not fit. */
  private @Nullable Reg near(Members members, boolean isMean) {
    List<Reg> all = new ArrayList<>();
    long[][] whys = new long[members.codes.length][];
    for (int i = 0; i < whys.length; i++) {
      Reg one = new Near(code).of(members.all.get(i));
      if (one == null) {
        return null;
      }
      all.add(one);
      long[] missing = members.all.get(i).missing();
      whys[i] = missing == null ? code.block() : missing;
    }
    long[] counts = code.block();
    long[] why = decide(members, Long.MIN_VALUE, (row, count) -> counts[row] = count);
    return withNone(new Near(code).total(all, whys, isMean ? counts : null), why);
  }

  /** Of equal ones the first, as the reference evaluator finds it. */
  private @Nullable Reg extreme(Members members, boolean isLeast) {
    if (members.shape instanceof Shape.Fraction) {
      return extremeFraction(members, isLeast);
    }
    long[] rank = ranks(members.shape);
    if (rank == null
        && !(members.shape instanceof Shape.Whole)
        && !(members.shape instanceof Shape.Day)) {
      return null;
    }
    long[] out = code.block();
    long sign = isLeast ? 1 : -1;
    long[] why =
        decide(
            members,
            Long.MIN_VALUE,
            (row, count) -> {
              boolean isFirst = true;
              long best = 0;
              for (int member = 0; member < members.codes.length; member++) {
                if (members.missing(member, row) != 0) {
                  continue;
                }
                long value = members.codes[member][row];
                long order = rank == null ? value - best : rank[(int) value] - rank[(int) best];
                best = isFirst || sign * order < 0 ? value : best;
                isFirst = false;
              }
              out[row] = best;
            });
    return withNone(new Reg(members.shape, out, null, null), why);
  }

  /** The same of fractions, which are compared by multiplying out. */
  private @Nullable Reg extremeFraction(Members members, boolean isLeast) {
    long[] out = code.block();
    long[] under = code.block();
    long sign = isLeast ? 1 : -1;
    long[][] denominators = new long[members.codes.length][];
    for (int i = 0; i < denominators.length; i++) {
      denominators[i] =
          Objects.requireNonNull(members.all.get(i).denominators(), "a fraction has them");
    }
    long[] why =
        decide(
            members,
            Long.MIN_VALUE,
            (row, count) -> {
              long best = 0;
              long bestUnder = 0;
              for (int member = 0; member < members.codes.length; member++) {
                if (members.missing(member, row) != 0) {
                  continue;
                }
                long value = members.codes[member][row];
                long own = denominators[member][row];
                boolean isBetter = bestUnder == 0 || sign * (value * bestUnder - best * own) < 0;
                best = isBetter ? value : best;
                bestUnder = isBetter ? own : bestUnder;
              }
              out[row] = best;
              under[row] = Math.max(1, bestUnder);
            });
    return withNone(new Reg(members.shape, out, under, null), why);
  }

  /** By place in a list of levels or numbers how they compare; null if it is no such list. */
  static long @Nullable [] ranks(Shape shape) {
    if (!(shape instanceof Shape.Listed listed) || !Code.isCountable(shape)) {
      return null;
    }
    List<Rational> sorted =
        listed.values().stream().map(Functions::number).distinct().sorted().toList();
    long[] ranks = new long[listed.values().size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = sorted.indexOf(Functions.number(listed.values().get(i)));
    }
    return ranks;
  }

  private @Nullable Reg counted(Members members) {
    if (!(members.shape instanceof Shape.Answer)) {
      return null;
    }
    int size = members.codes.length;
    long deciding =
        switch (function.decides()) {
          case NONE -> Long.MIN_VALUE;
          case YES -> 1;
          case NO -> 0;
        };
    long[] yes = code.block();
    long[] counts = code.block();
    long[] why =
        decide(
            members,
            deciding,
            (row, count) -> {
              long holding = 0;
              for (int member = 0; member < size; member++) {
                holding += members.missing(member, row) == 0 ? members.codes[member][row] : 0;
              }
              yes[row] = holding;
              counts[row] = count;
            });
    long[] out = code.block();
    return switch (function.gives()) {
      case COUNT -> withNone(new Reg(new Shape.Whole(Rational.ONE, 0, size), yes, null, null), why);
      case PERCENT -> {
        code.add(
            (from, length) -> {
              for (int i = 0; i < length; i++) {
                out[i] = Math.max(1, counts[i]);
              }
            });
        yield withNone(
            new Reg(new Shape.Fraction(Rational.ONE, 0, size, size, 0, 1), yes, out, null), why);
      }
      case ANSWER -> {
        boolean isEvery = function.name().equals("every");
        code.add(
            (from, length) -> {
              for (int i = 0; i < length; i++) {
                out[i] = (isEvery ? yes[i] == counts[i] : yes[i] > 0) ? 1 : 0;
              }
            });
        yield withNone(new Reg(new Shape.Answer(), out, null, null), why);
      }
      case SAME -> null;
    };
  }
}
