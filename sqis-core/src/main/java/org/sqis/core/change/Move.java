package org.sqis.core.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * One value that moves. Deeply immutable; safe for every thread.
 *
 * @param entity the school or district; for a result each district the district as a whole, whose
 *     id is its name, and for one of the consortium the consortium
 * @param group the group; empty for a result of each school
 * @param oldValue the exact value before
 * @param newValue the exact value after
 * @param causes what moved it; empty if only outcomes were compared
 * @param how of a designation how it came about, and which place or line moved over a school whose
 *     own value did not; else empty
 */
public record Move(
    Entity entity, String group, Value oldValue, Value newValue, List<Cause> causes, String how) {
  public Move {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(oldValue, "oldValue");
    Objects.requireNonNull(newValue, "newValue");
    causes = List.copyOf(causes);
    Objects.requireNonNull(how, "how");
  }

  /** How a value moves. */
  public enum Kind {
    /** A greater number or level. */
    UP("up"),
    /** A smaller number or level. */
    DOWN("down"),
    /** Another word or answer, or another level with the same number. */
    OTHER("other"),
    /** It was there and is missing. */
    NEWLY_MISSING("newly missing"),
    /** It was missing and is there. */
    NO_LONGER_MISSING("no longer missing"),
    /** It is missing for another reason. */
    OTHER_REASON("other reason");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The words for it. */
    public String word() {
      return word;
    }
  }

  /** How it moves. */
  public Kind kind() {
    if (oldValue.isMissing() || newValue.isMissing()) {
      boolean areBoth = oldValue.isMissing() && newValue.isMissing();
      Kind one = oldValue.isMissing() ? Kind.NO_LONGER_MISSING : Kind.NEWLY_MISSING;
      return areBoth ? Kind.OTHER_REASON : one;
    }
    int sign = difference().map(Rational::signum).orElse(0);
    return sign > 0 ? Kind.UP : sign < 0 ? Kind.DOWN : Kind.OTHER;
  }

  /** The new number less the old one, of levels that of their numbers; empty for other values. */
  public Optional<Rational> difference() {
    if (oldValue instanceof Value.Num before && newValue instanceof Value.Num after) {
      return Optional.of(after.number().minus(before.number()));
    }
    if (oldValue instanceof Value.Level before && newValue instanceof Value.Level after) {
      return Optional.of(after.number().minus(before.number()));
    }
    return Optional.empty();
  }

  /**
   * Whether two values count as the same: equal, or missing for the same reason. A remark is no
   * value.
   */
  public static boolean same(Value before, Value after) {
    if (before instanceof Value.Missing was && after instanceof Value.Missing is) {
      return was.reason() == is.reason();
    }
    return before.equals(after);
  }

  Move with(List<Cause> found) {
    return new Move(entity, group, oldValue, newValue, found, how);
  }
}
