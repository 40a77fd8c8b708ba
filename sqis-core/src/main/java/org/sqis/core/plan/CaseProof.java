package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves that the cases of a measure cover everything and that each can apply. It can prove tests
 * of one name with finitely many values, and comparisons of one number with constants; a list of
 * anything else must end in {@code otherwise}.
 *
 * <p>A case that tests a missing value ends the list with that reason, so only present values need
 * a case.
 */
final class CaseProof {
  private static final String OTHERWISE = "end the list with a line `value \u2026 otherwise`";

  private final Measure measure;
  private final List<Element.Case> cases;
  private final List<@Nullable Expr> conditions;
  private final Regions regions;
  private final Problems problems;
  private final Place.Element at;

  CaseProof(
      Measure measure, List<Element.Case> cases, Names names, Problems problems, Place.Element at) {
    this.measure = measure;
    this.cases = cases;
    this.conditions = new ArrayList<>();
    if (measure.body() instanceof Measure.Cases written) {
      for (Measure.Case one : written.cases()) {
        conditions.add(one.when());
      }
    }
    this.regions = new Regions(names);
    this.problems = problems;
    this.at = at;
  }

  void prove() {
    for (int i = 0; i + 1 < cases.size(); i++) {
      if (cases.get(i).when() == null) {
        problems.add(
            Problem.of(
                    ProblemCode.NEVER_APPLIES,
                    at.child("value").child(i + 1),
                    "the line above it applies always")
                .with(at.child("value").child(i), "this applies always")
                .help("give the line above a `when`, or leave this line out"));
        return;
      }
    }
    List<Regions.@Nullable Region> found = new ArrayList<>();
    for (Element.Case one : cases) {
      Node when = one.when();
      found.add(when == null ? null : regions.of(when));
    }
    if (proveReachable(found) && cases.get(cases.size() - 1).when() != null) {
      proveComplete(found);
    }
  }

  /**
   * Reports cases that earlier ones leave nothing to. Only what the rules write out counts: the
   * value of a parameter can be changed, and no line is at fault because of that.
   */
  private boolean proveReachable(List<Regions.@Nullable Region> found) {
    int before = problems.count();
    Map<Expr, Integer> written = new HashMap<>();
    Map<Regions.Key, Regions.Taken> taken = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      Expr condition = i < conditions.size() ? conditions.get(i) : null;
      Integer same = condition == null ? null : written.putIfAbsent(condition, i);
      Regions.Region region = found.get(i);
      if (same != null) {
        never(i, "a line above asks the same", List.of(same));
      } else if (region != null && region.isWritten()) {
        Regions.Taken earlier = taken.computeIfAbsent(region.key(), regions::nothing);
        if (earlier.domain().isEmpty()) {
          // The range of the input is at fault, and that is said there.
          taken.remove(region.key());
        } else if (earlier.domain().intersect(region.values()).isEmpty()) {
          String name = "`" + region.key().name() + "`";
          Node when = cases.get(i).when();
          boolean isContradiction = when != null && regions.isContradiction(when, earlier.domain());
          never(
              i,
              isContradiction
                  ? "its conditions on " + name + " exclude each other"
                  : name + " is always " + earlier.domain().words(earlier.unit()),
              List.of());
        } else if (earlier.left().intersect(region.values()).isEmpty()) {
          never(i, "the lines above take every such value", earlier.lines());
        }
        earlier.take(region.values(), i);
      } else if (condition == null && i > 0) {
        for (Regions.Taken all : taken.values()) {
          if (all.left().isEmpty()) {
            never(i, "the lines above take every value", all.lines());
            break;
          }
        }
      }
    }
    return problems.count() == before;
  }

  private void never(int line, String why, List<Integer> earlier) {
    Problem problem =
        Problem.of(ProblemCode.NEVER_APPLIES, place(line), why)
            .help("leave the line out, or change what it asks");
    for (int other : earlier.subList(Math.max(0, earlier.size() - 3), earlier.size())) {
      problem = problem.with(place(other), "takes them");
    }
    problems.add(problem);
  }

  private Place.Element place(int line) {
    Place.Element value = at.child("value").child(line);
    return cases.get(line).when() == null ? value : value.child("when");
  }

  /** One name whose values the cases cover is enough; the other cases only take from these. */
  private void proveComplete(List<Regions.@Nullable Region> found) {
    Map<Regions.Key, Values> left = new LinkedHashMap<>();
    Regions.Region last = null;
    for (Regions.Region region : found) {
      if (region != null) {
        Values before = left.computeIfAbsent(region.key(), key -> regions.domain(region));
        left.put(region.key(), before.without(region.values()));
        last = region;
      }
    }
    if (left.values().stream().anyMatch(Values::isEmpty)) {
      return;
    }
    boolean onlyOne = left.size() == 1 && last != null && isTestedThroughout(found);
    if (!onlyOne || last == null) {
      incomplete("only `otherwise` makes sure that one line applies");
      return;
    }
    Values missing = left.get(last.key());
    String what = missing == null ? "" : missing.words(last.unit());
    incomplete("nothing is said where `" + last.key().name() + "` is " + what);
  }

  /** Whether every line but those that ask for missing values was understood. */
  private boolean isTestedThroughout(List<Regions.@Nullable Region> found) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) == null && !(cases.get(i).when() instanceof Node.Presence)) {
        return false;
      }
    }
    return true;
  }

  private void incomplete(String what) {
    Place.Element last = at.child("value").child(cases.size() - 1);
    problems.add(
        Problem.of(ProblemCode.CASES_INCOMPLETE, last, measure.name(), what).help(OTHERWISE));
  }

  /** Several things as a reader lists them. */
  static String listed(List<?> things, String joint) {
    List<String> shown = new ArrayList<>(things.stream().limit(8).map(Object::toString).toList());
    if (things.size() > 8) {
      shown.add((things.size() - 8) + " more");
    }
    String last = shown.get(shown.size() - 1);
    return shown.size() == 1
        ? last
        : String.join(", ", shown.subList(0, shown.size() - 1)) + " " + joint + " " + last;
  }
}
