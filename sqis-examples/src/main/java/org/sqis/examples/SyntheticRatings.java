package org.sqis.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratings of made-up teachers and principals in three simulated districts, for {@code
 * core-evaluation}. Nobody in them exists. The same bytes everywhere.
 */
public final class SyntheticRatings {
  /** The name of the file. */
  public static final String FILE = "synthetic_ratings.csv";

  private static final long SEED = 20131201;
  private static final int TEACHERS = 36;
  private static final int PRINCIPALS = 6;

  /** Strong practice and low growth, so that the cap of Long Beach applies. */
  private static final int CAPPED = 43;

  private static final List<String> YEARS = List.of("2013-14", "2014-15", "2015-16");

  private static final List<String> COLUMNS =
      List.of(
          "person",
          "district",
          "role",
          "status",
          "year",
          "observation",
          "growth",
          "survey",
          "leadership",
          "school_growth",
          "family_survey",
          "standards",
          "portfolio",
          "growth_level",
          "lesson_observation",
          "test_scores",
          "contribution",
          "leadership_rubric",
          "school_test_scores",
          "rated_on",
          "feedback_on",
          "development",
          "decision",
          "decided_on",
          "cites",
          "synthetic");

  private static final List<String> RUBRIC =
      List.of("below_standard", "developing", "effective", "highly_effective");

  private final SplitMix64 random = new SplitMix64(SEED);
  private final StringBuilder text = new StringBuilder(String.join(",", COLUMNS) + "\n");
  private int people;

  private SyntheticRatings() {}

  /** The file. */
  public static String file() {
    SyntheticRatings ratings = new SyntheticRatings();
    for (String district : List.of("Fresno Unified", "Long Beach Unified", "Los Angeles Unified")) {
      for (int i = 0; i < TEACHERS + PRINCIPALS; i++) {
        ratings.person(district, i < TEACHERS ? "teacher" : "principal");
      }
    }
    return ratings.text.toString();
  }

  /** Writes the file into the folder that {@code args} names. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("args must name one folder: " + args.length);
    }
    Files.writeString(Path.of(args[0], FILE), file());
  }

  private void person(String district, String role) {
    people++;
    boolean isTeacher = role.equals("teacher");
    int ability = random.bell(20);
    boolean isProbationary = isTeacher && random.chance(2_500);
    String status = !isTeacher ? "" : isProbationary ? "probationary" : "permanent";
    boolean isDueEveryYear = !isTeacher || isProbationary;
    int turn = random.below(2);
    // The last person of a role in Long Beach was never rated.
    boolean isForgotten = people == 77 || people == 84;
    String lastRated = "";
    for (int i = 0; i < YEARS.size(); i++) {
      boolean isRated = !isForgotten && (isDueEveryYear || (i + turn) % 2 == 0);
      Map<String, String> row = new LinkedHashMap<>();
      row.put("person", "SYN-" + String.format(java.util.Locale.ROOT, "%04d", people));
      row.put("district", district);
      row.put("role", role);
      row.put("status", status);
      row.put("year", YEARS.get(i));
      if (isRated) {
        values(district, isTeacher, ability + random.bell(8), row);
        if (people == CAPPED) {
          row.putAll(Map.of("standards", "3.6", "portfolio", "whole", "growth_level", "low"));
        }
        afterwards(i, row);
        lastRated = YEARS.get(i);
      }
      if (i == 2 && isProbationary && random.chance(6_000)) {
        row.put("decision", random.chance(8_000) ? "tenure" : "another year on probation");
        row.put("decided_on", "2016-06-10");
        row.put("cites", random.chance(9_000) ? lastRated : "");
      }
      row.put("synthetic", "yes");
      text.append(
              String.join(
                  ",", COLUMNS.stream().map(column -> row.getOrDefault(column, "")).toList()))
          .append('\n');
    }
  }

  private void values(String district, boolean isTeacher, int ability, Map<String, String> row) {
    int practice = within(25 + ability / 2 + random.bell(4), 10, 40);
    int growth = within(50 + ability + random.bell(18), 1, 99);
    int survey = within(60 + ability / 2 + random.bell(15), 0, 100);
    // One in forty results of growth did not come.
    String reported = random.chance(250) ? "" : String.valueOf(growth);
    switch (district) {
      case "Fresno Unified" -> {
        row.put(isTeacher ? "observation" : "leadership", practice / 10 + "." + practice % 10);
        row.put(isTeacher ? "growth" : "school_growth", reported);
        row.put(isTeacher ? "survey" : "family_survey", String.valueOf(survey));
      }
      case "Long Beach Unified" -> {
        row.put("standards", practice / 10 + "." + practice % 10);
        row.put("portfolio", survey < 35 ? "missing_work" : survey < 60 ? "partial" : "whole");
        row.put(
            "growth_level",
            reported.isEmpty() ? "" : growth < 30 ? "low" : growth < 70 ? "typical" : "high");
      }
      default -> {
        String rubric = RUBRIC.get(within((practice - 5) / 10, 0, 3));
        row.put(isTeacher ? "lesson_observation" : "leadership_rubric", rubric);
        row.put(isTeacher ? "test_scores" : "school_test_scores", reported);
        if (isTeacher) {
          row.put("contribution", String.valueOf(survey / 10 * 10));
        }
      }
    }
  }

  /** Feedback, which one in ten has late or not at all. */
  private void afterwards(int year, Map<String, String> row) {
    int spring = 2014 + year;
    int day = 1 + random.below(20);
    row.put("rated_on", spring + "-05-" + two(day));
    int kind = random.pick(88, 7, 5);
    if (kind == 0) {
      row.put("feedback_on", spring + "-05-" + two(day + random.below(11)));
      row.put("development", random.chance(3_000) ? "coaching in the fall" : "");
    } else if (kind == 1) {
      row.put("feedback_on", spring + "-08-" + two(day));
    }
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  private static int within(int number, int low, int high) {
    return Math.max(low, Math.min(high, number));
  }
}
