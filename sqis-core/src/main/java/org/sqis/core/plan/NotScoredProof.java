package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.policy.NotScored;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Scored;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** What a policy says it does not score lacks points in some year, and is named once. */
final class NotScoredProof {
  private NotScoredProof() {}

  /**
   * What is wrong with the rows.
   *
   * @param inForce the rules of each year
   */
  static List<Problem> problems(PolicySpec spec, Collection<PolicySpec> inForce) {
    List<Problem> problems = new ArrayList<>();
    Set<String> scored = Scored.names(spec);
    for (PolicySpec rules : inForce) {
      scored.retainAll(Scored.names(rules));
    }
    Map<String, Integer> rowOf = new HashMap<>();
    List<NotScored> left = spec.header().notScored();
    for (int i = 0; i < left.size(); i++) {
      Place.Element at = Place.element("policy/not_scored").child(i);
      String element = left.get(i).element();
      Integer earlier = rowOf.putIfAbsent(element, i);
      if (earlier != null) {
        problems.add(
            Problem.of(ProblemCode.NOT_SCORED_TWICE, at, element)
                .with(Place.element("policy/not_scored").child(earlier), "the first row")
                .help("keep one of the two rows"));
      } else if (scored.contains(element)) {
        problems.add(
            Problem.of(ProblemCode.NOT_SCORED_BUT_SCORED, at, element)
                .help("leave this row out, or take its row out of `shares`"));
      }
    }
    return problems;
  }
}
