package org.sqis.core.evaluation;

import java.util.Optional;

/** What guidelines can limit by a number. Safe for every thread. */
public enum Limit {
  /** How many levels a system must be able to give. */
  LEVELS("least levels", true, Unit.COUNT),
  /** How many measures must be able to change a level. */
  MEASURES("least measures", true, Unit.COUNT),
  /** How many measures of practice must be able to change a level. */
  PRACTICE("least practice measures", true, Unit.COUNT),
  /** How many measures of growth must be able to change a level. */
  GROWTH("least growth measures", true, Unit.COUNT),
  /** Which share of the points growth must have where a system has shares. */
  GROWTH_SHARE("least growth share", true, Unit.PERCENT),
  /** After how many school years a person is rated again at the latest. */
  INTERVAL("longest interval", false, Unit.YEARS),
  /** Within how many days of the rating a person has feedback at the latest. */
  FEEDBACK("longest feedback", false, Unit.DAYS),
  /** How many statements a system must make on how ratings inform personnel decisions. */
  USES("least statements of use", true, Unit.COUNT),
  /** The smallest number of people whom the public is told of. */
  PUBLISHED("least published", true, Unit.COUNT),
  /** How many numbers a count that is hidden from the public must be able to be. */
  HIDDEN_WIDTH("width of hidden", true, Unit.COUNT);

  /** What the number of a limit counts. */
  public enum Unit {
    /** Things. */
    COUNT,
    /** A part of the whole, from 0 to 1. */
    PERCENT,
    /** School years. */
    YEARS,
    /** Days. */
    DAYS
  }

  private final String words;
  private final boolean isLeast;
  private final Unit unit;

  Limit(String words, boolean isLeast, Unit unit) {
    this.words = words;
    this.isLeast = isLeast;
    this.unit = unit;
  }

  /** The words as files write them. */
  public String words() {
    return words;
  }

  /** Whether it is the least that is allowed, and not the most. */
  public boolean isLeast() {
    return isLeast;
  }

  /** What its number counts. */
  public Unit unit() {
    return unit;
  }

  /** Whether it limits what the public is told, and not the systems. */
  public boolean isOfPublication() {
    return this == PUBLISHED || this == HIDDEN_WIDTH;
  }

  /** The limit written as {@code words}, if there is one. */
  public static Optional<Limit> parse(String words) {
    for (Limit limit : values()) {
      if (limit.words.equals(words)) {
        return Optional.of(limit);
      }
    }
    return Optional.empty();
  }
}
