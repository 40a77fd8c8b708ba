package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.joining.Checklist;
import org.sqis.core.joining.GrantBook;
import org.sqis.core.joining.PoolChange;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Grants;
import org.sqis.core.policy.Joining;
import org.sqis.core.problem.Problem;
import org.sqis.core.standing.Quota;

/** Grants, joining and leaving; requirements and scenario 10. */
class JoiningTest {
  private static final Policy POLICY = WaiverExample.POLICY;
  private static final Dataset DATA = WaiverExample.load("newcomer", POLICY);
  private static final Joining JOINING = procedure(Joining.class);
  private static final Grants GRANTS = procedure(Grants.class);
  private static final String NEWCOMER = "Garden Grove Unified";
  private static final String MEMBERSHIP = "members_if_it_had_gone_on";

  private static <T extends org.sqis.core.policy.Procedure> T procedure(Class<T> kind) {
    return POLICY.spec().procedures(kind, new SchoolYear(2015)).get(0);
  }

  private static CalendarDate day(String text) {
    return CalendarDate.parse(text).orElseThrow();
  }

  private static Checklist checklist(Entries entries, String district, String day) {
    return Checklist.of(POLICY.spec(), JOINING, entries, district, day(day));
  }

  // ---- joining

  @Test
  void districtThatShowsEveryTenet_entersInTheNextSchoolYear() {
    Checklist list = checklist(DATA.entries(), NEWCOMER, "1 July 2016");
    assertThat(list.missing()).isEmpty();
    assertThat(list.complete()).isEqualTo(day("15 March 2016"));
    assertThat(list.entry()).isEqualTo(new SchoolYear(2016));
    assertThat(list.firstDay(POLICY.spec().header().calendar())).contains(day("1 July 2016"));
  }

  @Test
  void recordsOfLaterDays_doNotCount() {
    Checklist before = checklist(DATA.entries(), NEWCOMER, "14 March 2016");
    assertThat(before.missing()).containsExactly("data_collection");
    assertThat(before.complete()).isNull();
    assertThat(before.entry()).isNull();
  }

  @Test
  void whatIsMissing_andWhatARecordLacks_areListed() {
    Checklist list = checklist(DATA.entries(), "Clovis Unified", "1 July 2016");
    Map<String, String> stand = new LinkedHashMap<>();
    list.items()
        .forEach(one -> stand.put(one.tenet().name(), one.state().words() + " " + one.lacks()));
    assertThat(stand)
        .containsExactly(
            Map.entry("commitments", "shown "),
            Map.entry("waivers", "missing "),
            Map.entry("assurances", "not enough by superintendent"),
            Map.entry("data_collection", "not enough evidence"),
            Map.entry("collaboration", "missing "));
    assertThat(list.missing())
        .containsExactly("waivers", "assurances", "data_collection", "collaboration");
    assertThat(list.entry()).isNull();
  }

  @Test
  void noTenetCanBeLeftOut() {
    for (Joining.Tenet tenet : JOINING.tenets()) {
      List<Entry> others =
          DATA.entries().all().stream()
              .filter(one -> !one.text("tenet").equals(tenet.name()))
              .toList();
      Checklist list = checklist(Entries.of(others), NEWCOMER, "1 July 2016");
      assertThat(list.missing()).containsExactly(tenet.name());
      assertThat(list.entry()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30 June 2016, 1, 2016-17",
    "1 July 2016,  1, 2017-18",
    "1 July 2016,  0, 2016-17",
    "30 June 2016, 2, 2017-18",
  })
  void entryYear_isCountedFromTheYearOfTheLastTenet(String last, String years, String entry) {
    List<Entry> entries = new ArrayList<>();
    for (Joining.Tenet tenet : JOINING.tenets()) {
      boolean isLast = tenet.name().equals("waivers");
      Map<String, Object> values = new HashMap<>();
      values.put("tenet", tenet.name());
      values.put("on", isLast ? day(last) : day("5 May 2015"));
      values.put("by", "Superintendent");
      values.put("evidence", "made up");
      entries.add(Entry.of(RecordFile.Kind.TENETS, "North", values));
    }
    Policy policy = POLICY.withParameter("years_to_enter", years);
    Joining rule = policy.spec().procedures(Joining.class, new SchoolYear(2015)).get(0);
    Checklist list =
        Checklist.of(policy.spec(), rule, Entries.of(entries), "North", day("1 August 2016"));
    assertThat(String.valueOf(list.entry())).isEqualTo(entry);
  }

  @Test
  void recordsOfUnknownTenets_areToldWithTheirRow() {
    assertThat(Checklist.problems(JOINING, DATA.entries())).isEmpty();
    Entry wrong =
        Entry.of(
            RecordFile.Kind.TENETS,
            "North",
            Map.of("tenet", "commitment", "on", day("5 May 2015")));
    assertThat(Checklist.problems(JOINING, Entries.of(List.of(wrong))))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.message()).isEqualTo("`commitment` is no tenet of `new_districts`");
              assertThat(one.help()).isEqualTo("did you mean `commitments`?");
            });
  }

  // ---- grants

  private static GrantBook book(Entries entries) {
    return GrantBook.of(POLICY.spec(), GRANTS, entries);
  }

  @ParameterizedTest
  @CsvSource({
    "5 August 2013, 0",
    "6 August 2013, 8",
    "30 April 2014, 8",
    "1 May 2014, 7",
    "1 October 2014, 7",
    "1 January 2015, 6",
    "31 July 2016, 6",
    "1 August 2016, 0",
  })
  void eightSevenSix_theWaiverIsGrantedTermByTerm(String day, int districts) {
    GrantBook book = book(DATA.entries());
    assertThat(book.districts())
        .filteredOn(one -> !book.waived(one, day(day)).isEmpty())
        .hasSize(districts);
    assertThat(book.waived("Fresno Unified", day(day)))
        .isEqualTo(districts == 0 ? List.of() : List.of("ses", "choice_transport"));
  }

  @Test
  void districtsAreMembersOnlyInsideAGrant() {
    assertThat(book(DATA.entries()).problems()).isEmpty();
  }

  /** The extension of 25 September 2015 reaches back to July; in August nobody knew of it. */
  @ParameterizedTest
  @CsvSource({"24 September 2015, 0", "25 September 2015, 6"})
  void grantsThatAreDecidedLater_doNotCount(String day, int districts) {
    GrantBook book = book(DATA.entries());
    assertThat(book.districts())
        .filteredOn(one -> !book.waived(one, day(day)).isEmpty())
        .hasSize(districts);
    assertThat(book.decided("Fresno Unified", day(day))).hasSize(districts == 0 ? 2 : 3);
  }

  private static Entries grants(String... rows) {
    List<Entry> entries = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(", ", -1);
      entries.add(
          Entry.of(
              RecordFile.Kind.GRANTS,
              cells[0],
              Map.of("what", cells[1], "from", day(cells[2]), "to", day(cells[3]))));
    }
    return Entries.of(entries);
  }

  @Test
  void daysWithoutAGrant_andGrantsOutsideTheMembership_areReported() {
    List<String> fresno =
        book(
                grants(
                    "Fresno Unified, ses, 1 August 2013, 30 June 2014",
                    "Fresno Unified, choice_transport, 1 June 2014, 30 June 2015",
                    "Fresno Unified, every, 2 July 2015, 30 July 2016"))
            .problems()
            .stream()
            .filter(one -> one.values().contains("Fresno Unified"))
            .map(one -> one.code().id() + " " + one.message())
            .toList();
    assertThat(fresno)
        .containsExactly(
            "SQ4531 `Fresno Unified` is a member of `waiver_districts` from 1 July 2015 to 1 July"
                + " 2015, and has no grant then",
            "SQ4531 `Fresno Unified` is a member of `waiver_districts` from 31 July 2016 to 31 July"
                + " 2016, and has no grant then",
            "SQ4532 `Fresno Unified` has a grant from 1 August 2013 to 5 August 2013, and is no"
                + " member of `waiver_districts` then");
  }

  @Test
  void whichRequirementsAreWaived_isKeptApart() {
    GrantBook book =
        book(
            grants(
                "Fresno Unified, ses, 6 August 2013, 30 June 2014",
                "Fresno Unified, choice_transport, 1 June 2014, 30 June 2015"));
    assertThat(book.waived("Fresno Unified", day("31 May 2014"))).containsExactly("ses");
    assertThat(book.waived("Fresno Unified", day("30 June 2014")))
        .containsExactly("ses", "choice_transport");
    assertThat(book.waived("Fresno Unified", day("1 July 2014")))
        .containsExactly("choice_transport");
    assertThat(book.waived("Oakland Unified", day("1 July 2014"))).isEmpty();
  }

  @Test
  void unknownRequirement_isToldAndGrantsNothing() {
    GrantBook book = book(grants("Fresno Unified, sess, 6 August 2013, 31 July 2016"));
    assertThat(book.problems())
        .extracting(Problem::message)
        .containsExactly("`sess` is no requirement of `esea_waiver`");
    assertThat(book.waived("Fresno Unified", day("1 May 2014"))).isEmpty();
  }

  // ---- the pool

  private static PoolChange change(String district, String from, boolean isLeaving) {
    return PoolChange.of(
        POLICY, DATA, new PoolChange.Request(MEMBERSHIP, district, day(from), isLeaving));
  }

  private static String quota(PoolChange change, String designation) {
    for (PoolChange.Pair<Quota> pair : change.quotas()) {
      Quota was = pair.before();
      Quota is = pair.after();
      if (was != null && is != null && is.designation().equals(designation)) {
        return was.base() + " > " + is.base() + ", " + was.places() + " > " + is.places();
      }
    }
    return "";
  }

  @Test
  void districtThatJoins_makesThePoolAndItsQuotasLarger_andMovesOtherSchools() {
    PoolChange change = change(NEWCOMER, "1 July 2016", false);
    // 9 of its 10 schools take part in Title I; 10% of 202 are 21 schools, of 211 they are 22.
    assertThat(change.ownSchools()).isEqualTo(10);
    assertThat(quota(change, "focus")).isEqualTo("202 > 211, 21 > 22");
    assertThat(quota(change, "priority")).isEqualTo("202 > 211, 11 > 11");
    assertThat(change.moved()).filteredOn(one -> !one.isOwn()).hasSize(5);
    assertThat(change.moved())
        .filteredOn(PoolChange.Moved::isOwn)
        .hasSize(9)
        .allMatch(one -> one.move().entity().districtName().equals(NEWCOMER));
    assertThat(change.earlier().values()).hasSize(3).containsOnly(0);
  }

  /** The same by another way: the row is written into the rule file. */
  @Test
  void whatIf_isWhatTheRulesWouldGive() {
    Policy written =
        WaiverExample.policy(
            "designations.sqis",
            "| \"Fresno Unified\"          | 6 August 2013 |",
            "| \""
                + NEWCOMER
                + "\" | 1 July 2016 | | | |\n    | \"Fresno Unified\" | 6 August 2013 |");
    Outcome expected = written.score(WaiverExample.load("newcomer", written));
    PoolChange change = change(NEWCOMER, "1 July 2016", false);
    assertThat(change.after().outcome().standings()).isEqualTo(expected.standings());
    assertThat(change.before().outcome().standings()).isNotEqualTo(expected.standings());
  }

  @ParameterizedTest
  @CsvSource({"31 August 2016, 211", "1 September 2016, 202"})
  void firstDay_isADayOfTheMember(String from, int base) {
    assertThat(quota(change(NEWCOMER, from, false), "focus")).startsWith("202 > " + base);
  }

  @ParameterizedTest
  @CsvSource({"31 August 2016, false", "1 September 2016, true"})
  void dayOfLeaving_isTheFirstWithoutTheDistrict(String from, boolean isThere) {
    PoolChange change = change("Oakland Unified", from, true);
    assertThat(quota(change, "focus").startsWith("202 > 202")).isEqualTo(isThere);
    assertThat(change.earlier().values()).containsOnly(0);
  }

  /** Scenario 10: what is in the records of the membership is what leaving on that day gives. */
  @Test
  void districtThatWithdraws_changesThePoolFromThenOn_andNoEarlierYear() {
    Policy stayed =
        WaiverExample.policy(
            "designations.sqis",
            "| 6 August 2013 | 30 April 2014    |",
            "| 6 August 2013 |                  |");
    Dataset data = WaiverExample.load("2014_15", stayed);
    PoolChange change =
        PoolChange.of(
            stayed,
            data,
            new PoolChange.Request(MEMBERSHIP, "Sacramento City Unified", day("1 May 2014"), true));
    assertThat(change.after().outcome().standings())
        .isEqualTo(POLICY.score(WaiverExample.load("2014_15", POLICY)).standings());
    assertThat(change.earlier().get(new SchoolYear(2012))).isZero();
    assertThat(change.earlier().get(new SchoolYear(2013))).isPositive();
    assertThat(quota(change, "focus")).matches("(\\d+) > (\\d+), 22 > 21");
  }

  /**
   * Data of later years, rated in an earlier one, have schools that are no more: they move too, so
   * that the moves add up to what the numbers of holders say.
   */
  @ParameterizedTest
  @CsvSource({
    "2013, Los Angeles Unified, 1 July 2014, true, 117",
    "2015, Sanger Unified, 1 July 2016, false, 6",
    "2014, Sacramento City Unified, 1 July 2015, false, 17",
  })
  void movesAddUp_alsoOfSchoolsThatLaterYearsHaveNoMore(
      int rated, String district, String from, boolean isLeaving, int schools) {
    Dataset seen = WaiverExample.load("2016_17", POLICY).in(new SchoolYear(rated)).orElseThrow();
    PoolChange change =
        PoolChange.of(
            POLICY, seen, new PoolChange.Request(MEMBERSHIP, district, day(from), isLeaving));
    assertThat(change.ownSchools()).isEqualTo(schools);
    for (PoolChange.Pair<Integer> pair : change.holders()) {
      int moved = 0;
      for (PoolChange.Moved one : change.moved()) {
        boolean isCounted = one.designation().equals(pair.what());
        moved += isCounted && one.move().newValue().equals(Value.YesNo.YES) ? 1 : 0;
        moved -= isCounted && one.move().oldValue().equals(Value.YesNo.YES) ? 1 : 0;
      }
      assertThat(pair.after() - pair.before()).as(pair.what()).isEqualTo(moved);
    }
  }

  @Test
  void newcomersFiles_areSynthetic() throws IOException {
    for (String year : List.of("2014_15", "2015_16")) {
      String schools =
          Files.readString(
              WaiverExample.FOLDER.resolve("synthetic_newcomer_schools_" + year + ".csv"));
      assertThat(schools.lines().skip(1)).hasSize(10).allMatch(one -> one.contains(",Synthetic "));
    }
    assertThat(
            Files.readString(WaiverExample.FOLDER.resolve("synthetic_tenets.csv")).lines().skip(1))
        .allMatch(one -> one.contains("SYNTHETIC") || one.endsWith(","));
  }
}
