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
import org.sqis.core.model.YearRange;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads {@code designate}. */
final class DesignateKind implements KindReader {
  private static final KindSpec SPEC =
      new KindSpec(
          "designate",
          "designate NAME \"Title\"",
          "A standing that schools are given by one of several routes and, if it has exits, keep"
              + " until they leave by them. The list of a rated year takes effect in the school year"
              + " after it.",
          List.of(),
          false,
          List.of(
              required(
                  "among", "COHORT", "The schools that can be designated; the base of quotas."),
              optional(
                  "except",
                  "DESIGNATIONS",
                  "Whose schools cannot be designated; they still count in the base."),
              optional(
                  "pools by",
                  "district, or a name of words",
                  "Divides the cohort into pools, each with a quota of its own."),
              optional(
                  "base",
                  "members, members with a result, or members of COHORT",
                  "Which schools a quota is a share of; every member of the cohort if left out."),
              required("routes", "", "How a school is designated; one route is enough.")
                  .table(
                      ColumnSpec.required("route", "a name, the reason of the schools it names"),
                      ColumnSpec.required(
                          "who",
                          "a condition; `lowest(5%, by: x)` and `highest(5%, by: x)` hold for the"
                              + " schools in the first places"),
                      ColumnSpec.optional(
                          "groups where",
                          "the condition of the scored groups that are part of the reason"),
                      ColumnSpec.optional(
                          "fill", "`yes` if the routes above have taken places of its quota"),
                      Origins.PROVENANCE,
                      Origins.SOURCE),
              optional(
                      "exits",
                      "every reason, or any reason",
                      "How a school leaves. Without it the list is made anew every year.")
                  .table(
                      ColumnSpec.required("route", "the route whose reason it is"),
                      ColumnSpec.required(
                          "cleared when",
                          "a condition, of each group that is part of the reason if there are any")),
              optional("stay", "NUMBER years", "The least number of years a school keeps it."),
              optional(
                  "small groups",
                  "keep the reason, or clear the reason",
                  "What groups do that have become too small; they keep the reason if left out."),
              optional(
                  "ties",
                  "all or none",
                  "Which of the schools that share the last place of a quota are designated."),
              optional(
                  "count",
                  "up, down or nearest",
                  "How a quota that is no whole number of schools is rounded."),
              optional(
                  "identify",
                  "every NUMBER years from YEAR",
                  "The rated years in which schools are newly designated, if not all."),
              repeated(
                  "paused",
                  "YEAR \"WHY\"",
                  "A rated year in which nobody is designated and nobody leaves."),
              optional(
                  "changes",
                  "new exits, or old exits",
                  "Whether a school leaves by the exits of the year or of the year in which it was"
                      + " designated; the new ones if left out."),
              optional(
                  "provenance", "waiver, federal, state, proxy or choice", "Who stands behind it."),
              YearsReading.CLAUSE,
              optional("source", "SOURCE and where in it", "What the rule rests on."),
              repeated("note", "\"TEXT\"", "A remark that is printed.")),
          """
          designate priority "Priority"
            among   title_i_schools
            routes
              | route | who                              |
              | low   | lowest(5%, by: achievement)      |
              | grant | sig_funded                       |
            exits   every reason
              | route | cleared when                     |
              | low   | achievement >= 30%               |
              | grant | not sig_funded                   |
            stay    3 years
            ties    all
            count   up
          end designate
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    Optional<Head> taken = Head.take(declared, "designation", draft);
    if (taken.isEmpty()) {
      return;
    }
    declared.endHeader();
    Head head = taken.get();
    Place.Element at = head.at();
    String among = name(declared, "among", at.child("among"), draft);
    List<String> except = List.of();
    Declared.Clause excepted = declared.clause("except").orElse(null);
    if (excepted != null) {
      Values.placeNames(excepted.value(), at.child("except"), draft);
      except = Values.names(excepted, excepted.value());
    }
    String pools = name(declared, "pools by", at.child("pools"), draft);
    String baseOf = baseOf(declared, at.child("base"), draft);
    boolean isOfResults =
        baseOf.isEmpty()
            && phrase(declared, "base", "members", "members with a result")
                .equals("members with a result");
    List<Designation.Route> routes = routes(declared, at, draft);
    List<Designation.Exit> exits = exits(declared, at, draft);
    boolean isAnyReason =
        phrase(declared, "exits", "every reason", "any reason").equals("any reason");
    boolean clears =
        phrase(declared, "small groups", "keep the reason", "clear the reason")
            .equals("clear the reason");
    boolean keepsOldExits =
        phrase(declared, "changes", "new exits", "old exits").equals("old exits");
    place(declared, "small groups", at.child("small_groups"), draft);
    place(declared, "changes", at.child("changes"), draft);
    place(declared, "stay", at.child("stay"), draft);
    place(declared, "identify", at.child("identify"), draft);
    place(declared, "ties", at.child("ties"), draft);
    place(declared, "count", at.child("count"), draft);
    place(declared, "identify", at.child("identify"), draft);
    place(declared, "exits", at.child("exits"), draft);
    Declared.Clause staying = declared.clause("stay").orElse(null);
    int stay = staying == null ? 0 : years(staying);
    Designation.Ties ties = ties(phrase(declared, "ties", "all", "none"));
    Designation.Count count = count(phrase(declared, "count", "up", "down", "nearest"));
    Declared.Clause identify = declared.clause("identify").orElse(null);
    Designation.Cycle cycle = identify == null ? Designation.Cycle.YEARLY : cycle(identify);
    List<Designation.Pause> pauses = pauses(declared, at, draft);
    Provenance provenance = LevelsKind.provenance(declared);
    YearRange years = YearsReading.clause(declared, at, draft);
    Values.placeSource(declared, at, draft);
    String source = Values.source(declared);
    List<String> notes = Values.notes(declared);
    if (!declared.isSound()) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.designations.add(
        new Designation(
            head.name(),
            head.title(),
            among,
            except,
            pools,
            isOfResults ? Designation.Base.WITH_RESULT : Designation.Base.MEMBERS,
            baseOf,
            routes,
            exits,
            !isAnyReason,
            stay,
            clears ? Designation.SmallGroups.CLEAR : Designation.SmallGroups.KEEP,
            ties,
            count,
            cycle,
            pauses,
            keepsOldExits,
            provenance,
            source,
            notes,
            years));
  }

  /** The cohort of {@code members of COHORT}; empty where none is named. */
  private static String baseOf(Declared declared, Place.Element at, Draft draft) {
    Declared.Clause base = declared.clause("base").orElse(null);
    SyntaxItems value = base == null ? null : base.value();
    boolean isNamed =
        value != null
            && value.size() == 3
            && value.get(0).isWord("members")
            && value.get(1).text().equals("of")
            && value.get(2).isWord();
    if (value == null || !isNamed) {
      return "";
    }
    SyntaxItem name = value.get(2);
    draft.spans.put(at, name.span());
    return name.text();
  }

  private static void place(Declared declared, String clause, Place.Element at, Draft draft) {
    Declared.Clause written = declared.clause(clause).orElse(null);
    if (written != null) {
      draft.spans.put(at, written.value().span());
    }
  }

  private static String name(Declared declared, String clause, Place.Element at, Draft draft) {
    place(declared, clause, at, draft);
    Declared.Clause written = declared.clause(clause).orElse(null);
    return written == null ? "" : Values.word(written);
  }

  /** One of several phrases that are the whole value of a clause; empty where it is left out. */
  private static String phrase(Declared declared, String name, String... phrases) {
    Optional<Declared.Clause> clause = declared.clause(name);
    if (clause.isEmpty()) {
      return "";
    }
    String said = Values.withSingleBlanks(clause.get().value().text());
    if (List.of(phrases).contains(said)) {
      return said;
    }
    String all = String.join("`, or `" + name + " ", phrases);
    clause
        .get()
        .refuse("it takes " + String.join(" or ", phrases), "write `" + name + " " + all + "`");
    return "";
  }

  private static Designation.@Nullable Ties ties(String phrase) {
    return switch (phrase) {
      case "all" -> Designation.Ties.ALL;
      case "none" -> Designation.Ties.NONE;
      default -> null;
    };
  }

  private static Designation.@Nullable Count count(String phrase) {
    return switch (phrase) {
      case "up" -> Designation.Count.UP;
      case "down" -> Designation.Count.DOWN;
      case "nearest" -> Designation.Count.NEAREST;
      default -> null;
    };
  }

  /** {@code 2 years}; 0 after a fault. */
  private static int years(Declared.Clause clause) {
    SyntaxItems items = clause.value();
    boolean fits =
        items.size() == 2
            && items.get(0).text().matches("[1-9]")
            && (items.get(1).isWord("years") || items.get(1).isWord("year"));
    if (!fits) {
      clause.refuse("it takes a number of years, 1 to 9", "write for example `stay 2 years`");
      return 0;
    }
    return Integer.parseInt(items.get(0).text());
  }

  private static Designation.Cycle cycle(Declared.Clause clause) {
    SyntaxItems items = clause.value();
    boolean fits =
        items.size() == 5
            && items.get(0).isWord("every")
            && items.get(1).text().matches("[1-9]")
            && (items.get(2).isWord("years") || items.get(2).isWord("year"))
            && items.get(3).isWord("from");
    if (!fits) {
      clause.refuse(
          "it takes how many years lie between two of them and the first",
          "write for example `identify every 3 years from 2017-18`");
      return Designation.Cycle.YEARLY;
    }
    SchoolYear first = YearsReading.year(clause, items.get(4));
    return new Designation.Cycle(first, Integer.parseInt(items.get(1).text()));
  }

  private static List<Designation.Pause> pauses(Declared declared, Place.Element at, Draft draft) {
    List<Designation.Pause> pauses = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("paused")) {
      SyntaxItems items = clause.value();
      boolean fits = items.size() == 2 && items.get(1).kind() == SyntaxItem.Kind.TEXT;
      if (!fits) {
        clause.refuse(
            "it takes a school year and why, in quotes",
            "write for example `paused 2014-15 \"first year of a new test\"`");
        continue;
      }
      SchoolYear year = YearsReading.year(clause, items.get(0));
      if (items.get(1).text().isBlank()) {
        Values.blank(clause, "paused 2014-15 \"first year of a new test\"");
      } else if (year != null) {
        draft.spans.put(at.child("pause").child(pauses.size()), items.get(0).span());
        pauses.add(new Designation.Pause(year, items.get(1).text()));
      }
    }
    return pauses;
  }

  private static List<Designation.Route> routes(Declared declared, Place.Element at, Draft draft) {
    List<Designation.Route> routes = new ArrayList<>();
    Optional<Declared.Clause> clause = declared.clause("routes");
    if (clause.isEmpty()) {
      return routes;
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      Place.Element place = at.child("route").child(routes.size());
      SyntaxCell name = row.cell("route");
      draft.spans.put(place, name.span());
      Optional<Expr> who = cell(row, "who", place.child("who"), draft);
      Optional<Expr> groups =
          row.cell("groups where").isEmpty()
              ? Optional.empty()
              : cell(row, "groups where", place.child("groups"), draft);
      SyntaxCell fill = row.cell("fill");
      draft.spans.put(place.child("fill"), fill.span());
      if (!fill.isEmpty() && !fill.text().equals("yes") && !fill.text().equals("no")) {
        row.refuse(fill, "fill", "it takes yes or no", "write `yes`, or leave it empty");
      }
      Provenance provenance = Origins.provenance(row);
      Values.placeList(row.cell("source").span(), place.child("source"), draft);
      if (!row.isSound() || who.isEmpty()) {
        continue;
      }
      routes.add(
          new Designation.Route(
              name.text(),
              who.get(),
              groups.orElse(null),
              fill.text().equals("yes"),
              provenance,
              row.cell("source").text()));
    }
    return routes;
  }

  private static List<Designation.Exit> exits(Declared declared, Place.Element at, Draft draft) {
    List<Designation.Exit> exits = new ArrayList<>();
    Optional<Declared.Clause> clause = declared.clause("exits");
    if (clause.isEmpty()) {
      return exits;
    }
    for (Rows.Row row : clause.get().rows().rows()) {
      Place.Element place = at.child("exit").child(exits.size());
      draft.spans.put(place, row.cell("route").span());
      Optional<Expr> cleared = cell(row, "cleared when", place.child("cleared"), draft);
      if (row.isSound() && cleared.isPresent()) {
        exits.add(new Designation.Exit(row.cell("route").text(), cleared.get()));
      }
    }
    return exits;
  }

  /** The expression of a cell, which is not empty unless that was reported. */
  private static Optional<Expr> cell(Rows.Row row, String column, Place.Element at, Draft draft) {
    SyntaxCell cell = row.cell(column);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    draft.spans.put(at, cell.span());
    Optional<Expr> read = Values.expression(cell.span(), at, draft, row.faults());
    if (read.isEmpty()) {
      row.failed();
    }
    return read;
  }
}
