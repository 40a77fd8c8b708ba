package org.sqis.core.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Problem;

/** Takes what a file of recorded results says, in the order of the file. */
public interface HistorySink {
  /** A fault of the file itself. */
  void report(Problem problem);

  /**
   * What the results were made of; comes first.
   *
   * @param policy the name of the policy
   * @param policyDigest its digest
   * @param year the school year as it is written
   */
  void origin(String policy, String policyDigest, String year);

  /**
   * A result; comes before the schools.
   *
   * @param each whom it describes, as rule files write it
   * @param type the type of its values, as rule files write it
   */
  void result(String name, String each, String type);

  /**
   * A school or district.
   *
   * @param number its place in the file, from 1
   * @param id its code
   */
  void school(int number, String id);

  /**
   * A value of the school that came last.
   *
   * @param group the group, or empty
   */
  void value(String result, String group, Written written);

  /** Says that the file records what schools stand as; comes before them. */
  void standings();

  /**
   * What a school stands as.
   *
   * @param number its place in the list of standings, from 1
   * @param id its code
   * @param held the designations it holds
   * @param rungs its places on ladders
   */
  void standing(int number, String id, List<WrittenHeld> held, List<WrittenRung> rungs);

  /**
   * A designation as the file writes it.
   *
   * @param designation its name
   * @param since the rated year that gave it
   * @param reasons why
   */
  record WrittenHeld(String designation, String since, List<WrittenReason> reasons) {
    public WrittenHeld {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A reason as the file writes it.
   *
   * @param route the route
   * @param groups the groups that are part of it
   * @param since the rated year in which it first was one
   */
  record WrittenReason(String route, List<String> groups, String since) {
    public WrittenReason {
      groups = List.copyOf(groups);
    }
  }

  /**
   * A place on a ladder as the file writes it.
   *
   * @param ladder its name
   * @param state the state
   * @param since the rated year that put the school on it
   * @param year how many years of the clock are closed
   * @param stateSince the rated year that led to the state
   * @param yearHere how many years in it are closed
   * @param lastState the state before the school left
   */
  record WrittenRung(
      String ladder,
      String state,
      String since,
      String year,
      String stateSince,
      String yearHere,
      String lastState) {}

  /**
   * A value as the file writes it. Either {@code missing} is empty or {@code text} is.
   *
   * @param text the value, or empty
   * @param isAnswer whether the value is yes or no
   * @param exact the value before its rounding; null if that is the same
   * @param number the number of a level; null if nobody says
   * @param missing the reason, or empty
   * @param remark its remark, or empty
   */
  record Written(
      String text,
      boolean isAnswer,
      @Nullable String exact,
      @Nullable String number,
      String missing,
      String remark) {}
}
