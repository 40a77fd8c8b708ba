package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.study.RankStudy;
import org.sqis.core.study.RankStudySetup;

/** Rank studies of the example against policies whose shares are the weights of a draw. */
class CoreStudyTest {
  private static RankStudySetup setup() {
    return CoreExample.POLICY.rankStudy(CoreExample.DATA, "sqii");
  }

  @Test
  void ranksOfADraw_areThoseOfAPolicyWithItsShares() {
    Random random = new Random(5);
    IndexSpec index = CoreExample.POLICY.spec().indexes().get(0);
    for (int draw = 0; draw < 3; draw++) {
      Map<String, Rational> weights = new LinkedHashMap<>();
      for (IndexSpec.Share share : index.shares().rows()) {
        weights.put(share.measure(), Rational.of(1 + random.nextInt(draw == 0 ? 2 : 1000)));
      }
      RankStudy study = setup().given(List.of(weights)).run();
      Outcome outcome = with(index, weights).score(CoreExample.DATA);
      List<Rational> indexes = new ArrayList<>();
      for (RankStudy.Row row : study.rows()) {
        Value exact = outcome.index(row.entity().id(), "sqii").exact();
        indexes.add(((Value.Num) exact).number());
      }
      for (int i = 0; i < indexes.size(); i++) {
        Rational own = indexes.get(i);
        int greater = (int) indexes.stream().filter(one -> one.compareTo(own) > 0).count();
        int lower = (int) indexes.stream().filter(one -> one.compareTo(own) < 0).count();
        RankStudy.Row row = study.rows().get(i);
        assertThat(List.of(row.from(), row.median(), row.to(), row.lowest()))
            .as(row.entity().id())
            .isEqualTo(
                List.of(greater + 1, greater + 1, greater + 1, lower < study.lowest() ? 1 : 0));
      }
    }
  }

  /** The policy with these weights as shares, brought to 100 in each column. */
  private static Policy with(IndexSpec index, Map<String, Rational> weights) {
    // Whether a school has an index is decided by the stated shares in a study.
    Policy policy = CoreExample.POLICY.withParameter("least_shares_left", "0");
    for (int column = 0; column < index.shares().columns().size(); column++) {
      Map<String, Rational> own = new LinkedHashMap<>();
      Rational total = Rational.ZERO;
      for (IndexSpec.Share share : index.shares().rows()) {
        if (share.points().get(column) != null) {
          own.put(share.measure(), weights.get(share.measure()));
          total = total.plus(weights.get(share.measure()));
        }
      }
      Rational whole = total;
      own.replaceAll((measure, weight) -> Rational.HUNDRED.times(weight).dividedBy(whole));
      policy = policy.withShares("sqii", index.shares().columns().get(column).get(0), own);
    }
    return policy;
  }

  @Test
  void statedRanks_areThoseOfTheOutcome_andThreadsDoNotMatter() {
    RankStudy study = setup().draws(300).run();
    assertThat(study.rows()).hasSizeGreaterThan(1400);
    for (RankStudy.Row row : study.rows()) {
      assertThat(Value.of(row.index()))
          .isEqualTo(CoreExample.OUTCOME.index(row.entity().id(), "sqii").exact());
      assertThat(row.from()).isLessThanOrEqualTo(row.median()).isPositive();
      assertThat(row.median()).isLessThanOrEqualTo(row.to());
    }
    RankStudy other = setup().draws(300).threads(3).run();
    assertThat(other.rows()).isEqualTo(study.rows());
    assertThat(other.text()).isEqualTo(study.text());
    assertThat(other.svg()).isEqualTo(study.svg()).contains("SYNTHETIC DATA");
    assertThat(setup().draws(300).seed(2).run().rows()).isNotEqualTo(study.rows());
  }
}
