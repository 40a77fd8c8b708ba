package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.ColumnWriter;
import org.sqis.core.column.Longs;
import org.sqis.core.data.Dataset;
import org.sqis.core.eval.KeptPopulation;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.standing.Standings;

/**
 * One year of the data: its results in columns, one row a school in the order of the data. Elements
 * are worked out in the order of the plan: those with kernels together, block by block; the others
 * by the reference evaluator, each once everything before it is there. What was made for one set of
 * results runs again without being made again. Confined to one thread.
 */
public final class YearRun {
  private final Years years;
  private final Dataset data;
  private final SchoolEvaluator evaluator;
  private final Plan plan;
  private final int rows;
  private final List<Part> parts;
  private final Roster roster;
  private final Set<String> done = new LinkedHashSet<>();
  private final Map<String, Result> results = new LinkedHashMap<>();
  private final Map<String, Slot> inputs = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> unfit = new LinkedHashSet<>();
  private final boolean keepsAll;
  private final WideColumns wides = new WideColumns(this);
  private final Ranks ranks = new Ranks(this);
  private final Determined determined = new Determined(this);
  private boolean isWhole;

  /**
   * Whether everything is kept that the reference evaluator can read: numbers before their last
   * rounding, and what says why a designation holds. What kernels read their nodes say.
   */
  private boolean keepsReadable;

  /** Something that is done for all rows, after the steps before it. */
  interface Step {
    void run();
  }

  /** The columns of an element: one a group, or one. */
  static final class Result {
    private final Slot[] values;
    private final Slot[] exact;

    Result(int size) {
      this.values = new Slot[size];
      this.exact = new Slot[size];
    }

    Slot slot(int group, boolean isExact) {
      return (isExact ? exact : values)[Math.max(group, 0)];
    }

    void put(int group, Slot value, Slot exactValue) {
      values[Math.max(group, 0)] = value;
      exact[Math.max(group, 0)] = exactValue;
    }

    int size() {
      return values.length;
    }

    /** Whether its columns are made. */
    boolean isFilled() {
      return values[0] != null;
    }

    void forget() {
      for (int i = 0; i < values.length; i++) {
        values[i].forget();
        exact[i].forget();
      }
    }

    boolean isLater() {
      boolean isLater = false;
      for (int i = 0; i < values.length; i++) {
        isLater |= values[i].isLater() || exact[i].isLater();
      }
      return isLater;
    }
  }

  /**
   * @param keepsAll whether every column that is worked out is kept; else only those wanted
   */
  YearRun(Years years, Dataset data, boolean keepsAll) {
    this.keepsAll = keepsAll;
    this.keepsReadable = keepsAll;
    this.years = years;
    this.data = data;
    this.evaluator = years.evaluator();
    this.plan = evaluator.rules(data.year(), "");
    this.rows = years.rows();
    this.parts = Part.of(evaluator, data, years.division(), rows);
    this.roster = new Roster(data, rows);
  }

  /** The runs of all years. */
  public Years years() {
    return years;
  }

  Dataset data() {
    return data;
  }

  /** The rules of the year where no district has others. */
  Plan plan() {
    return plan;
  }

  SchoolYear year() {
    return data.year();
  }

  /** The groups of the rules of the year. */
  public List<String> groups() {
    return plan.groups();
  }

  int rows() {
    return rows;
  }

  List<Part> parts() {
    return parts;
  }

  /** Who stands in which row. */
  Roster roster() {
    return roster;
  }

  /** What districts and the consortium have. */
  WideColumns wides() {
    return wides;
  }

  /** The ranks of the year. */
  Ranks ranks() {
    return ranks;
  }

  boolean isGoverned() {
    return evaluator.governs(data.year());
  }

  /** Makes and runs what is needed for the results named, and for nothing else. */
  public void require(Set<String> names) {
    Set<String> needed = closure(names);
    List<Element> open = new ArrayList<>();
    for (Element element : plan.elements()) {
      if (!needed.contains(element.name()) || !done.add(element.name())) {
        continue;
      }
      if (element instanceof Element.OfInput) {
        continue;
      }
      open.add(element);
    }
    make(open, names, needed);
  }

  /** Everything the names read in this year, and they. */
  private Set<String> closure(Set<String> names) {
    Set<String> needed = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(names);
    while (!open.isEmpty()) {
      Element element = plan.element(open.remove(open.size() - 1));
      if (element == null || !needed.add(element.name())) {
        continue;
      }
      boolean isHistorical =
          element instanceof Element.OfLadder
              || (element instanceof Element.OfDesignation one && !one.exits().isEmpty());
      if (isHistorical) {
        plan.elements().forEach(one -> open.add(one.name()));
      }
      open.addAll(ElementReads.of(element));
      if (element instanceof Element.OfIndex index) {
        open.addAll(ElementReads.ofLevels(index, plan::element));
      }
    }
    return needed;
  }

  private void make(List<Element> elements, Set<String> wanted, Set<String> needed) {
    int next = 0;
    int start = steps.size();
    while (next < elements.size()) {
      Stage stage = new Stage(this);
      int known = unfit.size();
      int before = next;
      while (next < elements.size() && !stage.isOver() && stage.add(elements.get(next))) {
        next++;
      }
      boolean isOver = stage.isOver();
      if (isOver && !keepsReadable) {
        next = startOver(start);
        continue;
      }
      if (next > before) {
        List<Element> open = elements.subList(isOver ? next - 1 : next, elements.size());
        Step step = stage.step(kept(open, wanted, needed));
        step.run();
        if (unfit.size() > known) {
          // Numbers grew larger than could be known before: once more without a kernel for them.
          next = before;
          continue;
        }
        keep(step);
      }
      if (next < elements.size() && !isOver && !stage.isHeldUp()) {
        Element element = elements.get(next);
        Step step = Designating.step(this, element);
        if (step == null && !keepsReadable) {
          next = startOver(start);
          continue;
        }
        perform(step == null ? exactly(element) : step);
        next++;
      }
    }
  }

  /** Begins again with the first element, since the reference evaluator is going to read. */
  private int startOver(int start) {
    keepsReadable = true;
    steps.subList(start, steps.size()).clear();
    return 0;
  }

  /**
   * Which columns a stage keeps.
   *
   * @param values the names whose values are kept
   * @param shown those of them whose columns are seen outside the run
   * @param exact those of them that are read before their last rounding; null if all may be
   */
  record Kept(Set<String> values, Set<String> shown, @Nullable Set<String> exact) {
    boolean isExact(String name) {
      return exact == null || exact.contains(name);
    }
  }

  private Kept kept(List<Element> open, Set<String> wanted, Set<String> needed) {
    Set<String> shown = keepsAll ? needed : wanted;
    Set<String> later = new LinkedHashSet<>(shown);
    Set<String> exactly = new LinkedHashSet<>();
    for (Element element : open) {
      later.addAll(ElementReads.of(element));
      exactly.addAll(ElementReads.exact(element, plan::element));
      if (element instanceof Element.OfIndex index) {
        later.addAll(ElementReads.ofLevels(index, plan::element));
      } else if (keepsReadable && element instanceof Element.OfDesignation designation) {
        // Why it holds only the reference evaluator says.
        later.addAll(ElementReads.ofReasons(designation, plan::element));
      }
    }
    return new Kept(later, shown, keepsReadable ? null : exactly);
  }

  /** Says that an element has to be left to the reference evaluator. */
  void unfit(String element) {
    unfit.add(element);
  }

  boolean isUnfit(String element) {
    return unfit.contains(element);
  }

  /** Does something for all rows, now and in each run again. */
  void perform(Step step) {
    keep(step);
    step.run();
  }

  /** Only the rated year is ever run again. */
  private void keep(Step step) {
    if (data.year().equals(years.rated().year())) {
      steps.add(step);
    }
  }

  /** Runs everything again that was made. */
  public void runAgain() {
    years.again();
    steps.forEach(Step::run);
  }

  /** Drops the kernels. */
  void forgetSteps() {
    steps.clear();
  }

  /** Drops what others hold by now, so that it does not stay in memory until the next run. */
  public void forgetShown() {
    results.values().forEach(Result::forget);
    years.rest(false);
  }

  /**
   * The column of a result of each district, in the order of the data, or of the consortium with
   * one row.
   */
  public Column wide(String name, boolean isExact) {
    return wides.column(name, isExact);
  }

  ExactRows exactRows() {
    return years.unfolded().exact(this);
  }

  /** A step in which the reference evaluator works out an element. */
  private Step exactly(Element element) {
    if (element.each().isWiderThanSchool()) {
      return widely(element);
    }
    int size = element.each() == UnitOfAnalysis.GROUP ? plan.groups().size() : 1;
    Result result = new Result(size);
    results.put(element.name(), result);
    return () -> {
      List<List<Column>> columns = exactRows().columns(element);
      for (int group = 0; group < size; group++) {
        Column value = columns.get(0).get(group);
        Column exactValue = columns.get(1).get(group);
        if (result.values[group] == null) {
          result.put(group, new Slot(shape(value)), new Slot(shape(exactValue)));
        }
        result.slot(group, false).column(value);
        result.slot(group, true).column(exactValue);
      }
      years.countExact((long) rows * size);
    };
  }

  /** The same of districts or the consortium; schools read it as their own. */
  private Step widely(Element element) {
    Result result = new Result(1);
    result.put(
        -1,
        new Slot(() -> wides.bySchool(element.name(), false)),
        new Slot(() -> wides.bySchool(element.name(), true)));
    results.put(element.name(), result);
    return () -> {
      KeptPopulation all = Objects.requireNonNull(exactRows().everyone(), "a policy of everyone");
      all.fill(element);
      years.countExact(wides.keep(element, all.population()));
    };
  }

  /** Everything the rules of the year give. */
  void requireAll() {
    if (!isWhole) {
      require(names());
      isWhole = true;
    }
  }

  /** Everyone with the values there are in columns, of a policy that looks at everyone. */
  public Population everyone() {
    return determined.everyone();
  }

  /** The same with every determination. */
  public Population population() {
    return determined.population();
  }

  /** What schools take from the determination of this year, by row. */
  List<Standings> standings() {
    return determined.standings();
  }

  /** One school with everything worked out, of a policy that looks at schools one by one. */
  public SchoolValues school(int row) {
    return ExactRows.school(this, row, new HashMap<>());
  }

  /** The names of everything the rules of the year give. */
  public Set<String> names() {
    return ExactRows.names(this);
  }

  Map<String, Result> results() {
    return results;
  }

  /** The column of a result; {@code group} is -1 for one of each school. */
  public Column column(String name, int group, boolean isExact) {
    Result result = results.get(name);
    if (result != null) {
      return result.slot(group, isExact).column();
    }
    return input(name, group).column();
  }

  /** A column that nobody could work out in kernels, row by row. */
  Column exactly(Element element, int group, boolean isExact) {
    List<Value> values = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      values.add(decided(element, row).get(element.name(), group, isExact));
    }
    years.countExact(rows);
    return Column.of(values);
  }

  /** A school in which the reference evaluator worked out one element. */
  SchoolValues decided(Element element, int row) {
    return exactRows().filled(element, row);
  }

  /** Whether the name has a column. */
  public boolean has(String name) {
    return results.containsKey(name) || plan.element(name) instanceof Element.OfInput;
  }

  /** A slot that was filled before; null if the name is not in columns a kernel can read. */
  @Nullable Slot slot(String name, int group, boolean isExact) {
    Result result = results.get(name);
    if (result != null) {
      return result.slot(group, isExact);
    }
    if (!(plan.element(name) instanceof Element.OfInput)) {
      return null;
    }
    Slot slot = input(name, group);
    return Shapes.fits(slot.shape()) ? slot : null;
  }

  /** An input, with one row a school. */
  private Slot input(String name, int group) {
    return inputs.computeIfAbsent(name + "/" + group, any -> inputSlot(name, group));
  }

  private Slot inputSlot(String name, int group) {
    Element.OfInput input = (Element.OfInput) Objects.requireNonNull(plan.element(name), name);
    Dataset there = data;
    if (input.input().lag() > 0) {
      int start = data.year().start() - input.input().lag();
      there = start < 1900 ? null : data.in(new SchoolYear(start)).orElse(null);
    }
    if (there != null && !input.each().isWiderThanSchool()) {
      boolean isPerGroup = input.each() == UnitOfAnalysis.GROUP;
      int place = isPerGroup ? there.groups().indexOf(plan.groups().get(Math.max(group, 0))) : -1;
      return Slot.lasting(years.division().input(there, rows, name, place));
    }
    Column column =
        there == null
            ? Column.of(java.util.Collections.nCopies(rows, SchoolEvaluator.NO_DATA))
            : exactRows().column(name);
    Slot slot = new Slot(shape(column));
    slot.column(column);
    return slot;
  }

  static Shape shape(Column column) {
    Coding coding = column.coding();
    Longs missing = column.missing();
    if (missing != null && missing.range()[0] > 0) {
      return new Shape.Nothing();
    }
    if (coding instanceof Coding.Numbers numbers) {
      long[] range = column.codes().range();
      if (column.denominators() == null) {
        return new Shape.Whole(numbers.unit(), range[0], range[1]);
      }
      return new Shape.Fraction(
          numbers.unit(), range[0], range[1], column.denominators().range()[1]);
    }
    if (coding instanceof Coding.Answers) {
      // A column in which everything is missing has the coding of answers, whatever it is of.
      boolean isEmpty = column.missing() != null && column.missing().range()[0] > 0;
      return isEmpty ? new Shape.Nothing() : new Shape.Answer();
    }
    if (coding instanceof Coding.Dates) {
      return new Shape.Day();
    }
    return new Shape.Listed(((Coding.Listed) coding).values().stream().distinct().toList());
  }

  static Coding coding(Shape shape) {
    if (Code.isNumeric(shape)) {
      return new Coding.Numbers(Shapes.unit(shape));
    }
    if (shape instanceof Shape.Answer || shape instanceof Shape.Nothing) {
      return new Coding.Answers();
    }
    return shape instanceof Shape.Listed listed
        ? new Coding.Listed(listed.values())
        : new Coding.Dates();
  }

  ColumnWriter writer(Shape shape, boolean canBeMissing) {
    int reasons = canBeMissing ? Math.max(1, years.reasons().size()) : 0;
    long max = 1;
    long min = 0;
    if (Code.isNumeric(shape)) {
      min = Shapes.low(shape).longValue();
      max = Shapes.high(shape).longValue();
    } else if (shape instanceof Shape.Listed listed) {
      max = listed.values().size();
    } else if (shape instanceof Shape.Day) {
      min = Integer.MIN_VALUE;
      max = Integer.MAX_VALUE;
    }
    long under = shape instanceof Shape.Fraction ? Shapes.maxDenominator(shape) : 0;
    return new ColumnWriter(rows, min, max, under, reasons);
  }

  /** What is known of one row. */
  SchoolValues.Source source(int row) {
    return new RowSource(this, row);
  }
}
