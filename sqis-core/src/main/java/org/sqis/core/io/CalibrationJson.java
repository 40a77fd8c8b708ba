package org.sqis.core.io;

import java.util.List;
import java.util.Locale;
import org.sqis.core.calibrate.Calibration;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Problem;

/** A calibrated level table as JSON. */
final class CalibrationJson {
  private CalibrationJson() {}

  static ObjectNode of(Calibration calibration, String text) {
    ObjectNode root = new ObjectNode();
    root.set("origin", Json.origin(calibration.origin()));
    root.put("table", calibration.table().name())
        .put("of", calibration.table().of())
        .put("by", calibration.table().by())
        .put("unit", calibration.type().unit().word())
        .put("better", calibration.better().name().toLowerCase(Locale.ROOT))
        .put("method", calibration.request().method().word())
        .put("definition", calibration.request().method().definition());
    Integer round = calibration.request().round();
    if (round != null) {
      root.put("round", round);
    }
    texts(root.putArray("groups"), calibration.groups());
    root.put("in_place", calibration.isInPlace());
    ArrayNode columns = root.putArray("columns");
    calibration.columns().forEach(column -> columns.add(column(column, calibration)));
    ArrayNode findings = root.putArray("findings");
    for (Calibration.Finding finding : calibration.findings()) {
      ObjectNode node = findings.addObject();
      node.put("kind", finding.kind().word());
      texts(node.putArray("column"), finding.words());
      texts(node.putArray("levels"), finding.levels());
      node.put("text", finding.text());
    }
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : calibration.problems()) {
      problems
          .addObject()
          .put("code", problem.code().id())
          .put("place", problem.at().toString())
          .put("message", problem.message())
          .put("help", problem.help());
    }
    return root.put("rule_text", text);
  }

  private static ObjectNode column(Calibration.Column column, Calibration calibration) {
    ObjectNode node = new ObjectNode();
    texts(node.putArray("words"), column.words());
    node.put("schools", column.schools())
        .put("values", column.values())
        .put("different", column.distinct());
    ObjectNode missing = node.putObject("missing");
    column.missing().forEach(one -> missing.put(one.reason().words(), one.values()));
    ArrayNode levels = node.putArray("levels");
    for (Calibration.Share share : column.levels()) {
      ObjectNode level = levels.addObject();
      level.put("level", share.level());
      Rational cut = share.cut();
      if (cut != null) {
        level.put("cut", calibration.type().unit().print(cut));
        level.put("ties", share.ties());
      }
      level.put("values", share.values());
      Rational intended = share.intended();
      if (intended != null) {
        level.put("meant", intended.toString());
      }
    }
    return node;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
