package org.sqis.core.nsize;

import java.util.List;
import java.util.stream.Collectors;
import org.sqis.core.policy.Group;

/** Writes reports on sizes for readers. */
final class SizeText {
  private final List<SizeReport> reports;
  private final StringBuilder text = new StringBuilder();

  /** The text of reports on the same data and groups. */
  SizeText(List<SizeReport> reports) {
    this.reports = List.copyOf(reports);
  }

  String text() {
    SizeReport first = reports.get(0);
    String meaning = first.count().meaning();
    text.append("size of a group: ")
        .append(first.count().name())
        .append(meaning.isEmpty() ? "" : " \"" + meaning + "\"")
        .append('\n');
    if (!first.others().isEmpty()) {
      text.append("groups left out: ")
          .append(first.others().stream().map(SizeText::named).collect(Collectors.joining(", ")))
          .append('\n');
    }
    if (first.wholes() > 0) {
      text.append("districts scored as wholes, left out: ").append(first.wholes()).append('\n');
    }
    text.append(SizeReport.OVERLAP).append('\n');
    if (reports.size() > 1) {
      heading("newly accountable, rule by rule");
      text.append(SizeTables.newly(reports));
    }
    reports.forEach(this::details);
    heading("how much is known");
    text.append(
            "A group whose size is not applicable is not there. One that is not known may be of any")
        .append(" size; it is in no other number.\n\n")
        .append(SizeTables.known(first.byGroup()));
    return text.toString();
  }

  private static String named(Group group) {
    boolean isShown = group.use() == Group.Use.SHOWN;
    return group.name() + (isShown ? " (shown, not scored)" : "");
  }

  private void details(SizeReport report) {
    heading("from " + SizeTables.step(report));
    text.append("from: ").append(report.fromWords()).append('\n');
    text.append("to:   ").append(report.toWords()).append('\n');
    text.append("\nby group, all districts; a school has one group of a kind\n\n")
        .append(SizeTables.groups(report.byGroup()))
        .append("\nby district and group\n\n")
        .append(SizeTables.groups(report.byDistrict()))
        .append("\nschools with an accountable group, each school counted once\n\n")
        .append(SizeTables.schools(report));
  }

  private void heading(String heading) {
    text.append("\n-- ").append(heading).append("\n\n");
  }
}
