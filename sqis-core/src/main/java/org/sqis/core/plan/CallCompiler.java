package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.function.Operation;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves calls of functions: how many arguments, of which types, and what comes of them. */
final class CallCompiler {
  private static final List<String> OPTIONS = List.of("at_least", "none");

  private final ExprCompiler expressions;
  private final Names names;
  private final Problems problems;
  private final UnitRules units;

  CallCompiler(ExprCompiler expressions, Names names, Problems problems, UnitRules units) {
    this.expressions = expressions;
    this.names = names;
    this.problems = problems;
    this.units = units;
  }

  @Nullable Node call(Expr.Call expr, Scope scope, Place.Element at) {
    var scalar = Functions.scalar(expr.function());
    if (scalar.isPresent()) {
      return scalar(scalar.get(), expr, scope, at);
    }
    var aggregate = Functions.aggregate(expr.function());
    if (aggregate.isPresent()) {
      return ofList(aggregate.get(), expr, scope, at);
    }
    problems.unknown(ProblemCode.UNKNOWN_FUNCTION, at, Functions.names(), expr.function());
    return null;
  }

  private @Nullable Node scalar(
      Functions.Scalar function, Expr.Call expr, Scope scope, Place.Element at) {
    for (String option : expr.options().keySet()) {
      problems.add(ProblemCode.UNKNOWN_OPTION, at, option, function.name());
    }
    int count = expr.arguments().size();
    boolean fits =
        switch (function.shape()) {
          case ROUNDING -> count == 2;
          case SAME_UNIT -> count >= 2;
          case ONE, LEVEL, EXACT -> count == 1;
        };
    if (!fits || !expr.options().isEmpty()) {
      if (!fits) {
        String takes =
            switch (function.shape()) {
              case ROUNDING -> "a number and the decimals to keep";
              case SAME_UNIT -> "two or more numbers";
              case ONE -> "one number";
              case LEVEL -> "one level";
              case EXACT -> "one name";
            };
        problems.add(
            Problem.of(ProblemCode.ARGUMENT_COUNT, at, function.name(), takes, values(count))
                .help("write `" + function.signature() + "`"));
      }
      return null;
    }
    if (function.shape() == Functions.Shape.EXACT) {
      return exact(expr, scope, at);
    }
    List<Node> arguments = arguments(expr, scope, at);
    if (arguments == null) {
      return null;
    }
    if (function.shape() == Functions.Shape.LEVEL) {
      return number(expr, arguments.get(0), at);
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!units.isNumber(arguments.get(i), expr.arguments().get(i), at.child(i))) {
        return null;
      }
    }
    return switch (function.shape()) {
      case ROUNDING -> rounding(function, expr, arguments, at);
      case SAME_UNIT -> extreme(function, arguments, at);
      default ->
          new Node.Apply(
              function.name(),
              arguments,
              values -> Value.of(Functions.number(values.get(0)).absolute()),
              arguments.get(0).typed().within(Bounds.NONE));
    };
  }

  private static String values(int count) {
    return count == 0 ? "nothing" : count == 1 ? "one value" : count + " values";
  }

  private @Nullable List<Node> arguments(Expr.Call expr, Scope scope, Place.Element at) {
    List<@Nullable Node> nodes = new ArrayList<>();
    for (int i = 0; i < expr.arguments().size(); i++) {
      nodes.add(expressions.compile(expr.arguments().get(i), scope, at.child(i)));
    }
    return ExprCompiler.all(nodes);
  }

  private @Nullable Node exact(Expr.Call expr, Scope scope, Place.Element at) {
    Expr argument = expr.arguments().get(0);
    if (argument instanceof Expr.OfGroup ofGroup) {
      return expressions.readOf(ofGroup, true, scope, at.child(0));
    }
    if (!(argument instanceof Expr.Name name)) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          at.child(0),
          ExprCompiler.quote(argument),
          "an expression",
          "the name of a measure");
      return null;
    }
    Names.Found found = names.find(name.name());
    if (found.meaning() == null) {
      if (!found.isPoisoned()) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, at.child(0), names.known(), name.name());
      }
      return null;
    }
    return expressions.read(found.meaning(), true, scope, at.child(0));
  }

  private @Nullable Node number(Expr.Call expr, Node argument, Place.Element at) {
    if (!(argument.typed().type() instanceof Type.LevelOf)) {
      problems.add(
          ProblemCode.WRONG_TYPE,
          at.child(0),
          ExprCompiler.quote(expr.arguments().get(0)),
          argument.typed().words(),
          "a level");
      return null;
    }
    return new Node.Apply(
        "number",
        List.of(argument),
        values -> Value.of(Functions.number(values.get(0))),
        argument.typed().as(new Type.Numeric(Unit.NUMBER)));
  }

  private @Nullable Node rounding(
      Functions.Scalar function, Expr.Call expr, List<Node> arguments, Place.Element at) {
    Integer places = ExprCompiler.wholeConstant(arguments.get(1));
    if (places == null || places < -6 || places > 12) {
      problems.add(
          Problem.of(
                  ProblemCode.NEEDS_CONSTANT,
                  at.child(1),
                  "the decimals of `" + function.name() + "`",
                  ExprCompiler.quote(expr.arguments().get(1)))
              .help("write a whole number from -6 to 12"));
      return null;
    }
    Typed typed = arguments.get(0).typed();
    int decimals = places + ((Type.Numeric) typed.type()).unit().hiddenPlaces();
    Operation operation =
        values -> Value.of(Functions.number(values.get(0)).rounded(decimals, function.rule()));
    Bounds bounds = typed.bounds();
    Bounds rounded =
        new Bounds(
            bounds.min() == null ? null : bounds.min().rounded(decimals, function.rule()),
            bounds.max() == null ? null : bounds.max().rounded(decimals, function.rule()));
    return new Node.Apply(function.name(), arguments, operation, typed.within(rounded));
  }

  private @Nullable Node extreme(
      Functions.Scalar function, List<Node> arguments, Place.Element at) {
    List<Place.Element> places = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      places.add(at.child(i));
    }
    Typed typed = units.joined(arguments, places);
    if (typed == null) {
      return null;
    }
    List<Node> adapted = arguments.stream().map(node -> units.adapted(node, typed)).toList();
    int sign = function.name().equals("min") ? 1 : -1;
    Operation operation =
        values -> {
          Rational best = Functions.number(values.get(0));
          for (Value value : values) {
            Rational number = Functions.number(value);
            best = sign * number.compareTo(best) < 0 ? number : best;
          }
          return Value.of(best);
        };
    return new Node.Apply(function.name(), adapted, operation, typed.within(hull(adapted, sign)));
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

  private @Nullable Node ofList(Aggregate function, Expr.Call expr, Scope scope, Place.Element at) {
    if (expr.arguments().isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT, at, function.name(), "at least one value", "nothing")
              .help(
                  "write `"
                      + function.name()
                      + "(a, b)` or `"
                      + function.name()
                      + "(a over groups)`"));
      return null;
    }
    List<Node> members = arguments(expr, scope, at);
    Node.Leaving leaving =
        leaving(function.name(), expr.options(), expr.arguments().size(), scope, at);
    if (members == null || leaving == null) {
      return null;
    }
    List<Place.Element> places = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      places.add(at.child(i));
      if (!fits(function, members.get(i), expr.arguments().get(i), at.child(i))) {
        return null;
      }
    }
    Typed joined = units.joined(members, places);
    if (joined == null) {
      return null;
    }
    Typed typed = result(function, joined, leaving, false);
    return new Node.OfList(
        function,
        members.stream().map(node -> units.adapted(node, joined)).toList(),
        leaving,
        typed);
  }

  @Nullable Node over(Expr.Over expr, Scope scope, Place.Element at) {
    var aggregate = Functions.aggregate(expr.function());
    if (aggregate.isEmpty()) {
      problems.unknown(
          ProblemCode.UNKNOWN_FUNCTION,
          at,
          Functions.aggregates().stream().map(Aggregate::name).toList(),
          expr.function());
      return null;
    }
    if (scope.isInsideAggregate()) {
      problems.add(
          Problem.of(ProblemCode.NESTED_AGGREGATE, at, expr.function())
              .help("declare the inner one as a measure of its own"));
      return null;
    }
    List<Integer> groups = names.family(expr.family());
    if (groups == null && !names.isPoisoned(expr.family())) {
      problems.unknown(ProblemCode.UNKNOWN_FAMILY, at, names.families(), expr.family());
    }
    return visiting(aggregate.get(), expr, groups, scope, at);
  }

  private @Nullable Node visiting(
      Aggregate function,
      Expr.Over expr,
      @Nullable List<Integer> groups,
      Scope scope,
      Place.Element at) {
    Scope inside = scope.insideAggregate();
    int index = 0;
    Expr body = expr.body();
    Expr where = expr.where();
    Node condition = null;
    boolean hasFault = groups == null;
    if (where != null) {
      condition = expressions.condition(where, inside, at.child(body == null ? 0 : 1));
      hasFault |= condition == null;
      inside = inside.knowing(Present.where(where));
    }
    Node member = null;
    if (body != null) {
      member = expressions.compile(body, inside, at.child(index++));
      hasFault |= member == null || !fits(function, member, body, at.child(0));
    } else if (!function.name().equals("count")) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT,
                  at,
                  function.name(),
                  "a value for each group",
                  "nothing")
              .help("write `" + function.name() + "(x over " + expr.family() + ")`"));
      hasFault = true;
    }
    Node.Leaving leaving = leaving(function.name(), expr.options(), -1, scope, at);
    if (hasFault || groups == null || leaving == null) {
      return null;
    }
    Typed members = member == null ? Typed.of(new Type.YesNo()) : member.typed();
    if (condition != null) {
      members =
          members.missing(
              Typed.union(members.possible(), condition.typed().possible()), members.unhandled());
    }
    Typed typed = result(function, members, leaving, true);
    return new Node.OverGroups(function, groups, member, condition, leaving, typed);
  }

  private boolean fits(Aggregate function, Node member, Expr expr, Place at) {
    Typed typed = member.typed();
    boolean fits =
        switch (function.takes()) {
          case NUMBERS -> typed.isNumeric();
          case ORDERED -> typed.isNumeric() || typed.type() instanceof Type.LevelOf;
          case CONDITIONS -> typed.isYesNo();
        };
    if (!fits) {
      String needed = function.takes() == Aggregate.Takes.CONDITIONS ? "a condition" : "a number";
      problems.add(ProblemCode.WRONG_TYPE, at, ExprCompiler.quote(expr), typed.words(), needed);
    }
    return fits;
  }

  private static Typed result(
      Aggregate function, Typed members, Node.Leaving leaving, boolean canBeEmpty) {
    Typed typed =
        switch (function.gives()) {
          case SAME -> function.name().equals("sum") ? members.within(Bounds.NONE) : members;
          case COUNT -> members.as(new Type.Numeric(Unit.COUNT));
          case PERCENT -> members.as(new Type.Numeric(Unit.PERCENT)).within(Bounds.SHARE);
          case ANSWER -> members.as(new Type.YesNo());
        };
    if (function.gives() == Aggregate.Gives.COUNT) {
      typed = typed.within(new Bounds(Rational.ZERO, null));
    }
    Set<MissingReason> possible = members.possible();
    Node none = leaving.none();
    boolean countsNone = function.gives() == Aggregate.Gives.COUNT;
    if (none != null || countsNone) {
      EnumSet<MissingReason> rest = EnumSet.noneOf(MissingReason.class);
      possible.stream().filter(reason -> !reason.isAbsence()).forEach(rest::add);
      possible = none == null ? rest : Typed.union(rest, none.typed().possible());
    } else if (canBeEmpty || leaving.atLeast() > 0) {
      possible = ExprCompiler.with(possible, MissingReason.NOT_APPLICABLE);
    }
    if (leaving.atLeast() > 0) {
      return typed.missing(possible, Set.of());
    }
    boolean staysOpen = possible.stream().anyMatch(reason -> !reason.isAbsence());
    return typed.missing(
        possible,
        staysOpen || (none == null && !countsNone && !possible.isEmpty())
            ? members.unhandled().isEmpty() && canBeEmpty
                ? Set.of("every group")
                : members.unhandled()
            : Set.of());
  }

  private Node.@Nullable Leaving leaving(
      String function, Map<String, Expr> options, int members, Scope scope, Place.Element at) {
    Map<String, Expr> known = new LinkedHashMap<>(options);
    known.keySet().retainAll(OPTIONS);
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        problems.unknown(ProblemCode.UNKNOWN_OPTION, at, OPTIONS, option, function);
        return null;
      }
    }
    int atLeast = 0;
    Expr least = known.get("at_least");
    if (least != null) {
      Node node = expressions.compile(least, scope, at);
      Integer number = node == null ? null : ExprCompiler.wholeConstant(node);
      if (number == null || number < 1 || (members >= 0 && number > members)) {
        if (node != null) {
          problems.add(
              Problem.of(ProblemCode.NEEDS_CONSTANT, at, "`at_least`", ExprCompiler.quote(least))
                  .help("write a whole number from 1" + (members >= 0 ? " to " + members : "")));
        }
        return null;
      }
      atLeast = number;
    }
    Expr none = known.get("none");
    Node fallback = none == null ? null : expressions.compile(none, scope, at);
    return none != null && fallback == null ? null : new Node.Leaving(atLeast, fallback);
  }
}
