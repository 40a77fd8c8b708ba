package org.sqis.core.publication;

/**
 * The two numbers of a publication rule. Immutable; safe for every thread.
 *
 * @param smallest a count below it is hidden
 * @param width how many values a hidden count must at least be able to have
 */
public record Limits(long smallest, long width) {
  public Limits {
    if (smallest < 1) {
      throw new IllegalArgumentException("smallest must be at least 1: " + smallest);
    }
    if (width < 1 || width > smallest) {
      throw new IllegalArgumentException(
          "width must be from 1 to smallest, " + smallest + ": " + width);
    }
  }
}
