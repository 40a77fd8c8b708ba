package org.sqis.core.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.policy.NotScored;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Requirements;
import org.sqis.core.policy.Scored;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Holds a policy against what it must contain. An element that the policy lists under {@code not
 * scored} is there, visibly: a note repeats why it is not scored.
 */
public final class Conformance {
  private final PolicySpec spec;
  private final Requirements requirements;
  private final List<Problem> problems = new ArrayList<>();

  private Conformance(PolicySpec spec, Requirements requirements) {
    this.spec = spec;
    this.requirements = requirements;
  }

  /** An error for each element that the policy lacks, a note for each that it does not score. */
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
    List<NotScored> left = spec.header().notScored();
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).element().equals(required.element())) {
        problems.add(
            Problem.of(ProblemCode.NOT_SCORED, at, required.element(), left.get(i).because())
                .with(Place.element("policy/not_scored").child(i), "the policy says so"));
        return;
      }
    }
    Set<String> names = DeclaredNames.of(spec, required.kind());
    if (names.contains(required.element())) {
      return;
    }
    Place.Element policy = Place.element("policy");
    String kind = DeclaredNames.kind(spec, required.element());
    String byItself = "or add `" + required.element() + "` to `not scored` with the reason";
    if (kind.isEmpty()) {
      String near =
          NearestName.find(required.element(), names)
              .map(name -> "rename `" + name + "`, ")
              .orElse("declare it, ");
      problems.add(
          Problem.of(
                  ProblemCode.LACKS_ELEMENT,
                  at,
                  spec.header().name(),
                  required.kind().word(),
                  required.element())
              .with(policy, required.because().isEmpty() ? "" : "needed: " + required.because())
              .help(near + byItself));
    } else {
      boolean isUnscored = required.kind() == Requirements.Kind.SCORED_MEASURE;
      problems.add(
          Problem.of(
                  ProblemCode.OTHER_ELEMENT,
                  at,
                  required.element(),
                  spec.header().name(),
                  kind + (isUnscored ? " without points in an index" : ""),
                  DeclaredNames.article(required.kind()))
              .with(policy, required.because().isEmpty() ? "" : "needed: " + required.because())
              .help((isUnscored ? "give it a share, " : "rename it, ") + byItself));
    }
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
      return "";
    }

    static String article(Requirements.Kind kind) {
      String article = kind.word().matches("[aeiou].*") ? "an " : "a ";
      return kind == Requirements.Kind.LEVELS ? "a table of levels" : article + kind.word();
    }
  }
}
