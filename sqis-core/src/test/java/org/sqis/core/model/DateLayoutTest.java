package org.sqis.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DateLayoutTest {
  private static final CalendarDate FIRST_OF_DECEMBER = new CalendarDate(2013, 12, 1);

  @Test
  void everyExample_isReadByItsLayout_asTheSameDay() {
    for (DateLayout layout : DateLayout.values()) {
      assertThat(layout.read(layout.example())).as("%s", layout).contains(FIRST_OF_DECEMBER);
      assertThat(layout.fits(layout.example())).isTrue();
      assertThat(layout.year(layout.example())).isEqualTo(2013);
      assertThat(DateLayout.of(layout.words())).contains(layout);
    }
  }

  @Test
  void theSameText_isAnotherDayInAnotherLayout() {
    assertThat(DateLayout.MONTH_DAY_YEAR.read("1/12/2013")).contains(new CalendarDate(2013, 1, 12));
    assertThat(DateLayout.DAY_MONTH_YEAR.read("1/12/2013")).contains(FIRST_OF_DECEMBER);
    assertThat(DateLayout.reading("1/12/2013"))
        .containsExactly(DateLayout.MONTH_DAY_YEAR, DateLayout.DAY_MONTH_YEAR);
    assertThat(DateLayout.reading("13/12/2013")).containsExactly(DateLayout.DAY_MONTH_YEAR);
  }

  @Test
  void daysThatAreNone_areNotRead() {
    assertThat(DateLayout.YEAR_MONTH_DAY.read("2014-02-29")).isEmpty();
    assertThat(DateLayout.YEAR_MONTH_DAY.read("2100-02-29")).isEmpty();
    assertThat(DateLayout.YEAR_MONTH_DAY.read("2000-02-29"))
        .contains(new CalendarDate(2000, 2, 29));
    assertThat(DateLayout.YEAR_MONTH_DAY.read("2014-13-01")).isEmpty();
    assertThat(DateLayout.YEAR_MONTH_DAY.read("2014-1-1")).isEmpty();
    assertThat(DateLayout.DAY_MONTH.read("1 Decem 2013")).isEmpty();
    assertThat(DateLayout.DAY_MONTH.read("1 dec 2013")).contains(FIRST_OF_DECEMBER);
    assertThat(DateLayout.DAY_MONTH.fits("1 Foo 2013")).isFalse();
  }

  @Test
  void daysOfTheYear() {
    assertThat(DayOfYear.parse("29 February")).contains(new DayOfYear(2, 29));
    assertThat(new DayOfYear(2, 29).in(2015)).isEqualTo(new CalendarDate(2015, 2, 28));
    assertThat(new DayOfYear(2, 29).in(2016)).isEqualTo(new CalendarDate(2016, 2, 29));
    assertThat(DayOfYear.parse("31 April")).isEmpty();
    assertThat(DayOfYear.parse("1 September 2014")).isEmpty();
  }
}
