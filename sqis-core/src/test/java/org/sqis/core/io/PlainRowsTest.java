package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sqis.core.data.MappingBuilder.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.DataSpec;
import org.sqis.core.data.DatasetLoader;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.FileResolver;
import org.sqis.core.data.Loading;
import org.sqis.core.data.MappingBuilder;
import org.sqis.core.data.PlainCells;
import org.sqis.core.data.RecordReader;
import org.sqis.core.data.RecordSink;
import org.sqis.core.data.Sample;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;

/** Rows that are read from their bytes mean what they mean as texts, and have the same faults. */
class PlainRowsTest {
  private static final RecordReader PLAIN = new CsvRecordReader();
  private static final RecordReader OF_TEXTS = new CsvRecordReader(false);

  /** What a mutation writes into a file: marks of CSV, of numbers and of words, and stray bytes. */
  private static final String MARKS = ",,,\n\r\"\"..--0019 %*abE\tyes\u00e9\u0000\ufeff<";

  private static Loading load(
      PolicySpec policy, DataSpec spec, FileResolver files, RecordReader reader) {
    return DatasetLoader.load(policy, spec, Map.of(), files, Map.of(DataSpec.Format.CSV, reader));
  }

  /** Counts the rows that come as bytes. */
  private static final class Counting implements RecordReader, RecordSink {
    private final RecordReader reader;
    private RecordSink sink;
    private int plain;
    private int all;

    Counting(RecordReader reader) {
      this.reader = reader;
    }

    @Override
    public void read(FileBytes file, RecordSink to) {
      sink = to;
      reader.read(file, this);
    }

    @Override
    public void columns(List<String> names) {
      sink.columns(names);
    }

    @Override
    public void row(int row, List<String> cells) {
      all++;
      plain += cells instanceof PlainCells ? 1 : 0;
      sink.row(row, cells);
    }

    @Override
    public void skippedRow(int row) {
      sink.skippedRow(row);
    }

    @Override
    public void report(Problem problem) {
      sink.report(problem);
    }
  }

  /** A school file with everything an input can be, a long and a wide one of groups, and years. */
  private static MappingBuilder mapping() {
    MappingBuilder mapping =
        new MappingBuilder()
            .csv("schools.csv", "id")
            .role("name", DataSpec.Role.NAME)
            .role("district", DataSpec.Role.DISTRICT)
            .input("type", "school_type", word("E", "elementary"), word("M", "middle"))
            .input("title", "title_one")
            .input("enroll", "enroll")
            .input("score", "score")
            .percent("rate", "rate")
            .input("growth", "growth_rate", DataSpec.ColumnUnit.FRACTION, "")
            .percent("change", "change")
            .input("ratio", "ratio")
            .input("remark", "remark")
            .input("rating", "rating")
            .missing("", "*", MissingReason.SUPPRESSED)
            .missing("score", "999", MissingReason.TOO_FEW)
            .answer("target", "target")
            .ignored("unused");
    mapping
        .csv("groups.csv", "id")
        .rows(
            new Expr.Binary(
                Operator.AT_LEAST, new Expr.Name("weight"), new Expr.Numeral(Rational.ONE, false)))
        .role("group", DataSpec.Role.GROUP)
        .role("year", DataSpec.Role.YEAR)
        .input("tested", "tested")
        .input("met", "met")
        .missing("", "-", MissingReason.NOT_APPLICABLE);
    mapping
        .csv("wide.csv", "id")
        .input("all_rate", "group_rate", DataSpec.ColumnUnit.FRACTION, "all")
        .input("asian_rate", "group_rate", DataSpec.ColumnUnit.FRACTION, "asian")
        .inYear(2013, "old", "ratio");
    return mapping;
  }

  private static Map<String, String> texts(Random random) {
    StringBuilder schools =
        new StringBuilder(
            "id,name,district,type,title,enroll,score,rate,growth,change,ratio,remark,rating,target,unused\n");
    StringBuilder groups = new StringBuilder("id,group,year,weight,tested,met\n");
    StringBuilder wide = new StringBuilder("id,all_rate,asian_rate,old\n");
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      ids.add(i);
    }
    if (random.nextBoolean()) {
      Collections.shuffle(ids, random);
    }
    String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    for (int i : ids) {
      String id = "00" + i;
      schools
          .append(String.join(",", id, "School " + i, i % 2 == 0 ? "East" : ""))
          .append(',')
          .append(one(random, "E", "M", "", "*"))
          .append(',')
          .append(one(random, "yes", "No", "TRUE", ""))
          .append(',')
          .append(one(random, "12", "0", "007", "123456789", "12345678901", ""))
          .append(',')
          .append(one(random, "200", "1000", "999", "999.0", "512.25", "*", ""))
          .append(',')
          .append(one(random, "54.1", "100", "0.0", "99.99", "", "*", "-0"))
          .append(',')
          .append(one(random, "0.541", "1.5", "0.1234567", "0.12345678901", ""))
          .append(',')
          .append(one(random, "-3", "2.5", "-12.125", ""))
          .append(',')
          .append(one(random, "1", "-1.5", "0.333333333333", "1234567890123456789", ""))
          .append(',')
          .append(one(random, "fine", "x" + i, ""))
          .append(',')
          .append(one(random, "2 good", "1", "1 poor", ""))
          .append(',')
          .append(one(random, "5", "6.5", ""))
          .append(",x")
          .append(end);
      for (String group : List.of("all", "asian", "white")) {
        for (String year : List.of("2013-14", "2014-15")) {
          if (random.nextInt(4) != 0) {
            String met = one(random, "5", "9", "-", "");
            groups
                .append(String.join(",", id, group, year, one(random, "1", "2.5", "0.5", "")))
                .append(',')
                .append(one(random, "10", "20", ""))
                .append(',')
                .append(met)
                .append(end);
          }
        }
      }
      wide.append(id)
          .append(',')
          .append(one(random, "0.5", "1", ""))
          .append(',')
          .append(one(random, "0.25", "0", ""))
          .append(',')
          .append(one(random, "3", "", "4.5"))
          .append(end);
    }
    Map<String, String> texts = new TreeMap<>();
    texts.put("schools.csv", schools.toString());
    texts.put("groups.csv", groups.toString());
    texts.put("wide.csv", wide.toString());
    return texts;
  }

  private static String one(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  /** Changes some characters or lines of one file. */
  private static void mutate(Map<String, String> texts, Random random) {
    String file = one(random, texts.keySet().toArray(new String[0]));
    StringBuilder text = new StringBuilder(texts.get(file));
    for (int i = random.nextInt(4); i >= 0 && text.length() > 0; i--) {
      int at = random.nextInt(text.length());
      String mark = String.valueOf(MARKS.charAt(random.nextInt(MARKS.length())));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, mark);
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.replace(at, at + 1, mark);
        default -> {
          int from = text.lastIndexOf("\n", at) + 1;
          int to = text.indexOf("\n", at) + 1;
          text.insert(from, to > from ? text.substring(from, to) : "\n");
        }
      }
    }
    texts.put(file, text.toString());
  }

  private static FileResolver files(Map<String, String> texts) {
    return path ->
        FileBytes.of(path, texts.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void mutatedFiles_meanTheSame_andHaveTheSameFaults() {
    DataSpec spec = mapping().build();
    int withFaults = 0;
    int plain = 0;
    int all = 0;
    for (int seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      Map<String, String> texts = texts(random);
      if (seed % 3 != 0) {
        mutate(texts, random);
      }
      PolicySpec policy = seed % 5 != 0 ? Sample.policy() : Sample.strictPolicy();
      Counting counting = new Counting(PLAIN);
      Loading fast = load(policy, spec, files(texts), counting);
      Loading slow = load(policy, spec, files(texts), OF_TEXTS);
      plain += counting.plain;
      all += counting.all;
      String as = "seed " + seed + "\n" + texts;
      assertThat(Sample.text(fast.problems())).as(as).isEqualTo(Sample.text(slow.problems()));
      assertThat(Sample.text(fast.notes())).as(as).isEqualTo(Sample.text(slow.notes()));
      if (fast.hasErrors()) {
        withFaults++;
      } else {
        assertThat(fast.dataset().digest()).as(as).isEqualTo(slow.dataset().digest());
      }
    }
    assertThat(withFaults).isBetween(1000, 3000);
    assertThat(plain).isGreaterThan(all * 9 / 10);
  }

  @Test
  void rowsInOrder_comeAsBytes_andOthersAsTexts() {
    String text = "id,enroll\n1,5\n\"2\",6\r\n3,7\n\u00e9,8\n4,9";
    Counting counting = new Counting(PLAIN);
    DataSpec spec = new MappingBuilder().csv("a.csv", "id").input("enroll", "enroll").build();
    Loading loading =
        load(Sample.policy(), spec, FileResolver.ofTexts(Map.of("a.csv", text)), counting);
    assertThat(Sample.text(loading.problems())).isEmpty();
    assertThat(counting.plain).isEqualTo(3);
    assertThat(counting.all).isEqualTo(5);
    assertThat(loading.dataset().year()).isEqualTo(new SchoolYear(2014));
  }
}
