package org.sqis.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;

/** A policy with other shares of one index. Confined to one call. */
final class OtherShares {
  private final PolicySpec spec;
  private final String index;
  private final @Nullable String type;
  private final Map<String, Rational> points;

  /**
   * @param type only the column of schools of that type; null for all columns
   * @param points by measure the new share
   * @throws IllegalArgumentException if there is no such index, column or share
   */
  OtherShares(PolicySpec spec, String index, @Nullable String type, Map<String, Rational> points) {
    this.spec = spec;
    this.index = index;
    this.type = type;
    this.points = points;
    TreeSet<String> measures = new TreeSet<>();
    boolean isIndex = false;
    boolean isType = type == null;
    for (IndexSpec one : spec.indexes()) {
      if (one.name().equals(index)) {
        isIndex = true;
        one.shares().rows().forEach(row -> measures.add(row.measure()));
        isType |= one.shares().columns().stream().anyMatch(column -> column.contains(type));
      }
    }
    if (!isIndex) {
      throw unknown(
          "index must be an index", index, spec.indexes().stream().map(IndexSpec::name).toList());
    }
    if (!isType) {
      throw new IllegalArgumentException("type must head a column of shares: " + type);
    }
    for (String measure : points.keySet()) {
      if (!measures.contains(measure)) {
        throw unknown("points must be of measures with a share", measure, List.copyOf(measures));
      }
    }
  }

  private static IllegalArgumentException unknown(String rule, String name, List<String> names) {
    String near =
        NearestName.find(name, names).map(other -> "; did you mean " + other + "?").orElse("");
    return new IllegalArgumentException(rule + ": " + name + near);
  }

  PolicySpec changed() {
    return spec.withIndexes(
        spec.indexes().stream()
            .map(one -> one.name().equals(index) ? one.withShares(table(one.shares())) : one)
            .toList());
  }

  private IndexSpec.ShareTable table(IndexSpec.ShareTable shares) {
    List<IndexSpec.Share> rows = new ArrayList<>();
    for (IndexSpec.Share row : shares.rows()) {
      Rational other = points.get(row.measure());
      List<@Nullable Rational> cells = new ArrayList<>(row.points());
      for (int column = 0; column < cells.size(); column++) {
        if (other != null && cells.get(column) != null && isMeant(shares, column)) {
          cells.set(column, other);
        }
      }
      rows.add(new IndexSpec.Share(row.domain(), row.measure(), cells, row.years()));
    }
    return new IndexSpec.ShareTable(
        shares.columns(), rows, shares.totals().stream().map(one -> total(shares, one)).toList());
  }

  /** What the author says domains add up to was said of other shares. */
  private IndexSpec.Total total(IndexSpec.ShareTable shares, IndexSpec.Total total) {
    List<@Nullable Rational> cells = new ArrayList<>(total.points());
    for (int column = 0; column < cells.size(); column++) {
      if (!total.domain().isEmpty() && isMeant(shares, column)) {
        cells.set(column, null);
      }
    }
    return new IndexSpec.Total(total.domain(), cells, total.years());
  }

  private boolean isMeant(IndexSpec.ShareTable shares, int column) {
    return type == null || shares.columns().get(column).contains(type);
  }
}
