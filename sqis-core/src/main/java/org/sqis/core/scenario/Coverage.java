package org.sqis.core.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.sqis.core.explain.Explanation;

/**
 * What of a policy its tests reach. A part counts as reached only if a value that a test expects
 * came about by it. Deeply immutable; safe for every thread.
 *
 * @param parts every part that a test can reach, in the order of evaluation
 */
public record Coverage(List<Part> parts) {
  public Coverage {
    parts = List.copyOf(parts);
  }

  /** The parts of one kind. */
  public List<Part> parts(Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).toList();
  }

  /** The parts that no test reaches. */
  public List<Part> unreached() {
    return parts.stream().filter(part -> !part.isReached()).toList();
  }

  /** How many parts a test reaches. */
  public int reached() {
    return (int) parts.stream().filter(Part::isReached).count();
  }

  /** What a part is. */
  public enum Kind {
    /** A line that gives a value, a share, a replacement. */
    RULE("rules"),
    /** A level of a table, for the schools of one column. */
    LEVEL("levels"),
    /** A cell of a grid or of an index. */
    CELL("cells"),
    /** A way to be missing, or what is done about it. */
    MISSING("missing branches"),
    /** A value that an overlay changes. */
    OVERLAY("changes of overlays");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The parts of this kind in the reader's words. */
    public String words() {
      return words;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A part of a policy that a test can reach.
   *
   * @param path its place in the policy, such as {@code measure/target/value/1}
   * @param kind what it is
   * @param name the declaration it belongs to
   * @param words what it says, such as {@code level 4 for high}
   * @param tests how many tests reach it
   * @param written where it is written
   */
  public record Part(
      String path, Kind kind, String name, String words, int tests, Explanation.Written written) {
    public Part {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(written, "written");
      if (tests < 0) {
        throw new IllegalArgumentException("tests must not be negative: " + tests);
      }
    }

    /** Whether a test reaches it. */
    public boolean isReached() {
      return tests > 0;
    }

    @Override
    public String toString() {
      return name + ": " + words;
    }
  }
}
