package org.sqis.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.LadderStep;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.StandingYear;

/** What happened to one school in the determination of a year, in words. */
final class YearEvents {
  private final Determinations all;
  private final String id;

  YearEvents(Determinations all, String id) {
    this.all = all;
    this.id = id;
  }

  /**
   * Something that happened or holds.
   *
   * @param kind what kind of thing
   * @param of the designation, ladder or school it is about
   * @param detail the rest
   */
  record Event(String kind, String of, String detail) {}

  List<Event> of(StandingYear year) {
    List<Event> events = new ArrayList<>();
    for (SchoolRecords.Succession one : all.records().formers(id)) {
      if (one.from().equals(year.rated())) {
        events.add(new Event("carries on", one.former(), "from " + one.from()));
      }
    }
    year.after().held().values().forEach(held -> held(year, held, events));
    year.lost().forEach(held -> lost(year, held, events));
    year.determinations().values().forEach(found -> other(year, found, events));
    year.after().rungs().values().forEach(rung -> ladder(year, rung, events));
    return events;
  }

  private void held(StandingYear year, Held held, List<Event> events) {
    Determination found = year.determinations().get(held.designation());
    boolean isNew = !year.before().held().containsKey(held.designation());
    String how =
        found != null
            ? found.how().words()
            : year.basis() == StandingYear.Basis.RECORDED ? "recorded" : "kept, no data";
    List<String> reasons = held.reasons().stream().map(Why::words).toList();
    StringBuilder detail = new StringBuilder(how);
    detail.append("; for ").append(reasons.isEmpty() ? "no reason" : String.join(", ", reasons));
    detail.append("; since the determination of ").append(held.since());
    detail.append(", year ").append(year.rated().start() - held.since().start() + 1);
    if (found != null && !found.remark().isEmpty()) {
      detail.append("; ").append(found.remark());
    }
    if (isNew) {
      leftBefore(year, held.designation())
          .ifPresent(left -> detail.append("; again after it left in ").append(left));
    }
    events.add(new Event("designated", held.designation(), detail.toString()));
    for (Why why : Why.of(all, id, year.rated(), held)) {
      if (why.of().equals(year.rated())) {
        numbers(why, events);
      }
    }
    if (found != null) {
      found.clearings().forEach(one -> events.add(clearing(held.designation(), one)));
    }
  }

  private static Event clearing(String designation, Determination.Clearing one) {
    return new Event("exit tested", designation, ListEntry.words(one));
  }

  private static void numbers(Why why, List<Event> events) {
    Determination.Finding finding = why.finding();
    if (finding == null) {
      return;
    }
    for (Determination.Compared one : finding.compared()) {
      String numbers = one.what() + " " + one.value() + " " + one.sign() + " " + one.cut();
      events.add(
          new Event("reason", finding.route(), (one.group() + ": " + numbers.strip()).strip()));
    }
    for (Determination.Ranking one : finding.rankings()) {
      events.add(
          new Event(
              "reason",
              finding.route(),
              one.by()
                  + " "
                  + one.value()
                  + ", rank "
                  + one.rank()
                  + " of "
                  + one.competing()
                  + " for "
                  + one.places()
                  + " places"
                  + (one.line().isEmpty() ? "" : ", line " + one.line())));
    }
  }

  /** The rated year of the last determination before in which the school left. */
  private Optional<SchoolYear> leftBefore(StandingYear year, String designation) {
    Optional<SchoolYear> left = Optional.empty();
    for (StandingYear one : all.of(id)) {
      boolean isEarlier = one.rated().compareTo(year.rated()) < 0;
      boolean isLost = one.lost().stream().anyMatch(held -> held.designation().equals(designation));
      if (isEarlier && isLost) {
        left = Optional.of(one.rated());
      }
    }
    return left;
  }

  private void lost(StandingYear year, Held held, List<Event> events) {
    Determination found = year.determinations().get(held.designation());
    String how = found == null ? year.basis().words() : found.how().words();
    String remark = found == null || found.remark().isEmpty() ? "" : "; " + found.remark();
    events.add(
        new Event(
            "left", held.designation(), how + remark + "; it was held since " + held.since()));
    if (found != null) {
      found.clearings().forEach(one -> events.add(clearing(held.designation(), one)));
    }
  }

  /** Decisions of people, and what is undecided. */
  private static void other(StandingYear year, Determination found, List<Event> events) {
    if (found.decided() != null) {
      boolean holds = year.after().held().containsKey(found.designation());
      events.add(
          new Event(
              holds ? "decided: designate" : "decided: release",
              found.designation(),
              ListEntry.words(found.decided())));
    }
    if (found.how() == Determination.How.UNDECIDED) {
      events.add(new Event("undecided", found.designation(), found.answer().toString()));
    }
    boolean isPaused = found.how() == Determination.How.PAUSED;
    if (isPaused && !year.after().held().containsKey(found.designation())) {
      events.add(new Event("paused", found.designation(), found.remark()));
    }
  }

  private static void ladder(StandingYear year, Rung rung, List<Event> events) {
    boolean isOut = rung.state().equals(Ladder.OUT);
    boolean isFresh = rung.stateSince().equals(year.rated());
    if (isOut && !isFresh) {
      return;
    }
    LadderStep step =
        year.steps().stream()
            .filter(one -> one.ladder().equals(rung.ladder()))
            .findFirst()
            .orElse(null);
    StringBuilder detail = new StringBuilder("state ").append(rung.state());
    detail.append(", year ").append(rung.year() + 1).append(" of the clock");
    if (isOut) {
      detail.setLength(0);
      detail.append("out, after ").append(rung.lastState());
      detail.append("; ").append(Parts.counted(rung.year(), "closed year"));
    }
    if (step != null) {
      detail.append("; ").append(step.how());
      detail.append(step.move().isEmpty() ? "" : "; move: " + step.move());
    } else {
      detail.append("; ").append(year.basis().words());
    }
    events.add(new Event("ladder", rung.ladder(), detail.toString()));
    if (step != null) {
      for (LadderStep.Undecided one : step.undecided()) {
        events.add(new Event("move undecided", rung.ladder(), one.move() + ": " + one.because()));
      }
    }
  }
}
