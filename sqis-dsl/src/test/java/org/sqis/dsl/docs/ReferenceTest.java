package org.sqis.dsl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.Policy;
import org.sqis.core.data.FileResolver;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Reference;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.KindSpec;

/** docs/reference.md is what the registry says, and the examples of the registry are right. */
class ReferenceTest {
  private static final String HEAD =
      """
      policy core_2014_15
        years 2014-15
      end policy
      """;

  private static final String TYPES =
      """
      inputs each school
        | name        | type                            | missing |
        | school_type | one of elementary, middle, high | never   |
      end inputs
      """;

  private static final String GROUPS =
      """
      groups
        | name | use    |
        | all  | scored |
      end groups
      """;

  private static final String TESTED =
      """
      inputs each group
        | name       | type                |
        | ela_tested | count               |
        | ela_met    | count of ela_tested |
      end inputs
      """;

  private static final String RATE =
      """
      rates each group
        | name | part    | whole      | better |
        | ela  | ela_met | ela_tested | higher |
      end rates
      """;

  private static final String TEN_LEVELS =
      """
      inputs each school
        | name | type             |
        | NAME | percent 0% to 9% |
      end inputs
      levels NAME_level of NAME
        | level | any   |
        | 10    | >= 9% |
        | 1     | else  |
      end levels
      """;

  private static final String AXES =
      """
      inputs each school
        | name          | type                                    |
        | status_level  | one of high, medium, low                |
        | change_level  | one of declined, maintained, increased  |
        | not_certified | yes/no                                  |
      end inputs
      """;

  private static final String SCORES =
      """
      inputs each school
        | name  | type              | missing |
        | api99 | score 200 to 1000 | never   |
        | api00 | score 200 to 1000 | never   |
      end inputs
      """;

  private static final String OPEN =
      """
      open
        | what              | who       | limit             |
        | share in academic | districts | each by at most 2 |
        | share in climate  | districts | each by at most 2 |
      end open
      """;

  private static final String INDEX =
      HEAD
          + GROUPS
          + TYPES
          + TEN_LEVELS.replace("NAME", "ela")
          + TEN_LEVELS.replace("NAME", "absence");

  private static final String TITLE_I =
      """
      inputs each school
        | name    | type                          |
        | title_i | one of participating, without |
      end inputs
      """;

  private static final String LISTS =
      """
      inputs each school
        | name   | type   |
        | low    | yes/no |
        | raised | yes/no |
      end inputs

      cohort every_school
      end cohort

      designate focus
        among every_school
        routes
          | route | who |
          | low   | low |
      end designate

      designate reward
        among every_school
        routes
          | route | who    |
          | gains | raised |
      end designate
      """;

  private static final String PAIRED =
      LISTS
          + """
          inputs each school
            | name        | type                    |
            | school_type | one of elementary, high |
            | low_income  | percent                 |
          end inputs

          inputs each group
            | name   | type   |
            | raised_it | yes/no |
          end inputs

          designate priority
            among every_school
            except focus
            routes
              | route | who |
              | low   | low |
          end designate

          ladder supports for focus
            states  planning, partnered
            moves
              | from     | when      | to        |
              | any      | exits     | out       |
              | planning | year >= 2 | partnered |
            no data the year counts
            reentry new clock
          end ladder
          """;

  private static final String PLANNED =
      """
      inputs each group
        | name | type    |
        | ela  | percent |
        | math | percent |
      end inputs

      measure ela_target each group
        one of met, missed
        value  met    when ela >= 50%
        value  missed otherwise
        may be missing
      end measure

      measure math_target each group
        one of met, missed
        value  met    when math >= 50%
        value  missed otherwise
        may be missing
      end measure

      cohort every_school
      end cohort

      designate priority
        among every_school
        routes
          | route | who              |
          | low   | ela of all < 40% |
        exits every reason
          | route | cleared when      |
          | low   | ela of all >= 50% |
      end designate

      ladder supports for priority
        states planning
        moves
          | from | when  | to  |
          | any  | exits | out |
        duties
          | in  | who  | must    | what        | by      |
          | any | CORE | produce | data_report | 30 days |
        no data the year counts
        reentry new clock
      end ladder
      """;

  private static final String DESIGNATED =
      """
      inputs each school
        | name        | type                          |
        | title_i     | one of participating, without |
        | achievement | percent                       |
        | sig_funded  | yes/no                        |
      end inputs
      cohort title_i_schools
        members title_i is participating
      end cohort
      """;

  /** What a policy needs besides the example of a kind. */
  private static String around(String kind) {
    return switch (kind) {
      case "policy" -> "";
      case "parameters", "groups" -> HEAD;
      case "inputs" -> HEAD + GROUPS;
      case "rates" -> HEAD + GROUPS + TESTED;
      case "measure" -> HEAD + SCORES;
      case "levels" -> HEAD + GROUPS + TYPES + TESTED + RATE;
      case "grid" -> HEAD + AXES;
      case "numbers" -> HEAD + TYPES;
      case "index" -> INDEX;
      case "membership", "publication", "rubric" -> HEAD;
      case "review" -> around("panel") + example(RuleReader.policyKinds().stream(), "rubric");
      case "panel", "status" -> HEAD + example(RuleReader.policyKinds().stream(), "membership");
      case "cohort" -> HEAD + TITLE_I + example(RuleReader.policyKinds().stream(), "membership");
      case "plan" -> HEAD + GROUPS + PLANNED;
      case "grants", "joining", "milestones" ->
          HEAD + example(RuleReader.policyKinds().stream(), "membership");
      case "designate" -> HEAD + DESIGNATED;
      case "ladder" -> HEAD + LISTS;
      case "pairing" -> HEAD + GROUPS + PAIRED;
      case "open" -> INDEX + example(RuleReader.policyKinds().stream(), "index");
      case "overlay" -> around("open") + OPEN;
      case "test" -> HEAD + GROUPS + TESTED + RATE;
      default -> throw new IllegalArgumentException("kind needs surroundings: " + kind);
    };
  }

  private static final String DATA =
      """
      data fall_2015
        policy core_2014_15
        year   2014-15
      end data
      """;

  private static final String FILE =
      """
      file schools "schools.csv"
        key  cds
        columns
          | column | becomes     | words                    |
          | stype  | school_type | E = elementary, H = high |
        answers
          | column | result |
          | goal   | target |
      end file
      """;

  /** What a mapping needs besides the example of a kind, by kind. */
  private static final Map<String, String> AROUND_DATA =
      Map.of("data", FILE, "file", DATA, "records", DATA + FILE, "expected", DATA + FILE);

  private static final String READ_BY_DATA =
      HEAD
          + TYPES
          + """
          inputs each school
            | name   | type    |
            | tested | percent |
          end inputs
          measure target each school
            value 5
          end measure
          """;

  private static final Map<String, String> CSV =
      Map.of(
          "schools.csv",
          """
          cds,sname,stype,tested,goal
          01611190130229,Alameda High,H,97.5,5
          """,
          "plans.csv",
          """
          cds,sent,by,approved,reasons
          01611190130229,11/20/2014,State board,12/12/2014,target; hispanic
          01611190130229,11/20/2015,,pending,target
          """);

  @Test
  void page_isWhatTheRegistrySays() {
    if (Boolean.getBoolean("reference.update")) {
      Page.write("reference.md", Reference.markdown());
    }
    assertThat(Page.read(Path.of("..", "docs", "reference.md")))
        .as("docs/reference.md; write it anew with -Dreference.update=true")
        .isEqualTo(Reference.markdown());
  }

  static Stream<String> policyKinds() {
    return RuleReader.policyKinds().stream().map(KindSpec::name);
  }

  static Stream<String> dataKinds() {
    return RuleReader.dataKinds().stream().map(KindSpec::name);
  }

  private static String example(Stream<KindSpec> kinds, String name) {
    return kinds.filter(kind -> kind.name().equals(name)).findFirst().orElseThrow().example();
  }

  @ParameterizedTest
  @MethodSource("policyKinds")
  void examplesOfRuleFiles_compile(String kind) {
    String rules = example(RuleReader.policyKinds().stream(), kind) + around(kind);
    assertThat(Sqis.compile("example.sqis", rules).report()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dataKinds")
  void examplesOfMappings_load(String kind) {
    assertThat(AROUND_DATA).containsKey(kind);
    Policy policy = Sqis.compile("policy.sqis", READ_BY_DATA).policy();
    String mapping = example(RuleReader.dataKinds().stream(), kind) + AROUND_DATA.get(kind);
    LoadedData loaded = Sqis.load("data.sqis", mapping, policy, FileResolver.ofTexts(CSV));
    assertThat(loaded.report()).isEmpty();
    assertThat(loaded.dataset().entities()).hasSize(1);
  }

  @Test
  void examplesOfEvaluation_areReadAndFit() {
    Evaluations read =
        Sqis.evaluation(
            Map.of(
                "guidelines.sqis", example(RuleReader.evaluationKinds().stream(), "guidelines"),
                "lawndale.sqis", example(RuleReader.evaluationKinds().stream(), "evaluation")));
    assertThat(read.report()).isEmpty();
    assertThat(read.check(null).problems())
        .extracting(problem -> problem.code())
        .containsExactly(ProblemCode.GUIDELINE_CONSULTATION, ProblemCode.GUIDELINE_ROLE);
  }

  @Test
  void exampleOfRequirements_isRead() {
    String requirements = example(RuleReader.requirementKinds().stream(), "requirements");
    assertThat(
            Sqis.conformance(
                "waiver.sqis",
                requirements,
                Sqis.compile("p.sqis", "policy p\n  years 2014-15\nend policy\n")))
        .hasSize(2)
        .allMatch(one -> one.code() == ProblemCode.LACKS_ELEMENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101})
  void parentheses_haveTheLimitStated(int depth) {
    String value = "(".repeat(depth) + "1" + ")".repeat(depth);
    assertThat(codes(value)).isEqualTo(depth > 100 ? codes(ProblemCode.TOO_DEEP) : "");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1_001})
  void operators_haveTheLimitStated(int operators) {
    String value = "1" + " + 1".repeat(operators);
    assertThat(codes(value)).isEqualTo(operators > 1_000 ? codes(ProblemCode.TOO_LONG) : "");
  }

  private static String codes(ProblemCode code) {
    return code.id();
  }

  private static String codes(String value) {
    Compilation compiled =
        Sqis.compile(
            "limits.sqis",
            HEAD + "measure limit each school\n  value " + value + "\nend measure\n");
    return String.join(
        ", ", compiled.diagnostics().stream().map(found -> found.code().id()).toList());
  }
}
