package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.dsl.LoadedData;
import org.sqis.examples.SyntheticWaiver;

/** The data are what the generator writes, say that they are made up, and hold what they must. */
class SyntheticWaiverTest {
  private static final Set<String> DISTRICTS =
      Set.of(
          "Fresno Unified",
          "Long Beach Unified",
          "Los Angeles Unified",
          "Oakland Unified",
          "Sacramento City Unified",
          "San Francisco Unified",
          "Sanger Unified",
          "Santa Ana Unified");

  private static final Map<String, Dataset> DATA = data();

  @TempDir private Path folder;

  private static Map<String, Dataset> data() {
    Map<String, Dataset> data = new TreeMap<>();
    WaiverExample.YEARS.forEach(year -> data.put(year, WaiverExample.load(year).dataset()));
    return data;
  }

  private static Dataset of(String year) {
    return DATA.get(year);
  }

  private static String planted(int number) {
    return "00990000009" + (number < 10 ? "00" : "0") + number;
  }

  private static boolean has(String year, int number) {
    return of(year).entities().stream().anyMatch(school -> school.id().equals(planted(number)));
  }

  private static String value(String year, int number, String input, String group) {
    Dataset data = of(year);
    Value value = data.value(data.indexOf(planted(number)), input, group);
    return value instanceof Value.Num num ? num.number().toString() : value.toString();
  }

  @Test
  void main_writesTheCommittedBytes() throws IOException {
    SyntheticWaiver.main(new String[] {folder.toString()});
    long size = 0;
    assertThat(SyntheticWaiver.files()).hasSize(12);
    for (String name : SyntheticWaiver.files().keySet()) {
      Path committed = WaiverExample.FOLDER.resolve(name);
      boolean isSame = Files.mismatch(folder.resolve(name), committed) < 0;
      assertThat(isSame).as(name + " as the generator writes it").isTrue();
      size += Files.size(committed);
    }
    assertThat(size).isLessThan(1_000_000);
  }

  @Test
  void main_wantsOneFolder() {
    assertThatThrownBy(() -> SyntheticWaiver.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("args must name one folder: 0");
  }

  @Test
  void everything_saysSynthetic() {
    for (Dataset data : DATA.values()) {
      assertThat(data.isSynthetic()).isTrue();
      assertThat(data.entities())
          .allMatch(school -> school.name().startsWith("Synthetic "))
          .allMatch(school -> school.id().matches("00\\d{12}"));
    }
    SyntheticWaiver.files()
        .forEach(
            (name, text) -> {
              assertThat(name).startsWith("synthetic_");
              assertThat(text).startsWith("synthetic_cds,").doesNotContain("\r").endsWith("\n");
              assertThat(text.length()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            });
  }

  @ParameterizedTest
  @CsvSource({"2012_13, 245", "2013_14, 245", "2014_15, 241", "2015_16, 239", "2016_17, 234"})
  void everyYear_hasSchoolsOfAllEightDistricts(String year, int schools) {
    assertThat(WaiverExample.load(year).report()).isEmpty();
    assertThat(of(year).entities()).hasSize(schools);
    Set<String> districts = new TreeSet<>();
    of(year).entities().forEach(school -> districts.add(school.district()));
    assertThat(districts).isEqualTo(new TreeSet<>(DISTRICTS));
  }

  @Test
  void fieldTest_hasNoResultsButAttendance() {
    Dataset data = of("2013_14");
    int attended = 0;
    for (Entity school : data.entities()) {
      int place = data.indexOf(school.id());
      assertThat(data.value(place, "ela_tested", "all"))
          .isEqualTo(Value.missing(MissingReason.NOT_REPORTED));
      attended += data.value(place, "attendance_students", "all") instanceof Value.Num ? 1 : 0;
    }
    assertThat(attended).isEqualTo(245);
  }

  @Test
  void group_has19And20And21() {
    assertThat(value("2012_13", 1, "ela_tested", "african_american")).isEqualTo("19");
    assertThat(value("2014_15", 1, "ela_tested", "african_american")).isEqualTo("20");
    assertThat(value("2015_16", 1, "ela_tested", "african_american")).isEqualTo("21");
    assertThat(value("2016_17", 1, "ela_tested", "african_american")).isEqualTo("19");
    assertThat(value("2014_15", 2, "ela_tested", "english_learners")).isEqualTo("26");
    assertThat(value("2015_16", 2, "ela_tested", "english_learners")).isEqualTo("19");
  }

  @Test
  void schools_mergeAndCloseAndMove() {
    assertThat(has("2013_14", 13) && has("2013_14", 14) && !has("2013_14", 15)).isTrue();
    assertThat(!has("2014_15", 13) && !has("2014_15", 14) && has("2014_15", 15)).isTrue();
    assertThat(has("2015_16", 16) && !has("2016_17", 16)).isTrue();
    assertThat(of("2014_15").entities().get(of("2014_15").indexOf(planted(17))).district())
        .isEqualTo("Oakland Unified");
    assertThat(of("2015_16").entities().get(of("2015_16").indexOf(planted(17))).district())
        .isEqualTo("San Francisco Unified");
  }

  @Test
  void mergedSchool_carriesOnTheTwoBefore() {
    assertThat(of("2014_15").records().successor(planted(13)).orElseThrow().successor())
        .isEqualTo(planted(15));
    assertThat(of("2016_17").records().formers(planted(15))).hasSize(2);
    assertThat(of("2013_14").records().isEmpty()).isTrue();
  }

  /** Two schools with the same counts, two with the same rates of other counts. */
  @ParameterizedTest
  @CsvSource({"3, 4", "5, 6"})
  void results_areExactlyEqual(int one, int other) {
    var outcome = WaiverExample.POLICY.score(of("2016_17"));
    for (String group : new String[] {"all", "hispanic", "african_american"}) {
      Value value = outcome.value(planted(one), "combined", group);
      assertThat(value).isInstanceOf(Value.Num.class);
      assertThat(outcome.value(planted(other), "combined", group)).isEqualTo(value);
    }
  }

  @Test
  void graduation_isUnderAndAround60Percent() {
    assertThat(value("2012_13", 11, "graduates4", "all")).isEqualTo("100");
    assertThat(value("2014_15", 12, "graduates4", "all")).isEqualTo("119");
    assertThat(value("2015_16", 12, "graduates4", "all")).isEqualTo("120");
    assertThat(value("2015_16", 12, "cohort4", "all")).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 37, 1_100})
  void largerConsortium_hasSoManyTitleOneSchoolsInEveryYear(int participating) throws IOException {
    Map<String, String> files = SyntheticWaiver.filesWithTitleOne(participating);
    assertThat(files.keySet()).isEqualTo(SyntheticWaiver.files().keySet());
    for (String year : WaiverExample.YEARS) {
      String schools = files.get("synthetic_schools_" + year + ".csv");
      assertThat(schools.lines().filter(line -> line.contains(",participating,")))
          .hasSize(participating);
    }
    LoadedData loaded = WaiverExample.load("2016_17", files);
    assertThat(loaded.report()).isEmpty();
    assertThat(loaded.dataset().isSynthetic()).isTrue();
  }

  @Test
  void largerConsortium_needsASchool() {
    assertThatThrownBy(() -> SyntheticWaiver.filesWithTitleOne(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("participating must be at least 1: 0");
  }
}
