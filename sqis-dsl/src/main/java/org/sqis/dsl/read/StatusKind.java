package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.policy.GrantStatus;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code status}. */
final class StatusKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "status",
          "status NAME \"Title\" for districts of MEMBERSHIP (the title can be left out)",
          "Where the grant of a district stands: states, the decisions that lead from one to"
              + " another on a day (records `rulings`), and what must be done in each (records"
              + " `milestones`).",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required(
                  "states", "NAME, NAME, …", "The states; every district begins in the first."),
              required("moves", "", "Which decision leads where. No other decision does.")
                  .table(
                      ColumnSpec.required("from", "a state, or `any`"),
                      ColumnSpec.required("decision", "the word of the ruling"),
                      ColumnSpec.required("to", "a state"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              optional(
                      "duties",
                      "",
                      "What somebody must do while a grant is in a state. Days, months and quarters"
                          + " are counted from the day on which the state began.")
                  .table(
                      ColumnSpec.required("in", "a state"),
                      ColumnSpec.required("who", "who must, or several with commas"),
                      ColumnSpec.required("must", "what they must do, a verb"),
                      ColumnSpec.required("what", "what it is, the name under which it is filed"),
                      ColumnSpec.required(
                          "by",
                          "`45 days`, `each month`, `each quarter`, `each year`, `fall of each"
                              + " year` or `31 March 2015`"),
                      Origins.PROVENANCE,
                      Origins.SOURCE)),
          """
          status grant "Status of the grant" for districts of core_districts
            states      approved, high_risk
            moves
              | from      | decision    | to        |
              | approved  | put_at_risk | high_risk |
              | high_risk | lift        | approved  |
            duties
              | in        | who      | must    | what | by      |
              | high_risk | district | produce | plan | 45 days |
            provenance  choice
          end status
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
    Optional<String> membership = head.takeMembership();
    List<String> states = head.names("states");
    List<GrantStatus.Move> moves = new ArrayList<>();
    declared
        .clause("moves")
        .ifPresent(clause -> clause.rows().rows().forEach(row -> move(row, head, draft, moves)));
    List<Ladder.Duty> duties = new ArrayList<>();
    declared
        .clause("duties")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                DutyReading.duty(row, head.at("duties/" + duties.size()), draft)
                    .ifPresent(duties::add);
              }
            });
    if (!head.end(membership.isPresent())) {
      return;
    }
    draft.procedures.add(
        new GrantStatus(
            head.name(),
            head.title(),
            membership.get(),
            states,
            moves,
            duties,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static void move(
      Rows.Row row, ProcedureHead head, Draft draft, List<GrantStatus.Move> moves) {
    Place.Element at = head.at("moves/" + moves.size());
    draft.spans.put(at, row.cell("decision").span());
    draft.spans.put(at.child("from"), row.cell("from").span());
    draft.spans.put(at.child("to"), row.cell("to").span());
    Values.placeList(row.cell("source").span(), at.child("source"), draft);
    @Nullable Provenance provenance = Origins.provenance(row);
    if (row.isSound()) {
      moves.add(
          new GrantStatus.Move(
              row.cell("from").keyboardText(),
              row.cell("decision").keyboardText(),
              row.cell("to").keyboardText(),
              provenance,
              row.cell("source").text()));
    }
  }
}
