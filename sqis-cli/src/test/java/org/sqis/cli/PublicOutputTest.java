package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.policy.Publication;

/** What the public gets to see of schools, groups, districts and the consortium. */
class PublicOutputTest {
  private static final String POLICY =
      """
      policy small
        years  2014-15
      end policy

      parameters
        | name         | value | type  | provenance |
        | publish_n    | 20    | count | choice     |
        | hidden_width | 5     | count | choice     |
        | minimum_n    | 20    | count | choice     |
      end parameters

      groups
        | name  | family | use    |
        | all   |        | scored |
        | asian | race   | scored |
        | black | race   | scored |
        | white | race   | scored |
        | poor  |        | scored |
      end groups

      inputs each school
        | name  | type         |
        | mood  | score 0 to 9 |
        | kind  | one of a, b  |
      end inputs

      inputs each group
        | name     | type            |
        | tested   | count           |
        | met      | count of tested |
        | students | count           |
        | growth   | score 0 to 100  |
      end inputs

      rates each group
        | name | part | whole  | better | round |
        | ela  | met  | tested | higher | 1     |
      needs whole >= minimum_n, else too few
      end rates

      measure progress each group
        needs  students >= minimum_n, else too few
        value  growth
        may be missing
      end measure

      measure bare_growth each group
        value  growth
        may be missing
      end measure

      measure mood_twice each school
        value  mood + mood
        may be missing
      end measure

      measure is_kind_a each school
        value  no         when kind is missing
        value  kind is a  otherwise
      end measure

      measure best each school
        value  highest(ela over race, at_least: 1)
        may be missing
      end measure

      measure place each school
        value  rank(ela of all, among: everyone)
        may be missing
      end measure

      cohort everyone
      end cohort

      measure district_ela each district
        value  sum(met of all over schools) / sum(tested of all over schools)
        unit   percent
        round  1
        may be missing
      end measure

      measure district_asian each district
        value  sum(met of asian over schools) / sum(tested of asian over schools)
        unit   percent
        round  1
        may be missing
      end measure

      measure everywhere_asian each consortium
        value  sum(met of asian over schools) / sum(tested of asian over schools)
        unit   percent
        round  1
        may be missing
      end measure

      measure largest each consortium
        value  highest(ela of all over schools, at_least: 1)
        may be missing
      end measure

      levels ela_level of ela
        | level | at     |
        | 2     | >= 50% |
        | 1     | else   |
        provenance  choice
      end levels

      index points each school
        publish  round(points, 0)
        shares
          | domain | measure   | points |
          | only   | ela_level | 100    |
          | only   | total     | 100    |
        earns    level / 2
        cells
          | cell                    | part of the measure's share |
          | all                     | 50%                         |
          | lowest_performing(race) | rest                        |
        lowest_performing per measure
        missing cell
          | reason                              | then                    |
          | too few, not applicable             | give to all             |
          | not reported, suppressed            | withhold "no data"      |
        missing measure
          | reason                                            | then               |
          | too few, not applicable, not reported, suppressed | withhold "no data" |
        provenance  choice
      end index

      publication shown_to_all "What the public sees"
        smallest    publish_n
        width       hidden_width
        provenance  choice
      end publication
      """;

  private static final String DATA =
      """
      data some
        language   1
        policy     small
        year       2014-15
        synthetic  yes
      end data

      file schools "schools.csv"
        key  code
        columns
          | column   | becomes  |
          | name     | name     |
          | district | district |
          | mood     | mood     |
          | kind     | kind     |
      end file

      file groups "groups.csv"
        key  code
        columns
          | column   | becomes  |
          | group    | group    |
          | tested   | tested   |
          | met      | met      |
          | students | students |
          | growth   | growth   |
        missing
          | column | token | means        |
          | every  | -     | not applicable |
      end file
      """;

  @TempDir private Path folder;
  private final List<String> groups = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("policy.sqis"), POLICY);
    Files.writeString(folder.resolve("data.sqis"), DATA);
    Files.writeString(
        folder.resolve("schools.csv"),
        """
        code,name,district,mood,kind
        1,One,Elm,3,a
        2,Two,Elm,4,b
        3,Three,Elm,5,a
        4,Four,Oak,5,a
        5,Five,Oak,5,a
        """);
    school("1", new int[] {120, 60}, new int[] {10, 5}, new int[] {50, 25}, new int[] {60, 30});
    school("2", new int[] {150, 70}, new int[] {40, 20}, new int[] {50, 25}, new int[] {60, 25});
    school("3", new int[] {160, 70}, new int[] {50, 20}, new int[] {50, 25}, new int[] {60, 25});
    school("4", new int[] {150, 70}, new int[] {40, 20}, new int[] {50, 25}, new int[] {60, 25});
    school("5", new int[] {170, 72}, new int[] {60, 22}, new int[] {50, 25}, new int[] {60, 25});
    Files.writeString(
        folder.resolve("groups.csv"),
        "code,group,tested,met,students,growth\n" + String.join("\n", groups) + "\n");
  }

  private void school(String code, int[] all, int[] asian, int[] black, int[] white) {
    int[] poor = {all[0] / 2, all[1] / 2};
    Map<String, int[]> rows = new TreeMap<>();
    rows.put("all", all);
    rows.put("asian", asian);
    rows.put("black", black);
    rows.put("white", white);
    rows.put("poor", poor);
    rows.forEach(
        (group, of) ->
            groups.add(code + "," + group + "," + of[0] + "," + of[1] + "," + of[0] + ",50"));
  }

  private void policy(String from, String to) throws IOException {
    Cli.replace(folder.resolve("policy.sqis"), from, to);
  }

  /** The points of the index are for two measures of the same students. */
  private void secondMeasure() throws IOException {
    policy("levels ela_level of ela", levels("ela_high", 60) + "levels ela_level of ela");
    policy(
        "  | only   | ela_level | 100    |",
        "  | only   | ela_level | 50 |\n    | only | ela_high | 50 |");
  }

  private static String levels(String name, int at) {
    return """
        levels %s of ela
          | level | at     |
          | 2     | >= %d%% |
          | 1     | else   |
          provenance  choice
        end levels

        """
        .formatted(name, at);
  }

  /** Another index, of three measures. */
  private void secondIndex(int level, int high, int higher) throws IOException {
    secondMeasure();
    String index =
        POLICY
            .substring(POLICY.indexOf("index points"), POLICY.indexOf("publication"))
            .replace("index points", "index more")
            .replace("round(points", "round(more")
            .replace(
                "| only   | ela_level | 100    |",
                "| only | ela_level | "
                    + level
                    + " |\n    | only | ela_high | "
                    + high
                    + " |\n    | only | ela_higher | "
                    + higher
                    + " |");
    policy(
        "index points each school", levels("ela_higher", 70) + index + "index points each school");
  }

  private Cli.Ran score(String... more) {
    List<String> args =
        new ArrayList<>(List.of("score", folder.toString(), "--audience", "public"));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(new String[0]));
  }

  private String fine(String... more) {
    Cli.Ran ran = score(more);
    assertThat(ran.code()).as(ran.all()).isZero();
    return ran.out();
  }

  @Test
  void oneSmallGroup_hidesTheNextSmallestToo() {
    assertThat(fine("--groups", "--results", "ela,ela_level", "--format", "csv"))
        .contains("1,asian,,suppressed-small,,suppressed-small\n")
        .contains("1,black,,suppressed-complementary,,suppressed-complementary\n")
        .contains("1,white,50%,shown,2,shown\n")
        .contains("1,poor,50%,shown,2,shown\n")
        .contains("4,asian,50%,shown,2,shown\n");
  }

  /** Its one measure is hidden, so that the level of the lowest group would follow. */
  @Test
  void anIndex_isWithheldIfOneMeasureIsHidden() {
    assertThat(fine("--results", "points", "--format", "csv"))
        .contains("1,One,Elm,,withheld\n")
        .contains("4,Four,Oak,50,shown\n");
  }

  /** School 1 has 50% for all and for each race: all points of one measure, half of the other. */
  @Test
  void anIndex_isToldIfTwoMeasuresAreHidden() throws IOException {
    secondMeasure();
    assertThat(fine("--results", "points", "--format", "csv"))
        .contains("1,One,Elm,75,shown\n")
        .contains("4,Four,Oak,50,shown\n");
  }

  @Test
  void anIndex_isWithheldIfAnyMeasureIsHiddenWhereTheRuleSaysSo() throws IOException {
    secondMeasure();
    policy(
        "width       hidden_width", "width  hidden_width\n  indexes  " + Publication.ANY_MEASURE);
    assertThat(fine("--results", "points", "--format", "csv"))
        .contains("1,One,Elm,,withheld\n")
        .contains("4,Four,Oak,50,shown\n");
  }

  @Test
  void anIndexThatIsNotRounded_isWithheldIfAnyMeasureIsHidden() throws IOException {
    secondMeasure();
    policy("  publish  round(points, 0)\n", "");
    assertThat(fine("--results", "points", "--format", "csv"))
        .contains("1,One,Elm,,withheld\n")
        .contains("4,Four,Oak,50,shown\n");
  }

  /** Less four fifths of the one index, the other is what the third measure earned. */
  @Test
  void aSecondIndex_isWithheldIfItsDifferenceIsOneMeasure() throws IOException {
    secondIndex(40, 40, 20);
    assertThat(fine("--results", "points,more", "--format", "csv"))
        .contains("1,One,Elm,,withheld,70,shown\n")
        .contains("4,Four,Oak,50,shown,50,shown\n");
  }

  @Test
  void aSecondIndex_isToldIfNoMeasureFollowsFromBoth() throws IOException {
    secondIndex(40, 30, 30);
    assertThat(fine("--results", "points,more", "--format", "csv"))
        .contains("1,One,Elm,75,shown,70,shown\n")
        .contains("4,Four,Oak,50,shown,50,shown\n");
  }

  /** What is worked out from an index rests on its exact value, which is not told. */
  @Test
  void whatReadsAnIndexThatIsToldRounded_isWithheld() throws IOException {
    secondMeasure();
    policy(
        "publication shown_to_all ",
        """
        levels points_level of points
          | level | at    |
          | 2     | >= 60 |
          | 1     | else  |
          provenance  choice
        end levels

        publication shown_to_all \
        """);
    assertThat(fine("--results", "points,points_level", "--format", "csv"))
        .contains("1,One,Elm,75,shown,,withheld\n")
        .contains("4,Four,Oak,50,shown,1,shown\n");
  }

  @Test
  void valuesOfSeveralGroups_areWithheldIfOneIsHidden() {
    assertThat(fine("--results", "best", "--format", "csv"))
        .contains("1,One,Elm,,withheld\n")
        .contains("4,Four,Oak,50%,shown\n");
  }

  /** The district would tell of the one school that is hidden. */
  @Test
  void aDistrict_isHiddenRatherThanASecondSchool() {
    assertThat(fine("--districts", "--format", "csv", "--results", "district_ela,district_asian"))
        // Elm has 200 of 430; its 45 of 100 would leave school 1 with 5 of 10.
        .endsWith("Elm,46.5%,shown,,withheld\nOak,44.4%,shown,42%,shown\n");
  }

  @Test
  void theConsortium_isToldOnlyWithItsDistricts() {
    String elm = fine("--districts", "--format", "csv", "--results", "district_asian");
    String all = fine("--consortium", "--format", "csv", "--results", "everywhere_asian");
    String schools = fine("--groups", "--results", "ela", "--format", "csv");
    // Oak is told, so Elm would follow from both districts together.
    assertThat(elm).endsWith("Elm,,withheld\nOak,42%,shown\n");
    assertThat(all).endsWith("everywhere_asian,,withheld\n");
    assertThat(schools).contains("2,asian,50%,shown\n", "3,asian,40%,shown\n");
  }

  /** Not a sum of counts: nothing is known of what it gives away. */
  @Test
  void numbersWithoutACount_areWithheld() {
    assertThat(fine("--results", "mood_twice,is_kind_a", "--format", "csv"))
        .contains("2,Two,Elm,,withheld,no,shown\n");
    assertThat(fine("--groups", "--results", "progress,bare_growth", "--format", "csv"))
        .contains("2,asian,50,shown,,withheld\n");
  }

  @Test
  void ranks_areWithheld() {
    assertThat(fine("--results", "place", "--format", "csv")).contains("2,Two,Elm,,withheld\n");
  }

  /** What is hidden does not depend on what is asked for. */
  @Test
  void twoCalls_tellNoMoreThanOne() {
    String both = fine("--groups", "--results", "ela,ela_level", "--format", "csv");
    List<String> rates = fine("--groups", "--results", "ela", "--format", "csv").lines().toList();
    List<String> levels =
        fine("--groups", "--results", "ela_level", "--format", "csv").lines().toList();
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      joined.add(rates.get(i) + levels.get(i).replaceFirst("^[^,]*,[^,]*", ""));
    }
    assertThat(joined).isEqualTo(both.lines().toList());
  }

  @Test
  void everyOutput_saysWhichRuleGovernsIt() {
    String said = "public by `shown_to_all`: hidden below 20 students, and more";
    assertThat(fine()).contains(said).doesNotContain(DataOptions.INTERNAL);
    assertThat(score("--format", "csv").err()).contains(said);
    assertThat(fine("--format", "json"))
        .contains("\"rule\" : \"shown_to_all\"", "\"smallest\" : 20", "\"width\" : 5");
    assertThat(fine()).isEqualTo(fine());
  }

  @Test
  void withoutNumbers_nothingIsPublished() throws IOException {
    Cli.replace(
        folder.resolve("policy.sqis"),
        "| publish_n    | 20    | count | choice     |",
        "| publish_n    | not set | count | |");
    refused("`publish_n` of `shown_to_all` is not set; set it", score());
  }

  @Test
  void aTrial_isNotPublished() {
    refused("--param makes another release", score("--param", "minimum_n=30"));
    refused("--param makes another release", score("--param", "publish_n=5"));
  }

  @Test
  void withoutARule_nothingIsPublished() {
    refused(
        "the policy has no publication rule for 2014-15",
        Cli.run("score", Cli.SAMPLE, "--audience", "public"));
  }

  private static void refused(String why, Cli.Ran ran) {
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("sqis: output for the public is refused: " + why);
  }
}
