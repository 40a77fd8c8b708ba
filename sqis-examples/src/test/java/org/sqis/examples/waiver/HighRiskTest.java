package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.sqis.core.data.Dataset;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.review.GrantHistory;

/** The federal high-risk ladder of September 2014 to September 2015, replayed (waiver.md, 5). */
class HighRiskTest {
  private static final Dataset DATA = WaiverExample.load("2016_17", WaiverExample.POLICY);

  private static GrantHistory on(int year, int month, int day) {
    return GrantHistory.of(
            WaiverExample.POLICY.spec(),
            DATA.entries(),
            new SchoolYear(2014),
            new CalendarDate(year, month, day))
        .orElseThrow();
  }

  private static String state(GrantHistory grants, String district) {
    return grants.now(district).orElseThrow().state();
  }

  @Test
  void statesOfEveryDistrict_onTheDaysOfTheSources() {
    assertThat(state(on(2013, 8, 5), "Fresno Unified")).isEqualTo("requested");
    assertThat(on(2013, 8, 6).stays().keySet()).hasSize(8);
    assertThat(on(2013, 8, 6).stays().keySet())
        .allMatch(one -> state(on(2013, 8, 6), one).equals("approved"));
    assertThat(state(on(2014, 4, 30), "Sacramento City Unified")).isEqualTo("withdrawn");
    GrantHistory risk = on(2014, 9, 30);
    assertThat(risk.stays().keySet().stream().filter(one -> state(risk, one).equals("high_risk")))
        .hasSize(7);
    assertThat(state(on(2014, 12, 31), "Sanger Unified")).isEqualTo("withdrawn");
    GrantHistory lifted = on(2015, 9, 25);
    assertThat(
            lifted.stays().keySet().stream().filter(one -> state(lifted, one).equals("extended")))
        .hasSize(6);
    assertThat(state(on(2016, 8, 1), "Fresno Unified")).isEqualTo("ended");
    assertThat(on(2016, 8, 1).problems()).isEmpty();
  }

  @Test
  void duties_are45Days_monthly_andTheFinalIndex() {
    assertThat(on(2014, 11, 14).obligations("Oakland Unified"))
        .extracting(Obligation::what, one -> String.valueOf(one.due()))
        .containsExactly(
            tuple("progress_update", "30 October 2014"),
            tuple("high_quality_plan", "14 November 2014"),
            tuple("progress_update", "30 November 2014"),
            tuple("final_index", "31 March 2015"),
            tuple("amended_request", "31 March 2015"));
    GrantHistory lifted = on(2015, 9, 25);
    assertThat(lifted.obligations("Fresno Unified"))
        .allMatch(one -> one.state() == Obligation.State.MET)
        .filteredOn(one -> one.what().equals("progress_update"))
        .hasSize(11);
    assertThat(lifted.obligations("Oakland Unified"))
        .filteredOn(one -> one.state() == Obligation.State.LATE)
        .extracting(Obligation::what)
        .containsExactly("high_quality_plan");
    assertThat(lifted.obligations("Los Angeles Unified"))
        .filteredOn(one -> one.state() == Obligation.State.LATE)
        .extracting(one -> String.valueOf(one.due()))
        .containsExactly("28 February 2015");
    assertThat(lifted.obligations("Sacramento City Unified")).isEmpty();
  }
}
