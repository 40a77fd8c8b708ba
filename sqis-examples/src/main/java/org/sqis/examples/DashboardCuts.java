package org.sqis.examples;

/**
 * The cut scores of one five-by-five table of the Dashboard of 2018, in tenths of a percent. Low
 * rates are good. Immutable; safe for every thread.
 *
 * @param veryLow the greatest rate that is very low
 * @param low the greatest that is low
 * @param medium the greatest that is medium
 * @param high the greatest that is high
 * @param significantRise a greater change is a significant increase
 * @param rise the least change that is an increase; the same fall is a decline
 * @param significantFall the least fall that is a significant decline
 */
record DashboardCuts(
    int veryLow,
    int low,
    int medium,
    int high,
    int significantRise,
    int rise,
    int significantFall) {
  static final DashboardCuts CHRONIC = new DashboardCuts(25, 50, 100, 200, 30, 5, 30);

  /** The cut scores of suspension rates for a school or district of type {@code type}. */
  static DashboardCuts ofSuspension(String type) {
    return switch (type) {
      case "ES" -> new DashboardCuts(5, 10, 30, 60, 20, 3, 10);
      case "MS" -> new DashboardCuts(5, 20, 80, 120, 40, 3, 30);
      case "HS" -> new DashboardCuts(5, 15, 60, 100, 30, 3, 20);
      case "ED" -> new DashboardCuts(5, 15, 30, 60, 20, 3, 20);
      case "HD" -> new DashboardCuts(15, 35, 60, 90, 30, 5, 30);
      case "UD" -> new DashboardCuts(10, 25, 45, 80, 20, 3, 20);
      default ->
          throw new IllegalArgumentException("type must be ES, MS, HS, ED, HD or UD: " + type);
    };
  }

  /** The status level of a rate: 5 very low, 4 low, 3 medium, 2 high, 1 very high. */
  int statusLevel(int rate) {
    if (rate <= veryLow) {
      return 5;
    }
    if (rate <= low) {
      return 4;
    }
    if (rate <= medium) {
      return 3;
    }
    return rate <= high ? 2 : 1;
  }

  /** The change level: 1 increased significantly, 2 increased, 3 maintained, to 5. */
  int changeLevel(int change) {
    if (change > significantRise) {
      return 1;
    }
    if (change >= rise) {
      return 2;
    }
    if (change > -rise) {
      return 3;
    }
    return change > -significantFall ? 4 : 5;
  }
}
