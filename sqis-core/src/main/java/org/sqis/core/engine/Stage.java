package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;

/** Elements that are worked out together, block by block, while they are put together. */
final class Stage {
  private final YearRun run;
  private final List<PartCode> codes = new ArrayList<>();
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private @Nullable Doubted doubted;
  private boolean isHeldUp;

  Stage(YearRun run) {
    this(run, run.parts());
  }

  Stage(YearRun run, List<Part> parts) {
    this.run = run;
    parts.forEach(part -> codes.add(new PartCode(part)));
  }

  /** The kernels of its parts, in their order. */
  List<PartCode> codes() {
    return codes;
  }

  /** The registers of an element in one part: by group its value, and what it was unrounded. */
  private static final class Regs {
    private final Reg[] values;
    private final Reg[] exact;

    Regs(int size) {
      this.values = new Reg[size];
      this.exact = new Reg[size];
    }
  }

  /** The kernels of one part. */
  final class PartCode implements NodeCode.Where {
    private final Part part;
    private final Map<String, Reg> places = new HashMap<>();
    private final Code code;
    private final Map<String, Regs> made = new HashMap<>();
    private final Map<String, Reg> loaded = new HashMap<>();
    private final IdentityHashMap<Reg, Integer> loadedAt = new IdentityHashMap<>();
    private final ElementCode elementCode;

    PartCode(Part part) {
      this.part = part;
      this.code = new Code(run.years().reasons(), part.size());
      this.elementCode = new ElementCode(code, this, part);
    }

    Part part() {
      return part;
    }

    Code code() {
      return code;
    }

    /** Says who is in the first places of a quota. */
    void places(String quota, Reg answer) {
      places.put(quota, answer);
    }

    @Override
    public @Nullable Reg places(Node.Places node) {
      return places.get(node.id());
    }

    /** A rank is worked out for all rows before the stage in which it is read. */
    @Override
    public @Nullable Reg rank(Node.Rank node, int group) {
      if (!run.ranks().isKnown(node, group) && !elements.isEmpty()) {
        isHeldUp = true;
        return null;
      }
      Slot slot = run.ranks().slot(node, group);
      return slot == null ? null : load(slot);
    }

    /** Drops what was made for an element after a mark. */
    void forget(int mark, String name) {
      code.forget(mark);
      code.takeDoubt();
      made.remove(name);
      // What was loaded for it alone was dropped with it.
      loaded.values().removeIf(reg -> !isLoaded(reg, mark));
    }

    private boolean isLoaded(Reg reg, int mark) {
      Integer at = loadedAt.get(reg);
      return at != null && at < mark;
    }

    void store(Slot slot, Reg reg) {
      long[] codes = reg.codes();
      long[] under = reg.denominators();
      long[] why = reg.missing();
      code.add((from, length) -> part.write(slot.writer(), from, length, codes, under, why));
    }

    /** Runs its kernels over all its rows. */
    void run() {
      part.run(code.kernels().toArray(new Kernel[0]));
    }

    @Override
    public SchoolYear year() {
      return run.year();
    }

    @Override
    public Plan plan() {
      return part.plan();
    }

    @Override
    public Value parameter(Node.ParameterValue node) {
      return node.value();
    }

    @Override
    public @Nullable Reg read(String name, int group, boolean isExact) {
      Regs own = made.get(name);
      if (own != null) {
        return (isExact ? own.exact : own.values)[Math.max(group, 0)];
      }
      return load(run, name, group, isExact);
    }

    @Nullable Reg load(YearRun from, String name, int group, boolean isExact) {
      String key = from.year() + "/" + name + "/" + group + "/" + isExact;
      Reg known = loaded.get(key);
      if (known == null) {
        Slot slot = from.slot(name, group, isExact);
        if (slot == null) {
          return null;
        }
        int mark = code.mark();
        known = load(slot);
        loaded.put(key, known);
        loadedAt.put(known, mark);
      }
      return known;
    }

    /** The values of a column, block by block. */
    Reg load(Slot slot) {
      Column now = slot.column();
      boolean isNothing = slot.shape() instanceof Shape.Nothing;
      Longs denominators = isNothing ? null : now.denominators();
      Longs missing = now.missing();
      long[] codes = code.block();
      long[] under = denominators == null ? null : code.block();
      long[] why = missing == null ? null : code.block();
      long[] numbers = numbers(now.reasons());
      if (!isNothing) {
        fill(slot, Column::codes, codes);
        tidy(now, slot.shape(), codes);
      }
      if (under != null) {
        fill(slot, column -> Objects.requireNonNull(column.denominators()), under);
        code.add(
            (from, length) -> {
              for (int i = 0; i < length; i++) {
                under[i] = Math.max(1, under[i]);
              }
            });
      }
      if (why != null) {
        fill(slot, column -> Objects.requireNonNull(column.missing()), why);
      }
      if (why != null && numbers != null) {
        code.add(
            (from, length) -> {
              for (int i = 0; i < length; i++) {
                why[i] = numbers[(int) why[i]];
              }
            });
      }
      Set<Long> possible = new TreeSet<>();
      now.reasons().forEach(reason -> possible.add(code.reasons().number(reason)));
      return new Reg(slot.shape(), codes, under, why).possible(possible);
    }

    /** What stands in rows without a value may be anything: answers and places are put in order. */
    private void tidy(Column now, Shape shape, long[] codes) {
      long[] range = now.codes().range();
      if (shape instanceof Shape.Answer && (range[0] < 0 || range[1] > 1)) {
        code.add(
            (from, length) -> {
              for (int i = 0; i < length; i++) {
                codes[i] = codes[i] == 1 ? 1 : 0;
              }
            });
      } else if (now.coding() instanceof Coding.Listed listed
          && shape instanceof Shape.Listed once
          && listed.values().size() != once.values().size()) {
        // A list given from outside can have a value twice.
        int size = listed.values().size();
        long[] places = new long[size];
        for (int i = 0; i < size; i++) {
          places[i] = once.values().indexOf(listed.values().get(i));
        }
        code.add(
            (from, length) -> {
              for (int i = 0; i < length; i++) {
                codes[i] = codes[i] >= 0 && codes[i] < size ? places[(int) codes[i]] : 0;
              }
            });
      }
    }

    /** Copies numbers of a column: those kept in the order of the part, or from all rows. */
    private void fill(Slot slot, Function<Column, Longs> numbers, long[] into) {
      Longs kept = slot.isLasting() ? part.kept(numbers.apply(slot.column())) : null;
      code.add(
          kept != null
              ? (from, length) -> kept.copy(from, length, into)
              : (from, length) -> part.read(numbers.apply(slot.column()), from, length, into));
    }

    /** The reasons of a column by their numbers in the run; null if they are the same. */
    private long @Nullable [] numbers(List<Value.Missing> reasons) {
      long[] numbers = new long[reasons.size() + 1];
      boolean isSame = true;
      for (int i = 0; i < reasons.size(); i++) {
        numbers[i + 1] = code.reasons().number(reasons.get(i));
        isSame &= numbers[i + 1] == i + 1;
      }
      return isSame ? null : numbers;
    }

    @Override
    public boolean isDefined(String name) {
      return made.containsKey(name) || part.plan().element(name) != null;
    }

    @Override
    public boolean isPerGroup(String name) {
      Element element = part.plan().element(name);
      return element != null && element.each() == UnitOfAnalysis.GROUP;
    }

    @Override
    public int group(String name) {
      return part.plan().groups().indexOf(name);
    }

    @Override
    public String groupName(int number) {
      return part.plan().groups().get(number);
    }

    @Override
    public List<Integer> family(Node.OverGroups node) {
      return node.groups();
    }

    @Override
    public boolean isOtherYear() {
      return false;
    }

    @Override
    public NodeCode.@Nullable Where ago(int ago) {
      return Earlier.of(this, run.years(), run.year(), ago);
    }

    @Override
    public Value.@Nullable Missing nothingAgo(int ago) {
      return Earlier.nothing(run.years(), run.year(), ago);
    }
  }

  /** Adds an element; whether it has kernels in every part. */
  boolean add(Element element) {
    if (element.each().isWiderThanSchool() || !run.isGoverned() || run.isUnfit(element.name())) {
      return false;
    }
    List<Integer> marks = codes.stream().map(one -> one.code.mark()).toList();
    for (PartCode one : codes) {
      Element own = Objects.requireNonNull(one.part.plan().element(element.name()), "same names");
      Regs regs = regs(one, own);
      if (regs == null) {
        for (int i = 0; i < marks.size(); i++) {
          codes.get(i).forget(marks.get(i), element.name());
        }
        doubted = null;
        return false;
      }
      one.made.put(element.name(), regs);
    }
    elements.put(element.name(), element);
    return true;
  }

  /**
   * Whether it is over: rows of its last element are decided after it, so that nothing in it may
   * read that element.
   */
  boolean isOver() {
    return doubted != null;
  }

  /**
   * Whether an element waits for what has to run before it, and is to be added to another stage.
   */
  boolean isHeldUp() {
    return isHeldUp;
  }

  /** The element that is decided exactly in some rows, by group those rows. */
  private static final class Doubted {
    private final Element element;
    private final List<RowList> rows = new ArrayList<>();

    Doubted(Element element, int groups) {
      this.element = element;
      for (int i = 0; i < groups; i++) {
        rows.add(new RowList());
      }
    }
  }

  /** Rows in the order in which they were found. */
  private static final class RowList {
    private int[] rows = new int[16];
    private int size;

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
      }
      rows[size] = row;
      size++;
    }
  }

  /** Has the rows collected in which kernels could not decide. */
  private void collect(PartCode part, Element element, int number, int size, long[] doubt) {
    Doubted known = doubted;
    if (known == null || !known.element.name().equals(element.name())) {
      known = new Doubted(element, size);
      doubted = known;
    }
    RowList list = known.rows.get(number);
    Part rows = part.part;
    part.code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            if (doubt[i] != 0) {
              list.add(rows.row(from, i));
            }
          }
        });
  }

  /** Decides the rows in doubt; everything else of the stage is in its columns. */
  private void decide(List<Store> own) {
    Doubted open = Objects.requireNonNull(doubted);
    boolean isPerGroup = open.element.each() == UnitOfAnalysis.GROUP;
    for (int number = 0; number < open.rows.size(); number++) {
      RowList list = open.rows.get(number);
      for (int i = 0; i < list.size; i++) {
        int row = list.rows[i];
        SchoolValues school = run.decided(open.element, row);
        for (Store store : own) {
          if (store.group == number) {
            Value value = school.get(open.element.name(), isPerGroup ? number : -1, store.isExact);
            if (!store.slot.put(row, value, run.years().reasons())) {
              run.unfit(open.element.name());
            }
          }
        }
      }
      run.years().countExact(list.size);
      list.size = 0;
    }
  }

  private @Nullable Regs regs(PartCode part, Element element) {
    boolean isPerGroup = element.each() == UnitOfAnalysis.GROUP;
    int size = isPerGroup ? part.part.plan().groups().size() : 1;
    Regs regs = new Regs(size);
    for (int number = 0; number < size; number++) {
      int group = isPerGroup ? number : -1;
      Reg value;
      if (element instanceof Element.OfMeasure measure) {
        Reg exact = part.elementCode.measure(measure, group);
        value = exact == null ? null : part.elementCode.rounded(measure, exact);
        if (exact == null || value == null) {
          return null;
        }
        if (!isDecidable(part, element, number, size, value)) {
          return null;
        }
        regs.exact[number] = exact;
        regs.values[number] = value;
        continue;
      } else if (element instanceof Element.OfLevels levels) {
        value = part.elementCode.levels(levels, group);
      } else if (element instanceof Element.OfGrid grid) {
        value = part.elementCode.grid(grid, group);
      } else if (element instanceof Element.OfIndex index) {
        value = new IndexCode(part.code, part, part.part, run, index).index();
      } else if (element instanceof Element.OfCohort cohort) {
        value = new CohortCode(run.roster(), part).of(cohort);
      } else {
        value = null;
      }
      if (value == null || !isDecidable(part, element, number, size, value)) {
        return null;
      }
      regs.values[number] = value;
      regs.exact[number] = value;
    }
    return regs;
  }

  /** Takes care of rows in doubt; false if what is in doubt is not even known in columns. */
  private boolean isDecidable(PartCode part, Element element, int number, int size, Reg value) {
    long[] doubt = part.code.takeDoubt();
    if (doubt == null) {
      return true;
    }
    if (value.shape() instanceof Shape.Near) {
      return false;
    }
    collect(part, element, number, size, doubt);
    return true;
  }

  /** The step that works them out. */
  YearRun.Step step(YearRun.Kept kept) {
    List<Store> stores = new ArrayList<>();
    Set<String> needed = new TreeSet<>(kept.values());
    // What is worked out later by the reference evaluator reads numbers of this stage too.
    Set<String> exact = new TreeSet<>();
    List<Element> all = new ArrayList<>(elements.values());
    for (int i = all.size() - 1; i >= 0; i--) {
      Element element = all.get(i);
      if (needed.contains(element.name()) && store(element, kept, exact, stores)) {
        needed.addAll(ElementReads.of(element));
        exact.addAll(ElementReads.exact(element, run.plan()::element));
        if (element instanceof Element.OfIndex index) {
          needed.addAll(ElementReads.ofLevels(index, run.plan()::element));
        }
      }
    }
    Doubted open = doubted;
    List<Store> own = new ArrayList<>(stores);
    own.removeIf(store -> open == null || !store.name.equals(open.element.name()));
    List<Kernel[]> kernels = new ArrayList<>();
    codes.forEach(one -> kernels.add(one.code.kernels().toArray(new Kernel[0])));
    int chunks = Division.chunks(run.rows());
    return () -> {
      for (Store store : stores) {
        boolean canBeMissing = store.canBeMissing || own.contains(store);
        store.slot.open(() -> run.writer(store.slot.shape(), canBeMissing));
      }
      for (int chunk = 0; chunk < chunks; chunk++) {
        for (int i = 0; i < kernels.size(); i++) {
          codes.get(i).part.run(chunk, kernels.get(i));
        }
      }
      for (Store store : stores) {
        if (!own.contains(store)) {
          store.slot.close(store.coding, run.years().reasons());
        }
      }
      if (open != null) {
        decide(own);
      }
      own.forEach(store -> store.slot.close(store.coding, run.years().reasons()));
    };
  }

  /** A column that is written. */
  private record Store(
      String name, int group, boolean isExact, Slot slot, Coding coding, boolean canBeMissing) {}

  /** Whether a column of it has to be worked out exactly when somebody reads it. */
  private boolean store(Element element, YearRun.Kept kept, Set<String> exact, List<Store> stores) {
    boolean isShown = kept.shown().contains(element.name());
    int size = codes.isEmpty() ? run.plan().groups().size() : 0;
    boolean isPerGroup = element.each() == UnitOfAnalysis.GROUP;
    for (PartCode one : codes) {
      size = Objects.requireNonNull(one.made.get(element.name()), "made").values.length;
    }
    size = isPerGroup ? size : 1;
    YearRun.Result result = new YearRun.Result(size);
    for (int group = 0; group < size; group++) {
      Slot value = slot(element, group, false, isShown, stores);
      boolean isSame = true;
      for (PartCode one : codes) {
        Regs regs = Objects.requireNonNull(one.made.get(element.name()), "made");
        isSame &= same(regs.values[group], regs.exact[group]);
      }
      boolean isRead = kept.isExact(element.name()) || exact.contains(element.name());
      Slot unread = isRead ? null : Slot.unread();
      result.put(
          group,
          value,
          isSame ? value : unread != null ? unread : slot(element, group, true, isShown, stores));
    }
    run.results().put(element.name(), result);
    return result.isLater();
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Reg one, Reg other) {
    return one == other;
  }

  private Slot slot(
      Element element, int group, boolean isExact, boolean isShown, List<Store> stores) {
    String name = element.name();
    Shape shape = new Shape.Nothing();
    boolean canBeMissing = false;
    List<Reg> regs = new ArrayList<>();
    for (PartCode one : codes) {
      Regs all = Objects.requireNonNull(one.made.get(name), "made");
      Reg reg = (isExact ? all.exact : all.values)[group];
      regs.add(reg);
      canBeMissing |= reg.missing() != null;
      shape = shape == null ? null : Shapes.joined(shape, reg.shape());
    }
    if (shape == null || shape instanceof Shape.Near) {
      return later(element, group, isExact);
    }
    List<Reg> joined = new ArrayList<>();
    for (int i = 0; i < regs.size(); i++) {
      Reg reg = codes.get(i).code.into(regs.get(i), shape);
      if (reg == null) {
        return later(element, group, isExact);
      }
      joined.add(reg);
    }
    Slot slot = isShown ? new Slot(shape) : Slot.own(shape);
    for (int i = 0; i < joined.size(); i++) {
      codes.get(i).store(slot, joined.get(i));
    }
    stores.add(new Store(name, group, isExact, slot, YearRun.coding(shape), canBeMissing));
    return slot;
  }

  /** A column of numbers that are not exact is worked out exactly when somebody reads it. */
  private Slot later(Element element, int group, boolean isExact) {
    // Nothing but the run is held by it, for kernels take much room.
    YearRun of = run;
    return new Slot(() -> of.exactly(element, group, isExact));
  }
}
