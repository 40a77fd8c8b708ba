package org.sqis.dsl.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Place;
import org.sqis.dsl.parser.DiagnosticSink;
import org.sqis.dsl.parser.ExpressionReader;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

/**
 * Where the parts of a policy stand in its text. Filled while reading; then only read. Where the
 * parts of an expression stand is found only when somebody asks, by reading it again: a file of
 * long expressions has millions of parts, and only those with a fault are asked for.
 */
public final class Spans {
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private final Map<String, Span> expressions = new LinkedHashMap<>();
  private int longest;
  private String latestPath = "";
  private @Nullable SyntaxExpr latest;

  /** Says where a part stands; the first place said for a part stays. */
  void put(Place.Element part, Span span) {
    spans.putIfAbsent(part.path(), span);
    longest = Math.max(longest, part.path().length());
  }

  /** Says where an expression stands, whose parts are placed below {@code part}. */
  void putExpression(Place.Element part, Span span) {
    put(part, span);
    expressions.putIfAbsent(part.path(), span);
  }

  /** Where the part stands, or the nearest part around it; null if none is known. */
  public @Nullable Span find(Place.Element part) {
    String path = shortened(part.path());
    while (true) {
      Span expression = expressions.get(path);
      if (expression != null) {
        return within(path, expression, part.path().substring(path.length()));
      }
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

  /** The part of a path that can be known: the path into a long expression is long. */
  private String shortened(String path) {
    int end = path.length() > longest ? path.lastIndexOf('/', longest) : path.length();
    return end > 0 ? path.substring(0, end) : path;
  }

  /** Whether the part itself is known, and not only something around it. */
  boolean knows(Place.Element part) {
    String path = part.path();
    int slash = shortened(path).length();
    while (slash > 0 && !expressions.containsKey(path.substring(0, slash))) {
      slash = path.lastIndexOf('/', slash - 1);
    }
    return spans.containsKey(path) || slash > 0;
  }

  /** Where a part of the expression at {@code path} stands. */
  private synchronized Span within(String path, Span whole, String part) {
    if (part.isEmpty()) {
      return whole;
    }
    if (latest == null || !latestPath.equals(path)) {
      Optional<SyntaxExpr> read = ExpressionReader.read(whole, new DiagnosticSink());
      latest = read.orElseThrow(() -> new AssertionError("read before: " + whole));
      latestPath = path;
    }
    return ExpressionParts.find(latest, part);
  }

  /** Every part with its place, but the parts of expressions. */
  public Map<String, Span> all() {
    return Collections.unmodifiableMap(spans);
  }
}
