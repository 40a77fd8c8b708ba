package org.sqis.core.study;

/**
 * The weights of each draw as whole numbers, so that they are exact. A draw depends on its number
 * alone, whoever asks for it and in whatever order.
 */
interface DrawSource {
  /**
   * Weights of a table add up to no more, so that a {@code double} holds each of their sums
   * exactly.
   */
  long MOST = 1L << 52;

  /** Writes the weights of the shares of a table. */
  void draw(int number, int table, long[] into);

  /** The draws of a model. */
  static DrawSource of(StudyData data, WeightModel model, long seed) {
    return model.accept(
        new WeightModel.Visitor<DrawSource>() {
          @Override
          public DrawSource uniform(WeightModel.Uniform uniform) {
            return new RandomDraws(data, null, seed);
          }

          @Override
          public DrawSource around(WeightModel.Around around) {
            return new RandomDraws(data, around.concentration(), seed);
          }

          @Override
          public DrawSource given(WeightModel.Given given) {
            return new GivenDraws(data, given.draws());
          }
        });
  }
}
