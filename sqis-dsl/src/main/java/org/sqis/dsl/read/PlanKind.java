package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ColumnSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.Provenance;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;

/** Reads {@code plan}. */
final class PlanKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "plan",
          "plan NAME \"Title\" for DESIGNATION (the title can be left out)",
          "What a plan must contain that the schools with a designation file under this name. `sqis"
              + " plans` says of each school what is met, open or missing.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              optional(
                  "provided",
                  "what a plan must show, as in `ladder`, with commas",
                  "What the plan must show: approval, span, authors, reasons. With `approved by`"
                      + " nothing may be carried out before the approval."),
              optional(
                  "cites",
                  "WHAT",
                  "What was filed for the school before the plan, such as its data report, and is"
                      + " cited by it."),
              optional(
                  "targets",
                  "RESULT, RESULT, …",
                  "Results of each group or school with the word `missed`: every one that is missed"
                      + " has an action for that target and group."),
              optional(
                  "goals",
                  "MEASURE, MEASURE, …",
                  "Each group that is a reason or missed a target of groups has a goal for one of"
                      + " these measures of each group."),
              optional("actions", "", "How actions are tagged.")
                  .table(
                      required("tag", "`principle`, `tier`, `groups` or `use`"),
                      ColumnSpec.optional(
                          "words",
                          "the words that it takes, with commas; of `groups` none stand for the"
                              + " groups of the policy"),
                      required(
                          "must",
                          "`every word`, `every word, with evidence`, `each action` or `if said`"),
                      ColumnSpec.optional("provenance", "who stands behind the row"),
                      ColumnSpec.optional("source", "SOURCE and where in it")),
              optional(
                  "budget",
                  "at most SHARE, a percent or a parameter",
                  "The largest part of the Title I money of a district that can be freed; the plans"
                      + " of the district spend no more than was freed.")),
          """
          plan turnaround_plan "Turnaround plan" for priority
            provided  3 years, approved by superintendent, covers every reason
            cites     data_report
            targets   ela_target, math_target
            actions
              | tag       | words                                   | must                      |
              | principle | tp1, tp2, tp3, tp4, tp5, tp6, tp7       | every word, with evidence |
              | groups    |                                         | each action               |
              | use       | partner_teams, communities              | if said                   |
            budget    at most 20%
          end plan
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
    Optional<SyntaxItem> of = declared.take("for") ? declared.takeWord() : Optional.empty();
    of.ifPresent(item -> draft.spans.put(head.at("for"), item.span()));
    declared.endHeader(of.isPresent());
    List<Ladder.Proviso> provisos = provisos(declared, head, draft);
    String cites = cites(declared, head, draft);
    List<String> targets = names(declared, "targets", head, draft);
    List<String> goals = names(declared, "goals", head, draft);
    List<PlanRules.Tag> tags = tags(declared, head, draft);
    Optional<Expr> budget = budget(declared, head);
    if (!head.end(of.isPresent())) {
      return;
    }
    draft.procedures.add(
        new PlanRules(
            head.name(),
            head.title(),
            of.get().text(),
            provisos,
            cites,
            targets,
            goals,
            tags,
            budget.orElse(null),
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static List<Ladder.Proviso> provisos(Declared declared, ProcedureHead head, Draft draft) {
    var clause = declared.clause("provided");
    if (clause.isEmpty()) {
      return List.of();
    }
    Values.placeList(clause.get().value().span(), head.at("provided"), draft);
    return DutyReading.provisos(
        clause.get().value().text(), (why, help) -> clause.get().refuse(why, help));
  }

  private static String cites(Declared declared, ProcedureHead head, Draft draft) {
    var clause = declared.clause("cites");
    clause.ifPresent(one -> draft.spans.put(head.at("cites"), one.value().span()));
    return clause.map(Values::word).orElse("");
  }

  private static List<String> names(
      Declared declared, String name, ProcedureHead head, Draft draft) {
    var clause = declared.clause(name);
    if (clause.isEmpty()) {
      return List.of();
    }
    Values.placeNames(clause.get().value(), head.at(name), draft);
    return Values.names(clause.get(), clause.get().value());
  }

  private static Optional<Expr> budget(Declared declared, ProcedureHead head) {
    var clause = declared.clause("budget");
    if (clause.isEmpty()) {
      return Optional.empty();
    }
    boolean isRead =
        clause.get().value().size() > 2 && clause.get().value().startsWith("at", "most");
    if (!isRead) {
      clause
          .get()
          .refuse("it takes `at most` and a share", "write for example `budget at most 20%`");
      return Optional.empty();
    }
    return head.amount(
        clause.get().value().skip(2).span(), head.at("budget"), clause.get().faults());
  }

  private static List<PlanRules.Tag> tags(Declared declared, ProcedureHead head, Draft draft) {
    List<PlanRules.Tag> tags = new ArrayList<>();
    var clause = declared.clause("actions");
    if (clause.isEmpty()) {
      return tags;
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      String at = "actions/" + tags.size();
      draft.spans.put(head.at(at), row.span());
      draft.spans.put(head.at(at + "/tag"), row.cell("tag").span());
      Values.placeList(row.cell("words").span(), head.at(at + "/words"), draft);
      Values.placeList(row.cell("source").span(), head.at(at + "/source"), draft);
      if (!row.isSound()) {
        continue;
      }
      SyntaxCell must = row.cell("must");
      Optional<PlanRules.Must> read = PlanRules.Must.parse(must.keyboardText());
      if (read.isEmpty()) {
        row.refuse(
            must,
            "must",
            "it takes what of the words must be there",
            "write `every word`, `every word, with evidence`, `each action` or `if said`");
      }
      Optional<Provenance> provenance = Provenance.parse(row.cell("provenance").keyboardText());
      if (provenance.isEmpty() && !row.cell("provenance").isEmpty()) {
        row.refuse(
            row.cell("provenance"),
            "provenance",
            "it takes waiver, federal, state, proxy or choice",
            "write who stands behind the row, `choice` where no text does");
      }
      if (row.isSound()) {
        tags.add(
            new PlanRules.Tag(
                row.cell("tag").keyboardText(),
                Values.list(row.cell("words").keyboardText()),
                read.orElseThrow(),
                provenance.orElse(null),
                row.cell("source").text()));
      }
    }
    return tags;
  }
}
