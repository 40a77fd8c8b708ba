package org.sqis.examples.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.examples.core.CoreExample.DATA;
import static org.sqis.examples.core.CoreExample.OUTCOME;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Entity;
import org.sqis.core.explain.Explanation;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.outcome.ResultColumn;

/** What comes of scoring the whole consortium. */
class CoreOutcomeTest {
  private static String type(Entity school) {
    return DATA.value(DATA.indexOf(school.id()), "school_type").toString();
  }

  private static Value sqii(Entity school) {
    return OUTCOME.value(school.id(), "sqii");
  }

  @Test
  void schools_areOfAllSixTypes() {
    Map<String, Integer> schools = new TreeMap<>();
    Map<String, Integer> scored = new TreeMap<>();
    for (Entity school : OUTCOME.entities()) {
      schools.merge(type(school), 1, Integer::sum);
      scored.merge(type(school), sqii(school).isMissing() ? 0 : 1, Integer::sum);
    }
    assertThat(OUTCOME.entities()).hasSize(1480);
    assertThat(schools)
        .isEqualTo(
            Map.of(
                "elementary", 870,
                "middle", 206,
                "high", 235,
                "k8", 77,
                "secondary", 52,
                "span", 40));
    assertThat(scored)
        .isEqualTo(
            Map.of(
                "elementary", 842,
                "middle", 201,
                "high", 219,
                "k8", 75,
                "secondary", 44,
                "span", 37));
  }

  @Test
  void everySchool_hasAnIndexOrAReason() {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Entity school : OUTCOME.entities()) {
      if (sqii(school) instanceof Value.Missing missing) {
        assertThat(missing.remark()).as(school.id()).isNotEmpty();
        reasons.merge(missing.reason() + ": " + missing.remark(), 1, Integer::sum);
      }
    }
    assertThat(reasons)
        .isEqualTo(
            Map.of(
                "not reported: a group was not reported", 18,
                "not reported: a required measure was not reported", 2,
                "suppressed: a group was held back", 5,
                "too few: no measure is present", 14,
                "too few: too little data", 23));
  }

  @Test
  void index_runsFromTenToOneHundred() {
    Rational least = Rational.HUNDRED;
    Rational most = Rational.ZERO;
    List<Rational> all = new ArrayList<>();
    for (Entity school : OUTCOME.entities()) {
      if (sqii(school) instanceof Value.Num index) {
        Rational number = index.number();
        assertThat(number).isBetween(Rational.of(10), Rational.HUNDRED);
        least = number.compareTo(least) < 0 ? number : least;
        most = number.compareTo(most) > 0 ? number : most;
        all.add(number);
      }
    }
    all.sort(Rational::compareTo);
    assertThat(List.of(least.toDecimal(2), all.get(all.size() / 2).toDecimal(2), most.toDecimal(2)))
        .containsExactly("11.17", "57.65", "99.42");
  }

  @Test
  void weights_addUpToOneHundred() {
    int spread = 0;
    for (Entity school : OUTCOME.entities()) {
      IndexResult index = OUTCOME.index(school.id(), "sqii");
      if (index.exact().isMissing()) {
        continue;
      }
      Rational weights = Rational.ZERO;
      boolean isSpread = false;
      for (IndexResult.MeasurePoints measure : index.measures()) {
        weights = weights.plus(measure.weight());
        isSpread |= !measure.weight().equals(measure.share());
        Rational parts = Rational.ZERO;
        for (IndexResult.CellPoints cell : measure.cells()) {
          parts = parts.plus(cell.part());
        }
        if (!measure.points().isMissing()) {
          assertThat(parts).as(school.id() + " " + measure.measure()).isEqualTo(Rational.ONE);
        }
      }
      assertThat(weights).as(school.id()).isEqualTo(Rational.HUNDRED);
      spread += isSpread ? 1 : 0;
    }
    assertThat(spread).as("schools with a redistributed share").isEqualTo(109);
  }

  @Test
  void exactlyTheLeastShares_areEnough() {
    List<String> onTheEdge =
        OUTCOME.entities().stream()
            .filter(
                school ->
                    OUTCOME.index(school.id(), "sqii").sharesPresent().equals(Rational.of(70)))
            .filter(school -> !sqii(school).isMissing())
            .map(Entity::id)
            .toList();
    assertThat(onTheEdge).isNotEmpty();
  }

  @Test
  void medians_areHigherWithLessPoverty() {
    Map<String, List<Rational>> byTitleOne = new TreeMap<>();
    for (Entity school : OUTCOME.entities()) {
      Value titleOne = DATA.value(DATA.indexOf(school.id()), "title_i");
      if (sqii(school) instanceof Value.Num index && !titleOne.isMissing()) {
        byTitleOne
            .computeIfAbsent(titleOne.toString(), word -> new ArrayList<>())
            .add(index.number());
      }
    }
    Map<String, String> medians = new TreeMap<>();
    byTitleOne.forEach(
        (word, list) -> {
          list.sort(Rational::compareTo);
          medians.put(word, list.get(list.size() / 2).toDecimal(1));
        });
    assertThat(medians)
        .isEqualTo(Map.of("participating", "56.8", "eligible", "79.5", "no", "84.8"));
  }

  @Test
  void digest_isPinned() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (ResultColumn result : OUTCOME.results()) {
      List<String> groups =
          result.each() == UnitOfAnalysis.GROUP ? OUTCOME.groups() : List.of("all");
      for (Entity school : OUTCOME.entities()) {
        for (String group : groups) {
          Value value = OUTCOME.value(school.id(), result.name(), group);
          String line = String.join(",", result.name(), school.id(), group, text(value)) + "\n";
          digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("a58f8f2e360d592d16548b89433443b5fc5d4d2fa7650133771700a9a13c1a1f");
  }

  private static String text(Value value) {
    if (value instanceof Value.Num num) {
      return num.number().numerator() + "/" + num.number().denominator();
    }
    return value instanceof Value.Missing missing ? missing.reason().words() : value.toString();
  }

  @Test
  void explanation_givesTheSameIndex() {
    for (int i = 0; i < OUTCOME.entities().size(); i += 97) {
      Entity school = OUTCOME.entities().get(i);
      Explanation explanation = CoreExample.POLICY.explain(DATA, school.id(), "sqii");
      Value published = OUTCOME.index(school.id(), "sqii").published();
      String expected =
          published instanceof Value.Missing missing
              ? missing.reason().words() + " \"" + missing.remark() + "\""
              : published.toString();
      assertThat(explanation.root().value()).as(school.id()).isEqualTo(expected);
    }
  }
}
