package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one measure: its conditions, its cases, its unit, and that missing is handled. */
final class MeasureProof {
  private final Measure measure;
  private final PolicySpec spec;
  private final Names names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;

  MeasureProof(
      Measure measure, PolicySpec spec, Names names, ExprCompiler expressions, Problems problems) {
    this.measure = measure;
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("measure/" + measure.name());
  }

  /** The proved measure; null if it has a fault. */
  Element.@Nullable OfMeasure prove() {
    int before = problems.count();
    String typeInput = typeInput();
    Map<Integer, Value.Missing> exceptions = exceptions();
    Scope scope = Scope.of(measure.name(), measure.each());
    List<Node> needs = new ArrayList<>();
    Map<String, Node> locals = rateLocals(scope);
    boolean hasFault = false;
    for (int i = 0; i < measure.needs().size(); i++) {
      Expr condition = measure.needs().get(i).condition();
      Node node = expressions.condition(condition, scope.with(locals), at.child("need").child(i));
      hasFault |= node == null;
      if (node != null) {
        needs.add(node);
        scope = scope.knowing(Present.where(condition));
      }
    }
    List<Element.Case> cases =
        measure.body() instanceof Measure.Rate rate
            ? rateCase(rate, locals)
            : cases((Measure.Cases) measure.body(), scope);
    if (cases == null || hasFault || problems.count() > before) {
      return null;
    }
    Typed typed = typed(cases);
    if (typed == null) {
      return null;
    }
    new CaseProof(measure, cases, problems, at).prove();
    typed = typed.missing(possible(cases, needs), Set.of());
    proveHandled(cases);
    if (problems.count() > before) {
      return null;
    }
    Typed result = typed;
    List<Element.Case> adapted =
        cases.stream()
            .map(
                one ->
                    new Element.Case(expressions.units().adapted(one.value(), result), one.when()))
            .toList();
    Integer decimals = null;
    if (measure.round() != null) {
      decimals = measure.round() + ((Type.Numeric) typed.type()).unit().hiddenPlaces();
    }
    return new Element.OfMeasure(measure, typed, typeInput, needs, adapted, decimals, exceptions);
  }

  private Map<String, Node> rateLocals(Scope scope) {
    if (!(measure.body() instanceof Measure.Rate rate)) {
      return Map.of();
    }
    Map<String, Node> locals = new LinkedHashMap<>();
    Node part = expressions.compile(rate.part(), scope, at.child("part"));
    Node whole = expressions.compile(rate.whole(), scope, at.child("whole"));
    if (part != null && isCount(part, rate.part(), at.child("part"))) {
      locals.put("part", part);
    }
    if (whole != null && isCount(whole, rate.whole(), at.child("whole"))) {
      locals.put("whole", whole);
    }
    return locals;
  }

  private boolean isCount(Node node, Expr expr, Place place) {
    if (node.typed().is(Unit.COUNT)) {
      return true;
    }
    problems.add(
        ProblemCode.WRONG_TYPE, place, ExprCompiler.quote(expr), node.typed().words(), "a count");
    return false;
  }

  private @Nullable List<Element.Case> rateCase(Measure.Rate rate, Map<String, Node> locals) {
    Node part = locals.get("part");
    Node whole = locals.get("whole");
    if (part == null || whole == null) {
      return null;
    }
    boolean isPart =
        spec.inputs().stream()
            .anyMatch(
                input ->
                    input.name().equals(rate.part().toString())
                        && input.partOf().equals(rate.whole().toString()));
    Typed typed =
        Typed.of(Unit.PERCENT)
            .within(isPart ? Bounds.SHARE : new Bounds(Rational.ZERO, null))
            .missingLike(part.typed())
            .missingLike(whole.typed())
            .missingFor(MissingReason.NOT_APPLICABLE)
            .ofWhole(rate.whole().toString());
    return List.of(new Element.Case(new Node.Binary(Operator.DIVIDED, part, whole, typed), null));
  }

  private @Nullable List<Element.Case> cases(Measure.Cases body, Scope start) {
    Scope scope = start;
    List<Element.Case> cases = new ArrayList<>();
    boolean hasFault = false;
    for (int i = 0; i < body.cases().size(); i++) {
      Measure.Case one = body.cases().get(i);
      Place.Element place = at.child("value").child(i);
      Node when = null;
      Scope inside = scope;
      Expr condition = one.when();
      if (condition != null) {
        when = expressions.condition(condition, scope, place.child("when"));
        hasFault |= when == null;
        inside = scope.knowing(Present.where(condition));
        scope = scope.knowing(Present.whereNot(condition));
      }
      Node value = expressions.compile(one.value(), inside, place);
      if (value == null) {
        hasFault = true;
      } else {
        cases.add(new Element.Case(value, when));
      }
    }
    return hasFault ? null : cases;
  }

  private @Nullable Typed typed(List<Element.Case> cases) {
    List<Place.Element> places = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      places.add(at.child("value").child(i));
    }
    Typed joined =
        expressions.units().joined(cases.stream().map(Element.Case::value).toList(), places);
    if (joined == null) {
      return null;
    }
    Typed typed = joined.isBare() ? Typed.of(Unit.NUMBER).within(joined.bounds()) : joined;
    Unit unit = measure.unit();
    if (unit != null) {
      boolean fits =
          typed.is(unit)
              || (typed.is(Unit.NUMBER) && !(joined.isBare() && unit.hiddenPlaces() > 0));
      if (!fits) {
        problems.add(
            ProblemCode.UNIT_MISMATCH,
            at.child("unit"),
            measure.name(),
            unit.word(),
            joined.words());
        return null;
      }
      typed = typed.as(new Type.Numeric(unit));
    }
    if (measure.round() == null) {
      return typed;
    }
    if (!typed.isNumeric()) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          at.child("round"),
          "`" + measure.name() + "`",
          typed.words(),
          "a number");
      return null;
    }
    return typed;
  }

  private Set<MissingReason> possible(List<Element.Case> cases, List<Node> needs) {
    EnumSet<MissingReason> possible = EnumSet.noneOf(MissingReason.class);
    for (Element.Case one : cases) {
      possible.addAll(one.value().typed().possible());
      if (one.when() != null) {
        possible.addAll(one.when().typed().possible());
      }
    }
    needs.forEach(node -> possible.addAll(node.typed().possible()));
    measure.needs().forEach(need -> possible.add(need.reason()));
    measure.exceptions().forEach(exception -> possible.add(exception.reason()));
    if (!measure.onlyFor().isEmpty()) {
      possible.add(MissingReason.NOT_APPLICABLE);
    }
    return possible;
  }

  private void proveHandled(List<Element.Case> cases) {
    if (measure.mayBeMissing() || measure.body() instanceof Measure.Rate) {
      return;
    }
    for (int i = 0; i < cases.size(); i++) {
      Typed typed = cases.get(i).value().typed();
      if (typed.unhandled().isEmpty()) {
        continue;
      }
      String who = String.join(" or ", new TreeSet<>(typed.unhandled()));
      String reasons =
          typed.possible().stream().map(MissingReason::words).collect(Collectors.joining(", "));
      problems.add(
          Problem.of(
                  ProblemCode.MISSING_UNHANDLED,
                  at.child("value").child(i),
                  measure.name(),
                  who,
                  reasons)
              .help(
                  "write `may be missing` in the measure, add `value … when "
                      + typed.unhandled().iterator().next()
                      + " is missing`, or `… else` a value"));
      return;
    }
  }

  private Map<Integer, Value.Missing> exceptions() {
    Map<Integer, Value.Missing> exceptions = new TreeMap<>();
    for (int i = 0; i < measure.exceptions().size(); i++) {
      Measure.Exclusion exception = measure.exceptions().get(i);
      Place.Element place = at.child("exception").child(i);
      if (measure.each() != UnitOfAnalysis.GROUP) {
        problems.add(ProblemCode.NOT_A_GROUP_VALUE, place, measure.name());
        continue;
      }
      int group = names.groupNumber(exception.group());
      if (group >= 0) {
        exceptions.put(group, new Value.Missing(exception.reason(), exception.remark()));
      } else if (!names.isPoisoned(exception.group())) {
        problems.unknown(ProblemCode.UNKNOWN_GROUP, place, names.groups(), exception.group());
      }
    }
    return exceptions;
  }

  /** The one school input whose words {@code only for} lists. */
  private String typeInput() {
    if (measure.onlyFor().isEmpty()) {
      return "";
    }
    Set<String> words = new LinkedHashSet<>();
    boolean isOpen = false;
    for (Input input : spec.inputs()) {
      if (input.each() == UnitOfAnalysis.SCHOOL && input.type() instanceof Type.OneOf oneOf) {
        if (oneOf.options().containsAll(measure.onlyFor())) {
          return input.name();
        }
        words.addAll(oneOf.options());
      }
      isOpen |= names.isPoisoned(input.name());
    }
    for (String word : measure.onlyFor()) {
      if (!words.contains(word) && !isOpen) {
        problems.unknown(
            ProblemCode.UNKNOWN_WORD, at.child("only_for"), words, word, "the school inputs");
      }
    }
    return "";
  }
}
