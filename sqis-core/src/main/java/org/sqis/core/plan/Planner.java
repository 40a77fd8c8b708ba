package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Remembered.Question;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Dated;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves a whole policy. Each declaration is proved after what it reads, and once. */
public final class Planner implements IndexProof.Surroundings {
  /** A poisoned name that stands for every name nobody knows. */
  public static final String ANY_NAME = "*";

  /** Of a longer cycle only so many names are shown. */
  private static final int LONGEST_CYCLE = 8;

  /** Kinds of declarations that no expression can read. */
  private static final Set<String> NO_VALUE =
      Set.of("group", "family", "policy", "season", "membership");

  private final PolicySpec spec;
  private final Set<String> unread;
  private final Set<String> poisoned;
  private final Problems problems = new Problems();
  private final ExprCompiler expressions = new ExprCompiler(this, problems);
  private final List<String> groupNames;
  private final Map<String, Integer> groupNumbers = new LinkedHashMap<>();
  private final Map<String, List<Integer>> families = new LinkedHashMap<>();
  private final Map<String, Names.Meaning> meanings = new LinkedHashMap<>();
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private final Map<String, Map<String, Value.Level>> levels = new HashMap<>();
  private final Map<String, Direction> directions = new HashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, String> declared;
  private final List<YearRead> yearReads = new ArrayList<>();
  private final Earlier earlier;
  private final NumberTables numbers;
  private final @Nullable Remembered before;
  private final Map<String, Remembered.Proof> proofs = new LinkedHashMap<>();
  private Remembered.Recording recording = new Remembered.Recording();

  private Planner(
      PolicySpec spec, Set<String> unread, Earlier earlier, @Nullable Remembered before) {
    this.before = before;
    this.spec = spec;
    this.earlier = earlier;
    this.unread = Set.copyOf(unread);
    this.poisoned = new HashSet<>(unread);
    for (Group group : spec.groups()) {
      groupNumbers.putIfAbsent(group.name(), groupNumbers.size());
    }
    this.groupNames = List.copyOf(groupNumbers.keySet());
    this.declared = new NameProof(spec, problems).declared();
    for (Map.Entry<String, String> one : declared.entrySet()) {
      if (!NO_VALUE.contains(one.getValue())) {
        known.add(one.getKey());
      }
    }
    known.addAll(unread);
    known.remove(ANY_NAME);
    for (Measure measure : spec.measures()) {
      directions.putIfAbsent(measure.name(), measure.better());
    }
    for (LevelTable table : spec.levels()) {
      scale(table.name());
    }
    for (Grid grid : spec.grids()) {
      scale(grid.name());
    }
    for (Map.Entry<String, Map<String, Value.Level>> one : earlier.levels().entrySet()) {
      levels.putIfAbsent(one.getKey(), one.getValue());
    }
    this.numbers = new NumberTables(spec.numbers(), this, problems, unread);
  }

  private void scale(String name) {
    Map<String, Value.Level> words = new LinkedHashMap<>();
    for (Value.Level level : spec.levelsOf(name)) {
      words.putIfAbsent(level.name(), level);
    }
    levels.putIfAbsent(name, words);
  }

  /**
   * What came of a proof.
   *
   * @param plan the plan; null if there is an error
   * @param problems everything found, notes included
   * @param defined what it defines, for years that read this one
   */
  record Result(@Nullable Plan plan, List<Problem> problems, Earlier defined) {
    Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Proves {@code spec}.
   *
   * @param poisoned names whose declarations have faults of their own and are not in {@code spec};
   *     references to them stay silent, and references to every unknown name if one of them is
   *     {@link #ANY_NAME}
   * @param earlier what the rules of earlier years define
   */
  static Result prove(PolicySpec spec, Set<String> poisoned, Earlier earlier) {
    return new Planner(spec, poisoned, earlier, null).result();
  }

  /**
   * Proves {@code spec} and takes over what an earlier proof found wherever that is the same; the
   * result is that of {@link #prove(PolicySpec, Set, Earlier)}.
   */
  static Result prove(PolicySpec spec, Earlier earlier, @Nullable Plan known) {
    Remembered before = known == null ? null : known.remembered();
    if (known != null && before != null && before.isSame(spec, earlier)) {
      return new Result(known, before.problems(), before.defined());
    }
    boolean fits = before != null && before.fits(spec, earlier);
    return new Planner(spec, Set.of(), earlier, fits ? before : null).result();
  }

  /** Proves {@code spec} as if no year came before. */
  static Result prove(PolicySpec spec, Set<String> poisoned) {
    return prove(spec, poisoned, Earlier.NOTHING);
  }

  /** The words that cannot be names because expressions use them, sorted. */
  public static Set<String> reservedWords() {
    return NameProof.RESERVED;
  }

  private Result result() {
    readGroups();
    proveThereAreGroups();
    CalendarProof.prove(calendar(), problems);
    for (Parameter parameter : spec.parameters()) {
      readParameter(parameter);
    }
    readInputs();
    for (Membership membership : spec.memberships()) {
      MembershipProof.prove(membership, problems);
    }
    Dependencies dependencies = new Dependencies(spec);
    for (List<String> cycle : dependencies.cycles()) {
      cycle(cycle);
    }
    poisoned.addAll(dependencies.inCycle());
    Map<String, Dated> rules = rules();
    for (String name : dependencies.order()) {
      Dated rule = rules.get(name);
      if (rule != null && !poisoned.contains(name)) {
        prove(rule);
      }
    }
    numbers.prove();
    ProcedureProof.prove(spec, this, problems);
    if (unread.isEmpty()) {
      noteBlocked(dependencies);
    }
    List<Problem> found = problems.all();
    Earlier defined = Earlier.of(spec, meanings.values(), poisoned);
    Remembered remembered = new Remembered(spec, earlier, proofs, found, defined);
    Plan plan =
        Problems.haveError(found) || !poisoned.isEmpty()
            ? null
            : new Plan(spec, groupNames, elements, families, parameters(), yearReads, remembered);
    return new Result(plan, found, defined);
  }

  /** What is proved in the order of reading, by name; of several of one name the first. */
  private Map<String, Dated> rules() {
    Map<String, Dated> rules = new HashMap<>();
    for (List<? extends Dated> all :
        List.of(
            spec.measures(),
            spec.levels(),
            spec.grids(),
            spec.indexes(),
            spec.designations(),
            spec.cohorts(),
            spec.ladders())) {
      for (Dated one : all) {
        rules.putIfAbsent(one.name(), one);
      }
    }
    return rules;
  }

  /** Proves a declaration, or takes over what was found before. */
  private void prove(Dated rule) {
    Remembered.Proof known = before == null ? null : before.proofs().get(rule.name());
    if (known != null && known.declaration().equals(rule) && isAnsweredAlike(known)) {
      for (Problem problem : known.problems()) {
        problems.add(problem);
      }
      yearReads.addAll(known.reads());
      proofs.put(rule.name(), known);
      keep(rule.name(), known.kind(), known.element());
      return;
    }
    recording = new Remembered.Recording();
    int from = problems.told();
    proveAnew(rule);
    Remembered.Proof proof = recording.proof(rule, problems.toldSince(from));
    if (proof != null) {
      proofs.put(rule.name(), proof);
    }
  }

  private boolean isAnsweredAlike(Remembered.Proof known) {
    for (Remembered.Answer answer : known.answers()) {
      String name = answer.name();
      Object now =
          switch (answer.question()) {
            case FIND -> found(name);
            case FIND_EARLIER -> foundEarlier(name);
            case IS_POISONED -> isOut(name);
            case GRID -> decimals(name);
            case LEVELS -> table(name);
            case WORDS -> options(name);
          };
      if (!Objects.equals(now, answer.told())) {
        return false;
      }
    }
    return true;
  }

  private void proveAnew(Dated rule) {
    if (rule instanceof Measure measure) {
      proveMeasure(measure);
    } else if (rule instanceof LevelTable table) {
      proveLevels(table);
    } else if (rule instanceof Grid grid) {
      proveGrid(grid);
    } else if (rule instanceof IndexSpec index) {
      proveIndex(index);
    } else if (rule instanceof Designation designation) {
      proveDesignation(designation);
    } else if (rule instanceof Cohort cohort) {
      proveCohort(cohort);
    } else if (rule instanceof Ladder ladder) {
      proveLadder(ladder);
    } else {
      throw new IllegalStateException("no proof for " + rule.name());
    }
  }

  private Map<String, Node.ParameterValue> parameters() {
    Map<String, Node.ParameterValue> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, Names.Meaning> one : meanings.entrySet()) {
      if (one.getValue().node() instanceof Node.ParameterValue value) {
        parameters.put(one.getKey(), value);
      }
    }
    return parameters;
  }

  private void cycle(List<String> cycle) {
    int size = cycle.size();
    List<String> path = new ArrayList<>(cycle.subList(0, Math.min(size, LONGEST_CYCLE)));
    if (size > LONGEST_CYCLE) {
      path.add("\u2026");
      path.add(cycle.get(size - 1));
    }
    path.add(cycle.get(0));
    Problem problem =
        Problem.of(
            ProblemCode.CYCLE, place(cycle.get(0)), cycle.get(0), String.join(" \u2192 ", path));
    for (int i = 1; i < Math.min(size, LONGEST_CYCLE); i++) {
      String next = cycle.get((i + 1) % size);
      problem = problem.with(place(cycle.get(i)), "reads `" + next + "`");
    }
    String last = cycle.get(size - 1);
    problems.add(
        problem.help("change `" + last + "` so that it does not read `" + cycle.get(0) + "`"));
  }

  private Place.Element place(String name) {
    return Place.element(declared.get(name) + "/" + name);
  }

  private void readGroups() {
    families.put("groups", new ArrayList<>());
    families.put("scored", new ArrayList<>());
    families.put("shown", new ArrayList<>());
    for (int i = 0; i < spec.groups().size(); i++) {
      Group group = spec.groups().get(i);
      if (group.name().equals(Group.ALL)) {
        continue;
      }
      int number = groupNumber(group.name());
      family("groups", number);
      family(group.use() == Group.Use.SCORED ? "scored" : "shown", number);
      if (!group.family().isEmpty()) {
        family(group.family(), number);
      }
    }
    if (!spec.groups().isEmpty() && groupNumber(Group.ALL) < 0 && !isPoisoned(Group.ALL)) {
      problems.add(
          Problem.of(ProblemCode.NEEDS_ALL_GROUP, Place.element("group/" + groupNames.get(0)))
              .help("add a row for a group named `all`, which holds every student"));
    }
  }

  /** Values of each group need groups; if their table has a fault, nobody knows. */
  private void proveThereAreGroups() {
    if (!spec.groups().isEmpty() || isPoisoned(Group.ALL)) {
      return;
    }
    for (Input input : spec.inputs()) {
      if (input.each() == UnitOfAnalysis.GROUP) {
        noGroups("input", input.name());
        return;
      }
    }
    for (Measure measure : spec.measures()) {
      if (measure.each() == UnitOfAnalysis.GROUP) {
        noGroups("measure", measure.name());
        return;
      }
    }
  }

  private void noGroups(String kind, String name) {
    problems.add(
        Problem.of(ProblemCode.NO_GROUPS, Place.element(kind + "/" + name), name)
            .help("add a table `groups` with a row for `all`"));
  }

  private void family(String name, int group) {
    families.computeIfAbsent(name, key -> new ArrayList<>()).add(group);
  }

  private void readParameter(Parameter parameter) {
    if (meanings.containsKey(parameter.name()) || poisoned.contains(parameter.name())) {
      return;
    }
    Names.Meaning meaning = ParameterProof.prove(parameter, problems);
    if (meaning == null) {
      poisoned.add(parameter.name());
    } else {
      meanings.put(parameter.name(), meaning);
    }
  }

  private void readInputs() {
    InputProof proof = new InputProof(spec.inputs(), this, declared, problems);
    for (Input input : spec.inputs()) {
      if (!elements.containsKey(input.name())) {
        Element.OfInput proved = proof.prove(input);
        elements.put(input.name(), proved);
        meanings.putIfAbsent(
            input.name(),
            new Names.Meaning(
                input.name(),
                "an input of each " + input.each(),
                input.each(),
                null,
                proved.typed(),
                InputProof.isAlwaysThere(input)));
      }
    }
  }

  private void proveMeasure(Measure measure) {
    Element.OfMeasure proved = new MeasureProof(measure, spec, this, expressions, problems).prove();
    String kind = "a measure of each " + measure.each();
    keep(measure.name(), kind, proved);
  }

  private void proveLevels(LevelTable table) {
    keep(table.name(), "a table of levels", new LevelTableProof(table, this, problems).prove());
  }

  private void proveGrid(Grid grid) {
    keep(grid.name(), "a grid", new GridProof(grid, this, expressions, problems).prove());
  }

  private void proveIndex(IndexSpec index) {
    keep(index.name(), "an index", new IndexProof(index, this, expressions, problems).prove());
  }

  private void proveDesignation(Designation designation) {
    DesignationProof proof = new DesignationProof(designation, spec, this, expressions, problems);
    keep(designation.name(), "a designation", proof.prove());
  }

  private void proveCohort(Cohort cohort) {
    keep(
        cohort.name(),
        CohortProof.KIND,
        new CohortProof(cohort, spec, this, expressions, problems).prove());
  }

  private void proveLadder(Ladder ladder) {
    recording.opaque(); // It looks at parameters themselves.
    Element proved = new LadderProof(ladder, spec, this, expressions, problems).prove();
    keep(ladder.name(), "a ladder", proved);
  }

  private void keep(String name, String kind, @Nullable Element element) {
    recording.proved(kind, element);
    if (element == null) {
      poisoned.add(name);
    } else if (elements.putIfAbsent(name, element) == null) {
      meanings.put(
          name, new Names.Meaning(name, kind, element.each(), null, element.typed(), false));
    }
  }

  private void noteBlocked(Dependencies dependencies) {
    for (Parameter parameter : spec.parameters()) {
      if (parameter.value() == null) {
        List<String> blocked = new ArrayList<>(dependencies.dependents(parameter.name()));
        spec.procedures().stream()
            .filter(one -> one.reads().contains(parameter.name()))
            .forEach(one -> blocked.add(one.name()));
        problems.add(
            ProblemCode.NOT_SET,
            Place.element("parameter/" + parameter.name()),
            parameter.name(),
            blocked.isEmpty()
                ? "nothing needs it yet"
                : "it blocks " + CaseProof.listed(blocked, "and"));
      }
    }
  }

  @Override
  public List<String> typeInputs() {
    List<String> names = new ArrayList<>();
    for (Input input : spec.inputs()) {
      if (UnitOfAnalysis.SCHOOL.sees(input.each()) && input.type() instanceof Type.OneOf) {
        names.add(input.name());
      }
    }
    return names;
  }

  @Override
  public Names.Found find(String name) {
    Names.Found answer = found(name);
    recording.told(Question.FIND, name, answer);
    return answer;
  }

  private Names.Found found(String name) {
    Names.Meaning meaning = meanings.get(name);
    if (meaning != null) {
      return new Names.Found(meaning, false);
    }
    return isOut(name) ? Names.Found.POISONED : Names.Found.NOTHING;
  }

  @Override
  public Names.Found findEarlier(String name) {
    Names.Found answer = foundEarlier(name);
    recording.told(Question.FIND_EARLIER, name, answer);
    return answer;
  }

  private Names.Found foundEarlier(String name) {
    Names.Found own = found(name);
    if (own.meaning() != null || own.isPoisoned()) {
      return own;
    }
    Names.Meaning meaning = earlier.meanings().get(name);
    return meaning != null
        ? new Names.Found(meaning, false)
        : earlier.poisoned().contains(name) ? Names.Found.POISONED : Names.Found.NOTHING;
  }

  @Override
  public int groupNumber(String group) {
    return groupNumbers.getOrDefault(group, -1);
  }

  @Override
  public @Nullable List<Integer> family(String name) {
    return families.get(name);
  }

  @Override
  public boolean isPoisoned(String name) {
    boolean answer = isOut(name);
    recording.told(Question.IS_POISONED, name, answer);
    return answer;
  }

  private boolean isOut(String name) {
    return poisoned.contains(name) || (poisoned.contains(ANY_NAME) && !declared.containsKey(name));
  }

  @Override
  public boolean lacksDeclarations() {
    return !unread.isEmpty();
  }

  @Override
  public Collection<String> known() {
    return known;
  }

  @Override
  public @Nullable String kind(String name) {
    String kind = declared.get(name);
    return kind != null && NO_VALUE.contains(kind) ? NameProof.words(kind) : null;
  }

  @Override
  public List<String> cohorts() {
    return spec.cohorts().stream().map(Cohort::name).toList();
  }

  @Override
  public Collection<String> groups() {
    return groupNames;
  }

  @Override
  public Collection<String> families() {
    return families.keySet();
  }

  @Override
  public @Nullable Integer grid(String name) {
    Integer answer = decimals(name);
    recording.told(Question.GRID, name, answer);
    return answer;
  }

  private @Nullable Integer decimals(String name) {
    Element element = elements.get(name);
    if (element instanceof Element.OfMeasure measure) {
      return measure.decimals();
    }
    boolean isWhole =
        element instanceof Element.OfInput
            && (element.typed().is(Unit.COUNT) || element.typed().is(Unit.DAYS));
    return isWhole ? 0 : null;
  }

  @Override
  public SchoolCalendar calendar() {
    return spec.header().calendar();
  }

  @Override
  public List<String> levelWords(String table) {
    return List.copyOf(levels.getOrDefault(table, Map.of()).keySet());
  }

  @Override
  public Value.Level level(String table, String word) {
    Value.Level level = levels.getOrDefault(table, Map.of()).get(word);
    if (level == null) {
      throw new IllegalArgumentException("word must be a level of " + table + ": " + word);
    }
    return level;
  }

  @Override
  public Element.@Nullable OfLevels levels(String name) {
    Element.OfLevels answer = table(name);
    recording.told(Question.LEVELS, name, answer);
    return answer;
  }

  private Element.@Nullable OfLevels table(String name) {
    return elements.get(name) instanceof Element.OfLevels table ? table : null;
  }

  @Override
  public List<String> levelTables() {
    return spec.levels().stream().map(LevelTable::name).toList();
  }

  @Override
  public Direction direction(String name) {
    return directions.getOrDefault(name, Direction.UNSTATED);
  }

  @Override
  public void readsYears(YearRead read) {
    recording.reads(read);
    yearReads.add(read);
  }

  @Override
  public boolean isScored(int group) {
    for (Group one : spec.groups()) {
      if (one.name().equals(groupNames.get(group)) && one.use() == Group.Use.SCORED) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable List<String> words(String input) {
    List<String> answer = options(input);
    recording.told(Question.WORDS, input, answer);
    return answer;
  }

  private @Nullable List<String> options(String input) {
    Element element = elements.get(input);
    return element != null
            && UnitOfAnalysis.SCHOOL.sees(element.each())
            && element.typed().type() instanceof Type.OneOf oneOf
        ? oneOf.options()
        : null;
  }

  @Override
  public NumberTables numbers() {
    recording.opaque(); // They are proved when they are first read.
    return numbers;
  }
}
