package org.sqis.bench;

import bench.Data;
import bench.Hand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import org.sqis.core.Policy;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/** Workload W of the baselines as a rule file and data of sqis. */
public final class Workload {
  /** The result that is the published index. */
  public static final String INDEX = "published";

  /** The result that is the designation. */
  public static final String DESIGNATION = "priority";

  /** The words of the input {@code school_type}, by the number of the type in the baselines. */
  public static final List<String> TYPES = List.of("elementary", "middle", "high");

  private static final Value.Missing NOT_REPORTED =
      new Value.Missing(MissingReason.NOT_REPORTED, "");

  private Workload() {}

  /** The text of the rule file. */
  public static String text() {
    try (InputStream in = Workload.class.getResourceAsStream("w.sqis")) {
      if (in == null) {
        throw new IllegalStateException("w.sqis must be on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy, compiled anew. */
  public static Policy policy() {
    return Sqis.compile("w.sqis", text()).policy();
  }

  /** The code of the school in a row: codes are sorted as rows are. */
  public static String id(int row) {
    String digits = Integer.toString(row);
    return "00000000".substring(digits.length()) + digits;
  }

  /** The codes of the schools in so many rows, made when somebody reads them. */
  static List<String> ids(int rows) {
    return new AbstractList<>() {
      @Override
      public String get(int row) {
        return id(row);
      }

      @Override
      public int size() {
        return rows;
      }
    };
  }

  /** The rows of {@code d} as schools. */
  public static Dataset dataset(Policy policy, Data d) {
    int[] types = new int[d.n];
    BitSet titleOne = new BitSet();
    long[] students = new long[d.n];
    for (int row = 0; row < d.n; row++) {
      types[row] = d.type[row];
      titleOne.set(row, d.title[row]);
      students[row] = d.size[row];
    }
    Dataset.Builder data = Dataset.builder(policy.spec()).name("w").synthetic();
    data.schools(ids(d.n));
    data.column("school_type", Column.words(TYPES, types));
    data.column("title_one", Column.answers(titleOne, d.n));
    data.column("students", Column.decimals(students, 0));
    for (int k = 0; k < d.m.length; k++) {
      data.column("m" + k, tenths(d.m[k]));
    }
    return data.build().dataset();
  }

  private static Column tenths(double[] values) {
    long[] codes = new long[values.length];
    BitSet missing = new BitSet();
    for (int row = 0; row < codes.length; row++) {
      missing.set(row, Double.isNaN(values[row]));
      codes[row] = Math.round(values[row] * 10);
    }
    return Column.decimals(codes, 1).without(missing, NOT_REPORTED);
  }

  /** Writes index and designation as a variant of the baselines does. */
  public static void write(Outcome outcome, double[] idx, byte[] des) {
    for (int row = 0; row < idx.length; row++) {
      String id = id(row);
      Value index = outcome.value(id, INDEX);
      idx[row] = index instanceof Value.Num num ? num.number().toDouble() : Double.NaN;
      des[row] = (byte) (outcome.value(id, DESIGNATION).equals(Value.YesNo.YES) ? 1 : 0);
    }
  }

  /** In how many rows index or designation is not that of the baselines' exact arithmetic. */
  public static int differences(Data d, double[] idx, byte[] des) {
    Hand.Exact exact = new Hand.Exact();
    exact.setup(d);
    double[] index = new double[d.n];
    byte[] designation = new byte[d.n];
    exact.run(index, designation);
    int bad = 0;
    for (int row = 0; row < d.n; row++) {
      boolean isSame = Double.compare(index[row], idx[row]) == 0 && designation[row] == des[row];
      bad += isSame ? 0 : 1;
    }
    return bad;
  }
}
