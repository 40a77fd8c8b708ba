package org.sqis.core.io;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.change.Impact;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.data.Entity;
import org.sqis.core.explain.Explanation;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.nsize.SizeReport;
import org.sqis.core.outcome.CohortSize;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.Undecided;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.outcome.Verification;
import org.sqis.core.problem.Problem;
import org.sqis.core.standing.StandingsTree;
import org.sqis.core.study.RankStudy;

/**
 * Results as JSON. Keys keep their order, numbers that may not end in decimals are exact texts such
 * as {@code "472/9"}, and the same result gives the same bytes. Stateless; safe for every thread.
 */
public final class Json {
  private Json() {}

  /**
   * The values of every school, the points of every index, and, under a policy with designations,
   * what schools stand as; a policy of the next year reads them.
   */
  public static String outcome(Outcome outcome) {
    return outcome(outcome, outcome.results().stream().map(ResultColumn::name).toList());
  }

  /**
   * The values of the results named, of every school, and the points of every index among them.
   *
   * @throws IllegalArgumentException if a result is unknown
   */
  public static String outcome(Outcome outcome, List<String> names) {
    List<ResultColumn> wanted = names.stream().map(outcome::result).toList();
    ObjectNode root = new ObjectNode();
    root.set("origin", origin(outcome.origin()));
    ArrayNode columns = root.putArray("results");
    for (ResultColumn column : wanted) {
      columns
          .addObject()
          .put("name", column.name())
          .put("title", column.title())
          .put("kind", column.kind().word())
          .put("each", column.each().word())
          .put("type", column.type().words());
    }
    undecided(root.putArray("undecided"), outcome, names);
    cohorts(outcome, names, root);
    ArrayNode schools = root.putArray("schools");
    for (Entity entity : outcome.entities()) {
      schools.add(school(outcome, wanted, entity));
    }
    districts(outcome, wanted, root);
    if (!outcome.standings().determinations().isEmpty()) {
      root.set("standings", node(StandingsTree.of(outcome.standings())));
    }
    return write(root);
  }

  /** The sizes of the cohorts that are wanted, and what the data lack of any. */
  private static void cohorts(Outcome outcome, List<String> names, ObjectNode root) {
    for (Problem warning : outcome.warnings()) {
      root.withArray("warnings")
          .addObject()
          .put("code", warning.code().id())
          .put("message", warning.message())
          .put("help", warning.help());
    }
    for (CohortSize size : outcome.cohorts()) {
      if (names.contains(size.cohort())) {
        root.withArray("cohorts")
            .addObject()
            .put("cohort", size.cohort())
            .put("members", size.members())
            .put("undecided", size.undecided())
            .put("sha256", size.digest());
      }
    }
  }

  /** The values of districts and of the consortium, if any are wanted. */
  private static void districts(Outcome outcome, List<ResultColumn> wanted, ObjectNode root) {
    if (wanted.stream().anyMatch(column -> column.each() == UnitOfAnalysis.DISTRICT)) {
      ArrayNode districts = root.putArray("districts");
      for (String district : outcome.districts()) {
        ObjectNode node = districts.addObject().put("district", district);
        ObjectNode values = node.putObject("values");
        for (ResultColumn column : wanted) {
          if (column.each() == UnitOfAnalysis.DISTRICT) {
            Value value = outcome.districtValue(district, column.name());
            values.set(column.name(), value(value, column));
          }
        }
      }
    }
    if (wanted.stream().anyMatch(column -> column.each() == UnitOfAnalysis.CONSORTIUM)) {
      ObjectNode values = root.putObject("consortium").putObject("values");
      for (ResultColumn column : wanted) {
        if (column.each() == UnitOfAnalysis.CONSORTIUM) {
          values.set(column.name(), value(outcome.consortiumValue(column.name()), column));
        }
      }
    }
  }

  private static void undecided(ArrayNode array, Outcome outcome, List<String> names) {
    for (Undecided one : outcome.undecided()) {
      if (!names.contains(one.result())) {
        continue;
      }
      ObjectNode result = array.addObject();
      result.put("result", one.result());
      result.put("count", one.count());
      ArrayNode causes = result.putArray("causes");
      for (Undecided.Cause cause : one.causes()) {
        ObjectNode node = causes.addObject();
        node.put("reason", cause.reason().words());
        ArrayNode blockers = node.putArray("blocked_by");
        cause.blockers().forEach(blockers::add);
        node.put("count", cause.values().size());
        ArrayNode values = node.putArray("values");
        for (Undecided.Whose whose : cause.values()) {
          ObjectNode value = values.addObject();
          value.put("id", whose.id());
          putUnlessEmpty(value, "group", whose.group());
        }
      }
    }
  }

  private static ObjectNode school(Outcome outcome, List<ResultColumn> wanted, Entity entity) {
    ObjectNode school = entity(entity);
    ObjectNode values = school.putObject("values");
    for (ResultColumn column : wanted) {
      String name = column.name();
      if (column.each().isWiderThanSchool()) {
        continue;
      }
      if (column.each() == UnitOfAnalysis.GROUP) {
        ObjectNode groups = values.putObject(name);
        for (String group : outcome.groups()) {
          groups.set(group, value(outcome, entity, column, group));
        }
      } else if (column.kind() == ResultColumn.Kind.INDEX) {
        values.set(name, index(outcome.index(entity.id(), name), column));
      } else {
        values.set(name, value(outcome, entity, column, ""));
      }
    }
    return school;
  }

  /** A value and, if that is another, the one before its rounding. */
  private static ObjectNode value(
      Outcome outcome, Entity entity, ResultColumn column, String group) {
    Value value = outcome.value(entity.id(), column.name(), group);
    Value exact = outcome.exact(entity.id(), column.name(), group);
    ObjectNode node = value(value, column);
    if (!exact.equals(value)) {
      node.put("exact", ValueText.exact(exact, column.type()));
    }
    if (value instanceof Value.Level level && !level.number().toString().equals(level.name())) {
      node.put("number", level.number().toString());
    }
    return node;
  }

  static ObjectNode value(Value value, ResultColumn column) {
    ObjectNode node = new ObjectNode();
    if (value instanceof Value.Missing missing) {
      node.put("missing", missing.reason().words());
      if (!missing.remark().isEmpty()) {
        node.put("remark", missing.remark());
      }
      return node;
    }
    if (value instanceof Value.YesNo answer) {
      return node.put("value", answer.yes());
    }
    return node.put("value", ValueText.exact(value, column.type()));
  }

  private static ObjectNode index(IndexResult result, ResultColumn column) {
    ObjectNode node = value(result.published(), column);
    if (!result.exact().isMissing()) {
      node.put("exact", result.exact().toString());
    }
    node.put("shares_present", result.sharesPresent().toString());
    if (!result.insteadOf().isEmpty()) {
      ArrayNode instead = node.putArray("instead_of");
      result.insteadOf().forEach(instead::add);
    }
    ArrayNode measures = node.putArray("measures");
    for (IndexResult.MeasurePoints measure : result.measures()) {
      ObjectNode one = measures.addObject();
      one.put("measure", measure.measure());
      one.put("domain", String.join("/", measure.domain()));
      one.put("share", measure.share().toString());
      one.put("weight", measure.weight().toString());
      if (measure.points() instanceof Value.Missing missing) {
        one.put("missing", missing.reason().words());
        putUnlessEmpty(one, "remark", missing.remark());
      } else {
        one.put("points", measure.points().toString());
      }
      ArrayNode cells = one.putArray("cells");
      for (IndexResult.CellPoints cell : measure.cells()) {
        ObjectNode part = cells.addObject();
        part.put("cell", cell.cell());
        ArrayNode groups = part.putArray("groups");
        cell.groups().forEach(groups::add);
        if (cell.level() instanceof Value.Missing missing) {
          part.put("missing", missing.reason().words());
        } else {
          part.put("level", cell.level().toString());
        }
        part.put("part", cell.part().toString());
        if (cell.points() != null) {
          part.put("points", cell.points().toString());
        }
      }
    }
    return node;
  }

  /** The steps of an explanation. */
  public static String explanation(Explanation explanation) {
    ObjectNode root = new ObjectNode();
    root.set("origin", origin(explanation.origin()));
    root.set("school", entity(explanation.entity()));
    root.set("step", step(explanation.root()));
    return write(root);
  }

  private static ObjectNode step(Explanation.Step step) {
    ObjectNode node = new ObjectNode();
    node.put("id", step.id());
    node.put("kind", step.kind());
    node.put("name", step.name());
    putUnlessEmpty(node, "group", step.group());
    putUnlessEmpty(node, "year", step.year());
    putUnlessEmpty(node, "title", step.title());
    node.put("value", step.value());
    node.put("exact", step.exact());
    putUnlessEmpty(node, "rule", step.rule());
    putUnlessEmpty(node, "note", step.note());
    putUnlessEmpty(node, "source", step.source());
    putUnlessEmpty(node, "written", step.written().toString());
    if (!step.steps().isEmpty()) {
      ArrayNode steps = node.putArray("steps");
      step.steps().forEach(child -> steps.add(step(child)));
    }
    return node;
  }

  static void putUnlessEmpty(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  /** The counts of a verification and every row that differs. */
  public static String verification(Verification verification) {
    ObjectNode root = new ObjectNode();
    root.set("origin", origin(verification.origin()));
    root.put("succeeds", verification.succeeds());
    ArrayNode results = root.putArray("results");
    for (Verification.Agreement result : verification.results()) {
      ObjectNode node = results.addObject();
      node.put("result", result.result());
      node.put("rows", result.rows());
      node.put("agree", result.agree());
      node.put("agree_with_value", result.agreeWithValue());
      node.put("agree_missing", result.agreeMissing());
      node.put("differ", result.differ());
      ArrayNode differences = node.putArray("differences");
      for (Verification.Difference difference : result.differences()) {
        ObjectNode one = differences.addObject();
        one.put("id", difference.id());
        putUnlessEmpty(one, "group", difference.group());
        one.put("computed", difference.computed());
        one.put("published", difference.published());
        putUnlessEmpty(one, "expected_because", difference.expected());
      }
    }
    ArrayNode absent = root.putArray("expected_but_agreeing");
    verification
        .absent()
        .forEach(
            expected ->
                absent
                    .addObject()
                    .put("result", expected.result())
                    .put("id", expected.id())
                    .put("reason", expected.reason()));
    return write(root);
  }

  /** Every difference between two policies. */
  public static String diff(PolicyDiff diff) {
    return write(ChangeJson.diff(diff, ChangeJson.Places.NONE));
  }

  /**
   * The same, with file and line of every change.
   *
   * @param older where the old rules write what stands at a place, such as {@code policy::written}
   * @param newer where the new ones do
   */
  public static String diff(
      PolicyDiff diff,
      Function<String, Explanation.Written> older,
      Function<String, Explanation.Written> newer) {
    return write(ChangeJson.diff(diff, new ChangeJson.Places(older, newer)));
  }

  /** What moves, of every result. */
  public static String impact(Impact impact) {
    return impact(impact, impact.results().stream().map(ResultImpact::name).toList());
  }

  /**
   * What moves, of the results named.
   *
   * @throws IllegalArgumentException if a result is unknown
   */
  public static String impact(Impact impact, List<String> names) {
    return impact(impact, names, ChangeJson.Places.NONE);
  }

  /**
   * The same, with file and line of every change of the rules, as in {@link #diff(PolicyDiff,
   * Function, Function)}.
   *
   * @throws IllegalArgumentException if a result is unknown
   */
  public static String impact(
      Impact impact,
      List<String> names,
      Function<String, Explanation.Written> older,
      Function<String, Explanation.Written> newer) {
    return impact(impact, names, new ChangeJson.Places(older, newer));
  }

  private static String impact(Impact impact, List<String> names, ChangeJson.Places places) {
    return write(ChangeJson.impact(impact, names.stream().map(impact::result).toList(), places));
  }

  /** A rank study, with exact indexes. */
  public static String rankStudy(RankStudy study) {
    return write(StudyJson.study(study));
  }

  /** What another minimum size of a group does, of one report after the other. */
  public static String sizes(List<SizeReport> reports) {
    return write(SizeJson.sizes(reports));
  }

  /**
   * A calibrated level table and what is behind it.
   *
   * @param text the table as rule text
   */
  public static String calibration(Calibration calibration, String text) {
    return write(CalibrationJson.of(calibration, text));
  }

  /**
   * A tree of maps, lists, texts, whole numbers and yes or no, for what has no form of its own
   * here.
   *
   * @throws IllegalArgumentException if the tree holds anything else
   */
  public static String tree(Map<String, ?> tree) {
    return write(object(tree));
  }

  private static ObjectNode object(Map<?, ?> tree) {
    ObjectNode node = new ObjectNode();
    tree.forEach((name, value) -> node.set(String.valueOf(name), node(value)));
    return node;
  }

  private static JsonNode node(Object value) {
    if (value instanceof Map<?, ?> tree) {
      return object(tree);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = new ArrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof String text) {
      return JsonNode.of(text);
    }
    if (value instanceof Integer number) {
      return JsonNode.of(number);
    }
    if (value instanceof Boolean answer) {
      return JsonNode.of(answer);
    }
    throw new IllegalArgumentException(
        "value must be a map, list, text, number or answer: " + value);
  }

  static ObjectNode origin(Origin origin) {
    ArrayNode overlays = new ArrayNode();
    for (Origin.AppliedOverlay overlay : origin.overlays()) {
      overlays.add(
          new ObjectNode().put("overlay", overlay.name()).put("entities", overlay.entities()));
    }
    ObjectNode node = new ObjectNode();
    node.put("policy", origin.policy())
        .put("policy_digest", origin.policyDigest())
        .put("status", origin.status())
        .put("data", origin.data())
        .put("data_digest", origin.dataDigest())
        .put("synthetic", origin.isSynthetic())
        .put("year", origin.year().toString());
    putUnlessEmpty(node, "results", origin.results());
    if (!overlays.isEmpty()) {
      node.set("overlays", overlays);
    }
    if (!origin.histories().isEmpty()) {
      ArrayNode histories = node.putArray("histories");
      for (Origin.ReadHistory history : origin.histories()) {
        ObjectNode one = histories.addObject();
        one.put("recorded_in", history.name()).put("year", history.year().toString());
        putUnlessEmpty(one, "policy", history.policy());
        putUnlessEmpty(one, "policy_digest", history.policyDigest());
        one.put("digest", history.digest());
      }
    }
    return node.put("library", origin.library());
  }

  private static ObjectNode entity(Entity entity) {
    return new ObjectNode()
        .put("id", entity.id())
        .put("name", entity.name())
        .put("district", entity.district())
        .put("kind", entity.kind().word());
  }

  private static String write(ObjectNode root) {
    return root.printed();
  }
}
