package org.sqis.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.engine.YearRun;
import org.sqis.core.eval.Blockers;
import org.sqis.core.eval.CohortGaps;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.eval.StandingYears;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.Undecided;
import org.sqis.core.plan.Plan;

/**
 * Puts the columns of a run into an outcome. What few ask for, such as the steps of an index, is
 * worked out over these columns when somebody does; one thread at a time.
 */
final class ColumnOutcome {
  private final SchoolEvaluator evaluator;
  private final Dataset data;
  private final YearRun run;
  private final Plan plan;
  private final List<Shown> shown = new ArrayList<>();

  ColumnOutcome(SchoolEvaluator evaluator, Dataset data, Plan plan, YearRun run) {
    this.evaluator = evaluator;
    this.data = data;
    this.run = run;
    this.plan = plan;
  }

  /** A column of the outcome; {@code group} is -1 but for a result of each group. */
  private record Shown(ResultColumn result, int group, Column column) {}

  Outcome of(Supplier<Origin> origin) {
    Outcome.Builder outcome = new Outcome.Builder(data, origin, plan.groups());
    for (ResultColumn result : ResultColumns.of(plan.elements())) {
      outcome.columns(result, columns(result, false), columns(result, true));
      if (result.kind() == ResultColumn.Kind.INDEX) {
        outcome.index(result.name(), row -> index(row, result.name()));
      }
    }
    outcome.undecided(this::undecided);
    if (evaluator.isWide()) {
      if (!plan.spec().designations().isEmpty()) {
        outcome.standings(
            () ->
                run.years()
                    .telling(() -> StandingYears.of(evaluator.plans(), data, run.population())));
      }
      outcome.warn(() -> run.years().telling(() -> CohortGaps.of(run.everyone())));
    }
    run.years().rest(true);
    return outcome.build();
  }

  private List<Column> columns(ResultColumn result, boolean isExact) {
    List<Column> columns = new ArrayList<>();
    boolean isPerGroup = result.each() == UnitOfAnalysis.GROUP;
    if (result.each().isWiderThanSchool()) {
      columns.add(run.wide(result.name(), isExact));
    } else {
      for (int group = isPerGroup ? 0 : -1;
          group < (isPerGroup ? plan.groups().size() : 0);
          group++) {
        columns.add(Scoring.rated(data, run.column(result.name(), group, isExact)));
      }
    }
    for (int i = 0; i < columns.size() && !isExact; i++) {
      shown.add(new Shown(result, isPerGroup ? i : -1, columns.get(i)));
    }
    return columns;
  }

  private IndexResult index(int row, String name) {
    return run.years()
        .telling(
            () ->
                (evaluator.isWide() ? run.everyone().schools().get(row) : run.school(row))
                    .index(name));
  }

  private SchoolValues school(int row) {
    return evaluator.isWide() ? run.population().schools().get(row) : run.school(row);
  }

  private List<Undecided> undecided() {
    return run.years().telling(this::blocked);
  }

  private List<Undecided> blocked() {
    Undecided.Collector found = new Undecided.Collector();
    List<Shown> open = new ArrayList<>(shown);
    open.removeIf(one -> one.column().reasons().stream().noneMatch(Undecided::is));
    for (int row = 0; row < data.entities().size(); row++) {
      Blockers blockers = null;
      for (Shown one : open) {
        if (!one.result().each().isWiderThanSchool() && isOpen(one.column(), row)) {
          blockers = blockers == null ? new Blockers(school(row)) : blockers;
          add(one, row, data.entities().get(row).id(), blockers, found);
        }
      }
    }
    wide(open, found);
    return found.of(shown.stream().map(one -> one.result().name()).distinct().toList());
  }

  private void wide(List<Shown> open, Undecided.Collector found) {
    for (Shown one : open) {
      if (!one.result().each().isWiderThanSchool()) {
        continue;
      }
      boolean isOfDistrict = one.result().each() == UnitOfAnalysis.DISTRICT;
      for (int row = 0; row < one.column().size(); row++) {
        if (isOpen(one.column(), row)) {
          String name = isOfDistrict ? data.districts().get(row) : UnitOfAnalysis.CONSORTIUM.word();
          SchoolValues whole =
              isOfDistrict
                  ? Objects.requireNonNull(run.population().district(name), name)
                  : run.population().consortium();
          add(one, row, name, new Blockers(whole), found);
        }
      }
    }
  }

  private static boolean isOpen(Column column, int row) {
    return column.isMissing(row) && Undecided.is(column.value(row));
  }

  private void add(Shown one, int row, String id, Blockers blockers, Undecided.Collector found) {
    Value value = one.column().value(row);
    if (value instanceof Value.Missing missing) {
      String group = one.group() < 0 ? "" : plan.groups().get(one.group());
      found.add(
          one.result().name(),
          new Undecided.Whose(id, group),
          missing.reason(),
          blockers.of(one.result().name(), one.group(), missing.reason()));
    }
  }
}
