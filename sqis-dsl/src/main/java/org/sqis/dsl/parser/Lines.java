package org.sqis.dsl.parser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.parser.grammar.SqisParser;

/** Cuts the tokens of a file into lines, joining those that go on. */
final class Lines {
  private Lines() {}

  /**
   * A line of a rule file.
   *
   * @param tokens its tokens without a row; none for a row of its own
   * @param row the row, which is wrong here if there are other tokens; null if there is none
   */
  record Line(List<Token> tokens, @Nullable Token row) {
    Line {
      tokens = List.copyOf(tokens);
    }

    boolean isRow() {
      return tokens.isEmpty();
    }

    boolean isEnd() {
      return !tokens.isEmpty() && tokens.get(0).getType() == SqisLexer.END;
    }

    /** The word that the line starts with, or empty. */
    String word() {
      return tokens.isEmpty() || !Items.isWord(tokens.get(0)) ? "" : tokens.get(0).getText();
    }

    /** The word after {@code end}, or empty. */
    String endWord() {
      return tokens.size() < 2 ? "" : tokens.get(1).getText();
    }
  }

  /** The lines of {@code tokens}, which hold no comments. */
  static List<Line> of(List<Token> tokens) {
    SqisParser parser = new SqisParser(new CommonTokenStream(new ListTokenSource(joined(tokens))));
    StopAtFirst strategy = new StopAtFirst();
    parser.removeErrorListeners();
    parser.setErrorHandler(strategy);
    List<Line> lines = new ArrayList<>();
    for (ParseTree child : parser.file().children) {
      if (child instanceof ParserRuleContext line) {
        lines.add(line(line));
      }
    }
    return lines;
  }

  private static Line line(ParserRuleContext tree) {
    List<Token> tokens = new ArrayList<>();
    Token row = null;
    for (ParseTree child : tree.children) {
      if (child instanceof SqisParser.RowContext last) {
        row = last.getStart();
      } else if (child instanceof TerminalNode node) {
        boolean isRow = node.getSymbol().getType() == SqisLexer.ROW;
        row = isRow ? node.getSymbol() : row;
        if (!isRow) {
          tokens.add(node.getSymbol());
        }
      }
    }
    return new Line(tokens, row);
  }

  /** Without the line breaks that end no line: in closed parentheses, and after a comma. */
  private static List<Token> joined(List<Token> tokens) {
    boolean[] inside = insideParentheses(tokens);
    List<Token> joined = new ArrayList<>(tokens.size());
    int last = SqisLexer.NEWLINE;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean isBreak = token.getType() == SqisLexer.NEWLINE;
      boolean goesOn = inside[i] || (last == SqisLexer.COMMA && !isBarrier(tokens, i));
      if (!isBreak || !goesOn) {
        joined.add(token);
        last = token.getType();
      }
    }
    return joined;
  }

  /**
   * Which line breaks stand inside a pair of parentheses. A parenthesis that is never closed, or
   * only beyond a row or an {@code end}, holds nothing, so that it cannot swallow the file.
   */
  private static boolean[] insideParentheses(List<Token> tokens) {
    int[] change = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      if (type == SqisLexer.OPEN) {
        open.push(i);
      } else if (type == SqisLexer.CLOSE) {
        Integer start = open.poll();
        if (start != null) {
          change[start]++;
          change[i]--;
        }
      } else if (type == SqisLexer.ROW || isBarrier(tokens, i)) {
        open.clear();
      }
    }
    boolean[] inside = new boolean[tokens.size()];
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += change[i];
      inside[i] = depth > 0;
    }
    return inside;
  }

  /** Whether a line break at {@code index} ends its line whatever came before. */
  private static boolean isBarrier(List<Token> tokens, int index) {
    if (tokens.get(index).getType() != SqisLexer.NEWLINE) {
      return false;
    }
    int next = index + 1 < tokens.size() ? tokens.get(index + 1).getType() : Token.EOF;
    return next == SqisLexer.ROW || next == SqisLexer.END || next == Token.EOF;
  }
}
