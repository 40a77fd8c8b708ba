package org.sqis.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an output is written; each command knows some of these. */
enum Format {
  /** Aligned columns. */
  TABLE,
  /** Lines for readers. */
  TEXT,
  /** Comma-separated values, and nothing else. */
  CSV,
  /** JSON, and nothing else. */
  JSON,
  /** Markdown with tables. */
  MARKDOWN,
  /** One HTML page that needs nothing else. */
  HTML;

  /** The format written as {@code typed}, one of {@code known}. */
  static Format of(String typed, Format... known) throws Failure {
    for (Format format : known) {
      if (format.toString().equals(typed.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    List<String> words = Arrays.stream(known).map(Format::toString).toList();
    String last = words.get(words.size() - 1);
    String others = words.stream().limit(words.size() - 1L).collect(Collectors.joining(", "));
    throw Failure.usage("--format takes " + others + " or " + last + ", not `" + typed + "`");
  }

  /** The word as it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
