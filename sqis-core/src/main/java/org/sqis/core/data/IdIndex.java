package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Codes numbered as they come, and found again without an object for each. */
final class IdIndex {
  private static final int NOWHERE = -1;

  private final List<String> ids = new ArrayList<>();

  /** The numbers by hash; empty as long as all codes have come in their order as texts. */
  private int[] table = new int[0];

  private int[] hashes = new int[0];
  private int last = -1;

  /** The codes by number. */
  List<String> ids() {
    return Collections.unmodifiableList(ids);
  }

  String get(int number) {
    return ids.get(number);
  }

  int size() {
    return ids.size();
  }

  /** The number of a code, or -1. */
  int find(String id) {
    return table.length == 0
        ? Math.max(NOWHERE, Collections.binarySearch(ids, id))
        : table[slot(id)];
  }

  /** The number of a code, which is {@link #size} before it if it is new. */
  int findOrAdd(String id) {
    // Files name schools in one order, each file in the same, so that most codes are the last one
    // or the next.
    for (int number = Math.max(last, 0); number <= last + 1 && number < ids.size(); number++) {
      if (ids.get(number).equals(id)) {
        last = number;
        return number;
      }
    }
    boolean isAfterAll = ids.isEmpty() || ids.get(ids.size() - 1).compareTo(id) < 0;
    if (table.length == 0 && isAfterAll) {
      ids.add(id);
      last = ids.size() - 1;
      return last;
    }
    if (2 * ids.size() >= table.length) {
      grow();
    }
    int slot = slot(id);
    if (table[slot] == NOWHERE) {
      hashes[ids.size()] = hash(id);
      table[slot] = ids.size();
      ids.add(id);
    }
    last = table[slot];
    return last;
  }

  private void grow() {
    int known = table.length == 0 ? 0 : ids.size();
    table = new int[Math.max(256, 2 * Integer.highestOneBit(2 * ids.size()))];
    hashes = Arrays.copyOf(hashes, table.length / 2);
    for (int number = known; number < ids.size(); number++) {
      hashes[number] = hash(ids.get(number));
    }
    Arrays.fill(table, NOWHERE);
    for (int number = 0; number < ids.size(); number++) {
      int slot = first(hashes[number]);
      while (table[slot] != NOWHERE) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = number;
    }
  }

  /** Spreads codes that differ in their last digits only. */
  private static int hash(String id) {
    return id.hashCode() * 0x9E3779B9;
  }

  private int first(int hash) {
    return hash >>> Integer.numberOfLeadingZeros(table.length - 1);
  }

  /** Where the number of a code stands, or is to stand. */
  private int slot(String id) {
    int hash = hash(id);
    int slot = first(hash);
    while (table[slot] != NOWHERE
        && !(hashes[table[slot]] == hash && ids.get(table[slot]).equals(id))) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }
}
