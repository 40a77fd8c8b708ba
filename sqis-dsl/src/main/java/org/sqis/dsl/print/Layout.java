package org.sqis.dsl.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxComment;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxTable;

/**
 * Writes a file that has no fault, line for line: what stood on a line stays on a line of its own,
 * in order. Only blank lines come and go.
 */
final class Layout {
  private static final int STEP = 2;

  /** A longer line takes its comment two blanks behind it and does not push the others. */
  private static final int WIDEST_BEFORE_COMMENT = 60;

  private final SyntaxFile file;
  private final Source source;
  private final KindNames names;
  private final Set<String> foreign;
  private final NavigableMap<Integer, Piece> pieces = new TreeMap<>();
  private final Map<Integer, SyntaxComment> comments = new HashMap<>();
  private int groups;

  Layout(SyntaxFile file, KindNames names, Set<String> foreign) {
    this.file = file;
    this.source = file.source();
    this.names = names;
    this.foreign = foreign;
  }

  /** The whole text. */
  String text() {
    for (SyntaxItem include : file.includes()) {
      String text = "include \"" + include.text() + '"';
      put(include.span().line(), Piece.Role.INCLUDE, false, 0, text, ++groups);
    }
    file.declarations().forEach(this::declaration);
    file.comments().forEach(comment -> comments.put(comment.span().line(), comment));
    return withComments(lines());
  }

  // ---------- the pieces of every line ----------

  private void put(int line, Piece.Role role, boolean goesOn, int indent, String text, int group) {
    Piece before = pieces.put(line, new Piece(role, goesOn, indent, text, group));
    if (before != null) {
      throw new AssertionError("two pieces on line " + line + " of " + source);
    }
  }

  private void declaration(SyntaxDeclaration declaration) {
    int group = ++groups;
    String kind = declaration.kind().text();
    boolean isForeign = foreign.contains(kind);
    List<SyntaxItem> head = new ArrayList<>(List.of(declaration.kind()));
    head.addAll(declaration.header().list());
    List<List<SyntaxItem>> lines = onLines(head);
    for (int i = 0; i < lines.size(); i++) {
      int indent = i == 0 ? 0 : 2 * STEP + STEP * lines.get(i).get(0).depth();
      putItems(lines.get(i), Piece.Role.HEAD, i > 0, indent, group);
    }
    table(declaration.table(), STEP, isForeign);
    ClauseColumns columns = ClauseColumns.of(kind, declaration.clauses(), names, this::onLines);
    for (int i = 0; i < declaration.clauses().size(); i++) {
      clause(declaration.clauses().get(i), columns.get(i), group);
      table(declaration.clauses().get(i).table(), 2 * STEP, isForeign);
    }
    int end = declaration.span().atEnd().line();
    put(end, Piece.Role.END, false, 0, "end " + kind, group);
  }

  private void clause(SyntaxClause clause, ClauseColumns.Written written, int group) {
    List<List<SyntaxItem>> lines = onLines(clause.items().list());
    int first = source.lineOf(clause.items().span().start());
    put(first, Piece.Role.CLAUSE, false, STEP, written.firstLine(), group);
    for (int i = 1; i < lines.size(); i++) {
      int indent = STEP + written.valueColumn() + STEP * lines.get(i).get(0).depth();
      putItems(lines.get(i), Piece.Role.CLAUSE, true, indent, group);
    }
  }

  private void putItems(
      List<SyntaxItem> items, Piece.Role role, boolean goesOn, int indent, int group) {
    put(items.get(0).span().line(), role, goesOn, indent, Spacing.join(items), group);
  }

  private void table(@Nullable SyntaxTable table, int indent, boolean isForeign) {
    if (table == null) {
      return;
    }
    int group = ++groups;
    List<String> rows = TableLayout.rows(table, isForeign);
    put(table.header().span().line(), Piece.Role.HEADING, false, indent, rows.get(0), group);
    for (int i = 1; i < rows.size(); i++) {
      int line = table.rows().get(i - 1).span().line();
      put(line, Piece.Role.ROW, false, indent, rows.get(i), group);
    }
  }

  /** {@code items} by the lines they stand on. */
  private List<List<SyntaxItem>> onLines(List<SyntaxItem> items) {
    List<List<SyntaxItem>> lines = new ArrayList<>();
    int last = 0;
    for (SyntaxItem item : items) {
      int line = item.span().line();
      if (line != last) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(item);
      last = line;
    }
    return lines;
  }

  // ---------- the lines in order ----------

  /** A line to write; a comment of its own is its piece. */
  private record Line(Piece piece, @Nullable String comment) {}

  private List<@Nullable Line> lines() {
    List<@Nullable Line> lines = new ArrayList<>();
    boolean sawBlank = false;
    Piece last = null;
    for (int line = 1; line <= source.lineCount(); line++) {
      Piece piece = pieces.get(line);
      SyntaxComment comment = comments.get(line);
      if (piece == null && comment == null) {
        sawBlank = true;
        continue;
      }
      Piece next = piece != null ? piece : comment(line, comment);
      if (last != null && isApart(last, next, sawBlank)) {
        lines.add(null);
      }
      lines.add(new Line(next, piece == null || comment == null ? null : written(comment)));
      last = next;
      sawBlank = false;
    }
    return lines;
  }

  /** A comment alone, which stands where the next line starts. */
  private Piece comment(int line, @Nullable SyntaxComment comment) {
    Map.Entry<Integer, Piece> next = pieces.higherEntry(line);
    int indent = next == null ? 0 : next.getValue().indent();
    boolean endsDeclaration = next != null && next.getValue().role() == Piece.Role.END;
    boolean goesOn = next != null && next.getValue().goesOn();
    String text = comment == null ? "" : written(comment);
    return new Piece(Piece.Role.COMMENT, goesOn, endsDeclaration ? STEP : indent, text, 0);
  }

  /** Whether one blank line stands between two lines. */
  private static boolean isApart(Piece above, Piece below, boolean sawBlank) {
    if (above.role() == Piece.Role.END) {
      return true;
    }
    boolean isClose =
        below.goesOn()
            || above.role() == Piece.Role.HEAD
            || below.role() == Piece.Role.HEADING
            || below.role() == Piece.Role.END;
    return sawBlank && !isClose;
  }

  private static String written(SyntaxComment comment) {
    String text = comment.span().text();
    int end = text.length();
    while (end > 0 && PastedText.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String withComments(List<@Nullable Line> lines) {
    Map<Integer, Integer> columns = new HashMap<>();
    for (Line line : lines) {
      if (line != null && line.comment() != null) {
        Piece piece = line.piece();
        boolean isRow = piece.role() == Piece.Role.HEADING || piece.role() == Piece.Role.ROW;
        if (isRow || width(piece) <= WIDEST_BEFORE_COMMENT) {
          columns.merge(piece.group(), width(piece), Math::max);
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      if (line != null) {
        Piece piece = line.piece();
        text.append(" ".repeat(piece.indent())).append(piece.text());
        if (line.comment() != null) {
          int column = columns.getOrDefault(piece.group(), 0);
          int pad = Math.max(0, column - width(piece)) + 2;
          text.append(" ".repeat(pad)).append(line.comment());
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(Piece piece) {
    return piece.indent() + TableLayout.width(piece.text());
  }
}
