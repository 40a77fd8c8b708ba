package org.sqis.core.io;

import org.sqis.core.study.RankStudy;
import org.sqis.core.study.StudyData;

/** A rank study as JSON. */
final class StudyJson {
  private StudyJson() {}

  static ObjectNode study(RankStudy study) {
    ObjectNode node = new ObjectNode();
    if (study.origin() != null) {
      node.set("origin", Json.origin(study.origin()));
    }
    node.put("index", study.index())
        .put("draws", study.draws())
        .put("weights", study.setup().model().words())
        .put("seed", study.setup().seed())
        .put("lowest_percent", study.setup().lowest().toString())
        .put("lowest_schools", study.lowest())
        .put("close_calls", study.closeCalls())
        .put("ties", study.ties());
    ArrayNode schools = node.putArray("schools");
    for (RankStudy.Row row : study.rows()) {
      schools
          .addObject()
          .put("id", row.entity().id())
          .put("name", row.entity().name())
          .put("district", row.entity().districtName())
          .put("index", row.index().toString())
          .put("rank", row.rank())
          .put("p5", row.from())
          .put("median", row.median())
          .put("p95", row.to())
          .put("draws_among_lowest", row.lowest());
    }
    ArrayNode unranked = node.putArray("without_index");
    for (StudyData.Unranked one : study.unranked()) {
      unranked
          .addObject()
          .put("id", one.entity().id())
          .put("name", one.entity().name())
          .put("reason", one.reason().toString());
    }
    return node;
  }
}
