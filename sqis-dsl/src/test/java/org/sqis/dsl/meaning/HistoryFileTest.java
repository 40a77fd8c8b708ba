package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.dsl.meaning.KeptYears.NOW;
import static org.sqis.dsl.meaning.KeptYears.data;
import static org.sqis.dsl.meaning.KeptYears.file;
import static org.sqis.dsl.meaning.KeptYears.policy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.Loading;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.problem.Problem;
import org.sqis.dsl.Sqis;

/** Records of earlier years in files: the JSON of a run, and columns of a mapping. */
class HistoryFileTest {
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
}
