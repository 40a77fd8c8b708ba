/**
 * Exact values in columns: one array of whole numbers, what they stand for, and why values are
 * missing. Data and outcomes are kept in them and the engine computes on them. Must not know
 * schools, rules or files. Start with {@link org.sqis.core.column.Column}.
 */
@NullMarked
package org.sqis.core.column;

import org.jspecify.annotations.NullMarked;
