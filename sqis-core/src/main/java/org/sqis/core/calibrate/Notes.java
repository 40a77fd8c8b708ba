package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sqis.core.calibrate.Calibration.Column;
import org.sqis.core.calibrate.Calibration.Finding;
import org.sqis.core.calibrate.Calibration.Kind;
import org.sqis.core.model.MissingReason;
import org.sqis.core.outcome.Origin;

/** The notes of a calibrated table: what it was made from, for whoever finds it later. */
final class Notes {
  private Notes() {}

  static List<String> of(
      Origin origin,
      CalibrationRequest request,
      Subject subject,
      List<Column> columns,
      Findings findings) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Calibrated on "
            + origin.year()
            + " by "
            + request.method()
            + ": "
            + request.method().definition()
            + "; "
            + subject.levels().size()
            + " levels asked for"
            + (request.round() == null
                ? ""
                : ", " + request.round() + " decimals, towards the worse")
            + ".");
    notes.add(counts(subject, columns));
    notes.add(
        (origin.isSynthetic() ? "SYNTHETIC data " : "Data ")
            + plain(origin.data())
            + ", SHA-256 "
            + origin.dataDigest()
            + ".");
    notes.add("Policy " + plain(origin.policy()) + ", SHA-256 " + origin.policyDigest() + ".");
    notes.add("Made by sqis " + origin.library() + ".");
    for (Finding finding : findings.all()) {
      if (finding.kind() != Kind.NOT_SERVED
          && finding.kind() != Kind.TOO_FEW
          && finding.kind() != Kind.MERGED) {
        notes.add(sentence(finding));
      }
    }
    return notes;
  }

  private static String counts(Subject subject, List<Column> columns) {
    int schools = 0;
    int values = 0;
    Map<MissingReason, Integer> missing = new EnumMap<>(MissingReason.class);
    for (Column column : columns) {
      schools += column.schools();
      values += column.values();
      column.missing().forEach(one -> missing.merge(one.reason(), one.values(), Integer::sum));
    }
    List<String> why = new ArrayList<>();
    missing.forEach((reason, count) -> why.add(count + " " + reason));
    int without = missing.values().stream().mapToInt(Integer::intValue).sum();
    boolean isOfGroups = subject.groups().size() > 1;
    String whose =
        subject.groups().isEmpty()
            ? ""
            : isOfGroups
                ? ", of groups " + String.join(", ", subject.groups())
                : ", of group " + subject.groups().get(0);
    return (isOfGroups ? "Values: " + values : "Schools with a value: " + values)
        + "; without: "
        + without
        + (why.isEmpty() ? "" : " (" + String.join(", ", why) + ")")
        + (isOfGroups ? "; schools: " + schools : "")
        + whose
        + ".";
  }

  private static String sentence(Finding finding) {
    String text = finding.text();
    // A word of the data keeps its first letter as it is.
    return (finding.words().isEmpty()
            ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
            : "For " + text)
        + ".";
  }

  /** A name without what would end a text in a rule file. */
  private static String plain(String name) {
    return name.replaceAll("[\"\\p{Cntrl}\\u2028\\u2029]", "'");
  }
}
