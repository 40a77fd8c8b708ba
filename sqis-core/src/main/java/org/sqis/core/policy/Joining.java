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
 * What a district must accept and show to become a member: all of it, or it does not join.
 * Immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the membership that the district joins
 * @param grants the grants it asks for; empty for none
 * @param enters how many school years after that in which the last tenet is shown the district
 *     enters: a number or the name of a parameter
 * @param tenets what it must accept and show
 * @param cut what the sources leave out of the tenets, so that the list is not whole
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Joining(
    String name,
    String title,
    String membership,
    String grants,
    Expr enters,
    List<Tenet> tenets,
    List<String> cut,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  public Joining {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(grants, "grants");
    Objects.requireNonNull(enters, "enters");
    tenets = List.copyOf(tenets);
    cut = List.copyOf(cut);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /**
   * One of the things that a district must accept.
   *
   * @param name its name in records
   * @param title what is accepted
   * @param by whose record shows it, such as {@code superintendent}; empty for anybody's
   * @param needsEvidence whether the record must name evidence
   * @param provenance who stands behind it; null if the procedure says it
   * @param source the source it cites, or empty
   */
  public record Tenet(
      String name,
      String title,
      String by,
      boolean needsEvidence,
      @Nullable Provenance provenance,
      String source) {
    public Tenet {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(source, "source");
    }

    /** What the record must show, as a rule file writes it. */
    public String provided() {
      List<String> parts = new ArrayList<>();
      if (!by.isEmpty()) {
        parts.add("by " + by);
      }
      if (needsEvidence) {
        parts.add("evidence");
      }
      return String.join(", ", parts);
    }
  }

  @Override
  public Outline outline() {
    List<List<String>> rows = new ArrayList<>();
    for (Tenet one : tenets) {
      String word = one.provenance() == null ? "" : one.provenance().word();
      rows.add(List.of(one.name(), one.title(), one.provided(), word, one.source()));
    }
    List<Outline.Table> tables = new ArrayList<>();
    tables.add(
        new Outline.Table(
            "tenets",
            List.of("name", "title", "provided", Outline.PROVENANCE, Outline.SOURCE),
            rows,
            false));
    if (!cut.isEmpty()) {
      tables.add(
          new Outline.Table(
              "cut", List.of("what is left out"), cut.stream().map(List::of).toList(), false));
    }
    return new Outline(
        "joining",
        List.of(
            new Outline.Clause("districts", membership),
            new Outline.Clause("grants", grants),
            new Outline.Clause("enters", enters.toString())),
        tables);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(Amounts.parameters(enters));
    names.add(membership);
    if (!grants.isEmpty()) {
      names.add(grants);
    }
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.joining(this);
  }
}
