package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Constants.Constant;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.policy.Overlay;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves that limits leave something: the value of the policy, and a value that keeps to all. */
final class LimitProof {
  private final List<OpenRule> rules;
  private final YearProblems problems;

  LimitProof(List<OpenRule> rules, YearProblems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  /** The numbers or days that keep to a limit; null where there is no end. */
  private record Range(@Nullable Rational least, @Nullable Rational most) {
    boolean holds(Rational value) {
      return !isBelow(value, least) && !isBelow(most, value);
    }

    boolean meets(Range other) {
      return !isBelow(most, other.least) && !isBelow(other.most, least);
    }

    private static boolean isBelow(@Nullable Rational one, @Nullable Rational other) {
      return one != null && other != null && one.compareTo(other) < 0;
    }
  }

  /**
   * The limits of one rule, none of which is at fault alone.
   *
   * @param covered what it opens, in every year
   */
  void prove(int rule, List<Constant> covered) {
    Map<List<Object>, List<Constant>> years = new LinkedHashMap<>();
    covered.forEach(
        one ->
            years
                .computeIfAbsent(
                    List.of(one.what(), one.around(), one.columns()), key -> new ArrayList<>())
                .add(one));
    for (List<Constant> ofYears : years.values()) {
      for (OpenRule.Limit limit : rules.get(rule).limits()) {
        if (proveTogether(rule, limit, ofYears) && proveOwn(rule, limit, ofYears)) {
          continue;
        }
        return;
      }
    }
  }

  /** Whether some value keeps to the limit and to each one that is written before it. */
  private boolean proveTogether(int rule, OpenRule.Limit limit, List<Constant> ofYears) {
    Constant one = ofYears.get(0);
    for (int other = 0; other <= rule; other++) {
      OpenRule earlier = rules.get(other);
      if (!Constants.covers(earlier.what(), one) || !isForSame(earlier, rules.get(rule))) {
        continue;
      }
      for (OpenRule.Limit before : earlier.limits()) {
        boolean isSelf = other == rule && before.equals(limit);
        if (!isSelf && ofYears.stream().allMatch(each -> isDisjoint(limit, before, each))) {
          problems.add(
              Problem.of(
                      ProblemCode.LIMIT_SHUTS_OUT,
                      limitOf(rule),
                      limit.toString(),
                      "every value that keeps to `" + before + "`")
                  .with(limitOf(other), "the other limit of " + one.words())
                  .help("leave one of the two out, or write one range"));
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isDisjoint(OpenRule.Limit one, OpenRule.Limit other, Constant of) {
    Range range = range(one, of);
    Range instead = range(other, of);
    return range != null && instead != null && !range.meets(instead);
  }

  private static boolean isForSame(OpenRule one, OpenRule other) {
    return one.districts().isEmpty()
        || other.districts().isEmpty()
        || one.districts().stream().anyMatch(other.districts()::contains);
  }

  /** Whether the value of the policy keeps to the limit in some year. */
  private boolean proveOwn(int rule, OpenRule.Limit limit, List<Constant> ofYears) {
    if (!ofYears.stream().allMatch(one -> isOutside(limit, one))) {
      return true;
    }
    Constant one = ofYears.get(0);
    String value = Overlay.Change.text(one.value(), one.end());
    problems.add(
        Problem.of(
                ProblemCode.LIMIT_SHUTS_OUT,
                limitOf(rule),
                limit.toString(),
                value + ", which is the " + one.words())
            .help("write limits between which " + value + " lies"));
    return false;
  }

  private static boolean isOutside(OpenRule.Limit limit, Constant one) {
    Range range = range(limit, one);
    Rational value = number(one.value());
    Rational end = number(one.end());
    return !(limit instanceof OpenRule.Limit.ByAtMost)
        && range != null
        && value != null
        && (!range.holds(value) || (end != null && !range.holds(end)));
  }

  private static Place.Element limitOf(int rule) {
    return Place.element("open").child(rule).child("limit");
  }

  private static @Nullable Range range(OpenRule.Limit limit, Constant one) {
    if (limit instanceof OpenRule.Limit.Within within) {
      return new Range(number(within.least()), number(within.most()));
    }
    if (limit instanceof OpenRule.Limit.Between between) {
      return new Range(day(between.earliest()), day(between.latest()));
    }
    Rational base = number(one.value());
    if (base == null || !(limit instanceof OpenRule.Limit.ByAtMost by)) {
      return null;
    }
    Rational most =
        one.value() instanceof Expr.Numeral numeral ? Limits.most(by, numeral) : by.most().value();
    return new Range(base.minus(most), base.plus(most));
  }

  private static @Nullable Rational number(@Nullable Expr value) {
    return value instanceof Expr.Numeral numeral
        ? numeral.value()
        : value instanceof Expr.Date date ? day(date.day()) : null;
  }

  private static @Nullable Rational day(@Nullable CalendarDate day) {
    return day == null ? null : Rational.of(day.dayNumber());
  }
}
