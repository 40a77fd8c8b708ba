/**
 * The exact reference evaluator: it is the meaning of a policy. One school at a time, every value
 * an exact number or missing with its reason. Reaches no file, clock, locale or text. Start with
 * {@link org.sqis.core.eval.SchoolEvaluator}.
 */
@NullMarked
package org.sqis.core.eval;

import org.jspecify.annotations.NullMarked;
