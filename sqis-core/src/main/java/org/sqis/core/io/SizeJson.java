package org.sqis.core.io;

import java.util.List;
import java.util.SortedMap;
import org.sqis.core.model.MissingReason;
import org.sqis.core.nsize.GroupSizes;
import org.sqis.core.nsize.SchoolSizes;
import org.sqis.core.nsize.SizeMove;
import org.sqis.core.nsize.SizeReport;
import org.sqis.core.nsize.SizeTally;
import org.sqis.core.policy.Group;

/** What another minimum size of a group does, as JSON. */
final class SizeJson {
  private SizeJson() {}

  static ObjectNode sizes(List<SizeReport> reports) {
    ObjectNode root = new ObjectNode();
    root.put("note", SizeReport.OVERLAP);
    ArrayNode array = root.putArray("reports");
    reports.forEach(report -> array.add(report(report)));
    return root;
  }

  private static ObjectNode report(SizeReport report) {
    ObjectNode node = new ObjectNode();
    node.set("origin", Json.origin(report.origin()));
    node.put("count", report.count().name())
        .put("from", report.question().from().toString())
        .put("from_words", report.fromWords())
        .put("to", report.question().to().toString())
        .put("to_words", report.toWords());
    ArrayNode left = node.putArray("groups_left_out");
    report.others().stream().map(Group::name).forEach(left::add);
    node.put("districts_as_wholes_left_out", report.wholes());
    ArrayNode byGroup = node.putArray("by_group");
    report.byGroup().forEach(one -> byGroup.add(group(one)));
    ArrayNode byDistrict = node.putArray("by_district");
    report.byDistrict().forEach(one -> byDistrict.add(group(one)));
    ArrayNode schools = node.putArray("schools");
    report.schools().forEach(one -> schools.add(schools(one)));
    ArrayNode ofDistricts = node.putArray("schools_by_district");
    report.schoolsByDistrict().forEach(one -> ofDistricts.add(schools(one)));
    ArrayNode moves = node.putArray("moves");
    report.moves().forEach(one -> moves.add(move(one)));
    return node;
  }

  private static ObjectNode group(GroupSizes one) {
    ObjectNode node = new ObjectNode();
    if (one.district() != null) {
      node.put("district", one.district());
    }
    node.put("group", one.group()).put("schools", one.schools()).put("sized", one.sized());
    reasons(node.putObject("unsized"), one.unsized());
    reasons(node.putObject("undecided"), one.undecided());
    tally(node.putObject("from"), one.before());
    tally(node.putObject("to"), one.after());
    tally(node.putObject("newly"), one.newly());
    tally(node.putObject("no_longer"), one.noLonger());
    return node;
  }

  private static void reasons(ObjectNode node, SortedMap<MissingReason, Integer> counts) {
    counts.forEach((reason, count) -> node.put(reason.words().replace(' ', '_'), count));
  }

  private static void tally(ObjectNode node, SizeTally tally) {
    node.put("groups", tally.groups()).put("students", tally.students().toString());
  }

  private static ObjectNode schools(SchoolSizes one) {
    ObjectNode node = new ObjectNode();
    if (one.district() != null) {
      node.put("district", one.district());
    }
    Json.putUnlessEmpty(node, "family", one.family());
    return node.put("schools", one.schools())
        .put("from", one.before())
        .put("to", one.after())
        .put("newly", one.newly())
        .put("no_longer", one.noLonger())
        .put("unknown", one.unknown());
  }

  private static ObjectNode move(SizeMove one) {
    ObjectNode node = new ObjectNode();
    node.put("id", one.school().id());
    Json.putUnlessEmpty(node, "name", one.school().name());
    Json.putUnlessEmpty(node, "district", one.school().districtName());
    return node.put("group", one.group())
        .put("students", one.size().toString())
        .put("move", one.isNewly() ? "newly" : "no longer");
  }
}
