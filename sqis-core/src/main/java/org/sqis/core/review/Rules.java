package org.sqis.core.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Amounts;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.SchoolCalendar;

/**
 * The rules of a policy that are in force in a school year. Immutable.
 *
 * @param spec the policy
 * @param year the school year
 */
record Rules(PolicySpec spec, SchoolYear year) {
  /** The procedures of a kind that are in force. */
  <P extends Procedure> List<P> all(Class<P> kind) {
    List<P> found = new ArrayList<>();
    for (Procedure one : spec.procedures()) {
      boolean isInForce = one.years() == null || one.years().contains(year);
      if (isInForce && kind.isInstance(one)) {
        found.add(kind.cast(one));
      }
    }
    return found;
  }

  /** The one procedure of a kind that is in force, if there is one. */
  <P extends Procedure> Optional<P> one(Class<P> kind) {
    return all(kind).stream().findFirst();
  }

  /** The whole number of an amount; empty if it is not set. */
  OptionalInt number(@Nullable Expr amount) {
    Optional<Rational> number = amount == null ? Optional.empty() : Amounts.of(amount, spec, year);
    return number.isPresent() ? OptionalInt.of(whole(number.get())) : OptionalInt.empty();
  }

  /** A whole number as an int; -1 if it is none or too large. */
  static int whole(Rational number) {
    boolean isSmall =
        number.isWhole()
            && number.signum() >= 0
            && number.compareTo(Rational.of(Integer.MAX_VALUE)) <= 0;
    return isSmall ? number.numerator().intValueExact() : -1;
  }

  CalendarDate first() {
    return calendar().firstDay(SchoolCalendar.SCHOOL_YEAR, year);
  }

  CalendarDate last() {
    return calendar().lastDay(SchoolCalendar.SCHOOL_YEAR, year);
  }

  SchoolCalendar calendar() {
    return spec.header().calendar();
  }

  /** The districts of a membership on a day, by name. */
  List<String> members(String membership, CalendarDate day) {
    return rows(membership).stream()
        .filter(row -> row.holds(day))
        .map(Membership.Row::district)
        .distinct()
        .sorted()
        .toList();
  }

  /** The districts that are members on some day of the school year, by name. */
  List<String> membersInYear(String membership) {
    return rows(membership).stream()
        .filter(row -> row.from() == null || row.from().compareTo(last()) <= 0)
        .filter(row -> row.to() == null || row.to().compareTo(first()) >= 0)
        .map(Membership.Row::district)
        .distinct()
        .sorted()
        .toList();
  }

  /** All districts of a membership, by name. */
  List<String> members(String membership) {
    return rows(membership).stream().map(Membership.Row::district).distinct().sorted().toList();
  }

  List<Membership.Row> rows(String membership) {
    return spec.memberships().stream()
        .filter(one -> one.name().equals(membership))
        .findFirst()
        .map(Membership::districts)
        .orElse(List.of());
  }
}
