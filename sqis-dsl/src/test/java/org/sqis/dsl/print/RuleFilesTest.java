package org.sqis.dsl.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.source.Source;

/**
 * Formats every rule file of the repository: those of examples and tests, those on the pages, the
 * examples of the reference. Examples and pages are in their canonical form; {@code
 * -Dformat.update=true} writes them anew.
 */
class RuleFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final boolean UPDATES = Boolean.getBoolean("format.update");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?ms)^```(sqis|sqis-data|sqis-file|sqis-wrong|sqis-evaluation)( [^\\n]*)?\\n(.*?)^```$");

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && !file.toString().contains("target"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** Everything that can be formatted, by its place. */
  private static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files(".sqis")) {
      String name = file.toString();
      if (!name.contains("not_utf8") && !name.contains("office_document")) {
        texts.put(name, Files.readString(file));
      }
    }
    for (Path page : files(".md")) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        texts.put(page + " at " + block.start(), block.group(3));
      }
    }
    Stream.of(RuleReader.policyKinds(), RuleReader.dataKinds(), RuleReader.evaluationKinds())
        .flatMap(List::stream)
        .forEach((KindSpec kind) -> texts.put("example of " + kind.name(), kind.example()));
    return texts;
  }

  @TestFactory
  Stream<DynamicTest> everyFile_keepsItsMeaning_andHasOneForm() throws IOException {
    Map<String, String> texts = texts();
    assertThat(texts).hasSizeGreaterThan(150);
    return texts.entrySet().stream()
        .map(one -> dynamicTest(one.getKey(), () -> check(one.getKey(), one.getValue())));
  }

  private static void check(String name, String text) {
    Formatted once = Sqis.format("a.sqis", text);
    if (once.hasErrors()) {
      assertThat(once.text()).isEqualTo(text);
      assertThat(name)
          .as("a file that cannot be read")
          .containsPattern("bad.*cases|cases.*bad|errors");
      return;
    }
    assertThat(Sqis.format("a.sqis", once.text()).text()).isEqualTo(once.text());
    assertThat(once.text().lines()).noneMatch(line -> line.endsWith(" ") || line.contains("\t"));
    boolean isPasted = name.contains("pasted_rows") || name.contains("SQ0043");
    assertThat(isPasted ? "" : read(once.text())).isEqualTo(isPasted ? "" : read(text));
  }

  /** What a file says, as a rule file and as a mapping, and the codes of what is wrong with it. */
  private static List<Object> read(String text) {
    List<Object> read = new ArrayList<>();
    DiagnosticSink rules = new DiagnosticSink();
    Source source = new Source("a.sqis", text);
    RuleReader.ReadPolicy policy =
        RuleReader.policy(SyntaxParser.parse(source, RuleReader.policyNames(), rules), rules);
    read.add(policy.spec());
    read.add(policy.poisoned());
    read.add(rules.diagnostics().stream().map(Diagnostic::code).toList());
    DiagnosticSink mapping = new DiagnosticSink();
    read.add(
        String.valueOf(
            RuleReader.data(SyntaxParser.parse(source, RuleReader.dataNames(), mapping), mapping)
                .spec()));
    read.add(mapping.diagnostics().stream().map(Diagnostic::code).toList());
    DiagnosticSink evaluation = new DiagnosticSink();
    RuleReader.ReadEvaluations found =
        RuleReader.evaluations(
            SyntaxParser.parse(source, RuleReader.evaluationNames(), evaluation), evaluation);
    read.add(found.guidelines());
    read.add(found.systems());
    read.add(evaluation.diagnostics().stream().map(Diagnostic::code).toList());
    return read;
  }

  @Test
  void examples_areInTheirCanonicalForm() throws IOException {
    List<Path> examples =
        files(".sqis").stream()
            .filter(file -> file.toString().matches(".*(sqis-examples|resources.sample).*"))
            .toList();
    assertThat(examples).hasSizeGreaterThan(5);
    for (Path file : examples) {
      String text = Files.readString(file);
      Formatted formatted = Sqis.format(file.toString(), text);
      assertThat(formatted.report()).isEmpty();
      if (UPDATES) {
        Files.writeString(file, formatted.text());
      }
      assertThat(Files.readString(file)).as("run sqis fmt " + file).isEqualTo(formatted.text());
    }
  }

  @Test
  void rulesOnPages_areInTheirCanonicalForm() throws IOException {
    int count = 0;
    for (Path page : files(".md")) {
      String text = Files.readString(page);
      StringBuilder form = new StringBuilder();
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        count++;
        Formatted formatted = Sqis.format(page.toString(), block.group(3));
        // A page of an error shows the wrong rule as somebody would have typed it.
        boolean isOfError = page.toString().matches(".*errors.SQ.*");
        boolean isShownWrong =
            block.group(1).equals("sqis-wrong") || (isOfError && isUnderWrong(text, block.start()));
        String written = isShownWrong ? block.group(3) : formatted.text();
        assertThat(isShownWrong ? "" : formatted.report()).isEmpty();
        String whole = block.group();
        String fence = whole.substring(0, whole.indexOf('\n') + 1);
        block.appendReplacement(form, Matcher.quoteReplacement(fence + written + "```"));
      }
      block.appendTail(form);
      if (UPDATES && !form.toString().equals(text)) {
        Files.writeString(page, form.toString());
      }
      assertThat(Files.readString(page))
          .as("formatted rules on " + page + ": run this test with -Dformat.update=true")
          .isEqualTo(form.toString());
    }
    assertThat(count).isGreaterThan(10);
  }

  private static boolean isUnderWrong(String text, int at) {
    return text.lastIndexOf("## Wrong", at) > text.lastIndexOf("## Right", at);
  }

  @Test
  void rewriting_isRefusedOnTheBuildServer() {
    assertThat(UPDATES && "true".equals(System.getenv("CI"))).isFalse();
  }
}
