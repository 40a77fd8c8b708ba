package org.sqis.dsl.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sqis.dsl.calibrate.Trial.TEN;
import static org.sqis.dsl.calibrate.Trial.five;
import static org.sqis.dsl.calibrate.Trial.rows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Sqis;

/** The table of a calibration as rule text: its notes, and what it keeps of a present one. */
class CalibratedTableTest {
  @Test
  void notes_sayWhatItWasMadeFrom() {
    Trial trial = Trial.of("higher", null, Trial.ofKind("a", TEN));
    Policy policy = trial.policy();
    Dataset real = trial.data(policy);
    Calibration calibration = Calibration.of(policy, real, five().withRound(0));
    assertThat(calibration.table().notes())
        .containsExactly(
            "Calibrated on 2014-15 by quantiles: equal shares of the values; nearest rank, type 1 of"
                + " Hyndman and Fan, from the best down; 5 levels asked for, 0 decimals, towards"
                + " the worse.",
            "Schools with a value: 10; without: 0.",
            "Data d, SHA-256 " + real.digest() + ".",
            "Policy trial, SHA-256 " + policy.digest() + ".",
            "Made by sqis " + org.sqis.core.Library.VERSION + ".",
            "The table lacks level 4.");
    Dataset.Builder made =
        Dataset.builder(policy.spec()).name("a \"b\"\nc").year(new SchoolYear(2014)).synthetic();
    made.school("1", "One", "").set("1", "x", Value.of(Rational.of(5)));
    Calibration synthetic = Calibration.of(policy, made.build().dataset(), five());
    assertThat(synthetic.table().notes().get(2)).startsWith("SYNTHETIC data a 'b''c, SHA-256 ");
    assertThat(Sqis.text(synthetic.table())).contains("provenance  choice\n", "SYNTHETIC data a");
  }

  @Test
  void presentTable_givesNameTitleLevelsColumnsAndYears() {
    Trial trial = Trial.of("higher", 0, Trial.ofKind("a", TEN));
    String present =
        """
        levels band "The \u201cband\u201d" of m by kind
          | level | number | a     | b, c  | years   |
          | good  | 9      | >= 50 | >= 60 |         |
          | fair  | 5      | >= 20 | >= 30 |         |
          | poor  | 1      | else  | else  |         |
          years   2014-15
          source  \u00a7 1
        end levels

        levels band of m
          | level | every school |
          | 2     | >= 60        |
          | 1     | else         |
          years   2015-16
        end levels
        """
            .replace("The \u201cband\u201d", "The band")
            .replace("  source  \u00a7 1\n", "");
    Policy policy = trial.policy(present);
    Calibration calibration =
        Calibration.of(policy, trial.data(policy), CalibrationRequest.of("m"));
    assertThat(Sqis.text(calibration.table()))
        .startsWith(
            """
            levels band "The band" of m by kind
              | level | number | a     | b, c |
              | good  | 9      | >= 80 | -    |
              | fair  | 5      | >= 50 | -    |
              | poor  | 1      | else  | -    |
              provenance  choice
              years       2014-15
            """);
    assertThat(calibration.isInPlace()).isTrue();
    assertThat(calibration.problems()).isEmpty();
    assertThat(rows(Calibration.of(policy, trial.data(policy), five().by(""))))
        .startsWith("| level | every school |\n| 5 | >= 80 |\n");
  }

  @Test
  void tableWithRowsOfSomeYears_isReplacedWhole() {
    Trial trial = Trial.of("higher", 0, Trial.ofKind("a", TEN));
    Policy policy =
        trial.policy(
            """
            levels band of m
              | level | every school | years   |
              | 3     | >= 70        | 2014-15 |
              | 2     | >= 50        |         |
              | 1     | else         |         |
            end levels
            """);
    Calibration calibration =
        Calibration.of(policy, trial.data(policy), CalibrationRequest.of("m"));
    assertThat(calibration.table().rows()).hasSize(3);
    assertThat(calibration.problems()).isEmpty();
  }

  @Test
  void policyThatDoesNotCompileWithTheTable_isSaid() {
    Trial trial = Trial.of("higher", 0, Trial.ofKind("a", "50 50"));
    Policy policy =
        trial.policy(
            """
            levels band of m
              | level | every school |
              | 2     | >= 50        |
              | 1     | else         |
            end levels

            numbers of band
              | value | part |
              | 2     | 1    |
              | 1     | 0    |
              provenance  choice
            end numbers
            """);
    Calibration calibration =
        Calibration.of(policy, trial.data(policy), CalibrationRequest.of("m"));
    assertThat(calibration.table().rows()).hasSize(1);
    assertThat(calibration.problems()).isNotEmpty();
    assertThat(calibration.problems().get(0).code().severity())
        .isEqualTo(org.sqis.core.problem.Severity.ERROR);
    assertThat(calibration.problems().get(0).code()).isNotEqualTo(ProblemCode.LEVEL_TWICE);
  }

  @Test
  void everyTable_canBeWrittenAndReadBack() {
    Trial trial = Trial.of("higher", 0, List.of());
    String tables =
        """
        levels band "A \u201cfine\u201d band" of m by kind
          | level | number | years   | a        | b    | c |
          | good  | 9      |         | 50 to 100 | > 60 | - |
          | fair  | 5      | 2014-15 | 20 to 49  | > 30 | - |
          | poor  | 1      |         | else      | else | - |
          provenance  proxy
          note        "One."
          note        "Two."
          columns
            | column | provenance |
            | b      | state      |
        end levels

        levels reverse of x
          | level | any   |
          | 2     | < 3   |
          | 1     | <= 50 |
          | 0     | else  |
        end levels
        """
            .replace("A \u201cfine\u201d band", "A fine band");
    List<LevelTable> written = trial.policy(tables).spec().levels();
    List<String> texts = new ArrayList<>();
    written.forEach(table -> texts.add(Sqis.text(table)));
    assertThat(written).hasSize(2);
    assertThat(trial.policy(String.join("\n", texts)).spec().levels()).isEqualTo(written);
    LevelTable first = written.get(0);
    LevelTable broken =
        new LevelTable(
            first.name(),
            "two\nlines",
            first.of(),
            first.by(),
            first.columns(),
            first.rows(),
            null,
            "",
            List.of());
    assertThatThrownBy(() -> Sqis.text(broken)).isInstanceOf(IllegalArgumentException.class);
  }
}
