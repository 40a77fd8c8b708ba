package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Adds files of recorded results to data, with whatever reader it is given. */
public final class HistoryFiles {
  private HistoryFiles() {}

  /**
   * Reads every file and holds it against the policy that will read the results.
   *
   * @param results the results of the policy by name
   * @param reader gives what a file says to a sink
   */
  public static Loading read(
      PolicySpec policy,
      Map<String, Recordable> results,
      Dataset data,
      List<FileBytes> files,
      BiConsumer<FileBytes, HistorySink> reader) {
    ProblemList problems = new ProblemList();
    List<History> histories = new ArrayList<>();
    for (FileBytes file : files) {
      if (!file.isReadable()) {
        problems.add(
            Problem.of(
                    ProblemCode.HISTORY_UNREADABLE,
                    new Place.Cell(file.name(), 0, ""),
                    file.name(),
                    file.refusal())
                .help(
                    "give a file that `sqis score --format json` or"
                        + " `sqis designate --format json` wrote"));
        continue;
      }
      HistoryLoad load = new HistoryLoad(file.name(), policy, results, data, problems);
      reader.accept(file, load);
      History history = load.end();
      if (history != null) {
        addOverlaps(history, data.histories(), problems);
        addOverlaps(history, histories, problems);
        histories.add(history);
      }
    }
    Dataset dataset =
        problems.isEmpty() ? data.withHistory(histories.toArray(new History[0])) : null;
    List<String> names = files.stream().map(FileBytes::name).toList();
    return new Loading(problems.problems(names), problems.notes(), dataset);
  }

  private static void addOverlaps(History history, List<History> others, ProblemList problems) {
    for (History other : others) {
      history
          .overlap(other)
          .ifPresent(
              value ->
                  problems.add(
                      Problem.of(
                              ProblemCode.HISTORY_TWICE,
                              new Place.Cell(history.name(), 0, ""),
                              value + " in " + history.year(),
                              "`" + history.name() + "` and `" + other.name() + "`")
                          .help("leave one of the two out")));
    }
  }
}
