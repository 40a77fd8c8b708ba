package org.sqis.core.function;

import java.util.List;
import java.util.Optional;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * How the place of a value among ranked ones is counted. {@code below} and {@code equal} are how
 * many of the {@code size} values are lower and the same, the value itself included. Immutable;
 * safe for every thread.
 */
public enum RankMethod {
  /** Place 1 is the highest value. */
  HIGHEST("highest") {
    @Override
    public Value of(int below, int equal, int size) {
      return Value.of(Rational.of(size - below - equal + 1));
    }
  },
  /** Place 1 is the lowest value. */
  LOWEST("lowest") {
    @Override
    public Value of(int below, int equal, int size) {
      return Value.of(Rational.of(below + 1));
    }
  },
  /** The share of values that are lower or the same. */
  WEAK("weak") {
    @Override
    public Value of(int below, int equal, int size) {
      return Value.of(Rational.of(below + equal, size));
    }
  },
  /** The share of values that are lower. */
  STRICT("strict") {
    @Override
    public Value of(int below, int equal, int size) {
      return Value.of(Rational.of(below, size));
    }
  },
  /** The mean of weak and strict. */
  MEAN("mean") {
    @Override
    public Value of(int below, int equal, int size) {
      return Value.of(Rational.of(2L * below + equal, 2L * size));
    }
  },
  /** The share of the other values that are lower, as PERCENTRANK.INC of spreadsheets. */
  INCLUSIVE("inclusive") {
    @Override
    public Value of(int below, int equal, int size) {
      return size == 1
          ? new Value.Missing(MissingReason.NOT_APPLICABLE, "ranked alone")
          : Value.of(Rational.of(below, size - 1L));
    }
  },
  /** The place from the lowest by one more than the values, as PERCENTRANK.EXC of spreadsheets. */
  EXCLUSIVE("exclusive") {
    @Override
    public Value of(int below, int equal, int size) {
      return Value.of(Rational.of(below + 1L, size + 1L));
    }
  };

  /** From which end {@code rank} counts. */
  public static final List<String> ENDS = List.of(HIGHEST.word, LOWEST.word);

  /** The methods of {@code percentile_rank}. */
  public static final List<String> METHODS =
      List.of(WEAK.word, STRICT.word, MEAN.word, INCLUSIVE.word, EXCLUSIVE.word);

  private final String word;

  RankMethod(String word) {
    this.word = word;
  }

  /** The word rule files use. */
  public String word() {
    return word;
  }

  /** The method or end of that word. */
  public static Optional<RankMethod> parse(String word) {
    for (RankMethod method : values()) {
      if (method.word.equals(word)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** The place of a value that is one of {@code size} ranked ones. */
  public abstract Value of(int below, int equal, int size);
}
