package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one index: its shares, cells and rules for missing values, and what a level earns. */
final class IndexProof {
  /** What the proof needs to know of the rest of the policy. */
  interface Surroundings extends Names {
    /** The proved level table, or null. */
    Element.@Nullable OfLevels levels(String name);

    /** The names of the level tables, for suggestions. */
    List<String> levelTables();

    /** The words of a value of each school, or null if it has none. */
    @Nullable List<String> words(String input);

    /** The school inputs that have words, for suggestions. */
    List<String> typeInputs();

    /** Whether the group with that number counts. */
    boolean isScored(int group);
  }

  private final IndexSpec spec;
  private final Surroundings names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;

  IndexProof(IndexSpec spec, Surroundings names, ExprCompiler expressions, Problems problems) {
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("index/" + spec.name());
  }

  /** The proved index; null if it has a fault or reads something that has one. */
  Element.@Nullable OfIndex prove() {
    int before = problems.count();
    Map<String, Integer> columnOf =
        new TypeColumns(names, problems).of(spec.name(), spec.by(), spec.shares().columns(), at);
    OriginProof.prove(spec.name(), spec.shares().columns(), spec.origins(), problems, at);
    ShareProof shares = new ShareProof(spec, problems, at);
    shares.prove();
    Map<String, Map<Rational, Rational>> earned = earned(columnOf);
    CellProof cellProof = new CellProof(spec, names, expressions, problems, at);
    List<Element.Cell> cells = cellProof.cells();
    cellProof.proveMissing();
    List<Element.Instead> instead = shares.instead();
    proveUnscored();
    proveLowestOnce();
    Node needs = needs();
    boolean hasGroups = true;
    for (Element.Cell cell : cells) {
      hasGroups &= !cell.groups().isEmpty();
    }
    boolean hasBy = spec.by().isEmpty() || names.words(spec.by()) != null;
    boolean hasNeeds = spec.needs() == null || needs != null;
    if (problems.count() > before || earned == null || !hasGroups || !hasBy || !hasNeeds) {
      return null;
    }
    boolean overEverything = false;
    for (IndexSpec.MissingMeasureRule rule : spec.missingMeasure()) {
      overEverything |= rule.then() == IndexSpec.MeasureAction.SPREAD_OVER_EVERYTHING;
    }
    Set<MissingReason> possible = Set.of(MissingReason.values());
    Typed typed = Typed.of(Unit.SCORE).within(range(cells)).missing(possible, Map.of());
    attainable(earned);
    return new Element.OfIndex(
        spec,
        typed,
        columnOf,
        new Element.Shares(spec.shares().rows()),
        instead,
        cells,
        earned,
        needs,
        overEverything,
        cellProof.open());
  }

  /** From 0 to 100, and what rounding each cell can add to that. */
  private Bounds range(List<Element.Cell> cells) {
    Rational most = Rational.HUNDRED;
    if (spec.roundCells() != null) {
      Rational half = Interval.step(spec.roundCells()).dividedBy(Rational.of(2));
      long rounded = (long) cells.size() * spec.shares().rows().size();
      most = most.plus(half.times(Rational.of(rounded)));
    }
    return new Bounds(Rational.ZERO, most);
  }

  private void proveUnscored() {
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < spec.shares().rows().size(); row++) {
      rowOf.putIfAbsent(spec.shares().rows().get(row).measure(), row);
    }
    for (int i = 0; i < spec.unscored().size(); i++) {
      Integer row = rowOf.get(spec.unscored().get(i));
      if (row != null) {
        problems.add(
            Problem.of(
                    ProblemCode.SCORED_AND_UNSCORED,
                    at.child("unscored").child(i),
                    spec.unscored().get(i))
                .with(at.child("share").child(row), "its share")
                .help("leave it out here, or take the row out of `shares`"));
      }
    }
  }

  /** By measure and level number the part of its points a cell earns; null if there is a fault. */
  private @Nullable Map<String, Map<Rational, Rational>> earned(Map<String, Integer> columnOf) {
    Map<String, Map<Rational, Rational>> earned = new LinkedHashMap<>();
    boolean hasFault = false;
    for (int row = 0; row < spec.shares().rows().size(); row++) {
      String measure = spec.shares().rows().get(row).measure();
      Place.Element place = at.child("share").child(row);
      Element.OfLevels levels = names.levels(measure);
      if (levels == null) {
        hasFault = true;
        unknownMeasure(measure, place);
        continue;
      }
      proveServed(row, levels, columnOf);
      boolean needsDirection =
          levels.each() == UnitOfAnalysis.GROUP
              && spec.lowestOnceBy().isEmpty()
              && spec.cells().stream().anyMatch(IndexSpec.CellShare::isLowest)
              && names.direction(levels.table().of()) == Direction.UNSTATED;
      if (needsDirection) {
        noDirection(levels.table().of(), place);
      }
      Map<Rational, Rational> parts = earnedBy(levels.table());
      hasFault |= parts == null;
      if (parts != null) {
        earned.put(measure, parts);
      }
    }
    return hasFault ? null : earned;
  }

  private void unknownMeasure(String measure, Place.Element place) {
    Names.Found found = names.find(measure);
    String kind = found.meaning() != null ? found.meaning().kind() : names.kind(measure);
    if (kind != null) {
      boolean isNumber = found.meaning() != null && found.meaning().typed().isNumeric();
      List<String> tables = names.levelTables();
      String near =
          NearestName.find(measure + "_level", tables)
              .or(() -> NearestName.find(measure, tables))
              .map(table -> "did you mean `" + table + "`?")
              .orElse(
                  isNumber ? "give `" + measure + "` a table of levels and that the share" : "");
      problems.add(
          Problem.of(ProblemCode.WRONG_KIND, place, measure, kind, "a table of levels").help(near));
    } else if (!found.isPoisoned()) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.levelTables(), measure);
    }
  }

  private void noDirection(String measure, Place.Element place) {
    Names.Meaning meaning = names.find(measure).meaning();
    boolean isInput = meaning != null && meaning.kind().startsWith("an input");
    problems.add(
        Problem.of(ProblemCode.NO_DIRECTION, place, measure)
            .with(Place.element((isInput ? "input/" : "measure/") + measure), "declared here")
            .help(
                isInput
                    ? "declare a measure with `value "
                        + measure
                        + "` and `better higher` or `better lower`"
                    : "add `better higher` or `better lower` to `" + measure + "`"));
  }

  private @Nullable Map<Rational, Rational> earnedBy(LevelTable table) {
    Map<Rational, Rational> parts = new TreeMap<>();
    for (LevelTable.Row level : table.rows()) {
      Bounds bounds = new Bounds(level.number(), level.number());
      Node local = new Node.Constant(Value.of(level.number()), Typed.bare(bounds));
      Node itself =
          new Node.Constant(
              new Value.Level(level.level(), level.number()),
              Typed.of(new Type.LevelOf(table.name())));
      Scope scope =
          Scope.of(UnitOfAnalysis.POLICY).with(Map.of("level", local, Scope.LEVEL_ITSELF, itself));
      Node node = expressions.node(spec.earns(), scope, at.child("earns"));
      if (node == null) {
        return null;
      }
      Rational part = node.typed().isNumeric() ? node.typed().bounds().point() : null;
      if (part == null) {
        problems.add(
            Problem.of(
                    ProblemCode.NEEDS_CONSTANT,
                    at.child("earns"),
                    "what a level earns",
                    ExprCompiler.quote(spec.earns()))
                .help("write a calculation with `level`, for example `level / 10`"));
        return null;
      }
      parts.put(level.number(), part);
    }
    return earnsFairly(table, parts) ? parts : null;
  }

  /** Whether the greatest level earns all, none less than nothing, and a better one never less. */
  private boolean earnsFairly(LevelTable table, Map<Rational, Rational> parts) {
    Rational highest = Rational.ZERO;
    Rational before = Rational.ZERO;
    boolean rises = true;
    Rational worst = Rational.ZERO;
    for (Map.Entry<Rational, Rational> level : parts.entrySet()) {
      highest = level.getKey();
      rises &= level.getValue().compareTo(before) >= 0;
      before = level.getValue();
      worst = worst.compareTo(before) > 0 ? before : worst;
    }
    boolean isWorst = worst.signum() < 0;
    if (rises && before.equals(Rational.ONE)) {
      return true;
    }
    problems.add(
        Problem.of(
                ProblemCode.EARNS_RANGE,
                at.child("earns"),
                isWorst ? "worst" : "best",
                table.name(),
                Unit.PERCENT.print(isWorst ? worst : before),
                isWorst
                    ? "none can earn less than nothing"
                    : before.equals(Rational.ONE)
                        ? "but a level below it earns more than one above"
                        : "it must earn all")
            .with(Place.element("levels/" + table.name()), "its greatest level is " + highest)
            .help(
                spec.earns().toString().contains("number(")
                    ? "write its numbers so that the best level earns 1 and none more than a better"
                    : "write `level / " + highest + "`"));
    return false;
  }

  /** A share for a type whose column the level table does not serve can never be earned. */
  private void proveServed(int row, Element.OfLevels levels, Map<String, Integer> columnOf) {
    IndexSpec.Share share = spec.shares().rows().get(row);
    if (!levels.table().by().equals(spec.by())) {
      return;
    }
    Map<Integer, List<String>> unserved = new TreeMap<>();
    for (Map.Entry<String, Integer> one : columnOf.entrySet()) {
      Rational points = share.points().get(one.getValue());
      Integer levelColumn = levels.columnOf().get(one.getKey());
      boolean isServed = levelColumn != null && levels.intervals().get(levelColumn) != null;
      if (points != null && points.signum() > 0 && !isServed) {
        unserved.computeIfAbsent(one.getValue(), key -> new ArrayList<>()).add(one.getKey());
      }
    }
    for (Map.Entry<Integer, List<String>> one : unserved.entrySet()) {
      List<String> words = one.getValue();
      problems.add(
          Problem.of(
                  ProblemCode.SHARE_WITHOUT_LEVELS,
                  at.child("share").child(row).child(one.getKey()),
                  share.measure(),
                  CaseProof.listed(words, "and"))
              .with(Place.element("levels/" + share.measure()), "its levels")
              .help("write `-` here, or add cut scores for " + String.join(", ", words)));
    }
  }

  private void proveLowestOnce() {
    String by = spec.lowestOnceBy();
    if (by.isEmpty()) {
      return;
    }
    Place.Element place = at.child("lowest_once");
    Names.Found found = names.find(by);
    if (found.isPoisoned()) {
      return;
    }
    if (found.meaning() == null) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.known(), by);
    } else if (found.meaning().each() != UnitOfAnalysis.GROUP
        || !found.meaning().typed().isNumeric()) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_KIND,
                  place,
                  by,
                  found.meaning().typed().isNumeric()
                      ? found.meaning().kind()
                      : found.meaning().typed().words(),
                  "a measure of each group that is a number")
              .help("write a rate or a measure `each group`, or `lowest_performing per measure`"));
    } else if (names.direction(by) == Direction.UNSTATED) {
      noDirection(by, place);
    }
  }

  private @Nullable Node needs() {
    if (spec.needs() == null) {
      return null;
    }
    Typed typed = Typed.of(Unit.SCORE).within(new Bounds(Rational.ZERO, Rational.HUNDRED));
    Scope scope =
        Scope.of(UnitOfAnalysis.SCHOOL)
            .with(Map.of("shares_present", new Node.Local("shares_present", typed)));
    Compiled needs = expressions.condition(spec.needs(), scope, at.child("needs"));
    return needs == null ? null : needs.node();
  }

  /** Notes the least and the greatest index any school can have. */
  private void attainable(Map<String, Map<Rational, Rational>> earned) {
    Rational least = null;
    boolean spreads = !spec.instead().isEmpty();
    for (IndexSpec.MissingMeasureRule rule : spec.missingMeasure()) {
      spreads |= rule.then() != IndexSpec.MeasureAction.WITHHOLD;
    }
    for (int column = 0; column < spec.shares().columns().size(); column++) {
      Rational sum = Rational.ZERO;
      Rational worst = Rational.ONE;
      for (IndexSpec.Share share : spec.shares().rows()) {
        Rational points = share.points().get(column);
        Map<Rational, Rational> parts = earned.get(share.measure());
        if (points != null && points.signum() > 0 && parts != null) {
          Rational part = parts.isEmpty() ? Rational.ZERO : Collections.min(parts.values());
          sum = sum.plus(points.times(part));
          worst = part.compareTo(worst) < 0 ? part : worst;
        }
      }
      // What is spread may all go to the measure whose worst level earns least.
      Rational possible = spreads ? worst.times(Rational.HUNDRED) : sum;
      least = least == null || possible.compareTo(least) < 0 ? possible : least;
    }
    if (least != null) {
      String about = spec.roundCells() == null ? "" : "about ";
      problems.add(ProblemCode.ATTAINABLE, at, spec.name(), about + least, about + "100");
    }
  }
}
