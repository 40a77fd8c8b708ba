package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Library;

/** {@code plans} and {@code milestones} of the example consortium; golden outputs are documents. */
class PlansCommandTest {
  private static final String WAIVER = Cli.ROOT.resolve("sqis-examples/core-waiver").toString();
  private static final boolean UPDATES = Boolean.getBoolean("golden.update");

  private static void sample(String name, String... args) throws IOException {
    Cli.Ran ran = Cli.run(args);
    assertThat(ran.code()).as(ran.err()).isZero();
    String printed =
        ran.out().replace(Library.VERSION, "VERSION").replaceAll("[0-9a-f]{64}", "DIGEST");
    Path file = Cli.ROOT.resolve("docs/samples").resolve(name);
    if (UPDATES && System.getenv("CI") == null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(file));
  }

  @Test
  void plans_areAsTheSampleShows() throws IOException {
    sample("plans.txt", "plans", WAIVER, "--year", "2012-13", "--as-of", "2014-06-30");
  }

  @Test
  void milestones_areAsTheSampleShows() throws IOException {
    sample("milestones.txt", "milestones", WAIVER, "--as-of", "2014-09-30");
  }

  @Test
  void oneSchool_isToldInFull() {
    Cli.Ran ran =
        Cli.run(
            "plans", WAIVER, "Fresno Elementary 11", "--year", "2012-13", "--as-of", "2014-06-30");
    assertThat(ran.out())
        .contains("6 of 7; no action for tp7")
        .contains("the plans of Fresno Unified spend 130000 of 200000")
        .doesNotContain("santa-ana");
  }

  @Test
  void everyFormat_saysTheSame() {
    String[] args = {"plans", WAIVER, "--year", "2012-13", "--as-of", "2014-06-30", "--format", ""};
    for (String format : List.of("csv", "json", "html")) {
      args[args.length - 1] = format;
      Cli.Ran ran = Cli.run(args);
      assertThat(ran.code()).isZero();
      assertThat(ran.out()).as(format).contains("6 of 7; no action for tp7", "synthetic");
    }
    Cli.Ran ran = Cli.run("milestones", WAIVER, "--as-of", "2014-09-30", "--format", "csv");
    assertThat(ran.out()).contains("due 1 December 2013; filed 2 December 2013");
  }

  @Test
  void dutyOfSchools_listsWhoIsEntitled() {
    Cli.Ran ran =
        Cli.run("milestones", WAIVER, "--year", "2012-13", "--schools", "professional_development");
    assertThat(ran.out())
        .contains("Entitled: ")
        .contains("CORE must offer professional_development");
    Cli.Ran wrong = Cli.run("milestones", WAIVER, "--schools", "profesional_development");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("perhaps professional_development");
  }

  @Test
  void policyWithoutPlans_isRefused() {
    assertThat(Cli.run("plans", Cli.SAMPLE).err()).contains("declares no `plan`");
    assertThat(Cli.run("milestones", Cli.SAMPLE).err()).contains("declares no `milestones`");
  }
}
