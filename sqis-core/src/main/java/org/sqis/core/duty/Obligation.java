package org.sqis.core.duty;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.SchoolRecords.Filed;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;

/**
 * What somebody must do for a school in a school year because of its state on a ladder, and how
 * that stands on a day. Immutable; safe for every thread.
 *
 * @param school the code of the school
 * @param ladder the name of the ladder
 * @param in the state of the school on the ladder
 * @param year the school year in which the duty arose; of one that comes again, the year it is for
 * @param who who must
 * @param must what they must do, a verb
 * @param what what it is about, the name under which it is filed
 * @param due by when; null if nothing says a day yet
 * @param dueWords by when, as the ladder says it
 * @param state how it stands
 * @param metOn the day on which it was met, in time or late; null if it was not
 * @param shown what the record that counts shows, or the best one there is
 * @param because why it stands so
 * @param proof the record that counts, or the best one there is; null if there is none
 */
public record Obligation(
    String school,
    String ladder,
    String in,
    SchoolYear year,
    List<String> who,
    String must,
    String what,
    @Nullable CalendarDate due,
    String dueWords,
    State state,
    @Nullable CalendarDate metOn,
    List<Shown> shown,
    String because,
    @Nullable Filed proof) {
  public Obligation {
    Objects.requireNonNull(school, "school");
    Objects.requireNonNull(ladder, "ladder");
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(year, "year");
    who = List.copyOf(who);
    Objects.requireNonNull(must, "must");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(dueWords, "dueWords");
    Objects.requireNonNull(state, "state");
    shown = List.copyOf(shown);
    Objects.requireNonNull(because, "because");
  }

  /** How an obligation stands on a day. */
  public enum State {
    /** It is not met, and its day has not gone by. */
    OPEN("open"),
    /** It was met in time. */
    MET("met"),
    /** Its day has gone by; {@link Obligation#metOn} says whether it was met since. */
    LATE("late"),
    /** Somebody let the school off. */
    WAIVED("waived");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  /**
   * Whether a record shows what it must.
   *
   * @param what what it must show, as the ladder says it
   * @param isMet whether it does
   * @param why what was found
   */
  public record Shown(String what, boolean isMet, String why) {
    public Shown {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(why, "why");
    }
  }

  /** What it is in one line, such as {@code school must join community_of_practice}. */
  public String duty() {
    return String.join(" and ", who) + " must " + must + " " + what;
  }

  @Override
  public String toString() {
    return year
        + " "
        + duty()
        + " by "
        + dueWords
        + (due == null ? "" : " (" + due + ")")
        + ": "
        + state.word()
        + ", "
        + because;
  }
}
