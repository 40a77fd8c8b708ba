package org.sqis.core.publication;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sqis.core.eval.Population;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Amounts;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Publication;

/**
 * The publication rule of a policy in one year, with its numbers. Immutable; safe for every thread.
 *
 * @param rule the declaration
 * @param limits its numbers
 */
public record PublicationRule(Publication rule, Limits limits) {
  public PublicationRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(limits, "limits");
  }

  /** Why nothing can be published of a year, and what to do; empty if {@link #of} finds a rule. */
  public static Optional<String> refusal(PolicySpec spec, SchoolYear year) {
    List<Publication> rules = rules(spec, year);
    if (rules.isEmpty()) {
      return Optional.of(
          "the policy has no publication rule for "
              + year
              + ", so nothing says which numbers would give students away; add `publication` to it");
    }
    if (rules.size() > 1) {
      return Optional.of(
          "the policy has several publication rules for "
              + year
              + ": "
              + String.join(", ", rules.stream().map(one -> "`" + one.name() + "`").toList())
              + "; keep one");
    }
    Publication rule = rules.get(0);
    Optional<Rational> smallest = Amounts.of(rule.smallest(), spec, year);
    Optional<Rational> width = Amounts.of(rule.width(), spec, year);
    if (smallest.isEmpty() || width.isEmpty()) {
      String which = String.valueOf(smallest.isEmpty() ? rule.smallest() : rule.width());
      return Optional.of("`" + which + "` of `" + rule.name() + "` is not set; set it");
    }
    if (!isCount(smallest.get()) || !isCount(width.get())) {
      return Optional.of("the numbers of `" + rule.name() + "` are not whole numbers from 1 on");
    }
    if (width.get().compareTo(smallest.get()) > 0) {
      return Optional.of(
          "`"
              + rule.name()
              + "` hides counts below "
              + smallest.get()
              + ", which cannot leave "
              + width.get()
              + " values open; make `smallest` at least `width`");
    }
    return Optional.empty();
  }

  /** The rule of a year; empty if {@link #refusal} says why not. */
  public static Optional<PublicationRule> of(PolicySpec spec, SchoolYear year) {
    if (refusal(spec, year).isPresent()) {
      return Optional.empty();
    }
    Publication rule = rules(spec, year).get(0);
    return Optional.of(
        new PublicationRule(
            rule,
            new Limits(
                Amounts.of(rule.smallest(), spec, year).orElseThrow().numerator().longValueExact(),
                Amounts.of(rule.width(), spec, year).orElseThrow().numerator().longValueExact())));
  }

  private static List<Publication> rules(PolicySpec spec, SchoolYear year) {
    return spec.procedures().stream()
        .filter(one -> one instanceof Publication)
        .map(one -> (Publication) one)
        .filter(one -> one.years() == null || one.years().contains(year))
        .toList();
  }

  private static boolean isCount(Rational number) {
    return number.isWhole() && number.signum() > 0 && number.numerator().bitLength() < 31;
  }

  /**
   * The results as the public may see them. Only {@code Policy.publish} can call it: nobody else
   * has values of that type.
   *
   * @param outcome the results of the rated year
   * @param years the values of everyone that they were made of, and those of the years before
   * @param rated the rated year
   */
  public PublicResults results(
      Outcome outcome, Map<SchoolYear, Population> years, SchoolYear rated) {
    YearGate gate = new YearGate(this);
    YearCounts counts = null;
    for (Population one : years.values()) {
      counts = gate.add(one);
    }
    Population everyone = Objects.requireNonNull(years.get(rated), "the rated year");
    return new PublicResults(outcome, this, everyone, gate, Objects.requireNonNull(counts));
  }

  /** What every output for the public says of it. */
  public String words() {
    return "public by `"
        + rule.name()
        + "`: hidden below "
        + limits.smallest()
        + " students, and more, so that each hidden count can have "
        + limits.width()
        + " values or more";
  }
}
