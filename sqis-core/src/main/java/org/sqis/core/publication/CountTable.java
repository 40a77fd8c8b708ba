package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of students that could be published, with the totals everybody knows: a count, its parts,
 * and which counts add up to which. What the counts of a total lack to it is a remainder that is
 * never printed. Deeply immutable; safe for every thread. The order in which it was built does not
 * matter.
 */
public final class CountTable {
  private final List<Part> parts;
  private final SortedMap<String, Line> lines;
  private final List<Total> totals;

  private CountTable(List<Part> parts, SortedMap<String, Line> lines, List<Total> totals) {
    this.parts = List.copyOf(parts);
    this.lines = new TreeMap<>(lines);
    this.totals = List.copyOf(totals);
  }

  /**
   * A part that every count can have, such as those who met the standard.
   *
   * @param name its name
   * @param of the part it is a part of, declared before; empty for the count itself
   * @param isWithin whether it can never exceed what it is of; a part that can only goes with it
   */
  public record Part(String name, String of, boolean isWithin) {
    public Part {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(of, "of");
    }

    /** A part of the count that can never exceed it. */
    public static Part of(String name) {
      return new Part(name, "", true);
    }
  }

  /**
   * A count and its parts. They are published together or not at all.
   *
   * @param id its public identity
   * @param count how many students
   * @param parts how many of them are in each part; a part that nobody knows is left out
   */
  public record Line(String id, long count, Map<String, Long> parts) {
    public Line {
      Objects.requireNonNull(id, "id");
      parts = Map.copyOf(parts);
    }
  }

  /** What is rather hidden when a count of a total is hidden. */
  public enum Rather {
    /** The next smallest of the counts that are added: groups of one school. */
    A_COUNT,
    /** The total: a district rather than a second of its schools. */
    THE_TOTAL
  }

  /**
   * Counts that add up to another, but for a remainder.
   *
   * @param whole the total
   * @param counts what is added, sorted
   * @param rather what is rather hidden
   */
  public record Total(String whole, List<String> counts, Rather rather) {
    public Total {
      Objects.requireNonNull(whole, "whole");
      counts = counts.stream().sorted().toList();
      Objects.requireNonNull(rather, "rather");
    }
  }

  /** The parts. */
  public List<Part> parts() {
    return parts;
  }

  /** The counts, by identity. */
  public List<Line> lines() {
    return List.copyOf(lines.values());
  }

  /**
   * The count of an identity.
   *
   * @throws IllegalArgumentException if there is none
   */
  public long count(String id) {
    Line line = lines.get(id);
    if (line == null) {
      throw new IllegalArgumentException("id must be of a count: " + id);
    }
    return line.count();
  }

  /** The totals, sorted. */
  public List<Total> totals() {
    return totals;
  }

  /** A table of counts without parts. */
  public static Builder builder() {
    return new Builder(List.of());
  }

  /** A table of counts with parts. */
  public static Builder builder(List<Part> parts) {
    return new Builder(parts);
  }

  /** Fills a table. Confined to one thread. */
  public static final class Builder {
    private final List<Part> parts;
    private final SortedMap<String, Line> lines = new TreeMap<>();
    private final Map<String, Total> totals = new TreeMap<>();

    private Builder(List<Part> parts) {
      this.parts = List.copyOf(parts);
      Set<String> known = new LinkedHashSet<>();
      for (Part part : parts) {
        if (!part.of().isEmpty() && !known.contains(part.of())) {
          throw new IllegalArgumentException("parts must name what they are of first: " + part);
        }
        if (part.name().isEmpty() || !known.add(part.name())) {
          throw new IllegalArgumentException("parts must have names of their own: " + part);
        }
      }
    }

    /** Adds a count without parts. */
    public Builder count(String id, long count) {
      return count(id, count, Map.of());
    }

    /**
     * Adds a count.
     *
     * @throws IllegalArgumentException if the id is there already, or a part is unknown or more
     *     than what it is of
     */
    public Builder count(String id, long count, Map<String, Long> of) {
      Line line = new Line(id, count, of);
      if (count < 0) {
        throw new IllegalArgumentException("count must not be negative: " + line);
      }
      Set<String> left = new LinkedHashSet<>(of.keySet());
      for (Part part : parts) {
        left.remove(part.name());
        Long value = of.get(part.name());
        Long outer = part.of().isEmpty() ? Long.valueOf(count) : of.get(part.of());
        boolean isMore = value != null && part.isWithin() && outer != null && value > outer;
        if (value != null && (outer == null || value < 0 || isMore)) {
          throw new IllegalArgumentException("parts must be parts: " + line);
        }
      }
      if (!left.isEmpty()) {
        throw new IllegalArgumentException("parts must be declared: " + left);
      }
      if (lines.putIfAbsent(id, line) != null) {
        throw new IllegalArgumentException("id must be new: " + id);
      }
      return this;
    }

    /** Says that counts add up to another one, but for a remainder. */
    public Builder total(String whole, List<String> counts, Rather rather) {
      Total total = new Total(whole, counts, rather);
      if (Set.copyOf(counts).size() != counts.size() || counts.contains(whole)) {
        throw new IllegalArgumentException("counts must differ: " + total);
      }
      totals.put(whole + "\n" + String.join("\n", total.counts()), total);
      return this;
    }

    /**
     * The table.
     *
     * @throws IllegalArgumentException if a total names a count that is not there
     */
    public CountTable build() {
      for (Total total : totals.values()) {
        List<String> named = new ArrayList<>(total.counts());
        named.add(total.whole());
        for (String id : named) {
          if (!lines.containsKey(id)) {
            throw new IllegalArgumentException("total must be of known counts: " + id);
          }
        }
      }
      return new CountTable(parts, lines, List.copyOf(totals.values()));
    }
  }

  /**
   * The table of counts by several attributes, with every margin: the total over each attribute and
   * over several.
   *
   * @param counts by the values of the attributes, one a count; combinations that are not there do
   *     not exist
   * @throws IllegalArgumentException if the keys differ in length, or hold {@code *}
   */
  public static CountTable withMargins(Map<List<String>, Long> counts) {
    SortedMap<String, Long> sums = new TreeMap<>();
    Map<String, Set<String>> under = new LinkedHashMap<>();
    int length = counts.keySet().stream().mapToInt(List::size).findFirst().orElse(0);
    for (Map.Entry<List<String>, Long> one : counts.entrySet()) {
      List<String> key = one.getKey();
      if (key.size() != length || key.contains(ALL)) {
        throw new IllegalArgumentException("keys must have one length and no " + ALL + ": " + key);
      }
      for (int margin = 0; margin < 1 << length; margin++) {
        sums.merge(id(masked(key, margin)), one.getValue(), Long::sum);
        for (int axis = 0; axis < length; axis++) {
          if ((margin & 1 << axis) == 0) {
            String whole = id(masked(key, margin | 1 << axis));
            under
                .computeIfAbsent(whole + "\n" + axis, any -> new LinkedHashSet<>())
                .add(id(masked(key, margin)));
          }
        }
      }
    }
    Builder table = builder();
    sums.forEach(table::count);
    under.forEach(
        (whole, inner) ->
            table.total(
                whole.substring(0, whole.lastIndexOf('\n')), List.copyOf(inner), Rather.A_COUNT));
    return table.build();
  }

  /** What stands for every value of an attribute in the identity of a margin. */
  public static final String ALL = "*";

  /** The identity of a count of {@link #withMargins}; {@link #ALL} stands for every value. */
  public static String id(List<String> key) {
    return String.join(" | ", key);
  }

  private static List<String> masked(List<String> key, int margin) {
    List<String> masked = new ArrayList<>(key);
    for (int axis = 0; axis < key.size(); axis++) {
      if ((margin & 1 << axis) != 0) {
        masked.set(axis, ALL);
      }
    }
    return masked;
  }
}
