package org.sqis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.Season;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the calendar of a policy: no day lies in two seasons. */
final class CalendarProof {
  private static final int LONGEST_MONTH = 31;

  private CalendarProof() {}

  static void prove(SchoolCalendar calendar, Problems problems) {
    SchoolCalendar.Start start = calendar.start();
    if (start != null && start.day().isLeapDay()) {
      problems.add(leapDay(SchoolCalendar.SCHOOL_YEAR, "from", "1 March"));
    }
    List<SchoolCalendar.Entry> entries = calendar.seasons();
    for (int i = 0; i < entries.size(); i++) {
      Season season = entries.get(i).season();
      if (season.from().isLeapDay()) {
        problems.add(leapDay(season.name(), "from", "1 March"));
      }
      for (Season before : entries.subList(0, i).stream().map(one -> one.season()).toList()) {
        DayOfYear shared = shared(before, season);
        if (shared != null) {
          problems.add(
              Problem.of(
                      ProblemCode.SEASONS_OVERLAP,
                      place(season.name()).child("from"),
                      season.name(),
                      before.name(),
                      shared.toString())
                  .with(place(before.name()).child("to"), before.from() + " to " + before.to())
                  .help("let one of the two end before the other begins"));
          break;
        }
      }
    }
  }

  static Place.Element place(String name) {
    return Place.element("season/" + name);
  }

  private static Problem leapDay(String name, String column, String instead) {
    return Problem.of(ProblemCode.SEASON_LEAP_DAY, place(name).child(column), name)
        .help("write `" + instead + "`, or `28 February`");
  }

  private static @Nullable DayOfYear shared(Season one, Season other) {
    if (one.name().equals(other.name())) {
      return null;
    }
    return one.contains(other.from())
        ? other.from()
        : other.contains(one.from()) ? one.from() : null;
  }

  /** Whether every day of the year lies in a season. */
  static boolean isCovered(SchoolCalendar calendar) {
    for (int month = 1; month <= 12; month++) {
      for (int day = 1; day <= LONGEST_MONTH; day++) {
        var date = CalendarDate.of(2000, month, day);
        if (date.isPresent() && calendar.seasonOf(date.get()).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }
}
