package org.sqis.core.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Element;
import org.sqis.core.standing.Standings;

/**
 * Everyone of one year whose values are kept elsewhere, such as in columns, so far as somebody has
 * worked them out there; the rest the reference evaluator works out, element by element. Confined
 * to one thread.
 */
public final class KeptPopulation {
  private final Population.Maker maker;
  private final Population population;
  private final Set<String> filled = new HashSet<>();
  private final SchoolEvaluator evaluator;
  private boolean isCarried;

  /** Where the values of everyone are kept. */
  public interface Kept {
    /** What is known of the school of that number, those of other years after the others. */
    SchoolValues.Source school(int number);

    /** What is known of the district of that number. */
    SchoolValues.Source district(int number);

    /** What is known of all districts together. */
    SchoolValues.Source consortium();

    /** Everyone of another year; null if there are no data of it. */
    @Nullable Population in(SchoolYear year);

    /** What schools take from the determination of another year; null if nobody keeps that. */
    @Nullable List<Standings> after(SchoolYear year);
  }

  /** Everyone of the year of {@code data}. */
  public KeptPopulation(SchoolEvaluator evaluator, Dataset data, Kept kept) {
    this.evaluator = evaluator;
    this.maker =
        new Population.Maker(evaluator, new Facts.EveryoneOfData(data), new OtherYears(kept));
    maker.sources(kept);
    this.population = maker.population();
    for (Element element : population.consortium().plan().elements()) {
      // What districts and the consortium are given is not kept in columns.
      if (element instanceof Element.OfInput && element.each().isWiderThanSchool()) {
        fill(element);
      }
    }
  }

  /** Other years as they are kept. */
  private record OtherYears(Kept kept) implements SchoolEvaluator.Earlier {
    @Override
    public Optional<Population> in(SchoolYear year) {
      return Optional.ofNullable(kept.in(year));
    }

    @Override
    public @Nullable List<Standings> after(SchoolYear year) {
      return kept.after(year);
    }
  }

  /** Works out an element for everyone it describes, after everything it reads; once. */
  public void fill(Element element) {
    if (!filled.add(element.name())) {
      return;
    }
    boolean isStanding =
        element instanceof Element.OfDesignation || element instanceof Element.OfLadder;
    if (isStanding && !isCarried) {
      isCarried = true;
      maker.carry();
    }
    maker.fill(element);
  }

  /** Ends it: schools keep what the rules of the year do not define. */
  public void keepUndefined() {
    if (!isCarried) {
      isCarried = true;
      maker.carry();
    }
    population.schools().forEach(Population.Maker::keepUndefined);
  }

  /** The reference evaluator. */
  public SchoolEvaluator evaluator() {
    return evaluator;
  }

  /** Everyone. */
  public Population population() {
    return population;
  }
}
