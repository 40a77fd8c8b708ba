package org.sqis.core.plan;

import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.OpenRule;

/** How far a date may be changed: by a number of days, or within two others. */
final class DateLimits {
  private DateLimits() {}

  /** Whether any date keeps to the limit. */
  static boolean isPossible(OpenRule.Limit.Between between) {
    CalendarDate earliest = between.earliest();
    CalendarDate latest = between.latest();
    return earliest == null || latest == null || earliest.compareTo(latest) <= 0;
  }

  /** Whether a limit is written as one of dates. */
  static boolean isInUnit(OpenRule.Limit limit) {
    return limit instanceof OpenRule.Limit.Between
        || (limit instanceof OpenRule.Limit.ByAtMost by
            && !by.most().isPercent()
            && by.most().value().isWhole());
  }

  /** Whether a change from one date to another keeps to the limit. */
  static boolean hold(OpenRule.Limit limit, CalendarDate from, CalendarDate to) {
    if (limit instanceof OpenRule.Limit.ByAtMost by) {
      Rational days = Rational.of(from.daysUntil(to)).absolute();
      return days.compareTo(by.most().value()) <= 0;
    }
    return limit instanceof OpenRule.Limit.Between between
        && (between.earliest() == null || between.earliest().compareTo(to) <= 0)
        && (between.latest() == null || to.compareTo(between.latest()) <= 0);
  }

  /** What to write instead of a date beyond the limit. */
  static String nearest(OpenRule.Limit limit, Expr.Date from) {
    if (limit instanceof OpenRule.Limit.ByAtMost by) {
      long most = by.most().value().numerator().longValue();
      var first = from.day().plusDays(-most);
      var last = from.day().plusDays(most);
      if (first.isPresent() && last.isPresent()) {
        return "write a date from " + first.get() + " to " + last.get();
      }
    }
    return "write a date within the limit";
  }
}
