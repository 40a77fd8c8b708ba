package org.sqis.dsl.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.dsl.calibrate.Trial.TEN;
import static org.sqis.dsl.calibrate.Trial.calibrate;
import static org.sqis.dsl.calibrate.Trial.five;
import static org.sqis.dsl.calibrate.Trial.rows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.CalibrationException;
import org.sqis.core.calibrate.CalibrationMethod;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Measure.Direction;

/** Cut scores worked out by hand, and what happens at every edge. */
class CalibrationTest {
  private static List<String> said(Calibration calibration) {
    return calibration.findings().stream()
        .map(finding -> finding.kind().word() + ": " + finding.text())
        .toList();
  }

  private static String counts(Calibration calibration, int column) {
    return calibration.columns().get(column).levels().stream()
        .map(share -> share.level() + ":" + share.values())
        .reduce("", (text, one) -> text + one + " ")
        .strip();
  }

  @SafeVarargs
  private static List<Trial.School> all(List<Trial.School>... schools) {
    List<Trial.School> joined = new ArrayList<>();
    for (List<Trial.School> some : schools) {
      joined.addAll(some);
    }
    return joined;
  }

  @Test
  void quantiles_areTheValuesAtRanksFromTheBest() {
    // Ranks 2, 4, 6, 8 of 10, from the best: 80, 80, 60, 40.
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", TEN));
    Calibration calibration = calibrate(trial, five());
    assertThat(rows(calibration))
        .isEqualTo(
            """
            | level | every school |
            | 5 | >= 80 |
            | 3 | >= 60 |
            | 2 | >= 40 |
            | 1 | else |
            """);
    assertThat(counts(calibration, 0)).isEqualTo("5:4 3:2 2:2 1:2");
    assertThat(calibration.columns().get(0).levels().get(0).ties()).isEqualTo(3);
    assertThat(calibration.columns().get(0).levels().get(0).intended()).isEqualTo(Rational.of(2));
    assertThat(said(calibration))
        .containsExactly(
            "merged: level 4 would have the cut score of level 5, 80",
            "left out: the table lacks level 4");
    assertThat(calibration.problems()).isEmpty();
    assertThat(calibration.report())
        .isEqualTo(
            """
            levels m_level, new, of m, higher is better, by quantiles: equal shares of the values; nearest rank, type 1 of Hyndman and Fan, from the best down

            column        schools  values  different  missing
            ------------  -------  ------  ---------  -------
            every school       10      10          8        -

            column        level  cut score  at the cut  values  meant  off by
            ------------  -----  ---------  ----------  ------  -----  ------
            every school      5  80                  3       4      2      +2
            every school      3  60                  1       2      2       0
            every school      2  40                  1       2      2       0
            every school      1  else                -       2      2       0

            level 4 would have the cut score of level 5, 80
            the table lacks level 4
            """);
  }

  @Test
  void lowerIsBetter_countsFromTheLeast() {
    Trial trial = Trial.of("lower", null, Trial.ofKind("a", "1 2 3 4 5 6 7 8 9 10"));
    assertThat(rows(calibrate(trial, five())))
        .isEqualTo(
            """
            | level | every school |
            | 5 | <= 2 |
            | 4 | <= 4 |
            | 3 | <= 6 |
            | 2 | <= 8 |
            | 1 | else |
            """);
  }

  @Test
  void width_isTheSameWhoeverIsThere() {
    // From 90 down to 20 by 14: 76, 62, 48, 34; nobody is from 62 to 70 but 70 is above 62.
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", "90 89 88 50 20"));
    Calibration calibration = calibrate(trial, five().withMethod(CalibrationMethod.WIDTH));
    assertThat(rows(calibration))
        .isEqualTo(
            """
            | level | every school |
            | 5 | >= 76 |
            | 4 | >= 62 |
            | 3 | >= 48 |
            | 2 | >= 34 |
            | 1 | else |
            """);
    assertThat(counts(calibration, 0)).isEqualTo("5:3 4:0 3:1 2:0 1:1");
    assertThat(said(calibration)).containsExactly("empty: nobody has levels 4, 2");
    assertThat(calibration.columns().get(0).levels().get(0).intended()).isNull();
  }

  @Test
  void round_goesTowardsTheWorse() {
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", "54.37 50.21 40.5 30.99"));
    CalibrationRequest request = CalibrationRequest.of("m").withLevels(4).withRound(1);
    assertThat(rows(calibrate(trial, request)))
        .contains("| 4 | >= 54.3 |\n| 3 | >= 50.2 |\n| 2 | >= 40.5 |\n| 1 | else |\n");
    Trial lower = Trial.of("lower", null, Trial.ofKind("a", "54.37 50.21 40.5 30.99"));
    assertThat(rows(calibrate(lower, request)))
        .contains("| 4 | <= 31 |\n| 3 | <= 40.5 |\n| 2 | <= 50.3 |\n| 1 | else |\n");
    // Finer than the measure, whose values are whole: cut scores are whole too.
    Trial whole = Trial.of("higher", 0, Trial.ofKind("a", "90 10 11 12"));
    assertThat(rows(calibrate(whole, request.withMethod(CalibrationMethod.WIDTH))))
        .contains("| 4 | >= 70 |\n| 3 | >= 50 |\n| 2 | >= 30 |\n| 1 | else |\n");
  }

  @Test
  void fractions_areWrittenExactly() {
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", "40/3 20/3"));
    Calibration calibration = calibrate(trial, CalibrationRequest.of("m").withLevels(2));
    assertThat(rows(calibration)).contains("| 2 | >= 40/3 |");
    assertThat(trial.pasted(calibration).value(Trial.id(0), "m_level").toString()).isEqualTo("2");
    List<Trial.School> tiny =
        Trial.ofKind("a", "2/1234567890123456789012345678917 1/1234567890123456789012345678917");
    Trial plain = Trial.of("higher", null, tiny);
    Trial tried =
        new Trial(
            plain.rules().replace("value   x", "value   x / 1234567890123456789012345678901"),
            tiny);
    assertThatThrownBy(() -> calibrate(tried, CalibrationRequest.of("m").withLevels(2)))
        .isInstanceOf(CalibrationException.class)
        .hasMessage(
            "cut scores of `m` would be fractions of more than 60 signs; say how many decimals they"
                + " have, with round");
  }

  @Test
  void tiesOfOneColumn_keepEmptyLevelsWhereThereIsRoom() {
    List<Trial.School> schools = all(Trial.ofKind("a", TEN), Trial.ofKind("b", "5 4 3 2 1"));
    Calibration calibration = calibrate(Trial.of("higher", 0, schools), five().by("kind"));
    assertThat(rows(calibration))
        .isEqualTo(
            """
            | level | a | b | c |
            | 5 | >= 80 | >= 5 | - |
            | 4 | >= 79 | >= 4 | - |
            | 3 | >= 60 | >= 3 | - |
            | 2 | >= 40 | >= 2 | - |
            | 1 | else | else | - |
            """);
    assertThat(counts(calibration, 0)).isEqualTo("5:4 4:0 3:2 2:2 1:2");
    assertThat(said(calibration))
        .containsExactly(
            "merged: a: level 4 would have the cut score of level 5, 80",
            "empty: a: nobody has level 4; the cut score of level 4 is a step where no value is",
            "not served: c: no school, so `-`");
    assertThat(calibration.problems()).isEmpty();
  }

  @Test
  void tiesOfOneColumnWithoutRoom_takeTheLevelFromAll() {
    List<Trial.School> schools =
        all(Trial.ofKind("a", "80 80 80 79 1"), Trial.ofKind("b", "5 4 3 2 1"));
    Calibration calibration = calibrate(Trial.of("higher", 0, schools), five().by("kind"));
    assertThat(rows(calibration))
        .isEqualTo(
            """
            | level | a | b | c |
            | 5 | >= 80 | >= 5 | - |
            | 2 | >= 79 | >= 2 | - |
            | 1 | else | else | - |
            """);
    assertThat(counts(calibration, 1)).isEqualTo("5:1 2:3 1:1");
    assertThat(said(calibration))
        .contains(
            "left out: the table lacks levels 4, 3: every level needs a cut score in every column;"
                + " who would have them has the next worse level of the table");
    // Without a grid there are no steps.
    Calibration exact =
        calibrate(
            Trial.of("higher", null, all(Trial.ofKind("a", TEN), Trial.ofKind("b", "5 4 3 2 1"))),
            five().by("kind"));
    assertThat(rows(exact)).doesNotContain("| 4 |").contains("| 3 | >= 60 | >= 3 | - |");
  }

  @Test
  void allEqual_isOneLevelAndStepsBelowAsFarAsValuesGo() {
    List<Trial.School> five = Trial.ofKind("b", "5 4 3 2 1");
    Calibration alone = calibrate(Trial.of("higher", 0, Trial.ofKind("a", "50 50 50")), five());
    assertThat(rows(alone)).isEqualTo("| level | every school |\n| 5 | else |\n");
    assertThat(said(alone))
        .containsExactly(
            "too few: 1 value for 5 levels; ask for fewer levels",
            "merged: levels 4, 3, 2, 1 would lie below the worst value, which level 5 takes",
            "left out: the table lacks levels 4, 3, 2, 1");
    assertThat(alone.problems()).isEmpty();
    Calibration beside =
        calibrate(
            Trial.of("higher", 0, all(Trial.ofKind("a", "50 50 50"), five)), five().by("kind"));
    assertThat(rows(beside))
        .contains("| 5 | >= 50 | >= 5 |", "| 2 | >= 47 | >= 2 |", "| 1 | else | else |");
    Calibration low =
        calibrate(Trial.of("higher", 0, all(Trial.ofKind("a", "2 2"), five)), five().by("kind"));
    assertThat(rows(low))
        .isEqualTo(
            """
            | level | a | b | c |
            | 5 | >= 2 | >= 5 | - |
            | 4 | >= 1 | >= 4 | - |
            | 3 | else | else | - |
            """);
    assertThat(low.problems()).isEmpty();
    Calibration high =
        calibrate(Trial.of("lower", 0, all(Trial.ofKind("a", "99"), five)), five().by("kind"));
    assertThat(rows(high))
        .isEqualTo(
            """
            | level | a | b | c |
            | 5 | <= 99 | <= 1 | - |
            | 4 | else | else | - |
            """);
    assertThat(high.problems()).isEmpty();
  }

  @Test
  void oneSchool_hasTheBestLevel() {
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", "50"));
    Calibration calibration = calibrate(trial, CalibrationRequest.of("m"));
    assertThat(rows(calibration)).isEqualTo("| level | every school |\n| 10 | else |\n");
    assertThat(calibration.problems()).isEmpty();
    assertThat(trial.pasted(calibration).value(Trial.id(0), "m_level").toString()).isEqualTo("10");
  }

  @Test
  void missingValuesAndSchoolsWithoutKind_areCounted() {
    List<Trial.School> schools =
        all(Trial.ofKind("a", "50 - 40 -"), Trial.ofKind("b", "- -"), Trial.ofKind("", "70 80"));
    Calibration calibration =
        calibrate(
            Trial.of("higher", null, schools), CalibrationRequest.of("m").withLevels(2).by("kind"));
    assertThat(rows(calibration))
        .isEqualTo(
            """
            | level | a | b, c |
            | 2 | >= 50 | - |
            | 1 | else | - |
            """);
    assertThat(calibration.columns().get(0).schools()).isEqualTo(4);
    assertThat(calibration.columns().get(0).missing().toString()).isEqualTo("[2 not reported]");
    assertThat(said(calibration))
        .containsExactly(
            "not served: b: no school has a value, so `-`",
            "not served: c: no school, so `-`",
            "no column: 2 schools have no value of `kind` and no column");
    assertThat(calibration.table().notes())
        .contains("Schools with a value: 2; without: 4 (4 not reported).")
        .contains("2 schools have no value of `kind` and no column.");
  }

  @Test
  void nobody_isRefused() {
    assertThatThrownBy(() -> calibrate(Trial.of("higher", null, Trial.ofKind("a", "- -")), five()))
        .isInstanceOf(CalibrationException.class)
        .hasMessage("no school has a value of `m` in 2014-15: 2 not reported");
    assertThatThrownBy(() -> calibrate(Trial.of("higher", null, List.of()), five()))
        .isInstanceOf(CalibrationException.class)
        .hasMessage("data d have no schools in 2014-15");
  }

  @Test
  void together_sharesAColumn() {
    List<Trial.School> schools = all(Trial.ofKind("a", "5 4 3"), Trial.ofKind("c", "2 1 0"));
    Trial trial = Trial.of("higher", null, schools);
    CalibrationRequest request = CalibrationRequest.of("m").withLevels(2).by("kind");
    assertThat(rows(calibrate(trial, request.withTogether(List.of(List.of("c", "a"))))))
        .isEqualTo("| level | a, c | b |\n| 2 | >= 3 | - |\n| 1 | else | - |\n");
    assertFault(
        trial,
        request.withTogether(List.of(List.of("d"))),
        "there is no `d` to share a column; the words are a, b, c");
    assertFault(
        trial,
        request.withTogether(List.of(List.of("a"), List.of("a", "b"))),
        "`a` can be in one column only");
    assertFault(
        trial,
        five().by("").withTogether(List.of(List.of("a"))),
        "words can share a column only with `by`");
  }

  private static void assertFault(Trial trial, CalibrationRequest request, String message) {
    assertThatThrownBy(() -> calibrate(trial, request))
        .isInstanceOf(CalibrationException.class)
        .hasMessage(message);
  }

  @Test
  void wrongRequests_areToldInWords() {
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", TEN));
    assertFault(trial, CalibrationRequest.of("kind"), "the values of `kind` are no numbers");
    assertFault(
        trial,
        CalibrationRequest.of("mm"),
        "the policy has no measure `mm` in 2014-15; did you mean `m`?");
    assertFault(
        trial,
        five().by("knid"),
        "`knid` is no input or measure each school with a list of words; did you mean `kind`?");
    assertFault(
        trial,
        CalibrationRequest.of("x"),
        "nothing says which values of `x` are better; say so, with better higher or lower");
    assertFault(
        trial,
        five().withBetter(Direction.LOWER),
        "the policy says that higher values of `m` are better");
    assertFault(
        trial,
        five().withGroups(CalibrationRequest.Groups.SCORED),
        "`m` has one value a school, not one for each group");
    assertFault(
        trial,
        five().withTable("kind"),
        "`kind` is the name of something else; give the table another name, with table");
    assertFault(
        trial,
        five().withTable("a b"),
        "`a b` cannot be a name; give the table another name, with table");
    assertThatThrownBy(() -> five().withLevels(1)).hasMessage("levels must be from 2 to 100: 1");
    assertThatThrownBy(() -> five().withRound(10)).hasMessage("round must be from 0 to 9: 10");
    assertThat(
            rows(
                calibrate(
                    trial, CalibrationRequest.of("x").withLevels(2).withBetter(Direction.LOWER))))
        .contains("| 2 | <= 60 |");
  }
}
