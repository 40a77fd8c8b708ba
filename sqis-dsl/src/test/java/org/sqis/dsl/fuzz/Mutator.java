package org.sqis.dsl.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes texts by words, cells, lines and declarations, with pieces of a corpus. */
final class Mutator {
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\\.[0-9]+)?%?|\"[^\"\n]*\"|[^\\sA-Za-z0-9]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?%?");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{2,}");
  private static final List<String> ODD =
      List.of(
          "\t",
          "\u00a0",
          "\r",
          "\r\n",
          "\ufeff",
          "\u2265",
          "\u2013",
          "\u201c",
          "\u201d",
          "\"",
          "#",
          "|",
          "(",
          ")",
          ",",
          "{",
          "}",
          ":",
          "\\",
          "\ud83d\ude00",
          "\ud83d",
          "\u0000",
          "\u2028",
          "\u0661",
          "  ",
          "\n",
          "%",
          "$",
          "=",
          "==",
          "!=",
          "&",
          "\u00e9",
          "\u200b",
          "\f");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "4",
          "9",
          "10",
          "50",
          "99",
          "100",
          "101",
          "1000",
          "1000000000000",
          "0.1",
          "0.333333333333333333",
          "54.1",
          "0%",
          "50%",
          "100%",
          "100.1%",
          "1/3",
          "13 1/3",
          "-1",
          "1/0",
          "2014-15",
          "2013-14",
          "2015-16",
          "1899-00",
          "2199-00",
          "007",
          "1e5",
          "1,000",
          "1 December 2013",
          "29 February 2014",
          "31 December 2399",
          "2013-12-01",
          "1 September",
          "12/1/2013");

  private final Corpus corpus;
  private final Random random;

  Mutator(Corpus corpus, Random random) {
    this.corpus = corpus;
    this.random = random;
  }

  /** Mostly one change, seldom many. */
  String mutate(String text) {
    int changes = 1;
    while (changes < 8 && random.nextInt(3) == 0) {
      changes++;
    }
    String changed = text;
    for (int i = 0; i < changes; i++) {
      changed = once(changed);
    }
    return changed;
  }

  private String once(String text) {
    return switch (random.nextInt(20)) {
      case 0 -> replaced(text, TOKEN, token -> "");
      case 1 -> replaced(text, TOKEN, token -> token + " " + token);
      case 2, 3, 4 -> replaced(text, TOKEN, token -> any(corpus.words()));
      case 5, 6 -> replaced(text, NUMBER, token -> any(NUMBERS));
      case 7 -> replaced(text, TOKEN, token -> token + any(ODD));
      case 8 -> swapped(text);
      case 9, 10 -> renamed(text);
      case 11, 12 -> lines(text);
      case 13, 14, 15 -> cells(text);
      case 16 -> text + "\n" + any(corpus.declarations());
      case 17 -> withoutDeclaration(text);
      case 18 -> replaced(text, TOKEN, token -> "(" + token + " " + any(corpus.words()) + " 1)");
      default -> rare(text);
    };
  }

  private String rare(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + any(ODD) + text.substring(at);
      case 2 -> text.replace("\n", any(List.of("\r\n", "\r", "\n\n", " \n", "\n# x\n")));
      case 3 -> text.replace("  ", any(List.of("\t", "\u00a0", " ")));
      case 4 -> text.replace(" | ", any(List.of("\t", "|", " || ")));
      case 5 -> text.replaceAll("(?m)^ *\\| *| *\\| *$", "").replaceAll(" *\\| *", "\t");
      default -> text.replaceAll("\\|$", "| # said").replaceAll("(?m)\\|$", "| # said");
    };
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private interface Change {
    String of(String piece);
  }

  private String replaced(String text, Pattern pattern, Change change) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text + change.of("x");
    }
    MatchResult one = any(found);
    return text.substring(0, one.start()) + change.of(one.group()) + text.substring(one.end());
  }

  private String swapped(String text) {
    List<MatchResult> found = TOKEN.matcher(text).results().toList();
    if (found.size() < 2) {
      return text;
    }
    int at = random.nextInt(found.size() - 1);
    MatchResult left = found.get(at);
    MatchResult right = found.get(Math.min(found.size() - 1, at + 1 + random.nextInt(5)));
    return text.substring(0, left.start())
        + right.group()
        + text.substring(left.end(), right.start())
        + left.group()
        + text.substring(right.end());
  }

  /** One name everywhere, so that the file mostly stays whole. */
  private String renamed(String text) {
    List<MatchResult> found = NAME.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    String name = any(found).group();
    return text.replaceAll("\\b" + name + "\\b", java.util.regex.Matcher.quoteReplacement(word()));
  }

  private String word() {
    String word = any(corpus.words());
    return NAME.matcher(word).matches() ? word : "name_" + random.nextInt(9);
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, lines.get(at));
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.add(at, any(corpus.lines()));
      default -> lines.set(at, any(corpus.lines()));
    }
    return String.join("\n", lines);
  }

  private String cells(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("|")) {
        rows.add(i);
      }
    }
    if (rows.isEmpty()) {
      return lines(text);
    }
    int row = any(rows);
    if (random.nextInt(8) == 0) {
      lines.add(row, lines.get(any(rows)));
      return String.join("\n", lines);
    }
    List<String> cells = new ArrayList<>(List.of(lines.get(row).split("\\|", -1)));
    int at = random.nextInt(cells.size());
    switch (random.nextInt(8)) {
      case 0 -> cells.remove(at);
      case 1 -> cells.add(at, any(corpus.cells()));
      case 2 -> cells.set(at, "");
      case 3 -> Collections.swap(cells, at, random.nextInt(cells.size()));
      case 4 -> cells.set(at, " " + any(NUMBERS) + " ");
      default -> cells.set(at, " " + any(corpus.cells()) + " ");
    }
    lines.set(row, String.join("|", cells));
    return String.join("\n", lines);
  }

  private String withoutDeclaration(String text) {
    int end = text.indexOf("\nend ", random.nextInt(text.length() + 1));
    int start = end < 0 ? -1 : text.lastIndexOf("\n\n", end);
    int after = end < 0 ? -1 : text.indexOf('\n', end + 1);
    return start < 0 || after < 0 ? text : text.substring(0, start) + text.substring(after);
  }
}
