package org.sqis.core.data;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a dataset holds besides values of years; every view of it has the same.
 *
 * @param carried the inputs whose values in the rated year hold for years without their own
 * @param histories recorded results
 * @param leftOut the codes of those that only earlier years know
 * @param records records of schools
 * @param entries records of procedures
 */
record SharedData(
    Set<String> carried,
    List<History> histories,
    Set<String> leftOut,
    SchoolRecords records,
    Entries entries) {
  SharedData {
    carried = Set.copyOf(carried);
    histories = List.copyOf(histories);
    leftOut = Set.copyOf(leftOut);
  }

  /** Data without records. */
  static SharedData of(Set<String> carried, List<History> histories, Set<String> leftOut) {
    return new SharedData(carried, histories, leftOut, SchoolRecords.none(), Entries.none());
  }

  SharedData with(List<History> others) {
    return new SharedData(carried, others, leftOut, records, entries);
  }

  SharedData with(SchoolRecords others) {
    return new SharedData(carried, histories, leftOut, others, entries);
  }

  SharedData with(Entries others) {
    return new SharedData(carried, histories, leftOut, records, others);
  }

  /** The schools of {@code others} that no year knows, where {@code roster} has the rated ones. */
  Set<String> unknown(SchoolRecords others, Roster roster) {
    Set<String> unknown = new TreeSet<>(others.schools());
    unknown.removeIf(id -> roster.indexOf(id) >= 0 || leftOut.contains(id));
    return unknown;
  }
}
