package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Table;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;

/**
 * How many people have which level, by district and role, beside the levels that can be reached;
 * who was not rated in time, which feedback was late, which decisions cite a rating. Everything is
 * for internal use: nothing here hides small numbers. Safe for every thread.
 */
public final class DistributionReport {
  private static final String NONE = "no rating";

  private DistributionReport() {}

  /**
   * The report.
   *
   * @param ratings the ratings
   * @param year the school year
   * @param asOf the day as of which somebody is overdue; null to leave that out
   * @param remarks lines of whoever prints it
   */
  public static Report of(
      Ratings ratings, SchoolYear year, @Nullable CalendarDate asOf, List<String> remarks) {
    List<Ratings.Share> shares = ratings.distribution(year);
    List<Section> sections = new ArrayList<>();
    sections.add(distribution(shares));
    sections.add(reached(shares));
    if (asOf != null) {
      sections.add(overdue(ratings, asOf));
    }
    sections.add(feedback(ratings, year, asOf));
    sections.add(decisions(ratings, year));
    Document document =
        new Document(
            "Ratings of educators in " + year, RatingReport.head(ratings, remarks), sections);
    return new Report(
        document, table(shares, year, ratings.isSynthetic()), tree(ratings, shares, year, asOf));
  }

  private static String level(Ratings.Share share) {
    return share.level().isEmpty() ? NONE : share.level();
  }

  private static String percent(Ratings.Share share) {
    return share.level().isEmpty() ? "" : Numbers.percent(share.count(), share.rated());
  }

  private static Section distribution(List<Ratings.Share> shares) {
    List<List<String>> rows = new ArrayList<>();
    for (Ratings.Share share : shares) {
      rows.add(
          List.of(
              share.district(),
              share.role(),
              level(share),
              String.valueOf(share.count()),
              percent(share)));
    }
    return Parts.section(
        "distribution",
        "Distribution",
        List.of(
            Parts.table(
                "People by district, role and level; shares are of those with a rating",
                List.of("district", "role", "level", "people", "share"),
                rows,
                "Nobody is in the ratings of this year.")));
  }

  /** The levels that were given, beside those that can be. */
  private static Section reached(List<Ratings.Share> shares) {
    Map<String, List<Ratings.Share>> bySystem = new LinkedHashMap<>();
    for (Ratings.Share share : shares) {
      if (!share.level().isEmpty()) {
        bySystem
            .computeIfAbsent(share.system().name() + ", " + share.role(), key -> new ArrayList<>())
            .add(share);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    bySystem.forEach(
        (system, all) ->
            rows.add(
                List.of(
                    system,
                    names(all.stream().filter(one -> one.count() > 0).toList()),
                    names(
                        all.stream().filter(one -> one.count() == 0 && one.isReachable()).toList()),
                    names(all.stream().filter(one -> !one.isReachable()).toList()))));
    return Parts.section(
        "reached",
        "Levels given and levels that can be given",
        List.of(
            Parts.table(
                "Levels by system",
                List.of("system", "given", "not given to anybody", "nobody can get"),
                rows,
                "There is no rating.")));
  }

  private static String names(List<Ratings.Share> shares) {
    return shares.isEmpty()
        ? "none"
        : String.join(", ", shares.stream().map(Ratings.Share::level).toList());
  }

  private static Section overdue(Ratings ratings, CalendarDate asOf) {
    List<List<String>> rows = new ArrayList<>();
    for (Ratings.Overdue one : ratings.overdue(asOf)) {
      rows.add(
          List.of(
              one.last().person(),
              one.last().district(),
              (one.last().status() + " " + one.last().role()).strip(),
              one.rated() == null ? "never" : one.rated().toString(),
              Parts.counted(one.interval(), "school year"),
              one.due().toString()));
    }
    return Parts.section(
        "overdue",
        "Overdue as of " + asOf,
        List.of(
            Parts.table(
                "People who were not rated within the interval",
                List.of("person", "district", "role", "last rating", "interval", "due by"),
                rows,
                "Nobody is overdue.")));
  }

  private static Section feedback(Ratings ratings, SchoolYear year, @Nullable CalendarDate asOf) {
    List<List<String>> rows = new ArrayList<>();
    for (Ratings.LateFeedback one : ratings.lateFeedback(asOf)) {
      if (one.entry().year().equals(year)) {
        Integer days = one.days();
        rows.add(
            List.of(
                one.entry().person(),
                one.entry().district(),
                one.entry().role(),
                String.valueOf(one.entry().ratedOn()),
                days == null ? "none" : Parts.counted(days, "day"),
                "within " + Parts.counted(one.limit(), "day")));
      }
    }
    return Parts.section(
        "feedback",
        "Feedback that was late",
        List.of(
            Parts.table(
                "Feedback after more days than the system allows",
                List.of("person", "district", "role", "rated on", "feedback after", "due"),
                rows,
                "No feedback was late.")));
  }

  private static Section decisions(Ratings ratings, SchoolYear year) {
    List<List<String>> rows = new ArrayList<>();
    for (Ratings.Entry entry : ratings.decisions()) {
      if (entry.year().equals(year)) {
        rows.add(
            List.of(entry.person(), entry.district(), entry.role(), RatingReport.decision(entry)));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.table(
            "Decisions that people made, with the rating they cite",
            List.of("person", "district", "role", "decision"),
            rows,
            "No personnel decision is recorded."));
    blocks.add(Parts.paragraph("Nothing here decides about anybody."));
    return Parts.section("decisions", "Personnel decisions", blocks);
  }

  private static Table table(List<Ratings.Share> shares, SchoolYear year, boolean isSynthetic) {
    List<List<String>> rows = new ArrayList<>();
    for (Ratings.Share share : shares) {
      rows.add(
          List.of(
              year.toString(),
              share.district(),
              share.role(),
              share.system().name(),
              level(share),
              String.valueOf(share.count()),
              percent(share),
              share.isReachable() ? "yes" : "no",
              isSynthetic ? "yes" : "no"));
    }
    return new Table(
        List.of(
            "year",
            "district",
            "role",
            "system",
            "level",
            "people",
            "share",
            "reachable",
            "synthetic"),
        rows);
  }

  private static Map<String, Object> tree(
      Ratings ratings, List<Ratings.Share> shares, SchoolYear year, @Nullable CalendarDate asOf) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("year", year.toString());
    tree.put("synthetic", ratings.isSynthetic());
    List<Object> cells = new ArrayList<>();
    for (Ratings.Share share : shares) {
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("district", share.district());
      cell.put("role", share.role());
      cell.put("system", share.system().name());
      cell.put("level", share.level());
      cell.put("people", share.count());
      cell.put("share", percent(share));
      cell.put("reachable", share.isReachable());
      cells.add(cell);
    }
    tree.put("distribution", cells);
    if (asOf != null) {
      List<Object> overdue = new ArrayList<>();
      for (Ratings.Overdue one : ratings.overdue(asOf)) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("person", one.last().person());
        person.put("district", one.last().district());
        person.put("role", one.last().role());
        person.put("last rating", one.rated() == null ? "" : one.rated().toString());
        person.put("due", one.due().toString());
        overdue.add(person);
      }
      tree.put("as of", asOf.toString());
      tree.put("overdue", overdue);
    }
    tree.put("late feedback", lateFeedback(ratings, year, asOf));
    tree.put("decisions", decided(ratings, year));
    return tree;
  }

  private static List<Object> lateFeedback(
      Ratings ratings, SchoolYear year, @Nullable CalendarDate asOf) {
    List<Object> late = new ArrayList<>();
    for (Ratings.LateFeedback one : ratings.lateFeedback(asOf)) {
      if (one.entry().year().equals(year)) {
        Integer days = one.days();
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("person", one.entry().person());
        person.put("district", one.entry().district());
        person.put("role", one.entry().role());
        person.put("rated on", String.valueOf(one.entry().ratedOn()));
        person.put("feedback after", days == null ? "none" : Parts.counted(days, "day"));
        person.put("allowed", Parts.counted(one.limit(), "day"));
        late.add(person);
      }
    }
    return late;
  }

  private static List<Object> decided(Ratings ratings, SchoolYear year) {
    List<Object> decided = new ArrayList<>();
    for (Ratings.Entry entry : ratings.decisions()) {
      if (entry.year().equals(year)) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("person", entry.person());
        one.put("district", entry.district());
        one.put("role", entry.role());
        one.put("decision", RatingReport.decision(entry));
        decided.add(one);
      }
    }
    return decided;
  }
}
