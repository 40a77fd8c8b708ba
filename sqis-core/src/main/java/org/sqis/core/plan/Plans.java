package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;

/**
 * A proved policy: a plan for each school year it governs. Years in which the same rules are in
 * force share one plan. Existing is the proof. Deeply immutable; safe for every thread.
 */
public final class Plans {
  private final PolicySpec spec;
  private final NavigableMap<SchoolYear, Plan> years;
  private final Map<SchoolYear, Map<String, OverlayProof.Variant>> variants;
  private final Map<SchoolYear, YearSlice> slices;

  Plans(
      PolicySpec spec,
      Map<SchoolYear, Plan> years,
      Map<SchoolYear, Map<String, OverlayProof.Variant>> variants,
      Map<SchoolYear, YearSlice> slices) {
    this.variants = Map.copyOf(variants);
    this.slices = Map.copyOf(slices);
    if (years.isEmpty()) {
      throw new IllegalArgumentException("years must not be empty");
    }
    this.spec = spec;
    this.years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
  }

  /** The policy as its author wrote it, for all years. */
  public PolicySpec spec() {
    return spec;
  }

  /** The plan of a year; null if the policy does not govern it. */
  public @Nullable Plan in(SchoolYear year) {
    return years.get(year);
  }

  /** The plan of a year for a district, with its overlays; null if the year is not governed. */
  public @Nullable Plan in(SchoolYear year, String district) {
    OverlayProof.Variant variant = variants.getOrDefault(year, Map.of()).get(district);
    return variant == null ? years.get(year) : variant.plan();
  }

  /** The overlays of a district that are in force in a year. */
  public List<Overlay> overlays(SchoolYear year, String district) {
    OverlayProof.Variant variant = variants.getOrDefault(year, Map.of()).get(district);
    return variant == null ? List.of() : variant.overlays();
  }

  /**
   * The constants that overlays of a district replace in a year: by the path of a change, such as
   * {@code overlay/elmdale/change/0}, the paths of the constants as the plan of the year knows
   * them.
   */
  public Map<String, Set<String>> changed(SchoolYear year, String district) {
    OverlayProof.Variant variant = variants.getOrDefault(year, Map.of()).get(district);
    return variant == null ? Map.of() : variant.changed();
  }

  /** The plan of the year, or of the nearest year that the policy governs. */
  public Plan nearest(SchoolYear year) {
    var before = years.floorEntry(year);
    return before != null ? before.getValue() : years.firstEntry().getValue();
  }

  /** The path in the whole policy of a part that the plan of {@code year} knows by {@code path}. */
  public String path(SchoolYear year, String path) {
    YearSlice slice = slices.get(year);
    return slice == null ? path : slice.whole(Place.element(path)).toString();
  }

  /** The years it governs. */
  public Collection<SchoolYear> years() {
    return years.keySet();
  }

  /**
   * Everything that has values in some year, each name once: that of the last year, in the order of
   * the years that first have them.
   */
  public List<Element> elements() {
    Map<String, Element> elements = new LinkedHashMap<>();
    new TreeMap<>(years)
        .values()
        .forEach(plan -> plan.elements().forEach(one -> elements.put(one.name(), one)));
    return new ArrayList<>(elements.values());
  }
}
