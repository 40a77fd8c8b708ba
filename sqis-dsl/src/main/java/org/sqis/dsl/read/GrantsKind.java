package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Grants;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code grants}. */
final class GrantsKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "grants",
          "grants NAME \"Title\" (the title can be left out)",
          "Which requirements can be waived for the districts of a membership. Who was granted what,"
              + " and from when to when, is said by `records grants`.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required(
                  "districts",
                  "MEMBERSHIP",
                  "Whose districts; a district is a member only as long as it has a grant."),
              optional(
                  "count",
                  "NUMBER or PARAMETER",
                  "How many requirements there are, if no source names all of them."),
              required("requirements", "", "The requirements that are known by name.")
                  .table(
                      ColumnSpec.required("name", "its name in records"),
                      ColumnSpec.required("title", "what it asks for"),
                      Origins.SOURCE)),
          """
          grants federal_waiver "Requirements that are waived"
            districts     core_districts
            count         6
            requirements
              | name      | title                                    |
              | transport | Money kept for choice-related transport  |
            provenance    federal
          end grants
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
    Expr count = head.amount("count").orElse(null);
    List<Grants.Requirement> requirements = new ArrayList<>();
    declared
        .clause("requirements")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                String place = "requirements/" + requirements.size();
                draft.spans.put(head.at(place + "/name"), row.cell("name").span());
                Values.placeList(row.cell("source").span(), head.at(place + "/source"), draft);
                if (row.isSound()) {
                  requirements.add(
                      new Grants.Requirement(
                          row.cell("name").text(),
                          row.cell("title").text(),
                          row.cell("source").text()));
                }
              }
              draft.spans.put(head.at("requirements"), clause.rows().headerSpan());
            });
    if (!head.end(true)) {
      return;
    }
    draft.procedures.add(
        new Grants(
            head.name(),
            head.title(),
            membership,
            count,
            requirements,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }
}
