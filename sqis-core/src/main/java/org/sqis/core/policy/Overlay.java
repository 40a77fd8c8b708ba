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
    List<String> notes)
    implements Dated {
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
   * @param from the value of the policy, which it quotes; null where it is not set
   * @param to the value it has instead
   * @param fromEnd of a cut score {@code A to B}, the greater bound it quotes; else null
   * @param toEnd of a cut score {@code A to B}, the greater bound it has instead; else null
   */
  public record Change(
      Changeable what,
      List<String> columns,
      @Nullable Expr from,
      Expr to,
      @Nullable Expr fromEnd,
      @Nullable Expr toEnd) {
    public Change {
      Objects.requireNonNull(what, "what");
      columns = List.copyOf(columns);
      Objects.requireNonNull(to, "to");
    }

    /** A change of one number, answer or word. */
    public Change(Changeable what, List<String> columns, @Nullable Expr from, Expr to) {
      this(what, columns, from, to, null, null);
    }

    /** The value it quotes, as a rule file writes it. */
    public String fromText() {
      return text(from, fromEnd);
    }

    /** The value it has instead, as a rule file writes it. */
    public String toText() {
      return text(to, toEnd);
    }

    /** A constant as a rule file writes it: {@code 5%}, {@code 5.1% to 10%} or {@code not set}. */
    public static String text(@Nullable Expr value, @Nullable Expr end) {
      return value == null ? "not set" : value + (end == null ? "" : " to " + end);
    }
  }
}
