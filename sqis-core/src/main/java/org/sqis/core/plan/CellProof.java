package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the cells of one index, and that it says what happens to cells and measures missing. */
final class CellProof {
  private static final String PART = "the part of a cell";

  private final IndexSpec spec;
  private final IndexProof.Surroundings names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;
  private Value.@Nullable Missing open;

  CellProof(
      IndexSpec spec,
      IndexProof.Surroundings names,
      ExprCompiler expressions,
      Problems problems,
      Place.Element at) {
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = at;
  }

  /** Why no part can be worked out: a parameter that is the part of a cell is not set; or null. */
  Value.@Nullable Missing open() {
    return open;
  }

  /** The cells, as far as they have no fault. */
  List<Element.Cell> cells() {
    List<Element.Cell> cells = new ArrayList<>();
    Map<String, Integer> rowOf = new HashMap<>();
    Rational fixed = Rational.ZERO;
    int rest = 0;
    boolean hasFault = false;
    boolean hasAll = false;
    for (int i = 0; i < spec.cells().size(); i++) {
      IndexSpec.CellShare cell = spec.cells().get(i);
      Place.Element place = at.child("cell").child(i);
      Integer earlier = rowOf.putIfAbsent(cell.label(), i);
      if (earlier != null) {
        problems.add(
            Problem.of(ProblemCode.CELL_TWICE, place, cell.label(), spec.name())
                .with(at.child("cell").child(earlier), "the first one")
                .help("leave one of the two out"));
      }
      List<Integer> groups = groups(cell, place);
      Rational part = null;
      if (cell.part() == null) {
        rest++;
      } else {
        part = part(cell, place.child("part"));
        hasFault |= part == null;
        fixed = part == null ? fixed : fixed.plus(part);
      }
      boolean isAll = !cell.isLowest() && cell.name().equals(Group.ALL);
      hasAll |= isAll;
      cells.add(new Element.Cell(cell.label(), groups, cell.isLowest(), part, isAll));
    }
    if (!hasAll) {
      problems.add(
          Problem.of(ProblemCode.NO_ALL_CELL, at.child("cells"), spec.name())
              .help("add a row `| all | 50% |`"));
    } else if (!hasFault && open == null) {
      proveWhole(fixed, rest);
    }
    return cells;
  }

  private void proveWhole(Rational fixed, int rest) {
    int whole = fixed.compareTo(Rational.ONE);
    if (rest == 0 ? whole == 0 : whole < 0) {
      return;
    }
    String sum = Unit.PERCENT.print(fixed);
    Problem problem =
        Problem.of(
                ProblemCode.CELL_PARTS,
                at.child("cells"),
                spec.name(),
                sum,
                rest > 0 && whole == 0
                    ? "nothing is left for `rest`"
                    : "they must give 100%" + (rest > 0 ? " with `rest`" : ""))
            .help(
                whole < 0
                    ? "raise a part by "
                        + Unit.PERCENT.print(Rational.ONE.minus(fixed))
                        + ", or write `rest` for one of them"
                    : whole == 0
                        ? "lower a part"
                        : "lower a part by " + Unit.PERCENT.print(fixed.minus(Rational.ONE)));
    for (int i = 0; i < spec.cells().size(); i++) {
      if (spec.cells().get(i).part() != null) {
        problem = problem.with(at.child("cell").child(i).child("part"), "");
      }
    }
    problems.add(problem);
  }

  /** The part of a cell; null after a fault. */
  private @Nullable Rational part(IndexSpec.CellShare cell, Place.Element place) {
    if (cell.part() == null) {
      throw new IllegalArgumentException("cell must have a part: " + cell);
    }
    Node node = expressions.node(cell.part(), Scope.of(UnitOfAnalysis.POLICY), place);
    if (node == null) {
      return null;
    }
    if (node instanceof Node.ParameterValue parameter
        && parameter.value() instanceof Value.Missing missing
        && (UnitRules.isOpen(node) || node.typed().is(Unit.PERCENT))) {
      open = open == null ? missing : open;
      return Rational.ZERO;
    }
    Rational part = node.typed().bounds().point();
    if (part == null || !node.typed().is(Unit.PERCENT)) {
      boolean isBare = part != null && node.typed().isBare();
      problems.add(
          Problem.of(ProblemCode.NEEDS_CONSTANT, place, PART, ExprCompiler.quote(cell.part()))
              .help(
                  isBare
                      ? "write a percent such as `" + part + "%`"
                      : "write a percent such as 50%, a parameter that is one, or `rest`"));
      return null;
    }
    if (part.signum() < 0) {
      problems.add(
          Problem.of(ProblemCode.NEGATIVE_SHARE, place, Unit.PERCENT.print(part))
              .help("write 0% or more"));
      return null;
    }
    return part;
  }

  private List<Integer> groups(IndexSpec.CellShare cell, Place place) {
    if (cell.isLowest()) {
      List<Integer> family = names.family(cell.name());
      if (family == null) {
        if (!names.isPoisoned(cell.name())) {
          problems.unknown(ProblemCode.UNKNOWN_FAMILY, place, names.families(), cell.name());
        }
        return List.of();
      }
      // A group that is only shown never counts.
      List<Integer> scored = family.stream().filter(names::isScored).toList();
      if (scored.isEmpty()) {
        problems.add(
            Problem.of(
                    ProblemCode.WRONG_KIND,
                    place,
                    cell.name(),
                    "a family without a scored group",
                    "one with scored groups")
                .help("write `scored` in the column `use` of its groups"));
      }
      return scored;
    }
    int group = names.groupNumber(cell.name());
    if (group < 0) {
      if (!names.isPoisoned(cell.name())) {
        unknownGroup(cell.name(), place);
      }
      return List.of();
    }
    if (!names.isScored(group)) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_KIND,
                  place,
                  cell.name(),
                  "a group that is only shown",
                  "a group that is scored")
              .with(Place.element("group/" + cell.name() + "/use"), "it is only shown")
              .help("write `scored` there, or leave this cell out"));
    }
    return List.of(group);
  }

  private void unknownGroup(String name, Place place) {
    if (names.family(name) != null) {
      problems.add(
          Problem.of(ProblemCode.WRONG_KIND, place, name, "a family of groups", "a group")
              .help("write `lowest_performing(" + name + ")`"));
    } else {
      problems.unknown(ProblemCode.UNKNOWN_GROUP, place, names.groups(), name);
    }
  }

  void proveMissing() {
    List<List<MissingReason>> cellReasons = new ArrayList<>();
    for (IndexSpec.MissingCellRule rule : spec.missingCell()) {
      cellReasons.add(rule.reasons());
    }
    List<List<MissingReason>> measureReasons = new ArrayList<>();
    for (IndexSpec.MissingMeasureRule rule : spec.missingMeasure()) {
      measureReasons.add(rule.reasons());
    }
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
      int later = Math.max(domain, everything);
      int earlier = Math.min(domain, everything);
      problems.add(
          Problem.of(
                  ProblemCode.TWO_SPREADS,
                  at.child("missing_measure").child(later).child("then"),
                  spec.name())
              .with(at.child("missing_measure").child(earlier).child("then"), "the other way")
              .help("all missing measures go together; choose one way for all reasons"));
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
    List<MissingReason> open = new ArrayList<>();
    for (MissingReason reason : List.of(MissingReason.TOO_FEW, MissingReason.NOT_APPLICABLE)) {
      if (mustAnswer && !answered.containsKey(reason)) {
        open.add(reason);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    boolean isMeasure = what.equals("measure");
    String clause = isMeasure ? "missing measure" : "missing cell";
    String then = isMeasure ? "spread over its domain" : "spread over the other group cells";
    String row =
        "`| "
            + String.join(", ", open.stream().map(MissingReason::words).toList())
            + " | "
            + then
            + " |`";
    problems.add(
        Problem.of(
                ProblemCode.REASON_UNANSWERED,
                rules.isEmpty() ? at : at.child(part),
                what,
                spec.name(),
                CaseProof.listed(open, "or"))
            .help(
                rules.isEmpty()
                    ? "add a table `" + clause + "` with a row " + row
                    : "add a row " + row + " to `" + clause + "`"));
  }
}
