package org.sqis.bench;

import bench.Data;
import bench.Hand;
import java.util.List;
import java.util.SplittableRandom;
import org.sqis.core.Policy;
import org.sqis.core.column.Coding;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * How much heap scoring takes. {@code measure} says what input and output hold; {@code score} does
 * the same in whatever heap the JVM was given, so that the smallest in which it succeeds is what it
 * takes. Preparing is part of it.
 */
public final class Heap {
  private Heap() {}

  /** {@code measure ROWS} or {@code score ROWS}. */
  public static void main(String[] args) throws Exception {
    int rows = Integer.parseInt(args[1]);
    boolean measures = args[0].equals("measure");
    long digest = measures ? exactDigest(rows) : 0;
    Policy policy = Workload.policy();
    long empty = measures ? used() : 0;
    Dataset data = dataset(policy, rows);
    long withInput = measures ? used() : 0;
    Engine.Scored scored = Engine.of(policy).once(data);
    long found = new Rows().digest(scored);
    if (measures) {
      Stopwatch.print(
          "held",
          "input",
          withInput - empty,
          "output",
          Rows.bytes(scored),
          "digest",
          found,
          "bad",
          found == digest ? 0 : 1);
    } else {
      Stopwatch.print("scored", "digest", found, "schools", data.entities().size());
    }
  }

  private static long used() throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long exactDigest(int rows) {
    Hand.Exact exact = new Hand.Exact();
    exact.setup(new Data(rows));
    double[] idx = new double[rows];
    byte[] des = new byte[rows];
    exact.run(idx, des);
    return Rows.digest(0, idx, des, rows);
  }

  /** The rows of {@code new Data(rows)}, never held but in columns. */
  static Dataset dataset(Policy policy, int rows) {
    ColumnWriter type = new ColumnWriter(rows, 0, 2, 0, 0);
    ColumnWriter title = new ColumnWriter(rows, 0, 1, 0, 0);
    ColumnWriter students = new ColumnWriter(rows, 0, 400, 0, 0);
    ColumnWriter[] metrics = new ColumnWriter[bench.Policy.M];
    for (int k = 0; k < metrics.length; k++) {
      metrics[k] = new ColumnWriter(rows, 0, 1000, 0, 1);
    }
    write(rows, type, title, students, metrics);
    Dataset.Builder data = Dataset.builder(policy.spec()).name("w").synthetic();
    data.schools(Workload.ids(rows));
    List<Value> words = List.copyOf(Workload.TYPES.stream().map(Value.Word::new).toList());
    data.column("school_type", type.column(new Coding.Listed(words), List.of()));
    data.column("title_one", title.column(new Coding.Answers(), List.of()));
    data.column("students", students.column(new Coding.Numbers(Rational.ONE), List.of()));
    for (int k = 0; k < metrics.length; k++) {
      Coding tenths = new Coding.Numbers(Rational.of(1, 10));
      data.column(
          "m" + k,
          metrics[k].column(tenths, List.of(new Value.Missing(MissingReason.NOT_REPORTED, ""))));
    }
    return data.build().dataset();
  }

  /** Draws what {@link Data} draws, in its order. */
  private static void write(
      int rows,
      ColumnWriter type,
      ColumnWriter title,
      ColumnWriter students,
      ColumnWriter[] metrics) {
    SplittableRandom random = new SplittableRandom(20130806);
    for (int row = 0; row < rows; row++) {
      type.put(row, random.nextInt(3));
      title.put(row, random.nextInt(100) < 62 ? 1 : 0);
      int size = 1 + random.nextInt(400);
      students.put(row, row == 0 ? 57 : size);
      double ability = random.nextDouble() * 40;
      for (int k = 0; k < metrics.length; k++) {
        double of = ability + random.nextDouble() * 60 + (k == bench.Policy.GRAD ? 25 : 0);
        boolean isMissing = random.nextInt(100) < 12;
        if (row == 0 && (k == 0 || k == 4)) {
          metrics[k].put(row, k == 0 ? 432 : 615);
        } else if (isMissing) {
          metrics[k].missing(row, 0);
        } else {
          metrics[k].put(row, Math.round(Math.min(100, of) * 10));
        }
      }
    }
  }
}
