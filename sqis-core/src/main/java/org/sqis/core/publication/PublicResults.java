package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.Table;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.policy.Group;

/**
 * The results of a year as the public may see them. What is hidden was decided from the policy and
 * the data alone, over everything that could be published, so that nobody learns more by asking
 * twice. Deeply immutable once made; safe for every thread.
 */
public final class PublicResults {
  private final Outcome outcome;
  private final PublicationRule rule;
  private final Population everyone;
  private final YearGate gate;
  private final YearCounts counts;

  PublicResults(
      Outcome outcome,
      PublicationRule rule,
      Population everyone,
      YearGate gate,
      YearCounts counts) {
    this.outcome = outcome;
    this.rule = rule;
    this.everyone = everyone;
    this.gate = gate;
    this.counts = counts;
  }

  /**
   * A value as the public sees it.
   *
   * @param status what is told of it
   * @param text the value as it is printed; empty if it is hidden or missing
   */
  public record Cell(ValueStatus status, String text) {
    public Cell {
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(text, "text");
    }

    /** The value, or the status that stands in its place. */
    public String shown() {
      return status == ValueStatus.SHOWN ? text : status.token();
    }
  }

  /** The rule that decided. */
  public PublicationRule rule() {
    return rule;
  }

  /** What the results were made of. */
  public org.sqis.core.outcome.Origin origin() {
    return outcome.origin();
  }

  /** What the policy gives. */
  public List<ResultColumn> results() {
    return outcome.results();
  }

  /** The tables of counts of the year that were protected, by the name of the count. */
  public Map<String, CountTable> countTables() {
    return new LinkedHashMap<>(counts.tables());
  }

  /** What became of the counts of a table. */
  public Protection protection(String count) {
    Protection found = counts.protections().get(count);
    if (found == null) {
      throw new IllegalArgumentException(
          "count must be one of " + counts.protections().keySet() + ": " + count);
    }
    return found;
  }

  /** Counts that could not be protected whatever else is hidden; none in all data we know. */
  public List<String> unprotected() {
    List<String> all = new ArrayList<>();
    counts
        .protections()
        .forEach((name, found) -> found.unprotected().forEach(id -> all.add(name + " " + id)));
    return all;
  }

  /**
   * The value of a school, or of a group of it.
   *
   * @param group the group, for a result of each group
   * @throws IllegalArgumentException if the id, result or group is unknown
   */
  public Cell of(String id, String result, String group) {
    ResultColumn column = outcome.result(result);
    Value value =
        column.kind() == ResultColumn.Kind.INDEX
            ? outcome.index(id, result).published()
            : outcome.value(id, result, group);
    int row = outcome.entities().stream().map(Entity::id).toList().indexOf(id);
    return cell(row, column, group, value);
  }

  private Cell cell(int row, ResultColumn column, String group, Value value) {
    SchoolValues school = everyone.schools().get(row);
    boolean isOfGroups = column.each() == UnitOfAnalysis.GROUP;
    int number = isOfGroups ? school.plan().groups().indexOf(group) : -1;
    SchoolValues owner = school;
    while (!owner.isOwn(column.name()) && owner.outer() != null) {
      owner = Objects.requireNonNull(owner.outer());
    }
    return cell(gate.of(owner, column.name(), number), value, column);
  }

  private static Cell cell(YearGate.Standing standing, Value value, ResultColumn column) {
    return switch (standing) {
      case SMALL, IMPLIED -> new Cell(ValueStatus.SMALL, "");
      case COMPLEMENTARY -> new Cell(ValueStatus.COMPLEMENTARY, "");
      case WITHHELD, UNCOUNTED -> new Cell(ValueStatus.WITHHELD, "");
      case TOLD, ROUNDED -> {
        ValueStatus told = ValueStatus.told(value);
        yield new Cell(
            told, told == ValueStatus.SHOWN ? ValueText.readable(value, column.type()) : "");
      }
    };
  }

  /** The names of the results of that unit. */
  private List<String> names(UnitOfAnalysis each, List<String> asked) {
    return !asked.isEmpty()
        ? asked
        : outcome.results().stream()
            .filter(column -> column.each() == each)
            .map(ResultColumn::name)
            .toList();
  }

  /**
   * A table with one row a school; a name can end in {@code of GROUP}.
   *
   * @param asked the results; all of each school if empty
   * @param withStatus whether each result has a column for its status, as programs want it
   */
  public Table schools(List<String> asked, boolean withStatus) {
    List<String> names = names(UnitOfAnalysis.SCHOOL, asked);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < outcome.entities().size(); i++) {
      Entity entity = outcome.entities().get(i);
      List<String> row = new ArrayList<>(List.of(entity.id(), entity.name(), entity.district()));
      for (String name : names) {
        int of = name.indexOf(" of ");
        String base = of < 0 ? name : name.substring(0, of);
        add(row, cell(i, base, of < 0 ? Group.ALL : name.substring(of + 4)), withStatus);
      }
      rows.add(row);
    }
    return new Table(header(List.of("id", "name", "district"), names, withStatus), rows);
  }

  private Cell cell(int row, String result, String group) {
    ResultColumn column = outcome.result(result);
    String id = outcome.entities().get(row).id();
    Value value =
        column.kind() == ResultColumn.Kind.INDEX
            ? outcome.index(id, result).published()
            : outcome.value(id, result, group);
    return cell(row, column, group, value);
  }

  /** A table with one row a school and group. */
  public Table groups(List<String> asked, boolean withStatus) {
    List<String> names = names(UnitOfAnalysis.GROUP, asked);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < outcome.entities().size(); i++) {
      for (String group : outcome.groups()) {
        List<String> row = new ArrayList<>(List.of(outcome.entities().get(i).id(), group));
        for (String name : names) {
          add(row, cell(i, name, group), withStatus);
        }
        rows.add(row);
      }
    }
    return new Table(header(List.of("id", "group"), names, withStatus), rows);
  }

  /** A table with one row a district. */
  public Table districts(List<String> asked, boolean withStatus) {
    List<String> names = names(UnitOfAnalysis.DISTRICT, asked);
    List<List<String>> rows = new ArrayList<>();
    for (String district : outcome.districts()) {
      SchoolValues of = Objects.requireNonNull(everyone.district(district), district);
      List<String> row = new ArrayList<>(List.of(district));
      for (String name : names) {
        ResultColumn column = outcome.result(name);
        boolean isOfAll = column.each() == UnitOfAnalysis.CONSORTIUM;
        YearGate.Standing standing = gate.of(isOfAll ? everyone.consortium() : of, name, -1);
        add(row, cell(standing, outcome.districtValue(district, name), column), withStatus);
      }
      rows.add(row);
    }
    return new Table(header(List.of("district"), names, withStatus), rows);
  }

  /** A table with one row a result of the consortium. */
  public Table consortium(List<String> asked, boolean withStatus) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : names(UnitOfAnalysis.CONSORTIUM, asked)) {
      List<String> row = new ArrayList<>(List.of(name));
      YearGate.Standing standing = gate.of(everyone.consortium(), name, -1);
      add(row, cell(standing, outcome.consortiumValue(name), outcome.result(name)), withStatus);
      rows.add(row);
    }
    return new Table(header(List.of("result"), List.of("consortium"), withStatus), rows);
  }

  private static void add(List<String> row, Cell cell, boolean withStatus) {
    row.add(withStatus ? cell.text() : cell.shown());
    if (withStatus) {
      row.add(cell.status().token());
    }
  }

  private static List<String> header(List<String> keys, List<String> names, boolean withStatus) {
    List<String> header = new ArrayList<>(keys);
    for (String name : names) {
      header.add(name);
      if (withStatus) {
        header.add(name + " status");
      }
    }
    return header;
  }

  /** A table as programs want it: one map a row, each result with its value and status. */
  public static List<Object> tree(Table withStatus, int keys) {
    List<Object> rows = new ArrayList<>();
    for (List<String> row : withStatus.rows()) {
      Map<String, Object> one = new LinkedHashMap<>();
      for (int i = 0; i < keys; i++) {
        one.put(withStatus.header().get(i), row.get(i));
      }
      for (int i = keys; i < row.size(); i += 2) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("value", row.get(i));
        cell.put("status", row.get(i + 1));
        one.put(withStatus.header().get(i), cell);
      }
      rows.add(one);
    }
    return rows;
  }

  /** Whether nothing about a group of a school is hidden in the year; no if it is not known. */
  public boolean isWhollyTold(String id, String group) {
    int row = outcome.entities().stream().map(Entity::id).toList().indexOf(id);
    SchoolValues school = row < 0 ? null : everyone.schools().get(row);
    return school != null && isWhollyTold(school, group);
  }

  private boolean isWhollyTold(SchoolValues school, String group) {
    int number = school.plan().groups().indexOf(group);
    for (String count : counts.tables().keySet()) {
      @Nullable Release release = counts.of(school, count, number);
      if (release != null && release.isHidden()) {
        return false;
      }
    }
    return number >= 0;
  }
}
