package org.sqis.core.plan;

import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.OpenRule;

/** How far a value may be changed, and in which unit that is written. */
final class Limits {
  private Limits() {}

  /** Whether any value keeps to the limit. */
  static boolean isPossible(OpenRule.Limit limit) {
    if (limit instanceof OpenRule.Limit.ByAtMost by) {
      return by.most().value().signum() > 0;
    }
    if (limit instanceof OpenRule.Limit.Between between) {
      return DateLimits.isPossible(between);
    }
    return !(limit instanceof OpenRule.Limit.Within within)
        || within.least() == null
        || within.most() == null
        || within.least().value().compareTo(within.most().value()) <= 0;
  }

  /** What to write instead of a value beyond the limit. */
  static String nearest(OpenRule.Limit limit, @Nullable Expr from, Expr to) {
    if (to instanceof Expr.Numeral value && !isInUnit(limit, value)) {
      return value.isPercent()
          ? "write `" + value.value().times(Rational.HUNDRED) + "`"
          : "write `" + value.value() + "%`";
    }
    if (limit instanceof OpenRule.Limit.ByAtMost by && from instanceof Expr.Numeral base) {
      Rational most = most(by, base);
      return "write a value from "
          + new Expr.Numeral(base.value().minus(most), base.isPercent())
          + " to "
          + new Expr.Numeral(base.value().plus(most), base.isPercent());
    }
    return from instanceof Expr.Date date
        ? DateLimits.nearest(limit, date)
        : "write a value within the limit";
  }

  /** Of a percent the greatest difference is in percentage points, with or without the sign. */
  static Rational most(OpenRule.Limit.ByAtMost by, Expr.Numeral base) {
    boolean isPoints = base.isPercent() && !by.most().isPercent();
    return isPoints ? by.most().value().dividedBy(Rational.HUNDRED) : by.most().value();
  }

  /**
   * A number stays a number, with or without a per cent sign, an answer an answer, a word a word.
   */
  static boolean isSameKind(Expr from, Expr to) {
    if (from instanceof Expr.Numeral one && to instanceof Expr.Numeral other) {
      return one.isPercent() == other.isPercent();
    }
    return from.getClass() == to.getClass();
  }

  /**
   * Whether a limit is written in the unit of the value; of a percent a difference is in points.
   */
  static boolean isInUnit(OpenRule.Limit limit, Expr written) {
    if (!(written instanceof Expr.Numeral value)) {
      return written instanceof Expr.Date && DateLimits.isInUnit(limit);
    }
    if (limit instanceof OpenRule.Limit.ByAtMost by) {
      return value.isPercent() || !by.most().isPercent();
    }
    if (limit instanceof OpenRule.Limit.Within within) {
      Expr.Numeral least = within.least();
      Expr.Numeral most = within.most();
      return (least == null || least.isPercent() == value.isPercent())
          && (most == null || most.isPercent() == value.isPercent());
    }
    return !(limit instanceof OpenRule.Limit.Between);
  }

  /** Whether a change from one value to another keeps to the limit. */
  static boolean hold(OpenRule.Limit limit, @Nullable Expr from, Expr to) {
    if (limit instanceof OpenRule.Limit.TotalUnchanged) {
      return true;
    }
    if (to instanceof Expr.Date other && from instanceof Expr.Date one) {
      return DateLimits.hold(limit, one.day(), other.day());
    }
    if (to instanceof Expr.Date other && from == null) {
      return limit instanceof OpenRule.Limit.Between
          && DateLimits.hold(limit, other.day(), other.day());
    }
    if (!(to instanceof Expr.Numeral value) || !(from == null || from instanceof Expr.Numeral)) {
      return false;
    }
    if (from == null) {
      return limit instanceof OpenRule.Limit.Within within
          && isInUnit(limit, value)
          && isWithin(within, value);
    }
    Expr.Numeral base = (Expr.Numeral) from;
    if (base.isPercent() != value.isPercent() && value.value().signum() != 0) {
      return false;
    }
    if (limit instanceof OpenRule.Limit.ByAtMost by) {
      return value.value().minus(base.value()).absolute().compareTo(most(by, base)) <= 0;
    }
    return limit instanceof OpenRule.Limit.Within within && isWithin(within, value);
  }

  private static boolean isWithin(OpenRule.Limit.Within within, Expr.Numeral value) {
    Expr.Numeral least = within.least();
    Expr.Numeral most = within.most();
    return (least == null || least.value().compareTo(value.value()) <= 0)
        && (most == null || value.value().compareTo(most.value()) <= 0);
  }
}
