package org.sqis.dsl.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.expr.Expr;
import org.sqis.dsl.source.Span;

/**
 * An expression and where each of its parts stands. Immutable; safe for every thread.
 *
 * @param expr the expression
 * @param spans the place of every part by its path: empty for the whole, {@code /0/1} for the
 *     second child of the first, counted as {@link Expr#children} does
 */
public record SyntaxExpr(Expr expr, Map<String, Span> spans) {
  public SyntaxExpr {
    Objects.requireNonNull(expr, "expr");
    spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
    if (!spans.containsKey("")) {
      throw new IllegalArgumentException("spans must hold the whole expression: " + spans);
    }
  }

  /** Where the whole stands. */
  public Span span() {
    return span("");
  }

  /** Where the part at {@code path} stands; the nearest part around it if the path is unknown. */
  public Span span(String path) {
    String known = path;
    while (true) {
      Span span = spans.get(known);
      if (span != null) {
        return span;
      }
      known = known.substring(0, Math.max(0, known.lastIndexOf('/')));
    }
  }
}
