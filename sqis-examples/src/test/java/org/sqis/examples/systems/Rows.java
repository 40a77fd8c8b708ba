package org.sqis.examples.systems;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two files of an example as a slow computation reads them: by school, year and group.
 *
 * @param cells by code, year and group, which is empty for the values of the school
 */
record Rows(Map<String, Map<String, String>> cells) {
  static Rows of(Map<String, String> files) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    files.forEach(
        (name, text) -> {
          List<String[]> lines = new ArrayList<>();
          text.lines().forEach(line -> lines.add(line.split(",", -1)));
          String[] heads = lines.get(0);
          for (String[] line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < heads.length; i++) {
              row.put(heads[i], line[i]);
            }
            String group = row.getOrDefault("group", "");
            int year = Integer.parseInt(line[1].substring(0, 4));
            cells.put(key(line[0], year, group), row);
          }
        });
    return new Rows(cells);
  }

  private static String key(String school, int year, String group) {
    return school + "/" + year + "/" + group;
  }

  /** The schools of a year, in the order of the file. */
  List<String> schools(int year) {
    return cells.keySet().stream()
        .filter(key -> key.endsWith("/" + year + "/"))
        .map(key -> key.substring(0, key.indexOf('/')))
        .toList();
  }

  boolean has(String school, int year) {
    return cells.containsKey(key(school, year, ""));
  }

  /** A cell of a row that has to be there. */
  String text(String school, int year, String group, String column) {
    Map<String, String> row = Objects.requireNonNull(cells.get(key(school, year, group)), school);
    return Objects.requireNonNull(row.get(column), column);
  }

  String text(String school, int year, String column) {
    return text(school, year, "", column);
  }

  boolean yes(String school, int year, String column) {
    return text(school, year, column).equals("yes");
  }

  int number(String school, int year, String group, String column) {
    return Integer.parseInt(text(school, year, group, column));
  }

  /** A number of the school; null if there is none. */
  @Nullable Integer number(String school, int year, String column) {
    if (!has(school, year) || text(school, year, column).equals("-")) {
      return null;
    }
    return Integer.valueOf(text(school, year, column));
  }
}
