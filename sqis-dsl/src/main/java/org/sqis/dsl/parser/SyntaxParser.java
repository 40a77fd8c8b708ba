package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxComment;
import org.sqis.dsl.syntax.SyntaxDeclaration;
import org.sqis.dsl.syntax.SyntaxFile;

/** Reads a rule file into declarations, clauses and tables. Safe for every thread. */
public final class SyntaxParser {
  private SyntaxParser() {}

  /**
   * The declarations of {@code source}. Never fails because of what the text says: what is wrong
   * goes to {@code sink}, and the declaration it stands in is poisoned.
   *
   * @param source the text
   * @param names which words start declarations and clauses
   * @param sink takes every fault
   */
  public static SyntaxFile parse(Source source, KindNames names, DiagnosticSink sink) {
    List<Token> tokens = new ArrayList<>();
    List<SyntaxComment> comments = new ArrayList<>();
    List<PastedRows.Block> pasted = PastedRows.find(source, names);
    BitSet pastedLines = new BitSet();
    for (PastedRows.Block block : pasted) {
      pastedLines.set(block.first(), block.last() + 1);
    }
    for (Token token : Tokens.of(source.all())) {
      boolean isPasted =
          !pastedLines.isEmpty() && pastedLines.get(source.lineOf(token.getStartIndex()));
      if (isPasted && token.getType() != SqisLexer.NEWLINE) {
        continue;
      }
      if (token.getType() == SqisLexer.COMMENT) {
        comments.add(comment(source, token));
      } else {
        tokens.add(token);
      }
    }
    DeclarationReader reader = new DeclarationReader(source, names, Lines.of(tokens), sink);
    List<SyntaxDeclaration> declarations = poisoned(reader.read(), pastedLines);
    for (PastedRows.Block block : pasted) {
      sink.add(PastedRows.fault(source, block));
    }
    comments.addAll(reader.comments());
    if (comments.size() > 1) {
      comments.sort(Comparator.comparingInt(comment -> comment.span().start()));
    }
    return new SyntaxFile(source, reader.includes(), declarations, comments);
  }

  /** Those that hold pasted lines are not whole. */
  private static List<SyntaxDeclaration> poisoned(
      List<SyntaxDeclaration> declarations, BitSet pastedLines) {
    if (pastedLines.isEmpty()) {
      return declarations;
    }
    List<SyntaxDeclaration> all = new ArrayList<>();
    for (SyntaxDeclaration one : declarations) {
      int first = one.span().line();
      int last = one.span().atEnd().line();
      int pasted = pastedLines.nextSetBit(first);
      boolean isWhole = pasted < 0 || pasted > last + 1;
      all.add(
          isWhole
              ? one
              : new SyntaxDeclaration(
                  one.kind(), one.header(), one.table(), one.clauses(), one.span(), true));
    }
    return all;
  }

  private static SyntaxComment comment(Source source, Token token) {
    Span span = Tokens.span(source, token);
    int start = span.start();
    while (start > 0 && PastedText.isBlank(source.text().charAt(start - 1))) {
      start--;
    }
    boolean isAlone = start == source.lineStart(span.line());
    return new SyntaxComment(span.text().substring(1).strip(), span, isAlone);
  }
}
