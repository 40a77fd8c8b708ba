package org.sqis.bench;

import bench.Data;
import java.nio.file.Path;
import java.util.Arrays;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.dsl.Sqis;

/** From a CSV file to designations, and the baseline: FastCSV reading the same columns. */
public final class Csv {
  private static final double WARM_SECONDS = 5;
  private static final int SAMPLES = 5;
  private static final double SAMPLE_SECONDS = 0.5;

  private Csv() {}

  /** {@code write FOLDER ROWS}, {@code sqis FOLDER ROWS} or {@code fastcsv FOLDER ROWS}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    int rows = Integer.parseInt(args[2]);
    if (args[0].equals("write")) {
      CsvRows.write(folder, rows);
    } else if (args[0].equals("fastcsv")) {
      fastCsv(folder.resolve("w.csv"), rows);
    } else {
      sqis(folder.resolve("w_data.sqis"), rows);
    }
  }

  private static void fastCsv(Path file, int rows) throws Exception {
    Data d = new Data(rows);
    CsvRows.Columns read = CsvRows.read(file, rows);
    boolean isSame = Arrays.equals(read.type, d.type) && Arrays.deepEquals(read.metric, d.m);
    report("fastcsv", rows, () -> CsvRows.read(file, rows), isSame ? 0 : 1);
  }

  private static void sqis(Path mapping, int rows) throws Exception {
    Policy policy = Workload.policy();
    Engine engine = Engine.of(policy);
    double[] idx = new double[rows];
    byte[] des = new byte[rows];
    long first = Stopwatch.once(() -> designate(policy, engine, mapping, idx, des));
    int bad = Workload.differences(new Data(rows), idx, des);
    Stopwatch.print("csv_first", "ns", (double) first / rows);
    report("sqis", rows, () -> designate(policy, engine, mapping, idx, des), bad);
  }

  private static void designate(
      Policy policy, Engine engine, Path mapping, double[] idx, byte[] des) {
    Dataset data = Sqis.load(mapping, policy).dataset();
    new Rows().read(engine.once(data), idx, des);
  }

  private static void report(String who, int rows, Stopwatch.Task task, int bad) throws Exception {
    double[] nanos = Stopwatch.nanos(task, WARM_SECONDS, SAMPLES, SAMPLE_SECONDS);
    Stopwatch.print("csv", "who", who, "ns", Stopwatch.median(nanos) / rows, "bad", bad);
  }
}
