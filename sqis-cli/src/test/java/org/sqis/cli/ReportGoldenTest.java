package org.sqis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.Library;

/**
 * Whole outputs of {@code designate}, {@code timeline} and {@code report}; {@code
 * -Dgolden.update=true} writes them anew.
 */
class ReportGoldenTest {
  private static final Path EXPECTED = Path.of(Consortium.PATH, "expected");
  private static final boolean UPDATES = Boolean.getBoolean("golden.update");

  private static final List<String> RUNS =
      List.of(
          "designate text",
          "designate csv",
          "designate json",
          "designate html",
          "designate text --year 2014-15",
          "designate text --beside target --only focus",
          "designate json --beside target --only focus",
          "timeline text 003",
          "timeline csv 003",
          "timeline json 003",
          "timeline html 003",
          "timeline text 008",
          "timeline text 002",
          "report text 003",
          "report csv 006",
          "report json 003",
          "report html 006");

  private static String name(String run) {
    List<String> words = new ArrayList<>(List.of(run.split(" ", -1)));
    String end = words.remove(1);
    return String.join("_", words).replace("--", "") + "." + end.replace("text", "txt");
  }

  private static String run(String run) {
    List<String> words = new ArrayList<>(List.of(run.split(" ", -1)));
    String format = words.remove(1);
    words.add(1, Consortium.PATH);
    words.addAll(List.of("--format", format));
    return Consortium.out(words.toArray(new String[0])).replace(Library.VERSION, "VERSION");
  }

  @TestFactory
  Stream<DynamicTest> outputs_areAsExpected() {
    return RUNS.stream().map(run -> DynamicTest.dynamicTest(run, () -> check(run)));
  }

  private static void check(String run) throws IOException {
    Path file = EXPECTED.resolve(name(run));
    String printed = run(run);
    if (UPDATES && System.getenv("CI") == null) {
      Files.createDirectories(EXPECTED);
      Files.writeString(file, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(file));
    assertThat(run(run)).as("a second time").isEqualTo(printed);
  }

  @Test
  void everyOutput_saysWhatItIs() {
    for (String run : RUNS) {
      if (run.contains(" csv")) {
        assertThat(run(run).lines().skip(1))
            .as(run)
            .allMatch(line -> line.contains(",draft,yes,consortium,2013.1,"));
      } else {
        assertThat(run(run))
            .as(run)
            .contains("This policy is not adopted", "The data are made up")
            .contains("not for publication", "2013.1")
            .containsPattern("[0-9a-f]{64}");
      }
    }
  }

  @Test
  void html_isWellFormed_escapedAndAccessible() throws Exception {
    for (String run : RUNS) {
      if (run.contains(" html")) {
        String page = run(run);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        var root =
            factory
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getAttribute("lang")).isEqualTo("en");
        assertThat(root.getElementsByTagName("script").getLength()).isZero();
        int tables = root.getElementsByTagName("table").getLength();
        assertThat(tables).isPositive();
        assertThat(root.getElementsByTagName("caption").getLength()).isEqualTo(tables);
        var heads = root.getElementsByTagName("th");
        for (int i = 0; i < heads.getLength(); i++) {
          assertThat(heads.item(i).getAttributes().getNamedItem("scope")).isNotNull();
        }
        assertThat(page).contains("@media print").doesNotContain("<board>", "<Primary>", "<rate>");
      }
    }
    assertThat(run("designate html")).contains("The &lt;board&gt;", "Sons &lt;Primary&gt;");
  }

  @Test
  void decisionsOfPeople_areInEveryFormat() {
    for (String format : List.of("text", "csv", "json", "html")) {
      assertThat(run("designate " + format))
          .as(format)
          .containsPattern("The (<|&lt;)board")
          .contains("Complaint upheld")
          .containsPattern("20 August 2016");
      assertThat(run("timeline " + format + " 006"))
          .as(format)
          .contains("Complaint upheld", "decided: designate");
      assertThat(run("report " + format + " 006")).as(format).contains("Complaint upheld");
    }
  }

  @Test
  void groupsThatAreTooFew_haveNoNumber() {
    assertThat(run("report text 004"))
        .containsPattern("(?m)^swd +too few +too few$")
        .containsPattern("(?m)^el +60% +60%$")
        .doesNotContain("25%");
    assertThat(run("report json 004")).doesNotContain("25%");
    // Alone it follows nothing: the policy says nowhere that the group is too few for it.
    assertThat(run("report text 004 --indicators raw_rate")).contains("25%");
  }
}
