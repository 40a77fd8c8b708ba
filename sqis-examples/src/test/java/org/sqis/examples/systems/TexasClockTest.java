package org.sqis.examples.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.outcome.Outcome;

/** Five years of one campus, by hand: 2019, 2022 and 2023, which are consecutive, 2024 and 2025. */
class TexasClockTest {
  private static final SystemExample TEXAS =
      SystemExample.of("texas", 2018, 2021, 2022, 2023, 2024);
  private static final String SCHOOLS =
      "code,year,name,school_type,title_i,grade,four_year_cohort,four_year_grads,"
          + "six_year_cohort,six_year_grads\n";
  private static final String GROUPS =
      "code,year,group,students,closing_the_gaps,miss_1,miss_2,miss_3,miss_4,miss_5,"
          + "indicators_evaluated,indicators_met,targets_met\n";

  /** The cut is the score of the campus "floor", the last of the two. */
  private static final int CUT = 10;

  /** The values of a campus after each year. */
  private static List<String> told(String schools, String groups, String... names) {
    SystemExample example =
        TEXAS.withFiles(
            Map.of(
                "synthetic_schools.csv", SCHOOLS + schools,
                "synthetic_groups.csv", GROUPS + groups));
    List<String> told = new ArrayList<>();
    for (Outcome outcome : example.outcomes().values()) {
      List<String> values = new ArrayList<>();
      for (String name : names) {
        values.add(outcome.value("campus", name).toString().replaceAll("not applicable.*", "-"));
      }
      told.add(String.join("/", values));
    }
    return told;
  }

  private static String school(String code, int year, String grade) {
    return code
        + ","
        + SystemExample.year(year)
        + ","
        + code
        + ",middle,yes,"
        + grade
        + ",-,-,-,-\n";
  }

  private static String group(
      String code, int year, String group, int students, int score, String rest) {
    return String.join(",", code, SystemExample.year(year), group, "" + students, "" + score, rest)
        + "\n";
  }

  private static String floor(int year) {
    return group("floor", year, "all", 100, CUT, "no,no,no,no,no,5,5,2");
  }

  /**
   * By year: {@code E} learners of English are at the cut, {@code S} special education, {@code B}
   * both; {@code k} none is, but they have not met their targets either; {@code o} they have;
   * {@code n} there are too few learners of English, and special education has met its targets.
   */
  @ParameterizedTest
  @CsvSource({
    "EEEEE, first second third third third, no no yes yes yes",
    "ESEoo, first second third - -,         no no yes yes yes",
    "EkkEE, first second third third third, no no yes yes yes",
    "EEoEE, first second - first second,    no no no no no",
    "EoEEE, first - first second third,     no no no no yes",
    "EnEEE, first - first second third,     no no no no yes",
    "BnEES, first - first second third,     no no no no yes",
    "SnSSS, first - first second third,     no no no no yes",
    "SEnBo, first second - first -,         no no no no no",
    "ooEkn, - - first second -,             no no no no no",
  })
  void additionalTargetedSupport_countsYearsInARow(String years, String runs, String csi) {
    StringBuilder schools = new StringBuilder();
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < TEXAS.years().size(); i++) {
      int year = TEXAS.years().get(i);
      char said = years.charAt(i);
      schools.append(school("floor", year, "f")).append(school("campus", year, "f"));
      groups.append(floor(year));
      groups.append(group("campus", year, "all", 100, 90, "no,no,no,no,no,5,5,2"));
      String met = said == 'o' || said == 'n' ? "no,no,no,no,no,6,3,2" : "no,no,no,no,no,6,3,1";
      int learners = said == 'E' || said == 'B' ? CUT : CUT + 1;
      int special = said == 'S' || said == 'B' ? CUT : CUT + 1;
      groups.append(group("campus", year, "english_learners", said == 'n' ? 9 : 10, learners, met));
      groups.append(group("campus", year, "special_education", 10, special, met));
    }
    List<String> told = told(schools.toString(), groups.toString(), "ats_run", "csi");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String run = runs.split(" ", -1)[i];
      expected.add((run.equals("-") ? run : run + "_year") + "/" + csi.split(" ", -1)[i]);
    }
    assertThat(told).isEqualTo(expected);
  }

  /** By year the score of the campus, against {@link #CUT} of the other one, and its grade. */
  @ParameterizedTest
  @CsvSource({
    "5f 50f 50d 50d 50d, yes yes no no no",
    "5f 50d 50f 50f 50f, yes yes yes yes yes",
    "5f 50d 50f 50c 50c, yes yes yes no no",
    "5f 50f 5f  50d 50d, yes yes yes yes no",
    "5d 5d  5d  5d  50a, yes yes yes yes yes",
    "50d 5d 50d 50c 5f,  no yes yes no yes",
  })
  void comprehensiveSupport_endsAfterTwoYearsAndAGradeUp(String years, String csi) {
    StringBuilder schools = new StringBuilder();
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < TEXAS.years().size(); i++) {
      int year = TEXAS.years().get(i);
      String said = years.split(" +", -1)[i];
      schools.append(school("floor", year, "f"));
      schools.append(school("campus", year, said.substring(said.length() - 1)));
      int score = Integer.parseInt(said.substring(0, said.length() - 1));
      groups.append(floor(year));
      groups.append(group("campus", year, "all", 100, score, "no,no,no,no,no,5,5,2"));
    }
    assertThat(told(schools.toString(), groups.toString(), "csi"))
        .containsExactly(csi.split(" ", -1));
  }

  /** By year how many of the five indicators learners of English missed; {@code n} are too few. */
  @ParameterizedTest
  @CsvSource({
    "3 3 3 3 2, no no yes yes no",
    "3 4 5 2 5, no no yes no no",
    "2 3 3 3 3, no no no yes yes",
    "3 n 3 3 3, no no no no yes",
    "3 3 n 3 3, no no no no no",
  })
  void targetedSupport_countsTheSameIndicatorsOverThreeYears(String years, String tsi) {
    StringBuilder schools = new StringBuilder();
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < TEXAS.years().size(); i++) {
      int year = TEXAS.years().get(i);
      String said = years.split(" ", -1)[i];
      schools.append(school("campus", year, "c"));
      groups.append(group("campus", year, "all", 100, 50, "no,no,no,no,no,5,5,2"));
      int missed = said.equals("n") ? 5 : Integer.parseInt(said);
      String cells = "yes,".repeat(missed) + "no,".repeat(5 - missed) + "5," + (5 - missed) + ",2";
      groups.append(
          group("campus", year, "english_learners", said.equals("n") ? 9 : 10, 60, cells));
    }
    assertThat(told(schools.toString(), groups.toString(), "tsi"))
        .containsExactly(tsi.split(" ", -1));
  }
}
