package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sqis check --requires}. */
class CheckRequirementsTest {
  private static final String CORE = Cli.ROOT.resolve("sqis-examples/core-2014-15").toString();

  @Test
  void core_hasEverythingTheWaiverLists_andSaysWhatItDoesNotScore() {
    Cli.Ran ran =
        Cli.run("check", CORE + "/policy.sqis", "--strict", "--requires", CORE + "/waiver.sqis");
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains(
            "note SQ9202: `social_emotional_skills` is not scored this year, because the skills"
                + " were measured for the first time and not released\n  --> waiver.sqis:14:5\n")
        .contains("--> policy.sqis:", "the policy says so\n")
        .contains("\nnot scored: academic_growth_ela, because the first release of February 2016")
        .endsWith("policy.sqis and waiver.sqis: 0 errors, 0 warnings, 6 notes\n");
  }

  @Test
  void policyThatLacksAnElement_isRejected(@TempDir Path folder) throws Exception {
    Path policy = folder.resolve("policy.sqis");
    Files.copy(Path.of(CORE, "policy.sqis"), policy);
    String text = Files.readString(policy);
    Files.writeString(
        policy, text.replaceFirst("    \\| social_emotional_skills +\\|[^\\n]*\\n", ""));
    Cli.Ran ran = Cli.run("check", policy.toString(), "--requires", CORE + "/waiver.sqis");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .startsWith("error SQ9201: the policy `core_2014_15` lacks the scored measure `social_emo")
        .contains("needed: non-cognitive skills\n")
        .contains("  help: declare it, or add `social_emotional_skills` to `not scored`");
    assertThat(Cli.run("check", policy.toString()).code()).isZero();
  }

  @Test
  void policyThatLacksAnElementInOneOfItsYears_isRejected(@TempDir Path folder) throws Exception {
    Path policy = folder.resolve("policy.sqis");
    Files.writeString(
        policy,
        """
        policy p
          years  2014-15 to 2016-17
        end policy

        parameters
          | name    | value | type  | provenance | years              |
          | least_n | 20    | count | choice     | 2015-16 to 2016-17 |
        end parameters
        """);
    Path law = folder.resolve("law.sqis");
    Files.writeString(
        law,
        """
        requirements law
          | element | kind      |
          | least_n | parameter |
        end requirements
        """);
    Cli.Ran ran = Cli.run("check", policy.toString(), "--requires", law.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .startsWith("error SQ9201: the policy `p` lacks the parameter `least_n` in 2014-15\n")
        .contains("  help: declare it in 2014-15 too, or say under `not scored` why not\n");
  }

  @Test
  void fileThatIsNotThere_isWrongUse() {
    Cli.Ran ran = Cli.run("check", Cli.SAMPLE, "--requires", CORE + "/waver.sqis");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("there is no file or folder", "did you mean `", "waiver.sqis`?");
  }

  @Test
  void requirementsOfAPolicyWithErrors_areHeldBack(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Cli.replace(folder.resolve("policy.sqis"), "value  reading of all", "value  raeding of all");
    Cli.Ran ran =
        Cli.run(
            "check", folder.resolve("policy.sqis").toString(), "--requires", CORE + "/waiver.sqis");
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).startsWith("error SQ1001").doesNotContain("SQ92");
  }
}
