package org.sqis.dsl.print;

import java.util.Optional;

/** Which headings the tables of the language have. */
public interface TableHeadings {
  /**
   * The headings of the table that follows a line.
   *
   * @param kind a kind of declaration
   * @param clause the name of a clause; empty for the first line of the declaration
   * @return empty if nothing is known of it
   */
  Optional<SheetColumns> of(String kind, String clause);
}
