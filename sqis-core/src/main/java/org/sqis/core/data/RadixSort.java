package org.sqis.core.data;

/** Sorts numbers by their bytes, from the last one to the first. */
final class RadixSort {
  private RadixSort() {}

  /**
   * Sorts {@code keys}, which are not negative or compared without their signs, and brings {@code
   * places} into the same order. Equal keys keep their order.
   */
  static void sort(long[] keys, int[] places) {
    long[] fromKeys = keys;
    int[] fromPlaces = places;
    long[] toKeys = new long[keys.length];
    int[] toPlaces = new int[keys.length];
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int[] next = new int[257];
      for (long key : fromKeys) {
        next[(int) (key >>> shift & 0xFF) + 1]++;
      }
      if (isOfOneByte(next, keys.length)) {
        continue;
      }
      for (int i = 1; i < next.length; i++) {
        next[i] += next[i - 1];
      }
      for (int i = 0; i < fromKeys.length; i++) {
        int to = next[(int) (fromKeys[i] >>> shift & 0xFF)]++;
        toKeys[to] = fromKeys[i];
        toPlaces[to] = fromPlaces[i];
      }
      long[] otherKeys = fromKeys;
      int[] otherPlaces = fromPlaces;
      fromKeys = toKeys;
      fromPlaces = toPlaces;
      toKeys = otherKeys;
      toPlaces = otherPlaces;
    }
    if (fromKeys != keys) {
      System.arraycopy(fromKeys, 0, keys, 0, keys.length);
      System.arraycopy(fromPlaces, 0, places, 0, places.length);
    }
  }

  private static boolean isOfOneByte(int[] counts, int all) {
    for (int count : counts) {
      if (count != 0) {
        return count == all;
      }
    }
    return true;
  }
}
