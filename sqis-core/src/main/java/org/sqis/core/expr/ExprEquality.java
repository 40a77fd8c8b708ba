package org.sqis.core.expr;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares expressions without recursion, so that long ones need no deep stack. */
final class ExprEquality {
  private ExprEquality() {}

  static boolean same(Expr one, @Nullable Object other) {
    if (!(other instanceof Expr that)) {
      return false;
    }
    Deque<Expr> left = new ArrayDeque<>(List.of(one));
    Deque<Expr> right = new ArrayDeque<>(List.of(that));
    while (!left.isEmpty()) {
      Expr a = left.pop();
      Expr b = right.pop();
      if (a == b) {
        continue;
      }
      List<Expr> inA = a.children();
      List<Expr> inB = b.children();
      if (!own(a).equals(own(b)) || inA.size() != inB.size()) {
        return false;
      }
      inA.forEach(left::push);
      inB.forEach(right::push);
    }
    return true;
  }

  static int hash(Expr expr) {
    int hash = 1;
    Deque<Expr> open = new ArrayDeque<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      hash = 31 * hash + own(next).hashCode();
      next.children().forEach(open::push);
    }
    return hash;
  }

  /** What an expression says beyond its children; a leaf is its own content. */
  private static Object own(Expr expr) {
    if (expr.children().isEmpty() && !(expr instanceof Expr.Over)) {
      return expr instanceof Expr.Call call ? call.function() : expr;
    }
    return expr.accept(
        new Expr.Visitor<Object>() {
          @Override
          public Object numeral(Expr.Numeral leaf) {
            return leaf;
          }

          @Override
          public Object date(Expr.Date leaf) {
            return leaf;
          }

          @Override
          public Object answer(Expr.Answer leaf) {
            return leaf;
          }

          @Override
          public Object name(Expr.Name leaf) {
            return leaf;
          }

          @Override
          public Object ofGroup(Expr.OfGroup leaf) {
            return leaf;
          }

          @Override
          public Object missingValue(Expr.MissingValue leaf) {
            return leaf;
          }

          @Override
          public Object negated(Expr.Negated negated) {
            return "-";
          }

          @Override
          public Object not(Expr.Not not) {
            return "not";
          }

          @Override
          public Object binary(Expr.Binary binary) {
            return binary.operator().symbol();
          }

          @Override
          public Object presence(Expr.Presence presence) {
            return Arrays.asList("is", presence.asksPresent(), presence.reason());
          }

          @Override
          public Object ifThen(Expr.If choice) {
            return "if";
          }

          @Override
          public Object orElse(Expr.Else fallback) {
            return "else";
          }

          @Override
          public Object call(Expr.Call call) {
            return List.of(call.function(), call.arguments().size(), call.options().keySet());
          }

          @Override
          public Object over(Expr.Over over) {
            return List.of(
                over.function(),
                over.body() == null,
                over.family(),
                over.where() == null,
                over.options().keySet());
          }
        });
  }
}
