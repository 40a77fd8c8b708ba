package org.sqis.core.study;

import java.util.List;
import java.util.Locale;

/**
 * Writes an SVG picture, element by element. Lengths are tenths of a unit and whole, so that the
 * same picture is the same text everywhere. Confined to one thread.
 */
final class Svg {
  /** Dark text and lines. */
  static final String INK = "#1f2933";

  /** Text that explains. */
  static final String SOFT = "#52606d";

  /** Lines behind everything. */
  static final String GRID = "#d9dee3";

  /** What a picture is about. */
  static final String BLUE = "#2f6db3";

  /** The same, where it lies over more of it. */
  static final String LIGHT_BLUE = "#a9c8ea";

  /** What is held against it. */
  static final String RED = "#c2410c";

  private final StringBuilder text = new StringBuilder();

  /**
   * A picture.
   *
   * @param title what it shows, for those who cannot see it as well
   * @param description what can be seen in it
   */
  Svg(int width, int height, String title, String description) {
    String wide = tenths(width);
    String high = tenths(height);
    text.append(
        String.format(
            Locale.ROOT,
            """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" \
      role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12">
      <title id="title">%s</title>
      <desc id="desc">%s</desc>
      <rect width="100%%" height="100%%" fill="#ffffff"/>
      """,
            wide,
            high,
            wide,
            high,
            escaped(title),
            escaped(description)));
  }

  /** A number of tenths as a decimal. */
  static String tenths(int number) {
    int rest = Math.abs(number % 10);
    String sign = number < 0 ? "-" : "";
    return sign + Math.abs(number / 10) + (rest == 0 ? "" : "." + rest);
  }

  /** Text as XML takes it; characters that XML has no way to write become a mark. */
  static String escaped(String plain) {
    StringBuilder escaped = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            point -> {
              boolean isWritable =
                  point >= 0x20
                      && !(point >= 0xd800 && point <= 0xdfff)
                      && point != 0xfffe
                      && point != 0xffff;
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t', '\r' -> escaped.append(' ');
                default -> escaped.appendCodePoint(isWritable ? point : 0xfffd);
              }
            });
    return escaped.toString();
  }

  Svg line(int x1, int y1, int x2, int y2, String colour, int width) {
    text.append("<line x1=\"").append(tenths(x1)).append("\" y1=\"").append(tenths(y1));
    text.append("\" x2=\"").append(tenths(x2)).append("\" y2=\"").append(tenths(y2));
    text.append("\" stroke=\"").append(colour).append("\" stroke-width=\"");
    text.append(tenths(width)).append("\"/>\n");
    return this;
  }

  Svg box(int x, int y, int width, int height, String colour) {
    text.append("<rect x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y));
    text.append("\" width=\"").append(tenths(width)).append("\" height=\"");
    text.append(tenths(height)).append("\" fill=\"").append(colour).append("\"/>\n");
    return this;
  }

  Svg dot(int x, int y, int radius, String colour) {
    text.append("<circle cx=\"").append(tenths(x)).append("\" cy=\"").append(tenths(y));
    text.append("\" r=\"").append(tenths(radius)).append("\" fill=\"").append(colour);
    text.append("\"/>\n");
    return this;
  }

  /** An area between points x, y, x, y, ... */
  Svg area(List<Integer> points, String colour) {
    text.append("<polygon points=\"").append(pairs(points));
    text.append("\" fill=\"").append(colour).append("\"/>\n");
    return this;
  }

  /** A line through points x, y, x, y, ... */
  Svg path(List<Integer> points, String colour, int width) {
    text.append("<polyline points=\"").append(pairs(points));
    text.append("\" fill=\"none\" stroke=\"").append(colour);
    text.append("\" stroke-width=\"").append(tenths(width)).append("\"/>\n");
    return this;
  }

  private static String pairs(List<Integer> points) {
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < points.size(); i += 2) {
      pairs.append(i == 0 ? "" : " ").append(tenths(points.get(i)));
      pairs.append(',').append(tenths(points.get(i + 1)));
    }
    return pairs.toString();
  }

  /**
   * A line of text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: which part of it stands at x
   */
  Svg text(int x, int y, String anchor, String colour, String words) {
    return text(x, y, anchor, colour, 120, words);
  }

  Svg text(int x, int y, String anchor, String colour, int size, String words) {
    text.append("<text x=\"").append(tenths(x)).append("\" y=\"").append(tenths(y));
    text.append("\" text-anchor=\"").append(anchor).append("\" fill=\"").append(colour);
    text.append(size == 120 ? "" : "\" font-size=\"" + tenths(size));
    text.append("\">").append(escaped(words)).append("</text>\n");
    return this;
  }

  /** What a reader sees who points at what follows, up to {@link #end}. */
  Svg begin(String words) {
    text.append("<g><title>").append(escaped(words)).append("</title>\n");
    return this;
  }

  Svg end() {
    text.append("</g>\n");
    return this;
  }

  /** The picture. */
  String picture() {
    return text + "</svg>\n";
  }
}
