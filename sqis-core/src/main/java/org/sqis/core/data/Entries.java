package org.sqis.core.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of procedures. They belong to the whole run, and not to the data of a year. Deeply
 * immutable; safe for every thread; equal by content, whatever the order in which they were given.
 */
public final class Entries {
  private static final Entries NONE = new Entries(List.of());

  private final Map<RecordFile.Kind, List<Entry>> byKind;

  private Entries(Collection<Entry> entries) {
    this.byKind = entries.isEmpty() ? Map.of() : byKind(entries);
  }

  private static Map<RecordFile.Kind, List<Entry>> byKind(Collection<Entry> entries) {
    return new LinkedHashSet<>(entries)
        .stream()
            .sorted(Comparator.comparing(Entry::key).thenComparing(one -> one.values().toString()))
            .collect(
                Collectors.groupingBy(
                    Entry::kind,
                    () -> new EnumMap<>(RecordFile.Kind.class),
                    Collectors.toUnmodifiableList()));
  }

  /** No records. */
  public static Entries none() {
    return NONE;
  }

  /** Records. One that is given twice counts once. */
  public static Entries of(Collection<Entry> entries) {
    return new Entries(entries);
  }

  /** Those of a kind, by key and content. */
  public List<Entry> of(RecordFile.Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Those of a kind with that key. */
  public List<Entry> of(RecordFile.Kind kind, String key) {
    return of(kind).stream().filter(one -> one.key().equals(key)).toList();
  }

  /** All of them, by kind, key and content. */
  public List<Entry> all() {
    return byKind.values().stream().flatMap(List::stream).toList();
  }

  /** Whether there is no record at all. */
  public boolean isEmpty() {
    return byKind.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entries that && byKind.equals(that.byKind);
  }

  @Override
  public int hashCode() {
    return byKind.hashCode();
  }

  @Override
  public String toString() {
    return all().size() + " records of procedures";
  }
}
