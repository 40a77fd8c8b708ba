package org.sqis.core.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqis.core.data.DataSpec.ExpectedDifference;
import org.sqis.core.data.Dataset;
import org.sqis.core.function.Functions;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Group;

/**
 * The results of a policy held against published answers, row by row and exactly. Deeply immutable;
 * safe for every thread.
 *
 * @param origin what the results were made of
 * @param results one entry a result with published answers, in the order of the mapping
 * @param absent expected differences that did not occur
 */
public record Verification(
    Origin origin, List<Agreement> results, List<ExpectedDifference> absent) {
  public Verification {
    Objects.requireNonNull(origin, "origin");
    results = List.copyOf(results);
    absent = List.copyOf(absent);
  }

  /**
   * How one result agrees. {@code rows} is {@code agree} plus {@code differ}, and {@code agree} is
   * {@code agreeWithValue} plus {@code agreeMissing}.
   *
   * @param result the result
   * @param rows rows compared: schools, or schools and groups
   * @param agree rows that agree
   * @param agreeWithValue of these the rows with a value
   * @param agreeMissing of these the rows with none, neither computed nor published
   * @param differ rows that differ
   * @param differences every row that differs
   */
  public record Agreement(
      String result,
      int rows,
      int agree,
      int agreeWithValue,
      int agreeMissing,
      int differ,
      List<Difference> differences) {
    public Agreement {
      Objects.requireNonNull(result, "result");
      differences = List.copyOf(differences);
    }
  }

  /**
   * One row that differs.
   *
   * @param id the code of the school or district; for a result each district the name of the
   *     district, and {@code consortium} for one of the consortium
   * @param group the group, or empty
   * @param computed the value computed, as it is printed
   * @param published the value published, as it is printed
   * @param expected why this was expected, or empty
   */
  public record Difference(
      String id, String group, String computed, String published, String expected) {
    public Difference {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(computed, "computed");
      Objects.requireNonNull(published, "published");
      Objects.requireNonNull(expected, "expected");
    }
  }

  /**
   * Holds {@code outcome} against the answers of {@code data}, of which it was scored.
   *
   * @throws IllegalArgumentException if the outcome is of other data, or the data hold no answers
   */
  public static Verification of(Outcome outcome, Dataset data) {
    if (!outcome.origin().dataDigest().equals(data.digest())) {
      throw new IllegalArgumentException("outcome must be of the same data: " + data.name());
    }
    if (data.publishedResults().isEmpty()) {
      throw new IllegalArgumentException("data must hold published answers: " + data.name());
    }
    List<Agreement> results = new ArrayList<>();
    List<ExpectedDifference> absent = new ArrayList<>(data.expectedDifferences());
    for (Dataset.PublishedResult published : data.publishedResults()) {
      results.add(agreement(outcome, data, published.name(), absent));
    }
    return new Verification(outcome.origin(), results, absent);
  }

  /** Whether every row agrees but the expected ones, and every expected one differs. */
  public boolean succeeds() {
    return absent.isEmpty()
        && results.stream()
            .flatMap(result -> result.differences().stream())
            .noneMatch(difference -> difference.expected().isEmpty());
  }

  private static Agreement agreement(
      Outcome outcome, Dataset data, String name, List<ExpectedDifference> absent) {
    ResultColumn column = outcome.result(name);
    int rows = 0;
    int withValue = 0;
    int missing = 0;
    List<Difference> differences = new ArrayList<>();
    for (Answer answer : answers(outcome, data, column)) {
      rows++;
      if (agree(answer.computed(), answer.published())) {
        withValue += answer.computed().isMissing() ? 0 : 1;
        missing += answer.computed().isMissing() ? 1 : 0;
        continue;
      }
      Type type = column.type();
      differences.add(
          new Difference(
              answer.id(),
              answer.group(),
              ValueText.exact(answer.computed(), type),
              ValueText.exact(answer.published(), type),
              expected(data, name, answer.id(), answer.group(), absent)));
    }
    return new Agreement(
        name, rows, withValue + missing, withValue, missing, differences.size(), differences);
  }

  /** One published answer beside what was computed. */
  private record Answer(String id, String group, Value computed, Value published) {}

  private static List<Answer> answers(Outcome outcome, Dataset data, ResultColumn column) {
    String name = column.name();
    List<Answer> answers = new ArrayList<>();
    if (column.each() == UnitOfAnalysis.CONSORTIUM) {
      String id = UnitOfAnalysis.CONSORTIUM.word();
      data.publishedOfConsortium(name)
          .ifPresent(
              value -> answers.add(new Answer(id, "", outcome.consortiumValue(name), value)));
      return answers;
    }
    if (column.each() == UnitOfAnalysis.DISTRICT) {
      for (String district : data.districts()) {
        data.publishedOfDistrict(district, name)
            .ifPresent(
                value ->
                    answers.add(
                        new Answer(district, "", outcome.districtValue(district, name), value)));
      }
      return answers;
    }
    List<String> groups = column.each() == UnitOfAnalysis.GROUP ? outcome.groups() : List.of("");
    for (int entity = 0; entity < data.entities().size(); entity++) {
      String id = data.entities().get(entity).id();
      for (String group : groups) {
        String asked = group.isEmpty() && !data.groups().isEmpty() ? Group.ALL : group;
        data.published(entity, name, asked)
            .ifPresent(
                value ->
                    answers.add(
                        new Answer(id, group, computed(outcome, column, id, group), value)));
      }
    }
    return answers;
  }

  private static Value computed(Outcome outcome, ResultColumn column, String id, String group) {
    if (column.kind() == ResultColumn.Kind.INDEX) {
      return outcome.index(id, column.name()).published();
    }
    return column.each() == UnitOfAnalysis.GROUP
        ? outcome.value(id, column.name(), group)
        : outcome.value(id, column.name());
  }

  /** A level agrees with its number; a missing value with any missing one. */
  private static boolean agree(Value computed, Value published) {
    if (computed.isMissing() || published.isMissing()) {
      return computed.isMissing() && published.isMissing();
    }
    if (computed instanceof Value.Level level) {
      return published instanceof Value.Num num
          ? Functions.number(level).equals(num.number())
          : level.name().equals(published.toString());
    }
    return computed.equals(published);
  }

  private static String expected(
      Dataset data, String name, String id, String group, List<ExpectedDifference> absent) {
    for (ExpectedDifference expected : data.expectedDifferences()) {
      boolean isThis =
          expected.result().equals(name)
              && expected.id().equals(id)
              && expected.group().equals(group);
      if (isThis) {
        absent.remove(expected);
        return expected.reason().isEmpty() ? "expected" : expected.reason();
      }
    }
    return "";
  }

  /** The counts, one row a result. */
  public Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Agreement result : results) {
      rows.add(
          List.of(
              result.result(),
              String.valueOf(result.rows()),
              String.valueOf(result.agree()),
              String.valueOf(result.agreeWithValue()),
              String.valueOf(result.agreeMissing()),
              String.valueOf(result.differ())));
    }
    return new Table(List.of("result", "rows", "agree", "with value", "missing", "differ"), rows);
  }

  /** Every row that differs, with both values. */
  public Table differences() {
    List<List<String>> rows = new ArrayList<>();
    for (Agreement result : results) {
      for (Difference difference : result.differences()) {
        rows.add(
            List.of(
                result.result(),
                difference.id(),
                difference.group(),
                difference.computed(),
                difference.published(),
                difference.expected()));
      }
    }
    return new Table(
        List.of("result", "id", "group", "computed", "published", "expected because"), rows);
  }

  @Override
  public String toString() {
    return origin + "\n\n" + table();
  }
}
