package org.sqis.core.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * What can be done with dates: two of them are compared and subtracted, and days are added to one.
 * Bounds of a date are the numbers of its days.
 */
final class DateRules {
  private static final Bounds CALENDAR =
      new Bounds(number(CalendarDate.FIRST), number(CalendarDate.LAST));

  private final Names names;
  private final Problems problems;

  DateRules(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  static boolean isDate(Typed typed) {
    return typed.type() instanceof Type.Date;
  }

  /** Whether one of the two is a date. */
  static boolean concern(Node left, Node right) {
    return isDate(left.typed()) || isDate(right.typed());
  }

  /** A date that lies between two days. */
  static Typed typed(CalendarDate first, CalendarDate last) {
    return Typed.of(new Type.Date()).within(new Bounds(number(first), number(last)));
  }

  static Rational number(CalendarDate day) {
    return Rational.of(day.dayNumber());
  }

  /** Whether the node can be a number of days, with its unit or without one. */
  static boolean isDays(Node node) {
    return node.typed().isBare() || node.typed().is(Unit.DAYS);
  }

  /** A sum or difference with a date in it; null if there is no such thing. */
  @Nullable Node arithmetic(Expr.Binary expr, Node left, Node right, Place.Element at) {
    boolean isLeft = isDate(left.typed());
    boolean isRight = isDate(right.typed());
    Operator operator = expr.operator();
    if (isLeft && isRight && operator == Operator.MINUS) {
      Bounds bounds = left.typed().bounds().plus(right.typed().bounds().negated());
      Typed typed = Typed.of(Unit.DAYS).within(bounds).missingLike(left.typed());
      return new Node.Binary(operator, left, right, typed.missingLike(right.typed()));
    }
    boolean isSum = operator == Operator.PLUS && isLeft != isRight;
    boolean moves = isSum || (operator == Operator.MINUS && isLeft);
    Node days = isLeft ? right : left;
    if (!moves || !isDays(days)) {
      problems.add(
          Problem.of(
                  ProblemCode.DATE_ARITHMETIC,
                  at,
                  ExprCompiler.quote(expr.left()),
                  left.typed().words(),
                  ExprCompiler.quote(expr.right()),
                  right.typed().words(),
                  verb(operator))
              .with(at.child(0), left.typed().words())
              .with(at.child(1), right.typed().words())
              .help(remedy(expr, isLeft && isRight, isRight)));
      return null;
    }
    Expr written = isLeft ? expr.right() : expr.left();
    if (!isWhole(days)) {
      problems.add(
          Problem.of(
                  ProblemCode.PARTS_OF_DAYS, at.child(isLeft ? 1 : 0), ExprCompiler.quote(written))
              .help(
                  "round it: `round("
                      + ExprCompiler.excerpt(written)
                      + ", 0)`; `round_up` and `round_down` exist"));
      return null;
    }
    return moved(expr, isLeft ? left : right, days, at);
  }

  private static Node moved(Expr.Binary expr, Node date, Node days, Place.Element at) {
    int sign = expr.operator() == Operator.MINUS ? -1 : 1;
    Bounds by = sign < 0 ? days.typed().bounds().negated() : days.typed().bounds();
    Bounds bounds = date.typed().bounds().plus(by);
    Typed typed =
        Typed.of(new Type.Date())
            .within(bounds.and(CALENDAR))
            .missingLike(date.typed())
            .missingLike(days.typed());
    boolean isInside =
        UnitRules.isNothing(days)
            || (bounds.min() != null
                && bounds.max() != null
                && bounds.min().compareTo(number(CalendarDate.FIRST)) >= 0
                && bounds.max().compareTo(number(CalendarDate.LAST)) <= 0);
    return new Node.Apply(
        expr.operator().symbol(),
        List.of(date, days),
        values -> moved(values.get(0), values.get(1), sign),
        isInside ? typed : outside(typed, expr, at));
  }

  private static Value moved(Value date, Value days, int sign) {
    Rational by = Functions.number(days);
    long most = number(CalendarDate.LAST).minus(number(CalendarDate.FIRST)).numerator().longValue();
    boolean isFar = by.absolute().compareTo(Rational.of(most)) > 0;
    Optional<CalendarDate> moved =
        isFar || !by.isWhole()
            ? Optional.empty()
            : ((Value.Date) date).day().plusDays(sign * by.numerator().longValueExact());
    return moved
        .<Value>map(Value.Date::new)
        .orElseGet(() -> new Value.Missing(MissingReason.NOT_APPLICABLE, "no day of the calendar"));
  }

  private static Typed outside(Typed typed, Expr.Binary expr, Place.Element at) {
    return mayBeMissing(
        typed,
        ExprCompiler.quote(expr) + " lies outside the calendar",
        "a range to the type of its days, such as `days 0 to 366`",
        at);
  }

  /** Not applicable for a reason of the calendar, which its author has not spoken of. */
  static Typed mayBeMissing(Typed typed, String text, String remedy, Place.Element at) {
    Set<MissingReason> reasons = Set.of(MissingReason.NOT_APPLICABLE);
    Map<String, Typed.Unhandled> unhandled = new LinkedHashMap<>(typed.unhandled());
    unhandled.put(text, new Typed.Unhandled(Typed.Cause.CALENDAR, text, reasons, remedy, at));
    return typed.missing(Typed.union(typed.possible(), reasons), unhandled);
  }

  /** Whether the number is whole whatever the data are. */
  private boolean isWhole(Node node) {
    Rational point = node.typed().bounds().point();
    if (point != null || UnitRules.isNothing(node)) {
      return point == null || point.isWhole();
    }
    if (node instanceof Node.Read read) {
      return !read.isExact() && isWhole(read.name());
    }
    if (node instanceof Node.ReadOf read) {
      return !read.isExact() && isWhole(read.name());
    }
    if (node instanceof Node.ParameterValue) {
      return true;
    }
    if (node instanceof Node.Binary binary) {
      boolean areDates = isDate(binary.left().typed()) && isDate(binary.right().typed());
      boolean keeps = binary.operator() != Operator.DIVIDED;
      return areDates || (keeps && isWhole(binary.left()) && isWhole(binary.right()));
    }
    if (node instanceof Node.Else or) {
      return isWhole(or.value()) && isWhole(or.fallback());
    }
    if (node instanceof Node.If choice) {
      return isWhole(choice.then()) && isWhole(choice.otherwise());
    }
    if (node instanceof Node.InYear inYear) {
      return isWhole(inYear.body());
    }
    if (node instanceof Node.OfList list && picks(list.function())) {
      return list.members().stream().allMatch(this::isWhole);
    }
    if (node instanceof Node.OverGroups over && picks(over.function())) {
      Node none = over.leaving().none();
      return over.body() != null && isWhole(over.body()) && (none == null || isWhole(none));
    }
    return node instanceof Node.Apply apply && isWhole(apply);
  }

  private static boolean picks(Aggregate function) {
    return List.of("lowest", "highest", "sum").contains(function.name());
  }

  /** Whether the values of a name have no decimals. */
  private boolean isWhole(String name) {
    Integer decimals = names.grid(name);
    return decimals != null && decimals <= 0;
  }

  private boolean isWhole(Node.Apply apply) {
    if (apply.function().startsWith("round")) {
      Rational places = apply.arguments().get(1).typed().bounds().point();
      return places != null && places.signum() <= 0;
    }
    return apply.arguments().stream().allMatch(this::isWhole);
  }

  /** A comparison with a date; null if the other side is none. */
  @Nullable Node compared(Expr.Binary expr, Node left, Node right, Place.Element at) {
    boolean isLeft = isDate(left.typed());
    if (isLeft && isDate(right.typed())) {
      Typed answer = Typed.of(new Type.YesNo()).missingLike(left.typed());
      return new Node.Binary(expr.operator(), left, right, answer.missingLike(right.typed()));
    }
    Expr date = isLeft ? expr.left() : expr.right();
    Expr other = isLeft ? expr.right() : expr.left();
    problems.add(
        Problem.of(
                ProblemCode.DATE_COMPARED,
                at.child(isLeft ? 1 : 0),
                ExprCompiler.quote(other),
                (isLeft ? right : left).typed().words(),
                ExprCompiler.quote(date))
            .with(at.child(isLeft ? 0 : 1), "a date")
            .help(otherDate(date, other, (isLeft ? right : left).typed())));
    return null;
  }

  private static String otherDate(Expr date, Expr other, Typed typed) {
    String written = ExprCompiler.excerpt(date);
    if (looksLikeDate(other)) {
      return "write the month as a word, such as `1 December 2013`";
    }
    if (typed.is(Unit.DAYS)) {
      return "compare days with days: subtract another date from " + ExprCompiler.quote(date);
    }
    if (typed.is(Unit.YEARS) || isYear(typed)) {
      return "to ask for the school year that is rated write `in_year("
          + written
          + ")`; else write a date such as `1 December 2013`";
    }
    return "write a date such as `1 December 2013`";
  }

  /** A number that can be a calendar year. */
  private static boolean isYear(Typed typed) {
    Rational point = typed.isBare() ? typed.bounds().point() : null;
    return point != null
        && point.compareTo(Rational.of(1900)) >= 0
        && point.compareTo(Rational.of(2199)) <= 0;
  }

  /** {@code 12/1/2013}, which is a division. */
  private static boolean looksLikeDate(Expr expr) {
    return expr instanceof Expr.Binary whole
        && whole.operator() == Operator.DIVIDED
        && whole.right() instanceof Expr.Numeral
        && whole.left() instanceof Expr.Binary part
        && part.operator() == Operator.DIVIDED
        && part.left() instanceof Expr.Numeral
        && part.right() instanceof Expr.Numeral;
  }

  private static String remedy(Expr.Binary expr, boolean areDates, boolean isRight) {
    if (areDates && expr.operator() == Operator.PLUS) {
      return "subtract one date from the other for the days between them";
    }
    if (!areDates && isRight && expr.operator() == Operator.MINUS) {
      return "write the date first: `"
          + ExprCompiler.excerpt(expr.right())
          + " - "
          + ExprCompiler.excerpt(expr.left())
          + "`";
    }
    return "add a number of days to a date, or subtract two dates for the days between them";
  }

  private static String verb(Operator operator) {
    return switch (operator) {
      case PLUS -> "added";
      case MINUS -> "subtracted";
      case TIMES -> "multiplied";
      default -> "divided";
    };
  }
}
