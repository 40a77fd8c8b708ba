package org.sqis.core.standing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;

/**
 * What one determination says of one school and one designation, and why. Immutable; safe for every
 * thread.
 *
 * @param designation the name of the designation
 * @param year the rated year
 * @param answer yes, no, or the reason for which it is undecided
 * @param how how it came about
 * @param held the designation as the school holds it afterwards; null if it does not
 * @param findings what each route says of the school, in the order of the policy; empty where no
 *     route was asked
 * @param clearings whether each reason of a school that held it before is cleared; empty where no
 *     exit was asked
 * @param decided the human decision that stands in place of the rules; null if none does
 * @param remark what else decided, for readers; or empty
 */
public record Determination(
    String designation,
    SchoolYear year,
    Value answer,
    How how,
    @Nullable Held held,
    List<Finding> findings,
    List<Clearing> clearings,
    @Nullable Decided decided,
    String remark) {
  public Determination {
    Objects.requireNonNull(designation, "designation");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(how, "how");
    findings = List.copyOf(findings);
    clearings = List.copyOf(clearings);
    Objects.requireNonNull(remark, "remark");
  }

  /** How an answer came about. */
  public enum How {
    /** A route names the school, which did not hold the designation. */
    NAMED("named"),
    /** A route names it again. */
    NAMED_AGAIN("named again"),
    /** It keeps what it held. */
    KEPT("kept"),
    /** Its reasons are cleared. */
    LEFT("left"),
    /** It holds a designation that excludes this one. */
    EXCLUDED("excluded"),
    /** It is not in the cohort. */
    NOT_IN_COHORT("not in the cohort"),
    /** No route names it. */
    NOT_NAMED("not named"),
    /** Something that would decide is not known. */
    UNDECIDED("undecided"),
    /** Nobody is named in this year. */
    PAUSED("paused"),
    /** This is no year in which schools are newly named. */
    NO_IDENTIFICATION("no identification this year"),
    /** A person decided. */
    DECIDED("decided");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** As reports say it. */
    public String words() {
      return words;
    }
  }

  /**
   * A human decision.
   *
   * @param by who decided
   * @param on when
   * @param because why
   */
  public record Decided(String by, CalendarDate on, String because) {
    public Decided {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(because, "because");
    }
  }

  /**
   * What a route says of a school.
   *
   * @param route the name of the route
   * @param answer yes, no, or the reason for which it is undecided
   * @param groups the groups that are part of the reason, if it names the school
   * @param numbers the comparisons by which the school itself fits the route, if it names it and no
   *     group is part of the reason; their group is empty for values of the school
   * @param rankings one for each quota of the route
   */
  public record Finding(
      String route,
      Value answer,
      List<Compared> groups,
      List<Compared> numbers,
      List<Ranking> rankings) {
    public Finding {
      Objects.requireNonNull(route, "route");
      Objects.requireNonNull(answer, "answer");
      groups = List.copyOf(groups);
      numbers = List.copyOf(numbers);
      rankings = List.copyOf(rankings);
    }

    /** The comparisons of its groups, or of the school where no group is part of the reason. */
    public List<Compared> compared() {
      return groups.isEmpty() ? numbers : groups;
    }
  }

  /**
   * A group with the value and the cut that make it part of a reason.
   *
   * @param group the group
   * @param what the value that is compared, as the rule writes it; empty if it compares none
   * @param value the value as reports print it
   * @param sign how it compares, such as {@code <}
   * @param cut what it is compared with, as reports print it
   */
  public record Compared(String group, String what, String value, String sign, String cut) {
    public Compared {
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(sign, "sign");
      Objects.requireNonNull(cut, "cut");
    }
  }

  /**
   * Where a school stands in a quota.
   *
   * @param by what schools are ranked by, as the rule writes it
   * @param value the school's value as reports print it, or why it has none
   * @param rank its rank among the schools that compete, equal values sharing the best; 0 for none
   * @param competing how many compete
   * @param places how many places there are
   * @param pool the pool; empty where the cohort is one
   * @param line the value in the last place, as reports print it; empty if there is none
   * @param distance how far the value is from the line, as reports print it; or empty
   * @param standardErrors the distance in standard errors of the rate, with one decimal, for
   *     information; empty if the value is no rate of students
   */
  public record Ranking(
      String by,
      String value,
      int rank,
      int competing,
      int places,
      String pool,
      String line,
      String distance,
      String standardErrors) {
    public Ranking {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(pool, "pool");
      Objects.requireNonNull(line, "line");
      Objects.requireNonNull(distance, "distance");
      Objects.requireNonNull(standardErrors, "standardErrors");
    }
  }

  /**
   * Whether a reason is cleared.
   *
   * @param route the route that gave the reason
   * @param group the group; empty for the school
   * @param answer yes, no, or the reason for which it is undecided, which does not clear it
   */
  public record Clearing(String route, String group, Value answer) {
    public Clearing {
      Objects.requireNonNull(route, "route");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(answer, "answer");
    }
  }
}
