package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;

/** Proves a whole policy. Each declaration is proved after what it reads, and once. */
public final class Planner implements IndexProof.Surroundings {
  /** Of a longer cycle only so many names are shown. */
  private static final int LONGEST_CYCLE = 8;

  private final PolicySpec spec;
  private final Set<String> poisoned;
  private final Problems problems = new Problems();
  private final ExprCompiler expressions = new ExprCompiler(this, problems);
  private final List<String> groupNames;
  private final Map<String, List<Integer>> families = new LinkedHashMap<>();
  private final Map<String, Names.Meaning> meanings = new LinkedHashMap<>();
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private final Map<String, String> declared;

  private Planner(PolicySpec spec, Set<String> poisoned) {
    this.spec = spec;
    this.poisoned = new HashSet<>(poisoned);
    this.groupNames = spec.groups().stream().map(Group::name).distinct().toList();
    this.declared = new NameProof(spec, problems).declared();
  }

  /**
   * What came of a proof.
   *
   * @param plan the plan; null if there is an error
   * @param problems everything found, notes included
   */
  public record Result(@Nullable Plan plan, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Proves {@code spec}.
   *
   * @param poisoned names whose declarations have faults of their own and are not in {@code spec};
   *     references to them stay silent
   */
  public static Result prove(PolicySpec spec, Set<String> poisoned) {
    return new Planner(spec, poisoned).result();
  }

  private Result result() {
    readGroups();
    spec.parameters().forEach(this::readParameter);
    spec.inputs().forEach(this::readInput);
    Dependencies dependencies = new Dependencies(spec);
    for (List<String> cycle : dependencies.cycles()) {
      problems.add(cycle(cycle));
      poisoned.addAll(cycle);
    }
    Map<String, Runnable> proofs = new HashMap<>();
    spec.measures().forEach(measure -> proofs.put(measure.name(), () -> proveMeasure(measure)));
    spec.levels().forEach(levels -> proofs.put(levels.name(), () -> proveLevels(levels)));
    spec.indexes().forEach(index -> proofs.put(index.name(), () -> proveIndex(index)));
    for (String name : dependencies.order()) {
      Runnable proof = proofs.get(name);
      if (proof != null && !poisoned.contains(name)) {
        proof.run();
      }
    }
    noteBlocked(dependencies);
    List<Problem> found = problems.all();
    boolean hasError =
        found.stream().anyMatch(problem -> problem.code().severity() == Severity.ERROR);
    Plan plan = hasError || !poisoned.isEmpty() ? null : new Plan(spec, groupNames, elements);
    return new Result(plan, found);
  }

  /** A cycle, with a label for each declaration along it unless there are too many. */
  private Problem cycle(List<String> cycle) {
    int size = cycle.size();
    List<String> path = new ArrayList<>(cycle.subList(0, Math.min(size, LONGEST_CYCLE)));
    if (size > LONGEST_CYCLE) {
      path.add("… → " + cycle.get(size - 1));
    }
    path.add(cycle.get(0));
    Problem problem =
        Problem.of(ProblemCode.CYCLE, place(cycle.get(0)), cycle.get(0), String.join(" → ", path));
    for (int i = 1; i < Math.min(size, LONGEST_CYCLE); i++) {
      String next = cycle.get((i + 1) % size);
      problem = problem.with(place(cycle.get(i)), "reads `" + next + "`");
    }
    return problem.help("take one of the references out");
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
      int number = groupNames.indexOf(group.name());
      family("groups", number);
      family(group.use() == Group.Use.SCORED ? "scored" : "shown", number);
      if (!group.family().isEmpty()) {
        family(group.family(), number);
      }
    }
    if (!spec.groups().isEmpty()
        && !groupNames.contains(Group.ALL)
        && !poisoned.contains(Group.ALL)) {
      problems.add(
          Problem.of(ProblemCode.NEEDS_ALL_GROUP, Place.element("group/" + groupNames.get(0)))
              .help("add a row for a group named `all`, which holds every student"));
    }
  }

  private void family(String name, int group) {
    families.computeIfAbsent(name, key -> new ArrayList<>()).add(group);
  }

  private void readParameter(Parameter parameter) {
    Names.Meaning meaning = ParameterProof.prove(parameter, problems);
    if (meaning == null) {
      poisoned.add(parameter.name());
    } else {
      meanings.putIfAbsent(parameter.name(), meaning);
    }
  }

  private void readInput(Input input) {
    Place.Element at = Place.element("input/" + input.name());
    Rational min = input.min();
    Rational max = input.max();
    if (min != null
        && max != null
        && min.compareTo(max) > 0
        && input.type() instanceof Type.Numeric numeric) {
      String low = numeric.unit().print(min);
      String high = numeric.unit().print(max);
      problems.add(
          Problem.of(ProblemCode.BAD_RANGE, at.child("type"), input.name(), low, high)
              .help("write `" + numeric.unit().word() + " " + high + " to " + low + "`"));
    }
    provePartOf(input, at);
    Bounds bounds = new Bounds(input.min(), input.max());
    if (input.type() instanceof Type.Numeric numeric && input.min() == null) {
      bounds =
          switch (numeric.unit()) {
            case COUNT -> new Bounds(Rational.ZERO, input.max());
            case PERCENT -> input.max() == null ? Bounds.SHARE : bounds;
            case NUMBER, POINTS, SCORE, YEARS -> bounds;
          };
    }
    Set<MissingReason> possible =
        input.neverMissing() && input.each() == UnitOfAnalysis.SCHOOL
            ? Set.of()
            : input.neverMissing()
                ? Set.of(MissingReason.NOT_APPLICABLE)
                : Set.of(
                    MissingReason.NOT_REPORTED,
                    MissingReason.SUPPRESSED,
                    MissingReason.TOO_FEW,
                    MissingReason.NOT_APPLICABLE);
    Typed typed =
        Typed.of(input.type())
            .within(bounds)
            .missing(possible, possible.isEmpty() ? Set.of() : Set.of(input.name()));
    if (elements.putIfAbsent(input.name(), new Element.OfInput(input, typed)) == null) {
      meanings.put(
          input.name(), new Names.Meaning(input.name(), "an input", input.each(), null, typed));
    }
  }

  private void provePartOf(Input input, Place.Element at) {
    if (input.partOf().isEmpty()) {
      return;
    }
    Place.Element place = at.child("part_of");
    if (input.partOf().equals(input.name())) {
      problems.add(
          Problem.of(ProblemCode.PART_OF_ITSELF, place, input.name())
              .help("write `count`, or `count of` another input"));
      return;
    }
    Input whole =
        spec.inputs().stream()
            .filter(other -> other.name().equals(input.partOf()))
            .findFirst()
            .orElse(null);
    if (whole == null) {
      if (!poisoned.contains(input.partOf())) {
        problems.unknown(
            ProblemCode.UNKNOWN_NAME,
            place,
            spec.inputs().stream().map(Input::name).toList(),
            input.partOf());
      }
    } else if (whole.each() != input.each() || !whole.type().equals(new Type.Numeric(Unit.COUNT))) {
      problems.add(
          ProblemCode.WRONG_KIND,
          place,
          whole.name(),
          "an input of each " + whole.each() + " of type " + whole.type().words(),
          "a count of each " + input.each());
    }
  }

  private void proveMeasure(Measure measure) {
    Element.OfMeasure proved = new MeasureProof(measure, spec, this, expressions, problems).prove();
    String kind = "a measure of each " + measure.each();
    keep(measure.name(), kind, proved);
  }

  private void proveLevels(LevelTable table) {
    Place.Element at = Place.element("levels/" + table.name());
    int before = problems.count();
    Names.Found found = find(table.of());
    if (found.isPoisoned()) {
      poisoned.add(table.name());
      return;
    }
    Names.Meaning meaning = found.meaning();
    if (meaning == null) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, at.child("of"), known(), table.of());
    } else if (!meaning.typed().isNumeric() || meaning.node() != null) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          at.child("of"),
          "`" + table.of() + "`",
          meaning.node() != null ? meaning.kind() : meaning.typed().words(),
          "a measure or input that is a number");
    }
    if (table.rows().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.LEVELS_EMPTY, at, table.name(), "levels")
              .help("add rows such as `| 2 | >= 50% |` and `| 1 | else |`"));
    }
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      Integer first = rowOf.putIfAbsent(table.rows().get(row).level(), row);
      if (first != null) {
        problems.add(
            Problem.of(
                    ProblemCode.LEVEL_TWICE,
                    at.child("row").child(row),
                    table.rows().get(row).level(),
                    table.name())
                .with(at.child("row").child(first), "the first one")
                .help("give one of the two another level"));
      }
    }
    Map<String, Integer> columnOf = Map.of();
    boolean lacksTypes = !table.by().isEmpty() && words(table.by()) == null;
    if (!table.by().isEmpty()) {
      List<String> words = words(table.by());
      if (words != null) {
        columnOf =
            LevelProof.columns(table.name(), table.by(), table.columns(), words, problems, at);
      } else {
        LevelProof.noTypes(table.by(), find(table.by()), typeInputs(), problems, at);
      }
    }
    boolean isSound = meaning != null && meaning.typed().isNumeric() && !lacksTypes;
    if (meaning == null || !isSound || problems.count() > before) {
      poisoned.add(table.name());
      return;
    }
    List<@Nullable List<Interval>> intervals =
        new LevelProof(
                table, meaning.typed(), direction(table.of()), grid(table.of()), problems, at)
            .intervals();
    if (problems.count() > before) {
      poisoned.add(table.name());
      return;
    }
    Typed typed =
        Typed.of(new Type.LevelOf(table.name()))
            .missing(meaning.typed().possible(), Set.of(table.name()));
    boolean hasUnserved = intervals.stream().anyMatch(column -> column == null);
    typed = hasUnserved ? typed.missingFor(MissingReason.NOT_APPLICABLE) : typed;
    if (!table.by().isEmpty()) {
      typed = typed.missingLike(require(table.by()).typed());
    }
    keep(
        table.name(),
        "a table of levels",
        new Element.OfLevels(table, typed, meaning.each(), columnOf, intervals));
  }

  private Names.Meaning require(String name) {
    Names.Meaning meaning = meanings.get(name);
    if (meaning == null) {
      throw new AssertionError("proved earlier: " + name);
    }
    return meaning;
  }

  /** The decimals of the grid on which the values of a measure lie; null for the whole line. */
  private @Nullable Integer grid(String name) {
    Element element = elements.get(name);
    if (element instanceof Element.OfMeasure measure) {
      return measure.decimals();
    }
    boolean isCount = element != null && element.typed().is(Unit.COUNT);
    return isCount ? 0 : null;
  }

  private void proveIndex(IndexSpec index) {
    keep(index.name(), "an index", new IndexProof(index, this, expressions, problems).prove());
  }

  private void keep(String name, String kind, @Nullable Element element) {
    if (element == null) {
      poisoned.add(name);
    } else if (elements.putIfAbsent(name, element) == null) {
      meanings.put(name, new Names.Meaning(name, kind, element.each(), null, element.typed()));
    }
  }

  private void noteBlocked(Dependencies dependencies) {
    for (Parameter parameter : spec.parameters()) {
      if (parameter.value() == null) {
        List<String> blocked = dependencies.dependents(parameter.name());
        problems.add(
            ProblemCode.NOT_SET,
            Place.element("parameter/" + parameter.name()),
            parameter.name(),
            blocked.isEmpty() ? "nothing" : String.join(", ", blocked));
      }
    }
  }

  private List<String> typeInputs() {
    return spec.inputs().stream()
        .filter(input -> input.each() == UnitOfAnalysis.SCHOOL)
        .filter(input -> input.type() instanceof Type.OneOf)
        .map(Input::name)
        .toList();
  }

  @Override
  public Names.Found find(String name) {
    Names.Meaning meaning = meanings.get(name);
    if (meaning != null) {
      return new Names.Found(meaning, false);
    }
    return poisoned.contains(name) ? Names.Found.POISONED : Names.Found.NOTHING;
  }

  @Override
  public int groupNumber(String group) {
    return groupNames.indexOf(group);
  }

  @Override
  public @Nullable List<Integer> family(String name) {
    return families.get(name);
  }

  @Override
  public boolean isPoisoned(String name) {
    return poisoned.contains(name);
  }

  @Override
  public Collection<String> known() {
    Set<String> known = new LinkedHashSet<>(meanings.keySet());
    known.addAll(declared.keySet());
    known.removeAll(groupNames);
    known.removeAll(families.keySet());
    return known;
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
  public List<String> levelWords(String table) {
    return spec.levels().stream()
        .filter(levels -> levels.name().equals(table))
        .flatMap(levels -> levels.rows().stream().map(LevelTable.Row::level))
        .toList();
  }

  @Override
  public Value.@Nullable Level level(String table, String word) {
    return spec.levels().stream()
        .filter(levels -> levels.name().equals(table))
        .flatMap(levels -> levels.rows().stream())
        .filter(row -> row.level().equals(word))
        .map(row -> new Value.Level(row.level(), row.number()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Element.@Nullable OfLevels levels(String name) {
    return elements.get(name) instanceof Element.OfLevels levels ? levels : null;
  }

  @Override
  public Direction direction(String name) {
    return spec.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .map(Measure::better)
        .findFirst()
        .orElse(Direction.UNSTATED);
  }

  @Override
  public @Nullable List<String> words(String input) {
    return elements.get(input) instanceof Element.OfInput ofInput
            && ofInput.each() == UnitOfAnalysis.SCHOOL
            && ofInput.input().type() instanceof Type.OneOf oneOf
        ? oneOf.options()
        : null;
  }
}
