package org.sqis.core;

/** Who works out results. All give the same values, to the last digit. */
public enum Evaluator {
  /**
   * The columnar engine, but for data of fewer than 64 schools, which are worked out before the
   * engine has started.
   */
  AUTOMATIC,
  /** The columnar engine, which asks the reference evaluator where it has to. */
  COLUMNS,
  /** The exact reference evaluator alone: one school after the other, the meaning of a policy. */
  REFERENCE;

  /** How many schools are worth starting the engine for. */
  private static final int FEW = 64;

  /** Who works out data of so many schools. */
  Evaluator forSchools(int schools) {
    return this != AUTOMATIC ? this : schools < FEW ? REFERENCE : COLUMNS;
  }
}
