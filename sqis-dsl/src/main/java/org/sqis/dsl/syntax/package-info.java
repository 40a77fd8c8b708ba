/**
 * A rule file as it is written: declarations with clauses and tables, and expressions with their
 * places. Knows no kind of declaration, clause or column; those are decided by whoever reads it.
 * Start with {@link org.sqis.dsl.syntax.SyntaxFile}.
 */
@NullMarked
package org.sqis.dsl.syntax;

import org.jspecify.annotations.NullMarked;
