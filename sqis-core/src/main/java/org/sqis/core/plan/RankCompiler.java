package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Functions;
import org.sqis.core.function.RankMethod;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves calls of functions that rank a value among those of a cohort. */
final class RankCompiler {
  /** The word that divides a cohort by districts. */
  static final String DISTRICT = "district";

  private static final String AMONG = "among";
  private static final String WITHIN = "within";
  private static final String FROM = "from";
  private static final String METHOD = "method";

  private final Names names;
  private final Problems problems;

  RankCompiler(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** Whether it is a call of such a function, whose options are no expressions of their own. */
  static boolean handles(Expr.Call call) {
    return Functions.ranking(call.function()).isPresent();
  }

  /** The names that the options of a call read. */
  static List<String> namesOf(Expr.Call call) {
    List<String> read = new ArrayList<>();
    for (String option : List.of(AMONG, WITHIN)) {
      Expr value = call.options().get(option);
      if (value instanceof Expr.Name name
          && !(option.equals(WITHIN) && name.name().equals(DISTRICT))) {
        read.add(name.name());
      }
    }
    return read;
  }

  /** What a call means; null after a fault. */
  @Nullable Compiled call(
      Functions.Ranking function,
      Expr.Call expr,
      List<@Nullable Compiled> parts,
      Scope scope,
      Place.Element at) {
    if (isMisplaced(function, expr, scope, at) || !hasOneValue(function, expr, at)) {
      return null;
    }
    int before = problems.count();
    boolean isRank = function.name().equals("rank");
    Set<MissingReason> possible = EnumSet.of(MissingReason.NOT_APPLICABLE);
    String cohort = cohort(function, expr, possible, at);
    String within = within(expr, possible, at);
    RankMethod method =
        choice(function, expr, isRank ? FROM : METHOD, isRank ? RankMethod.HIGHEST : null, at);
    for (String option : expr.options().keySet()) {
      if (!List.of(AMONG, WITHIN, isRank ? FROM : METHOD).contains(option)) {
        problems.add(
            Problem.of(
                    ProblemCode.UNKNOWN_OPTION,
                    at.child("option/" + option),
                    option,
                    function.name())
                .help("write `" + function.signature() + "`"));
      }
    }
    Compiled value = parts.get(0);
    boolean isOrdered =
        value != null
            && (value.typed().isNumeric()
                || value.typed().type() instanceof Type.LevelOf
                || DateRules.isDate(value.typed()));
    if (value != null && !isOrdered) {
      problems.add(UnitProblems.notANumber(value.typed(), expr.arguments().get(0), at.child(0)));
    }
    if (value == null
        || cohort == null
        || within == null
        || method == null
        || problems.count() > before) {
      return null;
    }
    possible.addAll(value.typed().possible());
    String text = expr.toString();
    Typed plain =
        isRank
            ? Typed.of(Unit.COUNT).within(new Bounds(Rational.ONE, null))
            : Typed.of(Unit.PERCENT).within(Bounds.SHARE);
    Typed.Unhandled cause =
        new Typed.Unhandled(
            Typed.Cause.READ,
            text,
            possible,
            "a line `value \u2026 when " + text + " is missing` above",
            at);
    Typed typed =
        scope.known().present().contains(text)
            ? plain
            : plain.missing(possible, Map.of(text, cause));
    Node node =
        new Node.Rank(ExprCompiler.excerpt(expr), method, value.node(), cohort, within, typed);
    return Compiled.read(node, Set.of(text)).leavingOpen();
  }

  private boolean isMisplaced(
      Functions.Ranking function, Expr.Call expr, Scope scope, Place.Element at) {
    boolean isInside = scope.isInsideAggregate() || ranks(expr.arguments());
    if (isInside) {
      problems.add(
          Problem.of(ProblemCode.NESTED_AGGREGATE, at, function.name())
              .help("declare the inner one as a measure of its own"));
      return true;
    }
    String where =
        switch (scope.each()) {
          case SCHOOL, GROUP -> "";
          case DISTRICT -> "a rule of each district";
          case CONSORTIUM -> "a rule of the consortium";
          case POLICY -> "a constant";
        };
    if (!where.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.RANK_PLACE, at, function.name(), where)
              .help(
                  "declare a measure `each school` with it"
                      + (scope.each().isWiderThanSchool() && scope.each() != UnitOfAnalysis.POLICY
                          ? ", and read that with a function over schools"
                          : "")));
    }
    return !where.isEmpty();
  }

  private static boolean ranks(List<Expr> arguments) {
    Deque<Expr> open = new ArrayDeque<>(arguments);
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Expr.Call call && handles(call)) {
        return true;
      }
      expr.children().forEach(open::push);
    }
    return false;
  }

  private boolean hasOneValue(Functions.Ranking function, Expr.Call expr, Place.Element at) {
    int count = expr.arguments().size();
    if (count != 1) {
      problems.add(
          Problem.of(
                  ProblemCode.ARGUMENT_COUNT,
                  at,
                  function.name(),
                  "one value",
                  ScalarCompiler.values(count))
              .help("write `" + function.signature() + "`"));
    }
    return count == 1;
  }

  /** The cohort; null after a fault. */
  private @Nullable String cohort(
      Functions.Ranking function, Expr.Call expr, Set<MissingReason> possible, Place.Element at) {
    Expr written = expr.options().get(AMONG);
    if (written == null) {
      problems.add(
          Problem.of(ProblemCode.RANK_AMONG, at, function.name(), "none is named")
              .help("write `" + function.signature() + "`, with the name of a cohort"));
      return null;
    }
    String name = written instanceof Expr.Name plain ? plain.name() : "";
    Names.Found found = names.find(name);
    Names.Meaning meaning = found.meaning();
    if (meaning != null && meaning.kind().equals(CohortProof.KIND)) {
      possible.addAll(meaning.typed().possible());
      return name;
    }
    if (!found.isPoisoned() || name.isEmpty()) {
      String kind = meaning == null ? names.kind(name) : meaning.kind();
      String what =
          name.isEmpty() ? "is an expression" : kind == null ? "is not declared" : "is " + kind;
      problems.add(
          Problem.of(
                  ProblemCode.RANK_AMONG,
                  option(expr, AMONG, at),
                  function.name(),
                  ExprCompiler.quote(written) + " " + what)
              .help(nearestCohort(name)));
    }
    return null;
  }

  private String nearestCohort(String name) {
    List<String> cohorts = names.cohorts();
    boolean isFree = !name.isEmpty() && names.find(name).meaning() == null;
    return cohorts.isEmpty()
        ? isFree ? "declare it with `cohort " + name + "`" : "declare a cohort, and write its name"
        : NearestName.find(name, cohorts)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "write "
                    + CaseProof.listed(
                        cohorts.stream().map(one -> "`" + one + "`").toList(), "or"));
  }

  /** What divides the cohort; empty for nothing, null after a fault. */
  private @Nullable String within(Expr.Call expr, Set<MissingReason> possible, Place.Element at) {
    Expr written = expr.options().get(WITHIN);
    String name = written instanceof Expr.Name plain ? plain.name() : "";
    if (written == null || name.equals(DISTRICT)) {
      possible.addAll(written == null ? Set.of() : EnumSet.of(MissingReason.NOT_REPORTED));
      return name;
    }
    Names.Found found = names.find(name);
    Names.Meaning meaning = found.meaning();
    if (meaning == null && !name.isEmpty()) {
      if (!found.isPoisoned()) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, option(expr, WITHIN, at), names.known(), name);
      }
      return null;
    }
    boolean fits =
        meaning != null
            && meaning.node() == null
            && UnitOfAnalysis.SCHOOL.sees(meaning.each())
            && meaning.typed().type() instanceof Type.OneOf;
    if (!fits || meaning == null) {
      problems.add(
          Problem.of(
                  ProblemCode.RANK_WITHIN,
                  option(expr, WITHIN, at),
                  written.toString(),
                  meaning == null
                      ? "an expression"
                      : meaning.node() != null
                          ? meaning.kind()
                          : meaning.typed().words() + " of each " + meaning.each())
              .help(
                  "write `district`, or the name of an input or measure of each school whose values"
                      + " are words"));
      return null;
    }
    possible.addAll(meaning.typed().possible());
    return name;
  }

  /** The word of an option; null after a fault. */
  private @Nullable RankMethod choice(
      Functions.Ranking function,
      Expr.Call expr,
      String option,
      @Nullable RankMethod usual,
      Place.Element at) {
    List<String> words = option.equals(FROM) ? RankMethod.ENDS : RankMethod.METHODS;
    Expr written = expr.options().get(option);
    if (written == null && usual != null) {
      return usual;
    }
    String word = written == null ? "" : written.toString();
    RankMethod method = words.contains(word) ? RankMethod.parse(word).orElse(null) : null;
    if (method == null) {
      problems.add(
          Problem.of(
                  ProblemCode.RANK_CHOICE,
                  written == null ? at : option(expr, option, at),
                  function.name(),
                  "`" + option + "`",
                  CaseProof.listed(words, "or"))
              .help(
                  NearestName.find(word, words)
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("write `" + option + ": " + words.get(0) + "`")));
    }
    return method;
  }

  /** Where the value of an option stands: after the arguments, options sorted by name. */
  private static Place.Element option(Expr.Call expr, String option, Place.Element at) {
    return at.child(expr.arguments().size() + List.copyOf(expr.options().keySet()).indexOf(option));
  }
}
