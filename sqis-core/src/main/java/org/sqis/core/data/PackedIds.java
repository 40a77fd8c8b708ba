package org.sqis.core.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Codes in one array of bytes: one byte a character and no object a code, because there can be many
 * millions. Immutable; safe for every thread.
 */
final class PackedIds {
  private final byte[] bytes;

  /** Where each code ends. */
  private final int[] ends;

  private PackedIds(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /** The codes in their order; empty if one has a character that takes more than a byte. */
  static Optional<PackedIds> of(List<String> ids) {
    int[] ends = new int[ids.size()];
    long length = 0;
    int place = 0;
    for (String id : ids) {
      if (id.isEmpty()) {
        throw new IllegalArgumentException("ids must not be empty: place " + place);
      }
      length += id.length();
      ends[place++] = (int) length;
    }
    if (length > Integer.MAX_VALUE - 8) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) length];
    int at = 0;
    for (String id : ids) {
      for (int i = 0; i < id.length(); i++) {
        if (id.charAt(i) > 0xFF) {
          return Optional.empty();
        }
        bytes[at++] = (byte) id.charAt(i);
      }
    }
    return Optional.of(new PackedIds(bytes, ends));
  }

  int size() {
    return ends.length;
  }

  String get(int place) {
    int from = start(place);
    return new String(bytes, from, ends[place] - from, StandardCharsets.ISO_8859_1);
  }

  private int start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  /** Orders two codes as their texts are ordered. */
  int compare(int one, int other) {
    return Arrays.compareUnsigned(bytes, start(one), ends[one], bytes, start(other), ends[other]);
  }

  /** The place of {@code id} among sorted codes, or -1. */
  int find(String id) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compareTo(middle, id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compareTo(int place, String id) {
    int from = start(place);
    int length = ends[place] - from;
    for (int i = 0; i < Math.min(length, id.length()); i++) {
      int order = (bytes[from + i] & 0xFF) - id.charAt(i);
      if (order != 0) {
        return order;
      }
    }
    return length - id.length();
  }

  /** The places of the codes in their order as texts; null if they stand in it already. */
  int @Nullable [] order() {
    boolean isSorted = true;
    for (int i = 1; i < size() && isSorted; i++) {
      isSorted = compare(i - 1, i) <= 0;
    }
    return isSorted ? null : sorted();
  }

  /** Sorts by eight characters after those that all have in common, then what these leave equal. */
  private int[] sorted() {
    int common = common();
    long[] keys = new long[size()];
    int[] order = new int[size()];
    for (int i = 0; i < order.length; i++) {
      keys[i] = key(i, common);
      order[i] = i;
    }
    RadixSort.sort(keys, order);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys[to] == keys[from]) {
        to++;
      }
      if (to - from > 1) {
        int[] run =
            IntStream.range(from, to)
                .mapToObj(place -> order[place])
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(run, 0, order, from, run.length);
      }
      from = to;
    }
    return order;
  }

  private long key(int place, int skipped) {
    long key = 0;
    int from = start(place) + skipped;
    for (int i = 0; i < Long.BYTES; i++) {
      key = key << 8 | (from + i < ends[place] ? bytes[from + i] & 0xFF : 0);
    }
    return key;
  }

  /** How many characters all codes begin with alike. */
  private int common() {
    int common = size() == 0 ? 0 : ends[0];
    for (int i = 1; i < size(); i++) {
      int same =
          Arrays.mismatch(bytes, 0, common, bytes, start(i), Math.min(ends[i], start(i) + common));
      common = same < 0 ? common : same;
    }
    return common;
  }

  /** The codes in the given order. */
  PackedIds at(int[] order) {
    byte[] there = new byte[bytes.length];
    int[] thereEnds = new int[order.length];
    int at = 0;
    for (int i = 0; i < order.length; i++) {
      int from = start(order[i]);
      int length = ends[order[i]] - from;
      System.arraycopy(bytes, from, there, at, length);
      at += length;
      thereEnds[i] = at;
    }
    return new PackedIds(there, thereEnds);
  }

  /** The places of codes that are not packed in their order as texts. */
  static int[] order(List<String> ids) {
    boolean isSorted = true;
    for (int i = 1; i < ids.size() && isSorted; i++) {
      isSorted = ids.get(i - 1).compareTo(ids.get(i)) <= 0;
    }
    if (isSorted) {
      return IntStream.range(0, ids.size()).toArray();
    }
    return IntStream.range(0, ids.size())
        .boxed()
        .sorted(Comparator.comparing(ids::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
