package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.NotScored;
import org.sqis.core.policy.PolicySpec;

/** What the policy names and leaves out of every index, and why. */
final class NotScoredChapter {
  private NotScoredChapter() {}

  static Section of(PolicySpec spec, References references) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (NotScored one : spec.header().notScored()) {
      reasons.put(one.element(), one.because());
    }
    Map<String, List<Text>> indexes = new LinkedHashMap<>();
    for (IndexSpec index : spec.indexes()) {
      for (String element : index.unscored()) {
        indexes
            .computeIfAbsent(element, name -> new ArrayList<>())
            .add(references.name(index.name()));
        reasons.putIfAbsent(element, "");
      }
    }
    List<Block> blocks = new ArrayList<>();
    List<Block.Row> rows = new ArrayList<>();
    reasons.forEach(
        (element, reason) ->
            rows.add(
                Words.row(
                    List.of(
                        references.titled(element),
                        Text.of(reason.isEmpty() ? "no reason is given" : reason),
                        Text.join(", ", indexes.getOrDefault(element, List.of()))))));
    if (rows.isEmpty()) {
      blocks.add(Words.paragraph("The policy names nothing that it leaves out."));
    } else {
      blocks.add(
          new Block.Table(
              Text.of("Named in the policy and not scored"),
              List.of(Text.of("What"), Text.of("Why"), Text.of("Left out by the index")),
              rows));
    }
    List<Text> shown =
        spec.groups().stream()
            .filter(group -> group.use() == Group.Use.SHOWN)
            .map(group -> references.titled(group.name()))
            .distinct()
            .toList();
    if (!shown.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Text.of("These groups of students are reported and never count: ")
                  .and(Words.listed(shown, "and"))
                  .and(".")));
    }
    return new Section("not-scored", Text.of("What is not scored, and why"), blocks, List.of());
  }
}
