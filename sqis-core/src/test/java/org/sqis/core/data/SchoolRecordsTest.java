package org.sqis.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.core.data.SchoolRecords.Decision.Kind.DESIGNATE;
import static org.sqis.core.data.SchoolRecords.Decision.Kind.RELEASE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;

/** What records hold, how they are found, and what cannot stand together. */
class SchoolRecordsTest {
  private static final SchoolYear Y14 = new SchoolYear(2014);
  private static final SchoolYear Y15 = new SchoolYear(2015);
  private static final SchoolYear Y16 = new SchoolYear(2016);
  private static final CalendarDate DAY = new CalendarDate(2015, 9, 1);

  private static SchoolRecords.Decision decision(
      String school, SchoolYear year, SchoolRecords.Decision.Kind kind, String by) {
    return new SchoolRecords.Decision(school, "focus", year, kind, by, DAY, "closing");
  }

  private static SchoolRecords.Succession succession(
      String former, String successor, SchoolYear from) {
    return new SchoolRecords.Succession(former, successor, from);
  }

  private static SchoolRecords decisions(SchoolRecords.Decision... all) {
    return SchoolRecords.of(List.of(all), List.of(), List.of(), List.of());
  }

  private static SchoolRecords successions(SchoolRecords.Succession... all) {
    return SchoolRecords.of(List.of(), List.of(), List.of(), List.of(all));
  }

  private static SchoolRecords filed(SchoolRecords.Filed... all) {
    return SchoolRecords.of(List.of(), List.of(all), List.of(), List.of());
  }

  private static SchoolRecords waived(SchoolRecords.WaivedDuty... all) {
    return SchoolRecords.of(List.of(), List.of(), List.of(all), List.of());
  }

  private static Dataset data() {
    return Dataset.builder(Sample.policy())
        .school("1", "Oak", "North")
        .school("2", "Elm", "North")
        .school("3", "Ash", "North")
        .build()
        .dataset();
  }

  @Test
  void records_areFoundByTheirSchool() {
    SchoolRecords records =
        decisions(decision("2", Y15, RELEASE, "board"), decision("1", Y14, DESIGNATE, "board"))
            .plus(filed(SchoolRecords.Filed.of("2", "report", DAY)))
            .plus(
                waived(new SchoolRecords.WaivedDuty("2", "report", Y14, "board", DAY, "closing")));
    assertThat(records.decisions()).extracting("school").containsExactly("1", "2");
    assertThat(records.decisions("2")).extracting("kind").containsExactly(RELEASE);
    assertThat(records.decision("2", "focus", Y15)).isPresent();
    assertThat(records.decision("2", "focus", Y14)).isEmpty();
    assertThat(records.decision("2", "reward", Y15)).isEmpty();
    assertThat(records.decisions("9")).isEmpty();
    assertThat(records.filed("2")).extracting("what").containsExactly("report");
    assertThat(records.filed("1")).isEmpty();
    assertThat(records.waived("2")).extracting("year").containsExactly(Y14);
    assertThat(records.waived("1")).isEmpty();
    assertThat(records).hasToString("2 decisions, 1 filed, 1 waived, 0 successions");
  }

  @Test
  void order_andRepetitionDoNotMatter() {
    List<SchoolRecords.Decision> some =
        new ArrayList<>(
            List.of(
                decision("1", Y14, DESIGNATE, "board"),
                decision("1", Y14, DESIGNATE, "state"),
                decision("2", Y14, DESIGNATE, "board"),
                decision("2", Y14, DESIGNATE, "board")));
    SchoolRecords records = SchoolRecords.of(some, List.of(), List.of(), List.of());
    Collections.reverse(some);
    SchoolRecords reversed = SchoolRecords.of(some, List.of(), List.of(), List.of());
    assertThat(reversed).isEqualTo(records).hasSameHashCodeAs(records);
    assertThat(records.decisions()).isEqualTo(reversed.decisions()).hasSize(3);
  }

  @Test
  void decisions_mustNotContradictEachOther() {
    assertThatThrownBy(
            () ->
                decisions(
                    decision("1", Y14, DESIGNATE, "board"), decision("1", Y14, RELEASE, "state")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("decisions must not contradict each other: Decision[school=1");
    SchoolRecords one = decisions(decision("1", Y14, DESIGNATE, "board"));
    SchoolRecords other = decisions(decision("1", Y14, RELEASE, "board"));
    assertThatThrownBy(() -> one.plus(other)).isInstanceOf(IllegalArgumentException.class);
    SchoolRecords later = decisions(decision("1", Y15, RELEASE, "board"));
    assertThat(one.plus(later).decisions("1")).hasSize(2);
  }

  @Test
  void successors_carryOnFromTheirYear() {
    SchoolRecords records =
        successions(
            succession("1", "3", Y15), succession("2", "3", Y16), succession("3", "4", Y16));
    assertThat(records.carriedBy("1", Y14)).isEqualTo("1");
    assertThat(records.carriedBy("1", Y15)).isEqualTo("3");
    assertThat(records.carriedBy("1", Y16)).isEqualTo("4");
    assertThat(records.carriedBy("9", Y16)).isEqualTo("9");
    assertThat(records.carries("3", Y14)).containsExactly("3");
    assertThat(records.carries("3", Y15)).containsExactly("3", "1");
    assertThat(records.carries("4", Y16)).containsExactly("4", "1", "2", "3");
    assertThat(records.formers("3")).extracting("former").containsExactly("1", "2");
    assertThat(records.successor("2")).contains(succession("2", "3", Y16));
    assertThat(records.successor("4")).isEmpty();
  }

  @Test
  void successions_haveOneEnd() {
    assertThatThrownBy(() -> successions(succession("1", "2", Y15), succession("1", "3", Y15)))
        .hasMessageStartingWith("a school must have one successor: ");
    assertThatThrownBy(
            () ->
                successions(
                    succession("9", "1", Y14),
                    succession("1", "2", Y14),
                    succession("2", "3", Y15),
                    succession("3", "1", Y16)))
        .hasMessageStartingWith(
            "successions must not go in a circle: [Succession[former=1, successor=2,");
    assertThatThrownBy(() -> succession("1", "1", Y14))
        .hasMessage("successor must not be the school itself: 1");
  }

  @Test
  void aRecord_isValidWhenItExists() {
    assertThatThrownBy(() -> SchoolRecords.Filed.of("", "report", DAY))
        .hasMessage("school must not be empty");
    CalendarDate before = new CalendarDate(2015, 8, 31);
    assertThatThrownBy(
            () ->
                new SchoolRecords.Filed(
                    "1", "plan", DAY, "", "", null, DAY, before, List.of(), "", ""))
        .hasMessage("to must not be before from, 1 September 2015: 31 August 2015");
  }

  @Test
  void data_haveRecordsOfTheWholeRun() {
    Dataset data = data();
    assertThat(data.records().isEmpty()).isTrue();
    SchoolRecords records = decisions(decision("1", Y14, DESIGNATE, "board"));
    Dataset with = data.withRecords(records);
    assertThat(with.records()).isEqualTo(records);
    assertThat(with.withHistory().records()).isEqualTo(records);
    assertThat(with.in(with.year()).orElseThrow().records()).isEqualTo(records);
    assertThat(data.records().isEmpty()).isTrue();
    assertThat(with.withRecords(SchoolRecords.none())).isEqualTo(data);
  }

  @Test
  void records_areOfSchoolsOfTheData() {
    Dataset data = data();
    SchoolRecords.Filed paired =
        new SchoolRecords.Filed("1", "pair", DAY, "", "", null, null, null, List.of(), "8", "");
    assertThatThrownBy(() -> data.withRecords(filed(paired)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("others must speak of schools of the data: [8]");
    assertThatThrownBy(() -> data.withRecords(successions(succession("7", "1", Y14))))
        .hasMessage("others must speak of schools of the data: [7]");
  }

  @Test
  void digest_coversEveryPartOfEveryRecord() {
    Dataset data = data();
    List<SchoolRecords> all =
        List.of(
            SchoolRecords.none(),
            decisions(decision("1", Y14, DESIGNATE, "board")),
            decisions(decision("1", Y14, RELEASE, "board")),
            decisions(decision("1", Y15, DESIGNATE, "board")),
            decisions(decision("1", Y14, DESIGNATE, "state")),
            decisions(
                new SchoolRecords.Decision("1", "reward", Y14, DESIGNATE, "board", DAY, "closing")),
            decisions(
                new SchoolRecords.Decision("1", "focus", Y14, DESIGNATE, "board", DAY, "other")),
            filed(SchoolRecords.Filed.of("1", "report", DAY)),
            filed(SchoolRecords.Filed.of("1", "plan", DAY)),
            filed(file("a", "", null, null, null, "", "")),
            filed(file("", "a", null, null, null, "", "")),
            filed(file("", "", DAY, null, null, "", "")),
            filed(file("", "", null, DAY, null, "", "")),
            filed(file("", "", null, null, DAY, "", "")),
            filed(file("", "", null, null, null, "2", "")),
            filed(file("", "", null, null, null, "", "a")),
            filed(file("", "", null, null, null, "", "", "a", "b")),
            filed(file("", "", null, null, null, "", "", "ab")),
            waived(new SchoolRecords.WaivedDuty("1", "report", Y14, "board", DAY, "closing")),
            waived(new SchoolRecords.WaivedDuty("1", "report", Y15, "board", DAY, "closing")),
            waived(new SchoolRecords.WaivedDuty("1", "report", Y14, "board", DAY, "other")),
            successions(succession("1", "2", Y14)),
            successions(succession("1", "2", Y15)),
            successions(succession("1", "3", Y14)));
    assertThat(all.stream().map(one -> data.withRecords(one).digest()).distinct())
        .hasSize(all.size());
    assertThat(data.withRecords(SchoolRecords.none()).digest()).isEqualTo(data.digest());
  }

  private static SchoolRecords.Filed file(
      String by,
      String approvedBy,
      @Nullable CalendarDate approvedOn,
      @Nullable CalendarDate from,
      @Nullable CalendarDate to,
      String partner,
      String evidence,
      String... topics) {
    return new SchoolRecords.Filed(
        "1",
        "report",
        DAY,
        by,
        approvedBy,
        approvedOn,
        from,
        to,
        List.of(topics),
        partner,
        evidence);
  }
}
