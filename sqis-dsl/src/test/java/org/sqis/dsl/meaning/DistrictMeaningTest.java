package org.sqis.dsl.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.sqis.core.data.Entity;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.outcome.Verification;
import org.sqis.dsl.Sqis;

/** What rules of districts and of the consortium mean; charter section 3, Unit of analysis. */
class DistrictMeaningTest {
  private static final SchoolYear BEFORE = new SchoolYear(2014);
  private static final SchoolYear RATED = new SchoolYear(2015);

  private static final String RULES =
      """
      policy districts
        years 2014-15 to 2015-16
      end policy

      parameters
        | name | value | type  | provenance |
        | line | 50    | score | choice     |
      end parameters

      groups
        | name | use    |
        | all  | scored |
        | x    | scored |
      end groups

      inputs each school
        | name  | type                 |
        | score | score 0 to 100       |
        | kind  | one of small, large  |
      end inputs

      inputs each group
        | name | type  |
        | n    | count |
      end inputs

      inputs each district
        | name   | type                | missing |
        | budget | count               |         |
        | place  | one of city, county |         |
      end inputs

      inputs each consortium
        | name | type |
        | goal | score |
      end inputs

      measure students each district
        value sum(n of all over schools)
        may be missing
      end measure

      measure known_students each district
        value sum(n of all over schools, at_least: 1)
        may be missing
      end measure

      measure students_of_x each district
        value sum(n of x over schools, none: 0)
        may be missing
      end measure

      measure large_schools each district
        value count(over schools where kind is large)
        may be missing
      end measure

      measure above each district
        value count(over schools where score >= line)
        may be missing
      end measure

      measure above_everywhere each consortium
        value count(over schools where score >= line)
        may be missing
      end measure

      measure per_student each district
        value budget / students
        may be missing
      end measure

      measure average each district
        better higher
        value  mean(score over schools)
        may be missing
      end measure

      measure best each consortium
        value highest(average over districts)
        may be missing
      end measure

      measure city_budget each consortium
        value sum(budget over districts where place is city)
        may be missing
      end measure

      measure behind each school
        value average - score
        may be missing
      end measure

      measure furthest_behind each district
        value highest(behind over schools)
        may be missing
      end measure

      measure share_of_district each group
        value n / students
        unit  percent
        may be missing
      end measure

      measure reaches_goal each district
        value average >= goal
        may be missing
      end measure

      measure gain each district
        value average - previous(average)
        may be missing
      end measure

      measure up each district
        value improved(average)
        may be missing
      end measure

      measure both_years each district
        value pooled(students, years: 2, least: 1)
        may be missing
      end measure

      levels average_level of average by place
        | level | city  | county |
        | 2     | >= 60 | >= 40  |
        | 1     | else  | else   |
        provenance choice
      end levels

      grid mark by average_level, reaches_goal
        |   | yes  | no   |
        | 2 | good | fair |
        | 1 | fair | poor |
        provenance choice
      end grid

      open
        | what           | who       | limit |
        | parameter line | districts | 0 to 100 |
      end open

      overlay strict for "North"
        years    2015-16
        because  "Higher goals"
        approver "Panel", 14 October 2014
        change
          | what           | from | to |
          | parameter line | 50   | 80 |
      end overlay
      """;

  private static final Policy POLICY = Sqis.compile("rules.sqis", RULES).policy();

  /** Two districts and a school that is in none. */
  private static Dataset.Builder data() {
    Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
    school(data, "n1", "North", 70, "large", 100);
    school(data, "n2", "North", 90, "small", 50);
    school(data, "s1", "South", 40, "large", 30);
    school(data, "s2", "South", 60, "large", 10);
    school(data, "z", "", 100, "large", 1000);
    data.set("n1", "n", "x", number(20)).set("s1", "n", "x", Value.missing(MissingReason.TOO_FEW));
    data.set(BEFORE, "n1", "score", number(75)).set(BEFORE, "n2", "score", number(75));
    data.set(BEFORE, "n1", "n", "all", number(7)).set(BEFORE, "n2", "n", "all", number(8));
    data.setOfDistrict("North", "budget", number(1500))
        .setOfDistrict("North", "place", word("city"));
    data.setOfDistrict("South", "budget", number(90))
        .setOfDistrict("South", "place", word("county"));
    data.setOfConsortium("goal", number(80));
    return data;
  }

  private static void school(
      Dataset.Builder data, String id, String district, int score, String kind, int students) {
    data.school(id, "", district).set(id, "score", number(score)).set(id, "kind", word(kind));
    data.set(id, "n", "all", number(students));
  }

  private static Value number(int number) {
    return Value.of(Rational.of(number));
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
        "students        | 150         | 40",
        // x of s1 is too few and of s2 not there; both are left out
        "students_of_x   | 20          | 0",
        "large_schools   | 1           | 2",
        // the line of North is 80 by its overlay: only 90 is above it
        "above           | 1           | 1",
        "per_student     | 10          | 2.25",
        "average         | 80          | 50",
        "furthest_behind | 10          | 10",
        "reaches_goal    | yes         | no",
        "gain            | 5           | not applicable \"no school takes part\"",
        "up              | yes         | not applicable \"no school takes part\"",
        "both_years      | 165         | 40",
        "average_level   | 2           | 2",
        "mark            | good        | fair",
        // of the consortium, as a district sees it
        "best            | 80          | 80",
      })
  void districtValue(String result, String north, String south) {
    assertThat(text(result, outcome().districtValue("North", result))).isEqualTo(north);
    assertThat(text(result, outcome().districtValue("South", result))).isEqualTo(south);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the rule of the consortium has the line of the policy; the school without a district
        // counts
        "above_everywhere | 4",
        "best             | 80",
        "city_budget      | 1500",
      })
  void consortiumValue(String result, String expected) {
    assertThat(text(result, outcome().consortiumValue(result))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "behind            | n1 | all | 10",
        "behind            | s2 | all | -10",
        "behind            | z  | all | not reported \"the data do not say which district it is in\"",
        "share_of_district | n1 | all | 200/3%",
        "share_of_district | n1 | x   | 40/3%",
        "average           | s1 | all | 50",
        "average           | z  | all | not reported \"the data do not say which district it is in\"",
        "best              | z  | all | 80",
      })
  void schoolsSeeTheirDistrict(String result, String school, String group, String expected) {
    assertThat(text(result, outcome().value(school, result, group))).isEqualTo(expected);
  }

  @Test
  void schoolThatDidNotReport_makesTheSumMissing_unlessTheRuleSaysHowManyMustBeThere() {
    Dataset.Builder data = data();
    data.school("n3", "", "North").set("n3", "kind", word("small"));
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    assertThat(text("students", outcome.districtValue("North", "students")))
        .isEqualTo("not reported");
    assertThat(text("known_students", outcome.districtValue("North", "known_students")))
        .isEqualTo("150");
    assertThat(text("students", outcome.districtValue("South", "students"))).isEqualTo("40");
  }

  @Test
  void schoolOfWhichTheConditionIsUndecided_makesTheCountMissing() {
    Dataset.Builder data = data();
    data.school("n3", "", "North").set("n3", "score", number(90)).set("n3", "n", "all", number(1));
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    assertThat(text("large_schools", outcome.districtValue("North", "large_schools")))
        .isEqualTo("not reported");
    assertThat(text("large_schools", outcome.districtValue("South", "large_schools")))
        .isEqualTo("2");
  }

  @Test
  void entityThatIsADistrict_isNoSchoolOfIt() {
    Dataset.Builder data = data().district("N", "North");
    data.set("N", "score", number(1)).set("N", "n", "all", number(1));
    Outcome outcome = Both.score(POLICY, data.build().dataset());
    assertThat(text("students", outcome.districtValue("North", "students"))).isEqualTo("150");
    assertThat(text("behind", outcome.value("N", "behind"))).isEqualTo("79");
  }

  @Test
  void earlierYear_hasItsOwnPopulation() {
    Dataset before = data().build().dataset().in(BEFORE).orElseThrow();
    Outcome outcome = Both.score(POLICY, before);
    assertThat(text("average", outcome.districtValue("North", "average"))).isEqualTo("75");
    assertThat(text("gain", outcome.districtValue("North", "gain"))).startsWith("not yet defined");
    // no overlay in 2014-15
    assertThat(text("above", outcome.districtValue("North", "above"))).isEqualTo("2");
  }

  /** Of a school that closed and one that is new: each counts in the years whose data know it. */
  @Test
  void earlierYear_hasTheSchoolsItKnew() {
    String rules =
        """
        policy districts
          years 2014-15 to 2015-16
        end policy

        inputs each school
          | name | type  |
          | n    | count |
        end inputs

        measure students each district
          value sum(n over schools)
          may be missing
        end measure

        measure before each district
          value previous(students)
          may be missing
        end measure

        measure schools_before each consortium
          value previous(schools_now)
          may be missing
        end measure

        measure schools_now each consortium
          value count(over schools)
        end measure
        """;
    String mapping =
        """
        data two
          policy districts
          year   2015-16
        end data

        file schools "schools.csv"
          key code
          columns
            | column   | becomes  |
            | district | district |
            | year     | year     |
            | n        | n        |
        end file
        """;
    String closed = "code,district,year,n\n";
    for (String row :
        List.of("a,N,2015-16,1", "a,N,2014-15,10", "new,N,2015-16,5", "gone,N,2014-15,200")) {
      closed += row + "\n";
    }
    Policy policy = Sqis.compile("rules.sqis", rules).policy();
    String moved = closed + "m,S,2015-16,7\nm,N,2014-15,1000\n";
    Dataset data =
        Sqis.load("data.sqis", mapping, policy, FileResolver.ofTexts(Map.of("schools.csv", moved)))
            .dataset();
    assertThat(data.entities()).extracting(Entity::id).containsExactly("a", "m", "new");
    assertThat(data.formerEntities()).extracting(Entity::id).containsExactly("gone");
    Outcome outcome = Both.score(policy, data);
    assertThat(outcome.districtValue("N", "students")).hasToString("6");
    assertThat(outcome.districtValue("S", "students")).hasToString("7");
    assertThat(outcome.districtValue("N", "before")).hasToString("1210");
    assertThat(outcome.districtValue("S", "before").toString()).startsWith("not applicable");
    assertThat(outcome.consortiumValue("schools_now")).hasToString("3");
    assertThat(outcome.consortiumValue("schools_before")).hasToString("3");
    assertThat(policy.explainDistrict(data, "N", "before").toString())
        .contains("in 2014-15 = 3 schools")
        .contains("gone 200");
    Dataset other =
        Sqis.load(
                "data.sqis",
                mapping,
                policy,
                FileResolver.ofTexts(Map.of("schools.csv", moved.replace(",200", ",201"))))
            .dataset();
    assertThat(other.digest()).isNotEqualTo(data.digest());
  }

  /**
   * In an earlier year too the line is that of whoever visits, not that of the district visited.
   */
  @Test
  void earlierYear_isVisitedWithTheParametersOfTheVisitor() {
    String bothYears = RULES.replace("  years    2015-16\n", "");
    String reader =
        """

        measure beyond_before each consortium
          value previous(sum(score - line over schools, at_least: 1))
          may be missing
        end measure
        """;
    Policy policy = Sqis.compile("rules.sqis", bothYears + reader).policy();
    Outcome outcome = Both.score(policy, data().build().dataset());
    assertThat(outcome.consortiumValue("beyond_before")).isEqualTo(number(50));
  }

  @Test
  void publishedAnswers_areHeldAgainstDistrictsAndTheConsortium() {
    Dataset.Builder published = data().answerOfDistrict("North", "students", number(150));
    published.answerOfDistrict("South", "students", number(41));
    published.answerOfConsortium("above_everywhere", number(5));
    Dataset data = published.build().dataset();
    Verification verification = Verification.of(Both.score(POLICY, data), data);
    assertThat(verification.succeeds()).isFalse();
    assertThat(verification.table().toCsv())
        .contains("students,2,1,1,0,1\n", "above_everywhere,1,0,0,0,1\n");
    assertThat(verification.differences().toCsv())
        .contains("students,South,,40,41,", "above_everywhere,consortium,,4,5,");
  }

  @Test
  void explanation_tellsWhoWasVisited() {
    Dataset data = data().build().dataset();
    assertThat(POLICY.explainDistrict(data, "South", "gain").toString())
        .contains("mean(score over schools) = 2 schools")
        .contains("note: s1 40, s2 60");
    assertThat(POLICY.explain(data, "n1", "behind").toString())
        .contains("average = 80")
        .contains("note: n1 70, n2 90");
    assertThat(POLICY.explainConsortium(data, "best").toString())
        .contains("highest(average over districts) = 2 districts")
        .contains("note: North 80, South 50");
    assertThat(POLICY.explainDistrict(data, "North", "above").toString())
        .contains("line = 80")
        .contains("overlay strict changed parameter line from 50 to 80");
    assertThatThrownBy(() -> POLICY.explainDistrict(data, "Nort", "gain"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("North");
    assertThatThrownBy(() -> POLICY.explainConsortium(data, "gain"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tables_haveARowADistrict() {
    assertThat(outcome().districtTable("students", "mark", "best").toCsv())
        .isEqualTo("district,students,mark,best\nNorth,150,good,80\nSouth,40,fair,80\n");
    assertThat(outcome().consortiumTable().toCsv())
        .isEqualTo("result,consortium\nabove_everywhere,4\nbest,80\ncity_budget,1500\n");
  }

  /** Against plain loops over the same random schools. */
  @Test
  void sumsAndMeans_agreeWithPlainLoops() {
    Random random = new Random(20151122);
    for (int run = 0; run < 25; run++) {
      Dataset.Builder data = Dataset.builder(POLICY.spec()).year(RATED);
      TreeMap<String, List<Integer>> scores = new TreeMap<>();
      TreeMap<String, Integer> students = new TreeMap<>();
      for (int i = 0; i < 40; i++) {
        String district = "D" + random.nextInt(6);
        int score = random.nextInt(101);
        int n = random.nextInt(500);
        school(data, "s" + i, district, score, "small", n);
        scores.computeIfAbsent(district, key -> new ArrayList<>()).add(score);
        students.merge(district, n, Integer::sum);
      }
      scores.keySet().forEach(name -> data.setOfDistrict(name, "place", word("city")));
      Outcome outcome = Both.score(POLICY, data.build().dataset());
      Rational best = Rational.ZERO;
      for (String district : scores.keySet()) {
        int sum = scores.get(district).stream().mapToInt(Integer::intValue).sum();
        Rational mean = Rational.of(sum).dividedBy(Rational.of(scores.get(district).size()));
        best = mean.compareTo(best) > 0 ? mean : best;
        assertThat(outcome.districtValue(district, "average")).isEqualTo(Value.of(mean));
        assertThat(outcome.districtValue(district, "students"))
            .isEqualTo(number(students.get(district)));
      }
      assertThat(outcome.consortiumValue("best")).isEqualTo(Value.of(best));
      assertThat(outcome.districts()).containsExactlyElementsOf(scores.keySet());
    }
  }

  private static String text(String result, Value value) {
    return outcome().results().stream()
        .filter(column -> column.name().equals(result))
        .map(column -> ValueText.exact(value, column.type()))
        .findFirst()
        .orElseThrow();
  }
}
