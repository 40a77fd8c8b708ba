package org.sqis.core.outcome;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * The index of one school with everything it was added up from. Deeply immutable; safe for every
 * thread.
 *
 * @param index the index
 * @param exact the exact index in points, or missing with its reason
 * @param published the index as it is printed, or missing
 * @param sharesPresent the shares, in points, of the measures that are present
 * @param insteadOf the missing measures for which other shares stand instead; empty where the usual
 *     shares apply
 * @param measures every measure the school's type has, in the order of the policy
 */
public record IndexResult(
    String index,
    Value exact,
    Value published,
    Rational sharesPresent,
    List<String> insteadOf,
    List<MeasurePoints> measures) {
  public IndexResult {
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(exact, "exact");
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(sharesPresent, "sharesPresent");
    insteadOf = List.copyOf(insteadOf);
    measures = List.copyOf(measures);
  }

  /**
   * The points of one measure.
   *
   * @param measure the level table that earns them
   * @param domain its domains from the outside in
   * @param share its share as the policy states it, in points
   * @param weight its share after redistribution, in points; 0 if it is missing
   * @param points the points earned, or why the measure is missing
   * @param cells its cells, in the order of the policy
   */
  public record MeasurePoints(
      String measure,
      List<String> domain,
      Rational share,
      Rational weight,
      Value points,
      List<CellPoints> cells) {
    public MeasurePoints {
      Objects.requireNonNull(measure, "measure");
      domain = List.copyOf(domain);
      Objects.requireNonNull(share, "share");
      Objects.requireNonNull(weight, "weight");
      Objects.requireNonNull(points, "points");
      cells = List.copyOf(cells);
    }
  }

  /**
   * The points of one cell.
   *
   * @param cell the cell as the policy writes it
   * @param groups the group it stands for; several if they tie as the lowest-performing; none if no
   *     group is present
   * @param level its level, or why it has none
   * @param part its part of the measure's weight after redistribution; 0 if it has no level
   * @param points the points it earned; null if it has no level or the measure is missing
   */
  public record CellPoints(
      String cell, List<String> groups, Value level, Rational part, @Nullable Rational points) {
    public CellPoints {
      Objects.requireNonNull(cell, "cell");
      groups = List.copyOf(groups);
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(part, "part");
    }
  }
}
