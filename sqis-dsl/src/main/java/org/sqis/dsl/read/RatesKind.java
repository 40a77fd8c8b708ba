package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Measure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code rates}: measures that are a part of a whole, one row each. */
final class RatesKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "rates",
          "rates each group, or: each school, or: each district, or: each consortium",
          "Measures that are a part of a whole, in percent. A rate is missing for the reason its"
              + " inputs are.",
          List.of(
              ColumnSpec.required("name", "a name"),
              ColumnSpec.required("part", "the count on top"),
              ColumnSpec.required("whole", "the count below"),
              ColumnSpec.optional("better", "higher or lower"),
              ColumnSpec.optional("round", "decimals of the percent to keep, half up"),
              ColumnSpec.optional("only for", "the school types that have it"),
              ColumnSpec.optional("title", "a title for reports"),
              YearsReading.COLUMN),
          false,
          List.of(
              repeated(
                  "needs",
                  "CONDITION, else REASON",
                  "What must hold for a value; `part` and `whole` are those of the row."),
              repeated("except", "RATE of GROUP is REASON", "A group that does not have the rate."),
              repeated(
                  "scale",
                  "NAME from YEAR for RATES (without `for`: all)",
                  "The scale its values are on from a year on, such as a new test."),
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the rates rest on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          rates each group
            | name | part    | whole      | better | round |
            | ela  | ela_met | ela_tested | higher | 1     |
            needs whole >= 20, else too few
          end rates
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<UnitOfAnalysis> each = InputsKind.each(declared);
    declared.endHeader(each.isPresent());
    Optional<Rows> rows = declared.rows();
    if (rows.isEmpty()) {
      return;
    }
    List<Rows.Row> all = rows.get().rows();
    List<String> names = all.stream().map(row -> row.cell("name").text()).toList();
    YearRange years = YearsReading.clause(declared, Place.element("rates"), draft);
    List<Excluded> exclusions = exclusions(declared, names);
    String source = Values.source(declared);
    List<String> notes = Values.notes(declared);
    List<Read> read = new ArrayList<>();
    for (Rows.Row row : all) {
      Place.Element at = draft.open("measure", row.cell("name").text(), row.cell("name").span());
      declared
          .clause("source")
          .ifPresent(clause -> Values.placeList(clause.value().span(), at.child("source"), draft));
      List<Measure.Need> needs = needs(declared, at, draft);
      List<Measure.Scale> scales = Scales.read(declared, row.cell("name").text(), names, at, draft);
      read.add(read(row, at, draft, needs, scales, YearsReading.row(row, years, at, draft)));
    }
    for (Read one : read) {
      boolean isSound = one.isSound() && declared.clausesAreSound();
      if (!isSound || each.isEmpty()) {
        draft.poisoned.add(one.name());
        continue;
      }
      List<Measure.Exclusion> own = new ArrayList<>();
      Place.Element at = one.at();
      for (Excluded excluded : exclusions) {
        if (excluded.rate().equals(one.name())) {
          draft.spans.put(at.child("exception").child(own.size()), excluded.items().get(2).span());
          own.add(excluded.exclusion());
        }
      }
      draft.measures.add(
          new Measure(
              one.name(),
              one.title(),
              each.get(),
              one.better(),
              null,
              one.round(),
              one.onlyFor(),
              one.needs(),
              own,
              new Measure.Rate(one.part(), one.whole()),
              false,
              source,
              notes,
              one.scales(),
              List.of(),
              one.years()));
    }
  }

  /** A row as it was read. */
  private record Read(
      Place.Element at,
      String name,
      String title,
      Measure.Direction better,
      @Nullable Integer round,
      List<String> onlyFor,
      List<Measure.Need> needs,
      Expr part,
      Expr whole,
      List<Measure.Scale> scales,
      @Nullable YearRange years,
      boolean isSound) {}

  private record Excluded(String rate, Measure.Exclusion exclusion, SyntaxItems items) {}

  private static Read read(
      Rows.Row row,
      Place.Element at,
      Draft draft,
      List<Measure.Need> needs,
      List<Measure.Scale> scales,
      @Nullable YearRange years) {
    Expr part = expression(row, "part", at.child("part"), draft);
    Expr whole = expression(row, "whole", at.child("whole"), draft);
    Values.placeList(row.cell("only for").span(), at.child("only_for"), draft);
    draft.spans.put(at.child("round"), row.cell("round").span());
    draft.spans.put(at.child("better"), row.cell("better").span());
    Measure.Direction better = better(row);
    Integer round = null;
    SyntaxCell places = row.cell("round");
    if (!places.isEmpty()) {
      round = Values.small(places.text());
      if (round == null) {
        row.refuse(places, "round", "it takes the decimals to keep", "write a number from 0 to 6");
      }
    }
    return new Read(
        at,
        row.cell("name").text(),
        row.cell("title").text(),
        better,
        round,
        Values.list(row.cell("only for").text()),
        needs,
        part,
        whole,
        scales,
        years,
        row.isSound());
  }

  private static Expr expression(Rows.Row row, String column, Place.Element at, Draft draft) {
    SyntaxCell cell = row.cell(column);
    Expr nothing = new Expr.Name("nothing");
    if (cell.isEmpty()) {
      return nothing;
    }
    Faults faults = new Faults(row.faults().sink());
    Optional<Expr> expr = Values.expression(cell.span(), at, draft, faults);
    if (expr.isEmpty()) {
      row.failed();
    }
    return expr.orElse(nothing);
  }

  private static Measure.Direction better(Rows.Row row) {
    SyntaxCell cell = row.cell("better");
    return switch (cell.text()) {
      case "" -> Measure.Direction.UNSTATED;
      case "higher" -> Measure.Direction.HIGHER;
      case "lower" -> Measure.Direction.LOWER;
      default -> {
        row.refuse(cell, "better", "it takes higher or lower", "write `higher` or `lower`");
        yield Measure.Direction.UNSTATED;
      }
    };
  }

  /** The needs of a declaration, placed under {@code at}. */
  static List<Measure.Need> needs(Declared declared, Place.Element at, Draft draft) {
    List<Measure.Need> needs = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("needs")) {
      Optional<SyntaxItems> reason = Values.afterElse(clause.value());
      boolean isReason =
          reason.isPresent()
              && !reason.get().isEmpty()
              && reason.get().get(0).kind() == SyntaxItem.Kind.REASON
              && reason.get().size() <= 2;
      if (!isReason) {
        clause.refuse(
            "it lacks `, else` and a reason",
            "write for example `needs " + clause.value().text() + ", else too few`");
        continue;
      }
      SyntaxItems condition = clause.value().splitAtCommas().get(0);
      String remark = reason.get().size() == 2 ? reason.get().get(1).text() : "";
      Place.Element place = at.child("need").child(needs.size());
      Optional<Expr> expr = Values.expression(condition.span(), place, draft, declared.faults());
      if (expr.isPresent()) {
        MissingReason why = MissingReason.parse(reason.get().get(0).text()).orElseThrow();
        needs.add(new Measure.Need(expr.get(), why, remark));
      }
    }
    return needs;
  }

  private static List<Excluded> exclusions(Declared declared, List<String> names) {
    List<Excluded> exclusions = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("except")) {
      SyntaxItems items = clause.value();
      boolean fits = items.size() >= 5 && items.get(1).isWord("of") && items.get(0).isWord();
      Optional<Measure.Exclusion> exclusion = fits ? exclusion(items.skip(2)) : Optional.empty();
      if (exclusion.isEmpty()) {
        clause.refuse(
            "it takes a rate, a group and a reason",
            "write for example `except absence of foster is not applicable`");
      } else if (!names.contains(items.get(0).text())) {
        declared
            .faults()
            .add(
                Diagnostic.at(ProblemCode.UNKNOWN_NAME, items.get(0).span(), items.get(0).text())
                    .help("its rates are " + String.join(", ", names)));
      } else {
        exclusions.add(new Excluded(items.get(0).text(), exclusion.get(), items));
      }
    }
    return exclusions;
  }

  /** {@code GROUP is REASON}, perhaps with a remark. */
  static Optional<Measure.Exclusion> exclusion(SyntaxItems items) {
    boolean fits =
        (items.size() == 3 || items.size() == 4)
            && items.get(0).isWord()
            && items.get(1).isWord("is")
            && items.get(2).kind() == SyntaxItem.Kind.REASON;
    if (!fits) {
      return Optional.empty();
    }
    String remark = items.size() == 4 ? items.get(3).text() : "";
    return org.sqis.core.model.MissingReason.parse(items.get(2).text())
        .map(reason -> new Measure.Exclusion(items.get(0).text(), reason, remark));
  }
}
