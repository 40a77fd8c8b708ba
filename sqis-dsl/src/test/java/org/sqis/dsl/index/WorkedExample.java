package org.sqis.dsl.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.dsl.Sqis;

/**
 * The fictitious school of the domain notes, section 5: its levels are given, so every measure is
 * its own level. Rules are text so that a variant changes one line, as an analyst would.
 */
final class WorkedExample {
  static final List<String> MEASURES =
      List.of("ela", "math", "absence", "suspension", "redesignation");
  static final List<String> GROUPS =
      List.of("all", "hispanic", "english_learners", "students_with_disabilities", "low_income");

  /** Levels by measure in the order of the groups; null where the school has none. */
  static final Map<String, Integer[]> LEVELS = levels();

  private WorkedExample() {}

  private static Map<String, Integer[]> levels() {
    Map<String, Integer[]> levels = new LinkedHashMap<>();
    levels.put("ela", new Integer[] {5, 3, 2, 1, 4});
    levels.put("math", new Integer[] {6, 4, 3, 2, 5});
    levels.put("absence", new Integer[] {7, 4, 8, 5, 6});
    levels.put("suspension", new Integer[] {9, 6, 10, 7, 9});
    levels.put("redesignation", new Integer[] {6, 6, null, 2, 6});
    return levels;
  }

  /** The rules: half of a measure's points for all students, half shared by the groups (H1). */
  static String rules() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        policy worked "Worked example"
          years 2014-15
        end policy

        groups
          | name                       | family         | use    |
          | all                        |                | scored |
          | hispanic                   | race_ethnicity | scored |
          | white                      | race_ethnicity | scored |
          | english_learners           |                | scored |
          | students_with_disabilities |                | scored |
          | low_income                 |                | scored |
        end groups

        """);
    for (String measure : MEASURES) {
      text.append(
          """
          inputs each group
            | name    | type          |
            | NAME_in | score 1 to 10 |
          end inputs

          measure NAME each group
            better higher
            value  NAME_in
            round  0
            may be missing
          end measure

          levels NAME_level of NAME
            | level | value |
            | 10    | >= 10 |
            | 9     | >= 9  |
            | 8     | >= 8  |
            | 7     | >= 7  |
            | 6     | >= 6  |
            | 5     | >= 5  |
            | 4     | >= 4  |
            | 3     | >= 3  |
            | 2     | >= 2  |
            | 1     | else  |
          end levels

          """
              .replace("NAME", measure));
    }
    text.append(
        """
        index sqii each school
          publish  round(sqii, 0)
          shares
            | domain   | measure             | points |
            | academic | ela_level           | 30     |
            | academic | math_level          | 30     |
            | academic | total               | 60     |
            | climate  | absence_level       | 40/3   |
            | climate  | suspension_level    | 40/3   |
            | climate  | redesignation_level | 40/3   |
            | climate  | total               | 40     |
          earns  level / 10
          cells
            | cell                              | part of the measure's share |
            | all                               | 50%                         |
            | lowest_performing(race_ethnicity) | rest                        |
            | english_learners                  | rest                        |
            | students_with_disabilities        | rest                        |
            | low_income                        | rest                        |
          missing cell
            | reason                  | then                             |
            | too few, not applicable | spread over the other group cells |
          missing measure
            | reason                  | then                   |
            | too few, not applicable | spread over its domain |
        end index
        """);
    return text.toString();
  }

  static Policy policy(String rules) {
    return Sqis.compile("worked.sqis", rules).policy();
  }

  /** The index of one school with the given levels. */
  static IndexResult score(Policy policy, Map<String, Integer[]> levels) {
    Dataset.Builder data =
        Dataset.builder(policy.spec())
            .name("school")
            .year(policy.spec().header().first())
            .school("1", "School", "District");
    levels.forEach(
        (measure, row) -> {
          for (int group = 0; group < row.length; group++) {
            Integer level = row[group];
            Value value =
                level == null ? Value.missing(MissingReason.TOO_FEW) : Value.of(Rational.of(level));
            data.set("1", measure + "_in", GROUPS.get(group), value);
          }
        });
    return policy.score(data.build().dataset()).index("1", "sqii");
  }

  static IndexResult.MeasurePoints measure(IndexResult index, String name) {
    return index.measures().stream()
        .filter(measure -> measure.measure().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
