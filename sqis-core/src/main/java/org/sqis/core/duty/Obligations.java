package org.sqis.core.duty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;

/**
 * Works out what the duties of a ladder ask for, school year by school year, and how that stands on
 * a day. A pure function of where a school was on the ladder, the records, the calendar and the
 * day; it knows no clock, and it decides no standing.
 */
public final class Obligations {
  private static final int QUARTERS = 4;

  private final String school;
  private final List<Stage> stages;
  private final SchoolCalendar calendar;
  private final Proofs proofs;
  private final List<Obligation> found = new ArrayList<>();

  private Obligations(String school, List<Stage> stages, SchoolCalendar calendar, Proofs proofs) {
    this.school = school;
    this.stages = stages;
    this.calendar = calendar;
    this.proofs = proofs;
  }

  /**
   * Where a school was on a ladder after the determination of a year, that is in the school year
   * after it.
   *
   * @param rated the rated year
   * @param ladder the ladder whose duties hold for the school then
   * @param rung where it was
   * @param reasons why it was designated
   */
  public record Stage(SchoolYear rated, Ladder ladder, Rung rung, List<Held.Reason> reasons) {
    public Stage {
      Objects.requireNonNull(rated, "rated");
      Objects.requireNonNull(ladder, "ladder");
      Objects.requireNonNull(rung, "rung");
      reasons = List.copyOf(reasons);
      if (!ladder.name().equals(rung.ladder())) {
        throw new IllegalArgumentException(
            "rung must be of the ladder " + ladder.name() + ": " + rung.ladder());
      }
    }

    /** The school year in which the state holds. */
    public SchoolYear year() {
      return new SchoolYear(rated.start() + 1);
    }

    /** The number of that year of the clock, from 1. */
    int number() {
      return rung.year() + 1;
    }

    boolean has(Ladder.Duty duty) {
      boolean isOn = !rung.state().equals(Ladder.OUT);
      boolean isHere = duty.in().equals(Ladder.ANY) || duty.in().equals(rung.state());
      return isOn && isHere && ladder.duties().contains(duty);
    }
  }

  /**
   * The obligations of a school on one ladder, in the order of years and duties.
   *
   * @param school the code of the school
   * @param stages its stages on the ladder, one a rated year, in order
   * @param records what was filed and waived
   * @param calendar the calendar of the policy
   * @param partners what is known of other schools
   * @param asOf the day on which they stand so; later records do not count
   * @throws IllegalArgumentException if the stages are of several ladders or not in order
   */
  public static List<Obligation> of(
      String school,
      List<Stage> stages,
      SchoolRecords records,
      SchoolCalendar calendar,
      Partners partners,
      CalendarDate asOf) {
    for (int i = 1; i < stages.size(); i++) {
      Stage before = stages.get(i - 1);
      boolean isNext = stages.get(i).rated().compareTo(before.rated()) > 0;
      if (!isNext || !stages.get(i).rung().ladder().equals(before.rung().ladder())) {
        throw new IllegalArgumentException(
            "stages must be of one ladder and in the order of years: " + stages);
      }
    }
    Proofs proofs = new Proofs(school, List.copyOf(stages), records, calendar, partners, asOf);
    Obligations all = new Obligations(school, List.copyOf(stages), calendar, proofs);
    all.work();
    return all.found.stream().sorted(Comparator.comparing(Obligation::year)).toList();
  }

  private void work() {
    for (int i = 0; i < stages.size(); i++) {
      for (Ladder.Duty duty : stages.get(i).ladder().duties()) {
        if (stages.get(i).has(duty)) {
          boolean isFirst = i == 0 || !follows(i) || !stages.get(i - 1).has(duty);
          arise(duty, i, isFirst);
        }
      }
    }
  }

  /** Whether a stage goes on where the one before it was, without a year between them. */
  private boolean follows(int stage) {
    Stage before = stages.get(stage - 1);
    Stage now = stages.get(stage);
    return before.rated().start() + 1 == now.rated().start();
  }

  /** What a duty asks for in the year of a stage; {@code isFirst} is the first year in a row. */
  private void arise(Ladder.Duty duty, int number, boolean isFirst) {
    Stage stage = stages.get(number);
    Due due = duty.due();
    CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    CalendarDate last = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    if (due instanceof Due.EachYear each) {
      CalendarDate day = calendar.lastDay(each.season(), stage.year());
      CalendarDate end = day.compareTo(last) > 0 ? day : last;
      add(duty, stage, day, due.toString(), proofs.dated(duty, stage, first, end, day));
    } else if (due instanceof Due.EachQuarter quarter) {
      quarters(duty, stage, quarter);
    } else if (due instanceof Due.Within within && isFirst) {
      CalendarDate day = first.plusDays(within.days()).orElse(CalendarDate.LAST);
      once(duty, stage, day);
    } else if (due instanceof Due.OfYear ofYear && isItsYear(ofYear, duty, number, isFirst)) {
      once(duty, stage, ofYear.isStart() ? first : last);
    } else if (due instanceof Due.By by) {
      boolean isInYear = by.day().compareTo(first) >= 0 && by.day().compareTo(last) <= 0;
      if (isInYear) {
        once(duty, stage, by.day());
      }
    } else if (due instanceof Due.BeforeImplementation && isFirst) {
      Proofs.Found proof = proofs.begun(duty, stage, since(stage), left(duty, stage));
      add(duty, stage, proof.begins(), due.toString(), proof);
    } else if (due instanceof Due.WhenTheOldOneEnds) {
      renewals(duty, stage, first, last);
    }
  }

  /** The year of that number, or the first year in the state if that number has gone by. */
  private boolean isItsYear(Due.OfYear due, Ladder.Duty duty, int number, boolean isFirst) {
    Stage stage = stages.get(number);
    if (isFirst) {
      return stage.number() >= due.year();
    }
    Stage before = stages.get(number - 1);
    return stage.number() >= due.year() && before.number() < due.year() && before.has(duty);
  }

  /** The first day of the school year in which the school came on the ladder. */
  private CalendarDate since(Stage stage) {
    SchoolYear entry = new SchoolYear(stage.rung().since().start() + 1);
    return calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, entry);
  }

  private void once(Ladder.Duty duty, Stage stage, CalendarDate due) {
    if (due.compareTo(left(duty, stage)) <= 0) {
      Proofs.Found proof = proofs.dated(duty, stage, since(stage), CalendarDate.LAST, due);
      add(duty, stage, due, duty.due().toString(), proof);
    }
  }

  /** The last day on which a duty holds that holds in a stage; far off if it still does. */
  private CalendarDate left(Ladder.Duty duty, Stage stage) {
    int last = stages.indexOf(stage);
    while (last + 1 < stages.size() && follows(last + 1) && stages.get(last + 1).has(duty)) {
      last++;
    }
    return last + 1 == stages.size()
        ? CalendarDate.LAST
        : calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stages.get(last).year());
  }

  private void quarters(Ladder.Duty duty, Stage stage, Due.EachQuarter due) {
    CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    CalendarDate last = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    for (int i = 0; i < QUARTERS; i++) {
      CalendarDate from = i == 0 ? first : later(first, 3 * i);
      CalendarDate to = i == QUARTERS - 1 ? last : before(later(first, 3 * i + 3));
      String words = "quarter " + (i + 1) + " of " + stage.year();
      add(duty, stage, to, words, proofs.dated(duty, stage, from, to, to));
    }
    if (due.times() > QUARTERS) {
      String words = due.times() + " a year";
      add(duty, stage, last, words, proofs.counted(duty, stage, first, last, due.times()));
    }
  }

  private static CalendarDate before(CalendarDate day) {
    return day.plusDays(-1).orElse(day);
  }

  /** The same day some months later, or the last day of a month that lacks it. */
  private static CalendarDate later(CalendarDate day, int months) {
    int month = day.month() - 1 + months;
    int year = day.year() + month / 12;
    int number = day.day();
    while (CalendarDate.of(year, month % 12 + 1, number).isEmpty()) {
      number--;
    }
    return new CalendarDate(year, month % 12 + 1, number);
  }

  /** For each one that ends in the year of the stage, the next one. */
  private void renewals(Ladder.Duty duty, Stage stage, CalendarDate first, CalendarDate last) {
    for (CalendarDate end : proofs.ends(duty.what(), since(stage))) {
      CalendarDate due = end.plusDays(1).orElse(end);
      if (due.compareTo(first) >= 0 && due.compareTo(last) <= 0) {
        Proofs.Found proof = proofs.renewed(duty, stage, since(stage), end, due);
        add(duty, stage, due, duty.due().toString(), proof);
      }
    }
  }

  private void add(
      Ladder.Duty duty,
      Stage stage,
      @Nullable CalendarDate due,
      String dueWords,
      Proofs.Found proof) {
    found.add(
        new Obligation(
            school,
            stage.ladder().name(),
            stage.rung().state(),
            stage.year(),
            duty.who(),
            duty.must(),
            duty.what(),
            due,
            dueWords,
            proof.state(),
            proof.metOn(),
            proof.shown(),
            proof.because(),
            proof.proof()));
  }
}
