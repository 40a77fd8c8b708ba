package org.sqis.core.eval;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Season;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;

/** Evaluates nodes for one school and, where a group is visited, that group. */
final class NodeEvaluator implements Node.Visitor<Value> {
  /** Why a list without values has no result; a list always has members. */
  private static final String NO_VALUE = "no group takes part";

  private final SchoolValues school;
  private final int group;
  private final Map<String, Value> locals;
  private final Reads reads;
  private final boolean isOtherYear;

  /** The rules whose parameters count, which are those of whoever visits. */
  private final Plan rules;

  /**
   * @param group the number of the group visited; -1 outside a group
   */
  NodeEvaluator(SchoolValues school, int group, Map<String, Value> locals, Reads reads) {
    this(school, group, locals, reads, false, school.plan());
  }

  /**
   * @param isOtherYear whether the nodes were proved for another year than the values belong to
   */
  NodeEvaluator(
      SchoolValues school,
      int group,
      Map<String, Value> locals,
      Reads reads,
      boolean isOtherYear,
      Plan rules) {
    this.rules = rules;
    this.isOtherYear = isOtherYear;
    this.school = school;
    this.group = group;
    this.locals = locals;
    this.reads = reads;
  }

  /** Evaluates nodes of other rules with the values of this year. */
  static NodeEvaluator under(Plan rules, SchoolValues school, int group) {
    return under(rules, school, group, Reads.NONE);
  }

  /** The same; {@code reads} hears what they read. */
  static NodeEvaluator under(Plan rules, SchoolValues school, int group, Reads reads) {
    boolean areOthers = !rules.equals(school.plan());
    return new NodeEvaluator(school, group, Map.of(), reads, areOthers, rules);
  }

  Value of(Node node) {
    return node.accept(this);
  }

  @Override
  public Value constant(Node.Constant node) {
    return node.value();
  }

  @Override
  public Value parameter(Node.ParameterValue node) {
    reads.parameter(node.name(), 0);
    return isOtherYear ? rules.parameter(node) : node.value();
  }

  @Override
  public Value read(Node.Read node) {
    int from = school.isPerGroup(node.name()) ? group : -1;
    reads.read(node.name(), from, 0);
    return isOtherYear
        ? school.getIfDefined(node.name(), from, node.isExact())
        : school.get(node.name(), from, node.isExact());
  }

  @Override
  public Value readOf(Node.ReadOf node) {
    if (isOtherYear) {
      int there = school.plan().groups().indexOf(node.groupName());
      return there < 0 ? noGroup(node.groupName()) : readOf(node, there);
    }
    return readOf(node, node.group());
  }

  private Value readOf(Node.ReadOf node, int of) {
    reads.read(node.name(), of, 0);
    return school.getIfDefined(node.name(), of, node.isExact());
  }

  private Value noGroup(String name) {
    // It is absent there as a group is that a school does not have, and no comparison waits for it.
    return new Value.Missing(
        MissingReason.NOT_APPLICABLE, "no group " + name + " in " + school.year());
  }

  @Override
  public Value yearDay(Node.YearDay node) {
    reads.season(node.season(), 0);
    return new Value.Date(node.in(school.year()));
  }

  @Override
  public Value seasonOf(Node.SeasonOf node) {
    Value date = of(node.date());
    if (!(date instanceof Value.Date one)) {
      return date;
    }
    Season season = node.calendar().seasonOf(one.day()).orElse(null);
    if (season == null) {
      return new Value.Missing(MissingReason.NOT_APPLICABLE, "in no season");
    }
    reads.season(season.name(), 0);
    return new Value.Word(season.name());
  }

  @Override
  public Value local(Node.Local node) {
    Value value = locals.get(node.name());
    if (value == null) {
      throw new AssertionError("no value for " + node.name());
    }
    return value;
  }

  @Override
  public Value groupIs(Node.GroupIs node) {
    return isOtherYear
        ? Value.of(group >= 0 && school.plan().groups().get(group).equals(node.groupName()))
        : Value.of(group == node.group());
  }

  /** Walks down the left side in a loop, so that a long sum needs no deep stack. */
  @Override
  public Value binary(Node.Binary node) {
    Deque<Node.Binary> open = new ArrayDeque<>();
    Node left = node;
    while (left instanceof Node.Binary inner) {
      open.push(inner);
      left = inner.left();
    }
    Value value = of(left);
    while (!open.isEmpty()) {
      value = combined(open.pop(), value);
    }
    return value;
  }

  private Value combined(Node.Binary node, Value left) {
    return switch (node.operator()) {
      case AND -> connected(node, left, Value.YesNo.NO);
      case OR -> connected(node, left, Value.YesNo.YES);
      case LESS, AT_MOST, GREATER, AT_LEAST, IS, PLUS, MINUS, TIMES, DIVIDED -> {
        Value right = of(node.right());
        Value missing = missing(left, right);
        yield missing != null ? missing : present(node, left, right);
      }
    };
  }

  /** Kleene: the deciding answer wins whatever the other side is. */
  private Value connected(Node.Binary node, Value left, Value deciding) {
    if (left.equals(deciding)) {
      return left;
    }
    Value right = of(node.right());
    if (right.equals(deciding)) {
      return right;
    }
    Value missing = missing(left, right);
    return missing != null ? missing : right;
  }

  private static Value present(Node.Binary node, Value left, Value right) {
    return switch (node.operator()) {
      case PLUS -> Value.of(number(left).plus(number(right)));
      case MINUS -> Value.of(number(left).minus(number(right)));
      case TIMES -> Value.of(number(left).times(number(right)));
      case DIVIDED ->
          number(right).signum() == 0
              ? new Value.Missing(MissingReason.NOT_APPLICABLE, "division by zero")
              : Value.of(number(left).dividedBy(number(right)));
      case LESS -> Value.of(number(left).compareTo(number(right)) < 0);
      case AT_MOST -> Value.of(number(left).compareTo(number(right)) <= 0);
      case GREATER -> Value.of(number(left).compareTo(number(right)) > 0);
      case AT_LEAST -> Value.of(number(left).compareTo(number(right)) >= 0);
      case IS -> Value.of(isSame(left, right));
      case AND, OR -> throw new AssertionError("connectives are handled before: " + node);
    };
  }

  private static boolean isSame(Value left, Value right) {
    boolean areNumbers =
        (left instanceof Value.Num || left instanceof Value.Level)
            && (right instanceof Value.Num || right instanceof Value.Level);
    return areNumbers ? number(left).equals(number(right)) : left.equals(right);
  }

  private static Rational number(Value value) {
    return Functions.number(value);
  }

  /** The reason two values share if one of them is missing; null if both are present. */
  static @Nullable Value missing(Value left, Value right) {
    if (left instanceof Value.Missing one) {
      return right instanceof Value.Missing other ? one.and(other) : one;
    }
    return right instanceof Value.Missing other ? other : null;
  }

  @Override
  public Value not(Node.Not node) {
    Value operand = of(node.operand());
    return operand instanceof Value.YesNo answer ? Value.of(!answer.yes()) : operand;
  }

  @Override
  public Value presence(Node.Presence node) {
    Value operand = of(node.operand());
    if (node.asksPresent()) {
      return Value.of(!operand.isMissing());
    }
    return Value.of(
        operand instanceof Value.Missing missing
            && (node.reason() == null || node.reason() == missing.reason()));
  }

  @Override
  public Value ifThen(Node.If node) {
    Value condition = of(node.condition());
    if (condition.isMissing()) {
      return condition;
    }
    return of(condition.equals(Value.YesNo.YES) ? node.then() : node.otherwise());
  }

  @Override
  public Value orElse(Node.Else node) {
    Value value = of(node.value());
    return value.isMissing() ? of(node.fallback()) : value;
  }

  @Override
  public Value apply(Node.Apply node) {
    List<Value> arguments = new ArrayList<>();
    Value.Missing missing = null;
    for (Node argument : node.arguments()) {
      Value value = of(argument);
      if (value instanceof Value.Missing other) {
        missing = missing == null ? other : missing.and(other);
      }
      arguments.add(value);
    }
    return missing != null ? missing : node.operation().apply(arguments);
  }

  @Override
  public Value ofList(Node.OfList node) {
    return aggregated(
        node.function(), node.members().stream().map(this::of).toList(), node.leaving(), NO_VALUE);
  }

  @Override
  public Value overGroups(Node.OverGroups node) {
    List<Value> members = new ArrayList<>();
    List<Integer> groups = isOtherYear ? school.plan().family(node.family()) : node.groups();
    for (int visited : groups) {
      NodeEvaluator inside = new NodeEvaluator(school, visited, locals, reads, isOtherYear, rules);
      Value member = inside.member(node.where(), node.body());
      if (member != null) {
        members.add(member);
      }
    }
    return aggregated(node.function(), members, node.leaving(), "no group takes part");
  }

  @Override
  public Value overMembers(Node.OverMembers node) {
    String none = "no " + node.each() + " takes part";
    // Who listens hears every school.
    boolean isPlain = !isOtherYear && locals.isEmpty() && reads.equals(Reads.NONE);
    SchoolValues.Over known = isPlain ? school.over(node) : null;
    if (known != null) {
      Value value = known.value();
      return value != null ? value : none(known.lacking(), node.leaving(), none);
    }
    List<Value> members = new ArrayList<>();
    for (SchoolValues visited : school.members(node.each())) {
      NodeEvaluator inside =
          new NodeEvaluator(visited, -1, locals, reads.visiting(visited), isOtherYear, rules);
      Value member = inside.member(node.where(), node.body());
      if (member != null) {
        members.add(member);
        reads.visited(node, visited, member);
      }
    }
    return aggregated(node.function(), members, node.leaving(), none);
  }

  /** What this one adds to a function that visits it; null if it does not take part. */
  private @Nullable Value member(@Nullable Node where, @Nullable Node body) {
    if (where != null) {
      Value takesPart = of(where);
      if (takesPart.equals(Value.YesNo.NO)) {
        return null;
      }
      if (takesPart.isMissing()) {
        return takesPart;
      }
    }
    return body == null ? Value.YesNo.YES : of(body);
  }

  /** Worked out before for everyone; here only what the school itself brings in is read. */
  @Override
  public Value places(Node.Places node) {
    of(node.key());
    if (node.only() != null) {
      of(node.only());
    }
    of(node.places());
    return school.placed(node.id());
  }

  /** Who belongs to the cohort and has a value is ranked; nothing else counts. */
  @Override
  public Value rank(Node.Rank node) {
    reads.read(node.cohort(), -1, 0);
    Value belongs = school.getIfDefined(node.cohort(), -1, false);
    if (belongs.isMissing()) {
      return belongs;
    }
    if (!belongs.equals(Value.YesNo.YES)) {
      return new Value.Missing(MissingReason.NOT_APPLICABLE, "not in " + node.cohort());
    }
    Value value = of(node.value());
    if (value.isMissing()) {
      return value;
    }
    Value pool = Rankings.pool(node, school);
    if (school.isDefined(node.within())) {
      reads.read(node.within(), -1, 0);
    }
    if (pool.isMissing()) {
      return pool;
    }
    Ranking ranking =
        school.rankings().of(node, group, rules, pool.toString(), one -> ranked(node, one));
    if (reads.hearsRanked()) {
      for (Ranking.Place place : ranking.places()) {
        Reads there = reads.visiting(place.school());
        there.read(node.cohort(), -1, 0);
        new NodeEvaluator(place.school(), group, Map.of(), there, isOtherYear, rules)
            .of(node.value());
      }
    }
    reads.ranked(node, ranking);
    return ranking.placeOf(value, node.method());
  }

  private Value ranked(Node.Rank node, SchoolValues other) {
    return new NodeEvaluator(other, group, Map.of(), Reads.NONE, isOtherYear, rules)
        .of(node.value());
  }

  @Override
  public Value inYear(Node.InYear node) {
    return ago(node.body(), node.ago());
  }

  /** What {@code body} is so many years before. */
  private Value ago(Node body, int years) {
    if (years == 0) {
      return of(body);
    }
    SchoolValues there = school.ago(years);
    if (there == null) {
      int start = school.year().start() - years;
      return new Value.Missing(
          MissingReason.NOT_YET_DEFINED,
          start < 1900 ? "no data so long ago" : "no data of " + new SchoolYear(start));
    }
    int visited = -1;
    if (group >= 0) {
      String name = school.plan().groups().get(group);
      visited = there.plan().groups().indexOf(name);
      if (visited < 0) {
        return new NodeEvaluator(there, -1, Map.of(), Reads.NONE, true, there.plan()).noGroup(name);
      }
    }
    return new NodeEvaluator(there, visited, Map.of(), reads.ago(years), true, there.plan())
        .of(body);
  }

  @Override
  public Value overYears(Node.OverYears node) {
    List<Value> members = new ArrayList<>();
    for (int ago = 0; ago < node.years(); ago++) {
      members.add(ago(node.body(), ago));
    }
    return aggregated(node.function(), members, new Node.Leaving(node.least(), null), NO_VALUE);
  }

  /**
   * Absent members are left out. Any other missing member makes the result missing, unless one
   * answer decides a condition or the author says how many must be present.
   */
  private Value aggregated(
      Aggregate function, List<Value> members, Node.Leaving leaving, String empty) {
    List<Value> present = new ArrayList<>();
    Value.Missing missing = null;
    Value.Missing blocking = null;
    for (Value member : members) {
      if (!(member instanceof Value.Missing other)) {
        present.add(member);
        continue;
      }
      missing = missing == null ? other : missing.and(other);
      if (!other.reason().isAbsence()) {
        blocking = blocking == null ? other : blocking.and(other);
      }
    }
    boolean isDecided =
        switch (function.decides()) {
          case NONE -> false;
          case YES -> present.contains(Value.YesNo.YES);
          case NO -> present.contains(Value.YesNo.NO);
        };
    if (isDecided) {
      return function.of(present);
    }
    if (leaving.atLeast() > 0 && present.size() < leaving.atLeast()) {
      return none(missing, leaving, empty);
    }
    if (leaving.atLeast() == 0 && blocking != null) {
      return blocking;
    }
    if (!present.isEmpty()) {
      return function.of(present);
    }
    return function.gives() == Aggregate.Gives.COUNT && leaving.none() == null
        ? Value.of(Rational.ZERO)
        : none(missing, leaving, empty);
  }

  private Value none(Value.@Nullable Missing missing, Node.Leaving leaving, String empty) {
    if (leaving.none() != null) {
      return of(leaving.none());
    }
    return missing != null ? missing : new Value.Missing(MissingReason.NOT_APPLICABLE, empty);
  }
}
