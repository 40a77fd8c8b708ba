package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem;
import org.sqis.core.evaluation.Moment;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.YearRange;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code evaluation}; what gives the level is {@link RatingParts}'s. */
final class EvaluationKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "evaluation",
          "evaluation NAME \"Title\"",
          "How a district evaluates people of some roles. A measure earns its share of 100 points"
              + " times where its value stands on its scale, 0 for the worst and 1 for the best. The"
              + " level comes of the total (`weighted`) or of two axes (`matrix`).",
          List.of(),
          false,
          List.of(
              required("district", "\"TEXT\"", "The district."),
              required("roles", "NAMES", "Whom it evaluates."),
              optional("years", "YEAR, or YEAR to YEAR", "The years it is for; all if left out."),
              required("levels", "NAMES", "The levels, the worst first."),
              required("measures", "", "What is measured.")
                  .table(
                      ColumnSpec.required("measure", "a name; it heads a column of ratings"),
                      ColumnSpec.required("kind", "practice, growth or other"),
                      ColumnSpec.required(
                          "scale",
                          "words from the worst to the best, each perhaps with `= POINTS` (1, 2, 3 and"
                              + " so on if not), or `LOW to HIGH`, perhaps `by STEP`"),
                      ColumnSpec.optional("share", "a percent of its total"),
                      ColumnSpec.optional(
                          "total", "the combined total it is part of; empty for `weighted`")),
              optional("weighted", "", "The level by the total of all shares.")
                  .table(RatingParts.LEVEL, RatingParts.TOTAL),
              repeated("combined", "NAME", "An axis of the matrix made of several measures.")
                  .table(RatingParts.LEVEL, RatingParts.TOTAL),
              optional(
                      "matrix",
                      "ROWS, COLUMNS",
                      "The level by two axes, each a measure with words or a combined total.")
                  .tableByType(ColumnSpec.required("", "a level of the first axis")),
              optional("caps", "", "What keeps a level down, whatever else.")
                  .table(
                      ColumnSpec.required("measure", "a measure"),
                      ColumnSpec.required("at most", "the value at or below which it applies"),
                      ColumnSpec.required("level", "the best level that is left")),
              optional("interval", "", "How often people are rated.")
                  .table(
                      ColumnSpec.required("role", "a role"),
                      ColumnSpec.optional("status", "which of them; empty for all others"),
                      ColumnSpec.required("years", "after how many school years they are again")),
              optional("feedback", "within NUMBER days", "When people have feedback."),
              optional("agreement", "\"TEXT\"", "What was bargained about it."),
              optional("milestones", "", "What was done when.")
                  .table(
                      ColumnSpec.required("milestone", "a milestone of the guidelines"),
                      ColumnSpec.required("when", "a day or a school year"),
                      ColumnSpec.optional("evidence", "what shows it")),
              optional("consulted", "", "Who was consulted when.")
                  .table(
                      ColumnSpec.required("with", "a name that the guidelines use"),
                      ColumnSpec.required("on", "a day"),
                      ColumnSpec.optional("about", "about what")),
              repeated(
                  "use",
                  "\"TEXT\"",
                  "How ratings inform personnel decisions. People decide; nothing here does."),
              optional("source", "\"TEXT\"", "What it rests on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          evaluation lawndale_teachers "Lawndale: teachers"
            district  "Lawndale"
            roles     teacher
            levels    low, fair, good, high
            measures
              | measure     | kind     | scale    | share |
              | observation | practice | 1 to 4   | 60%   |
              | growth      | growth   | 0 to 100 | 30%   |
              | survey      | other    | 0 to 100 | 10%   |
            weighted
              | level | total |
              | high  | >= 80 |
              | good  | >= 60 |
              | fair  | >= 40 |
              | low   | else  |
            caps
              | measure | at most | level |
              | growth  | 10      | good  |
            interval
              | role    | years |
              | teacher | 1     |
            feedback  within 30 days
            use       "a decision on tenure cites the rating"
          end evaluation
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "evaluation", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    declared.endHeader();
    Place.Element at = head.at();
    String district = Values.filled(declared.clause("district").orElse(null), "district \"North\"");
    declared
        .clause("district")
        .ifPresent(clause -> draft.spans.put(at.child("district"), clause.value().span()));
    List<String> roles = Moments.names(declared, "roles", at.child("role"), draft);
    YearRange years = YearsReading.clause(declared, at, draft);
    List<String> levels = Moments.names(declared, "levels", at.child("levels"), draft);
    RatingParts parts = new RatingParts(declared, at, draft);
    List<EvaluationSystem.RatedMeasure> measures = parts.measures();
    List<EvaluationSystem.Combination> combinations = parts.combinations();
    EvaluationSystem.Matrix matrix = parts.matrix();
    List<EvaluationSystem.Cap> caps = parts.caps();
    List<EvaluationSystem.Interval> intervals = intervals(declared, at, draft);
    Integer feedback = feedback(declared, at, draft);
    List<EvaluationSystem.Done> milestones = milestones(declared, at, draft);
    List<EvaluationSystem.Consulted> consultations = consultations(declared, at, draft);
    String agreement = Values.text(declared.clause("agreement").orElse(null));
    String source = Values.text(declared.clause("source").orElse(null));
    List<String> uses = declared.clauses("use").stream().map(Values::text).toList();
    List<String> notes = Values.notes(declared);
    if (declared.isSound()) {
      draft.evaluations.add(
          new EvaluationSystem(
              head.name(),
              head.title(),
              district,
              roles,
              years,
              levels,
              measures,
              combinations,
              matrix,
              caps,
              intervals,
              feedback,
              agreement,
              milestones,
              consultations,
              uses,
              source,
              notes));
    }
  }

  /** A whole number from 1 to 9,999; null if the text is none. */
  private static @Nullable Integer whole(String text) {
    return text.matches("[1-9][0-9]{0,3}") ? (Integer) Integer.parseInt(text) : null;
  }

  private static List<EvaluationSystem.Interval> intervals(
      Declared declared, Place.Element at, Draft draft) {
    List<EvaluationSystem.Interval> intervals = new ArrayList<>();
    Optional<Declared.Clause> clause = declared.clause("interval");
    if (clause.isEmpty()) {
      return intervals;
    }
    draft.spans.put(at.child("interval"), clause.get().syntax().items().span());
    for (Rows.Row row : clause.get().rows().rows()) {
      SyntaxCell cell = row.cell("years");
      Integer years = whole(cell.keyboardText());
      if (years == null && !cell.isEmpty()) {
        row.refuse(cell, "years", "it takes a whole number of school years", "write `1` or more");
      }
      if (row.isSound() && years != null) {
        Place.Element place = at.child("interval").child(intervals.size());
        draft.spans.put(place, row.cell("role").span());
        draft.spans.put(place.child("years"), cell.span());
        intervals.add(
            new EvaluationSystem.Interval(
                Moments.name(row, "role"), Moments.name(row, "status"), years));
      }
    }
    return intervals;
  }

  /** The days of {@code feedback within 30 days}; null if it is not said or after a fault. */
  private static @Nullable Integer feedback(Declared declared, Place.Element at, Draft draft) {
    Optional<Declared.Clause> clause = declared.clause("feedback");
    if (clause.isEmpty()) {
      return null;
    }
    SyntaxItems value = clause.get().value();
    draft.spans.put(at.child("feedback"), value.span());
    boolean isRead =
        value.size() == 3
            && value.get(0).isWord("within")
            && (value.get(2).isWord("days") || value.get(2).isWord("day"));
    Integer days = isRead ? whole(value.get(1).text()) : null;
    if (days == null) {
      clause
          .get()
          .refuse("it takes `within NUMBER days`", "write for example `feedback within 30 days`");
    }
    return days;
  }

  private static List<EvaluationSystem.Done> milestones(
      Declared declared, Place.Element at, Draft draft) {
    List<EvaluationSystem.Done> milestones = new ArrayList<>();
    declared
        .clause("milestones")
        .ifPresent(
            clause -> {
              for (Rows.Row row : clause.rows().rows()) {
                String name = Moments.name(row, "milestone");
                Moment when = Moments.moment(row, "when");
                if (row.isSound() && when != null) {
                  Place.Element place = at.child("milestone").child(milestones.size());
                  draft.spans.put(place, row.cell("milestone").span());
                  draft.spans.put(place.child("when"), row.cell("when").span());
                  milestones.add(
                      new EvaluationSystem.Done(name, when, row.cell("evidence").text()));
                }
              }
            });
    return milestones;
  }

  private static List<EvaluationSystem.Consulted> consultations(
      Declared declared, Place.Element at, Draft draft) {
    List<EvaluationSystem.Consulted> consultations = new ArrayList<>();
    declared
        .clause("consulted")
        .ifPresent(
            clause -> {
              draft.spans.put(at.child("consulted"), clause.syntax().items().span());
              for (Rows.Row row : clause.rows().rows()) {
                String with = Moments.name(row, "with");
                CalendarDate on = Moments.date(row, "on");
                if (row.isSound() && on != null) {
                  Place.Element place = at.child("consulted").child(consultations.size());
                  draft.spans.put(place, row.cell("with").span());
                  draft.spans.put(place.child("on"), row.cell("on").span());
                  consultations.add(
                      new EvaluationSystem.Consulted(with, on, row.cell("about").text()));
                }
              }
            });
    return consultations;
  }
}
