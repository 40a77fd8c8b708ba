package org.sqis.core.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;

/**
 * What is known of an expression before it runs.
 *
 * @param type its type; for a bare number {@link Unit#NUMBER}
 * @param isBare whether it is a number without a unit that takes the unit it meets
 * @param whole for a percent, the whole it is a share of; else empty
 * @param bounds the range of a number
 * @param possible the reasons for which it can be missing
 * @param unhandled of those the ones its author said nothing about, by the name that brings them in
 */
public record Typed(
    Type type,
    boolean isBare,
    String whole,
    Bounds bounds,
    Set<MissingReason> possible,
    Set<String> unhandled) {
  public Typed {
    possible = copy(possible);
    unhandled = Collections.unmodifiableSet(new java.util.TreeSet<>(unhandled));
  }

  /** A value of the type that is never missing. */
  public static Typed of(Type type) {
    return new Typed(type, false, "", Bounds.NONE, Set.of(), Set.of());
  }

  /** A number of the unit that is never missing. */
  public static Typed of(Unit unit) {
    return of(new Type.Numeric(unit));
  }

  /** A bare number. */
  public static Typed bare(Bounds bounds) {
    return new Typed(new Type.Numeric(Unit.NUMBER), true, "", bounds, Set.of(), Set.of());
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
  public Typed missing(Set<MissingReason> newPossible, Set<String> newUnhandled) {
    return new Typed(type, isBare, whole, bounds, newPossible, newUnhandled);
  }

  /** The same, missing also for the reasons of {@code other}. */
  public Typed missingLike(Typed other) {
    return missing(union(possible, other.possible), unionNames(unhandled, other.unhandled));
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
      };
    }
    return type instanceof Type.LevelOf || type instanceof Type.FreeText
        ? "a " + type.words()
        : type.words();
  }

  /** Both sets of reasons. */
  static Set<MissingReason> union(Set<MissingReason> one, Set<MissingReason> other) {
    EnumSet<MissingReason> both = EnumSet.noneOf(MissingReason.class);
    both.addAll(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> unionNames(Set<String> one, Set<String> other) {
    var both = new java.util.TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<MissingReason> copy(Set<MissingReason> reasons) {
    EnumSet<MissingReason> copy = EnumSet.noneOf(MissingReason.class);
    copy.addAll(reasons);
    return Collections.unmodifiableSet(copy);
  }
}
