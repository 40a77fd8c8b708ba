package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.explain.Explanation.Step;
import org.sqis.core.explain.Explanation.Written;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.Changeable;

/**
 * The part of an explanation that is about one index: what each measure earned of its share, and in
 * which cells.
 */
final class IndexSteps {
  private final SchoolValues school;
  private final Element.OfIndex index;
  private final String year;
  private final Written written;
  private final Changes changes;
  private final Below below;

  /** Explains the levels that a cell rests on. */
  interface Below {
    /** The step of a value; {@code group} is -1 for a value the school has once. */
    Step step(Element element, int group, int depth);
  }

  /**
   * @param year what the steps say of their year; empty for the rating year
   * @param written where the index is written
   */
  IndexSteps(
      SchoolValues school,
      Element.OfIndex index,
      String year,
      Written written,
      Changes changes,
      Below below) {
    this.school = school;
    this.index = index;
    this.year = year;
    this.written = written;
    this.changes = changes;
    this.below = below;
  }

  /** A step for each measure of the index, which stands {@code depth} steps below the first. */
  List<Step> measures(int depth) {
    List<Step> steps = new ArrayList<>();
    IndexResult result = school.index(index.name());
    String how = result.insteadOf().isEmpty() ? " after redistribution" : " instead";
    for (IndexResult.MeasurePoints measure : result.measures()) {
      List<Step> cells = new ArrayList<>();
      Element levels = school.plan().element(measure.measure());
      for (IndexResult.CellPoints cell : measure.cells()) {
        cells.add(cell(measure, cell, levels, depth));
      }
      String domain = String.join(" / ", measure.domain());
      String share =
          "share "
              + measure.share()
              + " of 100 in "
              + domain
              + (measure.points().isMissing() || measure.share().equals(measure.weight())
                  ? ""
                  : ", weight " + measure.weight() + how);
      String earned =
          measure.points() instanceof Value.Num num
              ? ValueText.readable(num, index.typed().type()) + " points"
              : measure.points().toString();
      steps.add(
          new Step(
              index.name() + "/" + measure.measure(),
              "share",
              measure.measure(),
              "",
              year,
              "",
              earned,
              measure.points().isMissing() ? earned : measure.points() + " points",
              share,
              changes.of(
                  what ->
                      what instanceof Changeable.ShareOf of
                          && of.measure().equals(measure.measure())),
              "",
              written,
              cells));
    }
    return steps;
  }

  private Step cell(
      IndexResult.MeasurePoints measure,
      IndexResult.CellPoints cell,
      @Nullable Element levels,
      int depth) {
    String who = cell.groups().isEmpty() ? "" : String.join(" and ", cell.groups());
    String points =
        cell.points() == null
            ? cell.level().toString()
            : ValueText.readable(Value.of(cell.points()), index.typed().type()) + " points";
    String rule =
        cell.points() == null
            ? ""
            : "level "
                + cell.level()
                + " for "
                + Unit.PERCENT.print(cell.part())
                + " of "
                + measure.weight()
                + " points";
    List<Step> steps = new ArrayList<>();
    if (levels != null) {
      for (String group : cell.groups()) {
        steps.add(below.step(levels, school.plan().groups().indexOf(group), depth + 2));
      }
      if (cell.groups().isEmpty() && levels.each() != UnitOfAnalysis.GROUP) {
        steps.add(below.step(levels, -1, depth + 2));
      }
    }
    return new Step(
        index.name() + "/" + measure.measure() + "/" + cell.cell(),
        "cell",
        cell.cell(),
        who.equals(cell.cell()) ? "" : who,
        year,
        "",
        points,
        cell.points() == null ? points : cell.points() + " points",
        rule,
        compared(cell, levels),
        "",
        Written.NOWHERE,
        steps);
  }

  /** For a lowest-performing cell the results of every group of the family that was compared. */
  private String compared(IndexResult.CellPoints cell, @Nullable Element levels) {
    boolean isLowest =
        index.cells().stream()
            .anyMatch(other -> other.isLowest() && other.label().equals(cell.cell()));
    if (!isLowest || !(levels instanceof Element.OfLevels table)) {
      return "";
    }
    String once = index.spec().lowestOnceBy();
    String by = once.isEmpty() ? table.table().of() : once;
    Element measure = Objects.requireNonNull(school.plan().element(by));
    StringBuilder text = new StringBuilder();
    for (Element.Cell other : index.cells()) {
      if (!other.label().equals(cell.cell())) {
        continue;
      }
      for (int group : other.groups()) {
        Value value = school.get(by, group, true);
        if (!value.isMissing()) {
          text.append(text.isEmpty() ? "compared by exact " + by + ": " : ", ")
              .append(school.plan().groups().get(group))
              .append(' ')
              .append(ValueText.readable(value, measure.typed().type()));
        }
      }
    }
    return !text.isEmpty()
        ? text.toString()
        : cell.groups().isEmpty() ? "no group of the family has a result" : "compared by level";
  }
}
