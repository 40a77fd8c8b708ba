package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.Sample;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;

/** A year of a dataset is what a dataset of that year's rows alone would be. */
class YearsPropertyTest {
  private static final int RATED = 2014;

  /** What one row of the data says of a group of a school in a year. */
  private record Row(int year, String id, String group, String cells) {
    private String line() {
      return id + "," + group + "," + cells;
    }
  }

  private static List<Row> rows(Random random, int schools) {
    List<Row> rows = new ArrayList<>();
    for (int year = RATED - 2; year <= RATED; year++) {
      for (int school = 0; school < schools; school++) {
        String type = List.of("elementary", "high", "").get(random.nextInt(3));
        for (String group : List.of("all", "asian", "white", "foster")) {
          if (random.nextInt(3) > 0) {
            int tested = random.nextInt(20);
            String cells =
                type
                    + ","
                    + (random.nextInt(4) == 0 ? "*" : "" + tested)
                    + ","
                    + (random.nextInt(4) == 0 ? "" : "" + tested / 2);
            rows.add(new Row(year, "0" + school, group, cells));
          }
        }
      }
    }
    return rows;
  }

  private static Dataset read(MappingBuilder mapping) {
    DataSpec spec = mapping.build();
    return DatasetReader.read(Sample.policy(), spec, mapping.files()).dataset();
  }

  private static MappingBuilder fill(MappingBuilder file) {
    return file.role("group", DataSpec.Role.GROUP)
        .input("type", "school_type")
        .input("tested", "tested")
        .input("met", "met")
        .missing("tested", "*", MissingReason.SUPPRESSED);
  }

  /** All rows in one file, with a column that says the year. */
  private static Dataset stacked(List<Row> rows) {
    List<String> lines = new ArrayList<>(List.of("year,id,group,type,tested,met"));
    rows.forEach(row -> lines.add(new SchoolYear(row.year()) + "," + row.line()));
    return read(
        fill(new MappingBuilder().csv("a.csv", "id", lines.toArray(String[]::new)))
            .role("year", DataSpec.Role.YEAR));
  }

  /** The rows of one year in a file; of the rated year unless {@code says}. */
  private static MappingBuilder file(
      MappingBuilder mapping, List<Row> rows, int year, boolean says) {
    List<String> lines = new ArrayList<>(List.of("id,group,type,tested,met"));
    rows.stream().filter(row -> row.year() == year).forEach(row -> lines.add(row.line()));
    fill(mapping.csv("y" + year + ".csv", "id", lines.toArray(String[]::new)));
    return says ? mapping.year(year) : mapping;
  }

  private static boolean hasAll(List<Row> rows) {
    return List.of(RATED - 2, RATED - 1, RATED).stream()
        .allMatch(year -> rows.stream().anyMatch(row -> row.year() == year));
  }

  @Property(seed = "20144")
  void aYearOfTheDataset_isTheDatasetOfThatYear(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int schools) {
    List<Row> rows = rows(new Random(seed), schools);
    Statistics.collect(hasAll(rows) ? "three years" : "fewer years");
    if (!hasAll(rows)) {
      return;
    }
    Dataset all = stacked(rows);
    for (int year = RATED - 2; year <= RATED; year++) {
      Dataset alone = read(file(new MappingBuilder(), rows, year, false));
      if (all.in(new SchoolYear(year)).isEmpty()) {
        assertThat(year).isLessThan(RATED);
        continue;
      }
      Dataset view = all.in(new SchoolYear(year)).orElseThrow();
      for (Input input : Sample.policy().inputs()) {
        for (Entity entity : all.entities()) {
          int there = alone.indexOf(entity.id());
          for (String group : Sample.policy().groups().stream().map(each -> each.name()).toList()) {
            Value expected =
                there < 0
                    ? Value.missing(MissingReason.NOT_REPORTED)
                    : alone.value(there, input.name(), group);
            boolean isCarried =
                input.name().equals("school_type")
                    && alone.entities().stream()
                        .allMatch(
                            each ->
                                alone.value(alone.indexOf(each.id()), "school_type").isMissing());
            if (!isCarried || input.each() == UnitOfAnalysis.GROUP) {
              assertThat(view.value(view.indexOf(entity.id()), input.name(), group))
                  .as(input.name() + " of " + entity.id() + ", " + group + " in " + year)
                  .isEqualTo(expected);
            }
          }
        }
      }
    }
  }

  @Property(seed = "20145")
  void whereTheYearIsSaidNeverMatters(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int schools) {
    Random random = new Random(seed);
    List<Row> rows = rows(random, schools);
    if (!hasAll(rows)) {
      return;
    }
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    MappingBuilder files = new MappingBuilder();
    for (int year : List.of(RATED - 1, RATED, RATED - 2)) {
      file(files, shuffled, year, year != RATED || random.nextBoolean());
    }
    Dataset first = stacked(rows);
    assertThat(stacked(shuffled).digest()).isEqualTo(first.digest());
    assertThat(read(files).digest()).isEqualTo(first.digest());
  }
}
