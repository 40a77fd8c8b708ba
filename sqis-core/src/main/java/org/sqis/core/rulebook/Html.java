package org.sqis.core.rulebook;

import java.util.List;

/** Writes a book as one HTML page. Confined to one call. */
final class Html implements Block.Visitor<String> {
  /** Every pair of colors has a contrast of at least 7 to 1. */
  private static final String STYLE =
      """
      body { color: #1a1a1a; background: #ffffff; font: 1rem/1.5 Georgia, serif; margin: 0 auto;
        max-width: 62rem; padding: 1rem 1.5rem 4rem; }
      h1, h2, h3, th, caption, nav, dt { font-family: Arial, Helvetica, sans-serif; }
      h1 { line-height: 1.2; }
      h2 { border-bottom: 2px solid #1a1a1a; margin-top: 3rem; }
      h3 { margin-top: 2rem; }
      a { color: #003f8a; }
      a:focus, .scroll:focus { outline: 3px solid #003f8a; outline-offset: 2px; }
      code { font: 0.92em/1.4 Consolas, Menlo, monospace; background: #f4f4f4; padding: 0 0.15em; }
      .skip { position: absolute; left: -999em; }
      .skip:focus { position: static; }
      .notice { border: 3px solid #7a1f00; background: #fff4e5; color: #5c1700; padding: 0.8rem 1rem; }
      .scroll { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; }
      caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
      th, td { border: 1px solid #767676; padding: 0.25rem 0.6rem; text-align: left;
        vertical-align: top; }
      thead th { background: #e8e8e8; }
      tbody th { font-weight: normal; background: #f7f7f7; }
      dt { font-weight: bold; }
      dd { margin: 0 0 0.4rem 1.5rem; overflow-wrap: anywhere; }
      @media print {
        body { max-width: none; font-size: 10pt; padding: 0; }
        nav, .skip { display: none; }
        a { color: #1a1a1a; text-decoration: none; }
        h2, h3, caption { break-after: avoid; }
        tr, .notice { break-inside: avoid; }
        thead { display: table-header-group; }
        .scroll { overflow: visible; }
      }
      """;

  private final StringBuilder page = new StringBuilder();
  private String anchor = "";
  private int tables;
  private final String window;
  private final String subject;

  private Html(String window, String subject) {
    this.window = window;
    this.subject = subject;
  }

  static String of(RuleBook book) {
    return new Html("Rule book: " + book.title(), "rules").page(book);
  }

  static String of(Document document) {
    RuleBook book = new RuleBook(document.title(), document.head(), document.sections(), List.of());
    return new Html(document.title(), "report").page(book);
  }

  private String page(RuleBook book) {
    page.append("<!DOCTYPE html>\n")
        .append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\">\n")
        .append("<head>\n<meta charset=\"utf-8\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .append("<title>")
        .append(escaped(window))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n")
        .append("<p class=\"skip\"><a href=\"#contents\">Skip to the list of contents</a> ")
        .append("<a href=\"#" + subject + "\">Skip to the " + subject + "</a></p>\n")
        .append("<header>\n<h1>")
        .append(escaped(book.title()))
        .append("</h1>\n");
    open("head", book.head());
    page.append("</header>\n");
    contents(book);
    page.append("<main id=\"" + subject + "\">\n");
    book.sections().forEach(section -> section(section, 2));
    page.append("</main>\n");
    if (!book.foot().isEmpty()) {
      page.append("<footer>\n");
      open("foot", book.foot());
      page.append("</footer>\n");
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private void contents(RuleBook book) {
    page.append("<nav id=\"contents\" aria-label=\"Contents\">\n<ul>\n");
    for (Section section : book.sections()) {
      page.append("<li>").append(link(section));
      if (!section.sections().isEmpty()) {
        page.append("\n<ul>\n");
        section.sections().forEach(one -> page.append("<li>" + link(one) + "</li>\n"));
        page.append("</ul>\n");
      }
      page.append("</li>\n");
    }
    page.append("</ul>\n</nav>\n");
  }

  private static String link(Section section) {
    String words = escaped(section.title().toString());
    return "<a href=\"#" + escaped(section.anchor()) + "\">" + words + "</a>";
  }

  private void section(Section section, int level) {
    page.append("<section>\n<h" + level + id(section.anchor()) + ">")
        .append(text(section.title()))
        .append("</h" + level + ">\n");
    open(section.anchor(), section.blocks());
    section.sections().forEach(one -> section(one, level + 1));
    page.append("</section>\n");
  }

  private void open(String name, List<Block> blocks) {
    anchor = name;
    tables = 0;
    blocks.forEach(block -> page.append(block.accept(this)));
  }

  @Override
  public String paragraph(Block.Paragraph block) {
    return "<p>" + text(block.text()) + "</p>\n";
  }

  @Override
  public String notice(Block.Notice block) {
    return "<p class=\"notice\" role=\"note\">" + text(block.text()) + "</p>\n";
  }

  @Override
  public String listing(Block.Listing block) {
    String tag = block.isNumbered() ? "ol" : "ul";
    StringBuilder list = new StringBuilder("<" + tag + ">\n");
    for (Block.Item item : block.items()) {
      list.append("<li" + id(item.anchor()) + ">").append(text(item.text())).append("</li>\n");
    }
    return list.append("</" + tag + ">\n").toString();
  }

  @Override
  public String definitions(Block.Definitions block) {
    StringBuilder list = new StringBuilder("<dl>\n");
    for (Block.Entry entry : block.entries()) {
      list.append("<dt>" + escaped(entry.term()) + "</dt>\n<dd>" + text(entry.says()) + "</dd>\n");
    }
    return list.append("</dl>\n").toString();
  }

  @Override
  public String table(Block.Table block) {
    tables++;
    String caption = escaped(anchor + "-table-" + tables);
    StringBuilder table = new StringBuilder();
    table
        .append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"")
        .append(caption)
        .append("\">\n<table>\n<caption id=\"" + caption + "\">")
        .append(text(block.caption()))
        .append("</caption>\n<thead>\n<tr>");
    for (Text column : block.columns()) {
      table.append("<th scope=\"col\">").append(text(column)).append("</th>");
    }
    table.append("</tr>\n</thead>\n<tbody>\n");
    for (Block.Row row : block.rows()) {
      table.append("<tr" + id(row.anchor()) + ">");
      for (int i = 0; i < row.cells().size(); i++) {
        String cell = text(row.cells().get(i));
        table.append(
            i < row.heads() ? "<th scope=\"row\">" + cell + "</th>" : "<td>" + cell + "</td>");
      }
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private static String id(String anchor) {
    return anchor.isEmpty() ? "" : " id=\"" + escaped(anchor) + "\"";
  }

  private static String text(Text text) {
    StringBuilder html = new StringBuilder();
    List<Span> spans = text.spans();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      boolean isCode = span.style() == Span.Style.CODE;
      if (isCode && (i == 0 || spans.get(i - 1).style() != Span.Style.CODE)) {
        html.append("<code>");
      }
      String words = escaped(span.text());
      words = span.style() == Span.Style.STRONG ? "<strong>" + words + "</strong>" : words;
      html.append(
          span.anchor().isEmpty()
              ? words
              : "<a href=\"#" + escaped(span.anchor()) + "\">" + words + "</a>");
      boolean ends = i + 1 == spans.size() || spans.get(i + 1).style() != Span.Style.CODE;
      if (isCode && ends) {
        html.append("</code>");
      }
    }
    return html.toString();
  }

  /** Text that is markup nowhere; characters that XML cannot hold become the replacement mark. */
  static String escaped(String text) {
    StringBuilder html = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\r', '\t' -> html.append(' ');
                default -> html.appendCodePoint(isText(c) ? c : 0xFFFD);
              }
            });
    return html.toString();
  }

  /** Whether a code point is a character of XML 1.0 and no control. */
  static boolean isText(int c) {
    boolean isControl = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    boolean isSurrogate = c >= 0xD800 && c <= 0xDFFF;
    return !isControl && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
