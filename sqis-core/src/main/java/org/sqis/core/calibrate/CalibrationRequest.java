package org.sqis.core.calibrate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.Measure.Direction;

/**
 * Which cut scores are wanted.
 *
 * @param measure the measure, rate, index or input whose values get levels
 * @param table the name of the table; empty for that of the present table of the measure, or the
 *     name of the measure with {@code _level}
 * @param by the school input or measure whose words head the columns; empty for one column; null
 *     for the columns of the present table, or one if there is none
 * @param together words of {@code by} that share a column; every other word has one of its own
 * @param levels how many levels; null for those of the present table, or 10 if there is none
 * @param method how the cut scores come from the values
 * @param round decimals of the printed unit that cut scores have at most, besides those of the
 *     measure; null for those of the measure
 * @param groups whose values count of a measure each group
 * @param better which direction is better, where the policy does not say
 */
public record CalibrationRequest(
    String measure,
    String table,
    @Nullable String by,
    List<List<String>> together,
    @Nullable Integer levels,
    CalibrationMethod method,
    @Nullable Integer round,
    Groups groups,
    Direction better) {
  /** The fewest levels. */
  public static final int LEAST_LEVELS = 2;

  /** The most levels. */
  public static final int MOST_LEVELS = 100;

  /** The levels where there is no present table. */
  public static final int USUAL_LEVELS = 10;

  /** The most decimals of cut scores. */
  public static final int MOST_DECIMALS = 9;

  public CalibrationRequest {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(table, "table");
    together = together.stream().map(List::copyOf).toList();
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(groups, "groups");
    Objects.requireNonNull(better, "better");
    if (levels != null && (levels < LEAST_LEVELS || levels > MOST_LEVELS)) {
      throw new CalibrationException(
          "levels must be from " + LEAST_LEVELS + " to " + MOST_LEVELS + ": " + levels);
    }
    if (round != null && (round < 0 || round > MOST_DECIMALS)) {
      throw new CalibrationException("round must be from 0 to " + MOST_DECIMALS + ": " + round);
    }
  }

  /** Equal shares of all students' values, as the present table has levels and columns. */
  public static CalibrationRequest of(String measure) {
    return new CalibrationRequest(
        measure,
        "",
        null,
        List.of(),
        null,
        CalibrationMethod.QUANTILES,
        null,
        Groups.ALL,
        Direction.UNSTATED);
  }

  /**
   * The same with a column for each word.
   *
   * @param input the school input or measure that has the words; empty for one column
   */
  public CalibrationRequest by(String input) {
    return new CalibrationRequest(
        measure, table, input, together, levels, method, round, groups, better);
  }

  /** The same with another number of levels. */
  public CalibrationRequest withLevels(int number) {
    return new CalibrationRequest(
        measure, table, by, together, number, method, round, groups, better);
  }

  /** The same by another method. */
  public CalibrationRequest withMethod(CalibrationMethod other) {
    return new CalibrationRequest(
        measure, table, by, together, levels, other, round, groups, better);
  }

  /** The same with cut scores of so many decimals at most. */
  public CalibrationRequest withRound(int decimals) {
    return new CalibrationRequest(
        measure, table, by, together, levels, method, decimals, groups, better);
  }

  /** The same with words that share a column. */
  public CalibrationRequest withTogether(List<List<String>> words) {
    return new CalibrationRequest(measure, table, by, words, levels, method, round, groups, better);
  }

  /** The same with the values of other groups. */
  public CalibrationRequest withGroups(Groups other) {
    return new CalibrationRequest(
        measure, table, by, together, levels, method, round, other, better);
  }

  /** The same for a table of another name. */
  public CalibrationRequest withTable(String name) {
    return new CalibrationRequest(
        measure, name, by, together, levels, method, round, groups, better);
  }

  /** The same with a direction, for what the policy gives none. */
  public CalibrationRequest withBetter(Direction direction) {
    return new CalibrationRequest(
        measure, table, by, together, levels, method, round, groups, direction);
  }

  /** Whose values count of a measure each group. */
  public enum Groups {
    /** All students: one value a school. */
    ALL("all"),
    /** Every student group that scores: several values a school. */
    SCORED("scored");

    private final String word;

    Groups(String word) {
      this.word = word;
    }

    /** The word as it is typed. */
    public String word() {
      return word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
