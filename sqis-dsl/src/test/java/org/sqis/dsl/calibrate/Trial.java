package org.sqis.dsl.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/**
 * A small policy with one measure of schools of three kinds, and its data.
 *
 * @param rules the rules, with {@code TABLE} where the table belongs
 * @param schools the schools, in order
 */
record Trial(String rules, List<School> schools) {
  /**
   * A school.
   *
   * @param kind its kind
   * @param value its value; null if it is not reported
   */
  record School(String kind, @Nullable Rational value) {}

  /** The values of ten schools. */
  static final String TEN = "90 80 80 80 70 60 50 40 30 20";

  private static final String RULES =
      """
      policy trial
        years   2014-15 to 2015-16
        status  draft
      end policy

      inputs each school
        | name | type           |
        | kind | one of a, b, c |
        | x    | score 0 to 100 |
      end inputs

      measure m "Measure" each school
        better  BETTER
        value   x
        may be missing
        ROUND
      end measure

      TABLE
      """;

  static Trial of(String better, @Nullable Integer round, List<School> schools) {
    return new Trial(
        RULES
            .replace("BETTER", better)
            .replace("  ROUND\n", round == null ? "" : "  round   " + round + "\n"),
        schools);
  }

  /** Schools of kind {@code a} with these values, {@code -} for one that is not reported. */
  static List<School> ofKind(String kind, String values) {
    List<School> schools = new ArrayList<>();
    for (String value : values.split(" ", -1)) {
      schools.add(new School(kind, value.equals("-") ? null : Rational.parse(value).orElseThrow()));
    }
    return schools;
  }

  /** The policy without a table. */
  Policy policy() {
    return policy("");
  }

  /** The policy with a table in place of the present one. */
  Policy policy(String table) {
    return Sqis.compile("rules.sqis", rules.replace("TABLE\n", table)).policy();
  }

  Dataset data(Policy policy) {
    Dataset.Builder data = Dataset.builder(policy.spec()).name("d").year(new SchoolYear(2014));
    for (int i = 0; i < schools.size(); i++) {
      School school = schools.get(i);
      Rational value = school.value();
      data.school(id(i), "School " + i, "");
      if (!school.kind().isEmpty()) {
        data.set(id(i), "kind", new Value.Word(school.kind()));
      }
      data.set(
          id(i), "x", value == null ? Value.missing(MissingReason.NOT_REPORTED) : Value.of(value));
    }
    return data.build().dataset();
  }

  /** What the evaluator gives with the table pasted in place of the present one. */
  Outcome pasted(Calibration calibration) {
    Policy policy = policy(Sqis.text(calibration.table()));
    return policy.score(data(policy));
  }

  static String id(int school) {
    return "s" + (1000 + school);
  }

  static Calibration calibrate(Trial trial, CalibrationRequest request) {
    Policy policy = trial.policy();
    return Calibration.of(policy, trial.data(policy), request);
  }

  static CalibrationRequest five() {
    return CalibrationRequest.of("m").withLevels(5);
  }

  /** The rows of a table as they are written, without the notes. */
  static String rows(Calibration calibration) {
    return Sqis.text(calibration.table())
        .lines()
        .filter(line -> line.startsWith("  |"))
        .map(line -> line.strip().replaceAll(" +", " "))
        .reduce("", (text, line) -> text + line + "\n");
  }
}
