package org.sqis.core.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.data.Entity;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.duty.Duties;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.standing.StandingYear;
import org.sqis.core.standing.YearStandings;

/**
 * The determinations of every year up to the rated one, and the results of the rated one, worked
 * out together. Deeply immutable; safe for every thread.
 */
public final class Determinations {
  private final Outcome outcome;
  private final Map<String, Entity> entities;
  private final Map<SchoolYear, YearStandings> years;
  private final Map<String, List<StandingYear>> stories;
  private final Duties duties;
  private final Map<String, Map<String, Value>> former;

  /**
   * Determinations.
   *
   * @param outcome the results of the rated year
   * @param entities the schools of every year, those that only earlier years know included
   * @param years the determinations in the order of the years; the last is that of the rated one
   * @param stories by the code of the school what it stood as, year by year
   * @param duties what obligations are worked out from
   * @param former whether schools that only other years list belong to cohorts in the rated year,
   *     by code and cohort
   */
  public Determinations(
      Outcome outcome,
      List<Entity> entities,
      List<YearStandings> years,
      Map<String, List<StandingYear>> stories,
      Duties duties,
      Map<String, Map<String, Value>> former) {
    this.duties = Objects.requireNonNull(duties, "duties");
    this.outcome = Objects.requireNonNull(outcome, "outcome");
    this.entities = new LinkedHashMap<>();
    entities.forEach(one -> this.entities.put(one.id(), one));
    this.years = new LinkedHashMap<>();
    years.forEach(one -> this.years.put(one.year(), one));
    Map<String, List<StandingYear>> copies = new LinkedHashMap<>();
    stories.forEach((id, all) -> copies.put(id, List.copyOf(all)));
    this.stories = Collections.unmodifiableMap(copies);
    this.former = new LinkedHashMap<>(former);
  }

  /** The results of the rated year. */
  public Outcome outcome() {
    return outcome;
  }

  /** The rated year. */
  public SchoolYear year() {
    return outcome.origin().year();
  }

  /** The schools of every year, by code; a school that only earlier years know comes last. */
  public List<Entity> entities() {
    return List.copyOf(entities.values());
  }

  /** The school with that code; empty if no year knows it. */
  public Optional<Entity> entity(String id) {
    return Optional.ofNullable(entities.get(id));
  }

  /**
   * Whether a school belongs to a cohort in the rated year; no if that year does not rate it.
   *
   * @param cohort a result that is a cohort
   */
  public Value belongs(String id, String cohort) {
    if (!outcome.standings().determinations().containsKey(id)) {
      return Value.YesNo.NO;
    }
    Map<String, Value> known = former.get(id);
    return known == null ? outcome.value(id, cohort) : known.getOrDefault(cohort, Value.YesNo.NO);
  }

  /** The determinations, in the order of the years. */
  public List<YearStandings> years() {
    return List.copyOf(years.values());
  }

  /** The determination of a year; empty if it is none of the years worked out. */
  public Optional<YearStandings> in(SchoolYear year) {
    return Optional.ofNullable(years.get(year));
  }

  /** What a school stood as, year by year; empty if no year knows it. */
  public List<StandingYear> of(String id) {
    return stories.getOrDefault(id, List.of());
  }

  /**
   * The designations of a school that are in effect after the determination of the rated year, in
   * the order in which the school holds them.
   */
  public List<String> inEffect(String id) {
    List<String> names = new ArrayList<>();
    for (StandingYear story : of(id, year()).stream().toList()) {
      for (String name : story.after().held().keySet()) {
        if (story.determinations().containsKey(name) || isKept(id)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Whether a school without data keeps what it held: until another school carries it on. */
  private boolean isKept(String id) {
    return records().successor(id).map(one -> one.from().compareTo(year()) > 0).orElse(true);
  }

  /** What is known besides the data of years: decisions, proofs, waivers, successors. */
  public SchoolRecords records() {
    return duties.records();
  }

  /**
   * The obligations of a school as they stand on a day, ladder by ladder, in the order of years.
   * Records of later days do not count.
   */
  public List<Obligation> obligations(String id, CalendarDate asOf) {
    return duties.of(id, asOf);
  }

  /** The year of the story of a school; empty if no year knows it. */
  public Optional<StandingYear> of(String id, SchoolYear year) {
    return of(id).stream().filter(one -> one.rated().equals(year)).findFirst();
  }
}
