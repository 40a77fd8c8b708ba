package org.sqis.dsl.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;

/** Says in the reader's words why tokens are no expression. */
final class ExpressionFault {
  /** What ends a value, so that another value cannot follow. */
  private static final Set<Integer> ENDS_VALUE =
      Set.of(
          SqisLexer.WORD,
          SqisLexer.NUMBER,
          SqisLexer.DATE,
          SqisLexer.YES,
          SqisLexer.NO,
          SqisLexer.REASON,
          SqisLexer.STRING,
          SqisLexer.MISSING,
          SqisLexer.PRESENT,
          SqisLexer.CLOSE);

  private static final Set<Integer> STARTS_VALUE =
      Set.of(
          SqisLexer.WORD,
          SqisLexer.NUMBER,
          SqisLexer.DATE,
          SqisLexer.YES,
          SqisLexer.NO,
          SqisLexer.REASON,
          SqisLexer.OPEN,
          SqisLexer.NOT,
          SqisLexer.IF);

  /** What needs a value after it. */
  private static final Set<Integer> NEEDS_MORE =
      Set.of(
          SqisLexer.AND,
          SqisLexer.OR,
          SqisLexer.NOT,
          SqisLexer.IS,
          SqisLexer.IF,
          SqisLexer.THEN,
          SqisLexer.ELSE,
          SqisLexer.WHERE,
          SqisLexer.PLUS,
          SqisLexer.MINUS,
          SqisLexer.TIMES,
          SqisLexer.DIVIDED,
          SqisLexer.LESS,
          SqisLexer.AT_MOST,
          SqisLexer.GREATER,
          SqisLexer.AT_LEAST,
          SqisLexer.COMMA,
          SqisLexer.COLON);

  private static final Set<Integer> COMPARES =
      Set.of(
          SqisLexer.LESS, SqisLexer.AT_MOST, SqisLexer.GREATER, SqisLexer.AT_LEAST, SqisLexer.IS);

  private final Source source;
  private final List<Token> tokens;
  private final int index;
  private final Token token;
  private final int type;

  /** The type of the token before, or {@link Token#EOF} at the start. */
  private final int before;

  /**
   * A fault in {@code tokens}.
   *
   * @param whole the text that should be an expression
   * @param tokens its tokens without the end
   * @param unexpected the first of them that fits nowhere, or the end
   */
  ExpressionFault(Span whole, List<Token> tokens, Token unexpected) {
    this.source = whole.source();
    this.tokens = tokens;
    this.token = unexpected;
    this.type = unexpected.getType();
    this.index = type == Token.EOF ? tokens.size() : unexpected.getTokenIndex();
    this.before = index == 0 ? Token.EOF : tokens.get(index - 1).getType();
  }

  Diagnostic explain() {
    return DateForms.at(source, tokens, index)
        .or(this::misplaced)
        .or(this::afterIs)
        .or(this::ofGroup)
        .or(this::twoValues)
        .or(this::somethingMissing)
        .or(this::unfinishedIf)
        .or(this::parentheses)
        .orElseGet(() -> here(quoted(token) + " does not fit here", ""));
  }

  /** Tokens that are wrong wherever they stand. */
  private Optional<Diagnostic> misplaced() {
    return switch (type) {
      case SqisLexer.ODD_NUMBER -> Optional.of(TokenFaults.badNumber(source, token));
      case SqisLexer.ROW -> {
        Span bar = Tokens.span(source, token).part(0, 1);
        yield Optional.of(Diagnostic.at(ProblemCode.ROW_IN_LINE, bar));
      }
      case SqisLexer.YEAR -> {
        String year = Tokens.text(token);
        String difference = year.substring(0, 4) + " - " + year.substring(5);
        boolean isCompared = COMPARES.contains(before);
        yield found(
            "`" + year + "` is a school year, and a year is no value",
            "for a difference write `"
                + difference
                + "`"
                + (isCompared
                    ? "; whether a date lies in the year that is rated asks `in_year(date)`"
                    : ""));
      }
      case SqisLexer.STRING ->
          found("a text cannot stand here", "write a text only after a reason for missing");
      case SqisLexer.WHEN, SqisLexer.OTHERWISE ->
          found(
              quoted(token) + " does not belong into a value",
              "write it once, after the value of a line `value`");
      case SqisLexer.OVER ->
          found(
              "`over` stands only in a function over groups",
              "write for example `lowest(x over groups)`");
      case SqisLexer.WHERE ->
          found(
              "`where` stands only after `over` and a family of groups",
              "write for example `lowest(x over groups where y)`");
      case SqisLexer.END, SqisLexer.BRACE, SqisLexer.DOT ->
          found(quoted(token) + " means nothing in a value", "");
      case SqisLexer.CLOSE ->
          opens().isEmpty() ? found("this `)` has no `(`", "remove it") : Optional.empty();
      case SqisLexer.MISSING, SqisLexer.PRESENT ->
          notAfterIs()
              ? Optional.empty()
              : found(quoted(token) + " stands only after `is`", "write `x is " + text() + "`");
      default -> Optional.empty();
    };
  }

  private boolean notAfterIs() {
    return before == SqisLexer.NOT && typeAt(index - 2) == SqisLexer.IS;
  }

  /** {@code is not}, which people write and the language does not have. */
  private Optional<Diagnostic> afterIs() {
    if (type == SqisLexer.NOT && before == SqisLexer.IS) {
      int next = typeAt(index + 1);
      String help =
          next == SqisLexer.MISSING
              ? "write `is present`"
              : next == SqisLexer.PRESENT ? "write `is missing`" : "write `not (a is b)`";
      return found("`not` cannot stand after `is`", help);
    }
    if (type == SqisLexer.NOT && NEEDS_MORE.contains(before)) {
      return found("`not` cannot stand after " + quotedBefore(), "put it in parentheses");
    }
    if (type == SqisLexer.IF && NEEDS_MORE.contains(before)) {
      return found(
          "`if` cannot stand after " + quotedBefore(),
          "put it in parentheses, up to its last value");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> ofGroup() {
    if (type == SqisLexer.OF) {
      if (index == 0 || NEEDS_MORE.contains(before)) {
        return found("something is missing before `of`", "write for example `suspension of all`");
      }
      return typeAt(index - 2) == SqisLexer.OF
          ? found(
              "`of` cannot be used twice in a row", "write one group, as in `suspension of all`")
          : found("only a name can stand before `of`", "write for example `suspension of all`");
    }
    if (before == SqisLexer.OF) {
      return afterBefore("the name of a group is missing after `of`")
          .map(fault -> fault.help("write for example `suspension of all`"));
    }
    if (before == SqisLexer.OVER) {
      return afterBefore("the groups are missing after `over`")
          .map(fault -> fault.help("write for example `over groups`"));
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> twoValues() {
    if (!ENDS_VALUE.contains(before)) {
      return Optional.empty();
    }
    for (int near : new int[] {index, index - 1}) {
      String word = near < tokens.size() ? tokens.get(near).getText() : "";
      String small = word.toLowerCase(Locale.ROOT);
      if (!small.equals(word) && ReservedWords.all().contains(small)) {
        Span span = Tokens.span(source, tokens.get(near));
        return Optional.of(at(span, "`" + word + "` is no operator", "write `" + small + "`"));
      }
    }
    if (!STARTS_VALUE.contains(type)) {
      return Optional.empty();
    }
    return found(
        "an operator is missing between " + quotedBefore() + " and " + quoted(token),
        "write `+`, `and` or another operator between them");
  }

  private Optional<Diagnostic> somethingMissing() {
    if (NEEDS_MORE.contains(before)) {
      return afterBefore("something is missing after " + quotedBefore())
          .map(fault -> fault.help("write what follows, or leave " + quotedBefore() + " out"));
    }
    boolean needsLeft = NEEDS_MORE.contains(type) && type != SqisLexer.COLON;
    if (needsLeft && (index == 0 || before == SqisLexer.OPEN)) {
      return found(
          "something is missing before " + quoted(token),
          "write what comes before, or leave " + quoted(token) + " out");
    }
    if (type == SqisLexer.CLOSE && before == SqisLexer.OPEN) {
      return found("nothing stands between `(` and `)`", "write a value there, or leave both out");
    }
    return Optional.empty();
  }

  /** An {@code if} that lacks {@code then} or {@code else} before this token. */
  private Optional<Diagnostic> unfinishedIf() {
    Deque<Token> open = new ArrayDeque<>();
    for (int i = 0; i < index; i++) {
      Token each = tokens.get(i);
      switch (each.getType()) {
        case SqisLexer.OPEN, SqisLexer.IF -> open.push(each);
        case SqisLexer.THEN -> {
          if (isTop(open, SqisLexer.IF)) {
            open.pop();
            open.push(each);
          }
        }
        case SqisLexer.ELSE -> {
          if (isTop(open, SqisLexer.THEN)) {
            open.pop();
          }
        }
        case SqisLexer.CLOSE -> {
          while (!open.isEmpty() && !isTop(open, SqisLexer.OPEN)) {
            open.pop();
          }
          open.poll();
        }
        default -> {
          // Only what opens and closes matters.
        }
      }
    }
    if (isTop(open, SqisLexer.IF)) {
      return Optional.of(
          at(span(open.peek()), "this `if` has no `then`", "write `if a then b else c`"));
    }
    if (isTop(open, SqisLexer.THEN)) {
      return Optional.of(
          at(span(open.peek()), "this `then` has no `else`", "write `if a then b else c`"));
    }
    return type == SqisLexer.THEN
        ? found("this `then` has no `if`", "write `if a then b else c`")
        : Optional.empty();
  }

  private static boolean isTop(Deque<Token> open, int wanted) {
    Token top = open.peek();
    return top != null && top.getType() == wanted;
  }

  private Optional<Diagnostic> parentheses() {
    Token open = opens().peek();
    if (type == Token.EOF && open != null) {
      return Optional.of(unclosed(span(open), span(tokens.get(0)).to(lastSpan())));
    }
    if (type == SqisLexer.COMMA) {
      return found(
          "a comma stands only between the values of a function",
          open != null && isIf(open)
              ? "write `if a then b else c`"
              : "write for example `max(a, b)`");
    }
    if (type == SqisLexer.COLON) {
      return found(
          "`:` stands only after the name of an option",
          "write for example `mean(a, b, at_least: 1)`");
    }
    return Optional.empty();
  }

  /** Whether the parenthesis follows an {@code if}, as in {@code if(a, b, c)}. */
  private boolean isIf(Token open) {
    int at = tokens.indexOf(open);
    return at > 0 && tokens.get(at - 1).getType() == SqisLexer.IF;
  }

  /** The parentheses that are open before this token, the last first. */
  private Deque<Token> opens() {
    Deque<Token> open = new ArrayDeque<>();
    for (Token each : tokens.subList(0, index)) {
      if (each.getType() == SqisLexer.OPEN) {
        open.push(each);
      } else if (each.getType() == SqisLexer.CLOSE) {
        open.poll();
      }
    }
    return open;
  }

  private int typeAt(int place) {
    return place < 0 || place >= tokens.size() ? Token.EOF : tokens.get(place).getType();
  }

  private Optional<Diagnostic> found(String reason, String help) {
    return Optional.of(here(reason, help));
  }

  private Optional<Diagnostic> afterBefore(String reason) {
    return Optional.of(at(span(tokens.get(index - 1)), reason, ""));
  }

  private Diagnostic here(String reason, String help) {
    return at(type == Token.EOF ? lastSpan().atEnd() : span(token), reason, help);
  }

  /** The parenthesis at {@code open} in {@code whole} is never closed. */
  static Diagnostic unclosed(Span open, Span whole) {
    String shown = Excerpt.of(whole.text());
    return Diagnostic.at(ProblemCode.EXPECTED_EXPRESSION, open, shown, "`)` is missing")
        .help("close this parenthesis");
  }

  private Diagnostic at(Span span, String reason, String help) {
    String shown = Excerpt.of(span(tokens.get(0)).to(lastSpan()).text());
    return Diagnostic.at(ProblemCode.EXPECTED_EXPRESSION, span, shown, reason).help(help);
  }

  private Span lastSpan() {
    return span(tokens.get(tokens.size() - 1));
  }

  private Span span(Token each) {
    return Tokens.span(source, each);
  }

  private String text() {
    return Tokens.text(token);
  }

  private String quotedBefore() {
    return quoted(tokens.get(index - 1));
  }

  private static String quoted(Token each) {
    return each.getType() == Token.EOF ? "the end" : "`" + Excerpt.of(Tokens.text(each)) + "`";
  }
}
