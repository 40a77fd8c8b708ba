package org.sqis.core.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.sqis.core.io.Json;
import org.sqis.core.outcome.Table;
import org.sqis.core.rulebook.Document;

/**
 * Something that readers, spreadsheets and programs are told alike. Deeply immutable; safe for
 * every thread; the same results give the same bytes.
 *
 * @param document what readers are told
 * @param table what spreadsheets are told, one fact a row
 * @param tree what programs are told: maps, lists, texts, whole numbers, yes and no
 */
public record Report(Document document, Table table, Map<String, Object> tree) {
  public Report {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(table, "table");
    tree = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
  }

  /** Lines for readers, tables aligned. */
  public String text() {
    return PlainText.of(document);
  }

  /** One HTML page that needs nothing else and can be printed. */
  public String html() {
    return document.html();
  }

  /** The table as RFC 4180 CSV. */
  public String csv() {
    return table.toCsv();
  }

  /** The tree as JSON. */
  public String json() {
    return Json.tree(tree);
  }
}
