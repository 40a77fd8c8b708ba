package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.rulebook.RuleBook;
import org.sqis.dsl.Sqis;

/** Who stands behind single columns of cut scores and shares. */
class OriginsTest {
  private static final String RULES =
      """
      policy origins
        years 2014-15
        sources
          | name | title |
          | memo | Memo  |
          | law  | Law   |
      end policy

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name   | type                            | missing |
        | kind   | one of elementary, middle, high | never   |
        | growth | score 0 to 100                  | never   |
      end inputs

      levels band of growth by kind
        | level | elementary, middle | high  |
        | 2     | >= 50              | >= 60 |
        | 1     | else               | else  |
        provenance proxy
        source     memo
        columns
          | column | provenance | source |
          | high   | state      | law    |
      end levels

      index total each school
        shares by kind
          | domain | measure | elementary | middle | high |
          | a      | band    | 100        | 100    | 100  |
        earns level / 2
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
        columns
          | column           | provenance |
          | elementary, high | waiver     |
        provenance choice
      end index
      """;

  private static Policy policy() {
    return Sqis.compile("rules.sqis", RULES).policy();
  }

  private static String explained(String kind, String result) {
    Policy policy = policy();
    Dataset data =
        Dataset.builder(policy.spec())
            .school("1", "One", "")
            .set("1", "kind", new Value.Word(kind))
            .set("1", "growth", Value.of(Rational.of(70)))
            .build()
            .dataset();
    return policy.explain(data, "1", result).root().source();
  }

  @Test
  void explanation_namesTheOriginOfTheColumnOfTheSchool() {
    assertThat(explained("high", "band")).isEqualTo("state, law");
    assertThat(explained("middle", "band")).isEqualTo("proxy, memo");
    assertThat(explained("high", "total")).isEqualTo("waiver");
    assertThat(explained("elementary", "total")).isEqualTo("waiver");
    assertThat(explained("middle", "total")).isEqualTo("choice");
  }

  private static List<String> warnings(String rules) {
    return Sqis.compile("rules.sqis", rules).policy().warnings().stream()
        .filter(one -> one.code() == ProblemCode.UNSUPPORTED_TABLE)
        .map(Problem::message)
        .toList();
  }

  @Test
  void columnNobodyStandsBehind_isAWarningThatNamesIt() {
    assertThat(warnings(RULES)).isEmpty();
    assertThat(
            warnings(
                RULES
                    .replace("    provenance proxy\n", "")
                    .replace("  provenance proxy\n", "")
                    .replace("  source     memo\n", "")
                    .replace("  provenance choice\n", "")))
        .containsExactly(
            "nothing says who stands behind the cut scores for elementary, middle of `band`",
            "nothing says who stands behind the shares for middle of `total`");
  }

  @Test
  void ruleBook_countsByColumn_andNamesTheColumns() {
    assertThat(RuleBook.of(policy()).markdown())
        .contains("Columns with an origin of their own")
        .contains("| high | state | law")
        .contains("`total`](#index-total) (2 shares)")
        .contains("`total`](#index-total) (1 share)")
        .contains("`band`](#levels-band) (1 cut score)");
  }

  @Test
  void diff_tellsOfTheOriginOfAColumn_asExplaining() {
    Policy other =
        Sqis.compile("rules.sqis", RULES.replace("| state      |", "| federal    |")).policy();
    PolicyDiff diff = PolicyDiff.between(policy().spec(), other.spec());
    assertThat(diff.toString()).contains("provenance for high").contains("federal");
    assertThat(diff.changes()).hasSize(1);
  }

  @Test
  void policy_isTheSameAfterJson() {
    assertThat(PolicyJson.read("p", PolicyJson.write(policy().spec())).spec())
        .isEqualTo(policy().spec());
  }

  @Test
  void sourceThatOnlyAColumnCites_isUsed() {
    assertThat(policy().warnings().stream().map(Problem::code)).doesNotContain(ProblemCode.UNUSED);
  }
}
