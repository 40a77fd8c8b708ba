/**
 * The columnar engine: works out the results of a policy for everyone in a dataset, block by block,
 * with whole-number arithmetic that is proved not to overflow. Whatever it has no kernel for the
 * reference evaluator of {@code core.eval} works out, which is the meaning. Must not know files,
 * clock, locale or text. Start with {@link org.sqis.core.engine.YearRun}; docs/engine.md has the
 * design.
 */
@NullMarked
package org.sqis.core.engine;

import org.jspecify.annotations.NullMarked;
