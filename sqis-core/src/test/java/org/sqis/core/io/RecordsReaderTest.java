package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.enroll;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.RecordFile;
import org.sqis.core.data.Sample;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.SchoolYear;

/** What becomes of files of records. */
class RecordsReaderTest {
  private static final SchoolYear Y14 = new SchoolYear(2014);
  private static final SchoolYear Y15 = new SchoolYear(2015);

  private static final RecordFile DECISIONS =
      RecordFile.of(
          RecordFile.Kind.DECISIONS,
          "d.csv",
          "id",
          List.of(
              new RecordFile.Column("category", "designation"),
              new RecordFile.Column("year", "year", List.of(word("2015", "2014-15")), null),
              new RecordFile.Column(
                  "d", "kind", List.of(word("Y", "designate"), word("N", "release")), null),
              new RecordFile.Column("by", "by"),
              new RecordFile.Column("on", "on", List.of(), DateLayout.MONTH_DAY_YEAR),
              new RecordFile.Column("why", "because")));

  private static final RecordFile FILED =
      RecordFile.of(
          RecordFile.Kind.FILED,
          "f.csv",
          "id",
          List.of(
              new RecordFile.Column("what", "what"),
              new RecordFile.Column("on", "on"),
              new RecordFile.Column("by", "by"),
              new RecordFile.Column("approver", "approved_by"),
              new RecordFile.Column("approved", "approved_on", List.of(word("-", "")), null),
              new RecordFile.Column("from", "from"),
              new RecordFile.Column("to", "to"),
              new RecordFile.Column("topics", "topics"),
              new RecordFile.Column("pair", "partner"),
              new RecordFile.Column("link", "evidence")));

  private static MappingBuilder schools() {
    return enroll("id,enroll", "1,10", "2,20", "3,30");
  }

  private static Loading load(MappingBuilder mapping) {
    DataSpec spec = mapping.build();
    return DatasetReader.read(Designations.policy("focus"), spec, mapping.files());
  }

  private static SchoolRecords records(MappingBuilder mapping) {
    Loading loading = load(mapping);
    assertThat(Sample.text(loading.problems())).isEmpty();
    return loading.dataset().records();
  }

  @Test
  void decisions_areRead() {
    SchoolRecords records =
        records(
            schools()
                .records(
                    DECISIONS,
                    "id,category,year,d,by,on,why",
                    "2,focus,2015,Y,Board,9/1/2013,  an appeal ",
                    "1,focus,2015-16,release,Board,9/1/2015,closed"));
    assertThat(records)
        .isEqualTo(
            SchoolRecords.of(
                List.of(
                    new SchoolRecords.Decision(
                        "1",
                        "focus",
                        Y15,
                        SchoolRecords.Decision.Kind.RELEASE,
                        "Board",
                        new CalendarDate(2015, 9, 1),
                        "closed"),
                    new SchoolRecords.Decision(
                        "2",
                        "focus",
                        Y14,
                        SchoolRecords.Decision.Kind.DESIGNATE,
                        "Board",
                        new CalendarDate(2013, 9, 1),
                        "an appeal")),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void filings_mayLackAllButThingAndDay() {
    SchoolRecords records =
        records(
            schools()
                .records(
                    FILED,
                    "id,what,on,by,approver,approved,from,to,topics,pair,link",
                    "1,plan,2014-11-20,Oak,State,2014-12-01,2015-01-05,2017-01-04,"
                        + "gap; low ;;gap,3,a link",
                    "2,report,2014-10-01,,,-,,,,,"));
    CalendarDate day = new CalendarDate(2014, 11, 20);
    assertThat(records.filed("1"))
        .containsExactly(
            new SchoolRecords.Filed(
                "1",
                "plan",
                day,
                "Oak",
                "State",
                new CalendarDate(2014, 12, 1),
                new CalendarDate(2015, 1, 5),
                new CalendarDate(2017, 1, 4),
                List.of("gap", "low"),
                "3",
                "a link"));
    assertThat(records.filed("2"))
        .containsExactly(SchoolRecords.Filed.of("2", "report", new CalendarDate(2014, 10, 1)));
  }

  @Test
  void whatEveryRowSays_needsNoColumn() {
    RecordFile waived =
        new RecordFile(
            RecordFile.Kind.WAIVED,
            "w.json",
            DataSpec.Format.JSON,
            "id",
            null,
            List.of(new RecordFile.Column("why", "because")),
            List.of(
                new RecordFile.Constant("what", "report"),
                new RecordFile.Constant("year", "2014-15"),
                new RecordFile.Constant("by", "State"),
                new RecordFile.Constant("on", "2014-09-01")),
            List.of(),
            "",
            List.of());
    SchoolRecords records =
        records(schools().records(waived, "[{\"id\": \"2\", \"why\": \"flood\"}]"));
    assertThat(records.waived())
        .containsExactly(
            new SchoolRecords.WaivedDuty(
                "2", "report", Y14, "State", new CalendarDate(2014, 9, 1), "flood"));
  }

  @Test
  void rows_areChosen() {
    RecordFile chosen =
        new RecordFile(
            RecordFile.Kind.SUCCESSIONS,
            "s.csv",
            DataSpec.Format.CSV,
            "old",
            new Expr.Binary(Operator.IS, new Expr.Name("area"), new Expr.Name("North")),
            List.of(
                new RecordFile.Column("new", "successor"), new RecordFile.Column("since", "from")),
            List.of(),
            List.of("note"),
            "the state",
            List.of("a remark on successions"));
    Loading loading =
        load(
            schools()
                .records(
                    chosen,
                    "old,new,since,area,note",
                    "1,3,2014-15,North,x",
                    "77,78,2014-15,South,x"));
    assertThat(Sample.text(loading.problems())).isEmpty();
    Dataset data = loading.dataset();
    assertThat(data.records().successions())
        .containsExactly(new SchoolRecords.Succession("1", "3", Y14));
    assertThat(data.notes())
        .containsExactly("a remark", "successions from the state", "a remark on successions");
    assertThat(Sample.text(loading.notes()))
        .contains("1 row read from `s.csv`", "1 row of `s.csv` left out")
        .doesNotContain("not used");
  }

  @Test
  void schoolsThatOnlyEarlierYearsKnow_haveRecords() {
    MappingBuilder mapping = schools().csv("b.csv", "id", "id,enroll", "9,40", "1,5").year(2013);
    mapping.input("enroll", "enroll");
    RecordFile succession =
        RecordFile.of(
            RecordFile.Kind.SUCCESSIONS,
            "s.csv",
            "old",
            List.of(
                new RecordFile.Column("new", "successor"), new RecordFile.Column("since", "from")));
    Dataset data = load(mapping.records(succession, "old,new,since", "9,1,2014-15")).dataset();
    assertThat(data.records().carries("1", Y14)).containsExactly("1", "9");
    assertThat(data.in(new SchoolYear(2013)).orElseThrow().records()).isEqualTo(data.records());
  }

  @Test
  void filesWithoutRows_holdNoRecords() {
    Loading loading = load(schools().records(DECISIONS, "id,category,year,d,by,on,why"));
    assertThat(loading.dataset().records().isEmpty()).isTrue();
    assertThat(Sample.text(loading.notes())).contains("0 rows read from `d.csv`");
    Dataset without = load(schools()).dataset();
    assertThat(loading.dataset().digest()).isEqualTo(without.digest());
  }

  @Test
  void severalFiles_ofOneKindAreOneList() {
    RecordFile more = DECISIONS.at("e.csv");
    String header = "id,category,year,d,by,on,why";
    SchoolRecords both =
        records(
            schools()
                .records(DECISIONS, header, "2,focus,2015,Y,Board,9/1/2013,x")
                .records(more, header, "1,focus,2015,Y,Board,9/1/2013,x"));
    SchoolRecords one =
        records(
            schools()
                .records(
                    DECISIONS,
                    header,
                    "1,focus,2015,Y,Board,9/1/2013,x",
                    "2,focus,2015,Y,Board,9/1/2013,x"));
    assertThat(both).isEqualTo(one);
    assertThat(both.decisions()).hasSize(2);
  }
}
