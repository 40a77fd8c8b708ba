package org.sqis.core.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entries;
import org.sqis.core.data.EntryFilings;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.duty.Obligation;
import org.sqis.core.duty.Obligations;
import org.sqis.core.duty.Partners;
import org.sqis.core.duty.Provisos;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.standing.Rung;

/**
 * Works out what districts must do while they are members, or the consortium, and how that stands
 * on a day: with the obligations of ladders, a member being a school that stays in one state. A
 * pure function of rules, records and the day.
 */
public final class Milestones {
  private final PolicySpec spec;
  private final SchoolRecords records;
  private final CalendarDate asOf;
  private final Provisos calendarYears;

  private Milestones(PolicySpec spec, Entries entries, CalendarDate asOf) {
    this.spec = spec;
    this.records = EntryFilings.milestones(entries);
    this.asOf = asOf;
    this.calendarYears = new Provisos("", spec.header().calendar(), Partners.UNKNOWN, asOf);
  }

  /**
   * What each district must do by a list, or the consortium, in the order of the membership and of
   * years.
   *
   * @param spec the policy, which holds
   * @param list the duties
   * @param entries what was done
   * @param asOf the day on which they stand so; later records do not count
   * @return by district, or by {@link DutyList#CONSORTIUM}
   */
  public static Map<String, List<Obligation>> of(
      PolicySpec spec, DutyList list, Entries entries, CalendarDate asOf) {
    return new Milestones(spec, entries, asOf).of(list);
  }

  private Map<String, List<Obligation>> of(DutyList list) {
    Map<String, List<Obligation>> found = new LinkedHashMap<>();
    if (list.isOfConsortium()) {
      found.put(DutyList.CONSORTIUM, owed(list, DutyList.CONSORTIUM, null, null));
      return found;
    }
    for (Membership membership : spec.memberships()) {
      if (membership.name().equals(list.membership())) {
        for (Membership.Row row : membership.districts()) {
          found
              .computeIfAbsent(row.district(), district -> new ArrayList<>())
              .addAll(owed(list, row.district(), row.from(), row.to()));
        }
      }
    }
    return found;
  }

  /** What is owed from one day to another, both included; without a day, always. */
  private List<Obligation> owed(
      DutyList list, String who, @Nullable CalendarDate from, @Nullable CalendarDate to) {
    SchoolYear first = later(spec.header().first(), from);
    SchoolYear last = earlier(earlier(spec.header().last(), to), asOf);
    List<Obligations.Stage> stages = new ArrayList<>();
    Ladder ladder = list.asLadder();
    for (int start = first.start(); start <= last.start(); start++) {
      SchoolYear year = new SchoolYear(start);
      boolean isInForce =
          Optional.ofNullable(list.years()).map(years -> years.contains(year)).orElse(true);
      if (isInForce) {
        stages.add(stage(ladder, year, stages));
      }
    }
    SchoolCalendar calendar = spec.header().calendar();
    return Obligations.of(who, stages, records, calendar, Partners.UNKNOWN, asOf).stream()
        .filter(one -> isOwed(one.due(), from, to))
        .toList();
  }

  /** What is due before a district joins, or after it has left, is not owed. */
  private static boolean isOwed(
      @Nullable CalendarDate due, @Nullable CalendarDate from, @Nullable CalendarDate to) {
    return due == null
        || ((from == null || due.compareTo(from) >= 0) && (to == null || due.compareTo(to) <= 0));
  }

  private SchoolYear later(SchoolYear year, @Nullable CalendarDate day) {
    SchoolYear other = day == null ? year : calendarYears.yearOf(day);
    return other.compareTo(year) > 0 ? other : year;
  }

  private SchoolYear earlier(SchoolYear year, @Nullable CalendarDate day) {
    SchoolYear other = day == null ? year : calendarYears.yearOf(day);
    return other.compareTo(year) < 0 ? other : year;
  }

  /** A year as a member, as a year on a ladder whose determination was the year before. */
  private static Obligations.Stage stage(
      Ladder ladder, SchoolYear year, List<Obligations.Stage> before) {
    SchoolYear rated = new SchoolYear(year.start() - 1);
    SchoolYear since = before.isEmpty() ? rated : before.get(0).rated();
    int closed = before.size();
    Rung rung =
        new Rung(ladder.name(), DutyList.MEMBER, since, closed, since, closed, DutyList.MEMBER);
    return new Obligations.Stage(rated, ladder, rung, List.of());
  }
}
