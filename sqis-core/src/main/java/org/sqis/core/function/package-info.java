/**
 * The functions of the rule language and their registry. A new function is one entry of {@link
 * org.sqis.core.function.Functions}. Knows values, not schools or policies.
 */
@NullMarked
package org.sqis.core.function;

import org.jspecify.annotations.NullMarked;
