package org.sqis.examples.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;

/** An expression with other expressions directly inside it. */
record ChildReplacement(List<Expr> children) implements Expr.Visitor<Expr> {
  /** {@code expr} with {@code child} in the given place of {@link Expr#children()}. */
  static Expr of(Expr expr, int place, Expr child) {
    List<Expr> children = new ArrayList<>(expr.children());
    children.set(place, child);
    return expr.accept(new ChildReplacement(children));
  }

  @Override
  public Expr numeral(Expr.Numeral expr) {
    return expr;
  }

  @Override
  public Expr date(Expr.Date expr) {
    return expr;
  }

  @Override
  public Expr answer(Expr.Answer expr) {
    return expr;
  }

  @Override
  public Expr name(Expr.Name expr) {
    return expr;
  }

  @Override
  public Expr ofGroup(Expr.OfGroup expr) {
    return expr;
  }

  @Override
  public Expr missingValue(Expr.MissingValue expr) {
    return expr;
  }

  @Override
  public Expr negated(Expr.Negated expr) {
    return new Expr.Negated(children.get(0));
  }

  @Override
  public Expr not(Expr.Not expr) {
    return new Expr.Not(children.get(0));
  }

  @Override
  public Expr binary(Expr.Binary expr) {
    return new Expr.Binary(expr.operator(), children.get(0), children.get(1));
  }

  @Override
  public Expr presence(Expr.Presence expr) {
    return new Expr.Presence(children.get(0), expr.asksPresent(), expr.reason());
  }

  @Override
  public Expr ifThen(Expr.If expr) {
    return new Expr.If(children.get(0), children.get(1), children.get(2));
  }

  @Override
  public Expr orElse(Expr.Else expr) {
    return new Expr.Else(children.get(0), children.get(1));
  }

  @Override
  public Expr call(Expr.Call expr) {
    int arguments = expr.arguments().size();
    return new Expr.Call(
        expr.function(), children.subList(0, arguments), options(expr.options(), arguments));
  }

  @Override
  public Expr over(Expr.Over expr) {
    int place = 0;
    @Nullable Expr body = expr.body() == null ? null : children.get(place++);
    @Nullable Expr where = expr.where() == null ? null : children.get(place++);
    return new Expr.Over(
        expr.function(), body, expr.family(), where, options(expr.options(), place));
  }

  /** The options stand last, in the order of their names. */
  private Map<String, Expr> options(Map<String, Expr> old, int from) {
    Map<String, Expr> options = new LinkedHashMap<>();
    int place = from;
    for (String name : old.keySet()) {
      options.put(name, children.get(place++));
    }
    return options;
  }
}
