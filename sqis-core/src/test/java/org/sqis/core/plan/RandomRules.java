package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;

/**
 * Random rules over school inputs {@code a}, {@code b} (score 0 to 4), {@code c} (yes/no), {@code
 * t} (one of a, u, v: a word is also a name) and group inputs {@code n}, {@code k} (counts), and
 * random schools to try them on.
 */
final class RandomRules {
  private static final List<MissingReason> REASONS = List.of(MissingReason.values());

  static final List<String> GROUPS = List.of("all", "g1", "g2");

  private final Random random;

  RandomRules(Random random) {
    this.random = random;
  }

  /** A measure of each group and one of each school that reads it. */
  PolicySpec policy() {
    boolean neverMissing = random.nextInt(4) == 0;
    return new Specs()
        .groups("all", "g1", "g2")
        .score("a", 0, 4, false)
        .score("b", 0, 4, random.nextInt(3) == 0)
        .input("c", UnitOfAnalysis.SCHOOL, new Type.YesNo(), false)
        .input("t", UnitOfAnalysis.SCHOOL, new Type.OneOf(List.of("a", "u", "v")), false)
        .input("n", UnitOfAnalysis.GROUP, new Type.Numeric(Unit.COUNT), false)
        .input("k", UnitOfAnalysis.GROUP, new Type.Numeric(Unit.COUNT), neverMissing)
        .measure(measure("mg", UnitOfAnalysis.GROUP))
        .measure(measure("ms", UnitOfAnalysis.SCHOOL))
        .build();
  }

  private Measure measure(String name, UnitOfAnalysis each) {
    List<Measure.Need> needs = new ArrayList<>();
    for (int i = random.nextInt(2); i > 0; i--) {
      needs.add(new Measure.Need(condition(each, 2), MissingReason.TOO_FEW, ""));
    }
    List<Measure.Case> cases = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      cases.add(Specs.value(number(each, 2), condition(each, 2)));
    }
    cases.add(Specs.value(number(each, 3), null));
    return Specs.measure(name, each, random.nextInt(4) > 0, needs, cases);
  }

  /** A number: of a school a score, of a group a count. */
  Expr number(UnitOfAnalysis each, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return leaf(each);
    }
    return switch (random.nextInt(12)) {
      case 0, 1 -> binary(number(each, depth - 1), Operator.PLUS, number(each, depth - 1));
      case 2 -> binary(number(each, depth - 1), Operator.MINUS, number(each, depth - 1));
      case 3 ->
          binary(number(each, depth - 1), Operator.TIMES, Specs.number(random.nextInt(4) - 1));
      case 4 ->
          binary(
              binary(number(each, depth - 1), Operator.DIVIDED, number(each, depth - 1)),
              Operator.TIMES,
              number(each, depth - 1));
      case 5 ->
          new Expr.If(condition(each, depth - 1), number(each, depth - 1), number(each, depth - 1));
      case 6 -> new Expr.Else(number(each, depth - 1), number(each, depth - 1));
      case 7 ->
          new Expr.Call(
              random.nextBoolean() ? "min" : "max",
              List.of(number(each, depth - 1), number(each, depth - 1)),
              Map.of());
      case 8 -> new Expr.Call("abs", List.of(number(each, depth - 1)), Map.of());
      case 9 ->
          new Expr.Call(
              List.of("round", "round_up", "round_down").get(random.nextInt(3)),
              List.of(number(each, depth - 1), Specs.number(random.nextInt(2))),
              Map.of());
      case 10 ->
          new Expr.Call(
              List.of("mean", "highest", "sum").get(random.nextInt(3)),
              List.of(number(each, depth - 1), number(each, depth - 1)),
              random.nextInt(3) == 0 ? Map.of("at_least", Specs.number(1)) : Map.of());
      default -> each == UnitOfAnalysis.GROUP ? over(depth - 1) : leaf(each);
    };
  }

  private Expr leaf(UnitOfAnalysis each) {
    if (random.nextInt(5) == 0) {
      return Specs.number(random.nextInt(5));
    }
    if (each == UnitOfAnalysis.SCHOOL) {
      return random.nextInt(8) == 0
          ? new Expr.MissingValue(MissingReason.SUPPRESSED, "")
          : Specs.name(random.nextBoolean() ? "a" : "b");
    }
    String name = List.of("n", "k").get(random.nextInt(2));
    return random.nextInt(4) == 0
        ? new Expr.OfGroup(name, GROUPS.get(random.nextInt(3)))
        : Specs.name(name);
  }

  private Expr over(int depth) {
    Expr body = number(UnitOfAnalysis.GROUP, Math.min(depth, 1));
    Expr where = random.nextBoolean() ? condition(UnitOfAnalysis.GROUP, 1) : null;
    Map<String, Expr> options = new TreeMap<>();
    if (random.nextInt(4) == 0) {
      options.put("none", Specs.number(random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      options.put("at_least", Specs.number(1 + random.nextInt(2)));
    }
    return new Expr.Over(
        List.of("lowest", "highest", "sum", "mean").get(random.nextInt(4)),
        body,
        "groups",
        where,
        options);
  }

  Expr condition(UnitOfAnalysis each, int depth) {
    if (depth > 0 && random.nextInt(2) == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> binary(condition(each, depth - 1), Operator.AND, condition(each, depth - 1));
        case 1 -> binary(condition(each, depth - 1), Operator.OR, condition(each, depth - 1));
        case 2 -> new Expr.Not(condition(each, depth - 1));
        default ->
            new Expr.If(
                condition(each, depth - 1), condition(each, depth - 1), condition(each, depth - 1));
      };
    }
    return switch (random.nextInt(8)) {
      case 0 -> each == UnitOfAnalysis.SCHOOL ? Specs.name("c") : groupIs();
      case 1 ->
          binary(
              Specs.name("t"),
              Operator.IS,
              Specs.name(List.of("a", "u", "v").get(random.nextInt(3))));
      case 2, 3 -> presence(number(each, Math.min(depth, 1)));
      case 4 -> each == UnitOfAnalysis.GROUP ? counted() : compared(each, depth);
      default -> compared(each, depth);
    };
  }

  private Expr groupIs() {
    return binary(Specs.name("group"), Operator.IS, Specs.name(GROUPS.get(random.nextInt(3))));
  }

  private Expr counted() {
    Expr count =
        new Expr.Over(
            "count",
            null,
            "groups",
            presence(Specs.name(random.nextBoolean() ? "n" : "k")),
            Map.of());
    return binary(count, Operator.AT_LEAST, Specs.number(random.nextInt(3)));
  }

  private Expr compared(UnitOfAnalysis each, int depth) {
    Operator operator =
        List.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST, Operator.IS)
            .get(random.nextInt(5));
    Expr right =
        random.nextBoolean() ? Specs.number(random.nextInt(4)) : number(each, Math.min(depth, 1));
    return binary(number(each, Math.min(depth, 1)), operator, right);
  }

  private Expr presence(Expr operand) {
    return switch (random.nextInt(4)) {
      case 0, 1 -> Specs.present(operand);
      case 2 -> Specs.missing(operand);
      default -> new Expr.Presence(operand, false, MissingReason.TOO_FEW);
    };
  }

  private static Expr binary(Expr left, Operator operator, Expr right) {
    return new Expr.Binary(operator, left, right);
  }

  /** The inputs of a school as the data could hold them. */
  Map<String, Value[]> school(PolicySpec spec) {
    Map<String, Value[]> school = new HashMap<>();
    school.put("a", new Value[] {or(Value.of(Rational.of(random.nextInt(9), 2)))});
    Value b = Value.of(Rational.of(random.nextInt(5)));
    boolean isThere = spec.inputs().get(1).neverMissing();
    school.put("b", new Value[] {isThere ? b : or(b)});
    school.put("c", new Value[] {or(Value.of(random.nextBoolean()))});
    school.put(
        "t", new Value[] {or(new Value.Word(List.of("a", "u", "v").get(random.nextInt(3))))});
    Value[] n = new Value[GROUPS.size()];
    Value[] k = new Value[GROUPS.size()];
    boolean alwaysThere = spec.inputs().get(5).neverMissing();
    for (int group = 0; group < n.length; group++) {
      n[group] = or(Value.of(Rational.of(random.nextInt(4))));
      Value count = Value.of(Rational.of(random.nextInt(4)));
      boolean exists = group == 0 || random.nextBoolean();
      k[group] =
          !alwaysThere ? or(count) : exists ? count : Value.missing(MissingReason.NOT_APPLICABLE);
    }
    school.put("n", n);
    school.put("k", k);
    return school;
  }

  private Value or(Value value) {
    MissingReason reason = REASONS.get(random.nextInt(REASONS.size()));
    return random.nextInt(3) == 0 ? Value.missing(reason) : value;
  }

  /** The plan of a policy; null if it has faults. */
  static @Nullable Plan plan(PolicySpec spec) {
    return Planner.prove(spec, java.util.Set.of()).plan();
  }
}
