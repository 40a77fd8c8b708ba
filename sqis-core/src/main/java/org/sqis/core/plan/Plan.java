package org.sqis.core.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;

/**
 * A policy that was proved. Existing is the proof. Deeply immutable; safe for every thread.
 *
 * <p>Invariant: every element comes after the elements it reads.
 */
public final class Plan {
  private final PolicySpec spec;
  private final List<String> groups;
  private final Map<String, Element> elements;
  private final Map<String, List<Integer>> families;
  private final Map<String, Node.ParameterValue> parameters;
  private final List<YearRead> yearReads;
  private final Remembered remembered;

  Plan(
      PolicySpec spec,
      List<String> groups,
      Map<String, Element> elements,
      Map<String, List<Integer>> families,
      Map<String, Node.ParameterValue> parameters,
      List<YearRead> yearReads,
      Remembered remembered) {
    this.remembered = remembered;
    this.families = Map.copyOf(families);
    this.parameters = Map.copyOf(parameters);
    this.yearReads = List.copyOf(yearReads);
    this.spec = spec;
    this.groups = List.copyOf(groups);
    this.elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
  }

  /** The policy as its author wrote it. */
  public PolicySpec spec() {
    return spec;
  }

  /** The names of the groups; a group's number is its place here. */
  public List<String> groups() {
    return groups;
  }

  /** Everything that has values, each after what it reads. */
  public Collection<Element> elements() {
    return elements.values();
  }

  /** The value of the parameter that {@code other} names, as it counts where {@code other} is. */
  public Value parameter(Node.ParameterValue other) {
    Node.ParameterValue own = parameters.get(other.name());
    if (own == null) {
      return new Value.Missing(
          MissingReason.NOT_YET_DEFINED, "parameter " + other.name() + " is not defined there");
    }
    boolean isScaled = own.typed().isBare() && other.typed().is(Unit.POINTS);
    return isScaled && own.value() instanceof Value.Num num
        ? Value.of(num.number().dividedBy(Rational.HUNDRED))
        : own.value();
  }

  /** The numbers of the groups of a family; none if there is no such family. */
  public List<Integer> family(String name) {
    return families.getOrDefault(name, List.of());
  }

  /** The parameters by name. */
  Map<String, Node.ParameterValue> parameters() {
    return parameters;
  }

  /** Where values of other years are read. */
  List<YearRead> yearReads() {
    return yearReads;
  }

  /** The element of that name, or null. */
  public @Nullable Element element(String name) {
    return elements.get(name);
  }

  /** What its proof found, for proofs of rules that are nearly the same. */
  Remembered remembered() {
    return remembered;
  }
}
