package org.sqis.core.data;

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
