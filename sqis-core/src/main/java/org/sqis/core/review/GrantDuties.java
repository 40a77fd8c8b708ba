package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entry;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.SchoolCalendar;

/**
 * What one duty asks for while a grant is in a state that began on a day, and how that stands.
 *
 * @param ladder the name of the status
 * @param district the district
 * @param duty the duty
 * @param from the first day of the state
 * @param until the day on which the state ended; null while it lasts
 * @param rules the calendar
 * @param filed what the district filed or did
 * @param asOf the day on which it stands so; later records do not count
 */
record GrantDuties(
    String ladder,
    String district,
    Ladder.Duty duty,
    CalendarDate from,
    @Nullable CalendarDate until,
    Rules rules,
    List<Entry> filed,
    CalendarDate asOf) {
  private static final int QUARTER = 3;

  /** The obligations that are owed, in the order of days; what was due after the state is not. */
  List<Obligation> obligations() {
    List<Obligation> found = new ArrayList<>();
    Due due = duty.due();
    if (due instanceof Due.Within within) {
      once(from.plusDays(within.days()).orElse(CalendarDate.LAST), from, found);
    } else if (due instanceof Due.By by && by.day().compareTo(from) >= 0) {
      once(by.day(), CalendarDate.FIRST, found);
    } else if (due instanceof Due.EachMonth) {
      regular(1, found);
    } else if (due instanceof Due.EachQuarter) {
      regular(QUARTER, found);
    } else if (due instanceof Due.EachYear each) {
      yearly(each.season(), found);
    }
    return found;
  }

  private void once(CalendarDate due, CalendarDate since, List<Obligation> found) {
    if (isOwed(due)) {
      found.add(obligation(due, duty.due().toString(), since, CalendarDate.LAST));
    }
  }

  private boolean isOwed(CalendarDate due) {
    return until == null || due.compareTo(until) < 0;
  }

  /** Once in each span of so many months since the state began; those that began by the day. */
  private void regular(int months, List<Obligation> found) {
    CalendarDate begins = from;
    for (int i = 1; begins.compareTo(asOf) <= 0 && begins.compareTo(CalendarDate.LAST) < 0; i++) {
      CalendarDate due = from.plusMonths(i * months).orElse(CalendarDate.LAST);
      if (!isOwed(due)) {
        return;
      }
      String words = (months == 1 ? "month " : "quarter ") + i + " since " + from;
      found.add(obligation(due, words, i == 1 ? begins : next(begins), due));
      begins = due;
    }
  }

  private static CalendarDate next(CalendarDate day) {
    return day.plusDays(1).orElse(day);
  }

  private void yearly(String season, List<Obligation> found) {
    SchoolCalendar calendar = rules.calendar();
    int last = calendar.yearOf(asOf).start();
    for (int start = calendar.yearOf(from).start(); start <= last; start++) {
      SchoolYear year = new SchoolYear(start);
      CalendarDate end = calendar.lastDay(season, year);
      CalendarDate over = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, year);
      CalendarDate due = end.compareTo(over) > 0 ? over : end;
      if (due.compareTo(from) >= 0 && isOwed(due)) {
        CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, year);
        found.add(obligation(due, duty.due().toString(), first, over));
      }
    }
  }

  /** How one of them stands: met by the first record of the span, in time or late. */
  private Obligation obligation(
      CalendarDate due, String words, CalendarDate since, CalendarDate last) {
    Optional<Entry> first =
        filed.stream()
            .filter(one -> one.text("what").equals(duty.what()) && !one.isYes("waived"))
            .filter(one -> on(one).compareTo(asOf) <= 0)
            .filter(one -> on(one).compareTo(since) >= 0 && on(one).compareTo(last) <= 0)
            .min(Comparator.comparing(GrantDuties::on));
    boolean isInTime = first.isPresent() && on(first.get()).compareTo(due) <= 0;
    Obligation.State state =
        isInTime
            ? Obligation.State.MET
            : first.isPresent() || asOf.compareTo(due) > 0
                ? Obligation.State.LATE
                : Obligation.State.OPEN;
    Optional<Entry> waiver = isInTime ? Optional.empty() : waiver(due);
    if (waiver.isPresent()) {
      Entry one = waiver.get();
      String why = "waived by " + one.text("by") + " on " + on(one) + ": " + one.text("because");
      return stands(due, words, Obligation.State.WAIVED, null, why);
    }
    String told = first.map(GrantDuties::told).orElse("nothing is filed");
    String because = isInTime ? told : "due " + due + "; " + told;
    return stands(due, words, state, first.map(GrantDuties::on).orElse(null), because);
  }

  /** A waiver of the school year in which it is due. */
  private Optional<Entry> waiver(CalendarDate due) {
    SchoolYear year = rules.calendar().yearOf(due);
    return filed.stream()
        .filter(one -> one.text("what").equals(duty.what()) && one.isYes("waived"))
        .filter(one -> on(one).compareTo(asOf) <= 0)
        .filter(one -> one.year("year").filter(its -> !its.equals(year)).isEmpty())
        .findFirst();
  }

  private Obligation stands(
      CalendarDate due,
      String words,
      Obligation.State state,
      @Nullable CalendarDate metOn,
      String because) {
    return new Obligation(
        district,
        ladder,
        duty.in(),
        rules.calendar().yearOf(due),
        duty.who(),
        duty.must(),
        duty.what(),
        due,
        words,
        state,
        metOn,
        List.of(),
        because,
        null);
  }

  private static CalendarDate on(Entry one) {
    return one.day("on").orElseThrow();
  }

  private static String told(Entry one) {
    String by = one.text("by");
    String evidence = one.text("evidence");
    return "filed "
        + on(one)
        + (by.isEmpty() ? "" : " by " + by)
        + (evidence.isEmpty() ? "" : ": " + evidence);
  }
}
