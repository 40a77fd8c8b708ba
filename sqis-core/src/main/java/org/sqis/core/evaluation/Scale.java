package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/**
 * The values that a measure can have, from the worst to the best. Deeply immutable; safe for every
 * thread.
 */
public sealed interface Scale {
  /** Scales with more values than these are not tried one by one. */
  int MOST_VALUES = 1_001;

  /**
   * Words.
   *
   * @param words the words from the worst to the best
   */
  record Words(List<Word> words) implements Scale {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String fault() {
      if (words.size() < 2) {
        return "it has one value, so that it tells nobody apart";
      }
      for (int i = 1; i < words.size(); i++) {
        if (words.get(i).points().compareTo(words.get(i - 1).points()) <= 0) {
          return "`" + words.get(i).word() + "` has no more points than the word before it";
        }
      }
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i).word();
        if (words.subList(0, i).stream().anyMatch(one -> one.word().equals(word))) {
          return "`" + word + "` stands there twice";
        }
      }
      return "";
    }

    @Override
    public Optional<Rational> position(String text) {
      Rational lowest = words.get(0).points();
      Rational width = words.get(words.size() - 1).points().minus(lowest);
      return words.stream()
          .filter(one -> one.word().equals(text))
          .findFirst()
          .map(one -> one.points().minus(lowest).dividedBy(width));
    }

    @Override
    public Optional<List<Rational>> positions() {
      return Optional.of(
          words.stream()
              .map(one -> position(one.word()).orElseThrow(AssertionError::new))
              .toList());
    }

    @Override
    public String value(Rational position) {
      for (Word one : words) {
        if (position(one.word()).filter(position::equals).isPresent()) {
          return one.word();
        }
      }
      throw new IllegalArgumentException("position must be one of a word: " + position);
    }

    @Override
    public String toString() {
      return String.join(", ", words.stream().map(Word::word).toList());
    }
  }

  /**
   * A word of a scale.
   *
   * @param word the word
   * @param points its points on the scale
   */
  record Word(String word, Rational points) {
    public Word {
      Objects.requireNonNull(word, "word");
      Objects.requireNonNull(points, "points");
    }
  }

  /**
   * Numbers.
   *
   * @param low the lowest
   * @param high the highest
   * @param step what two neighbours differ by; null if every number between is a value
   */
  record Numbers(Rational low, Rational high, @Nullable Rational step) implements Scale {
    public Numbers {
      Objects.requireNonNull(low, "low");
      Objects.requireNonNull(high, "high");
    }

    @Override
    public String fault() {
      if (low.compareTo(high) >= 0) {
        return "it does not rise";
      }
      if (step == null) {
        return "";
      }
      if (step.signum() <= 0 || !high.minus(low).dividedBy(step).isWhole()) {
        return "steps of " + step + " do not lead from " + low + " to " + high;
      }
      return count().compareTo(Rational.of(MOST_VALUES)) > 0
          ? "it has " + count() + " values; at most " + MOST_VALUES + " are tried one by one"
          : "";
    }

    private Rational count() {
      return step == null ? Rational.ZERO : high.minus(low).dividedBy(step).plus(Rational.ONE);
    }

    @Override
    public Optional<Rational> position(String text) {
      return Rational.parse(text)
          .filter(number -> number.compareTo(low) >= 0 && number.compareTo(high) <= 0)
          .filter(number -> step == null || number.minus(low).dividedBy(step).isWhole())
          .map(number -> number.minus(low).dividedBy(high.minus(low)));
    }

    @Override
    public Optional<List<Rational>> positions() {
      if (step == null) {
        return Optional.empty();
      }
      List<Rational> positions = new ArrayList<>();
      for (Rational at = low; at.compareTo(high) <= 0; at = at.plus(step)) {
        positions.add(at.minus(low).dividedBy(high.minus(low)));
      }
      return Optional.of(List.copyOf(positions));
    }

    @Override
    public String value(Rational position) {
      return low.plus(position.times(high.minus(low))).toString();
    }

    @Override
    public String toString() {
      return low + " to " + high + (step == null ? "" : " by " + step);
    }
  }

  /** What is wrong with it; empty if nothing is. */
  String fault();

  /**
   * Where a value stands on the scale, 0 for the worst and 1 for the best; empty if it is no value
   * of it.
   */
  Optional<Rational> position(String text);

  /** Every position, from 0 to 1; empty if each number between them is one. */
  Optional<List<Rational>> positions();

  /** The value at a position. */
  String value(Rational position);
}
