package org.sqis.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Schools whose numbers are chosen and not drawn, because a policy has to be right about them:
 * groups at the smallest size, results that are exactly equal, schools that merge, close or move.
 * Stateless; safe for every thread.
 */
final class PlantedSchools {
  /**
   * A line {@code school} has number, district, type, Title I, grant and what it is for. A line of
   * numbers has the falls, students not tested, then tested and met of Hispanic, African American,
   * low-income students and learners of English, and perhaps the class and its graduates. The same
   * number twice is one school that something happened to.
   */
  private static final String TEXT =
      """
      school 1 | Los Angeles | elementary | participating | no | group of 19 to 21
      11-12 0  60 30  19 6  50 20  30 9
      13-14 0  60 30  20 6  50 20  30 9
      15    0  60 30  21 7  50 22  30 10
      16    0  60 31  19 7  50 22  30 11
      school 2 | Fresno | elementary | participating | no | learners drop below 20
      11-12 1  90 40  25 8  80 30  34 6
      13-14 1  90 38  25 7  80 28  26 5
      15    1  90 40  25 7  80 28  19 4
      16    1  90 40  25 7  80 28  12 3
      school 3 | Long Beach | elementary | participating | no | first of two that are equal
      11-16 2  80 40  40 10  60 20  30 5
      school 4 | San Francisco | elementary | participating | no | second of two that are equal
      11-16 2  80 40  40 10  60 20  30 5
      school 5 | Oakland | elementary | participating | no | equal rates of larger groups
      11-16 0  100 40  100 20  160 40  40 8
      school 6 | Santa Ana | elementary | participating | no | equal rates of smaller groups
      11-16 0  50 20  50 10  80 20  20 4
      school 7 | Los Angeles | middle | participating | no | improves and exits
      11    3  240 30  60 6  250 28  80 4
      12-13 3  240 36  60 6  250 32  80 4
      14    3  240 40  60 8  250 38  80 6
      15    3  240 110  60 24  250 100  80 20
      16    3  240 170  60 38  250 160  80 36
      school 8 | Los Angeles | elementary | participating | no | stays lowest
      11-13 2  120 8  80 4  180 10  60 1
      14-16 2  120 7  80 3  180 9  60 1
      school 9 | Oakland | elementary | participating | yes | grant and improves
      11-13 1  70 9  50 5  100 11  40 3
      14    1  70 14  50 9  100 19  40 6
      15    1  70 26  50 17  100 35  40 11
      16    1  70 40  50 27  100 55  40 18
      school 10 | Fresno | middle | participating | yes | grant and stays
      11-16 4  210 30  60 7  240 30  70 5
      school 11 | Los Angeles | high | participating | no | graduation under 60% for years
      11-12 5  100 30  60 12  140 32  40 4  200 100
      13-14 5  100 30  60 12  140 32  40 4  200 108
      15-16 5  100 30  60 12  140 32  40 4  200 114
      school 12 | Santa Ana | high | participating | no | graduation around 60%
      11    3  150 60  30 10  150 55  60 12  200 114
      12-13 3  150 60  30 10  150 55  60 12  200 118
      14    3  150 60  30 10  150 55  60 12  200 119
      15    3  150 60  30 10  150 55  60 12  200 120
      16    3  150 60  30 10  150 55  60 12  200 131
      school 13 | Los Angeles | elementary | participating | no | merges into 15
      11-13 1  60 12  30 5  80 14  30 3
      school 14 | Los Angeles | elementary | participating | no | merges into 15 too
      11-13 0  50 20  20 7  60 22  20 4
      school 15 | Los Angeles | elementary | participating | no | merged from 13 and 14
      14-16 1  110 32  50 12  140 36  50 7
      school 16 | Long Beach | elementary | participating | no | closes after 2015-16
      11-15 1  70 12  40 6  100 15  30 2
      school 17 | Oakland | k8 | participating | no | moves to San Francisco
      11-14 2  130 30  60 10  170 35  50 6
      school 17 | San Francisco | k8 | participating | no | moves to San Francisco
      15-16 2  130 30  60 10  170 35  50 6
      school 18 | San Francisco | elementary | participating | no | leaves Title I
      11-13 1  80 36  30 9  70 25  30 6
      school 18 | San Francisco | elementary | eligible | no | leaves Title I
      14    1  80 36  30 9  60 22  30 6
      school 18 | San Francisco | elementary | no | no | leaves Title I
      15-16 1  80 36  30 9  40 16  30 6
      school 19 | Fresno | elementary | participating | no | participation around 95%
      11-12 10  100 50  90 40  150 60  60 15
      13-14 11  100 50  89 40  150 60  60 15
      15    10  95 48  85 38  150 60  60 15
      16    9  95 48  85 38  150 60  60 15
      school 20 | Long Beach | middle | participating | no | group of 49 and 50 and 99 and 100
      11-12 3  251 150  49 20  200 100  60 20
      13-14 3  250 150  50 20  200 100  60 20
      15    3  601 350  99 40  500 260  120 40
      16    3  600 350  100 40  500 260  120 40
      school 21 | Los Angeles | middle | participating | no | group of 15% or just less
      11-12 3  284 170  50 20  200 100  60 20
      13-14 3  283 170  50 20  200 100  60 20
      15    3  340 200  60 25  260 130  60 20
      16    3  341 200  60 25  260 130  60 20
      school 22 | San Francisco | middle | participating | no | a tenth of those not proficient
      11    2  250 120  125 25  250 90  60 15
      12    2  250 120  125 34  250 90  60 15
      13-14 2  250 120  125 25  250 90  60 15
      15    2  250 120  125 35  250 90  60 15
      16    2  250 120  125 44  250 90  60 15
      school 23 | Fresno | high | eligible | no | eligible and graduation under 60%
      11-16 4  140 50  40 12  80 25  40 6  150 84
      school 24 | Sacramento City | elementary | participating | no | lowest of a district that leaves
      11-16 2  110 8  60 3  150 9  50 1
      school 25 | Sanger | elementary | participating | no | lowest of a district that leaves later
      11-16 1  120 9  22 1  120 8  60 2
      """;

  private PlantedSchools() {}

  /** Which school carries on what two others were, as lines of former school, successor, year. */
  static String successions() {
    return code("13")
        + ","
        + code("15")
        + ",2014-15\n"
        + code("14")
        + ","
        + code("15")
        + ",2014-15\n";
  }

  /** The code of a planted school; it names no district, since a school can move. */
  private static String code(String number) {
    return "00990000009" + "0".repeat(3 - number.length()) + number;
  }

  /** The planted schools that there are in a year. */
  static List<WaiverSchool> in(WaiverYear year) {
    Map<String, Integer> before = new HashMap<>();
    if (year.hasApi()) {
      read(WaiverYear.BEFORE, Map.of())
          .forEach(school -> before.put(school.code(), school.performance()));
    }
    return read(year, before);
  }

  private static List<WaiverSchool> read(WaiverYear year, Map<String, Integer> before) {
    List<WaiverSchool> schools = new ArrayList<>();
    String head = "";
    for (String line : TEXT.lines().toList()) {
      if (line.startsWith("school ")) {
        head = line;
      } else {
        Optional<int[]> numbers = numbers(line, year);
        if (numbers.isPresent()) {
          schools.add(school(head, numbers.get(), before));
        }
      }
    }
    return schools;
  }

  /** The numbers behind the falls of a line, if the year is one of them. */
  private static Optional<int[]> numbers(String line, WaiverYear year) {
    String[] words = line.strip().split(" +", -1);
    String[] falls = words[0].split("-", -1);
    WaiverYear first = WaiverYear.ofFall(Integer.parseInt(falls[0]));
    WaiverYear last = WaiverYear.ofFall(Integer.parseInt(falls[falls.length - 1]));
    if (year.compareTo(first) < 0 || year.compareTo(last) > 0) {
      return Optional.empty();
    }
    return Optional.of(Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray());
  }

  private static WaiverSchool school(String head, int[] numbers, Map<String, Integer> before) {
    String[] parts = head.substring("school ".length()).split(" \\| ", -1);
    String code = code(parts[0]);
    SchoolType type = SchoolType.valueOf(parts[2].toUpperCase(Locale.ROOT));
    return new WaiverSchool(
        code,
        "Synthetic " + type.title() + " " + parts[0] + ": " + parts[5],
        parts[1] + " Unified",
        type,
        parts[3],
        parts[4].equals("yes"),
        before.getOrDefault(code, 0),
        groups(numbers));
  }

  private static Map<StudentGroup, WaiverCounts> groups(int[] n) {
    int cohort = n.length > 9 ? n[9] : WaiverCounts.NOT_APPLICABLE;
    int graduates = n.length > 9 ? n[10] : WaiverCounts.NOT_APPLICABLE;
    WaiverCounts hispanic = counts(n[0], n[1], n[2], rest(cohort), rest(graduates));
    WaiverCounts african = counts(0, n[3], n[4], part(cohort, 3), part(graduates, 3));
    Map<StudentGroup, WaiverCounts> groups = new EnumMap<>(StudentGroup.class);
    groups.put(
        StudentGroup.ALL,
        new WaiverCounts(
            hispanic.enrolled() + african.enrolled(),
            hispanic.elaTested() + african.elaTested(),
            hispanic.elaMet() + african.elaMet(),
            hispanic.mathTested() + african.mathTested(),
            hispanic.mathMet() + african.mathMet(),
            cohort,
            graduates,
            hispanic.attending() + african.attending(),
            hispanic.absent() + african.absent()));
    groups.put(StudentGroup.HISPANIC, hispanic);
    groups.put(StudentGroup.AFRICAN_AMERICAN, african);
    groups.put(
        StudentGroup.LOW_INCOME, counts(n[0], n[5], n[6], part(cohort, 2), part(graduates, 2)));
    groups.put(
        StudentGroup.ENGLISH_LEARNERS, counts(0, n[7], n[8], part(cohort, 4), part(graduates, 4)));
    return groups;
  }

  /** Mathematics is given to the same students; four of five who met in English met there. */
  private static WaiverCounts counts(int untested, int tested, int met, int cohort, int graduates) {
    return new WaiverCounts(
        untested + tested,
        tested,
        met,
        tested,
        met * 4 / 5,
        cohort,
        graduates,
        2 * tested,
        tested / 6);
  }

  private static int part(int count, int parts) {
    return count < 0 ? count : count / parts;
  }

  /** What is left without a third. */
  private static int rest(int count) {
    return count < 0 ? count : count - count / 3;
  }
}
