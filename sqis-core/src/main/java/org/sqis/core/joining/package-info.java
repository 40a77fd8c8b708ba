/**
 * Who is granted what, what a district that wants to join still lacks, and what becomes of quotas
 * and designations when a district joins or leaves. Made of rules, records and determinations
 * afterwards; knows no files, no clock and no text, and decides no standing. Start with {@link
 * org.sqis.core.joining.Checklist} and {@link org.sqis.core.joining.PoolChange}.
 */
@NullMarked
package org.sqis.core.joining;

import org.jspecify.annotations.NullMarked;
