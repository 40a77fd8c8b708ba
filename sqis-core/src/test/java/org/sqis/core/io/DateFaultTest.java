package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/** The complete message and place of every fault of dates in data, and what is read. */
class DateFaultTest {
  private static final PolicySpec POLICY =
      PolicySpec.of(PolicyHeader.draft("sample", new SchoolYear(2014)))
          .withInputs(
              List.of(
                  input("sent", new Type.Date()),
                  input("approved", new Type.Date()),
                  input("extension", new Type.Numeric(Unit.DAYS)),
                  input("enroll", new Type.Numeric(Unit.COUNT))));

  private static Input input(String name, Type type) {
    return new Input(name, UnitOfAnalysis.SCHOOL, type, "", null, null, false, "");
  }

  private static DataSpec.Column column(
      String column, String input, @Nullable DateLayout dates, DataSpec.Word... words) {
    return new DataSpec.Column(
        column,
        DataSpec.Role.INPUT,
        input,
        "",
        DataSpec.ColumnUnit.PLAIN,
        List.of(words),
        new DataSpec.ColumnYear.OfRow(),
        dates);
  }

  @Test
  void dates_areReadInTheLayoutOfTheirColumn() {
    MappingBuilder mapping =
        csv("id,s,a,e", "1,2014-02-28,12/1/2013,30", "2,,1/2/2014,")
            .column(column("s", "sent", null))
            .column(column("a", "approved", DateLayout.MONTH_DAY_YEAR))
            .column(column("e", "extension", null));
    Loading loading = DatasetReader.read(POLICY, mapping.build(), mapping.files());
    assertThat(Sample.text(loading.problems())).isEmpty();
    Dataset data = loading.dataset();
    assertThat(data.value(0, "sent")).hasToString("28 February 2014");
    assertThat(data.value(0, "approved")).hasToString("1 December 2013");
    assertThat(data.value(0, "extension")).hasToString("30");
    assertThat(data.value(1, "sent")).hasToString("not reported");
    assertThat(data.value(1, "approved")).hasToString("2 January 2014");
  }

  @Test
  void json_hasTheSameDates() {
    MappingBuilder mapping =
        new MappingBuilder()
            .json("a.json", "id", "[{\"id\": \"1\", \"s\": \"2014-02-28\"}]")
            .column(column("s", "sent", null));
    Loading loading = DatasetReader.read(POLICY, mapping.build(), mapping.files());
    assertThat(Sample.text(loading.problems())).isEmpty();
    assertThat(loading.dataset().value(0, "sent")).hasToString("28 February 2014");
  }

  @Test
  void textsThatAreNoDates() {
    assertFaults(
        POLICY,
        csv(
                "id,s",
                "1,12/1/2013",
                "2,13/1/2013",
                "3,2014-02-30",
                "4,0213-12-01",
                "5,213-12-01",
                "6,2013-12-01 00:00:00",
                "7,12/1/13",
                "8,41609",
                "9,n/a",
                "10,#REF!",
                "11,soon",
                "12, 2013-12-01",
                "13,1799-12-31",
                "14,2013-2-3",
                "15,20131201",
                "16,2200-01-01")
            .column(column("s", "sent", null)),
        """
        error SQ4212: `12/1/2013` is not a date written year-month-day
          at a.csv:2, column s
          help: say which it is as the `unit` of the column in the mapping: `month/day/year` or `day/month/year`
        error SQ4212: `13/1/2013` is not a date written year-month-day
          at a.csv:3, column s
          help: if all dates of the column look so, say `day/month/year` as its `unit` in the mapping
        error SQ4213: `2014-02-30`, read as year-month-day, is no day of the calendar
          at a.csv:4, column s
          help: mend the day or the month
        error SQ4214: `0213-12-01` lies outside the years 1800 to 2199
          at a.csv:5, column s
          help: mend the year
        error SQ4212: `213-12-01` is not a date written year-month-day
          at a.csv:6, column s
          help: write a date such as `2013-12-01`, or leave the cell empty
        error SQ4212: `2013-12-01 00:00:00` is not a date written year-month-day
          at a.csv:7, column s
          help: leave the time out: `2013-12-01`
        error SQ4212: `12/1/13` is not a date written year-month-day
          at a.csv:8, column s
          help: write the year with four digits
        error SQ4212: `41609` is not a date written year-month-day
          at a.csv:9, column s
          help: a spreadsheet wrote the number of its day; show the column as dates and export again
        error SQ4212: `n/a` is not a date written year-month-day
          at a.csv:10, column s
          help: if it marks a missing value, list it under `missing` in the mapping with its reason
        error SQ4212: `#REF!` is not a date written year-month-day
          at a.csv:11, column s
          help: a spreadsheet shows an error here; mend its formula and export again
        error SQ4212: `soon` is not a date written year-month-day
          at a.csv:12, column s
          help: write a date such as `2013-12-01`, or leave the cell empty
        error SQ4102: ` 2013-12-01` starts or ends with a blank
          at a.csv:13, column s
          help: delete the blank
        error SQ4214: `1799-12-31` lies outside the years 1800 to 2199
          at a.csv:14, column s
          help: mend the year
        error SQ4212: `2013-2-3` is not a date written year-month-day
          at a.csv:15, column s
          help: write a date such as `2013-12-01`, or leave the cell empty
        error SQ4212: `20131201` is not a date written year-month-day
          at a.csv:16, column s
          help: if all dates of the column look so, say `yearmonthday` as its `unit` in the mapping
        error SQ4214: `2200-01-01` lies outside the years 1800 to 2199
          at a.csv:17, column s
          help: mend the year
        """);
  }

  @Test
  void datesOfAnotherLayout() {
    assertFaults(
        POLICY,
        csv("id,s,a", "1,2013-12-01,2013-12-01", "2,2/30/2014,30/2/2014", "3,13/1/2014,1/13/2014")
            .column(column("s", "sent", DateLayout.MONTH_DAY_YEAR))
            .column(column("a", "approved", DateLayout.DAY_MONTH_YEAR)),
        """
        error SQ4212: `2013-12-01` is not a date written month/day/year
          at a.csv:2, column s
          help: if all dates of the column look so, say `year-month-day` as its `unit` in the mapping
        error SQ4212: `2013-12-01` is not a date written day/month/year
          at a.csv:2, column a
          help: if all dates of the column look so, say `year-month-day` as its `unit` in the mapping
        error SQ4213: `2/30/2014`, read as month/day/year, is no day of the calendar
          at a.csv:3, column s
          help: mend the day or the month
        error SQ4213: `30/2/2014`, read as day/month/year, is no day of the calendar
          at a.csv:3, column a
          help: mend the day or the month
        error SQ4213: `13/1/2014`, read as month/day/year, is no day of the calendar
          at a.csv:4, column s
          help: mend it; if the column is written day/month/year, which makes it 13 January 2014, say so as its `unit` in the mapping
        error SQ4213: `1/13/2014`, read as day/month/year, is no day of the calendar
          at a.csv:4, column a
          help: mend it; if the column is written month/day/year, which makes it 13 January 2014, say so as its `unit` in the mapping
        """);
  }

  @Test
  void partsOfDays_andLayoutsWhereNoDatesAre() {
    assertFaults(
        POLICY,
        csv("id,e", "1,4.5").column(column("e", "extension", null)),
        """
        error SQ4215: `4.5` is not whole; `extension` is a number of days
          at a.csv:2, column e
          help: write a whole number of days
        """);
    assertFaults(
        POLICY,
        csv("id,e,s", "1,4,soon")
            .column(column("e", "enroll", DateLayout.DAY_MONTH_YEAR))
            .column(column("s", "sent", null, new DataSpec.Word("soon", "later"))),
        """
        error SQ4114: `enroll` is a count and has no dates written day/month/year
          at data/a/columns/0
          help: leave the column `unit` empty, or give the input the type `date`
        error SQ4115: `sent` is a date and takes no words
          at data/a/columns/1
          help: leave `words` empty; list texts for missing dates under `missing`
        """);
  }

  @Test
  void valuesOfAProgram_areDatesInRange() {
    Dataset.Builder data =
        Dataset.builder(POLICY).name("one").year(new SchoolYear(2014)).school("1", "School", "");
    data.set("1", "sent", new Value.Date(new CalendarDate(1700, 1, 1)));
    data.set("1", "approved", Value.of(Rational.ONE));
    data.set("1", "enroll", new Value.Date(new CalendarDate(2014, 1, 1)));
    assertThat(Sample.text(data.build().problems()))
        .isEqualTo(
            """
        error SQ4214: `1 January 1700` lies outside the years 1800 to 2199
          at entities/1/sent
          help: mend the year
        error SQ4211: `approved` takes a date, not `1`
          at entities/1/approved
          help: give a value of the type of the input
        error SQ4211: `enroll` takes a count, not `1 January 2014`
          at entities/1/enroll
          help: give a value of the type of the input
        """);
  }
}
