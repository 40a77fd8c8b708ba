package org.sqis.core.change;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.IndexSpec;

/** Flattens an index into facts. */
final class IndexFacts {
  private final IndexSpec index;
  private final FactList facts;

  private IndexFacts(IndexSpec index, FactList facts) {
    this.index = index;
    this.facts = facts;
  }

  static Flat of(IndexSpec index, FactList facts) {
    new IndexFacts(index, facts).tell();
    return facts.flat(new Declared("index", index.name(), index.title()), index.years());
  }

  private void tell() {
    facts.explain("title", index.title()).say("publish", index.publish()).say("by", index.by());
    shares(index.shares(), "", "");
    facts.say("earns", index.earns());
    for (int i = 0; i < index.cells().size(); i++) {
      IndexSpec.CellShare cell = index.cells().get(i);
      Object part = cell.part() == null ? "rest" : cell.part();
      facts.cell(
          "part of cell " + cell.label() + PolicyFacts.in(cell.years()), "", part, "cell/" + i);
    }
    String by = index.lowestOnceBy();
    facts.cell("lowest_performing once by", "", by, "lowest_once");
    missing();
    for (int i = 0; i < index.instead().size(); i++) {
      IndexSpec.InsteadShares instead = index.instead().get(i);
      List<String> missing = instead.missing().stream().sorted().toList();
      String when = "instead, when " + PolicyFacts.list(missing) + " is missing, ";
      shares(instead.shares(), when, "instead/" + i + "/");
    }
    facts
        .say("needs", index.needs())
        .cell("remark if needs does not hold", "", index.withholdRemark(), "needs")
        .set("unscored", index.unscored())
        .say("round cells", index.roundCells())
        .explain("provenance", index.provenance())
        .explain("source", index.source())
        .explainLines("note", index.notes());
    NumberFacts.origins(facts, index.origins());
  }

  /** The shares of one table; {@code when} begins their words and {@code part} their places. */
  private void shares(IndexSpec.ShareTable table, String when, String part) {
    for (int row = 0; row < table.rows().size(); row++) {
      IndexSpec.Share share = table.rows().get(row);
      String place = part + "share/" + row;
      String domain = String.join("/", share.domain());
      String measure = share.measure() + PolicyFacts.in(share.years());
      facts.cell(when + "domain of " + measure, "", domain, place);
      points(when + "share of " + measure, table, share.points(), place);
    }
    for (int row = 0; row < table.totals().size(); row++) {
      IndexSpec.Total total = table.totals().get(row);
      String domain = total.domain().isEmpty() ? "all" : String.join("/", total.domain());
      String words = when + "total of " + domain + PolicyFacts.in(total.years());
      points(words, table, total.points(), part + "total/" + row);
    }
  }

  private void points(
      String words, IndexSpec.ShareTable table, List<@Nullable Rational> points, String place) {
    for (int column = 0; column < points.size(); column++) {
      Rational one = points.get(column);
      boolean isHeaded = column < table.columns().size();
      List<String> heads =
          isHeaded ? PolicyFacts.words(table.columns().get(column)) : List.of("no column");
      for (String word : heads) {
        facts.cell(words, word, one == null ? "-" : one, place + "/" + column);
      }
    }
  }

  private void missing() {
    for (int i = 0; i < index.missingCell().size(); i++) {
      IndexSpec.MissingCellRule rule = index.missingCell().get(i);
      missing(
          "cell",
          rule.reasons(),
          then(rule.then(), rule.remark()),
          rule.years(),
          "missing_cell/" + i);
    }
    for (int i = 0; i < index.missingMeasure().size(); i++) {
      IndexSpec.MissingMeasureRule rule = index.missingMeasure().get(i);
      missing(
          "measure",
          rule.reasons(),
          then(rule.then(), rule.remark()),
          rule.years(),
          "missing_measure/" + i);
    }
  }

  /** The word for an action is that of its constant: {@code spread over domain}. */
  private static String then(Enum<?> action, String remark) {
    String words = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return remark.isEmpty() ? words : words + " \"" + remark + "\"";
  }

  private void missing(
      String what,
      List<MissingReason> reasons,
      String then,
      @Nullable YearRange years,
      String place) {
    for (MissingReason reason : reasons) {
      String words = "missing " + what + " that is " + reason.words() + PolicyFacts.in(years);
      facts.cell(words, "", then, place);
    }
  }
}
