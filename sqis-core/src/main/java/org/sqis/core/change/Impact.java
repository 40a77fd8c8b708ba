package org.sqis.core.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.outcome.Origin;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.Table;
import org.sqis.core.plan.YearRules;
import org.sqis.core.problem.ProblemCode;

/**
 * What two policies give differently on the same data, or one policy on the data of two years:
 * every value that moves, exactly, and which rule moved it. Deeply immutable; safe for every
 * thread.
 *
 * <p>Which rule moved a value is decided and not guessed. Of the declarations that differ and that
 * the value can rest on, each is put alone into the old policy, and the schools are scored again;
 * it is a cause if the value moves. Where none does so alone, or not all the way, those are named
 * too without which the new policy would give another value.
 */
public final class Impact {
  private final Origin oldOrigin;
  private final Origin newOrigin;
  private final @Nullable PolicyDiff diff;
  private final List<String> groups;
  private final int entities;
  private final List<ResultImpact> results;
  private final List<String> notes;
  private final List<Transition> designations;
  private final List<Fault> faults;

  private Impact(
      Origin oldOrigin,
      Origin newOrigin,
      @Nullable PolicyDiff diff,
      OutcomeComparison compared,
      List<ResultImpact> results) {
    this.oldOrigin = oldOrigin;
    this.newOrigin = newOrigin;
    this.diff = diff;
    this.groups = List.copyOf(compared.groups());
    this.entities = compared.entities().size();
    this.results = List.copyOf(results);
    this.notes = List.copyOf(compared.notes());
    this.designations = List.copyOf(compared.designations());
    this.faults = List.of();
  }

  private Impact(Origin oldOrigin, Origin newOrigin, PolicyDiff diff, List<Fault> faults) {
    this.oldOrigin = oldOrigin;
    this.newOrigin = newOrigin;
    this.diff = diff;
    this.groups = List.of();
    this.entities = 0;
    this.results = List.of();
    this.notes = List.of();
    this.designations = List.of();
    this.faults = List.copyOf(faults);
  }

  /**
   * Why nothing could be compared.
   *
   * @param code what kind of fault it is; {@code docs/errors} has a page for it
   * @param values what the message of the code is filled with
   * @param help what to do
   */
  public record Fault(ProblemCode code, List<String> values, String help) {
    public Fault {
      Objects.requireNonNull(code, "code");
      values = List.copyOf(values);
      Objects.requireNonNull(help, "help");
    }

    /** What is wrong. */
    public String message() {
      return code.message(values);
    }

    @Override
    public String toString() {
      return code.severity().word() + " " + code.id() + ": " + message() + "\n  help: " + help;
    }
  }

  /**
   * Two policies on the same data. If the inputs of the policies differ, load the data once for
   * each of them and use {@link #between(Policy, Dataset, Policy, Dataset)}.
   */
  public static Impact between(Policy older, Policy newer, Dataset data) {
    return between(older, data, newer, data);
  }

  /**
   * A policy on data, and a policy on data: two policies on data that were loaded for each, or one
   * policy on the data of two years. Of two years the rules in force in each are compared, and what
   * moves a value is one of these or the data of the year. Data that do not fit their policy give
   * {@link #faults}.
   */
  public static Impact between(Policy older, Dataset oldData, Policy newer, Dataset newData) {
    require(older, "older");
    require(oldData, "oldData");
    require(newer, "newer");
    require(newData, "newData");
    PolicyDiff diff = PolicyDiff.between(older.spec(), newer.spec());
    List<Fault> faults = new ArrayList<>(DataFit.faults(older.spec(), oldData));
    DataFit.faults(newer.spec(), newData).stream()
        .filter(fault -> !faults.contains(fault))
        .forEach(faults::add);
    faults.addAll(DataFit.recorded(older, oldData));
    DataFit.recorded(newer, newData).stream()
        .filter(fault -> !faults.contains(fault))
        .forEach(faults::add);
    if (!faults.isEmpty()) {
      return new Impact(older.origin(oldData), newer.origin(newData), diff, faults);
    }
    Outcome before = older.score(oldData);
    Outcome after = newer.score(newData);
    OutcomeComparison compared = new OutcomeComparison(before, after);
    List<ResultImpact> moved = compared.results();
    if (!oldData.year().equals(newData.year())) {
      diff =
          PolicyDiff.between(
              YearRules.of(older.spec(), oldData.year()),
              YearRules.of(newer.spec(), newData.year()));
    }
    List<ResultImpact> explained = new Attribution(older, oldData, newer, newData).explained(moved);
    return new Impact(before.origin(), after.origin(), diff, compared, explained);
  }

  /** Two outcomes, value by value; without causes, because outcomes hold no rules. */
  public static Impact of(Outcome older, Outcome newer) {
    require(older, "older");
    require(newer, "newer");
    OutcomeComparison compared = new OutcomeComparison(older, newer);
    return new Impact(older.origin(), newer.origin(), null, compared, compared.results());
  }

  static void require(@Nullable Object argument, String name) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
  }

  /** What the old results were made of. */
  public Origin oldOrigin() {
    return oldOrigin;
  }

  /** What the new results were made of. */
  public Origin newOrigin() {
    return newOrigin;
  }

  /**
   * What differs in the rules, and if the data are of two years, between the rules in force in
   * them; empty if only outcomes were compared.
   */
  public Optional<PolicyDiff> diff() {
    return Optional.ofNullable(diff);
  }

  /** Why nothing was compared; empty if it was. */
  public List<Fault> faults() {
    return faults;
  }

  /** The groups that both policies have, in the order of the new one. */
  public List<String> groups() {
    return groups;
  }

  /** How many schools and districts both data hold. */
  public int entities() {
    return entities;
  }

  /** Every result that both policies give, in the order in which the new one evaluates them. */
  public List<ResultImpact> results() {
    return results;
  }

  /**
   * The result of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ResultImpact result(String name) {
    require(name, "name");
    List<String> names = results.stream().map(ResultImpact::name).toList();
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("result must be one of " + names + ": " + name);
    }
    return results.get(at);
  }

  /**
   * How many schools went from which designations to which, unmoved ones included: {@code none} for
   * a school without one, {@code undecided} if that is not known. Empty if a side has none.
   */
  public List<Transition> designations() {
    return designations;
  }

  /** Whether no value of any result moves. */
  public boolean isEmpty() {
    return faults.isEmpty() && results.stream().allMatch(result -> result.moves().isEmpty());
  }

  /** What could not be compared, in words: results, groups and schools that only one side has. */
  public List<String> notes() {
    return notes;
  }

  /** One row a result: how many values move, and how. */
  public Table summary() {
    return ImpactText.summary(results);
  }

  /**
   * One row for each value that moves, with exact values; of the results named, or of all.
   *
   * @throws IllegalArgumentException if a result is unknown
   */
  public Table moves(String... names) {
    require(names, "names");
    List<ResultImpact> wanted = new ArrayList<>();
    for (String name : names) {
      wanted.add(result(name));
    }
    return ImpactText.moves(names.length == 0 ? results : wanted);
  }

  /**
   * For readers: rules that differ, a summary, and of each result named its transitions, the first
   * {@code most} values that move, and counts by district and group.
   *
   * @param most the most values shown of a result
   * @throws IllegalArgumentException if a result is unknown
   */
  public String text(List<String> names, int most) {
    return text(names, most, change -> "");
  }

  /**
   * The same, with the places of what differs in the rules.
   *
   * @param names results
   * @param most the most values shown of a result
   * @param where what is said of the place of a change, as in {@link PolicyDiff#text}
   * @throws IllegalArgumentException if a result is unknown
   */
  public String text(List<String> names, int most, Function<Change, String> where) {
    require(names, "names");
    require(where, "where");
    return new ImpactText(this, most, where).text(names.stream().map(this::result).toList());
  }

  /** The summary, or the faults. */
  @Override
  public String toString() {
    return new ImpactText(this, 0, change -> "").text(List.of());
  }
}
