package org.sqis.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sqis.core.change.Fact.Form;

/** Writes differences as lines for readers. */
final class ChangeText {
  /** Longer texts stand one below the other. */
  private static final int LONG = 60;

  private ChangeText() {}

  /** What follows the part: the old and the new text, or what was added or removed. */
  static String said(Change change) {
    return switch (change.kind()) {
      case ADDED -> " added: " + change.newText();
      case REMOVED -> " removed: " + change.oldText();
      case CHANGED, RENAMED -> ": " + change.oldText() + " → " + change.newText();
    };
  }

  /** All facts but the title; what is said alike for several words is said once. */
  static String lines(List<Fact> facts) {
    Map<String, List<String>> scopes = new LinkedHashMap<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact.form() == Form.ORDER || fact.key().equals("title")) {
        continue;
      }
      String words = fact.words();
      if (fact.form() == Form.LINE) {
        words = words + " " + numbers.merge(words, 1, Integer::sum);
      }
      scopes
          .computeIfAbsent(words + "\n" + fact.text(), key -> new ArrayList<>())
          .add(fact.scope());
    }
    StringBuilder text = new StringBuilder();
    scopes.forEach(
        (said, all) -> {
          int end = said.indexOf('\n');
          text.append(text.isEmpty() ? "" : "\n")
              .append(Fact.part(said.substring(0, end), String.join(", ", all)))
              .append(": ")
              .append(said.substring(end + 1));
        });
    return text.toString();
  }

  /** Every change below the head of its declaration. */
  static String text(PolicyDiff diff, Function<Change, String> where) {
    if (diff.isEmpty()) {
      return "no differences\n";
    }
    StringBuilder text = new StringBuilder();
    String head = "";
    for (Change change : diff.changes()) {
      String next = head(change);
      String at = where.apply(change);
      String place = at.isEmpty() ? "" : "  (" + at + ")";
      if (!next.equals(head) || change.isWhole()) {
        String headPlace = change.isWhole() ? place : "";
        text.append(text.isEmpty() ? "" : "\n").append(next).append(headPlace).append('\n');
        head = next;
      }
      if (!change.isWhole()) {
        text.append(part(change, place));
      } else if (change.kind() != Change.Kind.RENAMED) {
        boolean isAdded = change.kind() == Change.Kind.ADDED;
        (isAdded ? change.newText() : change.oldText())
            .lines()
            .forEach(line -> text.append("  ").append(line).append('\n'));
      }
    }
    return text.toString();
  }

  private static String head(Change change) {
    Declared declared = change.declared();
    String title = declared.title().isEmpty() ? "" : " \"" + declared.title() + "\"";
    String what = change.isWhole() ? ": " + change.kind().word() : "";
    boolean isRenamed = change.kind() == Change.Kind.RENAMED;
    return declared + title + what + (isRenamed ? ", was " + change.oldText() : "");
  }

  private static String part(Change change, String place) {
    boolean isLong = change.oldText().length() + change.newText().length() > LONG;
    if (change.kind() != Change.Kind.CHANGED || !isLong) {
      return "  " + change.part() + said(change) + place + "\n";
    }
    return "  "
        + change.part()
        + place
        + "\n    old  "
        + change.oldText()
        + "\n    new  "
        + change.newText()
        + "\n";
  }
}
