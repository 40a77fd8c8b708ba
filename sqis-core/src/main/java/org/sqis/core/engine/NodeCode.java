package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;

/**
 * Makes kernels of nodes, with the meaning that the reference evaluator gives them. Null means that
 * there is no kernel and the reference evaluator has to work the element out.
 */
final class NodeCode {
  private final Code code;
  private final Arithmetic arithmetic;
  private final Where where;
  private final int group;
  private final NodeVisits visits = new NodeVisits(this);

  /**
   * @param where whose values are read, and under which rules
   * @param group the number of the group visited; -1 outside a group
   */
  NodeCode(Code code, Where where, int group) {
    this.code = code;
    this.arithmetic = new Arithmetic(code);
    this.where = where;
    this.group = group;
  }

  /** Whose values a node reads: those of one year, under rules that may be of another one. */
  interface Where {
    /** The year whose values are read. */
    SchoolYear year();

    /** The rules of the rows. */
    Plan plan();

    /** The parameter as it counts there. */
    Value parameter(Node.ParameterValue node);

    /** The value of a name; null if it is not known in columns. */
    @Nullable Reg read(String name, int group, boolean isExact);

    /** Whether the rules or data of the year have the name. */
    boolean isDefined(String name);

    /** Whether the name has a value for each group. */
    boolean isPerGroup(String name);

    /** The number there of the group named; -1 if there is none. */
    int group(String name);

    String groupName(int number);

    /** The numbers there of the groups of a family. */
    List<Integer> family(Node.OverGroups node);

    /** Whether a school is in the first places of a quota; null if that is not known here. */
    @Nullable Reg places(Node.Places node);

    /** The rank of a value, of the group visited; null if it is not known in columns. */
    @Nullable Reg rank(Node.Rank node, int group);

    /** Whether the nodes were proved for another year than the values belong to. */
    boolean isOtherYear();

    /** The same, so many years before; null if that is not known in columns. */
    @Nullable Where ago(int years);

    /** Why there is no value so many years before; null if there can be. */
    Value.@Nullable Missing nothingAgo(int years);
  }

  @Nullable Reg of(Node node) {
    Reg made = node.accept(visits).orElse(null);
    Value still = made == null ? still(node) : null;
    return still == null ? made : code.constant(still);
  }

  /** The value that a node has for everyone; null if it depends on more than the rules. */
  @Nullable Value still(Node node) {
    return !where.isOtherYear() && Still.is(node)
        ? SchoolEvaluator.still(node, where.plan(), where.year())
        : null;
  }

  @Nullable Reg constant(Node.Constant node) {
    return code.constant(node.value());
  }

  @Nullable Reg parameter(Node.ParameterValue node) {
    return code.constant(where.parameter(node));
  }

  @Nullable Reg read(Node.Read node) {
    if (!where.isDefined(node.name())) {
      return undefined(node.name());
    }
    int from = where.isPerGroup(node.name()) ? Math.max(group, 0) : -1;
    return where.read(node.name(), from, node.isExact());
  }

  private Reg undefined(String name) {
    return undefined(code, where, name);
  }

  /** The value of a name that the rules and data of the year do not have. */
  static Reg undefined(Code code, Where where, String name) {
    return code.missing(
        new Value.Missing(
            MissingReason.NOT_YET_DEFINED, name + " is not defined in " + where.year()));
  }

  @Nullable Reg readOf(Node.ReadOf node) {
    int of = where.isOtherYear() ? where.group(node.groupName()) : node.group();
    if (of < 0) {
      return noGroup(node.groupName(), where.year());
    }
    return where.isDefined(node.name())
        ? where.read(node.name(), where.isPerGroup(node.name()) ? of : -1, node.isExact())
        : undefined(node.name());
  }

  private Reg noGroup(String name, SchoolYear year) {
    return code.missing(
        new Value.Missing(MissingReason.NOT_APPLICABLE, "no group " + name + " in " + year));
  }

  @Nullable Reg yearDay(Node.YearDay node) {
    return code.constant(new Value.Date(node.in(where.year())));
  }

  @Nullable Reg seasonOf(Node.SeasonOf node) {
    return null;
  }

  @Nullable Reg local(Node.Local node) {
    return null;
  }

  @Nullable Reg groupIs(Node.GroupIs node) {
    return code.constant(
        Value.of(
            where.isOtherYear()
                ? group >= 0 && where.groupName(group).equals(node.groupName())
                : group == node.group()));
  }

  /** Walks down the left side in a loop, so that a long sum needs no deep stack. */
  @Nullable Reg binary(Node.Binary node) {
    List<Node.Binary> open = new ArrayList<>();
    Node left = node;
    while (left instanceof Node.Binary inner) {
      open.add(inner);
      left = inner.left();
    }
    Reg value = of(left);
    for (int i = open.size() - 1; i >= 0 && value != null; i--) {
      Reg right = of(open.get(i).right());
      value = right == null ? null : combined(open.get(i).operator(), value, right);
    }
    return value;
  }

  private @Nullable Reg combined(Operator operator, Reg left, Reg right) {
    return switch (operator) {
      case AND -> connected(left, right, 0);
      case OR -> connected(left, right, 1);
      case PLUS, MINUS -> {
        Reg one = number(left);
        Reg other = number(right);
        yield one == null || other == null
            ? null
            : arithmetic.plus(one, other, operator == Operator.MINUS);
      }
      case TIMES -> {
        Reg one = number(left);
        Reg other = number(right);
        yield one == null || other == null ? null : arithmetic.times(one, other);
      }
      case DIVIDED -> {
        Reg one = number(left);
        Reg other = number(right);
        yield one == null || other == null ? null : arithmetic.divided(one, other);
      }
      case LESS -> ordered(left, right, left, right, false);
      case AT_MOST -> ordered(left, right, left, right, true);
      case GREATER -> ordered(right, left, left, right, false);
      case AT_LEAST -> ordered(right, left, left, right, true);
      case IS -> same(left, right);
    };
  }

  private @Nullable Reg number(Reg reg) {
    return reg.shape() instanceof Shape.Nothing ? reg : code.numeric(reg);
  }

  /** Compares the first two; what is missing is told in the order in which it was written. */
  private @Nullable Reg ordered(Reg low, Reg high, Reg left, Reg right, boolean orEqual) {
    Reg one = number(low);
    Reg other = number(high);
    if (one == null || other == null) {
      return null;
    }
    Reg answer = arithmetic.compared(one, other, orEqual);
    return answer == null ? null : answer.withMissing(code.missing(left, right));
  }

  private @Nullable Reg same(Reg left, Reg right) {
    if (Code.isCountable(left.shape()) && Code.isCountable(right.shape())) {
      Reg one = code.numeric(left);
      Reg other = code.numeric(right);
      return one == null || other == null ? null : arithmetic.areSame(one, other);
    }
    return arithmetic.areSame(left, right);
  }

  /** Kleene: the deciding answer wins whatever the other side is. */
  private Reg connected(Reg left, Reg right, long deciding) {
    return connected(code, left, right, deciding);
  }

  /** The same, of answers that no node gives. */
  static Reg connected(Code code, Reg left, Reg right, long deciding) {
    long[] a = left.codes();
    long[] b = right.codes();
    long[] unknown = left.missing();
    long[] other = right.missing();
    long[] out = code.block();
    if (unknown == null && other == null) {
      code.add(
          deciding == 0
              ? (from, length) -> Kernels.and(a, b, out, length)
              : (from, length) -> Kernels.or(a, b, out, length));
      return new Reg(new Shape.Answer(), out, null, null);
    }
    long[] why = code.block();
    Reasons reasons = code.reasons();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long one = unknown == null ? 0 : unknown[i];
            long two = other == null ? 0 : other[i];
            boolean isDecided = (one == 0 && a[i] == deciding) || (two == 0 && b[i] == deciding);
            out[i] = isDecided ? deciding : 1 - deciding;
            why[i] = isDecided ? 0 : reasons.both(one, two);
          }
        });
    return new Reg(new Shape.Answer(), out, null, why);
  }

  @Nullable Reg not(Node.Not node) {
    Reg operand = of(node.operand());
    if (operand == null || operand.shape() instanceof Shape.Nothing) {
      return operand;
    }
    long[] in = operand.codes();
    long[] out = code.block();
    code.add((from, length) -> Kernels.not(in, out, length));
    return new Reg(new Shape.Answer(), out, null, operand.missing());
  }

  @Nullable Reg presence(Node.Presence node) {
    Reg operand = of(node.operand());
    if (operand == null) {
      return null;
    }
    long[] why = operand.missing();
    if (why == null) {
      return code.constant(Value.of(node.asksPresent()));
    }
    long[] out = code.block();
    Reasons reasons = code.reasons();
    MissingReason asked = node.reason();
    if (node.asksPresent() || asked == null) {
      long present = node.asksPresent() ? 1 : 0;
      code.add(
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = why[i] == 0 ? present : 1 - present;
            }
          });
    } else {
      code.add(
          (from, length) -> {
            for (int i = 0; i < length; i++) {
              out[i] = why[i] != 0 && reasons.get(why[i]).reason() == asked ? 1 : 0;
            }
          });
    }
    return new Reg(new Shape.Answer(), out, null, null);
  }

  @Nullable Reg ifThen(Node.If node) {
    Value known = still(node.condition());
    if (known != null) {
      // What is never asked needs no kernel.
      return known instanceof Value.Missing missing
          ? code.missing(missing)
          : of(known.equals(Value.YesNo.YES) ? node.then() : node.otherwise());
    }
    Reg condition = of(node.condition());
    Reg then = condition == null ? null : of(node.then());
    Reg otherwise = then == null ? null : of(node.otherwise());
    return condition == null || then == null || otherwise == null
        ? null
        : code.choose(condition, then, otherwise);
  }

  @Nullable Reg orElse(Node.Else node) {
    Reg value = of(node.value());
    if (value == null || value.missing() == null) {
      return value;
    }
    Reg fallback = of(node.fallback());
    if (fallback == null) {
      return null;
    }
    return code.choose(isPresent(value.missing()), value.withMissing(null), fallback);
  }

  private Reg isPresent(long[] why) {
    long[] out = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            out[i] = why[i] == 0 ? 1 : 0;
          }
        });
    return new Reg(new Shape.Answer(), out, null, null);
  }

  @Nullable Reg apply(Node.Apply node) {
    List<Reg> arguments = new ArrayList<>();
    for (Node argument : node.arguments()) {
      Reg value = of(argument);
      if (value == null) {
        return null;
      }
      arguments.add(value);
    }
    Reg first = arguments.get(0);
    RoundingRule rule = Functions.scalar(node.function()).map(Functions.Scalar::rule).orElse(null);
    if (isRounding(node.function()) && rule != null) {
      return rounded(node, first, rule);
    }
    if (arguments.size() == 1 && first.shape() instanceof Shape.Listed listed) {
      return code.listed(
          first,
          listed.values().stream().map(one -> node.operation().apply(List.of(one))).toList());
    }
    if (arguments.stream().anyMatch(one -> !isNumber(one.shape()))) {
      return null;
    }
    return switch (node.function()) {
      case "min", "max" -> extreme(arguments, node.function().equals("min"));
      case "abs" -> arithmetic.absolute(first);
      case "-" -> arguments.size() == 1 ? arithmetic.negated(first) : null;
      default -> null;
    };
  }

  private static boolean isNumber(Shape shape) {
    return Code.isNumeric(shape) || shape instanceof Shape.Near;
  }

  private static boolean isRounding(String function) {
    return Functions.scalar(function)
        .filter(one -> one.shape() == Functions.Shape.ROUNDING)
        .isPresent();
  }

  private @Nullable Reg rounded(Node.Apply node, Reg value, RoundingRule rule) {
    boolean isKnown =
        node.typed().type() instanceof Type.Numeric
            && node.arguments().get(1) instanceof Node.Constant constant
            && constant.value() instanceof Value.Num;
    if (!isKnown) {
      return null;
    }
    Value places = ((Node.Constant) node.arguments().get(1)).value();
    int hidden = ((Type.Numeric) node.typed().type()).unit().hiddenPlaces();
    int kept = ((Value.Num) places).number().numerator().intValueExact();
    return arithmetic.rounded(value, kept + hidden, rule);
  }

  private @Nullable Reg extreme(List<Reg> values, boolean isLeast) {
    Reg best = values.get(0);
    for (int i = 1; i < values.size() && best != null; i++) {
      best = arithmetic.extreme(best, values.get(i), isLeast);
    }
    return best;
  }

  @Nullable Reg ofList(Node.OfList node) {
    List<Reg> members = new ArrayList<>();
    for (Node member : node.members()) {
      Reg value = of(member);
      if (value == null) {
        return null;
      }
      members.add(value);
    }
    return aggregated(node.function(), members, node.leaving());
  }

  @Nullable Reg overGroups(Node.OverGroups node) {
    List<Reg> members = new ArrayList<>();
    for (int visited : where.family(node)) {
      Reg member = new NodeCode(code, where, visited).member(node.where(), node.body());
      if (member == null) {
        return null;
      }
      members.add(member);
    }
    return aggregated(node.function(), members, node.leaving());
  }

  /** What a group or school adds to a function; a reason of -1 where it does not take part. */
  @Nullable Reg member(@Nullable Node condition, @Nullable Node body) {
    Reg value = body == null ? code.constant(Value.YesNo.YES) : of(body);
    if (condition == null || value == null) {
      return value;
    }
    Reg takesPart = of(condition);
    if (takesPart == null) {
      return null;
    }
    long[] test = takesPart.codes();
    long[] unknown = takesPart.missing();
    long[] before = value.missing();
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            long own = before == null ? 0 : before[i];
            long asked = test[i] == 0 ? Aggregates.ABSENT : own;
            why[i] = unknown != null && unknown[i] != 0 ? unknown[i] : asked;
          }
        });
    return value.withMissing(why);
  }

  private @Nullable Reg aggregated(Aggregate function, List<Reg> members, Node.Leaving leaving) {
    Reg none = null;
    if (leaving.none() != null) {
      none = of(leaving.none());
      if (none == null) {
        return null;
      }
    }
    return new Aggregates(code, function, leaving.atLeast(), none).of(members);
  }

  @Nullable Reg overMembers(Node.OverMembers node) {
    return null;
  }

  @Nullable Reg places(Node.Places node) {
    return where.places(node);
  }

  @Nullable Reg rank(Node.Rank node) {
    return where.rank(node, group);
  }

  @Nullable Reg inYear(Node.InYear node) {
    return ago(node.body(), node.ago());
  }

  /** What {@code body} is so many years before. */
  private @Nullable Reg ago(Node body, int years) {
    if (years == 0) {
      return of(body);
    }
    Value.Missing nothing = where.nothingAgo(years);
    if (nothing != null) {
      return code.missing(nothing);
    }
    Where there = where.ago(years);
    if (there == null) {
      return null;
    }
    int visited = -1;
    if (group >= 0) {
      String name = where.groupName(group);
      visited = there.group(name);
      if (visited < 0) {
        return noGroup(name, there.year());
      }
    }
    return new NodeCode(code, there, visited).of(body);
  }

  @Nullable Reg overYears(Node.OverYears node) {
    List<Reg> members = new ArrayList<>();
    for (int ago = 0; ago < node.years(); ago++) {
      Reg member = ago(node.body(), ago);
      if (member == null) {
        return null;
      }
      members.add(member);
    }
    return new Aggregates(code, node.function(), node.least(), null).of(members);
  }
}
