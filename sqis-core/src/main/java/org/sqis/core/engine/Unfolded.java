package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.SchoolYear;

/**
 * Everyone of the years as objects, while somebody needs them: columns hold the same in less room.
 * Whatever is dropped here is made again from columns, and is the same. Confined to one thread.
 */
final class Unfolded {
  private final Years years;
  private final Map<SchoolYear, ExactRows> exact = new HashMap<>();
  private final Map<SchoolYear, Population> complete = new HashMap<>();
  private final Map<SchoolYear, Optional<Population>> recorded = new HashMap<>();
  private final Map<SchoolYear, List<@Nullable SchoolValues>> recordedSchools = new HashMap<>();

  Unfolded(Years years) {
    this.years = years;
  }

  /** The rows of a year, over their columns. */
  ExactRows exact(YearRun run) {
    ExactRows known = exact.get(run.year());
    if (known == null) {
      known = new ExactRows(run);
      exact.put(run.year(), known);
    }
    return known;
  }

  /** Everyone of a year with every determination; null if nobody completed it. */
  @Nullable Population complete(SchoolYear year) {
    return complete.get(year);
  }

  void complete(SchoolYear year, Population everyone) {
    complete.put(year, everyone);
  }

  /** Drops a year. */
  void forget(SchoolYear year) {
    exact.remove(year);
    complete.remove(year);
  }

  /** Everyone of a year of which only records are known; null if there are none. */
  @Nullable Population recorded(SchoolYear year) {
    return recorded
        .computeIfAbsent(
            year, any -> Optional.ofNullable(years.evaluator().everyone(years.rated(), any)))
        .orElse(null);
  }

  /** The same of one school, of a policy that looks at schools one by one. */
  @Nullable SchoolValues recorded(SchoolYear year, int row) {
    List<@Nullable SchoolValues> all =
        recordedSchools.computeIfAbsent(
            year, any -> new ArrayList<>(Collections.nCopies(years.rows(), null)));
    SchoolValues known = all.get(row);
    if (known == null) {
      known = years.evaluator().evaluate(years.rated(), row, year);
      all.set(row, known);
    }
    return known;
  }
}
