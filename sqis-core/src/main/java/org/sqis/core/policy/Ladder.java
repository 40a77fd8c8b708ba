package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.YearRange;

/**
 * What follows from a designation, school year by school year: a state, at most one move a year at
 * the determination that closes the year, and the duties of each state. Its name is a word of each
 * school, the state that the determination leads to; a school that is not designated has none.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param designation the designation it follows from
 * @param states the states, the first one first; {@link #OUT} is none of them
 * @param moves the moves, tested top-down
 * @param duties the duties
 * @param noData what a year without data does to the clock
 * @param reentry years after an exit within which a clock goes on; 0 for a new clock always
 * @param carries designations from which a school comes with its clock
 * @param keepsOldMoves whether a school keeps the moves of the year in which it was designated
 * @param keepsOldDuties whether a school keeps the duties of that year
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Ladder(
    String name,
    String title,
    String designation,
    List<String> states,
    List<Move> moves,
    List<Duty> duties,
    NoData noData,
    int reentry,
    List<String> carries,
    boolean keepsOldMoves,
    boolean keepsOldDuties,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Dated {
  /** The state of a school that has left, a word that no state can have. */
  public static final String OUT = "out";

  /** The word for every state. */
  public static final String ANY = "any";

  public Ladder {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(designation, "designation");
    states = List.copyOf(states);
    moves = List.copyOf(moves);
    duties = List.copyOf(duties);
    Objects.requireNonNull(noData, "noData");
    carries = List.copyOf(carries);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
    if (reentry < 0) {
      throw new IllegalArgumentException("reentry must not be negative: " + reentry);
    }
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Ladder withYears(@Nullable YearRange others) {
    return new Ladder(
        name,
        title,
        designation,
        states,
        moves,
        duties,
        noData,
        reentry,
        carries,
        keepsOldMoves,
        keepsOldDuties,
        provenance,
        source,
        notes,
        others);
  }

  /** What a year without data does to the clock. */
  public enum NoData {
    /** It counts, and nobody leaves. */
    COUNTS,
    /** The clock stands still, and nobody moves. */
    STOPS
  }

  /**
   * A move from one state to another.
   *
   * @param from the state, or {@link #ANY}
   * @param when the condition; it can read {@code year}, {@code year_here} and {@code exits}
   * @param to the state, or {@link #OUT}
   */
  public record Move(String from, Expr when, String to) {
    public Move {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(when, "when");
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * What somebody must do in a state.
   *
   * @param in the state, or {@link #ANY}
   * @param who who must
   * @param must what they must do with it, a verb
   * @param what the artefact, meeting or step, a name by which records are filed
   * @param due by when, and how often
   * @param provisos what a record must show to meet the duty
   * @param provenance who stands behind it; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Duty(
      String in,
      List<String> who,
      String must,
      String what,
      Due due,
      List<Proviso> provisos,
      @Nullable Provenance provenance,
      String source) {
    public Duty {
      Objects.requireNonNull(in, "in");
      who = List.copyOf(who);
      Objects.requireNonNull(must, "must");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(due, "due");
      provisos = List.copyOf(provisos);
      Objects.requireNonNull(source, "source");
    }
  }

  /** By when a duty is due, and how often. */
  public sealed interface Due {
    /**
     * Once, so many days after the first day of the school year in which the state begins.
     *
     * @param days the days, at least 1
     */
    record Within(int days) implements Due {
      @Override
      public String toString() {
        return days + (days == 1 ? " day" : " days");
      }
    }

    /**
     * Once in every school year, by the last day of a season.
     *
     * @param season the season, or {@link SchoolCalendar#SCHOOL_YEAR} for the year itself
     */
    record EachYear(String season) implements Due {
      public EachYear {
        Objects.requireNonNull(season, "season");
      }

      @Override
      public String toString() {
        return season.equals(SchoolCalendar.SCHOOL_YEAR) ? "each year" : season + " of each year";
      }
    }

    /**
     * In every quarter of every school year, and so often a year.
     *
     * @param times how often a year, at least 4
     */
    record EachQuarter(int times) implements Due {
      @Override
      public String toString() {
        return times == 4 ? "each quarter" : "each quarter, " + times + " a year";
      }
    }

    /** In every month, counted from the day on which the school year or the state begins. */
    record EachMonth() implements Due {
      @Override
      public String toString() {
        return "each month";
      }
    }

    /**
     * So often in every school year, by its last day.
     *
     * @param times how often, at least once
     */
    record TimesAYear(int times) implements Due {
      @Override
      public String toString() {
        return times + " a year";
      }
    }

    /**
     * Once, at the start or the end of a year of the clock.
     *
     * @param isStart whether by its first day, or else by its last
     * @param year the number of the year, from 1
     */
    record OfYear(boolean isStart, int year) implements Due {
      @Override
      public String toString() {
        return (isStart ? "start" : "end") + " of year " + year;
      }
    }

    /**
     * Once, by a day.
     *
     * @param day the day
     */
    record By(CalendarDate day) implements Due {
      public By {
        Objects.requireNonNull(day, "day");
      }

      @Override
      public String toString() {
        return day.toString();
      }
    }

    /** Before what it describes begins: a plan before its implementation. */
    record BeforeImplementation() implements Due {
      @Override
      public String toString() {
        return "before implementation";
      }
    }

    /** When the one before it ends. */
    record WhenTheOldOneEnds() implements Due {
      @Override
      public String toString() {
        return "when the old one ends";
      }
    }
  }

  /** What a record must show to meet a duty. */
  public sealed interface Proviso {
    /**
     * It was approved.
     *
     * @param by who approves, such as {@code superintendent}
     */
    record ApprovedBy(String by) implements Proviso {
      public ApprovedBy {
        Objects.requireNonNull(by, "by");
      }

      @Override
      public String toString() {
        return "approved by " + by;
      }
    }

    /** It covers each reason of the school. */
    record CoversEveryReason() implements Proviso {
      @Override
      public String toString() {
        return "covers every reason";
      }
    }

    /**
     * It was written together.
     *
     * @param authors who must be among those who wrote it
     */
    record WrittenBy(List<String> authors) implements Proviso {
      public WrittenBy {
        authors = List.copyOf(authors);
      }

      @Override
      public String toString() {
        return "written by " + String.join(" and ", authors);
      }
    }

    /**
     * It is about all of these topics, such as the sections of a report or the groups that a course
     * is for.
     *
     * @param topics the topics
     */
    record TellsOf(List<String> topics) implements Proviso {
      public TellsOf {
        topics = List.copyOf(topics);
      }

      @Override
      public String toString() {
        return "tells of " + String.join(" and ", topics);
      }
    }

    /** It names what proves it. */
    record Evidence() implements Proviso {
      @Override
      public String toString() {
        return "evidence";
      }
    }

    /** Its topic is one of the reasons of the school. */
    record TopicIsAReason() implements Proviso {
      @Override
      public String toString() {
        return "its topic is a reason";
      }
    }

    /**
     * It spans so many school years.
     *
     * @param years the years
     */
    record Spans(int years) implements Proviso {
      @Override
      public String toString() {
        return years + (years == 1 ? " year" : " years");
      }
    }

    /**
     * It names a partner school that has a designation and is proven with a group that is a reason
     * of the school.
     *
     * @param designation the designation of the partner; empty for any school
     * @param by a yes or no of each group, whether the partner is proven with it; empty for none
     */
    record Partner(String designation, String by) implements Proviso {
      public Partner {
        Objects.requireNonNull(designation, "designation");
        Objects.requireNonNull(by, "by");
      }

      @Override
      public String toString() {
        return "partner is "
            + (designation.isEmpty() ? "a school" : designation)
            + (by.isEmpty() ? "" : " and " + by + " of an identifying group");
      }
    }
  }
}
