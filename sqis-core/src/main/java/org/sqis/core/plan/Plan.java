package org.sqis.core.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  Plan(PolicySpec spec, List<String> groups, Map<String, Element> elements) {
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

  /** The element of that name, or null. */
  public @Nullable Element element(String name) {
    return elements.get(name);
  }
}
