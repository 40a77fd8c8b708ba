package org.sqis.core.study;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Origin;

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
}
