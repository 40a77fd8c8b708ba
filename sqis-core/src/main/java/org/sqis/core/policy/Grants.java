package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * Which requirements can be waived for the districts of a membership. What was granted to whom, and
 * from when to when, is said by records. Immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the membership whose districts are granted something, and are members only as
 *     long as they are
 * @param count how many requirements there are: a number or the name of a parameter; null if those
 *     that are named are all
 * @param requirements the requirements that are known by name
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Grants(
    String name,
    String title,
    String membership,
    @Nullable Expr count,
    List<Requirement> requirements,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  /** What a record grants that grants every requirement, those without a name included. */
  public static final String EVERY = "every";

  public Grants {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    requirements = List.copyOf(requirements);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /**
   * One requirement.
   *
   * @param name its name in records
   * @param title what it asks for
   * @param source the source it cites, or empty
   */
  public record Requirement(String name, String title, String source) {
    public Requirement {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(source, "source");
    }
  }

  @Override
  public Outline outline() {
    List<List<String>> rows = new ArrayList<>();
    requirements.forEach(one -> rows.add(List.of(one.name(), one.title(), one.source())));
    return new Outline(
        "grants",
        List.of(
            new Outline.Clause("districts", membership),
            new Outline.Clause("count", count == null ? "" : count.toString())),
        List.of(
            new Outline.Table(
                "requirements", List.of("name", "title", Outline.SOURCE), rows, false)));
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(Set.of(membership));
    if (count != null) {
      names.addAll(Amounts.parameters(count));
    }
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.grants(this);
  }
}
