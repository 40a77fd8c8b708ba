package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.ProvedScenario.Cell;
import org.sqis.core.plan.ProvedScenario.Expected;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.Scenario.Aspect;

/**
 * Proves a test: every name is known, every value fits, every value that is given is read by
 * something the test expects, and everything it expects rests on something it gives.
 */
public final class ScenarioProof {
  private final Scenario scenario;
  private final Plans plans;
  private final Place.Element at;
  private final Problems problems = new Problems();
  private final ScenarioValues values = new ScenarioValues(problems);
  private final Map<Cell, Value> givens = new LinkedHashMap<>();
  private final Map<Cell, Place.Element> places = new LinkedHashMap<>();
  private final Set<SchoolYear> years = new TreeSet<>();
  private final Set<String> said = new HashSet<>();

  private ScenarioProof(Scenario scenario, Plans plans, Place.Element at) {
    this.scenario = scenario;
    this.plans = plans;
    this.at = at;
  }

  /**
   * What came of a proof.
   *
   * @param proved the test; null if it has a fault
   * @param problems every fault
   */
  public record Result(@Nullable ProvedScenario proved, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /** The place of the test numbered {@code number}, from 0. */
  public static Place.Element place(int number) {
    return Place.element("test").child(number);
  }

  /**
   * Proves {@code scenario}, the test numbered {@code number}.
   *
   * @param plans the policy, with the parameters of the test
   */
  public static Result prove(Scenario scenario, int number, Plans plans) {
    return new ScenarioProof(scenario, plans, place(number)).result();
  }

  /**
   * The names in a test that {@code spec} lacks, where the policy has faults and the rest of the
   * test cannot be proved.
   */
  public static List<Problem> names(Scenario scenario, int number, PolicySpec spec) {
    Problems problems = new Problems();
    Map<String, String> declared = new NameProof(spec, new Problems()).declared();
    List<String> values =
        declared.entrySet().stream()
            .filter(entry -> hasValue(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Set<String> said = new HashSet<>();
    Place.Element at = place(number);
    for (int i = 0; i < scenario.givens().size(); i++) {
      String name = scenario.givens().get(i).name();
      if (!declared.containsKey(name) && said.add(name)) {
        Place.Element place = at.child("given").child(i).child("name");
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, values, name);
      }
    }
    for (int i = 0; i < scenario.expectations().size(); i++) {
      String name = scenario.expectations().get(i).name();
      if (!declared.containsKey(name) && said.add(name)) {
        Place.Element place = at.child("expect").child(i).child("name");
        problems.unknown(ProblemCode.UNKNOWN_NAME, place, values, name);
      }
    }
    return problems.all();
  }

  private static boolean hasValue(String kind) {
    return Set.of("input", "measure", "levels", "grid", "index", "cohort", "designation", "ladder")
        .contains(kind);
  }

  private Result result() {
    Plan plan = plans.in(scenario.year(), scenario.district());
    if (plan == null) {
      List<SchoolYear> governed = List.copyOf(plans.years());
      String first = governed.get(0).toString();
      String last = governed.get(governed.size() - 1).toString();
      problems.add(
          Problem.of(
                  ProblemCode.TEST_YEAR,
                  at.child("year"),
                  scenario.year().toString(),
                  first.equals(last) ? first : first + " to " + last)
              .help("write `year " + last + "`"));
      return new Result(null, problems.all());
    }
    years.add(scenario.year());
    for (int i = 0; i < scenario.givens().size(); i++) {
      given(scenario.givens().get(i), at.child("given").child(i));
    }
    parts();
    List<Expected> expected = new ArrayList<>();
    List<Place.Element> expectedAt = new ArrayList<>();
    for (int i = 0; i < scenario.expectations().size(); i++) {
      Place.Element place = at.child("expect").child(i);
      Expected one = expected(scenario.expectations().get(i), plan, place);
      if (one != null) {
        expected.add(one);
        expectedAt.add(place);
      }
    }
    twice();
    overridden();
    boolean isWhole = expected.size() == scenario.expectations().size();
    new ScenarioReads(scenario, plans, at, givens, places, years, problems)
        .prove(plan, expected, expectedAt, isWhole);
    boolean isSound = problems.count() == 0;
    return new Result(
        isSound ? new ProvedScenario(scenario, plans, givens, expected) : null, problems.all());
  }

  // What is given.

  private void given(Scenario.Given given, Place.Element place) {
    if (given.year().compareTo(scenario.year()) > 0) {
      if (said.add("later/" + given.year())) {
        problems.add(
            Problem.of(
                    ProblemCode.GIVEN_LATER,
                    place.child("year"),
                    given.year().toString(),
                    scenario.year().toString())
                .with(at.child("year"), "rates this year")
                .help("give values of " + scenario.year() + " or of years before"));
      }
      return;
    }
    Element element = element(given, place);
    if (element == null || !groupFits(given, element, place)) {
      return;
    }
    Plan plan = plans.nearest(given.year());
    Value value = values.value(given.value(), element, plan.spec(), place);
    Cell cell = new Cell(whose(given, element), given.year(), given.name(), given.group());
    Place.Element first = places.putIfAbsent(cell, place);
    boolean isOfMany = element.each().isWiderThanSchool();
    if (first != null && isOfMany && value != null && value.equals(givens.get(cell))) {
      return;
    }
    if (first != null) {
      problems.add(
          Problem.of(ProblemCode.GIVEN_TWICE, place, "`" + given.label() + "`")
              .with(first, "the first time")
              .help("keep one of the two"));
    } else if (value != null) {
      givens.put(cell, value);
      years.add(given.year());
    }
  }

  /** Whose value is given: of a value each district it is that of the school's district. */
  private String whose(Scenario.Given given, Element element) {
    return switch (element.each()) {
      case CONSORTIUM, POLICY -> "";
      case DISTRICT -> ProvedScenario.districtOf(scenario, given.school());
      default -> given.school();
    };
  }

  private @Nullable Element element(Scenario.Given given, Place.Element place) {
    Plan plan = plans.nearest(given.year());
    Element element = plan.element(given.name());
    if (element == null) {
      if (said.add("name/" + given.name())) {
        unknown(given.name(), plan, place.child("name"));
      }
      return null;
    }
    // Results of schools in a year without rules are given as records are; others are not recorded.
    boolean isGoverned = plans.in(given.year()) != null;
    boolean isWideResult =
        element.each().isWiderThanSchool() && !(element instanceof Element.OfInput);
    if (!isGoverned && isWideResult) {
      if (said.add("ungoverned/" + given.name())) {
        problems.add(
            Problem.of(
                    ProblemCode.GIVEN_UNGOVERNED,
                    place.child("name"),
                    given.name(),
                    given.year().toString(),
                    element.each().word())
                .help("give the inputs of that year, or results of its schools"));
      }
      return null;
    }
    return element;
  }

  private void unknown(String name, Plan plan, Place.Element place) {
    String kind =
        plan.spec().parameters().stream().map(Parameter::name).anyMatch(name::equals)
            ? "a parameter"
            : plan.groups().contains(name) ? "a group of students" : "";
    if (!kind.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.WRONG_KIND, place, name, kind, "an input or result")
              .help(
                  kind.equals("a parameter")
                      ? "write a line `parameter " + name + ": …` to try another value"
                      : "write the groups as headings of a table"));
      return;
    }
    List<String> known = plan.elements().stream().map(Element::name).toList();
    problems.unknown(ProblemCode.UNKNOWN_NAME, place, known, name);
  }

  private boolean groupFits(Scenario.Given given, Element element, Place.Element place) {
    boolean isOfGroup = element.each() == UnitOfAnalysis.GROUP;
    if (given.group().isEmpty()) {
      if (isOfGroup) {
        problems.add(
            Problem.of(ProblemCode.GIVEN_NEEDS_GROUP, place.child("name"), given.name())
                .help(
                    given.school().isEmpty()
                        ? "give it in a table of `given` whose headings are groups"
                        : "write `" + given.name() + " of " + Group.ALL + "`"));
      }
      return !isOfGroup;
    }
    List<String> groups = plans.nearest(given.year()).groups();
    if (!groups.contains(given.group())) {
      if (said.add("group/" + given.group())) {
        problems.unknown(ProblemCode.UNKNOWN_GROUP, place.child("group"), groups, given.group());
      }
      return false;
    }
    if (!isOfGroup && said.add("school/" + given.name())) {
      problems.add(
          Problem.of(ProblemCode.GIVEN_OF_SCHOOL, place.child("name"), given.name(), given.group())
              .help(
                  given.school().isEmpty()
                      ? "write `school " + given.name() + ": " + given.value() + "`"
                      : "write `" + given.name() + "` alone"));
    }
    return isOfGroup;
  }

  /** A part that is more than its whole is no data. */
  private void parts() {
    givens.forEach(
        (cell, value) -> {
          Element element = plans.nearest(cell.year()).element(cell.name());
          if (!(element instanceof Element.OfInput input) || input.input().partOf().isEmpty()) {
            return;
          }
          Cell whole = new Cell(cell.whose(), cell.year(), input.input().partOf(), cell.group());
          boolean isAbove =
              value instanceof Value.Num part
                  && givens.get(whole) instanceof Value.Num all
                  && part.number().compareTo(all.number()) > 0;
          if (isAbove) {
            problems.add(
                Problem.of(
                        ProblemCode.GIVEN_PART_ABOVE_WHOLE,
                        Objects.requireNonNull(places.get(cell)),
                        "`" + cell.label(scenario.year()) + "`",
                        value.toString(),
                        "the " + givens.get(whole) + " of `" + whole.name() + "`")
                    .with(Objects.requireNonNull(places.get(whole)), "the whole")
                    .help("give a part that is at most its whole"));
          }
        });
  }

  // What is expected.

  private @Nullable Expected expected(Scenario.Expectation one, Plan plan, Place.Element place) {
    boolean isNamedWeight = one.aspect() == Aspect.WEIGHT && plan.element("weight") != null;
    if (one.aspect() == Aspect.WEIGHT && !isNamedWeight) {
      return weight(one, plan, place);
    }
    String name = isNamedWeight ? "weight" : one.name();
    String of = isNamedWeight ? one.name() : one.of();
    Element element = plan.element(name);
    if (element == null) {
      unknown(name, plan, place.child("name"));
      return null;
    }
    int group = plan.groups().indexOf(of);
    if (element.each() == UnitOfAnalysis.GROUP && of.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.NEEDS_MEMBER, place.child("name"), name, "group", "a school")
              .help("write `" + name + " of " + Group.ALL + "`"));
      return null;
    }
    if (element.each() != UnitOfAnalysis.GROUP && !of.isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.NOT_A_GROUP_VALUE,
                  place.child("of"),
                  name,
                  Members.once(element.each()))
              .help("write `" + name + "`"));
      return null;
    }
    if (group < 0 && !of.isEmpty()) {
      problems.unknown(ProblemCode.UNKNOWN_GROUP, place.child("of"), plan.groups(), of);
      return null;
    }
    Value value = values.value(one.value(), element, plan.spec(), place.child("value"));
    Aspect aspect = isNamedWeight ? Aspect.VALUE : one.aspect();
    return value == null
        ? null
        : new Expected(aspect, name, group, "", value, element.typed().type());
  }

  private @Nullable Expected weight(Scenario.Expectation one, Plan plan, Place.Element place) {
    if (plan.element(one.name()) == null) {
      unknown(one.name(), plan, place.child("name"));
      return null;
    }
    List<String> indexes = new ArrayList<>();
    List<String> holding = new ArrayList<>();
    for (Element element : plan.elements()) {
      if (element instanceof Element.OfIndex index) {
        indexes.add(index.name());
        boolean holds =
            index.shares().rows().stream()
                .map(IndexSpec.Share::measure)
                .anyMatch(one.name()::equals);
        if (holds) {
          holding.add(index.name());
        }
      }
    }
    if (plan.element(one.of()) != null && !indexes.contains(one.of())) {
      problems.add(
          Problem.of(ProblemCode.WRONG_KIND, place.child("of"), one.of(), "no index", "an index")
              .help("write " + CaseProof.listed(indexes, "or")));
      return null;
    }
    if (!one.of().isEmpty() && !indexes.contains(one.of())) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, place.child("of"), indexes, one.of());
      return null;
    }
    boolean isNowhere = one.of().isEmpty() ? holding.isEmpty() : !holding.contains(one.of());
    if (isNowhere) {
      problems.add(
          Problem.of(
                  ProblemCode.WEIGHT_NOWHERE,
                  place.child("name"),
                  one.name(),
                  one.of().isEmpty() ? "an index" : "`" + one.of() + "`")
              .help("name a table of levels that has a share"));
      return null;
    }
    if (one.of().isEmpty() && holding.size() > 1) {
      List<String> quoted = holding.stream().map(index -> "`" + index + "`").toList();
      problems.add(
          Problem.of(
                  ProblemCode.WEIGHT_AMBIGUOUS,
                  place.child("name"),
                  one.name(),
                  CaseProof.listed(quoted, "and"))
              .help("write `weight of " + one.name() + " in " + holding.get(0) + "`"));
      return null;
    }
    Value value = values.weight(one.value(), one.name(), place.child("value"));
    String index = one.of().isEmpty() ? holding.get(0) : one.of();
    return value == null
        ? null
        : new Expected(Aspect.WEIGHT, index, -1, one.name(), value, new Type.Numeric(Unit.SCORE));
  }

  private void twice() {
    Map<String, Place.Element> asked = new LinkedHashMap<>();
    for (int i = 0; i < scenario.expectations().size(); i++) {
      Scenario.Expectation one = scenario.expectations().get(i);
      Place.Element place = at.child("expect").child(i);
      Place.Element first = asked.putIfAbsent(one.asked(), place);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.EXPECTED_TWICE, place, "`" + one.asked() + "`")
                .with(first, "the first time")
                .help("keep one of the two"));
      }
    }
  }

  /** A parameter that the district has its own value of in every year of the test. */
  private void overridden() {
    for (int i = 0; i < scenario.parameters().size(); i++) {
      Changeable what = new Changeable.ParameterValue(scenario.parameters().get(i).name());
      List<Overlay> own =
          plans.spec().overlays().stream()
              .filter(one -> one.district().equals(scenario.district()))
              .filter(one -> one.changes().stream().anyMatch(two -> two.what().equals(what)))
              .toList();
      boolean isEveryYear =
          years.stream()
              .allMatch(
                  year ->
                      own.stream().anyMatch(plans.overlays(year, scenario.district())::contains));
      if (!own.isEmpty() && isEveryYear) {
        Overlay overlay = own.get(0);
        Expr value =
            overlay.changes().stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow()
                .to();
        problems.add(
            Problem.of(
                    ProblemCode.TEST_PARAMETER_OF_OVERLAY,
                    at.child("parameter").child(i),
                    scenario.parameters().get(i).name(),
                    overlay.name(),
                    value.toString(),
                    overlay.district())
                .with(Place.element("overlay/" + overlay.name()), "the overlay")
                .help("leave the line out, or leave `district` out"));
      }
    }
  }
}
