package org.sqis.dsl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.parser.SourceReader;
import org.sqis.dsl.print.Formatter;
import org.sqis.dsl.print.SheetColumns;
import org.sqis.dsl.print.TableFilling;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.source.Source;

/** Formats and fills rule files, with the kinds of the registry. */
final class Formatting {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Formatting() {}

  static Formatted format(String name, String text) {
    DiagnosticSink sink = new DiagnosticSink();
    return format(text, source(name, text, sink).orElse(null), sink);
  }

  static Formatted fill(String name, String text, String table, String cells) {
    DiagnosticSink sink = new DiagnosticSink();
    KindNames names = RuleReader.allNames();
    Optional<Source> filled =
        source(name, text, sink)
            .flatMap(
                one -> TableFilling.fill(one, names, Formatting::headings, table, cells, sink));
    return format(text, filled.orElse(null), sink);
  }

  private static Optional<Source> source(String name, String text, DiagnosticSink sink) {
    Optional<Source> source = SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8), sink);
    if (source.isPresent() && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      sink.add(Diagnostic.at(ProblemCode.TAKEN_MARK, new DiagnosticPlace.InFile(name)));
    }
    return source;
  }

  private static Formatted format(String text, @Nullable Source source, DiagnosticSink sink) {
    Formatter formatter = new Formatter(RuleReader.allNames(), foreign());
    Optional<String> read = source == null ? Optional.empty() : formatter.format(source, sink);
    String formatted = read.orElse(text);
    List<Diagnostic> said =
        sink.diagnostics().stream()
            .filter(one -> read.isPresent() || one.severity() != Severity.NOTE)
            .toList();
    return new Formatted(formatted, !formatted.equals(text), said);
  }

  /** The headings that the registry knows. */
  private static Optional<SheetColumns> headings(String kind, String clause) {
    List<KindSpec> kinds = new ArrayList<>(RuleReader.policyKinds());
    kinds.addAll(RuleReader.dataKinds());
    for (KindSpec spec : kinds) {
      if (spec.name().equals(kind) && clause.isEmpty()) {
        return columns(spec.columns(), spec.hasFreeColumns());
      }
      for (ClauseSpec one : spec.clauses()) {
        if (spec.name().equals(kind) && one.name().equals(clause)) {
          return columns(one.columns(), one.hasFreeColumns());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<SheetColumns> columns(List<ColumnSpec> columns, boolean areOthersFree) {
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SheetColumns(
            columns.stream().map(ColumnSpec::name).toList(),
            columns.stream()
                .filter(column -> column.presence() == ColumnSpec.Presence.FILLED)
                .map(ColumnSpec::name)
                .toList(),
            areOthersFree));
  }

  /** Cells of mappings quote the files of other programs. */
  private static Set<String> foreign() {
    Set<String> kinds = new LinkedHashSet<>();
    RuleReader.dataKinds().stream().map(KindSpec::name).forEach(kinds::add);
    return kinds;
  }
}
