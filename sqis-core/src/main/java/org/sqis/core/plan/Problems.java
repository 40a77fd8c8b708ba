package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Collects problems in the order they are found, each once. */
final class Problems {
  /** Looking for the nearest name takes time, and nobody reads more than a hundred faults. */
  private static final int MOST_SUGGESTIONS = 500;

  private final Set<Problem> found = new LinkedHashSet<>();
  private int suggestions;

  /** Adds a problem. */
  void add(Problem problem) {
    found.add(problem);
  }

  /** Adds a problem without labels or help. */
  void add(ProblemCode code, Place at, String... values) {
    found.add(Problem.of(code, at, values));
  }

  /** Adds a problem about an unknown name, with the nearest known one as help. */
  void unknown(ProblemCode code, Place at, Collection<String> known, String... values) {
    Problem problem = Problem.of(code, at, values);
    suggestions++;
    String help =
        suggestions > MOST_SUGGESTIONS
            ? ""
            : NearestName.find(values[0], known)
                .map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> choices(known));
    found.add(problem.help(help));
  }

  /** How many there are so far. */
  int count() {
    return found.size();
  }

  /** All of them. */
  List<Problem> all() {
    return new ArrayList<>(found);
  }

  private static String choices(Collection<String> known) {
    return known.isEmpty() || known.size() > 8
        ? ""
        : known.size() == 1
            ? "write `" + known.iterator().next() + "`"
            : "write " + CaseProof.listed(List.copyOf(known), "or");
  }
}
