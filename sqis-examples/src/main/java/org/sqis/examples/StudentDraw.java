package org.sqis.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the students of one school one by one and counts them, so that every count fits every
 * other: parts their wholes, races all students. No race or ethnicity is given an advantage
 * anywhere; what differs between them differs by chance, school by school. Confined to one thread.
 */
final class StudentDraw {
  private final SyntheticSchool school;
  private final SplitMix64 random;
  private final Tally tally = new Tally();
  private final int[] races;
  private final int[] raceOnTests;
  private final int[] raceInSchool;

  private StudentDraw(SyntheticSchool school, SplitMix64 lasting, SplitMix64 random) {
    this.school = school;
    this.random = random;
    this.races = new int[StudentGroup.RACES.size()];
    this.raceOnTests = new int[races.length];
    this.raceInSchool = new int[races.length];
    for (int i = 0; i < races.length; i++) {
      int usual = school.district().races().get(i);
      boolean isAbsent = usual < 60 && lasting.chance(3_000);
      races[i] = isAbsent ? 0 : Math.max(0, usual + lasting.bell(usual * 2 / 3));
      raceOnTests[i] = lasting.bell(200);
      raceInSchool[i] = lasting.bell(150);
    }
    // At least somebody to draw.
    races[StudentGroup.RACES.indexOf(StudentGroup.HISPANIC)] += 20;
  }

  /**
   * The counts of a school.
   *
   * @param lasting draws what stays the same in every year: which groups are in the school
   * @param random draws the students
   */
  static Tally of(SyntheticSchool school, SplitMix64 lasting, SplitMix64 random) {
    StudentDraw draw = new StudentDraw(school, lasting, random);
    draw.students();
    if (school.hasGraduates()) {
      draw.classes();
    }
    return draw.tally;
  }

  /**
   * A student.
   *
   * @param groups the groups, the first being all students
   * @param race the place of the race or ethnicity in {@link StudentGroup#RACES}
   * @param tests how the student does on tests, 0 being usual
   * @param learning the same without the handicap of a learner of English
   * @param presence how regularly and quietly the student is in school, 0 being usual
   */
  private record Student(
      List<StudentGroup> groups, int race, int tests, int learning, int presence) {
    boolean is(StudentGroup group) {
      return groups.contains(group);
    }
  }

  private Student student(int grade) {
    int race = random.pick(races);
    List<StudentGroup> groups = new ArrayList<>();
    groups.add(StudentGroup.ALL);
    groups.add(StudentGroup.RACES.get(race));
    int tests = random.bell(1_000) + school.teaching() + raceOnTests[race];
    int presence = random.bell(900) + tests / 4 + school.climate() + raceInSchool[race];
    if (random.chance(learners(race, grade))) {
      groups.add(StudentGroup.ENGLISH_LEARNERS);
    }
    if (random.chance(school.disabilities())) {
      groups.add(StudentGroup.STUDENTS_WITH_DISABILITIES);
      tests -= 800;
      presence -= 250;
    }
    if (random.chance(school.poverty())) {
      groups.add(StudentGroup.LOW_INCOME);
      tests -= 350;
      presence -= 200;
    }
    if (random.chance(80)) {
      groups.add(StudentGroup.FOSTER);
      presence -= 600;
    }
    if (random.chance(school.poverty() / 25)) {
      groups.add(StudentGroup.HOMELESS);
      presence -= 500;
    }
    int learning = tests;
    tests -= groups.contains(StudentGroup.ENGLISH_LEARNERS) ? 700 : 0;
    return new Student(groups, race, tests, learning, presence);
  }

  /** The chance of a learner of English: fewer in higher grades, and not alike in all groups. */
  private int learners(int race, int grade) {
    StudentGroup group = StudentGroup.RACES.get(race);
    int tenths =
        switch (group) {
          case HISPANIC -> 13;
          case ASIAN -> 10;
          case FILIPINO, PACIFIC_ISLANDER -> 6;
          default -> 1;
        };
    return school.learners() * tenths / 10 * (20 - grade) / 18;
  }

  private void students() {
    for (int grade = school.type().firstGrade(); grade <= school.type().lastGrade(); grade++) {
      int size = Math.max(1, school.gradeSize() + random.bell(school.gradeSize() / 12 + 1));
      for (int i = 0; i < size; i++) {
        count(student(grade), grade);
      }
    }
  }

  private void count(Student student, int grade) {
    List<StudentGroup> groups = student.groups();
    tally.add(groups, Count.ENROLLED);
    boolean isHigh = grade >= 9;
    int trouble = student.presence() + random.bell(600);
    boolean isSuspended = trouble < (grade <= 5 ? -3_000 : -2_480);
    if (isSuspended) {
      tally.add(groups, Count.SUSPENDED_EXPELLED);
    }
    int absence = student.presence() + random.bell(500);
    boolean isAbsent = absence < (isHigh ? -1_570 : grade >= 6 ? -1_930 : -1_900);
    if (random.chance(9_700)) {
      tally.add(groups, Count.ATTENDANCE_STUDENTS);
      if (isAbsent) {
        tally.add(groups, Count.CHRONICALLY_ABSENT);
      }
    }
    if (grade == 8) {
      tally.add(groups, Count.GRADE8);
      boolean isPresent = absence > -1_000;
      if (isPresent && !isSuspended && student.tests() + random.bell(500) > -1_050) {
        tally.add(groups, Count.GRADE8_READY);
      }
    }
    boolean isTested = (grade >= 3 && grade <= 8) || grade == 11;
    if (isTested) {
      tally.add(groups, Count.IN_TESTED_GRADES);
      tested(student, grade);
    }
    if (student.is(StudentGroup.ENGLISH_LEARNERS)) {
      learner(student);
    }
  }

  private void tested(Student student, int grade) {
    List<StudentGroup> groups = student.groups();
    boolean hasEla = random.chance(9_750);
    boolean hasMath = random.chance(9_750);
    if (hasEla) {
      tally.add(groups, Count.ELA_TESTED);
      if (student.tests() + random.bell(350) > (grade == 11 ? -800 : grade >= 6 ? -680 : -640)) {
        tally.add(groups, Count.ELA_MET);
      }
    }
    if (hasMath) {
      tally.add(groups, Count.MATH_TESTED);
      if (student.tests() + random.bell(350) > (grade == 11 ? -110 : grade >= 6 ? -480 : -450)) {
        tally.add(groups, Count.MATH_MET);
      }
    }
    if (hasEla && hasMath && grade > 3 && random.chance(9_300)) {
      int common = school.growth() + raceOnTests[student.race()] / 2;
      tally.addGrowth(groups, common + random.bell(1_000), common + random.bell(1_000));
    }
  }

  private void learner(Student student) {
    boolean wasHere = random.chance(9_500);
    if (wasHere) {
      tally.add(student.groups(), Count.LEARNERS_LAST_FALL);
    }
    if (student.learning() + random.bell(600) > (wasHere ? 880 : 1_250)) {
      tally.add(student.groups(), Count.REDESIGNATED);
    }
  }

  /** Three classes, each followed for one year more than the one after it. */
  private void classes() {
    for (int years = 4; years <= 6; years++) {
      int size = Math.max(1, school.gradeSize() + random.bell(school.gradeSize() / 12 + 1));
      for (int i = 0; i < size; i++) {
        Student student = student(11);
        tally.add(student.groups(), Count.cohort(years));
        int effort = student.presence() + student.tests() / 3 + random.bell(400);
        if (effort > -1_310 - 110 * years) {
          tally.add(student.groups(), Count.graduates(years));
        }
      }
    }
  }
}
