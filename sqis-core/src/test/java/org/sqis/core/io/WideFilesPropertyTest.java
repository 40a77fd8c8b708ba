package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** What districts send, through files in every order, against a map that knows it. */
class WideFilesPropertyTest {
  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);
  private static final List<String> DISTRICTS =
      List.of("East", "West", "North", "South", "Est", "Wets");
  private static final List<Integer> YEARS = List.of(2014, 2013);

  /** Schools of some districts, and what all districts of a state sent. */
  private static final class FilesOfAState {
    private final Random random;
    private final List<String> schools = new ArrayList<>();
    private final List<String> state = new ArrayList<>();
    private final Map<String, Value> students = new TreeMap<>();
    private final TreeSet<String> withSchool = new TreeSet<>();

    FilesOfAState(long seed, int count) {
      random = new Random(seed);
      for (String district : DISTRICTS) {
        for (int year : YEARS) {
          int number = random.nextInt(90);
          boolean isSent = random.nextInt(4) > 0;
          Value value = isSent ? Value.of(Rational.of(number)) : NOT_REPORTED;
          students.put(district + year, value);
          if (isSent || random.nextBoolean()) {
            state.add(district + "," + new SchoolYear(year) + "," + (isSent ? number : ""));
          }
        }
      }
      for (int school = 0; school < count; school++) {
        String district = DISTRICTS.get(random.nextInt(DISTRICTS.size()));
        withSchool.add(district);
        boolean says = random.nextBoolean();
        String kind = DISTRICTS.indexOf(district) % 2 == 0 ? "urban" : "rural";
        schools.add(school + "," + district + "," + (says ? kind : ""));
      }
    }

    private Loading read() {
      MappingBuilder mapping =
          WideFilesTest.schools(lines("id,district,kind", schools))
              .input("kind", "area")
              .csv("d.csv", "", lines("name,year,n", state))
              .role("name", DataSpec.Role.DISTRICT)
              .role("year", DataSpec.Role.YEAR)
              .input("n", "students");
      DataSpec spec = mapping.build();
      return DatasetReader.read(Sample.widePolicy(false), spec, mapping.files());
    }

    private static String[] lines(String header, List<String> rows) {
      List<String> lines = new ArrayList<>(rows);
      lines.add(0, header);
      return lines.toArray(String[]::new);
    }
  }

  @Property(seed = "20149")
  void everyDistrictWithASchool_hasWhatItSent_inEveryOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
    FilesOfAState one = new FilesOfAState(seed, count);
    Statistics.collect(one.withSchool.size() > 1 ? "some districts" : "one district");
    if (one.state.isEmpty()) {
      return;
    }
    Dataset dataset = one.read().dataset();
    assertThat(dataset.districts()).containsExactlyElementsOf(one.withSchool);
    for (String district : dataset.districts()) {
      for (int year : YEARS) {
        dataset
            .in(new SchoolYear(year))
            .ifPresent(
                data ->
                    assertThat(data.districtValue(district, "students"))
                        .isEqualTo(one.students.get(district + year)));
      }
      String said =
          one.schools.stream()
              .map(row -> row.split(",", -1))
              .filter(row -> row[1].equals(district) && !row[2].isEmpty())
              .map(row -> row[2])
              .findFirst()
              .orElse("");
      Value area = said.isEmpty() ? NOT_REPORTED : new Value.Word(said);
      assertThat(dataset.districtValue(district, "area")).isEqualTo(area);
    }
    Collections.shuffle(one.schools, one.random);
    Collections.shuffle(one.state, one.random);
    Loading shuffled = one.read();
    assertThat(shuffled.dataset().digest()).isEqualTo(dataset.digest());
    assertThat(Sample.text(shuffled.notes())).isEqualTo(Sample.text(one.read().notes()));
  }

  @Property(seed = "20150")
  void aRowThatSaysSomethingElse_isFoundInEveryOrder(@ForAll long seed) {
    FilesOfAState one = new FilesOfAState(seed, 3);
    if (one.state.isEmpty()) {
      return;
    }
    String[] row = one.state.get(one.random.nextInt(one.state.size())).split(",", -1);
    one.state.add(row[0] + "," + row[1] + "," + (row[2].equals("95") ? "96" : "95"));
    Collections.shuffle(one.state, one.random);
    boolean isOfTheData = one.withSchool.contains(row[0]);
    Statistics.collect(isOfTheData ? "of the data" : "of the state only");
    List<String> codes =
        one.read().problems().stream().map(problem -> problem.code().id()).toList();
    assertThat(codes).isEqualTo(isOfTheData ? List.of("SQ4104") : List.of());
  }
}
