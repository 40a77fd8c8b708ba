/**
 * What can be wrong with a policy or with data, as values: a stable code, a place, the values that
 * matter, and what to do. Knows nothing of text positions; whoever has the text adds them. Start
 * with {@link org.sqis.core.problem.Problem}.
 */
@NullMarked
package org.sqis.core.problem;

import org.jspecify.annotations.NullMarked;
