package org.sqis.core.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.YearRange;

/**
 * A number or word that people argue about.
 *
 * @param name its name
 * @param value a numeral, {@code yes} or {@code no}, or a word of its type; null if it is not set
 * @param type its type; null for a bare number, which takes the unit it meets
 * @param provenance who stands behind the value; null if it is not set
 * @param source the source it cites, or empty
 * @param meaning what it means, or empty
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Parameter(
    String name,
    @Nullable Expr value,
    @Nullable Type type,
    @Nullable Provenance provenance,
    String source,
    String meaning,
    @Nullable YearRange years)
    implements Dated {
  public Parameter {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(meaning, "meaning");
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Parameter withYears(@Nullable YearRange others) {
    return new Parameter(name, value, type, provenance, source, meaning, others);
  }

  /** The same, in force in every year of the policy. */
  public Parameter(
      String name,
      @Nullable Expr value,
      @Nullable Type type,
      @Nullable Provenance provenance,
      String source,
      String meaning) {
    this(name, value, type, provenance, source, meaning, null);
  }

  /** The same parameter with another value; one that was not set is then a choice. */
  public Parameter withValue(Expr newValue) {
    Provenance who = provenance == null ? Provenance.CHOICE : provenance;
    return new Parameter(name, newValue, type, who, source, meaning, years);
  }
}
