package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.YearRange;

/**
 * What one district changes of a policy: constants only, never its structure. Its changes are made
 * together or not at all.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param district the district, by the name the data use
 * @param years the school years in which it is in force; null for every year of the policy
 * @param because why
 * @param approver who approved it
 * @param approved when
 * @param changes the changes
 * @param notes remarks that are printed
 */
public record Overlay(
    String name,
    String title,
    String district,
    @Nullable YearRange years,
    String because,
    String approver,
    CalendarDate approved,
    List<Change> changes,
    List<String> notes) {
  public Overlay {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(because, "because");
    Objects.requireNonNull(approver, "approver");
    Objects.requireNonNull(approved, "approved");
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Overlay withYears(@Nullable YearRange others) {
    return new Overlay(name, title, district, others, because, approver, approved, changes, notes);
  }

  /** The same overlay with other changes. */
  public Overlay withChanges(List<Change> others) {
    return new Overlay(name, title, district, years, because, approver, approved, others, notes);
  }

  /**
   * One change.
   *
   * @param what what it changes
   * @param columns the school types whose column it changes; empty for every column
   * @param from the value of the policy, which it quotes
   * @param to the value it has instead
   */
  public record Change(Changeable what, List<String> columns, Expr from, Expr to) {
    public Change {
      Objects.requireNonNull(what, "what");
      columns = List.copyOf(columns);
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }
}
