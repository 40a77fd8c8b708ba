package org.sqis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;
import picocli.CommandLine.Option;

/** Recorded results of years before the policy. */
final class HistoryOptions {
  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = {
        "results of a year before the policy, or what schools stood as after an earlier year, as",
        "sqis score or sqis designate --format json wrote them;",
        "may be repeated"
      })
  private List<String> files = new ArrayList<>();

  /** What repeats the options on another command line. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    files.forEach(file -> arguments.addAll(List.of("--history", file)));
    return arguments;
  }

  /** The files, in the order in which they were given. */
  List<Path> files() {
    return files.stream().map(Path::of).toList();
  }

  /** {@code data} with the recorded results, without errors. */
  Dataset addedTo(Dataset data, Policy policy, Console console) throws Failure {
    if (files.isEmpty()) {
      return data;
    }
    LoadedData loaded = Sqis.withHistory(data, policy, files());
    console.tell(loaded.report());
    if (loaded.hasErrors()) {
      throw new Failure(ExitCode.FAULTS, "recorded results have errors");
    }
    return loaded.dataset();
  }
}
