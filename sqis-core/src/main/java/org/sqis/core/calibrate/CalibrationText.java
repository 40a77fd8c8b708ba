package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.sqis.core.calibrate.Calibration.Absent;
import org.sqis.core.calibrate.Calibration.Column;
import org.sqis.core.calibrate.Calibration.Share;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Table;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.policy.Measure.Direction;

/** Writes what is behind a calibrated table for readers. */
final class CalibrationText {
  private static final Type PLAIN = new Type.Numeric(Unit.NUMBER);

  private final Calibration calibration;

  CalibrationText(Calibration calibration) {
    this.calibration = calibration;
  }

  String text() {
    CalibrationRequest request = calibration.request();
    StringBuilder text = new StringBuilder();
    text.append("levels ")
        .append(calibration.table().name())
        .append(calibration.isInPlace() ? " in place of the present ones, of " : ", new, of ")
        .append(calibration.table().of())
        .append(calibration.better() == Direction.HIGHER ? ", higher" : ", lower")
        .append(" is better, by ")
        .append(request.method())
        .append(": ")
        .append(request.method().definition())
        .append('\n');
    if (!calibration.groups().isEmpty()) {
      text.append("values of ").append(String.join(", ", calibration.groups())).append('\n');
    }
    text.append('\n').append(columns()).append('\n').append(levels());
    if (!calibration.findings().isEmpty()) {
      text.append('\n');
      calibration.findings().forEach(finding -> text.append(finding).append('\n'));
    }
    return text.toString();
  }

  private Table columns() {
    List<List<String>> rows = new ArrayList<>();
    for (Column column : calibration.columns()) {
      List<String> why = column.missing().stream().map(Absent::toString).toList();
      rows.add(
          List.of(
              column.label(),
              Integer.toString(column.schools()),
              Integer.toString(column.values()),
              Integer.toString(column.distinct()),
              why.isEmpty() ? "-" : String.join(", ", why)));
    }
    return new Table(List.of("column", "schools", "values", "different", "missing"), rows);
  }

  private Table levels() {
    List<List<String>> rows = new ArrayList<>();
    for (Column column : calibration.columns()) {
      for (Share share : column.levels()) {
        Rational cut = share.cut();
        Rational intended = share.intended();
        rows.add(
            List.of(
                column.label(),
                share.level(),
                cut == null ? "else" : ValueText.readable(Value.of(cut), calibration.type()),
                cut == null ? "-" : Integer.toString(share.ties()),
                Integer.toString(share.values()),
                intended == null ? "-" : plain(intended),
                intended == null ? "-" : signed(Rational.of(share.values()).minus(intended))));
      }
    }
    return new Table(
        List.of("column", "level", "cut score", "at the cut", "values", "meant", "off by"), rows);
  }

  private static String plain(Rational number) {
    return ValueText.readable(Value.of(number), PLAIN);
  }

  private static String signed(Rational number) {
    String text = plain(number);
    return number.signum() <= 0
        ? text
        : text.startsWith("≈") ? "≈+" + text.substring(1) : "+" + text;
  }
}
