/**
 * The text of a rule file and places in it. Knows nothing of rules, tokens or faults. Start with
 * {@link org.sqis.dsl.source.Source}.
 */
@NullMarked
package org.sqis.dsl.source;

import org.jspecify.annotations.NullMarked;
