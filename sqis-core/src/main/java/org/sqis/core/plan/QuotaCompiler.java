package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves {@code lowest(SHARE, by: x)} and {@code highest(SHARE, by: x)} in routes. */
final class QuotaCompiler {
  private static final List<String> OPTIONS = List.of("by", "only");

  private final Problems problems;
  private final UnitRules units;
  private final List<Node.Places> found = new ArrayList<>();

  QuotaCompiler(Problems problems, UnitRules units) {
    this.problems = problems;
    this.units = units;
  }

  /** Whether the call asks for a place in a cohort. */
  static boolean isQuota(Expr.Call call) {
    return isExtreme(call) && call.options().containsKey("by");
  }

  /** The same of a call that is meant so, though it may say it wrongly: one value in a route. */
  static boolean isMeant(Expr.Call call, Scope scope) {
    boolean isOfValues =
        call.options().containsKey("at_least") || call.options().containsKey("none");
    return isQuota(call)
        || (isExtreme(call)
            && scope.locals().containsKey(Scope.PLACES)
            && call.arguments().size() == 1
            && !isOfValues);
  }

  private static boolean isExtreme(Expr.Call call) {
    return call.function().equals("lowest") || call.function().equals("highest");
  }

  /** The quotas compiled since this was asked last. */
  List<Node.Places> takeFound() {
    List<Node.Places> all = List.copyOf(found);
    found.clear();
    return all;
  }

  /** What a quota means; null after a fault. */
  @Nullable Compiled call(
      Expr.Call expr, List<@Nullable Compiled> parts, Scope scope, Place.Element at) {
    if (!scope.locals().containsKey(Scope.PLACES) || scope.isOfYears()) {
      problems.add(
          Problem.of(ProblemCode.QUOTA_ELSEWHERE, at, expr.function())
              .help(
                  scope.isOfYears()
                      ? "a route asks for places of its own year: name the designation of that year"
                      : "write it in `routes` of a designation; elsewhere `rank(x, among: COHORT)`"
                          + " gives the rank"));
      return null;
    }
    boolean hasFault = false;
    for (String option : expr.options().keySet()) {
      if (!OPTIONS.contains(option)) {
        problems.unknown(
            ProblemCode.UNKNOWN_OPTION,
            at.child("option/" + option),
            OPTIONS,
            option,
            expr.function());
        hasFault = true;
      }
    }
    if (expr.arguments().size() != 1) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT,
                  at,
                  expr.function(),
                  "one quota",
                  expr.arguments().isEmpty() ? "nothing" : expr.arguments().size() + " values")
              .help("write for example `" + expr.function() + "(5%, by: x)`"));
      return null;
    }
    Compiled size = parts.get(0);
    Compiled key = null;
    Compiled only = null;
    Expr keyExpr = expr.options().get("by");
    int index = 1;
    for (Map.Entry<String, Expr> option : expr.options().entrySet()) {
      Compiled part = parts.get(index);
      Place.Element place = at.child(index++);
      if (option.getKey().equals("by")) {
        key = part;
        hasFault |= part == null || !isKey(part.typed(), option.getValue(), place);
      } else if (option.getKey().equals("only")) {
        only = part;
        hasFault |= part == null || !units.isCondition(part.node(), option.getValue(), place);
      }
    }
    if (keyExpr == null && !hasFault) {
      problems.add(
          Problem.of(
                  ProblemCode.QUOTA_SAYS_NOTHING,
                  at,
                  ExprCompiler.excerpt(expr),
                  "by what schools are ranked")
              .help(
                  "write `"
                      + expr.function()
                      + "("
                      + ExprCompiler.excerpt(expr.arguments().get(0))
                      + ", by: x)`"));
      return null;
    }
    boolean isSized = size != null && isSize(size.node(), expr.arguments().get(0), at.child(0));
    if (hasFault || !isSized || key == null || keyExpr == null || size == null) {
      return null;
    }
    Set<MissingReason> possible = EnumSet.noneOf(MissingReason.class);
    possible.addAll(key.typed().possible());
    possible.addAll(size.typed().possible());
    if (only != null) {
      possible.addAll(only.typed().possible());
    }
    Node.Places places =
        new Node.Places(
            at.path(),
            expr.function().equals("highest"),
            size.node(),
            size.typed().is(Unit.PERCENT),
            key.node(),
            ExprCompiler.excerpt(keyExpr),
            only == null ? null : only.node(),
            Typed.of(new Type.YesNo()).missing(possible, Map.of()));
    found.add(places);
    return Compiled.of(places);
  }

  private boolean isKey(Typed typed, Expr expr, Place.Element at) {
    if (typed.isNumeric() || typed.type() instanceof Type.LevelOf) {
      return true;
    }
    problems.add(UnitProblems.notANumber(typed, expr, at));
    return false;
  }

  /** A share from 0 to 100%, or a whole number of schools; a constant. */
  private boolean isSize(Node node, Expr expr, Place.Element at) {
    boolean isConstant = node instanceof Node.Constant || node instanceof Node.ParameterValue;
    Typed typed = node.typed();
    boolean isShare = typed.is(Unit.PERCENT);
    boolean isNumber = typed.isBare() || typed.is(Unit.COUNT) || typed.is(Unit.NUMBER);
    Rational least = typed.bounds().min();
    Rational most = typed.bounds().max();
    boolean fits =
        isConstant
            && (isShare || isNumber)
            && (least == null || least.signum() >= 0)
            && (!isShare || most == null || most.compareTo(Rational.ONE) <= 0)
            && (isShare || least == null || least.isWhole());
    if (!fits) {
      String what =
          !isConstant
              ? "no constant"
              : isShare || isNumber ? "outside of what a cohort has" : typed.words();
      problems.add(
          Problem.of(ProblemCode.QUOTA_SIZE, at, ExprCompiler.excerpt(expr), what)
              .help("write a percent such as 5%, a number such as 20, or a parameter"));
    }
    return fits;
  }
}
