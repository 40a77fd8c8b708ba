package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.explain.Explanation.Written;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Interval;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Overlay;
import org.sqis.core.scenario.Coverage;
import org.sqis.core.scenario.Coverage.Kind;
import org.sqis.core.standing.Determination;

/** Every part of a policy that a test can reach, with the places that say which is which. */
final class CoverageParts {
  private final Plans plans;
  private final Map<String, Written> written;
  private final Map<String, Coverage.Part> parts = new LinkedHashMap<>();

  private CoverageParts(Plans plans, Map<String, Written> written) {
    this.plans = plans;
    this.written = written;
  }

  /** The parts by their paths. */
  static Map<String, Coverage.Part> of(Plans plans, Map<String, Written> written) {
    CoverageParts parts = new CoverageParts(plans, written);
    for (SchoolYear year : plans.years()) {
      Plan plan = plans.nearest(year);
      plan.elements().forEach(element -> parts.element(element, plan, year));
    }
    plans.spec().overlays().forEach(parts::overlay);
    return parts.parts;
  }

  private void overlay(Overlay overlay) {
    for (int i = 0; i < overlay.changes().size(); i++) {
      Overlay.Change change = overlay.changes().get(i);
      String path = "overlay/" + overlay.name() + "/change/" + i;
      String columns =
          change.columns().isEmpty() ? "" : " for " + String.join(", ", change.columns());
      String words = change.what() + columns + " is " + change.to() + " in " + overlay.district();
      parts.put(path, new Coverage.Part(path, Kind.OVERLAY, overlay.name(), words, 0, place(path)));
    }
  }

  /** Whether a line of a measure says that there is no value. */
  static boolean isMissing(Element.Case one) {
    return one.value() instanceof Node.Constant constant && constant.value().isMissing();
  }

  /** Whether something that the measure reads can be missing: it is more than one constant. */
  private static boolean readsSomething(Element.OfMeasure measure) {
    return !measure.needs().isEmpty()
        || measure.cases().stream()
            .anyMatch(one -> one.when() != null || !(one.value() instanceof Node.Constant));
  }

  private void element(Element element, Plan plan, SchoolYear year) {
    if (element instanceof Element.OfMeasure measure) {
      measure(measure, plan, year);
    } else if (element instanceof Element.OfLevels levels) {
      levels(levels, year);
    } else if (element instanceof Element.OfGrid grid) {
      grid(grid, year);
    } else if (element instanceof Element.OfIndex index) {
      index(index, year);
    } else if (element instanceof Element.OfDesignation one) {
      designation(one.designation(), year);
    } else if (element instanceof Element.OfLadder ladder) {
      ladder(ladder, year);
    } else if (element instanceof Element.OfCohort cohort) {
      String name = cohort.name();
      add(year, cohort(name, Value.YesNo.YES), Kind.RULE, name, "a school that belongs");
      add(year, cohort(name, Value.YesNo.NO), Kind.RULE, name, "a school that does not belong");
    }
  }

  private void designation(Designation designation, SchoolYear year) {
    String name = designation.name();
    String at = "designation/" + name;
    for (int i = 0; i < designation.routes().size(); i++) {
      String words = "a school named by " + designation.routes().get(i).name();
      add(year, at + "/route/" + i, Kind.RULE, name, words);
    }
    for (int i = 0; i < designation.exits().size(); i++) {
      String words = "a school that leaves with " + designation.exits().get(i).route() + " cleared";
      add(year, at + "/exit/" + i, Kind.RULE, name, words);
    }
    for (int i = 0; i < designation.except().size(); i++) {
      String words = "a school that " + designation.except().get(i) + " excludes";
      add(year, at + "/except/" + i, Kind.RULE, name, words);
    }
    if (!designation.exits().isEmpty()) {
      add(year, at + "/kept", Kind.RULE, name, "a school that keeps it");
    }
  }

  /** The parts of a designation by which a determination came about, below its own path. */
  static List<String> decided(Designation designation, Determination result) {
    List<String> parts = new ArrayList<>();
    switch (result.how()) {
      case NAMED, NAMED_AGAIN -> {
        for (int i = 0; i < designation.routes().size(); i++) {
          String route = designation.routes().get(i).name();
          boolean isNaming =
              result.findings().stream()
                  .anyMatch(
                      one -> one.route().equals(route) && one.answer().equals(Value.YesNo.YES));
          if (isNaming) {
            parts.add("/route/" + i);
          }
        }
      }
      case LEFT -> {
        for (int i = 0; i < designation.exits().size(); i++) {
          String route = designation.exits().get(i).route();
          List<Determination.Clearing> own =
              result.clearings().stream().filter(one -> one.route().equals(route)).toList();
          boolean isCleared =
              own.stream().allMatch(one -> DesignationText.isCleared(one, designation));
          if (!own.isEmpty() && isCleared) {
            parts.add("/exit/" + i);
          }
        }
      }
      case EXCLUDED -> {
        for (int i = 0; i < designation.except().size(); i++) {
          if (result.remark().equals(StandingEvaluator.EXCLUDED_BY + designation.except().get(i))) {
            parts.add("/except/" + i);
          }
        }
      }
      case KEPT -> parts.add("/kept");
      case NOT_IN_COHORT, NOT_NAMED, UNDECIDED, PAUSED, NO_IDENTIFICATION, DECIDED -> {}
    }
    return parts;
  }

  private void ladder(Element.OfLadder proved, SchoolYear year) {
    String name = proved.name();
    String at = "ladder/" + name;
    String first = proved.ladder().states().get(0);
    add(year, at + "/enters", Kind.RULE, name, "a school that enters `" + first + "`");
    for (int i = 0; i < proved.moves().size(); i++) {
      Ladder.Move move = proved.ladder().moves().get(i);
      String words = "the move from " + move.from() + " to " + move.to() + " when " + move.when();
      add(year, at + "/move/" + i, Kind.RULE, name, words);
    }
  }

  /** The path of an answer of a cohort. */
  static String cohort(String name, Value belongs) {
    return "cohort/" + name + (belongs.isMissing() ? "/missing" : "/answer/" + belongs);
  }

  private void add(SchoolYear year, String path, Kind kind, String name, String words) {
    String whole = plans.path(year, path);
    parts.putIfAbsent(whole, new Coverage.Part(whole, kind, name, words, 0, place(whole)));
  }

  private Written place(String path) {
    String at = path;
    while (!written.containsKey(at) && at.lastIndexOf('/') > 0) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return written.getOrDefault(at, Written.NOWHERE);
  }

  private void measure(Element.OfMeasure proved, Plan plan, SchoolYear year) {
    Measure measure = proved.measure();
    String name = measure.name();
    String at = "measure/" + name;
    if (!measure.onlyFor().isEmpty()) {
      String types = String.join(", ", measure.onlyFor());
      add(year, at + "/only_for", Kind.MISSING, name, "not for others than " + types);
    }
    for (int i = 0; i < measure.exceptions().size(); i++) {
      Measure.Exclusion one = measure.exceptions().get(i);
      if (plan.groups().contains(one.group())) {
        String words = "except " + one.group() + " is " + one.reason();
        add(year, at + "/exception/" + i, Kind.MISSING, name, words);
      }
    }
    needs(measure.needs(), at, name, year);
    if (measure.body() instanceof Measure.Rate rate) {
      add(year, at + "/value/0", Kind.RULE, name, rate.part() + " / " + rate.whole());
    } else if (measure.body() instanceof Measure.Cases cases) {
      for (int i = 0; i < cases.cases().size(); i++) {
        Measure.Case one = cases.cases().get(i);
        Kind kind = isMissing(proved.cases().get(i)) ? Kind.MISSING : Kind.RULE;
        String otherwise = cases.cases().size() == 1 ? "" : " otherwise";
        String words = one.value() + (one.when() == null ? otherwise : " when " + one.when());
        add(year, at + "/value/" + i, kind, name, words);
      }
      if (measure.mayBeMissing() && readsSomething(proved)) {
        add(year, at + "/missing", Kind.MISSING, name, "missing because something it reads is");
      }
    }
  }

  private void needs(List<Measure.Need> needs, String at, String name, SchoolYear year) {
    for (int i = 0; i < needs.size(); i++) {
      Measure.Need need = needs.get(i);
      String words = "needs " + need.condition() + ", else " + need.reason();
      add(year, at + "/need/" + i, Kind.MISSING, name, words);
    }
  }

  private void levels(Element.OfLevels levels, SchoolYear year) {
    String name = levels.name();
    for (int column = 0; column < levels.intervals().size(); column++) {
      List<String> types = levels.table().columns().get(column);
      String served = types.isEmpty() ? "" : " for " + String.join(", ", types);
      @Nullable List<Interval> intervals = levels.intervals().get(column);
      if (intervals == null) {
        String path = "levels/" + name + "/column/" + column;
        add(year, path, Kind.MISSING, name, "no levels" + served);
        continue;
      }
      for (int row = 0; row < intervals.size(); row++) {
        String words = "level " + levels.table().rows().get(row).level() + served;
        add(year, "levels/" + name + "/row/" + row + "/" + column, Kind.LEVEL, name, words);
      }
    }
  }

  private void grid(Element.OfGrid proved, SchoolYear year) {
    Grid grid = proved.grid();
    String at = "grid/" + grid.name();
    needs(grid.needs(), at, grid.name(), year);
    for (int row = 0; row < grid.rows().size(); row++) {
      List<Grid.Cell> cells = grid.rows().get(row).cells();
      for (int column = 0; column < cells.size(); column++) {
        String words =
            String.join(", ", grid.rows().get(row).words())
                + " and "
                + String.join(", ", grid.columns().get(column))
                + " give "
                + cells.get(column);
        add(year, at + "/cell/" + row + "/" + column, Kind.CELL, grid.name(), words);
      }
    }
    for (int i = 0; i < grid.replacements().size(); i++) {
      Grid.Replacement one = grid.replacements().get(i);
      String words = "replace " + one.cell() + " when " + one.when();
      add(year, at + "/replace/" + i, Kind.RULE, grid.name(), words);
    }
  }

  private void index(Element.OfIndex proved, SchoolYear year) {
    IndexSpec index = proved.spec();
    String name = index.name();
    String at = "index/" + name;
    List<IndexSpec.Share> rows = index.shares().rows();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).points().size(); column++) {
        if (rows.get(row).points().get(column) != null) {
          List<String> types = index.shares().columns().get(column);
          String served = types.isEmpty() ? "" : " for " + String.join(", ", types);
          String words = "share of " + rows.get(row).measure() + served;
          add(year, at + "/share/" + row + "/" + column, Kind.RULE, name, words);
        }
      }
    }
    for (int i = 0; i < index.cells().size(); i++) {
      add(year, at + "/cell/" + i, Kind.CELL, name, "cell " + index.cells().get(i).label());
    }
    for (int i = 0; i < index.missingCell().size(); i++) {
      for (MissingReason reason : index.missingCell().get(i).reasons()) {
        String words = "a cell that is " + reason;
        add(year, missing(name, "cell", i, reason), Kind.MISSING, name, words);
      }
    }
    for (int i = 0; i < index.missingMeasure().size(); i++) {
      for (MissingReason reason : index.missingMeasure().get(i).reasons()) {
        String words = "a measure that is " + reason;
        add(year, missing(name, "measure", i, reason), Kind.MISSING, name, words);
      }
    }
    for (int i = 0; i < index.instead().size(); i++) {
      String words = "instead when " + String.join(", ", index.instead().get(i).missing());
      add(year, at + "/instead/" + i, Kind.MISSING, name, words + " missing");
    }
    if (index.needs() != null) {
      String words = "needs " + index.needs() + ", else withheld";
      add(year, at + "/needs", Kind.MISSING, name, words);
    }
  }

  /** The path of what is done about a missing cell or measure. */
  static String missing(String index, String what, int row, MissingReason reason) {
    return "index/" + index + "/missing_" + what + "/" + row + "/" + reason.words();
  }
}
