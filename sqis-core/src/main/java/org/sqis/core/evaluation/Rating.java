package org.sqis.core.evaluation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/**
 * A rating with every step that led to it. Deeply immutable; safe for every thread.
 *
 * @param level the level; empty if a value is missing
 * @param missing the measures without a value
 * @param parts what each measure with a value came to
 * @param totals the totals, with cut scores on both sides
 * @param cell the cell of the matrix; null if there is no matrix or no rating
 * @param held the caps that lowered the level, in the order of the system
 */
public record Rating(
    String level,
    List<String> missing,
    List<Part> parts,
    List<Total> totals,
    @Nullable Cell cell,
    List<Held> held) {
  public Rating {
    Objects.requireNonNull(level, "level");
    missing = List.copyOf(missing);
    parts = List.copyOf(parts);
    totals = List.copyOf(totals);
    held = List.copyOf(held);
  }

  /** Whether there is a level. */
  public boolean isRated() {
    return !level.isEmpty();
  }

  /**
   * What a measure came to.
   *
   * @param measure the measure
   * @param kind what it is about
   * @param value its value as it was given
   * @param position where the value stands on the scale, from 0 to 1
   * @param share its share of a total; null if it is an axis of the matrix or only looked at by
   *     caps
   * @param earned the points it earned of 100; null likewise
   * @param total the total it is part of; empty for the one that gives the level
   */
  public record Part(
      String measure,
      MeasureKind kind,
      String value,
      Rational position,
      @Nullable Rational share,
      @Nullable Rational earned,
      String total) {
    public Part {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(position, "position");
      Objects.requireNonNull(total, "total");
    }
  }

  /**
   * A total.
   *
   * @param name its name; empty for the one that gives the level
   * @param points the points, of 100
   * @param level its level
   * @param cut the cut score of that level; null if it is the lowest
   * @param next the next better level; empty if there is none
   * @param missingPoints how many points the next level is away; null if there is none
   */
  public record Total(
      String name,
      Rational points,
      String level,
      EvaluationSystem.@Nullable Cut cut,
      String next,
      @Nullable Rational missingPoints) {
    public Total {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(points, "points");
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(next, "next");
    }
  }

  /**
   * A cell of the matrix.
   *
   * @param row the level of the axis of the rows
   * @param column the level of the axis of the columns
   * @param level the level it gives
   */
  public record Cell(String row, String column, String level) {
    public Cell {
      Objects.requireNonNull(row, "row");
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(level, "level");
    }
  }

  /**
   * A cap that lowered the level.
   *
   * @param cap the cap
   * @param value the value of its measure
   * @param from the level before
   */
  public record Held(EvaluationSystem.Cap cap, String value, String from) {
    public Held {
      Objects.requireNonNull(cap, "cap");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(from, "from");
    }
  }
}
