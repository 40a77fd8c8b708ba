package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.Severity;

/** Small policies for the tests of proofs. */
final class Specs {
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<LevelTable> levels = new ArrayList<>();

  Specs groups(String... names) {
    for (String name : names) {
      groups.add(new Group(name, "", "", Group.Use.SCORED));
    }
    return this;
  }

  Specs input(String name, UnitOfAnalysis each, Type type, boolean neverMissing) {
    inputs.add(new Input(name, each, type, "", null, null, neverMissing, ""));
    return this;
  }

  /** A score of each school from {@code min} to {@code max}. */
  Specs score(String name, long min, long max, boolean neverMissing) {
    inputs.add(
        new Input(
            name,
            UnitOfAnalysis.SCHOOL,
            new Type.Numeric(Unit.SCORE),
            "",
            Rational.of(min),
            Rational.of(max),
            neverMissing,
            ""));
    return this;
  }

  Specs parameter(Parameter parameter) {
    parameters.add(parameter);
    return this;
  }

  Specs measure(Measure measure) {
    measures.add(measure);
    return this;
  }

  Specs levels(LevelTable table) {
    levels.add(table);
    return this;
  }

  PolicySpec build() {
    return PolicySpec.of(PolicyHeader.draft("p", new SchoolYear(2014)))
        .withParameters(parameters)
        .withGroups(groups)
        .withInputs(inputs)
        .withMeasures(measures)
        .withLevels(levels);
  }

  List<Problem> errors() {
    return Planner.prove(build(), Set.of()).problems().stream()
        .filter(problem -> problem.code().severity() == Severity.ERROR)
        .toList();
  }

  List<String> codes() {
    return errors().stream().map(problem -> problem.code().name()).toList();
  }

  static Measure measure(
      String name, UnitOfAnalysis each, boolean mayBeMissing, List<Measure.Case> cases) {
    return measure(name, each, mayBeMissing, List.of(), cases);
  }

  static Measure measure(
      String name,
      UnitOfAnalysis each,
      boolean mayBeMissing,
      List<Measure.Need> needs,
      List<Measure.Case> cases) {
    return new Measure(
        name,
        "",
        each,
        Measure.Direction.UNSTATED,
        null,
        null,
        List.of(),
        needs,
        List.of(),
        new Measure.Cases(cases),
        mayBeMissing,
        "",
        List.of());
  }

  static Measure.Case value(Expr value, @Nullable Expr when) {
    return new Measure.Case(value, when);
  }

  static Expr name(String name) {
    return new Expr.Name(name);
  }

  static Expr number(long value) {
    return new Expr.Numeral(Rational.of(value), false);
  }

  static Expr binary(Expr left, Operator operator, Expr right) {
    return new Expr.Binary(operator, left, right);
  }

  static Expr present(Expr operand) {
    return new Expr.Presence(operand, true, null);
  }

  static Expr missing(Expr operand) {
    return new Expr.Presence(operand, false, null);
  }
}
