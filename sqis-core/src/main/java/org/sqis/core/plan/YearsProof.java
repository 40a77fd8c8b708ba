package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves what holds between years: a name has one type in all of them, values on two scales are not
 * compared without a word why, and levels that are compared are the same levels.
 */
final class YearsProof {
  private final PolicySpec spec;
  private final Map<SchoolYear, Plan> plans;
  private final Map<SchoolYear, YearSlice> slices;
  private final Map<PolicySpec, Dependencies> dependencies = new HashMap<>();
  private final Set<Problem> problems = new LinkedHashSet<>();

  YearsProof(PolicySpec spec, Map<SchoolYear, Plan> plans, Map<SchoolYear, YearSlice> slices) {
    this.spec = spec;
    this.plans = plans;
    this.slices = slices;
  }

  List<Problem> problems() {
    proveScales();
    proveTypes();
    proveParameters();
    for (Map.Entry<SchoolYear, Plan> one : plans.entrySet()) {
      for (YearRead read : one.getValue().yearReads()) {
        proveRead(read, one.getValue(), Objects.requireNonNull(slices.get(one.getKey())));
      }
    }
    return new ArrayList<>(problems);
  }

  /** The scales of a measure follow each other, and a bridge is one between scales it reads. */
  private void proveScales() {
    Map<String, Integer> seen = new HashMap<>();
    for (Measure measure : spec.measures()) {
      int number = seen.getOrDefault(measure.name(), 0) + 1;
      seen.put(measure.name(), number);
      Place.Element at = Place.element(YearSlice.path("measure", measure.name(), number));
      for (int i = 1; i < measure.scales().size(); i++) {
        Measure.Scale scale = measure.scales().get(i);
        if (scale.from().compareTo(measure.scales().get(i - 1).from()) <= 0) {
          problems.add(
              Problem.of(
                      ProblemCode.SCALE_ORDER,
                      at.child("scale").child(i),
                      scale.name(),
                      measure.name())
                  .with(at.child("scale").child(i - 1), "the one before it")
                  .help("write the scales in the order of their years"));
        }
      }
      for (int i = 0; i < measure.bridges().size(); i++) {
        String scale = measure.bridges().get(i).scale();
        boolean isKnown =
            spec.measures().stream()
                .flatMap(other -> other.scales().stream())
                .anyMatch(other -> other.name().equals(scale));
        if (!isKnown) {
          problems.add(
              Problem.of(
                      ProblemCode.UNKNOWN_SCALE, at.child("bridge").child(i), measure.name(), scale)
                  .help("name a scale that a clause `scale` declares"));
        }
      }
    }
  }

  private void proveTypes() {
    Map<String, SchoolYear> first = new LinkedHashMap<>();
    Map<String, Element> elements = new HashMap<>();
    for (Map.Entry<SchoolYear, Plan> one : plans.entrySet()) {
      SchoolYear year = one.getKey();
      for (Element element : one.getValue().elements()) {
        Element before = elements.putIfAbsent(element.name(), element);
        first.putIfAbsent(element.name(), year);
        if (before != null
            && before != element
            && (before.each() != element.each()
                || !isSameType(before.typed().type(), element.typed().type()))) {
          String kind = kind(element);
          Place at =
              Objects.requireNonNull(slices.get(year))
                  .whole(Place.element(kind + "/" + element.name()));
          problems.add(
              Problem.of(
                      ProblemCode.TYPE_CHANGES,
                      at,
                      element.name(),
                      words(before),
                      String.valueOf(first.get(element.name())),
                      words(element),
                      year.toString())
                  .with(Place.element(kind(before) + "/" + element.name()), "the first one")
                  .help("give the later one a name of its own"));
          elements.put(element.name(), element);
        }
      }
    }
  }

  /** A parameter may have another value each year, and no other type. */
  private void proveParameters() {
    Map<String, Typed> types = new HashMap<>();
    Map<String, SchoolYear> first = new HashMap<>();
    for (Map.Entry<SchoolYear, Plan> one : plans.entrySet()) {
      SchoolYear year = one.getKey();
      for (var parameter : one.getValue().parameters().entrySet()) {
        String name = parameter.getKey();
        Typed typed = parameter.getValue().typed();
        Typed before = types.putIfAbsent(name, typed);
        first.putIfAbsent(name, year);
        if (before != null && !isSameKind(before, typed)) {
          problems.add(
              Problem.of(
                      ProblemCode.TYPE_CHANGES,
                      whole(year, "parameter/" + name),
                      name,
                      before.words(),
                      String.valueOf(first.get(name)),
                      typed.words(),
                      year.toString())
                  .with(
                      whole(Objects.requireNonNull(first.get(name)), "parameter/" + name),
                      "the first one")
                  .help("write values of one type, or give one of them another name"));
        }
      }
    }
  }

  /**
   * A bare number is of one kind with a bare number only: a unit is not taken from another year.
   */
  static boolean isSameKind(Typed one, Typed other) {
    boolean isOpen = one.isBare() && other.isBare();
    return isOpen || (one.isBare() == other.isBare() && isSameType(one.type(), other.type()));
  }

  private static boolean isSameType(Type one, Type other) {
    if (one instanceof Type.OneOf words && other instanceof Type.OneOf others) {
      return Set.copyOf(words.options()).equals(Set.copyOf(others.options()));
    }
    return one.equals(other);
  }

  private Place whole(SchoolYear year, String path) {
    return Objects.requireNonNull(slices.get(year)).whole(Place.element(path));
  }

  private static String words(Element element) {
    return element.typed().words() + " of each " + element.each();
  }

  private static String kind(Element element) {
    return element instanceof Element.OfMeasure
        ? "measure"
        : element instanceof Element.OfLevels
            ? "levels"
            : element instanceof Element.OfGrid
                ? "grid"
                : element instanceof Element.OfIndex
                    ? "index"
                    : element instanceof Element.OfCohort
                        ? "cohort"
                        : element instanceof Element.OfLadder ? "ladder" : "input";
  }

  private void proveRead(YearRead read, Plan plan, YearSlice slice) {
    for (String name : new TreeSet<>(read.names())) {
      int from = read.isPooled() ? 1 : read.furthest();
      for (int ago = from; ago <= read.furthest(); ago++) {
        if (slice.year().start() - ago < 1900) {
          return;
        }
        SchoolYear earlier = new SchoolYear(slice.year().start() - ago);
        if (isBroken(read, plan, slice, name, earlier)) {
          return;
        }
      }
    }
  }

  private boolean isBroken(
      YearRead read, Plan plan, YearSlice slice, String name, SchoolYear earlier) {
    String call = "`" + read.call() + "`";
    Plan before = plans.get(earlier);
    if (plan.element(name) == null && before != null && before.element(name) == null) {
      problems.add(
          Problem.of(ProblemCode.NOT_IN_FORCE, slice.whole(read.at()), name, earlier.toString())
              .with(Place.element("policy/years"), "so in " + slice.year())
              .help(
                  "extend the years of `"
                      + name
                      + "`, or say with `years` when this rule is in force"));
      return true;
    }
    // What is recorded of a year before the policy has the levels of its first year.
    SchoolYear first = Collections.min(plans.keySet());
    Plan like = earlier.compareTo(first) < 0 ? plans.get(first) : before;
    String changed = like == null ? "" : changedLevels(plan, like, name);
    if (!changed.isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.LEVELS_CHANGE,
                  slice.whole(read.at()),
                  call,
                  changed,
                  slice.year().toString(),
                  earlier.toString())
              .help("compare what the levels are made of, or keep their names and numbers"));
      return true;
    }
    Map<String, Measure.Scale> now = scales(plan, name, slice.year());
    Map<String, Measure.Scale> then = scales(before == null ? plan : before, name, earlier);
    then.forEach(
        (measure, old) -> now.putIfAbsent(measure, new Measure.Scale(old.name(), slice.year())));
    for (Map.Entry<String, Measure.Scale> one : now.entrySet()) {
      Measure.Scale scale = one.getValue();
      if (scale.equals(then.get(one.getKey())) || isBridged(read.owner(), plan, scale.name())) {
        continue;
      }
      problems.add(
          Problem.of(
                  ProblemCode.SCALE_BREAK,
                  slice.whole(read.at()),
                  call,
                  slice.year().toString(),
                  earlier.toString(),
                  one.getKey(),
                  scale.from().toString())
              .with(
                  slice.whole(scalePlace(plan, one.getKey(), scale)),
                  number(plan, one.getKey(), scale) < 0
                      ? "no longer on the scale " + scale.name()
                      : "on the scale " + scale.name() + " since " + scale.from())
              .help(
                  "write `bridge "
                      + scale.name()
                      + " \"WHY\"` in `"
                      + read.owner()
                      + "` if they can be compared, or define it with `years` after "
                      + scale.from()));
      return true;
    }
    return false;
  }

  /** The first table of levels that {@code name} rests on and that has others in {@code before}. */
  private String changedLevels(Plan plan, Plan before, String name) {
    if (before.element(name) == null) {
      return "";
    }
    PolicySpec defining = plan.element(name) == null ? before.spec() : plan.spec();
    Set<String> reached = dependencies.computeIfAbsent(defining, Dependencies::new).reaches(name);
    for (String table : reached) {
      List<Value.Level> levels = plan.spec().levelsOf(table);
      List<Value.Level> old = before.spec().levelsOf(table);
      if (!levels.isEmpty() && !old.isEmpty() && !levels.equals(old)) {
        return table;
      }
    }
    return "";
  }

  private static Place scalePlace(Plan plan, String measure, Measure.Scale scale) {
    Place.Element at = Place.element("measure/" + measure);
    int number = number(plan, measure, scale);
    return number < 0 ? at : at.child("scale").child(number);
  }

  private static int number(Plan plan, String measure, Measure.Scale scale) {
    return plan.spec().measures().stream()
        .filter(one -> one.name().equals(measure))
        .mapToInt(one -> one.scales().indexOf(scale))
        .findFirst()
        .orElse(0);
  }

  private static boolean isBridged(String owner, Plan plan, String scale) {
    return plan.spec().measures().stream()
        .filter(measure -> measure.name().equals(owner))
        .flatMap(measure -> measure.bridges().stream())
        .anyMatch(bridge -> bridge.scale().equals(scale));
  }

  /** The scales in force in {@code year} of everything {@code name} rests on, by measure. */
  private Map<String, Measure.Scale> scales(Plan plan, String name, SchoolYear year) {
    Set<String> reached =
        dependencies.computeIfAbsent(plan.spec(), Dependencies::new).reaches(name);
    Map<String, Measure.Scale> scales = new LinkedHashMap<>();
    for (Measure measure : plan.spec().measures()) {
      if (reached.contains(measure.name())) {
        Measure.@Nullable Scale scale = null;
        for (Measure.Scale one : measure.scales()) {
          scale = one.from().compareTo(year) <= 0 ? one : scale;
        }
        if (scale != null) {
          scales.put(measure.name(), scale);
        }
      }
    }
    return scales;
  }
}
