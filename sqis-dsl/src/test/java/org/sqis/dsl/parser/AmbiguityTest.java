package org.sqis.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.parser.grammar.SqisParser;
import org.sqis.dsl.source.Source;

/** No line and no expression of the examples and of the good cases can be read in two ways. */
class AmbiguityTest {
  private static final Path EXAMPLES = Path.of("..", "sqis-examples");
  private static final Path GOOD = Path.of("src", "test", "resources", "cases", "good");

  private final List<String> ambiguous = new ArrayList<>();
  private int expressions;

  /** Remembers what can be read in two ways. */
  private final class Listener extends BaseErrorListener {
    @Override
    public void reportAmbiguity(
        Parser parser,
        DFA dfa,
        int start,
        int stop,
        boolean isExact,
        BitSet alternatives,
        ATNConfigSet configs) {
      ambiguous.add(parser.getRuleNames()[dfa.atnStartState.ruleIndex] + " " + alternatives);
    }
  }

  private SqisParser parser(List<Token> tokens) {
    SqisParser parser = new SqisParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.addErrorListener(new Listener());
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    return parser;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(EXAMPLES, GOOD)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".sqis"))
            .filter(file -> !file.toString().contains("target"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  @Test
  void examplesAndGoodCases_canBeReadInOneWay() throws IOException {
    List<Path> files = files();
    assertThat(files).hasSizeGreaterThan(15);
    for (Path file : files) {
      Source source = new Source(file.toString(), Files.readString(file));
      List<Token> tokens =
          Tokens.of(source.all()).stream()
              .filter(token -> token.getType() != SqisLexer.COMMENT)
              .toList();
      parser(tokens).file();
      assertThat(ambiguous).as(file.toString()).isEmpty();
      expressions(source, tokens);
      assertThat(ambiguous).as(file.toString()).isEmpty();
    }
    assertThat(expressions).isGreaterThan(1_000);
  }

  /** Whatever of a line or a cell is an expression. */
  private void expressions(Source source, List<Token> tokens) {
    List<Token> piece = new ArrayList<>();
    for (Token token : tokens) {
      switch (token.getType()) {
        case SqisLexer.NEWLINE, SqisLexer.WHEN, SqisLexer.OTHERWISE -> {
          expression(piece);
          piece.clear();
        }
        case SqisLexer.ROW ->
            RowReader.read(Tokens.span(source, token))
                .row()
                .cells()
                .forEach(cell -> expression(Tokens.of(cell.span())));
        default -> piece.add(token);
      }
    }
    expression(piece);
  }

  private void expression(List<Token> piece) {
    for (int from = 0; from < Math.min(4, piece.size()); from++) {
      List<String> before = List.copyOf(ambiguous);
      SqisParser parser = parser(piece.subList(from, piece.size()));
      parser.expressionOnly();
      if (parser.getNumberOfSyntaxErrors() > 0) {
        ambiguous.clear();
        ambiguous.addAll(before);
      } else {
        expressions++;
      }
    }
  }
}
