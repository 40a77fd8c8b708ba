package org.sqis.dsl.parser;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;

/**
 * What can be wrong with tokens before anything is parsed: characters without meaning, open texts,
 * and the limits that keep the parser's work and stack small.
 */
final class TokenFaults {
  /** Limits of language.md section 2, 1. */
  private static final int MOST_DEEP = 100;

  private static final int MOST_OPERATORS = 1_000;
  private static final int LONGEST_NUMBER = 60;

  /** What to type instead of a sign of another language. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("=", "is"),
          Map.entry("==", "is"),
          Map.entry("&", "and"),
          Map.entry("&&", "and"),
          Map.entry("||", "or"),
          Map.entry("!", "not"),
          Map.entry("\u00d7", "*"),
          Map.entry("\u00b7", "*"),
          Map.entry("\u00f7", "/"),
          Map.entry("\u2014", "-"),
          Map.entry("\u2010", "-"),
          Map.entry("\u2011", "-"));

  private TokenFaults() {}

  /** The first fault of {@code tokens}, which are a statement or an expression. */
  static Optional<Diagnostic> first(Source source, List<Token> tokens) {
    for (Token token : tokens) {
      Optional<Diagnostic> fault = of(source, token);
      if (fault.isPresent()) {
        return fault;
      }
    }
    Optional<Diagnostic> deep = tooDeep(source, tokens);
    return deep.isPresent() ? deep : tooLong(source, tokens);
  }

  private static Optional<Diagnostic> of(Source source, Token token) {
    Span span = Tokens.span(source, token);
    return switch (token.getType()) {
      case SqisLexer.STRANGE -> Optional.of(strange(span));
      case SqisLexer.OPEN_STRING ->
          Optional.of(
              Diagnostic.at(ProblemCode.OPEN_TEXT, span.part(0, 1))
                  .help("write the closing quote on the same line"));
      case SqisLexer.NUMBER -> {
        boolean isLong = span.end() - span.start() > LONGEST_NUMBER;
        yield isLong
            ? Optional.of(
                Diagnostic.at(ProblemCode.BAD_NUMBER, span, Excerpt.of(span.text()))
                    .help("write a number of at most " + LONGEST_NUMBER + " characters"))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** What is wrong with {@code token}, which starts like a number and is none. */
  static Diagnostic badNumber(Source source, Token token) {
    Span span = Tokens.span(source, token);
    String text = span.text();
    Diagnostic fault = Diagnostic.at(ProblemCode.BAD_NUMBER, span, Excerpt.of(text));
    if (text.indexOf(',') >= 0) {
      String whole = Excerpt.of(text.replace(",", ""));
      return fault.help(
          "write `" + whole + "`, or put a blank after each comma if these are several numbers");
    }
    if (text.startsWith(".")) {
      return fault.help("write `0" + Excerpt.of(text) + "`");
    }
    return fault.help("write a number such as `20`, `54.1` or `12.5%`, and a blank after it");
  }

  private static Diagnostic strange(Span run) {
    // One character, not half of one; runs of them share one message.
    Span span = run.part(0, Character.charCount(run.text().codePointAt(0)));
    String shown = span.text();
    Diagnostic fault = Diagnostic.at(ProblemCode.STRANGE_CHARACTER, span, shown(shown));
    String instead = INSTEAD.get(run.text());
    if (instead != null) {
      return Diagnostic.at(ProblemCode.STRANGE_CHARACTER, run, shown(run.text()))
          .help("write `" + instead + "`");
    }
    if (run.text().startsWith("!=") || run.text().startsWith("\u2260")) {
      return fault.help("write `not (a is b)`");
    }
    int first = shown.codePointAt(0);
    if (first == '%') {
      return fault.help("write the sign directly after its number, such as `5%`");
    }
    if (Character.isLetter(first)) {
      return fault.help("names take the letters a to z, digits and `_`");
    }
    if (first == '\'' || first == '\u2018' || first == '\u2019' || first == '`') {
      return fault.help("put texts in double quotes");
    }
    return fault.help(isVisible(first) ? "remove it" : "remove it, it cannot be seen");
  }

  /** {@code text} in back-ticks, or the number of a character that cannot be seen. */
  private static String shown(String text) {
    int first = text.codePointAt(0);
    if (isVisible(first)) {
      return first == '`' ? text : "`" + text + "`";
    }
    return String.format(Locale.ROOT, "U+%04X", first);
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  private static Optional<Diagnostic> tooDeep(Source source, List<Token> tokens) {
    int depth = 0;
    int deepest = 0;
    Token first = null;
    for (Token token : tokens) {
      if (token.getType() == SqisLexer.OPEN) {
        depth++;
        deepest = Math.max(deepest, depth);
        first = first == null && depth > MOST_DEEP ? token : first;
      } else if (token.getType() == SqisLexer.CLOSE && depth > 0) {
        depth--;
      }
    }
    if (first == null) {
      return Optional.empty();
    }
    return Optional.of(
        limit(ProblemCode.TOO_DEEP, Tokens.span(source, first), deepest, MOST_DEEP)
            .help("give a part of it a name of its own, as a measure"));
  }

  private static Optional<Diagnostic> tooLong(Source source, List<Token> tokens) {
    int operators = 0;
    Token first = null;
    for (Token token : tokens) {
      if (isOperator(token.getType())) {
        operators++;
        first = first == null && operators > MOST_OPERATORS ? token : first;
      }
    }
    if (first == null) {
      return Optional.empty();
    }
    return Optional.of(
        limit(ProblemCode.TOO_LONG, Tokens.span(source, first), operators, MOST_OPERATORS)
            .help("give parts of it names of their own, as measures"));
  }

  private static Diagnostic limit(ProblemCode code, Span span, int count, int most) {
    return Diagnostic.at(code, span, Integer.toString(count), Integer.toString(most));
  }

  private static boolean isOperator(int type) {
    return switch (type) {
      case SqisLexer.AND,
          SqisLexer.OR,
          SqisLexer.NOT,
          SqisLexer.IS,
          SqisLexer.IF,
          SqisLexer.ELSE,
          SqisLexer.PLUS,
          SqisLexer.MINUS,
          SqisLexer.TIMES,
          SqisLexer.DIVIDED,
          SqisLexer.LESS,
          SqisLexer.AT_MOST,
          SqisLexer.GREATER,
          SqisLexer.AT_LEAST ->
          true;
      default -> false;
    };
  }
}
