package org.sqis.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;

/**
 * Lists of cases over one name are accepted exactly if trying out every value finds a case for each
 * value and a value for each case.
 */
class CaseProofPropertyTest {
  private static final int LISTS = 12_000;
  private static final List<String> WORDS = List.of("u", "v", "w");

  @Test
  void lists_areAcceptedExactlyIfTryingOutFindsNoFault() {
    Random random = new Random(19990701);
    int accepted = 0;
    for (int i = 0; i < LISTS; i++) {
      boolean areWords = random.nextInt(3) == 0;
      List<@Nullable Expr> conditions = conditions(random, areWords);
      PolicySpec spec = spec(conditions);
      Planner.Result result = Planner.prove(spec, Set.of());
      boolean fits = fits(conditions, areWords ? words() : numbers());
      assertThat(result.plan() != null).as(conditions + " " + result.problems()).isEqualTo(fits);
      accepted += fits ? 1 : 0;
    }
    assertThat(accepted).as("lists accepted").isBetween(LISTS / 20, LISTS * 19 / 20);
  }

  private static PolicySpec spec(List<@Nullable Expr> conditions) {
    List<Measure.Case> cases = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      cases.add(Specs.value(Specs.number(i), conditions.get(i)));
    }
    return new Specs()
        .score("x", 0, 4, false)
        .input("t", UnitOfAnalysis.SCHOOL, new Type.OneOf(WORDS), false)
        .measure(Specs.measure("m", UnitOfAnalysis.SCHOOL, false, cases))
        .build();
  }

  private static List<@Nullable Expr> conditions(Random random, boolean areWords) {
    List<@Nullable Expr> conditions = new ArrayList<>();
    int rows = 1 + random.nextInt(4);
    for (int row = 0; row < rows; row++) {
      conditions.add(condition(random, areWords, random.nextInt(3)));
    }
    if (random.nextInt(3) == 0) {
      conditions.add(null);
    }
    return conditions;
  }

  private static Expr condition(Random random, boolean areWords, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      Expr one = condition(random, areWords, depth - 1);
      return random.nextInt(4) == 0
          ? new Expr.Not(one)
          : new Expr.Binary(
              random.nextBoolean() ? Operator.AND : Operator.OR,
              one,
              condition(random, areWords, depth - 1));
    }
    if (areWords) {
      Expr word = Specs.name(WORDS.get(random.nextInt(WORDS.size())));
      return Specs.binary(Specs.name("t"), Operator.IS, word);
    }
    Operator operator =
        List.of(
                Operator.LESS,
                Operator.AT_MOST,
                Operator.GREATER,
                Operator.AT_LEAST,
                Operator.AT_LEAST,
                Operator.IS)
            .get(random.nextInt(6));
    Expr bound = Specs.number(random.nextInt(7) - 1);
    return random.nextInt(5) == 0
        ? Specs.binary(bound, operator, Specs.name("x"))
        : Specs.binary(Specs.name("x"), operator, bound);
  }

  private static List<Value> numbers() {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i <= 16; i++) {
      values.add(Value.of(Rational.of(i, 4)));
    }
    return values;
  }

  private static List<Value> words() {
    return WORDS.stream().map(word -> (Value) new Value.Word(word)).toList();
  }

  // What follows knows nothing of intervals: it tries every value.

  private static boolean fits(List<@Nullable Expr> conditions, List<Value> values) {
    boolean[] applies = new boolean[conditions.size()];
    for (Value value : values) {
      int found = -1;
      for (int i = 0; i < conditions.size() && found < 0; i++) {
        Expr condition = conditions.get(i);
        found = condition == null || holds(condition, value) ? i : -1;
      }
      if (found < 0) {
        return false;
      }
      applies[found] = true;
    }
    for (boolean applied : applies) {
      if (!applied) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Expr condition, Value value) {
    if (condition instanceof Expr.Not not) {
      return !holds(not.operand(), value);
    }
    Expr.Binary binary = (Expr.Binary) condition;
    if (binary.operator() == Operator.AND) {
      return holds(binary.left(), value) && holds(binary.right(), value);
    }
    if (binary.operator() == Operator.OR) {
      return holds(binary.left(), value) || holds(binary.right(), value);
    }
    if (value instanceof Value.Word word) {
      return binary.right().toString().equals(word.word());
    }
    Rational left = number(binary.left(), value);
    Rational right = number(binary.right(), value);
    int side = left.compareTo(right);
    return switch (binary.operator()) {
      case LESS -> side < 0;
      case AT_MOST -> side <= 0;
      case GREATER -> side > 0;
      case AT_LEAST -> side >= 0;
      case IS -> side == 0;
      case OR, AND, PLUS, MINUS, TIMES, DIVIDED -> throw new AssertionError("no test: " + binary);
    };
  }

  private static Rational number(Expr expr, Value value) {
    return expr instanceof Expr.Numeral numeral ? numeral.value() : ((Value.Num) value).number();
  }

  /** Lists that ask for several names are rejected rather than trusted. */
  @Test
  void acceptedLists_leaveNoSchoolWithoutACase() {
    Random random = new Random(20141015);
    RandomRules rules = new RandomRules(random);
    int accepted = 0;
    for (int i = 0; i < LISTS / 4; i++) {
      List<Measure.Case> cases = new ArrayList<>();
      for (int row = 1 + random.nextInt(4); row > 0; row--) {
        cases.add(Specs.value(Specs.number(row), rules.condition(UnitOfAnalysis.SCHOOL, 1)));
      }
      PolicySpec all = rules.policy();
      PolicySpec spec =
          PolicySpec.of(all.header())
              .withGroups(all.groups())
              .withInputs(all.inputs())
              .withMeasures(List.of(Specs.measure("m", UnitOfAnalysis.SCHOOL, true, cases)));
      Plan plan = RandomRules.plan(spec);
      if (plan == null) {
        continue;
      }
      accepted++;
      for (int school = 0; school < 60; school++) {
        Map<String, Value[]> inputs = rules.school(spec);
        List<String> broken = new ArrayList<>();
        new TryingEvaluator(plan, inputs, broken).measures();
        assertThat(broken).as(cases.toString()).isEmpty();
      }
    }
    assertThat(accepted).as("lists accepted").isGreaterThan(30);
  }
}
