package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Proves that the cases of a measure cover everything and that each can apply. It can prove tests
 * of one name with finitely many values, and comparisons of one number with constants; a list of
 * anything else must end in {@code otherwise}.
 */
final class CaseProof {
  private final Measure measure;
  private final List<Element.Case> cases;
  private final Problems problems;
  private final Place.Element at;

  CaseProof(Measure measure, List<Element.Case> cases, Problems problems, Place.Element at) {
    this.measure = measure;
    this.cases = cases;
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
                    "the line above applies always")
                .with(at.child("value").child(i), "this applies always")
                .help("give the line above a `when`, or leave this line out"));
        return;
      }
    }
    proveReachable();
    if (cases.get(cases.size() - 1).when() != null) {
      proveComplete();
    }
  }

  /** A test of one value against a constant, as the case writes it. */
  private record Test(Node tested, Operator operator, Value constant) {}

  private static @Nullable Test test(@Nullable Node when) {
    if (!(when instanceof Node.Binary binary) || !isValue(binary.left())) {
      return null;
    }
    Value constant =
        binary.right() instanceof Node.Constant right
            ? right.value()
            : binary.right() instanceof Node.ParameterValue right ? right.value() : null;
    return constant == null || constant.isMissing()
        ? null
        : new Test(binary.left(), binary.operator(), constant);
  }

  private static boolean isValue(Node node) {
    return node instanceof Node.Read
        || node instanceof Node.ReadOf
        || node instanceof Node.ParameterValue;
  }

  /** Reports a case whose values earlier cases of the same name have taken. */
  private void proveReachable() {
    Map<Node, List<Interval>> taken = new LinkedHashMap<>();
    Map<Node, Set<Value>> words = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      Test test = test(cases.get(i).when());
      if (test == null) {
        continue;
      }
      Interval interval = interval(test);
      boolean isNew =
          interval == null
              ? words
                  .computeIfAbsent(test.tested(), key -> new LinkedHashSet<>())
                  .add(test.constant())
              : !isCovered(
                  interval, taken.computeIfAbsent(test.tested(), key -> new ArrayList<>()));
      if (!isNew) {
        problems.add(
            Problem.of(
                    ProblemCode.NEVER_APPLIES,
                    at.child("value").child(i).child("when"),
                    "the lines above take every such value")
                .help("move the line up, or leave it out"));
      } else if (interval != null) {
        taken.computeIfAbsent(test.tested(), key -> new ArrayList<>()).add(interval);
      }
    }
  }

  private static boolean isCovered(Interval interval, List<Interval> taken) {
    return taken.stream().anyMatch(other -> other.and(interval).equals(interval));
  }

  private void proveComplete() {
    Node tested = null;
    Set<Value> words = new LinkedHashSet<>();
    List<Interval> intervals = new ArrayList<>();
    for (Element.Case one : cases) {
      if (one.when() instanceof Node.Presence) {
        continue;
      }
      Test test = test(one.when());
      if (test == null || (tested != null && !tested.equals(test.tested()))) {
        incomplete("end the list with a line `value … otherwise`");
        return;
      }
      tested = test.tested();
      Interval interval = interval(test);
      if (interval == null) {
        words.add(test.constant());
      } else {
        intervals.add(interval);
      }
    }
    if (tested == null) {
      incomplete("end the list with a line `value … otherwise`");
    } else if (intervals.isEmpty()) {
      proveWords(tested, words);
    } else {
      proveLine(tested, intervals);
    }
  }

  private void proveWords(Node tested, Set<Value> words) {
    Type type = tested.typed().type();
    List<Value> all = new ArrayList<>();
    if (type instanceof Type.OneOf oneOf) {
      oneOf.options().forEach(option -> all.add(new Value.Word(option)));
    } else if (type instanceof Type.YesNo) {
      all.addAll(List.of(Value.YesNo.YES, Value.YesNo.NO));
    } else {
      incomplete("end the list with a line `value … otherwise`");
      return;
    }
    List<String> open =
        all.stream().filter(value -> !words.contains(value)).map(Value::toString).toList();
    if (!open.isEmpty()) {
      incomplete("nothing is said for " + String.join(", ", open));
    }
  }

  private void proveLine(Node tested, List<Interval> intervals) {
    intervals.sort((one, other) -> one.startsLater(other) ? 1 : other.startsLater(one) ? -1 : 0);
    Bounds bounds = tested.typed().bounds();
    Interval rest = new Interval(bounds.min(), false, bounds.max(), false);
    for (Interval interval : intervals) {
      if (interval.low() != null) {
        Interval gap = rest.and(new Interval(null, false, interval.low(), !interval.isLowOpen()));
        if (!gap.isEmpty(null)) {
          break;
        }
      }
      if (interval.high() == null) {
        return;
      }
      rest = rest.and(new Interval(interval.high(), !interval.isHighOpen(), null, false));
    }
    if (!rest.isEmpty(null)) {
      incomplete("some numbers are left over; end the list with `value … otherwise`");
    }
  }

  private void incomplete(String what) {
    problems.add(
        Problem.of(
                ProblemCode.CASES_INCOMPLETE,
                at.child("value").child(cases.size() - 1),
                measure.name(),
                what)
            .help("write the last line as `value … otherwise`"));
  }

  /** The numbers a comparison takes; null for a test by {@code is} of a word. */
  private static @Nullable Interval interval(Test test) {
    if (!(test.constant() instanceof Value.Num num)) {
      return null;
    }
    Rational bound = num.number();
    return switch (test.operator()) {
      case LESS -> new Interval(null, false, bound, true);
      case AT_MOST -> new Interval(null, false, bound, false);
      case GREATER -> new Interval(bound, true, null, false);
      case AT_LEAST -> new Interval(bound, false, null, false);
      case IS -> new Interval(bound, false, bound, false);
      case OR, AND, PLUS, MINUS, TIMES, DIVIDED -> null;
    };
  }
}
