/**
 * Lists, stories and reports of designations as documents, tables and trees: what commands print,
 * for software of districts too. Knows results, not how they were computed, and no files. Start
 * with {@link org.sqis.core.report.Report}.
 */
@NullMarked
package org.sqis.core.report;

import org.jspecify.annotations.NullMarked;
