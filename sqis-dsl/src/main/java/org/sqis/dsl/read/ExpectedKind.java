package org.sqis.dsl.read;

import java.util.List;
import org.sqis.core.data.DataSpec;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code expected differences}. */
final class ExpectedKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "expected",
          "expected differences",
          "Differences from published answers that are known and explained. `verify` succeeds"
              + " only if exactly these differ.",
          List.of(
              ColumnSpec.required("result", "a result"),
              ColumnSpec.required(
                  "id", "the code of the school, the name of the district, or `consortium`"),
              ColumnSpec.optional("group", "a group, for a result of each group"),
              ColumnSpec.required("reason", "why the two differ")),
          false,
          List.of(),
          """
          expected differences
            | result | id             | reason                       |
            | target | 01611190130229 | the published file was wrong |
          end expected
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    declared.endHeader(declared.take("differences"));
    declared
        .rows()
        .ifPresent(
            rows -> {
              for (Rows.Row row : rows.rows()) {
                if (row.isSound()) {
                  draft.spans.put(
                      Place.element("data/expected").child(draft.expected.size()), row.span());
                  draft.expected.add(
                      new DataSpec.ExpectedDifference(
                          row.cell("result").text(),
                          row.cell("id").text(),
                          row.cell("group").text(),
                          row.cell("reason").text()));
                }
              }
            });
  }
}
