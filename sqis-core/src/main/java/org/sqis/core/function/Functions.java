package org.sqis.core.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/** The registry of functions: one entry a function. Immutable; safe for every thread. */
public final class Functions {
  private static final Map<String, Scalar> SCALARS = new LinkedHashMap<>();
  private static final Map<String, Aggregate> AGGREGATES = new LinkedHashMap<>();
  private static final Map<String, OfYears> OF_YEARS = new LinkedHashMap<>();
  private static final Map<String, Ranking> RANKINGS = new LinkedHashMap<>();

  static {
    rounding("round", RoundingRule.HALF_UP, "to the nearest, ties away from zero");
    rounding("round_up", RoundingRule.UP, "up");
    rounding("round_down", RoundingRule.DOWN, "down");
    rounding("round_half_even", RoundingRule.HALF_EVEN, "to the nearest, ties to the even digit");
    scalar(
        "min",
        Shape.SAME_UNIT,
        "min(a, b, …)",
        "The least of numbers of one unit, or the earliest of dates.");
    scalar(
        "max",
        Shape.SAME_UNIT,
        "max(a, b, …)",
        "The greatest of numbers of one unit, or the latest of dates.");
    scalar("abs", Shape.ONE, "abs(x)", "The number without its sign.");
    scalar(
        "number",
        Shape.LEVEL,
        "number(level)",
        "The number of a level; `number(level, column)` is the number that a level or word carries in"
            + " that column of its `numbers`.");
    scalar(
        "exact",
        Shape.EXACT,
        "exact(x)",
        "The value of a measure or index before its last rounding.");
    scalar(
        "within",
        Shape.WITHIN,
        "within(date, days: n, after: other)",
        "Whether the date is the other one or at most n days after it; with `before: other` at most"
            + " n days before it.");
    scalar(
        "in_year",
        Shape.DATE,
        "in_year(date)",
        "Whether the date lies in the school year that is rated.");
    scalar(
        "season", Shape.DATE, "season(date)", "The season of the calendar in which the date lies.");
    scalar(
        "first_day",
        Shape.SEASON,
        "first_day(season)",
        "The first day of the season, or of the `school_year`, in the year that is rated.");
    scalar(
        "last_day",
        Shape.SEASON,
        "last_day(season)",
        "The last day of the season, or of the `school_year`, in the year that is rated.");
    aggregate(
        "lowest",
        Aggregate.Takes.ORDERED,
        "The least member; of dates the earliest. In a route of a designation `lowest(5%, by: x,"
            + " only: condition)` holds for the schools in the first places from the lowest value:"
            + " a share of the cohort or a number of schools; `only` says which schools compete.",
        Fold.LEAST);
    aggregate(
        "highest",
        Aggregate.Takes.ORDERED,
        "The greatest member; of dates the latest. In a route of a designation `highest(5%, by: x,"
            + " only: condition)` holds for the schools in the first places from the highest value.",
        Fold.GREATEST);
    aggregate("sum", Aggregate.Takes.NUMBERS, "The sum of the members.", Fold.SUM);
    aggregate("mean", Aggregate.Takes.NUMBERS, "The exact mean of the members.", Fold.MEAN);
    aggregate("median", Aggregate.Takes.NUMBERS, "The median of the members.", Fold.MEDIAN);
    condition(
        "count",
        Aggregate.Gives.COUNT,
        Aggregate.Decides.NONE,
        "How many members hold.",
        Fold.COUNT);
    condition(
        "share",
        Aggregate.Gives.PERCENT,
        Aggregate.Decides.NONE,
        "The percent of members that hold.",
        Fold.SHARE);
    condition(
        "every",
        Aggregate.Gives.ANSWER,
        Aggregate.Decides.NO,
        "Whether every member holds.",
        Fold.EVERY);
    condition(
        "any",
        Aggregate.Gives.ANSWER,
        Aggregate.Decides.YES,
        "Whether any member holds.",
        Fold.ANY);
    ofYears("previous", "previous(x)", "The value a year before.");
    ofYears("years_ago", "years_ago(x, n)", "The value n years before, 1 to 9.");
    ofYears(
        "improved",
        "improved(x)",
        "Whether the value is better than a year before, in the direction of `better`; a level or"
            + " index is better if it is higher.");
    ofYears(
        "pooled",
        "pooled(x, years: n, least: m)",
        "The sum of the values of this year and the years before, n in all; the years without a"
            + " value are left out if at least m have one.");
    ofYears(
        "each_year",
        "each_year(condition, years: n)",
        "Whether the condition holds in this year and each year before, n in all; with `least: m`"
            + " years without an answer are left out if at least m have one.");
    ranking(
        "rank",
        "rank(x, among: cohort)",
        "The place of the value among those of the cohort, 1 for the highest; with `from: lowest` 1"
            + " for the lowest. Equal values share the best of their places. `within: name` ranks"
            + " among the schools with the same word, `within: district` in the district.");
    ranking(
        "percentile_rank",
        "percentile_rank(x, among: cohort, method: weak)",
        "The percent of the cohort that lies below. Of n values, b below and e equal, itself"
            + " included: `weak` is (b + e)/n, `strict` b/n, `mean` the mean of the two, `inclusive`"
            + " b/(n - 1), `exclusive` (b + 1)/(n + 1). `within` as for `rank`.");
  }

  private Functions() {}

  /** How the arguments of a function of values must fit together. */
  public enum Shape {
    /** One number and the decimals to keep. */
    ROUNDING,
    /** At least two numbers of one unit, or dates. */
    SAME_UNIT,
    /** One number. */
    ONE,
    /** One level. */
    LEVEL,
    /** The name of a measure or index. */
    EXACT,
    /** One date, and by their names a number of days and another date. */
    WITHIN,
    /** One date. */
    DATE,
    /** The name of a season. */
    SEASON
  }

  /**
   * A function of values.
   *
   * @param name its name
   * @param shape how its arguments fit together
   * @param rule for a rounding function how it rounds; else half up
   * @param signature how it is written
   * @param summary what it does
   */
  public record Scalar(
      String name, Shape shape, RoundingRule rule, String signature, String summary) {}

  /**
   * A function that reads values of earlier years.
   *
   * @param name its name
   * @param signature how it is written
   * @param summary what it does
   */
  public record OfYears(String name, String signature, String summary) {}

  /**
   * A function that ranks a value among those of a cohort.
   *
   * @param name its name
   * @param signature how it is written
   * @param summary what it does
   */
  public record Ranking(String name, String signature, String summary) {}

  /** The ranking function of that name. */
  public static Optional<Ranking> ranking(String name) {
    return Optional.ofNullable(RANKINGS.get(name));
  }

  /** All ranking functions, in the order of the reference. */
  public static List<Ranking> rankings() {
    return List.copyOf(RANKINGS.values());
  }

  /** The function of years of that name. */
  public static Optional<OfYears> ofYears(String name) {
    return Optional.ofNullable(OF_YEARS.get(name));
  }

  /** All functions of years, in the order of the reference. */
  public static List<OfYears> allOfYears() {
    return List.copyOf(OF_YEARS.values());
  }

  /** The function of values of that name. */
  public static Optional<Scalar> scalar(String name) {
    return Optional.ofNullable(SCALARS.get(name));
  }

  /** The aggregate of that name. */
  public static Optional<Aggregate> aggregate(String name) {
    return Optional.ofNullable(AGGREGATES.get(name));
  }

  /** All functions of values, in the order of the reference. */
  public static List<Scalar> scalars() {
    return List.copyOf(SCALARS.values());
  }

  /** All aggregates, in the order of the reference. */
  public static List<Aggregate> aggregates() {
    return List.copyOf(AGGREGATES.values());
  }

  /** The names of all functions. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(SCALARS.keySet());
    names.addAll(AGGREGATES.keySet());
    names.addAll(OF_YEARS.keySet());
    names.addAll(RANKINGS.keySet());
    return names;
  }

  private static void rounding(String name, RoundingRule rule, String how) {
    SCALARS.put(
        name,
        new Scalar(
            name,
            Shape.ROUNDING,
            rule,
            name + "(x, places)",
            "Rounds " + how + ", to so many decimals of the printed unit."));
  }

  private static void scalar(String name, Shape shape, String signature, String summary) {
    SCALARS.put(name, new Scalar(name, shape, RoundingRule.HALF_UP, signature, summary));
  }

  private static void ofYears(String name, String signature, String summary) {
    OF_YEARS.put(name, new OfYears(name, signature, summary));
  }

  private static void ranking(String name, String signature, String summary) {
    RANKINGS.put(name, new Ranking(name, signature, summary));
  }

  private static void aggregate(
      String name, Aggregate.Takes takes, String summary, Operation operation) {
    AGGREGATES.put(
        name,
        new Aggregate(
            name, takes, Aggregate.Gives.SAME, Aggregate.Decides.NONE, summary, operation));
  }

  private static void condition(
      String name,
      Aggregate.Gives gives,
      Aggregate.Decides decides,
      String summary,
      Operation operation) {
    AGGREGATES.put(
        name, new Aggregate(name, Aggregate.Takes.CONDITIONS, gives, decides, summary, operation));
  }

  /** What the aggregates do; one class and no lambdas, for all of them are made at the start. */
  private enum Fold implements Operation {
    LEAST,
    GREATEST,
    SUM,
    MEAN,
    MEDIAN,
    COUNT,
    SHARE,
    EVERY,
    ANY;

    @Override
    public Value apply(List<Value> values) {
      return switch (this) {
        case LEAST -> least(values, 1);
        case GREATEST -> least(values, -1);
        case SUM -> Value.of(sum(values));
        case MEAN -> Value.of(sum(values).dividedBy(Rational.of(values.size())));
        case MEDIAN -> median(values);
        case COUNT -> Value.of(Rational.of(yes(values)));
        case SHARE -> Value.of(Rational.of(yes(values), values.size()));
        case EVERY -> Value.of(yes(values) == values.size());
        case ANY -> Value.of(yes(values) > 0);
      };
    }
  }

  private static Value least(List<Value> values, int sign) {
    Comparator<Value> order = (one, other) -> sign * number(one).compareTo(number(other));
    return values.stream().min(order).orElseThrow();
  }

  private static Rational sum(List<Value> values) {
    return values.stream().map(Functions::number).reduce(Rational.ZERO, Rational::plus);
  }

  private static Value median(List<Value> values) {
    List<Rational> sorted = values.stream().map(Functions::number).sorted().toList();
    int half = sorted.size() / 2;
    return Value.of(
        sorted.size() % 2 == 1
            ? sorted.get(half)
            : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(Rational.of(2)));
  }

  private static int yes(List<Value> values) {
    return (int) values.stream().filter(Value.YesNo.YES::equals).count();
  }

  /**
   * The number of a present number or level; of a date the number of its day.
   *
   * @throws IllegalArgumentException if the value is none of these
   */
  public static Rational number(Value value) {
    if (value instanceof Value.Num num) {
      return num.number();
    }
    if (value instanceof Value.Level level) {
      return level.number();
    }
    if (value instanceof Value.Date date) {
      return Rational.of(date.day().dayNumber());
    }
    throw new IllegalArgumentException("not a number, level or date: " + value);
  }
}
