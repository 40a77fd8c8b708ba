package org.sqis.examples;

import java.util.List;

/**
 * A made-up district.
 *
 * @param number its number, 1 to 8
 * @param word the word in its name
 * @param schools how many schools it has
 * @param poverty low-income students, of 10,000
 * @param races students by race and ethnicity, of 1,000, in the order of {@link StudentGroup}
 */
record District(int number, String word, int schools, int poverty, List<Integer> races) {
  /** As many districts as the consortium has, and of about the same sizes. */
  static final List<District> ALL =
      List.of(
          new District(1, "Alder", 900, 7400, List.of(85, 6, 45, 22, 710, 5, 100, 27)),
          new District(2, "Birch", 118, 5700, List.of(95, 5, 320, 60, 290, 20, 160, 50)),
          new District(3, "Cedar", 118, 7300, List.of(270, 5, 135, 12, 440, 13, 95, 30)),
          new District(4, "Dogwood", 105, 8300, List.of(92, 8, 115, 5, 660, 4, 95, 21)),
          new District(5, "Elm", 84, 6700, List.of(145, 4, 75, 35, 545, 18, 145, 33)),
          new District(6, "Fir", 78, 6800, List.of(170, 8, 180, 20, 370, 22, 180, 50)),
          new District(7, "Hazel", 57, 8600, List.of(6, 2, 35, 5, 925, 4, 18, 5)),
          new District(8, "Juniper", 20, 6900, List.of(20, 8, 105, 8, 690, 4, 140, 25)));

  District {
    races = List.copyOf(races);
  }

  String title() {
    return "Synthetic " + word + " Unified";
  }

  /**
   * The code of a school: county 00, which does not exist, five digits of the district, seven of
   * the school.
   */
  String code(int school) {
    String digits = Integer.toString(school);
    return "00" + "9900" + number + "0".repeat(7 - digits.length()) + digits;
  }

  /** Whether it masks the smaller number of a pair where the larger is below 11. */
  boolean masksParts() {
    return number == 6 || number == 7;
  }

  /** Whether it masks the larger number too, for the groups that are only shown. */
  boolean masksWholes() {
    return number == 7;
  }

  /** Whether it sent the class of 2013. */
  boolean sentSixYearClass() {
    return number != 8;
  }
}
