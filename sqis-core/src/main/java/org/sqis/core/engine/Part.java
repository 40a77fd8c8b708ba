package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;

/**
 * Rows under the same rules and with the same words that levels and shares depend on: to its
 * kernels all of that is constant. Confined to one thread, while the division of the rows is
 * shared.
 */
final class Part {
  /** With more parts than this rows are not told apart by words. */
  private static final int MOST = 64;

  private final Plan plan;
  private final Map<SchoolYear, Plan> plans;
  private final Map<String, Value> words;
  private final Division division;
  private final int number;

  /** The rows of the block at hand by number; null for all in their order. */
  private final int @Nullable [] places;

  private Part(
      Plan plan,
      Map<SchoolYear, Plan> plans,
      Map<String, Value> words,
      Division division,
      int number) {
    this.plan = plan;
    this.plans = plans;
    this.words = words;
    this.division = division;
    this.number = number;
    this.places = division.count() == 1 ? null : new int[Reg.BLOCK];
  }

  /** The rules of its rows. */
  Plan plan() {
    return plan;
  }

  /** The rules of its rows in another year. */
  Plan plan(SchoolYear year) {
    return Objects.requireNonNull(plans.get(year), "a year of the data");
  }

  /** The word every row has of an input; null if they differ or nobody asked. */
  @Nullable Value word(String input) {
    return words.get(input);
  }

  /** How many rows it has. */
  int size() {
    return division.size(number);
  }

  /** Runs kernels over its rows of a chunk, block by block. */
  void run(int chunk, Kernel[] kernels) {
    int end = division.end(chunk, number);
    for (int from = division.start(chunk, number); from < end; from += Reg.BLOCK) {
      int length = Math.min(Reg.BLOCK, end - from);
      if (places != null) {
        division.rows(chunk, from, length, places);
      }
      for (Kernel kernel : kernels) {
        kernel.run(from, length);
      }
    }
  }

  /** Numbers in the order of its rows; null if nobody keeps them so. */
  @Nullable Longs kept(Longs all) {
    return division.kept(all);
  }

  /** Runs kernels over all its rows. */
  void run(Kernel[] kernels) {
    for (int chunk = 0; chunk < division.chunks(); chunk++) {
      run(chunk, kernels);
    }
  }

  /** One of its rows. */
  int first() {
    return division.first(number);
  }

  /** The number of a row of the block at hand. */
  int row(int from, int i) {
    return places == null ? from + i : places[i];
  }

  /** Copies numbers of all rows, those of the block at hand. */
  void read(Longs all, int from, int length, long[] into) {
    if (places == null) {
      all.copy(from, length, into);
    } else {
      all.copy(places, 0, length, into);
    }
  }

  /** Writes the block at hand. */
  void write(
      ColumnWriter writer,
      int from,
      int length,
      long[] codes,
      long @Nullable [] under,
      long @Nullable [] why) {
    writer.put(places, places == null ? from : 0, length, codes, under, why);
  }

  /** The parts of the rows of a year, and the names of the words by which they are divided. */
  static List<Part> of(SchoolEvaluator evaluator, Dataset data, Rows rows, int count) {
    return of(
        evaluator, data, rows, count, new ArrayList<>(keys(evaluator.rules(data.year(), ""))));
  }

  /** The same, told apart by their rules alone. */
  static List<Part> byRules(SchoolEvaluator evaluator, Dataset data, Rows rows, int count) {
    return of(evaluator, data, rows, count, List.of());
  }

  private static List<Part> of(
      SchoolEvaluator evaluator, Dataset data, Rows rows, int count, List<String> names) {
    Division division = rows.division(data, count, names, !evaluator.isSameEverywhere());
    List<Part> parts = new ArrayList<>();
    for (int number = 0; number < division.count(); number++) {
      int first = division.first(number);
      Map<String, Value> words = new LinkedHashMap<>();
      names.forEach(name -> words.put(name, data.column(name).value(first)));
      Map<SchoolYear, Plan> plans = new LinkedHashMap<>();
      for (SchoolYear year : data.years()) {
        String district = Rows.district(data.in(year).orElseThrow(), first);
        plans.put(year, evaluator.rules(year, district));
      }
      Plan plan = Objects.requireNonNull(plans.get(data.year()), "its own year");
      parts.add(new Part(plan, plans, words, division, number));
    }
    return parts;
  }

  /** The school inputs with words by which rules have columns. */
  private static Set<String> keys(Plan plan) {
    Set<String> names = new TreeSet<>();
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfLevels levels) {
        names.add(levels.table().by());
      } else if (element instanceof Element.OfIndex index) {
        names.add(index.spec().by());
      } else if (element instanceof Element.OfMeasure measure) {
        names.add(measure.typeInput());
      }
    }
    names.removeIf(
        name ->
            !(plan.element(name) instanceof Element.OfInput input)
                || input.each() != UnitOfAnalysis.SCHOOL
                || input.input().lag() > 0
                || !(input.typed().type() instanceof Type.OneOf words)
                || words.options().size() > MOST);
    return names;
  }
}
