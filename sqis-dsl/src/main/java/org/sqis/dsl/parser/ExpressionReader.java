package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.parser.grammar.SqisParser;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

/** Reads expressions. Safe for every thread. */
public final class ExpressionReader {
  private ExpressionReader() {}

  /**
   * The expression that {@code span} holds.
   *
   * @param span the text of a value or cell; line breaks and comments in it are passed over
   * @param sink takes the fault if it is none
   */
  public static Optional<SyntaxExpr> read(Span span, DiagnosticSink sink) {
    List<Token> tokens = new ArrayList<>();
    for (Token token : Tokens.of(span)) {
      if (token.getType() != SqisLexer.NEWLINE && token.getType() != SqisLexer.COMMENT) {
        tokens.add(token);
      }
    }
    if (tokens.isEmpty()) {
      sink.add(Diagnostic.at(ProblemCode.EMPTY_VALUE, span));
      return Optional.empty();
    }
    Optional<Diagnostic> fault = TokenFaults.first(span.source(), tokens);
    if (fault.isPresent()) {
      sink.add(fault.get());
      return Optional.empty();
    }
    return parse(span, tokens, sink);
  }

  private static Optional<SyntaxExpr> parse(Span span, List<Token> tokens, DiagnosticSink sink) {
    SqisParser parser = new SqisParser(new CommonTokenStream(new ListTokenSource(tokens)));
    StopAtFirst strategy = new StopAtFirst();
    parser.removeErrorListeners();
    parser.setErrorHandler(strategy);
    SqisParser.ExpressionContext tree;
    try {
      tree = parser.expressionOnly().expression();
    } catch (ParseCancellationException e) {
      Token unexpected = strategy.unexpected();
      if (unexpected == null) {
        throw new AssertionError("parsing stopped without a token", e);
      }
      sink.add(new ExpressionFault(span, tokens, unexpected).explain());
      return Optional.empty();
    }
    ExpressionBuilder builder = new ExpressionBuilder(span.source());
    SyntaxExpr expr = builder.build(tree);
    Optional<Diagnostic> fault = builder.fault();
    if (fault.isPresent()) {
      sink.add(fault.get());
      return Optional.empty();
    }
    return Optional.of(expr);
  }
}
