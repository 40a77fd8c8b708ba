package org.sqis.core.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.data.Entity;
import org.sqis.core.data.History;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;

/** The values of an outcome written out: as tables to read, and as records for later years. */
final class OutcomeTables {
  private final Outcome outcome;

  OutcomeTables(Outcome outcome) {
    this.outcome = outcome;
  }

  History history(String name) {
    Origin from = outcome.origin();
    History.Builder history =
        History.builder(name, from.year()).policy(from.policy(), from.policyDigest());
    for (ResultColumn column : outcome.results()) {
      if (column.each().isWiderThanSchool()) {
        continue;
      }
      boolean isPerGroup = column.each() == UnitOfAnalysis.GROUP;
      String of = column.name();
      for (Entity entity : outcome.entities()) {
        for (String group : isPerGroup ? outcome.groups() : List.of("")) {
          Value value = outcome.value(entity.id(), of, group);
          history.put(entity.id(), of, group, value, outcome.exact(entity.id(), of, group));
        }
      }
    }
    for (String id : outcome.standings().standings().keySet()) {
      history.standings(id, outcome.standings().of(id));
    }
    return history.build();
  }

  private List<String> wanted(UnitOfAnalysis each, String @Nullable [] names) {
    if (names == null || Arrays.asList(names).contains(null)) {
      throw new IllegalArgumentException("names must not be null");
    }
    if (names.length > 0) {
      return List.of(names);
    }
    return outcome.results().stream()
        .filter(column -> column.each() == each)
        .map(ResultColumn::name)
        .toList();
  }

  Table schools(String @Nullable [] names) {
    List<String> wanted = wanted(UnitOfAnalysis.SCHOOL, names);
    List<String> header = new ArrayList<>(List.of("id", "name", "district"));
    header.addAll(wanted);
    List<List<String>> rows = new ArrayList<>();
    for (Entity entity : outcome.entities()) {
      List<String> row = new ArrayList<>(List.of(entity.id(), entity.name(), entity.district()));
      for (String name : wanted) {
        row.add(printed(entity.id(), name));
      }
      rows.add(row);
    }
    return new Table(header, rows);
  }

  private String printed(String id, String wanted) {
    int of = wanted.indexOf(" of ");
    if (of >= 0) {
      String name = wanted.substring(0, of);
      Value value = outcome.value(id, name, wanted.substring(of + 4));
      return ValueText.readable(value, outcome.result(name).type());
    }
    ResultColumn column = outcome.result(wanted);
    Value value =
        column.kind() == ResultColumn.Kind.INDEX
            ? outcome.index(id, wanted).published()
            : outcome.value(id, wanted);
    return ValueText.readable(value, column.type());
  }

  Table districts(String @Nullable [] names) {
    List<String> wanted = wanted(UnitOfAnalysis.DISTRICT, names);
    List<String> header = new ArrayList<>(List.of("district"));
    header.addAll(wanted);
    List<List<String>> rows = new ArrayList<>();
    for (String district : outcome.districts()) {
      List<String> row = new ArrayList<>(List.of(district));
      for (String name : wanted) {
        Value value = outcome.districtValue(district, name);
        row.add(ValueText.readable(value, outcome.result(name).type()));
      }
      rows.add(row);
    }
    return new Table(header, rows);
  }

  Table consortium(String @Nullable [] names) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : wanted(UnitOfAnalysis.CONSORTIUM, names)) {
      Value value = outcome.consortiumValue(name);
      rows.add(List.of(name, ValueText.readable(value, outcome.result(name).type())));
    }
    return new Table(List.of("result", "consortium"), rows);
  }

  Table groups(String result) {
    Type type = outcome.result(result).type();
    List<List<String>> rows = new ArrayList<>();
    for (Entity entity : outcome.entities()) {
      for (String group : outcome.groups()) {
        Value value = outcome.value(entity.id(), result, group);
        rows.add(List.of(entity.id(), group, ValueText.readable(value, type)));
      }
    }
    return new Table(List.of("id", "group", result), rows);
  }

  Table summary() {
    List<List<String>> rows = new ArrayList<>();
    for (ResultColumn column : outcome.results()) {
      Map<String, Integer> missing = new TreeMap<>();
      int present = 0;
      for (Column one : outcome.columns(column.name())) {
        for (int row = 0; row < one.size(); row++) {
          if (one.isMissing(row) && one.value(row) instanceof Value.Missing absent) {
            missing.merge(absent.reason().words(), 1, Integer::sum);
          } else {
            present++;
          }
        }
      }
      StringBuilder why = new StringBuilder();
      missing.forEach(
          (reason, count) ->
              why.append(why.isEmpty() ? "" : ", ").append(count).append(' ').append(reason));
      rows.add(
          List.of(
              column.name(),
              column.kind().word(),
              column.each().word(),
              column.type().words(),
              String.valueOf(present),
              why.isEmpty() ? "-" : why.toString()));
    }
    return new Table(List.of("result", "kind", "each", "type", "values", "missing"), rows);
  }
}
