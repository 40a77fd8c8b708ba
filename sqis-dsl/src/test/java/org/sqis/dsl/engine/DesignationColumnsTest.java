package org.sqis.dsl.engine;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.dsl.Sqis;

/** Designations in columns say what the reference evaluator says. */
class DesignationColumnsTest {
  private static final SchoolYear YEAR = new SchoolYear(2014);

  private static final String HEAD =
      """
      policy places
        years 2012-13 to 2016-17
      end policy

      parameters
        | name  | value | type    | provenance |
        | share | 30%   | percent | choice     |
      end parameters

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name  | type                        |
        | poor  | yes/no                      |
        | grant | yes/no                      |
        | score | score 0 to 100              |
        | wide  | score 0 to 1000000000       |
        | kind  | one of small, large, online |
      end inputs

      cohort poor_schools
        members poor
      end cohort

      cohort scored
        members score is present
      end cohort

      designate other
        among scored
        routes
          | route | who               |
          | grant | grant             |
          | top   | highest(2, by: score) |
        ties all
      end designate

      """;

  private static final List<String> FORMS =
      List.of("among scored\\nroutes\\n| route | who |\\n| low | lowest(%s, by: score) |\\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          among poor_schools ; low | lowest(30%, by: score) ; ties all, count up
          among poor_schools ; low | lowest(30%, by: score) ; ties none, count down
          among poor_schools ; low | highest(share, by: score) ; ties none, count nearest
          among scored ; low | highest(3, by: wide) ; ties all
          among scored ; low | lowest(0, by: wide) ; ties all
          among scored ; low | lowest(100, by: wide, only: poor) ; ties none
          among poor_schools ; low | lowest(20%, by: score, only: grant) and not kind is online ; ties none, count up
          among scored ; low | lowest(40%, by: score) ; ties all, count up, pools by kind
          among scored ; low | lowest(40%, by: wide) ; ties none, count up, pools by district
          among poor_schools ; low | lowest(40%, by: score) ; ties all, count down, base members of scored
          among poor_schools ; low | lowest(40%, by: score) ; ties all, count down, base members with a result
          among poor_schools, except other ; low | lowest(40%, by: score) ; ties all, count down
          among poor_schools ; low | lowest(40%, by: score) and highest(50%, by: wide) ; ties all, count down
          among poor_schools ; any | grant ; ''
          """)
  void oneRoute(String among, String route, String rest) {
    check(among, "| route | who |\n    | " + route + " |", rest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          among poor_schools ; ties all
          among scored ; ties none
          among poor_schools, except other ; ties all
          among scored, except other ; ties none, pools by kind
          among poor_schools ; ties all, pools by district
          """)
  void routesThatFill(String among, String rest) {
    String routes =
        """
        | route | who                   | fill |
            | grant | grant                 |      |
            | high  | highest(2, by: score) | yes  |
            | low   | lowest(5, by: wide)   | yes  |
            | more  | wide < 3              |      |""";
    check(among, routes, rest);
  }

  private void check(String among, String routes, String rest) {
    String text =
        HEAD
            + "designate listed\n  "
            + among.replace(", ", "\n  ")
            + "\n  routes\n    "
            + routes
            + "\n  "
            + rest.replace(", ", "\n  ")
            + "\nend designate\n";
    Policy policy = Sqis.compile("rules.sqis", text).policy();
    for (int seed = 0; seed < 60; seed++) {
      Dataset data = data(policy, new Random(seed), seed % 15);
      new Columns(policy, data).agreeInKernels();
    }
  }

  /** Few schools, of which many are tied and some have no values. */
  private static Dataset data(Policy policy, Random random, int schools) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(YEAR);
    int most = 1 + random.nextInt(6);
    boolean isComplete = random.nextBoolean();
    for (int i = 0; i <= schools; i++) {
      String id = String.valueOf((char) ('a' + i));
      String district = random.nextInt(5) == 0 ? "" : List.of("N", "S").get(random.nextInt(2));
      if (random.nextInt(12) == 0 && !district.isEmpty()) {
        data.district(id, "District " + district);
      } else {
        data.school(id, "School " + id, district);
      }
      data.set(YEAR, id, "poor", missing(random, isComplete, Value.of(random.nextInt(3) > 0)));
      data.set(YEAR, id, "grant", missing(random, isComplete, Value.of(random.nextInt(4) == 0)));
      data.set(YEAR, id, "score", missing(random, isComplete, number(random.nextInt(most))));
      data.set(
          YEAR, id, "wide", missing(random, isComplete, number(random.nextInt(most) * 98765432L)));
      String kind = List.of("small", "large", "online").get(random.nextInt(3));
      data.set(YEAR, id, "kind", missing(random, isComplete, new Value.Word(kind)));
    }
    return data.build().dataset();
  }

  private static Value number(long number) {
    return Value.of(Rational.of(number));
  }

  private static Value missing(Random random, boolean isComplete, Value value) {
    if (isComplete || random.nextInt(4) > 0) {
      return value;
    }
    MissingReason[] reasons = {
      MissingReason.NOT_REPORTED, MissingReason.TOO_FEW, MissingReason.NOT_APPLICABLE
    };
    return new Value.Missing(reasons[random.nextInt(3)], random.nextBoolean() ? "why" : "");
  }
}
