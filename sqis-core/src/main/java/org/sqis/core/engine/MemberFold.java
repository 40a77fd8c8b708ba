package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.eval.SchoolValues.Over;
import org.sqis.core.function.Aggregate;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Node;

/**
 * A function over the schools of each district, or over all schools: their values are added up
 * block by block, and what they come to is said as the reference evaluator says it. Exact; of equal
 * values and of equal reasons the first school counts. Confined to one thread.
 */
final class MemberFold {
  private final YearRun run;
  private final Node.OverMembers node;
  private final Aggregate function;
  private final boolean isByDistrict;
  private final Totals totals;
  private Shape shape = new Shape.Nothing();

  private MemberFold(YearRun run, Node.OverMembers node, UnitOfAnalysis each) {
    this.run = run;
    this.node = node;
    this.function = node.function();
    this.isByDistrict = each == UnitOfAnalysis.DISTRICT;
    this.totals = new Totals(isByDistrict ? run.data().districts().size() : 1);
  }

  /**
   * Adds up all schools: what that comes to for each district or the consortium; null if there is
   * no kernel for something in it.
   *
   * @param each who visits its schools: each district, or the consortium
   */
  static @Nullable List<Over> of(YearRun run, Node.OverMembers node, UnitOfAnalysis each) {
    MemberFold fold = new MemberFold(run, node, each);
    if (node.each() != UnitOfAnalysis.SCHOOL || !fold.made()) {
      return null;
    }
    List<Over> results = new ArrayList<>();
    for (int owner = 0; owner < fold.totals.present.length; owner++) {
      results.add(fold.of(owner));
    }
    return results;
  }

  /** What is known by district, or once. */
  private static final class Totals {
    private final long[] present;
    private final long[] codes;
    private final long[] under;
    private final int[] bestRow;
    private final long[] missing;
    private final int[] missingRow;
    private final long[] blocking;
    private final int[] blockingRow;
    private final long[][] all;

    Totals(int size) {
      present = new long[size];
      codes = new long[size];
      under = new long[size];
      bestRow = new int[size];
      missing = new long[size];
      missingRow = new int[size];
      blocking = new long[size];
      blockingRow = new int[size];
      all = new long[size][];
    }
  }

  private boolean made() {
    List<Stage.PartCode> codes = new Stage(run).codes();
    List<Reg> members = new ArrayList<>();
    Shape joined = shape;
    for (Stage.PartCode part : codes) {
      Reg member = new NodeCode(part.code(), part, -1).member(node.where(), node.body());
      joined = member == null ? null : Shapes.joined(joined, member.shape());
      if (member == null || joined == null) {
        return false;
      }
      members.add(member);
    }
    shape = joined;
    if (!isKnown()) {
      return false;
    }
    Optional<Slot> schools = run.roster().schools();
    Slot districts = isByDistrict ? run.roster().districts(WideColumns.NOWHERE) : null;
    for (int i = 0; i < members.size(); i++) {
      Stage.PartCode part = codes.get(i);
      Reg member = part.code().into(members.get(i), shape);
      if (member == null || part.code().takeDoubt() != null) {
        return false;
      }
      Reg isSchool = schools.map(part::load).orElse(null);
      Reg district = districts == null ? null : part.load(districts);
      part.code().add(adding(part, member, isSchool, district));
    }
    codes.forEach(Stage.PartCode::run);
    return true;
  }

  /** Whether the function can be added up exactly over values of the shape. */
  private boolean isKnown() {
    boolean isEmpty = shape instanceof Shape.Nothing;
    return switch (function.name()) {
      case "sum", "mean" ->
          isEmpty
              || (shape instanceof Shape.Whole whole
                  && Shape.fits(whole.most().multiply(BigInteger.valueOf(run.rows() + 1L))));
      case "median" -> isEmpty || shape instanceof Shape.Whole;
      case "lowest", "highest" ->
          isEmpty
              || shape instanceof Shape.Whole
              || shape instanceof Shape.Day
              || (shape instanceof Shape.Fraction fraction
                  && Shape.fits(
                      fraction.most().multiply(BigInteger.valueOf(fraction.maxDenominator()))))
              || Aggregates.ranks(shape) != null;
      case "count", "share", "every", "any" -> isEmpty || shape instanceof Shape.Answer;
      default -> false;
    };
  }

  private Kernel adding(
      Stage.PartCode part, Reg member, @Nullable Reg isSchool, @Nullable Reg district) {
    long[] codes = member.codes();
    long[] under = member.denominators();
    long[] why = member.missing();
    long[] school = isSchool == null ? null : isSchool.codes();
    long[] owners = district == null ? null : district.codes();
    long[] nowhere = district == null ? null : district.missing();
    Adding adding = adding();
    Reasons reasons = run.years().reasons();
    Part rows = part.part();
    return (from, length) -> {
      for (int i = 0; i < length; i++) {
        boolean isThere =
            (school == null || school[i] != 0)
                && (nowhere == null || nowhere[i] == 0)
                && (why == null || why[i] != Aggregates.ABSENT);
        if (!isThere) {
          continue;
        }
        int owner = owners == null ? 0 : (int) owners[i];
        int row = rows.row(from, i);
        if (why != null && why[i] != 0) {
          lacking(reasons, owner, why[i], row);
        } else {
          adding.add(owner, codes[i], under == null ? 1 : under[i], row);
          totals.present[owner]++;
        }
      }
    };
  }

  /** Of two reasons that of precedence counts, of the same that of the first school. */
  private void lacking(Reasons reasons, int owner, long why, int row) {
    if (isBefore(reasons, totals.missing[owner], totals.missingRow[owner], why, row)) {
      totals.missing[owner] = why;
      totals.missingRow[owner] = row;
    }
    boolean isBlocking = !reasons.isAbsence(why);
    if (isBlocking
        && isBefore(reasons, totals.blocking[owner], totals.blockingRow[owner], why, row)) {
      totals.blocking[owner] = why;
      totals.blockingRow[owner] = row;
    }
  }

  private static boolean isBefore(Reasons reasons, long known, int at, long why, int row) {
    if (known == 0) {
      return true;
    }
    return row < at ? reasons.both(why, known) == why : reasons.both(known, why) != known;
  }

  /** Takes one present value in. */
  private interface Adding {
    void add(int owner, long code, long denominator, int row);
  }

  private Adding adding() {
    return switch (function.name()) {
      case "lowest" -> extreme(1);
      case "highest" -> extreme(-1);
      case "median" -> this::collect;
      // The answers of a condition are added up too: yes is 1.
      default -> (owner, code, under, row) -> totals.codes[owner] += code;
    };
  }

  private Adding extreme(int sign) {
    long[] rank = Aggregates.ranks(shape);
    return (owner, code, under, row) -> {
      long best = totals.codes[owner];
      long order =
          rank != null
              ? Long.compare(rank[(int) code], rank[(int) best])
              : Long.compare(code * Math.max(1, totals.under[owner]), best * under);
      boolean isBetter =
          totals.present[owner] == 0
              || sign * order < 0
              || (order == 0 && row < totals.bestRow[owner]);
      if (isBetter) {
        totals.codes[owner] = code;
        totals.under[owner] = under;
        totals.bestRow[owner] = row;
      }
    };
  }

  private void collect(int owner, long code, long under, int row) {
    long[] known = totals.all[owner];
    int size = (int) totals.present[owner];
    if (known == null || size == known.length) {
      known = known == null ? new long[16] : Arrays.copyOf(known, 2 * size);
      totals.all[owner] = known;
    }
    known[size] = code;
  }

  private Over of(int owner) {
    Node.Leaving leaving = node.leaving();
    long present = totals.present[owner];
    long yes = totals.codes[owner];
    boolean isDecided =
        switch (function.decides()) {
          case NONE -> false;
          case YES -> yes > 0;
          case NO -> yes < present;
        };
    Over none = new Over(null, reason(totals.missing[owner]));
    if (!isDecided) {
      if (leaving.atLeast() > 0 && present < leaving.atLeast()) {
        return none;
      }
      if (leaving.atLeast() == 0 && totals.blocking[owner] != 0) {
        return new Over(Objects.requireNonNull(reason(totals.blocking[owner])), null);
      }
      if (present == 0) {
        boolean isZero = function.gives() == Aggregate.Gives.COUNT && leaving.none() == null;
        return isZero ? new Over(Value.of(Rational.ZERO), null) : none;
      }
    }
    return new Over(result(owner, present), null);
  }

  private Value.@Nullable Missing reason(long number) {
    return number == 0 ? null : run.years().reasons().get(number);
  }

  private Value result(int owner, long present) {
    long code = totals.codes[owner];
    return switch (function.name()) {
      case "sum" -> number(code, 1);
      case "mean" -> number(code, present);
      case "median" -> median(owner, (int) present);
      case "lowest", "highest" -> value(code, Math.max(1, totals.under[owner]));
      case "count" -> Value.of(Rational.of(code));
      case "share" -> Value.of(Rational.of(code, present));
      case "every" -> Value.of(code == present);
      case "any" -> Value.of(code > 0);
      default -> throw new AssertionError(function.name());
    };
  }

  private Value number(long code, long under) {
    return Value.of(Shapes.unit(shape).times(Rational.of(code, under)));
  }

  private Value value(long code, long under) {
    Coding coding = YearRun.coding(shape);
    return coding instanceof Coding.Numbers ? number(code, under) : coding.value(code);
  }

  private Value median(int owner, int present) {
    long[] sorted = Arrays.copyOf(Objects.requireNonNull(totals.all[owner]), present);
    Arrays.sort(sorted);
    int half = present / 2;
    return present % 2 == 1
        ? number(sorted[half], 1)
        : Value.of(
            Shapes.unit(shape)
                .times(Rational.of(sorted[half - 1]).plus(Rational.of(sorted[half])))
                .dividedBy(Rational.of(2)));
  }

  /** The functions over schools of one year, each added up once. Confined to one thread. */
  static final class All {
    private final YearRun run;
    private final IdentityHashMap<Node, Map<UnitOfAnalysis, Optional<List<Over>>>> known =
        new IdentityHashMap<>();

    All(YearRun run) {
      this.run = run;
    }

    /** What one comes to for a district or the consortium; null if there is no kernel for it. */
    @Nullable Over over(Node.OverMembers node, UnitOfAnalysis each, int owner) {
      List<Over> all =
          known
              .computeIfAbsent(node, any -> new EnumMap<>(UnitOfAnalysis.class))
              .computeIfAbsent(each, any -> Optional.ofNullable(MemberFold.of(run, node, each)))
              .orElse(null);
      return all == null ? null : all.get(owner);
    }
  }
}
