package org.sqis.dsl.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Changeable;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.problem.Place;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;
import org.sqis.dsl.syntax.SyntaxCell;

/** Reads {@code open}. */
final class OpenKind implements KindReader {
  private static final Pattern PARAMETER = Pattern.compile("parameter\\s+(\\w+)");
  private static final Pattern SHARE_OF =
      Pattern.compile("share\\s+of\\s+(\\w+)(?:\\s+in\\s+(\\w+))?");
  private static final Pattern SHARE_IN =
      Pattern.compile("share\\s+in\\s+(\\w+)(?:\\s+of\\s+(\\w+))?");
  private static final Pattern LEVEL = Pattern.compile("level\\s+([\\w.]+)\\s+of\\s+(\\w+)");
  private static final Pattern LEVELS = Pattern.compile("levels\\s+of\\s+(\\w+)");
  private static final Pattern BY = Pattern.compile("each\\s+by\\s+at\\s+most\\s+(.+)");
  private static final Pattern AT = Pattern.compile("at\\s+(least|most)\\s+(.+)");
  private static final Pattern RANGE = Pattern.compile("(.+?)\\s+to\\s+(.+)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

  private static final KindSpec SPEC =
      new KindSpec(
          "open",
          "open",
          "What districts may change by an overlay, and how far. Whatever is not named here is"
              + " locked.",
          List.of(
              ColumnSpec.required(
                  "what",
                  "`parameter NAME`, `share of MEASURE`, `share in DOMAIN`, `level L of TABLE`, or"
                      + " `levels of TABLE`"),
              ColumnSpec.required(
                  "who",
                  "`districts` for all, or the names of some in quotes, as the data have them"),
              ColumnSpec.optional(
                  "limit",
                  "`each by at most N`, `A to B`, `at least A`, `at most B`, `total unchanged`, or"
                      + " several with commas")),
          false,
          List.of(),
          """
          open
            | what             | who       | limit                               |
            | share in climate | districts | each by at most 2, total unchanged  |
          end open
          """);

  @Override
  public KindSpec spec() {
    return SPEC;
  }

  @Override
  public void read(Declared declared, Draft draft) {
    declared.endHeader();
    declared.rows().ifPresent(rows -> rows.rows().forEach(row -> read(row, draft)));
  }

  private static void read(Rows.Row row, Draft draft) {
    Place.Element at = Place.element("open").child(draft.opens.size());
    draft.spans.put(at, row.span());
    draft.spans.put(at.child("what"), row.cell("what").span());
    draft.spans.put(at.child("limit"), row.cell("limit").span());
    Optional<Changeable> what = what(row, "what");
    List<String> districts = districts(row);
    List<OpenRule.Limit> limits = new ArrayList<>();
    SyntaxCell cell = row.cell("limit");
    for (String part : Values.list(cell.keyboardText())) {
      Optional<OpenRule.Limit> limit = limit(part);
      if (limit.isEmpty()) {
        row.refuse(
            cell,
            "limit",
            "`" + part + "` is no limit",
            "write `each by at most 2`, `20 to 30`, `at least 20`, `at most 30` or `total"
                + " unchanged`");
        return;
      }
      limits.add(limit.get());
    }
    if (row.isSound() && what.isPresent()) {
      draft.opens.add(new OpenRule(what.get(), districts, limits));
    }
  }

  private static List<String> districts(Rows.Row row) {
    SyntaxCell cell = row.cell("who");
    String text = cell.keyboardText();
    if (text.equals("districts") || text.isEmpty()) {
      return List.of();
    }
    List<String> districts = new ArrayList<>();
    Matcher matcher = TEXT.matcher(text);
    int end = 0;
    while (matcher.find(end) && text.substring(end, matcher.start()).matches("[\\s,]*")) {
      districts.add(matcher.group(1));
      end = matcher.end();
    }
    if (districts.isEmpty() || !text.substring(end).isBlank()) {
      row.refuse(
          cell,
          "who",
          "it takes `districts` or names in quotes",
          "write `districts`, or for example `\"Lawndale\", \"Springfield\"`");
    }
    return districts;
  }

  /** What a cell says can be changed; empty after a fault. */
  static Optional<Changeable> what(Rows.Row row, String column) {
    SyntaxCell cell = row.cell(column);
    String text = cell.keyboardText();
    Matcher parameter = PARAMETER.matcher(text);
    if (parameter.matches()) {
      return Optional.of(new Changeable.ParameterValue(parameter.group(1)));
    }
    Matcher shareOf = SHARE_OF.matcher(text);
    if (shareOf.matches()) {
      return Optional.of(new Changeable.ShareOf(shareOf.group(1), orEmpty(shareOf.group(2))));
    }
    Matcher shareIn = SHARE_IN.matcher(text);
    if (shareIn.matches()) {
      return Optional.of(new Changeable.SharesIn(shareIn.group(1), orEmpty(shareIn.group(2))));
    }
    Matcher level = LEVEL.matcher(text);
    if (level.matches()) {
      return Optional.of(new Changeable.CutScore(level.group(1), level.group(2)));
    }
    Matcher levels = LEVELS.matcher(text);
    if (levels.matches()) {
      return Optional.of(new Changeable.CutScore("", levels.group(1)));
    }
    if (!cell.isEmpty()) {
      row.refuse(
          cell,
          column,
          "it names no value",
          "write `parameter NAME`, `share of MEASURE` or `level L of TABLE`");
    }
    return Optional.empty();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Optional<OpenRule.Limit> limit(String text) {
    if (text.equals("total unchanged")) {
      return Optional.of(new OpenRule.Limit.TotalUnchanged());
    }
    Matcher by = BY.matcher(text);
    if (by.matches()) {
      return Values.number(by.group(1)).map(OpenRule.Limit.ByAtMost::new);
    }
    Matcher at = AT.matcher(text);
    if (at.matches() && CalendarDate.parse(at.group(2)).isPresent()) {
      CalendarDate bound = CalendarDate.parse(at.group(2)).get();
      return Optional.of(
          at.group(1).equals("least")
              ? new OpenRule.Limit.Between(bound, null)
              : new OpenRule.Limit.Between(null, bound));
    }
    if (at.matches()) {
      return Values.number(at.group(2))
          .map(
              bound ->
                  at.group(1).equals("least")
                      ? new OpenRule.Limit.Within(bound, null)
                      : new OpenRule.Limit.Within(null, bound));
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    Optional<CalendarDate> earliest = CalendarDate.parse(range.group(1));
    Optional<CalendarDate> latest = CalendarDate.parse(range.group(2));
    if (earliest.isPresent() && latest.isPresent()) {
      return Optional.of(new OpenRule.Limit.Between(earliest.get(), latest.get()));
    }
    Optional<Expr.Numeral> least = Values.number(range.group(1));
    Optional<Expr.Numeral> most = Values.number(range.group(2));
    return least.isPresent() && most.isPresent()
        ? Optional.of(new OpenRule.Limit.Within(least.get(), most.get()))
        : Optional.empty();
  }
}
