package org.sqis.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;

/** Counts which designations schools hold before and after. */
final class StandingTransitions {
  /** Of a school that holds no designation. */
  private static final String NONE = "none";

  private static final String UNDECIDED = "undecided";

  private StandingTransitions() {}

  /** The pairs that occur, in the order of the policy; empty if a side has no designation. */
  static List<Transition> of(Outcome older, Outcome newer, List<Entity> entities) {
    List<String> before = designations(older);
    List<String> after = designations(newer);
    List<Transition> transitions = new ArrayList<>();
    if (before.isEmpty() || after.isEmpty()) {
      return transitions;
    }
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    Set<String> labels = new LinkedHashSet<>(after);
    labels.addAll(before);
    for (Entity entity : entities) {
      boolean isSchool = entity.kind() == Entity.Kind.SCHOOL;
      if (isSchool) {
        String from = label(older, entity.id(), before);
        String to = label(newer, entity.id(), after);
        labels.add(from);
        labels.add(to);
        counts.merge(List.of(from, to), 1, Integer::sum);
      }
    }
    for (String from : labels) {
      for (String to : labels) {
        Integer count = counts.get(List.of(from, to));
        if (count != null) {
          transitions.add(new Transition("", from, to, count));
        }
      }
    }
    return transitions;
  }

  private static List<String> designations(Outcome outcome) {
    return outcome.results().stream()
        .filter(column -> column.kind() == ResultColumn.Kind.DESIGNATION)
        .map(ResultColumn::name)
        .toList();
  }

  /** What a school holds; undecided only if it holds nothing. */
  private static String label(Outcome outcome, String id, List<String> designations) {
    List<String> held = new ArrayList<>();
    boolean isOpen = false;
    for (String name : designations) {
      Value value = outcome.value(id, name);
      if (value.equals(Value.YesNo.YES)) {
        held.add(name);
      }
      isOpen |= value.isMissing();
    }
    return held.isEmpty() ? (isOpen ? UNDECIDED : NONE) : String.join(" and ", held);
  }
}
