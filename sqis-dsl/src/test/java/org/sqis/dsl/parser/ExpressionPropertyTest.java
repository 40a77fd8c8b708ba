package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

class ExpressionPropertyTest {
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void printedExpression_readsBackAsItself(@ForAll("expressions") Expr expr) {
    assertThat(read(expr.toString()).expr()).isEqualTo(expr);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyPart_readsBackFromItsOwnPlace(@ForAll("expressions") Expr expr) {
    check(read(expr.toString()), expr, "");
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anyTokens_giveAnExpressionOrOneFault(@ForAll("scraps") List<String> scraps) {
    String text = String.join(" ", scraps);
    DiagnosticSink sink = new DiagnosticSink();
    boolean isRead = ExpressionReader.read(new Source("a.sqis", text).all(), sink).isPresent();
    assertThat(sink.diagnostics()).hasSize(isRead ? 0 : 1);
    assertThat(DiagnosticRenderer.render(sink.diagnostics()))
        .doesNotContain("EOF", "WORD", "NUMBER", "expecting", "null");
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anyText_isReadAsAFile(@ForAll("scraps") List<String> scraps) {
    String text = String.join(" ", scraps);
    DiagnosticSink sink = new DiagnosticSink();
    SyntaxParser.parse(new Source("a.sqis", text), Kinds.ALL, sink);
    assertThat(DiagnosticRenderer.render(sink.diagnostics())).doesNotContain("EOF", "null");
  }

  private static void check(SyntaxExpr whole, Expr expr, String path) {
    assertThat(read(whole.span(path).text()).expr()).isEqualTo(expr);
    List<Expr> children = expr.children();
    for (int i = 0; i < children.size(); i++) {
      assertThat(whole.spans()).containsKey(path + "/" + i);
      check(whole, children.get(i), path + "/" + i);
    }
  }

  private static SyntaxExpr read(String text) {
    DiagnosticSink sink = new DiagnosticSink();
    Span span = new Source("a.sqis", text).all();
    return ExpressionReader.read(span, sink)
        .orElseThrow(() -> new AssertionError(DiagnosticRenderer.render(sink.diagnostics())));
  }

  @Provide
  Arbitrary<List<String>> scraps() {
    return Arbitraries.of(
            "a",
            "b",
            "f(",
            "(",
            ")",
            ",",
            ":",
            "over",
            "where",
            "of",
            "is",
            "missing",
            "present",
            "not",
            "and",
            "or",
            "if",
            "then",
            "else",
            "yes",
            "no",
            "too few",
            "not applicable",
            "\"x\"",
            "\"",
            "+",
            "-",
            "*",
            "/",
            "<",
            ">=",
            "\u2264",
            "1",
            "5%",
            "2013-14",
            "1,000",
            "1st",
            "=",
            "\u00e9",
            "#",
            "\n",
            "\r\n",
            "|",
            "| a |",
            "{",
            ".",
            "end",
            "\nend measure\n",
            "\nmeasure m\n",
            "\nlevels",
            "\nmesure",
            "when",
            "otherwise",
            "suppressed",
            "\u200b")
        .list()
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<Expr> expressions() {
    return expressions(3);
  }

  private static Arbitrary<Expr> expressions(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<Expr> inner = expressions(depth - 1);
    Arbitrary<Map<String, Expr>> options =
        Arbitraries.maps(Arbitraries.of("by", "none", "at_least"), inner).ofMaxSize(2);
    Arbitrary<Operator> operators = Arbitraries.of(Operator.class);
    return Arbitraries.oneOf(
        leaves(),
        inner.map(Expr.Negated::new),
        inner.map(Expr.Not::new),
        Combinators.combine(operators, inner, inner).as(ExpressionPropertyTest::binary),
        Combinators.combine(inner, Arbitraries.of(MissingReason.class).injectNull(0.3))
            .as((operand, reason) -> new Expr.Presence(operand, false, reason)),
        inner.map(operand -> new Expr.Presence(operand, true, null)),
        Combinators.combine(inner, inner, inner).as(Expr.If::new),
        Combinators.combine(inner, inner).as(Expr.Else::new),
        Combinators.combine(words(), inner.list().ofMaxSize(3), options).as(Expr.Call::new),
        Combinators.combine(words(), inner.injectNull(0.2), words(), inner.injectNull(0.5), options)
            .as(Expr.Over::new));
  }

  /** What would ask for a reason is a question about presence instead. */
  private static Expr binary(Operator operator, Expr left, Expr right) {
    return operator == Operator.IS && right instanceof Expr.MissingValue missing
        ? new Expr.Presence(left, false, missing.reason())
        : new Expr.Binary(operator, left, right);
  }

  private static Arbitrary<Expr> leaves() {
    Arbitrary<Rational> numbers =
        Combinators.combine(Arbitraries.longs().between(0, 1_000_000), Arbitraries.of(0, 1, 2, 6))
            .as((digits, places) -> Rational.of(digits).times(power(places)));
    return Arbitraries.oneOf(
        Combinators.combine(numbers, Arbitraries.of(true, false)).as(Expr.Numeral::new),
        Arbitraries.of(true, false).map(Expr.Answer::new),
        words().map(Expr.Name::new),
        Combinators.combine(words(), words()).as(Expr.OfGroup::new),
        Combinators.combine(
                Arbitraries.of(MissingReason.class),
                Arbitraries.of("", "at or above 800", "\u00e9 \u201cx\u201d | # (", "not"))
            .as(Expr.MissingValue::new));
  }

  private static Rational power(int places) {
    return Rational.ONE.dividedBy(Rational.of((long) Math.pow(10, places)));
  }

  private static Arbitrary<String> words() {
    return Arbitraries.of("a", "group", "all", "ela_met", "graduation4", "few", "too", "yet", "_x");
  }
}
