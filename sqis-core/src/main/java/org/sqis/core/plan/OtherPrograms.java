package org.sqis.core.plan;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.number.Rational;

/** What spreadsheets and databases call functions of the language, or write as functions. */
final class OtherPrograms {
  /** Longer expressions are no help. */
  private static final int LONGEST = 120;

  private static final ImmutableMap<String, String> CALLS =
      ImmutableMap.<String, String>builder()
          .put("average", "mean")
          .put("averagea", "mean")
          .put("avg", "mean")
          .put("minimum", "min")
          .put("least", "min")
          .put("maximum", "max")
          .put("greatest", "max")
          .put("roundup", "round_up")
          .put("ceil", "round_up")
          .put("ceiling", "round_up")
          .put("rounddown", "round_down")
          .put("floor", "round_down")
          .put("int", "round_down")
          .put("trunc", "round_down")
          .build();

  private static final ImmutableMap<String, String> OVER_GROUPS =
      ImmutableMap.<String, String>builder()
          .put("average", "mean")
          .put("avg", "mean")
          .put("minimum", "lowest")
          .put("least", "lowest")
          .put("maximum", "highest")
          .put("greatest", "highest")
          .put("countif", "count")
          .put("countifs", "count")
          .put("sumif", "sum")
          .put("averageif", "mean")
          .build();

  private OtherPrograms() {}

  /**
   * What to write for a call of another program; null if its name is none that is known.
   *
   * @param family a family of groups for an example
   */
  static @Nullable String help(Expr.Call call, String family) {
    String name = plain(call.function());
    List<Expr> of = call.arguments();
    String counted = of.isEmpty() ? "x" : ExprCompiler.excerpt(of.get(0));
    String where = "over " + family + " where " + counted + " >= 3)`";
    return switch (name) {
      case "countif", "countifs" -> "write for example `count(" + where;
      case "sumif", "sumifs" -> "write for example `sum(" + counted + " " + where;
      case "averageif", "averageifs" -> "write for example `mean(" + counted + " " + where;
      case "ifs", "switch" -> "write a line `value … when …` for each case";
      default -> {
        Expr instead = instead(name, call);
        yield instead == null ? null : written(instead, CALLS.get(name));
      }
    };
  }

  /** The same of a function over groups. */
  static @Nullable String help(Expr.Over over) {
    String name = OVER_GROUPS.get(plain(over.function()));
    return name == null
        ? null
        : written(
            new Expr.Over(name, over.body(), over.family(), over.where(), over.options()), name);
  }

  private static @Nullable Expr instead(String name, Expr.Call call) {
    List<Expr> of = call.arguments();
    String function = CALLS.get(name);
    if (function != null) {
      List<Expr> arguments = new ArrayList<>(of);
      if (function.startsWith("round") && of.size() == 1) {
        arguments.add(new Expr.Numeral(Rational.ZERO, false));
      }
      return new Expr.Call(function, arguments, call.options());
    }
    return switch (name + " " + of.size()) {
      case "if 2" -> new Expr.If(of.get(0), of.get(1), new Expr.Numeral(Rational.ZERO, false));
      case "if 3", "iif 3" -> new Expr.If(of.get(0), of.get(1), of.get(2));
      case "not 1" -> new Expr.Not(of.get(0));
      case "isblank 1", "isempty 1", "ismissing 1", "isna 1", "isnull 1" ->
          new Expr.Presence(of.get(0), false, null);
      case "coalesce 2", "ifblank 2", "iferror 2", "ifna 2", "ifnull 2", "isnull 2", "nvl 2" ->
          new Expr.Else(of.get(0), of.get(1));
      default -> joined(name, of);
    };
  }

  private static @Nullable Expr joined(String name, List<Expr> of) {
    boolean isAnd = name.equals("and");
    if (of.size() < 2 || !(isAnd || name.equals("or"))) {
      return null;
    }
    Expr all = of.get(0);
    for (Expr next : of.subList(1, of.size())) {
      all = new Expr.Binary(isAnd ? Operator.AND : Operator.OR, all, next);
    }
    return all;
  }

  private static String written(Expr instead, @Nullable String function) {
    String text = instead.toString();
    if (text.length() <= LONGEST) {
      return "write `" + text + "`";
    }
    return function != null ? "write `" + function + "(…)`" : "write it as " + shape(instead);
  }

  /** How an expression that is too long to be shown is written. */
  private static String shape(Expr instead) {
    return instead instanceof Expr.If
        ? "`if … then … else …`"
        : instead instanceof Expr.Else
            ? "`… else …`"
            : instead instanceof Expr.Presence
                ? "`… is missing`"
                : instead instanceof Expr.Not
                    ? "`not (…)`"
                    : "conditions with `and` or `or` between";
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
