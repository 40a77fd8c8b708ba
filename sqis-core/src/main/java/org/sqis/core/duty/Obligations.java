package org.sqis.core.duty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.data.SchoolRecords.Filed;
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
  private static final int MONTHS = 12;

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

    /** Whether a duty holds, whoever must and whatever a record must show. */
    boolean has(Ladder.Duty duty) {
      boolean isOn = !rung.state().equals(Ladder.OUT);
      boolean isHere = duty.in().equals(Ladder.ANY) || duty.in().equals(rung.state());
      return isOn && isHere && ladder.duties().stream().anyMatch(one -> isSame(one, duty));
    }

    private static boolean isSame(Ladder.Duty one, Ladder.Duty other) {
      return one.in().equals(other.in())
          && one.must().equals(other.must())
          && one.what().equals(other.what())
          && one.due().equals(other.due());
    }

    /**
     * Whether it is the first year in which a duty can hold: that of its state, or on the ladder.
     */
    boolean begins(Ladder.Duty duty) {
      // A school that comes back goes on in its state: years there are closed already.
      return duty.in().equals(Ladder.ANY)
          ? rated.equals(rung.since())
          : rated.equals(rung.stateSince()) && rung.yearHere() == 0;
    }

    /** Whether it is of the same stay on the ladder, which an exit does not end if it resumes. */
    boolean isOfStay(Stage other) {
      return rung.since().equals(other.rung.since());
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
          arise(duty, i);
        }
      }
    }
  }

  /** What a duty asks for in the year of a stage. */
  private void arise(Ladder.Duty duty, int number) {
    Stage stage = stages.get(number);
    Due due = duty.due();
    CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    CalendarDate last = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    if (due instanceof Due.EachYear each) {
      CalendarDate end = calendar.lastDay(each.season(), stage.year());
      CalendarDate day = end.compareTo(last) > 0 ? last : end;
      add(duty, stage, day, due.toString(), proofs.dated(duty, stage, first, last, day));
    } else if (due instanceof Due.TimesAYear often) {
      Proofs.Found proof = proofs.counted(duty, stage, first, last, often.times());
      add(duty, stage, last, due.toString(), proof);
    } else if (due instanceof Due.EachQuarter quarter) {
      quarters(duty, stage, quarter);
    } else if (due instanceof Due.EachMonth) {
      parts(duty, stage, MONTHS, "month");
    } else if (due instanceof Due.Within within && stage.begins(duty)) {
      CalendarDate day = first.plusDays(within.days()).orElse(CalendarDate.LAST);
      once(duty, stage, day);
    } else if (due instanceof Due.OfYear ofYear && isItsYear(ofYear, duty, number)) {
      once(duty, stage, ofYear.isStart() ? first : last);
    } else if (due instanceof Due.By by) {
      boolean isInYear = by.day().compareTo(first) >= 0 && by.day().compareTo(last) <= 0;
      if (isInYear) {
        once(duty, stage, by.day());
      }
    } else if (due instanceof Due.BeforeImplementation && isFirstKnown(duty, number)) {
      Proofs.Found proof = proofs.begun(duty, stage, since(stage), left(duty, stage));
      add(duty, stage, proof.begins(), due.toString(), proof);
    } else if (due instanceof Due.WhenTheOldOneEnds) {
      renewals(duty, stage, first, last);
    }
  }

  /** The year of that number, or the first year in the state if that number has gone by. */
  private boolean isItsYear(Due.OfYear due, Ladder.Duty duty, int number) {
    Stage stage = stages.get(number);
    boolean isIts =
        stage.number() == due.year() || (stage.number() > due.year() && stage.begins(duty));
    // A clock that stops, or a state that comes again, must not ask twice.
    return isIts
        && stages.subList(0, number).stream()
            .noneMatch(one -> one.isOfStay(stage) && one.has(duty) && one.number() >= due.year());
  }

  /** Whether a duty that is open until it is met begins, or was never told of before. */
  private boolean isFirstKnown(Ladder.Duty duty, int number) {
    Stage stage = stages.get(number);
    return stage.begins(duty)
        || stages.subList(0, number).stream()
            .noneMatch(one -> one.isOfStay(stage) && one.has(duty));
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
    for (int i = last + 1; i < stages.size(); i++) {
      Stage next = stages.get(i);
      if (!next.isOfStay(stage) || (next.has(duty) && next.begins(duty))) {
        break;
      }
      if (next.has(duty)) {
        last = i;
      }
    }
    return last + 1 == stages.size()
        ? CalendarDate.LAST
        : calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stages.get(last).year());
  }

  private void quarters(Ladder.Duty duty, Stage stage, Due.EachQuarter due) {
    parts(duty, stage, QUARTERS, "quarter");
    if (due.times() > QUARTERS) {
      CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
      CalendarDate last = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
      String words = due.times() + " a year";
      add(duty, stage, last, words, proofs.counted(duty, stage, first, last, due.times()));
    }
  }

  /** Once in each of so many equal parts of the school year of a stage. */
  private void parts(Ladder.Duty duty, Stage stage, int parts, String word) {
    CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    CalendarDate last = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, stage.year());
    int months = MONTHS / parts;
    for (int i = 0; i < parts; i++) {
      CalendarDate from = i == 0 ? first : later(first, months * i);
      CalendarDate to = i == parts - 1 ? last : before(later(first, months * i + months));
      String words = word + " " + (i + 1) + " of " + stage.year();
      add(duty, stage, to, words, proofs.dated(duty, stage, from, to, to));
    }
  }

  private static CalendarDate before(CalendarDate day) {
    return day.plusDays(-1).orElse(day);
  }

  private static CalendarDate later(CalendarDate day, int months) {
    return day.plusMonths(months).orElse(CalendarDate.LAST);
  }

  /** For each one that ends in the year of the stage, the next one. */
  private void renewals(Ladder.Duty duty, Stage stage, CalendarDate first, CalendarDate last) {
    for (Filed old : proofs.ending(duty, stage, since(stage))) {
      CalendarDate end = Objects.requireNonNull(old.to());
      CalendarDate due = end.plusDays(1).orElse(end);
      if (due.compareTo(first) >= 0 && due.compareTo(last) <= 0) {
        Proofs.Found proof = proofs.renewed(duty, stage, old, due);
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
