package org.sqis.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the data of the examples {@code california-dashboard-2018-chronic} and {@code
 * california-dashboard-2018-suspension}: schools and districts that do not exist, in the layout of
 * the files California published. The answers are those of {@code DashboardAnswers}, not of the
 * library. Every run on every machine writes the same bytes. Stateless; safe for every thread.
 */
public final class SyntheticDashboardFiles {
  /** The file of chronic absenteeism, below the folder of all examples. */
  public static final String CHRONIC =
      "california-dashboard-2018-chronic/synthetic/ca_dashboard_2018_monterey_chronic.csv";

  /** The file of suspension, below the folder of all examples. */
  public static final String SUSPENSION =
      "california-dashboard-2018-suspension/synthetic/ca_dashboard_2018_monterey_suspension.csv";

  private static final String HEADER =
      "cds,rtype,schoolname,districtname,charter_flag,coe_flag,dass_flag,%sstudentgroup,currnumer,"
          + "currdenom,currstatus,priornumer,priordenom,priorstatus,change,safetynet,statuslevel,"
          + "changelevel,color,box%s";

  private SyntheticDashboardFiles() {}

  /** The text of the file of chronic absenteeism. */
  public static String chronic() {
    return text(HEADER.formatted("", ""), SyntheticDashboard.chronic());
  }

  /** The text of the file of suspension. */
  public static String suspension() {
    return text(HEADER.formatted("type,", ",certifyflag"), SyntheticDashboard.suspension());
  }

  private static String text(String header, List<SyntheticDashboard.Entity> entities) {
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (int i = 0; i < entities.size(); i++) {
      SyntheticDashboard.Entity entity = entities.get(i);
      for (SyntheticIndicator row : entity.rows()) {
        lines.add(line(i + 1, entity, row));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(int number, SyntheticDashboard.Entity entity, SyntheticIndicator row) {
    DashboardAnswers answers = DashboardAnswers.of(row, entity.isDistrict(), entity.cuts());
    boolean hasType = !entity.type().isEmpty();
    List<String> cells = start(number, entity.isDistrict());
    if (hasType) {
      cells.add(entity.type());
    }
    cells.add(row.group());
    cells.add(row.enrolled() == 0 ? "" : String.valueOf(row.count()));
    cells.add(String.valueOf(row.enrolled()));
    cells.add(decimal(answers.rate()));
    boolean hasBefore = row.enrolledBefore() != SyntheticIndicator.NONE;
    cells.add(row.enrolledBefore() <= 0 ? "" : String.valueOf(row.countBefore()));
    cells.add(hasBefore ? String.valueOf(row.enrolledBefore()) : "");
    cells.add(decimal(answers.rateBefore()));
    cells.add(decimal(answers.change()));
    cells.add(answers.few() ? "Y" : "N");
    cells.add(String.valueOf(answers.statusLevel()));
    cells.add(String.valueOf(answers.changeLevel()));
    cells.add(String.valueOf(answers.color()));
    cells.add(String.valueOf(answers.box()));
    if (hasType) {
      cells.add(row.notCertified() ? "Y" : "");
    }
    return String.join(",", cells);
  }

  /** County 00 is nobody's; codes of districts end in zeros, and districts have no school name. */
  private static List<String> start(int number, boolean isDistrict) {
    String padded = String.valueOf(1000 + number).substring(1);
    return new ArrayList<>(
        List.of(
            isDistrict ? "0099" + padded + "0000000" : "00990010000" + padded,
            isDistrict ? "D" : "S",
            isDistrict ? "" : "Synthetic School " + padded,
            isDistrict ? "Synthetic District " + padded : "Synthetic Unified",
            "",
            "",
            ""));
  }

  /** Tenths as the files write them: {@code 5}, {@code 2.5}, {@code -0.4}. */
  private static String decimal(Optional<Integer> tenths) {
    if (tenths.isEmpty()) {
      return "";
    }
    int size = Math.abs(tenths.get());
    String digits = size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    return tenths.get() < 0 ? "-" + digits : digits;
  }

  /**
   * Writes both files.
   *
   * @param args the folder of all examples
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("args must name one folder: " + args.length);
    }
    write(Path.of(args[0]).resolve(CHRONIC), chronic());
    write(Path.of(args[0]).resolve(SUSPENSION), suspension());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
