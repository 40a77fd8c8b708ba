package org.sqis.core.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.problem.Place;

/**
 * What is known of an expression before it runs.
 *
 * @param type its type; for a bare number {@link Unit#NUMBER}
 * @param isBare whether it is a number without a unit that takes the unit it meets
 * @param whole for a percent, the whole it is a share of; else empty
 * @param bounds the range of a number
 * @param possible the reasons for which it can be missing; never too few of them
 * @param unhandled what makes it missing without a word of its author, by the text that does
 */
public record Typed(
    Type type,
    boolean isBare,
    String whole,
    Bounds bounds,
    Set<MissingReason> possible,
    Map<String, Unhandled> unhandled) {
  public Typed {
    possible = copy(possible);
    unhandled =
        unhandled.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(unhandled));
  }

  /** Why a value is missing although its author did not say so. */
  public enum Cause {
    /** Something it reads is missing. */
    READ,
    /** Something it reads of one of several groups is missing. */
    MEMBER,
    /** It divides by something that can be 0. */
    DIVISION,
    /** A function over groups finds no group. */
    NO_GROUP,
    /** A date lies in no season, or outside the calendar. */
    CALENDAR
  }

  /**
   * Something that makes a value missing without a word of its author.
   *
   * @param cause how it does
   * @param text what is read, divided by, or called
   * @param reasons the reasons it brings in
   * @param remedy what its author can add
   * @param at where it stands
   */
  public record Unhandled(
      Cause cause, String text, Set<MissingReason> reasons, String remedy, Place.Element at) {
    public Unhandled {
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(text, "text");
      reasons = copy(reasons);
      Objects.requireNonNull(remedy, "remedy");
      Objects.requireNonNull(at, "at");
    }
  }

  /** A value of the type that is never missing. */
  public static Typed of(Type type) {
    return new Typed(type, false, "", Bounds.NONE, Set.of(), Map.of());
  }

  /** A number of the unit that is never missing. */
  public static Typed of(Unit unit) {
    return of(new Type.Numeric(unit));
  }

  /** A bare number. */
  public static Typed bare(Bounds bounds) {
    return new Typed(new Type.Numeric(Unit.NUMBER), true, "", bounds, Set.of(), Map.of());
  }

  /** Whether it is a number. */
  public boolean isNumeric() {
    return type instanceof Type.Numeric;
  }

  /** Whether it is a number of the given unit and not bare. */
  public boolean is(Unit unit) {
    return !isBare && type instanceof Type.Numeric numeric && numeric.unit() == unit;
  }

  /** Whether it is yes or no. */
  public boolean isYesNo() {
    return type instanceof Type.YesNo;
  }

  /** The same with another type and no whole. */
  public Typed as(Type other) {
    return new Typed(other, false, "", bounds, possible, unhandled);
  }

  /** The same with other bounds. */
  public Typed within(Bounds other) {
    return new Typed(type, isBare, whole, other, possible, unhandled);
  }

  /** The same as a share of the given whole. */
  public Typed ofWhole(String name) {
    return new Typed(type, isBare, name, bounds, possible, unhandled);
  }

  /** The same with these ways to be missing instead. */
  public Typed missing(Set<MissingReason> newPossible, Map<String, Unhandled> newUnhandled) {
    return new Typed(type, isBare, whole, bounds, newPossible, newUnhandled);
  }

  /** The same, never missing. */
  public Typed present() {
    return missing(Set.of(), Map.of());
  }

  /** The same, missing also for the reasons of {@code other}. */
  public Typed missingLike(Typed other) {
    return missing(union(possible, other.possible), both(unhandled, other.unhandled));
  }

  /** The same, missing also for the given reason, which its author brought about. */
  public Typed missingFor(MissingReason reason) {
    return missing(union(possible, EnumSet.of(reason)), unhandled);
  }

  /** The type in the reader's words, with an article where one is needed. */
  public String words() {
    if (isBare) {
      return "a number without a unit";
    }
    if (type instanceof Type.Numeric numeric) {
      return switch (numeric.unit()) {
        case NUMBER -> "a number";
        case COUNT -> "a count";
        case PERCENT -> "a percent";
        case POINTS -> "percentage points";
        case SCORE -> "a score";
        case YEARS -> "a number of years";
        case DAYS -> "a number of days";
      };
    }
    if (type instanceof Type.YesNo) {
      return "yes or no";
    }
    boolean isNoun =
        type instanceof Type.LevelOf || type instanceof Type.FreeText || type instanceof Type.Date;
    return isNoun ? "a " + type.words() : type.words();
  }

  /** Both sets of reasons. */
  static Set<MissingReason> union(Set<MissingReason> one, Set<MissingReason> other) {
    EnumSet<MissingReason> both = EnumSet.noneOf(MissingReason.class);
    both.addAll(one);
    both.addAll(other);
    return both;
  }

  /** What either of them says; of two that say the same the first. */
  static Map<String, Unhandled> both(Map<String, Unhandled> one, Map<String, Unhandled> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<String, Unhandled> both = new LinkedHashMap<>(one);
    other.forEach(both::putIfAbsent);
    return both;
  }

  private static Set<MissingReason> copy(Set<MissingReason> reasons) {
    EnumSet<MissingReason> copy = EnumSet.noneOf(MissingReason.class);
    copy.addAll(reasons);
    return Collections.unmodifiableSet(copy);
  }
}
