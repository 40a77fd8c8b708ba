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
import org.sqis.core.problem.Severity;

/** Collects problems in the order they are found, each once. */
final class Problems {
  /** Looking for the nearest name takes time, and nobody reads more than a hundred faults. */
  private static final int MOST_SUGGESTIONS = 500;

  /** More names than these are no help. */
  private static final int MOST_CHOICES = 8;

  private final Set<Problem> found = new LinkedHashSet<>();
  private final List<Problem> told = new ArrayList<>();
  private int suggestions;

  /** Adds a problem. */
  void add(Problem problem) {
    told.add(problem);
    found.add(problem);
  }

  /** Adds a problem without labels or help. */
  void add(ProblemCode code, Place at, String... values) {
    add(Problem.of(code, at, values));
  }

  /** How often a problem was added, one that was known before included. */
  int told() {
    return told.size();
  }

  /** What was added since {@link #told} was {@code from}. */
  List<Problem> toldSince(int from) {
    return told.subList(from, told.size());
  }

  /** Adds a problem about an unknown name, with the nearest known one as help. */
  void unknown(ProblemCode code, Place at, Collection<String> known, String... values) {
    Problem problem = Problem.of(code, at, values);
    suggestions++;
    String help =
        suggestions > MOST_SUGGESTIONS
            ? instead(code, values[0], List.of())
            : NearestName.find(values[0], known)
                .map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> instead(code, values[0], known));
    add(problem.help(help));
  }

  /** Whether one of them is an error. */
  static boolean haveError(List<Problem> problems) {
    for (Problem problem : problems) {
      if (problem.code().severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  /** How many there are so far. */
  int count() {
    return found.size();
  }

  /** All of them. */
  List<Problem> all() {
    return new ArrayList<>(found);
  }

  /** What to do about an unknown name that is near none of {@code known}. */
  private static String instead(ProblemCode code, String name, Collection<String> known) {
    boolean areFew = !known.isEmpty() && known.size() <= MOST_CHOICES;
    if (!areFew && code == ProblemCode.UNKNOWN_COHORT) {
      return "declare it with `cohort " + name + "`";
    }
    if (!areFew && code == ProblemCode.UNKNOWN_DESIGNATION) {
      return "declare it with `designate " + name + "`, or leave it out";
    }
    if (!areFew && code == ProblemCode.UNKNOWN_ROUTE) {
      return "name a route of the table `routes`";
    }
    return areFew || (code == ProblemCode.UNKNOWN_FUNCTION && !known.isEmpty())
        ? choices(known)
        : code == ProblemCode.UNKNOWN_NAME
            ? "declare it, for example with `measure " + name + " each school`"
            : "";
  }

  private static String choices(Collection<String> known) {
    return known.size() == 1
        ? "write `" + known.iterator().next() + "`"
        : "write " + CaseProof.listed(List.copyOf(known), "or");
  }
}
