package org.sqis.dsl.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Group;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code groups}. */
final class GroupsKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "groups",
          "groups",
          "Groups of students. One is named `all` and holds every student; `groups`, `scored` and"
              + " `shown` are families of the others.",
          List.of(
              ColumnSpec.required("name", "a name"),
              ColumnSpec.optional("title", "a title for reports"),
              ColumnSpec.optional("family", "a name shared by groups that are alike"),
              ColumnSpec.required("use", "scored or shown"),
              YearsReading.COLUMN),
          false,
          List.of(YearsReading.CLAUSE),
          """
          groups
            | name     | title              | family         | use    |
            | all      | All students       |                | scored |
            | hispanic | Hispanic or Latino | race_ethnicity | scored |
            | foster   | Foster youth       |                | shown  |
          end groups
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    declared.endHeader();
    YearRange years = YearsReading.clause(declared, Place.element("groups"), draft);
    Rows rows = declared.rows().orElse(null);
    for (Rows.Row row : rows == null ? List.<Rows.Row>of() : rows.rows()) {
      read(row, years, declared, draft);
    }
  }

  private static void read(
      Rows.Row row, @Nullable YearRange years, Declared declared, Draft draft) {
    SyntaxCell name = row.cell("name");
    Place.Element at = draft.open("group", name.text(), name.span());
    String family = row.cell("family").text();
    if (!family.isEmpty()) {
      draft.spans.put(Place.element("family/" + family), row.cell("family").span());
    }
    SyntaxCell use = row.cell("use");
    boolean isKnown = use.text().equals("scored") || use.text().equals("shown");
    if (!isKnown && !use.isEmpty()) {
      row.refuse(use, "use", "it takes scored or shown", "write `scored` or `shown`");
    }
    YearRange own = YearsReading.row(row, years, at, draft);
    if (!row.isSound() || !declared.clausesAreSound()) {
      draft.poisoned.add(name.text());
      return;
    }
    draft.spans.put(at.child("use"), use.span());
    draft.groups.add(
        new Group(
            name.text(),
            row.cell("title").text(),
            family,
            use.text().equals("scored") ? Group.Use.SCORED : Group.Use.SHOWN,
            own));
  }
}
