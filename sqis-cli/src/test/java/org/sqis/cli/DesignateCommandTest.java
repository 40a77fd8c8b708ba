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
