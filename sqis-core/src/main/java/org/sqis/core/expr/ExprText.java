package org.sqis.core.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Writes expressions with the fewest parentheses that keep their meaning. */
final class ExprText {
  private static final int TIGHTEST = 9;

  private ExprText() {}

  /** The text of {@code expr}, in parentheses if it binds weaker than {@code least}. */
  static String within(Expr expr, int least) {
    return strength(expr) < least ? "(" + expr + ")" : expr.toString();
  }

  /**
   * The text of two operands; comparisons do not chain, so both their operands bind tighter. Walks
   * down the left side in a loop, so that a long sum needs no deep stack.
   */
  static String binary(Expr.Binary expr) {
    Deque<Expr.Binary> open = new ArrayDeque<>();
    Expr left = expr;
    int least = 0;
    while (left instanceof Expr.Binary inner && inner.operator().strength() >= least) {
      open.push(inner);
      int strength = inner.operator().strength();
      boolean compares = strength == Operator.IS.strength();
      least = compares ? strength + 1 : strength;
      left = inner.left();
    }
    StringBuilder text = new StringBuilder(within(left, least));
    while (!open.isEmpty()) {
      Expr.Binary next = open.pop();
      text.append(' ')
          .append(next.operator().symbol())
          .append(' ')
          .append(within(next.right(), next.operator().strength() + 1));
    }
    return text.toString();
  }

  /** Arguments and then options, separated by commas. */
  static String list(List<Expr> arguments, Map<String, Expr> options) {
    StringBuilder text = new StringBuilder();
    for (Expr argument : arguments) {
      text.append(text.isEmpty() ? "" : ", ").append(argument);
    }
    options.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(": ").append(value));
    return text.toString();
  }

  private static int strength(Expr expr) {
    if (expr instanceof Expr.Else || expr instanceof Expr.If) {
      return 0;
    }
    if (expr instanceof Expr.Binary binary) {
      return binary.operator().strength();
    }
    if (expr instanceof Expr.Not) {
      return 3;
    }
    if (expr instanceof Expr.Presence) {
      return Operator.IS.strength();
    }
    if (expr instanceof Expr.Negated) {
      return 7;
    }
    if (expr instanceof Expr.Numeral numeral && !numeral.isPercent()) {
      boolean isFraction = !numeral.value().isDecimal();
      return isFraction ? Operator.DIVIDED.strength() : TIGHTEST;
    }
    return TIGHTEST;
  }
}
