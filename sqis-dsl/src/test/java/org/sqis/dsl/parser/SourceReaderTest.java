package org.sqis.dsl.parser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.source.Source;

class SourceReaderTest {
  private final DiagnosticSink sink = new DiagnosticSink();

  @Test
  void byteOrderMark_isDropped() {
    assertThat(read("\ufeffpolicy \u2265".getBytes(UTF_8)).map(Source::text))
        .contains("policy \u2265");
    assertThat(read(new byte[0]).map(Source::text)).contains("");
    assertThat(sink.hasErrors()).isFalse();
  }

  @Test
  void otherEncodings_areNamedWithTheirLine() {
    assertThat(read("a\nb\n\u00e9t\u00e9".getBytes(ISO_8859_1))).isEmpty();
    assertThat(shown())
        .isEqualTo(
            """
            error SQ0002: the file is not UTF-8 text
             --> a.sqis
              help: save it as UTF-8; the first character that is none stands in line 3
            """);
  }

  @Test
  void utf16AndOfficeFiles_areRecognised() {
    assertThat(read("policy".getBytes(UTF_16))).isEmpty();
    assertThat(shown()).contains("saved as UTF-16");
    DiagnosticSink other = new DiagnosticSink();
    assertThat(SourceReader.read("b.sqis", new byte[] {'P', 'K', 3, 4, 0}, other)).isEmpty();
    assertThat(DiagnosticRenderer.render(other.diagnostics())).contains("office program");
  }

  @Test
  void zeroBytes_areNoText() {
    assertThat(read(new byte[] {'a', '\n', 0, 'b'})).isEmpty();
    assertThat(shown()).contains("line 2");
  }

  @Test
  void halfACharacterAtTheEnd_isNoText() {
    assertThat(read(new byte[] {'a', (byte) 0xe2, (byte) 0x89})).isEmpty();
    assertThat(sink.diagnostics().get(0).code()).isEqualTo(ProblemCode.NOT_TEXT);
  }

  @Test
  void aMebibyte_isTheMost() {
    assertThat(read(new byte[SourceReader.MOST_BYTES + 1])).isEmpty();
    assertThat(shown()).contains("SQ0001", "1048577", "1048576");
    assertThat(read(" ".repeat(SourceReader.MOST_BYTES).getBytes(UTF_8))).isPresent();
  }

  private Optional<Source> read(byte[] bytes) {
    return SourceReader.read("a.sqis", bytes, sink);
  }

  private String shown() {
    return DiagnosticRenderer.render(sink.diagnostics());
  }
}
