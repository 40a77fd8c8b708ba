package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.joining.PoolChange;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Section;
import org.sqis.core.standing.Quota;

/** What changes in pools, quotas and designations, side by side. */
final class PoolReport {
  private final PoolChange change;

  PoolReport(PoolChange change) {
    this.change = change;
  }

  Section section() {
    PoolChange.Request request = change.request();
    String rated = change.before().year().toString();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.paragraph(
            "What if "
                + request.district()
                + (request.isLeaving() ? " were no member of " : " were a member of ")
                + request.membership()
                + " from "
                + request.from()
                + " on. It has "
                + Parts.counted(change.ownSchools(), "school")
                + " in the data of "
                + rated
                + "."));
    blocks.add(
        Parts.table(
            "Schools of each cohort",
            List.of("cohort", "before", "after"),
            cells(change.cohorts(), PoolReport::size),
            "The policy has no cohort."));
    blocks.add(quotas());
    blocks.add(
        Parts.table(
            "Schools that hold each designation",
            List.of("designation", "before", "after"),
            cells(change.holders(), String::valueOf),
            "The policy designates nobody."));
    blocks.add(moved(false));
    blocks.add(moved(true));
    List<List<String>> earlier = new ArrayList<>();
    for (Map.Entry<SchoolYear, Integer> one : change.earlier().entrySet()) {
      earlier.add(List.of(one.getKey().toString(), said(one.getValue())));
    }
    blocks.add(
        Parts.table(
            "Earlier determinations",
            List.of("rated year", "schools that stand otherwise"),
            earlier,
            "There is no earlier determination."));
    return Parts.section("pool", "What changes in the pool", blocks);
  }

  private static String said(int count) {
    return count == 0 ? "none" : String.valueOf(count);
  }

  private static String size(PoolChange.Size size) {
    return size.members()
        + (size.undecided() == 0 ? "" : " and " + size.undecided() + " undecided");
  }

  private static <T> List<List<String>> cells(
      List<PoolChange.Pair<T>> pairs, Function<T, String> says) {
    List<List<String>> cells = new ArrayList<>();
    for (PoolChange.Pair<T> one : pairs) {
      cells.add(List.of(one.what(), said(one.before(), says), said(one.after(), says)));
    }
    return cells;
  }

  private static <T> String said(@Nullable T value, Function<T, String> says) {
    return value == null ? "" : says.apply(value);
  }

  private Block quotas() {
    List<List<String>> cells = new ArrayList<>();
    for (PoolChange.Pair<Quota> one : change.quotas()) {
      List<String> row = new ArrayList<>(List.of(one.what()));
      for (Function<Quota, String> part : QUOTA.values()) {
        row.add(said(one.before(), part));
        row.add(said(one.after(), part));
      }
      cells.add(row);
    }
    List<String> columns = new ArrayList<>(List.of("quota"));
    for (String part : QUOTA.keySet()) {
      columns.add(part);
      columns.add(part + " after");
    }
    return Parts.table("Quotas", columns, cells, "No quota of this year takes places.");
  }

  /** What is compared of a quota. */
  private static final Map<String, Function<Quota, String>> QUOTA = quotaParts();

  private static Map<String, Function<Quota, String>> quotaParts() {
    Map<String, Function<Quota, String>> parts = new LinkedHashMap<>();
    parts.put("base", one -> String.valueOf(one.base()));
    parts.put("places", one -> String.valueOf(one.places()));
    parts.put("chosen", one -> String.valueOf(one.chosen()));
    parts.put("line", Quota::line);
    return parts;
  }

  private Block moved(boolean isOwn) {
    List<List<String>> cells = new ArrayList<>();
    for (PoolChange.Moved one : change.moved()) {
      if (one.isOwn() == isOwn) {
        cells.add(
            List.of(
                one.move().entity().id(),
                one.move().entity().name(),
                one.move().entity().districtName(),
                one.designation(),
                one.move().oldValue().toString(),
                one.move().newValue().toString(),
                one.move().how()));
      }
    }
    return Parts.table(
        isOwn
            ? "Designations of schools of " + change.request().district()
            : "Designations of other schools, which move because the pool changes",
        List.of("id", "school", "district", "designation", "before", "after", "how"),
        cells,
        isOwn
            ? "No designation of a school of " + change.request().district() + " moves."
            : "No designation of another school moves.");
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (PoolChange.Pair<PoolChange.Size> one : change.cohorts()) {
      rows.add(row("cohort", one.what(), one.before(), one.after(), PoolReport::size));
    }
    for (PoolChange.Pair<Quota> one : change.quotas()) {
      QUOTA.forEach(
          (part, says) ->
              rows.add(row("quota " + part, one.what(), one.before(), one.after(), says)));
    }
    for (PoolChange.Pair<Integer> one : change.holders()) {
      rows.add(row("holders", one.what(), one.before(), one.after(), String::valueOf));
    }
    for (PoolChange.Moved one : change.moved()) {
      rows.add(
          List.of(
              one.isOwn() ? "moved with its district" : "moved by the pool",
              one.move().entity().districtName(),
              one.designation(),
              one.move().entity().id(),
              one.move().entity().name(),
              one.move().oldValue().toString(),
              one.move().newValue().toString(),
              one.move().how()));
    }
    change
        .earlier()
        .forEach(
            (year, count) ->
                rows.add(
                    List.of(
                        "earlier determination",
                        change.request().district(),
                        year.toString(),
                        "",
                        "",
                        "",
                        said(count),
                        "schools that stand otherwise")));
    return rows;
  }

  private <T> List<String> row(
      String part, String name, @Nullable T before, @Nullable T after, Function<T, String> says) {
    return List.of(
        part, change.request().district(), name, "", "", said(before, says), said(after, says), "");
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("membership", change.request().membership());
    tree.put("district", change.request().district());
    tree.put("from", change.request().from().toString());
    tree.put("leaves", change.request().isLeaving());
    tree.put("schools", change.ownSchools());
    tree.put("policy_digest_after", change.newer().digest());
    tree.put("cohorts", pairs(change.cohorts(), PoolReport::size));
    List<Object> quotas = new ArrayList<>();
    for (PoolChange.Pair<Quota> one : change.quotas()) {
      Map<String, Object> quota = new LinkedHashMap<>();
      quota.put("quota", one.what());
      QUOTA.forEach(
          (part, says) -> {
            quota.put(part + "_before", said(one.before(), says));
            quota.put(part + "_after", said(one.after(), says));
          });
      quotas.add(quota);
    }
    tree.put("quotas", quotas);
    tree.put("holders", pairs(change.holders(), String::valueOf));
    List<Object> moved = new ArrayList<>();
    for (PoolChange.Moved one : change.moved()) {
      Map<String, Object> move = Parts.tree(one.move().entity());
      move.put("own", one.isOwn());
      move.put("designation", one.designation());
      move.put("before", one.move().oldValue().toString());
      move.put("after", one.move().newValue().toString());
      move.put("how", one.move().how());
      moved.add(move);
    }
    tree.put("moved", moved);
    Map<String, Object> earlier = new LinkedHashMap<>();
    change.earlier().forEach((year, count) -> earlier.put(year.toString(), count));
    tree.put("earlier", earlier);
    return tree;
  }

  private static <T> List<Object> pairs(List<PoolChange.Pair<T>> pairs, Function<T, String> says) {
    List<Object> all = new ArrayList<>();
    for (PoolChange.Pair<T> one : pairs) {
      Map<String, Object> pair = new LinkedHashMap<>();
      pair.put("name", one.what());
      pair.put("before", said(one.before(), says));
      pair.put("after", said(one.after(), says));
      all.add(pair);
    }
    return all;
  }
}
