package org.sqis.core.pairing;

import java.util.Optional;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;

/**
 * The numbers of a pairing in one school year: written ones and those of parameters.
 *
 * @param spec the policy
 * @param year the rated year
 */
record Settings(PolicySpec spec, SchoolYear year) {
  /** The number; empty if its parameter is not set. */
  Optional<Rational> number(Expr amount) {
    return numeral(amount).map(Expr.Numeral::value);
  }

  /** The number as it is printed, 20 for 20% too; empty if its parameter is not set. */
  Optional<Rational> printed(Expr amount) {
    return numeral(amount)
        .map(one -> one.isPercent() ? one.value().times(Rational.HUNDRED) : one.value());
  }

  /** The whole number; empty if its parameter is not set. */
  Optional<Integer> whole(Expr amount) {
    Rational most = Rational.of(Integer.MAX_VALUE);
    return number(amount)
        .map(one -> one.compareTo(most) > 0 ? most : one)
        .map(one -> one.numerator().intValueExact());
  }

  private Optional<Expr.Numeral> numeral(Expr amount) {
    Expr value = amount;
    if (amount instanceof Expr.Name name) {
      value =
          spec.parameters().stream()
              .filter(one -> one.name().equals(name.name()))
              .filter(one -> one.years() == null || one.years().contains(year))
              .findFirst()
              .map(Parameter::value)
              .orElse(null);
    }
    return value instanceof Expr.Numeral numeral ? Optional.of(numeral) : Optional.empty();
  }
}
