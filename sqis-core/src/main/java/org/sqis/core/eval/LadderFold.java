package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Rung;

/**
 * What one determination, or one year without data, does to the place of a school on a ladder.
 * Pure: the place after it depends on the place before it and on what is given here.
 *
 * @param ladder the ladder
 * @param moves its moves, tested top-down
 * @param conditions what their conditions come to
 */
record LadderFold(Ladder ladder, List<Element.Move> moves, Conditions conditions) {
  LadderFold {
    moves = List.copyOf(moves);
  }

  /** What the conditions of moves come to. */
  interface Conditions {
    /**
     * Whether the condition of a move holds.
     *
     * @param move the number of the move
     * @param now the place of the school, the year closed
     * @param exits whether it is no longer designated
     */
    Value of(int move, Rung now, Value exits);
  }

  /** How a school came to its place. */
  enum How {
    /** It is not on the ladder and never was. */
    NEVER,
    /** It left before. */
    LEFT_BEFORE,
    /** It is newly designated and enters the first state. */
    ENTERS,
    /** It comes from another designation with its clock. */
    COMES,
    /** It is designated again and goes on where it was. */
    RESUMES,
    /** One more year of its clock was closed. */
    CLOSES_A_YEAR
  }

  /**
   * What a determination did.
   *
   * @param rung the place of the school after it; null if it never was on the ladder
   * @param how how it came there
   * @param move the number of the move that was made; -1 for none
   * @param undecided the moves above it whose conditions are undecided
   */
  record Step(@Nullable Rung rung, How how, int move, List<Integer> undecided) {
    Step {
      undecided = List.copyOf(undecided);
    }

    /** The state of a school that is on the ladder; null if it is not. */
    @Nullable String state() {
      return isOn(rung) ? Objects.requireNonNull(rung).state() : null;
    }
  }

  /** Whether the school is on the ladder. */
  static boolean isOn(@Nullable Rung rung) {
    return rung != null && !rung.state().equals(Ladder.OUT);
  }

  /**
   * What the determination of a year does.
   *
   * @param before the place after the year before; null if the school never was on the ladder
   * @param designated whether the school is designated after this determination; missing if that is
   *     undecided
   * @param carried the closed years of the clock it brings along; null if it brings none
   */
  Step determined(
      SchoolYear year, @Nullable Rung before, Value designated, @Nullable Integer carried) {
    if (before != null && isOn(before)) {
      Value exits = designated instanceof Value.YesNo answer ? Value.of(!answer.yes()) : designated;
      return moved(year, closed(before), exits, How.CLOSES_A_YEAR);
    }
    if (!designated.equals(Value.YesNo.YES)) {
      return new Step(before, before == null ? How.NEVER : How.LEFT_BEFORE, -1, List.of());
    }
    if (before != null && resumes(before, year)) {
      String state = before.lastState();
      Rung again =
          new Rung(
              ladder.name(), state, before.since(), before.year(), year, before.yearHere(), state);
      return new Step(again, How.RESUMES, -1, List.of());
    }
    String first = ladder.states().get(0);
    if (carried != null) {
      // The clock closed a year in this determination, and so the moves are tested.
      Rung start = new Rung(ladder.name(), first, year, carried, year, 0, first);
      return moved(year, start, Value.YesNo.NO, How.COMES);
    }
    return new Step(
        new Rung(ladder.name(), first, year, 0, year, 0, first), How.ENTERS, -1, List.of());
  }

  private boolean resumes(Rung left, SchoolYear year) {
    int away = year.start() - left.stateSince().start();
    return away <= ladder.reentry() && ladder.states().contains(left.lastState());
  }

  private static Rung closed(Rung before) {
    return new Rung(
        before.ladder(),
        before.state(),
        before.since(),
        before.year() + 1,
        before.stateSince(),
        before.yearHere() + 1,
        before.lastState());
  }

  private Step moved(SchoolYear year, Rung now, Value exits, How how) {
    List<Integer> undecided = new ArrayList<>();
    boolean isLeaving = exits.equals(Value.YesNo.YES);
    for (int pass = isLeaving ? 0 : 1; pass < 2; pass++) {
      Step step = tested(year, now, exits, how, pass == 0, undecided);
      if (step != null) {
        return step;
      }
    }
    return new Step(now, how, -1, undecided);
  }

  /**
   * The first move that is made; null if none is. Who is no longer designated leaves before
   * anything else is asked; nobody is moved on while that is undecided.
   */
  private @Nullable Step tested(
      SchoolYear year, Rung now, Value exits, How how, boolean isOut, List<Integer> undecided) {
    for (int i = 0; i < moves.size(); i++) {
      boolean leadsOut = moves.get(i).to().equals(Ladder.OUT);
      boolean isTested = isOut ? leadsOut : !exits.isMissing() || leadsOut;
      if (!moves.get(i).leadsFrom(now.state()) || !isTested) {
        continue;
      }
      Value holds = conditions.of(i, now, exits);
      if (holds.isMissing() && !undecided.contains(i)) {
        undecided.add(i);
      } else if (holds.equals(Value.YesNo.YES)) {
        return new Step(led(now, moves.get(i).to(), year), how, i, undecided);
      }
    }
    return null;
  }

  /** A school that has left keeps clock and last state, for it may come again. */
  private static Rung led(Rung now, String to, SchoolYear year) {
    boolean isOut = to.equals(Ladder.OUT);
    return new Rung(
        now.ladder(),
        to,
        now.since(),
        now.year(),
        year,
        isOut ? now.yearHere() : 0,
        isOut ? now.state() : to);
  }

  /** What a year of which there are no data does to a place. */
  Rung withoutData(SchoolYear year, Rung before) {
    if (!isOn(before) || ladder.noData() == Ladder.NoData.STOPS) {
      return before;
    }
    Rung now = closed(before);
    for (int i = 0; i < moves.size(); i++) {
      Element.Move move = moves.get(i);
      // Nobody leaves, and nothing is known that a condition on data could rest on.
      boolean isMade =
          move.isOfClock()
              && move.leadsFrom(now.state())
              && conditions.of(i, now, Value.YesNo.NO).equals(Value.YesNo.YES);
      if (isMade) {
        return led(now, move.to(), year);
      }
    }
    return now;
  }
}
