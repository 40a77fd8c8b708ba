package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Designation;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.StandingsTree;

/**
 * The lists of a determination: who is designated and why, what came of the quotas, what is
 * undecided, who left, what people decided, and how another verdict compares. One run.
 */
public final class DesignationReport {
  private static final List<String> LEAD =
      List.of("takes effect", "designation", "list", "id", "school", "district", "how", "since");
  private static final List<String> REST =
      List.of("decided by", "decided on", "decided because", "remark");

  private final Determinations all;
  private final Head head;
  private final List<DesignationLists> lists = new ArrayList<>();

  private DesignationReport(Policy policy, Determinations all, List<String> only, Head head) {
    this.all = all;
    this.head = head;
    for (Designation one : inForce(policy, all.year())) {
      if (only.isEmpty() || only.contains(one.name())) {
        lists.add(new DesignationLists(all, one));
      }
    }
  }

  /** The designations of a policy that are in force in a year, in the order of the policy. */
  public static List<Designation> inForce(Policy policy, SchoolYear year) {
    return policy.spec().designations().stream()
        .filter(
            one -> Optional.ofNullable(one.years()).map(years -> years.contains(year)).orElse(true))
        .toList();
  }

  /**
   * The report.
   *
   * @param policy the policy
   * @param all its determinations
   * @param only the designations to tell of; all of them if empty
   * @param beside another verdict to show beside; null for none
   * @param remarks lines of whoever prints it, such as that it is not for publication
   */
  public static Report of(
      Policy policy,
      Determinations all,
      List<String> only,
      @Nullable Beside beside,
      List<String> remarks) {
    Head head = Head.of(policy, all, remarks);
    return new DesignationReport(policy, all, only, head).report(beside);
  }

  private Report report(@Nullable Beside beside) {
    List<Section> sections = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (DesignationLists list : lists) {
      sections.add(section(list));
      trees.add(tree(list));
      list.entries().forEach(entry -> rows.addAll(rows(list, entry)));
    }
    Map<String, Object> tree = head.tree("designations");
    tree.put("designations", trees);
    if (beside != null) {
      List<String> names = lists.stream().map(one -> one.designation().name()).toList();
      Beside.Shown shown = beside.shown(all, names);
      sections.add(shown.section());
      tree.put("beside", shown.tree());
    }
    tree.put("standings", StandingsTree.of(all.outcome().standings()));
    String title = "Designations for " + head.inEffect() + ": " + head.title();
    List<String> columns = new ArrayList<>(LEAD);
    columns.addAll(Why.COLUMNS);
    columns.addAll(REST);
    return new Report(
        new Document(title, head.blocks(), sections), head.stamped(columns, rows), tree);
  }

  private List<List<String>> rows(DesignationLists list, ListEntry entry) {
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> whys = new ArrayList<>();
    entry.whys().forEach(why -> whys.addAll(why.rows()));
    if (whys.isEmpty()) {
      whys.add(Why.COLUMNS.stream().map(column -> "").toList());
    }
    for (List<String> why : whys) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  head.inEffect().toString(),
                  list.designation().name(),
                  entry.list().words(),
                  entry.entity().id(),
                  entry.entity().name(),
                  entry.entity().districtName(),
                  entry.how(),
                  entry.since()));
      row.addAll(why);
      row.add(entry.decision().map(one -> one.by()).orElse(""));
      row.add(entry.decision().map(one -> one.on().toString()).orElse(""));
      row.add(entry.decision().map(one -> one.because()).orElse(""));
      row.add(entry.remark());
      rows.add(row);
    }
    return rows;
  }

  private Section section(DesignationLists list) {
    List<Block> blocks = new ArrayList<>();
    if (!list.standstill().isEmpty()) {
      blocks.add(new Block.Notice(Text.of(list.standstill())));
    }
    int[] cohort = list.cohort();
    int designated = list.on(ListEntry.Which.DESIGNATED).size();
    String names =
        Parts.counted(designated, "school")
            + " in effect from "
            + head.inEffect()
            + ". Cohort "
            + list.designation().among()
            + ": "
            + Parts.counted(cohort[0], "school")
            + (cohort[1] == 0 ? "" : ", of " + cohort[1] + " it is undecided whether they belong")
            + ". Undecided: "
            + list.on(ListEntry.Which.UNDECIDED).size()
            + ". Left: "
            + list.on(ListEntry.Which.LEFT).size()
            + ". Released by decision: "
            + list.on(ListEntry.Which.RELEASED).size()
            + ".";
    blocks.add(Parts.paragraph(names));
    blocks.add(designated(list));
    blocks.add(reasons(list));
    blocks.add(quotas(list));
    blocks.add(undecided(list));
    blocks.add(left(list));
    blocks.add(decisions(list));
    blocks.add(districts(list));
    if (!list.byPool().isEmpty()) {
      List<List<String>> pools = new ArrayList<>();
      list.byPool().forEach((pool, count) -> pools.add(List.of(pool, String.valueOf(count))));
      blocks.add(
          Parts.table(list.title() + ": pools", List.of("pool", "designated"), pools, "No pools."));
    }
    String anchor = "designation-" + Parts.anchor(list.designation().name());
    return Parts.section(anchor, list.title(), blocks);
  }

  private static Block designated(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    for (ListEntry one : list.on(ListEntry.Which.DESIGNATED)) {
      rows.add(
          List.of(
              one.entity().id(),
              one.entity().name(),
              one.entity().districtName(),
              one.reasons(),
              one.how(),
              one.since(),
              one.decisionWords()));
    }
    return Parts.table(
        list.title() + ": schools",
        List.of("id", "school", "district", "reasons", "how", "since", "human decision"),
        rows,
        "No school.");
  }

  private static Block reasons(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    for (ListEntry one : list.on(ListEntry.Which.DESIGNATED)) {
      for (Why why : one.whys()) {
        for (List<String> numbers : why.rows()) {
          List<String> row = new ArrayList<>(List.of(one.entity().id(), one.entity().name()));
          row.addAll(numbers);
          rows.add(row);
        }
      }
    }
    List<String> columns = new ArrayList<>(List.of("id", "school"));
    columns.addAll(Why.COLUMNS);
    return Parts.table(list.title() + ": reasons with their numbers", columns, rows, "No reasons.");
  }

  private static Block quotas(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    for (Quota one : list.quotas()) {
      rows.add(
          List.of(
              one.route(),
              one.by(),
              one.pool(),
              String.valueOf(one.base()),
              one.share(),
              String.valueOf(one.places()),
              String.valueOf(one.taken()),
              String.valueOf(one.competing()),
              String.valueOf(one.chosen()),
              one.line(),
              String.join(" ", one.tied()),
              String.join(" ", one.atStake()),
              one.explanation()));
    }
    return Parts.table(
        list.title() + ": quotas",
        List.of(
            "route",
            "by",
            "pool",
            "base",
            "share",
            "places",
            "taken",
            "competing",
            "chosen",
            "line",
            "ties",
            "at stake",
            "explanation"),
        rows,
        "No quotas.");
  }

  private static Block undecided(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    for (ListEntry one : list.on(ListEntry.Which.UNDECIDED)) {
      rows.add(
          List.of(
              one.entity().id(), one.entity().name(), one.entity().districtName(), one.remark()));
    }
    return Parts.table(
        list.title() + ": undecided",
        List.of("id", "school", "district", "because"),
        rows,
        "Nothing is undecided.");
  }

  private static Block left(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    for (ListEntry one : list.on(ListEntry.Which.LEFT)) {
      rows.add(
          List.of(
              one.entity().id(),
              one.entity().name(),
              one.entity().districtName(),
              one.reasons(),
              one.since(),
              one.how(),
              one.remark()));
    }
    return Parts.table(
        list.title() + ": left",
        List.of("id", "school", "district", "was designated for", "since", "how", "because"),
        rows,
        "No school left.");
  }

  private static Block decisions(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    for (ListEntry one : list.entries()) {
      one.decision()
          .ifPresent(
              decided ->
                  rows.add(
                      List.of(
                          one.entity().id(),
                          one.entity().name(),
                          one.list() == ListEntry.Which.RELEASED ? "release" : "designate",
                          decided.by(),
                          decided.on().toString(),
                          decided.because())));
    }
    return Parts.table(
        list.title() + ": human decisions",
        List.of("id", "school", "decision", "by", "on", "because"),
        rows,
        "No human decisions.");
  }

  private static Block districts(DesignationLists list) {
    List<List<String>> rows = new ArrayList<>();
    list.byDistrict()
        .forEach(
            (district, counts) -> {
              List<String> row = new ArrayList<>(List.of(district));
              for (ListEntry.Which which : ListEntry.Which.values()) {
                row.add(String.valueOf(counts.getOrDefault(which, 0)));
              }
              rows.add(row);
            });
    List<String> columns = new ArrayList<>(List.of("district"));
    for (ListEntry.Which which : ListEntry.Which.values()) {
      columns.add(which.words());
    }
    return Parts.table(list.title() + ": districts", columns, rows, "No districts.");
  }

  private Map<String, Object> tree(DesignationLists list) {
    String prefix = all.year() + "/" + list.designation().name();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("designation", list.designation().name());
    tree.put("title", list.designation().title());
    tree.put("cohort", list.designation().among());
    tree.put("cohort_schools", list.cohort()[0]);
    tree.put("cohort_undecided", list.cohort()[1]);
    tree.put("standstill", list.standstill());
    for (ListEntry.Which which : ListEntry.Which.values()) {
      tree.put(
          which.name().toLowerCase(Locale.ROOT),
          list.on(which).stream().map(one -> one.tree(prefix)).toList());
    }
    tree.put("quotas", list.quotas().stream().map(one -> quota(prefix, one)).toList());
    Map<String, Object> districts = new LinkedHashMap<>();
    list.byDistrict()
        .forEach(
            (district, counts) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              for (ListEntry.Which which : ListEntry.Which.values()) {
                row.put(which.name().toLowerCase(Locale.ROOT), counts.getOrDefault(which, 0));
              }
              districts.put(district, row);
            });
    tree.put("districts", districts);
    tree.put("pools", list.byPool());
    return tree;
  }

  private static Map<String, Object> quota(String prefix, Quota one) {
    Map<String, Object> tree = new LinkedHashMap<>();
    String pool = one.pool().isEmpty() ? "" : "/" + one.pool();
    tree.put("entry", prefix + "/" + one.route() + "/" + one.by() + pool);
    tree.put("route", one.route());
    tree.put("by", one.by());
    tree.put("pool", one.pool());
    tree.put("base", one.base());
    tree.put("share", one.share());
    tree.put("places", one.places());
    tree.put("taken", one.taken());
    tree.put("competing", one.competing());
    tree.put("chosen", one.chosen());
    tree.put("line", one.line());
    tree.put("ties", one.tied());
    tree.put("at_stake", one.atStake());
    tree.put("explanation", one.explanation());
    return tree;
  }
}
