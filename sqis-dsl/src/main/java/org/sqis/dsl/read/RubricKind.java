package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.Rubric;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code rubric}. */
final class RubricKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "rubric",
          "rubric NAME \"Title\" (the title can be left out)",
          "What is expected of a district, and the levels at which it can be. A `review` rates by"
              + " it.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              optional(
                  "developed by",
                  "MEMBERSHIP",
                  "The districts that develop it together; records `authorships` say who did."),
              required("levels", "", "The levels, the worst first.")
                  .table(
                      ColumnSpec.required("level", "a whole number"),
                      ColumnSpec.optional("word", "what the level is called"),
                      ColumnSpec.optional("meaning", "a remark")),
              required(
                  "meets", "NUMBER or PARAMETER", "The lowest level that meets an expectation."),
              required(
                      "expectations",
                      "",
                      "What is expected. A column headed by the number of a level says what that"
                          + " level looks like.")
                  .tableByType(
                      ColumnSpec.required("name", "the name under which it is rated"),
                      ColumnSpec.required("title", "what is expected"),
                      Origins.PROVENANCE,
                      Origins.SOURCE)),
          """
          rubric standards_rubric "Standards"
            levels
              | level | word         |
              | 1     | beginning    |
              | 2     | implementing |
            meets        2
            expectations
              | name | title                        | 1             | 2                |
              | E1   | Teachers learn the standards | some teachers | all the teachers |
            provenance   choice
          end rubric
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<ProcedureHead> taken = ProcedureHead.take(declared, draft);
    if (taken.isEmpty()) {
      return;
    }
    ProcedureHead head = taken.get();
    declared.endHeader();
    String membership = head.name("developed by");
    List<Rubric.Level> levels = new ArrayList<>();
    declared
        .clause("levels")
        .ifPresent(clause -> clause.rows().rows().forEach(row -> level(row, head, draft, levels)));
    var meets = head.amount("meets");
    List<Rubric.Expectation> expectations = new ArrayList<>();
    declared
        .clause("expectations")
        .ifPresent(clause -> expectations(clause, head, draft, expectations));
    if (!head.end(meets.isPresent())) {
      return;
    }
    draft.procedures.add(
        new Rubric(
            head.name(),
            head.title(),
            membership,
            meets.get(),
            levels,
            expectations,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static void level(
      Rows.Row row, ProcedureHead head, Draft draft, List<Rubric.Level> levels) {
    SyntaxCell cell = row.cell("level");
    draft.spans.put(head.at("levels/" + levels.size()), cell.span());
    @Nullable Integer number = small(cell.keyboardText());
    if (number == null && row.isSound()) {
      row.refuse(cell, "level", "it takes a whole number up to 99", "write for example `3`");
    }
    if (row.isSound() && number != null) {
      levels.add(new Rubric.Level(number, row.cell("word").text(), row.cell("meaning").text()));
    }
  }

  private static @Nullable Integer small(String text) {
    return text.matches("[0-9]{1,2}") ? (Integer) Integer.parseInt(text) : null;
  }

  private static void expectations(
      Declared.Clause clause, ProcedureHead head, Draft draft, List<Rubric.Expectation> all) {
    Rows rows = clause.rows();
    List<Integer> described = new ArrayList<>();
    for (SyntaxCell heading : rows.freeHeadings()) {
      @Nullable Integer number = small(heading.keyboardText());
      if (number == null) {
        rows.unknownHeading(
            heading, "its columns are name, title, provenance, source, and the numbers of levels");
        return;
      }
      described.add(number);
    }
    for (Rows.Row row : rows.rows()) {
      Place.Element at = head.at("expectations/" + all.size());
      draft.spans.put(at, row.cell("name").span());
      Values.placeList(row.cell("source").span(), at.child("source"), draft);
      @Nullable Provenance provenance = Origins.provenance(row);
      List<SyntaxCell> cells = row.freeCells();
      List<Rubric.Descriptor> descriptors = new ArrayList<>();
      for (int i = 0; i < cells.size() && i < described.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          draft.spans.put(at.child(described.get(i)), cells.get(i).span());
          descriptors.add(new Rubric.Descriptor(described.get(i), cells.get(i).text()));
        }
      }
      if (row.isSound()) {
        all.add(
            new Rubric.Expectation(
                row.cell("name").keyboardText(),
                row.cell("title").text(),
                descriptors,
                provenance,
                row.cell("source").text()));
      }
    }
  }
}
