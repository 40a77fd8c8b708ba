package org.sqis.core.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Membership;

/** The rows of a membership when a district joins or leaves from a day on. */
class ChangedMembershipTest {
  private static final CalendarDate JULY = new CalendarDate(2014, 7, 1);

  private static Membership.Row row(
      String district, @Nullable CalendarDate from, @Nullable CalendarDate to) {
    return new Membership.Row(district, from, to, "", "");
  }

  private static CalendarDate day(int year, int month, int day) {
    return new CalendarDate(year, month, day);
  }

  /** Ash left and came back, Birch was always there, Cedar comes later. */
  private static List<String> changed(String district, CalendarDate from, boolean isLeaving) {
    Membership old =
        new Membership(
            "three",
            "",
            List.of(
                row("Ash", day(2013, 7, 1), day(2014, 3, 31)),
                row("Ash", day(2016, 7, 1), day(2017, 6, 30)),
                row("Ash", day(2018, 7, 1), null),
                row("Birch", null, null),
                row("Cedar", day(2015, 7, 1), null)),
            "",
            List.of());
    List<String> said = new ArrayList<>();
    PoolChange.changed(old, new PoolChange.Request("three", district, from, isLeaving))
        .districts()
        .forEach(one -> said.add(one.district() + " " + new Days(one.from(), one.to())));
    return said;
  }

  @Test
  void newDistrict_isAMemberFromTheDayOn() {
    assertThat(changed("Elm", JULY, false)).hasSize(6).contains("Elm from 1 July 2014 on");
  }

  @Test
  void districtThatComesLater_joinsEarlier_upToTheDayBeforeItsNextRow() {
    assertThat(changed("Ash", JULY, false))
        .hasSize(6)
        .contains("Ash from 1 July 2014 to 30 June 2016", "Ash from 1 July 2016 to 30 June 2017");
    assertThat(changed("Cedar", JULY, false))
        .contains("Cedar from 1 July 2014 to 30 June 2015", "Cedar from 1 July 2015 on");
  }

  @Test
  void memberThatJoins_changesNothing() {
    assertThat(changed("Ash", day(2014, 3, 31), false)).hasSize(5);
    assertThat(changed("Ash", day(2014, 4, 1), false)).hasSize(6);
    assertThat(changed("Birch", JULY, false)).hasSize(5);
  }

  @Test
  void districtThatLeaves_wasAMemberUpToTheDayBefore_andDoesNotComeBack() {
    assertThat(changed("Birch", JULY, true)).contains("Birch up to 30 June 2014").hasSize(5);
    assertThat(changed("Ash", day(2014, 3, 31), true))
        .contains("Ash from 1 July 2013 to 30 March 2014")
        .hasSize(3);
    assertThat(changed("Ash", day(2017, 6, 30), true))
        .contains("Ash from 1 July 2013 to 31 March 2014", "Ash from 1 July 2016 to 29 June 2017")
        .hasSize(4);
  }

  @Test
  void districtThatLeavesOnItsFirstDay_wasNever() {
    assertThat(changed("Cedar", day(2015, 7, 1), true))
        .noneMatch(one -> one.startsWith("Cedar"))
        .hasSize(4);
  }
}
