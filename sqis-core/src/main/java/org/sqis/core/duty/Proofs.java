package org.sqis.core.duty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.data.SchoolRecords.Filed;
import org.sqis.core.data.SchoolRecords.WaivedDuty;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.SchoolCalendar;

/** Finds among the records of a school what meets its duties, as of a day. */
final class Proofs {
  private final String school;
  private final List<Obligations.Stage> stages;
  private final SchoolRecords records;
  private final Provisos provisos;
  private final CalendarDate asOf;

  Proofs(
      String school,
      List<Obligations.Stage> stages,
      SchoolRecords records,
      SchoolCalendar calendar,
      Partners partners,
      CalendarDate asOf) {
    this.school = school;
    this.stages = stages;
    this.records = records;
    this.provisos = new Provisos(school, calendar, partners, asOf);
    this.asOf = asOf;
  }

  /**
   * How a duty stands.
   *
   * @param begins for a duty before something begins, the day on which that began; null if not yet
   */
  record Found(
      Obligation.State state,
      @Nullable CalendarDate metOn,
      List<Obligation.Shown> shown,
      String because,
      @Nullable Filed proof,
      @Nullable CalendarDate begins) {}

  /**
   * A record that is about a duty.
   *
   * @param on the day from which it counts; null while it does not show what it must
   */
  private record Candidate(Filed filed, List<Obligation.Shown> shown, @Nullable CalendarDate on) {
    boolean counts() {
      return on != null;
    }

    CalendarDate day() {
      return Objects.requireNonNull(on);
    }

    long met() {
      return shown.stream().filter(Obligation.Shown::isMet).count();
    }
  }

  /** A duty to be met once in a span of days, by a day. */
  Found dated(
      Ladder.Duty duty,
      Obligations.Stage stage,
      CalendarDate from,
      CalendarDate until,
      CalendarDate due) {
    return judged(duty, stage, candidates(duty, stage, from, until), due, due);
  }

  /**
   * How a duty stands.
   *
   * @param runs the last day on which it runs; a waiver of any year until then waives it
   */
  private Found judged(
      Ladder.Duty duty,
      Obligations.Stage stage,
      List<Candidate> all,
      CalendarDate due,
      CalendarDate runs) {
    Optional<Candidate> first =
        all.stream().filter(Candidate::counts).min(Comparator.comparing(Candidate::day));
    if (first.isPresent() && first.get().day().compareTo(due) <= 0) {
      return met(first.get(), Obligation.State.MET, told(first.get()));
    }
    Optional<Found> waived = waived(duty, stage, runs);
    if (waived.isPresent()) {
      return waived.get();
    }
    String was = "due " + due + "; ";
    if (first.isPresent()) {
      return met(first.get(), Obligation.State.LATE, was + told(first.get()));
    }
    boolean isBegun = duty.due() instanceof Ladder.Due.BeforeImplementation;
    return unmet(all, asOf.compareTo(due) > (isBegun ? -1 : 0), was);
  }

  private static Found met(Candidate candidate, Obligation.State state, String because) {
    return new Found(state, candidate.on(), candidate.shown(), because, candidate.filed(), null);
  }

  private static Found unmet(List<Candidate> all, boolean isLate, String before) {
    Obligation.State state = isLate ? Obligation.State.LATE : Obligation.State.OPEN;
    Optional<Candidate> best = best(all);
    return new Found(
        state,
        null,
        best.map(Candidate::shown).orElse(List.of()),
        before + best.map(Proofs::lacking).orElse("nothing is filed"),
        best.map(Candidate::filed).orElse(null),
        null);
  }

  /** Of records that do not count, the one that shows most; of several the last one. */
  private static Optional<Candidate> best(List<Candidate> all) {
    return all.stream()
        .filter(one -> !one.counts())
        .max(
            Comparator.comparingLong(Candidate::met)
                .thenComparing(one -> one.filed().on(), Comparator.naturalOrder()));
  }

  private static String told(Candidate candidate) {
    Filed filed = candidate.filed();
    CalendarDate approved = filed.approvedOn();
    boolean isLater = approved != null && candidate.day().equals(approved);
    return "filed "
        + filed.on()
        + (filed.by().isEmpty() ? "" : " by " + filed.by())
        + (isLater ? ", approved " + approved + " by " + filed.approvedBy() : "");
  }

  private static String lacking(Candidate candidate) {
    List<String> lacks = new ArrayList<>();
    for (Obligation.Shown shown : candidate.shown()) {
      if (!shown.isMet()) {
        lacks.add("not `" + shown.what() + "`: " + shown.why());
      }
    }
    return "filed " + candidate.filed().on() + ", but " + String.join("; ", lacks);
  }

  /** The waiver of a school year in which the duty runs. */
  private Optional<Found> waived(Ladder.Duty duty, Obligations.Stage stage, CalendarDate runs) {
    SchoolYear last = provisos.yearOf(runs);
    for (String code : records.carries(school, provisos.yearOf(asOf))) {
      for (WaivedDuty one : records.waived(code)) {
        boolean isThis =
            one.what().equals(duty.what())
                && one.year().compareTo(stage.year()) >= 0
                && one.year().compareTo(last) <= 0
                && one.on().compareTo(asOf) <= 0;
        if (isThis) {
          return Optional.of(
              new Found(
                  Obligation.State.WAIVED,
                  null,
                  List.of(),
                  "waived by " + one.by() + " on " + one.on() + ": " + one.because(),
                  null,
                  null));
        }
      }
    }
    return Optional.empty();
  }

  /** A duty to be met so many times in a span of days. */
  Found counted(
      Ladder.Duty duty, Obligations.Stage stage, CalendarDate from, CalendarDate due, int times) {
    List<Candidate> all = candidates(duty, stage, from, due);
    List<Candidate> counting =
        all.stream()
            .filter(Candidate::counts)
            .sorted(Comparator.comparing(Candidate::day))
            .toList();
    if (counting.size() >= times) {
      return met(counting.get(times - 1), Obligation.State.MET, counting.size() + " are filed");
    }
    Optional<Found> waived = waived(duty, stage, due);
    if (waived.isPresent()) {
      return waived.get();
    }
    boolean isLate = asOf.compareTo(due) > 0;
    String because = "due " + due + "; " + counting.size() + " of " + times + " are filed";
    Obligation.State state = isLate ? Obligation.State.LATE : Obligation.State.OPEN;
    return new Found(state, null, List.of(), because, null, null);
  }

  /**
   * A duty to be met before what the record describes begins.
   *
   * @param left the last day on which the duty holds
   */
  Found begun(Ladder.Duty duty, Obligations.Stage stage, CalendarDate since, CalendarDate left) {
    List<Candidate> all = candidates(duty, stage, since, CalendarDate.LAST);
    CalendarDate begins =
        all.stream()
            .map(one -> one.filed().from())
            .filter(from -> from != null && from.compareTo(asOf) <= 0)
            .min(Comparator.naturalOrder())
            .orElse(null);
    Found found;
    if (begins == null) {
      Optional<Candidate> first =
          all.stream().filter(Candidate::counts).min(Comparator.comparing(Candidate::day));
      boolean isLeft = asOf.compareTo(left) > 0;
      found =
          first
              .filter(one -> one.day().compareTo(left) <= 0)
              .map(one -> met(one, Obligation.State.MET, told(one)))
              .or(() -> waived(duty, stage, left))
              .orElseGet(() -> unmet(all, isLeft, isLeft ? "the state ended " + left + "; " : ""));
    } else {
      found = judged(duty, stage, all, begins, left.compareTo(begins) > 0 ? left : begins);
    }
    return new Found(
        found.state(),
        found.metOn(),
        found.shown(),
        begins == null ? found.because() : "begun " + begins + "; " + found.because(),
        found.proof(),
        begins);
  }

  /**
   * What was filed since a day, ends and can be renewed: of each last day the first one, in order.
   * What does not show what it must is no old one.
   */
  List<Filed> ending(Ladder.Duty renewal, Obligations.Stage stage, CalendarDate since) {
    List<Ladder.Duty> others =
        stage.ladder().duties().stream()
            .filter(one -> one.what().equals(renewal.what()))
            .filter(one -> !(one.due() instanceof Ladder.Due.WhenTheOldOneEnds))
            .toList();
    TreeMap<CalendarDate, Filed> ends = new TreeMap<>();
    List<Filed> filed = new ArrayList<>(filed(renewal.what(), since, CalendarDate.LAST));
    filed.sort(Comparator.comparing(Filed::on));
    boolean isRenewable = others.isEmpty();
    for (Filed one : filed) {
      boolean counts =
          others.stream().anyMatch(other -> candidate(other, stage, one).counts())
              || (isRenewable && candidate(renewal, stage, one).counts());
      isRenewable |= counts;
      if (counts && one.to() != null) {
        ends.putIfAbsent(one.to(), one);
      }
    }
    return List.copyOf(ends.values());
  }

  /** What takes the place of something that ends: it is filed no earlier and ends later. */
  Found renewed(Ladder.Duty duty, Obligations.Stage stage, Filed old, CalendarDate due) {
    CalendarDate end = Objects.requireNonNull(old.to());
    List<Candidate> newer =
        candidates(duty, stage, old.on(), CalendarDate.LAST).stream()
            .filter(one -> isAfter(one.filed().to(), end))
            .toList();
    Found found = judged(duty, stage, newer, due, due);
    return new Found(
        found.state(),
        found.metOn(),
        found.shown(),
        "the old one ends " + end + "; " + found.because(),
        found.proof(),
        null);
  }

  private static boolean isAfter(@Nullable CalendarDate day, CalendarDate end) {
    return day != null && day.compareTo(end) > 0;
  }

  private List<Filed> filed(String what, CalendarDate from, CalendarDate until) {
    List<Filed> filed = new ArrayList<>();
    for (String code : records.carries(school, provisos.yearOf(asOf))) {
      for (Filed one : records.filed(code)) {
        boolean isThen =
            one.on().compareTo(from) >= 0
                && one.on().compareTo(until) <= 0
                && one.on().compareTo(asOf) <= 0;
        if (isThen && one.what().equals(what)) {
          filed.add(one);
        }
      }
    }
    return filed;
  }

  private List<Candidate> candidates(
      Ladder.Duty duty, Obligations.Stage stage, CalendarDate from, CalendarDate until) {
    return filed(duty.what(), from, until).stream()
        .map(filed -> candidate(duty, stage, filed))
        .toList();
  }

  private Candidate candidate(Ladder.Duty duty, Obligations.Stage stage, Filed filed) {
    Obligations.Stage then = stage(filed.on(), stage);
    List<Obligation.Shown> shown = new ArrayList<>();
    CalendarDate counts = filed.on();
    for (Proviso proviso : duty.provisos()) {
      shown.add(provisos.shown(proviso, filed, then.reasons(), then.rated()));
      CalendarDate approved = filed.approvedOn();
      boolean isLater = approved != null && approved.compareTo(counts) > 0;
      if (proviso instanceof Proviso.ApprovedBy && approved != null && isLater) {
        counts = approved;
      }
    }
    boolean isMet = shown.stream().allMatch(Obligation.Shown::isMet);
    return new Candidate(filed, shown, isMet ? counts : null);
  }

  /** The stage in effect on a day, or the one given. */
  private Obligations.Stage stage(CalendarDate day, Obligations.Stage otherwise) {
    SchoolYear year = provisos.yearOf(day);
    return stages.stream().filter(one -> one.year().equals(year)).findFirst().orElse(otherwise);
  }
}
