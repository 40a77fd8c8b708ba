package org.sqis.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.data.FileBytes;
import org.sqis.core.evaluation.EvaluationCheck;
import org.sqis.core.evaluation.Finding;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedRatings;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.examples.SyntheticRatings;

/** The guidelines, the simulated systems and the made-up ratings fit each other. */
class CoreEvaluationTest {
  private static final Path FOLDER = Path.of("core-evaluation");
  private static final CalendarDate AFTER = new CalendarDate(2016, 7, 15);
  private static final List<String> FILES =
      List.of("guidelines.sqis", "fresno.sqis", "long_beach.sqis", "los_angeles.sqis");

  @TempDir private Path folder;

  private static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : FILES) {
      texts.put(file, Files.readString(FOLDER.resolve(file)));
    }
    return texts;
  }

  private static Evaluations read() throws IOException {
    return Sqis.evaluation(texts());
  }

  private static Evaluations changed(String file, String from, String to) throws IOException {
    Map<String, String> texts = texts();
    assertThat(texts.get(file)).contains(from);
    texts.put(file, texts.get(file).replace(from, to));
    return Sqis.evaluation(texts);
  }

  private static LoadedRatings rated(Evaluations read, String csv) {
    return read.ratings(List.of(FileBytes.of("ratings.csv", csv.getBytes(UTF_8))));
  }

  private static List<String> codes(LoadedRatings loaded) {
    return loaded.diagnostics().stream()
        .map(one -> one.code().id() + " " + one.place())
        .collect(Collectors.toList());
  }

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

  @Test
  void ratings_areReadAndSayThatTheyAreMadeUp() throws IOException {
    LoadedRatings loaded = rated(read(), SyntheticRatings.file());
    assertThat(loaded.report()).isEmpty();
    Ratings ratings = loaded.ratings();
    assertThat(ratings.isSynthetic()).isTrue();
    assertThat(ratings.people()).hasSize(126);
    assertThat(ratings.entries()).anyMatch(one -> !one.rating().held().isEmpty());
    assertThat(ratings.entries())
        .anyMatch(one -> !one.values().isEmpty() && !one.rating().isRated());
    assertThat(ratings.decisions()).anyMatch(one -> one.cites() == null);
    assertThat(ratings.lateFeedback(AFTER)).isNotEmpty();
  }

  /** Counted again from the entries, without the distribution. */
  @Test
  void distribution_countsEverybodyOnce() throws IOException {
    Ratings ratings = rated(read(), SyntheticRatings.file()).ratings();
    SchoolYear year = new SchoolYear(2015);
    List<Ratings.Share> shares = ratings.distribution(year);
    assertThat(shares.stream().mapToInt(Ratings.Share::count).sum()).isEqualTo(126);
    for (Ratings.Share share : shares) {
      long count =
          ratings.entries().stream()
              .filter(
                  one ->
                      one.year().equals(year)
                          && one.district().equals(share.district())
                          && one.role().equals(share.role())
                          && one.rating().level().equals(share.level()))
              .count();
      assertThat(share.count()).isEqualTo((int) count);
    }
  }

  private static final String HEAD = "person,district,role,status,year,observation,growth,survey\n";

  private static List<String> overdue(String status, String csv, CalendarDate day)
      throws IOException {
    return rated(read(), HEAD + csv.replace("P,", "P,Fresno Unified,teacher," + status + ","))
        .ratings()
        .overdue(day)
        .stream()
        .map(one -> one.rated() + " due " + one.due())
        .toList();
  }

  /** Rated in 2013-14, every second year: in time until the last day of 2015-16. */
  @Test
  void overdue_beginsAfterTheLastDayOfTheInterval() throws IOException {
    String once = "P,2013-14,3,50,50\nP,2014-15,,,\nP,2015-16,,,\n";
    assertThat(overdue("permanent", once, new CalendarDate(2016, 6, 30))).isEmpty();
    assertThat(overdue("permanent", once, new CalendarDate(2016, 7, 1)))
        .containsExactly("2013-14 due 30 June 2016");
    assertThat(overdue("probationary", once, new CalendarDate(2015, 7, 1)))
        .containsExactly("2013-14 due 30 June 2015");
  }

  @Test
  void whoWasNeverRated_isDueWithinTheIntervalFromTheFirstYear() throws IOException {
    String never = "P,2014-15,,,\nP,2015-16,3,,50\n";
    assertThat(overdue("permanent", never, new CalendarDate(2016, 6, 30))).isEmpty();
    assertThat(overdue("permanent", never, new CalendarDate(2016, 7, 1)))
        .containsExactly("null due 30 June 2016");
    assertThat(overdue("probationary", never, new CalendarDate(2015, 7, 1)))
        .containsExactly("null due 30 June 2015");
  }

  @Test
  void faultsOfRatings_haveRowAndColumn() throws IOException {
    String csv =
        """
        person,district,role,year,observation,growth,survey,standards,growht,rated_on
        1,Fresno Unifed,teacher,2014-15,3,50,50,,,
        2,Fresno Unified,teachr,2014-15,3,50,50,,,
        3,Fresno Unified,teacher,2014,3,50,50,,,
        4,Fresno Unified,teacher,2014-15,0.9,50,50,,,
        5,Fresno Unified,teacher,2014-15,3,50,50,2,,
        6,Fresno Unified,teacher,2014-15,3,50,50,,,2015-02-30
        ,Fresno Unified,teacher,2014-15,3,50,50,,,
        """;
    LoadedRatings loaded = rated(read(), csv);
    assertThat(codes(loaded)).hasSize(8);
    String report = loaded.report();
    assertThat(report)
        .contains("SQ4547", "ratings.csv:1, column growht", "did you mean `growth`?")
        .contains("ratings.csv:2, column district", "did you mean `Fresno Unified`?")
        .contains("ratings.csv:3, column role", "did you mean `teacher`?")
        .contains("SQ4112", "ratings.csv:4, column year")
        .contains("SQ4541", "ratings.csv:5, column observation", "its values are 1 to 4")
        .contains("SQ4543", "ratings.csv:6, column standards")
        .contains("SQ4212", "ratings.csv:7, column rated_on")
        .contains("SQ4401", "ratings.csv:8, column person");
  }

  @Test
  void missingColumnAndUnreadableFile_areSaid() throws IOException {
    assertThat(rated(read(), "person,district,role\n1,a,b\n").report())
        .contains("SQ4006", "has no column `year`");
    LoadedRatings none =
        read().ratings(List.of(FileBytes.unreadable("x.csv", "there is no such file")));
    assertThat(none.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ProblemCode.DATA_FILE_UNREADABLE);
  }
}
