package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.policy.ColumnOrigin;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves that what is said of single columns of a table is said of columns it has, and once. */
final class OriginProof {
  private OriginProof() {}

  private static void once(
      String owner,
      List<String> words,
      List<List<String>> said,
      Problems problems,
      Place.Element at) {
    for (int other = 0; other < said.size(); other++) {
      if (said.get(other).stream().anyMatch(words::contains)) {
        problems.add(
            Problem.of(
                    ProblemCode.ORIGIN_TWICE,
                    at.child("origin").child(said.size()),
                    String.join(", ", words),
                    owner)
                .with(at.child("origin").child(other), "the first one")
                .help("keep one of the two rows"));
        return;
      }
    }
  }

  /**
   * Reports what fits no column.
   *
   * @param owner the table
   * @param columns the words each column serves
   * @param origins what is said of them
   * @param at where the owner stands
   */
  static void prove(
      String owner,
      List<List<String>> columns,
      List<ColumnOrigin> origins,
      Problems problems,
      Place.Element at) {
    if (origins.isEmpty()) {
      return;
    }
    List<String> headed = columns.stream().flatMap(List::stream).toList();
    List<List<String>> said = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      List<String> words = origins.get(i).words();
      Place.Element place = at.child("origin").child(i);
      String stranger =
          words.stream().filter(word -> !headed.contains(word)).findFirst().orElse("");
      List<List<String>> parted =
          columns.stream()
              .filter(column -> column.stream().anyMatch(words::contains))
              .filter(column -> !words.containsAll(column))
              .toList();
      if (headed.isEmpty()) {
        problems.add(
            Problem.of(
                    ProblemCode.ORIGIN_OF_NO_COLUMN,
                    place,
                    String.join(", ", words),
                    owner,
                    "it has one column for every school")
                .help("say it in the lines `provenance` and `source`"));
      } else if (!stranger.isEmpty() || words.isEmpty()) {
        problems.add(
            Problem.of(
                    ProblemCode.ORIGIN_OF_NO_COLUMN,
                    place,
                    words.isEmpty() ? "" : stranger,
                    owner,
                    "no heading has it")
                .help(
                    NearestName.find(stranger, headed)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("write " + CaseProof.listed(headed, "or"))));
      } else if (!parted.isEmpty()) {
        problems.add(
            Problem.of(
                    ProblemCode.ORIGIN_OF_NO_COLUMN,
                    place,
                    String.join(", ", words),
                    owner,
                    "its column serves more than that")
                .with(
                    at.child("column").child(columns.indexOf(parted.get(0))).child(0), "the column")
                .help("write `" + String.join(", ", parted.get(0)) + "`"));
      } else {
        once(owner, words, said, problems, at);
      }
      said.add(words);
    }
  }
}
