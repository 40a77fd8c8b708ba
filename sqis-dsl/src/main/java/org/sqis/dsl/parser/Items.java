package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Makes tokens into the items of a line. */
final class Items {
  private Items() {}

  /** The items of {@code tokens}, of which there is one at least. */
  static SyntaxItems of(Source source, List<Token> tokens) {
    List<SyntaxItem> items = new ArrayList<>(tokens.size());
    int depth = 0;
    for (Token token : tokens) {
      if (token.getType() == SqisLexer.CLOSE && depth > 0) {
        depth--;
      }
      Span span = Tokens.span(source, token);
      items.add(new SyntaxItem(kind(token), Tokens.text(token), span, depth));
      if (token.getType() == SqisLexer.OPEN) {
        depth++;
      }
    }
    return new SyntaxItems(items, items.get(0).span().to(items.get(items.size() - 1).span()));
  }

  /** Whether {@code token} is a word, reserved or not. */
  static boolean isWord(Token token) {
    return kind(token) == SyntaxItem.Kind.WORD;
  }

  private static SyntaxItem.Kind kind(Token token) {
    return switch (token.getType()) {
      case SqisLexer.WORD,
          SqisLexer.AND,
          SqisLexer.ELSE,
          SqisLexer.END,
          SqisLexer.IF,
          SqisLexer.IS,
          SqisLexer.MISSING,
          SqisLexer.NO,
          SqisLexer.NOT,
          SqisLexer.OF,
          SqisLexer.OR,
          SqisLexer.OTHERWISE,
          SqisLexer.OVER,
          SqisLexer.PRESENT,
          SqisLexer.THEN,
          SqisLexer.WHEN,
          SqisLexer.WHERE,
          SqisLexer.YES ->
          SyntaxItem.Kind.WORD;
      case SqisLexer.REASON -> SyntaxItem.Kind.REASON;
      case SqisLexer.NUMBER -> SyntaxItem.Kind.NUMBER;
      case SqisLexer.DATE -> SyntaxItem.Kind.DATE;
      case SqisLexer.YEAR -> SyntaxItem.Kind.YEAR;
      case SqisLexer.STRING -> SyntaxItem.Kind.TEXT;
      case SqisLexer.OPEN,
          SqisLexer.CLOSE,
          SqisLexer.COMMA,
          SqisLexer.COLON,
          SqisLexer.DOT,
          SqisLexer.PLUS,
          SqisLexer.MINUS,
          SqisLexer.TIMES,
          SqisLexer.DIVIDED,
          SqisLexer.LESS,
          SqisLexer.AT_MOST,
          SqisLexer.GREATER,
          SqisLexer.AT_LEAST,
          SqisLexer.BRACE ->
          SyntaxItem.Kind.SIGN;
      default -> SyntaxItem.Kind.OTHER;
    };
  }
}
