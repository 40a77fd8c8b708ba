package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * Schools that are compared with each other: the base of ranks and quotas. Its name is a yes or no
 * of each school.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the membership whose districts it takes; empty for every district of the data
 * @param asOf the day on which a district has to be a member; null where there is no membership
 * @param members the condition of each school; null for every school
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Cohort(
    String name,
    String title,
    String membership,
    @Nullable Expr asOf,
    @Nullable Expr members,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Dated {
  public Cohort {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Cohort withYears(@Nullable YearRange others) {
    return new Cohort(name, title, membership, asOf, members, source, notes, others);
  }
}
