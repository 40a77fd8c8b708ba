package org.sqis.core.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.policy.Membership;

/** Makes kernels of cohorts for one part of the rows. */
final class CohortCode {
  private final Roster roster;
  private final Stage.PartCode part;
  private final Code code;

  CohortCode(Roster roster, Stage.PartCode part) {
    this.roster = roster;
    this.part = part;
    this.code = part.code();
  }

  /** Whether a school belongs; no decides, whatever is undecided besides. */
  @Nullable Reg of(Element.OfCohort cohort) {
    Node members = cohort.members();
    Reg answer = members == null ? null : new NodeCode(code, part, -1).of(members);
    if (members != null && answer == null) {
      return null;
    }
    if (cohort.asOf() != null) {
      Reg isMember = isMember(cohort, cohort.asOf());
      if (isMember == null) {
        return null;
      }
      answer = answer == null ? isMember : both(isMember, answer);
    }
    Optional<Slot> schools = roster.schools();
    if (schools.isPresent()) {
      Reg isSchool = part.load(schools.get());
      return answer == null ? isSchool : both(isSchool, answer);
    }
    return answer == null ? code.constant(Value.YesNo.YES) : answer;
  }

  private Reg both(Reg one, Reg other) {
    return NodeCode.connected(code, one, other, 0);
  }

  /** Whether its district is a member on the day; null if the day is not the same for all. */
  private @Nullable Reg isMember(Element.OfCohort cohort, Node asOf) {
    Value day = day(asOf);
    if (day instanceof Value.Missing missing) {
      return code.missing(missing);
    }
    if (!(day instanceof Value.Date date)) {
      return null;
    }
    Membership membership =
        part.part().plan().spec().memberships().stream()
            .filter(one -> one.name().equals(cohort.cohort().membership()))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("proved before: " + cohort.cohort().membership()));
    CalendarDate asked = date.day();
    Map<String, Boolean> known = new HashMap<>();
    return part.load(
        roster.answers(
            row ->
                known.computeIfAbsent(
                    roster.entity(row).districtName(), name -> membership.holds(name, asked)),
            WideColumns.NOWHERE));
  }

  private @Nullable Value day(Node node) {
    return Still.is(node) ? SchoolEvaluator.still(node, part.part().plan(), part.year()) : null;
  }
}
