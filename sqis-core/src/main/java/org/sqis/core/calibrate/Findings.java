package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.calibrate.Calibration.Column;
import org.sqis.core.calibrate.Calibration.Finding;
import org.sqis.core.calibrate.Calibration.Kind;
import org.sqis.core.calibrate.Calibration.Share;

/** Collects what is worth knowing of a calibration. Confined to one thread. */
final class Findings {
  private final Subject subject;
  private final List<List<String>> levels;
  private final SortedSet<Integer> rows;
  private final List<Finding> all = new ArrayList<>();

  Findings(Subject subject, List<List<String>> levels, SortedSet<Integer> rows) {
    this.subject = subject;
    this.levels = levels;
    this.rows = rows;
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  /** What is worth knowing of one column. */
  void add(Column column, @Nullable ColumnCuts cuts) {
    String who = column.words().isEmpty() ? "" : column.label() + ": ";
    if (cuts == null) {
      add(Kind.NOT_SERVED, column, List.of(), who + notServed(column));
      return;
    }
    if (column.distinct() < levels.size()) {
      add(
          Kind.TOO_FEW,
          column,
          List.of(),
          who
              + column.distinct()
              + (column.distinct() == 1 ? " value" : " different values")
              + " for "
              + levels.size()
              + " levels; ask for fewer levels"
              + (subject.by().isEmpty() ? "" : ", or put it together with another column"));
    }
    Map<Integer, List<Integer>> merged = new LinkedHashMap<>();
    cuts.mergedInto()
        .forEach(
            (level, into) -> merged.computeIfAbsent(into, key -> new ArrayList<>()).add(level));
    merged.forEach(
        (into, those) ->
            add(
                Kind.MERGED,
                column,
                those.stream().map(this::name).toList(),
                who + merged(into, those, cuts)));
    List<String> empty =
        column.levels().stream().filter(share -> share.values() == 0).map(Share::level).toList();
    if (!empty.isEmpty()) {
      add(Kind.EMPTY, column, empty, who + "nobody has " + levels(empty) + placed(column, cuts));
    }
  }

  private static String notServed(Column column) {
    return column.schools() == 0 ? "no school, so `-`" : "no school has a value, so `-`";
  }

  private String merged(int into, List<Integer> those, ColumnCuts cuts) {
    String cut = subject.type().unit().print(cuts.cut(into));
    List<String> names = those.stream().map(this::name).toList();
    return levels(names)
        + (cuts.isRest(into)
            ? " would lie below the worst value, which level " + name(into) + " takes"
            : " would have the cut score of level " + name(into) + ", " + cut);
  }

  /** Says of which empty levels the cut scores are steps that no value stands behind. */
  private String placed(Column column, ColumnCuts cuts) {
    List<String> steps = new ArrayList<>();
    for (int level : rows) {
      boolean isLast = level == rows.last();
      if (cuts.mergedInto().containsKey(level) && !isLast && isEmpty(column, name(level))) {
        steps.add(name(level));
      }
    }
    if (steps.isEmpty()) {
      return "";
    }
    return steps.size() == 1
        ? "; the cut score of level " + steps.get(0) + " is a step where no value is"
        : "; the cut scores of " + levels(steps) + " are steps where no value is";
  }

  private static boolean isEmpty(Column column, String level) {
    return column.levels().stream()
        .anyMatch(share -> share.level().equals(level) && share.values() == 0);
  }

  /** What is worth knowing of the whole table. */
  void add(int withoutColumn, int districts, List<@Nullable ColumnCuts> cuts) {
    List<String> without = new ArrayList<>();
    for (int level = 1; level <= levels.size(); level++) {
      if (!rows.contains(level)) {
        without.add(name(level));
      }
    }
    if (!without.isEmpty()) {
      boolean isOfSeveral = cuts.stream().filter(one -> one != null).count() > 1;
      all.add(
          new Finding(
              Kind.LEFT_OUT,
              List.of(),
              without,
              "the table lacks "
                  + levels(without)
                  + (isOfSeveral
                      ? ": every level needs a cut score in every column; who would have them has"
                          + " the next worse level of the table"
                      : "")));
    }
    if (withoutColumn > 0) {
      all.add(
          new Finding(
              Kind.NO_COLUMN,
              List.of(),
              List.of(),
              withoutColumn
                  + (withoutColumn == 1 ? " school has" : " schools have")
                  + " no value of `"
                  + subject.by()
                  + "` and no column"));
    }
    if (districts > 0) {
      all.add(
          new Finding(
              Kind.DISTRICTS,
              List.of(),
              List.of(),
              districts
                  + (districts == 1 ? " district is" : " districts are")
                  + " no school and not counted"));
    }
  }

  private void add(Kind kind, Column column, List<String> names, String text) {
    all.add(new Finding(kind, column.words(), names, text));
  }

  private String name(int level) {
    return levels.get(level - 1).get(0);
  }

  private static String levels(List<String> names) {
    return (names.size() == 1 ? "level " : "levels ") + String.join(", ", names);
  }
}
