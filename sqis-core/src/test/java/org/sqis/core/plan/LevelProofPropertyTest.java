package org.sqis.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.LevelTable.Cut;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Problem;

/**
 * A table of cut scores is accepted exactly if trying out every value finds one level for each, a
 * value for each level, and better levels for better values.
 */
class LevelProofPropertyTest {
  private static final int TABLES = 12_000;
  private static final List<Measure.Direction> DIRECTIONS = List.of(Measure.Direction.values());
  private static final Rational QUARTER = Rational.of(1, 4);

  /** Values 0 to 10, all of them or only whole ones. */
  private record World(boolean isWhole) {
    List<Rational> values() {
      List<Rational> values = new ArrayList<>();
      for (int i = 0; i <= 40; i += isWhole ? 4 : 1) {
        values.add(QUARTER.times(Rational.of(i)));
      }
      return values;
    }
  }

  @Test
  void tables_areAcceptedExactlyIfTryingOutFindsNoFault() {
    Random random = new Random(20141001);
    int accepted = 0;
    for (int i = 0; i < TABLES; i++) {
      World world = new World(random.nextBoolean());
      List<Cut> cuts = i % 3 == 0 ? ordered(random) : cuts(random);
      Measure.Direction better = DIRECTIONS.get(random.nextInt(DIRECTIONS.size()));
      boolean rises = random.nextBoolean();
      List<Problem> problems = problems(cuts, world, better, rises);
      boolean fits = fits(cuts, world, better, rises);
      assertThat(problems.isEmpty())
          .as(cuts + " " + world + " " + better + " " + rises + " " + problems)
          .isEqualTo(fits);
      accepted += fits ? 1 : 0;
    }
    assertThat(accepted).as("tables accepted").isBetween(TABLES / 20, TABLES * 19 / 20);
  }

  /** Cut scores without any order. */
  private static List<Cut> cuts(Random random) {
    List<Cut> cuts = new ArrayList<>();
    int rows = 1 + random.nextInt(4);
    for (int row = 0; row < rows; row++) {
      boolean isLast = row == rows - 1;
      int kind = random.nextInt(isLast ? 8 : 7);
      Expr.Numeral bound = bound(random);
      cuts.add(
          kind < 3
              ? new Cut.From(bound, random.nextInt(4) == 0)
              : kind < 5
                  ? new Cut.UpTo(bound, random.nextInt(4) == 0)
                  : kind == 5
                      ? new Cut.Between(bound, bound(random))
                      : random.nextInt(5) == 0 ? new Cut.NotServed() : new Cut.Rest());
    }
    return cuts;
  }

  /** Cut scores as people write them: one way, then perhaps a rest. */
  private static List<Cut> ordered(Random random) {
    boolean falls = random.nextBoolean();
    List<Cut> cuts = new ArrayList<>();
    int step = falls ? -1 : 1;
    int next = falls ? 9 - random.nextInt(2) : 1 + random.nextInt(2);
    for (int row = 0; row < 1 + random.nextInt(3); row++) {
      Expr.Numeral bound = new Expr.Numeral(Rational.of(next), false);
      boolean isStrict = random.nextInt(5) == 0;
      cuts.add(falls ? new Cut.From(bound, isStrict) : new Cut.UpTo(bound, isStrict));
      next += step * (1 + random.nextInt(2));
    }
    boolean hasRest = random.nextInt(4) > 0;
    Expr.Numeral end = new Expr.Numeral(Rational.of(falls ? 0 : 10), false);
    cuts.add(
        hasRest ? new Cut.Rest() : falls ? new Cut.From(end, false) : new Cut.UpTo(end, false));
    return cuts;
  }

  private static Expr.Numeral bound(Random random) {
    return new Expr.Numeral(Rational.of(random.nextInt(25) - 2, 2), false);
  }

  private static List<Problem> problems(
      List<Cut> cuts, World world, Measure.Direction better, boolean rises) {
    Measure read =
        new Measure(
            "m",
            "",
            UnitOfAnalysis.SCHOOL,
            better,
            null,
            world.isWhole() ? 0 : null,
            List.of(),
            List.of(),
            List.of(),
            new Measure.Cases(List.of(new Measure.Case(Specs.name("x"), null))),
            false,
            "",
            List.of());
    List<LevelTable.Row> rows = new ArrayList<>();
    for (int row = 0; row < cuts.size(); row++) {
      Rational number = number(row, cuts.size(), rises);
      rows.add(new LevelTable.Row("l" + row, number, List.of(cuts.get(row))));
    }
    LevelTable table =
        new LevelTable("t", "", "m", "", List.of(List.of()), rows, null, "", List.of());
    return new Specs().score("x", 0, 10, true).measure(read).levels(table).errors();
  }

  private static Rational number(int row, int rows, boolean rises) {
    return Rational.of(rises ? row : rows - row);
  }

  // What follows knows nothing of intervals: it tries every value.

  private static boolean fits(
      List<Cut> cuts, World world, Measure.Direction better, boolean rises) {
    long served = cuts.stream().filter(cut -> !(cut instanceof Cut.NotServed)).count();
    if (served == 0) {
      return true;
    }
    boolean isRestLast =
        cuts.subList(0, cuts.size() - 1).stream().noneMatch(Cut.Rest.class::isInstance);
    if (served < cuts.size() || !isRestLast) {
      return false;
    }
    boolean[] isReached = new boolean[cuts.size()];
    int last = -1;
    for (Rational value : world.values()) {
      int level = level(cuts, value);
      if (level < 0) {
        return false;
      }
      isReached[level] = true;
      if (better != Measure.Direction.UNSTATED && last >= 0 && last != level) {
        int rise = number(level, cuts.size(), rises).compareTo(number(last, cuts.size(), rises));
        if (better == Measure.Direction.HIGHER ? rise < 0 : rise > 0) {
          return false;
        }
      }
      last = level;
    }
    for (boolean reached : isReached) {
      if (!reached) {
        return false;
      }
    }
    return true;
  }

  /** The one level of a value; -1 if it has none or two. */
  private static int level(List<Cut> cuts, Rational value) {
    int found = -1;
    for (int row = 0; row < cuts.size(); row++) {
      Cut above = row == 0 ? null : cuts.get(row - 1);
      if (!(cuts.get(row) instanceof Cut.Rest) && holds(cuts.get(row), above, value)) {
        if (found >= 0) {
          return -1;
        }
        found = row;
      }
    }
    boolean hasRest = cuts.get(cuts.size() - 1) instanceof Cut.Rest;
    return found < 0 && hasRest ? cuts.size() - 1 : found;
  }

  /** A one-sided cell holds what the row above leaves of its side. */
  private static boolean holds(Cut cut, @Nullable Cut above, Rational value) {
    if (cut instanceof Cut.From from) {
      boolean isTaken =
          above instanceof Cut.From
              ? itself(above, value)
              : above instanceof Cut.Between next
                  && from.bound().value().compareTo(next.low().value()) <= 0
                  && value.compareTo(next.low().value()) >= 0;
      return itself(cut, value) && !isTaken;
    }
    if (cut instanceof Cut.UpTo upTo) {
      boolean isTaken =
          above instanceof Cut.UpTo
              ? itself(above, value)
              : above instanceof Cut.Between next
                  && upTo.bound().value().compareTo(next.high().value()) >= 0
                  && value.compareTo(next.high().value()) <= 0;
      return itself(cut, value) && !isTaken;
    }
    return itself(cut, value);
  }

  private static boolean itself(Cut cut, Rational value) {
    if (cut instanceof Cut.From from) {
      int side = value.compareTo(from.bound().value());
      return side > 0 || (side == 0 && !from.isStrict());
    }
    if (cut instanceof Cut.UpTo upTo) {
      int side = value.compareTo(upTo.bound().value());
      return side < 0 || (side == 0 && !upTo.isStrict());
    }
    return cut instanceof Cut.Between between
        && value.compareTo(between.low().value()) >= 0
        && value.compareTo(between.high().value()) <= 0;
  }
}
