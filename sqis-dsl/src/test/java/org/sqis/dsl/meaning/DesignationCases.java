package org.sqis.dsl.meaning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.YearStandings;
import org.sqis.dsl.Sqis;

/** Policies and data of a few schools, of which tests of designations are made. */
final class DesignationCases {
  private DesignationCases() {}

  static final SchoolYear FIRST = new SchoolYear(2012);

  static final String HEAD =
      """
      policy designations
        years 2012-13 to 2016-17
      end policy

      groups
        | name | use    |
        | all  | scored |
        | el   | scored |
        | swd  | scored |
      end groups

      inputs each school
        | name    | type                               |
        | title_i | one of participating, eligible, no |
        | grant   | yes/no                             |
        | score   | score 0 to 100                     |
        | gap     | score 0 to 100                     |
        | kind    | one of small, large                |
      end inputs

      inputs each group
        | name | type           |
        | rate | score 0 to 100 |
      end inputs

      cohort title_one
        members title_i is participating
      end cohort

      """;

  static final String LOW =
      """
      designate priority
        among title_one
        routes
          | route | who                   |
          | low   | lowest(%s, by: score) |
        %s
      end designate

      """;

  static Policy policy(String rules) {
    return Sqis.compile("rules.sqis", HEAD + rules).policy();
  }

  /** Data of which a later value takes the place of an earlier one. */
  static final class Cells {
    private final Policy policy;
    private final Map<String, Consumer<Dataset.Builder>> cells = new LinkedHashMap<>();
    private SchoolYear year = FIRST;

    Cells(Policy policy) {
      this.policy = policy;
    }

    void year(SchoolYear rated) {
      year = rated;
    }

    void set(SchoolYear of, String id, String input, Value value) {
      cells.put(id, data -> data.school(id, "School " + id, "North"));
      cells.put(of + id + input, data -> data.set(of, id, input, value));
    }

    void set(SchoolYear of, String id, String input, String group, Value value) {
      cells.put(of + id + input + group, data -> data.set(of, id, input, group, value));
    }

    Dataset build() {
      Dataset.Builder data = Dataset.builder(policy.spec()).year(year);
      cells.values().forEach(one -> one.accept(data));
      return data.build().dataset();
    }
  }

  /** Schools a, b, … with these scores in the first year; a dash is not reported. */
  static Cells schools(Policy policy, String scores) {
    Cells data = new Cells(policy);
    add(data, FIRST, scores);
    return data;
  }

  static void add(Cells data, SchoolYear year, String scores) {
    int number = 0;
    for (String score : scores.split(" ", -1)) {
      String id = String.valueOf((char) ('a' + number++));
      data.set(year, id, "title_i", new Value.Word("participating"));
      data.set(year, id, "grant", Value.of(false));
      Value value =
          score.equals("-")
              ? Value.missing(MissingReason.NOT_REPORTED)
              : score.equals("n")
                  ? Value.missing(MissingReason.TOO_FEW)
                  : score.equals("x")
                      ? Value.missing(MissingReason.NOT_APPLICABLE)
                      : Value.of(Rational.parse(score).orElseThrow());
      data.set(year, id, "score", value);
    }
  }

  static YearStandings standings(Policy policy, Dataset data) {
    return Both.score(policy, data).standings();
  }

  static final String TWO =
      """
      designate priority
        among title_one
        routes
          | route | who                 |
          | low   | lowest(2, by: score) |
          | grant | grant               |
        ties all
      end designate

      designate focus
        among title_one
        except priority
        routes
          | route | who                  |
          | gap   | highest(50%, by: gap) |
        ties all
        count up
      end designate
      """;

  static final String KEPT =
      """
      designate focus
        among title_one
        routes
          | route | who         | groups where |
          | gap   | gap > 50    |              |
          | low   | any(rate < 20 over scored) | rate < 20 |
        exits %s
          | route | cleared when |
          | gap   | gap <= 30    |
          | low   | rate >= 40   |
        %s
      end designate
      """;

  static Dataset gaps(Policy policy, String... gaps) {
    Cells data = schools(policy, "1");
    for (int i = 0; i < gaps.length; i++) {
      SchoolYear year = new SchoolYear(2012 + i);
      if (!gaps[i].isEmpty()) {
        add(data, year, "1");
        String[] parts = gaps[i].split("/", -1);
        data.set(year, "a", "gap", Value.of(Rational.parse(parts[0]).orElseThrow()));
        for (int group = 1; group < parts.length; group++) {
          String name = group == 1 ? "el" : "swd";
          data.set(
              year,
              "a",
              "rate",
              name,
              parts[group].equals("n")
                  ? Value.missing(MissingReason.TOO_FEW)
                  : Value.of(Rational.parse(parts[group]).orElseThrow()));
        }
        data.year(year);
      }
    }
    return data.build();
  }

  static Determination last(Policy policy, Dataset data) {
    return standings(policy, data).determination("a", "focus").orElseThrow();
  }
}
