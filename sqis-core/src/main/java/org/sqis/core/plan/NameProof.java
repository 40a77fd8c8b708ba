package org.sqis.core.plan;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves that names can be names, that each is used once, and that cited sources are listed. */
final class NameProof {
  /** The words expressions use themselves; a name that is one could never be read. */
  static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "yes",
          "no",
          "is",
          "of",
          "over",
          "where",
          "when",
          "otherwise",
          "if",
          "then",
          "else",
          "present",
          "missing",
          "end",
          "suppressed",
          "reported",
          "applicable");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final PolicySpec spec;
  private final Problems problems;
  private final Map<String, String> kinds = new LinkedHashMap<>();

  NameProof(PolicySpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  /** The kind of every declared name, in declaration order. */
  Map<String, String> declared() {
    if (spec.header().last().compareTo(spec.header().first()) < 0) {
      String first = spec.header().first().toString();
      String last = spec.header().last().toString();
      problems.add(
          Problem.of(ProblemCode.YEARS_REVERSED, Place.element("policy/years"), last, first)
              .help("write `" + last + " to " + first + "`"));
    }
    name("policy", spec.header().name());
    kinds.clear();
    for (Parameter parameter : spec.parameters()) {
      name("parameter", parameter.name());
      source("parameter/" + parameter.name(), parameter.source());
    }
    spec.groups().forEach(group -> name("group", group.name()));
    spec.groups().stream()
        .map(Group::family)
        .filter(family -> !family.isEmpty())
        .distinct()
        .forEach(family -> name("family", family));
    spec.inputs().forEach(input -> name("input", input.name()));
    for (Measure measure : spec.measures()) {
      name("measure", measure.name());
      source("measure/" + measure.name(), measure.source());
    }
    for (LevelTable levels : spec.levels()) {
      name("levels", levels.name());
      source("levels/" + levels.name(), levels.source());
    }
    for (IndexSpec index : spec.indexes()) {
      name("index", index.name());
      source("index/" + index.name(), index.source());
    }
    return kinds;
  }

  private void name(String kind, String name) {
    Place.Element at = Place.element(kind + "/" + name);
    if (!NAME.matcher(name).matches()) {
      problems.add(
          Problem.of(ProblemCode.BAD_NAME, at, name)
              .help("use letters, digits and `_`, beginning with a letter"));
    } else if (RESERVED.contains(name)) {
      problems.add(
          Problem.of(ProblemCode.RESERVED_NAME, at, name)
              .help("use a longer name, such as `" + name + "_" + kind + "`"));
    }
    String before = kinds.putIfAbsent(name, kind);
    if (before != null) {
      boolean sameKind = before.equals(kind);
      problems.add(
          Problem.of(ProblemCode.DUPLICATE_NAME, sameKind ? at.child("again") : at, name)
              .with(
                  Place.element(before + "/" + name), sameKind ? "the first one" : "the other one")
              .help("give one of the two another name"));
    }
  }

  /** Each citation, separated by commas, begins with the name of a listed source. */
  private void source(String place, String cited) {
    if (cited.isBlank()) {
      return;
    }
    List<String> known = new ArrayList<>();
    spec.header().sources().stream().map(PolicyHeader.Source::name).forEach(known::add);
    for (String citation : Splitter.on(',').trimResults().split(cited)) {
      String name = Splitter.on(' ').splitToList(citation).get(0);
      if (!known.contains(name)) {
        problems.unknown(
            ProblemCode.UNKNOWN_SOURCE, Place.element(place).child("source"), known, name);
      }
    }
  }
}
