package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.IndexSpec;
import org.sqis.core.policy.PolicyHeader;

/** The shares of an index with the totals of its domains, one table for years of equal shares. */
final class SharesTable {
  private final PolicyHeader header;
  private final IndexSpec index;
  private final References references;

  SharesTable(PolicyHeader header, IndexSpec index, References references) {
    this.header = header;
    this.index = index;
    this.references = references;
  }

  List<Block> of(IndexSpec.ShareTable shares, String caption) {
    List<Block> tables = new ArrayList<>();
    SchoolYear first = first();
    while (first.compareTo(last()) <= 0) {
      List<IndexSpec.Share> rows = rows(shares, first);
      SchoolYear end = first;
      while (end.compareTo(last()) < 0 && rows(shares, next(end)).equals(rows)) {
        end = next(end);
      }
      boolean isWhole = first.equals(first()) && end.equals(last());
      String years = isWhole ? "" : ", " + new YearRange(first, end);
      if (!rows.isEmpty()) {
        tables.add(table(shares.columns(), rows, caption + years));
      }
      first = next(end);
    }
    return tables;
  }

  private SchoolYear first() {
    return index.years() == null ? header.first() : index.years().first();
  }

  private SchoolYear last() {
    return index.years() == null ? header.last() : index.years().last();
  }

  private static SchoolYear next(SchoolYear year) {
    return new SchoolYear(year.start() + 1);
  }

  private static List<IndexSpec.Share> rows(IndexSpec.ShareTable shares, SchoolYear year) {
    return shares.rows().stream()
        .filter(row -> row.years() == null || row.years().contains(year))
        .toList();
  }

  private Block table(List<List<String>> heads, List<IndexSpec.Share> shares, String caption) {
    List<Text> columns = new ArrayList<>(List.of(Text.of("Domain"), Text.of("Measure")));
    heads.forEach(words -> columns.add(Words.column(words, "Every school")));
    List<Block.Row> rows = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      IndexSpec.Share share = shares.get(i);
      List<Text> cells = new ArrayList<>();
      cells.add(Text.of(String.join(" / ", share.domain())));
      cells.add(references.titled(share.measure()));
      share.points().forEach(points -> cells.add(points(points, false)));
      rows.add(new Block.Row("", cells, 2));
      for (int depth = share.domain().size(); depth > 0; depth--) {
        List<String> domain = share.domain().subList(0, depth);
        boolean isLast = shares.subList(i + 1, shares.size()).stream().noneMatch(in(domain));
        if (isLast) {
          rows.add(total(String.join(" / ", domain), shares.stream().filter(in(domain)).toList()));
        }
      }
    }
    rows.add(total("all", shares));
    Text title = Text.of(caption);
    title = index.by().isEmpty() ? title : title.and(", by ").and(references.name(index.by()));
    return new Block.Table(title, columns, rows);
  }

  private static Predicate<IndexSpec.Share> in(List<String> domain) {
    return share ->
        share.domain().size() >= domain.size()
            && share.domain().subList(0, domain.size()).equals(domain);
  }

  private static Block.Row total(String domain, List<IndexSpec.Share> shares) {
    List<Text> cells = new ArrayList<>(List.of(Text.strong(domain), Text.strong("total")));
    int columns = shares.get(0).points().size();
    for (int column = 0; column < columns; column++) {
      Rational sum = Rational.ZERO;
      for (IndexSpec.Share share : shares) {
        Rational points = share.points().get(column);
        sum = points == null ? sum : sum.plus(points);
      }
      cells.add(points(sum, true));
    }
    return new Block.Row("", cells, 2);
  }

  private static Text points(@Nullable Rational points, boolean isTotal) {
    String text = points == null ? "none" : Words.number(points);
    return isTotal ? Text.strong(text) : Text.of(text);
  }
}
