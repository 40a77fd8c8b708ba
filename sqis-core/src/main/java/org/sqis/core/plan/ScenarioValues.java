package org.sqis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Turns the values that a test writes into values of the type they are given to. */
final class ScenarioValues {
  private static final Rational POINT = Rational.of(1, 100);

  private final Problems problems;

  ScenarioValues(Problems problems) {
    this.problems = problems;
  }

  /** A number as it is written. */
  private record Written(Rational value, boolean isPercent) {}

  /** The value as one of {@code element}; null if it is none, which is then reported. */
  @Nullable Value value(Expr written, Element element, PolicySpec spec, Place at) {
    if (written instanceof Expr.MissingValue missing) {
      return missing(missing, element, at);
    }
    Type type = element.typed().type();
    if (type instanceof Type.Numeric numeric) {
      return number(written, element, numeric.unit(), at);
    }
    if (type instanceof Type.YesNo) {
      return written instanceof Expr.Answer answer
          ? Value.of(answer.yes())
          : wrong(written, element, at, "write `yes` or `no`");
    }
    if (type instanceof Type.OneOf oneOf) {
      boolean isWord = oneOf.options().contains(written.toString());
      return isWord
          ? new Value.Word(written.toString())
          : wrong(written, element, at, nearest(written, oneOf.options()));
    }
    if (type instanceof Type.LevelOf levels) {
      return level(written, element, spec.levelsOf(levels.table()), at);
    }
    if (type instanceof Type.Date) {
      return written instanceof Expr.Date date
          ? new Value.Date(date.day())
          : wrong(written, element, at, "write a date such as `1 December 2013`");
    }
    return wrong(written, element, at, "leave it out; no rule reads a text");
  }

  /** The points of a weight; null if they are none, which is then reported. */
  @Nullable Value weight(Expr written, String name, Place at) {
    if (written instanceof Expr.MissingValue missing) {
      return new Value.Missing(missing.reason(), missing.remark());
    }
    Written number = number(written);
    if (number != null && !number.isPercent()) {
      return Value.of(number.value());
    }
    problems.add(
        Problem.of(
                ProblemCode.TEST_VALUE_WRONG,
                at,
                "weight of " + name,
                "a number of points",
                written.toString())
            .help("write for example `30` or `40/3`"));
    return null;
  }

  private @Nullable Value missing(Expr.MissingValue missing, Element element, Place at) {
    boolean isNever = element instanceof Element.OfInput input && input.input().neverMissing();
    boolean isAbsentGroup =
        element.each() == UnitOfAnalysis.GROUP && missing.reason() == MissingReason.NOT_APPLICABLE;
    if (isNever && !isAbsentGroup) {
      problems.add(
          Problem.of(ProblemCode.GIVEN_NEVER_MISSING, at, element.name(), missing.reason().words())
              .help("give it a value"));
      return null;
    }
    return new Value.Missing(missing.reason(), missing.remark());
  }

  private static @Nullable Written number(Expr written) {
    Expr operand = written instanceof Expr.Negated negated ? negated.operand() : written;
    if (!(operand instanceof Expr.Numeral numeral)) {
      return null;
    }
    Rational value = numeral.value();
    return new Written(operand == written ? value : value.negated(), numeral.isPercent());
  }

  private @Nullable Value number(Expr written, Element element, Unit unit, Place at) {
    Written number = number(written);
    if (number == null) {
      return wrong(written, element, at, "write a number, or a reason for missing");
    }
    if (number.isPercent() != (unit == Unit.PERCENT)) {
      Rational other = number.isPercent() ? number.value().times(Rational.HUNDRED) : number.value();
      return wrong(written, element, at, "write `" + other + (unit == Unit.PERCENT ? "%`" : "`"));
    }
    Rational held = unit == Unit.POINTS ? number.value().times(POINT) : number.value();
    boolean isCounted = unit == Unit.COUNT || unit == Unit.DAYS;
    boolean isPart = element instanceof Element.OfInput && isCounted && !held.isWhole();
    if (isPart) {
      return wrong(written, element, at, "write a whole number");
    }
    Bounds bounds = element.typed().bounds();
    boolean isBelow = bounds.min() != null && held.compareTo(bounds.min()) < 0;
    boolean isAbove = bounds.max() != null && held.compareTo(bounds.max()) > 0;
    if (isBelow || isAbove) {
      problems.add(
          Problem.of(
                  ProblemCode.TEST_VALUE_RANGE,
                  at,
                  written.toString(),
                  element.name(),
                  words(bounds, unit))
              .help("write a value in the range"));
      return null;
    }
    return Value.of(held);
  }

  private static String words(Bounds bounds, Unit unit) {
    String low = bounds.min() == null ? "" : unit.print(bounds.min());
    String high = bounds.max() == null ? "" : unit.print(bounds.max());
    return low.isEmpty()
        ? "at most " + high
        : high.isEmpty() ? "at least " + low : low + " to " + high;
  }

  /** A level by its name, or by its number where only one level has it. */
  private @Nullable Value level(Expr written, Element element, List<Value.Level> levels, Place at) {
    String text = written.toString();
    for (Value.Level level : levels) {
      if (level.name().equals(text)) {
        return level;
      }
    }
    Written number = number(written);
    List<Value.Level> numbered =
        number == null || number.isPercent()
            ? List.of()
            : levels.stream().filter(level -> level.number().equals(number.value())).toList();
    if (numbered.size() == 1) {
      return numbered.get(0);
    }
    return wrong(
        written, element, at, nearest(written, levels.stream().map(Value.Level::name).toList()));
  }

  private static String nearest(Expr written, List<String> known) {
    return NearestName.find(written.toString(), known)
        .map(near -> "did you mean `" + near + "`?")
        .orElse(
            known.isEmpty()
                ? "write a reason for missing"
                : "write " + CaseProof.listed(known, "or"));
  }

  private @Nullable Value wrong(Expr written, Element element, Place at, String help) {
    boolean isLevel = element.typed().type() instanceof Type.LevelOf;
    problems.add(
        Problem.of(
                ProblemCode.TEST_VALUE_WRONG,
                at,
                element.name(),
                isLevel ? "a level" : element.typed().words(),
                written.toString())
            .help(help));
    return null;
  }
}
