package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.syntax.PastedText;

/**
 * What a text says, however it is laid out: two texts with one wording have the same lines of the
 * same tokens, the same cells, and the same comments at the same places. Made from the tokens and
 * not from the tree, so that it can be held against what a printer made of the tree. Safe for every
 * thread.
 */
public final class Wording {
  private Wording() {}

  /** The wording of {@code source}: equal for texts that differ in nothing but their layout. */
  public static List<String> of(Source source) {
    List<Token> all = Tokens.of(source.all());
    List<String> said = new ArrayList<>();
    List<Token> plain = all.stream().filter(one -> one.getType() != SqisLexer.COMMENT).toList();
    for (Lines.Line line : Lines.of(plain)) {
      said.add("line " + line.tokens().size() + (line.row() == null ? "" : " with a row"));
    }
    boolean startsLine = true;
    for (Token token : all) {
      if (token.getType() == SqisLexer.COMMENT) {
        said.add((startsLine ? "comment " : "comment behind ") + stripped(token.getText()));
      } else if (token.getType() == SqisLexer.ROW) {
        RowReader.Read row = RowReader.read(Tokens.span(source, token));
        row.row().cells().forEach(cell -> said.add("cell " + cell.keyboardText()));
        if (row.comment() != null) {
          said.add("comment behind " + stripped(row.comment().span().text()));
        }
      } else if (token.getType() != SqisLexer.NEWLINE) {
        said.add(SqisLexer.VOCABULARY.getSymbolicName(token.getType()) + " " + Tokens.text(token));
      }
      startsLine = token.getType() == SqisLexer.NEWLINE;
    }
    return said;
  }

  private static String stripped(String text) {
    int end = text.length();
    while (end > 0 && PastedText.isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
