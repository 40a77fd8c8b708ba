package org.sqis.dsl.equal;

import java.util.List;
import java.util.Random;

/** Random expressions of one unit each, of what is known for each school or for each group. */
final class Expressions {
  private static final List<String> REASONS =
      List.of("too few", "not applicable", "suppressed", "not reported");

  private final Random random;
  private final Pool pool;

  /** What can be read by unit: of each school, and of each group. */
  private final Names names;

  private boolean isInside;
  private boolean isPast;

  Expressions(Random random, Pool pool, Names names) {
    this.random = random;
    this.pool = pool;
    this.names = names;
  }

  String number(boolean eachGroup, int depth) {
    if (depth == 0) {
      return plain(names.numbers(), eachGroup, literal());
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2 ->
          "(" + number(eachGroup, depth - 1) + any(" + ", " - ") + number(eachGroup, 0) + ")";
      case 3 -> "(" + number(eachGroup, 0) + " * " + number(eachGroup, depth - 1) + ")";
      case 4, 5 -> "(" + number(eachGroup, depth - 1) + " / " + number(eachGroup, depth - 1) + ")";
      case 6 -> "(" + percent(eachGroup, depth - 1) + " / " + percent(eachGroup, 0) + ")";
      case 7 -> "(" + count(eachGroup, depth - 1) + " / " + count(eachGroup, 0) + ")";
      case 8 -> "-(" + number(eachGroup, depth - 1) + ")";
      case 9 -> "abs(" + number(eachGroup, depth - 1) + ")";
      case 10, 11 -> rounded(number(eachGroup, depth - 1), places());
      case 12 -> "number(" + read(names.levels(), eachGroup) + ")";
      default -> general(Unit.NUMBER, eachGroup, depth);
    };
  }

  /** A value in the middle of a rounding, or a quotient that nothing rounds. */
  String plainNumber(boolean eachGroup) {
    String read = read(names.numbers(), eachGroup);
    return random.nextBoolean()
        ? rounded(read, pool.places() - random.nextInt(3))
        : "(" + read + " / " + read(names.numbers(), eachGroup) + ")";
  }

  String percent(boolean eachGroup, int depth) {
    if (depth == 0) {
      return plain(names.percents(), eachGroup, Pool.percent(pool.part(random)));
    }
    return switch (random.nextInt(10)) {
      case 0 -> "(" + percent(eachGroup, depth - 1) + any(" + ", " - ") + points(eachGroup) + ")";
      case 1 -> rounded(percent(eachGroup, depth - 1), random.nextInt(15) - 4);
      case 2 -> isInside ? percent(eachGroup, 0) : share(eachGroup);
      case 3 -> "(" + percent(eachGroup, depth - 1) + " / " + (1 + random.nextInt(7)) + ")";
      default -> general(Unit.PERCENT, eachGroup, depth);
    };
  }

  private String points(boolean eachGroup) {
    return "(" + percent(eachGroup, 0) + " - " + percent(eachGroup, 0) + ")";
  }

  String count(boolean eachGroup, int depth) {
    if (depth == 0) {
      return plain(names.counts(), eachGroup, String.valueOf(random.nextInt(12)));
    }
    return switch (random.nextInt(8)) {
      case 0 -> "(" + count(eachGroup, depth - 1) + any(" + ", " - ") + count(eachGroup, 0) + ")";
      case 1 -> isInside ? count(eachGroup, 0) : "count(" + conditions(eachGroup) + options() + ")";
      case 2 ->
          isPast || isInside
              ? count(eachGroup, 0)
              : "pooled(" + past(names.counts(), eachGroup) + ", years: 2" + least() + ")";
      case 3 -> rounded(count(eachGroup, depth - 1) + " / 8", random.nextInt(4) - 2);
      default -> general(Unit.COUNT, eachGroup, depth);
    };
  }

  private enum Unit {
    NUMBER,
    PERCENT,
    COUNT
  }

  private String of(Unit unit, boolean eachGroup, int depth) {
    return switch (unit) {
      case NUMBER -> number(eachGroup, depth);
      case PERCENT -> percent(eachGroup, depth);
      case COUNT -> count(eachGroup, depth);
    };
  }

  /** What every unit can do. */
  private String general(Unit unit, boolean eachGroup, int depth) {
    String left = of(unit, eachGroup, depth - 1);
    return switch (random.nextInt(11)) {
      case 0 -> any("min", "max") + "(" + left + ", " + of(unit, eachGroup, 0) + ")";
      case 1, 2 ->
          "(if "
              + condition(eachGroup, depth - 1)
              + " then "
              + left
              + " else "
              + (random.nextInt(4) == 0 ? any(REASONS) : of(unit, eachGroup, depth - 1))
              + ")";
      case 3, 4 -> "(" + left + " else " + of(unit, eachGroup, depth - 1) + ")";
      case 5, 6 -> isInside ? left : aggregate(unit, eachGroup);
      case 7 -> isInside ? left : list(unit, eachGroup);
      case 8 -> isPast ? left : earlier(unit, eachGroup);
      case 9 -> random.nextInt(3) == 0 ? "(" + left + " + " + any(REASONS) + ")" : left;
      default -> left;
    };
  }

  private String earlier(Unit unit, boolean eachGroup) {
    isPast = true;
    String value = of(unit, eachGroup, random.nextInt(2));
    isPast = false;
    return random.nextBoolean()
        ? "previous(" + value + ")"
        : "years_ago(" + value + ", " + (1 + random.nextInt(3)) + ")";
  }

  private String past(List<String> all, boolean eachGroup) {
    return plain(all, eachGroup, any(all) + " of all");
  }

  private String least() {
    return random.nextBoolean() ? ", least: 1" : "";
  }

  private String aggregate(Unit unit, boolean eachGroup) {
    boolean before = isInside;
    isInside = true;
    String body = of(unit, true, random.nextInt(2));
    String where = random.nextInt(3) == 0 ? " where " + condition(true, 1) : "";
    isInside = before;
    String options = options();
    if (random.nextInt(4) == 0) {
      options += ", none: " + of(unit, eachGroup, 0);
    }
    String function =
        unit == Unit.PERCENT
            ? any("lowest", "highest", "mean", "median")
            : any("lowest", "highest", "mean", "sum", "sum", "median");
    return function + "(" + body + " over " + family() + where + options + ")";
  }

  private String family() {
    return any("groups", "scored", "race", "shown");
  }

  private String list(Unit unit, boolean eachGroup) {
    boolean before = isInside;
    isInside = true;
    StringBuilder list = new StringBuilder(of(unit, eachGroup, 1));
    for (int i = random.nextInt(3); i >= 0; i--) {
      list.append(", ").append(random.nextInt(5) == 0 ? any(REASONS) : of(unit, eachGroup, 0));
    }
    isInside = before;
    String function =
        unit == Unit.PERCENT
            ? any("lowest", "highest", "mean")
            : any("lowest", "highest", "mean", "sum");
    return function + "(" + list + options() + ")";
  }

  private String options() {
    return random.nextInt(3) == 0 ? ", at_least: " + (1 + random.nextInt(3)) : "";
  }

  private String share(boolean eachGroup) {
    return "share(" + conditions(eachGroup) + options() + ")";
  }

  /** Conditions over a family, or a list of them. */
  private String conditions(boolean eachGroup) {
    boolean before = isInside;
    isInside = true;
    String text =
        random.nextBoolean()
            ? condition(true, 1)
                + " over "
                + family()
                + (random.nextInt(3) == 0 ? " where " + condition(true, 1) : "")
            : condition(eachGroup, 1) + ", " + condition(eachGroup, 0);
    isInside = before;
    return text;
  }

  String condition(boolean eachGroup, int depth) {
    if (depth == 0) {
      return plain(names.answers(), eachGroup, any("yes", "no"));
    }
    boolean inGroup = eachGroup;
    return switch (random.nextInt(16)) {
      case 0, 1 ->
          "("
              + condition(inGroup, depth - 1)
              + any(" and ", " or ")
              + condition(inGroup, depth - 1)
              + ")";
      case 2 -> "(not " + condition(inGroup, depth - 1) + ")";
      case 3, 4 -> compared(number(inGroup, depth - 1), number(inGroup, 0));
      case 5 -> tied(inGroup);
      case 6 -> compared(percent(inGroup, depth - 1), percent(inGroup, 0));
      case 7 -> compared(count(inGroup, depth - 1), count(inGroup, 0));
      case 8 -> "(" + number(inGroup, 0) + " is " + any("missing", "present", any(REASONS)) + ")";
      case 9 -> "(" + read(names.levels(), inGroup) + any(" >= ", " < ", " is ") + level() + ")";
      case 10 -> "(" + any(names.words()) + " is " + any("low", "mid", "high") + ")";
      case 11 -> "(" + date(depth - 1) + any(" < ", " <= ", " > ", " >= ", " is ") + date(0) + ")";
      case 12 ->
          isInside
              ? plain(names.answers(), inGroup, "yes")
              : any("every", "any") + "(" + conditions(inGroup) + options() + ")";
      case 13 -> isPast || isInside ? plain(names.answers(), inGroup, "no") : overYears(inGroup);
      case 14 ->
          inGroup
              ? "(group is " + any("white", "all", "el") + ")"
              : "(" + count(false, 0) + " is " + any("missing", "present") + ")";
      default -> "(" + condition(inGroup, depth - 1) + " else " + condition(inGroup, 0) + ")";
    };
  }

  private String overYears(boolean eachGroup) {
    isPast = true;
    String text =
        random.nextBoolean()
            ? "improved(" + read(names.improvable(), eachGroup) + ")"
            : "each_year("
                + condition(eachGroup, 1)
                + ", years: "
                + (1 + random.nextInt(3))
                + least()
                + ")";
    isPast = false;
    return text;
  }

  /** Two ways to one number, some of which are too large for a long. */
  private String tied(boolean eachGroup) {
    String one = number(eachGroup, 0);
    String two = number(eachGroup, 0);
    String factor = any("1", "3", "1234567.891", literal());
    return compared(
        "(" + one + " * " + two + " * " + factor + ")",
        "(" + factor + " * " + two + " * " + one + ")");
  }

  private String compared(String left, String right) {
    return "(" + left + any(" < ", " <= ", " > ", " >= ", " is ") + right + ")";
  }

  String date(int depth) {
    String plain = any("day", "other_day", "day", "1 March 2015", "29 February 2016");
    if (depth == 0) {
      return plain;
    }
    return switch (random.nextInt(6)) {
      case 0 -> "(" + plain + any(" + ", " - ") + any("1", "30", "365", "90000") + ")";
      case 1 -> any("min", "max") + "(" + plain + ", " + date(0) + ")";
      case 2 -> any("first_day", "last_day") + "(school_year)";
      case 3 -> "(" + plain + " else " + date(0) + ")";
      case 4 -> isInside ? plain : any("lowest", "highest") + "(" + plain + ", " + date(0) + ")";
      default -> plain;
    };
  }

  private String plain(List<String> all, boolean eachGroup, String literal) {
    return random.nextInt(4) == 0 ? literal : read(all, eachGroup);
  }

  /** A name read as it can be there; names of each group begin with {@code g_}. */
  private String read(List<String> all, boolean eachGroup) {
    String name = any(all);
    boolean isOfGroup = name.startsWith("g_");
    return isOfGroup && (!eachGroup || random.nextInt(6) == 0)
        ? name + " of " + any("all", "white", "el")
        : name;
  }

  private String rounded(String value, int places) {
    return any("round", "round_half_even", "round", "round_half_even", "round_up", "round_down")
        + "("
        + value
        + ", "
        + places
        + ")";
  }

  String literal() {
    return Pool.text(pool.number(random));
  }

  /** Mostly one decimal less than there are, where values lie in the middle. */
  private int places() {
    int near = pool.places() - 1;
    return random.nextBoolean() ? random.nextInt(19) - 6 : near;
  }

  private String level() {
    return String.valueOf(1 + random.nextInt(3));
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
