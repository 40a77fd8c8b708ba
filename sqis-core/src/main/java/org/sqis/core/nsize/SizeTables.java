package org.sqis.core.nsize;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.outcome.Table;

/** The tables of reports on sizes. */
final class SizeTables {
  private SizeTables() {}

  /** Everything that is counted by group, for programs. */
  static Table rows(List<SizeReport> reports) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "count",
                "from",
                "to",
                "each",
                "district",
                "group",
                "schools",
                "sized",
                "groups_from",
                "students_from",
                "groups_to",
                "students_to",
                "groups_newly",
                "students_newly",
                "groups_no_longer",
                "students_no_longer"));
    for (String what : List.of("size_", "undecided_")) {
      for (MissingReason reason : MissingReason.values()) {
        header.add(what + reason.words().replace(' ', '_'));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (SizeReport report : reports) {
      report.byGroup().forEach(one -> rows.add(row(report, one)));
      report.byDistrict().forEach(one -> rows.add(row(report, one)));
    }
    return new Table(header, rows);
  }

  private static List<String> row(SizeReport report, GroupSizes one) {
    UnitOfAnalysis each =
        one.district() == null ? UnitOfAnalysis.CONSORTIUM : UnitOfAnalysis.DISTRICT;
    List<String> row = new ArrayList<>();
    row.add(report.count().name());
    row.add(report.question().from().toString());
    row.add(report.question().to().toString());
    row.add(each.word());
    row.add(one.district() == null ? "" : one.district());
    row.add(one.group());
    row.add(String.valueOf(one.schools()));
    row.add(String.valueOf(one.sized()));
    for (SizeTally tally : List.of(one.before(), one.after(), one.newly(), one.noLonger())) {
      row.add(String.valueOf(tally.groups()));
      row.add(tally.students().toString());
    }
    for (SortedMap<MissingReason, Integer> counts : List.of(one.unsized(), one.undecided())) {
      for (MissingReason reason : MissingReason.values()) {
        row.add(String.valueOf(counts.getOrDefault(reason, 0)));
      }
    }
    return row;
  }

  /** Groups and students, for readers. */
  static Table groups(List<GroupSizes> sizes) {
    boolean isByDistrict = !sizes.isEmpty() && sizes.get(0).district() != null;
    List<String> header = new ArrayList<>(isByDistrict ? List.of("district") : List.of());
    header.addAll(
        List.of(
            "group",
            "groups from",
            "groups to",
            "new groups",
            "groups gone",
            "students from",
            "students to",
            "new students",
            "students gone",
            "not known"));
    List<List<String>> rows = new ArrayList<>();
    for (GroupSizes one : sizes) {
      List<String> row = new ArrayList<>();
      if (one.district() != null) {
        row.add(district(one.district()));
      }
      row.add(one.group());
      row.addAll(cells(one, tally -> String.valueOf(tally.groups())));
      row.addAll(cells(one, tally -> tally.students().toString()));
      row.add(String.valueOf(one.unknown()));
      rows.add(row);
    }
    return new Table(header, rows);
  }

  private static List<String> cells(GroupSizes one, Function<SizeTally, String> what) {
    return List.of(
        what.apply(one.before()),
        what.apply(one.after()),
        signed("+", what.apply(one.newly())),
        signed("-", what.apply(one.noLonger())));
  }

  private static String signed(String sign, String number) {
    return number.equals("0") ? number : sign + number;
  }

  static String district(String name) {
    return name.isEmpty() ? "(no district named)" : name;
  }

  /** What becomes accountable, of several reports side by side. */
  static Table newly(List<SizeReport> reports) {
    List<String> header = new ArrayList<>(List.of("group"));
    for (SizeReport report : reports) {
      header.add("new groups from " + step(report));
      header.add("new students");
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < reports.get(0).byGroup().size(); i++) {
      List<String> row = new ArrayList<>(List.of(reports.get(0).byGroup().get(i).group()));
      for (SizeReport report : reports) {
        SizeTally newly = report.byGroup().get(i).newly();
        row.add(signed("+", String.valueOf(newly.groups())));
        row.add(signed("+", newly.students().toString()));
      }
      rows.add(row);
    }
    return new Table(header, rows);
  }

  /** The two rules as they are typed. */
  static String step(SizeReport report) {
    return report.question().from() + " to " + report.question().to();
  }

  /** Schools, each once. */
  static Table schools(SizeReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (List<SchoolSizes> part : List.of(report.schools(), report.schoolsByDistrict())) {
      for (SchoolSizes one : part) {
        rows.add(
            List.of(
                one.district() == null ? "all districts" : district(one.district()),
                one.family().isEmpty() ? "any group" : one.family(),
                String.valueOf(one.schools()),
                String.valueOf(one.before()),
                String.valueOf(one.after()),
                signed("+", String.valueOf(one.newly())),
                signed("-", String.valueOf(one.noLonger())),
                String.valueOf(one.unknown())));
      }
    }
    return new Table(
        List.of("district", "of", "schools", "from", "to", "new", "gone", "not known"), rows);
  }

  /** In how many schools the size is known, and why not in the others. */
  static Table known(List<GroupSizes> sizes) {
    List<String> header = new ArrayList<>(List.of("group", "schools", "size known"));
    List<MissingReason> unsized = reasons(sizes, GroupSizes::unsized);
    List<MissingReason> undecided = reasons(sizes, GroupSizes::undecided);
    unsized.forEach(reason -> header.add("size " + reason.words()));
    undecided.forEach(reason -> header.add("known, but a rule is " + reason.words()));
    List<List<String>> rows = new ArrayList<>();
    for (GroupSizes one : sizes) {
      List<String> row = new ArrayList<>(List.of(one.group()));
      row.add(String.valueOf(one.schools()));
      row.add(String.valueOf(one.sized()));
      unsized.forEach(reason -> row.add(String.valueOf(one.unsized().getOrDefault(reason, 0))));
      undecided.forEach(reason -> row.add(String.valueOf(one.undecided().getOrDefault(reason, 0))));
      rows.add(row);
    }
    return new Table(header, rows);
  }

  private static List<MissingReason> reasons(
      List<GroupSizes> sizes, Function<GroupSizes, SortedMap<MissingReason, Integer>> which) {
    return sizes.stream()
        .flatMap(one -> which.apply(one).keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
