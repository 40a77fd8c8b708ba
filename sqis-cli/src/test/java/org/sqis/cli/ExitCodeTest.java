package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command ends with the exit codes that README lists. */
class ExitCodeTest {
  private static void assertUsage(String said, String... args) {
    Cli.Ran ran = Cli.run(args);
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains(said).doesNotContain("internal error");
  }

  @Test
  void fileThatCannotBeWritten_isWrongUse(@TempDir Path folder) {
    String nowhere = folder.resolve("no/such/folder/file").toString();
    assertUsage("cannot be written", "test", Cli.CALIFORNIA, "--junit", nowhere);
    assertUsage("cannot be written", "test", Cli.CALIFORNIA, "--junit", folder.toString());
    assertUsage("be written", "rulebook", Cli.SAMPLE, "--output", nowhere);
    assertUsage("takes the name of a file", "rulebook", Cli.SAMPLE, "--output", "" + folder);
  }

  @Test
  void outcomeOfTests_isPrintedEvenIfTheJunitFileCannotBeWritten(@TempDir Path folder) {
    Cli.Ran ran = Cli.run("test", Cli.CALIFORNIA, "--junit", folder.toString());
    assertThat(ran.out()).contains(" passed, 0 failed");
  }

  @Test
  void fileThatIsNotThere_isWrongUse() {
    String none = Cli.SAMPLE + "/nothing_like_it";
    assertUsage("there is no file or folder", "check", Cli.SAMPLE, "--requires", none);
    for (String command : List.of("check", "score", "verify", "jshell")) {
      assertUsage("there is no file or folder", command, Cli.SAMPLE, "--data", none);
      assertUsage("there is no file or folder", command, none);
    }
    assertUsage("there is no file or folder", "explain", Cli.SAMPLE, "001", "x", "--data", none);
    assertUsage("there is no file or folder", "test", none);
    assertUsage("there is no file or folder", "fmt", none);
    assertUsage(
        "there is no file or folder", "fmt", Cli.SAMPLE + "/policy.sqis", "--fill", "a=" + none);
    assertUsage("there is no file or folder", "diff", Cli.SAMPLE, none);
    assertUsage("there is no file or folder", "impact", Cli.SAMPLE, Cli.SAMPLE, none);
    assertUsage("there is no file or folder", "rulebook", none);
    assertUsage("there is no file or folder", "calibrate", none, "reading");
  }

  @Test
  void folderInPlaceOfAFile_isWrongUse(@TempDir Path folder) throws Exception {
    assertUsage("is a folder, not a file", "check", Cli.SAMPLE, "--requires", Cli.SAMPLE);
    Files.createDirectory(folder.resolve("policy.sqis"));
    for (String command : List.of("check", "score", "verify", "test", "rulebook")) {
      assertUsage("is a folder, not a file", command, folder.toString());
    }
    assertUsage("is a folder, not a file", "diff", Cli.SAMPLE, folder.toString());
    Files.createDirectory(folder.resolve("data.sqis"));
    assertUsage("is a folder, not a file", "score", Cli.SAMPLE, "--data", folder.toString());
    assertUsage("is a folder, not a file", "impact", Cli.SAMPLE, Cli.SAMPLE, folder.toString());
  }

  @Test
  void fileThatCannotBeRead_isWrongUse(@TempDir Path folder) throws Exception {
    Cli.copyOfSample(folder);
    Path rules = folder.resolve("policy.sqis");
    assumeFalse(!rules.toFile().setReadable(false) || Files.isReadable(rules), "a mighty user");
    assertUsage("does not let", "check", folder.toString());
    assertUsage("does not let", "diff", Cli.SAMPLE, folder.toString());
    assertUsage("does not let", "fmt", rules.toString());
  }

  @Test
  void dataFileThatTheMappingNamesAndIsNotThere_isAFaultOfTheData(@TempDir Path folder)
      throws Exception {
    Cli.copyOfSample(folder);
    Files.delete(folder.resolve("schools.csv"));
    for (String command : List.of("check", "score", "verify")) {
      Cli.Ran ran = Cli.run(command, folder.toString());
      assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.FAULTS);
    }
  }

  @Test
  void requirementsWithoutAnElement_areAFault(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("law.sqis");
    for (String text :
        List.of(
            "",
            "requirements law\nend requirements\n",
            "requirements law\n  | element | kind |\nend requirements\n")) {
      Files.writeString(file, text);
      Cli.Ran ran = Cli.run("check", Cli.SAMPLE + "/policy.sqis", "--requires", file.toString());
      assertThat(ran.code()).as(text + ran.all()).isEqualTo(ExitCode.FAULTS);
      assertThat(ran.err()).contains("help: ");
    }
    assertThat(Cli.run("check", Cli.SAMPLE + "/policy.sqis", "--requires", "" + file).err())
        .contains("error SQ9207: the requirements `law` ask for nothing");
  }
}
