package org.sqis.examples.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Outcome;
import org.sqis.examples.SyntheticSystems;

/** California, Tennessee and Texas on one engine, against computations written from their texts. */
class SecondSystemsTest {
  private static final SystemExample TENNESSEE =
      SystemExample.of("tennessee-2016", 2013, 2014, 2015);
  private static final SystemExample TEXAS =
      SystemExample.of("texas", 2018, 2021, 2022, 2023, 2024);
  private static final SystemExample CALIFORNIA =
      SystemExample.of("california-essa", 2022, 2023, 2024, 2025);

  @TempDir private Path folder;

  private static Stream<SystemExample> systems() {
    return Stream.of(CALIFORNIA, TENNESSEE, TEXAS);
  }

  /** How often each answer was given, for tests that must not compare nothing. */
  private static final class Counts {
    private final Map<Answer, Integer> counts = new EnumMap<>(Answer.class);

    void compare(Outcome outcome, String school, String designation, Answer expected) {
      Answer answer = SystemExample.answer(outcome, school, designation);
      assertThat(answer)
          .as(outcome.standings().year() + " " + school + " " + designation)
          .isEqualTo(expected);
      counts.merge(answer, 1, Integer::sum);
    }

    @Override
    public String toString() {
      return counts.toString();
    }
  }

  @Test
  void tennessee_isWhatItsTextSays() {
    SlowTennessee slow = new SlowTennessee(TENNESSEE.rows());
    Map<Integer, Set<String>> focus = slow.focus();
    Counts listed = new Counts();
    TENNESSEE
        .outcomes()
        .forEach(
            (year, outcome) ->
                TENNESSEE
                    .rows()
                    .schools(year)
                    .forEach(
                        school ->
                            listed.compare(
                                outcome,
                                school,
                                "focus",
                                Answer.of(
                                    Objects.requireNonNull(focus.get(year)).contains(school)))));
    Counts performance = new Counts();
    Counts progress = new Counts();
    Outcome last = TENNESSEE.policy().score(TENNESSEE.data(2015));
    slow.reward()
        .forEach(
            (school, answers) -> {
              performance.compare(last, school, "reward_performance", answers.get(0));
              progress.compare(last, school, "reward_progress", answers.get(1));
            });
    assertThat(List.of(listed, performance, progress))
        .hasToString("[{YES=110, NO=220}, {YES=4, NO=106}, {YES=6, NO=102, OPEN=2}]");
    assertThat(focus.get(2013).size())
        .isGreaterThan(focus.get(2014).size())
        .isGreaterThan(focus.get(2015).size());
  }

  @Test
  void texas_isWhatItsTextSays() {
    Map<Integer, Map<String, SlowTexas.Campus>> slow = new SlowTexas(TEXAS.rows()).campuses();
    Map<String, Counts> counts = new TreeMap<>();
    List<String> names = List.of("bottom_five", "csi", "tsi", "ats");
    names.forEach(name -> counts.put(name, new Counts()));
    TEXAS
        .outcomes()
        .forEach(
            (year, outcome) ->
                Objects.requireNonNull(slow.get(year))
                    .forEach(
                        (school, campus) -> {
                          List<Answer> answers =
                              List.of(
                                  Answer.of(campus.isBottom()),
                                  Answer.of(campus.isCsi()),
                                  campus.tsi(),
                                  Answer.of(campus.isAts()));
                          for (int i = 0; i < names.size(); i++) {
                            Objects.requireNonNull(counts.get(names.get(i)))
                                .compare(outcome, school, names.get(i), answers.get(i));
                          }
                          assertThat(outcome.value(school, "ats_run").toString())
                              .isEqualTo(
                                  campus.run() == 0
                                      ? "not applicable \"not in ats\""
                                      : List.of("first_year", "second_year", "third_year")
                                          .get(Math.min(3, campus.run()) - 1));
                        }));
    assertThat(counts)
        .hasToString(
            "{ats={YES=170, NO=424}, bottom_five={YES=33, NO=561}, csi={YES=118, NO=476},"
                + " tsi={YES=21, NO=567, OPEN=6}}");
  }

  @Test
  void california_isWhatItsTextSays_withoutAndWithARuleForTheExit() {
    assertThat(california(CALIFORNIA, false))
        .hasToString(
            "{atsi={YES=28, NO=331, OPEN=1}, csi={YES=98, NO=262}, tsi={YES=8, NO=207, OPEN=55}}");
    SystemExample decided =
        CALIFORNIA.with(
            "| not set | one of no_longer_low |            |",
            "| no_longer_low | one of no_longer_low | proxy |");
    assertThat(california(decided, true))
        .hasToString(
            "{atsi={YES=21, NO=338, OPEN=1}, csi={YES=84, NO=276}, tsi={YES=17, NO=195, OPEN=58}}");
  }

  private static Map<String, Counts> california(SystemExample example, boolean hasExit) {
    Map<Integer, Map<String, List<Answer>>> slow =
        new SlowCalifornia(example.rows(), hasExit).answers();
    List<String> names = List.of("csi", "atsi", "tsi");
    Map<String, Counts> counts = new TreeMap<>();
    names.forEach(name -> counts.put(name, new Counts()));
    example
        .outcomes()
        .forEach(
            (year, outcome) ->
                Objects.requireNonNull(slow.get(year))
                    .forEach(
                        (school, answers) -> {
                          for (int i = year == 2022 ? 1 : 2; i >= 0; i--) {
                            Objects.requireNonNull(counts.get(names.get(i)))
                                .compare(outcome, school, names.get(i), answers.get(i));
                          }
                        }));
    return counts;
  }

  @ParameterizedTest
  @MethodSource("systems")
  void yearByYear_isTheSameAsAllYearsAtOnce(SystemExample example) {
    Outcome before = null;
    int held = 0;
    for (int year : example.years()) {
      Dataset data = example.data(year);
      Outcome atOnce = example.policy().score(data);
      if (before != null) {
        Outcome fed = example.policy().score(data.withHistory(before.history("the year before")));
        assertThat(fed.standings()).isEqualTo(atOnce.standings());
      }
      held += atOnce.standings().standings().values().stream().mapToInt(s -> s.held().size()).sum();
      before = atOnce;
    }
    assertThat(held).isGreaterThan(50);
  }

  @Test
  void theDataAreWhatTheGeneratorWrites() throws IOException {
    SyntheticSystems.main(new String[] {folder.toString()});
    Path examples = Path.of(System.getProperty("sqis.root", "..")).resolve("sqis-examples");
    assertThat(SyntheticSystems.files()).hasSize(6);
    for (String name : SyntheticSystems.files().keySet()) {
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(examples.resolve(name));
      assertThat(Files.size(examples.resolve(name))).isPositive();
    }
  }
}
