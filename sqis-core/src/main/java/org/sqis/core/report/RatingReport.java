package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Rating;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Table;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;

/** How one person was rated, step by step, in every year. Safe for every thread. */
public final class RatingReport {
  private final List<List<String>> rows = new ArrayList<>();

  private RatingReport() {}

  /**
   * The report.
   *
   * @param ratings the ratings
   * @param person the id of the person
   * @param remarks lines of whoever prints it
   * @throws IllegalArgumentException if the ratings do not have the person
   */
  public static Report of(Ratings ratings, String person, List<String> remarks) {
    List<Ratings.Entry> own = ratings.of(person);
    if (own.isEmpty()) {
      throw new IllegalArgumentException("person must be one of the ratings: " + person);
    }
    return new RatingReport().report(ratings, person, own, remarks);
  }

  static List<Block> head(Ratings ratings, List<String> remarks) {
    List<Block> head = new ArrayList<>();
    if (ratings.isSynthetic()) {
      head.add(Parts.notice("Synthetic.", "The ratings are made up. Nobody was rated anywhere."));
    }
    remarks.forEach(remark -> head.add(Parts.paragraph(remark)));
    return head;
  }

  private Report report(
      Ratings ratings, String person, List<Ratings.Entry> own, List<String> remarks) {
    List<Section> sections = new ArrayList<>();
    List<Object> years = new ArrayList<>();
    for (Ratings.Entry entry : own) {
      sections.add(section(entry));
      years.add(tree(entry));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("person", person);
    tree.put("synthetic", ratings.isSynthetic());
    tree.put("years", years);
    return new Report(
        new Document("Rating of " + person, head(ratings, remarks), sections),
        new Table(
            List.of("person", "year", "role", "step", "name", "value", "points", "gives"), rows),
        tree);
  }

  private void row(
      Ratings.Entry entry, String step, String name, String value, String points, String gives) {
    rows.add(
        List.of(
            entry.person(),
            entry.year().toString(),
            entry.role(),
            step,
            name,
            value,
            points,
            gives));
  }

  private Section section(Ratings.Entry entry) {
    EvaluationSystem system = entry.rule().system();
    Rating rating = entry.rating();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.paragraph(
            (rating.isRated() ? "Level: " + rating.level() : "No rating")
                + ". "
                + system.district()
                + ", "
                + (entry.status().isEmpty() ? "" : entry.status() + " ")
                + entry.role()
                + ", by "
                + system.shown()
                + "."));
    if (!rating.missing().isEmpty()) {
      blocks.add(
          Parts.paragraph(
              "Not reported: "
                  + String.join(", ", rating.missing())
                  + ". A value that is missing is no zero, so there is no rating."));
    }
    if (!rating.parts().isEmpty()) {
      blocks.add(measures(entry, system));
    }
    List<Block.Item> steps = new ArrayList<>();
    for (Rating.Total total : rating.totals()) {
      steps.add(item(total(entry, total)));
    }
    Optional.ofNullable(rating.cell()).ifPresent(cell -> steps.add(item(cell(entry, cell))));
    for (Rating.Held held : rating.held()) {
      row(entry, "cap", held.cap().measure(), held.value(), "", held.cap().level());
      steps.add(
          item(
              held.cap().measure()
                  + " is "
                  + held.value()
                  + ", at or below "
                  + held.cap().atMost()
                  + ": at most "
                  + held.cap().level()
                  + " in place of "
                  + held.from()));
    }
    if (!steps.isEmpty()) {
      blocks.add(new Block.Listing(steps, true));
    }
    row(entry, "level", "", "", "", rating.level());
    blocks.addAll(afterwards(entry));
    return Parts.section(
        "y" + entry.year() + "-" + Parts.anchor(entry.role()),
        entry.year() + ", " + entry.role(),
        blocks);
  }

  private static Block.Item item(String text) {
    return new Block.Item("", org.sqis.core.rulebook.Text.of(text));
  }

  private Block measures(Ratings.Entry entry, EvaluationSystem system) {
    List<List<String>> table = new ArrayList<>();
    for (Rating.Part part : entry.rating().parts()) {
      Rational earned = part.earned();
      Rational share = part.share();
      String points = earned == null ? "" : Numbers.points(earned);
      String scale = system.measure(part.measure()).map(one -> one.scale().toString()).orElse("");
      table.add(
          List.of(
              part.measure(),
              part.kind().word(),
              part.value(),
              scale,
              part.position().toString(),
              share == null ? "" : Numbers.percent(share),
              points));
      row(entry, "measure", part.measure(), part.value(), points, "");
    }
    return Parts.table(
        "Measures: points are 100 times the share times the position on the scale",
        List.of("measure", "kind", "value", "scale", "position", "share", "points"),
        table,
        "");
  }

  private String total(Ratings.Entry entry, Rating.Total total) {
    String name = total.name().isEmpty() ? "total" : total.name();
    row(entry, "total", name, "", Numbers.points(total.points()), total.level());
    StringBuilder text =
        new StringBuilder(
            name + " " + Numbers.points(total.points()) + " of 100: " + total.level());
    EvaluationSystem.Cut cut = total.cut();
    text.append(
        cut == null
            ? ", the lowest"
            : (cut.isAbove() ? ", above " + cut.from() : ", from " + cut.from() + " on"));
    Rational missing = total.missingPoints();
    if (missing != null) {
      boolean isAbove =
          entry.rule().system().combinations().stream()
              .filter(one -> one.name().equals(total.name()))
              .flatMap(one -> one.cuts().stream())
              .anyMatch(one -> one.level().equals(total.next()) && one.isAbove());
      text.append(
          "; " + (isAbove ? "more than " : "") + Numbers.points(missing) + " to " + total.next());
    }
    return text.toString();
  }

  private String cell(Ratings.Entry entry, Rating.Cell cell) {
    EvaluationSystem.Matrix matrix = entry.rule().system().matrix();
    String rowsBy = matrix == null ? "" : matrix.rowsBy();
    String columnsBy = matrix == null ? "" : matrix.columnsBy();
    row(
        entry,
        "cell",
        rowsBy + ", " + columnsBy,
        cell.row() + ", " + cell.column(),
        "",
        cell.level());
    return rowsBy
        + " is "
        + cell.row()
        + " and "
        + columnsBy
        + " is "
        + cell.column()
        + ": "
        + cell.level();
  }

  /** Feedback, development and decisions. */
  private static List<Block> afterwards(Ratings.Entry entry) {
    List<Block> blocks = new ArrayList<>();
    if (entry.ratedOn() != null) {
      String feedback =
          entry.feedbackOn() == null
              ? "no feedback recorded"
              : "feedback on "
                  + entry.feedbackOn()
                  + entry
                      .feedbackDays()
                      .map(days -> ", " + Parts.counted(days, "day") + " later")
                      .orElse("");
      blocks.add(Parts.paragraph("Rated on " + entry.ratedOn() + ", " + feedback + "."));
    }
    if (!entry.development().isEmpty()) {
      blocks.add(Parts.paragraph("Professional development: " + entry.development() + "."));
    }
    if (!entry.decision().isEmpty()) {
      blocks.add(Parts.paragraph("Personnel decision: " + decision(entry) + "."));
    }
    return blocks;
  }

  static String decision(Ratings.Entry entry) {
    return entry.decision()
        + (entry.decidedOn() == null ? "" : " on " + entry.decidedOn())
        + (entry.cites() == null
            ? ", which cites no rating"
            : ", which cites the rating of " + entry.cites());
  }

  private static Map<String, Object> tree(Ratings.Entry entry) {
    Rating rating = entry.rating();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("year", entry.year().toString());
    tree.put("district", entry.district());
    tree.put("role", entry.role());
    tree.put("system", entry.rule().system().name());
    tree.put("level", rating.level());
    tree.put("missing", rating.missing());
    List<Object> parts = new ArrayList<>();
    for (Rating.Part part : rating.parts()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("measure", part.measure());
      one.put("kind", part.kind().word());
      one.put("value", part.value());
      one.put("position", part.position().toString());
      one.put("share", text(part.share()));
      one.put("points", text(part.earned()));
      parts.add(one);
    }
    tree.put("measures", parts);
    List<Object> totals = new ArrayList<>();
    for (Rating.Total total : rating.totals()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", total.name());
      one.put("points", total.points().toString());
      one.put("level", total.level());
      one.put("next", total.next());
      one.put("points to next", text(total.missingPoints()));
      totals.add(one);
    }
    tree.put("totals", totals);
    Optional.ofNullable(rating.cell())
        .ifPresent(
            cell -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("row", cell.row());
              one.put("column", cell.column());
              one.put("level", cell.level());
              tree.put("cell", one);
            });
    tree.put(
        "caps",
        rating.held().stream()
            .map(held -> held.cap().measure() + " at most " + held.cap().atMost())
            .toList());
    return tree;
  }

  private static String text(@Nullable Rational number) {
    return number == null ? "" : number.toString();
  }
}
