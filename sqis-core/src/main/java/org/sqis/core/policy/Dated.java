package org.sqis.core.policy;

/** A declaration that can be in force in some years only. */
public interface Dated extends InForce {
  /** Its name; of a table of numbers what they are of. */
  String name();
}
