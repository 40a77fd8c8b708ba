package org.sqis.core.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Interval;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;

/**
 * Finds the parts of a policy by which values came about: from each value to what its evaluation
 * read, and so on. What was not read, or only to find that something else is missing, does not
 * count. Without recursion, as chains of measures are long.
 */
final class CoverageTrace {
  private final Plans plans;
  private final Set<String> reached = new LinkedHashSet<>();

  /** By year the constants that decided, as the plan of that year knows them. */
  private final Map<SchoolYear, Set<String>> constants = new TreeMap<>();

  private final Set<Reading> seen = new HashSet<>();
  private final Deque<Reading> open = new ArrayDeque<>();

  CoverageTrace(Plans plans) {
    this.plans = plans;
  }

  /** A value of a school, with whether only the weights of an index matter. */
  private record Reading(SchoolValues school, String name, int group, boolean isOfWeight) {}

  /** The paths of the parts reached so far. */
  Set<String> reached() {
    return reached;
  }

  /**
   * The changes of overlays by which a value came about.
   *
   * @param policy the policy without the parameters of the test
   */
  Set<String> reachedOf(Plans policy, String district) {
    Set<String> changes = new LinkedHashSet<>();
    constants.forEach(
        (year, decided) ->
            policy
                .changed(year, district)
                .forEach(
                    (change, replaced) -> {
                      if (replaced.stream().anyMatch(decided::contains)) {
                        changes.add(change);
                      }
                    }));
    return changes;
  }

  private void decided(SchoolYear year, String constant) {
    constants.computeIfAbsent(year, key -> new LinkedHashSet<>()).add(constant);
  }

  private void parameter(SchoolYear year, String name) {
    decided(year, "parameter/" + name + "/value");
  }

  /** Follows a value. */
  void value(SchoolValues school, String name, int group) {
    follow(new Reading(school, name, group, false));
  }

  /** Follows the weights of an index, which do not rest on the levels of its measures. */
  void weights(SchoolValues school, String index) {
    follow(new Reading(school, index, -1, true));
  }

  private void follow(Reading start) {
    add(start);
    while (!open.isEmpty()) {
      Reading next = open.pop();
      Element element = next.school().plan().element(next.name());
      if (element instanceof Element.OfMeasure measure) {
        measure(measure, next);
      } else if (element instanceof Element.OfLevels levels) {
        levels(levels, next);
      } else if (element instanceof Element.OfGrid grid) {
        grid(grid, next);
      } else if (element instanceof Element.OfLadder ladder) {
        ladder(ladder, next.school());
      } else if (element instanceof Element.OfCohort cohort) {
        cohort(cohort, next.school());
      } else if (element instanceof Element.OfDesignation designation) {
        designation(designation, next.school());
      } else if (element instanceof Element.OfIndex index) {
        new OfIndex(index, next).follow();
      }
    }
  }

  private void add(Reading read) {
    Reading reading =
        new Reading(read.school().owner(read.name()), read.name(), read.group(), read.isOfWeight());
    boolean hasRule =
        reading.school().isDefined(reading.name())
            && !reading.school().isRecord(reading.name())
            && !reading.school().isGiven(reading.name(), reading.group());
    if (hasRule && seen.add(reading)) {
      open.push(reading);
    }
  }

  private void reach(SchoolYear year, String path) {
    reached.add(plans.path(year, path));
  }

  /** Hears what is read and keeps it for later. */
  private Reads later(SchoolValues school) {
    return new Reads() {
      @Override
      public void read(String name, int group, int ago) {
        SchoolValues there = school.ago(ago);
        if (there != null) {
          add(new Reading(there, name, group, false));
        }
      }

      @Override
      public void parameter(String name, int ago) {
        SchoolValues there = school.ago(ago);
        if (there != null) {
          CoverageTrace.this.parameter(there.year(), name);
        }
      }

      @Override
      public Reads visiting(SchoolValues member) {
        return later(member);
      }

      @Override
      public boolean hearsRanked() {
        return true;
      }
    };
  }

  private void ladder(Element.OfLadder ladder, SchoolValues school) {
    LadderEvaluator.Found found = new LadderEvaluator(plans, ladder, school, later(school)).found();
    String path = "ladder/" + ladder.name();
    if (found.step().move() >= 0) {
      reach(found.rulesOf(), path + "/move/" + found.step().move());
    } else if (found.step().how() == LadderFold.How.ENTERS) {
      reach(school.year(), path + "/enters");
    }
    // What a place rests on, the year before too.
    SchoolValues before = school.ago(1);
    if (before != null && before.isDefined(ladder.name())) {
      add(new Reading(before, ladder.name(), -1, false));
    }
  }

  private void cohort(Element.OfCohort cohort, SchoolValues school) {
    Value belongs = new CohortEvaluator(cohort, school, later(school)).value();
    reach(school.year(), CoverageParts.cohort(cohort.name(), belongs));
  }

  /** The routes that name the school, the exits by which it leaves, and what it held before. */
  private void designation(Element.OfDesignation rules, SchoolValues school) {
    Determination result = school.determination(rules.name());
    if (result == null) {
      return;
    }
    new DesignationReads(rules, school).everything(later(school), new SchoolEvaluator(plans));
    for (String part : CoverageParts.decided(rules.designation(), result)) {
      reach(school.year(), "designation/" + rules.name() + part);
    }
    Held before = school.before().held().get(rules.name());
    if (before != null) {
      for (int ago = 1; ago <= school.year().start() - before.since().start(); ago++) {
        SchoolValues there = school.ago(ago);
        if (there != null) {
          add(new Reading(there, rules.name(), -1, false));
          break;
        }
      }
    }
  }

  private void measure(Element.OfMeasure measure, Reading at) {
    List<Integer> chosen = new ArrayList<>();
    Reads reads = later(at.school());
    Value exact = SchoolEvaluator.measure(measure, at.school(), at.group(), reads, chosen::add);
    SchoolYear year = at.school().year();
    String path = "measure/" + measure.name();
    if (chosen.isEmpty()) {
      excluded(measure, at, path);
      return;
    }
    int step = chosen.get(0);
    if (step < 0) {
      var need = measure.measure().needs().get(-1 - step);
      boolean isDecided = exact.equals(new Value.Missing(need.reason(), need.remark()));
      reach(year, isDecided ? path + "/need/" + (-1 - step) : path + "/missing");
      return;
    }
    boolean isOwn = !exact.isMissing() || CoverageParts.isMissing(measure.cases().get(step));
    reach(year, isOwn ? path + "/value/" + step : path + "/missing");
  }

  /** Why neither a need nor a case decides. */
  private void excluded(Element.OfMeasure measure, Reading at, String path) {
    SchoolYear year = at.school().year();
    if (!measure.typeInput().isEmpty()) {
      Value type = at.school().get(measure.typeInput(), -1, false);
      if (!type.isMissing() && !measure.measure().onlyFor().contains(type.toString())) {
        reach(year, path + "/only_for");
        return;
      }
    }
    if (measure.exceptions().containsKey(at.group())) {
      String group = at.school().plan().groups().get(at.group());
      for (int i = 0; i < measure.measure().exceptions().size(); i++) {
        if (measure.measure().exceptions().get(i).group().equals(group)) {
          reach(year, path + "/exception/" + i);
          return;
        }
      }
    }
    reach(year, path + "/missing");
  }

  private void levels(Element.OfLevels levels, Reading at) {
    SchoolValues school = at.school();
    Value level = SchoolEvaluator.level(levels, school, at.group(), later(school));
    LevelTable table = levels.table();
    int column = 0;
    if (!table.by().isEmpty()) {
      Value by = school.get(table.by(), -1, false);
      column = levels.columnOf().getOrDefault(by.toString(), -1);
    }
    if (column < 0) {
      return;
    }
    if (levels.intervals().get(column) == null) {
      reach(school.year(), "levels/" + table.name() + "/column/" + column);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row one = table.rows().get(row);
      if (level.equals(new Value.Level(one.level(), one.number()))) {
        reach(school.year(), "levels/" + table.name() + "/row/" + row + "/" + column);
        cuts(levels, row, column, school.year());
      }
    }
  }

  /**
   * The cut scores between which the values of a level lie: its own, and that of the level above or
   * below where it ends; of {@code else} all of the column.
   */
  private void cuts(Element.OfLevels levels, int found, int column, SchoolYear year) {
    List<Interval> intervals = levels.intervals().get(column);
    if (intervals == null) {
      return;
    }
    Interval own = intervals.get(found);
    boolean isRest = own.low() == null && own.high() == null;
    Rational above = null;
    Rational below = null;
    for (Interval other : intervals) {
      Rational low = other.low();
      Rational high = other.high();
      if (low != null && own.high() != null && low.compareTo(own.high()) >= 0) {
        above = above == null || low.compareTo(above) < 0 ? low : above;
      }
      if (high != null && own.low() != null && high.compareTo(own.low()) <= 0) {
        below = below == null || high.compareTo(below) > 0 ? high : below;
      }
    }
    for (int row = 0; row < intervals.size(); row++) {
      LevelTable.Cut cut = levels.table().rows().get(row).cells().get(column);
      boolean isOwn = row == found || isRest;
      boolean isAbove = above != null && above.equals(intervals.get(row).low());
      boolean isBelow = below != null && below.equals(intervals.get(row).high());
      String path = "levels/" + levels.name() + "/row/" + row + "/" + column;
      boolean startsHere = !(cut instanceof LevelTable.Cut.UpTo) && isAbove;
      boolean endsHere = cut instanceof LevelTable.Cut.UpTo && isBelow;
      if (isOwn || startsHere || endsHere) {
        decided(year, path);
      }
      if (isOwn || (cut instanceof LevelTable.Cut.Between && isBelow)) {
        decided(year, path + "/end");
      }
    }
  }

  private void grid(Element.OfGrid grid, Reading at) {
    SchoolValues school = at.school();
    GridEvaluator.Found found = new GridEvaluator(grid, school, at.group(), later(school)).found();
    String path = "grid/" + grid.name();
    if (found.need() >= 0) {
      var need = grid.grid().needs().get(found.need());
      if (found.value().equals(new Value.Missing(need.reason(), need.remark()))) {
        reach(school.year(), path + "/need/" + found.need());
      }
      return;
    }
    Value row = found.row();
    Value column = found.column();
    if (found.found() == null || row == null || column == null) {
      return;
    }
    if (found.replacement() < 0) {
      Integer rowNumber = grid.rowOf().get(row.toString());
      Integer columnNumber = grid.columnOf().get(column.toString());
      reach(school.year(), path + "/cell/" + rowNumber + "/" + columnNumber);
    } else if (found.value().equals(grid.replacements().get(found.replacement()).value())) {
      reach(school.year(), path + "/replace/" + found.replacement());
    }
  }

  /** One index of one school. */
  private final class OfIndex {
    private final Element.OfIndex index;
    private final IndexSpec spec;
    private final SchoolValues school;
    private final boolean isOfWeight;
    private final IndexResult result;
    private final Reads reads;

    OfIndex(Element.OfIndex index, Reading at) {
      this.index = index;
      this.spec = index.spec();
      this.school = at.school();
      this.isOfWeight = at.isOfWeight();
      this.result = school.index(index.name());
      this.reads = later(school);
    }

    void follow() {
      int column = 0;
      if (!spec.by().isEmpty()) {
        reads.read(spec.by(), -1, 0);
        column = index.columnOf().getOrDefault(school.get(spec.by(), -1, false).toString(), -1);
      }
      boolean isPresent = !result.exact().isMissing();
      if (isPresent) {
        parameters(spec.earns());
        spec.cells().forEach(cell -> parameters(cell.part()));
      }
      for (IndexResult.MeasurePoints measure : result.measures()) {
        if (isPresent) {
          share(measure, column);
        }
        for (int i = 0; i < measure.cells().size(); i++) {
          cell(measure, i, isPresent);
        }
        if (isPresent && measure.points() instanceof Value.Missing missing) {
          missingMeasure(missing.reason(), "");
        }
      }
      if (result.exact() instanceof Value.Missing withheld) {
        withheld(withheld);
      }
      for (int i = 0; i < index.instead().size(); i++) {
        List<String> missing = index.instead().get(i).missing();
        if (isPresent && !missing.isEmpty() && missing.equals(result.insteadOf())) {
          reach(school.year(), path() + "/instead/" + i);
        }
      }
      Node needs = index.needs();
      if (needs != null && !result.measures().isEmpty()) {
        Map<String, Value> locals = Map.of("shares_present", Value.of(result.sharesPresent()));
        new NodeEvaluator(school, -1, locals, reads).of(needs);
      }
    }

    /** The parameters that an expression names. */
    private void parameters(@Nullable Expr expr) {
      if (expr instanceof Expr.Name name) {
        reads.parameter(name.name(), 0);
      } else if (expr != null) {
        expr.children().forEach(this::parameters);
      }
    }

    private String path() {
      return "index/" + spec.name();
    }

    private void share(IndexResult.MeasurePoints measure, int column) {
      boolean counts = result.insteadOf().isEmpty() && !measure.points().isMissing();
      for (int row = 0; counts && row < spec.shares().rows().size(); row++) {
        if (spec.shares().rows().get(row).measure().equals(measure.measure())) {
          reach(school.year(), path() + "/share/" + row + "/" + column);
          decided(school.year(), path() + "/share/" + row + "/" + column);
        }
      }
    }

    /** A cell that is there counts where its points do; one that is not, where it is replaced. */
    private void cell(IndexResult.MeasurePoints measure, int number, boolean isPresent) {
      IndexResult.CellPoints cell = measure.cells().get(number);
      boolean counts = isPresent && !measure.points().isMissing();
      if (!cell.level().isMissing()) {
        if (counts && !isOfWeight) {
          boolean isOfGroups = spec.cells().stream().anyMatch(one -> isSame(one, cell));
          if (isOfGroups) {
            reach(school.year(), path() + "/cell/" + number);
          }
          levels(measure.measure(), number, isOfGroups);
        }
        return;
      }
      levels(measure.measure(), number, spec.cells().stream().anyMatch(one -> isSame(one, cell)));
      if (counts && cell.level() instanceof Value.Missing missing) {
        missingCell(missing.reason(), "");
      }
    }

    private static boolean isSame(IndexSpec.CellShare share, IndexResult.CellPoints cell) {
      return share.label().equals(cell.cell());
    }

    /** What a cell was read from. */
    private void levels(String measure, int number, boolean isOfGroups) {
      Element element = school.plan().element(measure);
      if (!isOfGroups || element == null || element.each() != UnitOfAnalysis.GROUP) {
        reads.read(measure, -1, 0);
        return;
      }
      Element.Cell cell = index.cells().get(number);
      for (int group : cell.groups()) {
        reads.read(measure, group, 0);
        if (cell.isLowest() && element instanceof Element.OfLevels table) {
          String once = spec.lowestOnceBy();
          reads.read(once.isEmpty() ? table.table().of() : once, group, 0);
        }
      }
    }

    private void missingCell(MissingReason reason, String withheld) {
      for (int i = 0; i < spec.missingCell().size(); i++) {
        IndexSpec.MissingCellRule rule = spec.missingCell().get(i);
        boolean isThis =
            withheld.isEmpty()
                ? rule.then() != IndexSpec.CellAction.WITHHOLD
                : rule.then() == IndexSpec.CellAction.WITHHOLD && rule.remark().equals(withheld);
        if (isThis && rule.reasons().contains(reason)) {
          reach(school.year(), CoverageParts.missing(spec.name(), "cell", i, reason));
        }
      }
    }

    private void missingMeasure(MissingReason reason, String withheld) {
      for (int i = 0; i < spec.missingMeasure().size(); i++) {
        IndexSpec.MissingMeasureRule rule = spec.missingMeasure().get(i);
        boolean isThis =
            withheld.isEmpty()
                ? rule.then() != IndexSpec.MeasureAction.WITHHOLD && result.insteadOf().isEmpty()
                : rule.then() == IndexSpec.MeasureAction.WITHHOLD && rule.remark().equals(withheld);
        if (isThis && rule.reasons().contains(reason)) {
          reach(school.year(), CoverageParts.missing(spec.name(), "measure", i, reason));
        }
      }
    }

    /** The rule that leaves the school without an index, known by its reason and remark. */
    private void withheld(Value.Missing withheld) {
      missingCell(withheld.reason(), withheld.remark());
      missingMeasure(withheld.reason(), withheld.remark());
      boolean isForShares =
          index.needs() != null
              && withheld.equals(new Value.Missing(MissingReason.TOO_FEW, spec.withholdRemark()));
      if (isForShares) {
        reach(school.year(), path() + "/needs");
      }
    }
  }
}
