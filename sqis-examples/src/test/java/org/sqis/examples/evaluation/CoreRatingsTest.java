package org.sqis.examples.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.evaluation.CoreGuidelines.AFTER;
import static org.sqis.examples.evaluation.CoreGuidelines.codes;
import static org.sqis.examples.evaluation.CoreGuidelines.rated;
import static org.sqis.examples.evaluation.CoreGuidelines.read;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.FileBytes;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.LoadedRatings;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.examples.SyntheticRatings;

/** The made-up ratings: how they are read, counted and found overdue. */
class CoreRatingsTest {
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

  /** A decision may cite a rating of another file; a person stands in one of them a year. */
  @Test
  void severalFiles_areOne() throws IOException {
    String head = "person,district,role,year,observation,growth,survey,decision,cites\n";
    String first = head + "1,Fresno Unified,teacher,2013-14,3,50,50,,\n";
    String second = head + "1,Fresno Unified,teacher,2014-15,,,,tenure,2013-14\n";
    assertThat(both(second, first).report()).isEmpty();
    assertThat(both(second, first).ratings().entries()).hasSize(2);
    assertThat(both(first, first).report())
        .contains("1 is rated twice as teacher in 2013-14: here and in row 2 of a.csv")
        .contains("b.csv:2, column person");
  }

  private static LoadedRatings both(String first, String second) throws IOException {
    return read()
        .ratings(
            List.of(
                FileBytes.of("a.csv", first.getBytes(UTF_8)),
                FileBytes.of("b.csv", second.getBytes(UTF_8))));
  }

  /** Who has left, or has another role now, is not rated any more. */
  @Test
  void whoHasLeft_isNotOverdue() throws IOException {
    CalendarDate day = new CalendarDate(2016, 7, 1);
    String left = "P,2013-14,3,50,50\n";
    String other = "Q,Fresno Unified,teacher,permanent,2015-16,3,50,50\n";
    assertThat(overdue("permanent", left, day)).containsExactly("2013-14 due 30 June 2016");
    assertThat(overdue("permanent", left + other, day)).isEmpty();
    String late = "P,2013-14,3,50,50\nP,2014-15,,,\n";
    assertThat(overdue("probationary", late + other, day))
        .containsExactly("2013-14 due 30 June 2015");
  }

  @Test
  void daysAndWordsThatCannotBe_areFaults() throws IOException {
    String head = "person,district,role,status,year,observation,growth,survey,rated_on,synthetic\n";
    String row = "1,Fresno Unified,teacher,probationary,2014-15,3,50,50,";
    assertThat(rated(read(), head + row + "2014-07-01,yes\n").report()).isEmpty();
    assertThat(rated(read(), head + row + "2014-06-30,\n").report())
        .contains("the rating is on 30 June 2014, before the first day of 2014-15 on 1 July 2014");
    assertThat(rated(read(), head + row + ",Yes\n").report())
        .contains("`Yes` is neither yes nor no", "column synthetic");
    assertThat(rated(read(), head + row.replace("probat", "probet") + ",\n").report())
        .contains("did you mean `probationary`?", "column status");
    assertThat(rated(read(), head + row.replace("probationary", "permanent") + ",\n").report())
        .isEmpty();
  }
}
