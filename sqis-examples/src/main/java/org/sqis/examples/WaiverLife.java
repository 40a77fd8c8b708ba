package org.sqis.examples;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A drawn school over the years: most stay much the same, some improve or decline from year to
 * year, a few open or close. Confined to one thread.
 */
final class WaiverLife {
  private static final long YEAR_APART = 0x632BE59BD9B4E019L;

  /** The old test was easier: by so much, in thousandths of a standard deviation. */
  private static final int OLD_TEST_EASIER = 300;

  private final SyntheticSchool school;
  private final long seed;
  private final int trend;
  private final boolean isSigFunded;
  private final int firstPlace;
  private final int lastPlace;

  private WaiverLife(SyntheticSchool school, long seed, boolean isLasting, SplitMix64 random) {
    this.school = school;
    this.seed = seed;
    boolean improves = random.chance(800);
    boolean declines = random.chance(500);
    this.trend = random.bell(50) + (improves ? 220 : 0) - (declines ? 120 : 0);
    this.isSigFunded = school.poverty() > 7_500 && school.teaching() < -300 && random.chance(2_500);
    boolean opens = random.chance(200);
    boolean closes = random.chance(200);
    int change = 1 + random.below(4);
    this.firstPlace = opens && !isLasting ? change : WaiverYear.BEFORE.place();
    this.lastPlace = closes && !opens && !isLasting ? change : WaiverYear.THIRD_NEW_TEST.place();
  }

  /**
   * Draws a school.
   *
   * @param isLasting whether it must be there in every year
   */
  static WaiverLife draw(
      District district,
      int number,
      Map<SchoolType, Integer> ofType,
      long seed,
      boolean isLasting) {
    SplitMix64 random = new SplitMix64(seed);
    SchoolType type = SchoolType.draw(random);
    int numberOfType = ofType.merge(type, 1, Integer::sum);
    SyntheticSchool school = SyntheticSchool.draw(district, number, type, numberOfType, random);
    return new WaiverLife(school, seed, isLasting, random);
  }

  /** Title I: participating, eligible or no; the same in every year. */
  String titleOne() {
    return school.titleOne();
  }

  /** The school in a year, unless it has not opened or has closed. */
  Optional<WaiverSchool> in(WaiverYear year) {
    if (year.place() < firstPlace || year.place() > lastPlace) {
      return Optional.empty();
    }
    Map<StudentGroup, WaiverCounts> groups = counts(year);
    boolean hadYearBefore = year.hasApi() && year.place() > firstPlace;
    return Optional.of(
        new WaiverSchool(
            school.code(),
            school.name(),
            school.district().word() + " Unified",
            school.type(),
            school.titleOne(),
            isSigFunded,
            hadYearBefore ? performance(counts(WaiverYear.BEFORE)) : 0,
            groups));
  }

  private static int performance(Map<StudentGroup, WaiverCounts> groups) {
    return Objects.requireNonNull(groups.get(StudentGroup.ALL)).performance();
  }

  private Map<StudentGroup, WaiverCounts> counts(WaiverYear year) {
    SplitMix64 random = new SplitMix64(seed + YEAR_APART * (year.place() + 2));
    SyntheticSchool then = school(year, random);
    Tally tally = StudentDraw.of(then, new SplitMix64(seed), random);
    Map<StudentGroup, WaiverCounts> groups = new EnumMap<>(StudentGroup.class);
    for (StudentGroup group : StudentGroup.values()) {
      if (group.isScored() && tally.has(group)) {
        groups.put(group, WaiverCounts.of(tally, group, then.hasGraduates()));
      }
    }
    lose(groups, year, random);
    return groups;
  }

  /** The school as it was in a year. */
  private SyntheticSchool school(WaiverYear year, SplitMix64 random) {
    int easier = year.hasOldTest() ? OLD_TEST_EASIER : 0;
    return new SyntheticSchool(
        school.district(),
        school.code(),
        school.name(),
        school.type(),
        Math.max(1, school.gradeSize() + random.bell(school.gradeSize() / 25 + 1)),
        school.poverty(),
        school.learners(),
        school.disabilities(),
        school.teaching() + trend * year.place() + random.bell(70) + easier,
        school.climate() + trend * year.place() / 2 + random.bell(50) - easier / 4,
        school.growth(),
        school.hasGraduates());
  }

  /** In a few schools and years the results of one group were not sent, or were held back. */
  private static void lose(
      Map<StudentGroup, WaiverCounts> groups, WaiverYear year, SplitMix64 random) {
    boolean isLost = random.chance(80);
    boolean isHeldBack = random.chance(60);
    StudentGroup hit = random.chance(5_000) ? StudentGroup.LOW_INCOME : StudentGroup.HISPANIC;
    if (year != WaiverYear.BEFORE && (isLost || isHeldBack)) {
      int why = isLost ? WaiverCounts.NOT_REPORTED : WaiverCounts.HELD_BACK;
      groups.computeIfPresent(hit, (group, counts) -> counts.withoutEla(why));
    }
  }
}
