package org.sqis.examples.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.policy.Grid;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.NumberTable;
import org.sqis.core.policy.Overlay;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;

/** Looks every part of a policy up in what a reader finds, and counts what was looked up. */
final class Expected {
  private final Reading reading;
  private final Map<String, Integer> counts;

  /** How many tables of an anchor were read by the definitions before. */
  private final Map<String, Integer> read = new LinkedHashMap<>();

  Expected(Reading reading, Map<String, Integer> counts) {
    this.reading = reading;
    this.counts = counts;
  }

  void check(PolicySpec spec) {
    header(spec.header());
    spec.parameters().forEach(this::parameter);
    spec.groups().forEach(one -> holds("group-" + one.name(), one.title(), one.family()));
    spec.inputs()
        .forEach(one -> holds("input-" + one.name(), one.meaning(), one.partOf(), one.name()));
    spec.measures().forEach(this::measure);
    spec.levels().forEach(this::levels);
    spec.grids().forEach(this::grid);
    spec.numbers().forEach(this::numbers);
    spec.indexes().forEach(this::index);
    spec.memberships().forEach(this::membership);
    spec.cohorts().forEach(this::cohort);
    spec.overlays().forEach(this::overlay);
    for (var rule : spec.opens()) {
      holds("changes", rule.what().toString());
      rule.districts().forEach(district -> holds("changes", district));
      rule.limits().forEach(limit -> holds("changes", limit.toString()));
      count("open rules");
    }
  }

  private void membership(Membership one) {
    String anchor = "membership-" + one.name();
    holds(anchor, one.title());
    List<List<String>> rows = next(anchor);
    assertThat(rows).as(anchor).hasSize(one.districts().size() + 1);
    for (int i = 0; i < one.districts().size(); i++) {
      Membership.Row row = one.districts().get(i);
      assertThat(rows.get(i + 1).get(0)).isEqualTo(row.district());
      assertThat(rows.get(i + 1).get(1))
          .isEqualTo(row.from() == null ? "always" : row.from().toString());
      assertThat(rows.get(i + 1).get(2))
          .isEqualTo(row.to() == null ? "until further notice" : row.to().toString());
      assertThat(rows.get(i + 1).get(4)).isEqualTo(shown(row.meaning()).strip());
      if (!row.source().isEmpty()) {
        cites(anchor, row.source());
      }
      count("member districts");
    }
    if (!one.source().isEmpty()) {
      cites(anchor, one.source());
    }
    one.notes().forEach(note -> note(anchor, note));
  }

  private void cohort(Cohort one) {
    String anchor = "cohort-" + one.name();
    holds(anchor, one.title(), one.name());
    if (one.asOf() != null) {
      holds(anchor, one.asOf().toString(), one.membership());
    }
    if (one.members() != null) {
      holds(anchor, one.members().toString());
    }
    if (!one.source().isEmpty()) {
      cites(anchor, one.source());
    }
    one.notes().forEach(note -> note(anchor, note));
    if (one.years() != null) {
      holds(anchor, one.years().toString());
    }
    count("cohorts");
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** The words as a page can hold them. */
  static String shown(String words) {
    return words.replaceAll("[\\n\\r\\t]", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private void holds(String anchor, String... words) {
    for (String word : words) {
      assertThat(reading.at(anchor).text()).as(anchor).contains(shown(word));
    }
  }

  private void header(PolicyHeader header) {
    holds("", header.version(), header.approver(), header.adopted(), header.name());
    header.notes().forEach(note -> note("", note));
    for (PolicyHeader.Source source : header.sources()) {
      holds("source-" + source.name(), source.name(), source.title());
      count("sources");
    }
    header
        .notScored()
        .forEach(
            one -> {
              holds("not-scored", one.element(), one.because());
              count("not scored");
            });
  }

  private void note(String anchor, String note) {
    holds(anchor, note);
    count("notes");
  }

  private void cites(String anchor, String source) {
    for (String part : source.split(",", -1)) {
      holds(anchor, part.strip());
      count("citations");
    }
  }

  private void parameter(Parameter one) {
    String value = one.value() == null ? "NOT SET" : one.value().toString();
    List<List<String>> table = reading.at("parameters").tables().get(0);
    boolean isThere =
        table.stream()
            .anyMatch(
                row ->
                    row.get(0).equals(one.name())
                        && (row.get(1) + " ").startsWith(value + " ")
                        && row.get(2).equals(shown(one.meaning()).strip())
                        && (one.provenance() == null || row.get(3).equals(one.provenance().word()))
                        && (one.years() == null || row.get(5).equals(one.years().toString())));
    assertThat(isThere).as("%s %s in %s", one.name(), value, table).isTrue();
    holds("parameter-" + one.name(), one.name());
    if (!one.source().isEmpty()) {
      cites("parameters", one.source());
    }
    count("parameters");
  }

  private void measure(Measure one) {
    String anchor = "measure-" + one.name();
    holds(anchor, one.title(), one.name());
    if (one.body() instanceof Measure.Cases cases) {
      for (Measure.Case line : cases.cases()) {
        holds(anchor, line.value() + (line.when() == null ? "" : " when " + line.when()));
        count("value lines");
      }
    } else if (one.body() instanceof Measure.Rate rate) {
      holds(anchor, rate.part().toString(), rate.whole().toString());
    }
    one.needs().forEach(need -> holds(anchor, need.condition().toString(), need.remark()));
    one.exceptions().forEach(group -> holds(anchor, group.group(), group.remark()));
    one.onlyFor().forEach(type -> holds(anchor, type));
    one.words().forEach(word -> holds(anchor, word));
    one.scales().forEach(scale -> holds(anchor, scale.name(), scale.from().toString()));
    one.bridges().forEach(bridge -> holds(anchor, bridge.scale(), bridge.reason()));
    one.notes().forEach(note -> note("measures", note));
    if (!one.source().isEmpty()) {
      cites(anchor, one.source());
    }
    if (one.years() != null) {
      holds(anchor, one.years().toString());
    }
  }

  private List<List<String>> next(String anchor) {
    int number = read.merge(anchor, 1, Integer::sum) - 1;
    return reading.at(anchor).tables().get(number);
  }

  private void levels(LevelTable table) {
    String anchor = "levels-" + table.name();
    List<List<String>> rows = next(anchor);
    assertThat(rows).as(anchor).hasSize(table.rows().size() + 1);
    for (int row = 0; row < table.rows().size(); row++) {
      LevelTable.Row level = table.rows().get(row);
      List<String> cells = rows.get(row + 1);
      assertThat(cells.get(0)).isEqualTo(level.level());
      int end = cells.size() - (hasYears(rows) ? 1 : 0);
      for (int column = 0; column < level.cells().size(); column++) {
        assertThat(cells.get(end - level.cells().size() + column))
            .as("%s row %s", anchor, row)
            .isEqualTo(cut(level.cells().get(column)));
        count("cut scores");
      }
    }
    for (int column = 0; column < table.columns().size(); column++) {
      int end = rows.get(0).size() - (hasYears(rows) ? 1 : 0);
      String head = rows.get(0).get(end - table.columns().size() + column);
      serves(head, table.columns().get(column));
    }
    standing(anchor, table.provenance(), table.source(), table.notes());
    origins(anchor, table.origins());
  }

  private void origins(String anchor, List<ColumnOrigin> origins) {
    for (ColumnOrigin origin : origins) {
      holds(anchor, String.join(", ", origin.words()));
      if (origin.provenance() != null) {
        holds(anchor, origin.provenance().word());
      }
      if (!origin.source().isEmpty()) {
        cites(anchor, origin.source());
      }
      count("origins of columns");
    }
  }

  private void numbers(NumberTable table) {
    String anchor = "numbers-" + table.of();
    List<List<String>> rows = next(anchor);
    assertThat(rows).as(anchor).hasSize(table.rows().size() + 1);
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> cells = rows.get(row + 1);
      assertThat(cells.get(0)).isEqualTo(table.rows().get(row).word());
      assertThat(cells.subList(1, cells.size()))
          .isEqualTo(table.rows().get(row).numbers().stream().map(Object::toString).toList());
      count("numbers");
    }
    List<List<String>> columns = next(anchor);
    assertThat(columns).as(anchor).hasSize(table.columns().size() + 1);
    for (int i = 0; i < table.columns().size(); i++) {
      NumberTable.Column column = table.columns().get(i);
      assertThat(rows.get(0).get(i + 1)).isEqualTo(column.name());
      assertThat(columns.get(i + 1).get(0)).isEqualTo(column.name());
      assertThat(columns.get(i + 1).get(1))
          .isEqualTo(column.type() == null ? "" : column.type().words());
      assertThat(columns.get(i + 1).get(2)).isEqualTo(String.valueOf(column.provenance()));
      assertThat(columns.get(i + 1).get(4)).isEqualTo(shown(column.meaning()).strip());
      if (!column.source().isEmpty()) {
        cites(anchor, column.source());
      }
    }
    table.notes().forEach(note -> note(anchor, note));
    if (table.years() != null) {
      holds(anchor, table.years().toString());
    }
  }

  private static void serves(String head, List<String> words) {
    words.forEach(word -> assertThat(head).contains(word));
  }

  private static boolean hasYears(List<List<String>> rows) {
    List<String> heads = rows.get(0);
    return heads.get(heads.size() - 1).equals("School years");
  }

  private static String cut(LevelTable.Cut cut) {
    if (cut instanceof LevelTable.Cut.From from) {
      return from.isStrict() ? "more than " + from.bound() : from.bound() + " or more";
    }
    if (cut instanceof LevelTable.Cut.UpTo upTo) {
      return upTo.isStrict() ? "less than " + upTo.bound() : upTo.bound() + " or less";
    }
    return cut instanceof LevelTable.Cut.Between between
        ? between.low() + " to " + between.high()
        : cut instanceof LevelTable.Cut.Rest ? "every other value" : "not for these schools";
  }

  private void standing(
      String anchor, @Nullable Object provenance, String source, List<String> notes) {
    holds(anchor, "Set by", provenance == null ? "not said" : provenance.toString());
    if (!source.isEmpty()) {
      cites(anchor, source);
    }
    notes.forEach(note -> note(anchor, note));
  }

  private void grid(Grid grid) {
    String anchor = "grid-" + grid.name();
    List<List<String>> rows = next(anchor);
    if (!grid.values().isEmpty()) {
      assertThat(next(anchor)).hasSize(grid.values().size() + 1);
    }
    assertThat(rows).as(anchor).hasSize(grid.rows().size() + 1);
    for (int row = 0; row < grid.rows().size(); row++) {
      serves(rows.get(row + 1).get(0), grid.rows().get(row).words());
      for (int column = 0; column < grid.columns().size(); column++) {
        serves(rows.get(0).get(column + 1), grid.columns().get(column));
        String cell = grid.rows().get(row).cells().get(column).toString();
        assertThat(rows.get(row + 1).get(column + 1).replaceAll("[()“”]", ""))
            .isEqualTo(shown(cell.replaceAll("[\"()]", "")));
        count("grid cells");
      }
    }
    grid.needs().forEach(need -> holds(anchor, need.condition().toString()));
    grid.replacements().forEach(one -> holds(anchor, one.when().toString()));
    standing(anchor, grid.provenance(), grid.source(), grid.notes());
  }

  private void index(IndexSpec index) {
    String anchor = "index-" + index.name();
    List<List<String>> every = new ArrayList<>();
    reading.at(anchor).tables().forEach(every::addAll);
    shares(anchor, every, index.shares());
    index.instead().forEach(instead -> shares(anchor, every, instead.shares()));
    for (IndexSpec.CellShare cell : index.cells()) {
      holds(anchor, cell.name(), cell.part() == null ? "the rest" : cell.part().toString());
      count("index cells");
    }
    index.missingCell().forEach(rule -> holds(anchor, rule.remark()));
    index.missingMeasure().forEach(rule -> holds(anchor, rule.remark()));
    index.unscored().forEach(name -> holds(anchor, name));
    index.unscored().forEach(name -> holds("not-scored", name));
    holds(anchor, index.earns().toString(), index.withholdRemark(), index.title());
    if (index.needs() != null) {
      holds(anchor, index.needs().toString());
    }
    standing(anchor, index.provenance(), index.source(), index.notes());
    origins(anchor, index.origins());
  }

  private void shares(String anchor, List<List<String>> rows, IndexSpec.ShareTable shares) {
    for (IndexSpec.Share share : shares.rows()) {
      List<String> points = share.points().stream().map(Expected::points).toList();
      boolean isThere =
          rows.stream()
              .anyMatch(
                  row ->
                      row.get(0).equals(String.join(" / ", share.domain()))
                          && row.size() == points.size() + 2
                          && (row.get(1) + "(" + row.get(1) + ")").contains(share.measure())
                          && row.subList(2, row.size()).equals(points));
      assertThat(isThere).as("%s %s in %s", anchor, share, rows).isTrue();
      points.forEach(one -> count("shares"));
    }
    for (IndexSpec.Total total : shares.totals()) {
      String domain = total.domain().isEmpty() ? "all" : String.join(" / ", total.domain());
      List<String> points = total.points().stream().map(Expected::points).toList();
      boolean isThere =
          rows.stream()
              .anyMatch(
                  row ->
                      row.get(0).equals(domain)
                          && row.get(1).equals("total")
                          && fits(row.subList(2, row.size()), points));
      assertThat(isThere).as("total of %s in %s", domain, rows).isTrue();
      count("totals");
    }
  }

  /** A total that is not stated can be anything. */
  private static boolean fits(List<String> cells, List<String> points) {
    for (int i = 0; i < points.size(); i++) {
      if (!points.get(i).equals("none") && !points.get(i).equals(cells.get(i))) {
        return false;
      }
    }
    return cells.size() == points.size();
  }

  private static String points(@Nullable Rational points) {
    if (points == null) {
      return "none";
    }
    String exact = points.toString();
    return exact.contains("/") ? exact + " (about " + points.toDecimal(2) + ")" : exact;
  }

  private void overlay(Overlay overlay) {
    String anchor = "overlay-" + overlay.name();
    holds(anchor, overlay.district(), overlay.because(), overlay.approver(), overlay.title());
    holds(anchor, overlay.approved().toString());
    holds(anchor, overlay.years() == null ? "every year" : overlay.years().toString());
    List<List<String>> rows = reading.at(anchor).tables().get(0);
    assertThat(rows).hasSize(overlay.changes().size() + 1);
    for (int i = 0; i < overlay.changes().size(); i++) {
      Overlay.Change change = overlay.changes().get(i);
      List<String> row = rows.get(i + 1);
      assertThat(row.get(0)).isEqualTo(change.what().toString());
      assertThat(row.subList(row.size() - 2, row.size()))
          .containsExactly(change.fromText(), change.toText());
      if (!change.columns().isEmpty()) {
        assertThat(row.get(1)).contains(change.columns());
      }
      count("changes");
    }
    overlay.notes().forEach(note -> note(anchor, note));
  }
}
