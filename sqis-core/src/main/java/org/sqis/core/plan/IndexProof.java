package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one index: totals, cells, missing rules, and that the best result earns everything. */
final class IndexProof {
  /** What the proof needs to know of the rest of the policy. */
  interface Surroundings extends Names {
    /** The proved level table, or null. */
    Element.@Nullable OfLevels levels(String name);

    /** Which direction of a measure is better. */
    Direction direction(String measure);

    /** The words of a school input, or null if there is no such input. */
    @Nullable List<String> words(String input);
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

  /** The proved index; null if it has a fault. */
  Element.@Nullable OfIndex prove() {
    int before = problems.count();
    Map<String, Integer> columnOf = columns();
    proveShares(spec.shares(), at, Rational.HUNDRED);
    Map<String, Map<Rational, Rational>> earned = earned(columnOf);
    List<Element.Cell> cells = cells();
    proveMissing();
    List<Element.Instead> instead = instead();
    for (int i = 0; i < spec.unscored().size(); i++) {
      String unscored = spec.unscored().get(i);
      if (spec.shares().rows().stream().anyMatch(share -> share.measure().equals(unscored))) {
        problems.add(
            Problem.of(ProblemCode.SCORED_AND_UNSCORED, at.child("unscored").child(i), unscored)
                .help("leave it out of `unscored`, or its row out of `shares`"));
      }
    }
    proveLowestOnce();
    Node needs = needs();
    if (problems.count() > before || (spec.needs() != null && needs == null) || earned == null) {
      return null;
    }
    boolean overEverything =
        spec.missingMeasure().stream()
            .anyMatch(rule -> rule.then() == IndexSpec.MeasureAction.SPREAD_OVER_EVERYTHING);
    Set<MissingReason> possible = new LinkedHashSet<>(List.of(MissingReason.values()));
    Typed typed =
        Typed.of(Unit.SCORE)
            .within(new Bounds(Rational.ZERO, Rational.HUNDRED))
            .missing(possible, Set.of(spec.name()));
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
        overEverything);
  }

  private Map<String, Integer> columns() {
    if (spec.by().isEmpty()) {
      return Map.of();
    }
    List<String> words = names.words(spec.by());
    if (words == null) {
      LevelProof.noTypes(spec.by(), names.find(spec.by()), names.known(), problems, at);
      return Map.of();
    }
    return LevelProof.columns(spec.name(), spec.by(), spec.shares().columns(), words, problems, at);
  }

  private String forColumn(IndexSpec.ShareTable shares, int column) {
    return spec.by().isEmpty() ? "" : " for " + String.join(", ", shares.columns().get(column));
  }

  private void proveShares(IndexSpec.ShareTable shares, Place.Element place, Rational whole) {
    if (shares.rows().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.LEVELS_EMPTY, place.child("shares"), spec.name(), "shares")
              .help("add a row for each table of levels that earns points"));
      return;
    }
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < shares.rows().size(); row++) {
      IndexSpec.Share share = shares.rows().get(row);
      Integer earlier = rowOf.putIfAbsent(share.measure(), row);
      if (earlier != null) {
        problems.add(
            Problem.of(ProblemCode.SHARE_TWICE, place.child("share").child(row), share.measure())
                .with(place.child("share").child(earlier), "the first one")
                .help("keep one of the two rows"));
      }
      boolean counts = false;
      for (int column = 0; column < share.points().size(); column++) {
        Rational points = share.points().get(column);
        counts |= points != null && points.signum() != 0;
        if (points != null && points.signum() < 0) {
          problems.add(
              Problem.of(
                      ProblemCode.NEGATIVE_SHARE,
                      place.child("share").child(row).child(column),
                      points.toString())
                  .help("write `-` where the measure is not scored"));
        }
      }
      if (!counts) {
        problems.add(
            Problem.of(
                    ProblemCode.SHARE_NEVER_COUNTS,
                    place.child("share").child(row),
                    share.measure())
                .help("leave the row out, or list the measure under `unscored`"));
      }
    }
    Map<Integer, List<List<String>>> wrong = new HashMap<>();
    List<Integer> innermostFirst = new ArrayList<>();
    for (int total = 0; total < shares.totals().size(); total++) {
      innermostFirst.add(total);
    }
    innermostFirst.sort(Comparator.comparing(total -> -shares.totals().get(total).domain().size()));
    for (int total : innermostFirst) {
      proveTotal(shares, total, place, wrong);
    }
    for (int column = 0; column < shares.columns().size(); column++) {
      Rational sum = sum(shares, List.of(), column);
      if (!sum.equals(whole) && !wrong.containsKey(column)) {
        problems.add(
            Problem.of(
                    ProblemCode.INDEX_TOTAL,
                    place.child("column").child(column),
                    spec.name(),
                    forColumn(shares, column),
                    sum.toString())
                .help(
                    (sum.compareTo(whole) > 0 ? "lower" : "raise")
                        + " a share by "
                        + whole.minus(sum).absolute()
                        + "; shares are points of the whole index"));
      }
    }
  }

  /**
   * Proves one total in every column.
   *
   * @param wrong by column the domains whose totals are wrong; a total around one of them is not
   *     reported again
   */
  private void proveTotal(
      IndexSpec.ShareTable shares,
      int total,
      Place.Element place,
      Map<Integer, List<List<String>>> wrong) {
    IndexSpec.Total stated = shares.totals().get(total);
    for (int column = 0; column < shares.columns().size(); column++) {
      Rational expected = stated.points().get(column);
      Rational sum = sum(shares, stated.domain(), column);
      if (expected == null || expected.equals(sum)) {
        continue;
      }
      List<List<String>> inner = wrong.computeIfAbsent(column, key -> new ArrayList<>());
      boolean isToldInside = inner.stream().anyMatch(domain -> isWithin(domain, stated.domain()));
      inner.add(stated.domain());
      if (isToldInside) {
        continue;
      }
      Rational difference = sum.minus(expected);
      String domain = stated.domain().isEmpty() ? spec.name() : String.join(" / ", stated.domain());
      String amount = difference.absolute() + (difference.signum() > 0 ? " more" : " less");
      Place.Element totalPlace = place.child("total").child(total).child(column);
      int culprit = culprit(shares, stated.domain(), column);
      Rational points = culprit < 0 ? null : shares.rows().get(culprit).points().get(column);
      Rational fitting = points == null ? null : points.minus(difference);
      boolean canFit = fitting != null && fitting.signum() >= 0;
      Place.Element main =
          culprit < 0 ? totalPlace : place.child("share").child(culprit).child(column);
      Problem problem =
          Problem.of(
              ProblemCode.SHARES_TOTAL,
              main,
              domain,
              forColumn(shares, column),
              sum.toString(),
              amount,
              expected.toString());
      if (canFit) {
        problem = problem.with(main, "with " + fitting + " this would fit");
      }
      problems.add(
          problem
              .with(totalPlace, "the total it must give")
              .help(
                  (canFit ? "write " + fitting + ", or " : "")
                      + (difference.signum() > 0 ? "lower" : "raise")
                      + " another share of "
                      + domain
                      + " by "
                      + difference.absolute()));
    }
  }

  /** The row that differs most from its like in the other columns, or the last one. */
  private static int culprit(IndexSpec.ShareTable shares, List<String> domain, int column) {
    int last = -1;
    for (int row = 0; row < shares.rows().size(); row++) {
      IndexSpec.Share share = shares.rows().get(row);
      if (!isWithin(share.domain(), domain) || share.points().get(column) == null) {
        continue;
      }
      last = row;
      Rational own = share.points().get(column);
      Set<Rational> others = new HashSet<>();
      for (int other = 0; other < share.points().size(); other++) {
        Rational points = share.points().get(other);
        if (other != column && points != null) {
          others.add(points);
        }
      }
      if (others.size() == 1 && !others.contains(own)) {
        return row;
      }
    }
    return last;
  }

  private static Rational sum(IndexSpec.ShareTable shares, List<String> domain, int column) {
    Rational sum = Rational.ZERO;
    for (IndexSpec.Share share : shares.rows()) {
      Rational points = share.points().get(column);
      if (points != null && isWithin(share.domain(), domain)) {
        sum = sum.plus(points);
      }
    }
    return sum;
  }

  private static boolean isWithin(List<String> domain, List<String> outer) {
    return domain.size() >= outer.size() && domain.subList(0, outer.size()).equals(outer);
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
        Names.Found found = names.find(measure);
        if (found.meaning() != null) {
          problems.add(
              Problem.of(
                      ProblemCode.WRONG_KIND,
                      place,
                      measure,
                      found.meaning().kind(),
                      "a table of levels")
                  .help("declare `levels NAME of " + measure + "` and give NAME the share"));
        } else if (!found.isPoisoned()) {
          problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.known(), measure);
        }
        continue;
      }
      proveServed(row, levels, columnOf);
      boolean needsDirection =
          levels.each() == UnitOfAnalysis.GROUP
              && spec.lowestOnceBy().isEmpty()
              && spec.cells().stream().anyMatch(IndexSpec.CellShare::isLowest)
              && names.direction(levels.table().of()) == Direction.UNSTATED;
      if (needsDirection) {
        noDirection(place, levels.table().of());
      }
      Map<Rational, Rational> parts = earnedBy(levels.table());
      hasFault |= parts == null;
      if (parts != null) {
        earned.put(measure, parts);
      }
    }
    return hasFault ? null : earned;
  }

  private @Nullable Map<Rational, Rational> earnedBy(LevelTable table) {
    Map<Rational, Rational> parts = new TreeMap<>();
    for (LevelTable.Row level : table.rows()) {
      Bounds bounds = new Bounds(level.number(), level.number());
      Node local = new Node.Constant(Value.of(level.number()), Typed.bare(bounds));
      Scope scope = Scope.of(spec.name(), UnitOfAnalysis.POLICY).with(Map.of("level", local));
      Node node = expressions.compile(spec.earns(), scope, at.child("earns"));
      if (node == null) {
        return null;
      }
      Rational part = constant(node);
      if (part == null || !node.typed().isNumeric()) {
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
    Rational best = parts.values().stream().max(Rational::compareTo).orElse(Rational.ZERO);
    boolean fits =
        best.equals(Rational.ONE) && parts.values().stream().noneMatch(part -> part.signum() < 0);
    if (!fits) {
      earnsWrong(table, parts, best);
      return null;
    }
    return parts;
  }

  private void earnsWrong(LevelTable table, Map<Rational, Rational> parts, Rational best) {
    boolean isBest = !best.equals(Rational.ONE);
    Rational wrong =
        isBest ? best : parts.values().stream().min(Rational::compareTo).orElse(Rational.ZERO);
    Rational greatest = Rational.ONE;
    for (Rational number : parts.keySet()) {
      greatest = number.compareTo(greatest) > 0 ? number : greatest;
    }
    Problem problem =
        Problem.of(
            ProblemCode.EARNS_RANGE,
            at.child("earns"),
            isBest ? "best" : "worst",
            table.name(),
            Unit.PERCENT.print(wrong),
            isBest ? "it must earn all" : "none can earn less than nothing");
    problems.add(
        problem
            .with(Place.element("levels/" + table.name()), "its greatest level is " + greatest)
            .help("write `level / " + greatest + "`"));
  }

  private void noDirection(Place at, String name) {
    Names.Meaning meaning = names.find(name).meaning();
    boolean isInput = meaning != null && meaning.kind().equals("an input");
    problems.add(
        Problem.of(ProblemCode.NO_DIRECTION, at, name)
            .help(
                isInput
                    ? "declare a measure with `value " + name + "` and `better higher` or `lower`"
                    : "add `better higher` or `better lower` to `" + name + "`"));
  }

  /** A share for a type whose column the level table does not serve can never be earned. */
  private void proveServed(int row, Element.OfLevels levels, Map<String, Integer> columnOf) {
    IndexSpec.Share share = spec.shares().rows().get(row);
    if (!levels.table().by().equals(spec.by())) {
      return;
    }
    columnOf.forEach(
        (word, column) -> {
          Rational points = share.points().get(column);
          Integer levelColumn = levels.columnOf().get(word);
          boolean isServed = levelColumn != null && levels.intervals().get(levelColumn) != null;
          if (points != null && points.signum() > 0 && !isServed) {
            problems.add(
                Problem.of(
                        ProblemCode.SHARE_WITHOUT_LEVELS,
                        at.child("share").child(row).child(column),
                        share.measure(),
                        word)
                    .with(Place.element("levels/" + share.measure()), "its levels")
                    .help("write `-` here, or add cut scores for " + word));
          }
        });
  }

  private static @Nullable Rational constant(Node node) {
    Rational min = node.typed().bounds().min();
    return min != null && min.equals(node.typed().bounds().max()) ? min : null;
  }

  private List<Element.Cell> cells() {
    List<Element.Cell> cells = new ArrayList<>();
    Rational fixed = Rational.ZERO;
    int rest = 0;
    boolean hasFault = false;
    for (int i = 0; i < spec.cells().size(); i++) {
      IndexSpec.CellShare cell = spec.cells().get(i);
      Place.Element place = at.child("cell").child(i);
      List<Integer> groups = groups(cell, place);
      Rational part = null;
      if (cell.part() == null) {
        rest++;
      } else {
        Node node =
            expressions.compile(
                cell.part(), Scope.of(spec.name(), UnitOfAnalysis.POLICY), place.child("part"));
        part = node == null ? null : constant(node);
        if (node != null && (part == null || !node.typed().is(Unit.PERCENT))) {
          problems.add(
              Problem.of(
                      ProblemCode.NEEDS_CONSTANT,
                      place.child("part"),
                      "the part of a cell",
                      ExprCompiler.quote(cell.part()))
                  .help("write a percent such as 50%, a parameter that is one, or `rest`"));
        }
        hasFault |= part == null;
        fixed = part == null ? fixed : fixed.plus(part);
      }
      boolean isAll = !cell.isLowest() && cell.name().equals(Group.ALL);
      cells.add(new Element.Cell(cell.label(), groups, cell.isLowest(), part, isAll));
    }
    if (cells.stream().noneMatch(Element.Cell::isAll)) {
      problems.add(
          Problem.of(ProblemCode.NO_ALL_CELL, at.child("cells"), spec.name())
              .help("add a row `| all | 50% |`"));
    } else if (!hasFault) {
      int whole = fixed.compareTo(Rational.ONE);
      boolean fits = rest == 0 ? whole == 0 : whole < 0;
      if (!fits) {
        problems.add(
            Problem.of(
                    ProblemCode.CELL_PARTS,
                    at.child("cells"),
                    spec.name(),
                    Unit.PERCENT.print(fixed),
                    rest > 0 && whole == 0
                        ? "nothing is left for `rest`"
                        : "they must give 100%" + (rest > 0 ? " with `rest`" : ""))
                .help(
                    whole < 0
                        ? "raise a part by "
                            + Unit.PERCENT.print(Rational.ONE.minus(fixed))
                            + ", or write `rest` for one of them"
                        : "lower a part"
                            + (whole > 0
                                ? " by " + Unit.PERCENT.print(fixed.minus(Rational.ONE))
                                : "")));
      }
    }
    return cells;
  }

  private List<Integer> groups(IndexSpec.CellShare cell, Place place) {
    if (cell.isLowest()) {
      List<Integer> family = names.family(cell.name());
      if (family == null && !names.isPoisoned(cell.name())) {
        problems.unknown(ProblemCode.UNKNOWN_FAMILY, place, names.families(), cell.name());
      }
      return family == null ? List.of() : family;
    }
    int group = names.groupNumber(cell.name());
    if (group < 0) {
      if (!names.isPoisoned(cell.name())) {
        problems.unknown(ProblemCode.UNKNOWN_GROUP, place, names.groups(), cell.name());
      }
      return List.of();
    }
    return List.of(group);
  }

  private void proveMissing() {
    List<List<MissingReason>> cellReasons =
        spec.missingCell().stream().map(IndexSpec.MissingCellRule::reasons).toList();
    List<List<MissingReason>> measureReasons =
        spec.missingMeasure().stream().map(IndexSpec.MissingMeasureRule::reasons).toList();
    boolean hasGroupCells = spec.cells().size() > 1;
    proveReasons("group cell", "missing_cell", cellReasons, hasGroupCells);
    proveReasons("measure", "missing_measure", measureReasons, true);
    int domain = -1;
    int everything = -1;
    for (int i = 0; i < spec.missingMeasure().size(); i++) {
      IndexSpec.MeasureAction then = spec.missingMeasure().get(i).then();
      domain = then == IndexSpec.MeasureAction.SPREAD_OVER_DOMAIN ? i : domain;
      everything = then == IndexSpec.MeasureAction.SPREAD_OVER_EVERYTHING ? i : everything;
    }
    if (domain >= 0 && everything >= 0) {
      problems.add(
          Problem.of(
                  ProblemCode.TWO_SPREADS,
                  at.child("missing_measure").child(everything),
                  spec.name())
              .with(at.child("missing_measure").child(domain), "the other way")
              .help("all missing measures go together; choose one way"));
    }
  }

  private void proveReasons(
      String what, String part, List<List<MissingReason>> rules, boolean mustAnswer) {
    Map<MissingReason, Integer> answered = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      for (MissingReason reason : rules.get(i)) {
        Integer before = answered.putIfAbsent(reason, i);
        if (before != null) {
          problems.add(
              Problem.of(ProblemCode.REASON_TWICE, at.child(part).child(i), what, reason.words())
                  .with(at.child(part).child(before), "the first line")
                  .help("leave `" + reason.words() + "` out of one of the two"));
        }
      }
    }
    List<String> open =
        Stream.of(MissingReason.TOO_FEW, MissingReason.NOT_APPLICABLE)
            .filter(reason -> !answered.containsKey(reason))
            .map(MissingReason::words)
            .toList();
    if (mustAnswer && !open.isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.REASON_UNANSWERED,
                  rules.isEmpty() ? at : at.child(part),
                  what,
                  spec.name(),
                  String.join(" or ", open))
              .help(
                  "add a row `| "
                      + String.join(", ", open)
                      + " | "
                      + (what.equals("measure")
                          ? "spread over its domain"
                          : "spread over the other group cells")
                      + " |` to `missing "
                      + (what.equals("measure") ? "measure" : "cell")
                      + "`"));
    }
  }

  private List<Element.Instead> instead() {
    List<Element.Instead> result = new ArrayList<>();
    Set<String> scored = new LinkedHashSet<>();
    spec.shares().rows().forEach(share -> scored.add(share.measure()));
    for (int i = 0; i < spec.instead().size(); i++) {
      IndexSpec.InsteadShares instead = spec.instead().get(i);
      Place.Element place = at.child("instead").child(i);
      for (int missing = 0; missing < instead.missing().size(); missing++) {
        String name = instead.missing().get(missing);
        if (!scored.contains(name)) {
          problems.unknown(
              ProblemCode.UNKNOWN_NAME, place.child("missing").child(missing), scored, name);
        }
      }
      if (!instead.shares().columns().equals(spec.shares().columns())) {
        problems.add(
            Problem.of(
                    ProblemCode.INSTEAD_MISMATCH, place, "their columns are not those of `shares`")
                .help("repeat the columns of `shares` in the same order"));
        continue;
      }
      for (int row = 0; row < instead.shares().rows().size(); row++) {
        String name = instead.shares().rows().get(row).measure();
        boolean isScored = scored.contains(name);
        if (instead.missing().contains(name) || !isScored) {
          problems.add(
              Problem.of(
                      ProblemCode.INSTEAD_MISMATCH,
                      place.child("share").child(row),
                      "`" + name + (isScored ? "` is missing then" : "` has no share"))
                  .help(
                      isScored
                          ? "leave this row out"
                          : "leave this row out, or give `" + name + "` a row in `shares`"));
        }
      }
      proveShares(instead.shares(), place, Rational.HUNDRED);
      result.add(
          new Element.Instead(instead.missing(), new Element.Shares(instead.shares().rows())));
    }
    return result;
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
        || !(found.meaning().typed().type() instanceof Type.Numeric)) {
      problems.add(
          ProblemCode.WRONG_KIND, place, by, found.meaning().kind(), "a measure of each group");
    } else if (names.direction(by) == Direction.UNSTATED) {
      noDirection(place, by);
    }
  }

  private @Nullable Node needs() {
    if (spec.needs() == null) {
      return null;
    }
    Typed typed = Typed.of(Unit.SCORE).within(new Bounds(Rational.ZERO, Rational.HUNDRED));
    Scope scope =
        Scope.of(spec.name(), UnitOfAnalysis.SCHOOL)
            .with(Map.of("shares_present", new Node.Local("shares_present", typed)));
    return expressions.condition(spec.needs(), scope, at.child("needs"));
  }

  /** Notes the least and the greatest index any school can have. */
  private void attainable(Map<String, Map<Rational, Rational>> earned) {
    Rational least = null;
    for (int column = 0; column < spec.shares().columns().size(); column++) {
      Rational sum = Rational.ZERO;
      for (IndexSpec.Share share : spec.shares().rows()) {
        Rational points = share.points().get(column);
        Map<Rational, Rational> parts = earned.get(share.measure());
        if (points != null && parts != null) {
          Rational worst = parts.values().stream().min(Rational::compareTo).orElse(Rational.ZERO);
          sum = sum.plus(points.times(worst));
        }
      }
      least = least == null || sum.compareTo(least) < 0 ? sum : least;
    }
    if (least != null) {
      problems.add(
          ProblemCode.ATTAINABLE, at, spec.name(), least.toString(), Rational.HUNDRED.toString());
    }
  }
}
