package org.sqis.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;
import org.sqis.examples.RealData;
import org.sqis.examples.ShortProcess;

/** What README.md shows is what happens. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("sqis.root")).normalize();
  private static final Path README = ROOT.resolve("README.md");

  @TempDir private Path folder;

  private static String readme() throws IOException {
    return Files.readString(README, StandardCharsets.UTF_8);
  }

  /** The text between two marks, without its fences. */
  private static String block(String name) throws IOException {
    String text = readme();
    String begin = "<!-- " + name + ":begin -->\n";
    int from = text.indexOf(begin) + begin.length();
    String block = text.substring(from, text.indexOf("<!-- " + name + ":end -->", from));
    return block.replaceAll("(?m)^```.*\n", "");
  }

  private String run(Path workingFolder, String input, String... command) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ShortProcess.OPTIONS);
    words.addAll(List.of(command));
    Path in = Files.writeString(folder.resolve("in.txt"), input, StandardCharsets.UTF_8);
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process =
        builder
            .directory(workingFolder.toFile())
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String printed = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  @Test
  void fiveLinesOfJava_compileAndScore() throws Exception {
    String program =
        """
        import java.nio.file.Path;
        import org.sqis.core.Policy;
        import org.sqis.core.data.Dataset;
        import org.sqis.core.outcome.Outcome;
        import org.sqis.dsl.Sqis;

        public class Five {
          public static void main(String[] args) {
        LINES
          }
        }
        """
            .replace("LINES", block("java"));
    assertThat(block("java").lines()).hasSize(5);
    Path source = Files.writeString(folder.resolve("Five.java"), program, StandardCharsets.UTF_8);
    String printed =
        run(
            ROOT.resolve("sqis-examples/california-api-2000"),
            "",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    assertThat(printed).startsWith("5\nAlameda High (01611190130229)").contains("api99 = 693");
  }

  @Test
  void jshellLines_loadScoreChangeAndExplain() throws Exception {
    List<String> lines = block("jshell").lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(4);
    String printed =
        run(ROOT, block("jshell") + "/exit\n", "-jar", System.getProperty("sqis.jar"), "jshell");
    assertThat(printed)
        .contains("Synthetic Alder Elementary 1", "sqii", "SYNTHETIC", "the sum of the points")
        .doesNotContain("Error:", "Exception", "|  Error", " ... ");
    assertThat(printed.split("==>", -1)).as("an answer a line").hasSize(lines.size() + 1);
    assertThat(printed.lines().filter(line -> line.startsWith("00990010000001")).distinct())
        .as("the index with groups of 20 and with groups of 100")
        .hasSize(2);
  }

  @Test
  void agreementTable_isTheOneShown() throws Exception {
    String printed =
        run(
            ROOT,
            "",
            "-jar",
            System.getProperty("sqis.jar"),
            "verify",
            "sqis-examples/california-api-2000");
    List<String> table =
        readme().lines().filter(line -> line.matches("    (result|----|\\w+ +6194).*")).toList();
    assertThat(table).hasSize(7);
    assertThat(printed).contains(table.stream().map(String::strip).toList());
  }

  /** Lines after a command of the README without a folder of published rows are what it prints. */
  @Test
  void dashboardColors_areTheOnesShown() throws Exception {
    List<String> lines = readme().lines().map(String::strip).toList();
    assertThat(lines).filteredOn(line -> line.startsWith("color  ")).hasSize(4);
    for (String example : List.of("chronic", "suspension")) {
      String command = "./sqis verify sqis-examples/california-dashboard-2018-" + example;
      assertThat(verified(example)).contains(lines.get(lines.indexOf(command) + 1) + "\n");
    }
  }

  @Test
  void publishedDashboardColors_areTheOnesShown() throws Exception {
    List<String> lines = readme().lines().map(String::strip).toList();
    for (String example : List.of("chronic", "suspension")) {
      Path folder =
          RealData.folderOf(
              "ca_dashboard_2018_monterey_" + example + ".csv", "what README.md shows of it");
      String command = "./sqis verify sqis-examples/california-dashboard-2018-" + example;
      assertThat(verified(example, "--data", folder.toString()))
          .contains(lines.get(lines.indexOf(command + " --data FOLDER") + 1) + "\n");
    }
  }

  private String verified(String example, String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-jar", System.getProperty("sqis.jar"), "verify"));
    words.add("sqis-examples/california-dashboard-2018-" + example);
    words.addAll(List.of(options));
    return run(ROOT, "", words.toArray(String[]::new));
  }

  @Test
  void quotaOfFocusSchools_isTheOneShown() throws Exception {
    List<String> lines = readme().lines().map(String::strip).toList();
    String shown = lines.stream().filter(line -> line.startsWith("gap ")).findFirst().orElseThrow();
    String[] words =
        lines.stream()
            .filter(line -> line.startsWith("./sqis designate "))
            .findFirst()
            .orElseThrow()
            .substring("./sqis ".length())
            .split(" ", -1);
    List<String> arguments = new ArrayList<>(List.of("-jar", System.getProperty("sqis.jar")));
    arguments.addAll(List.of(words));
    assertThat(run(ROOT, "", arguments.toArray(String[]::new))).contains(shown);
    for (String command : List.of("./sqis timeline ", "./sqis explain ")) {
      List<String> other = new ArrayList<>(List.of("-jar", System.getProperty("sqis.jar")));
      lines.stream()
          .filter(line -> line.startsWith(command + "sqis-examples/core-waiver"))
          .forEach(line -> other.addAll(List.of(line.substring(7).split(" ", -1))));
      assertThat(run(ROOT, "", other.toArray(String[]::new))).contains("focus");
    }
  }

  @Test
  void wrongShare_givesTheErrorShown() throws IOException {
    String rules =
        Files.readString(
            ROOT.resolve("sqis-examples/core-2014-15/policy.sqis"), StandardCharsets.UTF_8);
    String wrong = rules.replaceFirst("(\\| math_level +\\| )30", "$135");
    assertThat(wrong).isNotEqualTo(rules);
    Compilation compilation = Sqis.compile("policy.sqis", wrong);
    show("error", compilation.report().stripTrailing());
  }

  @Test
  void anotherWeight_movesWhatIsShown() throws Exception {
    List<String> command =
        readme()
            .lines()
            .filter(line -> line.startsWith("    ./sqis impact "))
            .flatMap(line -> Stream.of(line.strip().split(" ")))
            .skip(1)
            .toList();
    List<String> words = new ArrayList<>(List.of("-jar", System.getProperty("sqis.jar")));
    words.addAll(command);
    String printed = run(ROOT, "", words.toArray(new String[0]));
    int from = printed.indexOf("-- what differs");
    show("impact", printed.substring(from, printed.indexOf("\ndistrict ")).stripTrailing());
  }

  /** Holds the block against {@code text}, or writes it. */
  private static void show(String name, String text) throws IOException {
    String shown = "```\n" + text + "\n```\n";
    if (Boolean.getBoolean("readme.update")) {
      assertThat(System.getenv("CI")).as("readme.update is refused in CI").isNotEqualTo("true");
      String readme = readme();
      String begin = "<!-- " + name + ":begin -->\n";
      int from = readme.indexOf(begin) + begin.length();
      int to = readme.indexOf("<!-- " + name + ":end -->");
      Files.writeString(
          README, readme.substring(0, from) + shown + readme.substring(to), StandardCharsets.UTF_8);
    }
    assertThat("```\n" + block(name) + "```\n").isEqualTo(shown);
  }
}
