package org.sqis.core.change;

import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Membership;

/** Flattens memberships and cohorts into facts. */
final class CohortFacts {
  private CohortFacts() {}

  static Flat of(Membership membership, FactList facts) {
    facts.explain("title", membership.title());
    for (int i = 0; i < membership.districts().size(); i++) {
      Membership.Row row = membership.districts().get(i);
      String from = row.from() == null ? "" : "from " + row.from();
      String to = row.to() == null ? "" : "to " + row.to();
      String days = (from + " " + to).strip();
      facts
          .cell(
              "district \"" + row.district() + "\"",
              "",
              days.isEmpty() ? "always" : days,
              "district/" + i)
          .explain("source of " + row.district(), row.source())
          .explain("meaning of " + row.district(), row.meaning());
    }
    facts.explain("source", membership.source()).explainLines("note", membership.notes());
    return facts.flat(new Declared("membership", membership.name(), membership.title()), null);
  }

  static Flat of(Cohort cohort, FactList facts) {
    facts
        .explain("title", cohort.title())
        .say("districts", cohort.membership())
        .say("as of", cohort.asOf())
        .say("members", cohort.members())
        .explain("source", cohort.source())
        .explainLines("note", cohort.notes());
    return facts.flat(new Declared("cohort", cohort.name(), cohort.title()), cohort.years());
  }
}
