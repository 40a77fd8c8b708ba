package org.sqis.core.engine;

/** One operation on a block of rows. */
@FunctionalInterface
interface Kernel {
  /**
   * Works out the rows of a block.
   *
   * @param from the first row of the block in its part
   * @param length how many rows
   */
  void run(int from, int length);
}
