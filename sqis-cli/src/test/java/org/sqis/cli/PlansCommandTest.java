package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Library;

/** {@code plans} and {@code milestones}: samples of the example, all else on a small folder. */
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
    assertThat(Consortium.out("plans", Cli.PROCEDURES, "Adams"))
        .contains("2 of 3; no action for tp3")
        .contains("4 years, from 1 December 2013 to 1 December 2016")
        .contains("the plans of North spend 150 of 200")
        .doesNotContain("Baker");
    assertThat(Consortium.out("plans", Cli.PROCEDURES)).contains("Baker", "a plan");
  }

  @Test
  void everyFormat_saysTheSame() {
    for (String format : List.of("text", "csv", "json", "html")) {
      assertThat(Consortium.out("plans", Cli.PROCEDURES, "--format", format))
          .as(format)
          .contains("2 of 3; no action for tp3")
          .containsIgnoringCase("synthetic");
      assertThat(Consortium.out("milestones", Cli.PROCEDURES, "--format", format))
          .as(format)
          .contains("due 1 December 2013; filed 2 December 2013")
          .containsIgnoringCase("synthetic");
    }
  }

  @Test
  void dutyOfSchools_listsWhoIsEntitled() {
    assertThat(Consortium.out("milestones", Cli.PROCEDURES, "--schools", "training"))
        .contains("Entitled: ")
        .contains("CORE must offer training");
    Cli.Ran wrong = Cli.run("milestones", Cli.PROCEDURES, "--schools", "traininng");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("duty must be one of [training, turnaround]: traininng");
  }

  @Test
  void policyWithoutPlans_isRefused() {
    assertThat(Cli.run("plans", Cli.SAMPLE).err()).contains("declares no `plan`");
    assertThat(Cli.run("milestones", Cli.SAMPLE).err()).contains("declares no `milestones`");
  }
}
