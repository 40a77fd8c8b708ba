package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.dsl.meaning.KeptYears.BEFORE;
import static org.sqis.dsl.meaning.KeptYears.NOW;
import static org.sqis.dsl.meaning.KeptYears.data;
import static org.sqis.dsl.meaning.KeptYears.file;
import static org.sqis.dsl.meaning.KeptYears.policy;
import static org.sqis.dsl.meaning.KeptYears.rules;
import static org.sqis.dsl.meaning.KeptYears.year1;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.Impact;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.History;
import org.sqis.core.data.Loading;
import org.sqis.core.io.Json;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.problem.Problem;
import org.sqis.dsl.Sqis;

/**
 * A year that the policy does not govern is read from what was recorded when it was rated: the same
 * as if one policy governed both years.
 */
class HistoryMeaningTest {
  private static void assertSame(Outcome actual, Outcome expected) {
    int present = 0;
    for (ResultColumn column : expected.results()) {
      for (var school : expected.entities()) {
        for (String group : expected.groups()) {
          Value value = expected.value(school.id(), column.name(), group);
          assertThat(actual.value(school.id(), column.name(), group))
              .as(column.name() + " of " + group + " of " + school.id())
              .isEqualTo(value);
          assertThat(actual.exact(school.id(), column.name(), group))
              .isEqualTo(expected.exact(school.id(), column.name(), group));
          present += value.isMissing() ? 0 : 1;
        }
      }
    }
    assertThat(present).isGreaterThan(300);
  }

  @Test
  void lastYearsRun_fedBack_givesWhatOnePolicyOfBothYearsGives() {
    Policy both = policy("2014-15 to 2015-16");
    Outcome expected = Both.score(both, data(both, NOW, List.of(BEFORE, NOW)));
    Policy second = policy("2015-16");
    Dataset plain = data(second, NOW, List.of(NOW));

    Loading loading = second.readHistory(plain, List.of(file("run.json", Json.outcome(year1()))));
    assertThat(loading.problems()).isEmpty();
    assertSame(Both.score(second, loading.dataset()), expected);
    // The inputs of the year before change nothing, and neither does the way over the file.
    Dataset withInputs = data(second, NOW, List.of(BEFORE, NOW));
    assertSame(Both.score(second, withInputs.withHistory(year1().history("run"))), expected);
    assertThat(withInputs.withHistory(year1().history("run")).histories().get(0))
        .isEqualTo(loading.dataset().histories().get(0));
  }

  @Test
  void withoutHistory_theYearIsNotYetDefined() {
    Policy second = policy("2015-16");
    Outcome outcome = Both.score(second, data(second, NOW, List.of(BEFORE, NOW)));
    for (String result : List.of("rate_before", "score_before", "score_up", "band_up")) {
      assertThat(outcome.value("s0", result).toString()).startsWith("not yet defined");
    }
    assertThat(outcome.origin().histories()).isEmpty();
    assertThat(outcome.origin().toString()).doesNotContain("recorded");
  }

  @Test
  void yearThatThePolicyGoverns_isNeverReadFromTheHistory() {
    Policy both = policy("2014-15 to 2015-16");
    Dataset data = data(both, NOW, List.of(BEFORE, NOW));
    History.Builder wrong = History.builder("wrong", BEFORE);
    data.entities().forEach(one -> wrong.put(one.id(), "score", "", Value.of(Rational.of(1))));
    Outcome outcome = Both.score(both, data.withHistory(wrong.build()));
    assertSame(outcome, Both.score(both, data));
    assertThat(outcome.origin().histories()).isEmpty();
  }

  /** What a consortium reads of its schools. */
  private static final String WIDE =
      """

      measure total each consortium
        value sum(score over schools, at_least: 1)
        may be missing
      end measure

      measure total_before each consortium
        years 2015-16
        value previous(sum(score over schools, at_least: 1))
        may be missing
      end measure
      """;

  @Test
  void yearThatThePolicyGoverns_isNeverReadFromTheHistory_withRulesOfTheConsortium() {
    Policy both = Sqis.compile("rules.sqis", rules("2014-15 to 2015-16") + WIDE).policy();
    Dataset data = data(both, NOW, List.of(BEFORE, NOW));
    History.Builder wrong = History.builder("wrong", BEFORE);
    data.entities().forEach(one -> wrong.put(one.id(), "score", "", Value.of(Rational.of(1))));
    Outcome outcome = Both.score(both, data.withHistory(wrong.build()));
    assertSame(outcome, Both.score(both, data));
    assertThat(outcome.consortiumValue("total_before")).isNotEqualTo(Value.of(Rational.of(12)));
  }

  @Test
  void districtThatWasRecorded_isNoSchool() {
    Policy second = Sqis.compile("rules.sqis", rules("2015-16") + WIDE).policy();
    Dataset.Builder data = Dataset.builder(second.spec()).year(NOW).name("fall");
    data.school("s", "", "North").set("s", "kind", new Value.Word("high"));
    data.district("d", "North").set("d", "kind", new Value.Word("high"));
    History kept =
        History.builder("kept", BEFORE)
            .put("s", "score", "", Value.of(Rational.of(50)))
            .put("d", "score", "", Value.of(Rational.of(30)))
            .build();
    Outcome outcome = Both.score(second, data.build().dataset().withHistory(kept));
    assertThat(outcome.consortiumValue("total_before")).isEqualTo(Value.of(Rational.of(50)));
  }

  @Test
  void originAndExplanation_nameTheRecord() {
    Policy second = policy("2015-16");
    Outcome before = year1();
    Dataset data =
        second
            .readHistory(
                data(second, NOW, List.of(NOW)), List.of(file("run.json", Json.outcome(before))))
            .dataset();
    Outcome outcome = Both.score(second, data);
    String digest = data.histories().get(0).digest();
    assertThat(outcome.origin().toString())
        .contains("recorded run.json (2014-15, " + digest.substring(0, 12) + ")");
    assertThat(Json.outcome(outcome))
        .contains("\"recorded_in\" : \"run.json\"")
        .contains("\"policy_digest\" : \"" + before.origin().policyDigest() + "\"")
        .contains(digest);
    assertThat(second.explain(data, "s0", "score_up").toString())
        .contains("score in 2014-15 = ")
        .contains("recorded in run.json (2014-15, policy kept " + digest(before) + ")");
    assertThat(second.explain(data, "s0", "primary_before").toString())
        .contains("band in 2014-15 = ");
    assertThat(data.digest()).isNotEqualTo(data(second, NOW, List.of(NOW)).digest());
  }

  private static String digest(Outcome outcome) {
    return outcome.origin().policyDigest().substring(0, 12);
  }

  @Test
  void schoolThatWasNotRecorded_isNotYetDefined() {
    Policy second = policy("2015-16");
    Dataset data =
        data(second, NOW, List.of(NOW))
            .withHistory(
                History.builder("kept", BEFORE)
                    .put("s0", "rate", "all", Value.of(Rational.of(1, 2)))
                    .put("s0", "rate", "x", Value.missing(MissingReason.TOO_FEW))
                    .build());
    Outcome outcome = Both.score(second, data);
    assertThat(outcome.value("s0", "rate_before").toString()).isEqualTo("0.5");
    assertThat(outcome.value("s0", "rate_before", "x").toString()).isEqualTo("too few");
    assertThat(outcome.value("s0", "rate_before", "y").toString())
        .isEqualTo("not yet defined \"not recorded in 2014-15\"");
    assertThat(outcome.value("s1", "rate_before").toString())
        .isEqualTo("not yet defined \"not recorded in 2014-15\"");
    assertThat(outcome.value("s0", "score_before").toString()).startsWith("not yet defined");
    // Only the rounded value is known.
    assertThat(outcome.value("s0", "exact_before").toString())
        .isEqualTo("not yet defined \"recorded only rounded in 2014-15\"");
    assertThat(second.explain(data, "s0", "rate_before of y").toString())
        .contains("rate of y in 2014-15 = not yet defined \"not recorded in 2014-15\"");
  }

  @Test
  void recordsThatDoNotFit_areAWrongCall() {
    Policy second = policy("2015-16");
    Dataset data = data(second, NOW, List.of(NOW));
    History words = History.builder("w", BEFORE).put("s0", "score", "", Value.of(true)).build();
    assertThatThrownBy(() -> Both.score(second, data.withHistory(words)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`yes` as `score` of `s0`");
    History group =
        History.builder("w", BEFORE).put("s0", "rate", "", Value.of(Rational.ONE)).build();
    assertThatThrownBy(() -> Both.score(second, data.withHistory(group)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`rate` for each school");
    assertThatThrownBy(() -> data.withHistory(words, words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`score` of `s0`");
  }

  @Test
  void impact_movesWhatReadsTheRecords_andRefusesWhatDoesNotFit() {
    Policy older = policy("2015-16");
    Dataset data = data(older, NOW, List.of(NOW)).withHistory(year1().history("run"));
    Policy newer =
        Sqis.compile("new.sqis", rules("2015-16").replace("value previous(rate)", "value rate"))
            .policy();
    Impact moved = Impact.between(older, newer, data);
    assertThat(moved.faults()).isEmpty();
    assertThat(moved.result("rate_before").moves()).isNotEmpty();
    String renamed =
        rules("2015-16").replace("| high  | 2      | >= 60", "| top   | 2      | >= 60");
    Impact other = Impact.between(older, Sqis.compile("new.sqis", renamed).policy(), data);
    assertThat(other.faults().toString()).contains("run (2014-15, policy kept ").contains("`band`");
  }

  @Test
  void recordsOnAnotherScale_needABridge_likeComputedValues() {
    String scaled =
        rules("2015-16").replace("  needs whole", "  scale test from 2015-16\n  needs whole");
    assertThat(Sqis.compile("rules.sqis", scaled).report())
        .contains("SQ3043")
        .contains("`previous(rate)` compares 2015-16 with 2014-15");
    String older = scaled.replace("test from 2015-16", "test from 2014-15");
    assertThat(Sqis.compile("rules.sqis", older).report()).isEmpty();
  }

  @Test
  void recordsOfLevelsThatChangedSince_areNotRead() {
    String changed =
        rules("2015-16 to 2016-17")
            .replace("| low   | 1      | else  |", "| low   | 1      | else  |\n  years 2015-16")
            .replace("value improved(band)", "value years_ago(band, 2) is low")
            .replace(
                "band_up each school\n  years 2015-16", "band_up each school\n  years 2016-17");
    String later =
        """

        levels band of score
          | level | number | every |
          | high  | 3      | >= 60 |
          | low   | 1      | else  |
          years 2016-17
          provenance choice
        end levels
        """;
    assertThat(Sqis.compile("rules.sqis", changed + later).report())
        .contains("SQ3044")
        .contains("reads levels of `band` in 2016-17 and in 2014-15");
    assertThat(
            Sqis.compile("rules.sqis", changed + later.replace("| high  | 3 ", "| high  | 2 "))
                .report())
        .isEmpty();
  }

  /** Dates and days come back from the JSON of a run as what they were. */
  @Test
  void datesAndDays_areRecordedToo() {
    String rules =
        """
        policy dated
          years YEARS
        end policy

        inputs each school
          | name | type |
          | sent | date |
        end inputs

        measure due each school
          value sent + 10
          may be missing
        end measure

        measure wait each school
          value due - 1 July 2014
          may be missing
        end measure
        """;
    String reading =
        """

        measure later each school
          value due - previous(due)
          may be missing
        end measure

        measure longer each school
          value wait - previous(wait)
          may be missing
        end measure
        """;
    Policy first = Sqis.compile("a.sqis", rules.replace("YEARS", "2014-15")).policy();
    Dataset.Builder before = Dataset.builder(first.spec()).year(BEFORE).school("1", "", "");
    before.set("1", "sent", new Value.Date(CalendarDate.of(2014, 12, 9).orElseThrow()));
    String json = Json.outcome(Both.score(first, before.build().dataset()));
    Policy next = Sqis.compile("b.sqis", rules.replace("YEARS", "2015-16") + reading).policy();
    Dataset.Builder now = Dataset.builder(next.spec()).year(NOW).school("1", "", "");
    now.set("1", "sent", new Value.Date(CalendarDate.of(2015, 12, 1).orElseThrow()));
    Dataset data = now.build().dataset();
    Outcome outcome = Both.score(next, next.readHistory(data, List.of(bytes(json))).dataset());
    assertThat(outcome.value("1", "later")).hasToString("357");
    assertThat(outcome.value("1", "longer")).hasToString("357");
    Loading wrong =
        next.readHistory(data, List.of(bytes(json.replace("19 December 2014", "31 June 2014"))));
    assertThat(wrong.problems())
        .extracting(Problem::toString)
        .anySatisfy(
            text ->
                assertThat(text).contains("SQ4333", "`31 June 2014`", "such as `1 December 2013`"));
  }

  private static FileBytes bytes(String json) {
    return FileBytes.of("before.json", json.getBytes(StandardCharsets.UTF_8));
  }
}
