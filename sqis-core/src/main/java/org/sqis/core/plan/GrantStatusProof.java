package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.policy.GrantStatus;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Due;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the states of a grant: every name is a state, every state is reached, days exist. */
final class GrantStatusProof {
  private static final int QUARTERS = 4;

  private final GrantStatus status;
  private final ProcedureNames its;
  private final List<String> seasons;

  /**
   * @param seasons the seasons of the calendar
   */
  GrantStatusProof(GrantStatus status, ProcedureNames its, List<String> seasons) {
    this.status = status;
    this.its = its;
    this.seasons = seasons;
  }

  boolean prove() {
    its.membership(status.membership(), "for");
    its.onlyOne(status, GrantStatus.class);
    its.once(status.states(), "states");
    its.once(
        status.moves().stream().map(one -> one.decision() + " from " + one.from()).toList(),
        "moves");
    Set<String> reached = new LinkedHashSet<>();
    if (!status.states().isEmpty()) {
      reached.add(status.states().get(0));
    }
    for (int i = 0; i < status.moves().size(); i++) {
      GrantStatus.Move move = status.moves().get(i);
      state(move.from(), true, "moves/" + i + "/from");
      state(move.to(), false, "moves/" + i + "/to");
      reached.add(move.to());
    }
    for (int i = 0; i < status.states().size(); i++) {
      String state = status.states().get(i);
      if (state.equals(Ladder.ANY)) {
        its.add(
            Problem.of(ProblemCode.STATUS_NO_STATE, its.place("states/" + i), state, status.name())
                .help("`any` stands for every state; give the state another name"));
      } else if (!reached.contains(state) && its.isSound()) {
        its.add(
            Problem.of(ProblemCode.STATUS_UNREACHED, its.place("states/" + i), state)
                .help("add a row of `moves` that leads to it, or leave the state out"));
      }
    }
    duties();
    return its.isSound();
  }

  private void state(String name, boolean isAnyFine, String part) {
    if (status.states().contains(name) || (isAnyFine && name.equals(Ladder.ANY))) {
      return;
    }
    its.add(
        Problem.of(ProblemCode.STATUS_NO_STATE, its.place(part), name, status.name())
            .help(
                NearestName.find(name, status.states())
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("its states are " + String.join(", ", status.states()))));
  }

  private void duties() {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < status.duties().size(); i++) {
      Ladder.Duty duty = status.duties().get(i);
      state(duty.in(), false, "duties/" + i + "/in");
      due(duty.due(), "duties/" + i + "/by");
      said.add(duty.must() + " " + duty.what() + " in " + duty.in());
    }
    its.once(said, "duties");
  }

  private void due(Due due, String part) {
    if (due instanceof Due.Within within && within.days() < 1) {
      refuse(due, "it is due after one day at the earliest", "write `1 day`", part);
    } else if (due instanceof Due.EachQuarter quarter && quarter.times() != QUARTERS) {
      refuse(
          due,
          "the quarters of a state are counted from its first day",
          "write `each quarter`",
          part);
    } else if (due instanceof Due.EachYear each) {
      season(each.season(), part);
    } else if (!isDated(due)) {
      refuse(
          due,
          "the state of a grant begins on a day, and has no years of a clock",
          "write for example `45 days`, `each month`, `each year` or `31 March 2015`",
          part);
    }
  }

  private static boolean isDated(Due due) {
    return due instanceof Due.Within
        || due instanceof Due.By
        || due instanceof Due.EachMonth
        || due instanceof Due.EachQuarter
        || due instanceof Due.EachYear;
  }

  private void season(String season, String part) {
    if (!season.equals(SchoolCalendar.SCHOOL_YEAR) && !seasons.contains(season)) {
      its.add(
          Problem.of(ProblemCode.LADDER_SEASON, its.place(part), season)
              .help(
                  NearestName.find(season, seasons)
                      .map(near -> "did you mean `" + near + " of each year`?")
                      .orElse("write `each year`, or add the season to the table `calendar`")));
    }
  }

  private void refuse(Due due, String why, String help, String part) {
    its.add(Problem.of(ProblemCode.STATUS_DUE, its.place(part), due.toString(), why).help(help));
  }
}
