package org.sqis.examples.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.evaluation.CoreGuidelines.AFTER;
import static org.sqis.examples.evaluation.CoreGuidelines.FOLDER;
import static org.sqis.examples.evaluation.CoreGuidelines.changed;
import static org.sqis.examples.evaluation.CoreGuidelines.codes;
import static org.sqis.examples.evaluation.CoreGuidelines.rated;
import static org.sqis.examples.evaluation.CoreGuidelines.read;
import static org.sqis.examples.evaluation.CoreGuidelines.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.evaluation.EvaluationCheck;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Finding;
import org.sqis.core.evaluation.RatingRule;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.report.EvaluationCheckReport;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedRatings;
import org.sqis.dsl.Sqis;
import org.sqis.examples.SyntheticRatings;

/** The guidelines, the simulated systems and the made-up ratings fit each other. */
class CoreEvaluationTest {
  @TempDir private Path folder;

  @Test
  void everySystem_isWithinTheGuidelines() throws IOException {
    Evaluations read = read();
    assertThat(read.report()).isEmpty();
    assertThat(read.systems()).hasSize(5);
    EvaluationCheck check = read.check(AFTER);
    assertThat(check.problems()).isEmpty();
    assertThat(check.findings())
        .filteredOn(one -> one.verdict() == Finding.Verdict.UNDECIDED)
        .extracting(Finding::rule)
        .containsOnly("least growth share", "longest interval", "longest feedback");
    assertThat(check.rules()).allMatch(rule -> rule.reach().unreachable().isEmpty());
  }

  /**
   * Every number of the guidelines is one of the waiver; what no source gives is not set, or for
   * the public a choice.
   */
  @Test
  void guidelines_haveOnlyNumbersOfTheWaiver() throws IOException {
    assertThat(read().guidelines().orElseThrow().bounds())
        .allMatch(bound -> (bound.value() == null) == (bound.provenance() == null))
        .allMatch(
            bound ->
                bound.value() == null
                    || !bound.source().isEmpty()
                    || (bound.limit().isOfPublication()
                        && bound.provenance() == Provenance.CHOICE));
  }

  /** The later request for 2016-17 is a dated row; it changes the verdict only from its day on. */
  @Test
  void milestoneWithAnotherDate_holdsFromItsDayOn() throws IOException {
    String row = "| implemented | districts  | 2015-16         |";
    Map<String, String> texts = texts();
    String guidelines = texts.get("guidelines.sqis");
    String[] lines = guidelines.split("\n", -1);
    StringBuilder with = new StringBuilder();
    for (String line : lines) {
      boolean isRow = line.strip().startsWith("|") && line.contains("consortium");
      String longer = line;
      if (line.contains("| milestone ")) {
        longer = line + " since |";
      } else if (isRow || line.contains("| districts ")) {
        longer = line + "  |";
      }
      with.append(longer).append('\n');
      if (line.contains(row)) {
        with.append(longer.replace("2015-16", "2016-17").replaceAll("\\|  \\|$", "| 29 May 2014 |"))
            .append('\n');
      }
    }
    texts.put("guidelines.sqis", with.toString());
    texts.put("fresno.sqis", texts.get("fresno.sqis").replace("2015-16", "2016-17"));
    Evaluations read = Sqis.evaluation(texts);
    assertThat(read.report()).isEmpty();
    assertThat(read.check(new CalendarDate(2014, 5, 28)).problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.GUIDELINE_MILESTONE_LATE);
    assertThat(read.check(new CalendarDate(2014, 5, 29)).problems()).isEmpty();
  }

  @Test
  void consultationAndAdoption_areOnTheirDays() throws IOException {
    Evaluations late = changed("long_beach.sqis", "1 December 2013", "2 December 2013");
    assertThat(late.check(null).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.GUIDELINE_MILESTONE_LATE);
    Evaluations early = changed("long_beach.sqis", "27 August 2013", "31 July 2013");
    assertThat(early.check(null).problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.GUIDELINE_CONSULTATION)
        .hasSize(2);
  }

  @Test
  void main_writesTheCommittedBytes() throws IOException {
    SyntheticRatings.main(new String[] {folder.toString()});
    assertThat(Files.readString(folder.resolve(SyntheticRatings.FILE)))
        .isEqualTo(Files.readString(FOLDER.resolve(SyntheticRatings.FILE)))
        .isEqualTo(SyntheticRatings.file());
    assertThat(SyntheticRatings.file().lines().skip(1))
        .hasSize(378)
        .allMatch(line -> line.startsWith("SYN-") && line.endsWith(",yes"));
  }

  // ---------- each rule of the guidelines by itself: what is changed breaks it, and it alone

  private static void breaksOnly(String file, String from, String to, ProblemCode code)
      throws IOException {
    Evaluations read = changed(file, from, to);
    assertThat(read.report()).as(from).isEmpty();
    assertThat(read.check(AFTER).problems()).as(from).extracting(Problem::code).containsOnly(code);
  }

  /** One measure with all points is not several, in any district. */
  @Test
  void oneMeasure_isNotSeveral() throws IOException {
    for (EvaluationSystem system : read().systems()) {
      assertThat(system.measures()).as(system.name()).hasSizeGreaterThan(1);
    }
    Map<String, String> texts = texts();
    String both =
        texts
            .get("los_angeles.sqis")
            .replaceAll("(leadership_rubric .*)60%", "$1 0%")
            .replaceAll("(school_test_scores .*) 40%", "$1100%");
    texts.put("los_angeles.sqis", both);
    Evaluations read = Sqis.evaluation(texts);
    assertThat(read.report()).isEmpty();
    assertThat(read.check(AFTER).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.GUIDELINE_MEASURES, ProblemCode.GUIDELINE_PRACTICE);
  }

  @Test
  void professionalPractice_isMeasured() throws IOException {
    breaksOnly(
        "fresno.sqis",
        "| leadership    | practice |",
        "| leadership    | other    |",
        ProblemCode.GUIDELINE_PRACTICE);
    breaksOnly(
        "los_angeles.sqis",
        "| lesson_observation | practice |",
        "| lesson_observation | other    |",
        ProblemCode.GUIDELINE_PRACTICE);
  }

  @Test
  void growthThatIsCalledOther_isNoGrowth() throws IOException {
    breaksOnly(
        "los_angeles.sqis",
        "| school_test_scores | growth   |",
        "| school_test_scores | other    |",
        ProblemCode.GUIDELINE_NO_GROWTH);
  }

  /** Teachers and administrators: a district that rates teachers alone lacks principals. */
  @Test
  void principalsToo_areEvaluated() throws IOException {
    Map<String, String> texts = texts();
    String fresno = texts.get("fresno.sqis");
    texts.put("fresno.sqis", fresno.substring(0, fresno.indexOf("evaluation fresno_principals")));
    assertThat(Sqis.evaluation(texts).check(AFTER).problems())
        .extracting(Problem::message)
        .containsExactly("`Fresno Unified` has no evaluation of every principal");
    breaksOnly(
        "long_beach.sqis",
        "| principal |              | 1     |\n",
        "",
        ProblemCode.GUIDELINE_INTERVAL);
  }

  /** Feedback has its days in every system; what came later, or not at all, is listed. */
  @Test
  void feedback_isInTimeOrListed() throws IOException {
    breaksOnly(
        "long_beach.sqis", "  feedback  within 20 days\n", "", ProblemCode.GUIDELINE_FEEDBACK);
    String csv =
        """
        person,district,role,year,observation,growth,survey,rated_on,feedback_on,development
        1,Fresno Unified,teacher,2014-15,3,50,50,2015-05-01,2015-05-31,coaching
        2,Fresno Unified,teacher,2014-15,3,50,50,2015-05-01,2015-06-01,
        3,Fresno Unified,teacher,2014-15,3,50,50,2015-05-01,,
        """;
    LoadedRatings loaded = rated(read(), csv);
    assertThat(loaded.report()).isEmpty();
    assertThat(loaded.ratings().entries().get(0).development()).isEqualTo("coaching");
    assertThat(late(loaded, null)).containsExactly("2 31");
    assertThat(late(loaded, new CalendarDate(2015, 5, 31))).containsExactly("2 31");
    assertThat(late(loaded, new CalendarDate(2015, 6, 1))).containsExactly("2 31", "3 null");
  }

  private static List<String> late(LoadedRatings loaded, @Nullable CalendarDate asOf) {
    return loaded.ratings().lateFeedback(asOf).stream()
        .map(one -> one.entry().person() + " " + one.days())
        .toList();
  }

  /** A system says how ratings inform decisions, and a decision cites a rating that is there. */
  @Test
  void decisions_citeARatingOfThePerson() throws IOException {
    breaksOnly(
        "long_beach.sqis",
        "  use       \"an assignment to lead others cites the latest rating; people decide\"\n",
        "",
        ProblemCode.GUIDELINE_USE);
    String head =
        """
        person,district,role,year,observation,growth,survey,rated_on,decision,decided_on,cites
        1,Fresno Unified,teacher,2013-14,3,50,50,2014-05-02,,,
        """;
    String row = "1,Fresno Unified,teacher,2014-15,,,,,tenure,";
    assertThat(rated(read(), head + row + "2015-06-01,2013-14\n").report()).isEmpty();
    assertThat(codes(rated(read(), head + row + "2015-06-01,2014-15\n")))
        .containsExactly("SQ4545 InData[cell=ratings.csv:3, column cites]");
    assertThat(rated(read(), head + row + "2014-05-01,2013-14\n").report())
        .contains("the decision is on 1 May 2014, before the rating it cites on 2 May 2014");
    assertThat(rated(read(), head + row + "2014-05-02,2013-14\n").report()).isEmpty();
  }

  /** What is bargained may differ, and the agreement is kept; the guidelines hold all the same. */
  @Test
  void bargainedMeasures_stayWithinTheGuidelines() throws IOException {
    String bargained =
        "| test_scores        | growth   | 0 to 100                                                | 20%   |";
    Evaluations less = changed("los_angeles.sqis", bargained, bargained.replace("20%", "10%"));
    Map<String, String> texts = texts();
    String other =
        texts
            .get("los_angeles.sqis")
            .replace(bargained, bargained.replace("20%", "10%"))
            .replace("by 10                                          | 10%", "by 10 | 20%");
    texts.put("los_angeles.sqis", other);
    assertThat(less.report()).contains("the shares of the total add up to 90%");
    EvaluationCheck check = Sqis.evaluation(texts).check(AFTER);
    assertThat(check.problems()).isEmpty();
    assertThat(check.rules().get(3).system().agreement()).contains("one measure among several");
    texts.put(
        "los_angeles.sqis", other.replace(" 10%   |", " 0% |").replace("10 | 20%", "10 | 30%"));
    assertThat(Sqis.evaluation(texts).check(AFTER).problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.GUIDELINE_GROWTH_IDLE);
  }

  /** Test scores change the level of some teachers, and of none by themselves give the best. */
  @Test
  void losAngeles_hasScoresAsOneMeasureAmongSeveral() throws IOException {
    RatingRule rule = read().rules().get(3);
    assertThat(rule.system().name()).isEqualTo("los_angeles_teachers");
    assertThat(rule.system().measures()).hasSize(3);
    assertThat(rule.reach().effect("test_scores")).isPresent();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("lesson_observation", "below_standard");
    values.put("test_scores", "100");
    values.put("contribution", "0");
    assertThat(rule.rate(values).level()).isEqualTo("below_standard");
    values.put("lesson_observation", "effective");
    assertThat(rule.rate(values).level()).isEqualTo("effective");
    values.put("test_scores", "0");
    assertThat(rule.rate(values).level()).isEqualTo("developing");
  }

  /** Districts have other levels, scales and ways to a level, and all of them are within. */
  @Test
  void systems_needNotBeAlike() throws IOException {
    Evaluations read = read();
    assertThat(read.systems().stream().map(EvaluationSystem::levels).distinct()).hasSize(3);
    assertThat(read.systems().stream().map(one -> one.matrix() == null).distinct()).hasSize(2);
    assertThat(read.check(AFTER).problems()).isEmpty();
    Evaluations stricter =
        changed(
            "guidelines.sqis",
            "| least growth share      |     | not set |       |            |",
            "| least growth share      |     | 35%     |       | choice     |");
    assertThat(stricter.check(AFTER).problems())
        .extracting(Problem::message)
        .containsExactly(
            "growth has 30% of the points of `fresno_teachers`, at least 35% is asked for",
            "growth has 20% of the points of `los_angeles_teachers`, at least 35% is asked for");
  }

  // ---------- milestones, consultation, files

  /** Before the days of consultation are over nobody is late with it. */
  @Test
  void consultation_isLackingWhenItsDaysAreOver() throws IOException {
    Map<String, String> texts = texts();
    String text =
        texts.get("long_beach.sqis").replace("    | adopted     | 1 December 2013 |\n", "");
    texts.put("long_beach.sqis", text.replaceAll("(?s)  consulted\n.*?  use ", "  use "));
    Evaluations read = Sqis.evaluation(texts);
    assertThat(read.report()).isEmpty();
    assertThat(read.check(new CalendarDate(2013, 12, 1)).problems()).isEmpty();
    assertThat(read.check(new CalendarDate(2013, 12, 2)).problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            ProblemCode.GUIDELINE_MILESTONE_OPEN,
            ProblemCode.GUIDELINE_CONSULTATION,
            ProblemCode.GUIDELINE_CONSULTATION);
  }

  @Test
  void milestonesThatAreTwiceOrUnknown_areFaults() throws IOException {
    String row = "    | adopted     | 1 December 2013 |\n";
    assertThat(changed("long_beach.sqis", row, row + row.replace("1 D", "2 D")).report())
        .contains("SQ3500", "`adopted` is named twice");
    assertThat(
            changed("long_beach.sqis", row, row.replace("adopted", "adoptd"))
                .check(null)
                .problems())
        .extracting(Problem::message)
        .containsExactly("`adoptd` is not a milestone of `core_guidelines`");
    String asked = "    | pilot       | districts  | 2014-15         |";
    String all = texts().get("guidelines.sqis");
    String line = all.substring(all.indexOf(asked), all.indexOf('\n', all.indexOf(asked)) + 1);
    assertThat(changed("guidelines.sqis", line, line + line).report())
        .contains("SQ3500", "`pilot` is named twice");
  }

  /** August 2013 for the guidelines themselves: in time, late, or without a record. */
  @Test
  void milestoneOfTheConsortium_isInTimeOrLate() throws IOException {
    assertThat(consortium(read(), new CalendarDate(2013, 8, 31))).contains("undecided");
    assertThat(consortium(read(), new CalendarDate(2013, 9, 1))).contains("not met");
    assertThat(consortium(met("31 August 2013"), null)).contains("| met |");
    assertThat(consortium(met("1 September 2013"), null)).contains("not met");
  }

  private static Evaluations met(String day) throws IOException {
    Map<String, String> texts = texts();
    StringBuilder with = new StringBuilder();
    for (String line : texts.get("guidelines.sqis").split("\n", -1)) {
      boolean isRow = line.contains("| districts ") || line.contains("| consortium ");
      String cell = line.contains("| milestone ") ? " met |" : isRow ? "  |" : "";
      with.append(line)
          .append(line.contains("| consortium ") ? " " + day + " |" : cell)
          .append('\n');
    }
    texts.put("guidelines.sqis", with.toString());
    Evaluations read = Sqis.evaluation(texts);
    assertThat(read.report()).isEmpty();
    return read;
  }

  private static String consortium(Evaluations read, @Nullable CalendarDate asOf) {
    return EvaluationCheckReport.of(read.check(asOf), List.of()).table().rows().stream()
        .filter(row -> row.contains("milestone guidelines"))
        .map(row -> "| " + String.join(" | ", row) + " |")
        .collect(Collectors.joining("\n"));
  }
}
