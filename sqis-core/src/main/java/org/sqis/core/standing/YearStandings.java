package org.sqis.core.standing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;

/**
 * What the determination of one year gives: the designations of each school and why, what came of
 * the quotas, and what each school takes into the next determination. Immutable; safe for every
 * thread.
 *
 * @param year the rated year; its lists take effect in the year after it
 * @param determinations by the code of the school and the name of the designation
 * @param standings by the code of the school
 * @param quotas what came of each quota
 */
public record YearStandings(
    SchoolYear year,
    Map<String, Map<String, Determination>> determinations,
    Map<String, Standings> standings,
    List<Quota> quotas) {
  public YearStandings {
    Objects.requireNonNull(year, "year");
    Map<String, Map<String, Determination>> copies = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, Determination>> one : determinations.entrySet()) {
      copies.put(one.getKey(), Collections.unmodifiableMap(new LinkedHashMap<>(one.getValue())));
    }
    determinations = Collections.unmodifiableMap(copies);
    standings = Collections.unmodifiableMap(new LinkedHashMap<>(standings));
    quotas = List.copyOf(quotas);
  }

  /** Of a policy without designations. */
  public static YearStandings none(SchoolYear year) {
    return new YearStandings(year, Map.of(), Map.of(), List.of());
  }

  /**
   * What is said of a school and a designation; empty if there is no such school or designation.
   */
  public Optional<Determination> determination(String id, String designation) {
    return Optional.ofNullable(determinations.getOrDefault(id, Map.of()).get(designation));
  }

  /** What a school takes into the next determination. */
  public Standings of(String id) {
    return standings.getOrDefault(id, Standings.NONE);
  }

  /** The schools that hold a designation, by their codes, in the order of the data. */
  public List<String> holding(String designation) {
    return answered(designation, Value.YesNo.YES);
  }

  private List<String> answered(String designation, Value answer) {
    List<String> ids = new ArrayList<>();
    determinations.forEach(
        (id, all) -> {
          Determination one = all.get(designation);
          if (one != null && one.answer().equals(answer)) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** The schools of which it is undecided whether they hold a designation, by their codes. */
  public List<String> undecided(String designation) {
    List<String> ids = new ArrayList<>();
    determinations.forEach(
        (id, all) -> {
          Determination one = all.get(designation);
          if (one != null && one.answer().isMissing()) {
            ids.add(id);
          }
        });
    return ids;
  }
}
