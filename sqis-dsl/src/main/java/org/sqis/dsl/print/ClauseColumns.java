package org.sqis.dsl.print;

import java.util.ArrayList;
import java.util.List;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxClause;
import org.sqis.dsl.syntax.SyntaxItem;

/**
 * The first lines of the clauses of one declaration. Their values start in one column; clauses of
 * one name below each other have their {@code when} or {@code otherwise} in one column.
 */
final class ClauseColumns {
  /** A longer name takes its value after one blank, so that it does not push all the others. */
  private static final int LONGEST_NAME = 10;

  /** A longer value does not push the conditions of the others. */
  private static final int WIDEST_VALUE = 100;

  private static final int GAP = 2;

  private final List<Written> written;

  private ClauseColumns(List<Written> written) {
    this.written = List.copyOf(written);
  }

  /**
   * How a clause is written.
   *
   * @param firstLine its first line
   * @param valueColumn where its value starts in that line
   */
  record Written(String firstLine, int valueColumn) {}

  /** Takes a list of items apart into those of each line. */
  interface OnLines {
    List<List<SyntaxItem>> of(List<SyntaxItem> items);
  }

  /**
   * A clause in parts.
   *
   * @param name the words of its name
   * @param value what follows on the first line, up to the condition
   * @param condition from {@code when} or {@code otherwise} on; empty if there is none, or if the
   *     clause goes over several lines
   */
  private record Parts(String name, String value, String condition) {}

  static ClauseColumns of(
      String kind, List<SyntaxClause> clauses, KindNames names, OnLines onLines) {
    List<Parts> parts = new ArrayList<>();
    int column = 0;
    for (SyntaxClause clause : clauses) {
      Parts one = parts(kind, onLines.of(clause.items().list()), names);
      parts.add(one);
      if (!one.value().isEmpty() && one.name().length() <= LONGEST_NAME) {
        column = Math.max(column, one.name().length() + GAP);
      }
    }
    List<Written> written = new ArrayList<>();
    for (int from = 0; from < parts.size(); ) {
      int to = from + 1;
      while (to < parts.size() && parts.get(to).name().equals(parts.get(from).name())) {
        to++;
      }
      addRun(parts.subList(from, to), column, written);
      from = to;
    }
    return new ClauseColumns(written);
  }

  /** The clause at {@code index}. */
  Written get(int index) {
    return written.get(index);
  }

  private static Parts parts(String kind, List<List<SyntaxItem>> lines, KindNames names) {
    List<SyntaxItem> first = lines.get(0);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < first.size() && first.get(i).isWord(); i++) {
      words.add(first.get(i).text());
    }
    int known = names.clauseWords(kind, words);
    int count = known > 0 ? known : wordsBeforeGap(first, words);
    String name = String.join(" ", words.subList(0, count));
    List<SyntaxItem> value = first.subList(count, first.size());
    int condition = lines.size() > 1 ? -1 : condition(value);
    return condition <= 0
        ? new Parts(name, Spacing.join(value), "")
        : new Parts(
            name,
            Spacing.join(value.subList(0, condition)),
            Spacing.join(value.subList(condition, value.size())));
  }

  /**
   * How many words name a clause that nobody knows: those before the first gap of two blanks or a
   * tab, as in {@code as of first day of the year}; one if there is no such gap.
   */
  private static int wordsBeforeGap(List<SyntaxItem> line, List<String> words) {
    for (int i = 1; i < line.size() && i <= words.size(); i++) {
      Span before = line.get(i - 1).span();
      String gap = before.source().text().substring(before.end(), line.get(i).span().start());
      if (gap.length() > 1 || gap.equals("\t")) {
        return String.join(" ", words.subList(0, i)).length() <= LONGEST_NAME ? i : 1;
      }
    }
    return 1;
  }

  private static int condition(List<SyntaxItem> value) {
    for (int i = 0; i < value.size(); i++) {
      boolean isCondition = value.get(i).isWord("when") || value.get(i).isWord("otherwise");
      if (isCondition && value.get(i).depth() == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Clauses of one name below each other. */
  private static void addRun(List<Parts> run, int column, List<Written> written) {
    List<Integer> widths = new ArrayList<>();
    for (Parts one : run) {
      if (!one.condition().isEmpty() && TableLayout.width(one.value()) <= WIDEST_VALUE) {
        widths.add(TableLayout.width(one.value()));
      }
    }
    int widest = widths.stream().mapToInt(Integer::intValue).max().orElse(0);
    int gap = widths.size() > 1 ? GAP : 1;
    for (Parts one : run) {
      int start = one.name().length() > LONGEST_NAME ? one.name().length() + 1 : column;
      if (one.value().isEmpty()) {
        written.add(new Written(one.name(), Math.max(start, one.name().length() + 1)));
        continue;
      }
      String line = one.name() + " ".repeat(start - one.name().length()) + one.value();
      if (!one.condition().isEmpty()) {
        int pad = Math.max(0, widest - TableLayout.width(one.value())) + gap;
        line += " ".repeat(pad) + one.condition();
      }
      written.add(new Written(line, start));
    }
  }
}
