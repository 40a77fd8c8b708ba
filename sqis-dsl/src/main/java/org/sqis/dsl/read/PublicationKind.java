package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.List;
import java.util.Optional;
import org.sqis.core.policy.Publication;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code publication}. */
final class PublicationKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "publication",
          "publication NAME \"Title\" (the title can be left out)",
          "What the public sees. Without it nothing is written for the public.",
          List.of(),
          false,
          ProcedureHead.withCommon(
              required(
                  "smallest",
                  "NUMBER or PARAMETER",
                  "The smallest number of students about whom something is published; if the"
                      + " parameter is not set, nothing is."),
              required(
                  "width",
                  "NUMBER or PARAMETER",
                  "How many numbers a count that is hidden must be able to be, for all that is"
                      + " published."),
              optional(
                  "indexes",
                  Publication.ONE_MEASURE + " or " + Publication.ANY_MEASURE,
                  "When an index is withheld: where what one hidden measure gave could be worked out"
                      + " from it, as without the clause, or as soon as a measure is hidden.")),
          """
          publication public_results "What the public sees"
            smallest   11
            width      5
            provenance choice
          end publication
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
    var smallest = head.amount("smallest");
    var width = head.amount("width");
    boolean isIndexStrict = isIndexStrict(declared);
    if (!head.end(smallest.isPresent() && width.isPresent())) {
      return;
    }
    draft.procedures.add(
        new Publication(
            head.name(),
            head.title(),
            smallest.get(),
            width.get(),
            isIndexStrict,
            head.provenance(),
            head.source(),
            head.notes(),
            head.years()));
  }

  private static boolean isIndexStrict(Declared declared) {
    Optional<Declared.Clause> clause = declared.clause("indexes");
    if (clause.isEmpty()) {
      return false;
    }
    String said = clause.get().value().text().strip().replaceAll("\\s+", " ");
    if (!List.of(Publication.ONE_MEASURE, Publication.ANY_MEASURE).contains(said)) {
      clause
          .get()
          .refuse(
              "it takes " + Publication.ONE_MEASURE + " or " + Publication.ANY_MEASURE,
              "write `indexes " + Publication.ANY_MEASURE + "`, or leave the clause out");
    }
    return said.equals(Publication.ANY_MEASURE);
  }
}
