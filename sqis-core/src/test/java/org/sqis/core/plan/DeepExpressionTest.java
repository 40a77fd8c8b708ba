package org.sqis.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.PolicySpec;

/** The longest expressions the language allows are proved on a small stack. */
class DeepExpressionTest {
  private static final int OPERATORS = 1_000;
  private static final long STACK_BYTES = 256L * 1024;

  @TestFactory
  Stream<DynamicTest> longestExpressions_needNoDeepStack() {
    Map<String, Expr> expressions = new LinkedHashMap<>();
    Expr a = Specs.name("a");
    Expr c = Specs.name("c");
    Expr sum = a;
    Expr fallback = a;
    Expr negated = a;
    Expr all = c;
    Expr opposite = c;
    Expr choice = a;
    Expr right = a;
    for (int i = 0; i < OPERATORS; i++) {
      sum = Specs.binary(sum, Operator.PLUS, a);
      right = Specs.binary(a, Operator.MINUS, right);
      fallback = new Expr.Else(a, fallback);
      negated = new Expr.Negated(negated);
      all = Specs.binary(all, Operator.AND, c);
      opposite = new Expr.Not(opposite);
      choice = i % 2 == 0 ? new Expr.If(c, a, choice) : choice;
    }
    expressions.put("sum", sum);
    expressions.put("difference from the right", right);
    expressions.put("fallbacks", fallback);
    expressions.put("signs", negated);
    expressions.put("choices", choice);
    expressions.put("comparison", new Expr.If(Specs.binary(sum, Operator.LESS, a), a, a));
    expressions.put("conditions", new Expr.If(all, a, a));
    expressions.put("opposites", new Expr.If(opposite, a, a));
    List<DynamicTest> tests = new ArrayList<>();
    expressions.forEach(
        (name, expr) -> tests.add(DynamicTest.dynamicTest(name, () -> proveOnSmallStack(expr))));
    return tests.stream();
  }

  private static void proveOnSmallStack(Expr expr) throws InterruptedException {
    PolicySpec spec =
        new Specs()
            .score("a", 0, 4, true)
            .input("c", UnitOfAnalysis.SCHOOL, new Type.YesNo(), true)
            .measure(
                Specs.measure("m", UnitOfAnalysis.SCHOOL, false, List.of(Specs.value(expr, null))))
            .build();
    AtomicReference<Object> outcome = new AtomicReference<>("nothing");
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                outcome.set(Planner.prove(spec, Set.of()).problems());
              } catch (StackOverflowError e) {
                outcome.set(e);
              }
            },
            "small stack",
            STACK_BYTES);
    thread.start();
    thread.join();
    assertThat(outcome.get()).isEqualTo(List.of());
  }
}
