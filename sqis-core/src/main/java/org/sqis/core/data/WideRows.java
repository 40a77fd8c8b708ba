package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * The rows of a file that describe districts or the consortium and no school. There is one for each
 * of them and each year; another one may only repeat it, so that two districts of one name do not
 * become one district that has of each what the other leaves empty.
 */
final class WideRows {
  private final Mapping mapping;
  private final Mapping.FilePlan plan;
  private final Assembly assembly;
  private final Map<Whom, Row> rows = new HashMap<>();

  /**
   * Whom a row describes.
   *
   * @param year the number of the year
   * @param district the number of the district, or -1 for the consortium
   */
  private record Whom(int year, int district) {}

  /**
   * What a row says.
   *
   * @param number its number
   * @param values what it says in each slot of the file; null in those that hold no value
   */
  private record Row(int number, List<@Nullable Value> values) {
    Row {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  WideRows(Mapping mapping, Mapping.FilePlan plan, Assembly assembly) {
    this.mapping = mapping;
    this.plan = plan;
    this.assembly = assembly;
  }

  /**
   * Whether the row is the first of {@code district}, or the consortium, in its year. Reports the
   * first thing in which it says something else than the one before.
   */
  boolean isFirst(int year, int district, int number, List<@Nullable Value> values) {
    Row first = rows.putIfAbsent(new Whom(year, district), new Row(number, values));
    if (first == null) {
      return true;
    }
    for (int i = 0; i < values.size(); i++) {
      Value mine = values.get(i);
      Value other = first.values().get(i);
      boolean isFaulty = Assembly.FAULTY.equals(mine) || Assembly.FAULTY.equals(other);
      if (mine != null && !mine.equals(other) && !isFaulty) {
        report(plan.slots().get(i), new Whom(year, district), number, mine, first, other);
        return false;
      }
    }
    return false;
  }

  private void report(
      Mapping.Slot slot, Whom whom, int number, Value mine, Row first, @Nullable Value other) {
    UnitOfAnalysis each = whom.district() < 0 ? UnitOfAnalysis.CONSORTIUM : UnitOfAnalysis.DISTRICT;
    Unit unit = mapping.unit(slot);
    FileColumn source = new FileColumn(plan.spec().path(), slot.column(), plan.spec().format());
    assembly.report(
        each,
        whom.district(),
        Problem.of(
                ProblemCode.DATA_ROWS_DISAGREE,
                source.at(number),
                assembly.who(each, whom.district()),
                "`" + mapping.name(slot) + "`" + assembly.inYear(whom.year()),
                Wording.value(mine, unit),
                Wording.value(Objects.requireNonNull(other, "other"), unit),
                source.describe(first.number()))
            .with(source.at(first.number()), "the other row")
            .help("mend the wrong one of the two, or leave it out by `rows where`"));
  }
}
