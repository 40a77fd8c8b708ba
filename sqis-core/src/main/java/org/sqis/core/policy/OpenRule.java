package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;

/**
 * What districts may change, and how far. What no rule opens is locked.
 *
 * @param what what may be changed
 * @param districts the districts that may, by the names the data use; empty for all
 * @param limits the limits, all of which hold
 */
public record OpenRule(Changeable what, List<String> districts, List<Limit> limits) {
  public OpenRule {
    Objects.requireNonNull(what, "what");
    districts = List.copyOf(districts);
    limits = List.copyOf(limits);
  }

  /** How far a change may go. */
  public sealed interface Limit {
    /**
     * Each value may differ from that of the policy by at most so much; of a percent, percentage
     * points.
     *
     * @param most the greatest difference
     */
    record ByAtMost(Expr.Numeral most) implements Limit {
      public ByAtMost {
        Objects.requireNonNull(most, "most");
      }

      @Override
      public String toString() {
        return "each by at most " + most;
      }
    }

    /**
     * Each value lies in a range.
     *
     * @param least the least value; null for no limit
     * @param most the greatest value; null for no limit
     */
    record Within(Expr.@Nullable Numeral least, Expr.@Nullable Numeral most) implements Limit {
      // Written out, because NullAway takes the parameters of a compact one for never null.
      public Within(Expr.@Nullable Numeral least, Expr.@Nullable Numeral most) {
        if (least == null && most == null) {
          throw new IllegalArgumentException("least and most must not both be null");
        }
        this.least = least;
        this.most = most;
      }

      @Override
      public String toString() {
        return least == null
            ? "at most " + most
            : most == null ? "at least " + least : least + " to " + most;
      }
    }

    /**
     * Each date lies in a range.
     *
     * @param earliest the first day; null for no limit
     * @param latest the last day; null for no limit
     */
    record Between(@Nullable CalendarDate earliest, @Nullable CalendarDate latest)
        implements Limit {
      @Override
      public String toString() {
        return earliest == null
            ? "at most " + latest
            : latest == null ? "at least " + earliest : earliest + " to " + latest;
      }
    }

    /** The shares that are opened together add up to what they did, in every column. */
    record TotalUnchanged() implements Limit {
      @Override
      public String toString() {
        return "total unchanged";
      }
    }
  }
}
