package org.sqis.examples.rulebook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What a reader finds in a book: by anchor, the text and the tables from there to the next heading.
 *
 * @param parts what stands at each anchor
 */
record Reading(Map<String, Part> parts) {
  private static final Pattern MARKDOWN_ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");

  /**
   * What stands at an anchor.
   *
   * @param text its words
   * @param tables the cells of its tables, headings first
   */
  record Part(String text, List<List<List<String>>> tables) {}

  Part at(String anchor) {
    Part part = parts.get(anchor);
    if (part == null) {
      throw new AssertionError("nothing at " + anchor + "; there is " + parts.keySet());
    }
    return part;
  }

  /** All words. */
  String all() {
    return at("").text();
  }

  static Document parsed(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  static List<Element> elements(Node root, String tag) {
    NodeList found =
        root instanceof Document document
            ? document.getElementsByTagName(tag)
            : ((Element) root).getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static Reading ofHtml(String html) {
    Document document = parsed(html);
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("", part(document.getDocumentElement()));
    for (Element element : elements(document, "*")) {
      String id = element.getAttribute("id");
      if (!id.isEmpty()) {
        boolean isHeading = element.getTagName().matches("h[1-6]");
        parts.put(id, part(isHeading ? (Element) element.getParentNode() : element));
      }
    }
    return new Reading(parts);
  }

  private static Part part(Element element) {
    List<List<List<String>>> tables = new ArrayList<>();
    for (Element table : elements(element, "table")) {
      List<List<String>> rows = new ArrayList<>();
      for (Element row : elements(table, "tr")) {
        List<String> cells = new ArrayList<>();
        for (Element cell : elements(row, "*")) {
          if (cell.getTagName().equals("th") || cell.getTagName().equals("td")) {
            cells.add(cell.getTextContent().strip());
          }
        }
        rows.add(cells);
      }
      tables.add(rows);
    }
    return new Part(element.getTextContent(), tables);
  }

  static Reading ofMarkdown(String markdown) {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("", markdownPart(markdown));
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher anchor = MARKDOWN_ANCHOR.matcher(lines.get(i));
      while (anchor.find()) {
        boolean isHeading = lines.get(i).equals(anchor.group());
        int end = i + 1;
        if (isHeading) {
          int depth = lines.get(i + 2).indexOf(' ');
          end = i + 3;
          while (end < lines.size() && !isHeading(lines.get(end), depth)) {
            end++;
          }
        }
        String text = String.join("\n", lines.subList(i, end));
        parts.put(anchor.group(1), markdownPart(text));
      }
    }
    return new Reading(parts);
  }

  private static boolean isHeading(String line, int depth) {
    return line.matches("#{1," + depth + "} .*");
  }

  private static Part markdownPart(String text) {
    List<List<List<String>>> tables = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("| ") && !line.startsWith("| ---")) {
        String[] cells = line.substring(2, line.length() - 2).split("(?<!\\\\) \\| ", -1);
        table.add(Arrays.stream(cells).map(cell -> words(cell).strip()).toList());
      } else if (!line.startsWith("|") && !table.isEmpty()) {
        tables.add(table);
        table = new ArrayList<>();
      }
    }
    if (!table.isEmpty()) {
      tables.add(table);
    }
    return new Part(words(text), tables);
  }

  /** The words that remain when Markdown is read. */
  private static String words(String markdown) {
    return MARKDOWN_ANCHOR
        .matcher(markdown)
        .replaceAll("")
        .replaceAll("(?<!\\\\)\\]\\(#[^)]*\\)", "")
        .replaceAll("(?<!\\\\)(\\[|`|\\*\\*)", "")
        .replaceAll("\\\\([\\p{Punct}])", "$1");
  }
}
