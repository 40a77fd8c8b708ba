/**
 * Exact numbers: {@link org.sqis.core.number.Rational} and the ways to round one. Knows nothing of
 * schools or policies. Start with {@link org.sqis.core.number.Rational}.
 */
@NullMarked
package org.sqis.core.number;

import org.jspecify.annotations.NullMarked;
