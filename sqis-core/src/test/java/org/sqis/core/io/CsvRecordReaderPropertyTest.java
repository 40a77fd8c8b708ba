package org.sqis.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class CsvRecordReaderPropertyTest {
  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.strings().withChars("\",\n\r ab\u00e9\u4e2d").ofMaxLength(6);
    return Arbitraries.integers()
        .between(2, 4)
        .flatMap(width -> cell.list().ofSize(width).list().ofMinSize(2).ofMaxSize(6));
  }

  @Property(seed = "20141")
  void whatIsWrittenInQuotes_isReadBack(@ForAll("tables") List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",");
        text.append('"').append(row.get(i).replace("\"", "\"\"")).append('"');
      }
      text.append("\r\n");
    }
    RecordedRows rows = RecordedRows.of(new CsvRecordReader(), text.toString());
    boolean isHard =
        table.stream().flatMap(List::stream).anyMatch(cell -> cell.matches("(?s).*[\",\n\r].*"));
    Statistics.collect(isHard ? "with quotes, commas or line ends in cells" : "plain");
    assertThat(rows.problems).isEmpty();
    assertThat(rows.names).isEqualTo(table.get(0));
    assertThat(rows.cells).isEqualTo(table.subList(1, table.size()));
  }
}
