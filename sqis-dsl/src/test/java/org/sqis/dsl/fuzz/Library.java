package org.sqis.dsl.fuzz;

import org.sqis.dsl.Compilation;
import org.sqis.dsl.Formatted;
import org.sqis.dsl.Sqis;

/** The library under test; a test can put one with a planted bug in its place. */
interface Library {
  /** The library as it is. */
  Library REAL =
      new Library() {
        @Override
        public Compilation compile(String text) {
          return Sqis.compile(Oracles.FILE, text);
        }

        @Override
        public Formatted format(String text) {
          return Sqis.format(Oracles.FILE, text);
        }
      };

  Compilation compile(String text);

  Formatted format(String text);
}
