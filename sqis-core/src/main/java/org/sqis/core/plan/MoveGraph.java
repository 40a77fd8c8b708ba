package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Ladder;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves that the moves of a ladder fit together: every move can be made, every state is reached,
 * and every school that leaves its designation leaves the ladder, and no other.
 */
final class MoveGraph {
  private final Ladder ladder;
  private final Problems problems;
  private final Place.Element at;
  private final List<MoveFacts> facts = new ArrayList<>();
  private final Set<Integer> never = new LinkedHashSet<>();

  MoveGraph(Ladder ladder, Function<Expr, @Nullable Rational> constant, Problems problems) {
    this.ladder = ladder;
    this.problems = problems;
    this.at = Place.element("ladder/" + ladder.name());
    ladder.moves().forEach(move -> facts.add(MoveFacts.of(move.when(), constant)));
  }

  void proveErrors() {
    for (int i = 0; i < ladder.moves().size(); i++) {
      proveCanBeMade(i);
      proveOut(i);
    }
    Set<String> reached = reached();
    proveReached(reached);
    proveWayOut(reached);
  }

  private Ladder.Move move(int number) {
    return ladder.moves().get(number);
  }

  private static boolean leads(Ladder.Move move, String state) {
    return !move.to().equals(state)
        && (move.from().equals(state) || move.from().equals(Ladder.ANY));
  }

  private void proveCanBeMade(int number) {
    Ladder.Move move = move(number);
    Place.Element place = at.child("move").child(number);
    if (facts.get(number).isNever()) {
      never.add(number);
      problems.add(
          never(move, place.child("when"), "in no year does its condition hold")
              .help("compare with other years; the first test is made with `year` 1"));
      return;
    }
    Set<Integer> before = new LinkedHashSet<>();
    for (String state : ladder.states()) {
      if (!leads(move, state)) {
        continue;
      }
      int earlier = 0;
      while (earlier < number && !isMadeBefore(earlier, number, state)) {
        earlier++;
      }
      if (earlier == number) {
        return;
      }
      before.add(earlier);
    }
    if (before.isEmpty()) {
      return;
    }
    never.add(number);
    Problem problem =
        never(
            move,
            place,
            before.size() == 1
                ? "a row above holds whenever this one does"
                : "rows above hold whenever this one does");
    for (int earlier : before) {
      problem =
          problem.with(
              at.child("move").child(earlier),
              "leads to `" + move(earlier).to() + "` first, since moves are tested top-down");
    }
    problems.add(problem.help("put this row above, or leave it out"));
  }

  private static Problem never(Ladder.Move move, Place.Element place, String why) {
    return Problem.of(ProblemCode.LADDER_MOVE_NEVER, place, move.from(), move.to(), why);
  }

  private boolean isMadeBefore(int earlier, int later, String state) {
    return !never.contains(earlier)
        && leads(move(earlier), state)
        && facts.get(later).makeCertain(move(earlier).when());
  }

  /** Whoever still has the designation would enter anew a year after the move. */
  private void proveOut(int number) {
    Ladder.Move move = move(number);
    boolean needsExit = facts.get(number).makeCertain(new Expr.Name(LadderProof.EXITS));
    if (move.to().equals(Ladder.OUT) && !needsExit && !never.contains(number)) {
      problems.add(
          Problem.of(
                  ProblemCode.LADDER_OUT_TOO_SOON,
                  at.child("move").child(number).child("when"),
                  ladder.designation())
              .help(
                  "write `exits`, or `"
                      + ExprCompiler.excerpt(
                          new Expr.Binary(
                              Operator.AND, new Expr.Name(LadderProof.EXITS), move.when()))
                      + "`; a school leaves only when it is no longer designated"));
    }
  }

  /** The states that a school can come to. */
  private Set<String> reached() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    ladder.states().stream().limit(1).forEach(open::add);
    while (!open.isEmpty()) {
      String state = open.pop();
      if (reached.add(state)) {
        open.addAll(next(state));
      }
    }
    return reached;
  }

  private Set<String> next(String state) {
    Set<String> next = new LinkedHashSet<>();
    for (int i = 0; i < ladder.moves().size(); i++) {
      Ladder.Move move = move(i);
      if (!never.contains(i) && leads(move, state) && !move.to().equals(Ladder.OUT)) {
        next.add(move.to());
      }
    }
    return next;
  }

  private void proveReached(Set<String> reached) {
    for (int i = 0; i < ladder.states().size(); i++) {
      String state = ladder.states().get(i);
      boolean isKnown = never.stream().anyMatch(number -> move(number).to().equals(state));
      if (!reached.contains(state) && !isKnown) {
        problems.add(
            Problem.of(ProblemCode.LADDER_UNREACHABLE, at.child("state").child(i), state)
                .help("add a row to `moves` that leads to it, or leave the state out"));
      }
    }
  }

  /** From every state some move by `exits`, or several, lead out. */
  private void proveWayOut(Set<String> reached) {
    Set<String> leaving = new LinkedHashSet<>();
    boolean isNew = true;
    while (isNew) {
      isNew = false;
      for (String state : reached) {
        isNew |= !leaving.contains(state) && leadsOut(state, leaving) && leaving.add(state);
      }
    }
    List<String> caught =
        ladder.states().stream()
            .filter(state -> reached.contains(state) && !leaving.contains(state))
            .toList();
    if (!caught.isEmpty()) {
      boolean isAll = leaving.isEmpty();
      problems.add(
          Problem.of(
                  ProblemCode.LADDER_NO_WAY_OUT,
                  isAll
                      ? at.child("moves")
                      : at.child("state").child(ladder.states().indexOf(caught.get(0))),
                  caught.stream().collect(Collectors.joining("`, `")),
                  isAll
                      ? "no move leads to `" + Ladder.OUT + "`"
                      : "no move by `exits` leads from there")
              .help(
                  isAll
                      ? "add a row `| any | exits | out |` to `moves`"
                      : "add a row `| " + caught.get(0) + " | exits | out |` to `moves`"));
    }
  }

  private boolean leadsOut(String state, Set<String> leaving) {
    for (int i = 0; i < ladder.moves().size(); i++) {
      Ladder.Move move = move(i);
      boolean isOut = move.to().equals(Ladder.OUT) || leaving.contains(move.to());
      if (!never.contains(i) && leads(move, state) && isOut) {
        return true;
      }
    }
    return false;
  }

  /** A state which schools leave only with their designation, though other states follow it. */
  void warn() {
    for (int i = 0; i + 1 < ladder.states().size(); i++) {
      String state = ladder.states().get(i);
      List<String> after = ladder.states().subList(i + 1, ladder.states().size());
      boolean isFinal = true;
      for (int number = 0; number < ladder.moves().size(); number++) {
        boolean isExit = facts.get(number).makeCertain(new Expr.Name(LadderProof.EXITS));
        isFinal &= isExit || !leads(move(number), state);
      }
      if (isFinal) {
        String list = after.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
        problems.add(
            Problem.of(
                    ProblemCode.LADDER_FINAL,
                    at.child("state").child(i),
                    state,
                    list + (after.size() == 1 ? " is listed" : " are listed"))
                .help("add a row to `moves` that leads on from it, or list it last"));
      }
    }
  }
}
