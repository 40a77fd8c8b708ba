/**
 * Warnings: what is no error in a proved policy and deserves a second look, and what a policy lacks
 * of what it must contain. Each rule is one class that works on records alone. Knows nothing of
 * text or data. Start with {@link org.sqis.core.lint.Linter}.
 */
@NullMarked
package org.sqis.core.lint;

import org.jspecify.annotations.NullMarked;
