package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Dated;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves a policy for every year it governs. In each year a name has one definition; years with the
 * same rules in force are proved once, and a fault of several years is reported once.
 */
public final class PolicyProof {
  private final PolicySpec spec;
  private final Set<String> poisoned;
  private final @Nullable Plans known;

  /** Years with the same rules in force, together. */
  private final List<List<YearSlice>> slices = new ArrayList<>();

  private PolicyProof(PolicySpec spec, Set<String> poisoned, @Nullable Plans known) {
    this.known = known;
    this.spec = spec;
    this.poisoned = poisoned;
    PolicyHeader header = spec.header();
    int last = Math.max(header.first().start(), header.last().start());
    for (int start = header.first().start(); start <= last; start++) {
      YearSlice slice = YearSlice.of(spec, new SchoolYear(start));
      withRulesOf(slice).add(slice);
    }
  }

  private List<YearSlice> withRulesOf(YearSlice slice) {
    for (List<YearSlice> same : slices) {
      if (same.get(0).hasRulesOf(slice)) {
        return same;
      }
    }
    List<YearSlice> others = new ArrayList<>();
    slices.add(others);
    return others;
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
    Map<SchoolYear, Earlier> before = new HashMap<>();
    List<PolicySpec> rules = new ArrayList<>();
    Map<SchoolYear, YearSlice> byYear = new TreeMap<>();
    for (List<YearSlice> same : slices) {
      PolicySpec inForce = same.get(0).spec();
      rules.add(inForce);
      for (YearSlice slice : same) {
        before.put(slice.year(), earlier);
      }
      Planner.Result result =
          known == null
              ? Planner.prove(inForce, poisoned, earlier)
              : Planner.prove(inForce, earlier, known.in(same.get(0).year()));
      earlier = result.defined().and(earlier);
      Plan plan = result.plan();
      isProved &= plan != null;
      for (YearSlice slice : same) {
        byYear.put(slice.year(), slice);
        if (plan != null) {
          plans.put(slice.year(), plan);
        }
        for (Problem problem : result.problems()) {
          Problem inWhole = whole(problem, slice);
          Set<SchoolYear> years = found.get(inWhole);
          if (years == null) {
            years = new LinkedHashSet<>();
            found.put(inWhole, years);
          }
          years.add(slice.year());
        }
      }
    }
    List<Problem> problems = new ArrayList<>(outside());
    problems.addAll(NotScoredProof.problems(spec, rules));
    for (Map.Entry<Problem, Set<SchoolYear>> one : found.entrySet()) {
      problems.add(inYears(one.getKey(), one.getValue()));
    }
    if (isProved) {
      problems.addAll(new YearsProof(spec, plans, byYear).problems());
    }
    // What overlays say of themselves can be wrong beside any rule; only declarations that could
    // not be read leave open what there is to change.
    Map<SchoolYear, Map<String, OverlayProof.Variant>> variants =
        isProved || poisoned.isEmpty()
            ? new OverlayProof(spec, byYear, before, isProved, known).variants(problems)
            : Map.of();
    return new Result(
        isProved && !Problems.haveError(problems) ? new Plans(spec, plans, variants, byYear) : null,
        problems);
  }

  static Problem whole(Problem problem, YearSlice slice) {
    List<Problem.Label> labels = new ArrayList<>();
    for (Problem.Label label : problem.labels()) {
      labels.add(new Problem.Label(slice.whole(label.at()), label.text()));
    }
    return new Problem(
        problem.code(), slice.whole(problem.at()), problem.values(), labels, problem.help());
  }

  /** Says in which years a problem is one, if not in all of them. */
  private Problem inYears(Problem problem, Set<SchoolYear> years) {
    int all = 0;
    for (List<YearSlice> same : slices) {
      all += same.size();
    }
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
    return dated().stream()
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
  private record InYears(String path, String name, YearRange years) {}

  private List<InYears> dated() {
    Map<String, Integer> seen = new HashMap<>();
    List<InYears> dated = new ArrayList<>();
    dated("parameter", spec.parameters(), seen, dated);
    dated("group", spec.groups(), seen, dated);
    dated("input", spec.inputs(), seen, dated);
    dated("measure", spec.measures(), seen, dated);
    dated("levels", spec.levels(), seen, dated);
    dated("grid", spec.grids(), seen, dated);
    dated("index", spec.indexes(), seen, dated);
    for (NumberTable table : spec.numbers()) {
      dated("numbers", table.of(), "numbers of " + table.of(), table.years(), seen, dated);
    }
    dated("cohort", spec.cohorts(), seen, dated);
    dated("designation", spec.designations(), seen, dated);
    dated("ladder", spec.ladders(), seen, dated);
    dated("procedure", spec.procedures(), seen, dated);
    dated("overlay", spec.overlays(), seen, dated);
    return dated;
  }

  private static void dated(
      String kind, List<? extends Dated> all, Map<String, Integer> seen, List<InYears> dated) {
    for (Dated one : all) {
      dated(kind, one.name(), one.name(), one.years(), seen, dated);
    }
  }

  private static void dated(
      String kind,
      String name,
      String words,
      @Nullable YearRange years,
      Map<String, Integer> seen,
      List<InYears> dated) {
    int number = seen.getOrDefault(kind + "/" + name, 0) + 1;
    seen.put(kind + "/" + name, number);
    if (years != null) {
      dated.add(new InYears(YearSlice.path(kind, name, number), words, years));
    }
  }

  /** Definitions that are in force in no year that the policy governs. */
  private List<Problem> outside() {
    PolicyHeader header = spec.header();
    if (header.last().compareTo(header.first()) < 0) {
      return List.of();
    }
    List<InYears> dated = dated();
    if (dated.isEmpty()) {
      return List.of();
    }
    String governed = new YearRange(header.first(), header.last()).toString();
    return dated.stream()
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
