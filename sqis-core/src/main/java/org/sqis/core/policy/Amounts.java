package org.sqis.core.policy;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;

/** Numbers of procedures: written as numbers, or as names of parameters. */
public final class Amounts {
  private Amounts() {}

  /**
   * The number in a school year; empty if its parameter is not set or not in force.
   *
   * @param amount a number or the name of a parameter, as {@code Policy.of} has proved it
   */
  public static Optional<Rational> of(Expr amount, PolicySpec spec, SchoolYear year) {
    if (amount instanceof Expr.Numeral numeral) {
      return Optional.of(numeral.value());
    }
    if (!(amount instanceof Expr.Name name)) {
      return Optional.empty();
    }
    return spec.parameters().stream()
        .filter(one -> one.name().equals(name.name()))
        .filter(one -> one.years() == null || one.years().contains(year))
        .findFirst()
        .flatMap(
            one ->
                one.value() instanceof Expr.Numeral value
                    ? Optional.of(value.value())
                    : Optional.empty());
  }

  /** The names of the parameters among the amounts. */
  public static Set<String> parameters(Expr... amounts) {
    Set<String> names = new TreeSet<>();
    for (Expr amount : amounts) {
      if (amount instanceof Expr.Name name) {
        names.add(name.name());
      }
    }
    return names;
  }
}
