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
import org.sqis.core.problem.Problem;

/** Proves a whole policy. Each declaration is proved after what it reads, and once. */
public final class Planner implements IndexProof.Surroundings {
  /** A poisoned name that stands for every name nobody knows. */
  public static final String ANY_NAME = "*";

  /** Kinds of declarations that no expression can read. */
  private static final Set<String> NO_VALUE =
      Set.of("group", "family", "policy", "season", "membership");

  private final PolicySpec spec;
  private final Set<String> unread;
  private final Set<String> poisoned;
  private final Problems problems = new Problems();
  private final ExprCompiler expressions = new ExprCompiler(this, problems);
  private final GroupProof groups;
  private final Map<String, Names.Meaning> meanings = new LinkedHashMap<>();
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private final LevelWords levelWords;
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
    this.groups = new GroupProof(spec);
    this.levelWords = new LevelWords(spec, earlier);
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
    this.numbers = new NumberTables(spec.numbers(), this, problems, unread);
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
    groups.prove(isOut(Group.ALL), problems);
    CalendarProof.prove(calendar(), problems);
    for (Parameter parameter : spec.parameters()) {
      readParameter(parameter);
    }
    readInputs();
    for (Membership membership : spec.memberships()) {
      MembershipProof.prove(membership, problems);
    }
    Dependencies dependencies = new Dependencies(spec);
    dependencies.tellCycles(declared, problems);
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
      dependencies.noteBlocked(spec, problems);
    }
    List<Problem> found = problems.all();
    Earlier defined = Earlier.of(spec, meanings.values(), poisoned);
    Remembered remembered = new Remembered(spec, earlier, proofs, found, defined);
    Plan plan =
        Problems.haveError(found) || !poisoned.isEmpty()
            ? null
            : new Plan(
                spec,
                groups.names(),
                elements,
                groups.families(),
                parameters(),
                yearReads,
                remembered);
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
      keep(rule, known.kind(), known.element());
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
      String kind = "a measure of each " + measure.each();
      keep(rule, kind, new MeasureProof(measure, spec, this, expressions, problems).prove());
    } else if (rule instanceof LevelTable table) {
      keep(rule, "a table of levels", new LevelTableProof(table, this, problems).prove());
    } else if (rule instanceof Grid grid) {
      keep(rule, "a grid", new GridProof(grid, this, expressions, problems).prove());
    } else if (rule instanceof IndexSpec index) {
      keep(rule, "an index", new IndexProof(index, this, expressions, problems).prove());
    } else if (rule instanceof Designation one) {
      Element proved = new DesignationProof(one, spec, this, expressions, problems).prove();
      keep(rule, "a designation", proved);
    } else if (rule instanceof Cohort cohort) {
      Element proved = new CohortProof(cohort, spec, this, expressions, problems).prove();
      keep(rule, CohortProof.KIND, proved);
    } else if (rule instanceof Ladder ladder) {
      recording.opaque(); // It looks at parameters themselves.
      keep(rule, "a ladder", new LadderProof(ladder, spec, this, expressions, problems).prove());
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

  private void keep(Dated rule, String kind, @Nullable Element element) {
    String name = rule.name();
    recording.proved(kind, element);
    if (element == null) {
      poisoned.add(name);
    } else if (elements.putIfAbsent(name, element) == null) {
      meanings.put(
          name, new Names.Meaning(name, kind, element.each(), null, element.typed(), false));
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
    return groups.number(group);
  }

  @Override
  public @Nullable List<Integer> family(String name) {
    return groups.families().get(name);
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
    return groups.names();
  }

  @Override
  public Collection<String> families() {
    return groups.families().keySet();
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
    return levelWords.of(table);
  }

  @Override
  public Value.Level level(String table, String word) {
    return levelWords.level(table, word);
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
    return groups.isScored(group);
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
