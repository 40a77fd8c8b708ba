package org.sqis.examples.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The index a second time, written from the description of the published index and not from the
 * library: it reads the CSV files itself, takes nothing but the cut scores from the text of the
 * policy, and computes with {@link Fraction}. Slow and plain on purpose.
 */
final class SlowIndex {
  /** Why there is no value, the gravest first. */
  enum Lack {
    NOT_REPORTED,
    SUPPRESSED,
    TOO_FEW,
    NOT_APPLICABLE
  }

  /** A rate: exact and rounded, in percent, or why there is none. */
  record Rate(Optional<Fraction> exact, Optional<Fraction> rounded, Optional<Lack> lack) {
    static Rate lacking(Lack lack) {
      return new Rate(Optional.empty(), Optional.empty(), Optional.of(lack));
    }

    static Rate of(Fraction exact) {
      return new Rate(Optional.of(exact), Optional.of(exact.rounded(1)), Optional.empty());
    }
  }

  /** An index, exact and published, or why there is none. */
  record Score(Optional<Fraction> exact, Optional<Fraction> published, Optional<Lack> lack) {}

  private static final List<String> RACES =
      List.of(
          "african_american",
          "american_indian",
          "asian",
          "filipino",
          "hispanic",
          "pacific_islander",
          "white",
          "two_or_more");

  private static final List<String> ACADEMIC = List.of("ela", "math", "readiness", "graduation");
  private static final List<String> CLIMATE = List.of("absence", "suspension", "redesignation");

  private static final Map<String, List<String>> PARTS =
      Map.of(
          "ela", List.of("ela_met", "ela_tested"),
          "math", List.of("math_met", "math_tested"),
          "readiness", List.of("grade8_ready", "grade8"),
          "absence", List.of("chronically_absent", "attendance_students"),
          "suspension", List.of("suspended_expelled", "enrolled"),
          "redesignation", List.of("redesignated", "learners_last_fall"));

  private static final Fraction HALF = Fraction.of(1, 2);
  private static final Fraction SMALLEST_GROUP = Fraction.of(20, 1);
  private static final Fraction LEAST_SHARES = Fraction.of(70, 1);

  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Map<String, List<List<String>>> cuts = new LinkedHashMap<>();

  SlowIndex(Path folder) throws IOException {
    for (Map<String, String> row : csv(folder.resolve("synthetic_schools.csv"))) {
      types.put(row.get("synthetic_cds"), row.get("school_type"));
    }
    for (Map<String, String> row : csv(folder.resolve("synthetic_groups.csv"))) {
      rows.put(row.get("synthetic_cds") + " " + row.get("group"), row);
    }
    List<List<String>> table = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("policy.sqis"))) {
      if (line.startsWith("levels ")) {
        table = new ArrayList<>();
        cuts.put(line.substring(7, line.indexOf("_level")), table);
      } else if (line.strip().startsWith("|")) {
        String inner = line.strip().substring(1, line.strip().length() - 1);
        table.add(List.of(inner.split("\\|", -1)).stream().map(String::strip).toList());
      } else if (!line.startsWith(" ")) {
        table = new ArrayList<>();
      }
    }
  }

  private static List<Map<String, String>> csv(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  Map<String, String> types() {
    return types;
  }

  /** The points of the whole index a measure has in schools of a type; 0 if it has none. */
  static Fraction share(String type, String measure) {
    if (CLIMATE.contains(measure)) {
      return Fraction.of(40, 3);
    }
    boolean hasReadiness = !type.equals("elementary") && !type.equals("high");
    boolean hasGraduation = List.of("high", "secondary", "span").contains(type);
    // 60 points are shared by achievement, readiness and graduation; achievement by two subjects.
    int parts = 1 + (hasReadiness ? 1 : 0) + (hasGraduation ? 1 : 0);
    return switch (measure) {
      case "readiness" -> hasReadiness ? Fraction.of(60, parts) : Fraction.of(0, 1);
      case "graduation" -> hasGraduation ? Fraction.of(60, parts) : Fraction.of(0, 1);
      default -> Fraction.of(60, 2L * parts);
    };
  }

  /** The rate of a group of a school. */
  Rate rate(String id, String group, String measure) {
    if (measure.equals("graduation")) {
      return graduation(id, group);
    }
    boolean isOutside =
        share(types.get(id), measure).top().signum() == 0
            || (measure.equals("redesignation") && group.equals("english_learners"));
    return isOutside
        ? Rate.lacking(Lack.NOT_APPLICABLE)
        : rate(id, group, PARTS.get(measure).get(0), PARTS.get(measure).get(1));
  }

  private Rate graduation(String id, String group) {
    if (share(types.get(id), "graduation").top().signum() == 0) {
      return Rate.lacking(Lack.NOT_APPLICABLE);
    }
    Fraction best = null;
    Lack lack = Lack.NOT_APPLICABLE;
    for (int years = 4; years <= 6; years++) {
      Rate rate = rate(id, group, "graduates" + years, "cohort" + years);
      if (rate.exact().isPresent()) {
        Fraction exact = rate.exact().get();
        best = best == null || exact.compareTo(best) > 0 ? exact : best;
      } else if (rate.lack().orElseThrow().compareTo(lack) < 0) {
        lack = rate.lack().get();
      }
    }
    return best == null ? Rate.lacking(lack) : Rate.of(best);
  }

  private Rate rate(String id, String group, String part, String whole) {
    Map<String, String> row = rows.get(id + " " + group);
    if (row == null) {
      return Rate.lacking(Lack.NOT_APPLICABLE);
    }
    Optional<Lack> lack = lack(row.get(whole));
    if (lack.isPresent()) {
      return Rate.lacking(lack.get());
    }
    Fraction of = Fraction.parse(row.get(whole));
    if (of.compareTo(SMALLEST_GROUP) < 0) {
      return Rate.lacking(Lack.TOO_FEW);
    }
    lack = lack(row.get(part));
    if (lack.isPresent()) {
      return Rate.lacking(lack.get());
    }
    return Rate.of(Fraction.of(100, 1).times(Fraction.parse(row.get(part))).over(of));
  }

  private static Optional<Lack> lack(String cell) {
    return switch (cell) {
      case "" -> Optional.of(Lack.NOT_REPORTED);
      case "*" -> Optional.of(Lack.SUPPRESSED);
      case "-" -> Optional.of(Lack.NOT_APPLICABLE);
      default -> Optional.empty();
    };
  }

  /** The level of a rounded rate in a school of a type. */
  int level(String type, String measure, Fraction rate) {
    List<List<String>> table = cuts.get(measure);
    int column = 0;
    while (!List.of(table.get(0).get(column).split(", ")).contains(type)) {
      column++;
    }
    for (List<String> row : table.subList(1, table.size())) {
      String cut = row.get(column);
      boolean holds = cut.equals("else");
      if (!holds) {
        Fraction edge = Fraction.parse(cut.substring(3, cut.length() - 1));
        int side = rate.compareTo(edge);
        holds = cut.startsWith(">= ") ? side >= 0 : side <= 0;
      }
      if (holds) {
        return Integer.parseInt(row.get(0));
      }
    }
    throw new AssertionError(measure + " " + rate);
  }

  /** The racial and ethnic groups with the worst exact rate; empty if there is none. */
  List<String> worst(String id, String measure) {
    boolean lowerIsBetter = measure.equals("absence") || measure.equals("suspension");
    List<String> worst = new ArrayList<>();
    Fraction least = null;
    for (String race : RACES) {
      Optional<Fraction> exact = rate(id, race, measure).exact();
      if (exact.isEmpty()) {
        continue;
      }
      int side = least == null ? -1 : exact.get().compareTo(least) * (lowerIsBetter ? -1 : 1);
      if (side < 0) {
        worst.clear();
        least = exact.get();
      }
      if (side <= 0) {
        worst.add(race);
      }
    }
    return worst;
  }

  /** The part of its points a measure earns, or why it is missing. */
  private record Earned(Optional<Fraction> part, Optional<Lack> lack, Optional<Lack> withheld) {}

  private Earned earned(String id, String measure) {
    String type = types.get(id);
    Lack withheld = Lack.NOT_APPLICABLE;
    List<Integer> groups = new ArrayList<>();
    List<String> wanted = new ArrayList<>(RACES);
    wanted.addAll(List.of("english_learners", "students_with_disabilities", "low_income"));
    List<String> worst = worst(id, measure);
    for (String group : wanted) {
      Rate rate = rate(id, group, measure);
      boolean counts =
          rate.lack().isEmpty() && (!RACES.contains(group) || group.equals(worst.get(0)));
      if (counts) {
        groups.add(level(type, measure, rate.rounded().orElseThrow()));
      } else if (rate.lack().isPresent() && rate.lack().get().compareTo(withheld) < 0) {
        withheld = rate.lack().get();
      }
    }
    Rate all = rate(id, "all", measure);
    if (all.lack().isPresent() && all.lack().get().compareTo(withheld) < 0) {
      withheld = all.lack().get();
    }
    boolean isWithheld = withheld == Lack.NOT_REPORTED || withheld == Lack.SUPPRESSED;
    if (isWithheld || all.lack().isPresent()) {
      return new Earned(
          Optional.empty(), all.lack(), isWithheld ? Optional.of(withheld) : Optional.empty());
    }
    Fraction ofAll = Fraction.of(level(type, measure, all.rounded().orElseThrow()), 10);
    if (groups.isEmpty()) {
      return new Earned(Optional.of(ofAll), Optional.empty(), Optional.empty());
    }
    Fraction ofGroups = Fraction.of(0, 1);
    for (int level : groups) {
      ofGroups = ofGroups.plus(Fraction.of(level, 10L * groups.size()));
    }
    Fraction part = HALF.times(ofAll).plus(HALF.times(ofGroups));
    return new Earned(Optional.of(part), Optional.empty(), Optional.empty());
  }

  /** The index of a school. */
  Score score(String id) {
    String type = types.get(id);
    Fraction zero = Fraction.of(0, 1);
    Lack lack = Lack.NOT_APPLICABLE;
    Fraction present = zero;
    Fraction total = zero;
    for (List<String> domain : List.of(ACADEMIC, CLIMATE)) {
      Fraction whole = zero;
      Fraction shares = zero;
      Fraction points = zero;
      for (String measure : domain) {
        Fraction share = share(type, measure);
        if (share.top().signum() == 0) {
          continue;
        }
        whole = whole.plus(share);
        Earned earned = earned(id, measure);
        if (earned.withheld().isPresent() && earned.withheld().get().compareTo(lack) < 0) {
          lack = earned.withheld().get();
        }
        if (earned.part().isPresent()) {
          shares = shares.plus(share);
          points = points.plus(share.times(earned.part().get()));
        }
      }
      present = present.plus(shares);
      // What is missing goes to the rest of its domain; 70 points mean that no domain is empty.
      total = shares.top().signum() == 0 ? total : total.plus(points.times(whole.over(shares)));
    }
    if (lack == Lack.NOT_APPLICABLE && present.compareTo(LEAST_SHARES) < 0) {
      lack = Lack.TOO_FEW;
    }
    return lack == Lack.NOT_APPLICABLE
        ? new Score(Optional.of(total), Optional.of(total.rounded(0)), Optional.empty())
        : new Score(Optional.empty(), Optional.empty(), Optional.of(lack));
  }
}
