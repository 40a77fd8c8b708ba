package org.sqis.core.data;

import java.util.Arrays;
import java.util.List;

/**
 * The slots of a file: where the column of each stands among the cells of a row, and which year and
 * source its values have. A slot is named by its number, which is -1 for one there is not.
 */
final class FileSlots {
  private static final int OF_ROW = -1;

  private final List<Mapping.Slot> slots;
  private final Assembly assembly;
  private final int[] positions;
  private final int[] sources;
  private final int[] years;

  FileSlots(List<Mapping.Slot> slots, Assembly assembly) {
    this.slots = List.copyOf(slots);
    this.assembly = assembly;
    this.positions = new int[slots.size()];
    this.sources = new int[slots.size()];
    this.years = new int[slots.size()];
    Arrays.fill(positions, -1);
    Arrays.fill(years, OF_ROW);
    for (int i = 0; i < years.length; i++) {
      DataSpec.ColumnYear year = slots.get(i).year();
      if (year instanceof DataSpec.ColumnYear.In in) {
        years[i] = assembly.year(in.year());
      } else if (year instanceof DataSpec.ColumnYear.Every) {
        years[i] = Assembly.RATED;
        assembly.everyYear(slots.get(i).target());
      }
    }
  }

  /** Looks the columns up in the header; it reports those that are not there. */
  void find(FileHeader header, DataSpec.FileSpec file) {
    for (int i = 0; i < slots.size(); i++) {
      Mapping.Slot slot = slots.get(i);
      positions[i] = header.find(slot.column(), slot.element());
      sources[i] = assembly.source(new FileColumn(file.path(), slot.column(), file.format()));
    }
  }

  int size() {
    return positions.length;
  }

  Mapping.Slot get(int slot) {
    return slots.get(slot);
  }

  /** The first slot of a kind, or -1. */
  int first(Mapping.Fills fills) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).fills() == fills) {
        return i;
      }
    }
    return -1;
  }

  /** Whether there is such a slot and the file has its column. */
  boolean isThere(int slot) {
    return slot >= 0 && positions[slot] >= 0;
  }

  /** Whether there is such a slot and the file lacks its column. */
  boolean isAbsent(int slot) {
    return slot >= 0 && positions[slot] < 0;
  }

  /** The place of its column among the cells of a row. */
  int position(int slot) {
    return positions[slot];
  }

  String cell(int slot, List<String> cells) {
    return cells.get(positions[slot]);
  }

  int source(int slot) {
    return sources[slot];
  }

  /** The number of the year that a value of the slot is of. */
  int year(int slot, int rowYear) {
    return years[slot] == OF_ROW ? rowYear : years[slot];
  }
}
