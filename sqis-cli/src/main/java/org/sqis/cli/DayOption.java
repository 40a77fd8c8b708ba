package org.sqis.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.report.TimelineReport;
import picocli.CommandLine.Option;

/** The day on which obligations stand so. */
final class DayOption {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = {
        "the day on which obligations stand so, such as 2014-03-31; the first day of the school",
        "year in which the last list takes effect if not said"
      })
  private @Nullable String day;

  /** The day. */
  CalendarDate of(Policy policy, Determinations all) throws Failure {
    return of(TimelineReport.day(policy, all));
  }

  /** The day; {@code otherwise} if the user names none. */
  CalendarDate of(CalendarDate otherwise) throws Failure {
    if (day == null) {
      return otherwise;
    }
    return day("--as-of", day);
  }

  /** The day that is typed for an option. */
  static CalendarDate day(String option, String typed) throws Failure {
    return read(typed)
        .orElseThrow(
            () ->
                Failure.usage(
                    option
                        + " takes a day such as 2014-03-31 or `31 March 2014`, not `"
                        + typed
                        + "`"));
  }

  /** The day that is typed; empty if it is none. */
  static Optional<CalendarDate> read(String typed) {
    String[] parts = typed.strip().split("-", -1);
    boolean isPlain =
        parts.length == 3
            && parts[0].matches("[0-9]{4}")
            && parts[1].matches("[0-9]{1,2}")
            && parts[2].matches("[0-9]{1,2}");
    return isPlain
        ? CalendarDate.of(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
        : CalendarDate.parse(typed.strip());
  }
}
