package org.sqis.dsl.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqis.core.expr.Expr;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

/** Finds the words of an expression that are no expressions of their own, such as a function. */
final class ExpressionParts {
  private static final Pattern SPLIT = Pattern.compile("((?:/\\d+)*)(.*)");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern FAMILY = Pattern.compile("\\bover\\s+(\\w+)");

  private ExpressionParts() {}

  /**
   * Where a part stands.
   *
   * @param path numbers of children as {@link Expr#children} counts them, then perhaps {@code
   *     function}, {@code family}, {@code name}, {@code group} or {@code option/NAME}
   */
  static Span find(SyntaxExpr expr, String path) {
    Matcher split = SPLIT.matcher(path);
    if (!split.matches()) {
      return expr.span();
    }
    Span whole = expr.span(split.group(1));
    String part = split.group(2);
    String text = whole.text();
    if (part.equals("/function") || part.equals("/name")) {
      return first(whole, WORD.matcher(text), 0);
    }
    if (part.equals("/group")) {
      Matcher words = WORD.matcher(text);
      Span last = whole;
      while (words.find()) {
        last = whole.part(words.start(), words.end());
      }
      return last;
    }
    if (part.equals("/family")) {
      return first(whole, FAMILY.matcher(text), 1);
    }
    if (part.startsWith("/option/")) {
      String name = Pattern.quote(part.substring("/option/".length()));
      return first(whole, Pattern.compile("\\b(" + name + ")\\s*:").matcher(text), 1);
    }
    return whole;
  }

  private static Span first(Span whole, Matcher matcher, int group) {
    return matcher.find() ? whole.part(matcher.start(group), matcher.end(group)) : whole;
  }
}
