package org.sqis.core.pairing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sqis.core.data.Entry;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** The teams of schools that help others: who covers which role, and since when trained. */
final class Teams {
  private final List<String> roles;
  private final Map<String, List<Entry>> members = new LinkedHashMap<>();

  /**
   * Teams.
   *
   * @param roles the roles that a team must cover
   * @param entries the records of team members
   * @param code the code under which a school goes on
   */
  Teams(List<String> roles, List<Entry> entries, UnaryOperator<String> code) {
    this.roles = roles;
    for (Entry entry : entries) {
      members.computeIfAbsent(code.apply(entry.key()), key -> new ArrayList<>()).add(entry);
    }
  }

  /** Roles that no team need cover, each once. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (List<Entry> team : members.values()) {
      for (Entry entry : team) {
        String role = entry.text("role");
        if (!roles.isEmpty() && !roles.contains(role) && seen.add(role)) {
          problems.add(
              Problem.of(ProblemCode.TEAM_NO_ROLE, entry.at(), role)
                  .help(
                      NearestName.find(role, roles)
                          .map(near -> "did you mean `" + near + "`?")
                          .orElse("the roles are " + String.join(", ", roles))));
        }
      }
    }
    return problems;
  }

  /**
   * What the team of a school lacks on a day; empty if it covers every role with members who were
   * trained by then.
   */
  String lacks(String school, CalendarDate day) {
    if (roles.isEmpty()) {
      return "";
    }
    List<Entry> team = members.getOrDefault(school, List.of());
    if (team.isEmpty()) {
      return "it has no team";
    }
    List<String> uncovered = new ArrayList<>();
    for (String role : roles) {
      List<Entry> covers = team.stream().filter(one -> one.text("role").equals(role)).toList();
      Optional<CalendarDate> trained =
          covers.stream()
              .map(one -> one.day("trained_on"))
              .flatMap(Optional::stream)
              .min(Comparator.naturalOrder());
      if (covers.isEmpty()) {
        uncovered.add("nobody is " + role);
      } else if (trained.isEmpty()) {
        uncovered.add("its " + role + " is not trained");
      } else if (trained.get().compareTo(day) > 0) {
        uncovered.add("its " + role + " is trained on " + trained.get() + " only");
      }
    }
    return String.join("; ", uncovered);
  }
}
