package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** The numbers and families of the groups, and the proof that there are groups where they count. */
final class GroupProof {
  private final PolicySpec spec;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> names;
  private final Map<String, List<Integer>> families = new LinkedHashMap<>();

  GroupProof(PolicySpec spec) {
    this.spec = spec;
    for (Group group : spec.groups()) {
      numbers.putIfAbsent(group.name(), numbers.size());
    }
    this.names = List.copyOf(numbers.keySet());
  }

  /** The names, each at its number. */
  List<String> names() {
    return names;
  }

  /** The number of a group, or -1. */
  int number(String group) {
    return numbers.getOrDefault(group, -1);
  }

  /** The groups of each family; none before the proof. */
  Map<String, List<Integer>> families() {
    return families;
  }

  boolean isScored(int group) {
    for (Group one : spec.groups()) {
      if (one.name().equals(names.get(group)) && one.use() == Group.Use.SCORED) {
        return true;
      }
    }
    return false;
  }

  /**
   * Proves the groups.
   *
   * @param isAllPoisoned whether the group of all students has a fault of its own
   */
  void prove(boolean isAllPoisoned, Problems problems) {
    read(isAllPoisoned, problems);
    if (spec.groups().isEmpty() && !isAllPoisoned) {
      proveNoneIsNeeded(problems);
    }
  }

  private void read(boolean isAllPoisoned, Problems problems) {
    families.put("groups", new ArrayList<>());
    families.put("scored", new ArrayList<>());
    families.put("shown", new ArrayList<>());
    for (int i = 0; i < spec.groups().size(); i++) {
      Group group = spec.groups().get(i);
      if (group.name().equals(Group.ALL)) {
        continue;
      }
      int number = number(group.name());
      family("groups", number);
      family(group.use() == Group.Use.SCORED ? "scored" : "shown", number);
      if (!group.family().isEmpty()) {
        family(group.family(), number);
      }
    }
    if (!spec.groups().isEmpty() && number(Group.ALL) < 0 && !isAllPoisoned) {
      problems.add(
          Problem.of(ProblemCode.NEEDS_ALL_GROUP, Place.element("group/" + names.get(0)))
              .help("add a row for a group named `all`, which holds every student"));
    }
  }

  /** Values of each group need groups. */
  private void proveNoneIsNeeded(Problems problems) {
    for (Input input : spec.inputs()) {
      if (input.each() == UnitOfAnalysis.GROUP) {
        noGroups("input", input.name(), problems);
        return;
      }
    }
    for (Measure measure : spec.measures()) {
      if (measure.each() == UnitOfAnalysis.GROUP) {
        noGroups("measure", measure.name(), problems);
        return;
      }
    }
  }

  private static void noGroups(String kind, String name, Problems problems) {
    problems.add(
        Problem.of(ProblemCode.NO_GROUPS, Place.element(kind + "/" + name), name)
            .help("add a table `groups` with a row for `all`"));
  }

  private void family(String name, int group) {
    families.computeIfAbsent(name, key -> new ArrayList<>()).add(group);
  }
}
