package org.sqis.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Makes the data of the example {@code california-api-2000-groups}: schools that do not exist, in
 * the layout of the file California published, on both sides of every cut and constant of the
 * rules. The answers are those of {@code GrowthAnswers}, not of the library. Every run on every
 * machine writes the same bytes. Stateless; safe for every thread.
 */
public final class SyntheticGrowthFile {
  /** The file, below the folder of the example. */
  public static final String FILE = "synthetic/ca_api_2000_growth_subgroups.csv";

  private static final List<String> GROUPS =
      List.of("aa", "ai", "as", "fi", "hi", "pi", "wh", "sd");
  private static final List<String> OF_SCHOOL =
      List.of(
          "cds",
          "stype",
          "sname",
          "dname",
          "cname",
          "flag",
          "pct_test",
          "api99",
          "target",
          "api00",
          "growth",
          "sch_wide",
          "comp_imp",
          "both",
          "awards",
          "api_stu");
  private static final List<String> OF_GROUP =
      List.of("num", "sig", "api99", "targ", "api00", "grow", "met");

  private SyntheticGrowthFile() {}

  /** The text of the file. */
  public static String text() {
    List<String> lines = new ArrayList<>();
    List<String> header = new ArrayList<>(OF_SCHOOL);
    GROUPS.forEach(group -> OF_GROUP.forEach(column -> header.add(group + "_" + column)));
    lines.add(String.join(",", header));
    for (SyntheticGrowth school : schools()) {
      lines.add(line(lines.size(), school, GrowthAnswers.of(school)));
    }
    lines.add(flagged(lines.size()));
    return String.join("\n", lines) + "\n";
  }

  /** Every school, the plain ones first. */
  private static List<SyntheticGrowth> schools() {
    List<SyntheticGrowth> schools = new ArrayList<>();
    addTargets(schools);
    addTop(schools);
    addTested(schools);
    addGroupTargets(schools);
    addGroupsAtTop(schools);
    addComparable(schools);
    return schools;
  }

  /**
   * Targets of schools: the largest, ties of the rounding (110 points are 5.5, 30 are 1.5), the
   * smallest; growth on it, and one point on either side.
   */
  private static void addTargets(List<SyntheticGrowth> schools) {
    int[] starts = {200, 331, 450, 599, 690, 691, 700, 770, 771, 780, 790, 795, 799};
    char[] types = {'E', 'M', 'H'};
    for (int i = 0; i < starts.length; i++) {
      SyntheticGrowth start = SyntheticGrowth.of(types[i % 3], starts[i], starts[i]);
      int target = GrowthAnswers.of(start).target().orElseThrow();
      for (int growth = target - 1; growth <= target + 1; growth++) {
        schools.add(SyntheticGrowth.of(types[i % 3], starts[i], starts[i] + growth));
      }
    }
  }

  /** Schools that start at 800 or above: staying there, falling below, and growth for an award. */
  private static void addTop(List<SyntheticGrowth> schools) {
    int[][] moves = {
      {800, 799},
      {800, 800},
      {800, 801},
      {800, 802},
      {801, 799},
      {801, 800},
      {801, 801},
      {801, 802},
      {850, 800},
      {850, 850},
      {850, 851},
      {999, 1000}
    };
    for (int[] move : moves) {
      schools.add(SyntheticGrowth.of('E', move[0], move[1]));
    }
  }

  /** The percent of students tested, at the cut of each type and a point on either side. */
  private static void addTested(List<SyntheticGrowth> schools) {
    for (char type : new char[] {'E', 'M', 'H'}) {
      SyntheticGrowth school = SyntheticGrowth.of(type, 700, 720);
      schools.add(school.tested(OptionalInt.empty()));
      for (int percent : new int[] {89, 90, 91, 94, 95, 96}) {
        schools.add(school.tested(OptionalInt.of(percent)));
      }
    }
  }

  /**
   * Targets of groups: four fifths of school targets from 30 down to 1, of which 22.4 and 21.6 are
   * rounded to 22; growth one point below, on and above it.
   */
  private static void addGroupTargets(List<SyntheticGrowth> schools) {
    int[] starts = {200, 240, 260, 450, 600, 690, 740, 760, 790};
    for (int i = 0; i < starts.length; i++) {
      SyntheticGrowth school = SyntheticGrowth.of('E', starts[i], starts[i] + 40);
      int one = i % GROUPS.size();
      int other = (i + 3) % GROUPS.size();
      SyntheticGrowth.Group still = new SyntheticGrowth.Group(one, 500, 500);
      int target = GrowthAnswers.of(school.with(still)).groups().get(0).target().orElseThrow();
      schools.add(
          school.with(
              new SyntheticGrowth.Group(one, 500, 500 + target),
              new SyntheticGrowth.Group(other, 610, 611 + target)));
      schools.add(
          school.with(
              new SyntheticGrowth.Group(one, 500, 499 + target),
              new SyntheticGrowth.Group(other, 610, 610 + target)));
    }
  }

  /** Groups near 800, where the target is cut off or there is none, in a school that has one. */
  private static void addGroupsAtTop(List<SyntheticGrowth> schools) {
    int[][] moves = {
      {797, 798},
      {797, 800},
      {798, 799},
      {799, 799},
      {799, 800},
      {800, 799},
      {800, 800},
      {801, 800},
      {805, 801},
      {805, 799}
    };
    for (int i = 0; i < moves.length; i++) {
      int place = i % GROUPS.size();
      SyntheticGrowth.Group group = new SyntheticGrowth.Group(place, moves[i][0], moves[i][1]);
      schools.add(SyntheticGrowth.of('M', 600, 640).with(group));
    }
  }

  /** Groups of a school without a target, and what several groups come to together. */
  private static void addComparable(List<SyntheticGrowth> schools) {
    for (int growth = 0; growth <= 2; growth++) {
      SyntheticGrowth.Group group = new SyntheticGrowth.Group(7, 650, 650 + growth);
      schools.add(SyntheticGrowth.of('H', 810, 815).with(group));
    }
    SyntheticGrowth.Group[] all = new SyntheticGrowth.Group[GROUPS.size()];
    for (int place = 0; place < all.length; place++) {
      all[place] = new SyntheticGrowth.Group(place, 600 + place, 640 + place);
    }
    schools.add(SyntheticGrowth.of('H', 600, 640).with(all));
    schools.add(SyntheticGrowth.of('H', 600, 609).with(all));
    all[7] = new SyntheticGrowth.Group(7, 600, 590);
    schools.add(SyntheticGrowth.of('H', 600, 640).with(all));
  }

  private static String line(int number, SyntheticGrowth school, GrowthAnswers answers) {
    List<String> cells = start(number, school.type());
    cells.add("");
    cells.add(text(school.percentTested(), "N/A"));
    cells.add(String.valueOf(school.before()));
    cells.add(text(answers.target(), "*"));
    cells.add(String.valueOf(school.after()));
    cells.add(String.valueOf(answers.growth()));
    cells.add(yesOrNo(answers.schoolWide()));
    cells.add(yesOrNo(answers.comparable()));
    cells.add(yesOrNo(answers.both()));
    cells.add(yesOrNo(answers.awards()));
    cells.add("900");
    for (int place = 0; place < GROUPS.size(); place++) {
      addGroup(cells, place, school, answers);
    }
    return String.join(",", cells);
  }

  private static void addGroup(
      List<String> cells, int place, SyntheticGrowth school, GrowthAnswers answers) {
    for (int i = 0; i < school.groups().size(); i++) {
      SyntheticGrowth.Group group = school.groups().get(i);
      GrowthAnswers.OfGroup answer = answers.groups().get(i);
      if (group.place() == place) {
        cells.add("150");
        cells.add("Yes");
        cells.add(String.valueOf(group.before()));
        cells.add(text(answer.target(), "*"));
        cells.add(String.valueOf(group.after()));
        cells.add(String.valueOf(answer.growth()));
        cells.add(yesOrNo(answer.met()));
        return;
      }
    }
    cells.addAll(List.of("20", "No", "", "", "", "", ""));
  }

  /** A school whose data the state did not accept: a flag, and no results. */
  private static String flagged(int number) {
    List<String> cells = start(number, 'E');
    cells.add("14");
    while (cells.size() < OF_SCHOOL.size() + GROUPS.size() * OF_GROUP.size()) {
      cells.add("");
    }
    return String.join(",", cells);
  }

  /** County 00 is nobody's. */
  private static List<String> start(int number, char type) {
    String padded = String.valueOf(1000 + number).substring(1);
    return new ArrayList<>(
        List.of(
            "00990000000" + padded,
            String.valueOf(type),
            "Synthetic School " + padded,
            "Synthetic Unified",
            "Nowhere"));
  }

  private static String text(OptionalInt number, String none) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : none;
  }

  private static String yesOrNo(boolean answer) {
    return answer ? "Yes" : "No";
  }

  /**
   * Writes the file.
   *
   * @param args the folder of the example
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("args must name one folder: " + args.length);
    }
    Path file = Path.of(args[0]).resolve(FILE);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, text().getBytes(StandardCharsets.UTF_8));
  }
}
