package org.sqis.examples.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/coverage.md} has every requirement once, and what it names is there. That the named
 * tests of Java ran is checked at the end of a build, by {@link CoverageRanTest}. {@code
 * -Dcoverage.pending} admits rows that say {@code pending}.
 */
class CoverageTableTest {
  private static final List<CoverageTable.Row> ROWS = CoverageTable.rows();
  private static final Map<String, Path> TEST_CLASSES = testClasses();

  @TempDir private Path folder;

  @Test
  void everyRequirement_hasOneRow() {
    assertThat(ROWS)
        .extracting(CoverageTable.Row::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 123).mapToObj(n -> String.format("R-%03d", n)).toList());
    assertThat(ROWS).allSatisfy(row -> assertThat(row.obligation()).contains("(S"));
  }

  @Test
  void onlyTheRowsWithoutAFunction_areContextOnly() {
    assertThat(ROWS)
        .filteredOn(CoverageTable.Row::isContextOnly)
        .extracting(CoverageTable.Row::id)
        .containsExactlyElementsOf(CoverageTable.CONTEXT);
  }

  @Test
  void nothingIsPending() {
    List<String> pending =
        ROWS.stream()
            .filter(CoverageTable.Row::isPending)
            .map(row -> row.id() + (isBuilt(row) ? " is there" : " is not there"))
            .toList();
    if (System.getProperty("coverage.pending") == null) {
      assertThat(pending).isEmpty();
    } else {
      pending.forEach(System.out::println);
    }
  }

  /** Whether everything that a row names is there, so that it need not be pending. */
  private static boolean isBuilt(CoverageTable.Row row) {
    return !row.where().isEmpty()
        && !row.shownBy().isEmpty()
        && row.where().stream().allMatch(name -> whereFault(name).isEmpty())
        && row.ruleTests().stream().allMatch(name -> RuleParts.testFault(name).isEmpty())
        && row.javaTests().stream().allMatch(name -> javaFault(name).isEmpty());
  }

  @Test
  void everyOtherRow_saysWhereAndShownByWhat() {
    assertThat(ROWS)
        .filteredOn(row -> !row.isContextOnly() && !row.isPending())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.where()).as(row.id()).isNotEmpty();
              assertThat(row.shownBy()).as(row.id()).isNotEmpty();
            });
  }

  @Test
  void rulesAndClasses_areThere() {
    assertThat(faults(CoverageTableTest::whereFault, CoverageTable.Row::where)).isEmpty();
  }

  @Test
  void testsInRuleFiles_pass() {
    assertThat(faults(RuleParts::testFault, CoverageTable.Row::ruleTests)).isEmpty();
  }

  @Test
  void testsOfJava_areThere() {
    assertThat(faults(CoverageTableTest::javaFault, CoverageTable.Row::javaTests)).isEmpty();
  }

  /** R-114: all districts may use the work, rule files of the examples included. */
  @Test
  void theWork_isFreeForEveryone() {
    assertThat(CoverageTable.read(CoverageTable.ROOT.resolve("LICENSE")))
        .contains("Apache License", "Version 2.0")
        .contains("royalty-free, irrevocable");
  }

  // ---------- the checks themselves ----------

  @Test
  void whatIsNotThere_isTold() {
    assertThat(whereFault("core-waiver/ladders.sqis: ladder focus_supports")).isEmpty();
    assertThat(whereFault("core-waiver/ladders.sqis: ladder focus_stairs"))
        .isEqualTo("core-waiver/ladders.sqis does not declare `ladder focus_stairs`");
    assertThat(whereFault("core-waiver/policy.sqis: parameter minimum_n")).isEmpty();
    assertThat(whereFault("core-waiver/policy.sqis: parameter ela_tested")).isNotEmpty();
    assertThat(whereFault("core-waiver/stairs.sqis: ladder focus_supports")).contains("no file");
    assertThat(whereFault("core.duty.Obligations")).isEmpty();
    assertThat(whereFault("core.duty.Nothing")).contains("no class");
  }

  @Test
  void testsThatAreNotThere_areTold() {
    String file = "core-waiver/policy.sqis";
    assertThat(RuleParts.testFault(file + ": \"19 students have no rate, 20 do\"")).isEmpty();
    assertThat(RuleParts.testFault(file + ": \"19 students\"")).contains("no test");
    assertThat(RuleParts.testFault("core-waiver/nothing.sqis: \"a\"")).contains("no file");
    assertThat(RuleParts.testFault("19 students have no rate")).contains("Class#method");
    assertThat(javaFault("CoverageTableTest#testsThatAreNotThere_areTold")).isEmpty();
    assertThat(javaFault("CoverageTableTest#testsOfNothing")).contains("no test method");
    assertThat(javaFault("CoverageTableTest#whereFault")).contains("no test method");
    assertThat(javaFault("NothingTest#testsOfNothing")).contains("no test class");
  }

  @Test
  void aRowOfFourCells_isNone() {
    assertThat(CoverageTable.rows("| R-001 | a | `b` | `C#d` |  |\n")).hasSize(1);
    assertThatThrownBy(() -> CoverageTable.rows("| R-001 | a | `b` | `C#d` |\n"))
        .hasMessageContaining("not five cells");
  }

  @Test
  void whatRan_isReadFromTheReportsOfThisBuild() throws IOException {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    report("sqis-core", "org.sqis.core.OneTest", start.plusSeconds(1), "", "", "");
    report("sqis-cli", "org.sqis.cli.OldTest", start.minusSeconds(1), "", "", "");
    report("sqis-examples", "org.sqis.TwoTest", start, "<skipped/>", "<failure/>", "<error/>");
    RanTests ran = RanTests.read(folder, "target", start);
    for (String method : List.of("plain", "factory", "parameters_andMore")) {
      assertThat(ran.fault("OneTest#" + method)).as(method).isEmpty();
    }
    assertThat(ran.fault("OneTest#other")).contains("no report");
    assertThat(ran.fault("OldTest#plain")).contains("no report");
    assertThat(ran.fault("TwoTest#plain")).isEqualTo("it ended as skipped");
    assertThat(ran.fault("TwoTest#factory")).isEqualTo("it ended as failure");
    assertThat(ran.fault("TwoTest#parameters_andMore")).isEqualTo("it ended as error");
  }

  private void report(String module, String type, Instant written, String... inside)
      throws IOException {
    Path reports = Files.createDirectories(folder.resolve(module + "/target/surefire-reports"));
    List<String> names = List.of("plain", "factory()[1]", "parameters andMore(int)[2]");
    StringBuilder text = new StringBuilder("<testsuite>");
    for (int i = 0; i < names.size(); i++) {
      text.append("<testcase classname=\"%s\" name=\"%s\">".formatted(type, names.get(i)));
      text.append(inside[i]).append("</testcase>");
    }
    // The same test once more: one run that failed is enough.
    text.append("<testcase classname=\"%s\" name=\"plain\"/></testsuite>".formatted(type));
    Path file = reports.resolve("TEST-" + type + ".xml");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private static List<String> faults(
      Function<String, String> check, Function<CoverageTable.Row, List<String>> names) {
    List<String> faults = new ArrayList<>();
    for (CoverageTable.Row row : ROWS) {
      for (String name : row.isPending() ? List.<String>of() : names.apply(row)) {
        String fault = check.apply(name);
        if (!fault.isEmpty()) {
          faults.add(row.id() + " names " + name + ": " + fault);
        }
      }
    }
    return faults;
  }

  private static String whereFault(String name) {
    if (RuleParts.names(name)) {
      return RuleParts.fault(name);
    }
    if (name.matches("[A-Z]+")) {
      return Files.exists(CoverageTable.ROOT.resolve(name)) ? "" : "there is no file " + name;
    }
    String file = "org/sqis/" + name.replace('.', '/') + ".java";
    return RanTests.MODULES.stream()
            .map(
                module -> CoverageTable.ROOT.resolve(module).resolve("src/main/java").resolve(file))
            .anyMatch(Files::exists)
        ? ""
        : "there is no class org.sqis." + name;
  }

  private static String javaFault(String name) {
    String type = name.substring(0, name.indexOf('#'));
    Path file = TEST_CLASSES.get(type);
    if (file == null) {
      return "there is no test class " + type;
    }
    String method = name.substring(name.indexOf('#') + 1);
    return Pattern.compile("(?m)^  (void|Stream<DynamicTest>) " + method + "\\(")
            .matcher(CoverageTable.read(file))
            .find()
        ? ""
        : file.getFileName() + " has no test method " + method;
  }

  private static Map<String, Path> testClasses() {
    Map<String, Path> classes = new TreeMap<>();
    for (String module : RanTests.MODULES) {
      try (Stream<Path> files = Files.walk(CoverageTable.ROOT.resolve(module + "/src/test/java"))) {
        files
            .filter(file -> file.toString().endsWith("Test.java"))
            .forEach(
                file -> {
                  String name = String.valueOf(file.getFileName()).replace(".java", "");
                  Path other = classes.put(name, file);
                  assertThat(other).as("another test class of that name").isNull();
                });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return classes;
  }
}
