package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** The indexes: how their points are divided, and what happens where something is missing. */
final class IndexChapter {
  private final Policy policy;
  private final References references;
  private final IndexSpec index;
  private final List<Block> blocks = new ArrayList<>();

  private IndexChapter(Policy policy, References references, IndexSpec index) {
    this.policy = policy;
    this.references = references;
    this.index = index;
  }

  static Section of(Policy policy, References references) {
    List<Section> sections =
        Words.sections(
            "index",
            policy.spec().indexes(),
            IndexSpec::name,
            IndexSpec::years,
            index -> new IndexChapter(policy, references, index).blocks(),
            references);
    String title = sections.size() == 1 ? "The index" : "The indexes";
    return new Section("indexes", Text.of(title), List.of(), sections);
  }

  private List<Block> blocks() {
    introduce();
    SharesTable shares = new SharesTable(policy.spec().header(), index, references);
    blocks.addAll(shares.of(index.shares(), "Shares: points of the whole index"));
    blocks.add(
        new Block.Paragraph(
            Text.of("A measure earns this part of its points: ")
                .and(references.written(index.earns()))
                .and(".")));
    cells();
    missing();
    for (IndexSpec.InsteadShares instead : index.instead()) {
      List<Text> missing = instead.missing().stream().map(Text::code).toList();
      String caption =
          "Shares instead, when exactly "
              + Words.listed(missing, "and")
              + (missing.size() == 1 ? " is" : " are")
              + " missing";
      blocks.addAll(shares.of(instead.shares(), caption));
    }
    needs();
    if (!index.unscored().isEmpty()) {
      List<Text> names = index.unscored().stream().map(references::titled).toList();
      blocks.add(
          new Block.Paragraph(
              Text.of("Shown and ")
                  .and(Text.of("not scored", Span.Style.PLAIN, "not-scored"))
                  .and(": ")
                  .and(Words.listed(names, "and"))
                  .and(".")));
    }
    blocks.addAll(
        Standing.of(
            index.provenance(), index.source(), index.origins(), index.notes(), references));
    return blocks;
  }

  private void introduce() {
    String says = "100 points, divided by the shares below. ";
    Integer publish = index.publish();
    says +=
        publish == null
            ? "It is published as it is, not rounded."
            : "It is published rounded "
                + Words.decimals(publish)
                + "; every comparison uses the exact value.";
    Integer cells = index.roundCells();
    if (cells != null) {
      says += " The points of each cell are rounded " + Words.decimals(cells) + " before they are";
      says += " added.";
    }
    Set<String> ranges = new LinkedHashSet<>();
    for (Problem note : policy.notes()) {
      List<String> values = note.values();
      if (note.code() == ProblemCode.ATTAINABLE && values.get(0).equals(index.name())) {
        ranges.add(
            " A school can have from " + values.get(1) + " to " + values.get(2) + " points.");
      }
    }
    blocks.add(Words.paragraph(says + String.join("", ranges)));
  }

  private void cells() {
    boolean hasYears = index.cells().stream().anyMatch(cell -> cell.years() != null);
    List<Block.Row> rows = new ArrayList<>();
    for (IndexSpec.CellShare cell : index.cells()) {
      List<Text> cells = new ArrayList<>();
      cells.add(
          cell.isLowest()
              ? Text.of("the lowest-performing group of ").and(references.name(cell.name()))
              : references.titled(cell.name()));
      cells.add(
          cell.part() == null
              ? Text.of("an equal part of the rest")
              : part(references.written(cell.part())));
      if (hasYears) {
        cells.add(Words.years(cell.years()));
      }
      rows.add(Words.row(cells));
    }
    if (rows.isEmpty()) {
      return;
    }
    List<Text> columns = new ArrayList<>();
    columns.add(Text.of("Students"));
    columns.add(Text.of("Part of the measure's points"));
    if (hasYears) {
      columns.add(Words.YEARS);
    }
    blocks.add(new Block.Table(Text.of("Whose results carry a measure's points"), columns, rows));
    if (index.cells().stream().anyMatch(IndexSpec.CellShare::isLowest)) {
      Text says = Text.of("The lowest-performing group is chosen ");
      says =
          index.lowestOnceBy().isEmpty()
              ? says.and("for each measure.")
              : says.and("once a school, by ")
                  .and(references.titled(index.lowestOnceBy()))
                  .and(".");
      blocks.add(new Block.Paragraph(says));
    }
  }

  /** A part; that of a parameter with its value. */
  private Text part(Text written) {
    List<Text> known = references.mentioned(List.of(written), "");
    boolean isName = known.size() == 1 && known.get(0).toString().startsWith(written + " (");
    return isName ? known.get(0) : written;
  }

  private void missing() {
    List<Block.Row> cells = new ArrayList<>();
    boolean cellYears = index.missingCell().stream().anyMatch(rule -> rule.years() != null);
    for (IndexSpec.MissingCellRule rule : index.missingCell()) {
      String then =
          switch (rule.then()) {
            case SPREAD_OVER_GROUPS -> "its points are spread over the other groups";
            case GIVE_TO_ALL -> "all students take its points";
            case WITHHOLD -> withheld(rule.remark());
          };
      cells.add(missing(rule.reasons(), then, rule.years(), cellYears));
    }
    missing("When a group has no level", cells, cellYears);
    List<Block.Row> measures = new ArrayList<>();
    boolean years = index.missingMeasure().stream().anyMatch(rule -> rule.years() != null);
    for (IndexSpec.MissingMeasureRule rule : index.missingMeasure()) {
      String then =
          switch (rule.then()) {
            case SPREAD_OVER_DOMAIN -> "its points are spread over its domain";
            case SPREAD_OVER_EVERYTHING -> "its points are spread over all other measures";
            case WITHHOLD -> withheld(rule.remark());
          };
      measures.add(missing(rule.reasons(), then, rule.years(), years));
    }
    missing("When a measure has no points", measures, years);
  }

  private void missing(String caption, List<Block.Row> rows, boolean hasYears) {
    if (!rows.isEmpty()) {
      List<Text> columns = new ArrayList<>(List.of(Text.of("Because it is"), Text.of("Then")));
      if (hasYears) {
        columns.add(Words.YEARS);
      }
      blocks.add(new Block.Table(Text.of(caption), columns, rows));
    }
  }

  private static Block.Row missing(
      List<MissingReason> reasons, String then, @Nullable YearRange years, boolean hasYears) {
    String words =
        reasons.stream()
            .map(reason -> reason.words().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    List<Text> cells = new ArrayList<>(List.of(Text.of(words), Text.of(then)));
    if (hasYears) {
      cells.add(Words.years(years));
    }
    return Words.row(cells);
  }

  private static String withheld(String remark) {
    return "the school gets no index" + (remark.isEmpty() ? "" : " (“" + remark + "”)");
  }

  private void needs() {
    if (index.needs() == null) {
      return;
    }
    String remark = index.withholdRemark();
    Text written = references.written(index.needs());
    List<Text> read = references.mentioned(List.of(written), "");
    Text says =
        Text.of("There is an index only if ")
            .and(written)
            .and(remark.isEmpty() ? "." : "; otherwise it is withheld (“" + remark + "”).");
    blocks.add(
        new Block.Paragraph(
            read.isEmpty()
                ? says
                : says.and(" This reads ").and(Words.listed(read, "and")).and(".")));
  }
}
