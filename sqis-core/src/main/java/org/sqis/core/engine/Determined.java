package org.sqis.core.engine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.KeptPopulation;
import org.sqis.core.eval.Population;
import org.sqis.core.plan.Element;
import org.sqis.core.standing.Standings;

/**
 * Everyone of one year made from its columns, with the determinations that somebody needs, and what
 * schools take from them into the next year. Confined to one thread.
 */
final class Determined {
  private final YearRun run;
  private @Nullable KeptStandings standings;
  private @Nullable KeptStandings remembered;

  Determined(YearRun run) {
    this.run = run;
  }

  /** Everyone with the values there are in columns. */
  Population everyone() {
    return all().population();
  }

  private KeptPopulation all() {
    run.requireAll();
    return Objects.requireNonNull(run.exactRows().everyone(), "a policy of everyone");
  }

  /** The same with every determination. */
  Population population() {
    Unfolded unfolded = run.years().unfolded();
    Population known = unfolded.complete(run.year());
    if (known == null) {
      known = filled(true);
      unfolded.complete(run.year(), known);
    }
    return known;
  }

  /**
   * @param isEvery whether all determinations are wanted; else those on which later years depend
   */
  private Population filled(boolean isEvery) {
    KeptPopulation all = all();
    for (Element element : run.plan().elements()) {
      boolean isStanding =
          element instanceof Element.OfDesignation || element instanceof Element.OfLadder;
      if (isStanding && (isEvery || run.years().remembered().contains(element.name()))) {
        all.fill(element);
      }
    }
    all.keepUndefined();
    return all.population();
  }

  /** What schools take from the determination of this year, by row. */
  List<Standings> standings() {
    boolean isEvery = run.years().isTelling();
    KeptStandings known = isEvery ? standings : remembered;
    if (known == null) {
      known = KeptStandings.of((isEvery ? population() : filled(false)).schools());
      if (isEvery) {
        standings = known;
      } else {
        remembered = known;
        // Later years read values and these; so that one year at a time is there as objects.
        run.years().unfolded().forget(run.year());
      }
    }
    return known;
  }
}
