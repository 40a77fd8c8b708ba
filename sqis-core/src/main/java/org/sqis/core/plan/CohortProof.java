package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one cohort: its membership, its day, and its condition. */
final class CohortProof {
  /** What a cohort is called in a message. */
  static final String KIND = "a cohort";

  private final Cohort cohort;
  private final PolicySpec spec;
  private final Names names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;

  CohortProof(
      Cohort cohort, PolicySpec spec, Names names, ExprCompiler expressions, Problems problems) {
    this.cohort = cohort;
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("cohort/" + cohort.name());
  }

  /** The proved cohort; null if it has a fault. */
  Element.@Nullable OfCohort prove() {
    boolean hasMembership = !cohort.membership().isEmpty();
    boolean hasFault = hasMembership && !isKnown();
    Expr day = cohort.asOf();
    if (hasMembership != (day != null)) {
      problems.add(
          Problem.of(
                  ProblemCode.COHORT_DAY,
                  hasMembership ? at.child("districts") : at.child("as_of"),
                  cohort.name(),
                  hasMembership ? "which districts" : "on which day",
                  hasMembership ? "on which day" : "which districts")
              .help(
                  hasMembership
                      ? "add a line such as `as of first_day(school_year)`"
                      : "add a line `districts` with the name of a membership, or leave `as of`"
                          + " out"));
      hasFault = true;
    }
    Node asOf = day == null ? null : day(day);
    Node members = null;
    Expr condition = cohort.members();
    if (condition != null) {
      Compiled compiled =
          expressions.condition(condition, Scope.of(UnitOfAnalysis.SCHOOL), at.child("members"));
      members = compiled == null ? null : compiled.node();
      hasFault |= compiled == null;
    }
    if (hasFault || (day != null && asOf == null)) {
      return null;
    }
    Set<MissingReason> possible = EnumSet.noneOf(MissingReason.class);
    if (asOf != null) {
      possible.addAll(asOf.typed().possible());
      possible.add(MissingReason.NOT_REPORTED);
    }
    possible.addAll(members == null ? Set.of() : members.typed().possible());
    Typed typed = Typed.of(new Type.YesNo()).missing(possible, Map.of());
    return new Element.OfCohort(cohort, typed, members, asOf);
  }

  private boolean isKnown() {
    String name = cohort.membership();
    List<String> known = spec.memberships().stream().map(Membership::name).toList();
    if (!known.contains(name) && !names.isPoisoned(name)) {
      problems.add(
          Problem.of(ProblemCode.MEMBERSHIP_UNKNOWN, at.child("districts"), name)
              .help(
                  NearestName.find(name, known)
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("declare it with `membership " + name + "`")));
    }
    return known.contains(name);
  }

  /** The day; null after a fault. */
  private @Nullable Node day(Expr day) {
    Place.Element place = at.child("as_of");
    String data = data(day);
    if (!data.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.COHORT_DAY_NEEDS_DATA, place, cohort.name(), data)
              .help(
                  "write one day a year: a date, a parameter, or for example"
                      + " `first_day(school_year)`"));
      return null;
    }
    Node node = expressions.node(day, Scope.of(UnitOfAnalysis.POLICY), place);
    if (node != null && !DateRules.isDate(node.typed()) && !UnitRules.isOpen(node)) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  place,
                  ExprCompiler.quote(day),
                  node.typed().words(),
                  "a date")
              .help("write a date such as `1 July 2013`, or `first_day(school_year)`"));
      return null;
    }
    return node;
  }

  /** What of the data a day rests on, for a message; empty if nothing. */
  private String data(Expr whole) {
    Deque<Expr> open = new ArrayDeque<>(List.of(whole));
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Expr.Call call && DateCalls.namesSeason(call)) {
        continue;
      }
      if (expr instanceof Expr.OfGroup || expr instanceof Expr.Over) {
        return ExprCompiler.quote(expr);
      }
      boolean isOfYears =
          expr instanceof Expr.Call call
              && (Functions.ofYears(call.function()).isPresent() || RankCompiler.handles(call));
      if (isOfYears) {
        return ExprCompiler.quote(expr);
      }
      if (expr instanceof Expr.Name name) {
        Names.Meaning meaning = names.find(name.name()).meaning();
        if (meaning != null && meaning.node() == null) {
          return "`" + name.name() + "`, " + meaning.kind();
        }
      }
      expr.children().forEach(open::push);
    }
    return "";
  }
}
