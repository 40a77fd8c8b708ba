package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;

/**
 * Proves a policy for every year it governs. In each year a name has one definition; years with the
 * same rules in force are proved once, and a fault of several years is reported once.
 */
public final class PolicyProof {
  private final PolicySpec spec;
  private final Set<String> poisoned;
  private final @Nullable Plans known;
  private final Map<PolicySpec, List<YearSlice>> slices = new LinkedHashMap<>();

  private PolicyProof(PolicySpec spec, Set<String> poisoned, @Nullable Plans known) {
    this.known = known;
    this.spec = spec;
    this.poisoned = poisoned;
    PolicyHeader header = spec.header();
    int last = Math.max(header.first().start(), header.last().start());
    for (int start = header.first().start(); start <= last; start++) {
      YearSlice slice = YearSlice.of(spec, new SchoolYear(start));
      slices.computeIfAbsent(slice.spec(), key -> new ArrayList<>()).add(slice);
    }
  }

  /**
   * What came of a proof.
   *
   * @param plans the plans; null if there is an error
   * @param problems everything found, notes included
   */
  public record Result(@Nullable Plans plans, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Proves {@code spec}.
   *
   * @param poisoned names whose declarations have faults of their own, as for {@link Planner#prove}
   */
  public static Result prove(PolicySpec spec, Set<String> poisoned) {
    return new PolicyProof(spec, poisoned, null).result();
  }

  /**
   * Proves {@code spec}, which differs from a policy that was proved in values of parameters and in
   * indexes: declarations that see none of it are not proved again. The result is that of {@link
   * #prove}; rules that differ otherwise are proved whole.
   */
  public static Result again(PolicySpec spec, Plans known) {
    return new PolicyProof(spec, Set.of(), known).result();
  }

  /**
   * The path of a declaration among all of its kind and name: the second is {@code
   * measure/target@2}.
   */
  public static String path(String kind, String name, int number) {
    return YearSlice.path(kind, name, number);
  }

  private Result result() {
    Map<Problem, Set<SchoolYear>> found = new LinkedHashMap<>();
    Map<SchoolYear, Plan> plans = new TreeMap<>();
    boolean isProved = true;
    Earlier earlier = Earlier.NOTHING;
    Map<PolicySpec, Earlier> before = new LinkedHashMap<>();
    for (List<YearSlice> same : slices.values()) {
      PolicySpec inForce = same.get(0).spec();
      before.put(inForce, earlier);
      Planner.Result result =
          known == null
              ? Planner.prove(inForce, poisoned, earlier)
              : Planner.prove(inForce, earlier, known.in(same.get(0).year()));
      earlier = result.defined().and(earlier);
      Plan plan = result.plan();
      isProved &= plan != null;
      for (YearSlice slice : same) {
        if (plan != null) {
          plans.put(slice.year(), plan);
        }
        for (Problem problem : result.problems()) {
          found
              .computeIfAbsent(whole(problem, slice), key -> new LinkedHashSet<>())
              .add(slice.year());
        }
      }
    }
    List<Problem> problems = new ArrayList<>(outside());
    problems.addAll(NotScoredProof.problems(spec, slices.keySet()));
    found.forEach((problem, years) -> problems.add(inYears(problem, years)));
    if (isProved) {
      problems.addAll(new YearsProof(spec, plans, slices.values()).problems());
    }
    Map<SchoolYear, YearSlice> byYear = new TreeMap<>();
    slices.values().forEach(same -> same.forEach(slice -> byYear.put(slice.year(), slice)));
    // What overlays say of themselves can be wrong beside any rule; only declarations that could
    // not be read leave open what there is to change.
    Map<SchoolYear, Map<String, OverlayProof.Variant>> variants =
        isProved || poisoned.isEmpty()
            ? new OverlayProof(spec, byYear, before, isProved, known).variants(problems)
            : Map.of();
    boolean hasError =
        problems.stream().anyMatch(problem -> problem.code().severity() == Severity.ERROR);
    return new Result(
        isProved && !hasError ? new Plans(spec, plans, variants, byYear) : null, problems);
  }

  static Problem whole(Problem problem, YearSlice slice) {
    List<Problem.Label> labels =
        problem.labels().stream()
            .map(label -> new Problem.Label(slice.whole(label.at()), label.text()))
            .toList();
    return new Problem(
        problem.code(), slice.whole(problem.at()), problem.values(), labels, problem.help());
  }

  /** Says in which years a problem is one, if not in all of them. */
  private Problem inYears(Problem problem, Set<SchoolYear> years) {
    long all = slices.values().stream().mapToLong(List::size).sum();
    if (years.size() == all) {
      return problem;
    }
    if (problem.code() == ProblemCode.UNKNOWN_NAME || problem.code() == ProblemCode.UNKNOWN_GROUP) {
      Problem other = definedElsewhere(problem, years);
      if (other != null) {
        return other;
      }
    }
    String words = CaseProof.listed(years.stream().map(SchoolYear::toString).toList(), "and");
    return problem.with(Place.element("policy/years"), "so in " + words);
  }

  /** An unknown name that other years define is not misspelt. */
  private @Nullable Problem definedElsewhere(Problem problem, Set<SchoolYear> years) {
    String name = problem.values().get(0);
    String words = CaseProof.listed(years.stream().map(SchoolYear::toString).toList(), "and");
    return dated()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(
            one ->
                Problem.of(ProblemCode.NOT_IN_FORCE, problem.at(), name, words)
                    .with(Place.element(one.path()), "defined for " + one.years())
                    .help(
                        "extend the years of `"
                            + name
                            + "`, or say with `years` when this rule is in force"))
        .orElse(null);
  }

  /** A declaration with years of its own. */
  private record Dated(String path, String name, YearRange years) {}

  private Stream<Dated> dated() {
    Map<String, Integer> seen = new LinkedHashMap<>();
    return Stream.of(
            dated("parameter", spec.parameters(), one -> one.name(), one -> one.years(), seen),
            dated("group", spec.groups(), one -> one.name(), one -> one.years(), seen),
            dated("input", spec.inputs(), one -> one.name(), one -> one.years(), seen),
            dated("measure", spec.measures(), one -> one.name(), one -> one.years(), seen),
            dated("levels", spec.levels(), one -> one.name(), one -> one.years(), seen),
            dated("grid", spec.grids(), one -> one.name(), one -> one.years(), seen),
            dated("index", spec.indexes(), one -> one.name(), one -> one.years(), seen),
            dated("numbers", spec.numbers(), one -> one.of(), one -> one.years(), seen).stream()
                .map(one -> new Dated(one.path(), "numbers of " + one.name(), one.years()))
                .toList(),
            dated("cohort", spec.cohorts(), one -> one.name(), one -> one.years(), seen),
            dated("designation", spec.designations(), one -> one.name(), one -> one.years(), seen),
            dated("ladder", spec.ladders(), one -> one.name(), one -> one.years(), seen),
            dated("procedure", spec.procedures(), one -> one.name(), one -> one.years(), seen),
            dated("overlay", spec.overlays(), one -> one.name(), one -> one.years(), seen))
        .flatMap(List::stream);
  }

  private static <T> List<Dated> dated(
      String kind,
      List<T> all,
      Function<T, String> name,
      Function<T, @Nullable YearRange> years,
      Map<String, Integer> seen) {
    List<Dated> dated = new ArrayList<>();
    for (T one : all) {
      int number = seen.merge(kind + "/" + name.apply(one), 1, Integer::sum);
      YearRange range = years.apply(one);
      if (range != null) {
        dated.add(new Dated(YearSlice.path(kind, name.apply(one), number), name.apply(one), range));
      }
    }
    return dated;
  }

  /** Definitions that are in force in no year that the policy governs. */
  private List<Problem> outside() {
    PolicyHeader header = spec.header();
    if (header.last().compareTo(header.first()) < 0) {
      return List.of();
    }
    String governed = new YearRange(header.first(), header.last()).toString();
    return dated()
        .filter(
            one ->
                one.years().last().compareTo(header.first()) < 0
                    || one.years().first().compareTo(header.last()) > 0)
        .map(
            one ->
                Problem.of(
                        ProblemCode.YEARS_OUTSIDE,
                        Place.element(one.path()).child("years"),
                        one.name(),
                        one.years().toString(),
                        governed)
                    .help("write years from " + header.first() + " to " + header.last()))
        .collect(Collectors.toList());
  }
}
