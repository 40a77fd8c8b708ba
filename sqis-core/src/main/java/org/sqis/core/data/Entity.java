package org.sqis.core.data;

import java.util.Objects;

/**
 * A school, or a district scored as a whole.
 *
 * @param id its code; text, leading zeros count
 * @param name its name, or empty
 * @param district its district, or empty
 * @param kind school or district
 */
public record Entity(String id, String name, String district, Kind kind) {
  public Entity {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(kind, "kind");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("id must not be empty");
    }
  }

  /** The name of the district it belongs to or is; empty if nobody says. */
  public String districtName() {
    return kind == Kind.DISTRICT && district.isEmpty() ? name : district;
  }

  /** What kind of entity it is. */
  public enum Kind {
    /** A school. */
    SCHOOL("school"),
    /** A district as a whole. */
    DISTRICT("district"),
    /** All districts together; only an explanation speaks of it, data do not. */
    CONSORTIUM("consortium");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word as mappings write it. */
    public String word() {
      return word;
    }
  }
}
