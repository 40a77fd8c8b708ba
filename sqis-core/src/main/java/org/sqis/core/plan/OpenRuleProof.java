package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.expr.Expr;
import org.sqis.core.plan.Constants.Constant;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves what a policy opens to overlays: that it is there, and that its limits fit it. */
final class OpenRuleProof {
  private static final String IMPOSSIBLE =
      "no value keeps to it: write a range from the least to the greatest, or a difference above 0";

  private final List<OpenRule> rules;
  private final Collection<YearSlice> slices;
  private final YearProblems problems;

  OpenRuleProof(List<OpenRule> rules, Collection<YearSlice> slices, YearProblems problems) {
    this.rules = rules;
    this.slices = slices;
    this.problems = problems;
  }

  /** What is opened is there in some year, and its limits fit it. */
  void prove() {
    LimitProof limits = new LimitProof(rules, problems);
    for (int i = 0; i < rules.size(); i++) {
      OpenRule rule = rules.get(i);
      Place.Element at = Place.element("open").child(i);
      List<Constant> covered = new ArrayList<>();
      slices.forEach(
          slice ->
              new Constants(slice.spec())
                  .all().stream()
                      .filter(one -> Constants.covers(rule.what(), one))
                      .forEach(covered::add));
      if (covered.isEmpty()) {
        problems.add(unknown(rule.what(), at.child("what"), slices));
        continue;
      }
      int before = problems.count();
      for (OpenRule.Limit limit : rule.limits()) {
        boolean fits =
            limit instanceof OpenRule.Limit.TotalUnchanged
                ? covered.get(0).what() instanceof Changeable.ShareOf
                : covered.stream()
                    .allMatch(one -> one.value() == null || Limits.isInUnit(limit, one.value()));
        boolean isUnset = covered.stream().allMatch(one -> one.value() == null);
        if (isUnset && limit instanceof OpenRule.Limit.ByAtMost) {
          problems.add(
              Problem.of(
                      ProblemCode.OPEN_LIMIT,
                      at.child("limit"),
                      limit.toString(),
                      rule.what() + ", which is not set")
                  .help("write a range, such as `20 to 30`"));
        } else if (!fits || !Limits.isPossible(limit)) {
          problems.add(
              Problem.of(
                      ProblemCode.OPEN_LIMIT,
                      at.child("limit"),
                      limit.toString(),
                      rule.what().toString())
                  .help(fits ? IMPOSSIBLE : fitting(limit, covered)));
        }
      }
      if (problems.count() == before) {
        limits.prove(i, covered);
      }
    }
  }

  private static String fitting(OpenRule.Limit limit, List<Constant> covered) {
    if (limit instanceof OpenRule.Limit.TotalUnchanged) {
      return "`total unchanged` is for shares; leave it out";
    }
    if (covered.stream().anyMatch(one -> one.value() instanceof Expr.Date)) {
      return "write dates, such as `at most 1 December 2013`, or days, such as `each by at most 30`";
    }
    return covered.stream().anyMatch(one -> one.value() instanceof Expr.Numeral)
        ? "write its numbers as the value is written, with or without a per cent sign"
        : "leave the limit empty: its words are the limit";
  }

  /** Nothing of that name could be changed in any of the years. */
  static Problem unknown(Changeable what, Place.Element at, Collection<YearSlice> slices) {
    Set<String> known = new LinkedHashSet<>();
    slices.forEach(
        slice ->
            new Constants(slice.spec()).all().forEach(one -> known.add(one.what().toString())));
    String help =
        NearestName.find(what.toString(), known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                "write `parameter NAME`, `share of MEASURE`, `share in DOMAIN`, `level L of TABLE`"
                    + " or `levels of TABLE`");
    return Problem.of(ProblemCode.OVERLAY_UNKNOWN, at, what.toString()).help(help);
  }
}
