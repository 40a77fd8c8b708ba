package org.sqis.examples.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.sqis.core.data.FileBytes;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.publication.PublicRatings;
import org.sqis.core.report.PublicDistribution;
import org.sqis.dsl.Evaluations;
import org.sqis.dsl.Sqis;

/**
 * The published counts of educators under attack: what is known is read from the printed table
 * alone, and shares no code with the library.
 */
class PublicRatingsTest {
  private static final Path FOLDER = Path.of("core-evaluation");

  /** A printed row: district, role, level; then count or nothing, and status. */
  private record Printed(List<String> key, String text, String status, String share) {
    boolean isOneOf(List<String> base) {
      for (int i = 0; i < 3; i++) {
        if (!key.get(i).equals("all") && !key.get(i).equals(base.get(i))) {
          return false;
        }
      }
      return true;
    }

    boolean isBase() {
      return !key.contains("all");
    }

    boolean isHidden() {
      return text.isEmpty();
    }

    long least(long smallest) {
      return !isHidden() ? Long.parseLong(text) : status.endsWith("small") ? 0 : smallest;
    }

    long most(long smallest, long all) {
      return !isHidden() ? Long.parseLong(text) : status.endsWith("small") ? smallest - 1 : all;
    }
  }

  private static List<Printed> printed(String ratings, int smallest, int width) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file :
        List.of("guidelines.sqis", "fresno.sqis", "long_beach.sqis", "los_angeles.sqis")) {
      texts.put(file, Files.readString(FOLDER.resolve(file)));
    }
    texts.computeIfPresent(
        "guidelines.sqis",
        (file, text) ->
            text.replaceAll("(least published *\\|[^|]*\\|) 20", "$1 " + smallest)
                .replaceAll("(width of hidden *\\|[^|]*\\|) 5", "$1 " + width));
    Evaluations read = Sqis.evaluation(texts);
    Ratings all = read.ratings(List.of(FileBytes.of("r.csv", ratings.getBytes(UTF_8)))).ratings();
    SchoolYear year = SchoolYear.parse("2015-16").orElseThrow();
    Guidelines guidelines = read.guidelines().orElseThrow();
    PublicRatings shown = PublicRatings.of(all, year, guidelines);
    if (!shown.unprotected().isEmpty()) {
      return List.of(); // It would be refused.
    }
    assertThat(shown.limits().smallest()).isEqualTo(smallest);
    assertThat(shown.limits().width()).isEqualTo(width);
    List<Printed> rows = new ArrayList<>();
    for (List<String> row : PublicDistribution.of(shown, all, year, guidelines).table().rows()) {
      rows.add(new Printed(row.subList(1, 4), row.get(4), row.get(5), row.get(6)));
    }
    return rows;
  }

  private static String ratings(String district) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("synthetic_ratings.csv"));
    List<String> kept = new ArrayList<>(List.of(lines.get(0)));
    lines.stream().skip(1).filter(line -> line.contains(district)).forEach(kept::add);
    return String.join("\n", kept) + "\n";
  }

  /** Tries every table of one district that fits what is printed. */
  @Test
  void noHiddenCountOfOneDistrict_canBeNarrowed() throws IOException {
    List<Printed> rows = printed(ratings("Fresno"), 4, 3);
    assertThat(rows).anyMatch(row -> !row.isBase() && !row.isHidden());
    Map<Printed, Set<Long>> values = new LinkedHashMap<>();
    rows.stream().filter(Printed::isHidden).forEach(row -> values.put(row, new LinkedHashSet<>()));
    List<Printed> base = rows.stream().filter(Printed::isBase).toList();
    all(rows, base, 0, new long[rows.size()], 4, values);
    assertThat(values).isNotEmpty();
    values.forEach((row, found) -> assertThat(found).as("%s", row).hasSizeGreaterThanOrEqualTo(3));
  }

  private static void all(
      List<Printed> rows,
      List<Printed> base,
      int next,
      long[] sums,
      long smallest,
      Map<Printed, Set<Long>> values) {
    if (next == base.size()) {
      for (int i = 0; i < sums.length; i++) {
        if (sums[i] < rows.get(i).least(smallest)) {
          return;
        }
      }
      for (int i = 0; i < sums.length; i++) {
        Set<Long> found = values.get(rows.get(i));
        if (found != null) {
          found.add(sums[i]);
        }
      }
      return;
    }
    Printed cell = base.get(next);
    for (long value = cell.least(smallest); value <= cell.most(smallest, 50); value++) {
      long[] more = sums.clone();
      boolean fits = true;
      for (int i = 0; i < more.length && fits; i++) {
        if (rows.get(i).isOneOf(cell.key())) {
          more[i] += value;
          fits = more[i] <= rows.get(i).most(smallest, 50);
        }
      }
      if (!fits) {
        return;
      }
      all(rows, base, next + 1, more, smallest, values);
    }
  }

  @Test
  void noHiddenCountOfTheExample_canBeNarrowed() throws IOException {
    List<Printed> rows = printed(ratings(""), 20, 5);
    List<Printed> base = rows.stream().filter(Printed::isBase).toList();
    List<LinearConstraint> known = new ArrayList<>();
    for (Printed row : rows) {
      known.add(new LinearConstraint(factors(row, base), Relationship.GEQ, row.least(20)));
      known.add(new LinearConstraint(factors(row, base), Relationship.LEQ, row.most(20, 1000)));
    }
    Map<List<String>, Double> widths = new TreeMap<>((a, b) -> a.toString().compareTo("" + b));
    for (Printed row : rows) {
      if (row.isHidden()) {
        double low = Math.ceil(best(row, base, known, GoalType.MINIMIZE) - 1e-6);
        double high = Math.floor(best(row, base, known, GoalType.MAXIMIZE) + 1e-6);
        widths.put(row.key(), high - low + 1);
      }
    }
    assertThat(widths).hasSizeGreaterThan(50);
    assertThat(widths.values()).allMatch(width -> width >= 5);
  }

  private static double best(
      Printed row, List<Printed> base, List<LinearConstraint> known, GoalType goal) {
    return new SimplexSolver()
        .optimize(
            new MaxIter(10_000),
            new LinearObjectiveFunction(factors(row, base), 0),
            new LinearConstraintSet(known),
            new NonNegativeConstraint(true),
            goal)
        .getValue();
  }

  private static double[] factors(Printed row, List<Printed> base) {
    return base.stream().mapToDouble(one -> row.isOneOf(one.key()) ? 1 : 0).toArray();
  }

  /** A share with its count would give the number of people with a rating. */
  @Test
  void shares_areToldOnlyWithAllTheyAreOf() throws IOException {
    int told = 0;
    int withheld = 0;
    for (String district : List.of("Fresno", "Long Beach", "Los Angeles")) {
      for (int smallest = 2; smallest < 9; smallest++) {
        List<Printed> rows = printed(ratings(district), smallest, 2);
        Map<List<String>, Printed> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        for (Printed row : rows) {
          withheld += isWithoutItsShare(row) ? 1 : 0;
          if (row.share().isEmpty()) {
            continue;
          }
          told++;
          for (String level : List.of(row.key().get(2), "all", "no rating")) {
            Printed of = byKey.get(List.of(row.key().get(0), row.key().get(1), level));
            assertThat(of).isNotNull();
            assertThat(of.isHidden()).as("%s", of).isFalse();
          }
        }
      }
    }
    assertThat(told).isPositive();
    assertThat(withheld).isPositive();
  }

  private static boolean isWithoutItsShare(Printed row) {
    String level = row.key().get(2);
    boolean isOfLevel = !level.equals("all") && !level.equals("no rating");
    return isOfLevel && !row.isHidden() && row.share().isEmpty();
  }

  /** That everybody has a rating is not told by a row that is lacking. */
  @Test
  void peopleWithoutARating_alwaysHaveTheirRow() throws IOException {
    assertThat(printed(ratings("Fresno"), 4, 3))
        .anyMatch(
            row ->
                row.key().equals(List.of("Fresno Unified", "principal", "no rating"))
                    && row.status().equals("suppressed-small"));
  }
}
