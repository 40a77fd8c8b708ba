package org.sqis.dsl.parser;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Gives up at the first token that fits nowhere and remembers it; nothing is guessed. */
final class StopAtFirst extends DefaultErrorStrategy {
  private @Nullable Token unexpected;

  /** The token that fits nowhere; null if all do. */
  @Nullable Token unexpected() {
    return unexpected;
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    stop(e.getOffendingToken());
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    return stop(recognizer.getCurrentToken());
  }

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    // The reader says it in its own words.
  }

  @Override
  public void sync(Parser recognizer) {
    // Skipping ahead would hide where the fault is.
  }

  private Token stop(Token token) {
    unexpected = token;
    throw new ParseCancellationException();
  }
}
