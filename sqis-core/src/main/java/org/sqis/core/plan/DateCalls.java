package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Functions;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves calls of the functions of dates and seasons. */
final class DateCalls {
  private static final String AFTER = "after";
  private static final String BEFORE = "before";
  private static final String DAYS = "days";

  /** Days of every school year there is. */
  private static final Typed DAY_OF_YEAR =
      DateRules.typed(new CalendarDate(1900, 1, 1), new CalendarDate(2202, 12, 31));

  private final Names names;
  private final Problems problems;

  DateCalls(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** Whether the function is one of dates and seasons. */
  static boolean handles(Functions.Scalar function) {
    return switch (function.shape()) {
      case WITHIN, DATE, SEASON -> true;
      case ROUNDING, SAME_UNIT, ONE, LEVEL, EXACT -> false;
    };
  }

  /** Whether the argument is the name of a season and no expression of its own. */
  static boolean namesSeason(Expr.Call call) {
    Functions.Scalar function = Functions.scalar(call.function()).orElse(null);
    return function != null && function.shape() == Functions.Shape.SEASON;
  }

  /** What a call means; null after a fault. */
  @Nullable Compiled call(
      Functions.Scalar function, Expr.Call expr, List<@Nullable Compiled> parts, Place.Element at) {
    boolean isWithin = function.shape() == Functions.Shape.WITHIN;
    boolean hasFault = false;
    for (String option : expr.options().keySet()) {
      if (!isWithin || !List.of(AFTER, BEFORE, DAYS).contains(option)) {
        problems.add(
            Problem.of(
                    ProblemCode.UNKNOWN_OPTION,
                    at.child("option/" + option),
                    option,
                    function.name())
                .help("write `" + function.signature() + "`"));
        hasFault = true;
      }
    }
    int count = expr.arguments().size();
    if (count != 1 && !hasFault) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT,
                  at,
                  function.name(),
                  function.shape() == Functions.Shape.SEASON ? "one season" : "one date",
                  ScalarCompiler.values(count))
              .help("write `" + function.signature() + "`"));
      hasFault = true;
    }
    if (hasFault) {
      return null;
    }
    if (function.shape() == Functions.Shape.SEASON) {
      return dayOfSeason(function, expr, at);
    }
    Compiled date = parts.get(0);
    if (date == null || !isDate(date, expr.arguments().get(0), at.child(0))) {
      return null;
    }
    return isWithin
        ? within(expr, date, parts, at)
        : function.name().equals("season") ? season(expr, date, at) : inYear(date);
  }

  private boolean isDate(Compiled compiled, Expr expr, Place.Element at) {
    if (DateRules.isDate(compiled.typed()) || UnitRules.isNothing(compiled.node())) {
      return true;
    }
    problems.add(
        Problem.of(
                ProblemCode.WRONG_TYPE,
                at,
                ExprCompiler.quote(expr),
                compiled.typed().words(),
                "a date")
            .help("write a date such as `1 December 2013`, or the name of one"));
    return false;
  }

  private @Nullable Compiled within(
      Expr.Call expr, Compiled date, List<@Nullable Compiled> parts, Place.Element at) {
    Map<String, Expr> options = expr.options();
    boolean isAfter = options.containsKey(AFTER);
    if (!options.containsKey(DAYS) || isAfter == options.containsKey(BEFORE)) {
      String written = ExprCompiler.excerpt(expr.arguments().get(0));
      problems.add(
          Problem.of(
                  ProblemCode.WITHIN_WHAT,
                  at,
                  !options.containsKey(DAYS)
                      ? "does not say how many days"
                      : isAfter
                          ? "says both `after` and `before`"
                          : "does not say after or before which date")
              .help(
                  "write `within("
                      + written
                      + ", days: 45, after: start)`, or `before: end`; for both sides write"
                      + " `abs("
                      + written
                      + " - start) <= 45`"));
      return null;
    }
    // Options follow their names: `after` and `before` come before `days`.
    Compiled other = parts.get(1);
    Compiled days = parts.get(2);
    Expr otherExpr = options.get(isAfter ? AFTER : BEFORE);
    Expr daysExpr = options.get(DAYS);
    if (other == null || days == null || otherExpr == null || daysExpr == null) {
      return null;
    }
    boolean isOther = isDate(other, otherExpr, at.child(1));
    if (!isOther || !isNumberOfDays(days, daysExpr, at.child(2))) {
      return null;
    }
    List<Compiled> arguments = List.of(date, other, days);
    int sign = isAfter ? 1 : -1;
    Node node =
        new Node.Apply(
            "within",
            CallCompiler.nodes(arguments),
            values -> {
              Rational from = Functions.number(values.get(1));
              Rational passed = Functions.number(values.get(0)).minus(from);
              Rational counted = sign > 0 ? passed : passed.negated();
              return Value.of(
                  counted.signum() >= 0 && counted.compareTo(Functions.number(values.get(2))) <= 0);
            },
            answer(arguments));
    return Compiled.of(node, arguments);
  }

  private boolean isNumberOfDays(Compiled days, Expr expr, Place.Element at) {
    Bounds bounds = days.typed().bounds();
    Rational most = bounds.max();
    boolean isNegative = most != null && most.signum() < 0;
    if (DateRules.isDays(days.node()) && !isNegative) {
      return true;
    }
    problems.add(
        Problem.of(
                ProblemCode.WRONG_TYPE,
                at,
                ExprCompiler.quote(expr),
                isNegative ? "negative" : days.typed().words(),
                "a number of days")
            .help("write a number such as `45`, or a name of type `days`"));
    return false;
  }

  private static Typed answer(List<Compiled> read) {
    Typed answer = Typed.of(new Type.YesNo());
    for (Compiled one : read) {
      answer = answer.missingLike(one.typed());
    }
    return answer;
  }

  private Compiled inYear(Compiled date) {
    SchoolCalendar calendar = names.calendar();
    Node first = new Node.YearDay(calendar, SchoolCalendar.SCHOOL_YEAR, false, DAY_OF_YEAR);
    Node last = new Node.YearDay(calendar, SchoolCalendar.SCHOOL_YEAR, true, DAY_OF_YEAR);
    Node node =
        new Node.Apply(
            "in_year",
            List.of(date.node(), first, last),
            values -> {
              Rational day = Functions.number(values.get(0));
              return Value.of(
                  day.compareTo(Functions.number(values.get(1))) >= 0
                      && day.compareTo(Functions.number(values.get(2))) <= 0);
            },
            answer(List.of(date)));
    return Compiled.of(node, List.of(date));
  }

  private @Nullable Compiled season(Expr.Call expr, Compiled date, Place.Element at) {
    SchoolCalendar calendar = names.calendar();
    List<String> words = calendar.names();
    if (words.isEmpty()) {
      problems.add(noSeasons(at));
      return null;
    }
    Typed typed = Typed.of(new Type.OneOf(words)).missingLike(date.typed());
    if (!CalendarProof.isCovered(calendar)) {
      typed =
          DateRules.mayBeMissing(
              typed,
              ExprCompiler.quote(expr.arguments().get(0)) + " lies in no season",
              "seasons to the table `calendar` until every day lies in one",
              at);
    }
    Node node = new Node.SeasonOf(date.node(), calendar, typed);
    return Compiled.of(node, List.of(date));
  }

  private static Problem noSeasons(Place at) {
    return Problem.of(ProblemCode.NO_SEASONS, at)
        .help(
            "add a table `calendar` to the policy, with rows such as"
                + " `| fall | 1 September | 30 November | choice |`");
  }

  private @Nullable Compiled dayOfSeason(
      Functions.Scalar function, Expr.Call expr, Place.Element at) {
    SchoolCalendar calendar = names.calendar();
    Expr argument = expr.arguments().get(0);
    String name = argument instanceof Expr.Name written ? written.name() : "";
    List<String> known = new ArrayList<>(calendar.names());
    if (!known.contains(name) && !name.equals(SchoolCalendar.SCHOOL_YEAR)) {
      if (known.isEmpty() && !name.isEmpty()) {
        problems.add(noSeasons(at.child(0)));
        return null;
      }
      known.add(SchoolCalendar.SCHOOL_YEAR);
      if (name.isEmpty()) {
        problems.add(
            Problem.of(ProblemCode.UNKNOWN_SEASON, at.child(0), ExprCompiler.excerpt(argument))
                .help("write " + CaseProof.listed(known, "or")));
      } else {
        problems.unknown(ProblemCode.UNKNOWN_SEASON, at.child(0), known, name);
      }
      return null;
    }
    boolean isLast = function.name().equals("last_day");
    return Compiled.of(new Node.YearDay(calendar, name, isLast, DAY_OF_YEAR));
  }
}
