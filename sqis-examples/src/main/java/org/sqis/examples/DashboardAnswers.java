package org.sqis.examples;

import java.util.Optional;

/**
 * What California publishes for a row of its Dashboard of 2018, computed once more in plain Java
 * with whole numbers and without the library, so that the two can be held against each other.
 * Levels, color and box are 0 where there are none. Immutable; safe for every thread.
 *
 * @param rate this year's rate, in tenths of a percent
 * @param rateBefore last year's
 * @param change the change, in tenths of a percentage point
 * @param few whether the three-by-five table applies
 * @param statusLevel 5 very low to 1 very high
 * @param changeLevel 1 increased significantly to 5 declined significantly
 * @param color 1 red to 5 blue
 * @param box the cell of the five-by-five table
 */
record DashboardAnswers(
    Optional<Integer> rate,
    Optional<Integer> rateBefore,
    Optional<Integer> change,
    boolean few,
    int statusLevel,
    int changeLevel,
    int color,
    int box) {
  private static final int LEAST_REPORTED = 11;
  private static final int LEAST_COLORED = 30;
  private static final int LEAST_COLORED_SMALL = 15;
  private static final int FEW = 150;
  private static final int ORANGE = 2;
  private static final int BOX_NOT_CERTIFIED = 180;

  /** Colors by status level, very low first, and change level. */
  private static final int[][] COLORS = {
    {0, 4, 5, 5, 5}, {2, 3, 4, 4, 5}, {2, 2, 3, 4, 4}, {1, 2, 2, 3, 3}, {1, 1, 1, 2, 3}
  };

  /** The answers for a row of a district or school. */
  static DashboardAnswers of(SyntheticIndicator row, boolean isDistrict, DashboardCuts cuts) {
    Optional<Integer> rate = rate(row.count(), row.enrolled());
    Optional<Integer> before = rate(row.countBefore(), row.enrolledBefore());
    boolean few = row.enrolled() < FEW;
    int status = rate.map(cuts::statusLevel).orElse(0);
    if (rate.isEmpty() || before.isEmpty()) {
      return new DashboardAnswers(rate, before, Optional.empty(), few, status, 0, 0, 0);
    }
    long numerator =
        (long) row.count() * row.enrolledBefore() - (long) row.countBefore() * row.enrolled();
    int change = tenths(numerator, (long) row.enrolled() * row.enrolledBefore());
    int level = cuts.changeLevel(change);
    if (few) {
      level = Math.max(2, Math.min(4, level));
    }
    int color = 0;
    int box = 0;
    int least = least(row.group(), isDistrict);
    if (row.enrolled() >= least && row.enrolledBefore() >= least) {
      color = row.notCertified() ? ORANGE : COLORS[5 - status][level - 1];
      box = row.notCertified() ? BOX_NOT_CERTIFIED : (5 - status) * 50 + level * 10;
    }
    return new DashboardAnswers(rate, before, Optional.of(change), few, status, level, color, box);
  }

  private static int least(String group, boolean isDistrict) {
    boolean isSmall = group.equals("FOS") || group.equals("HOM");
    return isDistrict && isSmall ? LEAST_COLORED_SMALL : LEAST_COLORED;
  }

  private static Optional<Integer> rate(int count, int enrolled) {
    return enrolled < LEAST_REPORTED ? Optional.empty() : Optional.of(tenths(count, enrolled));
  }

  /** The quotient in tenths of a percent, to the nearest, ties away from zero. */
  private static int tenths(long numerator, long denominator) {
    long size = (2000 * Math.abs(numerator) + denominator) / (2 * denominator);
    return Math.toIntExact(numerator < 0 ? -size : size);
  }
}
