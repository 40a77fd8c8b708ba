package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Provenance;

/** How schools are designated, how long they stay, and how they leave. */
final class DesignationsChapter {
  private DesignationsChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Section> sections =
        Words.sections(
            "designation",
            spec.designations(),
            Designation::name,
            Designation::years,
            one -> blocks(one, references),
            references);
    return new Section(
        "designations", Text.of("Which schools are designated"), List.of(), sections);
  }

  private static List<Block> blocks(Designation one, References references) {
    List<Block> blocks = new ArrayList<>();
    Text says = Text.of("Schools of ").and(references.titled(one.among())).and(" are designated");
    if (!one.except().isEmpty()) {
      List<Text> names = one.except().stream().map(references::titled).toList();
      says = says.and(", except those that hold ").and(Words.listed(names, "or"));
    }
    boolean isOne = one.routes().size() == 1;
    says = says.and(isOne ? " by this route." : " by any of these routes.");
    says = says.and(" The list of a rated year takes effect in the school year after it.");
    blocks.add(new Block.Paragraph(says));
    blocks.add(routes(one, references));
    blocks.add(new Block.Listing(quotas(one, references), false));
    if (!one.exits().isEmpty()) {
      blocks.add(exits(one, references));
    }
    blocks.addAll(
        Words.standing(
            one.provenance() == null ? null : Words.provenance(one.provenance()),
            one.source(),
            one.notes(),
            references));
    return blocks;
  }

  private static Block routes(Designation one, References references) {
    boolean hasGroups = one.routes().stream().anyMatch(route -> route.groups() != null);
    boolean hasOrigin =
        one.routes().stream()
            .anyMatch(route -> route.provenance() != null || !route.source().isEmpty());
    List<Text> columns = new ArrayList<>(List.of(Text.of("Route"), Text.of("Who")));
    if (hasGroups) {
      columns.add(Text.of("Groups that are the reason"));
    }
    if (hasOrigin) {
      columns.add(Text.of("Set by"));
    }
    List<Block.Row> rows = new ArrayList<>();
    for (Designation.Route route : one.routes()) {
      Text who = references.written(route.who());
      List<Text> cells = new ArrayList<>();
      cells.add(Text.code(route.name()));
      cells.add(route.fill() ? who.and("; the routes above have taken places of its quota") : who);
      if (hasGroups) {
        cells.add(route.groups() == null ? Text.NONE : references.written(route.groups()));
      }
      if (hasOrigin) {
        cells.add(origin(route.provenance(), route.source(), references));
      }
      rows.add(Words.row(cells));
    }
    return new Block.Table(Text.of("How a school is designated"), columns, rows);
  }

  private static Text origin(
      @Nullable Provenance provenance, String source, References references) {
    Text by = provenance == null ? Text.NONE : Words.provenance(provenance);
    return source.isEmpty() ? by : by.and(by.isEmpty() ? "" : ", ").and(references.cited(source));
  }

  private static Block.Item item(Text text) {
    return new Block.Item("", text);
  }

  private static List<Block.Item> quotas(Designation one, References references) {
    List<Block.Item> items = new ArrayList<>();
    if (one.ties() != null) {
      String base = one.base() == Designation.Base.MEMBERS ? "every school" : "the schools";
      String withResult = one.base() == Designation.Base.MEMBERS ? "" : " that have a result";
      items.add(
          item(
              Text.of("A quota is a share of " + base + " of ")
                  .and(references.titled(one.baseOf().isEmpty() ? one.among() : one.baseOf()))
                  .and(withResult + ", excluded schools among them.")));
      items.add(
          item(
              Text.of(
                  "Where several schools share the last place, "
                      + (one.ties() == Designation.Ties.ALL
                          ? "all of them are designated."
                          : "none of them is."))));
    }
    if (one.count() != null) {
      String how =
          switch (one.count()) {
            case UP -> "up";
            case DOWN -> "down";
            case NEAREST -> "to the nearest number, a half up";
          };
      items.add(
          item(Text.of("A quota that is no whole number of schools is rounded " + how + ".")));
    }
    if (!one.poolsBy().isEmpty()) {
      Text by =
          one.poolsBy().equals(Designation.DISTRICT)
              ? Text.of("district")
              : references.titled(one.poolsBy());
      items.add(item(Text.of("There is a quota for each ").and(by).and(".")));
    }
    if (!one.identify().equals(Designation.Cycle.YEARLY)) {
      String first =
          one.identify().first() == null ? "" : ", the first time in " + one.identify().first();
      items.add(
          item(
              Text.of(
                  "Schools are newly designated every "
                      + Words.counted(one.identify().every(), "year", "years")
                      + first
                      + ".")));
    }
    for (Designation.Pause pause : one.pauses()) {
      items.add(
          item(
              Text.of(
                  "In "
                      + pause.year()
                      + " nobody is designated and nobody leaves: "
                      + pause.because())));
    }
    items.addAll(leaving(one));
    return items;
  }

  private static List<Block.Item> leaving(Designation one) {
    if (one.exits().isEmpty()) {
      return List.of(item(Text.of("The list is made anew every year.")));
    }
    List<Block.Item> items = new ArrayList<>();
    items.add(
        item(
            Text.of(
                "A school keeps it until "
                    + (one.everyExit() ? "every reason is" : "one of its reasons is")
                    + " cleared in a year in which no route names it again"
                    + (one.stay() == 0
                        ? "."
                        : ", and at least " + Words.counted(one.stay(), "year", "years") + "."))));
    if (one.smallGroups() == Designation.SmallGroups.CLEAR) {
      items.add(item(Text.of("A group that has become too small clears its reason.")));
    }
    if (one.keepsOldExits()) {
      items.add(item(Text.of("It leaves by the exits of the year in which it was designated.")));
    }
    return items;
  }

  private static Block exits(Designation one, References references) {
    List<Block.Row> rows = new ArrayList<>();
    for (Designation.Exit exit : one.exits()) {
      rows.add(Words.row(List.of(Text.code(exit.route()), references.written(exit.cleared()))));
    }
    return new Block.Table(
        Text.of("How a reason is cleared"),
        List.of(Text.of("Route"), Text.of("Cleared when")),
        rows);
  }
}
