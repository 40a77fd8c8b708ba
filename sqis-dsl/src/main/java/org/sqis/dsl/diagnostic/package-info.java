/**
 * Faults with their places in rule files and data, how they are collected, and how they are shown.
 * Values are kept; text is made by {@link org.sqis.dsl.diagnostic.DiagnosticRenderer} only. Knows
 * nothing of syntax. Start with {@link org.sqis.dsl.diagnostic.Diagnostic}.
 */
@NullMarked
package org.sqis.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
