package org.sqis.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.Kinds;
import org.sqis.dsl.parser.SyntaxParser;
import org.sqis.dsl.source.Source;

class SyntaxItemsTest {
  @Test
  void parts_keepTheirPlaceEvenWhenEmpty() {
    SyntaxItems items = items("missing  cell");
    assertThat(items.skip(1).text()).isEqualTo("cell");
    assertThat(items.skip(2).isEmpty()).isTrue();
    assertThat(items.skip(2).span()).isEqualTo(items.span().atEnd());
    assertThat(items.take(1).text()).isEqualTo("missing");
    assertThat(items.startsWith("missing", "cell")).isTrue();
    assertThat(items.startsWith("missing", "measure")).isFalse();
    assertThat(items.startsWith("missing", "cell", "x")).isFalse();
  }

  @Test
  void commas_splitOnlyOutsideParentheses() {
    SyntaxItems items = items("needs max(a, b) >= 2, else too few");
    List<SyntaxItems> parts = items.splitAtCommas();
    assertThat(parts)
        .extracting(SyntaxItems::text)
        .containsExactly("needs max(a, b) >= 2", "else too few");
    assertThat(parts.get(1).get(1).kind()).isEqualTo(SyntaxItem.Kind.REASON);
    assertThat(items.indexOf("else")).isEqualTo(10);
    assertThat(items.indexOf("b")).isEqualTo(-1);
    assertThat(items.indexOf("when")).isEqualTo(-1);
  }

  @Test
  void textInQuotes_isNoWord() {
    SyntaxItems items = items("note \"when\"");
    assertThat(items.indexOf("when")).isEqualTo(-1);
    assertThat(items.startsWith("note", "when")).isFalse();
    assertThat(items.get(1).text()).isEqualTo("when");
  }

  @Test
  void emptyPartsBetweenCommas_areKept() {
    assertThat(items("a ,, b").splitAtCommas())
        .extracting(SyntaxItems::text)
        .containsExactly("a", "", "b");
  }

  @Test
  void pastedCharacters_areReadAsTheKeyboardWritesThem() {
    SyntaxCell cell =
        new SyntaxCell("\u2265\u00a080% \u201cx\u201d 2013\u201314", new Source("a", "").all());
    assertThat(cell.keyboardText()).isEqualTo(">= 80% \"x\" 2013-14");
  }

  private static SyntaxItems items(String line) {
    Source source = new Source("a.sqis", "measure m\n" + line + "\nend measure\n");
    DiagnosticSink sink = new DiagnosticSink();
    SyntaxFile file = SyntaxParser.parse(source, Kinds.ALL, sink);
    assertThat(sink.diagnostics()).isEmpty();
    return file.declarations().get(0).clauses().get(0).items();
  }
}
