package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.data.Entity;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;

/** Short ways to make parts of reports. */
final class Parts {
  private Parts() {}

  static Block paragraph(String text) {
    return new Block.Paragraph(Text.of(text));
  }

  static Block notice(String strong, String text) {
    return new Block.Notice(Text.strong(strong).and(" " + text));
  }

  static Section section(String anchor, String title, List<Block> blocks) {
    return new Section(anchor, Text.of(title), blocks, List.of());
  }

  /** A table, or a sentence where it would have no rows. */
  static Block table(
      String caption, List<String> columns, List<List<String>> rows, String otherwise) {
    if (rows.isEmpty()) {
      return paragraph(otherwise);
    }
    List<Block.Row> all = new ArrayList<>();
    for (List<String> row : rows) {
      all.add(new Block.Row("", row.stream().map(Text::of).toList(), 1));
    }
    return new Block.Table(Text.of(caption), columns.stream().map(Text::of).toList(), all);
  }

  static Map<String, Object> tree(Entity entity) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", entity.id());
    tree.put("name", entity.name());
    tree.put("district", entity.districtName());
    return tree;
  }

  static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  /** What is left of {@code text} as an anchor. */
  static String anchor(String text) {
    return text.replaceAll("[^A-Za-z0-9_-]", "-");
  }
}
