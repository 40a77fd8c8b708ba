package org.sqis.dsl.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/** A file of the greatest size is proved soon and fits into memory, whatever it is full of. */
class LargeFilesTest {
  /** A few seconds are usual; a busy machine gets more. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int SIZE = (1 << 20) - 2_500;

  private static final String HEAD =
      """
      policy p
        years  2014-15
      end policy

      inputs each school
        | name | type   | missing |
        | a    | number | never   |
      end inputs

      """;

  private static String filled(String start, IntFunction<String> line, String end) {
    StringBuilder text = new StringBuilder(HEAD).append(start);
    for (int i = 0; text.length() < SIZE; i++) {
      text.append(line.apply(i));
    }
    return text.append(end).toString();
  }

  @TestFactory
  Stream<DynamicTest> fullFiles_areProvedSoon() {
    Map<String, String> files = new LinkedHashMap<>();
    String sum = "a" + "+a".repeat(1_000);
    files.put(
        "sums",
        filled("", i -> "measure m" + i + " each school\nvalue " + sum + "\nend measure\n", ""));
    files.put(
        "unknown names",
        filled("", i -> "measure m" + i + " each school\nvalue u" + i + "\nend measure\n", ""));
    files.put(
        "a chain of measures",
        filled(
            "", i -> "measure m" + i + " each school\nvalue m" + (i + 1) + "\nend measure\n", ""));
    files.put(
        "cases",
        filled(
            "measure m each school\n",
            i -> "value " + i + " when a > " + (9_000_000 - i) + "\n",
            "end measure\n"));
    files.put(
        "parts of parts",
        filled(
            "inputs each group\n| name | type |\n",
            i -> "| i" + i + " | count of i" + (i + 1) + " |\n",
            "end inputs\n"));
    files.put(
        "levels",
        filled(
            "levels l of a\n| level | every school |\n",
            i -> "| " + (900_000 - i) + " | >= " + (900_000 - i) + " |\n",
            "| 0 | else |\nend levels\n"));
    files.put(
        "parameters that are not set",
        filled(
            "parameters\n| name | value |\n",
            i -> "| p" + i + " | not set |\n",
            "end parameters\n"));
    return files.entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> compiles(file.getValue())));
  }

  private static void compiles(String text) {
    Compilation compiled =
        assertTimeoutPreemptively(LONGEST, () -> Sqis.compile("large.sqis", text));
    assertThat(compiled.diagnostics().size()).isLessThan(100_000);
  }
}
