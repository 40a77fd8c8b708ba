package org.sqis.examples;

import java.util.EnumSet;
import java.util.Set;

/**
 * What goes wrong between a school and the file: cells nobody sent and numbers held back. In the
 * file an empty cell was not reported, {@code *} is held back, {@code -} does not apply.
 */
final class Reporting {
  private static final int SMALLEST_SHOWN = 11;

  private static final Count[] WHOLES = {
    Count.ELA_TESTED, Count.MATH_TESTED, Count.ATTENDANCE_STUDENTS, Count.ENROLLED
  };

  private static final StudentGroup[] OFTEN_SCORED = {
    StudentGroup.ENGLISH_LEARNERS,
    StudentGroup.STUDENTS_WITH_DISABILITIES,
    StudentGroup.LOW_INCOME,
    StudentGroup.HISPANIC
  };

  private final SyntheticSchool school;
  private final Tally tally;
  private final Set<Count> lost = EnumSet.noneOf(Count.class);
  private Count lostOfOne = Count.ENROLLED;
  private Count heldBack = Count.ENROLLED;
  private StudentGroup oneGroup = StudentGroup.HOMELESS;
  private boolean losesOne;
  private boolean holdsBackOne;

  /** Draws what goes wrong in a school: usually nothing. */
  Reporting(SyntheticSchool school, Tally tally, SplitMix64 random) {
    this.school = school;
    this.tally = tally;
    int event = random.below(1_000);
    oneGroup = OFTEN_SCORED[random.below(OFTEN_SCORED.length)];
    Count whole = WHOLES[random.below(WHOLES.length)];
    if (event < 4) {
      lost.add(whole);
      lost.add(whole.partner());
    } else if (event < 12) {
      losesOne = true;
      lostOfOne = whole;
    } else if (event < 17) {
      holdsBackOne = true;
      heldBack = whole;
    }
  }

  /** What the file says. */
  String cell(StudentGroup group, Count count) {
    boolean isOfClass =
        count.ordinal() >= Count.COHORT4.ordinal() && count.ordinal() <= Count.GRADUATES6.ordinal();
    if (!count.isFor(school.type()) || (isOfClass && !school.hasGraduates())) {
      return "-";
    }
    boolean isSixYear = count == Count.COHORT6 || count == Count.GRADUATES6;
    boolean isLost =
        lost.contains(count)
            || (losesOne
                && group == oneGroup
                && (count == lostOfOne || count == lostOfOne.partner()))
            || (isSixYear && !school.district().sentSixYearClass());
    if (isLost) {
      return "";
    }
    return isHeldBack(group, count) ? "*" : Integer.toString(tally.count(group, count));
  }

  private boolean isHeldBack(StudentGroup group, Count count) {
    if (count == Count.GROWTH_STUDENTS) {
      return false;
    }
    boolean isChosen =
        holdsBackOne && group == oneGroup && (count == heldBack || count == heldBack.partner());
    if (isChosen) {
      return true;
    }
    Count whole = count.isPart() ? count.partner() : count;
    if (tally.count(group, whole) >= SMALLEST_SHOWN) {
      return false;
    }
    return count.isPart()
        ? school.district().masksParts()
        : school.district().masksWholes() && !group.isScored();
  }

  /** A growth percentile with one decimal, or {@code -} where nobody has one. */
  String growth(StudentGroup group, int subject) {
    if (tally.count(group, Count.GROWTH_STUDENTS) == 0) {
      return "-";
    }
    int tenths = tally.percentileTenths(group, subject);
    return tenths / 10 + "." + tenths % 10;
  }
}
