package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * Evaluates what was proved for one school, written down again without the evaluator, and holds
 * every node to what the proof claims of it: the reasons for which it can be missing, and its
 * range.
 */
final class TryingEvaluator implements Node.Visitor<Value> {
  private final Plan plan;
  private final Map<String, Value[]> values;
  private final Map<String, Value[]> exact = new HashMap<>();
  private final List<String> broken;
  private int group = -1;

  /**
   * @param inputs by input its value, or its values by group
   * @param broken takes every claim that does not hold
   */
  TryingEvaluator(Plan plan, Map<String, Value[]> inputs, List<String> broken) {
    this.plan = plan;
    this.values = new HashMap<>(inputs);
    this.exact.putAll(inputs);
    this.broken = broken;
  }

  /** The value of every measure; null for one whose cases leave a school without a value. */
  void measures() {
    for (Element element : plan.elements()) {
      if (!(element instanceof Element.OfMeasure measure)) {
        continue;
      }
      boolean isPerGroup = measure.each() == UnitOfAnalysis.GROUP;
      int size = isPerGroup ? plan.groups().size() : 1;
      Value[] rounded = new Value[size];
      Value[] unrounded = new Value[size];
      for (int i = 0; i < size; i++) {
        group = isPerGroup ? i : -1;
        Value value = measure(measure);
        unrounded[i] = value;
        Integer decimals = measure.decimals();
        rounded[i] =
            decimals != null && value instanceof Value.Num num
                ? Value.of(num.number().rounded(decimals, RoundingRule.HALF_UP))
                : value;
        claim(measure.name(), measure.typed(), rounded[i]);
      }
      values.put(measure.name(), rounded);
      exact.put(measure.name(), unrounded);
    }
  }

  private Value measure(Element.OfMeasure measure) {
    for (int i = 0; i < measure.needs().size(); i++) {
      Value need = of(measure.needs().get(i));
      if (need.isMissing()) {
        return need;
      }
      if (need.equals(Value.YesNo.NO)) {
        return Value.missing(measure.measure().needs().get(i).reason());
      }
    }
    for (Element.Case one : measure.cases()) {
      Node when = one.when();
      Value applies = when == null ? Value.YesNo.YES : of(when);
      if (applies.isMissing()) {
        return applies;
      }
      if (applies.equals(Value.YesNo.YES)) {
        return of(one.value());
      }
    }
    broken.add("no case of " + measure.name() + " applies");
    return Value.missing(MissingReason.NOT_APPLICABLE);
  }

  Value of(Node node) {
    Value value = node.accept(this);
    claim(node, node.typed(), value);
    return value;
  }

  private void claim(Object what, Typed typed, Value value) {
    if (value instanceof Value.Missing missing) {
      if (!typed.possible().contains(missing.reason())) {
        broken.add(what + " is " + missing + ", claimed " + typed.possible());
      }
      return;
    }
    if (value instanceof Value.Num num) {
      Bounds bounds = typed.bounds();
      boolean isBelow = bounds.min() != null && num.number().compareTo(bounds.min()) < 0;
      boolean isAbove = bounds.max() != null && num.number().compareTo(bounds.max()) > 0;
      if (isBelow || isAbove) {
        broken.add(what + " is " + num + ", claimed " + bounds);
      }
    }
  }

  private Value read(String name, int from, boolean isExact) {
    Value[] all = (isExact ? exact : values).get(name);
    if (all == null) {
      throw new AssertionError("read too early: " + name);
    }
    return all[all.length == 1 ? 0 : from];
  }

  @Override
  public Value constant(Node.Constant node) {
    return node.value();
  }

  @Override
  public Value parameter(Node.ParameterValue node) {
    return node.value();
  }

  @Override
  public Value read(Node.Read node) {
    return read(node.name(), group, node.isExact());
  }

  @Override
  public Value readOf(Node.ReadOf node) {
    return read(node.name(), node.group(), node.isExact());
  }

  @Override
  public Value yearDay(Node.YearDay node) {
    return new Value.Date(node.in(new SchoolYear(2014)));
  }

  @Override
  public Value seasonOf(Node.SeasonOf node) {
    throw new AssertionError("no seasons here: " + node);
  }

  @Override
  public Value local(Node.Local node) {
    throw new AssertionError("no locals here: " + node);
  }

  @Override
  public Value groupIs(Node.GroupIs node) {
    return Value.of(node.group() == group);
  }

  @Override
  public Value binary(Node.Binary node) {
    Value left = of(node.left());
    Value right = of(node.right());
    Operator operator = node.operator();
    if (operator == Operator.AND || operator == Operator.OR) {
      Value deciding = Value.of(operator == Operator.OR);
      if (left.equals(deciding) || right.equals(deciding)) {
        return deciding;
      }
    }
    Value missing = missing(List.of(left, right));
    if (missing != null) {
      return missing;
    }
    if (operator == Operator.IS && !(left instanceof Value.Num)) {
      return Value.of(left.equals(right));
    }
    if (operator == Operator.AND || operator == Operator.OR) {
      return right;
    }
    Rational one = Functions.number(left);
    Rational other = Functions.number(right);
    return switch (operator) {
      case PLUS -> Value.of(one.plus(other));
      case MINUS -> Value.of(one.minus(other));
      case TIMES -> Value.of(one.times(other));
      case DIVIDED ->
          other.signum() == 0
              ? Value.missing(MissingReason.NOT_APPLICABLE)
              : Value.of(one.dividedBy(other));
      case LESS -> Value.of(one.compareTo(other) < 0);
      case AT_MOST -> Value.of(one.compareTo(other) <= 0);
      case GREATER -> Value.of(one.compareTo(other) > 0);
      case AT_LEAST -> Value.of(one.compareTo(other) >= 0);
      case IS -> Value.of(one.equals(other));
      case AND, OR -> throw new AssertionError("handled before: " + node);
    };
  }

  private static @Nullable Value missing(List<Value> all) {
    Value.Missing first = null;
    for (Value value : all) {
      if (value instanceof Value.Missing missing) {
        first = first == null ? missing : first.and(missing);
      }
    }
    return first;
  }

  @Override
  public Value not(Node.Not node) {
    Value value = of(node.operand());
    return value.isMissing() ? value : Value.of(value.equals(Value.YesNo.NO));
  }

  @Override
  public Value presence(Node.Presence node) {
    Value value = of(node.operand());
    return Value.of(
        node.asksPresent()
            ? !value.isMissing()
            : value instanceof Value.Missing missing
                && (node.reason() == null || node.reason() == missing.reason()));
  }

  @Override
  public Value ifThen(Node.If node) {
    Value condition = of(node.condition());
    return condition.isMissing()
        ? condition
        : of(condition.equals(Value.YesNo.YES) ? node.then() : node.otherwise());
  }

  @Override
  public Value orElse(Node.Else node) {
    Value value = of(node.value());
    return value.isMissing() ? of(node.fallback()) : value;
  }

  @Override
  public Value apply(Node.Apply node) {
    List<Value> arguments = node.arguments().stream().map(this::of).toList();
    Value missing = missing(arguments);
    return missing != null ? missing : node.operation().apply(arguments);
  }

  @Override
  public Value ofList(Node.OfList node) {
    return aggregated(
        node.function(), node.members().stream().map(this::of).toList(), node.leaving());
  }

  /** Only one year is tried; of others nothing is known. */
  @Override
  public Value inYear(Node.InYear node) {
    return Value.missing(MissingReason.NOT_YET_DEFINED);
  }

  @Override
  public Value overYears(Node.OverYears node) {
    Value now = of(node.body());
    return node.least() > 1 ? Value.missing(MissingReason.NOT_YET_DEFINED) : now;
  }

  /** Nobody else is there to compare with. */
  @Override
  public Value places(Node.Places node) {
    Value key = of(node.key());
    return key.isMissing() ? key : Value.YesNo.YES;
  }

  @Override
  public Value rank(Node.Rank node) {
    Value value = of(node.value());
    return value.isMissing() ? value : Value.of(Rational.ONE);
  }

  /** One school or district is tried for all of them. */
  @Override
  public Value overMembers(Node.OverMembers node) {
    Node where = node.where();
    Value takesPart = where == null ? Value.YesNo.YES : of(where);
    Node body = node.body();
    List<Value> members =
        takesPart.isMissing()
            ? List.of(takesPart)
            : takesPart.equals(Value.YesNo.NO)
                ? List.of()
                : List.of(body == null ? Value.YesNo.YES : of(body));
    return aggregated(node.function(), members, node.leaving());
  }

  @Override
  public Value overGroups(Node.OverGroups node) {
    int outside = group;
    List<Value> members = new ArrayList<>();
    for (int visited : node.groups()) {
      group = visited;
      Node where = node.where();
      Value takesPart = where == null ? Value.YesNo.YES : of(where);
      Node body = node.body();
      if (takesPart.isMissing()) {
        members.add(takesPart);
      } else if (takesPart.equals(Value.YesNo.YES)) {
        members.add(body == null ? Value.YesNo.YES : of(body));
      }
    }
    group = outside;
    return aggregated(node.function(), members, node.leaving());
  }

  private Value aggregated(Aggregate function, List<Value> members, Node.Leaving leaving) {
    List<Value> present = members.stream().filter(value -> !value.isMissing()).toList();
    boolean isDecided =
        (function.decides() == Aggregate.Decides.YES && present.contains(Value.YesNo.YES))
            || (function.decides() == Aggregate.Decides.NO && present.contains(Value.YesNo.NO));
    if (isDecided) {
      return function.of(present);
    }
    List<Value> blocking =
        members.stream()
            .filter(value -> value instanceof Value.Missing one && !one.reason().isAbsence())
            .toList();
    if (leaving.atLeast() == 0 && !blocking.isEmpty()) {
      Value missing = missing(blocking);
      return missing == null ? Value.YesNo.NO : missing;
    }
    if (!present.isEmpty() && present.size() >= leaving.atLeast()) {
      return function.of(present);
    }
    boolean counts = function.gives() == Aggregate.Gives.COUNT && leaving.atLeast() == 0;
    Node none = leaving.none();
    if (none != null) {
      return of(none);
    }
    if (counts) {
      return Value.of(Rational.ZERO);
    }
    Value missing = missing(members);
    return missing != null ? missing : Value.missing(MissingReason.NOT_APPLICABLE);
  }
}
