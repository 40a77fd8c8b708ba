package org.sqis.core.data;

/**
 * Reads one file format row by row into cells of text. A reader knows nothing of policies; a faster
 * one can take its place. Implementations are stateless and safe for every thread.
 */
@FunctionalInterface
public interface RecordReader {
  /**
   * Gives the rows of {@code file} to {@code sink}: its columns once, then its rows in order. A row
   * with a fault is reported instead of given, and the rows after it are still read where the
   * format allows. Never throws because of what the file holds.
   *
   * @param file a readable file
   * @param sink what takes the rows
   */
  void read(FileBytes file, RecordSink sink);
}
