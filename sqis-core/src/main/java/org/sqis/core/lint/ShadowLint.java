package org.sqis.core.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Names that are words of a list too: after {@code x is}, where x has the word, they mean the word
 * and not the value of that name.
 */
final class ShadowLint {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<Problem> found;

  private ShadowLint(PolicySpec spec, List<Problem> found) {
    this.found = found;
    spec.parameters().forEach(one -> names.putIfAbsent(one.name(), "parameter"));
    spec.inputs().forEach(one -> names.putIfAbsent(one.name(), "input"));
    spec.measures().forEach(one -> names.putIfAbsent(one.name(), "measure"));
    spec.levels().forEach(one -> names.putIfAbsent(one.name(), "levels"));
    spec.grids().forEach(one -> names.putIfAbsent(one.name(), "grid"));
    spec.indexes().forEach(one -> names.putIfAbsent(one.name(), "index"));
    spec.cohorts().forEach(one -> names.putIfAbsent(one.name(), "cohort"));
    spec.ladders().forEach(one -> names.putIfAbsent(one.name(), "ladder"));
    spec.procedures().forEach(one -> names.putIfAbsent(one.name(), one.outline().kind()));
  }

  static void add(PolicySpec spec, List<Problem> found) {
    ShadowLint lint = new ShadowLint(spec, found);
    for (Parameter one : spec.parameters()) {
      lint.type("parameter/" + one.name(), one.name(), one.type());
    }
    for (Input one : spec.inputs()) {
      lint.type("input/" + one.name(), one.name(), one.type());
    }
    for (LevelTable one : spec.levels()) {
      for (int i = 0; i < one.rows().size(); i++) {
        Place.Element at = Place.element("levels/" + one.name()).child("row").child(i);
        lint.word(at, one.name(), one.rows().get(i).level());
      }
    }
    for (Ladder one : spec.ladders()) {
      for (int i = 0; i < one.states().size(); i++) {
        Place.Element at = Place.element("ladder/" + one.name()).child("state").child(i);
        lint.word(at, one.name(), one.states().get(i));
      }
    }
    for (Grid one : spec.grids()) {
      for (int i = 0; i < one.values().size(); i++) {
        Place.Element at = Place.element("grid/" + one.name()).child("value").child(i);
        lint.word(at, one.name(), one.values().get(i).word());
      }
    }
  }

  private void type(String path, String owner, @Nullable Type type) {
    if (type instanceof Type.OneOf oneOf) {
      oneOf.options().forEach(word -> word(Place.element(path).child("type"), owner, word));
    }
  }

  private void word(Place.Element at, String owner, String word) {
    String kind = names.get(word);
    if (kind == null) {
      return;
    }
    found.add(
        Problem.of(ProblemCode.WORD_SHADOWS, at, word, owner, article(kind) + " " + kind(kind))
            .with(Place.element(kind + "/" + word), "the value of that name")
            .help(
                "`"
                    + owner
                    + " is "
                    + word
                    + "` asks for the word; give one of the two another name"));
  }

  private static String kind(String kind) {
    return kind.equals("levels") ? "table of levels" : kind;
  }

  private static String article(String kind) {
    return kind.equals("input") || kind.equals("index") ? "an" : "a";
  }
}
