package org.sqis.dsl.equal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sqis.core.number.Rational;
import org.sqis.dsl.Compilation;
import org.sqis.dsl.Sqis;

/**
 * Random policies of elements that are hard to work out. Each element is kept if the policy still
 * holds together with it, and later ones read it.
 */
final class HardPolicy {
  private final Random random;
  private final Pool pool;
  private final List<String> numbers =
      new ArrayList<>(List.of("first", "second", "first", "g_value", "g_value", "before"));
  private final List<String> percents =
      new ArrayList<>(List.of("g_rate", "g_rate", "g_part", "turnout"));
  private final List<String> counts = new ArrayList<>(List.of("g_whole", "g_met", "least"));
  private final List<String> answers = new ArrayList<>(List.of("flag", "other_flag"));
  private final List<String> levels = new ArrayList<>();
  private final List<String> improvable = new ArrayList<>(List.of("g_rate"));
  private final List<String> words = new ArrayList<>(List.of("kind", "sort"));
  private final Expressions expressions;
  private final WideRules wides;
  private String text;
  private Compilation compiled;
  private int tried;
  private int kept;

  private HardPolicy(Random random) {
    this.random = random;
    this.pool = Pool.of(random);
    Names all = new Names(numbers, percents, counts, answers, levels, words, improvable);
    this.expressions = new Expressions(random, pool, all);
    this.wides = new WideRules(random, pool, all, expressions);
    this.text = head();
    this.compiled = Sqis.compile("hard.sqis", text);
    if (compiled.hasErrors()) {
      throw new AssertionError(text + compiled.diagnostics());
    }
  }

  /** A policy of so many elements, mostly; its text, its parts and the numbers its data share. */
  static HardPolicy of(Random random, int elements) {
    HardPolicy policy = new HardPolicy(random);
    while (policy.levels.isEmpty()) {
      policy.levels(0);
    }
    boolean isWide = random.nextInt(2) == 0;
    for (int i = 1; isWide && i < 8 && !policy.keep(policy.wides.cohort()); i++) {
      policy.tried--;
    }
    for (int i = 1; i < elements; i++) {
      if (isWide && random.nextInt(3) == 0) {
        policy.wide(i);
      } else {
        policy.element(i);
      }
    }
    if (random.nextInt(3) == 0) {
      policy.overlay();
    }
    return policy;
  }

  String text() {
    return text;
  }

  Compilation compiled() {
    return compiled;
  }

  Pool pool() {
    return pool;
  }

  int tried() {
    return tried;
  }

  int kept() {
    return kept;
  }

  private String head() {
    String never = random.nextBoolean() ? "never" : "";
    return """
        policy hard "Made to be hard"
          years  2014-15 to 2015-16
        end policy

        parameters
          | name  | value | type                    | provenance |
          | least | %s    | count                   | choice     |
          | line  | %s    |                         | choice     |
          | open_ | %s    |                         | choice     |
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
          | name       | type                    | missing | lag |
          | kind       | one of low, mid, high   | %s      |     |
          | sort       | one of high, low, mid   |         |     |
          | first      | number                  |         |     |
          | second     | number                  |         |     |
          | before     | number                  |         | 1   |
          | turnout    | percent                 |         |     |
          | flag       | yes/no                  |         |     |
          | other_flag | yes/no                  |         |     |
          | day        | date                    |         |     |
          | other_day  | date                    |         |     |
        end inputs

        inputs each group
          | name    | type             |
          | g_whole | count            |
          | g_met   | count of g_whole |
          | g_value | number           |
          | g_part  | percent          |
        end inputs

        rates each group
          | name   | part  | whole   | better | round |
          | g_rate | g_met | g_whole | higher | %d    |
          needs  whole >= least, else too few
        end rates
        """
        .formatted(
            random.nextInt(5),
            Pool.text(pool.number(random)),
            random.nextInt(4) == 0 ? "not set" : Pool.text(pool.number(random)),
            never,
            random.nextInt(4));
  }

  private boolean keep(String element) {
    tried++;
    String more = text + "\n" + element;
    Compilation with = Sqis.compile("hard.sqis", more);
    if (with.hasErrors()) {
      return false;
    }
    kept++;
    text = more;
    compiled = with;
    return true;
  }

  private void wide(int number) {
    WideRules.Rule rule = wides.rule(number);
    if (!keep(rule.text())) {
      return;
    }
    rule.ways().add(rule.name());
    WideRules.Rule over = wides.overDistricts(number, rule.name());
    boolean isNumber = rule.ways().equals(numbers);
    if (isNumber && keep(wides.reading(number, rule.name()).text())) {
      numbers.add(wides.reading(number, rule.name()).name());
    }
    if (isNumber && random.nextBoolean() && keep(over.text())) {
      numbers.add(over.name());
    }
  }

  private void element(int number) {
    switch (random.nextInt(16)) {
      case 0, 1 -> levels(number);
      case 10, 11, 14 -> index(number);
      case 12, 15 -> quotient(number);
      case 13 -> halves(number);
      case 2 -> grid(number);
      case 3 -> spread(number);
      default -> measure(number);
    }
  }

  private void measure(int number) {
    boolean eachGroup = random.nextBoolean();
    String name = (eachGroup ? "g_m" : "m") + number;
    int unit = random.nextInt(7);
    StringBuilder made =
        new StringBuilder("measure " + name + (eachGroup ? " each group\n" : " each school\n"));
    List<String> ways = unit < 3 ? numbers : unit == 3 ? percents : unit == 4 ? counts : answers;
    boolean isOrdered = unit < 5 && random.nextBoolean();
    if (isOrdered) {
      made.append("  better  ").append(any("higher", "lower")).append('\n');
    }
    if (random.nextInt(6) == 0) {
      made.append("  only for  low, mid\n");
    }
    if (eachGroup && random.nextInt(6) == 0) {
      made.append("  except  white is suppressed \"kept by others\"\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      made.append("  needs  ").append(expressions.condition(eachGroup, 1)).append(", else ");
      made.append(any("too few", "not applicable \"a remark\"", "suppressed")).append('\n');
    }
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      made.append("  value  ").append(value(unit, eachGroup)).append(" when ");
      made.append(expressions.condition(eachGroup, 2)).append('\n');
    }
    made.append("  value  ").append(value(unit, eachGroup)).append(" otherwise\n");
    boolean isRounded = unit < 4 && random.nextBoolean();
    if (isRounded) {
      made.append("  round  ").append(random.nextInt(unit < 3 ? 10 : 4)).append('\n');
    }
    made.append("  may be missing\nend measure\n");
    if (keep(made.toString())) {
      ways.add(name);
      if (isOrdered) {
        improvable.add(name);
      }
      if (isRounded) {
        ways.add("exact(" + name + ")");
      }
    }
  }

  private String value(int unit, boolean eachGroup) {
    int depth = random.nextInt(4);
    if (unit < 3 && random.nextInt(4) == 0) {
      return expressions.plainNumber(eachGroup);
    }
    return unit < 3
        ? expressions.number(eachGroup, depth)
        : unit == 3
            ? expressions.percent(eachGroup, depth)
            : unit == 4
                ? expressions.count(eachGroup, depth)
                : expressions.condition(eachGroup, depth);
  }

  /** Numbers that lie in the middle where they are rounded. */
  private void halves(int number) {
    int places = pool.places() - 1;
    String function = any("round_half_even", "round");
    String name = "r" + number;
    boolean isKept =
        keep(
            "measure "
                + name
                + " each school\n  value  "
                + function
                + "(first, "
                + places
                + ") + "
                + function
                + "(second / 10, "
                + (places + 1)
                + ")\n  may be missing\nend measure\n");
    if (isKept) {
      numbers.add(name);
    }
  }

  /** A measure by which groups mostly tie; one that every policy has if it cannot be. */
  private String tying(int number) {
    String name = "g_t" + number;
    String value = "if g_whole > 5 then 1 else 0";
    boolean isKept =
        keep(
            "measure "
                + name
                + " each group\n  better  higher\n  value  "
                + value
                + "\n  may be missing\nend measure\n");
    return isKept ? name : "g_value";
  }

  /** A quotient that is not rounded, and its levels. */
  private void quotient(int number) {
    String name = "q" + number;
    String above = any("first", "g_met of all", "second");
    String below = above.startsWith("g_") ? "g_whole of all" : any("second", "g_value of el");
    keep(
        "measure "
            + name
            + " each school\n  value  "
            + above
            + " / "
            + below
            + "\n  may be missing\nend measure\n");
    List<String> cuts = cuts(false);
    StringBuilder made =
        new StringBuilder("levels l" + number + " of " + name + "\n  | level | any |\n");
    for (int row = 0; row < 3; row++) {
      made.append("  | ").append(3 - row).append(" | ").append(cuts.get(row)).append(" |\n");
    }
    if (keep(made.append("  provenance  choice\nend levels\n").toString())) {
      numbers.add(name);
      levels.add("l" + number);
    }
  }

  private void levels(int number) {
    boolean isOfParts = random.nextInt(4) == 0;
    List<String> from =
        (isOfParts ? percents : numbers).stream().filter(one -> !one.contains("(")).toList();
    String of =
        number == 0 ? "g_rate" : random.nextInt(3) == 0 ? from.get(from.size() - 1) : any(from);
    boolean isPercent = isOfParts || number == 0;
    String name = (of.startsWith("g_") ? "g_l" : "l") + number;
    boolean isByKind = random.nextBoolean();
    List<List<String>> columns = new ArrayList<>();
    for (int i = isByKind ? 2 : 1; i > 0; i--) {
      columns.add(random.nextInt(8) == 0 && isByKind ? List.of("-", "-", "-") : cuts(isPercent));
    }
    StringBuilder made = new StringBuilder("levels " + name + " of " + of);
    made.append(isByKind ? " by kind\n  | level | low, mid | high |\n" : "\n  | level | any |\n");
    for (int row = 0; row < 3; row++) {
      int place = row;
      made.append("  | ").append(3 - row).append(" | ");
      made.append(columns.stream().map(one -> one.get(place)).collect(Collectors.joining(" | ")));
      made.append(" |\n");
    }
    made.append("  provenance  choice\nend levels\n");
    if (keep(made.toString())) {
      levels.add(name);
    }
  }

  /** Cells for levels 3, 2 and 1. */
  private List<String> cuts(boolean isPercent) {
    TreeSet<Rational> two = new TreeSet<>();
    for (int i = 0; two.size() < 4 && i < 50; i++) {
      two.add(isPercent ? pool.part(random) : pool.number(random));
    }
    List<String> cuts =
        two.stream().map(one -> isPercent ? Pool.percent(one) : Pool.text(one)).toList();
    if (cuts.size() < 4) {
      return List.of(">= " + cuts.get(cuts.size() - 1), "else", "-");
    }
    return switch (random.nextInt(5)) {
      case 0 -> List.of(any(">= ", "> ") + cuts.get(1), any(">= ", "> ") + cuts.get(0), "else");
      case 1 -> List.of(any("<= ", "< ") + cuts.get(0), any("<= ", "< ") + cuts.get(1), "else");
      case 2 ->
          List.of(cuts.get(2) + " to " + cuts.get(3), cuts.get(0) + " to " + cuts.get(1), "else");
      case 3 -> List.of("> " + cuts.get(1), cuts.get(0) + " to " + cuts.get(1), "else");
      default -> List.of(any(">= ", "> ") + cuts.get(2), any(">= ", "> ") + cuts.get(1), "else");
    };
  }

  private void grid(int number) {
    if (levels.isEmpty()) {
      return;
    }
    String rows = any(levels);
    String columns = any("flag", "kind", "sort", any(levels), any(answers));
    boolean isOfGroups = rows.startsWith("g_") || columns.startsWith("g_");
    String name = (isOfGroups ? "g_c" : "c") + number;
    List<String> heads =
        words.contains(columns)
            ? List.of("low", "mid, high")
            : levels.contains(columns) ? List.of("1", "2, 3") : List.of("yes", "no");
    boolean isNumbered = random.nextBoolean();
    StringBuilder made = new StringBuilder("grid " + name + " by " + rows + ", " + columns + "\n");
    made.append("  | | ").append(String.join(" | ", heads)).append(" |\n");
    made.append("  | 3 | green | ").append(any("blue", "-", "too few")).append(" |\n");
    made.append("  | 2, 1 | ")
        .append(any("red", "suppressed"))
        .append(" | ")
        .append(any("green", "red"))
        .append(" |\n");
    if (isNumbered) {
      made.append(
          "  values\n    | value | number |\n    | red | 1 |\n    | green | 2 |\n    | blue | 3 |\n");
    }
    if (random.nextBoolean()) {
      made.append("  needs  ")
          .append(expressions.condition(isOfGroups, 1))
          .append(", else too few\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      made.append("  replace  ").append(any("red", "green", "blue")).append(" when ");
      made.append(expressions.condition(isOfGroups, 2)).append('\n');
    }
    made.append("  provenance  choice\nend grid\n");
    if (keep(made.toString()) && isNumbered) {
      levels.add(name);
    }
  }

  private void index(int number) {
    List<String> scored = levels.stream().filter(one -> one.contains("l")).distinct().toList();
    if (scored.isEmpty()) {
      return;
    }
    List<String> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String one = any(scored);
      if (!three.contains(one)) {
        three.add(one);
      }
    }
    String name = "i" + number;
    StringBuilder made = new StringBuilder("index " + name + " each school\n");
    boolean isByKind = random.nextBoolean();
    boolean isNested = random.nextBoolean();
    made.append("  shares").append(isByKind ? " by kind" : "");
    made.append("\n    | within | domain | measure | ")
        .append(isByKind ? "low, mid | high" : "points")
        .append(" |\n");
    for (int i = 0; i < three.size(); i++) {
      String points = String.valueOf(i == 0 ? 100 - 30 * (three.size() - 1) : 30);
      made.append("    | ").append(i == 1 && isNested ? "one" : "").append(" | ");
      made.append(i == 0 ? "one" : i == 1 ? isNested ? "two" : "one" : "three").append(" | ");
      made.append(three.get(i)).append(" | ").append(points);
      made.append(isByKind ? " | " + points : "").append(" |\n");
    }
    made.append("  earns  ").append(any("level / 3", "(level - 1) / 2")).append('\n');
    made.append("  cells\n    | cell | part of the measure's share |\n");
    switch (random.nextInt(4)) {
      case 0 -> made.append("    | all | 100% |\n");
      case 1 ->
          made.append(
              "    | all | 50% |\n    | lowest_performing(race) | rest |\n    | el | rest |\n");
      case 2 ->
          made.append(
              "    | all | 1/3 |\n    | lowest_performing(scored) | 1/3 |\n    | white | 1/3 |\n");
      default ->
          made.append(
              "    | all | 10% |\n    | white | rest |\n    | black | rest |\n    | el | rest |\n");
    }
    if (random.nextInt(3) > 0) {
      made.append("  lowest_performing once by ").append(any("g_rate", tying(number))).append('\n');
    }
    made.append("  missing cell\n    | reason | then |\n    | too few, not applicable | ");
    made.append(any("give to all", "spread over the other group cells")).append(" |\n");
    made.append(
        any(
            "",
            "    | suppressed | withhold \"a group was not sent\" |\n",
            "    | not reported, suppressed | give to all |\n"));
    made.append("  missing measure\n    | reason | then |\n    | too few, not applicable | ");
    made.append(any("spread over everything", "spread over its domain", "withhold \"x\""))
        .append(" |\n");
    made.append(
        any(
            "",
            "    | suppressed, not yet defined | spread over everything |\n",
            "    | not reported | withhold \"not sent\" |\n"));
    if (random.nextInt(3) == 0 && three.size() > 1) {
      made.append("  instead  when ").append(three.get(0)).append(" is missing\n");
      made.append("    | domain | measure | points |\n    | one | ")
          .append(three.get(1))
          .append(" | 100 |\n");
    }
    if (random.nextInt(3) == 0) {
      made.append("  round cells  ").append(random.nextInt(4)).append('\n');
    }
    if (random.nextInt(2) == 0) {
      made.append("  needs  shares_present >= ")
          .append(any("50", "30", "71"))
          .append(", else withhold \"too little\"\n");
    }
    if (random.nextInt(2) == 0) {
      made.append("  publish  round(")
          .append(name)
          .append(", ")
          .append(random.nextInt(3))
          .append(")\n");
    }
    made.append("  provenance  choice\nend index\n");
    keep(made.toString());
  }

  /** An index of what schools have once, whose missing measures are only ever spread. */
  private void spread(int number) {
    List<String> three = new ArrayList<>();
    for (String of : List.of("first", "second", "turnout")) {
      String name = "l" + number + "_" + of;
      StringBuilder made =
          new StringBuilder("levels " + name + " of " + of + "\n  | level | any |\n");
      List<String> cuts = cuts(of.equals("turnout"));
      for (int row = 0; row < 3; row++) {
        made.append("  | ").append(3 - row).append(" | ").append(cuts.get(row)).append(" |\n");
      }
      if (keep(made.append("  provenance  choice\nend levels\n").toString())) {
        levels.add(name);
        three.add(name);
      }
    }
    if (three.size() < 2) {
      return;
    }
    StringBuilder made = new StringBuilder("index i" + number + " each school\n  shares\n");
    made.append("    | within | domain | measure | points |\n");
    String first = any("55", "12.5", "70");
    String rest = Pool.text(Rational.HUNDRED.minus(Rational.parse(first).orElseThrow()));
    List<String> points = three.size() == 2 ? List.of(first, rest) : List.of("40", "35", "25");
    String outer = any("", "one");
    for (int i = 0; i < three.size(); i++) {
      made.append("    | ").append(i == 1 ? outer : "").append(" | ");
      made.append(List.of("one", "two", any("one", "three")).get(i)).append(" | ");
      made.append(three.get(i)).append(" | ").append(points.get(i)).append(" |\n");
    }
    made.append("  earns  ").append(any("level / 3", "(level - 1) / 2")).append('\n');
    made.append("  cells\n    | cell | part of the measure's share |\n    | all | 100% |\n");
    made.append("  missing measure\n    | reason | then |\n    | too few, not applicable, ");
    made.append("suppressed, not reported, not yet defined | ");
    made.append(any("spread over everything", "spread over its domain"));
    made.append(" |\n  provenance  choice\nend index\n");
    keep(made.toString());
  }

  private void overlay() {
    String line = text.lines().filter(one -> one.startsWith("  | line ")).findFirst().orElse("");
    String from = line.split("\\|", -1)[2].strip();
    String least =
        text.lines()
            .filter(one -> one.startsWith("  | least "))
            .findFirst()
            .orElse("")
            .split("\\|", -1)[2]
            .strip();
    keep(
        "open\n  | what | who | limit |\n  | parameter line | districts | |\n"
            + "  | parameter least | districts | |\nend open\n\n"
            + "overlay local for \"Elm\"\n  because \"x\"\n  approver \"Y\", 14 October 2014\n"
            + "  change\n    | what | from | to |\n    | parameter line | "
            + from
            + " | "
            + expressions.literal()
            + " |\n    | parameter least | "
            + least
            + " | 7 |\nend overlay\n");
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
