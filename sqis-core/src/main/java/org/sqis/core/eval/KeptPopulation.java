package org.sqis.core.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.plan.Element;

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

  /**
   * @param ofSchool what is known of the school of that number, those of other years after the
   *     others
   * @param earlier the populations of other years; null where there are no data of them
   */
  public KeptPopulation(
      SchoolEvaluator evaluator,
      Dataset data,
      IntFunction<SchoolValues.Source> ofSchool,
      Function<SchoolYear, @Nullable Population> earlier) {
    this.evaluator = evaluator;
    this.maker =
        new Population.Maker(
            evaluator,
            new Facts.EveryoneOfData(data),
            year -> java.util.Optional.ofNullable(earlier.apply(year)));
    this.population = maker.population();
    List<SchoolValues> schools = population.schools();
    for (int i = 0; i < schools.size(); i++) {
      schools.get(i).source(ofSchool.apply(i));
    }
    for (Element element : population.consortium().plan().elements()) {
      // What districts and the consortium have is never kept in columns.
      if (element instanceof Element.OfInput && element.each().isWiderThanSchool()) {
        fill(element);
      }
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
