/**
 * Reads the text of rule files into syntax: first the lines, then, when a clause or cell is known
 * to hold one, an expression. The only package that knows ANTLR; what it reads is decided by the
 * grammar {@code Sqis.g4} and, for kinds of declarations, by {@link org.sqis.dsl.parser.KindNames}.
 * Start with {@link org.sqis.dsl.parser.SyntaxParser}.
 */
@NullMarked
package org.sqis.dsl.parser;

import org.jspecify.annotations.NullMarked;
