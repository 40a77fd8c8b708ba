/**
 * Readers of data: CSV and JSON records, the files of a folder, and {@link
 * org.sqis.core.io.DatasetReader}, which joins them. The only package that touches the file system
 * and the only one that knows Jackson. Knows nothing of policies or of what a column means; that is
 * the work of {@link org.sqis.core.data.DatasetLoader}. Start with {@link
 * org.sqis.core.io.DatasetReader}.
 *
 * <p>JSON is read with Jackson. CSV is not: Jackson's CSV parser, tried in 2.21.8, stops at the
 * first faulty quote and at the first byte that is no UTF-8, says lines and not rows, and takes a
 * quote inside a plain cell for text. A clerk needs every fault of a file in one run, with its row
 * and column, so {@link org.sqis.core.io.CsvRecordReader} is a small exact reader of its own.
 */
@NullMarked
package org.sqis.core.io;

import org.jspecify.annotations.NullMarked;
