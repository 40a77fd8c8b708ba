package org.sqis.core.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Parameter;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves that a parameter has a value of its type and that somebody stands behind it. */
final class ParameterProof {
  private ParameterProof() {}

  static Names.@Nullable Meaning prove(Parameter parameter, Problems problems) {
    Place.Element at = Place.element("parameter/" + parameter.name());
    Expr written = parameter.value();
    if (written == null) {
      Value value =
          new Value.Missing(
              MissingReason.NOT_YET_DEFINED, "parameter " + parameter.name() + " is not set");
      Typed typed = parameter.type() == null ? Typed.bare(Bounds.NONE) : Typed.of(parameter.type());
      return meaning(
          parameter, value, typed.missing(Set.of(MissingReason.NOT_YET_DEFINED), Map.of()));
    }
    if (parameter.provenance() == null) {
      problems.add(
          Problem.of(
                  ProblemCode.NUMBER_WITHOUT_PROVENANCE, at.child("provenance"), parameter.name())
              .with(at.child("value"), "its value")
              .help("write waiver, federal, state, proxy or choice as its `provenance`"));
    }
    Type type = parameter.type();
    if (written instanceof Expr.Numeral numeral && (type == null || type instanceof Type.Numeric)) {
      return number(parameter, numeral, problems, at);
    }
    if (written instanceof Expr.Answer answer && (type == null || type instanceof Type.YesNo)) {
      return meaning(parameter, Value.of(answer.yes()), Typed.of(new Type.YesNo()));
    }
    if (written instanceof Expr.Date date && (type == null || type instanceof Type.Date)) {
      return meaning(
          parameter, new Value.Date(date.day()), DateRules.typed(date.day(), date.day()));
    }
    if (written instanceof Expr.Name name && type instanceof Type.OneOf oneOf) {
      return word(parameter, name, oneOf, problems, at);
    }
    String needed = type == null ? "a number, a date, `yes` or `no`" : Typed.of(type).words();
    problems.add(
        Problem.of(
                ProblemCode.WRONG_PARAMETER_VALUE,
                at.child("value"),
                ExprCompiler.quote(written),
                parameter.name(),
                needed)
            .help(help(type, written)));
    return null;
  }

  private static Names.@Nullable Meaning word(
      Parameter parameter, Expr.Name name, Type.OneOf oneOf, Problems problems, Place.Element at) {
    if (oneOf.options().contains(name.name())) {
      return meaning(parameter, new Value.Word(name.name()), Typed.of(oneOf));
    }
    String near =
        NearestName.find(name.name(), oneOf.options())
            .map(option -> "did you mean `" + option + "`?")
            .orElseGet(() -> "write " + CaseProof.listed(oneOf.options(), "or"));
    problems.add(
        Problem.of(
                ProblemCode.WRONG_PARAMETER_VALUE,
                at.child("value"),
                ExprCompiler.quote(name),
                parameter.name(),
                oneOf.words())
            .with(at.child("type"), "its type")
            .help(near));
    return null;
  }

  /** What to write instead of a value that is none of the type. */
  private static String help(@Nullable Type type, Expr written) {
    return type == null
        ? "for a word, list all words it can be in a column `type`: `one of "
            + ExprCompiler.excerpt(written)
            + ", \u2026`"
        : type instanceof Type.Numeric numeric && numeric.unit() == Unit.PERCENT
            ? "write a percent such as 5%"
            : type instanceof Type.Numeric
                ? "write a number such as 20"
                : type instanceof Type.YesNo
                    ? "write yes or no"
                    : type instanceof Type.OneOf oneOf
                        ? "write " + CaseProof.listed(oneOf.options(), "or")
                        : type instanceof Type.Date ? "write a date such as `1 December 2013`" : "";
  }

  private static Names.@Nullable Meaning number(
      Parameter parameter, Expr.Numeral numeral, Problems problems, Place.Element at) {
    Rational number = numeral.value();
    Type type = parameter.type();
    if (type == null) {
      Bounds bounds = new Bounds(number, number);
      return meaning(
          parameter,
          Value.of(number),
          numeral.isPercent() ? Typed.of(Unit.PERCENT).within(bounds) : Typed.bare(bounds));
    }
    Unit unit = ((Type.Numeric) type).unit();
    boolean fits =
        unit == Unit.PERCENT ? numeral.isPercent() || number.signum() == 0 : !numeral.isPercent();
    boolean isCounted = unit == Unit.COUNT || unit == Unit.DAYS;
    if (fits && isCounted && (!number.isWhole() || number.signum() < 0)) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_PARAMETER_VALUE,
                  at.child("value"),
                  ExprCompiler.quote(numeral),
                  parameter.name(),
                  unit == Unit.DAYS ? "a whole number of days" : "a count")
              .help("write a whole number such as 20, or give it the type `number`"));
      return null;
    }
    if (!fits) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_PARAMETER_VALUE,
                  at.child("value"),
                  ExprCompiler.quote(numeral),
                  parameter.name(),
                  Typed.of(unit).words())
              .with(at.child("type"), "its type")
              .help(
                  unit == Unit.PERCENT
                      ? "write `" + numeral + "%`"
                      : "write `" + number.times(Rational.HUNDRED) + "`"));
      return null;
    }
    Rational held = unit == Unit.POINTS ? number.dividedBy(Rational.HUNDRED) : number;
    return meaning(parameter, Value.of(held), Typed.of(unit).within(new Bounds(held, held)));
  }

  private static Names.Meaning meaning(Parameter parameter, Value value, Typed typed) {
    return new Names.Meaning(
        parameter.name(),
        "a parameter",
        UnitOfAnalysis.POLICY,
        new Node.ParameterValue(parameter.name(), value, typed),
        typed,
        false);
  }
}
