package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.StandingYear;

/**
 * A reason of a school with the numbers that gave it: those of the rated year if a route names the
 * school in it, else those of the year that first did.
 *
 * @param reason the reason
 * @param of the year of the numbers
 * @param finding the numbers; null if nobody knows them, as of a decision or of recorded standings
 */
record Why(Held.Reason reason, SchoolYear of, Determination.@Nullable Finding finding) {
  /** The columns of {@link #rows()}. */
  static final List<String> COLUMNS =
      List.of(
          "reason",
          "group",
          "numbers of",
          "what",
          "value",
          "sign",
          "cut",
          "rank",
          "of",
          "places",
          "line",
          "distance",
          "pool");

  static List<Why> of(Determinations all, String id, SchoolYear year, Held held) {
    List<Why> whys = new ArrayList<>();
    for (Held.Reason reason : held.reasons()) {
      Optional<Determination.Finding> now = finding(all, id, year, held.designation(), reason);
      SchoolYear of = now.isPresent() ? year : reason.since();
      whys.add(
          new Why(
              reason,
              of,
              now.or(() -> finding(all, id, reason.since(), held.designation(), reason))
                  .orElse(null)));
    }
    return whys;
  }

  private static Optional<Determination.Finding> finding(
      Determinations all, String id, SchoolYear year, String designation, Held.Reason reason) {
    return all.of(id, year)
        .map(StandingYear::determinations)
        .map(found -> found.get(designation))
        .flatMap(
            found ->
                found.findings().stream()
                    .filter(one -> one.route().equals(reason.route()))
                    .filter(one -> one.answer().equals(Value.YesNo.YES))
                    .findFirst());
  }

  /** {@code gap (el, swd)}. */
  static String words(Held.Reason reason) {
    return reason.route()
        + (reason.groups().isEmpty() ? "" : " (" + String.join(", ", reason.groups()) + ")");
  }

  /** One row a value or rank; one without numbers if there are none. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    if (finding != null) {
      for (Determination.Compared one : finding.compared()) {
        rows.add(
            List.of(
                reason.route(),
                one.group(),
                of.toString(),
                one.what(),
                one.value(),
                one.sign(),
                one.cut(),
                "",
                "",
                "",
                "",
                "",
                ""));
      }
      for (Determination.Ranking one : finding.rankings()) {
        rows.add(
            List.of(
                reason.route(),
                "",
                of.toString(),
                one.by(),
                one.value(),
                "",
                "",
                one.rank() == 0 ? "-" : String.valueOf(one.rank()),
                String.valueOf(one.competing()),
                String.valueOf(one.places()),
                one.line(),
                one.distance(),
                one.pool()));
      }
    }
    if (rows.isEmpty()) {
      String groups = String.join(", ", reason.groups());
      rows.add(
          List.of(reason.route(), groups, of.toString(), "", "", "", "", "", "", "", "", "", ""));
    }
    return rows;
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("route", reason.route());
    tree.put("groups", reason.groups());
    tree.put("since", reason.since().toString());
    tree.put("numbers_of", of.toString());
    List<Object> compared = new ArrayList<>();
    List<Object> ranks = new ArrayList<>();
    if (finding != null) {
      for (Determination.Compared one : finding.compared()) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("group", one.group());
        part.put("what", one.what());
        part.put("value", one.value());
        part.put("sign", one.sign());
        part.put("cut", one.cut());
        compared.add(part);
      }
      for (Determination.Ranking one : finding.rankings()) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("by", one.by());
        part.put("value", one.value());
        part.put("rank", one.rank());
        part.put("of", one.competing());
        part.put("places", one.places());
        part.put("line", one.line());
        part.put("distance", one.distance());
        part.put("pool", one.pool());
        ranks.add(part);
      }
    }
    tree.put("compared", compared);
    tree.put("ranks", ranks);
    return tree;
  }
}
