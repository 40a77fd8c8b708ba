package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;

class DiagnosticSinkTest {
  private final Source source = new Source("a.sqis", "x".repeat(1000));
  private final DiagnosticSink sink = new DiagnosticSink();

  @Test
  void diagnostics_comeOnceAndInOrderOfPlaces() {
    Diagnostic data =
        Diagnostic.at(
            ProblemCode.BAD_NUMBER,
            new DiagnosticPlace.InData(new Place.Cell("a.csv", 3, "n")),
            "x");
    sink.add(data);
    sink.add(at(7));
    sink.add(at(2));
    sink.add(at(7));
    assertThat(sink.diagnostics()).containsExactly(at(2), at(7), data);
    assertThat(sink.errorCount()).isEqualTo(3);
    assertThat(sink.hasErrors()).isTrue();
  }

  @Test
  void moreThanAHundredErrors_areCounted() {
    for (int i = 0; i < 150; i++) {
      sink.add(at(i));
    }
    assertThat(sink.diagnostics()).hasSize(101);
    assertThat(sink.diagnostics().get(99)).isEqualTo(at(99));
    assertThat(sink.diagnostics().get(100).code()).isEqualTo(ProblemCode.TOO_MANY);
    assertThat(sink.diagnostics().get(100).message())
        .isEqualTo("more than 100 problems; the rest is not shown");
    assertThat(sink.errorCount()).isEqualTo(150);
  }

  @Test
  void emptySink_hasNothing() {
    assertThat(sink.diagnostics()).isEmpty();
    assertThat(sink.hasErrors()).isFalse();
  }

  private Diagnostic at(int offset) {
    return Diagnostic.at(ProblemCode.EMPTY_VALUE, new Span(source, offset, offset + 1));
  }
}
