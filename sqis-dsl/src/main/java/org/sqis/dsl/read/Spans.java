package org.sqis.dsl.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Place;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

/** Where the parts of a policy stand in its text. Filled while reading; then only read. */
public final class Spans {
  private final Map<String, Span> spans = new LinkedHashMap<>();

  /** Says where a part stands; the first place said for a part stays. */
  void put(Place.Element part, Span span) {
    spans.putIfAbsent(part.path(), span);
  }

  /** Says where an expression and each of its parts stands. */
  void put(Place.Element part, SyntaxExpr expr) {
    put(part, expr.span());
    expr.spans().forEach((path, span) -> spans.putIfAbsent(part.path() + path, span));
  }

  /** Where the part stands, or the nearest part around it; null if none is known. */
  public @Nullable Span find(Place.Element part) {
    String path = part.path();
    while (true) {
      Span span = spans.get(path);
      if (span != null) {
        return span;
      }
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        return null;
      }
      path = path.substring(0, slash);
    }
  }

  /** Every part with its place. */
  public Map<String, Span> all() {
    return java.util.Collections.unmodifiableMap(spans);
  }
}
