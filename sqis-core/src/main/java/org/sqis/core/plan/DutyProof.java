package org.sqis.core.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the duties of a ladder: their states, their days, and what must be shown. */
final class DutyProof {
  private static final int QUARTERS = 4;

  private final Ladder ladder;
  private final Names names;
  private final Problems problems;
  private final BiPredicate<String, Place.Element> isDesignation;
  private final Place.Element at;

  /**
   * @param at the place of what has the duties
   * @param isDesignation whether a name that stands at a place is that of a designation; says so if
   *     it is not
   */
  DutyProof(
      Ladder ladder,
      Place.Element at,
      Names names,
      Problems problems,
      BiPredicate<String, Place.Element> isDesignation) {
    this.ladder = ladder;
    this.names = names;
    this.problems = problems;
    this.isDesignation = isDesignation;
    this.at = at;
  }

  void prove() {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < ladder.duties().size(); i++) {
      Ladder.Duty duty = ladder.duties().get(i);
      Place.Element place = at.child("duty").child(i);
      boolean isKnown = duty.in().equals(Ladder.ANY) || ladder.states().contains(duty.in());
      if (!isKnown) {
        LadderProof.unknownState(ladder, duty.in(), Ladder.ANY, place.child("in"), problems);
      }
      due(duty, place.child("by"));
      for (int k = 0; k < duty.provisos().size(); k++) {
        proviso(duty.provisos().get(k), place.child("provided").child(k));
      }
      once(i, duty, seen);
    }
  }

  /** Two duties of one actor with one thing at one time are one, or contradict each other. */
  private void once(int number, Ladder.Duty duty, Map<String, Integer> seen) {
    for (String who : duty.who()) {
      for (String state : states(duty)) {
        String key = state + "\n" + who + "\n" + duty.what() + "\n" + duty.due();
        Integer earlier = seen.putIfAbsent(key, number);
        if (earlier != null) {
          Place.Element place = at.child("duty").child(number);
          problems.add(
              Problem.of(
                      ProblemCode.LADDER_DUTY_TWICE,
                      earlier == number ? place.child("who") : place,
                      who,
                      duty.must(),
                      duty.what())
                  .with(at.child("duty").child(earlier), earlier == number ? "" : "the first one")
                  .help("leave one of the two out, or give them different days"));
          return;
        }
      }
    }
  }

  private Set<String> states(Ladder.Duty duty) {
    return duty.in().equals(Ladder.ANY) ? new LinkedHashSet<>(ladder.states()) : Set.of(duty.in());
  }

  private void due(Ladder.Duty duty, Place.Element place) {
    Due due = duty.due();
    if (due instanceof Due.Within within && within.days() < 1) {
      number(due, place, "a duty is due after one day at the earliest", "1 day");
    } else if (due instanceof Due.EachQuarter quarter && quarter.times() < QUARTERS) {
      number(due, place, "a year has four quarters", "each quarter");
    } else if (due instanceof Due.TimesAYear often && often.times() < 1) {
      number(due, place, "what is due comes once a year at the least", "1 a year");
    } else if (due instanceof Due.OfYear year && year.year() < 1) {
      String first = new Due.OfYear(year.isStart(), 1).toString();
      number(due, place, "the first year on the ladder is year 1", first);
    } else if (due instanceof Due.EachYear each) {
      season(each.season(), place);
    } else if (due instanceof Due.WhenTheOldOneEnds) {
      boolean hasFirst =
          ladder.duties().stream()
              .anyMatch(
                  other ->
                      other.what().equals(duty.what())
                          && !(other.due() instanceof Due.WhenTheOldOneEnds));
      if (!hasFirst) {
        problems.add(
            Problem.of(ProblemCode.LADDER_NO_OLD_ONE, place, duty.what())
                .help(
                    "add a duty to "
                        + duty.must()
                        + " the first one, for example `before implementation`"));
      }
    }
  }

  private void number(Object written, Place.Element place, String why, String instead) {
    problems.add(
        Problem.of(ProblemCode.LADDER_NUMBER, place, written.toString(), why)
            .help("write `" + instead + "`"));
  }

  private void season(String season, Place.Element place) {
    List<String> seasons = names.calendar().names();
    if (season.equals(SchoolCalendar.SCHOOL_YEAR)
        || seasons.contains(season)
        || names.isPoisoned(season)) {
      return;
    }
    problems.add(
        Problem.of(ProblemCode.LADDER_SEASON, place, season)
            .help(
                NearestName.find(season, seasons)
                    .map(near -> "did you mean `" + near + " of each year`?")
                    .orElse(
                        seasons.isEmpty()
                            ? "add a table `calendar` with its days to the policy"
                            : "its seasons are " + String.join(", ", seasons))));
  }

  private void proviso(Proviso proviso, Place.Element place) {
    if (proviso instanceof Proviso.Spans spans && spans.years() < 1) {
      number(proviso, place, "it spans one year at the least", "1 year");
    } else if (proviso instanceof Proviso.Partner partner) {
      if (!partner.designation().isEmpty()) {
        // It reports what is wrong with the name; nothing else rests on it here.
        var unused = isDesignation.test(partner.designation(), place);
      }
      if (!partner.by().isEmpty()) {
        proven(partner.by(), place);
      }
    }
  }

  /** A yes or no of each group. */
  private void proven(String name, Place.Element place) {
    Names.Found found = names.find(name);
    Names.Meaning meaning = found.meaning();
    if (found.isPoisoned()) {
      return;
    }
    if (meaning == null) {
      String kind = names.kind(name);
      if (kind != null) {
        problems.add(ProblemCode.WRONG_KIND, place, name, kind, "a yes or no of each group");
      } else {
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, names.known(), name);
      }
    } else if (meaning.each() != UnitOfAnalysis.GROUP || !meaning.typed().isYesNo()) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  place,
                  "`" + name + "`",
                  meaning.typed().words() + " of each " + meaning.each(),
                  "a yes or no of each group")
              .help("name a measure of each group that is yes where the partner is proven"));
    }
  }
}
