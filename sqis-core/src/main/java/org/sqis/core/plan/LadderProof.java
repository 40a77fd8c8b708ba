package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one ladder: its states, its moves, and what its duties speak of. */
final class LadderProof {
  /** The years of the clock that are closed. */
  static final String YEAR = "year";

  /** The years in the present state that are closed. */
  static final String YEAR_HERE = "year_here";

  /** Whether the designation is no longer held. */
  static final String EXITS = "exits";

  /** The names that only the moves of a ladder know. */
  static final Set<String> LOCALS = Set.of(YEAR, YEAR_HERE, EXITS);

  private final Ladder ladder;
  private final PolicySpec spec;
  private final Names names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;
  private final Set<String> designations = new HashSet<>();

  LadderProof(
      Ladder ladder, PolicySpec spec, Names names, ExprCompiler expressions, Problems problems) {
    this.ladder = ladder;
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("ladder/" + ladder.name());
    spec.designations().stream().map(Designation::name).forEach(designations::add);
  }

  /** The proved ladder; null if it has a fault. */
  Element.@Nullable OfLadder prove() {
    int before = problems.count();
    boolean isKnown = isDesignation(ladder.designation(), at.child("for"));
    proveStates();
    proveCarried();
    Typed exits = exits();
    List<Element.Move> moves = moves(exits);
    boolean areStates = problems.count() == before;
    new DutyProof(ladder, at, names, problems, this::isDesignation).prove();
    if (!isKnown || moves == null || problems.count() > before) {
      if (moves != null && areStates) {
        graph().proveErrors();
      }
      return null;
    }
    MoveGraph graph = graph();
    graph.proveErrors();
    if (problems.count() > before) {
      return null;
    }
    graph.warn();
    EnumSet<MissingReason> possible = EnumSet.of(MissingReason.NOT_APPLICABLE);
    possible.addAll(exits.possible());
    Typed typed = Typed.of(new Type.OneOf(ladder.states())).missing(possible, Map.of());
    return new Element.OfLadder(ladder, typed, moves);
  }

  private MoveGraph graph() {
    return new MoveGraph(ladder, this::constant, problems);
  }

  /** Whether a name is that of a designation; if not, that is said here or where it stands. */
  private boolean isDesignation(String name, Place.Element place) {
    if (designations.contains(name)) {
      return !names.isPoisoned(name);
    }
    if (names.isPoisoned(name)) {
      return false;
    }
    Names.Meaning meaning = names.find(name).meaning();
    String kind = meaning != null ? meaning.kind() : names.kind(name);
    if (kind != null) {
      problems.add(
          Problem.of(ProblemCode.WRONG_KIND, place, name, kind, "a designation")
              .help(choices("write the name of a designation")));
    } else if (!(names.lacksDeclarations() && designations.isEmpty())) {
      problems.add(
          Problem.of(ProblemCode.UNKNOWN_NAME, place, name)
              .help(
                  NearestName.find(name, designations)
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse(choices("declare it with `designate " + name + "`"))));
    }
    return false;
  }

  private String choices(String otherwise) {
    Collection<String> sorted = designations.stream().sorted().toList();
    return sorted.isEmpty() || sorted.size() > 6
        ? otherwise
        : otherwise + "; there " + (sorted.size() == 1 ? "is " : "are ") + quoted(sorted);
  }

  private static String quoted(Collection<String> all) {
    return CaseProof.listed(all.stream().map(one -> "`" + one + "`").toList(), "and");
  }

  private void proveStates() {
    if (ladder.states().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.LADDER_STATE_NAME, at.child("states"), "", "a ladder needs one")
              .help("list the states after `states`, the first one first"));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ladder.states().size(); i++) {
      String state = ladder.states().get(i);
      Place.Element place = at.child("state").child(i);
      String why =
          state.equals(Ladder.OUT)
              ? "it is the word for schools that have left"
              : state.equals(Ladder.ANY)
                  ? "it is the word for every state"
                  : NameProof.RESERVED.contains(state)
                      ? "it is a word of expressions"
                      : NameProof.isName(state) ? "" : "it is no name";
      if (!why.isEmpty()) {
        problems.add(
            Problem.of(ProblemCode.LADDER_STATE_NAME, place, state, why)
                .help(
                    state.equals(Ladder.OUT)
                        ? "leave it out of the list; moves lead to it all the same"
                        : "use another word, with letters, digits and `_`"));
      } else if (!seen.add(state)) {
        problems.add(
            Problem.of(ProblemCode.LADDER_STATE_TWICE, place, state)
                .with(at.child("state").child(ladder.states().indexOf(state)), "the first one")
                .help("keep one of the two"));
      }
    }
  }

  private void proveCarried() {
    for (int i = 0; i < ladder.carries().size(); i++) {
      String name = ladder.carries().get(i);
      Place.Element place = at.child("carries").child(i);
      String why =
          name.equals(ladder.designation())
              ? "it is the designation of the ladder itself"
              : ladder.carries().indexOf(name) < i ? "it is named before" : "";
      if (!why.isEmpty()) {
        problems.add(
            Problem.of(ProblemCode.LADDER_CARRIES, place, ladder.name(), name, why)
                .help("leave it out"));
      } else {
        isDesignation(name, place);
      }
    }
    if (ladder.reentry() < 0) {
      throw new AssertionError("the record checks it: " + ladder.reentry());
    }
  }

  /** What is known of whether a school leaves: for what its designation can be undecided. */
  private Typed exits() {
    Names.Meaning meaning = names.find(ladder.designation()).meaning();
    EnumSet<MissingReason> possible = EnumSet.noneOf(MissingReason.class);
    if (meaning != null) {
      possible.addAll(meaning.typed().possible());
    }
    possible.remove(MissingReason.NOT_APPLICABLE);
    return Typed.of(new Type.YesNo()).missing(possible, Map.of());
  }

  private @Nullable List<Element.Move> moves(Typed exits) {
    Typed year = Typed.of(Unit.YEARS).within(new Bounds(Rational.ONE, null));
    Typed here = Typed.of(Unit.YEARS).within(new Bounds(Rational.ZERO, null));
    Scope scope =
        Scope.of(UnitOfAnalysis.SCHOOL)
            .with(
                Map.of(
                    YEAR, new Node.Local(YEAR, year),
                    YEAR_HERE, new Node.Local(YEAR_HERE, here),
                    EXITS, new Node.Local(EXITS, exits)));
    List<Element.Move> moves = new ArrayList<>();
    boolean hasFault = false;
    for (int i = 0; i < ladder.moves().size(); i++) {
      Ladder.Move move = ladder.moves().get(i);
      Place.Element place = at.child("move").child(i);
      boolean isFrom = isState(move.from(), Ladder.ANY, place.child("from"));
      boolean isTo = isState(move.to(), Ladder.OUT, place.child("to"));
      hasFault |= !isFrom || !isTo;
      if (move.from().equals(move.to())) {
        hasFault = true;
        problems.add(
            Problem.of(ProblemCode.LADDER_SAME_STATE, place.child("to"), move.to())
                .help("leave the row out: a school stays where no move leads"));
      }
      Compiled when = expressions.condition(move.when(), scope, place.child("when"));
      hasFault |= when == null;
      if (when != null) {
        moves.add(new Element.Move(move.from(), when.node(), move.to(), isOfClock(move.when())));
      }
    }
    return hasFault ? null : moves;
  }

  private boolean isState(String word, String besides, Place.Element place) {
    if (word.equals(besides) || ladder.states().contains(word)) {
      return true;
    }
    unknownState(ladder, word, besides, place, problems);
    return false;
  }

  static void unknownState(
      Ladder ladder, String word, String besides, Place.Element place, Problems problems) {
    List<String> known = new ArrayList<>(ladder.states());
    known.add(besides);
    boolean isOther = word.equals(Ladder.OUT) || word.equals(Ladder.ANY);
    Problem problem = Problem.of(ProblemCode.LADDER_STATE_UNKNOWN, place, word, ladder.name());
    if (isOther) {
      problems.add(
          problem.help(
              word.equals(Ladder.OUT)
                  ? "a school that has left moves no more and has no duties; it enters anew"
                  : "a move leads to one state; write which"));
    } else {
      problems.unknown(problem.code(), place, known, word, ladder.name());
    }
  }

  /** Whether a condition needs no data. */
  private boolean isOfClock(Expr when) {
    if (when instanceof Expr.Name name) {
      return LOCALS.contains(name.name()) || isParameter(name.name());
    }
    boolean isKept =
        when instanceof Expr.Numeral
            || when instanceof Expr.Answer
            || when instanceof Expr.Not
            || when instanceof Expr.Negated
            || when instanceof Expr.Binary;
    return isKept && when.children().stream().allMatch(this::isOfClock);
  }

  private boolean isParameter(String name) {
    return spec.parameters().stream().anyMatch(one -> one.name().equals(name));
  }

  /** The number that an expression always is; null if it is none or that depends. */
  private @Nullable Rational constant(Expr expr) {
    if (expr instanceof Expr.Numeral numeral) {
      return numeral.isPercent() ? null : numeral.value();
    }
    if (!(expr instanceof Expr.Name name) || LOCALS.contains(name.name())) {
      return null;
    }
    for (Parameter parameter : spec.parameters()) {
      if (parameter.name().equals(name.name())) {
        return parameter.value() instanceof Expr.Numeral numeral ? numeral.value() : null;
      }
    }
    return null;
  }
}
