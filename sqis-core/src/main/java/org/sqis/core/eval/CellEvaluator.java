package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Measure;

/** Finds the level of every cell of a measure and gives the parts of absent cells to others. */
public final class CellEvaluator {
  private final Plan plan;
  private final Element.OfIndex index;
  private final SchoolValues school;
  private final @Nullable Levels given;

  CellEvaluator(Plan plan, Element.OfIndex index, SchoolValues school, @Nullable Levels given) {
    this.plan = plan;
    this.index = index;
    this.school = school;
    this.given = given;
  }

  /** The levels of cells, found by somebody else. */
  public interface Levels {
    /**
     * A level, or why there is none.
     *
     * @param cell the number of the cell; 0 for a measure of each school
     */
    Value level(String measure, int cell);
  }

  /** A cell with its level and its part of the measure. */
  record Filled(String label, List<String> groups, Value level, Rational part) {}

  /** The cells of a measure, and why it is missing or the index is withheld. */
  record Filling(
      List<Filled> cells, Value.@Nullable Missing missing, Value.@Nullable Missing withheld) {}

  /** A cell with its level, before its part is known. */
  private record Found(Element.Cell cell, List<String> groups, Value level) {}

  Filling fill(String measure) {
    Element.OfLevels levels =
        (Element.OfLevels) Objects.requireNonNull(plan.element(measure), measure);
    if (levels.each() != UnitOfAnalysis.GROUP) {
      Value level = given != null ? given.level(measure, 0) : school.get(measure, -1, false);
      Value.Missing missing = level instanceof Value.Missing absent ? absent : null;
      Rational part = missing == null ? Rational.ONE : Rational.ZERO;
      return new Filling(
          List.of(new Filled(levels.each().word(), List.of(), level, part)), missing, null);
    }
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < index.cells().size(); i++) {
      Element.Cell cell = index.cells().get(i);
      if (given != null) {
        found.add(new Found(cell, List.of(), given.level(measure, i)));
      } else {
        found.add(cell.isLowest() ? lowest(cell, levels) : one(cell, measure));
      }
    }
    return parted(found);
  }

  private Found one(Element.Cell cell, String measure) {
    int group = cell.groups().get(0);
    return new Found(cell, List.of(plan.groups().get(group)), school.get(measure, group, false));
  }

  /** The lowest-performing group of a family, by the exact result; ties name every group. */
  private Found lowest(Element.Cell cell, Element.OfLevels levels) {
    boolean isOnce = !index.spec().lowestOnceBy().isEmpty();
    String by = isOnce ? index.spec().lowestOnceBy() : levels.table().of();
    boolean isByLevel = !isOnce && lacksResult(cell, levels.name(), by);
    boolean lowerIsBetter = !isByLevel && direction(by) == Measure.Direction.LOWER;
    Value.Missing missing = null;
    Rational worst = null;
    List<Integer> chosen = new ArrayList<>();
    for (int group : cell.groups()) {
      Value level = school.get(isOnce ? by : levels.name(), group, false);
      if (level instanceof Value.Missing absent) {
        missing = missing == null ? absent : missing.and(absent);
        continue;
      }
      Rational result = Functions.number(isByLevel ? level : school.get(by, group, true));
      int side = worst == null ? -1 : result.compareTo(worst) * (lowerIsBetter ? -1 : 1);
      if (side < 0) {
        chosen.clear();
        worst = result;
      }
      if (side <= 0) {
        chosen.add(group);
      }
    }
    boolean isBlocked = missing != null && !missing.reason().isAbsence();
    if (chosen.isEmpty() || isBlocked) {
      Value.Missing none =
          missing != null
              ? missing
              : new Value.Missing(MissingReason.NOT_APPLICABLE, "no such group");
      return new Found(cell, List.of(), none);
    }
    List<String> names = chosen.stream().map(plan.groups()::get).toList();
    return new Found(cell, names, lowestLevel(levels.name(), chosen));
  }

  /** Whether a level is given to a group without the result it comes from, as a test can do. */
  private boolean lacksResult(Element.Cell cell, String levels, String by) {
    return cell.groups().stream()
        .anyMatch(
            group ->
                !school.get(levels, group, false).isMissing()
                    && school.get(by, group, true).isMissing());
  }

  /** The least level of tied groups; a tie on the measure itself gives all of them one level. */
  private Value lowestLevel(String levels, List<Integer> groups) {
    Value lowest = null;
    for (int group : groups) {
      Value level = school.get(levels, group, false);
      boolean isLower =
          lowest == null
              || lowest.isMissing()
              || (!level.isMissing()
                  && Functions.number(level).compareTo(Functions.number(lowest)) < 0);
      lowest = isLower ? level : lowest;
    }
    return Objects.requireNonNull(lowest);
  }

  private Measure.Direction direction(String measure) {
    return plan.element(measure) instanceof Element.OfMeasure of
        ? of.measure().better()
        : Measure.Direction.UNSTATED;
  }

  private Filling parted(List<Found> found) {
    Value.Missing missing = null;
    Value.Missing withheld = null;
    for (Found cell : found) {
      if (!(cell.level() instanceof Value.Missing absent)) {
        continue;
      }
      IndexSpec.MissingCellRule rule = rule(absent.reason());
      if (cell.cell().isAll() || rule == null) {
        missing = missing == null ? absent : missing.and(absent);
      } else if (rule.then() == IndexSpec.CellAction.WITHHOLD) {
        Value.Missing cause = new Value.Missing(absent.reason(), rule.remark());
        withheld = withheld == null ? cause : withheld.and(cause);
      }
    }
    Rational[] parts = new Rational[found.size()];
    if (missing == null && withheld == null) {
      divide(found, parts);
    }
    List<Filled> cells = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found cell = found.get(i);
      Rational part = parts[i] == null ? Rational.ZERO : parts[i];
      cells.add(new Filled(cell.cell().label(), cell.groups(), cell.level(), part));
    }
    return new Filling(cells, missing, withheld);
  }

  private IndexSpec.@Nullable MissingCellRule rule(MissingReason reason) {
    for (IndexSpec.MissingCellRule rule : index.spec().missingCell()) {
      if (rule.reasons().contains(reason)) {
        return rule;
      }
    }
    return null;
  }

  /**
   * Fixed parts first; the rest is shared equally by the rest rows. The part of an absent rest cell
   * goes to the other rest cells, that of an absent fixed cell to the other group cells in
   * proportion, and to all students where none of these is present or the policy says so.
   */
  private void divide(List<Found> found, Rational[] parts) {
    Rational rest = Rational.ONE;
    int restCells = 0;
    int all = -1;
    for (int i = 0; i < found.size(); i++) {
      Element.Cell cell = found.get(i).cell();
      all = cell.isAll() ? i : all;
      if (cell.part() == null) {
        restCells++;
      } else {
        rest = rest.minus(cell.part());
      }
    }
    Rational[] stated = new Rational[found.size()];
    for (int i = 0; i < found.size(); i++) {
      Rational fixed = found.get(i).cell().part();
      stated[i] = fixed != null ? fixed : rest.dividedBy(Rational.of(restCells));
      parts[i] = found.get(i).level().isMissing() ? Rational.ZERO : stated[i];
    }
    for (int i = 0; i < found.size(); i++) {
      if (!(found.get(i).level() instanceof Value.Missing absent)) {
        continue;
      }
      IndexSpec.MissingCellRule rule = Objects.requireNonNull(rule(absent.reason()));
      List<Integer> heirs =
          rule.then() == IndexSpec.CellAction.GIVE_TO_ALL
              ? List.of(all)
              : heirs(found, found.get(i).cell().part() == null, all);
      Rational base = Rational.ZERO;
      for (int heir : heirs) {
        base = base.plus(stated[heir]);
      }
      for (int heir : heirs) {
        Rational gain =
            base.signum() == 0
                ? stated[i].dividedBy(Rational.of(heirs.size()))
                : stated[i].times(stated[heir]).dividedBy(base);
        parts[heir] = parts[heir].plus(gain);
      }
    }
  }

  private static List<Integer> heirs(List<Found> found, boolean isRest, int all) {
    List<Integer> sameRest = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).level().isMissing()) {
        continue;
      }
      if (isRest && found.get(i).cell().part() == null) {
        sameRest.add(i);
      }
      if (i != all) {
        groups.add(i);
      }
    }
    return !sameRest.isEmpty() ? sameRest : !groups.isEmpty() ? groups : List.of(all);
  }
}
