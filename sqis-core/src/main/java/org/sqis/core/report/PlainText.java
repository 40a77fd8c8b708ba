package org.sqis.core.report;

import java.util.List;
import org.sqis.core.outcome.Table;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;

/** Writes a document as lines for a terminal. Stateless. */
final class PlainText implements Block.Visitor<String> {
  private PlainText() {}

  static String of(Document document) {
    PlainText writer = new PlainText();
    StringBuilder text = new StringBuilder(clean(document.title())).append("\n\n");
    document.head().forEach(block -> text.append(block.accept(writer)));
    document.sections().forEach(section -> writer.add(section, '=', text));
    return text.toString();
  }

  private void add(Section section, char under, StringBuilder text) {
    String title = text(section.title());
    String rule = String.valueOf(under).repeat(title.codePointCount(0, title.length()));
    text.append('\n').append(title).append('\n').append(rule).append("\n\n");
    section.blocks().forEach(block -> text.append(block.accept(this)));
    section.sections().forEach(one -> add(one, '-', text));
  }

  @Override
  public String paragraph(Block.Paragraph block) {
    return text(block.text()) + "\n";
  }

  @Override
  public String notice(Block.Notice block) {
    return "! " + text(block.text()) + "\n";
  }

  @Override
  public String listing(Block.Listing block) {
    StringBuilder lines = new StringBuilder();
    List<Block.Item> items = block.items();
    for (int i = 0; i < items.size(); i++) {
      String mark = block.isNumbered() ? (i + 1) + ". " : "- ";
      lines.append(mark).append(text(items.get(i).text())).append('\n');
    }
    return lines.toString();
  }

  @Override
  public String definitions(Block.Definitions block) {
    StringBuilder lines = new StringBuilder();
    for (Block.Entry entry : block.entries()) {
      lines.append(clean(entry.term())).append(": ").append(text(entry.says())).append('\n');
    }
    return lines.toString();
  }

  @Override
  public String table(Block.Table block) {
    List<String> header = block.columns().stream().map(PlainText::text).toList();
    List<List<String>> rows =
        block.rows().stream()
            .map(row -> row.cells().stream().map(PlainText::text).toList())
            .toList();
    return "\n" + text(block.caption()) + "\n" + new Table(header, rows) + "\n";
  }

  private static String text(Text text) {
    return clean(text.toString());
  }

  /** Control characters could steer a terminal or break a line. */
  private static String clean(String text) {
    return text.codePoints()
        .map(
            c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : Character.isISOControl(c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
