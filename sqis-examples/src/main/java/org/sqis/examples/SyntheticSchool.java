package org.sqis.examples;

/**
 * A made-up school, before its students are drawn. Effects are thousandths of a standard deviation
 * of students.
 *
 * @param district its district
 * @param code its code
 * @param name its name
 * @param type its type
 * @param gradeSize students in a grade
 * @param poverty low-income students, of 10,000
 * @param learners English learners, of 10,000
 * @param disabilities students with disabilities, of 10,000
 * @param teaching how much better or worse students do on tests than elsewhere
 * @param climate how much more or less they are in school and out of trouble
 * @param growth how much more or less they learn in a year
 * @param hasGraduates false for a school so new that no class has graduated
 */
record SyntheticSchool(
    District district,
    String code,
    String name,
    SchoolType type,
    int gradeSize,
    int poverty,
    int learners,
    int disabilities,
    int teaching,
    int climate,
    int growth,
    boolean hasGraduates) {
  /**
   * Draws a school.
   *
   * @param number its number in the district, from 1
   * @param numberOfType its number among the district's schools of its type, from 1
   */
  static SyntheticSchool draw(
      District district, int number, SchoolType type, int numberOfType, SplitMix64 random) {
    int size = type.gradeSize() + random.bell(type.gradeSpread());
    boolean isSmall = type.hasGrade(12) && random.chance(2_500);
    boolean isTiny = random.chance(150);
    int gradeSize =
        isTiny ? 1 + random.below(5) : Math.max(isSmall ? 18 : 25, isSmall ? size / 3 : size);
    int poverty = within(district.poverty() + random.bell(2_000), 400, 9_800);
    int learners = within(poverty / 3 + random.bell(700), 0, 7_000);
    int disabilities = within(1_150 + random.bell(300), 300, 3_000);
    int advantage = (5_500 - poverty) / 9;
    int teaching = advantage + random.bell(330);
    int climate = advantage / 2 + random.bell(260);
    int growth = random.bell(300);
    boolean hasGraduates = type.hasGrade(12) && !random.chance(500);
    return new SyntheticSchool(
        district,
        district.code(number),
        "Synthetic " + district.word() + " " + type.title() + " " + numberOfType,
        type,
        gradeSize,
        poverty,
        learners,
        disabilities,
        teaching,
        climate,
        growth,
        hasGraduates);
  }

  /** Title I: participating, eligible or no. */
  String titleOne() {
    return poverty >= 4_000 ? "participating" : poverty >= 3_500 ? "eligible" : "no";
  }

  static int within(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }
}
