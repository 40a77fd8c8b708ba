package org.sqis.dsl.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.parser.SourceReader;

/** Whatever a file holds, the answer is a policy or clear messages, soon and on a small stack. */
class HostileInputTest {
  /** Far more than is needed; a busy machine gets some. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int SMALL_STACK = 512 * 1024;

  /**
   * For a legal expression of a thousand operators. Compiling, printing and evaluating recurse once
   * or more for each operator; when they no longer do, this should be {@link #SMALL_STACK}.
   */
  private static final int STACK_OF_LONG_EXPRESSIONS = 8 * 1024 * 1024;

  private static final int SIZE = SourceReader.MOST_BYTES - 200;

  private static final String HEAD =
      """
      policy p
        years  2014-15
      end policy

      """;

  private static final Path GOOD =
      Path.of("..", "sqis-examples", "core-2014-15", "policy.sqis").normalize();

  // ---------- a mebibyte of pasted cells ----------

  @Test
  void mebibyteOfPastedTables_isFormatted() {
    String one = "groups\nname\tuse\n|\nend groups\n";
    String text = one.replace("|\n", "").repeat(SIZE / one.length() / 2);
    Formatted formatted = onSmallStack(() -> formatted(text));
    assertThat(formatted.report()).isEmpty();
    assertThat(compiled(text).hasErrors()).isTrue();
    String rows = "groups\nname\tuse\n" + "a\tscored\n".repeat(SIZE / 20) + "end groups\n";
    assertThat(onSmallStack(() -> formatted(rows)).report()).isEmpty();
  }

  // ---------- a mebibyte of garbage ----------

  @TestFactory
  Stream<DynamicTest> mebibyteOfGarbage_isRefused() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("printable characters", printable(SIZE, 0));
    texts.put("printable characters in lines", printable(SIZE, 80));
    texts.put("one line of a letter", "a".repeat(SIZE));
    texts.put("blanks", " ".repeat(SIZE));
    texts.put("line ends", "\n".repeat(SIZE));
    for (String part :
        List.of("|", "(", ")", "measure ", "measure a\n", "end ", "| a |\n", "\"", "a\tb\n")) {
      texts.put("much of " + part.strip(), part.repeat(SIZE / part.length()));
    }
    List<DynamicTest> tests = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          tests.add(dynamicTest(name, () -> refused(text)));
          String part = text.substring(0, text.length() / 4);
          tests.add(dynamicTest(name + " after a head", () -> refused(HEAD + "x\n" + part)));
          String inside = HEAD + "measure m each school\n  value " + part;
          tests.add(dynamicTest(name + " in a value", () -> refused(inside)));
        });
    return tests.stream();
  }

  @Test
  void randomBytes_areRefused(@TempDir Path folder) throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("noise.sqis"), bytes);
    assertThat(codes(onSmallStack(() -> Sqis.compile(file)))).containsExactly(ProblemCode.NOT_TEXT);
  }

  @Test
  void binaryFile_isRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Thing.class");
    try (var bytes = HostileInputTest.class.getResourceAsStream("HostileInputTest.class")) {
      Files.write(file, java.util.Objects.requireNonNull(bytes).readAllBytes());
    }
    assertThat(codes(onSmallStack(() -> Sqis.compile(file)))).containsExactly(ProblemCode.NOT_TEXT);
  }

  @Test
  void moreThanAMebibyte_isRefused() {
    assertThat(codes(compiled("#".repeat(SourceReader.MOST_BYTES + 1))))
        .containsExactly(ProblemCode.FILE_TOO_LARGE);
  }

  // ---------- deep and long expressions ----------

  @Test
  void tenThousandParentheses_areRefused() {
    Compilation deep = compiled(HEAD + measure("m", "(".repeat(10_000) + 1 + ")".repeat(10_000)));
    assertThat(codes(deep)).containsExactly(ProblemCode.TOO_DEEP);
    String inCell = "(".repeat(10_000) + "n" + ")".repeat(10_000);
    Compilation cell =
        compiled(
            HEAD
                + "inputs each school\n  | name | type |\n  | n | count |\nend inputs\n"
                + "rates each school\n  | name | part | whole |\n  | r | "
                + inCell
                + " | n |\nend rates\n");
    assertThat(codes(cell)).containsExactly(ProblemCode.TOO_DEEP);
  }

  @Test
  void sumOfTwentyThousandTerms_isRefused() {
    assertThat(codes(compiled(HEAD + measure("m", "1" + " + 1".repeat(20_000)))))
        .containsExactly(ProblemCode.TOO_LONG);
  }

  @Test
  void sumOfAThousandOperators_compilesAndScores() {
    assertThat(scored("1" + " + 1".repeat(1_000))).isEqualTo(Value.of(Rational.of(1_001)));
  }

  @Test
  void otherLongExpressions_compileAndScore() {
    String choice = "if 1 > 2 then 1 else ".repeat(300) + "7";
    assertThat(scored(choice)).isEqualTo(Value.of(Rational.of(7)));
    String nested = "(".repeat(100) + "1 + 1" + ")".repeat(100);
    assertThat(scored(nested)).isEqualTo(Value.of(Rational.of(2)));
    String answers = "not ".repeat(1_000) + "yes";
    assertThat(scored(answers)).isEqualTo(Value.YesNo.YES);
    String either = "no" + " or no".repeat(1_000);
    assertThat(scored(either)).isEqualTo(Value.YesNo.NO);
    String calls = "max(1, ".repeat(100) + "2" + ")".repeat(100);
    assertThat(scored(calls)).isEqualTo(Value.of(Rational.of(2)));
    String fallbacks = "too few else ".repeat(1_000) + "5";
    assertThat(scored(fallbacks)).isEqualTo(Value.of(Rational.of(5)));
  }

  // ---------- many declarations ----------

  @Test
  void fiveThousandMeasures_eachReadingTheNext_compileAndScoreOnASmallStack() {
    int many = 5_000;
    StringBuilder rules = new StringBuilder(HEAD);
    for (int i = 1; i < many; i++) {
      rules.append(measure("m" + i, "m" + (i + 1) + " + 1"));
    }
    rules.append(measure("m" + many, "1"));
    assertThat(scored(rules.toString(), "m1", SMALL_STACK)).isEqualTo(Value.of(Rational.of(many)));
  }

  @Test
  void cycleOfAThousandMeasures_isOneShortMessage() {
    StringBuilder rules = new StringBuilder(HEAD);
    for (int i = 1; i <= 1_000; i++) {
      rules.append(measure("m" + i, "m" + (i % 1_000 + 1)));
    }
    Compilation compiled = compiled(rules.toString());
    assertThat(codes(compiled)).containsExactly(ProblemCode.CYCLE);
    assertThat(compiled.report()).hasSizeLessThan(2_000);
  }

  @Test
  void manyWaysRoundInCircles_areFoundSoon() {
    StringBuilder rules = new StringBuilder(HEAD);
    for (int i = 1; i <= 60; i++) {
      StringBuilder sum = new StringBuilder("1");
      for (int j = 1; j <= 60; j++) {
        sum.append(" + m").append(j);
      }
      rules.append(measure("m" + i, sum.toString()));
    }
    assertThat(codes(compiled(rules.toString()))).contains(ProblemCode.CYCLE);
  }

  @Test
  void wideTable_andLongColumn_areReadSoon() {
    StringBuilder rows = new StringBuilder(HEAD + "parameters\n  | name | value | provenance |\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append("  | p").append(i).append(" | 1 | choice |\n");
    }
    assertThat(compiled(rows + "end parameters\n").hasErrors()).isFalse();
    String wide = "  |" + " a |".repeat(100_000) + "\n";
    assertThat(compiled(HEAD + "parameters\n" + wide + wide + "end parameters\n").hasErrors())
        .isTrue();
  }

  @Test
  void hugeNames_areShownCut() {
    String name = "n".repeat(500_000);
    checked(compiled(HEAD + measure("m", name)));
    checked(compiled(HEAD + "parameters\n  | name | " + name + " |\nend parameters\n"));
    checked(compiled(HEAD + "measure m each school\n  " + name + " 1\nend measure\n"));
    checked(compiled(HEAD + name + " a\n  value 1\nend " + name + "\n"));
    checked(compiled(HEAD + measure(name, "1 + ")));
  }

  @Test
  void hugeNumbers_areRefusedOrExact() {
    assertThat(codes(compiled(HEAD + measure("m", "9".repeat(5_000)))))
        .containsExactly(ProblemCode.BAD_NUMBER);
    String product = "9".repeat(60) + (" * " + "9".repeat(60)).repeat(1_000);
    assertThat(scored(product).isMissing()).isFalse();
    List<String> numbers =
        List.of(
            "9".repeat(100_000), "1e999999999", "1/0", "0/0", "1/" + "3".repeat(9_000), "1/1/1");
    for (String number : numbers) {
      checked(
          compiled(
              HEAD
                  + "parameters\n  | name | value | provenance |\n  | n | "
                  + number
                  + " | choice |\nend parameters\n"));
    }
  }

  // ---------- a good file, damaged or pasted ----------

  @TestFactory
  Stream<DynamicTest> truncatedFile_isRefusedClearly() {
    String whole = GoldenCase.read(GOOD);
    List<DynamicTest> tests = new ArrayList<>();
    for (int length = 0; length < whole.length(); length += 401) {
      String text = whole.substring(0, length);
      tests.add(dynamicTest("the first " + length, () -> checked(compiled(text))));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> fileWithAPieceCutOut_isReadOrRefusedClearly() {
    String whole = GoldenCase.read(GOOD);
    List<DynamicTest> tests = new ArrayList<>();
    for (int from = 0; from + 40 < whole.length(); from += 797) {
      String text = whole.substring(0, from) + whole.substring(from + 40);
      tests.add(dynamicTest("without 40 at " + from, () -> checked(compiled(text))));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> pastedText_compilesToTheSamePolicy() {
    String whole = GoldenCase.read(GOOD);
    PolicySpec expected = compiled(whole).policy().spec();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("carriage returns and line feeds", whole.replace("\n", "\r\n"));
    texts.put("carriage returns", whole.replace("\n", "\r"));
    texts.put("a byte order mark", "\ufeff" + whole);
    texts.put("tabs", whole.replace("  ", "\t"));
    texts.put("hard spaces", whole.replace("  ", "\u00a0\u00a0"));
    texts.put("narrow spaces around bars", whole.replace(" | ", "\u2009|\u202f"));
    texts.put("curly quotes", whole.replaceAll("\"([^\"\n]*)\"", "\u201c$1\u201d"));
    texts.put("low quotes", whole.replaceAll("\"([^\"\n]*)\"", "\u201e$1\u201c"));
    texts.put("dashes in years", whole.replaceAll("years ( *)2014-15", "years $12014\u201315"));
    texts.put("one sign for at least", whole.replaceAll("(?<!GPA )>=(?! 96)", "\u2265"));
    texts.put("one sign for at most", whole.replace("<=", "\u2264"));
    texts.put("blanks at line ends", whole.replace("\n", "  \n"));
    texts.put("no indentation", whole.replaceAll("(?m)^ +", ""));
    texts.put(
        "no blanks beside bars", whole.replaceAll(" *\\| *", "|").replaceAll("(?m)^\\|", " |"));
    texts.put("no line end at the end", whole.stripTrailing());
    return texts.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      assertThat(entry.getValue()).isNotEqualTo(whole);
                      Compilation compiled = compiled(entry.getValue());
                      assertThat(compiled.report()).isEmpty();
                      assertThat(compiled.policy().spec()).isEqualTo(expected);
                    }));
  }

  @Test
  void policyIsNoMapping_andGarbageIsNone() {
    Policy policy = compiled(GoldenCase.read(GOOD)).policy();
    for (String text :
        List.of(
            GoldenCase.read(GOOD), printable(SIZE, 80), "(".repeat(SIZE), "file ".repeat(9_000))) {
      var loaded =
          onSmallStack(() -> Sqis.load("data.sqis", text, policy, FileResolver.ofTexts(Map.of())));
      assertThat(loaded.hasErrors()).isTrue();
      checkMessages(loaded.diagnostics());
    }
  }

  // ---------- helpers ----------

  private static String measure(String name, String value) {
    return "measure " + name + " each school\n  value  " + value + "\nend measure\n\n";
  }

  private static String printable(int length, int lineLength) {
    Random random = new Random(2);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (' ' + random.nextInt(95));
      if (lineLength > 0 && i % lineLength == lineLength - 1) {
        bytes[i] = '\n';
      }
    }
    return new String(bytes, ISO_8859_1);
  }

  private static Value scored(String value) {
    return scored(HEAD + measure("m", value), "m", STACK_OF_LONG_EXPRESSIONS);
  }

  private static Compilation compiled(String text) {
    onSmallStack(() -> formatted(text));
    return onSmallStack(() -> Sqis.compile("a.sqis", text));
  }

  /** Formats whatever it is; what can be read has one form. */
  private static Formatted formatted(String text) {
    Formatted once = Sqis.format("a.sqis", text);
    if (once.hasErrors()) {
      assertThat(once.text()).isEqualTo(text);
      checkMessages(once.diagnostics());
    } else {
      assertThat(Sqis.format("a.sqis", once.text()).text()).isEqualTo(once.text());
    }
    return once;
  }

  private static void refused(String text) {
    assertThat(text.getBytes(UTF_8).length).isLessThanOrEqualTo(SourceReader.MOST_BYTES);
    Compilation compiled = compiled(text);
    assertThat(compiled.hasErrors()).isTrue();
    checked(compiled);
  }

  private static void checked(Compilation compiled) {
    assertThat(compiled.hasErrors()).isEqualTo(!compiled.report().isEmpty());
    checkMessages(compiled.diagnostics());
  }

  private static void checkMessages(List<Diagnostic> diagnostics) {
    assertThat(diagnostics).hasSizeLessThan(250);
    assertThat(DiagnosticRenderer.render(diagnostics)).hasSizeLessThan(200_000);
    assertThat(diagnostics).allMatch(each -> each.message().length() < 400, "is short");
  }

  /** What a measure gives for a school of which nothing is known. */
  private static Value scored(String rules, String measure, int stack) {
    return onStack(
        stack,
        () -> {
          Policy policy = Sqis.compile("a.sqis", rules).policy();
          Dataset data =
              Dataset.builder(policy.spec())
                  .name("one")
                  .year(policy.spec().header().first())
                  .school("1", "School", "District")
                  .build()
                  .dataset();
          return policy.score(data).value("1", measure);
        });
  }

  private static List<ProblemCode> codes(Compilation compiled) {
    return compiled.diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static <T> T onSmallStack(Callable<T> work) {
    return onStack(SMALL_STACK, work);
  }

  /** Runs in a thread with that stack; fails if it overflows or takes too long. */
  private static <T> T onStack(int bytes, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "small stack", bytes);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("took longer than " + LONGEST, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
