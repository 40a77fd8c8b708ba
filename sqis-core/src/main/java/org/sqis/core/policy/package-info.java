/**
 * A policy as plain data: what its author wrote, one record a declaration, not yet proved. It can
 * be built in Java and compared by content. Whether it holds together is for the plan to say. Start
 * with {@link org.sqis.core.policy.PolicySpec}.
 */
@NullMarked
package org.sqis.core.policy;

import org.jspecify.annotations.NullMarked;
