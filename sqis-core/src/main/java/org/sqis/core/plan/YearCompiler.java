package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves calls of functions that read values of earlier years. */
final class YearCompiler {
  private static final int MOST_YEARS = 9;
  private static final List<String> OPTIONS = List.of("years", "least");

  private final Names names;
  private final Problems problems;

  YearCompiler(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** What a call means; null after a fault. */
  @Nullable Compiled call(
      Functions.OfYears function,
      Expr.Call expr,
      List<@Nullable Compiled> parts,
      Scope scope,
      Place.Element at) {
    if (scope.isOfYears()) {
      problems.add(
          Problem.of(ProblemCode.NESTED_YEARS, at, expr.function())
              .help("declare the inner one as a measure of its own"));
      return null;
    }
    boolean isPooled = function.name().equals("pooled") || function.name().equals("each_year");
    int count = expr.arguments().size();
    int needed = function.name().equals("years_ago") ? 2 : 1;
    if (count != needed) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT,
                  at,
                  function.name(),
                  needed == 2 ? "a value and a number of years" : "one value",
                  count == 0 ? "nothing" : count == 1 ? "one value" : count + " values")
              .help("write `" + function.signature() + "`"));
      return null;
    }
    Options options = options(function, expr, parts, isPooled, at);
    Compiled body = parts.get(0);
    if (body == null || options == null) {
      return null;
    }
    Compiled result =
        switch (function.name()) {
          case "pooled" -> pooled(expr, body, options, at);
          case "each_year" -> eachYear(expr, body, options, at);
          case "improved" -> improved(expr, body, at);
          default -> ago(expr, body, options.years(), at);
        };
    if (result != null) {
      names.readsYears(
          new YearRead(
              at,
              expr,
              read(expr.arguments().get(0), scope),
              isPooled ? options.years() - 1 : options.years(),
              isPooled));
    }
    return result;
  }

  /** How many years a call reads, and how many of them must have a value. */
  private record Options(int years, int least) {}

  private @Nullable Options options(
      Functions.OfYears function,
      Expr.Call expr,
      List<@Nullable Compiled> parts,
      boolean isPooled,
      Place.Element at) {
    int years = 1;
    int least = 0;
    boolean hasYears = !isPooled;
    boolean hasFault = false;
    if (function.name().equals("years_ago")) {
      Integer number = number(parts.get(1), expr.arguments().get(1), 1, at.child(1));
      hasFault = number == null;
      years = number == null ? 1 : number;
    }
    int index = expr.arguments().size();
    for (Map.Entry<String, Expr> option : expr.options().entrySet()) {
      Place.Element place = at.child(index);
      Compiled part = parts.get(index++);
      if (!isPooled || !OPTIONS.contains(option.getKey())) {
        problems.add(
            Problem.of(
                    ProblemCode.UNKNOWN_OPTION,
                    at.child("option/" + option.getKey()),
                    option.getKey(),
                    function.name())
                .help("write `" + function.signature() + "`"));
        hasFault = true;
        continue;
      }
      boolean isYears = option.getKey().equals("years");
      Integer number = number(part, option.getValue(), isYears ? 2 : 1, place);
      hasFault |= number == null;
      if (isYears) {
        years = number == null ? 2 : number;
        hasYears = true;
      } else {
        least = number == null ? 1 : number;
      }
    }
    boolean lacksLeast = function.name().equals("pooled") && least == 0 && !hasFault;
    if (!hasFault && (!hasYears || lacksLeast)) {
      problems.add(
          Problem.of(
                  ProblemCode.YEARS_NEEDED,
                  at,
                  function.name(),
                  hasYears ? "how many years must have a value" : "how many years it reads")
              .help("write `" + function.signature() + "`"));
      return null;
    }
    if (!hasFault && least > years) {
      Expr written = expr.options().getOrDefault("least", expr);
      problems.add(
          Problem.of(
                  ProblemCode.CONSTANT_RANGE,
                  at,
                  "`least`",
                  "1 to " + years,
                  ExprCompiler.quote(written))
              .help("write a whole number from 1 to " + years));
      return null;
    }
    return hasFault ? null : new Options(years, least == 0 ? years : least);
  }

  private @Nullable Integer number(
      @Nullable Compiled part, Expr written, int from, Place.Element at) {
    if (part == null) {
      return null;
    }
    Integer number = ExprCompiler.wholeConstant(part.node());
    if (number == null || number < from || number > MOST_YEARS) {
      problems.add(
          ExprCompiler.notWhole(
              part.node(), written, "the number of years", from + " to " + MOST_YEARS, at));
      return null;
    }
    return number;
  }

  private static Compiled ago(Expr.Call expr, Compiled body, int ago, Place.Element at) {
    Typed typed = earlier(body.typed(), expr, at);
    return Compiled.of(new Node.InYear(body.node(), ago, typed), List.of())
        .deciding(Known.present(Set.of(expr.toString())), Known.present(Set.of(expr.toString())));
  }

  /** What is known of a value of an earlier year: a year without data has none. */
  private static Typed earlier(Typed typed, Expr.Call expr, Place.Element at) {
    String text = expr.toString();
    // A year without data is not yet defined; a group that the year does not have, not applicable.
    Set<MissingReason> possible =
        ExprCompiler.with(
            ExprCompiler.with(typed.possible(), MissingReason.NOT_YET_DEFINED),
            MissingReason.NOT_APPLICABLE);
    Typed.Unhandled cause =
        new Typed.Unhandled(
            Typed.Cause.READ,
            text,
            possible,
            "a line `value \u2026 when " + text + " is missing` above",
            at);
    return typed.missing(possible, Map.of(text, cause));
  }

  private @Nullable Compiled improved(Expr.Call expr, Compiled body, Place.Element at) {
    Expr argument = expr.arguments().get(0);
    String name =
        argument instanceof Expr.Name plain
            ? plain.name()
            : argument instanceof Expr.OfGroup ofGroup ? ofGroup.name() : "";
    Typed typed = body.typed();
    boolean isOrdered = typed.isNumeric() || typed.type() instanceof Type.LevelOf;
    if (name.isEmpty() || !isOrdered) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at.child(0),
                  ExprCompiler.quote(argument),
                  name.isEmpty() ? "a calculation" : typed.words(),
                  "the name of a measure, level or index")
              .help("declare it as a measure with `better` and write its name here"));
      return null;
    }
    Names.Meaning meaning = names.find(name).meaning();
    boolean isScore = meaning != null && meaning.kind().equals("an index");
    Direction direction =
        isScore || typed.type() instanceof Type.LevelOf ? Direction.HIGHER : names.direction(name);
    if (direction == Direction.UNSTATED) {
      problems.add(
          Problem.of(ProblemCode.NO_DIRECTION, at.child(0), name)
              .help("add `better higher` or `better lower` to `" + name + "`"));
      return null;
    }
    Typed before = earlier(typed, expr, at);
    Operator operator = direction == Direction.LOWER ? Operator.LESS : Operator.GREATER;
    Node node =
        new Node.Binary(
            operator,
            body.node(),
            new Node.InYear(body.node(), 1, before),
            before.within(Bounds.NONE).as(new Type.YesNo()));
    return Compiled.of(node);
  }

  private @Nullable Compiled pooled(
      Expr.Call expr, Compiled body, Options options, Place.Element at) {
    Typed typed = body.typed();
    if (!typed.isNumeric() || typed.is(Unit.PERCENT)) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at.child(0),
                  ExprCompiler.quote(expr.arguments().get(0)),
                  typed.words(),
                  "a number that can be added")
              .help(
                  typed.isNumeric()
                      ? "pool the counts behind it, and divide by the pooled whole"
                      : ""));
      return null;
    }
    Bounds bounds =
        typed.bounds().min() != null && typed.bounds().min().signum() >= 0
            ? new Bounds(typed.bounds().min(), null)
            : Bounds.NONE;
    return over("sum", expr, body, options, typed.within(bounds), at);
  }

  private @Nullable Compiled eachYear(
      Expr.Call expr, Compiled body, Options options, Place.Element at) {
    if (!body.typed().isYesNo()) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at.child(0),
                  ExprCompiler.quote(expr.arguments().get(0)),
                  body.typed().words(),
                  "a condition")
              .help("compare it, for example with `>=`"));
      return null;
    }
    return over("every", expr, body, options, body.typed(), at);
  }

  private static Compiled over(
      String aggregate,
      Expr.Call expr,
      Compiled body,
      Options options,
      Typed typed,
      Place.Element at) {
    Aggregate function = Functions.aggregate(aggregate).orElseThrow();
    Typed earlier = earlier(typed, expr, at);
    // Who says how many years must have a value has said what happens without them.
    boolean isSaid = expr.options().containsKey("least");
    Typed result = isSaid ? earlier.missing(earlier.possible(), Map.of()) : earlier;
    Node node = new Node.OverYears(function, body.node(), options.years(), options.least(), result);
    Known present = Known.present(Set.of(expr.toString()));
    return Compiled.of(node).deciding(present, present);
  }

  /** The names an expression reads that have values. */
  private Set<String> read(Expr whole, Scope scope) {
    Set<String> read = new LinkedHashSet<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(whole));
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      String name =
          expr instanceof Expr.Name plain
              ? plain.name()
              : expr instanceof Expr.OfGroup ofGroup ? ofGroup.name() : "";
      Node local = scope.locals().get(name);
      String meant = local instanceof Node.Read node ? node.name() : name;
      Names.Meaning meaning = meant.isEmpty() ? null : names.findEarlier(meant).meaning();
      if (meaning != null && meaning.node() == null) {
        read.add(meant);
      }
      open.addAll(expr.children());
    }
    return read;
  }
}
