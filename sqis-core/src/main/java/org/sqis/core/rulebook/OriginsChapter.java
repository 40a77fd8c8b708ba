package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;

/** Who stands behind the numbers, counted. */
final class OriginsChapter {
  private final References references;
  private final Map<Provenance, List<Text>> by = new EnumMap<>(Provenance.class);
  private final List<Text> unsaid = new ArrayList<>();
  private final List<Text> notSet = new ArrayList<>();

  private OriginsChapter(References references) {
    this.references = references;
    for (Provenance provenance : Provenance.values()) {
      by.put(provenance, new ArrayList<>());
    }
  }

  static Section of(PolicySpec spec, References references) {
    OriginsChapter chapter = new OriginsChapter(references);
    chapter.collect(spec);
    return new Section(
        "origins", Text.of("Where the numbers come from"), chapter.blocks(), List.of());
  }

  private void collect(PolicySpec spec) {
    spec.parameters().forEach(this::collect);
    collect(spec.header().calendar());
    spec.levels().forEach(this::collect);
    for (Grid grid : spec.grids()) {
      int cells = grid.rows().stream().mapToInt(row -> row.cells().size()).sum();
      add(grid.provenance(), grid.source(), grid.name(), Words.counted(cells, "cell", "cells"));
    }
    spec.indexes().forEach(this::collect);
    for (Designation one : spec.designations()) {
      for (Designation.Route route : one.routes()) {
        boolean isOwn = route.provenance() != null || !route.source().isEmpty();
        add(
            isOwn ? route.provenance() : one.provenance(),
            isOwn ? route.source() : one.source(),
            one.name(),
            "route " + route.name());
      }
    }
    for (Ladder ladder : spec.ladders()) {
      int moves = ladder.moves().size();
      add(
          ladder.provenance(),
          ladder.source(),
          ladder.name(),
          Words.counted(moves, "move", "moves"));
      for (Ladder.Duty duty : ladder.duties()) {
        boolean isOwn = duty.provenance() != null || !duty.source().isEmpty();
        add(
            isOwn ? duty.provenance() : ladder.provenance(),
            isOwn ? duty.source() : ladder.source(),
            ladder.name(),
            "to " + duty.must() + " " + duty.what() + " by " + duty.due());
      }
    }
    for (Procedure one : spec.procedures()) {
      add(one.provenance(), one.source(), one.name(), one.outline().kind());
    }
    for (NumberTable table : spec.numbers()) {
      for (NumberTable.Column column : table.columns()) {
        add(
            column.provenance(),
            column.source(),
            table.of(),
            column.name() + ": " + Words.counted(table.rows().size(), "number", "numbers"));
      }
    }
  }

  private void collect(Parameter one) {
    Text name = references.name(one.name());
    name = one.years() == null ? name : name.and(" in " + one.years());
    if (one.value() == null) {
      notSet.add(name);
    } else {
      of(one.provenance()).add(name);
    }
  }

  private void collect(SchoolCalendar calendar) {
    if (calendar.start() != null) {
      of(calendar.start().provenance()).add(Text.code(SchoolCalendar.SCHOOL_YEAR));
    }
    for (SchoolCalendar.Entry entry : calendar.seasons()) {
      of(entry.provenance()).add(references.name(entry.season().name()));
    }
  }

  private void collect(LevelTable table) {
    List<ColumnOrigin> columns = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      columns.add(table.origin(i));
      counts.add(
          (int)
              table.rows().stream()
                  .map(row -> row.cells().get(column))
                  .filter(
                      cut ->
                          !(cut instanceof LevelTable.Cut.Rest
                              || cut instanceof LevelTable.Cut.NotServed))
                  .count());
    }
    add(columns, counts, table.name(), "cut score", "cut scores");
  }

  private void collect(IndexSpec index) {
    List<ColumnOrigin> columns = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < index.shares().columns().size(); i++) {
      int column = i;
      columns.add(index.origin(i));
      counts.add(
          (int)
              index.shares().rows().stream()
                  .filter(share -> share.points().get(column) != null)
                  .count());
    }
    add(columns, counts, index.name(), "share", "shares");
  }

  /** What stands in the columns of a table, of which {@code counts} says how many there are. */
  private void add(
      List<ColumnOrigin> columns, List<Integer> counts, String name, String one, String several) {
    Standing.counted(columns, counts)
        .forEach(
            (origin, count) ->
                add(
                    origin.provenance(),
                    origin.source(),
                    name,
                    Words.counted(count, one, several)));
  }

  private void add(@Nullable Provenance provenance, String source, String name, String count) {
    Text text = references.name(name).and(" (" + count);
    boolean isCited = provenance == null && !source.isEmpty();
    text = isCited ? text.and("; source ").and(references.cited(source)) : text;
    of(provenance).add(text.and(")"));
  }

  private List<Text> of(@Nullable Provenance provenance) {
    return provenance == null ? unsaid : Objects.requireNonNull(by.get(provenance));
  }

  private List<Block> blocks() {
    List<Block.Row> rows = new ArrayList<>();
    int all = unsaid.size();
    for (Provenance provenance : Provenance.values()) {
      List<Text> names = of(provenance);
      all += names.size();
      rows.add(row(Words.provenance(provenance), meaning(provenance), names));
    }
    rows.add(row(Words.provenance(null), "the policy names nobody, at most a source", unsaid));
    rows.add(row(Text.strong("not set"), "nobody has decided; what rests on them waits", notSet));
    int unset = of(Provenance.PROXY).size() + of(Provenance.CHOICE).size();
    Text says =
        Text.of(
            "The policy has "
                + Words.counted(all, "number or table", "numbers and tables")
                + " that somebody set. Of these, ");
    says =
        says.and(Text.strong(unset + " of " + all + " are a proxy or a choice"))
            .and(
                ": no waiver, law or guidance gives them. Of "
                    + unsaid.size()
                    + " the policy does not say who set them.");
    return List.of(
        new Block.Paragraph(says),
        new Block.Table(
            Text.of("Numbers and tables by who set them"),
            List.of(Text.of("Set by"), Text.of("That is"), Text.of("How many"), Text.of("Which")),
            rows));
  }

  private static Block.Row row(Text who, String meaning, List<Text> names) {
    return Words.row(
        List.of(who, Text.of(meaning), Text.of(names.size() + ""), Text.join(", ", names)));
  }

  private static String meaning(Provenance provenance) {
    return switch (provenance) {
      case WAIVER -> "the waiver of the consortium";
      case FEDERAL -> "federal law or guidance";
      case STATE -> "law or guidance of the state";
      case PROXY -> "a stand-in for a number that no source gives";
      case CHOICE -> "the authors of the policy chose it";
    };
  }
}
