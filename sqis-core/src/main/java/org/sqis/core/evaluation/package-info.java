/**
 * Evaluation of educators: the consortium's guidelines as constraints, the systems of districts as
 * instances, what a system can do at all, ratings of people and what comes of them. Knows no rule
 * text, no files, no schools and no clock. Start with {@link
 * org.sqis.core.evaluation.EvaluationCheck}; docs/evaluation.md has the design.
 */
@NullMarked
package org.sqis.core.evaluation;

import org.jspecify.annotations.NullMarked;
