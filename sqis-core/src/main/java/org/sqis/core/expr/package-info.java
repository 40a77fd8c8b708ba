/**
 * Expressions as the policy writes them: names, numbers and operators, without types. Two
 * expressions are equal when they are written alike. What they mean is decided by the plan. Start
 * with {@link org.sqis.core.expr.Expr}.
 *
 * <p>{@code Expr} is longer than other files: the records of a sealed interface stand together.
 */
@NullMarked
package org.sqis.core.expr;

import org.jspecify.annotations.NullMarked;
