package org.sqis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.source.Span;

/** Diagnostics as trees for JSON. Keys without a value are left out. */
final class DiagnosticTree {
  private DiagnosticTree() {}

  /** What is wrong with files, as {@code check --format json} says it. */
  static Map<String, Object> faults(Failure failure) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Failure.Faulty file : failure.files()) {
      for (Map<String, Object> one : of(file.diagnostics())) {
        one.put("path", file.path());
        all.add(one);
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("failed", failure.said());
    tree.put("files", failure.files().stream().map(Failure.Faulty::path).toList());
    for (Severity severity : Severity.values()) {
      long count =
          failure.files().stream()
              .flatMap(file -> file.diagnostics().stream())
              .filter(one -> one.severity() == severity)
              .count();
      tree.put(severity.word() + "s", (int) count);
    }
    tree.put("diagnostics", all);
    return tree;
  }

  static List<Map<String, Object>> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticTree::of).toList();
  }

  private static Map<String, Object> of(Diagnostic diagnostic) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", diagnostic.code().id());
    tree.put("severity", diagnostic.severity().word());
    tree.put("message", diagnostic.message());
    putPlace(tree, diagnostic.place());
    tree.put("labels", diagnostic.labels().stream().map(DiagnosticTree::of).toList());
    if (!diagnostic.help().isEmpty()) {
      tree.put("help", diagnostic.help());
    }
    return tree;
  }

  private static Map<String, Object> of(Diagnostic.Label label) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("text", label.text());
    putPlace(tree, label.at());
    return tree;
  }

  /**
   * A rule file has lines and columns, both from 1; data have rows, the header being row 1, and
   * named columns.
   */
  private static void putPlace(Map<String, Object> tree, DiagnosticPlace place) {
    if (place instanceof DiagnosticPlace.InText text) {
      Span span = text.span();
      Span end = span.atEnd();
      tree.put("file", span.source().name());
      tree.put("line", span.line());
      tree.put("column", span.column());
      tree.put("end_line", end.line());
      tree.put("end_column", end.column());
    } else if (place instanceof DiagnosticPlace.InData data) {
      Place.Cell cell = data.cell();
      tree.put("file", cell.file());
      if (cell.row() > 0) {
        tree.put("row", cell.row());
      }
      if (!cell.column().isEmpty()) {
        tree.put("data_column", cell.column());
      }
    } else if (place instanceof DiagnosticPlace.InFile file) {
      tree.put("file", file.name());
    }
  }
}
