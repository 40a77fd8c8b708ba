package org.sqis.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Verification;

/** Mappings of data of several years, and of published levels, through the front door. */
class LoadYearsTest {
  private static final SchoolYear LAST = new SchoolYear(2016);

  private static final Policy POLICY =
      Sqis.compile(
              "policy.sqis",
              """
              policy small
                years 2017-18
              end policy

              groups
                | name | use    |
                | all  | scored |
                | aa   | scored |
              end groups

              inputs each school
                | name         | type               | missing |
                | school_type  | one of low, high   | never   |
                | reported_for | text               |         |
                | certified    | yes/no             |         |
              end inputs

              inputs each group
                | name     | type              |
                | enrolled | count             |
                | absent   | count of enrolled |
              end inputs

              rates each group
                | name    | part   | whole    | better | round |
                | absence | absent | enrolled | lower  | 1     |
              end rates

              levels status of absence
                | level     | number | every school |
                | low       | 3      | <= 5%        |
                | high      | 2      | <= 20%       |
                | very_high | 1      | else         |
              end levels
              """)
          .policy();

  private static final String HEAD =
      """
      data small_data
        policy small
        year   2017-18
      end data
      """;

  private static final String SIDE_BY_SIDE =
      HEAD
          + """
          file rows "rows.csv"
            key code
            columns
              | column      | becomes      | words                    | year    |
              | rtype       | entity       | S = school, D = district |         |
              | rtype       | reported_for |                          |         |
              | rtype       | school_type  | S = low, D = high        |         |
              | group       | group        | ALL = all, AA = aa       |         |
              | currnumer   | absent       |                          |         |
              | currdenom   | enrolled     |                          |         |
              | priornumer  | absent       |                          | 2016-17 |
              | priordenom  | enrolled     |                          | 2016–17 |
            missing
              | column      | token | means      |
              | statuslevel | 0     | too few    |
            answers
              | column      | result | words         |
              | statuslevel | status | 1 = very_high, 2 = high, 3 = low |
          end file
          """;

  private static final String ROWS =
      """
      code,rtype,group,currnumer,currdenom,priornumer,priordenom,statuslevel
      01,S,ALL,30,100,20,80,1
      01,S,AA,4,100,,,3
      02,D,ALL,15,100,6,60,2
      02,D,AA,,,1,10,0
      """;

  private static LoadedData load(String mapping, Map<String, String> files) {
    return Sqis.load("data.sqis", mapping, POLICY, FileResolver.ofTexts(files));
  }

  private static Dataset rows(String mapping, String rows) {
    LoadedData loaded = load(mapping, Map.of("rows.csv", rows));
    assertThat(loaded.report()).isEmpty();
    return loaded.dataset();
  }

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  @Test
  void columnsOfAYear_besideThoseOfTheRatedOne() {
    Dataset data = rows(SIDE_BY_SIDE, ROWS);
    Dataset last = data.in(LAST).orElseThrow();
    assertThat(data.years()).containsExactly(LAST, new SchoolYear(2017));
    assertThat(data.value(0, "absent", "all")).isEqualTo(number(30));
    assertThat(last.value(0, "absent", "all")).isEqualTo(number(20));
    assertThat(last.value(0, "enrolled", "aa")).hasToString("not reported");
    assertThat(last.value(1, "enrolled", "aa")).isEqualTo(number(10));
    assertThat(last.value(0, "school_type")).isEqualTo(new Value.Word("low"));
  }

  @Test
  void oneColumn_becomesSeveralThings() {
    Dataset data = rows(SIDE_BY_SIDE, ROWS);
    assertThat(data.entities())
        .extracting(Entity::kind)
        .containsExactly(Entity.Kind.SCHOOL, Entity.Kind.DISTRICT);
    assertThat(data.value(1, "reported_for")).isEqualTo(new Value.Text("D"));
    assertThat(data.value(1, "school_type")).isEqualTo(new Value.Word("high"));
  }

  @Test
  void publishedLevels_byWordByNumberOrByName_andNone() {
    String byNumber = SIDE_BY_SIDE.replace("1 = very_high, 2 = high, 3 = low", "");
    String byName = ROWS.replace(",1\n", ",very_high\n").replace(",2\n", ",high\n");
    for (Dataset data :
        java.util.List.of(
            rows(SIDE_BY_SIDE, ROWS),
            rows(byNumber, ROWS),
            rows(byNumber, ROWS.replace(",3\n", ",3.0\n")),
            rows(byNumber, byName.replace(",3\n", ",low\n")))) {
      Verification verification = Verification.of(POLICY.score(data), data);
      assertThat(verification.succeeds()).as(verification.differences().toString()).isTrue();
      assertThat(verification.results().get(0).agreeWithValue()).isEqualTo(3);
      assertThat(verification.results().get(0).agreeMissing()).isEqualTo(1);
      assertThat(data.published(1, "status", "aa").orElseThrow()).hasToString("too few");
      assertThat(data.published(0, "status", "all"))
          .contains(new Value.Level("very_high", Rational.ONE));
    }
    Dataset wrong = rows(byNumber, ROWS.replace(",3\n", ",2\n"));
    assertThat(Verification.of(POLICY.score(wrong), wrong).succeeds()).isFalse();
    assertThat(load(byNumber, Map.of("rows.csv", ROWS.replace(",3\n", ",7\n"))).report())
        .contains("error SQ4206: `7` is not a word of `status`");
  }

  @Test
  void threeWaysToSayTheYear_giveTheSameData() {
    String columns =
        """
          columns
            | column | becomes     | words                              |
            | type   | school_type |                                    |
            | group  | group       |                                    |
            | n      | enrolled    |                                    |
        """;
    String files =
        HEAD
            + "file now \"now.csv\"\n  key code\n"
            + columns
            + "end file\nfile before \"before.csv\"\n  key code\n  year 2016-17\n"
            + columns.replace("| type   | school_type |                                    |\n", "")
            + "end file\n";
    Dataset byFile =
        load(
                files.replace("    \n", ""),
                Map.of(
                    "now.csv",
                    "code,type,group,n\n1,low,all,5\n1,low,aa,3\n",
                    "before.csv",
                    "code,group,n\n1,all,4\n1,aa,2\n"))
            .dataset();
    String stacked =
        HEAD
            + "file rows \"rows.csv\"\n  key code\n"
            + columns
            + "    | spring | year | 2017 = 2016-17, 2018 = 2017-18 |\nend file\n";
    Dataset byRow =
        rows(
            stacked,
            """
            code,spring,type,group,n
            1,2018,low,all,5
            1,2018,low,aa,3
            1,2017,,all,4
            1,2017,,aa,2
            """);
    Dataset byColumn =
        rows(
            HEAD
                + """
                file rows "rows.csv"
                  key code
                  columns
                    | column         | becomes              | year    |
                    | type           | school_type          |         |
                    | {all,aa}_n     | enrolled of {all,aa} |         |
                    | {all,aa}_prior | enrolled of {all,aa} | 2016-17 |
                end file
                """,
            "code,type,all_n,aa_n,all_prior,aa_prior\n1,low,5,3,4,2\n");
    assertThat(byRow.digest()).isEqualTo(byFile.digest());
    assertThat(byColumn.digest()).isEqualTo(byFile.digest());
    assertThat(byFile.in(LAST).orElseThrow().value(0, "enrolled", "aa")).isEqualTo(number(2));
  }

  @Test
  void yearColumn_saysEveryForWhatASchoolIs() {
    String mapping =
        SIDE_BY_SIDE.replace(
            "  missing\n", "    | ok | certified | Y = yes | every |\n  missing\n");
    String rows = ROWS.replace("code,", "ok,code,").replace("\n0", "\nY,0");
    Dataset data = rows(mapping, rows);
    assertThat(data.in(LAST).orElseThrow().value(0, "certified")).isEqualTo(Value.of(true));
    Dataset once = rows(mapping.replace("| every |", "| |"), rows);
    assertThat(once.in(LAST).orElseThrow().value(0, "certified")).hasToString("not reported");
  }

  @Test
  void yearsThatWereRead_areNoted() {
    LoadedData loaded = load(SIDE_BY_SIDE, Map.of("rows.csv", ROWS));
    assertThat(loaded.diagnostics())
        .extracting(diagnostic -> diagnostic.message())
        .contains(
            "the data hold 2016-17, 2017-18; schools are rated for 2017-18",
            "given for 2017-18 only and taken for every year: `school_type`");
  }

  /** Rating does not look at earlier years by itself, and their numbers change no result. */
  @Test
  void earlierYears_changeNoResultOfARuleThatDoesNotAskForThem() {
    Dataset both = rows(SIDE_BY_SIDE, ROWS);
    Dataset one =
        rows(
            SIDE_BY_SIDE.replaceAll("(?m)^.*prior.*\n", ""),
            ROWS.replaceAll("priornumer,priordenom", "x,y"));
    assertThat(one.years()).hasSize(1);
    assertThat(POLICY.score(both).value("01", "absence", "all"))
        .isEqualTo(POLICY.score(one).value("01", "absence", "all"));
    assertThat(POLICY.score(both).origin().year()).isEqualTo(new SchoolYear(2017));
    assertThat(both.digest()).isNotEqualTo(one.digest());
  }
}
