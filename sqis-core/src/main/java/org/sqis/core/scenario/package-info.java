/**
 * Tests of a policy as records: what a made-up school has, what the policy must give, what came of
 * it, and what of the policy the tests reach. Knows nothing of texts or of how values are computed.
 * Start with {@link org.sqis.core.scenario.Scenario}.
 */
@NullMarked
package org.sqis.core.scenario;

import org.jspecify.annotations.NullMarked;
