package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.NodeParts;
import org.sqis.core.policy.Membership;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Warns where the data hold only a part of a cohort in which schools have places: they are then
 * those in the part. Only what the memberships name can be missed; nobody says which schools a
 * district should have.
 */
public final class CohortGaps {
  private final SchoolValues all;
  private final TreeSet<String> districts;
  private final List<Problem> found = new ArrayList<>();

  private CohortGaps(SchoolValues all) {
    this.all = all;
    this.districts = new TreeSet<>();
    for (SchoolValues school : all.members(UnitOfAnalysis.SCHOOL)) {
      if (!school.district().isEmpty()) {
        districts.add(school.district());
      }
    }
  }

  /** What the data of the rated year lack of the cohorts, once every school has its results. */
  public static List<Problem> of(Population everyone) {
    CohortGaps gaps = new CohortGaps(everyone.consortium());
    for (Element element : everyone.consortium().plan().elements()) {
      if (element instanceof Element.OfCohort cohort) {
        gaps.add(cohort);
      }
    }
    return List.copyOf(gaps.found);
  }

  private void add(Element.OfCohort cohort) {
    Place.Element at = Place.element("cohort/" + cohort.name());
    boolean isEmpty = isEmpty(cohort.name());
    if (isEmpty) {
      found.add(
          Problem.of(ProblemCode.COHORT_EMPTY, at, cohort.name(), all.year().toString())
              .help("look at its condition and its day, and at what the data say"));
    }
    Node asOf = cohort.asOf();
    Value day = asOf == null ? null : new NodeEvaluator(all, -1, Map.of(), Reads.NONE).of(asOf);
    if (!(day instanceof Value.Date date) || !(isEmpty || hasPlaces(cohort.name()))) {
      return;
    }
    for (Membership membership : all.plan().spec().memberships()) {
      if (membership.name().equals(cohort.cohort().membership())) {
        lacking(membership, date.day(), at);
      }
    }
  }

  private boolean isEmpty(String cohort) {
    for (SchoolValues school : all.members(UnitOfAnalysis.SCHOOL)) {
      if (school.get(cohort, -1, false).equals(Value.YesNo.YES)) {
        return false;
      }
    }
    return true;
  }

  /** Whether schools are ranked in the cohort, or designated in it or by a share of it. */
  private boolean hasPlaces(String cohort) {
    return isRanked(cohort)
        || all.plan().spec().designations().stream()
            .anyMatch(one -> one.among().equals(cohort) || one.baseOf().equals(cohort));
  }

  private boolean isRanked(String cohort) {
    boolean[] is = new boolean[1];
    for (Element element : all.plan().elements()) {
      NodeParts.each(
          element, node -> is[0] |= node instanceof Node.Rank one && one.cohort().equals(cohort));
    }
    return is[0];
  }

  private void lacking(Membership membership, CalendarDate day, Place.Element at) {
    membership.districts().stream()
        .filter(row -> row.holds(day) && !districts.contains(row.district()))
        .map(Membership.Row::district)
        .distinct()
        .forEach(
            district ->
                found.add(
                    Problem.of(
                            ProblemCode.COHORT_LACKS_DISTRICT,
                            at,
                            district,
                            all.year().toString(),
                            membership.name(),
                            day.toString())
                        .help(
                            NearestName.find(district, districts)
                                .map(near -> "the data have `" + near + "`: write one of the two")
                                .orElse(
                                    "add its schools; until then places are among those there"
                                        + " are"))));
  }
}
