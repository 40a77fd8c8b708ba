package org.sqis.core.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entry;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;

/**
 * The freed Title I money of a district in a school year, and what its plans spend of it. Deeply
 * immutable; safe for every thread.
 *
 * @param district the district
 * @param year the school year
 * @param record what the district says of its money; null if it says nothing
 * @param most the most that can be freed; null if no share is set or nothing is recorded
 * @param byDesignation what plans spend, by the designation of the school
 * @param byUse the same by what it is used for; empty text for money without a use
 */
public record Budget(
    String district,
    SchoolYear year,
    @Nullable Entry record,
    @Nullable Rational most,
    Map<String, Rational> byDesignation,
    Map<String, Rational> byUse) {
  public Budget {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(year, "year");
    byDesignation = Collections.unmodifiableMap(new LinkedHashMap<>(byDesignation));
    byUse = Collections.unmodifiableMap(new LinkedHashMap<>(byUse));
  }

  /** What all plans spend together. */
  public Rational spent() {
    return byDesignation.values().stream().reduce(Rational.ZERO, Rational::plus);
  }

  /** What was freed; zero if nothing is recorded. */
  public Rational freed() {
    return record == null ? Rational.ZERO : record.number(Field.FREED).orElse(Rational.ZERO);
  }

  /** The Title I money of the district; zero if nothing is recorded. */
  public Rational titleOne() {
    return record == null ? Rational.ZERO : record.number(Field.TITLE_I).orElse(Rational.ZERO);
  }

  /** What is wrong with it, or empty. */
  public String fault() {
    if (record == null) {
      return spent().signum() == 0 ? "" : "no budget of " + district + " in " + year + " is there";
    }
    if (most != null && freed().compareTo(most) > 0) {
      return "freed are " + freed() + ", more than the " + most + " that can be";
    }
    if (spent().compareTo(freed()) > 0) {
      Rational above = spent().minus(freed());
      return "the plans of "
          + district
          + " spend "
          + spent()
          + ", "
          + above
          + " more than the "
          + freed()
          + " that are freed";
    }
    return "";
  }
}
