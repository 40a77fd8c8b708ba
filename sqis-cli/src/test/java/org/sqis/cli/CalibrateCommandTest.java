package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis calibrate}. */
class CalibrateCommandTest {
  private static final String TABLE =
      """
      levels reading_level of reading by school_type
        | level | primary  | middle   |
        | 3     | >= 66.7% | >= 33.3% |
        | 2     | >= 33.3% | >= 33.2% |
        | 1     | else     | else     |
        provenance  choice
        note        "Calibrated on 2014-15 by quantiles: equal shares of the values; nearest rank, type 1 of Hyndman and Fan, from the best down; 3 levels asked for."
        note        "Schools with a value: 4; without: 0, of group all."
        note        "SYNTHETIC data sample_data, SHA-256 DATA."
        note        "Policy sample, SHA-256 POLICY."
        note        "Made by sqis VERSION."
        note        "For middle: nobody has levels 2, 1; the cut score of level 2 is a step where no value is."
      end levels
      """;

  /** The sample with another primary school. */
  private static String sample(Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path schools = folder.resolve("schools.csv");
    Files.writeString(
        schools, Files.readString(schools).stripTrailing() + "\n004,Fir,Elm Unified,primary\n");
    Path groups = folder.resolve("groups.csv");
    Files.writeString(groups, Files.readString(groups).stripTrailing() + "\n004,all,40,4,1,x\n");
    return folder.toString();
  }

  private static String masked(String text) {
    return text.replaceAll("(data \\w+, SHA-256 )[0-9a-f]{64}", "$1DATA")
        .replaceAll("(Policy \\w+, SHA-256 )[0-9a-f]{64}", "$1POLICY")
        .replaceAll("Made by sqis [^\"]+\\.\"", "Made by sqis VERSION.\"");
  }

  @Test
  void text_isTheTableAndTheCountsBesideIt(@TempDir Path folder) throws Exception {
    Cli.Ran ran =
        Cli.run(
            "calibrate", sample(folder), "reading", "--baseline", "2014-15", "--by", "school_type");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(masked(ran.out())).isEqualTo(TABLE);
    assertThat(ran.err())
        .startsWith("policy sample (draft, ")
        .contains("data sample_data (SYNTHETIC, ", "\ninternal: not for publication\n")
        .contains(
            """
            levels reading_level in place of the present ones, of reading, higher is better, by quantiles: equal shares of the values; nearest rank, type 1 of Hyndman and Fan, from the best down
            values of all

            column   schools  values  different  missing
            -------  -------  ------  ---------  -------
            primary        3       3          3        -
            middle         1       1          1        -

            column   level  cut score  at the cut  values    meant    off by
            -------  -----  ---------  ----------  ------  -------  --------
            primary      3  66.7%               1       1        1         0
            primary      2  33.3%               1       1        1         0
            primary      1  else                -       1        1         0
            middle       3  33.3%               1       1  ≈0.3333  ≈+0.6667
            middle       2  33.2%               0       0  ≈0.3333  ≈-0.3333
            middle       1  else                -       0  ≈0.3333  ≈-0.3333

            middle: 1 value for 3 levels; ask for fewer levels, or put it together with another column
            middle: levels 2, 1 would lie below the worst value, which level 3 takes
            middle: nobody has levels 2, 1; the cut score of level 2 is a step where no value is
            """);
  }

  @Test
  void table_compilesInPlaceOfThePresentOne(@TempDir Path folder) throws Exception {
    Cli.Ran ran = Cli.run("calibrate", sample(folder), "reading", "--by", "school_type");
    Path rules = folder.resolve("policy.sqis");
    String text = Files.readString(rules);
    int from = text.indexOf("levels reading_level");
    int to = text.indexOf("end levels\n") + "end levels\n".length();
    Files.writeString(rules, text.substring(0, from) + ran.out() + text.substring(to));
    Cli.Ran scored =
        Cli.run("score", folder.toString(), "--results", "reading_level", "--format", "csv");
    assertThat(scored.code()).as(scored.all()).isZero();
    assertThat(scored.out().replaceAll("(?m)^(\\d+),.*,(\\d)$", "$1:$2"))
        .endsWith("\n001:3\n002:3\n003:2\n004:1\n");
    assertThat(Cli.run("fmt", "--check", rules.toString()).code()).isZero();
  }

  @Test
  void json_isNothingButJson(@TempDir Path folder) throws Exception {
    Cli.Ran ran =
        Cli.run(
            "calibrate",
            sample(folder),
            "reading",
            "--by",
            "",
            "--levels",
            "2",
            "--method",
            "width",
            "--round",
            "0",
            "--format",
            "json");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEqualTo("internal: not for publication\n");
    assertThat(ran.out())
        .startsWith("{\n  \"origin\" : {\n")
        .contains("\"synthetic\" : true", "\"method\" : \"width\"", "\"round\" : 0")
        .contains(
            """
              "columns" : [ {
                "words" : [ ],
                "schools" : 4,
                "values" : 4,
                "different" : 3,
                "missing" : { },
                "levels" : [ {
                  "level" : "2",
                  "cut" : "38%",
                  "ties" : 0,
                  "values" : 1
                }, {
                  "level" : "1",
                  "values" : 3
                } ]
              } ],
              "findings" : [ ],
              "problems" : [ ],
              "rule_text" : "levels reading_level of reading\\n  | level | every school |\\n  | 2     | >= 38%       |\\n\
            """);
  }

  @Test
  void scoredGroups_countOnceASchool(@TempDir Path folder) throws Exception {
    Cli.Ran ran =
        Cli.run(
            "calibrate",
            sample(folder),
            "reading",
            "--by",
            "",
            "--levels",
            "2",
            "--groups",
            "scored");
    assertThat(ran.code()).as(ran.all()).isZero();
    // 83.3% of 001; 32.5% and 34% of 002; the others are too few or not there.
    assertThat(ran.out())
        .contains("| 2     | >= 34%       |\n")
        .contains(
            "\"Values: 3; without: 5 (1 too few, 4 not applicable); schools: 4, of groups asian,"
                + " hispanic.\"");
  }

  @Test
  void rulesWithErrorsWithTheTable_endWithOne(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    Files.writeString(
        rules,
        Files.readString(rules)
            + """

            numbers of reading_level
              | value | part |
              | 3     | 1    |
              | 2     | 1/2  |
              | 1     | 0    |
              provenance  choice
            end numbers

            measure part "Part" each school
              value  number(reading_level of all, part)
              may be missing
            end measure
            """);
    Cli.Ran ran = Cli.run("calibrate", folder.toString(), "reading", "--levels", "10");
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).startsWith("levels reading_level of reading by school_type\n");
    assertThat(ran.err()).contains("--> policy.sqis with these reading_level\n");
  }

  @Test
  void testsThatNameALevelLeftOut_endWithOne(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    Files.writeString(
        rules,
        Files.readString(rules)
            + """

            test "a low rate"
              year    2014-15
              school  school_type: primary
              given
                |         | all |
                | reading | 10% |
              expect  reading_level of all is 1
            end test
            """);
    Cli.Ran ran = Cli.run("calibrate", folder.toString(), "reading");
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .contains("error SQ3107: `reading_level` is a level; it cannot be `1`\n")
        .contains("--> policy.sqis with these reading_level\n");
    assertThat(Cli.run("calibrate", folder.toString(), "reading", "--levels", "2").code())
        .as("level 1 is there")
        .isZero();
  }

  @Test
  void wrongUse_isToldInOneLine() {
    assertUsage("there is no file or folder `nowhere`\n", "nowhere", "reading");
    assertUsage(
        "the policy has no measure `raeding` in 2014-15; did you mean `reading`?\n",
        Cli.SAMPLE,
        "raeding");
    assertUsage("the values of `is_high` are no numbers\n", Cli.SAMPLE, "is_high");
    assertUsage(
        "--baseline takes a school year such as 2014-15, not `2014`\n",
        Cli.SAMPLE,
        "reading",
        "--baseline",
        "2014");
    assertUsage(
        "the data sample_data hold 2014-15, not 2013-14; --baseline takes one of their years\n",
        Cli.SAMPLE,
        "reading",
        "--baseline",
        "2013-14");
    assertUsage(
        "--method takes quantiles or width, not `median`\n",
        Cli.SAMPLE,
        "reading",
        "--method",
        "median");
    assertUsage(
        "--groups takes all or scored, not `asian`\n", Cli.SAMPLE, "reading", "--groups", "asian");
    assertUsage("--levels must be from 2 to 100: 1\n", Cli.SAMPLE, "reading", "--levels", "1");
    assertUsage(
        "--better takes higher or lower, not `up`\n", Cli.SAMPLE, "reading", "--better", "up");
    assertUsage(
        "there is no `elementary` to share a column; the words are primary, middle\n",
        Cli.SAMPLE,
        "reading",
        "--by",
        "school_type",
        "--together",
        "elementary, middle");
    assertThat(Cli.run("calibrate", Cli.SAMPLE, "reading", "--audience", "public").code())
        .isEqualTo(ExitCode.REFUSED);
  }

  private static void assertUsage(String said, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "calibrate";
    System.arraycopy(args, 0, all, 1, args.length);
    Cli.Ran ran = Cli.run(all);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("sqis: ").contains(said);
  }
}
