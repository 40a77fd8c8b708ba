package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis impact}. */
class ImpactCommandTest {
  private static final String LEVEL = "| 3     | >= 60%  | >= 50% |";

  /** The sample with 70% as the first cut score of primary schools. */
  private static String stricter(Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), LEVEL, "| 3     | >= 70%  | >= 50% |");
    return folder.toString();
  }

  @Test
  void text_tellsRulesMovesAndCauses(@TempDir Path folder) throws Exception {
    String stricter = stricter(folder);
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, stricter, Cli.SAMPLE, "--result", "reading_level");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith("internal: not for publication\nold: policy sample (draft, ")
        .contains(
            """

            -- what differs in the rules

            levels reading_level
              cut score of level 3 for primary: >= 60% → >= 70%  (FOLDER/policy.sqis:41)

            -- what moves

            schools and districts with a value that moves: 1 of 3; 2 results do not move
            """
                .replace("FOLDER", stricter.replace('\\', '/')))
        .contains(
            """
            moved by              values
            --------------------  ------
            levels reading_level       1

             id  name             district     group  old  new  change  moved by
            ---  ---------------  -----------  -----  ---  ---  ------  --------------------
            001  Lincoln Primary  Oak Unified  all      3    2      -1  levels reading_level
            """);
  }

  @Test
  void csv_hasEveryMoveExactly(@TempDir Path folder) throws Exception {
    String stricter = stricter(folder);
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, stricter, Cli.SAMPLE, "--format", "csv");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            result,id,name,district,group,old,new,move,change,moved_by
            reading_level,001,Lincoln Primary,Oak Unified,all,3,2,down,-1,levels reading_level
            """);
    assertThat(ran.err())
        .startsWith("old: policy sample")
        .contains("\nnew: policy sample")
        .endsWith("\ninternal: not for publication\n");
  }

  @Test
  void json_isNothingButJson(@TempDir Path folder) throws Exception {
    String stricter = stricter(folder);
    Cli.Ran ran =
        Cli.run(
            "impact",
            Cli.SAMPLE,
            stricter,
            Cli.SAMPLE,
            "--format",
            "json",
            "--result",
            "reading_level");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEqualTo("internal: not for publication\n");
    assertThat(ran.out())
        .startsWith("{\n  \"old\" : {\n")
        .contains(
            """
                "moves" : [ {
                  "id" : "001",
                  "name" : "Lincoln Primary",
                  "district" : "Oak Unified",
                  "group" : "all",
                  "old" : {
                    "value" : "3"
                  },
                  "new" : {
                    "value" : "2"
                  },
                  "move" : "down",
                  "change" : "-1",
                  "causes" : [ {
                    "declarations" : [ {
                      "kind" : "levels",
                      "name" : "reading_level"
                    } ],
                    "alone" : true
                  } ]
                } ]
            """);
  }

  @Test
  void parameter_isTriedOnOnePolicy() {
    Cli.Ran ran =
        Cli.run("impact", Cli.SAMPLE, Cli.SAMPLE, "--param", "least_n=50", "--format", "csv");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains(
            "reading,001,Lincoln Primary,Oak Unified,asian,83.3%,too few,newly missing,,parameter least_n\n");
    assertThat(ran.err()).contains("changed: least_n = 50 in place of 20\n");
  }

  @Test
  void policiesOfOtherNames_shareAMapping(@TempDir Path folder) throws Exception {
    String stricter = stricter(folder);
    Cli.replace(folder.resolve("policy.sqis"), "policy sample \"", "policy sample_new \"");
    for (String data : new String[] {Cli.SAMPLE, folder.toString()}) {
      Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, stricter, data, "--format", "csv");
      assertThat(ran.code()).as(ran.all()).isZero();
      assertThat(ran.out()).hasLineCount(2);
    }
  }

  @Test
  void newInput_isReadFromTheSameData(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(
        folder.resolve("policy.sqis"),
        "| met    | count of tested |",
        "| met    | count           |");
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, folder.toString(), Cli.SAMPLE);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out()).contains("\ninput met\n  part of removed: tested  (was ");
  }

  @Test
  void dataThatDoNotFit_areFaultsOfTheData(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    Files.writeString(rules, Files.readString(rules).replaceAll("\\bmet\\b", "passed"));
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, folder.toString(), Cli.SAMPLE);
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("error SQ4305: `met` is not an input of the policy")
        .endsWith("sqis: data.sqis or its data have errors\n");
  }

  @Test
  void years_needDataOfSeveral() {
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, Cli.SAMPLE, "--years", "2014-15", "2015-16");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err())
        .isEqualTo(
            "sqis: the data sample_data hold 2014-15, not 2015-16; --years takes two of their"
                + " years\n");
    assertThat(Cli.run("impact", Cli.SAMPLE, Cli.SAMPLE, "--years", "2014", "x").err())
        .isEqualTo("sqis: --years takes two school years such as 2014-15, not `x`\n");
  }

  @Test
  void years_compareTheDataOfTwo(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "years     2014-15", "years     2013-14 to 2014-15");
    Path groups = folder.resolve("groups.csv");
    List<String> lines = Files.readAllLines(groups);
    StringBuilder text = new StringBuilder("year,").append(lines.get(0)).append('\n');
    lines.stream().skip(1).forEach(line -> text.append("2014-15,").append(line).append('\n'));
    text.append("2013-14,001,all,60,20,2,x\n");
    Files.writeString(groups, text);
    Cli.replace(
        folder.resolve("data.sqis"),
        "    | tested | tested  |",
        "    | year   | year    |\n    | tested | tested  |");
    Cli.Ran ran =
        Cli.run(
            "impact",
            folder.toString(),
            folder.toString(),
            "--years",
            "2013-14",
            "2014-15",
            "--result",
            "reading",
            "--format",
            "csv");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.out())
        .contains(
            "reading,001,Lincoln Primary,Oak Unified,all,33.3%,66.7%,up,+33.4 points,data 2014-15\n");
  }

  @Test
  void wrongUse_isToldInOneLine() {
    assertUsage(
        "nothing says what to compare; give OLD NEW DATA, or PATH DATA with --years or --param\n",
        Cli.SAMPLE,
        Cli.SAMPLE);
    assertUsage(
        "--years compares the years of one policy; give PATH DATA\n",
        Cli.SAMPLE,
        Cli.SAMPLE,
        Cli.SAMPLE,
        "--years",
        "2014-15",
        "2015-16");
    assertUsage(
        "there is no result `raeding` that both sides give; did you mean `reading`?\n",
        Cli.SAMPLE,
        Cli.SAMPLE,
        Cli.SAMPLE,
        "--result",
        "raeding");
    assertUsage(
        "DATA takes a folder or a mapping such as data.sqis; `",
        Cli.SAMPLE,
        Cli.SAMPLE,
        Cli.SAMPLE + "/groups.csv");
    assertUsage("--rows takes a number from 0, not -1\n", Cli.SAMPLE, Cli.SAMPLE, "--rows", "-1");
  }

  @Test
  void publicAudience_isRefused() {
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, Cli.SAMPLE, Cli.SAMPLE, "--audience", "public");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
  }

  private static void assertUsage(String said, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "impact";
    System.arraycopy(args, 0, all, 1, args.length);
    Cli.Ran ran = Cli.run(all);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("sqis: " + said);
  }

  @Test
  void rulesOrDataWithErrors_giveJsonWithThem(@TempDir Path folder) throws Exception {
    String rules = stricter(folder);
    Cli.replace(folder.resolve("schools.csv"), "Lincoln Primary", "Lincoln Primary,");
    Cli.Ran data = Cli.run("impact", Cli.SAMPLE, rules, rules, "--format", "json");
    assertThat(data.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(data.out()).contains("\"code\" : \"SQ4", "\"file\" : \"schools.csv\"", "\"row\" : ");
    Cli.replace(folder.resolve("policy.sqis"), "reading of all", "raeding of all");
    Cli.Ran ran = Cli.run("impact", Cli.SAMPLE, rules, Cli.SAMPLE, "--format", "json");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .contains("\"code\" : \"SQ1001\"", "\"failed\" : \"policy.sqis has errors\"");
    assertThat(Cli.run("impact", Cli.SAMPLE, rules, Cli.SAMPLE, "--format", "csv").out()).isEmpty();
  }
}
