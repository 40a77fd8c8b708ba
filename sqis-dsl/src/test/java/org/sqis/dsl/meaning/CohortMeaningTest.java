package org.sqis.dsl.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.CohortSize;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.problem.Problem;
import org.sqis.dsl.Sqis;

/** Who belongs to a cohort, and what ranks in it mean; docs/designations.md, Cohorts. */
class CohortMeaningTest {
  private static final SchoolYear BEFORE = new SchoolYear(2013);
  private static final SchoolYear RATED = new SchoolYear(2014);

  private static final String RULES =
      """
      policy cohorts
        years 2013-14 to 2014-15
      end policy

      groups
        | name | use    |
        | all  | scored |
        | x    | scored |
      end groups

      inputs each school
        | name    | type                     |
        | score   | score 0 to 100           |
        | title_i | one of yes_one, no_title |
        | kind    | one of small, large      |
      end inputs

      inputs each group
        | name | type    |
        | met  | percent |
      end inputs

      membership waiver "Districts of the waiver"
        districts
          | district | from        | to           |
          | North    |             | 30 June 2014 |
          | North    | 1 July 2015 |              |
          | South    | 1 July 2014 |              |
          | Lake     |             |              |
      end membership

      cohort title_i_schools "Title I schools"
        districts waiver
        as of     first_day(school_year)
        members   title_i is yes_one
      end cohort

      cohort everyone
      end cohort

      cohort of_title_i
        members title_i is yes_one
      end cohort

      measure place each school
        value rank(score, among: everyone)
        may be missing
      end measure

      measure from_below each school
        value rank(score, among: everyone, from: lowest)
        may be missing
      end measure

      measure in_title_i each school
        value rank(score, among: title_i_schools)
        may be missing
      end measure

      measure in_kind each school
        value rank(score + 1, among: everyone, within: kind)
        may be missing
      end measure

      measure in_district each school
        value rank(score, among: everyone, within: district)
        may be missing
      end measure

      measure of_group each group
        value rank(met, among: everyone)
        may be missing
      end measure

      measure spread each school
        value rank(highest(met over groups) - lowest(met over groups), among: everyone)
        may be missing
      end measure

      measure gain each school
        value rank(score - previous(score), among: everyone)
        may be missing
      end measure

      measure place_before each school
        value previous(rank(score, among: title_i_schools))
        may be missing
      end measure

      measure weak each school
        value percentile_rank(score, among: everyone, method: weak)
        may be missing
      end measure

      measure strict each school
        value percentile_rank(score, among: everyone, method: strict)
        may be missing
      end measure

      measure middle each school
        value percentile_rank(score, among: everyone, method: mean)
        may be missing
      end measure

      measure inclusive each school
        value percentile_rank(score, among: everyone, method: inclusive)
        may be missing
      end measure

      measure exclusive each school
        value percentile_rank(score, among: everyone, method: exclusive)
        may be missing
      end measure

      measure first each school
        value no when in_title_i is missing
        value in_title_i <= 1 otherwise
      end measure

      measure best_tenth each school
        value weak >= 90%
        may be missing
      end measure
      """;

  private static final Policy POLICY = Sqis.compile("rules.sqis", RULES).policy();

  private static Dataset.Builder data() {
    Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
    school(data, "n1", "North", 70, "yes_one", "small");
    school(data, "s1", "South", 40, "yes_one", "small");
    school(data, "s2", "South", 60, "yes_one", "large");
    school(data, "s3", "South", 60, "no_title", "large");
    school(data, "l1", "Lake", 60, "yes_one", "large");
    school(data, "z", "", 90, "yes_one", "small");
    data.school("u", "", "Lake").set("u", "score", number(10));
    data.school("v", "", "Lake")
        .set("v", "title_i", word("yes_one"))
        .set("v", "kind", word("small"));
    data.set("n1", "met", "x", percent(20)).set("n1", "met", "all", percent(50));
    data.set("s1", "met", "x", percent(30)).set("s1", "met", "all", percent(30));
    data.set("s2", "met", "x", Value.missing(MissingReason.TOO_FEW));
    data.set("l1", "met", "x", percent(30)).set("l1", "met", "all", percent(35));
    data.set(BEFORE, "n1", "score", number(60)).set(BEFORE, "s1", "score", number(35));
    data.set(BEFORE, "n1", "title_i", word("yes_one"));
    data.set(BEFORE, "l1", "title_i", word("yes_one")).set(BEFORE, "l1", "score", number(80));
    data.district("N", "North");
    data.set("N", "score", number(99)).set("N", "title_i", word("yes_one"));
    return data;
  }

  private static void school(
      Dataset.Builder data, String id, String district, int score, String title, String kind) {
    data.school(id, "", district).set(id, "score", number(score)).set(id, "kind", word(kind));
    data.set(id, "title_i", word(title));
  }

  private static Value number(int number) {
    return Value.of(Rational.of(number));
  }

  private static Value percent(int number) {
    return Value.of(Rational.of(number, 100));
  }

  private static Value word(String word) {
    return new Value.Word(word);
  }

  private static Outcome outcome() {
    var loading = data().build();
    assertThat(loading.problems()).isEmpty();
    return Both.score(POLICY, loading.dataset());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // North had left on 1 July 2014, South came that day
        "title_i_schools | n1 | no",
        "title_i_schools | s1 | yes",
        "title_i_schools | s3 | no",
        "title_i_schools | l1 | yes",
        "title_i_schools | u  | not reported",
        "title_i_schools | z  | not reported \"the data do not say which district it is in\"",
        // a district that is scored like a school
        "title_i_schools | N  | no",
        "everyone        | N  | no",
        "everyone        | u  | yes",
        "everyone        | z  | yes",
        "of_title_i      | z  | yes",
        // z 90, n1 70, then three with 60, s1 40, u 10; v has no score
        "place           | z  | 1",
        "place           | n1 | 2",
        "place           | s2 | 3",
        "place           | s3 | 3",
        "place           | l1 | 3",
        "place           | s1 | 6",
        "place           | u  | 7",
        "place           | v  | not reported",
        "place           | N  | not applicable \"not in everyone\"",
        "from_below      | u  | 1",
        "from_below      | s2 | 3",
        "from_below      | n1 | 6",
        "in_title_i      | s2 | 1",
        "in_title_i      | l1 | 1",
        "in_title_i      | s1 | 3",
        "in_title_i      | s3 | not applicable \"not in title_i_schools\"",
        "in_title_i      | u  | not reported",
        "first           | l1 | yes",
        "first           | s1 | no",
        "first           | n1 | no",
        "in_kind         | z  | 1",
        "in_kind         | n1 | 2",
        "in_kind         | s2 | 1",
        "in_kind         | u  | not reported",
        "in_district     | n1 | 1",
        "in_district     | l1 | 1",
        "in_district     | u  | 2",
        "in_district     | z  | not reported \"the data do not say which district it is in\"",
        "gain            | n1 | 1",
        "gain            | s1 | 2",
        "gain            | s2 | not reported",
        // 2013-14: North and Lake are members; Lake has the higher score
        "place_before    | n1 | 2",
        "place_before    | l1 | 1",
        "place_before    | s1 | not applicable \"not in title_i_schools\"",
        "best_tenth      | z  | yes",
        "best_tenth      | n1 | no",
      })
  void ofSchools(String result, String school, String expected) {
    assertThat(outcome().value(school, result).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s1 | x   | 1",
        "l1 | x   | 1",
        "n1 | x   | 3",
        "s2 | x   | too few",
        "n1 | all | 1",
        "l1 | all | 2",
        "s1 | all | 3",
      })
  void sameGroupIsRankedAcrossSchools(String school, String group, String expected) {
    assertThat(outcome().value(school, "of_group", group).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // seven values: 10 40 60 60 60 70 90
        "weak      | s2 | 5/7",
        "strict    | s2 | 2/7",
        "middle    | s2 | 1/2",
        "inclusive | s2 | 1/3",
        "exclusive | s2 | 3/8",
        "weak      | z  | 1",
        "strict    | z  | 6/7",
        "inclusive | z  | 1",
        "exclusive | z  | 7/8",
        "weak      | u  | 1/7",
        "strict    | u  | 0",
        "inclusive | u  | 0",
        "exclusive | u  | 1/8",
      })
  void percentileRank(String result, String school, String expected) {
    assertThat(outcome().exact(school, result, "all")).isEqualTo(Value.of(rational(expected)));
  }

  private static Rational rational(String text) {
    return Rational.parse(text).orElseThrow();
  }

  @Test
  void schoolAlone_isFirst_andHasNoInclusiveRank() {
    Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
    school(data, "n1", "North", 70, "yes_one", "small");
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    assertThat(outcome.value("n1", "place")).isEqualTo(number(1));
    assertThat(outcome.value("n1", "from_below")).isEqualTo(number(1));
    assertThat(outcome.exact("n1", "weak", "all")).isEqualTo(number(1));
    assertThat(outcome.exact("n1", "strict", "all")).isEqualTo(number(0));
    assertThat(outcome.exact("n1", "middle", "all")).isEqualTo(percent(50));
    assertThat(outcome.exact("n1", "exclusive", "all")).isEqualTo(percent(50));
    assertThat(outcome.value("n1", "inclusive").toString())
        .isEqualTo("not applicable \"ranked alone\"");
  }

  @Test
  void equalSchools_shareTheFirstPlace() {
    Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
    for (String id : List.of("a", "b", "c", "d")) {
      school(data, id, "South", 50, "yes_one", "small");
    }
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    for (String id : List.of("a", "b", "c", "d")) {
      assertThat(outcome.value(id, "place")).isEqualTo(number(1));
      assertThat(outcome.value(id, "from_below")).isEqualTo(number(1));
      assertThat(outcome.exact(id, "weak", "all")).isEqualTo(number(1));
      assertThat(outcome.exact(id, "strict", "all")).isEqualTo(number(0));
      assertThat(outcome.exact(id, "middle", "all")).isEqualTo(percent(50));
      assertThat(outcome.exact(id, "inclusive", "all")).isEqualTo(number(0));
      assertThat(outcome.exact(id, "exclusive", "all")).isEqualTo(percent(20));
    }
  }

  @Test
  void emptyCohort_ranksNobody() {
    Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
    school(data, "n1", "North", 70, "yes_one", "small");
    school(data, "s3", "South", 70, "no_title", "small");
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    assertThat(outcome.value("n1", "in_title_i").toString())
        .isEqualTo("not applicable \"not in title_i_schools\"");
    assertThat(outcome.value("s3", "in_title_i").toString())
        .isEqualTo("not applicable \"not in title_i_schools\"");
  }

  @Test
  void sizeAndDigest_sayWhoBelongs() {
    Outcome outcome = outcome();
    assertThat(outcome.cohorts())
        .extracting(CohortSize::cohort, CohortSize::members, CohortSize::undecided)
        .containsExactlyInAnyOrder(
            tuple("title_i_schools", 4, 2), tuple("everyone", 8, 0), tuple("of_title_i", 6, 1));
    String sorted = "l1\ns1\ns2\nv\n";
    assertThat(outcome.cohorts())
        .filteredOn(size -> size.cohort().equals("title_i_schools"))
        .extracting(CohortSize::digest)
        .containsExactly(Hashing.sha256().hashString(sorted, UTF_8).toString());
    assertThat(Json.outcome(outcome)).contains("\"sha256\"").contains("\"members\" : 4");
  }

  /** Where nobody has a place, none is a place among a part. */
  @Test
  void dataThatLackADistrict_areNoFaultWhereNobodyIsRanked() {
    for (String ranked : List.of("", "rank(size, among: of_partners)")) {
      Policy policy =
          Sqis.compile(
                  "p.sqis",
                  """
                  policy small
                    years 2014-15
                    sources
                      | name | title |
                      | memo | Memo  |
                  end policy
                  inputs each school
                    | name | type           |
                    | size | score 0 to 100 |
                  end inputs
                  membership partners
                    districts
                      | district | from | to | source |
                      | North    |      |    | memo   |
                      | South    |      |    | memo   |
                  end membership
                  cohort of_partners
                    districts  partners
                    as of      first_day(school_year)
                  end cohort
                  measure place each school
                    value VALUE
                    may be missing
                  end measure
                  """
                      .replace("VALUE", ranked.isEmpty() ? "size" : ranked))
              .policy();
      Dataset.Builder data = Dataset.builder(policy.spec()).year(RATED).school("a", "", "North");
      data.set("a", "size", Value.of(Rational.of(5)));
      assertThat(Both.score(policy, data.build().dataset()).warnings())
          .hasSize(ranked.isEmpty() ? 0 : 1);
    }
  }

  @Test
  void dataThatLackADistrict_areWarnedOf() {
    Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
    school(data, "a", "Soth", 70, "yes_one", "small");
    school(data, "b", "North", 70, "no_title", "small");
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    assertThat(outcome.warnings())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "no school of the data belongs to `title_i_schools` in 2014-15",
            "no school of `South` is in the data of 2014-15, though `waiver` has the district on"
                + " 1 July 2014",
            "no school of `Lake` is in the data of 2014-15, though `waiver` has the district on"
                + " 1 July 2014");
    assertThat(outcome.warnings())
        .extracting(Problem::help)
        .contains("the data have `Soth`: write one of the two");
    assertThat(outcome().warnings()).isEmpty();
  }

  @Test
  void explanation_saysWhyASchoolBelongs_andWhoIsRanked() {
    var explanation = POLICY.explain(data().build().dataset(), "s1", "in_title_i");
    assertThat(explanation.toString())
        .contains("South is in waiver on 1 July 2014, and title_i is yes_one")
        .contains("3 schools ranked")
        .contains("l1 60, s2 60, s1 40; without a value: 1");
    assertThat(POLICY.explain(data().build().dataset(), "n1", "title_i_schools").toString())
        .contains("North is not in waiver on 1 July 2014");
    assertThat(POLICY.explain(data().build().dataset(), "z", "title_i_schools").toString())
        .contains("whether the district is in waiver on 1 July 2014");
    assertThat(POLICY.explain(data().build().dataset(), "N", "title_i_schools").toString())
        .contains("no school of 2014-15");
  }

  @Test
  void undecidedPlace_isBlockedByWhatTheSchoolDidNotSend() {
    assertThat(outcome().undecided())
        .filteredOn(one -> one.result().equals("in_title_i"))
        .flatExtracting(one -> one.causes())
        .flatExtracting(cause -> cause.blockers())
        .contains("title_i is not reported", "score is not reported");
  }

  /** Counts pair by pair what the evaluator sorts. */
  @Test
  void agreesWithCountingEveryPair() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
      Map<String, Integer> scores = new TreeMap<>();
      Map<String, String> kinds = new TreeMap<>();
      int size = 1 + random.nextInt(30);
      for (int i = 0; i < size; i++) {
        String id = "s" + i;
        String kind = random.nextBoolean() ? "small" : "large";
        int score = random.nextInt(8);
        data.school(id, "", "South").set(id, "kind", word(kind));
        kinds.put(id, kind);
        if (random.nextInt(6) > 0) {
          data.set(id, "score", number(score));
          scores.put(id, score);
        }
      }
      Outcome outcome = Both.score(POLICY, data.build().dataset());
      scores.forEach((id, score) -> check(outcome, id, score, scores, kinds));
    }
  }

  private static void check(
      Outcome outcome,
      String id,
      int score,
      Map<String, Integer> scores,
      Map<String, String> kinds) {
    int below = 0;
    int equal = 0;
    int above = 0;
    int aboveInKind = 0;
    List<Integer> others = new ArrayList<>(scores.values());
    for (int other : others) {
      below += other < score ? 1 : 0;
      equal += other == score ? 1 : 0;
      above += other > score ? 1 : 0;
    }
    for (Map.Entry<String, Integer> other : scores.entrySet()) {
      boolean isSameKind = kinds.get(other.getKey()).equals(kinds.get(id));
      aboveInKind += isSameKind && other.getValue() > score ? 1 : 0;
    }
    int n = others.size();
    assertThat(outcome.value(id, "place")).isEqualTo(number(above + 1));
    assertThat(outcome.value(id, "in_kind")).isEqualTo(number(aboveInKind + 1));
    assertThat(outcome.value(id, "from_below")).isEqualTo(number(below + 1));
    assertThat(outcome.exact(id, "weak", "all")).isEqualTo(share(below + equal, n));
    assertThat(outcome.exact(id, "strict", "all")).isEqualTo(share(below, n));
    assertThat(outcome.exact(id, "middle", "all")).isEqualTo(share(below + below + equal, 2 * n));
    assertThat(outcome.exact(id, "exclusive", "all")).isEqualTo(share(below + 1, n + 1));
    if (n > 1) {
      assertThat(outcome.exact(id, "inclusive", "all")).isEqualTo(share(below, n - 1));
    }
  }

  private static Value share(int part, int whole) {
    return Value.of(Rational.of(part, whole));
  }
}
