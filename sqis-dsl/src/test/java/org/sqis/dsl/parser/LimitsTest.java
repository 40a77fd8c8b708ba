package org.sqis.dsl.parser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.SyntaxExpr;

/** Nothing that can be written makes reading slow, deep or silent. */
class LimitsTest {
  /** Two seconds are promised; a busy machine gets some more. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int SIZE = SourceReader.MOST_BYTES - 64;

  @Test
  void nesting_hasALimit() {
    assertThat(fault("(".repeat(100) + "1" + ")".repeat(100))).isEmpty();
    assertThat(fault("(".repeat(101) + "1" + ")".repeat(101)))
        .contains("parentheses are nested 101 deep; at most 100 are allowed");
    assertThat(fault("(".repeat(10_000) + "1" + ")".repeat(10_000)))
        .contains("parentheses are nested 10000 deep; at most 100 are allowed");
    assertThat(fault("f(".repeat(SIZE / 2)))
        .contains("parentheses are nested 524256 deep; at most 100 are allowed");
  }

  @Test
  void operators_haveALimit() {
    assertThat(fault("1" + " + 1".repeat(1_000))).isEmpty();
    assertThat(fault("1" + " + 1".repeat(1_001)))
        .contains("the expression has 1001 operators; at most 1000 are allowed");
    assertThat(fault("1" + " + 1".repeat(20_000)))
        .contains("the expression has 20000 operators; at most 1000 are allowed");
    assertThat(fault("-".repeat(1_000) + "1")).isEmpty();
    assertThat(fault("not ".repeat(1_000) + "a")).isEmpty();
    assertThat(fault("a else ".repeat(1_000) + "a")).isEmpty();
    assertThat(fault("if a then b else ".repeat(500) + "a")).isEmpty();
    assertThat(fault("if ".repeat(500) + "a" + " then b else c".repeat(500))).isEmpty();
    assertThat(fault("-".repeat(SIZE)).orElseThrow()).contains("operators; at most 1000");
  }

  @Test
  void numbers_haveALimit() {
    assertThat(fault("1".repeat(60))).isEmpty();
    assertThat(fault("1".repeat(61))).contains("`" + "1".repeat(39) + "\u2026` is not a number");
    assertThat(fault("1." + "0".repeat(SIZE)).orElseThrow()).endsWith("is not a number");
  }

  @Test
  void longestExpression_canStillBePrinted() {
    SyntaxExpr read = read("a - (".repeat(100) + "a" + ")".repeat(100) + " - a".repeat(800));
    String printed = read.expr().toString();
    assertThat(read(printed).expr()).hasToString(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(\n", ")", "a.", "a ", "measure\n", "|\n", "\u00e9 x ", "-"})
  void aMebibyteOfOneThing_isReadQuickly(String part) {
    checkQuick(part.repeat(SIZE / part.getBytes(UTF_8).length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "value (\n",
        "value (1,\n",
        "f(\n)\n",
        "\"",
        "'",
        "|",
        "| # |\n",
        "#",
        "#\n",
        ",\n",
        "not ",
        "not\t",
        "1",
        "1,000",
        "end\n",
        "end measure\n",
        "mesure x\n",
        "\n",
        "\r",
        " ",
        "2013-",
        "\ud83d\ude00",
        "\u201c",
        "}",
        "measure a\nlevels b\n",
        "if a then ",
        "x is "
      })
  void muchOfOneThing_isReadQuickly(String part) {
    checkQuick(part.repeat(100_000 / part.length()));
  }

  private static void checkQuick(String filler) {
    for (String start : List.of("", "measure m\n  value ")) {
      assertTimeoutPreemptively(LONGEST, () -> readAll(start + filler));
    }
  }

  private static void readAll(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    Source source = SourceReader.read("a.sqis", text.getBytes(UTF_8), sink).orElseThrow();
    SyntaxParser.parse(source, Kinds.ALL, sink);
    assertThat(DiagnosticRenderer.render(sink.diagnostics()).length()).isLessThan(100_000);
    ExpressionReader.read(source.all(), sink);
  }

  @Test
  void randomBytes_areRefused() {
    byte[] bytes = new byte[SourceReader.MOST_BYTES];
    new Random(1).nextBytes(bytes);
    DiagnosticSink sink = new DiagnosticSink();
    assertThat(SourceReader.read("a.sqis", bytes, sink)).isEmpty();
    assertThat(sink.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ProblemCode.NOT_TEXT);
  }

  @Test
  void truncatedFile_saysWhatIsOpen() {
    String whole = "measure m\n  value max(1, 2)\n  note \"x\"\nend measure\n";
    Map<Integer, ProblemCode> expected =
        Map.of(
            12,
            ProblemCode.MISSING_END,
            whole.indexOf("1"),
            ProblemCode.EXPECTED_EXPRESSION,
            whole.indexOf("x\""),
            ProblemCode.OPEN_TEXT);
    expected.forEach(
        (length, code) -> {
          DiagnosticSink sink = new DiagnosticSink();
          Source source = new Source("a.sqis", whole.substring(0, length));
          SyntaxParser.parse(source, Kinds.ALL, sink);
          assertThat(sink.diagnostics())
              .extracting(Diagnostic::code)
              .contains(code, ProblemCode.MISSING_END);
        });
  }

  private static SyntaxExpr read(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    return ExpressionReader.read(new Source("a.sqis", text).all(), sink).orElseThrow();
  }

  private static Optional<String> fault(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    assertTimeoutPreemptively(
        LONGEST, () -> ExpressionReader.read(new Source("a.sqis", text).all(), sink));
    assertThat(sink.diagnostics()).hasSizeLessThan(2);
    return sink.diagnostics().stream().map(Diagnostic::message).findFirst();
  }
}
