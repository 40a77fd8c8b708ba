package org.sqis.core.standing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * One year of the story of a school: what the determination of a rated year found and what the
 * school stands as after it, in the school year in which the list takes effect. Immutable; safe for
 * every thread.
 *
 * @param rated the rated year
 * @param basis what it rests on
 * @param determinations what was found, by the name of the designation; empty without data and
 *     where only the standings are recorded
 * @param before what the school took into the determination
 * @param after what it stands as afterwards
 * @param steps what happened on the ladders
 */
public record StandingYear(
    SchoolYear rated,
    Basis basis,
    Map<String, Determination> determinations,
    Standings before,
    Standings after,
    List<LadderStep> steps) {
  public StandingYear {
    Objects.requireNonNull(rated, "rated");
    Objects.requireNonNull(basis, "basis");
    determinations = Collections.unmodifiableMap(new LinkedHashMap<>(determinations));
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    steps = List.copyOf(steps);
  }

  /** What the standings of a year rest on. */
  public enum Basis {
    /** The data of the year. */
    DATA("data"),
    /** Nothing: there are no data of the school in the year. */
    NO_DATA("no data"),
    /** A record of what was decided. */
    RECORDED("recorded");

    private final String words;

    Basis(String words) {
      this.words = words;
    }

    /** As reports say it. */
    public String words() {
      return words;
    }
  }

  /** The school year in which the list takes effect. */
  public SchoolYear inEffect() {
    return new SchoolYear(rated.start() + 1);
  }

  /** The designations that the school held before and no longer holds. */
  public List<Held> lost() {
    List<Held> lost = new ArrayList<>();
    before
        .held()
        .forEach(
            (name, held) -> {
              if (!after.held().containsKey(name)) {
                lost.add(held);
              }
            });
    return lost;
  }
}
