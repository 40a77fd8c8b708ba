package org.sqis.dsl.fuzz;

import java.util.List;
import java.util.Random;
import org.sqis.core.function.Functions;

/** Policies that mostly hold together: every kind of declaration, with random values. */
final class PolicyMaker {
  /** What has one unit, for each school and for each group. */
  private static final List<List<String>> NUMBERS =
      List.of(
          List.of("growth", "line", "7", "growth", "previous(growth)", "years_ago(growth, 1)"),
          List.of("ela of all", "ela of white", "50%", "math of all", "previous(ela of all)"),
          List.of(
              "tested of all",
              "met of white",
              "least",
              "10",
              "pooled(met of all, years: 2, least: 1)"));

  private static final List<List<String>> GROUP_NUMBERS =
      List.of(
          List.of("growth", "line", "7", "2.5"),
          List.of("ela", "math", "ela of all", "50%", "before", "previous(ela)"),
          List.of("tested", "met", "least", "10", "tested of all"));

  private static final List<String> CONDITIONS =
      List.of(
          "certified",
          "growth > line",
          "kind is high",
          "ela of all >= 50%",
          "band of all >= 2",
          "mode is strict",
          "improved(ela of all)",
          "growth is missing",
          "ela of white is present",
          "yes");
  private static final List<String> REASONS =
      List.of("too few", "not applicable", "suppressed", "not reported", "not yet defined \"x\"");

  private final Random random;
  private boolean hasPool;

  PolicyMaker(Random random) {
    this.random = random;
  }

  String policy() {
    int least = number(30);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        policy made "Made by a test"
          years  2014-15 to 2015-16
        end policy

        parameters
          | name | value | type                  | provenance |
        """);
    text.append("  | line | ").append(random.nextInt(10) == 0 ? "not set" : number(100));
    text.append(" | score | choice |\n  | mode | ").append(any("strict", "mild"));
    text.append(" | one of strict, mild | choice |\n  | least | ").append(least);
    text.append(
        """
         | count | state |
        end parameters

        groups
          | name  | family | use    |
          | all   |        | scored |
          | white | race   | scored |
          | black | race   | scored |
          | el    |        | scored |
          | extra |        | shown  |
        end groups

        inputs each school
          | name      | type                | missing |
          | kind      | one of low, high    | never   |
          | year_one  | yes/no              | never   |
          | growth    | score 0 to 100      |         |
          | certified | yes/no              |         |
        end inputs

        inputs each group
          | name   | type            |
          | tested | count           |
          | met    | count of tested |
          | before | percent         |
        end inputs

        rates each group
          | name | part | whole  | better | round |
        """);
    text.append("  | ela  | met | tested | higher | 1 |\n");
    text.append("  | math | met | tested | higher | ").append(random.nextInt(3)).append(" |\n");
    text.append("  needs  whole >= ").append(any("least", "20", "1"));
    text.append(", else ").append(any(REASONS)).append("\nend rates\n\n");
    text.append("measure change each group\n  better higher\n  value ela - before\n");
    text.append("  may be missing\nend measure\n\n");
    if (random.nextInt(3) > 0) {
      cohort(text);
    }
    measure("points", true, text);
    measure("other", false, text);
    if (random.nextBoolean()) {
      measure("more", false, text);
    }
    levels(text);
    if (random.nextBoolean()) {
      grid(text);
    }
    if (random.nextInt(3) > 0) {
      index(text);
    }
    if (random.nextInt(3) == 0) {
      overlay(least, text);
    }
    return text.toString();
  }

  private void measure(String name, boolean eachGroup, StringBuilder text) {
    text.append("measure ").append(name).append(eachGroup ? " each group\n" : " each school\n");
    boolean isCondition = !eachGroup && random.nextInt(3) == 0;
    int unit = random.nextInt(3);
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append("  value ").append(isCondition ? condition(2) : value(eachGroup, unit, 2));
      text.append(" when ").append(condition(2)).append('\n');
    }
    text.append("  value ").append(isCondition ? condition(2) : value(eachGroup, unit, 3));
    text.append(" otherwise\n");
    if (random.nextInt(4) == 0) {
      text.append("  needs ").append(condition(1)).append(", else ").append(any(REASONS));
      text.append('\n');
    }
    text.append("  may be missing\nend measure\n\n");
  }

  private String value(boolean eachGroup, int unit, int depth) {
    List<String> plain = (eachGroup ? GROUP_NUMBERS : NUMBERS).get(unit);
    if (depth == 0) {
      return any(plain);
    }
    String left = value(eachGroup, unit, depth - 1);
    boolean isPercent = unit == 1;
    return switch (random.nextInt(hasPool ? 13 : 11)) {
      case 0 -> isPercent ? left : "(" + left + any(" + ", " - ") + any(plain) + ")";
      case 1 -> isPercent ? left : "(" + left + ") / " + number(9);
      case 2 -> "(if " + condition(depth - 1) + " then " + left + " else " + any(plain) + ")";
      case 3 -> "(" + left + " else " + any(plain) + ")";
      case 4 -> "-(" + left + ")";
      case 5 -> any("round", "round_up", "round_down") + "(" + left + ", " + number(3) + ")";
      case 6 -> any("max", "min", "mean", "median") + "(" + left + ", " + any(plain) + ")";
      case 7 -> eachGroup ? left : aggregate(unit);
      case 8 -> random.nextInt(9) > 0 ? left : any(Functions.names()) + "(" + left + ")";
      case 9 -> any(REASONS);
      case 11, 12 -> ranked(left, unit);
      default -> left;
    };
  }

  private void cohort(StringBuilder text) {
    hasPool = true;
    boolean isOfDistricts = random.nextBoolean();
    if (isOfDistricts) {
      text.append("membership partners\n  districts\n    | district | from | to |\n");
      text.append("    | Lawndale | ").append(any("", "1 July 2014", "1 July 2016"));
      text.append(" | |\n    | Elmdale | | ").append(any("", "30 June 2014"));
      text.append(" |\nend membership\n\n");
    }
    text.append("cohort pool\n");
    if (isOfDistricts) {
      text.append("  districts partners\n  as of ");
      text.append(any("first_day(school_year)", "1 July 2015")).append('\n');
    }
    if (random.nextBoolean()) {
      text.append("  members ").append(condition(1)).append('\n');
    }
    text.append("end cohort\n\n");
  }

  private String ranked(String value, int unit) {
    String within = any("", "", ", within: kind", ", within: district");
    String method = any("weak", "strict", "mean", "inclusive", "exclusive");
    return switch (unit) {
      case 1 -> "percentile_rank(" + value + ", among: pool, method: " + method + within + ")";
      case 2 -> "rank(" + value + any("", ", from: lowest") + ", among: pool" + within + ")";
      default -> value;
    };
  }

  private String aggregate(int unit) {
    return any("lowest", "highest", "mean", "median")
        + "("
        + List.of("if ela < 50% then growth else line", "ela", "tested").get(unit)
        + " over "
        + any("scored", "groups", "race", "shown")
        + any("", " where tested >= least", " where group is white", ", at_least: 1")
        + ")";
  }

  private String condition(int depth) {
    String plain = any(CONDITIONS);
    if (depth == 0) {
      return plain;
    }
    return switch (random.nextInt(5)) {
      case 0 -> plain + " and " + condition(depth - 1);
      case 1 -> plain + " or " + condition(depth - 1);
      case 2 -> "not (" + condition(depth - 1) + ")";
      case 3 -> any("every", "any") + "(ela >= 50% over " + any("scored", "race") + ")";
      default -> plain;
    };
  }

  private void levels(StringBuilder text) {
    int high = 50 + random.nextInt(50);
    int low = random.nextInt(high + 1);
    text.append("levels band of ").append(any("ela", "math")).append(" by kind\n");
    text.append("  | level | low | high |\n  | 3 | >= ").append(high);
    text.append("% | >= 90% |\n  | 2 | >= ").append(low).append("% | ");
    text.append(">= 40%").append(" |\n  | 1 | else | else |\n");
    text.append("  provenance choice\nend levels\n\n");
  }

  private void grid(StringBuilder text) {
    String axis = any("certified", "kind");
    text.append("grid color by band, ").append(axis).append("\n");
    text.append("  | | ").append(axis.equals("kind") ? "low | high" : "yes | no").append(" |\n");
    text.append("  | 3, 2 | green | ").append(any("blue", "-", "too few")).append(" |\n");
    text.append("  | 1 | red | ").append(any("green", "red")).append(" |\n");
    if (random.nextBoolean()) {
      text.append("  replace red when ").append(condition(1)).append('\n');
    }
    text.append("end grid\n\n");
  }

  private void index(StringBuilder text) {
    int part = random.nextInt(10) * 10;
    text.append("index score each school\n  shares\n    | domain | measure | points |\n");
    text.append("    | academic | band | ").append(random.nextInt(20) == 0 ? "99" : "100");
    text.append(" |\n  earns level / 3\n  cells\n    | cell | part of the measure's share |\n");
    text.append("    | all | ").append(part).append("% |\n");
    text.append("    | ").append(any("white", "lowest_performing(race)", "el"));
    text.append(" | rest |\n    | black | rest |\n  missing cell\n    | reason | then |\n");
    text.append("    | too few, not applicable | ");
    text.append(any("give to all", "spread over the other group cells"));
    text.append(" |\n  missing measure\n    | reason | then |\n    | too few, not applicable | ");
    text.append(any("spread over everything", "withhold \"x\"", "spread over its domain"));
    text.append(" |\nend index\n\n");
  }

  private void overlay(int least, StringBuilder text) {
    text.append("open\n  | what | who | limit |\n  | parameter least | districts | ");
    text.append(any("0 to 100", "each by at most 5", "")).append(" |\nend open\n\n");
    text.append("overlay local for \"Lawndale\"\n  because \"x\"\n");
    text.append("  approver \"Y\", 14 October 2014\n  change\n    | what | from | to |\n");
    text.append("    | parameter least | ").append(least).append(" | ").append(number(60));
    text.append(" |\nend overlay\n");
  }

  private int number(int most) {
    return random.nextInt(most);
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
