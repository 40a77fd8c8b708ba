package org.sqis.bench;

import bench.Data;
import bench.Hand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
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
    return String.format(Locale.ROOT, "%08d", row);
  }

  /** The rows of {@code d} as schools. */
  public static Dataset dataset(Policy policy, Data d) {
    Dataset.Builder data = Dataset.builder(policy.spec()).name("w").synthetic();
    for (int row = 0; row < d.n; row++) {
      String id = id(row);
      data.school(id, "", "");
      data.set(id, "school_type", new Value.Word(TYPES.get(d.type[row])));
      data.set(id, "title_one", Value.of(d.title[row]));
      data.set(id, "students", Value.of(Rational.of(d.size[row])));
      for (int k = 0; k < d.m.length; k++) {
        data.set(id, "m" + k, tenths(d.m[k][row]));
      }
    }
    return data.build().dataset();
  }

  /** Scores all schools and writes index and designation as a variant of the baselines does. */
  public static void score(Policy policy, Dataset data, double[] idx, byte[] des) {
    Outcome outcome = policy.score(data);
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

  private static Value tenths(double value) {
    return Double.isNaN(value)
        ? Value.missing(MissingReason.NOT_REPORTED)
        : Value.of(Rational.of(Math.round(value * 10), 10));
  }
}
