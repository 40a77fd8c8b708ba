/**
 * Readers of data: CSV and JSON records, the files of a folder, and {@link
 * org.sqis.core.io.DatasetReader}, which joins them. The only package that touches the file system
 * and the only one that knows Jackson. Knows nothing of policies or of what a column means; that is
 * the work of {@link org.sqis.core.data.DatasetLoader}. Start with {@link
 * org.sqis.core.io.DatasetReader}.
 *
 * <p>JSON is read with Jackson. CSV is not: Jackson's CSV parser stops at the first fault, gives
 * lines and not rows, and decodes before it can say in which cell the bytes are no UTF-8. A clerk
 * needs every fault of a file in one run, with its row and column, so {@link
 * org.sqis.core.io.CsvRecordReader} is a small exact reader of its own.
 */
@NullMarked
package org.sqis.core.io;

import org.jspecify.annotations.NullMarked;
