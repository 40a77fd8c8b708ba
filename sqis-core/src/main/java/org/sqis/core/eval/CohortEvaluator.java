package org.sqis.core.eval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Membership;

/** Whether a school belongs to a cohort. */
final class CohortEvaluator {
  /** Of a school whose district the data do not name. */
  static final Value NOWHERE =
      new Value.Missing(MissingReason.NOT_REPORTED, "the data do not say which district it is in");

  private final Element.OfCohort cohort;
  private final SchoolValues school;
  private final NodeEvaluator nodes;

  /**
   * @param reads hears what is read
   */
  CohortEvaluator(Element.OfCohort cohort, SchoolValues school, Reads reads) {
    this.cohort = cohort;
    this.school = school;
    this.nodes = new NodeEvaluator(school, -1, Map.of(), reads);
  }

  /**
   * Whether it belongs, and why.
   *
   * @param value yes, no, or missing
   * @param day the day that was asked; missing if it is not known, null if there is none
   * @param isMember whether its district is a member on the day; missing if that is not known
   * @param holds the condition; null if it was not asked
   */
  record Answer(Value value, @Nullable Value day, Value isMember, @Nullable Value holds) {}

  Value value() {
    return answer().value();
  }

  /** No decides, whatever is undecided besides. */
  Answer answer() {
    if (!school.isSchool()) {
      return new Answer(Value.YesNo.NO, null, Value.YesNo.NO, null);
    }
    Node asOf = cohort.asOf();
    Value day = asOf == null ? null : nodes.of(asOf);
    Value isMember = day == null ? Value.YesNo.YES : isMember(day);
    if (isMember.equals(Value.YesNo.NO) || cohort.members() == null) {
      return new Answer(isMember, day, isMember, null);
    }
    Value holds = nodes.of(cohort.members());
    Value both =
        isMember.isMissing() && !holds.equals(Value.YesNo.NO)
            ? holds instanceof Value.Missing other
                ? ((Value.Missing) isMember).and(other)
                : isMember
            : holds;
    return new Answer(both, day, isMember, holds);
  }

  private Value isMember(Value day) {
    if (!(day instanceof Value.Date date)) {
      return day;
    }
    if (school.district().isEmpty()) {
      return NOWHERE;
    }
    return Value.of(membership().holds(school.district(), date.day()));
  }

  private Membership membership() {
    return school.plan().spec().memberships().stream()
        .filter(one -> one.name().equals(cohort.cohort().membership()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("proved before: " + cohort.cohort().membership()));
  }
}
