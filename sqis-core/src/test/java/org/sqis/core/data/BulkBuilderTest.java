package org.sqis.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;

/** Columns that are given whole make the dataset, and the faults, of a call for each value. */
class BulkBuilderTest {
  private static final Value.Missing SUPPRESSED = new Value.Missing(MissingReason.SUPPRESSED, "");

  @Test
  void columns_makeADataset() {
    BitSet second = new BitSet();
    second.set(1);
    Loading loading =
        Dataset.builder(Sample.policy())
            .schools(List.of("b", "a"), List.of("Beech", "Ash"), List.of("West", "East"))
            .column("rate", Column.decimals(new long[] {541, 1000}, 3).without(second, SUPPRESSED))
            .column("school_type", Column.words(List.of("high", "middle"), 1, 0))
            .column("title_one", Column.answers(second, 2))
            .build();
    assertThat(Sample.text(loading.problems())).isEmpty();
    Dataset data = loading.dataset();
    assertThat(data.entities())
        .containsExactly(
            new Entity("a", "Ash", "East", Entity.Kind.SCHOOL),
            new Entity("b", "Beech", "West", Entity.Kind.SCHOOL));
    assertThat(data.indexOf("b")).isEqualTo(1);
    assertThat(data.indexOf("c")).isEqualTo(-1);
    assertThat(data.districts()).containsExactly("East", "West");
    assertThat(data.value(1, "rate")).isEqualTo(Value.of(Rational.of(541, 1000)));
    assertThat(data.value(0, "rate")).isEqualTo(SUPPRESSED);
    assertThat(data.value(0, "title_one")).isEqualTo(Value.of(true));
    assertThat(data.value(1, "school_type")).isEqualTo(new Value.Word("middle"));
    assertThat(data.value(1, "tested", "all")).isEqualTo(Value.missing(MissingReason.NOT_REPORTED));
  }

  @Test
  void lentColumns_areRefused() {
    ColumnWriter writer = new ColumnWriter(1, 0, 1000, 0, 0);
    Column lent = writer.lent(new Coding.Numbers(Rational.of(1, 1000)), List.of());
    Dataset.Builder builder = Dataset.builder(Sample.policy()).schools(List.of("a"));
    assertThatThrownBy(() -> builder.column("rate", lent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lent");
  }

  @Test
  void wrongCalls_areRefused() {
    Dataset.Builder builder = Dataset.builder(Sample.policy()).schools(List.of("a"));
    assertThatThrownBy(() -> builder.schools(List.of("b")))
        .isInstanceOf(IllegalStateException.class);
    builder.column("rate", Column.decimals(new long[] {1, 2}, 3));
    assertThatThrownBy(() -> builder.column("rate", Column.decimals(new long[] {1}, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate");
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("column must have 1 rows: `rate` has 2");
    assertThatThrownBy(() -> Dataset.builder(Sample.policy()).schools(List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
    Dataset.Builder mixed =
        Dataset.builder(Sample.policy()).schools(List.of("a")).school("b", "", "");
    assertThatThrownBy(mixed::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mixed");
  }

  @Test
  void repeatedSchoolsAndUnknownInputs_areFaults() {
    Loading loading =
        Dataset.builder(Sample.policy())
            .schools(List.of("b", "a", "b"))
            .column("rates", Column.decimals(new long[3], 0))
            .build();
    assertThat(Sample.text(loading.problems()))
        .contains("`b`")
        .contains("rates")
        .contains("did you mean `rate`?");
  }

  @Test
  void manyFaults_areCounted() {
    String[] ids = IntStream.range(0, 5000).mapToObj(i -> "s" + i).toArray(String[]::new);
    long[] codes = new long[5000];
    java.util.Arrays.fill(codes, 1001);
    Loading loading =
        Dataset.builder(Sample.policy())
            .schools(List.of(ids))
            .column("rate", Column.decimals(codes, 3))
            .build();
    assertThat(loading.problems()).hasSize(101);
  }

  @Test
  void columnsAndSingleCalls_giveTheSame() {
    int withFaults = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      boolean isWide = random.nextBoolean();
      PolicySpec policy =
          isWide
              ? Sample.widePolicy(random.nextBoolean())
              : random.nextBoolean() ? Sample.policy() : Sample.strictPolicy();
      boolean isFaulty = random.nextInt(3) == 0;
      Loading[] both = bothWays(policy, random, isFaulty);
      assertThat(Sample.text(both[1].problems()))
          .as("seed " + seed)
          .isEqualTo(Sample.text(both[0].problems()));
      if (both[0].hasErrors()) {
        withFaults++;
      } else {
        assertThat(both[1].dataset().digest())
            .as("seed " + seed)
            .isEqualTo(both[0].dataset().digest());
        assertThat(Sample.text(both[1].notes())).isEqualTo(Sample.text(both[0].notes()));
        policy.inputs().stream()
            .map(Input::name)
            .forEach(
                input ->
                    assertThat(both[1].dataset().isCarried(input))
                        .isEqualTo(both[0].dataset().isCarried(input)));
      }
    }
    assertThat(withFaults).isBetween(40, 300);
  }

  /** The same data by single calls and by columns. */
  private static Loading[] bothWays(PolicySpec policy, Random random, boolean isFaulty) {
    List<String> ids = ids(random);
    List<String> districts = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      districts.add(isFaulty && random.nextInt(12) == 0 ? "" : List.of("East", "West").get(i % 2));
    }
    Dataset.Builder single = Dataset.builder(policy);
    Dataset.Builder bulk = Dataset.builder(policy).schools(ids, List.of(), districts);
    for (int i = 0; i < ids.size(); i++) {
      single.school(ids.get(i), "", districts.get(i));
    }
    List<String> groups = policy.groups().stream().map(group -> group.name()).toList();
    List<String> sorted =
        districts.stream().filter(name -> !name.isEmpty()).distinct().sorted().toList();
    // Faults are told in the order of codes, so single calls come in that order too.
    List<Integer> places = new ArrayList<>(IntStream.range(0, ids.size()).boxed().toList());
    places.sort(java.util.Comparator.comparing(ids::get));
    for (Input input : policy.inputs()) {
      if ((isFaulty || !input.neverMissing()) && random.nextInt(4) == 0) {
        continue;
      }
      int width =
          switch (input.each()) {
            case POLICY, CONSORTIUM -> 1;
            case DISTRICT -> sorted.size();
            case SCHOOL -> ids.size();
            case GROUP -> ids.size() * groups.size();
          };
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        values.add(value(input, random, isFaulty));
      }
      bulk.column(input.name(), Column.of(values));
      switch (input.each()) {
        case POLICY, CONSORTIUM -> single.setOfConsortium(input.name(), values.get(0));
        case DISTRICT -> {
          for (int i = 0; i < sorted.size(); i++) {
            single.setOfDistrict(sorted.get(i), input.name(), values.get(i));
          }
        }
        case SCHOOL ->
            places.forEach(place -> single.set(ids.get(place), input.name(), values.get(place)));
        case GROUP -> {
          for (int place : places) {
            for (int i = 0; i < groups.size(); i++) {
              Value value = values.get(place * groups.size() + i);
              single.set(ids.get(place), input.name(), groups.get(i), value);
            }
          }
        }
      }
    }
    return new Loading[] {single.build(), bulk.build()};
  }

  private static List<String> ids(Random random) {
    List<String> ids = new ArrayList<>();
    int style = random.nextInt(4);
    for (int i = 0; i < 1 + random.nextInt(30); i++) {
      String id =
          switch (style) {
            case 0 -> String.format(java.util.Locale.ROOT, "%06d", i);
            case 1 -> "common-beginning-" + i + "-and-a-long-end-" + random.nextInt(3);
            case 2 -> i + (random.nextInt(5) == 0 ? "\u00e9" : "");
            default -> i + (random.nextInt(5) == 0 ? "\u0160" : "x");
          };
      ids.add(id);
    }
    if (random.nextBoolean()) {
      Collections.shuffle(ids, random);
    }
    return ids;
  }

  private static Value value(Input input, Random random, boolean isFaulty) {
    if ((isFaulty || !input.neverMissing()) && random.nextInt(6) == 0) {
      MissingReason[] all = MissingReason.values();
      return new Value.Missing(all[random.nextInt(all.length)], random.nextBoolean() ? "" : "r");
    }
    if (isFaulty && random.nextInt(40) == 0) {
      return List.of(
              Value.of(Rational.of(-1, 2)), Value.of(true), new Value.Word("low"), number(9999))
          .get(random.nextInt(4));
    }
    if (input.type() instanceof Type.Numeric numeric) {
      int least = input.partOf().isEmpty() ? 61 : input.each() == UnitOfAnalysis.GROUP ? 0 : 21;
      int more = isFaulty && random.nextInt(20) == 0 ? 90 : 0;
      return switch (numeric.unit()) {
        case COUNT, DAYS -> number(least + random.nextInt(20) + more);
        case PERCENT -> Value.of(Rational.of(random.nextInt(1001), 1000));
        case SCORE -> Value.of(Rational.of(2000 + random.nextInt(8001), 10));
        case NUMBER, POINTS, YEARS -> Value.of(Rational.of(random.nextInt(9), 3));
      };
    }
    if (input.type() instanceof Type.OneOf oneOf) {
      return new Value.Word(oneOf.options().get(random.nextInt(oneOf.options().size())));
    }
    if (input.type() instanceof Type.YesNo) {
      return Value.of(random.nextBoolean());
    }
    return input.type() instanceof Type.LevelOf
        ? new Value.Level("2 good", Rational.of(2))
        : new Value.Text("text " + random.nextInt(4));
  }

  private static Value number(long value) {
    return Value.of(Rational.of(value));
  }

  @Test
  void unitsOfTheInput_areThoseOfTheCodes() {
    // 12 tenths are no count.
    Loading loading =
        Dataset.builder(Sample.policy())
            .schools(List.of("a"))
            .column("enroll", Column.decimals(new long[] {12}, 1))
            .build();
    assertThat(Sample.text(loading.problems())).contains("1.2");
  }
}
