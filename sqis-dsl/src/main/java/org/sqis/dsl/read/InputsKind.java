package org.sqis.dsl.read;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code inputs}. */
final class InputsKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "inputs",
          "inputs each school, or: each group, or: each district, or: each consortium",
          "What districts send, for each school, for each group of each school, for each district, or"
              + " for all of them together.",
          List.of(
              ColumnSpec.required("name", "a name"),
              ColumnSpec.required(
                  "type",
                  "count, count of X, percent, points, score, number, years, days (each perhaps"
                      + " with a range `A to B`), date, yes/no, text, or one of …"),
              ColumnSpec.optional(
                  "missing", "`never` if a missing value is a fault of the data; else empty"),
              ColumnSpec.optional("meaning", "a remark"),
              ColumnSpec.optional(
                  "lag", "how many years before the rating year its data belong to, 1 to 9"),
              YearsReading.COLUMN),
          false,
          List.of(YearsReading.CLAUSE),
          """
          inputs each group
            | name       | type              | meaning                |
            | ela_tested | count             | with a valid score     |
            | ela_met    | count of ela_tested | met or exceeded      |
          end inputs
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<UnitOfAnalysis> each = each(declared);
    declared.endHeader(each.isPresent());
    YearRange years = YearsReading.clause(declared, Place.element("inputs"), draft);
    UnitOfAnalysis whom = each.orElse(UnitOfAnalysis.SCHOOL);
    Rows rows = declared.rows().orElse(null);
    for (Rows.Row row : rows == null ? List.<Rows.Row>of() : rows.rows()) {
      read(row, whom, years, declared, draft);
    }
  }

  /** {@code each school} or another unit that can have values of its own. */
  static Optional<UnitOfAnalysis> each(Declared declared) {
    if (!declared.take("each")) {
      return Optional.empty();
    }
    for (UnitOfAnalysis unit : UnitOfAnalysis.values()) {
      if (unit != UnitOfAnalysis.POLICY && declared.take(unit.word())) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  private static void read(
      Rows.Row row,
      UnitOfAnalysis each,
      @Nullable YearRange years,
      Declared declared,
      Draft draft) {
    SyntaxCell name = row.cell("name");
    Place.Element at = draft.open("input", name.text(), name.span());
    draft.spans.put(at.child("part_of"), row.cell("type").span());
    draft.spans.put(at.child("type"), row.cell("type").span());
    Optional<Types.Read> type =
        row.cell("type").isEmpty() ? Optional.empty() : Types.type(row, "type");
    SyntaxCell missing = row.cell("missing");
    if (!missing.isEmpty() && !missing.text().equals("never")) {
      row.refuse(
          missing, "missing", "it takes `never` or nothing", "write `never`, or leave it empty");
    }
    SyntaxCell lag = row.cell("lag");
    if (!lag.isEmpty() && !lag.text().matches("[1-9]")) {
      row.refuse(lag, "lag", "it takes a number of years from 1 to 9", "write for example `1`");
    }
    YearRange own = YearsReading.row(row, years, at, draft);
    boolean isSound = row.isSound() && declared.headIsSound() && declared.clausesAreSound();
    if (type.isEmpty() || !isSound) {
      draft.poisoned.add(name.text());
      return;
    }
    draft.inputs.add(
        new Input(
            name.text(),
            each,
            type.get().type(),
            type.get().partOf(),
            type.get().min(),
            type.get().max(),
            missing.text().equals("never"),
            row.cell("meaning").text(),
            lag.isEmpty() ? 0 : Integer.parseInt(lag.text()),
            own));
  }
}
