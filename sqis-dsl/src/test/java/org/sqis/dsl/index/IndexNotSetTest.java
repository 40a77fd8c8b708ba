package org.sqis.dsl.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Problem;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** An index whose cells rest on a parameter that is not set is undecided, not refused. */
class IndexNotSetTest {
  private static final String RULES =
      """
      policy open_part
        years 2014-15
      end policy

      parameters
        | name     | value   | type | provenance |
        | all_part | not set | TYPE |            |
      end parameters

      groups
        | name | use    |
        | all  | scored |
        | x    | scored |
      end groups

      inputs each group
        | name | type           |
        | one  | score 0 to 100 |
      end inputs

      levels first of one
        | level | every |
        | 2     | >= 60 |
        | 1     | else  |
      end levels

      index score each school
        shares
          | domain | measure | points |
          | both   | first   | 100    |
        earns level / 2
        cells
          | cell | part of the measure's share |
          | all  | all_part                    |
          | x    | rest                        |
        missing cell
          | reason                  | then        |
          | too few, not applicable | give to all |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
      end index
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "percent"})
  void indexIsNotYetDefined_andCheckSaysWhatIsBlocked(String type) {
    Compilation compilation = Sqis.compile("rules.sqis", RULES.replace("TYPE", type));
    Policy policy = compilation.policy();
    assertThat(policy.notes().stream().map(Problem::message))
        .contains("the parameter `all_part` is not set; it blocks score");
    Dataset data =
        Dataset.builder(policy.spec())
            .school("1", "One", "")
            .set("1", "one", "all", Value.of(Rational.of(70)))
            .set("1", "one", "x", Value.of(Rational.of(50)))
            .build()
            .dataset();
    assertThat(policy.score(data).value("1", "score").toString())
        .isEqualTo("not yet defined \"parameter all_part is not set\"");
    assertThat(policy.explain(data, "1", "score").toString())
        .contains("withheld: parameter all_part is not set")
        .contains("all_part = not set");
    Policy half = policy.withParameter("all_part", "50%");
    assertThat(half.score(data).value("1", "score").toString()).isEqualTo("75");
  }
}
