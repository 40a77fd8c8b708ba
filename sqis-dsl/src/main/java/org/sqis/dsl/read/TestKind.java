package org.sqis.dsl.read;

import static org.sqis.dsl.registry.ClauseSpec.optional;
import static org.sqis.dsl.registry.ClauseSpec.repeated;
import static org.sqis.dsl.registry.ClauseSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;
import org.sqis.core.scenario.Scenario.Aspect;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DateForms;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.PastedText;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code test}. */
final class TestKind implements KindReader {
  private static final String GROUP_TABLE = "| | all |";

  private static final KindSpec SPEC =
      new KindSpec(
          "test",
          "test \"TITLE\"",
          "A made-up school and what the policy must give for it. `sqis test` runs it. What is not"
              + " given is not reported; for a group it is not applicable.",
          List.of(),
          false,
          List.of(
              required("year", "SCHOOL YEAR", "The school year that is rated."),
              optional(
                  "district",
                  "\"DISTRICT\"",
                  "The district whose overlays are in force, as they name it; without it the test"
                      + " runs by the rules of every district."),
              repeated(
                  "parameter",
                  "NAME: VALUE, …, or YEAR NAME: VALUE, …",
                  "Parameters with other values in this test, in all years or in one."),
              repeated(
                  "school",
                  "NAME: VALUE, …, or YEAR NAME: VALUE, …",
                  "Values the school has once: inputs, or results in place of their rules."),
              repeated(
                      "given",
                      "nothing, or the YEAR before it that the values are of",
                      "Values of groups. The first column, which has no heading, names inputs, or"
                          + " results in place of their rules; the other headings name groups. A"
                          + " table with the columns `name` and `value` gives values the school"
                          + " has once.")
                  .tableByType(
                      ColumnSpec.optional("", "an input or result of each group"),
                      ColumnSpec.optional("name", "an input or result of each school"),
                      ColumnSpec.optional("value", "its value")),
              repeated(
                      "schools",
                      "nothing, or a YEAR before, or the \"DISTRICT\" they are in, or both",
                      "Other schools of the same district, or of the one named, for results of"
                          + " districts and of the consortium. The first column names values, as"
                          + " `X` or `X of GROUP`; the other headings name the schools.")
                  .tableByType(ColumnSpec.required("", "an input or result")),
              repeated(
                      "expect",
                      "RESULT is VALUE",
                      "What must come out: `X`, `X of GROUP`, `exact(X)`, or `weight of LEVELS in"
                          + " INDEX`. In a table the first column names results, the other"
                          + " headings name groups, and an empty cell expects nothing.")
                  .lineOrTable(ColumnSpec.required("", "a result of each group"))),
          """
          test "21 of 40 students are 52.5%"
            year    2014-15
            given
              |            | all |
              | ela_tested | 40  |
              | ela_met    | 21  |
            expect  ela of all is 52.5%
          end test
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    String title = declared.takeText();
    declared.endHeader(!title.isBlank());
    Place.Element at = Place.element("test").child(draft.tests.size());
    draft.spans.put(at, declared.head());
    SchoolYear year = null;
    var clause = declared.clause("year");
    if (clause.isPresent()) {
      year = year(clause.get(), clause.get().value());
      draft.spans.put(at.child("year"), clause.get().value().span());
    }
    var named = declared.clause("district");
    String district = Values.text(named.orElse(null));
    named.ifPresent(one -> district(one, district, at.child("district"), draft));
    Reading reading = new Reading(at, draft, year == null ? new SchoolYear(2000) : year);
    declared.clauses("parameter").forEach(reading::parameters);
    declared.clauses("school").forEach(reading::school);
    declared.clauses("given").forEach(reading::given);
    declared.clauses("schools").forEach(reading::schools);
    declared.clauses("expect").forEach(reading::expect);
    if (declared.clauses("expect").isEmpty() && declared.isSound()) {
      declared
          .faults()
          .add(
              Diagnostic.at(ProblemCode.MISSING_CLAUSE, declared.head(), "test", "expect")
                  .help("add a line `expect RESULT is VALUE`"));
    }
    if (declared.isSound() && year != null) {
      draft.tests.add(
          new Scenario(
              title,
              year,
              district,
              reading.parameters,
              reading.others.all(),
              reading.givens,
              reading.expectations));
    }
  }

  private static void district(
      Declared.Clause clause, String district, Place.Element at, Draft draft) {
    boolean isText =
        clause.value().size() == 1 && clause.value().get(0).kind() == SyntaxItem.Kind.TEXT;
    if (isText && district.isBlank()) {
      clause.refuse("it takes the name of a district", "name a district, or leave the line out");
    }
    if (isText) {
      draft.spans.put(at, clause.value().span());
    }
  }

  private static @Nullable SchoolYear year(Declared.Clause clause, SyntaxItems items) {
    if (items.size() != 1) {
      clause.refuse("it takes one school year", "write for example `year 2014-15`");
      return null;
    }
    return YearsReading.year(clause, items.get(0));
  }

  /** The clauses of one test while they are read. */
  private static final class Reading {
    private final Place.Element at;
    private final Draft draft;
    private final SchoolYear rated;
    private final List<Scenario.ParameterValue> parameters = new ArrayList<>();
    private final OtherSchools others = new OtherSchools();
    private final List<Scenario.Given> givens = new ArrayList<>();
    private final List<Scenario.Expectation> expectations = new ArrayList<>();

    Reading(Place.Element at, Draft draft, SchoolYear rated) {
      this.at = at;
      this.draft = draft;
      this.rated = rated;
    }

    // Lines of `NAME: VALUE`.

    /** One {@code NAME: VALUE}. */
    private record Pair(SyntaxItem name, SyntaxItems value) {}

    private static List<Pair> pairs(Declared.Clause clause, SyntaxItems items, String example) {
      List<Pair> pairs = new ArrayList<>();
      for (SyntaxItems part : items.splitAtCommas()) {
        boolean isPair = part.size() >= 3 && part.get(0).isWord() && part.get(1).isSign(":");
        if (!isPair) {
          clause
              .faults()
              .add(
                  Diagnostic.at(
                          ProblemCode.GIVEN_FORM,
                          part.isEmpty() ? clause.syntax().items().span() : part.span(),
                          Values.shown(part.isEmpty() ? clause.spec().name() : part.text()))
                      .help("write for example `" + clause.spec().name() + " " + example + "`"));
          return List.of();
        }
        pairs.add(new Pair(part.get(0), part.skip(2)));
      }
      return pairs;
    }

    void parameters(Declared.Clause clause) {
      SyntaxItems items = clause.value();
      SchoolYear year = null;
      if (!items.isEmpty() && items.get(0).kind() == SyntaxItem.Kind.YEAR) {
        year = YearsReading.year(clause, items.get(0));
        if (year == null) {
          return;
        }
        items = items.skip(1);
      }
      for (Pair pair : pairs(clause, items, "minimum_n: 30")) {
        draft.spans.put(
            at.child("parameter").child(parameters.size()),
            pair.name().span().to(pair.value().span()));
        String value = PastedText.toKeyboard(pair.value().text());
        parameters.add(new Scenario.ParameterValue(pair.name().text(), year, value));
      }
    }

    void school(Declared.Clause clause) {
      SyntaxItems items = clause.value();
      SchoolYear year = rated;
      Span yearSpan = null;
      if (!items.isEmpty() && items.get(0).kind() == SyntaxItem.Kind.YEAR) {
        year = YearsReading.year(clause, items.get(0));
        yearSpan = items.get(0).span();
        items = items.skip(1);
      }
      for (Pair pair : pairs(clause, items, "school_type: middle")) {
        Optional<Expr> value = WrittenValue.of(pair.value().text());
        if (value.isEmpty()) {
          clause.faults().add(noValue(pair.value().span(), pair.value().text()));
        } else if (year != null) {
          Place.Element place = place("given", givens.size(), pair.value().span(), yearSpan);
          draft.spans.put(place.child("name"), pair.name().span());
          givens.add(new Scenario.Given(year, pair.name().text(), "", value.get()));
        }
      }
    }

    private Place.Element place(String what, int number, Span span, @Nullable Span year) {
      Place.Element place = at.child(what).child(number);
      draft.spans.put(place, span);
      if (year != null) {
        draft.spans.put(place.child("year"), year);
      }
      return place;
    }

    private static Diagnostic noValue(Span span, String text) {
      return DateForms.of(span)
          .orElseGet(
              () ->
                  Diagnostic.at(ProblemCode.NOT_A_VALUE, span, Values.shown(text))
                      .help(WrittenValue.FORMS));
    }

    // Tables.

    void given(Declared.Clause clause) {
      SyntaxItems items = clause.value();
      SchoolYear year = rated;
      Span yearSpan = null;
      if (!items.isEmpty()) {
        year = items.size() == 1 ? YearsReading.year(clause, items.get(0)) : null;
        yearSpan = items.span();
        if (items.size() != 1) {
          clause.refuse("it takes at most one school year", "write `given` or `given 2013-14`");
        }
      }
      Rows rows = clause.rows();
      boolean isOfGroups = rows.has("");
      boolean isOfSchool = !isOfGroups && rows.has("name") && rows.has("value");
      if (isOfGroups == isOfSchool || (isOfSchool && !rows.freeHeadings().isEmpty())) {
        String what = isOfGroups ? "whether it is of groups or of the school" : "what is given";
        clause
            .faults()
            .add(
                Diagnostic.at(ProblemCode.GIVEN_COLUMNS, rows.headerSpan(), what)
                    .help("begin it with `" + GROUP_TABLE + "` for groups, or `| name | value |`"));
        return;
      }
      for (Rows.Row row : rows.rows()) {
        SyntaxCell name = row.cell(isOfGroups ? "" : "name");
        if (!row.isSound() || year == null) {
          continue;
        }
        if (name.isEmpty()) {
          row.add(
              Diagnostic.at(ProblemCode.EMPTY_CELL, name.span(), isOfGroups ? "" : "name")
                  .help("write what is given"));
        } else if (isOfGroups) {
          for (int i = 0; i < row.freeCells().size(); i++) {
            cell(row, name, row.freeCells().get(i), rows.freeHeadings().get(i), year, yearSpan);
          }
          // A group can have the name of a column of the other form.
          for (String group : List.of("name", "value")) {
            if (rows.has(group)) {
              cell(row, name, row.cell(group), rows.heading(group), year, yearSpan);
            }
          }
        } else {
          cell(row, name, row.cell("value"), null, year, yearSpan);
        }
      }
    }

    private void cell(
        Rows.Row row,
        SyntaxCell name,
        SyntaxCell cell,
        @Nullable SyntaxCell group,
        SchoolYear year,
        @Nullable Span yearSpan) {
      if (cell.isEmpty()) {
        return;
      }
      Optional<Expr> value = WrittenValue.of(cell.text());
      if (value.isEmpty()) {
        row.add(noValue(cell.span(), cell.text()));
        return;
      }
      Place.Element place = place("given", givens.size(), cell.span(), yearSpan);
      draft.spans.put(place.child("name"), name.span());
      String groupName = "";
      if (group != null) {
        draft.spans.put(place.child("group"), group.span());
        groupName = group.text();
      }
      givens.add(new Scenario.Given(year, name.text(), groupName, value.get()));
    }

    // Other schools.

    void schools(Declared.Clause clause) {
      SyntaxItems items = clause.value();
      SchoolYear year = rated;
      Span yearSpan = null;
      if (!items.isEmpty() && items.get(0).kind() == SyntaxItem.Kind.YEAR) {
        year = YearsReading.year(clause, items.get(0));
        yearSpan = items.get(0).span();
        items = items.skip(1);
      }
      Rows rows = clause.rows();
      if (!others.name(clause, items, rows) || year == null) {
        return;
      }
      for (Rows.Row row : rows.rows()) {
        for (int i = 0; i < row.freeCells().size() && row.isSound(); i++) {
          ofSchool(row, row.freeCells().get(i), rows.freeHeadings().get(i), year, yearSpan);
        }
      }
    }

    private void ofSchool(
        Rows.Row row,
        SyntaxCell cell,
        SyntaxCell school,
        SchoolYear year,
        @Nullable Span yearSpan) {
      SyntaxCell name = row.cell("");
      if (cell.isEmpty()) {
        return;
      }
      Optional<Expr> value = WrittenValue.of(cell.text());
      if (value.isEmpty()) {
        row.add(noValue(cell.span(), cell.text()));
        return;
      }
      String[] ofGroup = name.text().split("\\s+of\\s+", 2);
      Place.Element place = place("given", givens.size(), cell.span(), yearSpan);
      draft.spans.put(place.child("name"), name.span());
      draft.spans.put(place.child("group"), name.span());
      givens.add(
          new Scenario.Given(
              school.text(), year, ofGroup[0], ofGroup.length == 2 ? ofGroup[1] : "", value.get()));
    }

    // What is expected.

    void expect(Declared.Clause clause) {
      if (clause.syntax().table() == null) {
        line(clause);
        return;
      }
      if (!clause.value().isEmpty()) {
        clause.refuse(
            "a line has no table, and a table no line", "write the table below `expect` alone");
        return;
      }
      Rows rows = clause.rows();
      for (Rows.Row row : rows.rows()) {
        for (int i = 0; i < row.freeCells().size() && row.isSound(); i++) {
          expected(row, row.cell(""), row.freeCells().get(i), rows.freeHeadings().get(i));
        }
      }
    }

    private void expected(Rows.Row row, SyntaxCell name, SyntaxCell cell, SyntaxCell group) {
      if (cell.isEmpty()) {
        return;
      }
      Optional<Expr> value = WrittenValue.of(cell.text());
      if (value.isEmpty()) {
        row.add(noValue(cell.span(), cell.text()));
        return;
      }
      Place.Element place = place("expect", expectations.size(), cell.span(), null);
      draft.spans.put(place.child("name"), name.span());
      draft.spans.put(place.child("of"), group.span());
      draft.spans.put(place.child("value"), cell.span());
      expectations.add(
          new Scenario.Expectation(Aspect.VALUE, name.text(), group.text(), value.get()));
    }

    private void line(Declared.Clause clause) {
      SyntaxItems items = clause.value();
      int is = items.indexOf("is");
      Asked asked = is > 0 && is + 1 < items.size() ? Asked.of(items.take(is)) : null;
      if (asked == null) {
        clause
            .faults()
            .add(
                Diagnostic.at(
                        ProblemCode.NOT_EXPECTED,
                        items.isEmpty() ? clause.syntax().items().span() : items.span(),
                        Values.shown(items.isEmpty() ? "expect" : items.text()))
                    .help(
                        "write `expect RESULT is VALUE`, for example `expect ela of all is 54.1%`"));
        return;
      }
      SyntaxItems written = items.skip(is + 1);
      Optional<Expr> value = WrittenValue.of(written.text());
      if (value.isEmpty()) {
        clause.faults().add(noValue(written.span(), written.text()));
        return;
      }
      Place.Element place = place("expect", expectations.size(), items.span(), null);
      draft.spans.put(place.child("name"), asked.name().span());
      draft.spans.put(
          place.child("of"), asked.of() == null ? asked.name().span() : asked.of().span());
      draft.spans.put(place.child("value"), written.span());
      String of = asked.of() == null ? "" : asked.of().text();
      expectations.add(
          new Scenario.Expectation(asked.aspect(), asked.name().text(), of, value.get()));
    }
  }

  /**
   * What stands before {@code is}.
   *
   * @param aspect what is compared
   * @param name the result, or the table of levels
   * @param of the group or index; null if none is said
   */
  private record Asked(Aspect aspect, SyntaxItem name, @Nullable SyntaxItem of) {
    /** Reads the items; null if they ask for nothing that a test knows. */
    static @Nullable Asked of(SyntaxItems items) {
      if (items.startsWith("weight", "of") && (items.size() == 3 || items.size() == 5)) {
        boolean isNamed = items.get(2).isWord() && (items.size() == 3 || items.get(3).isWord("in"));
        return isNamed
            ? new Asked(Aspect.WEIGHT, items.get(2), items.size() == 3 ? null : items.get(4))
            : null;
      }
      boolean isExact =
          items.size() > 3
              && items.startsWith("exact", "(")
              && items.get(items.size() - 1).isSign(")");
      SyntaxItems result = isExact ? items.part(2, items.size() - 1) : items;
      Aspect aspect = isExact ? Aspect.EXACT : Aspect.VALUE;
      if (result.isEmpty() || !result.get(0).isWord()) {
        return null;
      }
      if (result.size() == 1) {
        return new Asked(aspect, result.get(0), null);
      }
      boolean isOfGroup =
          result.size() == 3 && result.get(1).isWord("of") && result.get(2).isWord();
      return isOfGroup ? new Asked(aspect, result.get(0), result.get(2)) : null;
    }
  }
}
