package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one measure: its conditions, its cases, its unit, and that missing is handled. */
final class MeasureProof {
  /** More marks would hide what they mark. */
  private static final int MOST_LABELS = 6;

  private final Measure measure;
  private final PolicySpec spec;
  private final Names names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;
  private final WordProof words;

  MeasureProof(
      Measure measure, PolicySpec spec, Names names, ExprCompiler expressions, Problems problems) {
    this.measure = measure;
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("measure/" + measure.name());
    this.words = new WordProof(measure, names, problems, at);
  }

  /** The proved measure; null if it has a fault. */
  Element.@Nullable OfMeasure prove() {
    int before = problems.count();
    words.prove();
    String typeInput = typeInput();
    Map<Integer, Value.Missing> exceptions = exceptions();
    Scope scope = Scope.of(measure.each());
    List<Node> needs = new ArrayList<>();
    Map<String, Node> locals = rateLocals(scope);
    boolean hasFault = false;
    for (int i = 0; i < measure.needs().size(); i++) {
      Expr condition = measure.needs().get(i).condition();
      Compiled need =
          expressions.condition(condition, scope.with(locals), at.child("need").child(i));
      hasFault |= need == null;
      if (need != null) {
        needs.add(need.node());
        scope = scope.knowing(need.yes());
      }
    }
    List<Part> parts =
        measure.body() instanceof Measure.Rate rate
            ? rateCase(rate, locals)
            : cases((Measure.Cases) measure.body(), scope);
    if (parts == null || hasFault || problems.count() > before) {
      return null;
    }
    List<Element.Case> cases = new ArrayList<>();
    for (Part part : parts) {
      cases.add(new Element.Case(part.value().node(), part.when()));
    }
    new CaseProof(measure, cases, names, problems, at).prove();
    proveHandled(parts);
    Typed typed = typed(cases);
    if (typed == null || problems.count() > before) {
      return null;
    }
    typed = typed.missing(possible(cases, needs, typeInput), Map.of());
    List<Element.Case> adapted = new ArrayList<>();
    for (Element.Case one : cases) {
      adapted.add(new Element.Case(expressions.units().adapted(one.value(), typed), one.when()));
    }
    Integer decimals = decimals(typed);
    if (decimals != null) {
      typed = typed.within(typed.bounds().rounded(decimals, RoundingRule.HALF_UP));
    }
    return new Element.OfMeasure(measure, typed, typeInput, needs, adapted, decimals, exceptions);
  }

  private @Nullable Integer decimals(Typed typed) {
    return measure.round() == null
        ? null
        : (Integer) (measure.round() + ((Type.Numeric) typed.type()).unit().hiddenPlaces());
  }

  /** A case before its value has taken the unit of the others. */
  private record Part(Compiled value, @Nullable Node when) {}

  private Map<String, Node> rateLocals(Scope scope) {
    if (!(measure.body() instanceof Measure.Rate rate)) {
      return Map.of();
    }
    Map<String, Node> locals = new LinkedHashMap<>();
    Node part = expressions.node(rate.part(), scope, at.child("part"));
    Node whole = expressions.node(rate.whole(), scope, at.child("whole"));
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
        Problem.of(
                ProblemCode.WRONG_TYPE,
                place,
                ExprCompiler.quote(expr),
                node.typed().words(),
                "a count")
            .help("write an input of type `count`; a measure can calculate with other numbers"));
    return false;
  }

  private @Nullable List<Part> rateCase(Measure.Rate rate, Map<String, Node> locals) {
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
            .missing(
                ExprCompiler.with(
                    Typed.union(part.typed().possible(), whole.typed().possible()),
                    MissingReason.NOT_APPLICABLE),
                Map.of())
            .ofWhole(rate.whole().toString());
    Node value = new Node.Binary(Operator.DIVIDED, part, whole, typed);
    return List.of(new Part(Compiled.of(value), null));
  }

  private @Nullable List<Part> cases(Measure.Cases body, Scope start) {
    Scope scope = start;
    List<Part> parts = new ArrayList<>();
    boolean hasFault = false;
    for (int i = 0; i < body.cases().size(); i++) {
      Measure.Case one = body.cases().get(i);
      Place.Element place = at.child("value").child(i);
      Node when = null;
      Scope inside = scope;
      if (one.when() != null) {
        Compiled condition = expressions.condition(one.when(), scope, place.child("when"));
        hasFault |= condition == null;
        if (condition != null) {
          when = condition.node();
          inside = scope.knowing(condition.yes());
          scope = scope.knowing(condition.no());
        }
      }
      if (words.isStranger(one.value(), place)) {
        hasFault = true;
        continue;
      }
      Compiled value = expressions.compile(one.value(), inside.with(words.locals()), place);
      if (value == null) {
        hasFault = true;
      } else {
        parts.add(new Part(value, when));
      }
    }
    return hasFault ? null : parts;
  }

  private @Nullable Typed typed(List<Element.Case> cases) {
    List<Place.Element> places = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      places.add(at.child("value").child(i));
      values.add(cases.get(i).value());
    }
    Typed joined = expressions.units().joined(values, places);
    if (joined == null || !words.fits(joined)) {
      return null;
    }
    Unit unit = measure.unit();
    Typed typed = joined;
    if (unit != null) {
      boolean takesUnit =
          joined.is(Unit.NUMBER) || (joined.isBare() && (unit != Unit.PERCENT || isZero(joined)));
      if (!joined.is(unit) && !takesUnit) {
        problems.add(
            Problem.of(
                    ProblemCode.UNIT_MISMATCH,
                    at.child("unit"),
                    measure.name(),
                    unit.word(),
                    joined.words())
                .with(places.get(0), joined.words())
                .help(
                    joined.isBare()
                        ? "write the numbers of its value as percents, such as 5%"
                        : joined.type() instanceof Type.Numeric numeric
                            ? "write `unit " + numeric.unit().word() + "`, or leave the line out"
                            : "leave the line out"));
        return null;
      }
      boolean isScaled = joined.isBare() && unit == Unit.POINTS;
      Bounds bounds = isScaled ? joined.bounds().times(Rational.of(1, 100)) : joined.bounds();
      typed = joined.as(new Type.Numeric(unit)).within(bounds);
    } else if (joined.isBare()) {
      typed = joined.as(new Type.Numeric(Unit.NUMBER));
    }
    if (measure.round() != null && !typed.isNumeric()) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at.child("round"),
                  "`" + measure.name() + "`",
                  typed.words(),
                  "a number")
              .help("leave `round` out"));
      return null;
    }
    return typed;
  }

  private static boolean isZero(Typed typed) {
    return Rational.ZERO.equals(typed.bounds().point());
  }

  private Set<MissingReason> possible(
      List<Element.Case> cases, List<Node> needs, String typeInput) {
    EnumSet<MissingReason> possible = EnumSet.noneOf(MissingReason.class);
    for (Element.Case one : cases) {
      possible.addAll(one.value().typed().possible());
      if (one.when() != null) {
        possible.addAll(one.when().typed().possible());
      }
    }
    for (Node node : needs) {
      possible.addAll(node.typed().possible());
    }
    for (Measure.Need need : measure.needs()) {
      possible.add(need.reason());
    }
    for (Measure.Exclusion exception : measure.exceptions()) {
      possible.add(exception.reason());
    }
    if (!typeInput.isEmpty()) {
      possible.add(MissingReason.NOT_APPLICABLE);
      Names.Meaning type = names.find(typeInput).meaning();
      possible.addAll(type == null ? Set.of() : type.typed().possible());
    }
    return possible;
  }

  /** A value that can be missing must say so, unless it only passes another value on. */
  private void proveHandled(List<Part> parts) {
    Map<String, Typed.Unhandled> unhandled = new LinkedHashMap<>();
    if (measure.mayBeMissing()) {
      return;
    }
    for (Part part : parts) {
      part.value().passedOn().forEach(unhandled::putIfAbsent);
    }
    if (unhandled.isEmpty()) {
      return;
    }
    List<String> when = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Typed.Unhandled one : unhandled.values()) {
      switch (one.cause()) {
        case READ -> missing.add("`" + one.text() + "`");
        case MEMBER -> when.add("`" + one.text() + "` of a group is missing");
        case DIVISION -> when.add("`" + one.text() + "` is 0");
        case NO_GROUP -> when.add("no group takes part");
        case CALENDAR -> when.add(one.text());
      }
    }
    if (!missing.isEmpty()) {
      when.add(0, CaseProof.listed(missing, "or") + " is missing");
    }
    Typed.Unhandled first = unhandled.values().iterator().next();
    Problem problem =
        Problem.of(
            ProblemCode.MISSING_UNHANDLED,
            first.at(),
            measure.name(),
            CaseProof.listed(when.stream().distinct().toList(), "or"));
    for (Typed.Unhandled one : unhandled.values().stream().limit(MOST_LABELS).toList()) {
      problem = problem.with(one.at(), can(one));
    }
    problems.add(
        problem.help("write `may be missing` to pass the reason on, or add " + first.remedy()));
  }

  private static String can(Typed.Unhandled one) {
    String reasons =
        one.reasons().size() == MissingReason.values().length
            ? "missing for any reason"
            : CaseProof.listed(one.reasons().stream().map(MissingReason::words).toList(), "or");
    return switch (one.cause()) {
      case READ, MEMBER -> "can be " + reasons;
      case DIVISION -> "can be 0";
      case NO_GROUP -> "can find no group";
      case CALENDAR -> "can be not applicable";
    };
  }

  private Map<Integer, Value.Missing> exceptions() {
    Map<Integer, Value.Missing> exceptions = new TreeMap<>();
    for (int i = 0; i < measure.exceptions().size(); i++) {
      Measure.Exclusion exception = measure.exceptions().get(i);
      Place.Element place = at.child("exception").child(i);
      if (measure.each() != UnitOfAnalysis.GROUP) {
        problems.add(
            ProblemCode.NOT_A_GROUP_VALUE, place, measure.name(), Members.once(measure.each()));
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
    Input best = null;
    int most = 0;
    for (Input input : spec.inputs()) {
      boolean isOfTypes = input.each() != UnitOfAnalysis.GROUP && measure.each().sees(input.each());
      if (!isOfTypes || !(input.type() instanceof Type.OneOf oneOf)) {
        continue;
      }
      int matches = (int) measure.onlyFor().stream().filter(oneOf.options()::contains).count();
      if (best != null && most == measure.onlyFor().size() && matches == most) {
        ambiguous(best.name(), input.name());
        return "";
      }
      if (best == null || matches > most) {
        best = input;
        most = matches;
      }
    }
    for (int i = 0; i < measure.onlyFor().size() && !names.lacksDeclarations(); i++) {
      String word = measure.onlyFor().get(i);
      Place.Element place = at.child("only_for").child(i);
      if (best == null) {
        problems.add(
            Problem.of(ProblemCode.UNKNOWN_NAME, place, word)
                .help("declare a school input of type `one of " + word + ", \u2026`"));
      } else if (best.type() instanceof Type.OneOf oneOf && !oneOf.options().contains(word)) {
        problems.unknown(ProblemCode.UNKNOWN_WORD, place, oneOf.options(), word, best.name());
      }
    }
    return best == null ? "" : best.name();
  }

  private void ambiguous(String one, String other) {
    String word = measure.onlyFor().get(0);
    problems.add(
        Problem.of(ProblemCode.AMBIGUOUS_WORD, at.child("only_for"), word, one, other)
            .with(Place.element("input/" + one), "has it")
            .with(Place.element("input/" + other), "has it too")
            .help(
                "write `needs "
                    + one
                    + " is "
                    + word
                    + ", else not applicable` instead, with `or` between several"));
  }
}
