package org.sqis.dsl.equal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.ScoredColumns;
import org.sqis.core.column.Column;
import org.sqis.core.data.Entity;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;

/**
 * Everything in which two outcomes differ: values, what they were before rounding, why they are
 * missing, steps of indexes, what is undecided, warnings, cohorts and standings.
 */
public final class Differences {
  private final String one;
  private final String other;
  private final int most;
  private final List<String> found = new ArrayList<>();
  private long values;
  private long count;

  private Differences(String one, String other, int most) {
    this.one = one;
    this.other = other;
    this.most = most;
  }

  /** What the columns say and the reference evaluator does not; at most so many are told. */
  public static Differences of(Outcome columns, Outcome reference, int most) {
    Differences all = new Differences("columns", "reference", most);
    all.compare(columns, reference);
    return all;
  }

  /** The same of some results that were worked out alone. */
  public static Differences of(ScoredColumns some, Outcome reference, int most) {
    Differences all = new Differences("alone", "reference", most);
    some.results().forEach(name -> all.compare(some, reference, reference.result(name)));
    return all;
  }

  /** How many differ. */
  public long count() {
    return count;
  }

  /** How many values were compared. */
  public long values() {
    return values;
  }

  /** The first of them: whose they are and what both say. */
  public List<String> found() {
    return List.copyOf(found);
  }

  private void compare(Outcome a, Outcome b) {
    same("origin", a.origin(), b.origin());
    same("schools", a.entities(), b.entities());
    same("districts", a.districts(), b.districts());
    same("groups", a.groups(), b.groups());
    same("results", a.results(), b.results());
    if (count > 0) {
      return;
    }
    for (ResultColumn column : a.results()) {
      if (column.each().isWiderThanSchool()) {
        wide(a, b, column);
      } else {
        schools(a, b, column);
      }
    }
    same("undecided", a.undecided(), b.undecided());
    same("warnings", a.warnings(), b.warnings());
    same("cohorts", a.cohorts(), b.cohorts());
    same("standings", a.standings(), b.standings());
    same("summary", a.summary(), b.summary());
  }

  private void compare(ScoredColumns some, Outcome b, ResultColumn result) {
    String name = result.name();
    boolean isPerGroup = result.each() == UnitOfAnalysis.GROUP;
    for (String group : isPerGroup ? b.groups() : List.of("")) {
      Column column = isPerGroup ? some.column(name, group) : some.column(name);
      int size =
          switch (result.each()) {
            case CONSORTIUM -> 1;
            case DISTRICT -> b.districts().size();
            default -> b.entities().size();
          };
      same("rows of " + name, column.size(), size);
      for (int row = 0; row < Math.min(size, column.size()); row++) {
        values++;
        Value reference =
            switch (result.each()) {
              case CONSORTIUM -> b.consortiumValue(name);
              case DISTRICT -> b.districtValue(b.districts().get(row), name);
              default -> b.value(b.entities().get(row).id(), name, isPerGroup ? group : first(b));
            };
        same(name + " " + group + " of row " + row, column.value(row), reference);
      }
    }
  }

  private void schools(Outcome a, Outcome b, ResultColumn column) {
    boolean isPerGroup = column.each() == UnitOfAnalysis.GROUP;
    List<String> groups = isPerGroup ? a.groups() : List.of(a.groups().isEmpty() ? "" : "all");
    String name = column.name();
    for (Entity entity : a.entities()) {
      String id = entity.id();
      for (String group : groups) {
        values++;
        if (!a.value(id, name, group).equals(b.value(id, name, group))
            || !a.exact(id, name, group).equals(b.exact(id, name, group))) {
          String where = name + " of " + id + (isPerGroup ? ", " + group : "");
          same(where, a.value(id, name, group), b.value(id, name, group));
          same(where + ", exact", a.exact(id, name, group), b.exact(id, name, group));
        }
      }
      if (column.kind() == ResultColumn.Kind.INDEX) {
        same("steps of " + name + " of " + id, a.index(id, name), b.index(id, name));
      }
    }
  }

  private void wide(Outcome a, Outcome b, ResultColumn column) {
    String name = column.name();
    if (column.each() == UnitOfAnalysis.CONSORTIUM) {
      same(name, a.consortiumValue(name), b.consortiumValue(name));
      values++;
      return;
    }
    if (column.each() == UnitOfAnalysis.DISTRICT) {
      for (String district : a.districts()) {
        values++;
        same(
            name + " of " + district,
            a.districtValue(district, name),
            b.districtValue(district, name));
      }
      for (Entity entity : a.entities()) {
        String id = entity.id();
        same(
            name + " of the district of " + id + ", exact",
            a.exact(id, name, first(a)),
            b.exact(id, name, first(b)));
      }
    }
  }

  private static String first(Outcome outcome) {
    return outcome.groups().isEmpty() ? "" : outcome.groups().get(0);
  }

  private void same(String where, @Nullable Object mine, @Nullable Object yours) {
    if (Objects.equals(mine, yours)) {
      return;
    }
    count++;
    if (found.size() < most) {
      found.add(where + ": " + one + " " + cut(mine) + ", " + other + " " + cut(yours));
    }
  }

  private static String cut(@Nullable Object what) {
    String text = String.valueOf(what);
    return text.length() > 600 ? text.substring(0, 600) + "…" : text;
  }

  @Override
  public String toString() {
    return count + " differences in " + values + " values\n  " + String.join("\n  ", found);
  }
}
