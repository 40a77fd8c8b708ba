package org.sqis.core.io;

import static org.sqis.core.data.MappingBuilder.word;
import static org.sqis.core.io.Faults.assertFaults;
import static org.sqis.core.io.Faults.enroll;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.RecordFile;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.DateLayout;

/** The complete message and place of every fault of records of schools. */
class RecordFaultTest {
  private static final String HEADER = "id,category,year,d,by,on,why";

  private static final RecordFile DECISIONS = file(RecordFile.Kind.DECISIONS, "d.csv", decided());

  private static final RecordFile FILED =
      file(
          RecordFile.Kind.FILED,
          "f.csv",
          List.of(
              column("what", "what"),
              column("on", "on"),
              column("from", "from"),
              column("to", "to"),
              column("pair", "partner")));

  private static final RecordFile SUCCESSIONS =
      file(
          RecordFile.Kind.SUCCESSIONS,
          "s.csv",
          List.of(column("new", "successor"), column("since", "from")));

  private static List<RecordFile.Column> decided() {
    return List.of(
        column("category", "designation"),
        column("year", "year"),
        column("d", "kind"),
        column("by", "by"),
        column("on", "on"),
        column("why", "because"));
  }

  private static RecordFile.Column column(String column, String field, DataSpec.Word... words) {
    return new RecordFile.Column(column, field, List.of(words), null);
  }

  private static RecordFile file(
      RecordFile.Kind kind, String path, List<RecordFile.Column> columns) {
    return RecordFile.of(kind, path, "id", columns);
  }

  private static RecordFile waived(RecordFile.Constant... constants) {
    return new RecordFile(
        RecordFile.Kind.WAIVED,
        "w.csv",
        DataSpec.Format.CSV,
        "id",
        null,
        List.of(column("why", "because")),
        List.of(constants),
        List.of(),
        "",
        List.of());
  }

  private static MappingBuilder schools() {
    return enroll("id,enroll", "0101,10", "0102,20", "0103,30", "0104,40");
  }

  @Test
  void cells() {
    assertFaults(
        Designations.policy("focus", "priority", "reward"),
        schools()
            .records(
                DECISIONS,
                HEADER,
                "0101,focsu,2014-15,designate,Board,2014-09-01,x",
                "0102,Focus ,2014,Designate,Board,9/1/2014,x",
                "0103,focus,,release,,2014-09-01, ",
                ",focus,2014-15,designate,Board,2014-09-01,x",
                " 0104,focus,2014-15,designate,Board,2014-02-30,x"),
        """
        error SQ4402: `focsu` is not a designation of the policy
          at d.csv:2, column category
          help: did you mean `focus`?
        error SQ4102: `Focus ` starts or ends with a blank
          at d.csv:3, column category
          help: delete the blank
        error SQ4112: `2014` is not a school year
          at d.csv:3, column year
          help: a school year is written `2016-17`; give the words of the column for other texts,\
         such as `2017 = 2016-17`
        error SQ4206: `Designate` is not a word of `kind`
          at d.csv:3, column d
          help: did you mean `designate`?
        error SQ4212: `9/1/2014` is not a date written year-month-day
          at d.csv:3, column on
          help: say which it is as the `unit` of the column in the mapping: `month/day/year` or\
         `day/month/year`
        error SQ4401: the row says no `year` in the column `year`
          at d.csv:4, column year
          help: fill it in; every decision needs it
        error SQ4401: the row says no `by` in the column `by`
          at d.csv:4, column by
          help: fill it in; every decision needs it
        error SQ4401: the row says no `because` in the column `why`
          at d.csv:4, column why
          help: fill it in; every decision needs it
        error SQ4101: the row says no code in the column `id`
          at d.csv:5, column id
          help: fill in the code, or leave the row out by `rows where`
        error SQ4102: ` 0104` starts or ends with a blank
          at d.csv:6, column id
          help: delete the blank
        error SQ4213: `2014-02-30`, read as year-month-day, is no day of the calendar
          at d.csv:6, column on
          help: mend the day or the month
        """);
  }

  @Test
  void daysThatAreNone() {
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(
                FILED, "id,what,on,from,to,pair", "0101,plan,n/a,n/a,,", "0102,plan,soon,soon,,"),
        """
        error SQ4212: `n/a` is not a date written year-month-day
          at f.csv:2, column on
          help: write the day; every record needs it
        error SQ4212: `n/a` is not a date written year-month-day
          at f.csv:2, column from
          help: if it stands for an empty cell, say `n/a = empty` as its `words`
        error SQ4212: `soon` is not a date written year-month-day
          at f.csv:3, column on
          help: write a date such as `2013-12-01`
        error SQ4212: `soon` is not a date written year-month-day
          at f.csv:3, column from
          help: write a date such as `2013-12-01`, or leave the cell empty
        """);
  }

  @Test
  void schoolsThatNoYearKnows() {
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(DECISIONS, HEADER, "0201,focus,2014-15,designate,Board,2014-09-01,x")
            .records(FILED, "id,what,on,from,to,pair", "0101,pairing,2014-09-01,,,0301")
            .records(SUCCESSIONS, "id,new,since", "77,78,2014-15"),
        """
        error SQ4109: `0201` is not a school or district of the data
          at d.csv:2, column id
          help: did you mean `0101`?
        error SQ4109: `0301` is not a school or district of the data
          at f.csv:2, column pair
          help: did you mean `0101`?
        error SQ4109: `77` is not a school or district of the data
          at s.csv:2, column id
          help: mend the code, or leave rows of other schools out with `rows where`
        error SQ4109: `78` is not a school or district of the data
          at s.csv:2, column new
          help: mend the code, or leave rows of other schools out with `rows where`
        """);
  }

  @Test
  void unknownSchools_areNoNewsWhereRowsOfSchoolsAreFaulty() {
    assertFaults(
        enroll("id,enroll", "0101,10", "0102,many")
            .records(FILED, "id,what,on,from,to,pair", "0201,plan,2014-09-01,,,"),
        """
        error SQ4201: `many` is not a number
          at a.csv:3, column enroll
          help: write a number such as 54.1, or leave the cell empty
        """);
  }

  @Test
  void decisionsThatContradict() {
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(
                DECISIONS,
                HEADER,
                "0101,focus,2014-15,designate,Board,2014-09-01,x",
                "0101,focus,2014-15,designate,State,2014-09-02,both are right",
                "0101,focus,2015-16,release,Board,2014-09-01,another year",
                "0101,focus,2014-15,release,Board,2014-10-01,y")
            .records(
                DECISIONS.at("e.csv"), HEADER, "0101,focus,2015-16,designate,Board,2014-09-01,x"),
        """
        error SQ4403: the decisions about `focus` of `0101` in 2014-15 contradict: `release`\
         here, `designate` in row 2
          at d.csv:5, column id
          and d.csv:2, column id: the other one
          help: keep the one that holds
        error SQ4403: the decisions about `focus` of `0101` in 2015-16 contradict: `designate`\
         here, `release` in row 4 of `d.csv`
          at e.csv:2, column id
          and d.csv:4, column id: the other one
          help: keep the one that holds
        """);
  }

  @Test
  void decisionsWhereThePolicyHasNoDesignations() {
    assertFaults(
        schools().records(DECISIONS, HEADER, "0101,focus,2014-15,designate,Board,2014-09-01,x"),
        """
        error SQ4402: `focus` is not a designation of the policy
          at d.csv:2, column category
          help: the policy has none; add it as `designate`, or leave the file out
        """);
  }

  @Test
  void repeatedRows() {
    String decision = "0101,focus,2014-15,designate,Board,2014-09-01,x";
    String filing = "0101,plan,2014-09-01,,,";
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(DECISIONS, HEADER, decision, decision)
            .records(FILED, "id,what,on,from,to,pair", filing, "0101,plan,2014-09-02,,,", filing)
            .records(waived(always()), "id,why", "0101,x", "0101,x")
            .records(SUCCESSIONS, "id,new,since", "0101,0102,2014-15", "0101,0102,2014-15"),
        """
        error SQ4103: the decision about `focus` of `0101` is described twice, in row 2 and in row 3
          at d.csv:3, column id
          and d.csv:2, column id: the first one
          help: delete one of the two
        error SQ4103: `plan` of `0101` is described twice, in row 2 and in row 4
          at f.csv:4, column id
          and f.csv:2, column id: the first one
          help: delete one of the two
        error SQ4103: the waiver of `report` of `0101` is described twice, in row 2 and in row 3
          at w.csv:3, column id
          and w.csv:2, column id: the first one
          help: delete one of the two
        error SQ4103: the successor of `0101` is described twice, in row 2 and in row 3
          at s.csv:3, column id
          and s.csv:2, column id: the first one
          help: delete one of the two
        """);
  }

  private static RecordFile.Constant[] always() {
    return new RecordFile.Constant[] {
      new RecordFile.Constant("what", "report"),
      new RecordFile.Constant("year", "2014-15"),
      new RecordFile.Constant("by", "Board"),
      new RecordFile.Constant("on", "2014-09-01")
    };
  }

  @Test
  void successions() {
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(
                SUCCESSIONS,
                "id,new,since",
                "0104,0101,2014-15",
                "0101,0102,2014-15",
                "0102,0103,2014-15",
                "0103,0101,2015-16",
                "0104,0102,2014-15",
                "0103,0103,2014-15"),
        """
        error SQ4406: schools carry each other on in a circle: `0101`, then `0102`, then `0103`,\
         then `0101`
          at s.csv:3, column id
          and s.csv:4, column id: `0102`
          and s.csv:5, column id: `0103`
          help: leave out the row that is wrong
        error SQ4404: `0104` has two successors: `0102` from 2014-15 here, `0101` from 2014-15 in\
         row 2
          at s.csv:6, column id
          and s.csv:2, column id: the other one
          help: keep one of the two; a school is carried on by one school, from one year on
        error SQ4405: `0103` is said to carry on itself
          at s.csv:7, column id
          help: leave the row out, or mend the wrong code
        """);
  }

  @Test
  void severalCircles() {
    assertFaults(
        schools()
            .records(
                SUCCESSIONS,
                "id,new,since",
                "0104,0103,2014-15",
                "0103,0104,2014-15",
                "0101,0102,2014-15",
                "0102,0101,2015-16"),
        """
        error SQ4406: schools carry each other on in a circle: `0104`, then `0103`, then `0104`
          at s.csv:2, column id
          and s.csv:3, column id: `0103`
          help: leave out the row that is wrong
        error SQ4406: schools carry each other on in a circle: `0101`, then `0102`, then `0101`
          at s.csv:4, column id
          and s.csv:5, column id: `0102`
          help: leave out the row that is wrong
        """);
  }

  @Test
  void whatEndsBeforeItBegins() {
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(
                FILED,
                "id,what,on,from,to,pair",
                "0101,plan,2014-09-01,2014-09-01,2014-09-01,",
                "0102,plan,2014-09-01,2014-09-01,2013-09-01,"),
        """
        error SQ4407: it ends on 1 September 2013, before it begins on 1 September 2014
          at f.csv:3, column to
          help: mend the wrong one of the two
        """);
  }

  @Test
  void fields() {
    RecordFile file =
        file(
            RecordFile.Kind.DECISIONS,
            "d.csv",
            List.of(
                column("id", "school"),
                column("category", "desgnation"),
                column("year", "year"),
                column("year", "year"),
                column("by", "colour")));
    assertFaults(
        Designations.policy("focus"),
        schools().records(file, HEADER),
        """
        error SQ4351: `school` is not part of a decision
          at data/records/0/columns/0
          help: the column of `key` says the school
        error SQ4351: `desgnation` is not part of a decision
          at data/records/0/columns/1
          help: did you mean `designation`?
        error SQ4315: two columns of one file say `year`
          at data/records/0/columns/3
          and data/records/0/columns/2: the first one
          help: keep one of the two
        error SQ4351: `colour` is not part of a decision
          at data/records/0/columns/4
          help: a decision says `designation`, `year`, `kind`, `by`, `on`, `because`
        error SQ4352: nothing becomes `kind`, which every decision needs
          at data/records/0
          help: add its column to the table `columns`; if all rows say the same, say it in a\
         table `always`
        error SQ4352: nothing becomes `by`, which every decision needs
          at data/records/0
          help: add its column to the table `columns`; if all rows say the same, say it in a\
         table `always`
        error SQ4352: nothing becomes `on`, which every decision needs
          at data/records/0
          help: add its column to the table `columns`; if all rows say the same, say it in a\
         table `always`
        error SQ4352: nothing becomes `because`, which every decision needs
          at data/records/0
          help: add its column to the table `columns`; if all rows say the same, say it in a\
         table `always`
        """);
  }

  @Test
  void words() {
    RecordFile file =
        file(
            RecordFile.Kind.DECISIONS,
            "d.csv",
            List.of(
                column("category", "designation", word("F", "fucus"), word("P", "priority")),
                column("year", "year", word("2014", "2014")),
                column("d", "kind", word("Y", "designated"), word("N", "release"), word("N", "")),
                new RecordFile.Column("by", "by", List.of(), DateLayout.DIGITS),
                column("on", "on", word("soon", "2014-09-01")),
                column("why", "because")));
    assertFaults(
        Designations.policy("focus", "priority"),
        schools().records(file, HEADER),
        """
        error SQ4312: `fucus` is not a word of `designation`
          at data/records/0/columns/0
          help: did you mean `focus`?
        error SQ4312: `2014` is not a word of `year`
          at data/records/0/columns/1
          help: write a school year such as `2014-15` after `=`
        error SQ4312: `designated` is not a word of `kind`
          at data/records/0/columns/2
          help: did you mean `designate`?
        error SQ4313: the cell text `N` is given two meanings
          at data/records/0/columns/2
          help: keep one of its two meanings
        error SQ4114: `by` is a text and has no dates written yearmonthday
          at data/records/0/columns/3
          help: leave the column `unit` empty; it is for dates alone
        error SQ4115: `on` is a date and takes no words
          at data/records/0/columns/4
          help: a text can stand for an empty cell, such as `pending = empty`, and no date
        """);
  }

  @Test
  void constants() {
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(
                waived(
                    new RecordFile.Constant("what", " report"),
                    new RecordFile.Constant("year", "2014"),
                    new RecordFile.Constant("by", "Board"),
                    new RecordFile.Constant("on", "1 September 2014"),
                    new RecordFile.Constant("because", "flood")),
                "id,why"),
        """
        error SQ4353: `what` takes a name, not ` report`
          at data/records/0/constants/0
          help: delete the blank
        error SQ4353: `year` takes a school year, not `2014`
          at data/records/0/constants/1
          help: write a school year such as `2014-15`
        error SQ4353: `on` takes a date, not `1 September 2014`
          at data/records/0/constants/3
          help: write a date such as `2013-12-01`
        error SQ4315: two columns of one file say `because`
          at data/records/0/constants/4
          and data/records/0/columns/0: the first one
          help: keep one of the two
        """);
  }

  @Test
  void filesAndColumns() {
    RecordFile chosen =
        new RecordFile(
            RecordFile.Kind.SUCCESSIONS,
            "s.csv",
            DataSpec.Format.CSV,
            "id",
            new Expr.Binary(Operator.IS, new Expr.Name("area"), new Expr.Name("North")),
            SUCCESSIONS.columns(),
            List.of(),
            List.of("remark"),
            "",
            List.of());
    assertFaults(
        Designations.policy("focus"),
        schools()
            .records(DECISIONS)
            .records(FILED, "code,what,on,from,to,pare", "0101,plan,2014-09-01,,,")
            .records(chosen, "id,new,since", "0101,0102,2014-15"),
        """
        error SQ4316: the file has no column `remark`, of which the list of ignored columns speaks
          at data/records/2/ignored/0
          and s.csv:1
          help: its columns are `id`, `new`, `since`
        error SQ4001: cannot read the file `d.csv`: there is no such file
          at d.csv
          and data/records/0/path: the mapping names it here
          help: put the file beside the mapping, or mend its path
        error SQ4006: the file has no column `id`
          at f.csv:1, column id
          and data/records/1/key: the mapping uses it here
          help: its columns are `code`, `what`, `on`, `from`, `to`, `pare`
        error SQ4006: the file has no column `pair`
          at f.csv:1, column pair
          and data/records/1/columns/4: the mapping uses it here
          help: its columns are `code`, `what`, `on`, `from`, `to`, `pare`
        error SQ4006: the file has no column `area`
          at s.csv:1, column area
          and data/records/2/rows: the mapping uses it here
          help: its columns are `id`, `new`, `since`
        """);
  }
}
