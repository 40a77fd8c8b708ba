package org.sqis.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.Entity;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/** A study against ranks that fractions and a plain sort give, on random cases built to tie. */
class RankStudyPropertyTest {
  private static final int CASES = 2000;

  @Test
  void everyRank_isThatOfFractions() {
    long close = 0;
    long ties = 0;
    for (int number = 0; number < CASES; number++) {
      Case one = new Case(new Random(number), number % 40 == 0 ? 600 : 24);
      RankStudy study = one.setup().run();
      assertThat(told(study)).as("case " + number).isEqualTo(one.expected());
      assertThat(told(one.setup().threads(3).run())).isEqualTo(told(study));
      close += study.closeCalls();
      ties += study.ties();
    }
    // The cases are of use only if many neighbours are too close for the fast way, and differ.
    assertThat(ties).isGreaterThan(1000);
    assertThat(close - ties).isGreaterThan(1000);
  }

  /** Many draws in little room: windows that miss, windows of several ranks, further passes. */
  @Test
  void everyRank_isThatOfFractions_howeverLittleRoomThereIs() {
    for (int number = 0; number < 16; number++) {
      Case one = new Case(new Random(number), 40);
      int many = 200 + number * 37;
      RankStudySetup all = one.setup().uniform().draws(many).seed(number);
      RankStudySetup setup = number % 2 == 0 ? all : all.around(1 + number);
      DrawSource source = DrawSource.of(one.data, setup.model(), setup.seed());
      one.take(source, many);
      List<List<Integer>> expected = one.expected();
      for (StudyRun.Room room :
          List.of(
              StudyRun.ROOM,
              new StudyRun.Room(7, 1 << 20, 1 << 20),
              new StudyRun.Room(64, 1 << 20, 300),
              new StudyRun.Room(1000, 64, 1))) {
        assertThat(told(setup.run(room))).as("case " + number + " in " + room).isEqualTo(expected);
        assertThat(told(setup.threads(2).run(room))).isEqualTo(expected);
      }
    }
  }

  private static List<List<Integer>> told(RankStudy study) {
    return study.rows().stream()
        .map(row -> List.of(row.from(), row.median(), row.to(), row.lowest()))
        .toList();
  }

  /** Random shares, parts and weights. */
  private static final class Case {
    private final Random random;
    private final StudyData data;
    private final Rational percent;

    /** By draw and table the weights. */
    private final List<List<Map<String, Rational>>> draws = new ArrayList<>();

    Case(Random random, int mostSchools) {
      this.random = random;
      int measures = 1 + random.nextInt(7);
      List<StudyData.WeightTable> tables = new ArrayList<>();
      for (int table = 0; table < 1 + random.nextInt(2); table++) {
        List<StudyData.Share> shares = new ArrayList<>();
        for (int i = 0; i < measures; i++) {
          List<String> domain = new ArrayList<>();
          for (int level = 0; level < random.nextInt(3); level++) {
            domain.add("d" + random.nextInt(2));
          }
          shares.add(new StudyData.Share(domain, "m" + i, Rational.of(1 + random.nextInt(9))));
        }
        tables.add(new StudyData.WeightTable(shares, random.nextBoolean()));
      }
      List<StudyData.Scored> schools = new ArrayList<>();
      int kind = random.nextInt(4);
      boolean hasMissing = random.nextBoolean();
      for (int i = 0; i < 2 + random.nextInt(mostSchools - 1); i++) {
        int table = random.nextInt(tables.size());
        List<@Nullable Rational> parts = new ArrayList<>();
        for (int measure = 0; measure < measures; measure++) {
          boolean isMissing = hasMissing && measure > 0 && random.nextInt(4) == 0;
          parts.add(isMissing ? null : part(kind));
        }
        Entity entity = new Entity("s" + i, "", "", Entity.Kind.SCHOOL);
        schools.add(new StudyData.Scored(entity, table, parts, Rational.ZERO));
      }
      this.data = new StudyData(tables, schools, List.of());
      boolean isEven = random.nextBoolean();
      for (int draw = 0; draw < 1 + random.nextInt(12); draw++) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        for (int i = 0; i < measures; i++) {
          long weight = isEven ? 1 + random.nextInt(3) : 1 + random.nextInt(1 << 30);
          weights.put("m" + i, Rational.of(weight, 7));
        }
        draws.add(Collections.nCopies(tables.size(), weights));
      }
      this.percent = Rational.of(random.nextInt(101));
    }

    /** Few values that tie, values one unit in the last place apart, and any. */
    private Rational part(int kind) {
      return switch (kind) {
        case 0 -> Rational.of(random.nextInt(4), 3);
        case 1 -> Rational.of((1L << 58) + random.nextInt(3), 1L << 58);
        case 2 ->
            Rational.of(random.nextInt(2) - 1, 1).plus(Rational.of(random.nextInt(2), 1L << 60));
        default -> Rational.of(random.nextInt(1000) - 300, 1 + random.nextInt(50));
      };
    }

    RankStudySetup setup() {
      return RankStudySetup.of(() -> data, null, "x").given(given()).lowest(percent);
    }

    private List<Map<String, Rational>> given() {
      return draws.stream().map(draw -> draw.get(0)).toList();
    }

    /** Takes the draws of {@code source} instead. */
    void take(DrawSource source, int count) {
      draws.clear();
      for (int draw = 0; draw < count; draw++) {
        List<Map<String, Rational>> tables = new ArrayList<>();
        for (int table = 0; table < data.tables().size(); table++) {
          List<StudyData.Share> shares = data.tables().get(table).shares();
          long[] drawn = new long[shares.size()];
          source.draw(draw, table, drawn);
          Map<String, Rational> weights = new LinkedHashMap<>();
          for (int i = 0; i < drawn.length; i++) {
            weights.put(shares.get(i).measure(), Rational.of(drawn[i]));
          }
          tables.add(weights);
        }
        draws.add(tables);
      }
    }

    List<List<Integer>> expected() {
      int count = data.schools().size();
      List<List<Integer>> ranks = new ArrayList<>();
      int[] lowest = new int[count];
      data.schools().forEach(school -> ranks.add(new ArrayList<>()));
      int places =
          percent
              .times(Rational.of(count, 100))
              .rounded(0, RoundingRule.UP)
              .numerator()
              .intValueExact();
      for (List<Map<String, Rational>> draw : draws) {
        List<Rational> indexes =
            data.schools().stream().map(one -> index(one, draw.get(one.table()))).toList();
        for (int i = 0; i < count; i++) {
          int lower = 0;
          int greater = 0;
          for (Rational other : indexes) {
            int side = other.compareTo(indexes.get(i));
            lower += side < 0 ? 1 : 0;
            greater += side > 0 ? 1 : 0;
          }
          ranks.get(i).add(greater + 1);
          lowest[i] += lower < places ? 1 : 0;
        }
      }
      List<List<Integer>> expected = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<Integer> sorted = ranks.get(i).stream().sorted().toList();
        int last = draws.size() - 1;
        expected.add(
            List.of(
                sorted.get((int) Math.floor(0.05 * last)),
                sorted.get(last / 2),
                sorted.get((int) Math.ceil(0.95 * last)),
                lowest[i]));
      }
      return expected;
    }

    /** The index by shares inside shares, written anew. */
    private Rational index(StudyData.Scored school, Map<String, Rational> draw) {
      StudyData.WeightTable table = data.tables().get(school.table());
      List<Integer> present = new ArrayList<>();
      for (int row = 0; row < table.shares().size(); row++) {
        if (school.parts().get(row) != null) {
          present.add(row);
        }
      }
      boolean isFlat = !table.isWithinDomains() || present.size() == table.shares().size();
      return mean(school, table, draw, present, isFlat ? null : List.of());
    }

    /** The mean of a domain, of what is present in it. */
    private static Rational mean(
        StudyData.Scored school,
        StudyData.WeightTable table,
        Map<String, Rational> draw,
        List<Integer> present,
        @Nullable List<String> domain) {
      Rational sum = Rational.ZERO;
      Rational base = Rational.ZERO;
      Set<String> seen = new HashSet<>();
      for (int row : present) {
        List<String> path = table.shares().get(row).domain();
        Rational weight = draw.get(table.shares().get(row).measure());
        if (domain == null || path.equals(domain)) {
          sum = sum.plus(weight.times(school.parts().get(row)));
          base = base.plus(weight);
        } else if (path.size() > domain.size() && path.subList(0, domain.size()).equals(domain)) {
          List<String> inner = path.subList(0, domain.size() + 1);
          if (seen.add(inner.get(domain.size()))) {
            Rational whole = Rational.ZERO;
            for (StudyData.Share share : table.shares()) {
              boolean isIn =
                  share.domain().size() >= inner.size()
                      && share.domain().subList(0, inner.size()).equals(inner);
              whole = isIn ? whole.plus(draw.get(share.measure())) : whole;
            }
            sum = sum.plus(whole.times(mean(school, table, draw, present, inner)));
            base = base.plus(whole);
          }
        }
      }
      return sum.dividedBy(base);
    }
  }
}
