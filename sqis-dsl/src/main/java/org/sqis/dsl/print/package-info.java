/**
 * Lays out rule files in their one canonical form. Works on the tree as it is written and knows no
 * kind, clause or column, only the words that name a clause; so a kind that does not exist yet is
 * laid out too. Never changes what a file says, which {@link org.sqis.dsl.parser.Wording} proves
 * for every text. Start with {@link org.sqis.dsl.print.Formatter}.
 */
@NullMarked
package org.sqis.dsl.print;

import org.jspecify.annotations.NullMarked;
