package org.sqis.examples.waiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state's targets of one year a second time, written from the description of the criteria and
 * not from the library: it reads the CSV files itself and computes with whole numbers, rates in
 * tenths of a percent. Every answer is a text: a word, a number, or why there is none. Slow and
 * plain on purpose.
 */
final class SlowTargets {
  static final String NOT_REPORTED = "NOT_REPORTED";
  static final String SUPPRESSED = "SUPPRESSED";
  static final String TOO_FEW = "TOO_FEW";
  static final String NOT_APPLICABLE = "NOT_APPLICABLE";

  /** Why there is no value, the gravest first. */
  private static final List<String> LACKS =
      List.of(NOT_REPORTED, SUPPRESSED, TOO_FEW, NOT_APPLICABLE);

  private static final List<String> GROUPS =
      List.of(
          "african_american",
          "american_indian",
          "asian",
          "filipino",
          "hispanic",
          "pacific_islander",
          "white",
          "two_or_more",
          "english_learners",
          "students_with_disabilities",
          "low_income");

  private static final List<String> CRITERIA_OF_GROUP =
      List.of("participation_ela_target", "participation_math_target", "ela_target", "math_target");

  /** The placeholders of the policy, in tenths of a percent, by year and subject. */
  private static final Map<String, Integer> TARGETS =
      Map.of(
          "2012_13 ela", 550,
          "2014_15 ela", 420,
          "2015_16 ela", 450,
          "2016_17 ela", 480,
          "2012_13 math", 500,
          "2014_15 math", 360,
          "2015_16 math", 390,
          "2016_17 math", 420);

  private final String year;
  private final String yearBefore;
  private final boolean hasTests;
  private final Map<String, Map<String, String>> schools = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> rows;
  private final Map<String, Map<String, String>> rowsBefore;

  SlowTargets(Path folder, String year) throws IOException {
    int fall = Integer.parseInt(year.substring(2, 4));
    this.year = year;
    this.yearBefore = "20" + (fall - 1) + "_" + fall;
    this.hasTests = !year.equals("2013_14");
    for (Map<String, String> row : csv(folder.resolve("synthetic_schools_" + year + ".csv"))) {
      schools.put(row.get("synthetic_cds"), row);
    }
    this.rows = groups(folder, year);
    this.rowsBefore = groups(folder, yearBefore);
  }

  private static Map<String, Map<String, String>> groups(Path folder, String year)
      throws IOException {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Map<String, String> row : csv(folder.resolve("synthetic_groups_" + year + ".csv"))) {
      rows.put(row.get("synthetic_cds") + " " + row.get("group"), row);
    }
    return rows;
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

  /** The codes of the schools of the year. */
  List<String> schools() {
    return List.copyOf(schools.keySet());
  }

  /** A criterion of a group, or what is counted of it. */
  String ofGroup(String school, String group, String result) {
    return switch (result) {
      case "participation_ela_target" -> participation(school, group, "ela");
      case "participation_math_target" -> participation(school, group, "math");
      case "ela_target" -> proficiency(school, group, "ela");
      case "math_target" -> proficiency(school, group, "math");
      case "graduation_target" -> graduation(school, group);
      case "group_made" -> tally(criteria(school, group), List.of("met", "safe_harbor"));
      case "group_missed" -> tally(criteria(school, group), List.of("missed"));
      case "counted_by" -> countedBy(school, group);
      default -> throw new IllegalArgumentException("result is not known: " + result);
    };
  }

  /** A result of a school. */
  String ofSchool(String school, String result) {
    return switch (result) {
      case "api_target_result" -> performance(school);
      case "graduation_criterion" -> graduationCriterion(school);
      case "criteria_made" -> tally(criteria(school), List.of("met", "safe_harbor"));
      case "criteria_missed" -> tally(criteria(school), List.of("missed"));
      case "criteria_applied" -> tally(criteria(school), List.of("met", "safe_harbor", "missed"));
      case "state_targets" -> all(school);
      case "unseen_below" -> unseenBelow(school);
      default -> throw new IllegalArgumentException("result is not known: " + result);
    };
  }

  private List<String> criteria(String school, String group) {
    return CRITERIA_OF_GROUP.stream().map(name -> ofGroup(school, group, name)).toList();
  }

  private List<String> criteria(String school) {
    List<String> all = new ArrayList<>(criteria(school, "all"));
    GROUPS.forEach(group -> all.addAll(criteria(school, group)));
    all.add(performance(school));
    all.add(graduationCriterion(school));
    return all;
  }

  /** How many are one of the words; what was not sent or held back leaves the number open. */
  private static String tally(List<String> criteria, List<String> words) {
    for (String lack : List.of(NOT_REPORTED, SUPPRESSED)) {
      if (criteria.contains(lack)) {
        return lack;
      }
    }
    return Long.toString(criteria.stream().filter(words::contains).count());
  }

  private String all(String school) {
    List<String> criteria = criteria(school);
    String applied = ofSchool(school, "criteria_applied");
    if (criteria.contains("missed")) {
      return "missed";
    }
    if (LACKS.contains(applied)) {
      return applied;
    }
    return applied.equals("0") ? NOT_APPLICABLE : "met";
  }

  /** At least 100, or at least 50 that are 15 percent of all. */
  private String enough(String school, String group, String column) {
    String own = cell(rows, school, group, column);
    String all = cell(rows, school, "all", column);
    if (LACKS.contains(own)) {
      return LACKS.contains(all) ? graver(own, all) : own;
    }
    long count = Long.parseLong(own);
    if (count >= 100) {
      return "yes";
    }
    if (count < 50) {
      return TOO_FEW;
    }
    if (LACKS.contains(all)) {
      return all;
    }
    return 100 * count >= 15 * Long.parseLong(all) ? "yes" : TOO_FEW;
  }

  private static String graver(String one, String other) {
    return LACKS.indexOf(one) < LACKS.indexOf(other) ? one : other;
  }

  private String participation(String school, String group, String subject) {
    if (!hasTests) {
      return NOT_APPLICABLE;
    }
    String enough = enough(school, group, subject + "_enrolled");
    if (!enough.equals("yes")) {
      return enough;
    }
    String rate = rate(rows, school, group, subject + "_tested", subject + "_enrolled", 1);
    if (LACKS.contains(rate)) {
      return rate;
    }
    return Integer.parseInt(rate) >= 950 ? "met" : "missed";
  }

  private String proficiency(String school, String group, String subject) {
    if (!hasTests) {
      return NOT_APPLICABLE;
    }
    String enough = enough(school, group, subject + "_tested");
    if (!enough.equals("yes")) {
      return enough;
    }
    String rate = proficient(school, group, subject);
    if (LACKS.contains(rate)) {
      return rate;
    }
    int tenths = Integer.parseInt(rate);
    if (tenths >= TARGETS.get(year + " " + subject)) {
      return "met";
    }
    String before =
        switch (year) {
          case "2012_13" -> published(school, group, subject);
          case "2014_15" -> NOT_REPORTED;
          default -> rate(rowsBefore, school, group, subject + "_met", subject + "_tested", 20);
        };
    if (LACKS.contains(before)) {
      return "missed";
    }
    int failedBefore = 1000 - Integer.parseInt(before);
    int failed = 1000 - tenths;
    return 10 * failed <= 9 * failedBefore ? "safe_harbor" : "missed";
  }

  private String proficient(String school, String group, String subject) {
    return rate(rows, school, group, subject + "_met", subject + "_tested", 20);
  }

  private String graduation(String school, String group) {
    if (!List.of("high", "secondary", "span").contains(schools.get(school).get("school_type"))) {
      return NOT_APPLICABLE;
    }
    String enough = enough(school, group, "cohort4");
    if (!enough.equals("yes")) {
      return enough;
    }
    String rate = rate(rows, school, group, "graduates4", "cohort4", 20);
    if (LACKS.contains(rate)) {
      return rate;
    }
    int tenths = Integer.parseInt(rate);
    String before =
        year.equals("2012_13")
            ? published(school, group, "graduation")
            : rate(rowsBefore, school, group, "graduates4", "cohort4", 20);
    boolean grew = !LACKS.contains(before) && tenths >= Integer.parseInt(before) + 30;
    return tenths >= 850 || grew ? "met" : "missed";
  }

  /** One criterion: the school with all its groups. */
  private String graduationCriterion(String school) {
    String own = graduation(school, "all");
    List<String> groups = GROUPS.stream().map(group -> graduation(school, group)).toList();
    if (own.equals("missed") || groups.contains("missed")) {
      return "missed";
    }
    for (String lack : List.of(NOT_REPORTED, SUPPRESSED)) {
      if (groups.contains(lack)) {
        return lack;
      }
    }
    return own;
  }

  private String performance(String school) {
    if (!year.equals("2012_13")) {
      return NOT_APPLICABLE;
    }
    String now = schools.get(school).get("api_growth");
    String before = schools.get(school).get("api_base");
    if (now.equals("-")) {
      return NOT_APPLICABLE;
    }
    boolean grew = !before.equals("-") && Integer.parseInt(now) > Integer.parseInt(before);
    return Integer.parseInt(now) >= 760 || grew ? "met" : "missed";
  }

  private String countedBy(String school, String group) {
    if (!hasTests) {
      return NOT_APPLICABLE;
    }
    String enough = enough(school, group, "ela_tested");
    if (enough.equals("yes")) {
      return "both";
    }
    if (!enough.equals(TOO_FEW)) {
      return enough;
    }
    int tested = Integer.parseInt(cell(rows, school, group, "ela_tested"));
    return tested >= 20 ? "waiver_only" : "neither";
  }

  private String unseenBelow(String school) {
    if (!hasTests) {
      return NOT_APPLICABLE;
    }
    long count = 0;
    String lack = "";
    for (String group : GROUPS) {
      String counted = countedBy(school, group);
      if (counted.equals("waiver_only")) {
        int tenths = Integer.parseInt(proficient(school, group, "ela"));
        count += tenths < TARGETS.get(year + " ela") ? 1 : 0;
      } else if (counted.equals(NOT_REPORTED) || counted.equals(SUPPRESSED)) {
        lack = lack.isEmpty() ? counted : graver(lack, counted);
      }
    }
    return lack.isEmpty() ? Long.toString(count) : lack;
  }

  /** A rate in tenths of a percent, half up, or why there is none. */
  private static String rate(
      Map<String, Map<String, String>> rows,
      String school,
      String group,
      String part,
      String whole,
      int least) {
    String top = cell(rows, school, group, part);
    String bottom = cell(rows, school, group, whole);
    if (LACKS.contains(bottom)) {
      return bottom;
    }
    if (Integer.parseInt(bottom) < least) {
      return TOO_FEW;
    }
    if (LACKS.contains(top)) {
      return top;
    }
    long doubled = 2000 * Long.parseLong(top) + Long.parseLong(bottom);
    return Long.toString(doubled / (2 * Long.parseLong(bottom)));
  }

  /** A rate that was published of the year before the first, in tenths. */
  private String published(String school, String group, String measure) {
    Map<String, String> row = rowsBefore.getOrDefault(school + " " + group, Map.of());
    String cell = row.getOrDefault(measure + "_rate", "-");
    return cell.equals("-") || cell.startsWith("<") ? TOO_FEW : cell.replace(".", "");
  }

  private static String cell(
      Map<String, Map<String, String>> rows, String school, String group, String column) {
    Map<String, String> row = rows.get(school + " " + group);
    if (row == null) {
      return NOT_APPLICABLE;
    }
    String cell = row.getOrDefault(column, "");
    return switch (cell) {
      case "" -> NOT_REPORTED;
      case "*" -> SUPPRESSED;
      case "-" -> NOT_APPLICABLE;
      default -> cell;
    };
  }
}
