package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis n-size} as it is typed and what it prints. */
class SizeCommandTest {
  private static Cli.Ran run(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "n-size";
    all[1] = Cli.SAMPLE;
    System.arraycopy(more, 0, all, 2, more.length);
    return Cli.run(all);
  }

  @Test
  void text_saysRulesGroupsDistrictsAndSchools() {
    Cli.Ran ran = run("--from", "50", "--to", "20");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .startsWith("policy sample (draft, ")
        .contains("(SYNTHETIC, ", "\ninternal: not for publication\n\nsize of a group: tested\n")
        .contains("groups left out: all\nGroups overlap: one student is in several.")
        .endsWith(
            """

            -- from 50 to 20

            from: at least 50 students
            to:   at least 20 students

            by group, all districts; a school has one group of a kind

            group     groups from  groups to  new groups  groups gone  students from  students to  new students  students gone  not known
            --------  -----------  ---------  ----------  -----------  -------------  -----------  ------------  -------------  ---------
            asian               0          2          +2            0              0           70           +70              0          0
            hispanic            1          1           0            0             50           50             0              0          0

            by district and group

            district     group     groups from  groups to  new groups  groups gone  students from  students to  new students  students gone  not known
            -----------  --------  -----------  ---------  ----------  -----------  -------------  -----------  ------------  -------------  ---------
            Elm Unified  asian               0          0           0            0              0            0             0              0          0
            Elm Unified  hispanic            0          0           0            0              0            0             0              0          0
            Oak Unified  asian               0          2          +2            0              0           70           +70              0          0
            Oak Unified  hispanic            1          1           0            0             50           50             0              0          0

            schools with an accountable group, each school counted once

            district       of         schools  from  to  new  gone  not known
            -------------  ---------  -------  ----  --  ---  ----  ---------
            all districts  any group        3     1   2   +1     0          0
            Elm Unified    any group        1     0   0    0     0          0
            Oak Unified    any group        2     1   2   +1     0          0

            -- how much is known

            A group whose size is not applicable is not there. One that is not known may be of any size; it is in no other number.

            group     schools  size known  size not applicable
            --------  -------  ----------  -------------------
            asian           3           2                    1
            hispanic        3           2                    1
            """);
  }

  @Test
  void stricterRule_isSigned() {
    Cli.Ran ran = run("--from", "20", "--to", "50", "--format", "text");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains(
            "asian               2          0           0           -2             70            0             0            -70          0\n");
  }

  @Test
  void severalRules_standSideBySide() {
    Cli.Ran ran =
        run("--from", "50", "--from", "50 or 30 and 40%", "--from", "least_n", "--to", "least_n");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains("-- newly accountable, rule by rule\n")
        .contains(
            "asian                                +2           +70                                            0             0                                   0             0\n")
        .contains("\n-- from 50 or 30 and 40% to least_n\n")
        .contains("to:   at least `least_n` students, which is 20\n");
  }

  @Test
  void parameterTried_isTheOneCounted() {
    Cli.Ran ran =
        run("--from", "50", "--to", "least_n", "--param", "least_n=40", "--format", "csv");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("changed: least_n = 40 in place of 20\n");
    assertThat(ran.out()).contains("tested,50,least_n,consortium,,asian,3,2,0,0,1,40,1,40,0,0,");
  }

  @Test
  void csv_isNothingButRows() {
    Cli.Ran ran = run("--from", "50", "--to", "20", "--format", "csv", "--count", "tested");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            count,from,to,each,district,group,schools,sized,groups_from,students_from,groups_to,students_to,groups_newly,students_newly,groups_no_longer,students_no_longer,size_not_reported,size_suppressed,size_not_yet_defined,size_too_few,size_not_applicable,undecided_not_reported,undecided_suppressed,undecided_not_yet_defined,undecided_too_few,undecided_not_applicable
            tested,50,20,consortium,,asian,3,2,0,0,2,70,2,70,0,0,0,0,0,0,1,0,0,0,0,0
            tested,50,20,consortium,,hispanic,3,2,1,50,1,50,0,0,0,0,0,0,0,0,1,0,0,0,0,0
            tested,50,20,district,Elm Unified,asian,1,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0
            tested,50,20,district,Elm Unified,hispanic,1,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0
            tested,50,20,district,Oak Unified,asian,2,2,0,0,2,70,2,70,0,0,0,0,0,0,0,0,0,0,0,0
            tested,50,20,district,Oak Unified,hispanic,2,2,1,50,1,50,0,0,0,0,0,0,0,0,0,0,0,0,0,0
            """);
    assertThat(ran.err())
        .contains("SYNTHETIC", "\ninternal: not for publication\nGroups overlap: ");
  }

  @Test
  void json_isNothingButJson() {
    Cli.Ran ran = run("--from", "50", "--to", "20", "--format", "json", "--group", "asian");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEqualTo("internal: not for publication\n");
    assertThat(ran.out())
        .startsWith("{\n  \"note\" : \"Groups overlap: ")
        .contains("\"synthetic\" : true")
        .contains("\"groups_left_out\" : [ \"all\", \"hispanic\" ]")
        .contains(
            """
                  "newly" : {
                    "groups" : 2,
                    "students" : "70"
                  },
            """)
        .contains(
            """
                "moves" : [ {
                  "id" : "001",
                  "name" : "Lincoln Primary",
                  "district" : "Oak Unified",
                  "group" : "asian",
                  "students" : "30",
                  "move" : "newly"
                }, {
            """);
  }

  @Test
  void wrongUse_isToldInOneLine(@TempDir Path folder) throws Exception {
    assertUsage(
        "--from and --to say which rules to compare, as in --from 100 --to 20; --to is missing\n",
        "--from",
        "100");
    assertUsage(
        "--from and --to say which rules to compare, as in --from 100 --to 20; --from is missing\n",
        "--to",
        "20");
    assertUsage("--from: `100 and 15%` is no rule; write", "--from", "100 and 15%", "--to", "20");
    assertUsage("--to: the smallest size that counts is from 1", "--from", "100", "--to", "0");
    assertUsage("`leats_n` is no parameter", "--from", "100", "--to", "leats_n");
    assertUsage(
        "`reading` is no count of each group in 2014-15; there are tested, met\n",
        "--from",
        "100",
        "--to",
        "20",
        "--count",
        "reading");
    assertUsage(
        "--year takes a school year such as 2014-15, not `2014`\n",
        "--from",
        "100",
        "--to",
        "20",
        "--year",
        "2014");
    assertUsage(
        "the data sample_data hold 2014-15, not 2013-14\n",
        "--from",
        "100",
        "--to",
        "20",
        "--year",
        "2013-14");
    assertUsage(
        "--format takes text, csv or json, not `table`\n",
        "--from",
        "100",
        "--to",
        "20",
        "--format",
        "table");
    Cli.copyOfSample(folder);
    Cli.replace(
        folder.resolve("policy.sqis"),
        "| met    | count of tested |",
        "| met    | count           |");
    Cli.Ran two = Cli.run("n-size", folder.toString(), "--from", "100", "--to", "20");
    assertThat(two.code()).isEqualTo(ExitCode.USAGE);
    assertThat(two.err())
        .endsWith("sqis: --count says which number is the size of a group: tested, met\n");
  }

  private static void assertUsage(String said, String... args) {
    Cli.Ran ran = run(args);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("sqis: " + said);
  }

  @Test
  void publicAudience_isRefused() {
    Cli.Ran ran = run("--from", "100", "--to", "20", "--audience", "public");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void policyWithoutGroups_hasNoSizes() {
    Cli.Ran ran = Cli.run("n-size", Cli.CALIFORNIA, "--from", "100", "--to", "20");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).endsWith("has no count of each group that could be its size\n");
  }

  @Test
  void yearOfTheData_isChosen(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "years     2014-15", "years     2013-14 to 2014-15");
    Path groups = folder.resolve("groups.csv");
    List<String> lines = Files.readAllLines(groups);
    StringBuilder text = new StringBuilder("year,").append(lines.get(0)).append('\n');
    lines.stream().skip(1).forEach(line -> text.append("2014-15,").append(line).append('\n'));
    text.append("2013-14,001,all,60,20,2,x\n2013-14,001,asian,49,20,2,x\n");
    Files.writeString(groups, text);
    Cli.replace(
        folder.resolve("data.sqis"),
        "    | tested | tested  |",
        "    | year   | year    |\n    | tested | tested  |");
    Cli.Ran ran =
        Cli.run(
            "n-size",
            folder.toString(),
            "--year",
            "2013-14",
            "--from",
            "50",
            "--to",
            "20",
            "--format",
            "csv");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).contains(", year 2013-14, ");
    assertThat(ran.out()).contains("tested,50,20,consortium,,asian,1,1,0,0,1,49,1,49,0,0,");
  }

  @Test
  void rulesOrDataWithErrors_giveJsonWithThem(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("schools.csv"), "Lincoln Primary", "Lincoln Primary,");
    Cli.Ran ran =
        Cli.run("n-size", folder.toString(), "--from", "100", "--to", "20", "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).contains("\"code\" : \"SQ4", "\"file\" : \"schools.csv\"");
  }
}
