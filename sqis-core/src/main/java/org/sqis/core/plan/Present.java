package org.sqis.core.plan;

import java.util.Set;
import java.util.TreeSet;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;

/** What a decided condition tells about which names are present. */
final class Present {
  private Present() {}

  /** What is present where {@code condition} holds. */
  static Set<String> where(Expr condition) {
    if (condition instanceof Expr.Presence presence) {
      return presence.asksPresent() ? names(presence.operand()) : Set.of();
    }
    if (condition instanceof Expr.Not not) {
      return whereNot(not.operand());
    }
    if (condition instanceof Expr.Binary binary && binary.operator() == Operator.AND) {
      return both(where(binary.left()), where(binary.right()));
    }
    if (condition instanceof Expr.Binary binary && binary.operator() == Operator.OR) {
      return common(where(binary.left()), where(binary.right()));
    }
    return names(condition);
  }

  /** What is present where {@code condition} is decided and does not hold. */
  static Set<String> whereNot(Expr condition) {
    if (condition instanceof Expr.Presence presence) {
      boolean asksMissing = !presence.asksPresent() && presence.reason() == null;
      return asksMissing ? names(presence.operand()) : Set.of();
    }
    if (condition instanceof Expr.Not not) {
      return where(not.operand());
    }
    if (condition instanceof Expr.Binary binary && binary.operator() == Operator.OR) {
      return both(whereNot(binary.left()), whereNot(binary.right()));
    }
    if (condition instanceof Expr.Binary binary && binary.operator() == Operator.AND) {
      return common(whereNot(binary.left()), whereNot(binary.right()));
    }
    return names(condition);
  }

  /** The names without which the expression has no value. */
  private static Set<String> names(Expr expr) {
    if (expr instanceof Expr.Name || expr instanceof Expr.OfGroup) {
      return Set.of(expr.toString());
    }
    boolean needsAll =
        expr instanceof Expr.Negated
            || (expr instanceof Expr.Binary binary
                && binary.operator() != Operator.AND
                && binary.operator() != Operator.OR);
    if (!needsAll) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>();
    expr.children().forEach(child -> names.addAll(names(child)));
    return names;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> common(Set<String> one, Set<String> other) {
    Set<String> common = new TreeSet<>(one);
    common.retainAll(other);
    return common;
  }
}
