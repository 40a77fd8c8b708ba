package org.sqis.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.History;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.PolicyHeader;
import picocli.CommandLine.Option;

/** Which year is rated. */
final class YearOption {
  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "the rated year, such as 2013-14; that of the data if not said")
  private @Nullable String year;

  /** The data as seen from the year asked for, which must be one the policy governs. */
  Dataset of(Workspace workspace) throws Failure {
    Dataset data = workspace.data();
    if (year == null) {
      return data;
    }
    Optional<SchoolYear> read = SchoolYear.parse(year.strip());
    if (read.isEmpty()) {
      throw Failure.usage("--year takes a school year such as 2013-14, not `" + year + "`");
    }
    for (History history : data.histories()) {
      if (history.hasStandings() && history.year().compareTo(read.get()) >= 0) {
        throw Failure.usage(
            "--history: `"
                + history.name()
                + "` holds standings after "
                + history.year()
                + ", and --year rates "
                + read.get());
      }
    }
    PolicyHeader header = workspace.policy().spec().header();
    List<SchoolYear> known =
        data.years().stream()
            .filter(one -> one.compareTo(data.year()) <= 0)
            .filter(one -> one.compareTo(header.first()) >= 0)
            .toList();
    Optional<Dataset> seen = known.contains(read.get()) ? data.in(read.get()) : Optional.empty();
    return seen.orElseThrow(
        () -> Failure.usage("--year: there are data of " + known + ", not of " + read.get()));
  }
}
