package org.sqis.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceTest {
  private final Source source = new Source("a.sqis", "one\r\ntwo\rthree\n\n\ud83d\ude00 five");

  @Test
  void lines_endWithEitherOrBoth() {
    assertThat(source.lineCount()).isEqualTo(5);
    assertThat(source.lineText(1)).isEqualTo("one");
    assertThat(source.lineText(2)).isEqualTo("two");
    assertThat(source.lineText(3)).isEqualTo("three");
    assertThat(source.lineText(4)).isEmpty();
    assertThat(source.lineText(5)).isEqualTo("\ud83d\ude00 five");
  }

  @Test
  void lineBreak_belongsToTheLineItEnds() {
    assertThat(source.lineOf(0)).isEqualTo(1);
    assertThat(source.lineOf(4)).isEqualTo(1);
    assertThat(source.lineOf(5)).isEqualTo(2);
    assertThat(source.lineOf(source.text().length())).isEqualTo(5);
  }

  @Test
  void column_countsCharactersAndNotHalves() {
    int offset = source.text().indexOf("five");
    assertThat(source.columnOf(offset)).isEqualTo(3);
    assertThat(new Span(source, offset, offset + 4)).hasToString("a.sqis:5:3");
  }

  @Test
  void emptyText_hasOneLine() {
    Source empty = new Source("empty", "");
    assertThat(empty.lineCount()).isEqualTo(1);
    assertThat(empty.lineText(1)).isEmpty();
    assertThat(empty.all().isEmpty()).isTrue();
  }

  @Test
  void span_joinsAndSplits() {
    Span one = new Span(source, 0, 3);
    Span two = new Span(source, 5, 8);
    assertThat(one.to(two).text()).isEqualTo("one\r\ntwo");
    assertThat(two.to(one)).isEqualTo(one.to(two));
    assertThat(two.part(1, 3).text()).isEqualTo("wo");
    assertThat(two.atEnd().start()).isEqualTo(8);
  }

  @Test
  void places_outsideTheTextAreRefused() {
    assertThatThrownBy(() -> source.lineOf(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> source.lineText(6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(source, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    Span other = new Source("b.sqis", "x").all();
    assertThatThrownBy(() -> other.to(source.all())).isInstanceOf(IllegalArgumentException.class);
  }
}
