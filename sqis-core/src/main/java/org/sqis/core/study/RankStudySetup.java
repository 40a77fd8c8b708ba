package org.sqis.core.study;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Origin;

/**
 * What a rank study is to do. Each method gives another setup; {@link #run} makes the study.
 * Immutable; safe for every thread.
 *
 * <pre>{@code
 * RankStudy study = policy.rankStudy(data, "sqii").draws(10_000).seed(1).threads(2).run();
 * }</pre>
 */
public final class RankStudySetup {
  /** The most draws of a study. */
  public static final int MOST_DRAWS = 65_535;

  private static final int MOST_THREADS = 256;

  private final Supplier<StudyData> data;
  private final @Nullable Origin origin;
  private final String index;
  private final WeightModel model;
  private final int draws;
  private final long seed;
  private final Rational lowest;
  private final int threads;
  private final @Nullable Executor executor;

  private RankStudySetup(
      Supplier<StudyData> data,
      @Nullable Origin origin,
      String index,
      WeightModel model,
      int draws,
      long seed,
      Rational lowest,
      int threads,
      @Nullable Executor executor) {
    this.data = data;
    this.origin = origin;
    this.index = index;
    this.model = model;
    this.draws = draws;
    this.seed = seed;
    this.lowest = lowest;
    this.threads = threads;
    this.executor = executor;
  }

  /**
   * A setup with 1,000 draws around the stated shares with concentration 100, seed 1, the lowest 5
   * per cent and one thread.
   *
   * @param data gives what is studied, when the study runs
   * @param origin what the data were made of; null if nobody says
   * @param index what is ranked
   */
  public static RankStudySetup of(Supplier<StudyData> data, @Nullable Origin origin, String index) {
    return new RankStudySetup(
        Objects.requireNonNull(data, "data"),
        origin,
        Objects.requireNonNull(index, "index"),
        new WeightModel.Around(Rational.HUNDRED),
        1000,
        1,
        Rational.of(5),
        1,
        null);
  }

  /** Every division of the weights equally likely. */
  public RankStudySetup uniform() {
    return with(new WeightModel.Uniform(), draws);
  }

  /** Weights around the stated shares, see {@link WeightModel.Around}. */
  public RankStudySetup around(long concentration) {
    return with(new WeightModel.Around(Rational.of(concentration)), draws);
  }

  /**
   * These weights and no others; by draw the weight of each measure that has a share.
   *
   * @throws IllegalArgumentException if there are none, or too many
   */
  public RankStudySetup given(List<Map<String, Rational>> weights) {
    return with(new WeightModel.Given(weights), checked(weights.size()));
  }

  private RankStudySetup with(WeightModel other, int count) {
    return new RankStudySetup(data, origin, index, other, count, seed, lowest, threads, executor);
  }

  /**
   * That many draws.
   *
   * @throws IllegalArgumentException if they are not from 1 to {@link #MOST_DRAWS}, or the weights
   *     are given
   */
  public RankStudySetup draws(int count) {
    if (model instanceof WeightModel.Given given && given.draws().size() != count) {
      throw new IllegalArgumentException(
          "draws must be the " + given.draws().size() + " that are given: " + count);
    }
    return with(model, checked(count));
  }

  private static int checked(int count) {
    if (count < 1 || count > MOST_DRAWS) {
      throw new IllegalArgumentException("draws must be from 1 to " + MOST_DRAWS + ": " + count);
    }
    return count;
  }

  /** Where the random numbers start; the same seed gives the same study. */
  public RankStudySetup seed(long start) {
    return new RankStudySetup(data, origin, index, model, draws, start, lowest, threads, executor);
  }

  /**
   * Which schools are the lowest ones: so many per cent of those that are ranked, rounded up, and
   * those that tie with the last of them.
   *
   * @throws IllegalArgumentException if it is not from 0 to 100
   */
  public RankStudySetup lowest(Rational percent) {
    if (percent.signum() < 0 || percent.compareTo(Rational.HUNDRED) > 0) {
      throw new IllegalArgumentException("lowest must be from 0 to 100 per cent: " + percent);
    }
    return new RankStudySetup(data, origin, index, model, draws, seed, percent, threads, executor);
  }

  /**
   * How many threads work, the calling one included. The study does not depend on it.
   *
   * @throws IllegalArgumentException if it is not from 1 to 256
   */
  public RankStudySetup threads(int count) {
    if (count < 1 || count > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must be from 1 to " + MOST_THREADS + ": " + count);
    }
    return new RankStudySetup(data, origin, index, model, draws, seed, lowest, count, executor);
  }

  /** Has the other threads come from {@code pool}; without it a study starts and ends its own. */
  public RankStudySetup on(Executor pool) {
    return new RankStudySetup(
        data,
        origin,
        index,
        model,
        draws,
        seed,
        lowest,
        threads,
        Objects.requireNonNull(pool, "pool"));
  }

  /** Where the weights come from. */
  public WeightModel model() {
    return model;
  }

  /** How many draws there are. */
  public int draws() {
    return draws;
  }

  /** Where the random numbers start. */
  public long seed() {
    return seed;
  }

  /** The percent that the lowest schools are. */
  public Rational lowest() {
    return lowest;
  }

  /**
   * Makes the study. Memory beside the data and the result: at most 32 MB of ranks, 48 MB of
   * counters, and for each school 8 bytes a measure, 60 bytes of its own and 32 bytes a thread,
   * however many draws there are.
   *
   * @throws IllegalArgumentException if given weights lack a measure, are less than 0, have too
   *     many digits, or leave nothing to the measures of a school
   */
  public RankStudy run() {
    return run(StudyRun.ROOM);
  }

  RankStudy run(StudyRun.Room room) {
    return new StudyRun(data.get(), this, room).study(origin, index, new Team(threads, executor));
  }

  /** How many draws of what, in words. */
  String words() {
    String counted = draws + (draws == 1 ? " draw" : " draws");
    return model instanceof WeightModel.Given
        ? counted + " of weights that were given"
        : counted + " of weights: " + model.words() + ", seed " + seed;
  }

  @Override
  public String toString() {
    return index + ", " + words();
  }
}
