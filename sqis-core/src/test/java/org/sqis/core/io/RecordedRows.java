package org.sqis.core.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.RecordReader;
import org.sqis.core.data.RecordSink;
import org.sqis.core.problem.Problem;

/** Writes down what a reader gives. */
final class RecordedRows implements RecordSink {
  final List<String> names = new ArrayList<>();
  final List<Integer> rows = new ArrayList<>();
  final List<List<String>> cells = new ArrayList<>();
  final List<Integer> skipped = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();

  static RecordedRows of(RecordReader reader, String text) {
    return of(reader, text.getBytes(StandardCharsets.UTF_8));
  }

  static RecordedRows of(RecordReader reader, byte[] bytes) {
    RecordedRows rows = new RecordedRows();
    reader.read(FileBytes.of("a", bytes), rows);
    return rows;
  }

  @Override
  public void columns(List<String> columns) {
    names.addAll(columns);
  }

  @Override
  public void row(int row, List<String> texts) {
    rows.add(row);
    cells.add(List.copyOf(texts));
  }

  @Override
  public void skippedRow(int row) {
    skipped.add(row);
  }

  @Override
  public void report(Problem problem) {
    problems.add(problem);
  }

  @Override
  public String toString() {
    return names + " " + rows + " " + cells + " skipped " + skipped + " " + problems;
  }
}
