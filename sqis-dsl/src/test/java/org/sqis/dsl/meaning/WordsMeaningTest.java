package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.Policy;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.Json;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Verification;
import org.sqis.core.rulebook.RuleBook;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;

/** Measures whose values are words, and grids that answer yes or no. */
class WordsMeaningTest {
  private static final String RULES =
      """
      policy worded
        years 2014-15
      end policy

      groups
        | name | use    |
        | all  | scored |
      end groups

      inputs each school
        | name   | type           |
        | growth | score 0 to 100 |
        | closed | yes/no         |
      end inputs

      measure rating "Rating of the school" each school
        one of good, fair, poor
        value not applicable "closed" when closed
        value poor when growth is missing
        value if growth >= 60 then good else fair when growth >= 40
        value poor otherwise
      end measure

      measure known each school
        one of good, fair, poor
        value rating else poor
      end measure

      measure fine each school
        value 3 when known is good
        value 2 when known is fair
        value 1 when known is poor
      end measure

      levels band of growth by known
        | level | good, fair | poor  |
        | 2     | >= 50      | >= 90 |
        | 1     | else       | else  |
        provenance choice
      end levels

      grid watched by known, band
        |            | 1   | 2  |
        | good, fair | yes | no |
        | poor       | yes | -  |
        provenance choice
      end grid

      measure visit each school
        value 1 when watched
        value 0 otherwise
      end measure

      index total each school
        shares by known
          | domain | measure | good | fair, poor |
          | a      | band    | 100  | 60         |
          | b      | again   | -    | 40         |
        earns level / 2
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
        provenance choice
      end index

      levels again of growth
        | level | every |
        | 2     | >= 10 |
        | 1     | else  |
        provenance choice
      end levels

      test "a fair school"
        year 2014-15
        school growth: 45, closed: no
        expect rating is fair
        expect fine is 2
        expect watched is yes
      end test

      test "a rating can be given"
        year 2014-15
        school rating: good
        expect fine is 3
      end test
      """;

  private static final String MAPPING =
      """
      data d
        policy worded
        year   2014-15
      end data

      file schools "schools.csv"
        key id
        columns
          | column | becomes | words           |
          | growth | growth  |                 |
          | closed | closed  | Y = yes, N = no |
        missing
          | column | token | means          |
          | rating | none  | not applicable |
        answers
          | column  | result  | words                    |
          | rating  | rating  | G = good, F = fair, P = poor |
          | watched | watched | Y = yes, N = no          |
      end file
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "schools.csv",
          """
          id,growth,closed,rating,watched
          1,70,N,G,N
          2,45,N,F,Y
          3,,N,P,
          4,20,N,P,Y
          5,20,Y,none,Y
          """);

  private static Policy policy() {
    return Sqis.compile("rules.sqis", RULES).policy();
  }

  private static LoadedData loaded() {
    return Sqis.load("data.sqis", MAPPING, policy(), FileResolver.ofTexts(FILES));
  }

  @ParameterizedTest
  @CsvSource({
    "1, rating, good",
    "2, rating, fair",
    "3, rating, poor",
    "4, rating, poor",
    "5, rating, 'not applicable \"closed\"'",
    "5, known, poor",
    "1, fine, 3",
    "4, fine, 1",
    // the column of band is that of the word
    "1, band, 2",
    "2, band, 1",
    // a grid of answers is a condition
    "1, watched, no",
    "2, watched, yes",
    "2, visit, 1",
    "1, visit, 0",
    // the shares are those of the word
    "1, total, 100",
    "2, total, 70"
  })
  void word_isReadLikeThatOfAnInput(String id, String result, String expected) {
    Outcome outcome = Both.score(policy(), loaded().dataset());
    assertThat(outcome.value(id, result)).hasToString(expected);
  }

  private static Verification verification(Map<String, String> files) {
    LoadedData loaded = Sqis.load("data.sqis", MAPPING, policy(), FileResolver.ofTexts(files));
    return Verification.of(Both.score(policy(), loaded.dataset()), loaded.dataset());
  }

  @Test
  void publishedWords_areVerified() {
    Verification verification = verification(FILES);
    assertThat(verification.succeeds()).as(verification.toString()).isTrue();
    assertThat(verification.results().get(0).rows()).isEqualTo(5);
    String other = FILES.values().iterator().next().replace("G,N", "P,N");
    assertThat(verification(Map.of("schools.csv", other)).results().get(0).differ()).isEqualTo(1);
  }

  @Test
  void testsOfTheFile_pass() {
    Policy policy = policy();
    assertThat(policy.test(Sqis.compile("rules.sqis", RULES).tests()).results())
        .hasSize(2)
        .allMatch(one -> one.passes());
  }

  @Test
  void json_explanation_ruleBook_andDiff_tellTheWords() {
    Policy policy = policy();
    assertThat(Json.outcome(Both.score(policy, loaded().dataset())))
        .contains("\"type\" : \"one of good, fair, poor\"")
        .contains("\"value\" : \"good\"");
    assertThat(policy.explain(loaded().dataset(), "2", "rating").toString())
        .contains("rating = fair  Rating of the school")
        .contains("rule: if growth >= 60 then good else fair when growth >= 40");
    assertThat(RuleBook.of(policy).markdown()).contains("one of the words good, fair, poor");
    String one =
        """
        policy p
          years 2014-15
        end policy
        measure a each school
          one of good, poor
          value good
        end measure
        """;
    assertThat(
            PolicyDiff.between(
                    Sqis.compile("p.sqis", one).policy().spec(),
                    Sqis.compile("p.sqis", one.replace("poor", "bad")).policy().spec())
                .toString())
        .contains("one of")
        .contains("good, poor")
        .contains("good, bad");
  }

  /** A calculation with what is always missing is missing; it has no unit that could be wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "round_up(not yet defined, 1)",
        "max(not reported, 3)",
        "-(too few)",
        "round(abs(suppressed), 0)"
      })
  void calculationWithMissing_meetsEveryUnit(String missing) {
    String rules =
        """
        policy p
          years 2014-15
        end policy
        inputs each school
          | name | type    | missing |
          | part | percent | never   |
        end inputs
        measure a each school
          value part when part > 5%
          value MISSING otherwise
          may be missing
        end measure
        measure b each school
          value part > MISSING
          may be missing
        end measure
        """;
    assertThat(Sqis.compile("p.sqis", rules.replace("MISSING", missing)).report()).isEmpty();
  }
}
