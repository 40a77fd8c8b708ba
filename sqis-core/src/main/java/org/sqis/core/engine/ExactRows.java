package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.eval.KeptPopulation;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.standing.Standings;

/**
 * Works out elements with the reference evaluator, for all rows of a year, over the columns there
 * are. Confined to one thread.
 */
final class ExactRows {
  private final YearRun run;
  private final @Nullable KeptPopulation everyone;

  ExactRows(YearRun run) {
    this.run = run;
    this.everyone =
        run.years().evaluator().isWide()
            ? new KeptPopulation(run.years().evaluator(), run.data(), new InColumns(run))
            : null;
  }

  /** Everyone as the columns of a year have them. */
  private record InColumns(YearRun run) implements KeptPopulation.Kept {
    @Override
    public SchoolValues.Source school(int number) {
      return run.source(number);
    }

    @Override
    public SchoolValues.Source district(int number) {
      return run.wides().source(UnitOfAnalysis.DISTRICT, number);
    }

    @Override
    public SchoolValues.Source consortium() {
      return run.wides().source(UnitOfAnalysis.CONSORTIUM, 0);
    }

    @Override
    public @Nullable Population in(SchoolYear year) {
      YearRun there = run.years().in(year);
      if (there == null || !there.isGoverned()) {
        return run.years().unfolded().recorded(year);
      }
      // While results are worked out only values of other years are read.
      return run.years().isTelling() ? there.population() : there.everyone();
    }

    @Override
    public @Nullable List<Standings> after(SchoolYear year) {
      YearRun there = run.years().in(year);
      return there == null || !there.isGoverned() ? null : there.standings();
    }
  }

  /** Everyone; null if a policy looks at schools one by one. */
  @Nullable KeptPopulation everyone() {
    return everyone;
  }

  /** The columns of an element by group: first its values, then what they were unrounded. */
  List<List<Column>> columns(Element element) {
    boolean isPerGroup = element.each() == UnitOfAnalysis.GROUP;
    int size = isPerGroup ? run.plan().groups().size() : 1;
    List<List<Value>> values = new ArrayList<>();
    List<List<Value>> exact = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(new ArrayList<>());
      exact.add(new ArrayList<>());
    }
    KeptPopulation all = everyone;
    if (all != null) {
      if (element instanceof Element.OfLadder ladder) {
        // Moves ask since when and why a school is designated; columns only say that it is.
        all.fill(Objects.requireNonNull(run.plan().element(ladder.ladder().designation())));
      }
      all.fill(element);
    }
    for (int row = 0; row < run.rows(); row++) {
      SchoolValues school =
          all == null ? filled(element, row) : all.population().schools().get(row);
      for (int i = 0; i < size; i++) {
        int group = isPerGroup ? i : -1;
        values.get(i).add(school.get(element.name(), group, false));
        exact.get(i).add(school.get(element.name(), group, true));
      }
    }
    return List.of(
        values.stream().map(Column::of).toList(), exact.stream().map(Column::of).toList());
  }

  /** The column of something that a district or the consortium has, by school. */
  Column column(String name) {
    List<Value> values = new ArrayList<>();
    Population population = Objects.requireNonNull(everyone, "a policy of everyone").population();
    for (SchoolValues school : population.schools()) {
      values.add(school.get(name, -1, false));
    }
    return Column.of(values);
  }

  /** A school with the element worked out over the columns. */
  SchoolValues filled(Element element, int row) {
    SchoolValues school =
        everyone == null
            ? school(run, row, new HashMap<>())
            : everyone.population().schools().get(row);
    Element own = Objects.requireNonNull(school.plan().element(element.name()), "same names");
    run.years().evaluator().fill(own, run.data(), row, school);
    return school;
  }

  /** A school over the columns of its years. */
  static SchoolValues school(YearRun run, int row, Map<SchoolYear, SchoolValues> known) {
    SchoolValues school =
        run.years()
            .evaluator()
            .kept(run.data(), row, run.source(row), year -> other(run, row, year, known));
    known.put(run.year(), school);
    return school;
  }

  private static @Nullable SchoolValues other(
      YearRun run, int row, SchoolYear year, Map<SchoolYear, SchoolValues> known) {
    SchoolValues there = known.get(year);
    if (there == null) {
      YearRun other = run.years().in(year);
      if (other == null || !other.isGoverned()) {
        there = run.years().unfolded().recorded(year, row);
      } else {
        other.requireAll();
        there = school(other, row, known);
      }
      if (there != null) {
        known.put(year, there);
      }
    }
    return there;
  }

  static Set<String> names(YearRun run) {
    Set<String> names = new java.util.LinkedHashSet<>();
    run.plan().elements().forEach(element -> names.add(element.name()));
    return names;
  }
}
