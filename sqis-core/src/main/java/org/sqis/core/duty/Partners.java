package org.sqis.core.duty;

import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;

/** What is known of schools that others are paired with. */
public interface Partners {
  /** Nothing is known of any. */
  Partners UNKNOWN =
      new Partners() {
        @Override
        public Value holds(String school, String designation, SchoolYear rated) {
          return nothing(school, rated);
        }

        @Override
        public Value proven(String school, String measure, String group, SchoolYear rated) {
          return nothing(school, rated);
        }

        private Value nothing(String school, SchoolYear rated) {
          return new Value.Missing(
              MissingReason.NOT_REPORTED, "nothing is known of " + school + " in " + rated);
        }
      };

  /**
   * Whether a school holds a designation after the determination of a year; missing if nobody
   * knows.
   *
   * @param school the code of the school
   */
  Value holds(String school, String designation, SchoolYear rated);

  /**
   * The value of a yes or no of each group in a rated year; missing if nobody knows, or if the
   * group is too small to say.
   *
   * @param school the code of the school
   */
  Value proven(String school, String measure, String group, SchoolYear rated);
}
