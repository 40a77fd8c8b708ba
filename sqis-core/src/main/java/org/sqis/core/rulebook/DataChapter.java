package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;

/** Whose results count, and what districts send. */
final class DataChapter {
  private DataChapter() {}

  static Section groups(PolicySpec spec, References references) {
    Text title = Text.of("Groups of students");
    if (spec.groups().isEmpty()) {
      return new Section("groups", title, List.of(), List.of());
    }
    boolean hasYears = spec.groups().stream().anyMatch(group -> group.years() != null);
    List<Text> columns = new ArrayList<>();
    List.of("Group", "Name in the rules", "Family", "Counts")
        .forEach(heading -> columns.add(Text.of(heading)));
    if (hasYears) {
      columns.add(Words.YEARS);
    }
    List<Block.Row> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Group group : spec.groups()) {
      List<Text> cells = new ArrayList<>();
      cells.add(Text.of(group.title().isEmpty() ? group.name() : group.title()));
      cells.add(Text.code(group.name()));
      cells.add(group.family().isEmpty() ? Text.NONE : Text.code(group.family()));
      cells.add(Text.of(group.use() == Group.Use.SCORED ? "can count" : "shown, never counts"));
      if (hasYears) {
        cells.add(Words.years(group.years()));
      }
      String anchor = seen.add(group.name()) ? References.anchor("group", group.name()) : "";
      rows.add(new Block.Row(anchor, cells, 1));
    }
    Block table = new Block.Table(Text.of("Groups whose results are worked out"), columns, rows);
    return new Section("groups", title, List.of(table), List.of());
  }

  static Section inputs(PolicySpec spec, References references) {
    List<Block> blocks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (UnitOfAnalysis each : UnitOfAnalysis.values()) {
      List<Input> inputs = spec.inputs().stream().filter(one -> one.each() == each).toList();
      if (!inputs.isEmpty()) {
        blocks.add(table(each, inputs, seen, references));
      }
    }
    return new Section("inputs", Text.of("What districts send"), blocks, List.of());
  }

  private static Block table(
      UnitOfAnalysis each, List<Input> inputs, Set<String> seen, References references) {
    boolean hasLag = inputs.stream().anyMatch(input -> input.lag() > 0);
    boolean hasYears = inputs.stream().anyMatch(input -> input.years() != null);
    List<Text> columns = new ArrayList<>();
    List.of("Name", "Kind of value", "What it means", "Must be there")
        .forEach(heading -> columns.add(Text.of(heading)));
    if (hasLag) {
      columns.add(Text.of("Data of"));
    }
    if (hasYears) {
      columns.add(Words.YEARS);
    }
    List<Block.Row> rows = new ArrayList<>();
    for (Input input : inputs) {
      List<Text> cells = new ArrayList<>();
      cells.add(Text.code(input.name()));
      cells.add(type(input, references));
      cells.add(Text.of(input.meaning()));
      cells.add(Text.of(input.neverMissing() ? "yes" : "no"));
      if (hasLag) {
        cells.add(Text.of(lag(input.lag())));
      }
      if (hasYears) {
        cells.add(Words.years(input.years()));
      }
      String anchor = seen.add(input.name()) ? References.anchor("input", input.name()) : "";
      rows.add(new Block.Row(anchor, cells, 1));
    }
    return new Block.Table(Text.of("For " + Words.each(each)), columns, rows);
  }

  private static String lag(int years) {
    return switch (years) {
      case 0 -> "the rated year";
      case 1 -> "the year before";
      default -> years + " years before";
    };
  }

  private static Text type(Input input, References references) {
    Text type = Text.of(input.type().words());
    if (!input.partOf().isEmpty()) {
      type = type.and(", a part of ").and(references.name(input.partOf()));
    }
    Rational least = input.min();
    Rational most = input.max();
    if (least != null) {
      type = type.and(", " + (most == null ? "at least " + least : least + " to " + most));
    } else if (most != null) {
      type = type.and(", at most " + most);
    }
    return type;
  }
}
