package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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

class DatasetPropertyTest {
  private static final List<String> COLUMNS =
      List.of("id", "group", "type", "tested", "met", "target", "unused");

  /** Rows of a long file with some groups and some cells left out. */
  private static List<List<String>> rows(Random random, int schools) {
    List<List<String>> rows = new ArrayList<>();
    for (int school = 0; school < schools; school++) {
      String type = List.of("elementary", "middle", "high", "").get(random.nextInt(4));
      for (String group : Sample.policy().groups().stream().map(each -> each.name()).toList()) {
        if (random.nextInt(3) > 0) {
          int tested = random.nextInt(20);
          rows.add(
              List.of(
                  "0" + school,
                  group,
                  type,
                  random.nextInt(4) == 0 ? "*" : Integer.toString(tested),
                  random.nextInt(4) == 0 ? "" : Integer.toString(tested / 2),
                  random.nextInt(4) == 0 ? "" : Integer.toString(random.nextInt(9)),
                  "x"));
        }
      }
    }
    return rows;
  }

  private static Loading read(List<List<String>> rows, List<String> columns) {
    String text =
        String.join(",", columns)
            + "\n"
            + rows.stream()
                .map(
                    row ->
                        columns.stream()
                            .map(column -> row.get(COLUMNS.indexOf(column)))
                            .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    MappingBuilder mapping =
        new MappingBuilder()
            .csv("a.csv", "id", text)
            .role("group", DataSpec.Role.GROUP)
            .input("type", "school_type")
            .input("tested", "tested")
            .input("met", "met")
            .missing("tested", "*", MissingReason.SUPPRESSED)
            .answer("target", "group_target");
    DataSpec spec = mapping.build();
    return DatasetReader.read(Sample.policy(), spec, mapping.files());
  }

  @Property(seed = "20142")
  void orderOfRowsAndColumnsNeverMatters(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int schools) {
    Random random = new Random(seed);
    List<List<String>> rows = rows(random, schools);
    Statistics.collect(rows.size() > 2 ? "three rows or more" : "few rows");
    if (rows.isEmpty()) {
      return;
    }
    Dataset first = read(rows, COLUMNS).dataset();
    List<List<String>> otherRows = new ArrayList<>(rows);
    List<String> otherColumns = new ArrayList<>(COLUMNS);
    Collections.shuffle(otherRows, random);
    Collections.shuffle(otherColumns, random);
    Dataset second = read(otherRows, otherColumns).dataset();
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.entities()).isEqualTo(first.entities());
  }

  @Property(seed = "20143")
  void changingOneValueChangesTheDigest(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int schools) {
    Random random = new Random(seed);
    List<List<String>> rows = rows(random, schools);
    if (rows.isEmpty()) {
      return;
    }
    Dataset first = read(rows, COLUMNS).dataset();
    int changed = random.nextInt(rows.size());
    List<String> row = new ArrayList<>(rows.get(changed));
    row.set(3, row.get(3).equals("25") ? "26" : "25");
    rows.set(changed, row);
    assertThat(read(rows, COLUMNS).dataset().digest()).isNotEqualTo(first.digest());
  }
}
