package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.Policy;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Designation;
import org.sqis.core.publication.PublicResults;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.standing.Held;

/**
 * The lists of a determination as the public may see them: who is designated, since when and by
 * which routes. They have no numbers, and name a group only where nothing about it is hidden.
 */
public final class PublicLists {
  /** What stands in place of groups that are hidden. */
  public static final String HIDDEN_GROUPS = "groups that are not published";

  private static final List<String> COLUMNS =
      List.of("id", "school", "district", "list", "reasons", "since");

  private PublicLists() {}

  /**
   * The report.
   *
   * @param results what the public may see of the rated year
   * @param only the designations to tell of; all of them if empty
   */
  public static Report of(
      Policy policy,
      Determinations all,
      PublicResults results,
      List<String> only,
      List<String> remarks) {
    Head head = Head.of(policy, all, remarks);
    List<Section> sections = new ArrayList<>();
    List<List<String>> facts = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (Designation one : DesignationReport.inForce(policy, all.year())) {
      if (!only.isEmpty() && !only.contains(one.name())) {
        continue;
      }
      DesignationLists list = new DesignationLists(all, one);
      List<List<String>> rows = new ArrayList<>();
      for (ListEntry entry : list.entries()) {
        rows.add(row(entry, results));
      }
      List<Block> blocks = new ArrayList<>();
      blocks.add(Parts.table(list.title() + ": schools", COLUMNS, rows, "No school."));
      sections.add(Parts.section("designation-" + Parts.anchor(one.name()), list.title(), blocks));
      List<Object> entries = new ArrayList<>();
      for (List<String> row : rows) {
        List<String> fact = new ArrayList<>(List.of(head.inEffect().toString(), one.name()));
        fact.addAll(row);
        facts.add(fact);
        Map<String, Object> entry = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
          entry.put(COLUMNS.get(i), row.get(i));
        }
        entries.add(entry);
      }
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("designation", one.name());
      tree.put("schools", entries);
      trees.add(tree);
    }
    Map<String, Object> tree = head.tree("public designations");
    tree.put("designations", trees);
    List<String> columns = new ArrayList<>(List.of("takes effect", "designation"));
    columns.addAll(COLUMNS);
    String title = "Designations for " + head.inEffect() + ": " + head.title();
    return new Report(
        new Document(title, head.blocks(), sections), head.stamped(columns, facts), tree);
  }

  private static List<String> row(ListEntry entry, PublicResults results) {
    return List.of(
        entry.entity().id(),
        entry.entity().name(),
        entry.entity().districtName(),
        entry.list().words(),
        reasons(entry, results),
        entry.since());
  }

  private static String reasons(ListEntry entry, PublicResults results) {
    Held held = entry.held();
    if (held == null) {
      return "";
    }
    List<String> reasons = new ArrayList<>();
    for (Held.Reason reason : held.reasons()) {
      boolean isTold =
          reason.since().equals(results.origin().year())
              && reason.groups().stream()
                  .allMatch(group -> results.isWhollyTold(entry.entity().id(), group));
      reasons.add(
          reason.groups().isEmpty()
              ? reason.route()
              : reason.route()
                  + " ("
                  + (isTold ? String.join(", ", reason.groups()) : HIDDEN_GROUPS)
                  + ")");
    }
    return String.join("; ", reasons);
  }
}
