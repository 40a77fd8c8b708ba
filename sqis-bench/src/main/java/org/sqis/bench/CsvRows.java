package org.sqis.bench;

import bench.Data;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Rows of workload W as a CSV file: written once, and read with FastCSV into plain arrays. */
public final class CsvRows {
  private static final int FIRST_METRIC = 4;

  private CsvRows() {}

  /** Writes {@code w.csv} and its mapping {@code w_data.sqis}. */
  static void write(Path folder, int rows) throws IOException {
    Files.createDirectories(folder);
    try (InputStream mapping = CsvRows.class.getResourceAsStream("w_data.sqis")) {
      if (mapping == null) {
        throw new IllegalStateException("w_data.sqis must be on the class path");
      }
      Files.write(folder.resolve("w_data.sqis"), mapping.readAllBytes());
    }
    Data d = new Data(rows);
    try (BufferedWriter out =
        Files.newBufferedWriter(folder.resolve("w.csv"), StandardCharsets.UTF_8)) {
      out.write("school,school_type,title_one,students,m0,m1,m2,m3,m4,m5,m6,m7\n");
      for (int row = 0; row < d.n; row++) {
        out.write(Workload.id(row) + "," + Workload.TYPES.get(d.type[row]));
        out.write((d.title[row] ? ",yes," : ",no,") + d.size[row]);
        for (double[] metric : d.m) {
          double value = metric[row];
          out.write(Double.isNaN(value) ? "," : String.format(Locale.ROOT, ",%.1f", value));
        }
        out.write('\n');
      }
    }
  }

  /** What the baseline reads: the columns as arrays of Java. */
  static final class Columns {
    final String[] school;
    final byte[] type;
    final boolean[] title;
    final double[] students;
    final double[][] metric = new double[bench.Policy.M][];

    private Columns(int rows) {
      school = new String[rows];
      type = new byte[rows];
      title = new boolean[rows];
      students = new double[rows];
      for (int k = 0; k < metric.length; k++) {
        metric[k] = new double[rows];
      }
    }
  }

  /** Reads {@code w.csv} as FastCSV's own pages show it; the number of rows is known. */
  static Columns read(Path file, int rows) throws IOException {
    Columns columns = new Columns(rows);
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      int row = -1;
      for (CsvRecord each : reader) {
        if (row >= 0) {
          columns.school[row] = each.getField(0);
          columns.type[row] = (byte) Workload.TYPES.indexOf(each.getField(1));
          columns.title[row] = each.getField(2).equals("yes");
          columns.students[row] = Double.parseDouble(each.getField(3));
          for (int k = 0; k < columns.metric.length; k++) {
            String text = each.getField(FIRST_METRIC + k);
            columns.metric[k][row] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
          }
        }
        row++;
      }
    }
    return columns;
  }
}
