package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.plan.ProvedScenario.Cell;
import org.sqis.core.policy.IndexSpec;

/**
 * Which values of a school a result can rest on, whatever the values are. Stops at values that are
 * given, since their rules are not asked. Without recursion, as rules and expressions are long.
 */
final class ScenarioReach {
  private final Plans plans;
  private final Set<Cell> given;
  private final Set<SchoolYear> years;
  private final Set<Cell> reached = new LinkedHashSet<>();
  private final Deque<Cell> open = new ArrayDeque<>();

  private ScenarioReach(Plans plans, Set<Cell> given, Set<SchoolYear> years) {
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
  static Set<Cell> of(Cell start, Plans plans, Set<Cell> given, Set<SchoolYear> years) {
    ScenarioReach reach = new ScenarioReach(plans, given, years);
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
    if (element instanceof Element.OfMeasure measure) {
      read(measure.typeInput(), cell);
      measure.needs().forEach(need -> nodes(need, cell));
      for (Element.Case one : measure.cases()) {
        nodes(one.value(), cell);
        nodes(one.when(), cell);
      }
    } else if (element instanceof Element.OfLevels levels) {
      read(levels.table().of(), cell);
      read(levels.table().by(), cell);
    } else if (element instanceof Element.OfGrid grid) {
      read(grid.grid().rowsBy(), cell);
      read(grid.grid().columnsBy(), cell);
      grid.needs().forEach(need -> nodes(need, cell));
      grid.replacements().forEach(one -> nodes(one.when(), cell));
    } else if (element instanceof Element.OfIndex index && plan != null) {
      index(index, plan, cell);
    }
  }

  private void index(Element.OfIndex index, Plan plan, Cell cell) {
    read(index.spec().by(), cell);
    nodes(index.needs(), cell);
    for (IndexSpec.Share share : index.shares().rows()) {
      Element levels = plan.element(share.measure());
      if (levels instanceof Element.OfLevels table && levels.each() == UnitOfAnalysis.GROUP) {
        String once = index.spec().lowestOnceBy();
        for (Element.Cell one : index.cells()) {
          for (int group : one.groups()) {
            Cell member = new Cell(cell.year(), cell.name(), plan.groups().get(group));
            read(share.measure(), member);
            if (one.isLowest()) {
              read(once.isEmpty() ? table.table().of() : once, member);
            }
          }
        }
      } else {
        read(share.measure(), cell);
      }
    }
  }

  /** The value of {@code name} as it is read where {@code from} is worked out. */
  private void read(String name, Cell from) {
    Plan plan = plans.nearest(from.year());
    Element element = plan.element(name);
    if (element != null) {
      boolean isOfGroup = element.each() == UnitOfAnalysis.GROUP;
      add(new Cell(from.year(), name, isOfGroup ? from.group() : ""));
    }
  }

  /** A node and where it is worked out. */
  private record Place(Node node, Cell from) {}

  private void nodes(@Nullable Node root, Cell from) {
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
    private final Cell from;
    private final Deque<Place> places;

    Parts(Cell from, Deque<Place> places) {
      this.from = from;
      this.places = places;
    }

    private boolean later(@Nullable Node node, Cell where) {
      if (node != null) {
        places.push(new Place(node, where));
      }
      return true;
    }

    private boolean later(List<Node> nodes) {
      nodes.forEach(node -> later(node, from));
      return true;
    }

    private Cell ago(int years) {
      int start = from.year().start() - years;
      return start < 1900 ? from : new Cell(new SchoolYear(start), from.name(), from.group());
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
      add(new Cell(from.year(), node.name(), node.groupName()));
      return true;
    }

    @Override
    public Boolean yearDay(Node.YearDay node) {
      return true;
    }

    @Override
    public Boolean seasonOf(Node.SeasonOf node) {
      return later(node.date(), from);
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
      return later(node.left(), from) && later(node.right(), from);
    }

    @Override
    public Boolean not(Node.Not node) {
      return later(node.operand(), from);
    }

    @Override
    public Boolean presence(Node.Presence node) {
      return later(node.operand(), from);
    }

    @Override
    public Boolean ifThen(Node.If node) {
      return later(List.of(node.condition(), node.then(), node.otherwise()));
    }

    @Override
    public Boolean orElse(Node.Else node) {
      return later(node.value(), from) && later(node.fallback(), from);
    }

    @Override
    public Boolean apply(Node.Apply node) {
      return later(node.arguments());
    }

    @Override
    public Boolean ofList(Node.OfList node) {
      return later(node.members()) && later(node.leaving().none(), from);
    }

    @Override
    public Boolean overGroups(Node.OverGroups node) {
      Plan plan = plans.nearest(from.year());
      for (int group : plan.family(node.family())) {
        Cell member = new Cell(from.year(), from.name(), plan.groups().get(group));
        later(node.body(), member);
        later(node.where(), member);
      }
      return later(node.leaving().none(), from);
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
