package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * A panel of people from outside that looks at how districts do, and decides. Immutable; safe for
 * every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param size how many members it has: a number or the name of a parameter
 * @param meetings how often it meets in a school year at least: a number or the name of a parameter
 * @param quorum how many members must be there; null if nobody says
 * @param outside the districts from which no member may come; empty for none
 * @param decisions the words for what it can decide of a district
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Panel(
    String name,
    String title,
    Expr size,
    Expr meetings,
    @Nullable Expr quorum,
    String outside,
    List<String> decisions,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  public Panel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(meetings, "meetings");
    Objects.requireNonNull(outside, "outside");
    decisions = List.copyOf(decisions);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  @Override
  public Outline outline() {
    return new Outline(
        "panel",
        List.of(
            new Outline.Clause("size", size.toString()),
            new Outline.Clause("meetings", meetings.toString()),
            new Outline.Clause("quorum", quorum == null ? "" : quorum.toString()),
            new Outline.Clause("outside", outside),
            new Outline.Clause("decides", String.join(", ", decisions))),
        List.of());
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(Amounts.parameters(size, meetings));
    if (quorum != null) {
      names.addAll(Amounts.parameters(quorum));
    }
    if (!outside.isEmpty()) {
      names.add(outside);
    }
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.panel(this);
  }
}
