/**
 * The vocabulary every other package shares: values, their types and units, reasons for a missing
 * value, school years. Knows nothing of rules, files or text. Start with {@link
 * org.sqis.core.model.Value}.
 */
@NullMarked
package org.sqis.core.model;

import org.jspecify.annotations.NullMarked;
