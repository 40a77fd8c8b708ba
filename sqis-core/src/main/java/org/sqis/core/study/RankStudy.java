package org.sqis.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Table;
import org.sqis.core.outcome.ValueText;

/**
 * How far the ranks of schools hang on the weights of an index: for each school the interval from
 * the 5th to the 95th percentile of its rank under many draws of the weights, the median, and how
 * often it is among the lowest. Rank 1 is the greatest index; schools with the same index share the
 * best rank of them. Every rank is that of exact arithmetic. Deeply immutable; safe for every
 * thread.
 *
 * @param origin what was studied; null for data without a policy
 * @param index the index
 * @param setup what was asked
 * @param draws how many draws there were
 * @param lowest how many schools the lowest ones are; more where the last of them tie
 * @param rows the schools, in the order of the data
 * @param unranked the schools without an index
 * @param entrants how many schools differ in what their measures earned; the others tie whatever
 *     the weights
 * @param closeCalls how many neighbours of a ranking were too close for the fast way and compared
 *     as fractions
 * @param ties how many of these were equal
 */
public record RankStudy(
    @Nullable Origin origin,
    String index,
    RankStudySetup setup,
    int draws,
    int lowest,
    List<Row> rows,
    List<StudyData.Unranked> unranked,
    int entrants,
    long closeCalls,
    long ties) {
  public RankStudy {
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(setup, "setup");
    rows = List.copyOf(rows);
    unranked = List.copyOf(unranked);
  }

  /**
   * The ranks of one school.
   *
   * @param entity the school
   * @param index its exact index under the shares as stated
   * @param rank its rank by that
   * @param from the 5th percentile of its ranks: the order statistic number floor(0.05 (D - 1)) of
   *     D draws, from 0
   * @param median the median; of two in the middle the better rank
   * @param to the 95th percentile: the order statistic number ceil(0.95 (D - 1)), from 0
   * @param lowest in how many draws it was among the lowest
   */
  public record Row(
      Entity entity, Rational index, int rank, int from, int median, int to, int lowest) {
    public Row {
      Objects.requireNonNull(entity, "entity");
      Objects.requireNonNull(index, "index");
    }
  }

  /**
   * The schools in the order of the data, with exact indexes; {@code lowest} is the number of draws
   * in which a school was among the lowest.
   */
  public Table table() {
    return table(rows, true);
  }

  private Table table(List<Row> shown, boolean isExact) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : shown) {
      cells.add(
          List.of(
              row.entity().id(),
              row.entity().name(),
              row.entity().districtName(),
              isExact
                  ? row.index().toString()
                  : ValueText.readable(Value.of(row.index()), new Type.Numeric(Unit.SCORE)),
              String.valueOf(row.rank()),
              String.valueOf(row.from()),
              String.valueOf(row.median()),
              String.valueOf(row.to()),
              isExact ? String.valueOf(row.lowest()) : percent(row.lowest())));
    }
    return new Table(
        List.of("id", "name", "district", index, "rank", "p5", "median", "p95", "lowest"), cells);
  }

  /** A number of draws as a percent of all, with one decimal; one that is not all is not 100%. */
  private String percent(int count) {
    Rational part = Rational.of(100L * count, draws);
    Rational shown = part.rounded(1, RoundingRule.HALF_UP);
    boolean isRounder =
        (shown.equals(Rational.HUNDRED) && count < draws) || (shown.signum() == 0 && count > 0);
    return (isRounder ? (count < draws / 2 ? "<0.1" : ">99.9") : shown.toDecimal(1)) + "%";
  }

  /** What came of it, in sentences, and the schools by their stated rank. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("ranks by ").append(index).append(" under ").append(setup.words()).append('\n');
    text.append(counted(rows.size(), "school")).append(" ranked");
    if (!unranked.isEmpty()) {
      text.append(", ").append(unranked.size()).append(" without an index");
    }
    text.append("; the lowest ").append(setup.lowest()).append("% are ");
    text.append(counted(lowest, "school")).append(", more where the last of them tie\n");
    long always = rows.stream().filter(row -> row.lowest() == draws).count();
    long sometimes = rows.stream().filter(row -> row.lowest() > 0).count() - always;
    text.append("among the lowest in every draw: ").append(counted(always, "school"));
    text.append("; in some draws: ").append(counted(sometimes, "school")).append('\n');
    if (closeCalls > 0) {
      text.append(counted(closeCalls, "pair"))
          .append(" of neighbours compared as fractions, of which ")
          .append(ties)
          .append(ties == 1 ? " ties\n" : " tie\n");
    }
    List<Row> sorted =
        rows.stream()
            .sorted(Comparator.comparingInt(Row::rank).thenComparing(row -> row.entity().id()))
            .toList();
    return text + "\n" + table(sorted, false);
  }

  private static String counted(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /**
   * The intervals as an SVG picture: of up to 60 schools a bar each with its name, of more a band
   * over all of them.
   */
  public String svg() {
    return new RankPicture(this).picture();
  }

  /** What was studied, in one line; {@link #text} and {@link #table} have the schools. */
  @Override
  public String toString() {
    return "ranks of " + counted(rows.size(), "school") + " by " + setup;
  }
}
