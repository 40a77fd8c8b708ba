package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Aggregate;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves calls of functions: how many arguments, of which types, and what comes of them. */
final class CallCompiler {
  private static final List<String> OPTIONS = List.of("at_least", "none");

  private final Names names;
  private final Problems problems;
  private final UnitRules units;
  private final ScalarCompiler scalars;
  private final YearCompiler years;
  private final DateCalls dates;
  private final QuotaCompiler quotas;
  private final RankCompiler ranks;

  CallCompiler(Names names, Problems problems, UnitRules units, ReadCompiler reads) {
    this.names = names;
    this.problems = problems;
    this.units = units;
    this.scalars = new ScalarCompiler(names, problems, units, reads);
    this.years = new YearCompiler(names, problems);
    this.dates = new DateCalls(names, problems);
    this.quotas = new QuotaCompiler(problems, units);
    this.ranks = new RankCompiler(names, problems);
  }

  /** The quotas compiled since this was asked last. */
  List<Node.Places> takePlaces() {
    return quotas.takeFound();
  }

  /** In which order the parts of an expression are compiled: what decides comes first. */
  static List<Integer> order(Expr expr, int parts) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      order.add(i);
    }
    if (expr instanceof Expr.Over over && over.body() != null && over.where() != null) {
      Collections.swap(order, 0, 1);
    }
    return order;
  }

  /** Whether the argument is read by its name and is no expression of its own. */
  static boolean isExact(Expr.Call call) {
    return call.function().equals("exact");
  }

  /** Whether it is {@code number(x, column)}, whose column is no expression of its own. */
  static boolean isNumberOf(Expr expr) {
    return expr instanceof Expr.Call call
        && call.function().equals("number")
        && call.arguments().size() == 2
        && call.arguments().get(1) instanceof Expr.Name
        && call.options().isEmpty();
  }

  /** Where the part numbered {@code child} of a function over groups stands. */
  Scope inside(Expr.Over over, int child, List<@Nullable Compiled> parts, Scope scope) {
    int where = over.where() == null ? -1 : over.body() == null ? 0 : 1;
    if (child != where && (over.body() == null || child > 0)) {
      return scope;
    }
    UnitOfAnalysis visited = Members.of(over.family());
    boolean hasMembers = visited != null && visited.compareTo(scope.each()) > 0;
    Scope inside =
        visited == null || !hasMembers ? scope.insideAggregate() : scope.insideMembers(visited);
    if (child == where) {
      return inside;
    }
    Compiled condition = where < 0 ? null : parts.get(where);
    return condition == null ? inside : inside.knowing(condition.yes());
  }

  /** A function of values; null after a fault. */
  @Nullable Compiled call(
      Expr.Call expr, List<@Nullable Compiled> parts, Scope scope, Place.Element at) {
    if (QuotaCompiler.isMeant(expr, scope)) {
      return quotas.call(expr, parts, scope, at);
    }
    var scalar = Functions.scalar(expr.function());
    if (scalar.isPresent() && DateCalls.handles(scalar.get())) {
      return dates.call(scalar.get(), expr, parts, at);
    }
    if (scalar.isPresent()) {
      return scalars.call(scalar.get(), expr, parts, scope, at);
    }
    var aggregate = Functions.aggregate(expr.function());
    if (aggregate.isPresent()) {
      return ofList(aggregate.get(), expr, parts, at);
    }
    var ofYears = Functions.ofYears(expr.function());
    if (ofYears.isPresent()) {
      return years.call(ofYears.get(), expr, parts, scope, at);
    }
    var ranking = Functions.ranking(expr.function());
    if (ranking.isPresent()) {
      return ranks.call(ranking.get(), expr, parts, scope, at);
    }
    String family = names.families().stream().findFirst().orElse("scored");
    String help = OtherPrograms.help(expr, family);
    if (help == null) {
      problems.unknown(
          ProblemCode.UNKNOWN_FUNCTION, at.child("function"), Functions.names(), expr.function());
    } else {
      problems.add(
          Problem.of(ProblemCode.UNKNOWN_FUNCTION, at.child("function"), expr.function())
              .help(help));
    }
    return null;
  }

  private @Nullable Compiled ofList(
      Aggregate function, Expr.Call expr, List<@Nullable Compiled> parts, Place.Element at) {
    int count = expr.arguments().size();
    Leaving leaving = leaving(expr.function(), expr.options(), parts, count, at);
    if (count == 0) {
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
    List<Compiled> members = all(parts.subList(0, count));
    if (members == null || leaving == null) {
      return null;
    }
    for (int i = 0; i < count; i++) {
      if (!fits(function, members.get(i), expr.arguments().get(i), false, at.child(i))) {
        return null;
      }
    }
    Typed joined = units.joined(nodes(members), places(count, at));
    if (joined == null) {
      return null;
    }
    boolean addsPercents = function.name().equals("sum") && joined.is(Unit.PERCENT);
    if (addsPercents && count > 1 && joined.whole().isEmpty()) {
      problems.add(
          Problem.of(
                  ProblemCode.PERCENTS_OF_DIFFERENT_WHOLES,
                  at,
                  ExprCompiler.quote(expr.arguments().get(0)),
                  ExprCompiler.quote(expr.arguments().get(count - 1)))
              .help(UnitProblems.ADD_COUNTS));
      return null;
    }
    List<Node> adapted =
        members.stream().map(member -> units.adapted(member.node(), joined)).toList();
    Typed typed = AggregateTypes.ofList(function, joined, adapted, leaving.leaving());
    return joined(
        leaving, typed, at, (left, done) -> new Node.OfList(function, adapted, left, done));
  }

  /** A function over groups; null after a fault. */
  @Nullable Compiled over(
      Expr.Over expr, List<@Nullable Compiled> parts, Scope scope, Place.Element at) {
    var aggregate = Functions.aggregate(expr.function());
    if (aggregate.isEmpty()) {
      boolean isScalar = Functions.scalar(expr.function()).isPresent();
      String help = OtherPrograms.help(expr);
      Problem problem =
          Problem.of(ProblemCode.UNKNOWN_FUNCTION, at.child("function"), expr.function());
      if (isScalar) {
        String name = expr.function().equals("min") ? "lowest" : "highest";
        boolean isExtreme = expr.function().equals("min") || expr.function().equals("max");
        problems.add(
            Problem.of(ProblemCode.NOT_OVER_GROUPS, at.child("function"), expr.function())
                .help(
                    isExtreme
                        ? "write `" + name + "(… over " + expr.family() + ")`"
                        : "declare a measure `each group` with it, and read that here"));
      } else if (help != null) {
        problems.add(problem.help(help));
      } else {
        problems.unknown(
            problem.code(),
            problem.at(),
            Functions.aggregates().stream().map(Aggregate::name).toList(),
            expr.function());
      }
      return null;
    }
    if (scope.isInsideAggregate()) {
      problems.add(
          Problem.of(ProblemCode.NESTED_AGGREGATE, at, expr.function())
              .help("declare the inner one as a measure of its own"));
      return null;
    }
    Problem misplaced = Members.misplaced(expr, scope.each(), at);
    if (misplaced != null) {
      problems.add(misplaced);
      return null;
    }
    List<Integer> groups =
        Members.of(expr.family()) != null ? List.of() : names.family(expr.family());
    if (groups == null && names.groupNumber(expr.family()) >= 0) {
      String body = expr.body() == null ? "x" : ExprCompiler.excerpt(expr.body());
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_KIND,
                  at.child("family"),
                  expr.family(),
                  "a group",
                  "a family of groups")
              .help("for one group write `" + body + " of " + expr.family() + "`"));
    } else if (groups == null && !names.isPoisoned(expr.family())) {
      problems.unknown(
          ProblemCode.UNKNOWN_FAMILY, at.child("family"), names.families(), expr.family());
    }
    return visiting(aggregate.get(), expr, groups, parts, scope, at);
  }

  private @Nullable Compiled visiting(
      Aggregate function,
      Expr.Over expr,
      @Nullable List<Integer> groups,
      List<@Nullable Compiled> parts,
      Scope scope,
      Place.Element at) {
    int options = (expr.body() == null ? 0 : 1) + (expr.where() == null ? 0 : 1);
    Leaving leaving =
        leaving(
            function.name(), expr.options(), parts.subList(options, parts.size()), -1, options, at);
    Compiled condition = null;
    UnitOfAnalysis visited = Members.of(expr.family());
    boolean hasFault = groups == null || leaving == null;
    if (expr.where() != null) {
      condition = parts.get(options - 1);
      boolean isCondition =
          condition != null
              && units.isCondition(condition.node(), expr.where(), at.child(options - 1));
      hasFault |= !isCondition;
    }
    Compiled member = null;
    if (expr.body() != null) {
      member = parts.get(0);
      hasFault |= member == null || !fits(function, member, expr.body(), true, at.child(0));
    } else if (!function.name().equals("count")) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT,
                  at,
                  function.name(),
                  "a value for each " + (visited == null ? "group" : visited),
                  "nothing")
              .help("write `" + function.name() + "(x over " + expr.family() + ")`"));
      hasFault = true;
    }
    if (hasFault || groups == null || leaving == null) {
      return null;
    }
    Node body = member == null ? null : member.node();
    Node where = condition == null ? null : condition.node();
    boolean isCounted = isCounted(expr, scope.known());
    Typed typed =
        AggregateTypes.overGroups(function, body, where, leaving.leaving(), isCounted, expr, at);
    return joined(
        leaving,
        typed,
        at,
        (left, done) ->
            visited == null
                ? new Node.OverGroups(function, expr.family(), groups, body, where, left, done)
                : new Node.OverMembers(
                    ExprCompiler.excerpt(expr), function, visited, body, where, left, done));
  }

  /**
   * Whether a condition has asked before how many groups have the value, as in {@code count(over
   * scored where x is present) >= 2}. The author has then said what happens without them.
   */
  private static boolean isCounted(Expr.Over expr, Known known) {
    if (expr.body() == null || expr.where() != null) {
      return false;
    }
    Expr present = new Expr.Presence(expr.body(), true, null);
    Bounds count = known.range(new Expr.Over("count", null, expr.family(), present, Map.of()));
    Rational least = count.min();
    return least != null && least.compareTo(Rational.ONE) >= 0;
  }

  private boolean fits(Aggregate function, Compiled member, Expr expr, boolean isOver, Place at) {
    Typed typed = member.typed();
    boolean fits =
        switch (function.takes()) {
          case NUMBERS -> typed.isNumeric();
          case ORDERED ->
              typed.isNumeric() || typed.type() instanceof Type.LevelOf || DateRules.isDate(typed);
          case CONDITIONS -> typed.isYesNo();
        };
    if (fits && function.name().equals("sum") && typed.is(Unit.PERCENT) && isOver) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at,
                  ExprCompiler.quote(expr),
                  "a percent of each group",
                  "a number that can be added")
              .help("add the counts behind it, and divide by the sum of their wholes"));
      return false;
    }
    if (!fits) {
      problems.add(
          function.takes() == Aggregate.Takes.CONDITIONS
              ? Problem.of(
                      ProblemCode.WRONG_TYPE,
                      at,
                      ExprCompiler.quote(expr),
                      typed.words(),
                      "a condition")
                  .help(UnitProblems.asked(typed, expr))
              : UnitProblems.notANumber(typed, expr, at));
    }
    return fits;
  }

  /**
   * What an aggregate does about missing members.
   *
   * @param none where its fallback is written; null if it has none
   * @param open the parameter that should say how many are needed and is not set; or null
   */
  private record Leaving(
      Node.Leaving leaving, Place.@Nullable Element none, Node.@Nullable ParameterValue open) {}

  /** The aggregate, whose fallback must be of the same type. */
  private @Nullable Compiled joined(
      Leaving leaving, Typed typed, Place.Element at, BiFunction<Node.Leaving, Typed, Node> made) {
    Node.ParameterValue open = leaving.open();
    if (open != null) {
      return Compiled.of(open(open, typed));
    }
    Node.Leaving plain = leaving.leaving();
    Node none = plain.none();
    Place.Element place = leaving.none();
    if (none == null || place == null) {
      return Compiled.of(made.apply(plain, typed));
    }
    Typed both = units.joined(List.of(made.apply(plain, typed), none), List.of(at, place));
    if (both == null) {
      return null;
    }
    Typed result = both.missing(typed.possible(), typed.unhandled());
    return Compiled.of(
        made.apply(new Node.Leaving(plain.atLeast(), units.adapted(none, both)), result));
  }

  /** Nothing is computed as long as a parameter it needs is not set. */
  static Node open(Node.ParameterValue parameter, Typed typed) {
    return new Node.ParameterValue(
        parameter.name(),
        parameter.value(),
        typed.missing(Set.of(MissingReason.NOT_YET_DEFINED), Map.of()));
  }

  private @Nullable Leaving leaving(
      String function,
      Map<String, Expr> options,
      List<@Nullable Compiled> parts,
      int members,
      Place.Element at) {
    return leaving(function, options, parts.subList(members, parts.size()), members, members, at);
  }

  /**
   * @param parts the options, sorted by name as {@link Expr#children} does
   * @param members how many members there are; -1 if nobody knows
   * @param first the number of the first option among the parts of the call
   */
  private @Nullable Leaving leaving(
      String function,
      Map<String, Expr> options,
      List<@Nullable Compiled> parts,
      int members,
      int first,
      Place.Element at) {
    int atLeast = 0;
    Node none = null;
    Place.Element noneAt = null;
    Node.ParameterValue open = null;
    boolean hasFault = false;
    int index = 0;
    for (Map.Entry<String, Expr> option : options.entrySet()) {
      Compiled part = parts.get(index);
      Place.Element place = at.child(first + index++);
      if (!OPTIONS.contains(option.getKey())) {
        problems.unknown(
            ProblemCode.UNKNOWN_OPTION,
            at.child("option/" + option.getKey()),
            OPTIONS,
            option.getKey(),
            function);
        hasFault = true;
      } else if (part == null) {
        hasFault = true;
      } else if (option.getKey().equals("none")) {
        none = part.node();
        noneAt = place;
      } else {
        open = open(part);
        Integer number = ExprCompiler.wholeConstant(part.node());
        boolean fits = number != null && number >= 1 && (members < 0 || number <= members);
        if (!fits && open == null) {
          problems.add(
              ExprCompiler.notWhole(
                  part.node(),
                  option.getValue(),
                  "`at_least`",
                  "1" + (members >= 0 ? " to " + members : " on"),
                  place));
          hasFault = true;
        }
        atLeast = number == null ? 1 : number;
      }
    }
    return hasFault ? null : new Leaving(new Node.Leaving(atLeast, none), noneAt, open);
  }

  static Node.@Nullable ParameterValue open(Compiled part) {
    return part.node() instanceof Node.ParameterValue parameter && parameter.value().isMissing()
        ? parameter
        : null;
  }

  /** The parts if none has a fault, else null. */
  static @Nullable List<Compiled> all(List<@Nullable Compiled> parts) {
    List<Compiled> present = new ArrayList<>();
    for (Compiled part : parts) {
      if (part == null) {
        return null;
      }
      present.add(part);
    }
    return present;
  }

  static List<Node> nodes(List<Compiled> parts) {
    return parts.stream().map(Compiled::node).toList();
  }

  static List<Place.Element> places(int count, Place.Element at) {
    List<Place.Element> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(at.child(i));
    }
    return places;
  }
}
