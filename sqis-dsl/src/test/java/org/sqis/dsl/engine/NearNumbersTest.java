package org.sqis.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/** Sums of fractions whose denominators have too many digits for whole numbers. */
class NearNumbersTest {
  private static final String RULES =
      """
      policy near "Sums that do not fit whole numbers"
        years   2014-15
        status  draft
      end policy

      inputs each school
        | name | type                    | missing | meaning |
        | a    | count 0 to 1000000000   |         |         |
        | b    | count 0 to 1000000000   |         |         |
        | c    | count 0 to 1000000000   |         |         |
        | d    | count 0 to 1000000000   |         |         |
        | e    | count 0 to 1000000000   |         |         |
        | f    | count 0 to 1000000000   |         |         |
      end inputs

      measure total each school
        better  higher
        value   number_a + number_c + number_e
        round   1
        may be missing
      end measure
      """;

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  private static Policy policy(String text) {
    return Sqis.compile("near.sqis", text).policy();
  }

  static String rules() {
    return RULES.replace("number_a + number_c + number_e", "a / b + c / d + e / f");
  }

  @Test
  void sumsAndDecisions_areThoseOfExactArithmetic() {
    Policy policy =
        policy(
            rules()
                + """

                measure least each school
                  better  higher
                  value   min(a / b, c / d) * (e / f) - c / d
                  may be missing
                end measure

                measure answer each school
                  value   a / b + c / d > e / f
                  may be missing
                end measure

                levels grade of least
                  | level | every |
                  | 3     | >= 1  |
                  | 2     | >= 0  |
                  | 1     | else  |
                  provenance choice
                end levels
                """);
    Dataset data = data(policy, 3000, new Random(7));
    Outcome fast = policy.score(data, Evaluator.COLUMNS);
    Outcome exact = policy.score(data, Evaluator.REFERENCE);
    for (String name : List.of("total", "least", "answer", "grade")) {
      for (var entity : data.entities()) {
        assertThat(fast.value(entity.id(), name))
            .as(name + " of " + entity.id())
            .isEqualTo(exact.value(entity.id(), name));
        assertThat(fast.exact(entity.id(), name, "")).isEqualTo(exact.exact(entity.id(), name, ""));
      }
    }
  }

  /** Half of the schools have sums on a rounding midpoint or on a cut, or next to one. */
  private static Dataset data(Policy policy, int schools, Random random) {
    Dataset.Builder data = Dataset.builder(policy.spec());
    for (int i = 0; i < schools; i++) {
      String id = String.format(java.util.Locale.ROOT, "%05d", i);
      data.school(id, "", "");
      long[] values = new long[NAMES.size()];
      boolean isTied = random.nextBoolean();
      for (int k = 0; k < values.length; k++) {
        boolean isBelow = k % 2 == 1;
        values[k] =
            isTied
                ? isBelow
                    ? 1_000_000_000L / (1 << random.nextInt(4))
                    : 50_000_000L * random.nextInt(20)
                : random.nextInt(1_000_000_000);
      }
      values[0] += isTied && random.nextInt(4) == 0 ? 1 : 0;
      for (int k = 0; k < values.length; k++) {
        int kind = random.nextInt(40);
        Value value =
            kind == 0
                ? Value.missing(MissingReason.SUPPRESSED)
                : kind == 1
                    ? new Value.Missing(MissingReason.NOT_REPORTED, "lost")
                    : kind == 2 ? Value.of(Rational.ZERO) : Value.of(Rational.of(values[k]));
        data.set(id, NAMES.get(k), value);
      }
    }
    return data.build().dataset();
  }
}
