/**
 * Every proof about a policy, and the plan that is its result: expressions with types, level tables
 * with closed intervals, an order in which everything can be evaluated. Works on records only, so a
 * policy built in Java is proved like one that was read. Knows nothing of data or text. Start with
 * {@link org.sqis.core.plan.Planner}.
 */
@NullMarked
package org.sqis.core.plan;

import org.jspecify.annotations.NullMarked;
