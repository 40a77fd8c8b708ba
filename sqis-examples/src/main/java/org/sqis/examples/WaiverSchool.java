package org.sqis.examples;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A made-up school in one year.
 *
 * @param code its code
 * @param name its name, which says that it is made up
 * @param district the district it is in that year
 * @param type its type
 * @param titleOne participating, eligible or no
 * @param isSigFunded whether it has a School Improvement Grant
 * @param performanceBefore the index of school performance of the year before, 0 for none
 * @param groups its counts by group; groups without students are left out
 */
record WaiverSchool(
    String code,
    String name,
    String district,
    SchoolType type,
    String titleOne,
    boolean isSigFunded,
    int performanceBefore,
    Map<StudentGroup, WaiverCounts> groups) {
  WaiverSchool {
    if (!groups.containsKey(StudentGroup.ALL)) {
      throw new IllegalArgumentException("groups must have all students: " + groups.keySet());
    }
    groups = Collections.unmodifiableMap(new EnumMap<>(groups));
  }

  /** The index of school performance of the year. */
  int performance() {
    return Objects.requireNonNull(groups.get(StudentGroup.ALL)).performance();
  }
}
