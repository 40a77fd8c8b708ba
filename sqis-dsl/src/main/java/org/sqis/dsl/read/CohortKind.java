package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Cohort;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.KindSpec;

/** Reads {@code cohort}. */
final class CohortKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "cohort",
          "cohort NAME \"Title\" (the title can be left out)",
          "Schools that are compared with each other. Its name is a yes or no of each school;"
              + " `rank` and `percentile_rank` rank among them.",
          List.of(),
          false,
          List.of(
              optional(
                  "districts",
                  "MEMBERSHIP",
                  "The membership whose districts it takes, else every" + " district of the data."),
              optional(
                  "as of",
                  "DATE",
                  "The day of the year on which a district has to be a member; a date that needs no"
                      + " data."),
              optional("members", "CONDITION", "The condition of each school, else every school."),
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the rule rests on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          cohort title_i_schools "Title I schools of the waiver"
            districts core_districts
            as of     first_day(school_year)
            members   title_i is participating
          end cohort
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "cohort", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    Place.Element at = head.at();
    declared.endHeader();
    String membership = "";
    Declared.Clause districts = declared.clause("districts").orElse(null);
    if (districts != null) {
      membership = Values.word(districts);
      draft.spans.put(at.child("districts"), districts.value().span());
    }
    Expr asOf = expression(declared, "as of", at.child("as_of"), draft);
    Expr members = expression(declared, "members", at.child("members"), draft);
    Values.placeSource(declared, at, draft);
    String source = Values.source(declared);
    List<String> notes = Values.notes(declared);
    YearRange years = YearsReading.clause(declared, at, draft);
    if (!declared.isSound()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.cohorts.add(
        new Cohort(head.name(), head.title(), membership, asOf, members, source, notes, years));
  }

  private static @Nullable Expr expression(
      Declared declared, String name, Place.Element at, Draft draft) {
    Declared.Clause clause = declared.clause(name).orElse(null);
    if (clause == null) {
      return null;
    }
    draft.spans.put(at, clause.value().span());
    return Values.expression(clause.value().span(), at, draft, clause.faults()).orElse(null);
  }
}
