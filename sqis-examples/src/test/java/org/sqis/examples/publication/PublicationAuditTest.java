package org.sqis.examples.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.FileResolver;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.outcome.Table;
import org.sqis.core.publication.PublicResults;
import org.sqis.dsl.Sqis;

/**
 * The published results of the examples under attack. What is published is read from the tables
 * that are printed, the true counts from the files, and what can be worked out by linear
 * programming. Its bounds are outer ones: that whole numbers are really possible is what {@code
 * ProtectionPropertyTest} shows by trying them all, and what the library finds for each count.
 *
 * <p>{@code -Dsqis.audit=all} attacks every school, else every 25th.
 */
class PublicationAuditTest {
  private static final int STEP = "all".equals(System.getProperty("sqis.audit")) ? 1 : 25;
  private static final Path EXAMPLES =
      Path.of(System.getProperty("sqis.root", ".."), "sqis-examples");
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
  private static final List<String> OTHERS =
      List.of("english_learners", "students_with_disabilities", "low_income", "foster", "homeless");

  @Test
  void noHiddenCountOfTheIndex_canBeNarrowed() throws IOException {
    Map<String, List<String>> rates = new LinkedHashMap<>();
    rates.put("ela", List.of("ela_met", "ela_tested"));
    rates.put("math", List.of("math_met", "math_tested"));
    rates.put("readiness", List.of("grade8_ready", "grade8"));
    rates.put("graduation4", List.of("graduates4", "cohort4"));
    rates.put("graduation5", List.of("graduates5", "cohort5"));
    rates.put("graduation6", List.of("graduates6", "cohort6"));
    rates.put("chronic_absence", List.of("chronically_absent", "attendance_students"));
    rates.put("suspension", List.of("suspended_expelled", "enrolled"));
    Audit audit = audit("core-2014-15", "synthetic_groups.csv", rates);
    assertThat(audit.narrow()).isEmpty();
    assertThat(audit.schools()).isGreaterThan(1480 / STEP * 4);
    assertThat(audit.hidden()).isGreaterThan(1480 / STEP * 15);
  }

  @Test
  void noHiddenCountOfTheWaiver_canBeNarrowed() throws IOException {
    Map<String, List<String>> rates = new LinkedHashMap<>();
    rates.put("ela", List.of("ela_met", "ela_tested"));
    rates.put("math", List.of("math_met", "math_tested"));
    rates.put("graduation", List.of("graduates4", "cohort4"));
    rates.put("chronic_absence", List.of("chronically_absent", "attendance_students"));
    Audit audit = audit("core-waiver", "synthetic_groups_2016_17.csv", rates);
    assertThat(audit.narrow()).isEmpty();
    assertThat(audit.schools()).isGreaterThan(240 / STEP * 2);
    assertThat(audit.hidden()).isGreaterThan(240 / STEP * 5);
  }

  /** The attack finds what the gate is there for: with it off the test above would fail. */
  @Test
  void theAttack_findsWhatSmallCountsAloneGiveAway() {
    Map<String, SchoolAttack.Cell> cells = new TreeMap<>();
    cells.put("all", new SchoolAttack.Cell(100, 60, "shown"));
    cells.put("asian", new SchoolAttack.Cell(8, 5, "suppressed-small"));
    cells.put("white", new SchoolAttack.Cell(92, 55, "shown"));
    List<List<String>> families = List.of(List.of("asian", "white"));
    assertThat(new SchoolAttack(cells, families, 20).narrow(5)).hasSize(3);
    cells.put("white", new SchoolAttack.Cell(92, 55, "suppressed-complementary"));
    assertThat(new SchoolAttack(cells, families, 20).narrow(5)).isEmpty();
  }

  /** What an audit came to. */
  private record Audit(int schools, int hidden, List<String> narrow) {}

  private static Audit audit(String example, String file, Map<String, List<String>> rates)
      throws IOException {
    Path folder = EXAMPLES.resolve(example);
    FileResolver files = DirectoryFiles.of(folder.toAbsolutePath());
    Policy policy = Sqis.compile(folder.resolve("policy.sqis"), files).policy();
    PublicResults results =
        policy.publish(Sqis.load(folder.resolve("data.sqis"), policy, files).dataset());
    Table printed = results.groups(List.copyOf(rates.keySet()), true);
    Map<String, Map<String, String>> statuses = new TreeMap<>();
    for (List<String> row : printed.rows()) {
      for (String rate : rates.keySet()) {
        int column = printed.header().indexOf(rate + " status");
        statuses
            .computeIfAbsent(row.get(0) + " " + rate, any -> new TreeMap<>())
            .put(row.get(1), row.get(column));
      }
    }
    Map<String, Map<String, List<String>>> schools = new TreeMap<>();
    List<String> lines = Files.readAllLines(folder.resolve(file));
    List<String> header = List.of(lines.get(0).split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      schools.computeIfAbsent(cells.get(0), any -> new TreeMap<>()).put(cells.get(1), cells);
    }
    int number = 0;
    int attacked = 0;
    int hidden = 0;
    List<String> narrow = new ArrayList<>();
    for (Map.Entry<String, Map<String, List<String>>> school : schools.entrySet()) {
      if (number++ % STEP != 0) {
        continue;
      }
      for (Map.Entry<String, List<String>> rate : rates.entrySet()) {
        Map<String, String> told = statuses.get(school.getKey() + " " + rate.getKey());
        Map<String, SchoolAttack.Cell> cells = new TreeMap<>();
        school
            .getValue()
            .forEach(
                (group, row) -> {
                  String part = row.get(header.indexOf(rate.getValue().get(0)));
                  String whole = row.get(header.indexOf(rate.getValue().get(1)));
                  if (whole.matches("[0-9]+") && !told.get(group).equals("not-applicable")) {
                    long known = part.matches("[0-9]+") ? Long.parseLong(part) : -1;
                    cells.put(
                        group,
                        new SchoolAttack.Cell(Long.parseLong(whole), known, told.get(group)));
                  }
                });
        if (cells.containsKey("all")) {
          List<List<String>> families = new ArrayList<>();
          families.add(RACES.stream().filter(cells::containsKey).toList());
          OTHERS.stream().filter(cells::containsKey).map(List::of).forEach(families::add);
          families.removeIf(List::isEmpty);
          attacked++;
          hidden += (int) cells.values().stream().filter(SchoolAttack.Cell::isHidden).count();
          for (String one : new SchoolAttack(cells, families, 20).narrow(5)) {
            narrow.add(school.getKey() + " " + rate.getKey() + " " + one);
          }
        }
      }
    }
    return new Audit(attacked, hidden, narrow);
  }
}
