package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

class ExpressionReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a - b - c; (a - b) - c",
        "a - b * c; a - (b * c)",
        "a / b * c; (a / b) * c",
        "-a * b; (-a) * b",
        "- -a; -(-a)",
        "a < b + 1 and c or d; ((a < (b + 1)) and c) or d",
        "not a < b and c; (not (a < b)) and c",
        "a else b else c; a else (b else c)",
        "a else b or c; a else (b or c)",
        "if a then b else if c then d else e; if a then b else (if c then d else e)",
        "x else if a then b else c; x else (if a then b else c)",
        "a \u2265 5 and b \u2212 3 \u2013 c <= 2; a >= 5 and (b - 3) - c <= 2",
        "2013 - 14; (2013 - 14)",
        "few + too + yet + defined; few + too + yet + defined",
        "a  +\tb # comment; a + b",
      })
  void precedence_isThatOfTheLanguagePage(String text, String grouped) {
    assertThat(read(text).expr()).isEqualTo(read(grouped).expr());
  }

  @Test
  void leaves_areReadExactly() {
    assertThat(read("12.50%").expr()).isEqualTo(new Expr.Numeral(Rational.of(1, 8), true));
    assertThat(read("0054.10").expr()).isEqualTo(new Expr.Numeral(Rational.of(541, 10), false));
    assertThat(read("yes").expr()).isEqualTo(new Expr.Answer(true));
    assertThat(read("x of group").expr()).isEqualTo(new Expr.OfGroup("x", "group"));
    assertThat(read("not  applicable \u201cat or above 800\u201d").expr())
        .isEqualTo(new Expr.MissingValue(MissingReason.NOT_APPLICABLE, "at or above 800"));
    assertThat(read("suppressed").expr())
        .isEqualTo(new Expr.MissingValue(MissingReason.SUPPRESSED, ""));
    assertThat(read("not applicable_here").expr())
        .isEqualTo(new Expr.Not(new Expr.Name("applicable_here")));
  }

  @Test
  void questions_areAboutPresence() {
    Expr x = new Expr.Name("x");
    assertThat(read("x is missing").expr()).isEqualTo(new Expr.Presence(x, false, null));
    assertThat(read("x is present").expr()).isEqualTo(new Expr.Presence(x, true, null));
    assertThat(read("x is not yet defined").expr())
        .isEqualTo(new Expr.Presence(x, false, MissingReason.NOT_YET_DEFINED));
    assertThat(read("x is (too few)").expr()).isEqualTo(read("x is too few").expr());
  }

  @Test
  void functions_takeValuesAndOptions() {
    Expr a = new Expr.Name("a");
    Expr one = new Expr.Numeral(Rational.ONE, false);
    assertThat(read("mean(a, 1, z: 1, b: a)").expr())
        .isEqualTo(new Expr.Call("mean", List.of(a, one), Map.of("b", a, "z", one)));
    assertThat(read("count(over scored where a)").expr())
        .isEqualTo(new Expr.Over("count", null, "scored", a, Map.of()));
    assertThat(read("every(a over groups where a, none: 1)").expr())
        .isEqualTo(new Expr.Over("every", a, "groups", a, Map.of("none", one)));
    assertThat(read("f()").expr()).isEqualTo(new Expr.Call("f", List.of(), Map.of()));
  }

  @Test
  void spans_leadToEveryPartByItsPath() {
    SyntaxExpr read = read("  every(a + 1 over groups where (b), none: c, a: -d)  ");
    assertThat(read.span().text()).isEqualTo("every(a + 1 over groups where (b), none: c, a: -d)");
    assertThat(read.span("/0").text()).isEqualTo("a + 1");
    assertThat(read.span("/0/1").text()).isEqualTo("1");
    assertThat(read.span("/1").text()).isEqualTo("(b)");
    assertThat(read.span("/2").text()).isEqualTo("-d");
    assertThat(read.span("/2/0").text()).isEqualTo("d");
    assertThat(read.span("/3").text()).isEqualTo("c");
    assertThat(read.span("/3/7/1").text()).isEqualTo("c");
    assertThat(read.spans()).hasSize(8);
  }

  @Test
  void lineBreaksAndComments_arePassedOver() {
    Source source = new Source("a.sqis", "value max(a, # first\n\n  b) tail");
    Span span = new Span(source, 6, source.text().indexOf(" tail"));
    DiagnosticSink sink = new DiagnosticSink();
    assertThat(ExpressionReader.read(span, sink).map(read -> read.expr().toString()))
        .contains("max(a, b)");
    assertThat(ExpressionReader.read(span, sink).map(read -> read.span("/1")).map(Span::toString))
        .contains("a.sqis:3:3");
  }

  private static SyntaxExpr read(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    Span span = new Source("a.sqis", text).all();
    return ExpressionReader.read(span, sink)
        .orElseThrow(() -> new AssertionError(DiagnosticRenderer.render(sink.diagnostics())));
  }
}
