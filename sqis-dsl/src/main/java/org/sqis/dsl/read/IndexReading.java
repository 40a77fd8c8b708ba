package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.syntax.SyntaxCell;
import org.sqis.dsl.syntax.SyntaxItem;
import org.sqis.dsl.syntax.SyntaxItems;

/** Reads one index. Confined to one thread. */
final class IndexReading {
  private final Declared declared;
  private final Draft draft;
  private @Nullable YearRange years;

  IndexReading(Declared declared, Draft draft) {
    this.declared = declared;
    this.draft = draft;
  }

  void read() {
    Optional<Head> taken = Head.take(declared, "index", draft);
    if (taken.isEmpty()) {
      return;
    }
    Head head = taken.get();
    boolean isSchool = declared.take("each") && declared.take("school");
    declared.endHeader(isSchool);
    Place.Element at = head.at();
    this.years = YearsReading.clause(declared, at, draft);
    Integer publish = publish(head.name());
    String by = by(at);
    Declared.Clause divided = declared.clause("shares").orElse(null);
    IndexSpec.ShareTable shares =
        divided == null
            ? new IndexSpec.ShareTable(List.of(), List.of(), List.of())
            : shares(divided, !by.isEmpty(), at);
    Expr earns = earns(at);
    List<IndexSpec.CellShare> cells = cells(at);
    String lowestOnceBy = lowestOnceBy(at);
    List<IndexSpec.MissingCellRule> missingCell = missingCell(at);
    List<IndexSpec.MissingMeasureRule> missingMeasure = missingMeasure(at);
    List<IndexSpec.InsteadShares> instead = instead(!by.isEmpty(), at);
    Need needs = needs(at);
    List<String> unscored = unscored(at);
    Declared.Clause rounded = declared.clause("round cells").orElse(null);
    Integer roundCells = rounded == null ? null : Values.decimals(rounded);
    var provenance = LevelsKind.provenance(declared);
    Values.placeSource(declared, at, draft);
    String source = Values.source(declared);
    List<String> notes = Values.notes(declared);
    List<ColumnOrigin> origins = Origins.read(declared, at, draft);
    if (!declared.isSound() || earns == null) {
      draft.poisoned.add(head.name());
      return;
    }
    draft.indexes.add(
        new IndexSpec(
            head.name(),
            head.title(),
            publish,
            by,
            shares,
            earns,
            cells,
            lowestOnceBy,
            missingCell,
            missingMeasure,
            instead,
            needs.condition(),
            needs.remark(),
            unscored,
            roundCells,
            provenance,
            source,
            notes,
            years,
            origins));
  }

  private @Nullable Integer publish(String name) {
    var clause = declared.clause("publish");
    if (clause.isEmpty()) {
      return null;
    }
    SyntaxItems items = clause.get().value();
    boolean fits = items.size() == 6 && items.startsWith("round", "(", name, ",");
    Integer places = fits ? Values.small(items.get(4).text()) : null;
    if (places == null) {
      clause
          .get()
          .refuse(
              "it takes the index itself, rounded to 0 to 6 decimals",
              "write `publish round(" + name + ", 0)`");
    }
    return places;
  }

  private String by(Place.Element at) {
    var clause = declared.clause("shares");
    if (clause.isEmpty() || clause.get().value().isEmpty()) {
      if (clause.isPresent()) {
        draft.spans.put(at.child("shares"), clause.get().syntax().items().span());
      }
      return "";
    }
    SyntaxItems items = clause.get().value();
    draft.spans.put(at.child("by"), items.span());
    draft.spans.put(at.child("shares"), clause.get().syntax().items().span());
    if (items.size() != 2 || !items.get(0).isWord("by") || !items.get(1).isWord()) {
      clause
          .get()
          .refuse(
              "it takes `by` and a school input",
              "write for example `shares by school_type`, or `shares` alone");
      return "";
    }
    draft.spans.put(at.child("by"), items.get(1).span());
    return items.get(1).text();
  }

  private IndexSpec.ShareTable shares(Declared.Clause clause, boolean hasBy, Place.Element at) {
    Rows table = clause.rows();
    List<List<String>> columns = LevelsKind.columns(table, hasBy, at, draft, clause.faults());
    Map<String, List<String>> paths = new HashMap<>();
    List<IndexSpec.Share> rows = new ArrayList<>();
    List<IndexSpec.Total> totals = new ArrayList<>();
    for (Rows.Row row : table.rows()) {
      if (row.faults().count() > 0) {
        continue;
      }
      boolean isTotal = row.cell("measure").text().equals("total");
      String domain = row.cell("domain").text();
      String within = row.cell("within").text();
      List<String> path = new ArrayList<>(paths.getOrDefault(within, List.of()));
      if (!within.isEmpty() && path.isEmpty()) {
        path.add(within);
      }
      path.add(domain);
      List<String> before = within.isEmpty() ? paths.get(domain) : null;
      List<String> known = before != null ? before : path;
      paths.putIfAbsent(domain, List.copyOf(path));
      Place.Element place =
          isTotal ? at.child("total").child(totals.size()) : at.child("share").child(rows.size());
      draft.spans.put(place, row.cell("measure").span());
      List<@Nullable Rational> points = new ArrayList<>();
      for (SyntaxCell cell : row.freeCells()) {
        draft.spans.put(place.child(points.size()), cell.span());
        points.add(points(row, cell, isTotal));
      }
      YearRange own = YearsReading.row(row, years, place, draft);
      if (isTotal) {
        boolean isWhole = domain.equals("all");
        totals.add(new IndexSpec.Total(isWhole ? List.of() : known, points, own));
      } else {
        rows.add(new IndexSpec.Share(known, row.cell("measure").text(), points, own));
      }
    }
    return new IndexSpec.ShareTable(columns, rows, totals);
  }

  private static @Nullable Rational points(Rows.Row row, SyntaxCell cell, boolean isTotal) {
    String text = cell.keyboardText();
    if (text.equals("-") || (isTotal && text.isEmpty())) {
      return null;
    }
    Optional<Rational> points = Rational.parse(text);
    if (text.isEmpty()) {
      row.add(
          Diagnostic.at(ProblemCode.EMPTY_CELL, cell.span(), row.heading(cell))
              .help("write points such as 30 or 40/3, or `-` where the measure is not scored"));
    } else if (points.isEmpty()) {
      row.refuse(
          cell,
          row.heading(cell),
          "it takes points of the whole index",
          text.endsWith("%")
              ? "write `" + text.replace("%", "").strip() + "` for so many points of the 100"
              : "write points such as 30 or 40/3, or `-` where the measure is not scored");
    }
    return points.orElse(null);
  }

  private @Nullable Expr earns(Place.Element at) {
    Declared.Clause clause = declared.clause("earns").orElse(null);
    return clause == null
        ? null
        : Values.expression(clause.value().span(), at.child("earns"), draft, declared.faults())
            .orElse(null);
  }

  private List<IndexSpec.CellShare> cells(Place.Element at) {
    List<IndexSpec.CellShare> cells = new ArrayList<>();
    Declared.Clause clause = declared.clause("cells").orElse(null);
    if (clause != null) {
      draft.spans.put(at.child("cells"), clause.syntax().items().span());
      for (Rows.Row row : clause.rows().rows()) {
        if (row.isSound()) {
          cell(row, cells, at);
        }
      }
    }
    return cells;
  }

  private void cell(Rows.Row row, List<IndexSpec.CellShare> cells, Place.Element at) {
    Place.Element place = at.child("cell").child(cells.size());
    SyntaxCell who = row.cell("cell");
    draft.spans.put(place, who.span());
    String name = who.text();
    boolean isLowest = false;
    if (!Values.isName(name)) {
      Matcher lowest = Written.LOWEST.matcher(who.keyboardText());
      isLowest = lowest.matches();
      name = isLowest ? lowest.group(1) : "";
    }
    if (name.isEmpty()) {
      row.refuse(who, "cell", "it names no group", "write a group or lowest_performing(FAMILY)");
      return;
    }
    SyntaxCell part = row.cell("part of the measure's share");
    Expr expr = null;
    if (!part.text().equals("rest")) {
      Optional<Expr> read =
          Values.expression(part.span(), place.child("part"), draft, declared.faults());
      if (read.isEmpty()) {
        return;
      }
      expr = read.get();
    }
    YearRange own = YearsReading.row(row, years, place, draft);
    cells.add(new IndexSpec.CellShare(name, isLowest, expr, own));
  }

  private String lowestOnceBy(Place.Element at) {
    var clause = declared.clause("lowest_performing");
    if (clause.isEmpty()) {
      return "";
    }
    SyntaxItems items = clause.get().value();
    if (items.size() == 3 && items.startsWith("once", "by") && items.get(2).isWord()) {
      draft.spans.put(at.child("lowest_once"), items.get(2).span());
      return items.get(2).text();
    }
    if (items.size() != 2 || !items.startsWith("per", "measure")) {
      clause
          .get()
          .refuse(
              "it takes `per measure` or `once by` and a measure",
              "write `lowest_performing per measure`");
    }
    return "";
  }

  private List<IndexSpec.MissingCellRule> missingCell(Place.Element at) {
    List<IndexSpec.MissingCellRule> rules = new ArrayList<>();
    Declared.Clause clause = declared.clause("missing cell").orElse(null);
    if (clause != null) {
      draft.spans.put(at.child("missing_cell"), clause.syntax().items().span());
      for (Rows.Row row : clause.rows().rows()) {
        List<MissingReason> reasons = Values.reasons(row, "reason");
        draft.spans.put(at.child("missing_cell").child(rules.size()), row.cell("reason").span());
        draft.spans.put(
            at.child("missing_cell").child(rules.size()).child("then"), row.cell("then").span());
        String then = row.cell("then").keyboardText();
        IndexSpec.CellAction action =
            then.equals("spread over the other group cells")
                ? IndexSpec.CellAction.SPREAD_OVER_GROUPS
                : then.equals("give to all")
                    ? IndexSpec.CellAction.GIVE_TO_ALL
                    : IndexSpec.CellAction.WITHHOLD;
        if (action == IndexSpec.CellAction.WITHHOLD && !Written.WITHHOLD.matcher(then).matches()) {
          refuseThen(row, "`spread over the other group cells`, `give to all`");
        } else if (row.isSound()) {
          YearRange own =
              YearsReading.row(row, years, at.child("missing_cell").child(rules.size()), draft);
          rules.add(new IndexSpec.MissingCellRule(reasons, action, remark(then), own));
        }
      }
    }
    return rules;
  }

  private List<IndexSpec.MissingMeasureRule> missingMeasure(Place.Element at) {
    List<IndexSpec.MissingMeasureRule> rules = new ArrayList<>();
    Declared.Clause clause = declared.clause("missing measure").orElse(null);
    if (clause != null) {
      draft.spans.put(at.child("missing_measure"), clause.syntax().items().span());
      for (Rows.Row row : clause.rows().rows()) {
        List<MissingReason> reasons = Values.reasons(row, "reason");
        draft.spans.put(at.child("missing_measure").child(rules.size()), row.cell("reason").span());
        draft.spans.put(
            at.child("missing_measure").child(rules.size()).child("then"), row.cell("then").span());
        String then = row.cell("then").keyboardText();
        IndexSpec.MeasureAction action =
            then.equals("spread over its domain")
                ? IndexSpec.MeasureAction.SPREAD_OVER_DOMAIN
                : then.equals("spread over everything")
                    ? IndexSpec.MeasureAction.SPREAD_OVER_EVERYTHING
                    : IndexSpec.MeasureAction.WITHHOLD;
        boolean withholds = action == IndexSpec.MeasureAction.WITHHOLD;
        if (withholds && !Written.WITHHOLD.matcher(then).matches()) {
          refuseThen(row, "`spread over its domain`, `spread over everything`");
        } else if (row.isSound()) {
          YearRange own =
              YearsReading.row(row, years, at.child("missing_measure").child(rules.size()), draft);
          rules.add(new IndexSpec.MissingMeasureRule(reasons, action, remark(then), own));
        }
      }
    }
    return rules;
  }

  private static void refuseThen(Rows.Row row, String options) {
    if (!row.cell("then").isEmpty()) {
      row.refuse(
          row.cell("then"),
          "then",
          "it is none of the ways to go on",
          "write " + options + " or `withhold \"why\"`");
    }
  }

  private static String remark(String then) {
    if (!then.startsWith("withhold")) {
      return "";
    }
    Matcher withhold = Written.WITHHOLD.matcher(then);
    return withhold.matches() && withhold.group(1) != null ? withhold.group(1) : "";
  }

  private List<IndexSpec.InsteadShares> instead(boolean hasBy, Place.Element at) {
    List<IndexSpec.InsteadShares> all = new ArrayList<>();
    for (Declared.Clause clause : declared.clauses("instead")) {
      Place.Element place = at.child("instead").child(all.size());
      draft.spans.put(place, clause.syntax().items().span());
      SyntaxItems items = clause.value();
      int end = items.size();
      boolean asksMissing =
          end >= 3
              && items.get(end - 1).isWord("missing")
              && (items.get(end - 2).isWord("is") || items.get(end - 2).isWord("are"));
      if (!asksMissing || !items.get(0).isWord("when")) {
        clause.refuse(
            "it does not say which measures are missing",
            "write for example `instead when ela_level is missing`");
        continue;
      }
      List<String> missing = Values.names(clause, items.part(1, end - 2));
      Values.placeNames(items.part(1, end - 2), place.child("missing"), draft);
      all.add(new IndexSpec.InsteadShares(missing, shares(clause, hasBy, place)));
    }
    return all;
  }

  /** A condition and why the index is withheld without it. */
  private record Need(@Nullable Expr condition, String remark) {}

  private Need needs(Place.Element at) {
    var clause = declared.clause("needs");
    if (clause.isEmpty()) {
      return new Need(null, "");
    }
    Optional<SyntaxItems> then = Values.afterElse(clause.get().value());
    boolean fits =
        then.isPresent()
            && then.get().startsWith("withhold")
            && then.get().size() <= 2
            && (then.get().size() == 1 || then.get().get(1).kind() == SyntaxItem.Kind.TEXT);
    if (!fits) {
      clause
          .get()
          .refuse(
              "it lacks `, else withhold` and why",
              "write `needs "
                  + first(clause.get().value())
                  + ", else withhold \"too little data\"`");
      return new Need(null, "");
    }
    SyntaxItems condition = clause.get().value().splitAtCommas().get(0);
    Expr expr =
        Values.expression(condition.span(), at.child("needs"), draft, declared.faults())
            .orElse(null);
    return new Need(expr, then.get().size() == 2 ? then.get().get(1).text() : "");
  }

  private static String first(SyntaxItems items) {
    return items.splitAtCommas().get(0).text();
  }

  private List<String> unscored(Place.Element at) {
    var clause = declared.clause("unscored");
    if (clause.isEmpty()) {
      return List.of();
    }
    List<String> names = Values.names(clause.get(), clause.get().value());
    Values.placeNames(clause.get().value(), at.child("unscored"), draft);
    return names;
  }

  /** Patterns of what few indexes write. */
  private static final class Written {
    static final Pattern LOWEST = Pattern.compile("lowest_performing\\(\\s*(\\w+)\\s*\\)");
    static final Pattern WITHHOLD = Pattern.compile("withhold(?:\\s+\"([^\"]*)\")?");
  }
}
