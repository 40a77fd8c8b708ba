package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Undecided;
import org.sqis.dsl.Sqis;

/** An outcome lists what could not be decided, with what blocks it. */
class UndecidedTest {
  private static final String RULES =
      """
      policy blocked
        years 2014-15 to 2015-16
      end policy

      parameters
        | name  | value   | type  | provenance |
        | floor | not set | score |            |
      end parameters

      groups
        | name     | use    |
        | all      | scored |
        | hispanic | scored |
      end groups

      inputs each school
        | name   | type           |
        | growth | score 0 to 100 |
        | kind   | one of a, b    |
        | other  | score 0 to 100 |
      end inputs

      inputs each group
        | name   | type            |
        | tested | count           |
        | met    | count of tested |
      end inputs

      rates each group
        | name | part | whole  | better | round |
        | ela  | met  | tested | higher | 1     |
        needs whole >= 20, else too few
      end rates

      levels ela_level of ela
        | level | every |
        | 2     | >= 50% |
        | 1     | else   |
        provenance choice
      end levels

      grid color by kind, ela_level
        |      | 1   | 2     |
        | a, b | red | green |
        provenance choice
      end grid

      measure above each school
        value growth >= floor
        may be missing
      end measure

      measure rests_on_it each school
        value above and tested of hispanic > 5
        may be missing
      end measure

      measure change each school
        value growth - previous(growth)
        may be missing
      end measure

      measure two_reasons each school
        value growth + other
        may be missing
      end measure

      measure says_so each school
        value not reported "kept elsewhere"
      end measure

      measure fine each school
        value yes
      end measure

      index total each school
        shares
          | domain | measure   | points |
          | a      | ela_level | 100    |
        earns level / 2
        cells
          | cell     | part of the measure's share |
          | all      | 50%                         |
          | hispanic | 50%                         |
        missing cell
          | reason                  | then        |
          | too few, not applicable | give to all |
        missing measure
          | reason                  | then                   |
          | too few, not applicable | spread over everything |
        provenance choice
      end index
      """;

  private static Outcome outcome() {
    Policy policy = Sqis.compile("rules.sqis", RULES).policy();
    Dataset.Builder builder = Dataset.builder(policy.spec()).year(new SchoolYear(2015));
    for (String id : List.of("1", "2", "3")) {
      builder.school(id, "School " + id, "");
      builder.set(id, "kind", new Value.Word("a"));
      builder.set(id, "other", Value.missing(MissingReason.SUPPRESSED));
      builder.set(id, "tested", "all", count(100)).set(id, "met", "all", count(60));
    }
    builder.set("1", "growth", count(50)).set("2", "growth", count(60));
    builder.set("1", "tested", "hispanic", count(40));
    builder.set("1", "met", "hispanic", Value.missing(MissingReason.SUPPRESSED));
    builder.set("2", "tested", "hispanic", count(10)).set("2", "met", "hispanic", count(4));
    builder.set("3", "tested", "hispanic", Value.missing(MissingReason.NOT_REPORTED));
    return Both.score(policy, builder.build().dataset());
  }

  private static Value count(int number) {
    return Value.of(Rational.of(number));
  }

  private static List<String> of(String result) {
    return outcome().undecided().stream()
        .filter(one -> one.result().equals(result))
        .flatMap(one -> one.causes().stream())
        .map(cause -> cause.reason() + ": " + cause.blockers() + " " + cause.ids())
        .toList();
  }

  @Test
  void onlyResultsWithUndecidedValues_areListed_inTheirOrder() {
    assertThat(outcome().undecided())
        .extracting(Undecided::result)
        .containsExactlyInAnyOrder(
            "ela",
            "ela_level",
            "color",
            "above",
            "rests_on_it",
            "change",
            "two_reasons",
            "says_so",
            "total");
  }

  @Test
  void onlyWhatIsMissingForTheReasonOfTheResult_blocksIt() {
    assertThat(of("two_reasons"))
        .containsExactly(
            "suppressed: [other is suppressed] [1, 2]",
            "not reported: [growth is not reported] [3]");
  }

  @Test
  void parameterThatIsNotSet_blocksWhatRestsOnIt() {
    assertThat(of("above"))
        .containsExactly(
            "not yet defined: [parameter floor is not set] [1, 2]",
            "not reported: [growth is not reported] [3]");
    // 2 is decided by the group that is too small
    assertThat(of("rests_on_it"))
        .containsExactly(
            "not yet defined: [parameter floor is not set] [1, 2]",
            "not reported: [growth is not reported, tested of hispanic is not reported] [3]");
  }

  @Test
  void inputOfTheSameGroup_isNamedWithoutIt() {
    assertThat(of("ela"))
        .containsExactly(
            "suppressed: [met is suppressed] [1]", "not reported: [tested is not reported] [3]");
  }

  @Test
  void chainOfResults_isFollowedToItsInputs() {
    assertThat(of("color"))
        .containsExactly(
            "suppressed: [met is suppressed] [1]", "not reported: [tested is not reported] [3]");
    assertThat(of("total"))
        .containsExactly(
            "suppressed: [met of hispanic is suppressed] [1]",
            "not reported: [tested of hispanic is not reported] [3]");
  }

  @Test
  void yearWithoutData_andRuleThatSaysSo_blockByThemselves() {
    assertThat(of("change"))
        .contains("not yet defined: [change is not yet defined \"no data of 2014-15\"] [1, 2]");
    assertThat(of("says_so"))
        .containsExactly("not reported: [says_so is not reported \"kept elsewhere\"] [1, 2, 3]");
  }

  @Test
  void json_listsEverySchool_andTheTableSome() {
    Outcome outcome = outcome();
    assertThat(Json.outcome(outcome, List.of("says_so")))
        .contains("\"undecided\" : [ {\n    \"result\" : \"says_so\",\n    \"count\" : 3,")
        .doesNotContain("floor");
    assertThat(Undecided.table(outcome.undecided(), 1).toString()).contains("1 and 2 more");
  }

  @Test
  void tooFewAndNotApplicable_areDecided() {
    assertThat(Undecided.is(Value.missing(MissingReason.TOO_FEW))).isFalse();
    assertThat(Undecided.is(Value.missing(MissingReason.NOT_APPLICABLE))).isFalse();
    assertThat(Undecided.is(Value.of(true))).isFalse();
    assertThat(Undecided.is(Value.missing(MissingReason.NOT_REPORTED))).isTrue();
  }
}
