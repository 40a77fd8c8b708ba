package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.Limit;
import org.sqis.core.evaluation.Moment;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code guidelines}. */
final class GuidelinesKind implements KindReader {
  private static final List<String> LIMITS = Stream.of(Limit.values()).map(Limit::words).toList();

  private static final ColumnSpec SOURCE = ColumnSpec.optional("source", "what it rests on");

  private static final KindSpec SPEC =
      new KindSpec(
          "guidelines",
          "guidelines NAME \"Title\"",
          "What a consortium asks of the evaluation systems of its districts. `sqis evaluation check"
              + " GUIDELINES SYSTEM` holds systems against it.",
          List.of(),
          false,
          List.of(
              required("roles", "NAMES", "Who must be evaluated in every district."),
              required("limits", "", "Numbers that systems have to keep.")
                  .table(
                      ColumnSpec.required(
                          "limit", LIMITS.stream().collect(Collectors.joining(", "))),
                      ColumnSpec.optional(
                          "for", "a role, or a status and a role; empty for everyone"),
                      ColumnSpec.required("value", "a number, a percent or `not set`"),
                      ColumnSpec.optional(
                          "floor", "the number below which the value itself cannot be"),
                      Origins.PROVENANCE,
                      SOURCE,
                      ColumnSpec.optional("note", "a remark")),
              optional("milestones", "", "What has to be done by when.")
                  .table(
                      ColumnSpec.required("milestone", "a name"),
                      ColumnSpec.optional("who", "districts or consortium; districts if empty"),
                      ColumnSpec.required(
                          "by", "a day, or a school year before whose end it is done"),
                      ColumnSpec.optional("met", "when the consortium did it"),
                      ColumnSpec.optional(
                          "since",
                          "the day from which the row holds in place of one with the same name"),
                      Origins.PROVENANCE,
                      SOURCE),
              optional("consults", "", "Whom each district has to consult.")
                  .table(
                      ColumnSpec.required("with", "a name"),
                      ColumnSpec.required("from", "the first day that counts"),
                      ColumnSpec.required("until", "the milestone that ends it"),
                      Origins.PROVENANCE,
                      SOURCE),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          guidelines our_guidelines "What our districts agreed on"
            roles  teacher, principal
            limits
              | limit                 | for     | value   | provenance |
              | least levels          |         | 4       | waiver     |
              | least growth measures |         | 1       | waiver     |
              | least growth share    |         | not set |            |
              | longest interval      | teacher | 2       | choice     |
            milestones
              | milestone | by              | provenance |
              | adopted   | 1 December 2013 | waiver     |
              | pilot     | 2014-15         | waiver     |
            consults
              | with     | from          | until   | provenance |
              | teachers | 1 August 2013 | adopted | waiver     |
          end guidelines
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "guidelines", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    declared.endHeader();
    Place.Element at = head.at();
    List<String> roles = Moments.names(declared, "roles", at.child("role"), draft);
    List<Guidelines.Bound> bounds = new ArrayList<>();
    declared
        .clause("limits")
        .ifPresent(clause -> clause.rows().rows().forEach(row -> bound(row, at, bounds, draft)));
    List<Guidelines.Milestone> milestones = new ArrayList<>();
    declared
        .clause("milestones")
        .ifPresent(
            clause -> clause.rows().rows().forEach(row -> milestone(row, at, milestones, draft)));
    List<Guidelines.Consultation> consultations = new ArrayList<>();
    declared
        .clause("consults")
        .ifPresent(
            clause ->
                clause.rows().rows().forEach(row -> consultation(row, at, consultations, draft)));
    List<String> notes = Values.notes(declared);
    if (declared.isSound()) {
      draft.guidelines.add(
          new Guidelines(
              head.name(), head.title(), roles, bounds, milestones, consultations, notes));
    }
  }

  private static void bound(
      Rows.Row row, Place.Element at, List<Guidelines.Bound> bounds, Draft draft) {
    SyntaxCell cell = row.cell("limit");
    Optional<Limit> limit = Limit.parse(cell.keyboardText());
    if (limit.isEmpty() && !cell.isEmpty()) {
      row.refuse(
          cell,
          "limit",
          "there is no such limit",
          NearestName.find(cell.keyboardText(), LIMITS)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("the limits are " + String.join(", ", LIMITS)));
    }
    String[] whom = row.cell("for").text().split("\\s+", -1);
    if (whom.length > 2) {
      row.refuse(
          row.cell("for"),
          "for",
          "it takes a role, or a status and a role",
          "write for example `probationary teacher`");
    }
    if (limit.isPresent() && limit.get().isOfPublication() && !row.cell("for").isEmpty()) {
      row.refuse(
          row.cell("for"), "for", "what the public is told of is one rule", "leave the cell empty");
    }
    Rational value =
        row.cell("value").keyboardText().equals("not set") || limit.isEmpty()
            ? null
            : number(row, "value", limit.get());
    Rational floor = limit.isEmpty() ? null : number(row, "floor", limit.get());
    Provenance provenance = Origins.provenance(row);
    backed(row, value != null, provenance);
    if (row.isSound() && limit.isPresent()) {
      Place.Element place = at.child("limit").child(bounds.size());
      draft.spans.put(place, cell.span());
      place(row, place, draft, "for", "value", "floor");
      bounds.add(
          new Guidelines.Bound(
              limit.get(),
              whom[whom.length - 1],
              whom.length == 2 ? whom[0] : "",
              value,
              floor,
              provenance,
              row.cell("source").text(),
              row.cell("note").text()));
    }
  }

  private static void place(Rows.Row row, Place.Element at, Draft draft, String... columns) {
    for (String column : columns) {
      row.written(column).ifPresent(cell -> draft.spans.put(at.child(column), cell.span()));
    }
  }

  /** Reports a number or day that nobody stands behind. */
  private static void backed(Rows.Row row, boolean isSet, @Nullable Provenance provenance) {
    if (isSet && provenance == null && row.isSound()) {
      row.refuse(
          row.cell("provenance"),
          "provenance",
          "nobody stands behind the row",
          "write waiver, federal, state, proxy or choice");
    }
  }

  private static @Nullable Rational number(Rows.Row row, String column, Limit limit) {
    SyntaxCell cell = row.cell(column);
    if (cell.isEmpty()) {
      return null;
    }
    boolean isPercent = limit.unit() == Limit.Unit.PERCENT;
    Optional<Expr.Numeral> number = Values.number(cell.keyboardText());
    boolean fits =
        number.isPresent()
            && number.get().isPercent() == isPercent
            && number.get().value().signum() >= 0
            && (isPercent
                ? number.get().value().compareTo(Rational.ONE) <= 0
                : number.get().value().isWhole());
    if (!fits) {
      row.refuse(
          cell,
          column,
          isPercent
              ? "it takes a percent from 0% to 100%, or `not set`"
              : "it takes a whole number, or `not set`",
          isPercent ? "write for example `20%`" : "write for example `4`");
      return null;
    }
    return number.get().value();
  }

  private static void milestone(
      Rows.Row row, Place.Element at, List<Guidelines.Milestone> milestones, Draft draft) {
    String name = Moments.name(row, "milestone");
    SyntaxCell who = row.cell("who");
    if (!List.of("", "districts", "consortium").contains(who.text())) {
      row.refuse(
          who, "who", "it takes districts or consortium", "write who has to reach the milestone");
    }
    Moment by = Moments.moment(row, "by");
    Moment met = Moments.moment(row, "met");
    CalendarDate since = Moments.date(row, "since");
    boolean isOfDistricts = !who.text().equals("consortium");
    if (met != null && isOfDistricts) {
      row.refuse(
          row.cell("met"),
          "met",
          "districts say themselves when they reached it",
          "write `consortium` under `who`, or leave the cell empty");
    }
    Provenance provenance = Origins.provenance(row);
    backed(row, by != null, provenance);
    if (row.isSound() && by != null) {
      Place.Element place = at.child("milestone").child(milestones.size());
      draft.spans.put(place, row.cell("milestone").span());
      draft.spans.put(place.child("due"), row.cell("by").span());
      place(row, place, draft, "met", "since");
      milestones.add(
          new Guidelines.Milestone(
              name, isOfDistricts, by, met, since, provenance, row.cell("source").text()));
    }
  }

  private static void consultation(
      Rows.Row row, Place.Element at, List<Guidelines.Consultation> consultations, Draft draft) {
    String with = Moments.name(row, "with");
    CalendarDate from = Moments.date(row, "from");
    String until = Moments.name(row, "until");
    Provenance provenance = Origins.provenance(row);
    backed(row, from != null, provenance);
    if (row.isSound() && from != null) {
      Place.Element place = at.child("consult").child(consultations.size());
      place(row, place, draft, "with", "from", "until");
      consultations.add(
          new Guidelines.Consultation(with, from, until, provenance, row.cell("source").text()));
    }
  }
}
