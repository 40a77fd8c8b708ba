package org.sqis.core.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a book as Markdown. Confined to one call. */
final class Markdown implements Block.Visitor<String> {
  /** Characters that can be markup inside a line. */
  private static final String MARKUP = "\\`*_[]<>&|~$";

  private Markdown() {}

  static String of(RuleBook book) {
    Markdown markdown = new Markdown();
    StringBuilder page = new StringBuilder("# " + escaped(book.title()) + "\n");
    book.head().forEach(block -> page.append('\n').append(block.accept(markdown)));
    page.append("\n**Contents**\n\n");
    for (Section section : book.sections()) {
      page.append("* ").append(link(section)).append('\n');
      section.sections().forEach(one -> page.append("  * ").append(link(one)).append('\n'));
    }
    book.sections().forEach(section -> markdown.section(section, "##", page));
    book.foot().forEach(block -> page.append('\n').append(block.accept(markdown)));
    return page.toString();
  }

  private static String link(Section section) {
    return "[" + escaped(section.title().toString()) + "](#" + section.anchor() + ")";
  }

  private void section(Section section, String mark, StringBuilder page) {
    page.append('\n')
        .append(anchor(section.anchor()))
        .append("\n\n" + mark + " ")
        .append(text(section.title()))
        .append('\n');
    section.blocks().forEach(block -> page.append('\n').append(block.accept(this)));
    section.sections().forEach(one -> section(one, mark + "#", page));
  }

  @Override
  public String paragraph(Block.Paragraph block) {
    return line(block.text()) + "\n";
  }

  @Override
  public String notice(Block.Notice block) {
    return "> " + line(block.text()) + "\n";
  }

  @Override
  public String listing(Block.Listing block) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < block.items().size(); i++) {
      Block.Item item = block.items().get(i);
      list.append(block.isNumbered() ? (i + 1) + ". " : "* ")
          .append(
              item.anchor().isEmpty()
                  ? line(item.text())
                  : anchor(item.anchor()) + text(item.text()))
          .append('\n');
    }
    return list.toString();
  }

  /** Another mark than that of lists, so that the two stay apart. */
  @Override
  public String definitions(Block.Definitions block) {
    StringBuilder list = new StringBuilder();
    for (Block.Entry entry : block.entries()) {
      list.append("- **" + escaped(entry.term()) + ":** " + text(entry.says()) + "\n");
    }
    return list.toString();
  }

  @Override
  public String table(Block.Table block) {
    StringBuilder table = new StringBuilder();
    table.append("**" + text(block.caption()).replace("**", "") + "**\n\n");
    row(table, "", block.columns());
    table.append("| --- ".repeat(block.columns().size())).append("|\n");
    block.rows().forEach(row -> row(table, row.anchor(), row.cells()));
    return table.toString();
  }

  private static void row(StringBuilder table, String anchor, List<Text> cells) {
    String line =
        cells.stream()
            .map(cell -> text(cell).replaceAll("(?<!\\\\)\\|", "\\\\|"))
            .collect(Collectors.joining(" | "));
    table.append("| " + anchor(anchor)).append(line).append(" |\n");
  }

  private static String anchor(String anchor) {
    return anchor.isEmpty() ? "" : "<a id=\"" + anchor + "\"></a>";
  }

  /** Text that begins a line, where some characters are markup that are none inside it. */
  private static String line(Text text) {
    String line = text(text);
    if (line.matches("[0-9]+[.)].*")) {
      return line.replaceFirst("([.)])", "\\\\$1");
    }
    return line.matches("[-+#=:].*") ? "\\" + line : line;
  }

  /** Names and expressions that follow each other are one span; only a single name is a link. */
  private static String text(Text text) {
    StringBuilder markdown = new StringBuilder();
    List<Span> spans = text.spans();
    int i = 0;
    while (i < spans.size()) {
      Span span = spans.get(i);
      if (span.style() != Span.Style.CODE) {
        String words = escaped(span.text());
        words = span.style() == Span.Style.STRONG ? "**" + words + "**" : words;
        markdown.append(linked(words, span.anchor()));
        i++;
        continue;
      }
      int end = i;
      StringBuilder code = new StringBuilder();
      while (end < spans.size() && spans.get(end).style() == Span.Style.CODE) {
        code.append(spans.get(end).text());
        end++;
      }
      markdown.append(linked(code(code.toString()), end == i + 1 ? span.anchor() : ""));
      i = end;
    }
    return markdown.toString();
  }

  private static String linked(String words, String anchor) {
    return anchor.isEmpty() ? words : "[" + words + "](#" + anchor + ")";
  }

  /** A span of code, fenced by more back-ticks than it has in a row. */
  private static String code(String text) {
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return fence + pad + clean(text) + pad + fence;
  }

  /** Text that is markup nowhere inside a line. */
  static String escaped(String text) {
    StringBuilder markdown = new StringBuilder();
    clean(text)
        .codePoints()
        .forEach(
            c -> {
              markdown.append(MARKUP.indexOf(c) >= 0 ? "\\" : "");
              markdown.appendCodePoint(c);
            });
    return markdown.toString();
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : Html.isText(c) ? c : 0xFFFD)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
