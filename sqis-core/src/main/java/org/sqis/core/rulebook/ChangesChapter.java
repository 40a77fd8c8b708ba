package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;

/** What districts may change, and what they have changed. */
final class ChangesChapter {
  private ChangesChapter() {}

  static Section of(PolicySpec spec, References references) {
    List<Block> blocks = new ArrayList<>();
    if (spec.opens().isEmpty()) {
      blocks.add(
          Words.paragraph("Districts may change nothing: every number of the policy is locked."));
    } else {
      blocks.add(
          Words.paragraph("Districts may change what this table opens; all else is locked."));
      blocks.add(open(spec.opens(), references));
    }
    if (!spec.header().approver().isEmpty()) {
      String approver = spec.header().approver();
      blocks.add(
          new Block.Paragraph(
              Text.of("Changes of the policy itself are approved by ")
                  .and(Text.strong(approver))
                  .and(".")));
    }
    if (!spec.opens().isEmpty() && spec.overlays().isEmpty()) {
      blocks.add(Words.paragraph("No district has changed anything."));
    }
    List<Section> sections =
        Words.sections(
            "overlay",
            spec.overlays(),
            Overlay::name,
            one -> null,
            overlay -> overlay(overlay, references),
            references);
    return new Section("changes", Text.of("Who may change what"), blocks, sections);
  }

  private static Block open(List<OpenRule> opens, References references) {
    List<Block.Row> rows = new ArrayList<>();
    for (OpenRule rule : opens) {
      List<Text> limits = rule.limits().stream().map(limit -> Text.of(limit.toString())).toList();
      rows.add(
          Words.row(
              List.of(
                  references.written(rule.what()),
                  Text.of(
                      rule.districts().isEmpty()
                          ? "every district"
                          : String.join(", ", rule.districts())),
                  limits.isEmpty() ? Text.of("no limit") : Text.join("; ", limits))));
    }
    return new Block.Table(
        Text.of("What is open to districts"),
        List.of(Text.of("What"), Text.of("Who may change it"), Text.of("How far")),
        rows);
  }

  private static List<Block> overlay(Overlay overlay, References references) {
    List<Block.Entry> entries = new ArrayList<>();
    entries.add(new Block.Entry("District", Text.strong(overlay.district())));
    entries.add(new Block.Entry("School years", Words.years(overlay.years())));
    entries.add(new Block.Entry("Because", Text.of(overlay.because())));
    entries.add(
        new Block.Entry("Approved by", Text.of(overlay.approver() + ", " + overlay.approved())));
    overlay.notes().forEach(note -> entries.add(new Block.Entry("Note", Text.of(note))));
    boolean hasColumns = overlay.changes().stream().anyMatch(change -> !change.columns().isEmpty());
    List<Text> columns = new ArrayList<>(List.of(Text.of("What")));
    if (hasColumns) {
      columns.add(Text.of("Schools"));
    }
    columns.add(Text.of("Value of the policy"));
    columns.add(Text.of("Value of the district"));
    List<Block.Row> rows = new ArrayList<>();
    for (Overlay.Change change : overlay.changes()) {
      List<Text> cells = new ArrayList<>(List.of(references.written(change.what())));
      if (hasColumns) {
        cells.add(Words.column(change.columns(), "every school"));
      }
      cells.add(Text.of(change.fromText()));
      cells.add(Text.strong(change.toText()));
      rows.add(Words.row(cells));
    }
    return List.of(
        new Block.Definitions(entries),
        new Block.Table(Text.of("What " + overlay.district() + " changes"), columns, rows));
  }
}
