package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.YearRules;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.NotScored;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Requirements;
import org.sqis.core.policy.Scored;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Holds each year of a policy against what it must contain. An element that the policy lists under
 * {@code not scored} is there, visibly: a note repeats why it is not scored.
 */
public final class Conformance {
  private final PolicySpec spec;
  private final Requirements requirements;
  private final Map<SchoolYear, PolicySpec> rules = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Conformance(PolicySpec spec, Requirements requirements) {
    this.spec = spec;
    this.requirements = requirements;
    int last = spec.header().last().start();
    for (int start = spec.header().first().start(); start <= last; start++) {
      SchoolYear year = new SchoolYear(start);
      rules.put(year, YearRules.of(spec, year).spec());
    }
  }

  /**
   * An error for each element that the policy lacks in one of its years, a note for each that it
   * does not score.
   */
  public static List<Problem> check(PolicySpec spec, Requirements requirements) {
    Conformance conformance = new Conformance(spec, requirements);
    if (requirements.elements().isEmpty()) {
      Place.Element at = Place.element("requirements/" + requirements.name());
      return List.of(
          Problem.of(ProblemCode.REQUIREMENTS_EMPTY, at, requirements.name())
              .help("write a row for each element that a policy must contain"));
    }
    for (int i = 0; i < requirements.elements().size(); i++) {
      conformance.check(requirements.elements().get(i), i);
    }
    return List.copyOf(conformance.problems);
  }

  private void check(Requirements.Requirement required, int row) {
    Place.Element at =
        Place.element("requirements/" + requirements.name()).child("element").child(row);
    Map<String, List<SchoolYear>> lacking = lacking(required);
    int count = lacking.values().stream().mapToInt(List::size).sum();
    List<NotScored> left = spec.header().notScored();
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).element().equals(required.element())) {
        List<SchoolYear> without =
            lacking.values().stream().flatMap(List::stream).sorted().toList();
        String when = count == 0 || count == rules.size() ? "this year" : "in " + listed(without);
        problems.add(
            Problem.of(ProblemCode.NOT_SCORED, at, required.element(), left.get(i).because(), when)
                .with(Place.element("policy/not_scored").child(i), "the policy says so"));
        return;
      }
    }
    lacking.forEach(
        (kind, years) -> {
          Problem problem =
              years.size() == rules.size()
                  ? always(required, kind, at)
                  : sometimes(required, kind, listed(years), count < rules.size(), at);
          problems.add(
              problem.with(
                  Place.element("policy"),
                  required.because().isEmpty() ? "" : "needed: " + required.because()));
        });
  }

  /** The years that lack the element, by what its name names in them: nothing, or what is said. */
  private Map<String, List<SchoolYear>> lacking(Requirements.Requirement required) {
    Map<String, List<SchoolYear>> lacking = new LinkedHashMap<>();
    rules.forEach(
        (year, inForce) -> {
          if (!DeclaredNames.of(inForce, required.kind()).contains(required.element())) {
            String kind = DeclaredNames.kind(inForce, required.element());
            lacking.computeIfAbsent(kind, key -> new ArrayList<>()).add(year);
          }
        });
    return lacking;
  }

  /** The policy lacks the element in all of its years. */
  private Problem always(Requirements.Requirement required, String kind, Place.Element at) {
    String byItself = "or add `" + required.element() + "` to `not scored` with the reason";
    if (kind.isEmpty()) {
      String near =
          NearestName.find(required.element(), DeclaredNames.of(spec, required.kind()))
              .map(name -> "rename `" + name + "`, ")
              .orElse("declare it, ");
      return lacks(required, "", at).help(near + byItself);
    }
    return isOther(required, kind, "", at).help(change(required.kind()) + byItself);
  }

  /** How something of another kind becomes what it must be. */
  private static String change(Requirements.Kind kind) {
    return kind == Requirements.Kind.SCORED_MEASURE
        ? "give it a share, "
        : kind == Requirements.Kind.LEADING_DOMAIN
            ? "give it more than half of the points in each column, "
            : "rename it, ";
  }

  /** The policy lacks the element in some years; {@code isMet} if it has it in others. */
  private Problem sometimes(
      Requirements.Requirement required,
      String kind,
      String years,
      boolean isMet,
      Place.Element at) {
    Problem problem =
        kind.isEmpty()
            ? lacks(required, " in " + years, at)
            : isOther(required, kind, " in " + years, at);
    String what = isScored(required) ? "score it" : "declare it";
    if (!isScored(required) && !kind.isEmpty()) {
      what += " as " + DeclaredNames.article(required.kind());
    }
    return problem.help(
        what + " in " + years + (isMet ? " too" : "") + ", or say under `not scored` why not");
  }

  private Problem lacks(Requirements.Requirement required, String when, Place.Element at) {
    return Problem.of(
        ProblemCode.LACKS_ELEMENT,
        at,
        spec.header().name(),
        required.kind().word(),
        required.element(),
        when);
  }

  private Problem isOther(
      Requirements.Requirement required, String kind, String when, Place.Element at) {
    return Problem.of(
        ProblemCode.OTHER_ELEMENT,
        at,
        required.element(),
        spec.header().name(),
        kind + (isScored(required) ? " without points in an index" : "") + when,
        DeclaredNames.article(required.kind()));
  }

  private static boolean isScored(Requirements.Requirement required) {
    return required.kind() == Requirements.Kind.SCORED_MEASURE;
  }

  /** Years as a reader lists them, such as {@code 2014-15 to 2016-17 and 2018-19}. */
  private static String listed(List<SchoolYear> years) {
    List<YearRange> ranges = new ArrayList<>();
    for (SchoolYear year : years) {
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).last().start() + 1 == year.start()) {
        ranges.set(last, new YearRange(ranges.get(last).first(), year));
      } else {
        ranges.add(new YearRange(year, year));
      }
    }
    return ranges.stream()
        .map(YearRange::toString)
        .collect(Collectors.joining(", "))
        .replaceFirst(", ([^,]*)$", " and $1");
  }

  /** The names of a policy by what they name. */
  private static final class DeclaredNames {
    private DeclaredNames() {}

    static Set<String> of(PolicySpec spec, Requirements.Kind kind) {
      Set<String> names = new LinkedHashSet<>();
      switch (kind) {
        case MEASURE -> spec.measures().forEach(measure -> names.add(measure.name()));
        case SCORED_MEASURE -> names.addAll(Scored.names(spec));
        case LEVELS -> spec.levels().forEach(levels -> names.add(levels.name()));
        case GRID -> spec.grids().forEach(grid -> names.add(grid.name()));
        case INDEX -> spec.indexes().forEach(index -> names.add(index.name()));
        case LEADING_DOMAIN ->
            spec.indexes()
                .forEach(
                    index ->
                        domains(index).stream()
                            .filter(domain -> leads(index, domain))
                            .forEach(names::add));
        case GROUP -> spec.groups().forEach(group -> names.add(group.name()));
        case FAMILY -> spec.groups().forEach(group -> names.add(group.family()));
        case PARAMETER -> spec.parameters().forEach(parameter -> names.add(parameter.name()));
        case INPUT -> spec.inputs().forEach(input -> names.add(input.name()));
      }
      return names;
    }

    /** What the name names, with an article; empty if nothing has it. */
    static String kind(PolicySpec spec, String name) {
      for (Requirements.Kind kind : Requirements.Kind.values()) {
        if (kind != Requirements.Kind.SCORED_MEASURE && of(spec, kind).contains(name)) {
          return article(kind);
        }
      }
      boolean isDomain = spec.indexes().stream().anyMatch(index -> domains(index).contains(name));
      return isDomain ? "a domain without more points than the rest" : "";
    }

    private static Set<String> domains(IndexSpec index) {
      Set<String> domains = new LinkedHashSet<>();
      index.shares().rows().forEach(row -> domains.addAll(row.domain()));
      return domains;
    }

    /** Whether the domain has more points than all the rest, in each column. */
    private static boolean leads(IndexSpec index, String domain) {
      for (int column = 0; column < index.shares().columns().size(); column++) {
        Rational lead = Rational.ZERO;
        for (IndexSpec.Share row : index.shares().rows()) {
          Rational points = row.points().get(column);
          if (points != null) {
            lead = row.domain().contains(domain) ? lead.plus(points) : lead.minus(points);
          }
        }
        if (lead.signum() <= 0) {
          return false;
        }
      }
      return true;
    }

    static String article(Requirements.Kind kind) {
      String article = kind.word().matches("[aeiou].*") ? "an " : "a ";
      return kind == Requirements.Kind.LEVELS ? "a table of levels" : article + kind.word();
    }
  }
}
