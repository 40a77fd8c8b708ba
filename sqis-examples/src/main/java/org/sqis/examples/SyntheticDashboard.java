package org.sqis.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * The made-up schools and districts of the two Dashboard examples: on every cut and one step beside
 * it, in every cell of the five-by-five table that a rate can reach, and on every smallest number
 * of students. Stateless; safe for every thread.
 */
final class SyntheticDashboard {
  /** The codes of the student groups, in the order of the file. */
  static final List<String> GROUPS =
      List.of(
          "ALL", "AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "SED", "SWD", "FOS", "HOM");

  private static final List<String> TYPES = List.of("ES", "MS", "HS", "ED", "HD", "UD");

  private SyntheticDashboard() {}

  /**
   * A school or district with its rows.
   *
   * @param isDistrict whether it is a district
   * @param type its type, which decides the cut scores of suspension; empty for chronic absenteeism
   * @param rows one row a student group
   */
  record Entity(boolean isDistrict, String type, List<SyntheticIndicator> rows) {
    Entity {
      rows = List.copyOf(rows);
    }

    DashboardCuts cuts() {
      return type.isEmpty() ? DashboardCuts.CHRONIC : DashboardCuts.ofSuspension(type);
    }
  }

  /** The schools and districts of the file of chronic absenteeism. */
  static List<Entity> chronic() {
    List<Entity> entities = new ArrayList<>();
    entities.add(new Entity(false, "", onCuts(DashboardCuts.CHRONIC)));
    addCells(entities, true, "");
    addSizes(entities, "");
    entities.add(new Entity(false, "", ofEveryGroup()));
    entities.add(new Entity(true, "", ofEveryGroup()));
    return entities;
  }

  /** The schools and districts of the file of suspension. */
  static List<Entity> suspension() {
    List<Entity> entities = new ArrayList<>();
    for (String type : TYPES) {
      boolean isDistrict = type.endsWith("D");
      entities.add(new Entity(isDistrict, type, onCuts(DashboardCuts.ofSuspension(type))));
    }
    addCells(entities, true, "UD");
    addSizes(entities, "UD");
    entities.add(
        new Entity(
            false,
            "HS",
            List.of(
                row("ALL", 0, 400, 8, 400).withoutCertification(),
                row("HI", 60, 200, 10, 200).withoutCertification(),
                row("WH", 2, 40, 1, 40).withoutCertification(),
                row("SWD", 2, 25, 1, 40).withoutCertification(),
                row("EL", 1, 8, 1, 40).withoutCertification())));
    return entities;
  }

  /** Every cut of status and of change, and one tenth beside it, two in a row. */
  private static List<SyntheticIndicator> onCuts(DashboardCuts cuts) {
    int[] rates = {cuts.veryLow(), cuts.low(), cuts.medium(), cuts.high()};
    int[] changes = {
      -cuts.significantFall(), -cuts.rise(), cuts.rise() - 1, cuts.significantRise()
    };
    List<SyntheticIndicator> rows = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      for (int step = 0; step <= 1; step++) {
        rows.add(
            SyntheticIndicator.ofTenths(
                GROUPS.get(rows.size()), rates[i] + step, changes[i] + step));
      }
    }
    return rows;
  }

  /** Every cell but that of a very low rate that rose by more than itself. */
  private static void addCells(List<Entity> entities, boolean isDistrict, String type) {
    DashboardCuts cuts = new Entity(isDistrict, type, List.of()).cuts();
    int[] rates = {
      cuts.veryLow() - 2, cuts.low() - 1, cuts.medium() - 2, cuts.high() - 5, cuts.high() + 50
    };
    int[] changes = {
      cuts.significantRise() + 2, cuts.rise() + 2, 0, -cuts.rise() - 2, -cuts.significantFall() - 12
    };
    List<SyntheticIndicator> rows = new ArrayList<>();
    for (int rate : rates) {
      for (int change : changes) {
        if (rate >= change) {
          rows.add(SyntheticIndicator.ofTenths(GROUPS.get(rows.size()), rate, change));
        }
        if (rows.size() == GROUPS.size()) {
          entities.add(new Entity(isDistrict, type, rows));
          rows.clear();
        }
      }
    }
    entities.add(new Entity(isDistrict, type, rows));
  }

  private static void addSizes(List<Entity> entities, String type) {
    addLeast(entities, type);
    // Below 150 students of this year nothing is significant; the five change levels.
    add(entities, type, row("ALL", 15, 149, 1, 150));
    add(entities, type, row("ALL", 15, 150, 1, 149));
    add(entities, type, row("ALL", 20, 100, 19, 100));
    add(entities, type, row("ALL", 20, 100, 20, 100));
    add(entities, type, row("ALL", 20, 100, 21, 100));
    add(entities, type, row("ALL", 20, 100, 90, 100));
    // Ties of the rounding, up and down.
    add(entities, type, row("ALL", 9, 400, 34, 400));
    add(entities, type, row("ALL", 34, 400, 9, 400));
    // The change is that of the rates before rounding: 10.3 - 9.9 and 10.3 - 10.1 are less.
    add(entities, type, row("ALL", 31, 300, 197, 2000));
    add(entities, type, row("ALL", 31, 300, 201, 2000));
  }

  /** The smallest numbers of students that are reported and that get a color. */
  private static void addLeast(List<Entity> entities, String type) {
    // Reported from 11; here the counts of fewer students are not withheld, so that it shows.
    add(entities, type, row("ALL", 2, 11, 1, 11));
    add(entities, type, row("ALL", 2, 10, 1, 11));
    add(entities, type, row("ALL", 2, 11, 1, 10));
    add(entities, type, row("ALL", 5, 50, 0, SyntheticIndicator.NONE));
    add(entities, type, row("ALL", 0, 0, 0, 0));
    // A color from 30 in both years; foster and homeless youth of a district from 15.
    add(
        entities,
        type,
        row("ALL", 3, 30, 2, 30),
        row("HI", 3, 29, 2, 30),
        row("WH", 3, 30, 2, 29),
        row("EL", 3, 30, 2, 40),
        row("FOS", 2, 15, 1, 15),
        row("HOM", 2, 15, 1, 15));
    add(
        entities,
        type,
        row("ALL", 0, 50, 0, 50),
        row("FOS", 3, 30, 2, 30),
        row("HOM", 3, 30, 2, 30));
    addDistrict(
        entities,
        type,
        row("ALL", 3, 40, 2, 30),
        row("EL", 2, 20, 1, 20),
        row("FOS", 2, 15, 1, 15),
        row("HOM", 2, 14, 1, 15));
    addDistrict(
        entities,
        type,
        row("ALL", 50, 50, 50, 50),
        row("FOS", 2, 14, 1, 15),
        row("HOM", 2, 15, 1, 15));
    addDistrict(
        entities,
        type,
        row("ALL", 25, 50, 25, 50),
        row("FOS", 2, 15, 1, 14),
        row("HOM", 2, 15, 1, 14));
  }

  private static SyntheticIndicator row(
      String group, int count, int enrolled, int before, int enrolledBefore) {
    return SyntheticIndicator.of(group, count, enrolled, before, enrolledBefore);
  }

  private static void add(List<Entity> entities, String type, SyntheticIndicator... rows) {
    entities.add(new Entity(false, type, List.of(rows)));
  }

  private static void addDistrict(List<Entity> entities, String type, SyntheticIndicator... rows) {
    entities.add(new Entity(true, type, List.of(rows)));
  }

  /** An ordinary school or district, with small groups. */
  private static List<SyntheticIndicator> ofEveryGroup() {
    int[] enrolled = {610, 31, 9, 44, 18, 390, 4, 96, 32, 170, 402, 71, 17, 28};
    List<SyntheticIndicator> rows = new ArrayList<>();
    for (int i = 0; i < enrolled.length; i++) {
      int now = enrolled[i];
      rows.add(row(GROUPS.get(i), now / (4 + i), now, now / 8, now + 6 - i));
    }
    return rows;
  }
}
