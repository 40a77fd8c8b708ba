package org.sqis.dsl.read;

import org.sqis.dsl.registry.KindSpec;

/** Reads one kind of declaration. Stateless; safe for every thread. */
interface KindReader {
  /** Its entry of the registry. */
  KindSpec spec();

  /** Reads one declaration into the draft; faults go to the declaration. */
  void read(Declared declared, Draft draft);
}
