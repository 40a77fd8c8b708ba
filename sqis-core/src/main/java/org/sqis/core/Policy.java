package org.sqis.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileBytes;
import org.sqis.core.data.HistoryFiles;
import org.sqis.core.data.Loading;
import org.sqis.core.engine.Rows;
import org.sqis.core.eval.Explainer;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolEvaluator;
import org.sqis.core.explain.Explanation;
import org.sqis.core.io.HistoryJson;
import org.sqis.core.io.PolicyJson;
import org.sqis.core.lint.Conformance;
import org.sqis.core.lint.LintContext;
import org.sqis.core.lint.Linter;
import org.sqis.core.lint.ScenarioLint;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Requirements;
import org.sqis.core.problem.Problem;
import org.sqis.core.publication.PublicResults;
import org.sqis.core.publication.PublicationRule;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.ScenarioReport;
import org.sqis.core.study.RankStudySetup;

/**
 * A policy that was proved: it can score and explain. Deeply immutable; one instance may be used by
 * any number of threads at once. Equal by content.
 */
public final class Policy {
  private final Plans plans;
  private final List<Problem> notes;
  private final Map<String, Explanation.Written> written;
  private volatile @Nullable String digest;

  private Policy(Plans plans, List<Problem> notes, Map<String, Explanation.Written> written) {
    this.plans = plans;
    this.notes = List.copyOf(notes);
    this.written = Map.copyOf(written);
  }

  /**
   * Everything that is wrong with {@code spec}, and notes on what is worth knowing. Without an
   * error {@link #of} succeeds.
   */
  public static List<Problem> check(PolicySpec spec) {
    require(spec, "spec");
    return PolicyProof.prove(spec, Set.of()).problems();
  }

  /**
   * Proves {@code spec}.
   *
   * @throws PolicyException if it has errors
   */
  public static Policy of(PolicySpec spec) {
    return of(spec, Map.of());
  }

  /**
   * Proves {@code spec}, which was read from a text.
   *
   * @param written where declarations are written, by the path of their place such as {@code
   *     measure/target}; explanations show it
   * @throws PolicyException if it has errors
   */
  public static Policy of(PolicySpec spec, Map<String, Explanation.Written> written) {
    require(spec, "spec");
    require(written, "written");
    return of(PolicyProof.prove(spec, Set.of()), written);
  }

  /**
   * The policy that was proved.
   *
   * @param proof what came of the proof, with no name poisoned
   * @param written where declarations are written, as for {@link #of(PolicySpec, Map)}
   * @throws PolicyException if it has errors
   */
  public static Policy of(PolicyProof.Result proof, Map<String, Explanation.Written> written) {
    if (proof.plans() == null) {
      throw new PolicyException(proof.problems());
    }
    return new Policy(proof.plans(), proof.problems(), written);
  }

  /** The policy as its author wrote it. */
  public PolicySpec spec() {
    return plans.spec();
  }

  /** The policy's name. */
  public String name() {
    return plans.spec().header().name();
  }

  /** What is worth knowing of it, such as parameters that are not set. */
  public List<Problem> notes() {
    return notes;
  }

  /**
   * What is no mistake for certain and deserves a second look, such as an input that nothing reads.
   */
  public List<Problem> warnings() {
    return Linter.lint(plans, LintContext.NONE);
  }

  /**
   * What of tests of this policy deserves a second look, such as a district that no overlay is for.
   * Places are those of {@link #check(List)}.
   */
  public List<Problem> warnings(List<Scenario> scenarios) {
    requireAll(scenarios, "scenarios");
    return ScenarioLint.lint(spec(), scenarios);
  }

  /**
   * The same, and what soon ends.
   *
   * @param year the school year at hand, such as that of the data
   */
  public List<Problem> warnings(SchoolYear year) {
    return Linter.lint(plans, new LintContext(year));
  }

  /**
   * What it lacks of what it must contain: an error for each element, and a note for each that it
   * says it does not score.
   */
  public List<Problem> conformance(Requirements requirements) {
    require(requirements, "requirements");
    return Conformance.check(plans.spec(), requirements);
  }

  /** A SHA-256 of its content, in hexadecimal; the same for equal policies. */
  public String digest() {
    // Worked out when first asked for. Two threads may both do it; they get the same text.
    String known = digest;
    if (known == null) {
      known = PolicyJson.digest(plans.spec());
      digest = known;
    }
    return known;
  }

  /** What it gives in any year, each result after those it rests on. */
  public List<ResultColumn> results() {
    return ResultColumns.of(plans.elements());
  }

  /**
   * What it gives in one year.
   *
   * @throws IllegalArgumentException if the policy does not govern the year
   */
  public List<ResultColumn> results(SchoolYear year) {
    require(year, "year");
    Plan plan = plans.in(year);
    if (plan == null) {
      throw new IllegalArgumentException("year must be one of " + plans.years() + ": " + year);
    }
    return ResultColumns.of(plan.elements());
  }

  /**
   * The same policy with another value of a parameter in all years. What reads it is proved again.
   *
   * @param name the parameter
   * @param value the value as a rule file writes it: {@code 25}, {@code 60%}, {@code 40/3}, {@code
   *     yes}, {@code 1 December 2013}, a word of its type, or {@code not set}
   * @throws IllegalArgumentException if there is no such parameter or the text is no value
   * @throws PolicyException if the policy has errors with this value
   */
  public Policy withParameter(String name, String value) {
    require(name, "name");
    require(value, "value");
    return again(new WhatIf(spec(), name).inAllYears(value), written);
  }

  /**
   * The same policy with another value of a parameter in one year. What reads it is proved again.
   * An overlay of several years that changes the parameter quotes one value for all of them and is
   * an error then.
   *
   * @param name the parameter
   * @param year the school year
   * @param value the value as for {@link #withParameter(String, String)}
   * @throws IllegalArgumentException if the parameter has no value in the year, or the text is none
   * @throws PolicyException if the policy has errors with this value
   */
  public Policy withParameter(String name, SchoolYear year, String value) {
    require(name, "name");
    require(year, "year");
    require(value, "value");
    WhatIf whatIf = new WhatIf(spec(), name);
    return again(whatIf.inYear(year, value), whatIf.written(year, written));
  }

  /**
   * The same policy with other shares of an index, in all years and for schools of every type that
   * has them. Measures that are not named keep theirs. What the policy says single domains add up
   * to no longer counts; that all shares total 100 is proved. What reads the index is proved again.
   * An overlay that changes such a share quotes the one before and is an error then.
   *
   * @param points by measure its share in points
   * @throws IllegalArgumentException if there is no such index, or a measure has no share in it
   * @throws PolicyException if the policy has errors with these shares
   */
  public Policy withShares(String index, Map<String, Rational> points) {
    require(index, "index");
    require(points, "points");
    return again(new OtherShares(spec(), index, null, points).changed(), written);
  }

  /**
   * The same with shares of one column only.
   *
   * @param type a type of school that the column serves
   * @throws IllegalArgumentException if no column serves it, or as {@link #withShares(String, Map)}
   */
  public Policy withShares(String index, String type, Map<String, Rational> points) {
    require(index, "index");
    require(type, "type");
    require(points, "points");
    return again(new OtherShares(spec(), index, type, points).changed(), written);
  }

  /** The policy of rules that are nearly those of this one: what both have in common is proved. */
  private Policy again(PolicySpec spec, Map<String, Explanation.Written> places) {
    PolicyProof.Result result = PolicyProof.again(spec, plans);
    if (result.plans() == null) {
      throw new PolicyException(result.problems());
    }
    return new Policy(result.plans(), result.problems(), places);
  }

  /**
   * The same policy with further overlays. Everything is proved again.
   *
   * @throws PolicyException if an overlay is stale, locked, beyond a limit, clashes with another,
   *     or breaks a rule of the policy
   */
  public Policy withOverlays(List<Overlay> overlays) {
    requireAll(overlays, "overlays");
    List<Overlay> all = new ArrayList<>(spec().overlays());
    all.addAll(overlays);
    return of(spec().withOverlays(all), written);
  }

  /**
   * Adds recorded results of years before this policy to data: files that {@code Json.outcome} or
   * {@code sqis score --format json} wrote. Every fault of the files is found in one run, with the
   * school by its number.
   */
  public Loading readHistory(Dataset data, List<FileBytes> files) {
    require(data, "data");
    requireAll(files, "files");
    return HistoryFiles.read(spec(), Recordables.of(plans), data, files, HistoryJson::read);
  }

  /**
   * A recorded result of {@code data} that cannot be a result of this policy, in words; empty if
   * all can. Data whose recorded results were read for this policy have none.
   */
  public Optional<String> misfit(Dataset data) {
    require(data, "data");
    return Recordables.misfit(plans, data);
  }

  /**
   * Scores every school of {@code data}. Recorded results of the data count for years before the
   * policy.
   *
   * @throws IllegalArgumentException if the data were read for other inputs, belong to a year that
   *     the policy does not govern, or record what cannot be a result of it
   */
  public Outcome score(Dataset data) {
    return score(data, Evaluator.AUTOMATIC);
  }

  /**
   * The same with a choice of who works it out. The results do not depend on it.
   *
   * @throws IllegalArgumentException as {@link #score(Dataset)}
   */
  public Outcome score(Dataset data, Evaluator evaluator) {
    require(evaluator, "evaluator");
    requireFit(data);
    Evaluator who = evaluator.forSchools(data.entities().size());
    return new Scoring(plans, data).outcome(new OriginOf(this, data), who);
  }

  /** What an outcome was made of; a class and no lambda, for it is made in every cold start. */
  private record OriginOf(Policy policy, Dataset data) implements Supplier<Origin> {
    @Override
    public Origin get() {
      return policy.origin(data);
    }
  }

  /**
   * Makes data ready to be scored many times, by this policy or by others with the same inputs:
   * with other parameters or shares, say. It costs about as much as two scorings.
   *
   * @throws IllegalArgumentException as {@link #score(Dataset)}
   */
  public Prepared prepare(Dataset data) {
    requireFit(data);
    return new Prepared(this, data, new Rows(true));
  }

  /**
   * Some results, working out only these and what they need, once: nothing is kept for another
   * scoring, and little memory is needed beyond data and results. Use {@link #prepare} for more
   * than one.
   *
   * @param results the names of results; of each one all groups
   * @throws IllegalArgumentException if no name is given, one is no result of the year, or as
   *     {@link #score(Dataset)}
   */
  public ScoredColumns scoreOnly(Dataset data, String... results) {
    requireFit(data);
    return new Prepared(this, data, new Rows(false)).score(results);
  }

  /**
   * The results of the rated year with the determinations of every year up to it, each year worked
   * out once. Years whose standings are recorded are taken as they are.
   *
   * @throws IllegalArgumentException if the policy has no designations, or as {@link #score}
   */
  public Determinations determinations(Dataset data) {
    requireFit(data);
    if (spec().designations().isEmpty()) {
      throw new IllegalArgumentException("policy must have designations: " + name());
    }
    return new Scoring(plans, data).determinations(() -> origin(data));
  }

  /**
   * Why nothing can be published of a year, and what to do; empty if {@link #publish} publishes.
   */
  public Optional<String> publicationRefusal(SchoolYear year) {
    require(year, "year");
    return PublicationRule.refusal(spec(), year);
  }

  /**
   * The results of {@code data} as the public may see them, by the publication rule of the policy.
   *
   * @throws IllegalArgumentException if {@link #publicationRefusal} says why not, or as {@link
   *     #score}
   */
  public PublicResults publish(Dataset data) {
    requireFit(data);
    PublicationRule rule =
        PublicationRule.of(spec(), data.year())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        publicationRefusal(data.year()).orElse("no publication rule")));
    Map<SchoolYear, Population> years = new SchoolEvaluator(plans).everyYear(data);
    return rule.results(
        new Scoring(plans, data).outcome(() -> origin(data), years), years, data.year());
  }

  /**
   * A study of how far the ranks of schools by an index hang on its weights. Nothing is computed
   * before it runs.
   *
   * @param index the index
   * @throws IllegalArgumentException if it is no index of the year, or as {@link #score}
   */
  public RankStudySetup rankStudy(Dataset data, String index) {
    require(index, "index");
    requireFit(data);
    IndexWeighing weighing = new IndexWeighing(plans, data, index);
    return RankStudySetup.of(() -> weighing.of(score(data)), origin(data), index);
  }

  /**
   * Why a school has a value.
   *
   * @param id the school
   * @param result the result asked about; for a result of each group that of all students, or of
   *     the group after its name as in {@code ela of hispanic}
   * @throws IllegalArgumentException if the id, the result or the group is unknown, or the data do
   *     not fit the policy
   */
  public Explanation explain(Dataset data, String id, String result) {
    require(id, "id");
    require(result, "result");
    requireFit(data);
    int entity = data.indexOf(id);
    if (entity < 0) {
      throw new IllegalArgumentException("id must be a school of the data: " + id);
    }
    return new Explainer(plans, written).explain(data, entity, result, origin(data));
  }

  /**
   * Why a district has a value.
   *
   * @param district its name, as the data write it
   * @param result a result each district, or one of the consortium
   * @throws IllegalArgumentException if the district or the result is unknown, or the data do not
   *     fit the policy
   */
  public Explanation explainDistrict(Dataset data, String district, String result) {
    require(district, "district");
    require(result, "result");
    requireFit(data);
    if (district.isEmpty()) {
      throw new IllegalArgumentException("district must not be empty");
    }
    return new Explainer(plans, written).explainWhole(data, district, result, origin(data));
  }

  /**
   * Why the consortium, all districts together, has a value.
   *
   * @throws IllegalArgumentException if {@code result} is none of the consortium, or the data do
   *     not fit the policy
   */
  public Explanation explainConsortium(Dataset data, String result) {
    require(result, "result");
    requireFit(data);
    return new Explainer(plans, written).explainWhole(data, "", result, origin(data));
  }

  /**
   * Everything that is wrong with tests of this policy: names it does not know, values that do not
   * fit, values that nothing reads, expectations that rest on nothing given. Places are those of
   * the tests by number, such as {@code test/0/expect/1}.
   */
  public List<Problem> check(List<Scenario> scenarios) {
    requireAll(scenarios, "scenarios");
    return new ScenarioRun(this, plans, scenarios).problems();
  }

  /**
   * Runs tests of this policy: compares what it gives with what they expect, and says which of its
   * parts they reach.
   *
   * @throws PolicyException if {@link #check(List)} finds errors
   */
  public ScenarioReport test(List<Scenario> scenarios) {
    requireAll(scenarios, "scenarios");
    return new ScenarioRun(this, plans, scenarios).report(written);
  }

  /** The proof of the policy. */
  Plans plans() {
    return plans;
  }

  private static void requireAll(@Nullable List<?> arguments, String name) {
    require(arguments, name);
    for (Object argument : arguments == null ? List.of() : arguments) {
      require(argument, name);
    }
  }

  /** A wrong call is an {@code IllegalArgumentException}, null too. */
  private static void require(@Nullable Object argument, String name) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
  }

  void requireFit(Dataset data) {
    require(data, "data");
    if (!data.inputs().equals(spec().inputs())) {
      throw new IllegalArgumentException(
          "data must be read for the inputs of policy " + name() + ": " + data.name());
    }
    for (Group group : spec().groups()) {
      if (!data.groups().contains(group.name())) {
        throw new IllegalArgumentException(
            "data must be read for the groups of policy " + name() + ": " + group.name());
      }
    }
    Optional<String> misfit = misfit(data);
    if (misfit.isPresent()) {
      throw new IllegalArgumentException(
          "data must record results of policy " + name() + ": " + misfit.get());
    }
    boolean isGoverned =
        data.year().compareTo(spec().header().first()) >= 0
            && data.year().compareTo(spec().header().last()) <= 0;
    if (!isGoverned) {
      throw new IllegalArgumentException(
          "data must belong to a year from "
              + spec().header().first()
              + " to "
              + spec().header().last()
              + ": "
              + data.year());
    }
  }

  /**
   * Where a part of the policy is written, or else what it is a part of.
   *
   * @param path the path of a place, such as {@code levels/ela_level/row/1/0}
   * @return {@code Written.NOWHERE} if the policy was not read from a text
   */
  public Explanation.Written written(String path) {
    require(path, "path");
    String part = path;
    while (!written.containsKey(part) && part.contains("/")) {
      part = part.substring(0, part.lastIndexOf('/'));
    }
    return written.getOrDefault(part, Explanation.Written.NOWHERE);
  }

  /** What results of this policy on {@code data} are made of. */
  public Origin origin(Dataset data) {
    require(data, "data");
    return Origin.of(
        new Origin.OfPolicy(
            name(),
            digest(),
            spec().header().status().name().toLowerCase(Locale.ROOT),
            Library.VERSION),
        data,
        OverlaysApplied.to(data, plans),
        data.histories().stream()
            .filter(
                history ->
                    history.year().compareTo(spec().header().first()) < 0
                        || (history.hasStandings() && history.year().compareTo(data.year()) < 0))
            .map(
                history ->
                    new Origin.ReadHistory(
                        history.name(),
                        history.year(),
                        history.policy(),
                        history.policyDigest(),
                        history.digest()))
            .toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Policy that && spec().equals(that.spec());
  }

  @Override
  public int hashCode() {
    return spec().hashCode();
  }

  /** The policy's name and what it holds. */
  @Override
  public String toString() {
    return "policy "
        + name()
        + ": "
        + spec().parameters().size()
        + " parameters, "
        + spec().groups().size()
        + " groups, "
        + spec().inputs().size()
        + " inputs, "
        + results().size()
        + " results";
  }
}
