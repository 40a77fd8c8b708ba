package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String LOOSE =
      "measure m\u00a0each school\r\n better   higher\r\nend measure";
  private static final String FORM = "measure m each school\n  better  higher\nend measure\n";
  private static final String BROKEN = "measure m each school\n  value (1\nend measure\n";

  @TempDir private Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void file_isWrittenAnew_andWhatWasTakenIsTold() throws Exception {
    Path loose = file("loose.sqis", LOOSE);
    Cli.Ran ran = Cli.run("fmt", loose.toString());
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(Files.readString(loose)).isEqualTo(FORM);
    assertThat(ran.out()).isEqualTo(loose + ": formatted\n1 file formatted, 0 left as they were\n");
    assertThat(ran.err())
        .contains("note SQ9301: hard blanks written as blanks in 1 place\n --> loose.sqis:1:10\n")
        .contains("note SQ9302: the ends of 2 lines written as line feeds\n");
    assertThat(names()).containsExactly("loose.sqis");
    Cli.Ran again = Cli.run("fmt", loose.toString());
    assertThat(again.out()).isEqualTo("0 files formatted, 1 left as they were\n");
    assertThat(again.err()).isEmpty();
  }

  @Test
  void fileInItsForm_isNotTouched() throws Exception {
    Path form = file("form.sqis", FORM);
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(form, old);
    assertThat(Cli.run("fmt", form.toString()).code()).isZero();
    assertThat(Files.getLastModifiedTime(form)).isEqualTo(old);
  }

  @Test
  void check_changesNothing_andFailsForAFileNotInItsForm() throws Exception {
    Path loose = file("loose.sqis", LOOSE);
    Path form = file("form.sqis", FORM);
    Cli.Ran ran = Cli.run("fmt", "--check", loose.toString(), form.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.out())
        .isEqualTo(loose + ": not formatted\n1 file not formatted, 1 left as they were\n");
    assertThat(ran.err()).isEmpty();
    assertThat(Files.readString(loose)).isEqualTo(LOOSE);
    Cli.Ran fine = Cli.run("fmt", "--check", form.toString());
    assertThat(fine.code()).isZero();
    assertThat(fine.out()).isEqualTo("0 files not formatted, 1 left as they were\n");
  }

  @Test
  void fileWithErrors_isLeftAsItIs_andTheOthersAreFormatted() throws Exception {
    Path broken = file("a_broken.sqis", BROKEN);
    Path loose = file("loose.sqis", LOOSE);
    Cli.Ran ran = Cli.run("fmt", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(Files.readString(broken)).isEqualTo(BROKEN);
    assertThat(Files.readString(loose)).isEqualTo(FORM);
    assertThat(ran.err())
        .contains("error SQ0009: ", " --> a_broken.sqis:2:9\n")
        .contains("sqis: a_broken.sqis has errors and is left as it is\n");
    assertThat(ran.out()).endsWith("1 file formatted, 0 left as they were, 1 file with errors\n");
    assertThat(Cli.run("fmt", "--check", broken.toString()).code()).isEqualTo(ExitCode.FAULTS);
  }

  @Test
  void standardInputAndStdout_printTheForm() throws Exception {
    Cli.Ran ran = Cli.runWith(LOOSE, "fmt", "-");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).isEqualTo(FORM);
    Path loose = file("loose.sqis", LOOSE);
    assertThat(Cli.run("fmt", loose.toString(), "--stdout").out()).isEqualTo(FORM);
    assertThat(Files.readString(loose)).isEqualTo(LOOSE);
    Cli.Ran check = Cli.runWith(LOOSE, "fmt", "--check", "-");
    assertThat(check.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(check.out()).isEqualTo("standard input: not formatted\n");
    Cli.Ran broken = Cli.runWith(BROKEN, "fmt", "-");
    assertThat(broken.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(broken.out()).as("nothing is lost in a pipe").isEqualTo(BROKEN);
  }

  @Test
  void table_isFilledFromAFileOrStandardInput() throws Exception {
    String rules = "levels l of m\nend levels\n";
    String filled =
        """
        levels l of m
          | level | high  |
          | 2     | >= 5% |
          | 1     | a, b  |
        end levels
        """;
    Path file = file("rules.sqis", rules);
    Path sheet = file("cuts.csv", "level,high\n2,>= 5%\n1,\"a, b\"\n");
    Cli.Ran ran = Cli.run("fmt", file.toString(), "--fill", "l=" + sheet);
    assertThat(ran.code()).as(ran.all()).isZero();
    assertThat(Files.readString(file)).isEqualTo(filled);
    Files.writeString(file, rules);
    String tabs = "level\thigh\n2\t>= 5%\n1\ta, b\n";
    assertThat(Cli.runWith(tabs, "fmt", file.toString(), "--fill", "l=-").code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(filled);
    Cli.Ran twice = Cli.run("fmt", file.toString(), "--fill", "l=" + sheet);
    assertThat(twice.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(twice.err()).contains("error SQ0045: the table `l` cannot be filled: it has rows");
  }

  @Test
  void permissionsAndLinks_stay() throws Exception {
    Path loose = file("loose.sqis", LOOSE);
    if (!Files.getFileStore(loose).supportsFileAttributeView("posix")) {
      return;
    }
    Files.setPosixFilePermissions(loose, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.sqis"), loose);
    assertThat(Cli.run("fmt", link.toString()).code()).isZero();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(loose)).isEqualTo(FORM);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(loose)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void textThatIsNoText_isRefused() throws Exception {
    Path file = folder.resolve("latin.sqis");
    Files.write(file, "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    Cli.Ran ran = Cli.run("fmt", file.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err()).isEqualTo("sqis: `" + file + "` is not UTF-8 text; save it as UTF-8\n");
    assertThat(Files.size(file)).isEqualTo(7);
  }

  @Test
  void wrongUse_isSaid() throws Exception {
    Path form = file("form.sqis", FORM);
    String one = form.toString();
    assertUsage(Cli.run("fmt"), "FILE is missing");
    assertUsage(Cli.run("fmt", "nowhere.sqis"), "there is no file or folder `nowhere.sqis`");
    assertUsage(Cli.run("fmt", "--check", "--stdout", one), "--check changes nothing");
    assertUsage(Cli.run("fmt", "--stdout", one, one), "take one file at a time, not 2");
    assertUsage(Cli.run("fmt", "-", one), "take one file at a time, not 2");
    assertUsage(Cli.run("fmt", one, "--fill", "groups"), "--fill takes TABLE=SHEET");
    assertUsage(Cli.run("fmt", "-", "--fill", "groups=-"), "not both");
    assertUsage(Cli.run("fmt", one, "--fill", "groups=no.csv"), "no file or folder `no.csv`");
    Files.delete(form);
    assertUsage(Cli.run("fmt", folder.toString()), "holds no file that ends in .sqis");
  }

  private static void assertUsage(Cli.Ran ran, String said) {
    assertThat(ran.code()).as(ran.all()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("sqis: ").contains(said);
  }
}
