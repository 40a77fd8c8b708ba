/**
 * Data as a policy reads it: schools, the values districts sent, published answers, the mapping
 * that says how a file becomes them, and the loading that follows the mapping. Knows no file system
 * and no file format: bytes come through {@link org.sqis.core.data.FileResolver}, rows through
 * {@link org.sqis.core.data.RecordReader}. Start with {@link org.sqis.core.data.Dataset}, then
 * {@link org.sqis.core.data.DatasetLoader}.
 *
 * <p>How a value gets in: {@code DataSpec} → {@code Mapping} (checked against the policy) → {@code
 * FileLoad} (one file, row by row; {@code CellReader} turns a text into a value, {@code CodedSlot}
 * bytes in order into a code) → {@code Assembly} (all files; finds repeated and contradicting
 * values) → {@code Dataset}. Columns that a program gives whole go through {@code BulkDraft} and
 * {@code BulkCheck} instead.
 *
 * <p>How a record of a school gets in, after everything else: {@code RecordFile} → {@code
 * RecordCheck} → {@code RecordLoad} → {@code RecordBook} → {@code SchoolRecords}.
 *
 * <p>{@code Dataset} has more than 500 lines because its builder, a plain list of calls that are
 * documented one by one, is a part of it.
 */
@NullMarked
package org.sqis.core.data;

import org.jspecify.annotations.NullMarked;
