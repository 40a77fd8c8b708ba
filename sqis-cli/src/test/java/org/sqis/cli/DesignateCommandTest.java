package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis designate}, {@code sqis timeline} and {@code sqis report}: options and mistakes. */
class DesignateCommandTest {
  private static void mistake(String says, String... args) {
    Cli.Ran ran = Cli.run(args);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(says);
  }

  @Test
  void mistakes_areSaid() {
    String path = Consortium.PATH;
    mistake("the policy `sample` declares no designations", "designate", Cli.SAMPLE);
    mistake(
        "there are data of [2012-13, 2014-15, 2015-16]", "designate", path, "--year", "2013-14");
    mistake("--year takes a school year", "designate", path, "--year", "2013");
    mistake("focus", "designate", path, "--only", "fokus");
    mistake(
        "there is no result `improvin`; did you mean `improving`?",
        "designate",
        path,
        "--beside",
        "improvin");
    mistake("is percent, neither", "designate", path, "--beside", "rate");
    mistake("none of them lost", "designate", path, "--beside", "target", "--missed", "lost");
    mistake("give that too", "designate", path, "--missed", "lost");
    mistake("--as-of takes a day", "timeline", path, "003", "--as-of", "someday");
    mistake("there is no school `Nowhere`", "timeline", path, "Nowhere");
    mistake("give a SCHOOL or --all", "report", path);
    mistake("give a SCHOOL or --all", "report", path, "003", "--all");
    mistake("give --out DIR", "report", path, "--all");
    mistake("belong to --all", "report", path, "003", "--out", "x");
    mistake("--format takes text, csv, json or html", "report", path, "003", "--format", "pdf");
  }

  @Test
  void publicAudience_isRefused() {
    for (String command : new String[] {"designate", "timeline", "report"}) {
      String[] args =
          command.equals("designate")
              ? new String[] {command, Consortium.PATH, "--audience", "public"}
              : new String[] {command, Consortium.PATH, "003", "--audience", "public"};
      assertThat(Cli.run(args).code()).as(command).isEqualTo(ExitCode.REFUSED);
    }
  }

  @Test
  void asOf_decidesWhatCounts() {
    String early = Consortium.out("timeline", Consortium.PATH, "003", "--as-of", "2013-07-25");
    assertThat(early)
        .contains("As of 25 July 2013.")
        .containsPattern("improvement_plan +planning +30 days \\(31 July 2013\\) +open");
    String late = Consortium.out("timeline", Consortium.PATH, "003", "--as-of", "1 August 2013");
    assertThat(late)
        .containsPattern("improvement_plan +planning +30 days \\(31 July 2013\\) +late");
    assertThat(early).doesNotContain("waived by");
    assertThat(Consortium.out("report", Consortium.PATH, "003", "--as-of", "2013-07-25"))
        .contains("As of 25 July 2013.")
        .doesNotContain("waived");
  }

  @Test
  void successor_goesOnWithTheClock() {
    assertThat(Consortium.out("timeline", Consortium.PATH, "New Tyler"))
        .contains("Carries on Old Tyler (010) from 2014-15.")
        .contains("since the determination of 2012-13, year 3");
    assertThat(Consortium.out("timeline", Consortium.PATH, "Old Tyler"))
        .contains("Carried on by New Tyler (008) from 2014-15.", "NO_DATA");
    assertThat(Consortium.out("designate", Consortium.PATH, "--year", "2014-15"))
        .containsPattern(
            "010 +Old Tyler +Elm Unified +low_group \\(el\\) +2012-13 +carried on by 008");
    assertThat(Consortium.out("designate", Consortium.PATH)).doesNotContain("Old Tyler");
  }

  /** A copy in which a designated school has no data of the last year and nobody carries it on. */
  private static String without(Path temp, String code) throws Exception {
    Path folder = Consortium.copy(Files.createDirectory(temp.resolve("gone")));
    for (String name : new String[] {"schools.csv", "groups.csv"}) {
      Path file = folder.resolve(name);
      Files.write(
          file,
          Files.readAllLines(file).stream()
              .filter(line -> !line.startsWith(code + ",2015-16"))
              .toList());
    }
    return folder.toString();
  }

  @Test
  void aSchoolKeptWithoutData_hasItsReport_andNoExplanation(@TempDir Path temp) throws Exception {
    String path = without(temp, "003");
    assertThat(Consortium.out("designate", path)).contains("kept, no data");
    assertThat(Consortium.out("report", path, "Adams"))
        .contains("Data report: Adams", "Designated focus since the determination of 2012-13.")
        .contains("There are no data of the school in 2015-16.", "community_of_practice");
    Path out = temp.resolve("out");
    Consortium.out("report", path, "--all", "--out", out.toString());
    assertThat(out.resolve("003.txt")).exists();
    mistake("the school `003` Adams is in no data of 2015-16", "explain", path, "003", "score");
    mistake("the school `010` Old Tyler is in no data of 2015-16", "report", path, "Old Tyler");
  }

  @Test
  void recordsThatNoRuleReads_areWarnedOf(@TempDir Path temp) throws Exception {
    Path folder = Consortium.copy(temp);
    Cli.replace(folder.resolve("filed.csv"), "improvement_plan", "improvment_plan");
    Cli.replace(folder.resolve("filed.csv"), "other", "low_gruop");
    Cli.replace(folder.resolve("waived.csv"), "2015-16", "2012-13");
    Cli.replace(folder.resolve("decisions.csv"), "2014-15", "2011-12");
    Cli.Ran ran = Cli.run("check", folder.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.all())
        .contains("warning SQ4408: no duty of the policy asks for `improvment_plan`")
        .contains("did you mean `improvement_plan`?", "filed.csv:2, column what")
        .contains("warning SQ4409: `low_gruop` is neither", "did you mean `low_group`?")
        .contains("warning SQ4410: a waiver of 2012-13", "waived.csv:2, column year")
        .contains("warning SQ4410: a decision of 2011-12", "2012-13 to 2016-17");
    assertThat(Cli.run("check", Consortium.PATH).all()).doesNotContain("SQ4408", "SQ4410");
  }

  @Test
  void anotherYear_isAsDataThatEndInIt(@TempDir Path temp) throws Exception {
    Path alone = Consortium.copy(Files.createDirectory(temp.resolve("alone")));
    Consortium.keep(alone.resolve("schools.csv"), "2012-13");
    Consortium.keep(alone.resolve("groups.csv"), "2012-13");
    Consortium.keep(alone.resolve("successions.csv"), "nothing");
    Cli.replace(alone.resolve("data.sqis"), "2015-16", "2012-13");
    Path moved = Consortium.copy(Files.createDirectory(temp.resolve("moved")));
    for (Path folder : new Path[] {alone, moved}) {
      // The school that is gone later comes before the others.
      for (String name : new String[] {"schools.csv", "groups.csv", "successions.csv"}) {
        Path file = folder.resolve(name);
        Files.writeString(file, Files.readString(file).replace("\n010,", "\n0005,"));
      }
    }
    String seen =
        Consortium.out("designate", moved.toString(), "--year", "2012-13", "--format", "json");
    String lone = Consortium.out("designate", alone.toString(), "--format", "json");
    assertThat(seen.substring(seen.indexOf("\"designations\" : [")))
        .contains("\"cohort_schools\" : 8", "0005")
        .isEqualTo(lone.substring(lone.indexOf("\"designations\" : [")));
  }

  @Test
  void reportOfAll_writesAFileASchool(@TempDir Path temp) throws Exception {
    Path folder = temp.resolve("reports");
    String said =
        Consortium.out(
            "report",
            Consortium.PATH,
            "--all",
            "--only",
            "focus",
            "--out",
            folder.toString(),
            "--format",
            "html");
    assertThat(said).isEqualTo("3 reports written\n");
    assertThat(folder.resolve("003.html")).exists();
    assertThat(Files.readString(folder.resolve("006.html")))
        .isEqualTo(Consortium.out("report", Consortium.PATH, "006", "--format", "html"));
    assertThat(folder.resolve("001.html")).doesNotExist();
  }

  @Test
  void output_goesToTheFileThatIsNamed(@TempDir Path temp) throws Exception {
    Path file = temp.resolve("list.csv");
    String[] args = {"designate", Consortium.PATH, "--format", "csv", "--output", file.toString()};
    assertThat(Consortium.out(args)).isEmpty();
    assertThat(Files.readString(file)).startsWith("takes effect,designation,list,id,");
  }
}
