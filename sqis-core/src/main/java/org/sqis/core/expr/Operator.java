package org.sqis.core.expr;

/** An operator between two expressions; a higher strength binds tighter. Safe for every thread. */
public enum Operator {
  /** Either holds; undecided follows Kleene. */
  OR("or", 1),
  /** Both hold; undecided follows Kleene. */
  AND("and", 2),
  /** Less. */
  LESS("<", 4),
  /** Less or the same. */
  AT_MOST("<=", 4),
  /** Greater. */
  GREATER(">", 4),
  /** Greater or the same. */
  AT_LEAST(">=", 4),
  /** The same number, word, level or answer. */
  IS("is", 4),
  /** Sum. */
  PLUS("+", 5),
  /** Difference. */
  MINUS("-", 5),
  /** Product. */
  TIMES("*", 6),
  /** Exact quotient; division by zero is not applicable. */
  DIVIDED("/", 6);

  private final String symbol;
  private final int strength;

  Operator(String symbol, int strength) {
    this.symbol = symbol;
    this.strength = strength;
  }

  /** The operator as rule files write it. */
  public String symbol() {
    return symbol;
  }

  /** How tightly it binds, from 1. */
  public int strength() {
    return strength;
  }

  /** Whether it orders two values. */
  public boolean isOrder() {
    return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
  }
}
