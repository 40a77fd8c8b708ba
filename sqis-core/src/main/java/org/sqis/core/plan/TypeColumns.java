package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Finds the column of a table that serves each type of school. */
final class TypeColumns {
  private static final String NEEDED = "a school input or measure of type `one of \u2026`";

  private final IndexProof.Surroundings names;
  private final Problems problems;

  TypeColumns(IndexProof.Surroundings names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /**
   * By word of the school input {@code by} the number of its column; reports words that are
   * unknown, served twice or not at all.
   *
   * @param owner the level table or index
   * @param by the input, or empty for one column
   * @param columns the words each column serves
   * @param at where the owner stands
   */
  Map<String, Integer> of(String owner, String by, List<List<String>> columns, Place.Element at) {
    if (by.isEmpty()) {
      return Map.of();
    }
    List<String> words = names.words(by);
    if (words == null) {
      unknown(by, at.child("by"));
      return Map.of();
    }
    return served(owner, by, words, columns, at, "column");
  }

  /**
   * By word of {@code by} the number of the column or row that serves it; reports words that are
   * unknown, served twice or not at all.
   *
   * @param owner the table
   * @param by what has the words
   * @param words all its words
   * @param columns the words each column or row serves
   * @param at where the owner stands
   * @param line what a line of the table is called in a message
   */
  Map<String, Integer> served(
      String owner,
      String by,
      List<String> words,
      List<List<String>> columns,
      Place.Element at,
      String line) {
    Map<String, Integer> columnOf = new LinkedHashMap<>();
    boolean hasUnknown = false;
    for (int column = 0; column < columns.size(); column++) {
      for (int i = 0; i < columns.get(column).size(); i++) {
        String word = columns.get(column).get(i);
        Place.Element place = at.child(line).child(column).child(i);
        if (!words.contains(word)) {
          hasUnknown = true;
          problems.unknown(ProblemCode.UNKNOWN_WORD, place, words, word, by);
          continue;
        }
        Integer before = columnOf.putIfAbsent(word, column);
        if (before != null) {
          int there = columns.get(before).indexOf(word);
          problems.add(
              Problem.of(ProblemCode.TYPE_TWICE, place, line, owner, word)
                  .with(at.child(line).child(before).child(there), "the first time")
                  .help("name each in one " + (line.equals("row") ? "row" : "heading") + " only"));
        }
      }
    }
    List<String> unserved = new ArrayList<>();
    for (String word : words) {
      if (!columnOf.containsKey(word)) {
        unserved.add(word);
      }
    }
    if (!unserved.isEmpty() && !hasUnknown) {
      problems.add(
          Problem.of(
                  ProblemCode.TYPE_NOT_SERVED,
                  at.child(line.equals("row") ? "rows_by" : "by"),
                  line,
                  owner,
                  CaseProof.listed(unserved, "or"))
              .help(
                  "add a "
                      + line
                      + " `"
                      + String.join(", ", unserved)
                      + (line.equals("row")
                          ? "`, with `-` in every cell if there is nothing to say for it"
                          : "`, with `-` in every row if there is nothing to say for it")));
    }
    return columnOf;
  }

  private void unknown(String by, Place.Element at) {
    Names.Found found = names.find(by);
    if (found.meaning() != null) {
      problems.add(
          Problem.of(ProblemCode.WRONG_KIND, at, by, found.meaning().kind(), NEEDED).help(help()));
    } else if (!found.isPoisoned()) {
      String kind = names.kind(by);
      if (kind == null) {
        problems.unknown(ProblemCode.UNKNOWN_NAME, at, names.typeInputs(), by);
      } else {
        problems.add(Problem.of(ProblemCode.WRONG_KIND, at, by, kind, NEEDED).help(help()));
      }
    }
  }

  private String help() {
    List<String> inputs = names.typeInputs();
    return inputs.isEmpty() ? "" : "write `by " + inputs.get(0) + "`";
  }
}
