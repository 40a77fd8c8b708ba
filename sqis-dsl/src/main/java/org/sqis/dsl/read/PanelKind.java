package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.List;
import java.util.Optional;
import org.sqis.core.policy.Panel;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code panel}. */
final class PanelKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "panel",
          "panel NAME \"Title\" (the title can be left out)",
          "A panel of people from outside that looks at how districts do, and decides. Records"
              + " `roster`, `meetings` and `rulings` say who is in it, when it met and what it"
              + " decided.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required("size", "NUMBER or PARAMETER", "How many members it has."),
              required(
                  "meetings",
                  "NUMBER or PARAMETER",
                  "How often it meets in a school year at least."),
              optional(
                  "quorum",
                  "NUMBER or PARAMETER",
                  "How many members must be there; a meeting with fewer does not count."),
              optional("outside", "MEMBERSHIP", "The districts from which no member may come."),
              required("decides", "WORD, WORD, …", "What it can decide of a district.")),
          """
          panel oversight "Oversight Panel"
            size        14
            meetings    2
            outside     core_districts
            decides     none, support, intervention
            provenance  choice
          end panel
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
    var size = head.amount("size");
    var meetings = head.amount("meetings");
    var quorum = head.amount("quorum");
    String outside = head.name("outside");
    List<String> decisions = head.names("decides");
    if (!head.end(size.isPresent() && meetings.isPresent())) {
      return;
    }
    draft.procedures.add(
        new Panel(
            head.name(),
            head.title(),
            size.get(),
            meetings.get(),
            quorum.orElse(null),
            outside,
            decisions,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }
}
