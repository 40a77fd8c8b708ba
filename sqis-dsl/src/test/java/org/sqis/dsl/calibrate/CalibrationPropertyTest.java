package org.sqis.dsl.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.calibrate.CalibrationMethod;
import org.sqis.core.calibrate.CalibrationRequest;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.Outcome;

/**
 * Random distributions, held against a slow count that knows no ranks: for each school it tries
 * each level from the best down. The levels are those the evaluator gives with the pasted table.
 */
class CalibrationPropertyTest {
  /**
   * What is tried.
   *
   * @param better the direction
   * @param measureRound decimals of the measure; null for none
   * @param round decimals asked for; null for none
   * @param levels how many levels
   * @param method the method
   * @param isByKind whether each kind has a column
   * @param schools the schools
   */
  record Case(
      String better,
      @Nullable Integer measureRound,
      @Nullable Integer round,
      int levels,
      CalibrationMethod method,
      boolean isByKind,
      List<Trial.School> schools) {
    Trial trial() {
      return Trial.of(better, measureRound, schools);
    }

    CalibrationRequest request() {
      CalibrationRequest request =
          CalibrationRequest.of("m")
              .by(isByKind ? "kind" : "")
              .withLevels(levels)
              .withMethod(method);
      return round == null ? request : request.withRound(round);
    }

    boolean isHigher() {
      return better.equals("higher");
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<@Nullable Rational> few =
        Arbitraries.integers().between(0, 12).map(one -> Rational.of(one));
    Arbitrary<@Nullable Rational> many =
        Arbitraries.integers().between(0, 1000).map(one -> Rational.of(one, 10));
    Arbitrary<@Nullable Rational> fractions =
        Arbitraries.integers().between(0, 300).map(one -> Rational.of(one, 3));
    Arbitrary<Trial.School> schools =
        Combinators.combine(
                Arbitraries.of("a", "a", "a", "b", "b", "c", ""),
                Arbitraries.oneOf(few, few, many, fractions).injectNull(0.1))
            .as(Trial.School::new);
    return Combinators.combine(
            Arbitraries.of("higher", "lower"),
            Arbitraries.of(0, 1).injectNull(0.3),
            Arbitraries.of(0, 1, 2).injectNull(0.5),
            Arbitraries.integers().between(2, 10),
            Arbitraries.of(CalibrationMethod.values()),
            Arbitraries.of(true, false),
            schools.list().ofMinSize(1).ofMaxSize(40))
        .as(Case::new)
        .filter(
            one ->
                one.schools().stream()
                    .anyMatch(
                        school ->
                            school.value() != null
                                && (!one.isByKind() || !school.kind().isEmpty())));
  }

  @Property(tries = 600)
  void everySchool_hasTheLevelThatTheSlowCountGives(@ForAll("cases") Case one) {
    Trial trial = one.trial();
    Policy policy = trial.policy();
    Dataset data = trial.data(policy);
    Calibration calibration = Calibration.of(policy, data, one.request());
    assertThat(calibration.problems()).isEmpty();
    Outcome pasted = trial.pasted(calibration);
    Map<String, List<Rational>> values = new TreeMap<>();
    for (int i = 0; i < one.schools().size(); i++) {
      if (pasted.value(Trial.id(i), "m") instanceof Value.Num number) {
        values.computeIfAbsent(column(one, i), key -> new ArrayList<>()).add(number.number());
      }
    }
    List<Integer> rows =
        calibration.table().rows().stream()
            .map(row -> one.levels() + 1 - row.number().numerator().intValueExact())
            .toList();
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (int i = 0; i < one.schools().size(); i++) {
      Value level = pasted.value(Trial.id(i), "m_level");
      if (!(pasted.value(Trial.id(i), "m") instanceof Value.Num number)
          || (one.isByKind() && one.schools().get(i).kind().isEmpty())) {
        assertThat(level.isMissing()).isTrue();
        continue;
      }
      int slow = slow(number.number(), values.getOrDefault(column(one, i), List.of()), one);
      int row = rows.stream().filter(there -> there >= slow).findFirst().orElse(last(rows));
      assertThat(level.toString())
          .as("%s of %s in %s", number, column(one, i), calibration.table())
          .isEqualTo(Integer.toString(one.levels() + 1 - row));
      counts
          .computeIfAbsent(column(one, i), key -> new TreeMap<>())
          .merge(level.toString(), 1, Integer::sum);
    }
    for (Calibration.Column column : calibration.columns()) {
      Map<String, Integer> own = counts.getOrDefault(String.join("", column.words()), Map.of());
      assertThat(column.values()).isEqualTo(own.values().stream().mapToInt(n -> n).sum());
      for (Calibration.Share share : column.levels()) {
        assertThat(share.values()).isEqualTo(own.getOrDefault(share.level(), 0));
      }
    }
    rowsAreThoseThatCanBe(one, rows, values);
  }

  private static int last(List<Integer> rows) {
    return rows.get(rows.size() - 1);
  }

  private static String column(Case one, int school) {
    return one.isByKind() ? one.schools().get(school).kind() : "";
  }

  /** A level that somebody of every column has is there; one that nobody has by it is not. */
  private static void rowsAreThoseThatCanBe(
      Case one, List<Integer> rows, Map<String, List<Rational>> values) {
    values.remove(one.isByKind() ? "" : "none");
    for (int level = 1; level <= one.levels(); level++) {
      int wanted = level;
      long columns =
          values.values().stream()
              .filter(all -> all.stream().anyMatch(value -> slow(value, all, one) == wanted))
              .count();
      if (columns == values.size()) {
        assertThat(rows).contains(level);
      } else if (columns == 0 && one.method() == CalibrationMethod.QUANTILES) {
        assertThat(rows).doesNotContain(level);
      }
    }
  }

  /** The best level, counted from 1, whose cut score the value reaches. */
  private static int slow(Rational value, List<Rational> all, Case one) {
    for (int level = 1; level < one.levels(); level++) {
      if (reaches(value, cut(level, all, one), one)) {
        return level;
      }
    }
    return one.levels();
  }

  private static boolean reaches(Rational value, Rational cut, Case one) {
    return one.isHigher() ? value.compareTo(cut) >= 0 : value.compareTo(cut) <= 0;
  }

  private static Rational cut(int level, List<Rational> all, Case one) {
    Rational share = Rational.of(level, one.levels());
    Rational cut = null;
    if (one.method() == CalibrationMethod.QUANTILES) {
      // The best value that at least this share of all values reach, and fewer go beyond.
      for (Rational tried : all) {
        long reaching = all.stream().filter(other -> reaches(other, tried, one)).count();
        long beyond =
            all.stream()
                .filter(other -> reaches(other, tried, one) && !other.equals(tried))
                .count();
        Rational wanted = share.times(Rational.of(all.size()));
        if (Rational.of(reaching).compareTo(wanted) >= 0
            && Rational.of(beyond).compareTo(wanted) < 0) {
          cut = tried;
        }
      }
    } else {
      Rational least = all.stream().min(Rational::compareTo).orElseThrow();
      Rational most = all.stream().max(Rational::compareTo).orElseThrow();
      Rational part = most.minus(least).times(share);
      cut = one.isHigher() ? most.minus(part) : least.plus(part);
    }
    Integer decimals = one.measureRound() == null ? one.round() : one.measureRound();
    if (decimals != null && one.round() != null && one.round() < decimals) {
      decimals = one.round();
    }
    if (cut == null) {
      throw new AssertionError("no value is at " + share);
    }
    return decimals == null
        ? cut
        : cut.rounded(decimals, one.isHigher() ? RoundingRule.DOWN : RoundingRule.UP);
  }
}
