package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.Library;

/**
 * {@code review} and {@code panel-packet}: samples of the example, all else on a small folder.
 * {@code -Dgolden.update=true} rewrites the samples.
 */
class ReviewCommandTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String WAIVER = ROOT.resolve("sqis-examples/core-waiver").toString();
  private static final List<String> REVIEW =
      List.of("review", WAIVER, "--year", "2014-15", "--as-of", "2015-08-31");
  private static final List<String> PACKET =
      List.of(
          "panel-packet",
          WAIVER,
          "--year",
          "2014-15",
          "--district",
          "Fresno",
          "--as-of",
          "2015-10-31");

  private static final List<String> SMALL = List.of("review", Cli.PROCEDURES);
  private static final List<String> SMALL_PACKET =
      List.of("panel-packet", Cli.PROCEDURES, "--district", "North");

  private static String out(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return Consortium.out(all.toArray(new String[0]));
  }

  private static void assertSample(String name, List<String> words) throws IOException {
    String printed =
        out(words)
            .replace(Library.VERSION, "VERSION")
            .replaceAll("(Digest of the [a-z]+): [0-9a-f]{64}", "$1: DIGEST")
            .replaceAll("[ ]+(?=\n)", "");
    Path file = ROOT.resolve("docs/samples").resolve(name);
    if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(file));
  }

  @Test
  void samples_areAsExpected() throws IOException {
    assertSample("review.txt", REVIEW);
    assertSample("panel-packet.txt", PACKET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "csv", "json", "html"})
  void everyFormat_saysThatItIsSynthetic(String format) {
    assertThat(out(SMALL, "--format", format))
        .containsIgnoringCase("synthetic")
        .contains("North", "South", "breach: not complete");
    assertThat(out(SMALL_PACKET, "--format", format))
        .containsIgnoringCase("synthetic")
        .contains("North");
  }

  @Test
  void scenario12_thePanelMetOnceIn2013_14() {
    assertThat(Consortium.out("review", WAIVER, "--year", "2013-14"))
        .contains("Meetings of 2013-14: breach, 1 of 2 meetings in 2013-14")
        .containsPattern("Sanger Unified +breach: not complete +standards: meets")
        .contains("evaluation: not rated");
  }

  @Test
  void oneDistrict_isToldAlone() {
    assertThat(out(SMALL, "Nor")).contains("North: meets").doesNotContain("West: ");
    assertThat(out(SMALL)).contains("North: meets", "West: breach");
  }

  /** The panel sees the same as `milestones` and the rulings say, in every format. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "csv", "json", "html"})
  void packet_hasDutiesOfTheDistrict_andDecisions(String format) {
    String packet = out(PACKET, "--format", format);
    assertThat(packet)
        .contains("evaluation_guidelines", "advisory_councils")
        .contains("SYNTHETIC: standards at level 3 in round 2");
  }

  @Test
  void packet_countsDutiesAsMilestonesDoes() {
    List<String> words = List.of("milestones", WAIVER, "--format", "csv", "--as-of", "2015-07-01");
    long late =
        out(words)
            .lines()
            .filter(one -> one.contains("Oakland Unified,2013-14,") && one.contains(",late,"))
            .count();
    String packet =
        Consortium.out(
            "panel-packet",
            WAIVER,
            "--year",
            "2013-14",
            "--district",
            "Oakland",
            "--as-of",
            "2015-07-01",
            "--format",
            "csv");
    assertThat(late).isPositive();
    assertThat(packet.lines().filter(one -> one.contains(",duty,") && one.contains(",late,")))
        .hasSize((int) late);
  }

  @Test
  void dayBeforeEveryRecord_isNoFault() {
    Cli.Ran early = Cli.run("review", WAIVER, "--year", "2013-14", "--as-of", "2013-08-01");
    assertThat(early.code()).as(early.all()).isZero();
  }

  @Test
  void mistakesInTheUse() {
    Cli.Ran nobody = Cli.run("review", Cli.PROCEDURES, "East");
    assertThat(nobody.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nobody.err()).contains("no one district `East` takes part").doesNotContain("\tat");
    Cli.Ran none = Cli.run("review", ROOT.resolve("sqis-examples/texas").toString());
    assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("has no `review` in force");
    Cli.Ran packet = Cli.run("panel-packet", Cli.PROCEDURES, "--district", "th");
    assertThat(packet.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void recordsWithFaults_areToldWithFileAndRow_andEndWith1(@TempDir Path folder)
      throws IOException {
    try (Stream<Path> files = Files.list(Path.of(Cli.PROCEDURES))) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        Files.copy(one, folder.resolve(one.getFileName()));
      }
    }
    Path ratings = folder.resolve("ratings.csv");
    String text = Files.readString(ratings);
    Files.writeString(ratings, text + "North,2013-14,1,peer,North,standards,E1,4,2014-05-28\n");
    Cli.Ran ran = Cli.run("review", folder.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.FAULTS);
    assertThat(ran.err())
        .contains("error SQ4522: `North` cannot rate `North` here")
        .contains("--> ratings.csv:" + (text.lines().count() + 1));
    assertThat(ran.out()).contains("SQ4522");
  }
}
