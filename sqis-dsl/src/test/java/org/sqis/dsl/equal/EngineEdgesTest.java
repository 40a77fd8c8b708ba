package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/** Numbers at the edge of what the engine computes with, each with what a wrong engine gave. */
class EngineEdgesTest {
  private static final String HEAD =
      """
      policy edges
        years  2014-15
      end policy

      parameters
        | name | value | provenance |
        | line | 1     | choice     |
      end parameters

      inputs each school
        | name   | type            |
        | first  | number          |
        | second | number          |
        | sort   | one of low, mid |
        | day    | date            |
      end inputs

      """;

  private static Policy policy(String rules) {
    return Sqis.compile("edges.sqis", HEAD + rules).policy();
  }

  private static Dataset data(Policy policy, List<String> districts, List<Value> first) {
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(2014));
    for (int i = 0; i < first.size(); i++) {
      String id = "s" + i;
      data.school(id, "", districts.get(i % districts.size()));
      data.set(id, "first", first.get(i));
      data.set(id, "second", Value.of(Rational.of(i)));
    }
    return built(data);
  }

  private static Dataset built(Dataset.Builder data) {
    Loading loading = data.build();
    assertThat(loading.hasErrors()).as(loading.problems().toString()).isFalse();
    return loading.dataset();
  }

  private static Outcome same(Policy policy, Dataset data) {
    Outcome columns = policy.score(data, Evaluator.COLUMNS);
    Differences found = Differences.of(columns, policy.score(data, Evaluator.REFERENCE), 9);
    assertThat(found.found()).isEmpty();
    return columns;
  }

  private static Value number(String text) {
    return Value.of(Rational.parse(text).orElseThrow());
  }

  /** They gave their exact values. */
  @Test
  void numbersWithoutACommonUnit_areRounded() {
    Policy policy =
        policy("measure m each school\n  value first\n  round 1\n  may be missing\nend measure\n");
    Dataset data =
        data(policy, List.of(""), List.of(number("900000000000000000"), number("0.000000000025")));
    assertThat(same(policy, data).value("s1", "m")).isEqualTo(Value.of(Rational.ZERO));
  }

  /** They were an error of the engine. */
  @Test
  void partsWhoseNumbersHaveNoCommonUnit_areStillScored() {
    Policy policy =
        policy(
            """
            measure m each school
              value first * line
              may be missing
            end measure

            open
              | what           | who       | limit |
              | parameter line | districts |       |
            end open

            overlay local for "Elm"
              because   "x"
              approver  "Y", 14 October 2014
              change
                | what           | from | to             |
                | parameter line | 1    | 0.000000000007 |
            end overlay
            """);
    List<Value> first = List.of(number("1000000000000000000"), number("3"), number("-7"));
    same(policy, data(policy, List.of("Elm", "Ash", "Oak"), first));
  }

  /** Sums and comparisons of them left the range of a long. */
  @Test
  void codesOfColumnsThatAreTooLong_areLeftToTheReferenceEvaluator() {
    Policy policy =
        policy(
            """
            measure total each school
              value first + second
              may be missing
            end measure

            measure is_less each school
              value first < second
              may be missing
            end measure

            levels level of first
              | level | any |
              | 2     | > 9223372036854775806 |
              | 1     | else                  |
              provenance choice
            end levels
            """);
    long[] most = {Long.MAX_VALUE, Long.MIN_VALUE, 0, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1};
    long[] other = {Long.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE, 1};
    Dataset data =
        built(
            Dataset.builder(policy.spec())
                .year(new SchoolYear(2014))
                .schools(List.of("a", "b", "c", "d", "e"))
                .column("first", Column.decimals(most, 0))
                .column("second", Column.decimals(other, 0)));
    Outcome outcome = same(policy, data);
    assertThat(outcome.value("b", "is_less")).isEqualTo(Value.YesNo.YES);
  }

  @Test
  void inputsThatAreMissingEverywhere_giveTheSame() {
    Policy policy =
        policy(
            """
            measure total each school
              value first + second
              may be missing
            end measure

            measure kept each school
              value lowest(first, total, none: second)
              may be missing
            end measure

            measure counted each school
              value count(first > second, sort is low)
              may be missing
            end measure

            measure chosen each school
              value second when first > 3 or sort is low
              value 4 when first is missing
              value 5 otherwise
              may be missing
            end measure

            measure late each school
              value day > 1 March 2015 else yes
              may be missing
            end measure

            levels level of first
              | level | any  |
              | 2     | > 3  |
              | 1     | else |
              provenance choice
            end levels

            grid g by level, sort
              |   | low   | mid |
              | 2 | green | red |
              | 1 | red   | -   |
              provenance choice
            end grid
            """);
    List<Value> first = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      first.add(Value.missing(i % 3 == 0 ? MissingReason.TOO_FEW : MissingReason.SUPPRESSED));
    }
    same(policy, data(policy, List.of(""), first));
  }

  /** Each made a part of its own, and every part its own kernels. */
  @Test
  void manyDistrictsWithOneOverlay_areTwoParts() {
    Policy policy =
        policy(
            """
            measure m each school
              value first * line
              may be missing
            end measure

            open
              | what           | who       | limit |
              | parameter line | districts |       |
            end open

            overlay local for "D7"
              because   "x"
              approver  "Y", 14 October 2014
              change
                | what           | from | to |
                | parameter line | 1    | 3  |
            end overlay
            """);
    List<Value> first = new ArrayList<>();
    List<String> districts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      first.add(Value.of(Rational.of(i)));
      districts.add("D" + i);
    }
    assertThat(same(policy, data(policy, districts, first)).value("s7", "m"))
        .isEqualTo(Value.of(Rational.of(21)));
  }

  @Test
  void columnsWithRowsTakenOut_giveTheSame() {
    Policy policy =
        policy(
            "measure m each school\n  value (first else second) / second\n  may be missing\nend measure\n");
    long[] codes = new long[3000];
    BitSet none = new BitSet();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = i - 1500L;
      none.set(i, i % 7 == 0);
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      ids.add("s" + i);
    }
    Value.Missing why = new Value.Missing(MissingReason.SUPPRESSED, "");
    Dataset data =
        built(
            Dataset.builder(policy.spec())
                .year(new SchoolYear(2014))
                .schools(ids)
                .column("first", Column.decimals(codes, 1).without(none, why))
                .column("second", Column.decimals(codes, 3)));
    same(policy, data);
  }

  /** The engine failed: nobody had kept the unrounded values that the group is found by. */
  @Test
  void lowestGroupOnceByARoundedMeasure_isFoundAfterARank() {
    Policy policy =
        Sqis.compile(
                "once.sqis",
                """
                policy once
                  years  2014-15
                end policy

                groups
                  | name  | family | use    |
                  | all   |        | scored |
                  | white | race   | scored |
                  | black | race   | scored |
                end groups

                inputs each school
                  | name  | type   |
                  | first | number |
                end inputs

                inputs each group
                  | name | type   |
                  | g    | number |
                end inputs

                cohort pool
                end cohort

                measure third each group
                  better  higher
                  value   g / 3
                  round   0
                  may be missing
                end measure

                measure place each school
                  value  rank(first, among: pool)
                  may be missing
                end measure

                levels place_level of place
                  | level | any  |
                  | 2     | <= 2 |
                  | 1     | else |
                  provenance choice
                end levels

                levels g_level of g
                  | level | any  |
                  | 2     | >= 4 |
                  | 1     | else |
                  provenance choice
                end levels

                index points each school
                  shares
                    | domain | measure     | points |
                    | one    | place_level | 40     |
                    | one    | g_level     | 60     |
                  earns  level / 2
                  cells
                    | cell                    | part of the measure's share |
                    | all                     | 50%                         |
                    | lowest_performing(race) | 50%                         |
                  lowest_performing once by third
                  missing cell
                    | reason                  | then        |
                    | too few, not applicable | give to all |
                  missing measure
                    | reason                  | then                   |
                    | too few, not applicable | spread over everything |
                  provenance choice
                end index
                """)
            .policy();
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(2014));
    for (int i = 0; i < 5; i++) {
      String id = "s" + i;
      data.school(id, "", "Elm");
      data.set(id, "first", Value.of(Rational.of(i)));
      data.set(id, "g", "all", Value.of(Rational.of(3)));
      data.set(id, "g", "white", Value.of(Rational.of(3L + i % 2)));
      data.set(id, "g", "black", Value.of(Rational.of(4L - i % 2)));
    }
    Dataset built = built(data);
    Outcome reference = policy.score(built, Evaluator.REFERENCE);
    Differences found = Differences.of(policy.scoreOnly(built, "points"), reference, 9);
    assertThat(found.found()).isEmpty();
  }

  /** Ranks counted schools of no word in the pool whose number stood in their row. */
  @Test
  void codesOfMissingWords_areNoPools() {
    Policy policy =
        policy(
            """
            cohort pool
            end cohort

            measure place each school
              value  rank(second, among: pool, within: sort)
              may be missing
            end measure
            """);
    Column words =
        Column.of(
            new Coding.Listed(List.of(new Value.Word("low"), new Value.Word("mid"))),
            Longs.of(0, -7, 1, 1_234_567),
            Longs.of(0, 1, 0, 1),
            List.of(new Value.Missing(MissingReason.SUPPRESSED, "")));
    Dataset data =
        built(
            Dataset.builder(policy.spec())
                .year(new SchoolYear(2014))
                .schools(List.of("a", "b", "c", "d"))
                .column("second", Column.decimals(new long[] {4, 3, 2, 1}, 0))
                .column("sort", words));
    same(policy, data);
  }

  /** The engine failed: what reads an unrounded number was worked out when it was gone. */
  @Test
  void numbersTooLargeForKernels_askedAlone_readWhatIsNotRounded() {
    Policy policy =
        policy(
            """
            measure m each school
              value first * 3
              round 0
              may be missing
            end measure

            measure big each school
              value exact(m) * first * first * first
              may be missing
            end measure
            """);
    Dataset data = data(policy, List.of(""), List.of(number("200000.3"), number("-199999.7")));
    Differences found =
        Differences.of(policy.scoreOnly(data, "big"), policy.score(data, Evaluator.REFERENCE), 9);
    assertThat(found.found()).isEmpty();
  }

  /** Blockers came in the order in which they were met, which is another one in columns. */
  @Test
  void blockersOfADistrict_doNotDependOnWhatWasAskedBefore() {
    Policy policy =
        Sqis.compile(
                "blocked.sqis",
                """
                policy blocked
                  years 2013-14 to 2014-15
                end policy

                inputs each school
                  | name  | type   |
                  | first | number |
                end inputs

                measure total each district
                  value sum(first over schools)
                  may be missing
                end measure

                measure change each district
                  value previous(total) - total
                  may be missing
                end measure
                """)
            .policy();
    Value hidden = new Value.Missing(MissingReason.SUPPRESSED, "");
    SchoolYear before = new SchoolYear(2013);
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(2014));
    data.school("x", "", "Elm").school("y", "", "Elm");
    data.set(before, "x", "first", hidden).set(before, "y", "first", number("1"));
    data.set("x", "first", hidden).set("y", "first", number("1"));
    assertThat(same(policy, built(data)).undecided()).hasSize(2);
  }

  /** A column as narrow as the bound of a mean says has room for every mean. */
  @Test
  void roundedMeans_haveRoomInTheirColumns() {
    Policy policy =
        policy(
            """
            measure middle each school
              value mean(first, second, line)
              round 0
              may be missing
            end measure
            """);
    Dataset.Builder data = Dataset.builder(policy.spec()).year(new SchoolYear(2014));
    List<String> numbers = List.of("100", "127", "128", "-128", "-129", "900", "-900", "0.5");
    for (int i = 0; i < numbers.size(); i++) {
      data.school("s" + i, "", "");
      data.set("s" + i, "first", number(numbers.get(i)));
      data.set("s" + i, "second", number(numbers.get(numbers.size() - 1 - i)));
    }
    Outcome columns = same(policy, built(data));
    assertThat(columns.value("s5", "middle")).isEqualTo(number("343"));
  }
}
