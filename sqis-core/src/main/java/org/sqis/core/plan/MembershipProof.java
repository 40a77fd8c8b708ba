package org.sqis.core.plan;

import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Membership;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves that a membership has districts, each in an order of days and once on every day. */
final class MembershipProof {
  private MembershipProof() {}

  static void prove(Membership membership, Problems problems) {
    Place.Element at = Place.element("membership/" + membership.name());
    if (membership.districts().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.MEMBERSHIP_EMPTY, at, membership.name())
              .help("add a row for each district, or leave the membership out"));
    }
    for (int i = 0; i < membership.districts().size(); i++) {
      Membership.Row row = membership.districts().get(i);
      Place.Element place = at.child("district").child(i);
      if (row.from() != null && row.to() != null && row.to().compareTo(row.from()) < 0) {
        problems.add(
            Problem.of(
                    ProblemCode.MEMBERSHIP_BACKWARDS,
                    place.child("to"),
                    row.district(),
                    row.to().toString(),
                    row.from().toString())
                .with(place.child("from"), "it comes here")
                .help("exchange the two dates"));
        continue;
      }
      for (int j = 0; j < i; j++) {
        Membership.Row before = membership.districts().get(j);
        if (before.district().equals(row.district()) && meet(before, row)) {
          problems.add(
              Problem.of(ProblemCode.MEMBERSHIP_TWICE, place, row.district(), when(before, row))
                  .with(at.child("district").child(j), "here too")
                  .help("let one of the two rows end before the other begins, or leave one out"));
          break;
        }
      }
    }
  }

  private static boolean meet(Membership.Row one, Membership.Row other) {
    return !isBefore(one.to(), other.from()) && !isBefore(other.to(), one.from());
  }

  private static boolean isBefore(@Nullable CalendarDate to, @Nullable CalendarDate from) {
    return to != null && from != null && to.compareTo(from) < 0;
  }

  /** The first day on which both rows hold. */
  private static String when(Membership.Row one, Membership.Row other) {
    CalendarDate first = one.from();
    if (first == null || (other.from() != null && other.from().compareTo(first) > 0)) {
      first = other.from();
    }
    return first == null ? "at once" : "on " + first;
  }
}
