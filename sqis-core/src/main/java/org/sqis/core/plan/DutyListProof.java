package org.sqis.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves duties of districts: whose they are, and that districts can show what they must. */
final class DutyListProof {
  private final DutyList list;
  private final ProcedureNames names;

  DutyListProof(DutyList list, ProcedureNames names) {
    this.list = list;
    this.names = names;
  }

  void prove() {
    if (!list.isOfConsortium()) {
      names.membership(list.membership(), "for");
    }
    for (int i = 0; i < list.duties().size(); i++) {
      List<Proviso> provisos = list.duties().get(i).provisos();
      for (int k = 0; k < provisos.size(); k++) {
        Proviso one = provisos.get(k);
        boolean isOfSchools =
            one instanceof Proviso.CoversEveryReason
                || one instanceof Proviso.TopicIsAReason
                || one instanceof Proviso.Partner;
        if (isOfSchools) {
          names.add(
              Problem.of(
                      ProblemCode.PROVISO_MISPLACED,
                      names.place("duty/" + i + "/provided/" + k),
                      one.toString(),
                      "a district has no reasons and no partner school")
                  .help("leave it out, or make it a duty of a ladder"));
        }
      }
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.steps().size(); i++) {
      if (!seen.add(list.steps().get(i))) {
        names.add(
            Problem.of(
                    ProblemCode.PLAN_WORD_TWICE,
                    names.place("modules/" + i),
                    list.steps().get(i),
                    "the steps of modules")
                .help("leave one of the two out"));
      }
    }
  }
}
