package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;

/**
 * Rows under the same rules and with the same words that levels and shares depend on: to its
 * kernels all of that is constant. The columns it reads are kept in its order from their second use
 * on. Confined to one thread.
 */
final class Part {
  /** With more parts than this rows are not told apart by words. */
  private static final int MOST = 64;

  private final Plan plan;
  private final Map<SchoolYear, Plan> plans;
  private final Map<String, Value> words;
  private final int @Nullable [] rows;
  private final int size;
  private final IdentityHashMap<Longs, Longs> kept = new IdentityHashMap<>();

  private Part(
      Plan plan,
      Map<SchoolYear, Plan> plans,
      Map<String, Value> words,
      int @Nullable [] rows,
      int size) {
    this.plan = plan;
    this.plans = plans;
    this.words = words;
    this.rows = rows;
    this.size = size;
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

  /** The rows by number; null for all in their order. */
  int @Nullable [] rows() {
    return rows;
  }

  int size() {
    return size;
  }

  /** Numbers in the order of its rows. */
  Longs kept(Longs all) {
    int[] places = rows;
    return places == null ? all : kept.computeIfAbsent(all, any -> all.at(places, 0));
  }

  /**
   * The parts of the rows of a year.
   *
   * @param rows how many entities count, former ones after the others
   */
  static List<Part> of(SchoolEvaluator evaluator, Dataset data, int rows) {
    return of(evaluator, data, rows, new ArrayList<>(keys(evaluator.rules(data.year(), ""))));
  }

  /** The same, told apart by their rules alone. */
  static List<Part> byRules(SchoolEvaluator evaluator, Dataset data, int rows) {
    return of(evaluator, data, rows, List.of());
  }

  private static List<Part> of(
      SchoolEvaluator evaluator, Dataset data, int rows, List<String> names) {
    Division division = new Division(rows);
    for (String name : names) {
      Column column = data.column(name);
      division.refine(column.codes(), column.missing());
    }
    if (!evaluator.isSameEverywhere()) {
      for (SchoolYear year : data.years()) {
        Dataset there = data.in(year).orElseThrow();
        Map<String, Integer> districts = new HashMap<>();
        long[] numbers = new long[rows];
        for (int row = 0; row < rows; row++) {
          String district = entity(there, row).districtName();
          numbers[row] = districts.computeIfAbsent(district, any -> districts.size());
        }
        division.refine(Longs.of(numbers), null);
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int[] own : division.parts()) {
      Map<String, Value> words = new LinkedHashMap<>();
      names.forEach(name -> words.put(name, data.column(name).value(own[0])));
      Map<SchoolYear, Plan> plans = new LinkedHashMap<>();
      for (SchoolYear year : data.years()) {
        String district = entity(data.in(year).orElseThrow(), own[0]).districtName();
        plans.put(year, evaluator.rules(year, district));
      }
      Plan plan = Objects.requireNonNull(plans.get(data.year()), "its own year");
      boolean isAll = own.length == rows;
      parts.add(new Part(plan, plans, words, isAll ? null : own, own.length));
    }
    return parts;
  }

  /** Rows divided by columns, one after the other. */
  private static final class Division {
    private final int[] partOf;
    private int count;

    Division(int rows) {
      this.partOf = new int[rows];
      this.count = rows == 0 ? 0 : 1;
    }

    /** Divides each part further: rows stay together if they have one code and one reason. */
    void refine(Longs codes, @Nullable Longs missing) {
      if (partOf.length == 0) {
        return;
      }
      int words = (int) codes.range()[1] + 1;
      int width = words + (missing == null ? 0 : (int) missing.range()[1]);
      int[] numbers = new int[count * width];
      long[] block = Reg.block();
      long[] why = Reg.block();
      int found = 0;
      for (int from = 0; from < partOf.length; from += Reg.BLOCK) {
        int length = Math.min(Reg.BLOCK, partOf.length - from);
        codes.copy(from, length, block);
        if (missing != null) {
          missing.copy(from, length, why);
        }
        for (int i = 0; i < length; i++) {
          int code = why[i] == 0 ? (int) block[i] : words - 1 + (int) why[i];
          int place = partOf[from + i] * width + code;
          if (numbers[place] == 0) {
            found++;
            numbers[place] = found;
          }
          partOf[from + i] = numbers[place] - 1;
        }
      }
      count = found;
    }

    List<int[]> parts() {
      int[] sizes = new int[count];
      for (int part : partOf) {
        sizes[part]++;
      }
      List<int[]> parts = new ArrayList<>();
      for (int size : sizes) {
        parts.add(new int[size]);
      }
      int[] next = new int[count];
      for (int row = 0; row < partOf.length; row++) {
        int part = partOf[row];
        parts.get(part)[next[part]++] = row;
      }
      return parts;
    }
  }

  private static Entity entity(Dataset data, int row) {
    int rated = data.entities().size();
    return row < rated ? data.entities().get(row) : data.formerEntities().get(row - rated);
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
