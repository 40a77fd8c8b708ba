package org.sqis.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;

/** Shows diagnostics as text, in the one layout of language.md section 5. */
public final class DiagnosticRenderer {
  /** Longer lines are cut around the mark, in columns. */
  private static final int WIDEST = 160;

  private static final String CUT = "\u2026";

  private DiagnosticRenderer() {}

  /** All of {@code diagnostics}, with an empty line between two. */
  public static String render(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(text.isEmpty() ? "" : "\n").append(render(diagnostic));
    }
    return text.toString();
  }

  /** The errors and warnings among {@code diagnostics} as a reader sees them, or an empty text. */
  public static String faults(List<Diagnostic> diagnostics) {
    return render(
        diagnostics.stream().filter(diagnostic -> diagnostic.severity() != Severity.NOTE).toList());
  }

  /** One diagnostic; every line of it ends with a line feed. */
  public static String render(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    text.append(diagnostic.severity().word())
        .append(' ')
        .append(diagnostic.code().id())
        .append(": ")
        .append(diagnostic.message())
        .append('\n');
    Map<Source, List<Mark>> marks = marks(diagnostic);
    int gutter = gutter(marks);
    String pad = " ".repeat(gutter);
    if (!(diagnostic.place() instanceof DiagnosticPlace.InText)) {
      appendPlace(text, pad, diagnostic.place(), "");
    }
    marks.forEach((source, inSource) -> appendSource(text, gutter, inSource));
    for (Diagnostic.Label label : diagnostic.labels()) {
      if (!(label.at() instanceof DiagnosticPlace.InText)) {
        appendPlace(text, pad, label.at(), label.text());
      }
    }
    if (!diagnostic.help().isEmpty()) {
      text.append("  help: ").append(diagnostic.help()).append('\n');
    }
    return text.toString();
  }

  private static void appendPlace(
      StringBuilder text, String pad, DiagnosticPlace place, String said) {
    String where = place.describe();
    String joint = where.isEmpty() || said.isEmpty() ? "" : ": ";
    if (!where.isEmpty() || !said.isEmpty()) {
      text.append(pad).append("--> ").append(where).append(joint).append(said).append('\n');
    }
  }

  /** A marked stretch of a line. */
  private record Mark(Span span, boolean isMain, String text) {}

  /** The marks by text, the text of the main mark first, each in the order of the places. */
  private static Map<Source, List<Mark>> marks(Diagnostic diagnostic) {
    List<Mark> all = new ArrayList<>();
    if (diagnostic.place() instanceof DiagnosticPlace.InText main) {
      String said = "";
      for (Diagnostic.Label label : diagnostic.labels()) {
        said = label.at().equals(main) && said.isEmpty() ? label.text() : said;
      }
      all.add(new Mark(main.span(), true, said));
    }
    for (Diagnostic.Label label : diagnostic.labels()) {
      if (label.at() instanceof DiagnosticPlace.InText other && !other.equals(diagnostic.place())) {
        all.add(new Mark(other.span(), false, label.text()));
      }
    }
    Map<Source, List<Mark>> bySource = new LinkedHashMap<>();
    for (Mark mark : all) {
      bySource.computeIfAbsent(mark.span.source(), source -> new ArrayList<>()).add(mark);
    }
    bySource
        .values()
        .forEach(marks -> marks.sort(Comparator.comparingInt(mark -> mark.span.start())));
    return bySource;
  }

  private static int gutter(Map<Source, List<Mark>> marks) {
    int widest = 1;
    for (List<Mark> inSource : marks.values()) {
      for (Mark mark : inSource) {
        widest = Math.max(widest, Integer.toString(mark.span.line()).length());
      }
    }
    return widest;
  }

  private static void appendSource(StringBuilder text, int gutter, List<Mark> marks) {
    String pad = " ".repeat(gutter);
    Mark first = marks.stream().filter(Mark::isMain).findFirst().orElse(marks.get(0));
    text.append(pad).append("--> ").append(first.span).append('\n');
    text.append(pad).append(" |\n");
    int i = 0;
    while (i < marks.size()) {
      int line = marks.get(i).span.line();
      int end = i;
      while (end < marks.size() && marks.get(end).span.line() == line) {
        end++;
      }
      appendLine(text, gutter, line, marks.subList(i, end));
      i = end;
    }
  }

  /** A line and, below it, one line for every mark. */
  private static void appendLine(StringBuilder text, int gutter, int line, List<Mark> marks) {
    Source source = marks.get(0).span.source();
    int[] shown = source.lineText(line).codePoints().map(DiagnosticRenderer::plain).toArray();
    Mark main = marks.stream().filter(Mark::isMain).findFirst().orElse(marks.get(0));
    Window window = Window.around(main.span.column() - 1, shown.length);
    String number = Integer.toString(line);
    text.append(" ".repeat(gutter - number.length()))
        .append(number)
        .append(" | ")
        .append(window.cut(shown).stripTrailing())
        .append('\n');
    for (Mark mark : marks) {
      int from = mark.span.column() - 1;
      int last = Math.min(mark.span.end(), Math.max(mark.span.start(), source.lineEnd(line)));
      int width = source.text().codePointCount(mark.span.start(), last);
      int left = window.column(from);
      int right = Math.max(left + 1, window.column(from + width));
      text.append(" ".repeat(gutter))
          .append(" | ")
          .append(" ".repeat(left))
          .append((mark.isMain ? "^" : "-").repeat(right - left))
          .append(mark.text.isEmpty() ? "" : " " + mark.text)
          .append('\n');
    }
  }

  /** What is shown for a character, one column wide; what would move the marks is not shown. */
  private static int plain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SPACE_SEPARATOR -> ' ';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '\ufffd';
      default -> character;
    };
  }

  /**
   * The part of a line that is shown.
   *
   * @param from the first column shown, from 0
   * @param to the column after the last one shown
   * @param length the length of the line
   */
  private record Window(int from, int to, int length) {
    static Window around(int column, int length) {
      if (length <= WIDEST) {
        return new Window(0, length, length);
      }
      int from = Math.max(0, Math.min(column - WIDEST / 2, length - WIDEST));
      return new Window(from, from + WIDEST, length);
    }

    String cut(int[] characters) {
      return (from > 0 ? CUT : "")
          + new String(characters, from, to - from)
          + (to < length ? CUT : "");
    }

    /** Where the column {@code column} of the line is shown; at the edge if it is cut off. */
    int column(int column) {
      int mark = from > 0 ? CUT.length() : 0;
      return Math.max(from, Math.min(column, to)) - from + mark;
    }
  }
}
