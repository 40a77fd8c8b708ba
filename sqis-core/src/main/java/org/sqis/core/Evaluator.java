package org.sqis.core;

/** Who works out results. Both give the same values, to the last digit. */
public enum Evaluator {
  /** The columnar engine, which asks the reference evaluator where it has to. */
  COLUMNS,
  /** The exact reference evaluator alone: one school after the other, the meaning of a policy. */
  REFERENCE
}
