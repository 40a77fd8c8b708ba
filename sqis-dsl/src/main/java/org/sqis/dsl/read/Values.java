package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.ExpressionReader;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxExpr;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads the values that clauses and cells share: names, numbers, texts, reasons, expressions. */
final class Values {
  private Values() {}

  /** An expression; its parts are placed under {@code at}. */
  static Optional<Expr> expression(Span span, Place.Element at, Draft draft, Faults faults) {
    DiagnosticSink sink = new DiagnosticSink();
    Optional<SyntaxExpr> read = ExpressionReader.read(span, sink);
    for (Diagnostic fault : sink.diagnostics()) {
      faults.add(fault);
    }
    if (read.isEmpty()) {
      return Optional.empty();
    }
    draft.spans.putExpression(at, read.get().span());
    return Optional.of(read.get().expr());
  }

  /** A number as a cell writes it: a decimal or {@code [whole] INT/INT}, then perhaps {@code %}. */
  static Optional<Expr.Numeral> number(String text) {
    String stripped = text.strip();
    boolean isPercent = stripped.endsWith("%");
    int end = stripped.length() - (isPercent ? 1 : 0);
    while (end > 0 && isSpace(stripped.charAt(end - 1))) {
      end--;
    }
    Optional<Rational> read = Rational.parse(stripped.substring(0, end));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Rational number = read.get();
    return Optional.of(
        new Expr.Numeral(isPercent ? number.dividedBy(Rational.HUNDRED) : number, isPercent));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The text on one line, with one blank where it has several. */
  static String withSingleBlanks(String text) {
    StringBuilder line = new StringBuilder();
    for (char c : text.strip().toCharArray()) {
      if (!isSpace(c)) {
        line.append(c);
      } else if (line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString();
  }

  /** Whether the text consists of letters, digits and {@code _} alone. */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPart =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      if (!isPart) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The text in quotes that is the whole value of a clause. */
  static String text(Declared.@Nullable Clause clause) {
    if (clause == null) {
      return "";
    }
    boolean isText =
        clause.value().size() == 1 && clause.value().get(0).kind() == SyntaxItem.Kind.TEXT;
    if (!isText) {
      clause.refuse(
          "it takes a text in quotes",
          "write `" + clause.spec().name() + " \"" + clause.value().text() + "\"`");
      return "";
    }
    return clause.value().get(0).text();
  }

  /** The same of a clause whose text must say something. */
  static String filled(Declared.@Nullable Clause clause, String example) {
    String text = text(clause);
    boolean isRead =
        clause != null
            && clause.value().size() == 1
            && clause.value().get(0).kind() == SyntaxItem.Kind.TEXT;
    if (clause != null && isRead && text.isBlank()) {
      blank(clause, example);
    }
    return text;
  }

  /** Reports that a clause has an empty text where it must say something. */
  static void blank(Declared.Clause clause, String example) {
    Diagnostic fault = Diagnostic.at(ProblemCode.EMPTY_VALUE, clause.value().span());
    clause.faults().add(fault.help("write for example `" + example + "`"));
  }

  /** The names of a list separated by commas. */
  static List<String> names(Declared.Clause clause, SyntaxItems items) {
    List<String> names = new ArrayList<>();
    for (SyntaxItems part : items.splitAtCommas()) {
      if (part.size() != 1 || !part.get(0).isWord()) {
        clause.refuse(
            "it takes names separated by commas",
            "write for example `" + clause.spec().name() + " " + withCommas(items) + "`");
        return List.of();
      }
      names.add(part.get(0).text());
    }
    return names;
  }

  /** A text for a message: on one line, cut if it is long. */
  static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 57) + "…" : line;
  }

  /** Says where each name of a list stands. */
  static void placeNames(SyntaxItems items, Place.Element at, Draft draft) {
    List<SyntaxItems> parts = items.splitAtCommas();
    for (int i = 0; i < parts.size(); i++) {
      draft.spans.put(at.child(i), parts.get(i).span());
    }
  }

  /** Says where each part of a list stands, as {@link #list} reads it. */
  static void placeList(Span span, Place.Element at, Draft draft) {
    draft.spans.put(at, span);
    int index = 0;
    int from = 0;
    String text = span.text();
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      String part = text.substring(from, comma < 0 ? text.length() : comma);
      int start = 0;
      while (start < part.length() && PastedText.isBlank(part.charAt(start))) {
        start++;
      }
      int end = part.length();
      while (end > start && PastedText.isBlank(part.charAt(end - 1))) {
        end--;
      }
      if (end > start) {
        draft.spans.put(at.child(index++), span.part(from + start, from + end));
      }
      from += part.length() + 1;
    }
  }

  private static String withCommas(SyntaxItems items) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < items.size() && items.get(i).isWord(); i++) {
      words.add(items.get(i).text());
    }
    return words.size() > 1 ? String.join(", ", words) : "one_name, another_name";
  }

  /** The one word that is the whole value of a clause; empty after a fault. */
  static String word(Declared.Clause clause, String... options) {
    String word = clause.value().size() == 1 ? clause.value().get(0).text() : "";
    boolean isKnown = options.length == 0 ? !word.isEmpty() : List.of(options).contains(word);
    if (!isKnown) {
      String clauseName = clause.spec().name();
      clause.refuse(
          options.length == 0 ? "it takes one name" : "it takes " + String.join(" or ", options),
          options.length == 0
              ? "write one name after `" + clauseName + "`"
              : NearestName.find(word, List.of(options))
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("write for example `" + clauseName + " " + options[0] + "`"));
      return "";
    }
    return word;
  }

  /** The whole number that is the whole value of a clause; null after a fault. */
  static @Nullable Integer decimals(Declared.Clause clause) {
    Integer number = clause.value().size() == 1 ? small(clause.value().get(0).text()) : null;
    if (number == null) {
      clause.refuse(
          "it takes the number of decimals to keep, 0 to 6",
          "write for example `" + clause.spec().name() + " 1`");
    }
    return number;
  }

  /** A number of decimals from 0 to 6; null if the text is none. */
  static @Nullable Integer small(String text) {
    boolean isSmall = text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '6';
    return isSmall ? (Integer) (text.charAt(0) - '0') : null;
  }

  /** The words of a cell separated by commas. */
  static List<String> list(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      if (!word.isBlank()) {
        words.add(word.strip());
      }
    }
    return words;
  }

  /** The reasons of a cell separated by commas; faults go to the row. */
  static List<MissingReason> reasons(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    List<MissingReason> reasons = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (MissingReason reason : MissingReason.values()) {
      known.add(reason.words());
    }
    for (String word : list(cell.keyboardText())) {
      Optional<MissingReason> reason = MissingReason.parse(word);
      if (reason.isEmpty()) {
        String help =
            NearestName.find(word, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("the reasons are " + String.join(", ", known));
        row.refuse(cell, column, "`" + word + "` is not a reason for missing", help);
        return List.of();
      }
      reasons.add(reason.get());
    }
    return reasons;
  }

  /** Every {@code note} of a declaration. */
  static List<String> notes(Declared declared) {
    List<String> notes = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("note")) {
      notes.add(text(clause));
    }
    return notes;
  }

  /** Says where the citations of a {@code source} clause stand. */
  static void placeSource(Declared declared, Place.Element at, Draft draft) {
    Declared.Clause clause = declared.clause("source").orElse(null);
    if (clause != null) {
      placeList(clause.value().span(), at.child("source"), draft);
    }
  }

  /** The citation a {@code source} clause writes. */
  static String source(Declared declared) {
    Declared.Clause clause = declared.clause("source").orElse(null);
    return clause == null ? "" : clause.value().text().strip();
  }

  /** What follows a top-level comma and {@code else}; empty if the clause has none. */
  static Optional<SyntaxItems> afterElse(SyntaxItems items) {
    List<SyntaxItems> parts = items.splitAtCommas();
    SyntaxItems last = parts.get(parts.size() - 1);
    return parts.size() == 2 && last.startsWith("else")
        ? Optional.of(last.skip(1))
        : Optional.empty();
  }
}
