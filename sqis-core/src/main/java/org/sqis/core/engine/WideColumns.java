package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;

/**
 * What each district or the consortium has in one year: a row a district in the order of the data,
 * or one row. Confined to one thread.
 */
final class WideColumns {
  static final Value.Missing NOWHERE =
      new Value.Missing(MissingReason.NOT_REPORTED, "the data do not say which district it is in");

  private final YearRun run;
  private final Map<String, Wide> columns = new HashMap<>();
  private final MemberFold.All folds;

  WideColumns(YearRun run) {
    this.run = run;
    this.folds = new MemberFold.All(run);
  }

  /** The values of an element, and what they were unrounded. */
  private record Wide(UnitOfAnalysis each, Column values, Column exact) {
    Column column(boolean isExact) {
      return isExact ? exact : values;
    }
  }

  /** Takes over what was worked out; how many values that is. */
  int keep(Element element, Population everyone) {
    List<SchoolValues> all = new ArrayList<>();
    if (element.each() == UnitOfAnalysis.CONSORTIUM) {
      all.add(everyone.consortium());
    } else {
      run.data()
          .districts()
          .forEach(name -> all.add(Objects.requireNonNull(everyone.district(name), name)));
    }
    String name = element.name();
    columns.put(
        name,
        new Wide(
            element.each(),
            Column.of(all.stream().map(one -> one.get(name, -1, false)).toList()),
            Column.of(all.stream().map(one -> one.get(name, -1, true)).toList())));
    return all.size();
  }

  Column column(String name, boolean isExact) {
    return Objects.requireNonNull(columns.get(name), name).column(isExact);
  }

  /** What a school has of it, by row. */
  Column bySchool(String name, boolean isExact) {
    Wide wide = Objects.requireNonNull(columns.get(name), name);
    Column column = wide.column(isExact);
    if (wide.each() == UnitOfAnalysis.CONSORTIUM) {
      return column.at(new int[run.rows()]);
    }
    if (column.size() == 0) {
      return Column.of(Collections.nCopies(run.rows(), NOWHERE));
    }
    Column districts = run.roster().districts(NOWHERE).column();
    Longs numbers = districts.codes();
    int[] places = new int[run.rows()];
    BitSet nowhere = new BitSet();
    for (int row = 0; row < places.length; row++) {
      places[row] = (int) numbers.get(row);
      if (districts.isMissing(row)) {
        places[row] = 0;
        nowhere.set(row);
      }
    }
    Column there = column.at(places);
    return nowhere.isEmpty() ? there : there.without(nowhere, NOWHERE);
  }

  /**
   * What is known of a district or of the consortium.
   *
   * @param row the number of the district; 0 for the consortium
   */
  SchoolValues.Source source(UnitOfAnalysis each, int row) {
    return new SchoolValues.Source() {
      @Override
      public boolean has(String name) {
        return find(name, each) != null;
      }

      @Override
      public boolean isPerGroup(String name) {
        return false;
      }

      @Override
      public Value value(String name, int group, boolean isExact) {
        return Objects.requireNonNull(find(name, each), name).column(isExact).value(row);
      }

      @Override
      public SchoolValues.@Nullable Over over(Node.OverMembers node) {
        return folds.over(node, each, row);
      }
    };
  }

  private @Nullable Wide find(String name, UnitOfAnalysis each) {
    Wide known = columns.get(name);
    return known != null && known.each() == each ? known : null;
  }
}
