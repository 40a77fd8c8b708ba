package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.Impact;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.History;
import org.sqis.core.data.Loading;
import org.sqis.core.io.Json;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
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
  private static final SchoolYear BEFORE = new SchoolYear(2014);
  private static final SchoolYear NOW = new SchoolYear(2015);

  /** The rules of both years; without reading other years, which a first year cannot. */
  private static final String RULES =
      """
      policy kept
        years YEARS
      end policy

      parameters
        | name  | value | type  | provenance |
        | least | 10    | count | choice     |
      end parameters

      groups
        | name | family | use    |
        | all  |        | scored |
        | x    | pair   | scored |
        | y    | pair   | scored |
      end groups

      inputs each school
        | name   | type                    | missing |
        | kind   | one of primary, high    | never   |
        | growth | score 0 to 100          |         |
      end inputs

      inputs each group
        | name | type       |
        | n    | count      |
        | part | count of n |
      end inputs

      rates each group
        | name | part | whole | better | round |
        | rate | part | n     | higher | 0     |
        needs whole >= least, else too few
      end rates

      measure calm each school
        value growth >= 50
        may be missing
      end measure

      levels rate_level of rate by kind
        | level | number | primary | high   |
        | good  | 3      | >= 50%  | >= 60% |
        | weak  | 1      | else    | else   |
        provenance choice
      end levels

      levels growth_level of growth
        | level | every |
        | 3     | >= 70 |
        | 2     | >= 40 |
        | 1     | else  |
        provenance choice
      end levels

      grid color by rate_level, growth_level
        |      | 1   | 2      | 3     |
        | good | red | yellow | green |
        | weak | red | red    | green |
        provenance choice
      end grid

      index score each school
        publish round(score, 1)
        shares
          | domain | measure      | points |
          | a      | rate_level   | 200/3  |
          | a      | growth_level | 100/3  |
        earns level / 3
        cells
          | cell | part of the measure's share |
          | all  | 50%                         |
          | x    | rest                        |
          | y    | rest                        |
        missing cell
          | reason                                | then                              |
          | too few, not applicable, not reported | spread over the other group cells |
        missing measure
          | reason                                | then                   |
          | too few, not applicable, not reported | spread over everything |
        provenance choice
      end index

      levels band of score
        | level | number | every |
        | high  | 2      | >= 60 |
        | low   | 1      | else  |
        provenance choice
      end levels
      """;

  /** What reads the year before; in force in 2015-16 only. */
  private static final String READERS =
      """
      measure rate_before each group
        years 2015-16
        value previous(rate)
        may be missing
      end measure

      measure exact_before each group
        years 2015-16
        value previous(exact(rate))
        may be missing
      end measure

      measure score_before each school
        years 2015-16
        value years_ago(score, 1)
        may be missing
      end measure

      measure score_up each school
        years 2015-16
        value improved(score)
        may be missing
      end measure

      measure band_up each school
        years 2015-16
        value improved(band)
        may be missing
      end measure

      measure calm_twice each school
        years 2015-16
        value each_year(calm, years: 2)
        may be missing
      end measure

      measure scores each school
        years 2015-16
        value pooled(score, years: 2, least: 1)
        may be missing
      end measure

      measure was_red each group
        years 2015-16
        value previous(color is red)
        may be missing
      end measure

      measure gap_before each school
        years 2015-16
        value previous(highest(rate over pair) - lowest(rate over pair))
        may be missing
      end measure

      measure primary_before each school
        years 2015-16
        value previous(if kind is primary then number(band) else 0)
        may be missing
      end measure
      """;

  private static String rules(String years) {
    return RULES.replace("YEARS", years) + (years.equals("2014-15") ? "" : "\n" + READERS);
  }

  private static Policy policy(String years) {
    var compiled = Sqis.compile("rules.sqis", rules(years));
    assertThat(compiled.report()).isEmpty();
    return compiled.policy();
  }

  /** Schools with every kind of value and reason; the inputs of the years given. */
  private static Dataset data(Policy policy, SchoolYear rated, List<SchoolYear> years) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(rated).name("fall");
    for (int school = 0; school < 12; school++) {
      String id = "s" + school;
      data.school(id, "School " + school, "");
      data.set(rated, id, "kind", new Value.Word(school % 2 == 0 ? "primary" : "high"));
      for (SchoolYear year : years) {
        int mix = (school * 37 + (year.start() - 2013) * 53) % 101;
        if (school % 5 == 4) {
          data.set(year, id, "growth", Value.missing(MissingReason.SUPPRESSED));
        } else {
          data.set(year, id, "growth", Value.of(Rational.of(mix)));
        }
        int n = 7;
        for (String group : List.of("all", "x", "y")) {
          n += school * 3 % 11 + 4;
          data.set(year, id, "n", group, Value.of(Rational.of(n)));
          data.set(year, id, "part", group, Value.of(Rational.of(mix * n / 101)));
        }
      }
    }
    return data.build().dataset();
  }

  private static Outcome year1() {
    Policy first = policy("2014-15");
    return Both.score(first, data(first, BEFORE, List.of(BEFORE)));
  }

  private static FileBytes file(String name, String text) {
    return FileBytes.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

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

  private static List<String> faults(String json) {
    Policy second = policy("2015-16");
    Loading loading =
        second.readHistory(data(second, NOW, List.of(NOW)), List.of(file("run.json", json)));
    assertThat(loading.problems()).allMatch(problem -> !problem.help().isEmpty());
    return loading.problems().stream()
        .map(problem -> problem.at() + " " + problem.code().id() + " " + problem.message())
        .toList();
  }

  private static final String ORIGIN =
      "{\"origin\": {\"policy\": \"kept\", \"policy_digest\": \"abc\", \"year\": \"2014-15\"},";
  private static final String RESULTS =
      """
      "results": [
        {"name": "rate", "each": "group", "type": "percent"},
        {"name": "band", "each": "school", "type": "level of band"},
        {"name": "calm", "each": "school", "type": "yes/no"},
        {"name": "score", "each": "school", "type": "score"}],
      """;

  private static String school(String id, String values) {
    return "{\"id\": \"" + id + "\", \"values\": {" + values + "}}";
  }

  private static String run(String... schools) {
    return ORIGIN + RESULTS + "\"schools\": [" + String.join(",\n", schools) + "]}";
  }

  @Test
  void faultsOfTheFile_nameTheSchoolAndTheResult() {
    assertThat(
            faults(
                run(
                    school("s0", "\"rate\": {\"all\": {\"value\": \"54.1\"}}"),
                    school("s1", "\"band\": {\"value\": \"middling\"}"),
                    school("s2", "\"band\": {\"value\": \"high\", \"number\": \"3\"}"),
                    school("s3", "\"score\": {\"missing\": \"lost\"}"),
                    school("s4", "\"calm\": {\"value\": \"yes\"}"),
                    school("s0", ""),
                    school("s5", "\"score\": {\"value\": \"70\", \"exact\": \"about 70\"}"))))
        .containsExactly(
            "run.json:1, column rate SQ4333 `54.1` is recorded for `rate` and is not percent",
            "run.json:2, column band SQ4333 `middling` is recorded for `band` and is not a level",
            "run.json:3, column band SQ4334 `high` of `band` is recorded as number 3; in the policy"
                + " it is 2",
            "run.json:4, column score SQ4333 `lost` is recorded for `score` and is not score",
            "run.json:5, column calm SQ4333 `yes` is recorded for `calm` and is not yes/no",
            "run.json:6 SQ4335 the school or district `s0` is recorded twice in `run.json`",
            "run.json:7, column score SQ4333 `about 70` is recorded for `score` and is not score");
  }

  @Test
  void levelOfAnotherTable_mayBeNamedByItsNumber() {
    Policy second = policy("2015-16");
    Dataset data = data(second, NOW, List.of(NOW));
    String json = run(school("s0", "\"band\": {\"value\": \"2\"}"));
    Dataset read = second.readHistory(data, List.of(file("run.json", json))).dataset();
    assertThat(read.histories().get(0).value("s0", "band", ""))
        .contains(new Value.Level("high", Rational.of(2)));
  }

  @Test
  void otherTypeYearAndShape_areFaults() {
    String one = school("s0", "");
    assertThat(faults(run(one).replace("\"percent\"", "\"score\"")))
        .containsExactly(
            "run.json, column rate SQ4332 `rate` is recorded as score of each group; the policy"
                + " gives percent of each group");
    assertThat(faults(run(one).replace("2014-15", "2015-16")))
        .containsExactly(
            "run.json SQ4331 `run.json` holds results of 2015-16; the policy governs 2015-16 and"
                + " later years");
    assertThat(faults(run(one).replace("2014-15", "2014"))).hasSize(1);
    for (String text : List.of("", "[]", "{", "{}", ORIGIN + RESULTS + "}", "{\"origin\": 1}")) {
      assertThat(faults(text)).as(text).isNotEmpty().allMatch(fault -> fault.contains("SQ4330"));
    }
    assertThat(faults(run("{\"id\": \"s0\"}"))).hasSize(1);
    assertThat(faults(run(school("s0", "\"rate\": {\"value\": \"5%\"}"))))
        .containsExactly(
            "run.json:1, column rate SQ4330 `run.json` holds no results: `rate` of `s0` is not that"
                + " of each group");
    assertThat(faults(run(school("s0", "\"score\": {\"all\": {\"value\": \"5\"}}"))))
        .singleElement()
        .asString()
        .contains("is not that of the school as a whole");
    assertThat(faults("\u0000\u0000\u0000a{")).hasSize(1);
    assertThat(faults(ORIGIN + "\"results\": " + "[".repeat(5000))).hasSize(1);
    assertThat(faults(run(school("s0", "\"score\": 7")))).hasSize(1);
    assertThat(faults(run(school("s0", "\"rate\": {\"all\": null}")))).hasSize(1);
  }

  @Test
  void notes_sayWhatWasReadAndLeftOut() {
    Policy second = policy("2015-16");
    String json =
        run(
                school("s0", "\"rate\": {\"z\": {\"value\": \"5%\"}}"),
                school("gone", "\"score\": {\"value\": \"5\"}"))
            .replace("\"kept\"", "\"other\"")
            .replace("\"calm\", \"each\"", "\"calmness\", \"each\"");
    Loading loading =
        second.readHistory(data(second, NOW, List.of(NOW)), List.of(file("run.json", json)));
    assertThat(loading.notes().stream().map(Problem::message))
        .containsExactly(
            "`run.json` was made by the policy `other`, not `kept`",
            "results of 1 school or district recorded in run.json (2014-15, policy other abc)",
            "left out of `run.json`: results that the policy lacks `calmness`; groups that the policy"
                + " lacks `z`; schools that the data lack `gone`");
  }

  @Test
  void sameYearInTwoFiles_isAFault() {
    Policy second = policy("2015-16");
    String json = run(school("s0", "\"score\": {\"value\": \"5\"}"));
    Loading loading =
        second.readHistory(
            data(second, NOW, List.of(NOW)), List.of(file("a.json", json), file("b.json", json)));
    assertThat(loading.problems().stream().map(Problem::message))
        .containsExactly("`score` of `s0` in 2014-15 is recorded twice in `b.json` and `a.json`");
    assertThat(
            second
                .readHistory(
                    data(second, NOW, List.of(NOW)), List.of(FileBytes.unreadable("c", "gone")))
                .problems())
        .hasSize(1);
  }

  private static final String MAPPING =
      """
      data fall
        policy kept
        year   2015-16
      end data

      file schools "schools.csv"
        key code
        columns
          | column | becomes |
          | kind   | kind    |
      end file

      file kept "kept.csv"
        key  code
        year 2014-15
        columns
          | column      | becomes           | unit    | words                 |
          | group       | group             |         |                       |
          | rate        | rate              | percent |                       |
          | band        | band              |         | top = high, 1 = low   |
        missing
          | column | token | means      |
          | every  | *     | suppressed |
      end file
      """;
  private static final String KEPT = "code,group,rate,band\ns0,all,54,top\ns0,x,*,top\ns1,all,,1\n";

  private static org.sqis.dsl.LoadedData mapped(String mapping, String kept) {
    java.util.Map<String, String> files = new java.util.TreeMap<>();
    files.put("schools.csv", "code,kind\ns0,primary\ns1,high\n");
    files.put("kept.csv", kept);
    return Sqis.load("data.sqis", mapping, policy("2015-16"), FileResolver.ofTexts(files));
  }

  @Test
  void columnsOfAFile_canBeRecordedResults() {
    Dataset data = mapped(MAPPING, KEPT).dataset();
    Policy second = policy("2015-16");
    Outcome outcome = Both.score(second, data);
    assertThat(outcome.value("s0", "rate_before").toString()).isEqualTo("0.54");
    assertThat(outcome.value("s0", "rate_before", "x").toString()).isEqualTo("suppressed");
    assertThat(outcome.value("s0", "primary_before").toString()).isEqualTo("2");
    assertThat(outcome.value("s1", "rate_before").toString()).isEqualTo("not reported");
    assertThat(data.publishedResults()).isEmpty();
    assertThat(outcome.origin().toString()).contains("recorded kept.csv (2014-15, ");
    assertThat(second.explain(data, "s0", "rate_before").toString())
        .contains("recorded in kept.csv (2014-15)");
  }

  @Test
  void faultsOfRecordedColumns_areToldLikeOthers() {
    assertThat(mapped(MAPPING.replace("year 2014-15", "year 2015-16"), KEPT).report())
        .contains("SQ4336")
        .contains("`rate` is a result, and the policy works it out for 2015-16");
    assertThat(mapped(MAPPING.replace("| percent |", "|         |"), KEPT).report())
        .contains("SQ4310");
    assertThat(mapped(MAPPING, KEPT.replace("54,top", "54,best")).report()).contains("SQ4206");
    assertThat(mapped(MAPPING, KEPT.replace("s0,x,*,top", "s0,x,*,1")).report()).contains("SQ4104");
    assertThat(mapped(MAPPING.replace("| rate  ", "| ratee "), KEPT).report()).contains("ratee");
  }

  @Test
  void rowsSayTheYear_andThoseOfGovernedYearsAreLeftOut() {
    String mapping =
        MAPPING
            .replace("  year 2014-15\n", "")
            .replace("| group       | group", "| year | year | | |\n    | group | group");
    String kept = "code,year,group,rate,band\ns0,2014-15,all,54,top\ns0,2015-16,all,60,top\n";
    var loaded = mapped(mapping, kept);
    assertThat(loaded.report()).isEmpty();
    assertThat(loaded.dataset().histories()).hasSize(1);
    assertThat(loaded.diagnostics().stream().map(one -> one.code().id())).contains("SQ4340");
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
