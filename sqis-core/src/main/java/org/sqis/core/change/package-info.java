/**
 * What differs between two policies, in the reader's words, and which results differ because of it.
 * A policy is flattened into facts; facts are compared; results are compared value by value, and
 * the policy is scored again with single changes to say which one moved a value. Knows nothing of
 * files, JSON or text positions. Start with {@link org.sqis.core.change.PolicyDiff} and {@link
 * org.sqis.core.change.Impact}.
 */
@NullMarked
package org.sqis.core.change;

import org.jspecify.annotations.NullMarked;
