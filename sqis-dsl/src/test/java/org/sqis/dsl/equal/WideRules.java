package org.sqis.dsl.equal;

import java.util.List;
import java.util.Random;

/** Random rules in which schools depend on each other: of districts, of the consortium, ranks. */
final class WideRules {
  private final Random random;
  private final Pool pool;
  private final Names names;
  private final Expressions expressions;

  WideRules(Random random, Pool pool, Names names, Expressions expressions) {
    this.random = random;
    this.pool = pool;
    this.names = names;
    this.expressions = expressions;
  }

  /** A rule and what it gives. */
  record Rule(String name, String text, List<String> ways) {}

  /** A cohort among which schools are ranked. */
  String cohort() {
    StringBuilder text = new StringBuilder();
    boolean isOfDistricts = random.nextBoolean();
    if (isOfDistricts) {
      text.append("membership partners\n  districts\n    | district | from | to |\n    | Elm | ");
      text.append(any("", "1 July 2014", "1 July 2016")).append(" | |\n    | Ash | | ");
      text.append(any("", "30 June 2014", "1 August 2015")).append(" |\nend membership\n\n");
    }
    text.append("cohort pool\n");
    if (isOfDistricts) {
      text.append("  districts partners\n  as of ");
      text.append(
          any(
              "first_day(school_year)",
              "last_day(school_year) + 30",
              "lowest(last_day(school_year) + 30, 31 July 2015)",
              "lowest(first_day(school_year) - 3, 31 July 2014)",
              "1 July 2015"));
      text.append('\n');
    }
    if (!isOfDistricts || random.nextBoolean()) {
      text.append("  members ").append(expressions.condition(false, 1)).append('\n');
    }
    return text.append("end cohort\n").toString();
  }

  /** A rule that later ones read. */
  Rule rule(int number) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> ranked(number);
      case 2 -> rates(number);
      case 3 -> median(number);
      case 4 -> rateRank(number);
      default -> whole(number);
    };
  }

  /** The middle of what schools are given. */
  private Rule median(int number) {
    String name = "d" + number;
    String each = any("district", "consortium");
    String value = "median(" + any("first", "second", "g_value of el") + " over schools)";
    return new Rule(name, measure(name, each, value), names.numbers());
  }

  /** A rank of a rate that nothing rounds, with ties. */
  private Rule rateRank(int number) {
    String name = "k" + number;
    boolean isPlace = random.nextBoolean();
    String value =
        (isPlace ? "rank(" : "percentile_rank(")
            + any("g_met of all / g_whole of all", "g_met of el / g_whole of el")
            + ", among: pool"
            + (isPlace ? "" : ", method: " + any("mean", "strict"))
            + any("", ", within: kind")
            + ")";
    return new Rule(
        name, measure(name, "school", value), isPlace ? names.counts() : names.percents());
  }

  /** Of rates that nothing rounds the least or the greatest. */
  private Rule rates(int number) {
    String name = "x" + number;
    String value =
        any("lowest", "highest")
            + "("
            + any("g_met / g_whole", "g_value / g_whole", "(g_met + 1) / (g_whole + 3)")
            + " over "
            + any("groups", "scored", "race")
            + any("", ", at_least: 2", " where g_whole > 3")
            + ")";
    return new Rule(name, measure(name, "school", value), names.numbers());
  }

  private Rule ranked(int number) {
    boolean isEachGroup = random.nextInt(3) == 0;
    String name = (isEachGroup ? "g_k" : "k") + number;
    String value =
        random.nextInt(3) == 0
            ? expressions.percent(isEachGroup, random.nextInt(2))
            : random.nextInt(3) == 0
                ? expressions.count(isEachGroup, random.nextInt(2))
                : expressions.number(isEachGroup, random.nextInt(2));
    String within = any("", "", ", within: kind", ", within: sort", ", within: district");
    boolean isPlace = random.nextInt(3) == 0;
    String rank =
        isPlace
            ? "rank(" + value + any("", ", from: lowest", ", from: highest")
            : "percentile_rank("
                + value
                + ", method: "
                + any("weak", "strict", "mean", "inclusive", "exclusive");
    rank += ", among: pool" + within + ")";
    if (random.nextInt(4) == 0) {
      rank = "(if " + expressions.condition(isEachGroup, 1) + " then " + rank + " else too few)";
    }
    return new Rule(
        name,
        measure(name, isEachGroup ? "group" : "school", rank),
        isPlace ? names.counts() : names.percents());
  }

  private Rule whole(int number) {
    String name = "w" + number;
    boolean isOfDistricts = random.nextBoolean();
    String body;
    String function;
    List<String> ways;
    switch (random.nextInt(5)) {
      case 0 -> {
        body = expressions.condition(false, 1);
        function = any("count", "count", "share", "every", "any");
        ways =
            function.equals("count")
                ? names.counts()
                : function.equals("share") ? names.percents() : names.answers();
      }
      case 1 -> {
        body = expressions.percent(false, random.nextInt(2));
        function = any("lowest", "highest", "mean", "median");
        ways = names.percents();
      }
      case 2 -> {
        body = expressions.count(false, random.nextInt(2));
        function = any("lowest", "highest", "sum", "sum");
        ways = names.counts();
      }
      default -> {
        body = expressions.number(false, random.nextInt(3) == 0 ? 1 : 0);
        function = any("lowest", "highest", "mean", "sum", "median", "median");
        ways = names.numbers();
      }
    }
    String where = random.nextInt(3) == 0 ? " where " + expressions.condition(false, 1) : "";
    String options = any("", "", ", at_least: 1", ", at_least: 3");
    if (random.nextInt(4) == 0 && ways.equals(names.numbers())) {
      options += ", none: " + Pool.text(pool.number(random));
    }
    String value = function + "(" + body + " over schools" + where + options + ")";
    if (random.nextInt(4) == 0 && ways.equals(names.numbers())) {
      value = "(" + value + " / " + Pool.text(pool.number(random)) + " else " + value + ")";
    }
    return new Rule(name, measure(name, isOfDistricts ? "district" : "consortium", value), ways);
  }

  /** A value of the consortium made of those of its districts. */
  Rule overDistricts(int number, String of) {
    String name = "o" + number;
    String value = any("lowest", "highest", "mean") + "(" + of + " over districts)";
    return new Rule(name, measure(name, "consortium", value), names.numbers());
  }

  /** What a school is beyond its district or all schools. */
  Rule reading(int number, String of) {
    String name = "v" + number;
    return new Rule(name, measure(name, "school", "second - " + of), names.numbers());
  }

  private String measure(String name, String each, String value) {
    String round = name.startsWith("v") || random.nextInt(3) > 0 ? "" : "  round  1\n";
    return "measure "
        + name
        + " each "
        + each
        + "\n  value  "
        + value
        + "\n"
        + round
        + "  may be missing\nend measure\n";
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }
}
