package org.sqis.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sqis.core.Evaluator;
import org.sqis.core.Policy;
import org.sqis.core.ScoredColumns;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.dsl.Sqis;
import org.sqis.dsl.equal.Differences;

/** Columns that somebody gives, with whatever may stand in them where no value is. */
class GivenColumnsTest {
  private static final String RULES =
      """
      policy given "Columns as they are given"
        years   2014-15 to 2015-16
        status  draft
      end policy

      groups
        | name | title        | use    |
        | all  | All students | scored |
      end groups

      inputs each school
        | name | type                | missing | meaning |
        | kind | one of high, k8     |         |         |
        | open | yes/no              |         |         |
        | a    | count 0 to 1000     |         |         |
        | b    | count 0 to 1000     |         |         |
      end inputs

      measure is_high each school
        value  kind is high
        may be missing
      end measure

      measure closed each school
        value  not open
        may be missing
      end measure

      measure rate each school
        better  higher
        value   if open then a / b else b / a
        round   2
        may be missing
      end measure
      """;

  private static final Value.Missing LOST = new Value.Missing(MissingReason.NOT_REPORTED, "lost");

  private static Policy policy() {
    return Sqis.compile("given.sqis", RULES).policy();
  }

  private static Outcome both(Policy policy, Dataset data) {
    Outcome columns = policy.score(data, Evaluator.COLUMNS);
    Outcome reference = policy.score(data, Evaluator.REFERENCE);
    assertThat(Differences.of(columns, reference, 5).found()).isEmpty();
    return columns;
  }

  private static Longs every(int rows, long... pattern) {
    long[] all = new long[rows];
    for (int i = 0; i < rows; i++) {
      all[i] = pattern[i % pattern.length];
    }
    return Longs.of(all);
  }

  @Test
  void whatStandsWhereNoValueIs_doesNoHarm() {
    Policy policy = policy();
    int rows = 100;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      ids.add(String.format(Locale.ROOT, "%04d", i));
    }
    Longs missing = every(rows, 0, 1, 0, 0, 0);
    List<Value.Missing> reasons = List.of(LOST);
    Coding words =
        new Coding.Listed(
            List.of(new Value.Word("high"), new Value.Word("high"), new Value.Word("k8")));
    Coding counts = new Coding.Numbers(Rational.ONE);
    Dataset data =
        Dataset.builder(policy.spec())
            .schools(ids)
            .column(
                "kind", Column.of(words, every(rows, 0, 100_000_000, 1, 2, 1), missing, reasons))
            .column(
                "open",
                Column.of(new Coding.Answers(), every(rows, 1, 2, 0, 1, 0), missing, reasons))
            .column("a", Column.of(counts, every(rows, 1, 7, 3, 0), null, List.of()))
            .column("b", Column.of(counts, every(rows, 2, 1, 9), null, List.of()))
            .build()
            .dataset();
    Outcome outcome = both(policy, data);
    assertThat(outcome.value("0002", "is_high")).isEqualTo(Value.of(true));
    assertThat(outcome.value("0001", "closed")).isEqualTo(LOST);
  }

  @Test
  void codesOfNothing_areRefused() {
    Coding words = new Coding.Listed(List.of(new Value.Word("high")));
    Coding counts = new Coding.Numbers(Rational.ONE);
    assertThatThrownBy(() -> Column.of(words, Longs.of(0, 1), null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("codes must be from 0 to 0 in row 1: 1");
    assertThatThrownBy(() -> Column.of(new Coding.Answers(), Longs.of(2), null, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Column.of(counts, Longs.of(2), Longs.of(2), List.of(LOST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("missing must be from 0 to 1, the number of reasons");
    assertThatThrownBy(() -> Column.fractions(counts, Longs.of(2), Longs.of(-1), null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("denominators must be from 1");
    assertThatThrownBy(() -> Column.decimals(new long[] {1}, 0).at(new int[] {-1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dataOfOtherGroups_areRefused() {
    Policy policy = policy();
    Dataset data = Dataset.builder(policy.spec()).school("1", "", "").build().dataset();
    Policy other =
        Sqis.compile(
                "given.sqis",
                RULES.replace(
                    "scored |\nend", "scored |\n  | el   | English learners | scored |\nend"))
            .policy();
    assertThat(other.spec().groups()).hasSize(2);
    assertThatThrownBy(() -> other.score(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data must be read for the groups of policy given: el");
  }

  @Test
  void groupThatIsNotInForce_hasNoColumn() {
    Policy policy =
        Sqis.compile(
                "given.sqis",
                RULES
                    .replace("| name | title        | use    |", "| name | title | use | years |")
                    .replace(
                        "| all  | All students | scored |",
                        "| el | English learners | scored | 2015-16 |\n"
                            + "  | all | All students | scored | |")
                    .replace(
                        "measure is_high",
                        """
                        inputs each group
                          | name | type         | missing | meaning |
                          | met  | count 0 to 9 |         |         |
                        end inputs

                        measure twice each group
                          better  higher
                          value   met * 2
                          may be missing
                        end measure

                        measure is_high"""))
            .policy();
    Dataset data =
        Dataset.builder(policy.spec())
            .school("1", "", "")
            .set("1", "met", "all", Value.of(Rational.of(4)))
            .build()
            .dataset();
    ScoredColumns scored = policy.prepare(data).score("twice");
    assertThat(scored.column("twice", "all").value(0)).isEqualTo(Value.of(Rational.of(8)));
    ScoredColumns once = policy.scoreOnly(data, "twice");
    assertThat(once.column("twice", "all")).isEqualTo(scored.column("twice", "all"));
    assertThatThrownBy(() -> scored.column("twice", "el"))
        .isInstanceOf(IllegalArgumentException.class);
    both(policy, data);
  }
}
