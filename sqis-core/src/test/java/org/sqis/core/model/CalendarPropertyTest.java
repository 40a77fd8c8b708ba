package org.sqis.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Days are counted exactly: against the dates of Java, and against counting one by one. */
class CalendarPropertyTest {
  @Provide
  Arbitrary<CalendarDate> days() {
    return Arbitraries.longs()
        .between(CalendarDate.FIRST.dayNumber(), CalendarDate.LAST.dayNumber())
        .map(number -> CalendarDate.ofDayNumber(number).orElseThrow());
  }

  @Example
  void everyDayOfEightHundredYears_hasTheNumberOfItsPlace() {
    long number = LocalDate.of(1600, 1, 1).toEpochDay();
    int year = 1600;
    int month = 1;
    int day = 1;
    while (year < 2400) {
      CalendarDate date = new CalendarDate(year, month, day);
      assertThat(date.dayNumber()).as("%s", date).isEqualTo(number);
      assertThat(CalendarDate.ofDayNumber(number)).contains(date);
      number++;
      day++;
      if (CalendarDate.of(year, month, day).isEmpty()) {
        day = 1;
        month = month == 12 ? 1 : month + 1;
        year = month == 1 ? year + 1 : year;
      }
    }
    assertThat(number - 1).isEqualTo(CalendarDate.LAST.dayNumber());
    assertThat(CalendarDate.ofDayNumber(number)).isEmpty();
  }

  @Property(seed = "20131")
  void numbersAreThoseOfJava(@ForAll("days") CalendarDate day) {
    LocalDate java = LocalDate.of(day.year(), day.month(), day.day());
    assertThat(day.dayNumber()).isEqualTo(java.toEpochDay());
  }

  @Property(seed = "20132")
  void daysAdded_areTheDaysBetween(
      @ForAll("days") CalendarDate day, @ForAll @IntRange(min = -80_000, max = 80_000) int days) {
    var moved = day.plusDays(days);
    Statistics.collect(moved.isPresent() ? "inside" : "outside");
    LocalDate java = LocalDate.of(day.year(), day.month(), day.day()).plusDays(days);
    assertThat(moved.isPresent()).isEqualTo(java.getYear() >= 1600 && java.getYear() <= 2399);
    moved.ifPresent(
        other -> {
          assertThat(day.daysUntil(other)).isEqualTo(days);
          assertThat(other.plusDays(-days)).contains(day);
          assertThat(Integer.signum(other.compareTo(day))).isEqualTo(Integer.signum(days));
        });
  }

  @Property(seed = "20133")
  void whatIsWritten_isReadBack(@ForAll("days") CalendarDate day) {
    assertThat(CalendarDate.parse(day.toString())).contains(day);
    for (DateLayout layout :
        new DateLayout[] {DateLayout.YEAR_MONTH_DAY, DateLayout.DIGITS, DateLayout.DAY_MONTH}) {
      String plain =
          layout == DateLayout.DAY_MONTH
              ? day.toString()
              : LocalDate.of(day.year(), day.month(), day.day()).toString();
      String text = layout == DateLayout.DIGITS ? plain.replace("-", "") : plain;
      assertThat(layout.read(text)).contains(day);
    }
  }

  @Property(seed = "20134")
  void aSeasonOfASchoolYear_beginsInIt_andHoldsItsDays(
      @ForAll("days") CalendarDate from,
      @ForAll("days") CalendarDate to,
      @ForAll("days") CalendarDate begin,
      @ForAll @IntRange(min = 1900, max = 2199) int start) {
    DayOfYear begins = DayOfYear.of(begin);
    // A policy in which something begins on a day that only leap years have does not compile.
    Assume.that(!begins.isLeapDay() && !DayOfYear.of(from).isLeapDay());
    Season season = new Season("s", DayOfYear.of(from), DayOfYear.of(to));
    SchoolYear year = new SchoolYear(start);
    CalendarDate first = season.firstDay(year, begins);
    CalendarDate last = season.lastDay(year, begins);
    assertThat(first).isGreaterThanOrEqualTo(begins.in(start));
    assertThat(first).isLessThanOrEqualTo(begins.in(start + 1));
    assertThat(last).isGreaterThanOrEqualTo(first);
    assertThat(first.daysUntil(last)).isLessThan(366);
    for (CalendarDate day = first; day.compareTo(last) <= 0; day = day.plusDays(1).orElseThrow()) {
      assertThat(season.contains(day)).as("%s of %s", day, season).isTrue();
    }
    boolean isWholeYear = first.daysUntil(last) >= 364;
    if (!isWholeYear) {
      assertThat(season.contains(last.plusDays(1).orElseThrow())).isFalse();
    }
  }
}
