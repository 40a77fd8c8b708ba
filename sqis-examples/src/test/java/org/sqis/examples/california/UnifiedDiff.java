package org.sqis.examples.california;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Applies a unified diff to texts, exactly or not at all. Stateless. */
final class UnifiedDiff {
  private UnifiedDiff() {}

  /**
   * The texts that {@code diff} names, changed.
   *
   * @param texts the text of a file
   * @throws IllegalArgumentException if a line of the diff is not where it should be
   */
  static Map<String, String> apply(String diff, Function<String, String> texts) {
    Map<String, List<String>> changed = new LinkedHashMap<>();
    List<String> lines = List.of();
    int at = 0;
    int shift = 0;
    for (String line : diff.lines().toList()) {
      if (line.startsWith("--- ")) {
        lines = new ArrayList<>(texts.apply(line.substring(4)).lines().toList());
        changed.put(line.substring(4), lines);
        shift = 0;
      } else if (line.startsWith("@@ ")) {
        at = Integer.parseInt(line.replaceFirst("@@ -(\\d+).*", "$1")) - 1 + shift;
      } else if (line.startsWith("+") && !line.startsWith("+++ ")) {
        lines.add(at++, line.substring(1));
        shift++;
      } else if (line.startsWith("-") || line.startsWith(" ")) {
        require(lines.get(at), line.substring(1));
        if (line.startsWith("-")) {
          lines.remove(at);
          shift--;
        } else {
          at++;
        }
      }
    }
    Map<String, String> result = new LinkedHashMap<>();
    changed.forEach((name, all) -> result.put(name, String.join("\n", all) + "\n"));
    return result;
  }

  private static void require(String there, String written) {
    if (!Objects.equals(there, written)) {
      throw new IllegalArgumentException(
          "the diff has `" + written + "`, the file `" + there + "`");
    }
  }
}
