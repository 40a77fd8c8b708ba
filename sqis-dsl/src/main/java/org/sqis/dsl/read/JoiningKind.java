package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Joining;
import org.sqis.core.policy.Provenance;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code joining}. */
final class JoiningKind implements KindReader {
  private static final String BY = "by ";
  private static final String EVIDENCE = "evidence";

  private static final KindSpec SPEC =
      new KindSpec(
          "joining",
          "joining NAME \"Title\" (the title can be left out)",
          "What a district must accept to become a member: all of it. What it has accepted is said"
              + " by `records tenets`.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required("districts", "MEMBERSHIP", "The membership that it joins."),
              optional("grants", "GRANTS", "The declaration `grants` of what it asks for."),
              required(
                  "enters",
                  "NUMBER or PARAMETER",
                  "How many school years after that in which the last tenet is shown it enters; 1 is"
                      + " the next school year."),
              required("tenets", "", "What it must accept.")
                  .table(
                      ColumnSpec.required("name", "its name in records"),
                      ColumnSpec.required("title", "what is accepted"),
                      ColumnSpec.optional(
                          "provided",
                          "`by WHO`, `evidence`, or both: whose record shows it, and whether that"
                              + " must name evidence"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              repeated(
                  "cut",
                  "\"TEXT\"",
                  "What a source leaves out, so that the list is not whole; every checklist says"
                      + " so.")),
          """
          joining new_districts "How a district joins"
            districts   core_districts
            enters      1
            tenets
              | name        | title                        | provided                    |
              | commitments | Accepts every commitment     | by superintendent           |
              | data        | Sends its data every year    | by superintendent, evidence |
            cut         "the second page of the memo"
            provenance  choice
          end joining
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
    String membership = head.name("districts");
    String grants = head.name("grants");
    Optional<Expr> enters = head.amount("enters");
    List<Joining.Tenet> tenets = new ArrayList<>();
    declared
        .clause("tenets")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                tenet(row, "tenets/" + tenets.size(), head, draft).ifPresent(tenets::add);
              }
              draft.spans.put(head.at("tenets"), clause.rows().headerSpan());
            });
    List<String> cut = declared.clauses("cut").stream().map(Values::text).toList();
    if (!head.end(enters.isPresent())) {
      return;
    }
    draft.procedures.add(
        new Joining(
            head.name(),
            head.title(),
            membership,
            grants,
            enters.get(),
            tenets,
            cut,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static Optional<Joining.Tenet> tenet(
      Rows.Row row, String place, ProcedureHead head, Draft draft) {
    draft.spans.put(head.at(place + "/name"), row.cell("name").span());
    Values.placeList(row.cell("source").span(), head.at(place + "/source"), draft);
    Provenance provenance = Origins.provenance(row);
    SyntaxCell provided = row.cell("provided");
    String by = "";
    boolean needsEvidence = false;
    for (String part : Values.list(provided.keyboardText())) {
      if (part.equals(EVIDENCE) && !needsEvidence) {
        needsEvidence = true;
      } else if (part.startsWith(BY) && by.isEmpty()) {
        by = part.substring(BY.length()).strip();
      } else {
        row.refuse(
            provided,
            "provided",
            "it takes `by WHO`, `evidence`, or both",
            "write for example `by superintendent, evidence`");
        break;
      }
    }
    return row.isSound()
        ? Optional.of(
            new Joining.Tenet(
                row.cell("name").text(),
                row.cell("title").text(),
                by,
                needsEvidence,
                provenance,
                row.cell("source").text()))
        : Optional.empty();
  }
}
