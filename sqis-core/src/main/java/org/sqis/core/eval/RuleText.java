package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Interval;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Provenance;

/** Says which rule gave a value, and what is worth knowing of it. */
final class RuleText {
  private static final int NOTHING = Integer.MIN_VALUE;
  private static final int MOST_CAUSES = 4;

  private final Plan plan;
  private final SchoolValues school;

  RuleText(SchoolValues school) {
    this.plan = school.plan();
    this.school = school;
  }

  /** What is said of one value. */
  record Told(String kind, String path, String title, String rule, String note, String source) {}

  /** What is said of {@code value}; what its evaluation reads goes to {@code reads}. */
  Told told(Element element, int group, Value value, Reads reads) {
    if (element instanceof Element.OfInput input) {
      return input(input.input());
    }
    if (element instanceof Element.OfMeasure measure) {
      return measure(measure, group, reads);
    }
    if (element instanceof Element.OfLevels levels) {
      return levels(levels, group, value, reads);
    }
    if (element instanceof Element.OfGrid grid) {
      return grid(grid, group, reads);
    }
    if (element instanceof Element.OfCohort cohort) {
      return cohort(cohort, reads);
    }
    if (element instanceof Element.OfDesignation designation) {
      return new DesignationText(designation, school).told(reads);
    }
    return index((Element.OfIndex) element, reads);
  }

  private Told cohort(Element.OfCohort proved, Reads reads) {
    Cohort cohort = proved.cohort();
    CohortEvaluator.Answer answer = new CohortEvaluator(proved, school, reads).answer();
    List<String> why = new ArrayList<>();
    if (!school.isSchool()) {
      why.add("no school of " + school.year());
    } else if (answer.day() != null) {
      String is = answer.isMember().equals(Value.YesNo.NO) ? " is not in " : " is in ";
      String district = school.district().isEmpty() ? "the district" : school.district();
      String asked = answer.isMember().isMissing() ? "whether " : "";
      why.add(asked + district + is + cohort.membership() + " on " + answer.day());
    }
    if (answer.holds() != null) {
      why.add(String.valueOf(cohort.members()));
    }
    String rule = why.isEmpty() ? "every school" : String.join(", and ", why);
    return new Told("cohort", "cohort/" + cohort.name(), cohort.title(), rule, "", cohort.source());
  }

  private static Told input(Input input) {
    return new Told("input", "input/" + input.name(), input.meaning(), "", "", "");
  }

  private Told measure(Element.OfMeasure proved, int group, Reads reads) {
    Measure measure = proved.measure();
    List<Integer> chosen = new ArrayList<>();
    Value exact = SchoolEvaluator.measure(proved, school, group, reads, chosen::add);
    String path = "measure/" + measure.name();
    int step = chosen.isEmpty() ? NOTHING : chosen.get(0);
    String rule = "";
    if (step == NOTHING) {
      rule = excluded(measure, group);
    } else if (step < 0) {
      rule = unmet(measure.needs().get(-1 - step), exact);
      path = path + "/need/" + (-1 - step);
    } else if (measure.body() instanceof Measure.Rate rate) {
      rule = rate.part() + " / " + rate.whole();
    } else if (measure.body() instanceof Measure.Cases cases) {
      Measure.Case one = cases.cases().get(step);
      boolean isOnly = cases.cases().size() == 1;
      rule =
          one.value() + (one.when() != null ? " when " + one.when() : isOnly ? "" : " otherwise");
      path = path + "/value/" + step;
    }
    if (measure.round() != null && !exact.isMissing()) {
      rule = rule + ", rounded to " + measure.round() + decimals(measure.round());
    }
    String note = NumberNotes.of(measure, plan);
    return new Told("measure", path, measure.title(), rule, note, measure.source());
  }

  private static String decimals(int places) {
    return places == 1 ? " decimal" : " decimals";
  }

  private static String unmet(Measure.Need need, Value value) {
    boolean isDecided =
        value instanceof Value.Missing missing
            && missing.equals(new Value.Missing(need.reason(), need.remark()));
    return "needs "
        + need.condition()
        + (isDecided ? ", which does not hold" : ", which is undecided");
  }

  /** Why neither a need nor a case decides. */
  private String excluded(Measure measure, int group) {
    for (Measure.Exclusion exception : measure.exceptions()) {
      if (group >= 0 && exception.group().equals(plan.groups().get(group))) {
        return "except " + exception.group() + " is " + exception.reason();
      }
    }
    return measure.onlyFor().isEmpty()
        ? "undecided"
        : "only for " + String.join(", ", measure.onlyFor());
  }

  private Told levels(Element.OfLevels levels, int group, Value value, Reads reads) {
    SchoolEvaluator.level(levels, school, group, reads);
    LevelTable table = levels.table();
    Value read = school.get(table.of(), group, false);
    List<Interval> column = column(levels);
    String rule = "";
    String note = "";
    if (value instanceof Value.Level && column != null && read instanceof Value.Num num) {
      Unit unit = unit(table.of());
      int row = 0;
      while (!column.get(row).holds(num.number())) {
        row++;
      }
      rule =
          "level "
              + table.rows().get(row).level()
              + ": "
              + cut(table.rows().get(row).cells().get(columnNumber(levels)))
              + type(levels);
      note = distance(table, column, row, num.number(), unit);
    }
    return new Told(
        "levels",
        "levels/" + table.name() + "/row/" + rowOf(table, value),
        table.title(),
        rule,
        note,
        origin(levels).line());
  }

  private Told grid(Element.OfGrid proved, int group, Reads reads) {
    Grid grid = proved.grid();
    GridEvaluator.Found found = new GridEvaluator(proved, school, group, reads).found();
    String path = "grid/" + grid.name();
    String rule = "";
    String note = "";
    Value row = found.row();
    Value column = found.column();
    if (found.need() >= 0) {
      rule = unmet(grid.needs().get(found.need()), found.value());
      path = path + "/need/" + found.need();
    } else if (row != null && column != null && found.found() != null) {
      Integer line = proved.rowOf().get(row.toString());
      Integer place = proved.columnOf().get(column.toString());
      String cell =
          grid.rowsBy()
              + " is "
              + row
              + " and "
              + grid.columnsBy()
              + " is "
              + column
              + ": "
              + found.found();
      if (found.replacement() < 0) {
        rule = cell;
        path = path + "/cell/" + line + "/" + place;
      } else {
        Grid.Replacement one = grid.replacements().get(found.replacement());
        rule =
            one.cell()
                + " when "
                + one.when()
                + (found.value().isMissing() && !(one.cell() instanceof Grid.Cell.Lacks)
                    ? ", which is undecided"
                    : "");
        note = "replaces " + cell;
        path = path + "/replace/" + found.replacement();
      }
    }
    return new Told(
        "grid", path, grid.title(), rule, note, source(grid.provenance(), grid.source()));
  }

  private static String source(@Nullable Provenance provenance, String source) {
    String word = provenance == null ? "" : provenance.word();
    return word + (word.isEmpty() || source.isEmpty() ? "" : ", ") + source;
  }

  private String type(Element.OfLevels levels) {
    return levels.table().by().isEmpty()
        ? ""
        : " for " + school.get(levels.table().by(), -1, false);
  }

  private static int rowOf(LevelTable table, Value value) {
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.rows().get(row).level().equals(value.toString())) {
        return row;
      }
    }
    return 0;
  }

  private int columnNumber(Element.OfLevels levels) {
    if (levels.table().by().isEmpty()) {
      return 0;
    }
    return levels
        .columnOf()
        .getOrDefault(school.get(levels.table().by(), -1, false).toString(), -1);
  }

  /** Who stands behind the cut scores of the column of the school; of the table, if it has none. */
  private ColumnOrigin origin(Element.OfLevels levels) {
    int column = columnNumber(levels);
    LevelTable table = levels.table();
    return column < 0
        ? new ColumnOrigin(List.of(), table.provenance(), table.source())
        : table.origin(column);
  }

  private @Nullable List<Interval> column(Element.OfLevels levels) {
    int column = columnNumber(levels);
    return column < 0 ? null : levels.intervals().get(column);
  }

  private Unit unit(String name) {
    Element element = plan.element(name);
    return element != null && element.typed().type() instanceof Type.Numeric numeric
        ? numeric.unit()
        : Unit.NUMBER;
  }

  /** How far the value is from the levels next to its own. */
  private static String distance(
      LevelTable table, List<Interval> column, int row, Rational number, Unit unit) {
    Rational own = table.rows().get(row).number();
    List<String> parts = new ArrayList<>();
    for (int other = 0; other < column.size(); other++) {
      Rational level = table.rows().get(other).number();
      boolean isNext = level.minus(own).absolute().equals(Rational.ONE);
      Interval interval = column.get(other);
      boolean isAbove = interval.low() != null && interval.low().compareTo(number) >= 0;
      Rational edge = isAbove ? interval.low() : interval.high();
      if (!isNext || edge == null) {
        continue;
      }
      Rational gap = edge.minus(number).absolute();
      Unit shown = unit == Unit.PERCENT ? Unit.POINTS : unit;
      String edgeOf = " the edge of level " + table.rows().get(other).level();
      parts.add(
          gap.signum() == 0
              ? "right at" + edgeOf
              : shown.print(gap) + (isAbove ? " below" : " above") + edgeOf);
    }
    return String.join("; ", parts);
  }

  private static String cut(LevelTable.Cut cut) {
    if (cut instanceof LevelTable.Cut.From from) {
      return (from.isStrict() ? "> " : ">= ") + from.bound();
    }
    if (cut instanceof LevelTable.Cut.UpTo upTo) {
      return (upTo.isStrict() ? "< " : "<= ") + upTo.bound();
    }
    if (cut instanceof LevelTable.Cut.Between between) {
      return between.low() + " to " + between.high();
    }
    return cut instanceof LevelTable.Cut.Rest ? "everything else" : "not served";
  }

  private static String withheld(IndexSpec spec, Value.Missing missing) {
    boolean isNeed =
        spec.needs() != null
            && missing.reason() == MissingReason.TOO_FEW
            && missing.remark().equals(spec.withholdRemark());
    return "withheld: "
        + (isNeed
            ? "needs " + spec.needs()
            : missing.remark().isEmpty() ? missing.reason().words() : missing.remark());
  }

  /** The first cells and measures that are missing for the reason that withholds an index. */
  private static String causes(IndexResult result, MissingReason reason) {
    List<String> causes = new ArrayList<>();
    for (IndexResult.MeasurePoints measure : result.measures()) {
      for (IndexResult.CellPoints cell : measure.cells()) {
        if (cell.level() instanceof Value.Missing missing && missing.reason() == reason) {
          causes.add(measure.measure() + " of " + cell.cell());
        }
      }
    }
    int more = causes.size() - MOST_CAUSES;
    return String.join(", ", causes.subList(0, Math.min(causes.size(), MOST_CAUSES)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Tells of the parameters that an expression of an index names. */
  private void parameters(@Nullable Expr expr, Reads reads) {
    if (expr == null) {
      return;
    }
    boolean isParameter =
        plan.spec().parameters().stream()
            .anyMatch(parameter -> parameter.name().equals(expr.toString()));
    if (isParameter) {
      reads.parameter(expr.toString(), 0);
    }
    expr.children().forEach(child -> parameters(child, reads));
  }

  private Told index(Element.OfIndex index, Reads reads) {
    index.spec().cells().forEach(cell -> parameters(cell.part(), reads));
    parameters(index.spec().needs(), reads);
    IndexResult result = school.index(index.name());
    String rule =
        result.exact() instanceof Value.Missing missing
            ? withheld(index.spec(), missing)
            : "the sum of the points below"
                + (index.spec().publish() == null
                    ? ""
                    : ", published to "
                        + index.spec().publish()
                        + decimals(index.spec().publish()));
    Map<MissingReason, Long> absent =
        result.measures().stream()
            .map(IndexResult.MeasurePoints::points)
            .filter(Value.Missing.class::isInstance)
            .map(value -> ((Value.Missing) value).reason())
            .collect(
                Collectors.groupingBy(
                    reason -> reason, java.util.TreeMap::new, Collectors.counting()));
    List<String> notes = new ArrayList<>();
    if (result.exact() instanceof Value.Missing missing) {
      String causes = causes(result, missing.reason());
      notes.add(causes.isEmpty() ? "" : missing.reason().words() + ": " + causes);
    }
    if (!result.insteadOf().isEmpty()) {
      notes.add(
          "the shares that stand instead when "
              + String.join(", ", result.insteadOf())
              + (result.insteadOf().size() == 1 ? " is" : " are")
              + " missing");
    } else if (!absent.isEmpty()) {
      notes.add(
          result.sharesPresent()
              + " of 100 points are present; missing measures: "
              + absent.entrySet().stream()
                  .map(entry -> entry.getValue() + " " + entry.getKey().words())
                  .collect(Collectors.joining(", ")));
    }
    if (!index.spec().unscored().isEmpty()) {
      notes.add("not scored: " + String.join(", ", index.spec().unscored()));
    }
    notes.add(NumberNotes.of(index.spec(), plan));
    String note = notes.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining("; "));
    return new Told(
        "index", "index/" + index.name(), index.spec().title(), rule, note, origin(index).line());
  }

  /** Who stands behind the shares of the column of the school; of the index, if it has none. */
  private ColumnOrigin origin(Element.OfIndex index) {
    IndexSpec spec = index.spec();
    int column =
        spec.by().isEmpty()
            ? 0
            : index.columnOf().getOrDefault(school.get(spec.by(), -1, false).toString(), -1);
    return column < 0 || column >= spec.shares().columns().size()
        ? new ColumnOrigin(List.of(), spec.provenance(), spec.source())
        : spec.origin(column);
  }
}
