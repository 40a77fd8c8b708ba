package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * What the public sees of results about students. Immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param smallest the smallest number of students about whom something is published: a number or
 *     the name of a parameter
 * @param width how many numbers a count that is hidden must be able to be, for all that is
 *     published: a number or the name of a parameter
 * @param isIndexStrict whether an index is withheld as soon as one measure it reads is hidden, and
 *     not only where the points of one measure could be worked out from it
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Publication(
    String name,
    String title,
    Expr smallest,
    Expr width,
    boolean isIndexStrict,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  /** How a rule file says that an index is withheld as soon as one measure is hidden. */
  public static final String ANY_MEASURE = "withheld if any measure is hidden";

  /** How it says what holds as well if nothing is said. */
  public static final String ONE_MEASURE = "withheld if one measure is hidden";

  public Publication {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(smallest, "smallest");
    Objects.requireNonNull(width, "width");
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  @Override
  public Outline outline() {
    return new Outline(
        "publication",
        List.of(
            new Outline.Clause("smallest", smallest.toString()),
            new Outline.Clause("width", width.toString()),
            new Outline.Clause("indexes", isIndexStrict ? ANY_MEASURE : ONE_MEASURE)),
        List.of());
  }

  @Override
  public Set<String> reads() {
    return Amounts.parameters(smallest, width);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.publication(this);
  }
}
