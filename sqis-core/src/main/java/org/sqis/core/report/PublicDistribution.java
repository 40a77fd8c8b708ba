package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Table;
import org.sqis.core.publication.CountTable;
import org.sqis.core.publication.PublicRatings;
import org.sqis.core.publication.PublicResults;
import org.sqis.core.rulebook.Document;

/**
 * How many educators have which level, for the public: counts with their totals and shares, small
 * ones hidden. It names nobody. Safe for every thread.
 */
public final class PublicDistribution {
  private static final String ALL = "all";

  private PublicDistribution() {}

  /**
   * The report.
   *
   * @param shown what the public may see of {@code ratings} in {@code year}
   * @param guidelines where the numbers stand that decided
   */
  public static Report of(
      PublicRatings shown, Ratings ratings, SchoolYear year, Guidelines guidelines) {
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> facts = new ArrayList<>();
    List<Object> cells = new ArrayList<>();
    for (PublicRatings.Row row : shown.rows()) {
      List<String> key = List.of(named(row.district()), named(row.role()), named(row.level()));
      PublicResults.Cell share = row.share();
      List<String> line = new ArrayList<>(key);
      line.add(row.count().shown());
      line.add(share == null ? "" : share.shown());
      rows.add(line);
      List<String> fact = new ArrayList<>(List.of(year.toString()));
      fact.addAll(key);
      add(fact, row.count());
      if (share == null) {
        fact.addAll(List.of("", "not-applicable"));
      } else {
        add(fact, share);
      }
      fact.add(ratings.isSynthetic() ? "yes" : "no");
      facts.add(fact);
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("district", key.get(0));
      cell.put("role", key.get(1));
      cell.put("level", key.get(2));
      cell.put("people", tree(row.count()));
      if (share != null) {
        cell.put("share", tree(share));
      }
      cells.add(cell);
    }
    String words =
        "public by `"
            + guidelines.name()
            + "`: hidden below "
            + shown.limits().smallest()
            + " people, and more, so that each hidden count can have "
            + shown.limits().width()
            + " values or more";
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("year", year.toString());
    tree.put("synthetic", ratings.isSynthetic());
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rule", guidelines.name());
    rule.put("smallest", (int) shown.limits().smallest());
    rule.put("width", (int) shown.limits().width());
    tree.put("publication", rule);
    tree.put("distribution", cells);
    Document document =
        new Document(
            "Ratings of educators in " + year,
            RatingReport.head(
                ratings,
                List.of(
                    words,
                    "suppressed-small: fewer people; suppressed-complementary and withheld: others"
                        + " could be worked out from it; docs/privacy.md says what is not covered")),
            List.of(
                Parts.section(
                    "distribution",
                    "Distribution",
                    List.of(
                        Parts.table(
                            "People by district, role and level that can be given; shares are of"
                                + " those with a rating",
                            List.of("district", "role", "level", "people", "share"),
                            rows,
                            "Nobody is in the ratings of this year.")))));
    List<String> header =
        List.of(
            "year",
            "district",
            "role",
            "level",
            "people",
            "people status",
            "share",
            "share status",
            "synthetic");
    return new Report(document, new Table(header, facts), tree);
  }

  private static String named(String value) {
    return value.equals(CountTable.ALL) ? ALL : value;
  }

  private static void add(List<String> fact, PublicResults.Cell cell) {
    fact.add(cell.text());
    fact.add(cell.status().token());
  }

  private static Map<String, Object> tree(PublicResults.Cell cell) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", cell.text());
    tree.put("status", cell.status().token());
    return tree;
  }
}
