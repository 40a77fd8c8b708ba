package org.sqis.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.History;
import org.sqis.core.data.Recordable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plans;

/** Which results of a policy can be recorded of years before it, and whether those of data fit. */
final class Recordables {
  private Recordables() {}

  /** What of a policy can be recorded, with the levels of the first year that has them. */
  static Map<String, Recordable> of(Plans plans) {
    Map<String, Recordable> recordables = new LinkedHashMap<>();
    for (Element element : plans.elements()) {
      Type type = element.typed().type();
      List<Value.Level> levels = List.of();
      for (SchoolYear year : plans.years()) {
        if (type instanceof Type.LevelOf of && levels.isEmpty()) {
          levels = Objects.requireNonNull(plans.in(year)).spec().levelsOf(of.table());
        }
      }
      if (!(element instanceof Element.OfInput) && !element.each().isWiderThanSchool()) {
        String name = element.name();
        recordables.put(
            name,
            new Recordable(name, element.each(), type, levels, element instanceof Element.OfIndex));
      }
    }
    return recordables;
  }

  /** A recorded result that cannot be a result of the policy, in words; empty if all can. */
  static Optional<String> misfit(Plans plans, Dataset data) {
    Map<String, Recordable> recordables = data.histories().isEmpty() ? Map.of() : of(plans);
    SchoolYear first = plans.spec().header().first();
    for (History history : data.histories()) {
      boolean isBefore = history.year().compareTo(first) < 0;
      for (Recordable result : isBefore ? recordables.values() : List.<Recordable>of()) {
        Optional<String> misfit = result.misfit(history);
        if (misfit.isPresent()) {
          return Optional.of(history + " records " + misfit.get());
        }
      }
    }
    return Optional.empty();
  }
}
