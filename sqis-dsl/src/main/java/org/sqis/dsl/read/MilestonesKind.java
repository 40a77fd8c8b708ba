package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ColumnSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.Ladder;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxItem;

/** Reads {@code milestones}. */
final class MilestonesKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "milestones",
          "milestones NAME \"Title\" for districts of MEMBERSHIP, or for the consortium",
          "What the districts of a membership must do while they are members, or the consortium"
              + " itself. `sqis milestones` says what is met, late, open or waived on a day.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              optional("duties", "", "What they must do; a row as in `ladder`, without a state.")
                  .table(
                      required("who", "who must, or several with commas"),
                      required("must", "what they must do, a verb"),
                      required("what", "what it is, the name under which it is recorded"),
                      required("by", DutyReading.DUE_FORMS),
                      ColumnSpec.optional(
                          "provided",
                          "what it must show, as in `ladder`; a district has no reasons and no"
                              + " partner"),
                      ColumnSpec.optional("provenance", "who stands behind the duty"),
                      ColumnSpec.optional("source", "SOURCE and where in it")),
              optional(
                  "modules",
                  "STEP, STEP, …",
                  "The steps through which each version of a module of instruction goes, in order.")),
          """
          milestones core_work "What the districts do" for districts of core_districts
            duties
              | who      | must  | what           | by           | provided |
              | district | use   | new_standards  | each year    | evidence |
              | district | pilot | new_assessment | 30 June 2014 | evidence |
            modules  draft, pilot, feedback, revision
          end milestones
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
    boolean isFor = declared.take("for");
    boolean isOfConsortium = isFor && declared.take("the") && declared.take("consortium");
    boolean isOfDistricts =
        isFor && !isOfConsortium && declared.take("districts") && declared.take("of");
    Optional<SyntaxItem> membership = isOfDistricts ? declared.takeWord() : Optional.empty();
    membership.ifPresent(item -> draft.spans.put(head.at("for"), item.span()));
    declared.endHeader(isOfConsortium || membership.isPresent());
    List<Ladder.Duty> duties = new ArrayList<>();
    declared
        .clause("duties")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                String number = String.valueOf(duties.size());
                draft.spans.put(head.at("duties/" + number), row.span());
                Values.placeList(
                    row.cell("source").span(), head.at("duties/" + number + "/source"), draft);
                DutyReading.duty(row, head.at("duty/" + number), draft).ifPresent(duties::add);
              }
            });
    List<String> steps =
        declared
            .clause("modules")
            .map(
                clause -> {
                  Values.placeNames(clause.value(), head.at("modules"), draft);
                  return Values.names(clause, clause.value());
                })
            .orElse(List.of());
    if (!head.end(true)) {
      return;
    }
    draft.procedures.add(
        new DutyList(
            head.name(),
            head.title(),
            membership.map(SyntaxItem::text).orElse(""),
            duties,
            steps,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }
}
