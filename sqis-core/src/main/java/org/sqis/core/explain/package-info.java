/**
 * The steps that lead to a value of one school: rules, inputs, levels, shares, as a tree of data
 * and as text. Start with {@link org.sqis.core.explain.Explanation}.
 */
@NullMarked
package org.sqis.core.explain;

import org.jspecify.annotations.NullMarked;
