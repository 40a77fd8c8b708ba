package org.sqis.examples;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the files of one year. Confined to one thread. */
final class WaiverFiles {
  private static final int SMALLEST_RATE = 20;

  private final WaiverYear year;
  private final StringBuilder schools = new StringBuilder();
  private final StringBuilder groups = new StringBuilder();

  WaiverFiles(WaiverYear year) {
    this.year = year;
    schools.append("synthetic_cds,name,district,school_type,title_i,sig_funded");
    schools.append(year.hasApi() ? ",api_base,api_growth\n" : "\n");
    groups.append("synthetic_cds,group,");
    if (year == WaiverYear.BEFORE) {
      groups.append("ela_rate,math_rate,graduation_rate\n");
    } else {
      groups
          .append(
              year.hasTests()
                  ? "ela_enrolled,ela_tested,ela_met,math_enrolled,math_tested,math_met,"
                  : "")
          .append("cohort4,graduates4,attendance_students,chronically_absent\n");
    }
  }

  /** Adds a school. */
  void add(WaiverSchool school) {
    schools
        .append(school.code())
        .append(',')
        .append(school.name())
        .append(',')
        .append(school.district())
        .append(',')
        .append(school.type().word())
        .append(',')
        .append(school.titleOne())
        .append(',')
        .append(school.isSigFunded() ? "yes" : "no");
    if (year.hasApi()) {
      schools
          .append(',')
          .append(performance(school.performanceBefore()))
          .append(',')
          .append(performance(school.performance()));
    }
    schools.append('\n');
    school.groups().forEach((group, counts) -> add(school.code(), group, counts));
  }

  private static String performance(int performance) {
    return performance == 0 ? "-" : Integer.toString(performance);
  }

  private void add(String code, StudentGroup group, WaiverCounts counts) {
    groups.append(code).append(',').append(group.word());
    if (year == WaiverYear.BEFORE) {
      add(rate(counts.elaMet(), counts.elaTested()));
      add(rate(counts.mathMet(), counts.mathTested()));
      add(rate(counts.graduates(), counts.cohort()));
    } else {
      if (year.hasTests()) {
        add(WaiverCounts.cell(counts.enrolled()));
        add(WaiverCounts.cell(counts.elaTested()));
        add(WaiverCounts.cell(counts.elaMet()));
        add(WaiverCounts.cell(counts.enrolled()));
        add(WaiverCounts.cell(counts.mathTested()));
        add(WaiverCounts.cell(counts.mathMet()));
      }
      add(WaiverCounts.cell(counts.cohort()));
      add(WaiverCounts.cell(counts.graduates()));
      add(WaiverCounts.cell(counts.attending()));
      add(WaiverCounts.cell(counts.absent()));
    }
    groups.append('\n');
  }

  private void add(String cell) {
    groups.append(',').append(cell);
  }

  /** A percent with one decimal, half up. */
  private static String rate(int part, int whole) {
    if (whole < 0) {
      return WaiverCounts.cell(whole);
    }
    if (whole < SMALLEST_RATE) {
      return "<" + SMALLEST_RATE;
    }
    int tenths = (2000 * part + whole) / (2 * whole);
    return tenths / 10 + "." + tenths % 10;
  }

  /** The files by name; of the year before the first only the one of the groups. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    if (year != WaiverYear.BEFORE) {
      files.put("synthetic_schools_" + year.word() + ".csv", schools.toString());
    }
    files.put("synthetic_groups_" + year.word() + ".csv", groups.toString());
    return files;
  }
}
