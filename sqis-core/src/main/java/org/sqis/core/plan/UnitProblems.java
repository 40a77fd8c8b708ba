package org.sqis.core.plan;

import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** What is wrong where types or units do not meet, and how to mend it. */
final class UnitProblems {
  /** What to do instead of adding percents. */
  static final String ADD_COUNTS =
      "add the counts behind them, and divide by the sum of their wholes";

  private UnitProblems() {}

  /** A value stands where a number is needed. */
  static Problem notANumber(Typed typed, Expr expr, Place at) {
    String written = ExprCompiler.excerpt(expr);
    String help =
        typed.type() instanceof Type.LevelOf
            ? "write `number(" + written + ")` for its number"
            : typed.isYesNo()
                ? "write `if " + written + " then 1 else 0` if it shall count"
                : typed.type() instanceof Type.OneOf oneOf
                    ? "write for example `if "
                        + written
                        + " is "
                        + oneOf.options().get(0)
                        + " then 1 else 0`"
                    : DateRules.isDate(typed)
                        ? "for a number of days subtract another date from "
                            + ExprCompiler.quote(expr)
                        : "write a number, or the name of one";
    return Problem.of(
            ProblemCode.WRONG_TYPE, at, ExprCompiler.quote(expr), typed.words(), "a number")
        .help(help);
  }

  /** How to make a condition of a value that is none. */
  static String asked(Typed typed, Expr expr) {
    Type type = typed.type();
    String written = ExprCompiler.excerpt(expr);
    return type instanceof Type.OneOf oneOf
        ? "ask for one of its words, for example `"
            + written
            + " is "
            + oneOf.options().get(0)
            + "`"
        : type instanceof Type.FreeText
            ? "ask whether it is there: `" + written + " is present`"
            : type instanceof Type.Date
                ? "compare it, for example `" + written + " <= 1 December 2013`"
                : "compare it, for example `"
                    + written
                    + (typed.is(Unit.PERCENT) ? " >= 50%`" : " >= 1`");
  }

  /** A bare number among values that are percents. */
  static Problem bareAgainstPercent(Place at, Node node) {
    boolean isParameter = node instanceof Node.ParameterValue;
    String written =
        node instanceof Node.Constant constant
            ? constant.value().toString()
            : node instanceof Node.ParameterValue parameter ? parameter.name() : "";
    return Problem.of(
            ProblemCode.BARE_PERCENT, at, written.isEmpty() ? "this number" : "`" + written + "`")
        .help(
            isParameter
                ? "give the parameter `" + written + "` a percent, such as 5%"
                : "write `" + (written.isEmpty() ? "5" : written) + "%`");
  }

  /** Two values whose units cannot be {@code verb}. */
  static Problem differ(Expr.Binary expr, Typed left, Typed right, String verb, Place.Element at) {
    Problem problem =
        Problem.of(
                ProblemCode.UNITS_DIFFER,
                at,
                ExprCompiler.quote(expr.left()),
                left.words(),
                ExprCompiler.quote(expr.right()),
                right.words(),
                verb)
            .with(at.child(0), left.words())
            .with(at.child(1), right.words());
    boolean pointsMeetPercent =
        (left.is(Unit.POINTS) && right.is(Unit.PERCENT))
            || (left.is(Unit.PERCENT) && right.is(Unit.POINTS));
    Expr.Numeral numeral =
        expr.right() instanceof Expr.Numeral one
            ? one
            : expr.left() instanceof Expr.Numeral other ? other : null;
    if (numeral == null || !numeral.isPercent()) {
      return problem.help(remedy(verb, left, right, expr));
    }
    String plain = numeral.value().times(Rational.HUNDRED).toString();
    return problem.help(
        pointsMeetPercent
            ? "the difference of two percents is in points: write `" + plain + "`"
            : "write `" + plain + "`");
  }

  private static String remedy(String verb, Typed left, Typed right, Expr.Binary expr) {
    if (verb.equals("multiplied")) {
      return "multiply by a percent, or by a number without a unit";
    }
    if (verb.equals("divided")) {
      return "divide by what is " + left.words() + " too, or by a number without a unit";
    }
    boolean isLeft = left.type() instanceof Type.OneOf;
    if (verb.equals("compared") && (isLeft || right.type() instanceof Type.OneOf)) {
      Type.OneOf oneOf = (Type.OneOf) (isLeft ? left : right).type();
      Expr words = isLeft ? expr.left() : expr.right();
      return "write for example `"
          + ExprCompiler.excerpt(words)
          + " is "
          + oneOf.options().get(0)
          + "`";
    }
    return "";
  }
}
