package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;

/** A small policy with an input of every type, and how tests print problems. */
public final class Sample {
  private Sample() {}

  /** The policy. */
  public static PolicySpec policy() {
    return policy(false);
  }

  /** The policy in which {@code enroll} and {@code tested} must never be missing. */
  public static PolicySpec strictPolicy() {
    return policy(true);
  }

  private static PolicySpec policy(boolean neverMissing) {
    Type count = new Type.Numeric(Unit.COUNT);
    Type percent = new Type.Numeric(Unit.PERCENT);
    List<Input> inputs =
        List.of(
            school("school_type", new Type.OneOf(List.of("elementary", "middle", "high"))),
            school("title_one", new Type.YesNo()),
            new Input("enroll", UnitOfAnalysis.SCHOOL, count, "", null, null, neverMissing, ""),
            new Input(
                "score",
                UnitOfAnalysis.SCHOOL,
                new Type.Numeric(Unit.SCORE),
                "",
                Rational.of(200),
                Rational.of(1000),
                false,
                ""),
            school("rate", percent),
            new Input(
                "growth_rate", UnitOfAnalysis.SCHOOL, percent, "", null, Rational.of(2), false, ""),
            school("change", new Type.Numeric(Unit.POINTS)),
            school("ratio", new Type.Numeric(Unit.NUMBER)),
            school("remark", new Type.FreeText()),
            school("rating", new Type.LevelOf("score_level")),
            new Input("tested", UnitOfAnalysis.GROUP, count, "", null, null, neverMissing, ""),
            new Input("met", UnitOfAnalysis.GROUP, count, "tested", null, null, false, ""),
            new Input("group_rate", UnitOfAnalysis.GROUP, percent, "", null, null, false, ""));
    List<Group> groups = new ArrayList<>();
    for (String name : List.of("all", "asian", "white", "foster")) {
      groups.add(new Group(name, "", "", Group.Use.SCORED));
    }
    List<Measure> measures =
        List.of(
            measure("target", UnitOfAnalysis.SCHOOL),
            measure("group_target", UnitOfAnalysis.GROUP));
    List<LevelTable.Row> rows =
        List.of(
            new LevelTable.Row("2 good", Rational.of(2), List.of(new LevelTable.Cut.Rest())),
            new LevelTable.Row("1 poor", Rational.of(1), List.of(new LevelTable.Cut.Rest())));
    LevelTable levels =
        new LevelTable(
            "score_level", "", "score", "", List.of(List.of()), rows, null, "", List.of());
    return PolicySpec.of(PolicyHeader.draft("sample", new SchoolYear(2014)))
        .withGroups(groups)
        .withInputs(inputs)
        .withMeasures(measures)
        .withLevels(List.of(levels));
  }

  /**
   * A policy with inputs of districts and of the consortium: {@code enroll} of a school is a part
   * of {@code students} of its district, and those of {@code state_students} of the consortium.
   */
  public static PolicySpec widePolicy(boolean neverMissing) {
    Type count = new Type.Numeric(Unit.COUNT);
    Type percent = new Type.Numeric(Unit.PERCENT);
    UnitOfAnalysis district = UnitOfAnalysis.DISTRICT;
    UnitOfAnalysis consortium = UnitOfAnalysis.CONSORTIUM;
    List<Input> inputs =
        List.of(
            new Input("students", district, count, "state_students", null, null, neverMissing, ""),
            new Input("enroll", UnitOfAnalysis.SCHOOL, count, "students", null, null, false, ""),
            new Input("tested", UnitOfAnalysis.GROUP, count, "enroll", null, null, false, ""),
            new Input(
                "area",
                district,
                new Type.OneOf(List.of("urban", "rural")),
                "",
                null,
                null,
                false,
                ""),
            new Input("state_students", consortium, count, "", null, null, neverMissing, ""),
            new Input("state_rate", consortium, percent, "", null, null, false, ""));
    LevelTable.Row row =
        new LevelTable.Row("1 all", Rational.ONE, List.of(new LevelTable.Cut.Rest()));
    return PolicySpec.of(PolicyHeader.draft("wide", new SchoolYear(2014)))
        .withGroups(
            List.of(
                new Group("all", "", "", Group.Use.SCORED),
                new Group("asian", "", "", Group.Use.SCORED)))
        .withInputs(inputs)
        .withMeasures(
            List.of(
                measure("district_target", district),
                measure("state_target", consortium),
                measure("target", UnitOfAnalysis.SCHOOL)))
        .withLevels(
            List.of(
                new LevelTable(
                    "district_level",
                    "",
                    "district_target",
                    "",
                    List.of(List.of()),
                    List.of(row),
                    null,
                    "",
                    List.of())));
  }

  private static Input school(String name, Type type) {
    return new Input(name, UnitOfAnalysis.SCHOOL, type, "", null, null, false, "");
  }

  private static Measure measure(String name, UnitOfAnalysis each) {
    return Measure.of(name, each, List.of(new Measure.Case(new Expr.Name("score"), null)));
  }

  /** Problems as tests compare them: message, place, labels and help, one after the other. */
  public static String text(List<Problem> problems) {
    return problems.stream().map(Sample::text).collect(Collectors.joining());
  }

  private static String text(Problem problem) {
    StringBuilder text = new StringBuilder();
    text.append(problem.code().severity().word())
        .append(' ')
        .append(problem.code().id())
        .append(": ")
        .append(problem.message())
        .append("\n  at ")
        .append(problem.at())
        .append('\n');
    for (Problem.Label label : problem.labels()) {
      text.append("  and ").append(label.at());
      text.append(label.text().isEmpty() ? "" : ": " + label.text()).append('\n');
    }
    if (!problem.help().isEmpty()) {
      text.append("  help: ").append(problem.help()).append('\n');
    }
    return text.toString();
  }
}
