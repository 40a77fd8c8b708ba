package org.sqis.dsl.print;

import java.util.Objects;

/**
 * What stands on one line, without its comment.
 *
 * @param role what the line is
 * @param goesOn whether it goes on with the line above
 * @param indent how many blanks stand before it
 * @param text what follows them
 * @param group lines of one group have their comments in one column
 */
record Piece(Role role, boolean goesOn, int indent, String text, int group) {
  Piece {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(text, "text");
  }

  /** What a line is. */
  enum Role {
    INCLUDE,
    HEAD,
    CLAUSE,
    /** The first row of a table. */
    HEADING,
    ROW,
    END,
    /** A line of its own for a comment. */
    COMMENT
  }
}
