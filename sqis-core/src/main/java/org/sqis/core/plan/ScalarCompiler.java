package org.sqis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Functions;
import org.sqis.core.function.Operation;
import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves calls of functions of values, such as rounding. */
final class ScalarCompiler {
  private final NumberCompiler numbers;
  private final Problems problems;
  private final UnitRules units;
  private final ReadCompiler reads;

  ScalarCompiler(Names names, Problems problems, UnitRules units, ReadCompiler reads) {
    this.numbers = new NumberCompiler(names, problems);
    this.problems = problems;
    this.units = units;
    this.reads = reads;
  }

  /** What a call means; null after a fault. */
  @Nullable Compiled call(
      Functions.Scalar function,
      Expr.Call expr,
      List<@Nullable Compiled> parts,
      Scope scope,
      Place.Element at) {
    for (String option : expr.options().keySet()) {
      problems.add(
          Problem.of(
                  ProblemCode.UNKNOWN_OPTION, at.child("option/" + option), option, function.name())
              .help("write `" + function.signature() + "`"));
    }
    int count = expr.arguments().size();
    boolean fits =
        switch (function.shape()) {
          case ROUNDING -> count == 2;
          case SAME_UNIT -> count >= 2;
          case LEVEL -> count == 1 || CallCompiler.isNumberOf(expr);
          case ONE, EXACT -> count == 1;
          case WITHIN, DATE, SEASON -> throw new AssertionError("a function of dates: " + function);
        };
    if (!expr.options().isEmpty()) {
      return null;
    }
    if (!fits) {
      String takes =
          switch (function.shape()) {
            case ROUNDING -> "a number and the decimals to keep";
            case SAME_UNIT -> "two or more numbers or dates";
            case ONE -> "one number";
            case LEVEL -> "a level, or a level or word and the name of a column";
            default -> "one name";
          };
      problems.add(
          Problem.of(ProblemCode.ARGUMENT_COUNT, at, function.name(), takes, values(count))
              .help(
                  "write `"
                      + function.signature()
                      + (function.shape() == Functions.Shape.LEVEL
                          ? "` or `number(NAME, COLUMN)`"
                          : "`")));
      return null;
    }
    if (function.shape() == Functions.Shape.EXACT) {
      return exact(expr, scope, at);
    }
    if (function.shape() == Functions.Shape.LEVEL) {
      return numbers.call(expr, parts.get(0), scope, at);
    }
    List<Compiled> arguments = CallCompiler.all(parts);
    if (arguments == null) {
      return null;
    }
    boolean takesDates = function.shape() == Functions.Shape.SAME_UNIT;
    for (int i = 0; i < arguments.size(); i++) {
      if (takesDates && DateRules.isDate(arguments.get(i).typed())) {
        continue;
      }
      if (!units.isNumber(arguments.get(i).node(), expr.arguments().get(i), at.child(i))) {
        return null;
      }
    }
    return switch (function.shape()) {
      case ROUNDING -> rounding(function, expr, arguments, at);
      case SAME_UNIT -> extreme(function, arguments, at);
      default -> absolute(function, arguments.get(0));
    };
  }

  /** So many values in words. */
  static String values(int count) {
    return count == 0 ? "nothing" : count == 1 ? "one value" : count + " values";
  }

  private @Nullable Compiled exact(Expr.Call expr, Scope scope, Place.Element at) {
    Expr argument = expr.arguments().get(0);
    if (argument instanceof Expr.OfGroup ofGroup) {
      return reads.ofGroup(ofGroup, true, scope, at.child(0));
    }
    if (argument instanceof Expr.Name name) {
      return reads.name(name, true, scope, at.child(0));
    }
    problems.add(
        Problem.of(
                ProblemCode.WRONG_TYPE,
                at.child(0),
                ExprCompiler.quote(argument),
                "a calculation",
                "the name of a measure")
            .help("write for example `exact(growth)`"));
    return null;
  }

  private static Compiled absolute(Functions.Scalar function, Compiled argument) {
    Typed typed = argument.typed().within(argument.typed().bounds().absolute());
    Node node =
        new Node.Apply(
            function.name(),
            List.of(argument.node()),
            values -> Value.of(Functions.number(values.get(0)).absolute()),
            typed);
    return Compiled.of(node, List.of(argument));
  }

  private @Nullable Compiled rounding(
      Functions.Scalar function, Expr.Call expr, List<Compiled> arguments, Place.Element at) {
    Node.ParameterValue open = CallCompiler.open(arguments.get(1));
    if (open != null) {
      return Compiled.of(CallCompiler.open(open, arguments.get(0).typed().within(Bounds.NONE)));
    }
    Integer places = ExprCompiler.wholeConstant(arguments.get(1).node());
    if (places == null || places < -6 || places > 12) {
      problems.add(
          ExprCompiler.notWhole(
              arguments.get(1).node(),
              expr.arguments().get(1),
              "the decimals of `" + function.name() + "`",
              "-6 to 12",
              at.child(1)));
      return null;
    }
    Typed typed = arguments.get(0).typed();
    int decimals = places + ((Type.Numeric) typed.type()).unit().hiddenPlaces();
    Operation operation =
        values -> Value.of(Functions.number(values.get(0)).rounded(decimals, function.rule()));
    Node node =
        new Node.Apply(
            function.name(),
            CallCompiler.nodes(arguments),
            operation,
            typed.within(typed.bounds().rounded(decimals, function.rule())));
    return Compiled.of(node, arguments);
  }

  private @Nullable Compiled extreme(
      Functions.Scalar function, List<Compiled> arguments, Place.Element at) {
    Typed typed =
        units.joined(CallCompiler.nodes(arguments), CallCompiler.places(arguments.size(), at));
    if (typed == null) {
      return null;
    }
    List<Node> adapted =
        arguments.stream().map(argument -> units.adapted(argument.node(), typed)).toList();
    int sign = function.name().equals("min") ? 1 : -1;
    Operation operation =
        values -> {
          Value best = values.get(0);
          for (Value value : values) {
            int order = Functions.number(value).compareTo(Functions.number(best));
            best = sign * order < 0 ? value : best;
          }
          return best;
        };
    Node node =
        new Node.Apply(function.name(), adapted, operation, typed.within(hull(adapted, sign)));
    return Compiled.of(node, arguments);
  }

  /** The range of the least (sign 1) or greatest (sign -1) of several numbers. */
  private static Bounds hull(List<Node> nodes, int sign) {
    Bounds hull = nodes.get(0).typed().bounds();
    Rational tight = null;
    for (Node node : nodes) {
      Bounds bounds = node.typed().bounds();
      hull = hull.hull(bounds);
      Rational limit = sign > 0 ? bounds.max() : bounds.min();
      if (limit != null && (tight == null || sign * limit.compareTo(tight) < 0)) {
        tight = limit;
      }
    }
    return sign > 0 ? new Bounds(hull.min(), tight) : new Bounds(tight, hull.max());
  }
}
