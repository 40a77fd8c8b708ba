package org.sqis.dsl.print;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxComment;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxRow;
import org.sqis.dsl.syntax.SyntaxTable;

/** Says which characters of pasted text the formatter writes in another way. */
final class TakenCharacters {
  /** A kind of character, and how it is written. */
  private enum Kind {
    TAB("tabs", "blanks"),
    HARD_BLANK("hard blanks", "blanks"),
    AT_LEAST("`\u2265`", "`>=`"),
    AT_MOST("`\u2264`", "`<=`"),
    DASH("long dashes", "`-`"),
    QUOTE("curly quotes", "`\"`");

    private final String what;
    private final String as;

    Kind(String what, String as) {
      this.what = what;
      this.as = as;
    }
  }

  private final Source source;

  /** What is written as it was. */
  private final BitSet kept = new BitSet();

  /** Where of that blanks become plain ones. */
  private final BitSet cells = new BitSet();

  private TakenCharacters(Source source) {
    this.source = source;
  }

  /** Reports a note for every kind of character of {@code file}, with how often and where first. */
  static void report(SyntaxFile file, Set<String> foreign, DiagnosticSink sink) {
    TakenCharacters taken = new TakenCharacters(file.source());
    for (SyntaxComment comment : file.comments()) {
      set(taken.kept, comment.span());
    }
    file.includes().forEach(taken::keep);
    for (SyntaxDeclaration declaration : file.declarations()) {
      boolean isForeign = foreign.contains(declaration.kind().text());
      declaration.header().list().forEach(taken::keep);
      taken.keep(declaration.table(), isForeign);
      for (SyntaxClause clause : declaration.clauses()) {
        clause.items().list().forEach(taken::keep);
        taken.keep(clause.table(), isForeign);
      }
    }
    taken.count(sink);
    taken.countLineEnds(sink);
  }

  private static void set(BitSet places, Span span) {
    places.set(span.start(), span.end());
  }

  private void keep(SyntaxItem item) {
    if (item.kind() == SyntaxItem.Kind.TEXT) {
      kept.set(item.span().start() + 1, item.span().end() - 1);
    }
  }

  private void keep(@Nullable SyntaxTable table, boolean isForeign) {
    if (table == null) {
      return;
    }
    Stream.concat(Stream.of(table.header()), table.rows().stream())
        .map(SyntaxRow::cells)
        .flatMap(List::stream)
        .filter(cell -> !TableLayout.isPlain(cell, isForeign))
        .forEach(
            cell -> {
              set(kept, cell.span());
              set(cells, cell.span());
            });
  }

  private void count(DiagnosticSink sink) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    Map<Kind, Integer> first = new EnumMap<>(Kind.class);
    String text = source.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Kind kind = kind(c);
      boolean isKept = kept.get(i) && !(cells.get(i) && PastedText.isBlank(c));
      if (kind != null && !isKept) {
        counts.merge(kind, 1, Integer::sum);
        first.putIfAbsent(kind, i);
      }
    }
    first.forEach(
        (kind, at) ->
            sink.add(
                Diagnostic.at(
                    ProblemCode.TAKEN_CHARACTERS,
                    new Span(source, at, at + 1),
                    kind.what,
                    kind.as,
                    counted(counts.getOrDefault(kind, 0), "place"))));
  }

  private void countLineEnds(DiagnosticSink sink) {
    int count = 0;
    for (int line = 1; line < source.lineCount(); line++) {
      count += source.text().charAt(source.lineEnd(line)) == '\r' ? 1 : 0;
    }
    if (count > 0) {
      int at = source.text().indexOf('\r');
      sink.add(
          Diagnostic.at(
              ProblemCode.TAKEN_LINE_ENDS, new Span(source, at, at), counted(count, "line")));
    }
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static @Nullable Kind kind(char c) {
    return switch (c) {
      case ' ' -> null;
      case '\t' -> Kind.TAB;
      case '\u2265' -> Kind.AT_LEAST;
      case '\u2264' -> Kind.AT_MOST;
      case '\u2013', '\u2212' -> Kind.DASH;
      case '\u201c', '\u201d', '\u201e' -> Kind.QUOTE;
      default -> PastedText.isBlank(c) ? Kind.HARD_BLANK : null;
    };
  }
}
