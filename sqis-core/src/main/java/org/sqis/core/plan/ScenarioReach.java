package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.plan.ProvedScenario.Cell;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.scenario.Scenario;

/**
 * Which values of a school a result can rest on, whatever the values are. Stops at values that are
 * given, since their rules are not asked. Without recursion, as rules and expressions are long.
 */
final class ScenarioReach {
  private final Scenario scenario;
  private final Plans plans;
  private final Set<Cell> given;
  private final Set<SchoolYear> years;
  private final Set<Cell> reached = new LinkedHashSet<>();
  private final Deque<Cell> open = new ArrayDeque<>();

  private ScenarioReach(Scenario scenario, Plans plans, Set<Cell> given, Set<SchoolYear> years) {
    this.scenario = scenario;
    this.plans = plans;
    this.given = given;
    this.years = years;
  }

  /**
   * Everything {@code start} can rest on, itself included.
   *
   * @param given the values that are given
   * @param years the years that have values
   */
  static Set<Cell> of(
      Cell start, Scenario scenario, Plans plans, Set<Cell> given, Set<SchoolYear> years) {
    ScenarioReach reach = new ScenarioReach(scenario, plans, given, years);
    reach.add(start);
    while (!reach.open.isEmpty()) {
      reach.follow(reach.open.pop());
    }
    return reach.reached;
  }

  private void add(Cell cell) {
    if (years.contains(cell.year()) && reached.add(cell) && !given.contains(cell)) {
      open.push(cell);
    }
  }

  private void follow(Cell cell) {
    Plan plan = plans.in(cell.year());
    Element element = plan == null ? null : plan.element(cell.name());
    UnitOfAnalysis each = element == null ? UnitOfAnalysis.SCHOOL : element.each();
    Where from = new Where(cell, each);
    if (element instanceof Element.OfMeasure measure) {
      read(measure.typeInput(), from);
      measure.needs().forEach(need -> nodes(need, from));
      for (Element.Case one : measure.cases()) {
        nodes(one.value(), from);
        nodes(one.when(), from);
      }
    } else if (element instanceof Element.OfLevels levels) {
      read(levels.table().of(), from);
      read(levels.table().by(), from);
    } else if (element instanceof Element.OfGrid grid) {
      read(grid.grid().rowsBy(), from);
      read(grid.grid().columnsBy(), from);
      grid.needs().forEach(need -> nodes(need, from));
      grid.replacements().forEach(one -> nodes(one.when(), from));
    } else if (element instanceof Element.OfCohort cohort) {
      nodes(cohort.members(), from);
    } else if (element instanceof Element.OfDesignation designation) {
      designation(designation, from);
    } else if (element instanceof Element.OfLadder ladder) {
      read(ladder.ladder().designation(), from);
      ladder.ladder().carries().forEach(one -> read(one, from));
      ladder.moves().forEach(one -> nodes(one.when(), from));
      // Where a school stood the year before, which rests on everything of that year.
      if (cell.year().start() > 1900) {
        read(ladder.name(), from.in(new SchoolYear(cell.year().start() - 1)));
      }
    } else if (element instanceof Element.OfIndex index && plan != null) {
      index(index, plan, from);
    }
  }

  /** Places in a quota rest on who else competes, and what is held on the year before. */
  private void designation(Element.OfDesignation rules, Where from) {
    boolean hasQuota = rules.routes().stream().anyMatch(route -> !route.places().isEmpty());
    for (String whose : hasQuota ? ProvedScenario.schools(scenario) : List.of("")) {
      Where school = hasQuota ? from.visiting(UnitOfAnalysis.SCHOOL, whose) : from;
      read(rules.designation().among(), school);
      read(rules.designation().baseOf(), school);
      rules.designation().except().forEach(name -> read(name, school));
      read(rules.designation().poolsBy(), school);
      boolean isAsked = !hasQuota || whose.equals(from.cell().whose());
      for (Element.Route route : rules.routes()) {
        if (isAsked || rules.routes().stream().anyMatch(one -> one.route().fill())) {
          nodes(route.who(), school);
        }
      }
    }
    Plan plan = plans.nearest(from.year());
    for (Element.Route route : rules.routes()) {
      if (route.groups() != null) {
        plan.family("scored")
            .forEach(group -> nodes(route.groups(), from.of(plan.groups().get(group))));
      }
    }
    for (Element.Exit exit : rules.exits()) {
      if (exit.isOfGroups()) {
        plan.family("scored")
            .forEach(group -> nodes(exit.cleared(), from.of(plan.groups().get(group))));
      } else {
        nodes(exit.cleared(), from);
      }
    }
    years.stream()
        .filter(year -> year.compareTo(from.year()) < 0)
        .max(Comparator.naturalOrder())
        .ifPresent(year -> read(rules.name(), from.in(year)));
  }

  private void index(Element.OfIndex index, Plan plan, Where from) {
    read(index.spec().by(), from);
    nodes(index.needs(), from);
    for (IndexSpec.Share share : index.shares().rows()) {
      Element levels = plan.element(share.measure());
      if (levels instanceof Element.OfLevels table && levels.each() == UnitOfAnalysis.GROUP) {
        String once = index.spec().lowestOnceBy();
        for (Element.Cell one : index.cells()) {
          for (int group : one.groups()) {
            Where member = from.of(plan.groups().get(group));
            read(share.measure(), member);
            if (one.isLowest()) {
              read(once.isEmpty() ? table.table().of() : once, member);
            }
          }
        }
      } else {
        read(share.measure(), from);
      }
    }
  }

  /**
   * Where a node is worked out.
   *
   * @param cell the value it is a part of, or the member visited for it
   * @param each whom it is worked out for
   */
  private record Where(Cell cell, UnitOfAnalysis each) {
    SchoolYear year() {
      return cell.year();
    }

    /** The same school for a group. */
    Where of(String group) {
      Cell of = new Cell(cell.whose(), cell.year(), cell.name(), group);
      return new Where(of, UnitOfAnalysis.GROUP);
    }

    Where in(SchoolYear year) {
      return new Where(new Cell(cell.whose(), year, cell.name(), cell.group()), each);
    }

    Where visiting(UnitOfAnalysis member, String whose) {
      return new Where(new Cell(whose, cell.year(), cell.name(), ""), member);
    }
  }

  /** The value of {@code name} as it is read where {@code from} is worked out. */
  private void read(String name, Where from) {
    Plan plan = plans.nearest(from.year());
    Element element = plan.element(name);
    if (element != null) {
      boolean isOfGroup = element.each() == UnitOfAnalysis.GROUP;
      String group = isOfGroup ? from.cell().group() : "";
      add(new Cell(whose(element.each(), from), from.year(), name, group));
    }
  }

  /** Whose value a reader gets: its own, that of its district, or that of the consortium. */
  private String whose(UnitOfAnalysis each, Where from) {
    return switch (each) {
      case CONSORTIUM, POLICY -> "";
      case DISTRICT ->
          from.each() == UnitOfAnalysis.DISTRICT
              ? from.cell().whose()
              : ProvedScenario.districtOf(scenario, from.cell().whose());
      default -> from.cell().whose();
    };
  }

  /** The schools or districts that {@code from} visits. */
  private List<String> members(UnitOfAnalysis each, Where from) {
    return each == UnitOfAnalysis.DISTRICT
        ? ProvedScenario.districts(scenario)
        : ProvedScenario.schools(scenario).stream()
            .filter(
                school ->
                    from.each() == UnitOfAnalysis.CONSORTIUM
                        || ProvedScenario.districtOf(scenario, school).equals(from.cell().whose()))
            .toList();
  }

  /** A node and where it is worked out. */
  private record Place(Node node, Where from) {}

  private void nodes(@Nullable Node root, Where from) {
    Deque<Place> places = new ArrayDeque<>();
    if (root != null) {
      places.push(new Place(root, from));
    }
    while (!places.isEmpty()) {
      Place place = places.pop();
      place.node().accept(new Parts(place.from(), places));
    }
  }

  /** Reads what one node reads itself and keeps its parts for later. */
  private final class Parts implements Node.Visitor<Boolean> {
    private final Where from;
    private final Deque<Place> places;

    Parts(Where from, Deque<Place> places) {
      this.from = from;
      this.places = places;
    }

    private boolean later(@Nullable Node node, Where where) {
      if (node != null) {
        places.push(new Place(node, where));
      }
      return true;
    }

    /** Nobody else is asked: its parts are worked out where it is. */
    private boolean here(Node node) {
      NodeParts.of(node).forEach(part -> later(part, from));
      return true;
    }

    private Where ago(int years) {
      int start = from.year().start() - years;
      return start < 1900 ? from : from.in(new SchoolYear(start));
    }

    @Override
    public Boolean constant(Node.Constant node) {
      return true;
    }

    @Override
    public Boolean parameter(Node.ParameterValue node) {
      return true;
    }

    @Override
    public Boolean read(Node.Read node) {
      ScenarioReach.this.read(node.name(), from);
      return true;
    }

    @Override
    public Boolean readOf(Node.ReadOf node) {
      add(new Cell(from.cell().whose(), from.year(), node.name(), node.groupName()));
      return true;
    }

    @Override
    public Boolean yearDay(Node.YearDay node) {
      return true;
    }

    @Override
    public Boolean seasonOf(Node.SeasonOf node) {
      return here(node);
    }

    @Override
    public Boolean local(Node.Local node) {
      return true;
    }

    @Override
    public Boolean groupIs(Node.GroupIs node) {
      return true;
    }

    @Override
    public Boolean binary(Node.Binary node) {
      return here(node);
    }

    @Override
    public Boolean not(Node.Not node) {
      return here(node);
    }

    @Override
    public Boolean presence(Node.Presence node) {
      return here(node);
    }

    @Override
    public Boolean ifThen(Node.If node) {
      return here(node);
    }

    @Override
    public Boolean orElse(Node.Else node) {
      return here(node);
    }

    @Override
    public Boolean apply(Node.Apply node) {
      return here(node);
    }

    @Override
    public Boolean ofList(Node.OfList node) {
      return here(node);
    }

    @Override
    public Boolean overGroups(Node.OverGroups node) {
      Plan plan = plans.nearest(from.year());
      for (int group : plan.family(node.family())) {
        Where member = from.of(plan.groups().get(group));
        later(node.body(), member);
        later(node.where(), member);
      }
      return later(node.leaving().none(), from);
    }

    @Override
    public Boolean overMembers(Node.OverMembers node) {
      for (String whose : members(node.each(), from)) {
        Where member = from.visiting(node.each(), whose);
        later(node.body(), member);
        later(node.where(), member);
      }
      return later(node.leaving().none(), from);
    }

    @Override
    public Boolean places(Node.Places node) {
      for (String whose : ProvedScenario.schools(scenario)) {
        Where member = from.visiting(UnitOfAnalysis.SCHOOL, whose);
        later(node.key(), member);
        later(node.only(), member);
      }
      return later(node.places(), from);
    }

    @Override
    public Boolean rank(Node.Rank node) {
      for (String whose : ProvedScenario.schools(scenario)) {
        Where member = from.visiting(UnitOfAnalysis.SCHOOL, whose);
        ScenarioReach.this.read(node.cohort(), member);
        ScenarioReach.this.read(node.within(), member);
        boolean isOfGroup = from.each() == UnitOfAnalysis.GROUP;
        later(node.value(), isOfGroup ? member.of(from.cell().group()) : member);
      }
      return true;
    }

    @Override
    public Boolean inYear(Node.InYear node) {
      return later(node.body(), ago(node.ago()));
    }

    @Override
    public Boolean overYears(Node.OverYears node) {
      for (int years = 0; years < node.years(); years++) {
        later(node.body(), ago(years));
      }
      return true;
    }
  }
}
