package org.sqis.dsl.equal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.Prepared;
import org.sqis.core.column.Column;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Loading;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;

/** More schools than a chunk of the engine has, in several parts: types and a district's rules. */
class EngineChunksTest {
  private static final int CHUNK = 65_536;

  private static final String RULES =
      """
      policy chunks
        years  2014-15
      end policy

      parameters
        | name | value | provenance |
        | line | 30    | choice     |
      end parameters

      groups
        | name | title        | use    |
        | all  | All students | scored |
      end groups

      inputs each school
        | name        | type                            | missing |
        | school_type | one of elementary, middle, high | never   |
        | rate        | score 0 to 100                  |         |
        | other       | score 0 to 100                  |         |
      end inputs

      levels rate_level of rate by school_type
        | level | elementary | middle | high |
        | 3     | >= 70      | >= 60  | >= 50 |
        | 2     | >= 40      | >= 30  | >= 20 |
        | 1     | else       | else   | else  |
        provenance  choice
      end levels

      levels other_level of other by school_type
        | level | elementary | middle | high |
        | 3     | >= 80      | >= 70  | >= 60 |
        | 2     | >= 55      | >= 45  | >= 35 |
        | 1     | else       | else   | else  |
        provenance  choice
      end levels

      index total "Index" each school
        shares
          | domain | measure     | points |
          | one    | rate_level  | 60     |
          | one    | total       | 60     |
          | two    | other_level | 40     |
          | two    | total       | 40     |
          | all    | total       | 100    |
        earns       level / 3
        cells
          | cell | part of the measure's share |
          | all  | 100%                        |
        missing measure
          | reason                                | then                   |
          | not reported, too few, not applicable | spread over its domain |
        provenance  choice
      end index

      measure shown each school
        value  total
        round  1
        may be missing
      end measure

      cohort known
        members  shown is present
      end cohort

      designate weak "Weak"
        among       known
        routes
          | route  | who                   |
          | lowest | lowest(5%, by: shown) |
          | rate   | rate < line else no   |
        count       down
        ties        all
        provenance  choice
      end designate

      open
        | what           | who       | limit |
        | parameter line | districts |       |
      end open

      overlay local for "Elm"
        because   "x"
        approver  "Y", 14 October 2014
        change
          | what           | from | to |
          | parameter line | 30   | 45 |
      end overlay
      """;

  private static final List<String> DISTRICTS = List.of("Ash", "Elm", "Oak");

  private static Dataset data(Policy policy, int schools) {
    Random random = new Random(schools);
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> districts = new ArrayList<>();
    int[] types = new int[schools];
    long[] rate = new long[schools];
    long[] other = new long[schools];
    BitSet hasRate = new BitSet();
    BitSet hasOther = new BitSet();
    for (int i = 0; i < schools; i++) {
      ids.add(String.format("%08d", i));
      names.add("School " + i);
      districts.add(DISTRICTS.get(random.nextInt(3)));
      types[i] = random.nextInt(3);
      rate[i] = random.nextInt(101);
      other[i] = random.nextInt(101);
      hasRate.set(i, random.nextInt(10) == 0);
      hasOther.set(i, random.nextInt(10) == 0);
    }
    Value.Missing none = new Value.Missing(MissingReason.NOT_REPORTED, "");
    Loading loading =
        Dataset.builder(policy.spec())
            .schools(ids, names, districts)
            .column("school_type", Column.words(List.of("elementary", "middle", "high"), types))
            .column("rate", Column.decimals(rate, 0).without(hasRate, none))
            .column("other", Column.decimals(other, 0).without(hasOther, none))
            .build();
    assertThat(loading.problems()).isEmpty();
    return loading.dataset();
  }

  @Test
  void schoolsBeyondAChunk_haveWhatTheReferenceEvaluatorGives() {
    Policy policy = Sqis.compile("chunks.sqis", RULES).policy();
    Dataset data = data(policy, CHUNK + 1);
    Outcome reference = policy.score(data, Evaluator.REFERENCE);
    Prepared prepared = policy.prepare(data);
    String[] all = {"weak", "shown", "total"};
    assertThat(Differences.of(policy.scoreOnly(data, all), reference, 5).found()).isEmpty();
    assertThat(Differences.of(prepared.score("weak"), reference, 5).found()).isEmpty();
    prepared.score(all);
    assertThat(Differences.of(prepared.score(all), reference, 5).found()).isEmpty();
  }

  /** Whatever an outcome works out when it is asked it gives to every thread. */
  @Test
  void threadsThatAskOneOutcome_areToldTheSame() throws Exception {
    Policy policy = Sqis.compile("chunks.sqis", RULES).policy();
    Dataset data = data(policy, 300);
    Outcome reference = policy.score(data, Evaluator.REFERENCE);
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 8; round++) {
        Outcome columns = policy.score(data, Evaluator.COLUMNS);
        CountDownLatch start = new CountDownLatch(threads);
        List<Future<List<String>>> found = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          Callable<List<String>> asking =
              () -> {
                start.countDown();
                start.await();
                return Differences.of(columns, reference, 5).found();
              };
          found.add(pool.submit(asking));
        }
        for (Future<List<String>> one : found) {
          assertThat(one.get()).isEmpty();
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Two threads that score the same prepared data have programs of their own. */
  @Test
  void threadsThatScoreTheSamePreparedData_getTheSame() throws Exception {
    Policy policy = Sqis.compile("chunks.sqis", RULES).policy();
    Dataset data = data(policy, 3_000);
    Outcome reference = policy.score(data, Evaluator.REFERENCE);
    Prepared prepared = policy.prepare(data);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> found = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String[] names = i % 3 == 0 ? new String[] {"shown"} : new String[] {"weak", "shown"};
        found.add(pool.submit(() -> Differences.of(prepared.score(names), reference, 5).found()));
      }
      for (Future<List<String>> one : found) {
        assertThat(one.get()).isEmpty();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
