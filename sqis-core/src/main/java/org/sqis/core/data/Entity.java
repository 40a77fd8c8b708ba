package org.sqis.core.data;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;

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

  /**
   * A digest of a set of schools: SHA-256, in hexadecimal, of their codes, sorted, each followed by
   * a line break, in UTF-8.
   */
  public static String digest(Collection<String> ids) {
    StringBuilder codes = new StringBuilder();
    new TreeSet<>(ids).forEach(id -> codes.append(id).append('\n'));
    return Hashing.sha256().hashString(codes, StandardCharsets.UTF_8).toString();
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
