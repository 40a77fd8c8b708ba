package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;

/** Cuts text into tokens whose offsets are those of the whole text. */
final class Tokens {
  private Tokens() {}

  /** Every token of {@code span}, comments too, blanks and the end not. */
  static List<Token> of(Span span) {
    SqisLexer lexer = new SqisLexer(new TextStream(span));
    lexer.removeErrorListeners();
    lexer.addErrorListener(new NoGaps());
    List<Token> tokens = new ArrayList<>();
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF) {
      if (token.getType() != SqisLexer.BLANKS) {
        tokens.add(token);
      }
      token = lexer.nextToken();
    }
    return tokens;
  }

  /** Where {@code token} stands. */
  static Span span(Source source, Token token) {
    return new Span(source, token.getStartIndex(), Math.max(token.getStartIndex(), end(token)));
  }

  /** The offset after {@code token}. */
  static int end(Token token) {
    return token.getStopIndex() + 1;
  }

  /** What {@code token} says as the keyboard writes it; a text without its quotes. */
  static String text(Token token) {
    String text = token.getText();
    return switch (token.getType()) {
      case SqisLexer.STRING -> text.substring(1, text.length() - 1);
      case SqisLexer.WORD, SqisLexer.NUMBER, SqisLexer.OPEN_STRING -> text;
      default -> PastedText.toKeyboard(text);
    };
  }

  /** The grammar covers every character, so the lexer never complains. */
  private static final class NoGaps extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        @Nullable Object symbol,
        int line,
        int column,
        String message,
        @Nullable RecognitionException cause) {
      throw new AssertionError("the grammar has a gap: " + message, cause);
    }
  }
}
