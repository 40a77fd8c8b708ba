package org.sqis.dsl.print;

import java.util.List;
import java.util.Optional;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.parser.PastedRows;
import org.sqis.dsl.source.Source;

/** Makes lines that were pasted from a spreadsheet into rows, line for line. */
final class PastedTables {
  private PastedTables() {}

  /**
   * {@code source} with rows instead of pasted lines; empty if a cell cannot be one.
   *
   * @param sink takes what was made into rows, or why it cannot be
   */
  static Optional<Source> toRows(Source source, KindNames names, DiagnosticSink sink) {
    List<PastedRows.Block> blocks = PastedRows.find(source, names);
    if (blocks.isEmpty()) {
      return Optional.of(source);
    }
    StringBuilder text = new StringBuilder(source.text().length() + 100);
    int copied = 0;
    boolean fits = true;
    for (PastedRows.Block block : blocks) {
      for (int i = 0; i < block.rows().size(); i++) {
        int line = block.first() + i;
        fits &= fits(source, line, block.rows().get(i), sink);
        text.append(source.text(), copied, source.lineStart(line)).append(row(block.rows().get(i)));
        copied = source.lineEnd(line);
      }
    }
    text.append(source.text(), copied, source.text().length());
    if (!fits) {
      return Optional.empty();
    }
    Source rows = new Source(source.name(), text.toString());
    for (PastedRows.Block block : blocks) {
      int lines = block.rows().size();
      sink.add(
          Diagnostic.at(
              ProblemCode.TAKEN_ROWS,
              PastedRows.content(source, block.first()),
              lines == 1 ? "1 line" : lines + " lines"));
    }
    return Optional.of(rows);
  }

  private static boolean fits(Source source, int line, List<String> cells, DiagnosticSink sink) {
    boolean fits = true;
    for (String cell : cells) {
      if (cell.indexOf('|') >= 0) {
        sink.add(PastedRows.bar(PastedRows.content(source, line), cell));
        fits = false;
      }
    }
    return fits;
  }

  /** A row of these cells. */
  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
