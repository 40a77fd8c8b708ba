package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.ProvedScenario.Cell;
import org.sqis.core.plan.ProvedScenario.Expected;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;

/** Proves that a test gives what its expectations read, and nothing else. */
final class ScenarioReads {
  private final Scenario scenario;
  private final Plans plans;
  private final Place.Element at;
  private final Map<Cell, Value> givens;
  private final Map<Cell, Place.Element> places;
  private final Set<SchoolYear> years;
  private final Problems problems;

  /**
   * @param at where the test is
   * @param givens what is given
   * @param places where it is given, also what has a fault
   * @param years the years that have values
   */
  ScenarioReads(
      Scenario scenario,
      Plans plans,
      Place.Element at,
      Map<Cell, Value> givens,
      Map<Cell, Place.Element> places,
      Set<SchoolYear> years,
      Problems problems) {
    this.scenario = scenario;
    this.plans = plans;
    this.at = at;
    this.givens = givens;
    this.places = places;
    this.years = years;
    this.problems = problems;
  }

  /**
   * Reports what is given and not read, expected and not given, or needed and not there.
   *
   * @param plan the rules in force in the year that is rated
   * @param expected what is expected, without what has faults
   * @param expectedAt where it is expected
   * @param isWhole whether nothing that is expected has a fault
   */
  void prove(Plan plan, List<Expected> expected, List<Place.Element> expectedAt, boolean isWhole) {
    boolean wasSound = problems.count() == 0;
    Set<Cell> reached = new LinkedHashSet<>();
    Map<Cell, String> readBy = new LinkedHashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      Expected one = expected.get(i);
      String group = one.group() < 0 ? "" : plan.groups().get(one.group());
      Cell start = new Cell("", scenario.year(), one.name(), group);
      Place.Element place = expectedAt.get(i);
      if (places.containsKey(start)) {
        problems.add(
            Problem.of(ProblemCode.EXPECTS_GIVEN, place, "`" + start.label(scenario.year()) + "`")
                .with(Objects.requireNonNull(places.get(start)), "given here")
                .help("expect a result that reads it"));
      }
      Set<Cell> own = ScenarioReach.of(start, scenario, plans, places.keySet(), years);
      boolean restsOnNothing =
          wasSound
              && scenario.parameters().isEmpty()
              && !countsOthers(one, plan)
              && !asksDistrict(own, plan)
              && own.stream().noneMatch(places::containsKey);
      if (restsOnNothing) {
        problems.add(
            Problem.of(
                    ProblemCode.EXPECTS_NOTHING_GIVEN,
                    place,
                    "`" + start.label(scenario.year()) + "`")
                .help("give something it reads, or leave the line out"));
      }
      own.forEach(cell -> readBy.putIfAbsent(cell, start.label(scenario.year())));
      reached.addAll(own);
    }
    if (isWhole && problems.count() == 0) {
      lacking(readBy);
    }
    if (isWhole && !expected.isEmpty()) {
      unread(reached, expected, plan);
    }
  }

  /** Whether it rests on the district that the test names, as a cohort does. */
  private boolean asksDistrict(Set<Cell> read, Plan plan) {
    return !scenario.district().isEmpty()
        && read.stream()
            .anyMatch(
                cell ->
                    plan.element(cell.name()) instanceof Element.OfCohort cohort
                        && cohort.asOf() != null);
  }

  /** Whether it is of the district of another school of the test, or of the consortium. */
  private boolean countsOthers(Expected one, Plan plan) {
    return scenario.others().stream().anyMatch(other -> counts(one, other.name(), plan));
  }

  private boolean counts(Expected one, String school, Plan plan) {
    Element element = plan.element(one.name());
    return element != null
        && (element.each() == UnitOfAnalysis.CONSORTIUM
            || (element.each() == UnitOfAnalysis.DISTRICT
                && ProvedScenario.districtOf(scenario, school).isEmpty()));
  }

  /** What must always be there and is not. */
  private void lacking(Map<Cell, String> readBy) {
    readBy.forEach(
        (cell, reader) -> {
          Element element = plans.nearest(cell.year()).element(cell.name());
          boolean isNeeded =
              element instanceof Element.OfInput input
                  && input.input().neverMissing()
                  && cell.group().isEmpty()
                  && !givens.containsKey(cell);
          if (isNeeded) {
            boolean isEarlier = !cell.year().equals(scenario.year());
            problems.add(
                Problem.of(
                        ProblemCode.TEST_LACKS, at, cell.label(scenario.year()), "`" + reader + "`")
                    .help(
                        cell.whose().isEmpty()
                            ? "add a line `school "
                                + (isEarlier ? cell.year() + " " : "")
                                + cell.name()
                                + ": …`"
                            : "add a row `" + cell.name() + "` to the table `schools`"));
          }
        });
  }

  /** A school of which a rule counts no more than that it is there may have any value. */
  private void unread(Set<Cell> reached, List<Expected> expected, Plan plan) {
    Map<String, List<Cell>> unread = new LinkedHashMap<>();
    Map<String, Integer> all = new LinkedHashMap<>();
    for (Cell cell : givens.keySet()) {
      boolean isJustThere =
          !cell.whose().isEmpty()
              && expected.stream().anyMatch(one -> counts(one, cell.whose(), plan))
              && reached.stream()
                  .noneMatch(
                      other -> givens.containsKey(other) && other.whose().equals(cell.whose()));
      if (isJustThere) {
        continue;
      }
      String row = cell.whose() + "/" + cell.year() + "/" + cell.name();
      all.merge(row, 1, Integer::sum);
      if (!reached.contains(cell)) {
        unread.computeIfAbsent(row, key -> new ArrayList<>()).add(cell);
      }
    }
    unread.forEach(
        (row, cells) -> {
          Cell first = cells.get(0);
          boolean isWholeRow =
              all.getOrDefault(row, 0) == cells.size()
                  && first.whose().isEmpty()
                  && !first.group().isEmpty();
          for (Cell cell : isWholeRow ? List.of(first) : cells) {
            Place.Element place = Objects.requireNonNull(places.get(cell));
            String label =
                isWholeRow
                    ? new Cell("", cell.year(), cell.name(), "").label(scenario.year())
                    : cell.label(scenario.year());
            problems.add(
                Problem.of(
                        ProblemCode.GIVEN_UNREAD,
                        isWholeRow ? place.child("name") : place,
                        "`" + label + "`")
                    .help("leave it out, or expect a result that reads it"));
          }
        });
  }
}
