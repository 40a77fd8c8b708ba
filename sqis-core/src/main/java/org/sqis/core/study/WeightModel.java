package org.sqis.core.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.number.Rational;

/** Where the weights of a study come from. Immutable; safe for every thread. */
public sealed interface WeightModel {
  /** Calls the method of {@code visitor} for this model. */
  <R> R accept(Visitor<R> visitor);

  /** What it is, in words. */
  String words();

  /** Every division of the whole among the measures is as likely as every other. */
  record Uniform() implements WeightModel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.uniform(this);
    }

    @Override
    public String words() {
      return "every division equally likely";
    }
  }

  /**
   * Weights around the stated shares, by a Dirichlet distribution. A measure with the share p has
   * the mean p and the variance p (1 - p) / (concentration + 1).
   *
   * @param concentration how near they stay, from 1 to 1,000,000; with 100 a share of 25 % varies
   *     by 4.3 percentage points either way
   */
  record Around(Rational concentration) implements WeightModel {
    public Around {
      if (concentration.compareTo(Rational.ONE) < 0
          || concentration.compareTo(Rational.of(1_000_000)) > 0) {
        throw new IllegalArgumentException(
            "concentration must be from 1 to 1000000: " + concentration);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.around(this);
    }

    @Override
    public String words() {
      return "around the stated shares, concentration " + concentration;
    }
  }

  /**
   * Weights that the caller gives.
   *
   * @param draws for each draw the weight of every measure with a share; only their proportions
   *     count
   */
  record Given(List<Map<String, Rational>> draws) implements WeightModel {
    public Given {
      List<Map<String, Rational>> copies = new ArrayList<>();
      draws.forEach(draw -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(draw))));
      draws = List.copyOf(copies);
      Objects.requireNonNull(draws, "draws");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.given(this);
    }

    @Override
    public String words() {
      return "given";
    }
  }

  /** One method a model and no defaults, so a new model cannot be forgotten. */
  interface Visitor<R> {
    /** Every division equally likely. */
    R uniform(Uniform model);

    /** Around the stated shares. */
    R around(Around model);

    /** Given by the caller. */
    R given(Given model);
  }
}
