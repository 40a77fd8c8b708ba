/**
 * Whether the columnar engine and the reference evaluator give the same, whatever the policy and
 * the data: random ones that are made to hurt, and every example of the repository.
 */
@NullMarked
package org.sqis.dsl.equal;

import org.jspecify.annotations.NullMarked;
