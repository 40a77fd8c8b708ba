package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.Unit;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;

/** The rates and measures. */
final class MeasuresChapter {
  private final References references;

  /** Which measure first had some notes; the rates of one table share theirs. */
  private final Map<List<String>, String> noted = new HashMap<>();

  private MeasuresChapter(References references) {
    this.references = references;
  }

  static Section of(PolicySpec spec, References references) {
    List<Section> sections =
        Words.sections(
            "measure",
            spec.measures(),
            Measure::name,
            Measure::years,
            new MeasuresChapter(references)::blocks,
            references);
    return new Section("measures", Text.of("How values are worked out"), List.of(), sections);
  }

  private List<Block> blocks(Measure measure) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(description(measure, references)));
    List<Text> rules = new ArrayList<>();
    if (measure.body() instanceof Measure.Cases cases) {
      List<Block.Item> lines = new ArrayList<>();
      for (Measure.Case one : cases.cases()) {
        Text line = line(one, cases.cases().size() == 1, references);
        rules.add(line);
        lines.add(new Block.Item("", line));
      }
      blocks.add(new Block.Listing(lines, false));
    }
    measure.needs().forEach(need -> rules.add(references.written(need.condition())));
    List<Text> read = references.mentioned(rules, measure.name());
    if (!read.isEmpty()) {
      blocks.add(new Block.Paragraph(Text.of("It reads ").and(Words.listed(read, "and")).and(".")));
    }
    List<Block.Item> conditions = conditions(measure, references);
    if (!conditions.isEmpty()) {
      blocks.add(Words.paragraph("Conditions:"));
      blocks.add(new Block.Listing(conditions, false));
    }
    blocks.addAll(standing(measure));
    return blocks;
  }

  private List<Block> standing(Measure measure) {
    String first = measure.notes().isEmpty() ? null : noted.get(measure.notes());
    if (first == null) {
      noted.put(measure.notes(), measure.name());
      return Words.standing(null, measure.source(), measure.notes(), references);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(Words.standing(null, measure.source(), List.of(), references));
    blocks.add(
        new Block.Paragraph(
            Text.of("The notes on ").and(references.titled(first)).and(" apply here too.")));
    return blocks;
  }

  private static Text line(Measure.Case one, boolean isOnly, References references) {
    Text line = Text.code("value ").and(references.written(one.value()));
    if (one.when() != null) {
      return line.and(Text.code(" when ")).and(references.written(one.when()));
    }
    return isOnly ? line : line.and(Text.code(" otherwise"));
  }

  private static Text description(Measure measure, References references) {
    Text says = Text.of("For " + Words.each(measure.each()) + ": ");
    if (measure.body() instanceof Measure.Rate rate) {
      says =
          says.and(references.written(rate.part()))
              .and(" (the part) out of ")
              .and(references.written(rate.whole()))
              .and(" (the whole), in percent");
    } else if (measure.body() instanceof Measure.Cases cases && cases.cases().size() > 1) {
      says = says.and("the first line below whose condition holds gives the value");
    } else {
      says = says.and("the line below gives the value");
    }
    Unit unit = measure.unit();
    boolean saysUnit = unit != null && measure.body() instanceof Measure.Cases;
    if (saysUnit) {
      says = says.and(", taken as " + (unit == Unit.PERCENT ? "a percent" : unit + ""));
    }
    if (!measure.words().isEmpty()) {
      says = says.and(", one of the words " + String.join(", ", measure.words()));
    }
    if (measure.round() != null) {
      says = says.and(", rounded " + Words.decimals(measure.round()) + ", ties away from zero");
    }
    return says.and(direction(measure.better()));
  }

  private static String direction(Measure.Direction better) {
    return switch (better) {
      case HIGHER -> ". Higher is better.";
      case LOWER -> ". Lower is better.";
      case UNSTATED -> ".";
    };
  }

  /** When there is no value, and what may be compared. */
  private static List<Block.Item> conditions(Measure measure, References references) {
    List<Block.Item> items = new ArrayList<>();
    if (!measure.onlyFor().isEmpty()) {
      items.add(
          new Block.Item(
              "",
              Text.of(
                  "Only for schools of type "
                      + Words.listed(measure.onlyFor().stream().map(Text::of).toList(), "or")
                      + "; for others it is not applicable.")));
    }
    for (Measure.Exclusion one : measure.exceptions()) {
      items.add(
          new Block.Item(
              "",
              Text.of("Not for ")
                  .and(references.titled(one.group()))
                  .and(": " + Words.missing(one.reason(), one.remark()) + ".")));
    }
    items.addAll(needs(measure.needs(), references));
    if (measure.mayBeMissing()) {
      items.add(new Block.Item("", Text.of("Where what it reads is missing, it may be missing.")));
    }
    for (Measure.Scale scale : measure.scales()) {
      items.add(
          new Block.Item(
              "",
              Text.of("From " + scale.from() + " on its values are on the scale ")
                  .and(Text.code(scale.name()))
                  .and("; they are not compared with earlier ones.")));
    }
    for (Measure.Bridge bridge : measure.bridges()) {
      items.add(
          new Block.Item(
              "",
              Text.of("It compares across the start of the scale ")
                  .and(Text.code(bridge.scale()))
                  .and(" all the same: " + bridge.reason())));
    }
    return items;
  }

  /** What must hold for a value. */
  static List<Block.Item> needs(List<Measure.Need> needs, References references) {
    List<Block.Item> items = new ArrayList<>();
    for (Measure.Need need : needs) {
      items.add(
          new Block.Item(
              "",
              Text.of("Needs ")
                  .and(references.written(need.condition()))
                  .and("; otherwise it is " + Words.missing(need.reason(), need.remark()) + ".")));
    }
    return items;
  }
}
