/**
 * What comes out: the value of every school and group, the steps of every index, and tables of
 * them. Start with {@link org.sqis.core.outcome.Outcome}.
 */
@NullMarked
package org.sqis.core.outcome;

import org.jspecify.annotations.NullMarked;
