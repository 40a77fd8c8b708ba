package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.function.Functions;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Designation;

/**
 * Works out a designation that is made anew each year: who is on the list, not why. Routes go in
 * rounds; a round ends before a route that fills the places which routes above left. In a round all
 * competitors of its quotas are counted, then the conditions of its routes are asked. Confined to
 * one thread.
 */
final class Designating {
  private final YearRun run;
  private final Element.OfDesignation element;
  private final Designation designation;
  private final List<Part> parts;
  private final List<State> states = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private final Slot result = new Slot(new Shape.Answer());
  private boolean canBeMissing;

  private Designating(YearRun run, Element.OfDesignation element) {
    this.run = run;
    this.element = element;
    this.designation = element.designation();
    this.parts =
        Part.byRules(run.years().evaluator(), run.data(), run.years().division(), run.rows());
  }

  /** What the routes of the rounds before say of the rows, in the order of their parts. */
  private static final class State {
    private final byte[] named;
    private final int[] open;

    State(int size) {
      named = new byte[size];
      open = new int[size];
    }
  }

  /** Some routes: their quotas, the kernels that count, and those that ask. */
  private record Round(List<Quota> quotas, List<Stage.PartCode> count, List<Stage.PartCode> ask) {}

  /** A quota and how many places it has. */
  private record Quota(Quotas places, Stage.PartCode code, Reg size) {}

  /** The step that works it out; null if there is no kernel for something in it. */
  static YearRun.@Nullable Step step(YearRun run, Element element) {
    if (!(element instanceof Element.OfDesignation one)
        || !one.exits().isEmpty()
        || !run.isGoverned()
        || !areCohorts(run, one.designation())) {
      return null;
    }
    Designating made = new Designating(run, one);
    if (!made.make()) {
      return null;
    }
    YearRun.Result result = new YearRun.Result(1);
    result.put(-1, made.result, made.result);
    run.results().put(element.name(), result);
    return made::run;
  }

  private static boolean areCohorts(YearRun run, Designation designation) {
    return run.plan().element(designation.among()) instanceof Element.OfCohort
        && (designation.baseOf().isEmpty()
            || run.plan().element(designation.baseOf()) instanceof Element.OfCohort);
  }

  private boolean make() {
    boolean isPaused =
        designation.pauses().stream().anyMatch(pause -> pause.year().equals(run.year()));
    boolean isIdentifying = !isPaused && designation.identify().holds(run.year());
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int route = 1; isIdentifying && route < element.routes().size(); route++) {
      if (designation.routes().get(route).fill()) {
        starts.add(route);
      }
    }
    boolean hasRounds = starts.size() > 1;
    // Each part has its own places among all rows.
    State state = new State(hasRounds ? run.rows() : 0);
    parts.forEach(part -> states.add(state));
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : element.routes().size();
      if (!round(
          starts.get(i), isIdentifying ? end : 0, hasRounds && i > 0, i + 1 == starts.size())) {
        return false;
      }
    }
    return true;
  }

  private boolean round(int from, int to, boolean isLater, boolean isLast) {
    List<Stage.PartCode> count = new Stage(run, parts).codes();
    List<Stage.PartCode> ask = new Stage(run, parts).codes();
    List<Quota> quotas = new ArrayList<>();
    List<DesignationCode> counting = new ArrayList<>();
    List<DesignationCode> asking = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      State state = states.get(part);
      byte[] named = isLater ? state.named : null;
      int[] open = isLater ? state.open : null;
      DesignationCode counts = new DesignationCode(run, designation, count.get(part), named, open);
      DesignationCode asks = new DesignationCode(run, designation, ask.get(part), named, open);
      if (!counts.isMade() || !asks.isMade()) {
        return false;
      }
      counting.add(counts);
      asking.add(asks);
    }
    for (int route = from; route < to; route++) {
      for (int quota = 0; quota < element.routes().get(route).places().size(); quota++) {
        Quota made = quota(route, quota, counting, asking);
        if (made == null) {
          return false;
        }
        quotas.add(made);
      }
    }
    for (int part = 0; part < asking.size(); part++) {
      DesignationCode one = asking.get(part);
      for (int route = from; route < to; route++) {
        if (!one.ask(routes(part).get(route).who())) {
          return false;
        }
      }
      if (isLast) {
        Reg answer = one.answer();
        canBeMissing |= answer.missing() != null;
        ask.get(part).store(result, answer);
      } else {
        one.keep(states.get(part).named, states.get(part).open);
      }
    }
    rounds.add(new Round(quotas, count, ask));
    // One school in doubt can move the line of all others.
    return areSure(count) && areSure(ask);
  }

  private static boolean areSure(List<Stage.PartCode> codes) {
    return codes.stream().allMatch(one -> one.code().takeDoubt() == null);
  }

  private List<Element.Route> routes(int part) {
    return ((Element.OfDesignation)
            Objects.requireNonNull(parts.get(part).plan().element(element.name())))
        .routes();
  }

  private @Nullable Quota quota(
      int route, int number, List<DesignationCode> counting, List<DesignationCode> asking) {
    Node.Places rules = element.routes().get(route).places().get(number);
    Shape shape = new Shape.Nothing();
    List<Reg> keys = new ArrayList<>();
    List<Reg> asked = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Node key = routes(part).get(route).places().get(number).key();
      Reg one = counting.get(part).number(key);
      Reg other = asking.get(part).number(key);
      shape = one == null || other == null ? null : Shapes.joined(shape, one.shape());
      if (shape == null) {
        return null;
      }
      keys.add(one);
      asked.add(other);
    }
    if (shape instanceof Shape.Nothing) {
      shape = new Shape.Whole(Rational.ONE, 0, 0);
    }
    Sized sized = size(rules);
    if (!(shape instanceof Shape.Whole whole) || sized == null) {
      return null;
    }
    boolean isFilling = designation.routes().get(route).fill();
    long sign = rules.isHighestFirst() ? -1 : 1;
    long min = sign < 0 ? -whole.max() : whole.min();
    long max = sign < 0 ? -whole.min() : whole.max();
    int pools = counting.isEmpty() ? 1 : counting.get(0).pools();
    Selection selection = new Selection(min, max, pools, run.rows());
    Quotas places = new Quotas(designation, rules, isFilling, selection, pools);
    for (int part = 0; part < parts.size(); part++) {
      Node.Places own = routes(part).get(route).places().get(number);
      boolean isDone =
          counting.get(part).count(own, keys.get(part), whole, places)
              && asking.get(part).place(own, asked.get(part), whole, places);
      if (!isDone) {
        return null;
      }
    }
    return new Quota(places, sized.code(), sized.size());
  }

  /** Kernels for a number of places. */
  private record Sized(Stage.PartCode code, Reg size) {}

  /** How many places a quota has, under the rules of all districts together. */
  private @Nullable Sized size(Node.Places rules) {
    List<Stage.PartCode> codes = new Stage(run, parts).codes();
    boolean isPlain =
        rules.places() instanceof Node.Constant || rules.places() instanceof Node.ParameterValue;
    if (codes.isEmpty() || (!isPlain && !run.years().evaluator().isSameEverywhere())) {
      return null;
    }
    Stage.PartCode code = codes.get(0);
    Reg size = new NodeCode(code.code(), code, -1).of(rules.places());
    return size == null || !areSure(codes) ? null : new Sized(code, size);
  }

  private void run() {
    result.open(() -> run.writer(result.shape(), canBeMissing));
    for (Round round : rounds) {
      round.quotas.forEach(quota -> quota.places.clear());
      if (!round.quotas.isEmpty()) {
        round.count.forEach(Stage.PartCode::run);
      }
      round.quotas.forEach(this::decide);
      round.ask.forEach(Stage.PartCode::run);
    }
    result.close(new Coding.Answers(), run.years().reasons());
  }

  private void decide(Quota quota) {
    quota.code.code().kernels().forEach(kernel -> kernel.run(0, 1));
    Reg size = quota.size;
    long[] missing = size.missing();
    if (missing != null && missing[0] != 0) {
      quota.places.unknown(missing[0]);
      return;
    }
    long code = size.codes()[0];
    Rational number;
    if (size.shape() instanceof Shape.Listed listed) {
      number = Functions.number(listed.values().get((int) code));
    } else {
      long[] under = size.denominators();
      number = Shapes.unit(size.shape()).times(Rational.of(code, under == null ? 1 : under[0]));
    }
    quota.places.decide(number);
  }
}
