package org.sqis.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.equal.Differences;

/** Ranks, and functions over schools, in columns say what the reference evaluator says. */
class RankColumnsTest {
  private static final String HEAD =
      """
      policy ranks
        years 2012-13 to 2016-17
      end policy

      groups
        | name | use    |
        | all  | scored |
        | el   | scored |
      end groups

      inputs each school
        | name  | type                        |
        | poor  | yes/no                      |
        | score | score 0 to 100              |
        | met   | count                       |
        | whole | count                       |
        | kind  | one of small, large, online |
        | day   | date                        |
      end inputs

      inputs each group
        | name   | type  |
        | tested | count |
      end inputs

      membership members
        districts
          | district | from | to           |
          | A        |      |              |
          | B        |      | 30 June 2014 |
      end membership

      cohort poor_schools
        members poor
      end cohort

      cohort late
        districts members
        as of lowest(last_day(school_year) + 10, 4 August 2015)
        members score is present
      end cohort

      """;

  private static final List<String> METHODS =
      List.of("weak", "strict", "mean", "inclusive", "exclusive");

  private static String measure(String name, String each, String value) {
    return "measure "
        + name
        + " each "
        + each
        + "\n  value  "
        + value
        + "\n  may be missing\nend measure\n\n";
  }

  private static Dataset data(Policy policy, Random random, int schools) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(policy.spec().header().first());
    for (int i = 0; i < schools; i++) {
      String id = "s" + i;
      data.school(id, "", List.of("A", "B", "C", "").get(random.nextInt(4)));
      // Few different numbers, so that most tie.
      data.set(id, "score", maybe(random, random.nextInt(9)));
      data.set(id, "met", maybe(random, random.nextInt(4)));
      data.set(id, "whole", maybe(random, 4 + random.nextInt(3)));
      data.set(id, "poor", Value.of(random.nextInt(3) > 0));
      data.set(
          id, "kind", new Value.Word(List.of("small", "large", "online").get(random.nextInt(3))));
      data.set(id, "tested", "all", maybe(random, random.nextInt(5)));
      data.set(id, "tested", "el", maybe(random, random.nextInt(3)));
    }
    return data.build().dataset();
  }

  private static Value maybe(Random random, int number) {
    MissingReason[] reasons = MissingReason.values();
    return random.nextInt(6) == 0
        ? new Value.Missing(reasons[random.nextInt(reasons.length)], "")
        : Value.of(Rational.of(number));
  }

  @Test
  void ranks_haveKernels_byEveryMethod_alsoOfFractionsAndGroups() {
    StringBuilder text = new StringBuilder(HEAD);
    int number = 0;
    for (String within : List.of("", ", within: kind", ", within: district")) {
      for (String key : List.of("score", "met / whole")) {
        for (String method : METHODS) {
          text.append(
              measure(
                  "p" + number,
                  "school",
                  "percentile_rank("
                      + key
                      + ", among: poor_schools, method: "
                      + method
                      + within
                      + ")"));
          number++;
        }
        text.append(
            measure(
                "r" + number,
                "school",
                "rank(" + key + ", among: late, from: lowest" + within + ")"));
        text.append(
            measure("r" + (number + 1), "group", "rank(tested, among: late" + within + ")"));
        number += 2;
      }
    }
    Policy policy = Sqis.compile("ranks.sqis", text.toString()).policy();
    for (int seed = 0; seed < 4; seed++) {
      Dataset data = data(policy, new Random(seed), 20 + 60 * seed);
      new Columns(policy, data).agreeInKernels();
    }
  }

  @Test
  void functionsOverSchools_haveKernels_inDistrictsWithAndWithoutValues() {
    StringBuilder text = new StringBuilder(HEAD);
    List<String> values = new ArrayList<>();
    for (String where : List.of("", " where poor", " where score > 3")) {
      for (String options : List.of("", ", at_least: 2")) {
        for (String function : List.of("sum", "mean", "lowest", "highest", "median")) {
          values.add(function + "(score over schools" + where + options + ")");
        }
        for (String function : List.of("lowest", "highest")) {
          values.add(function + "(met / whole over schools" + where + options + ")");
        }
        for (String function : List.of("count", "share", "every", "any")) {
          values.add(function + "(met > 0 over schools" + where + options + ")");
        }
      }
    }
    int wide = 0;
    for (String value : values) {
      text.append(measure("d" + wide, "district", value));
      text.append(measure("c" + wide, "consortium", value));
      text.append(measure("s" + wide, "school", "(d" + wide + " is present) and poor"));
      wide++;
    }
    Policy policy = Sqis.compile("over.sqis", text.toString()).policy();
    for (int seed = 0; seed < 4; seed++) {
      Dataset data = data(policy, new Random(seed), 2 + 70 * seed);
      assertThat(
              Differences.of(
                      policy.score(data, Evaluator.COLUMNS),
                      policy.score(data, Evaluator.REFERENCE),
                      5)
                  .found())
          .isEmpty();
      String[] names = {"s0", "s1", "s20"};
      // The values of three districts are worked out, the functions over their schools are not.
      assertThat(policy.scoreOnly(data, names).exactRows()).isEqualTo(3L * data.districts().size());
    }
  }
}
