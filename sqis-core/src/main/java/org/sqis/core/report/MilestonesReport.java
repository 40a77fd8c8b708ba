package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.Policy;
import org.sqis.core.conformance.Milestones;
import org.sqis.core.conformance.ModuleStory;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.DutyList;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;

/**
 * Districts against their duties, year by year: met, late, open or waived as of a day; who is late;
 * how far modules have come. Or the same duty of every school on a ladder. One run.
 */
public final class MilestonesReport {
  private static final List<String> COLUMNS =
      List.of("duties", "of", "year", "who", "must", "what", "due", "state", "met on", "because");

  private final Policy policy;
  private final Dataset data;
  private final CalendarDate asOf;
  private final Head head;
  private final List<Section> sections = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Object> trees = new ArrayList<>();

  private MilestonesReport(Policy policy, Dataset data, CalendarDate asOf, Head head) {
    this.policy = policy;
    this.data = data;
    this.asOf = asOf;
    this.head = head;
  }

  /**
   * The report of districts and the consortium.
   *
   * @param policy the policy
   * @param data the data, whose records count
   * @param all the determinations of these data
   * @param asOf the day on which duties stand so; later records do not count
   * @param remarks lines of whoever prints it
   */
  public static Report of(
      Policy policy, Dataset data, Determinations all, CalendarDate asOf, List<String> remarks) {
    MilestonesReport report =
        new MilestonesReport(policy, data, asOf, Head.of(policy, all, remarks));
    lists(policy).forEach(report::list);
    return report.report("Milestones", "milestones");
  }

  /**
   * One duty of every school that has it, such as the offer and the uptake of a training.
   *
   * @param what what the duty is about, as ladders say it
   */
  public static Report ofSchools(
      Policy policy,
      Dataset data,
      Determinations all,
      String what,
      CalendarDate asOf,
      List<String> remarks) {
    MilestonesReport report =
        new MilestonesReport(policy, data, asOf, Head.of(policy, all, remarks));
    report.schools(all, what);
    return report.report("Schools with the duty " + what, "duty_of_schools");
  }

  /** The duties of districts and of the consortium among the procedures of a policy. */
  public static List<DutyList> lists(Policy policy) {
    List<DutyList> lists = new ArrayList<>();
    policy.spec().procedures().stream()
        .filter(one -> one instanceof DutyList)
        .forEach(one -> lists.add((DutyList) one));
    return lists;
  }

  private Report report(String title, String kind) {
    List<Block> blocks = head.blocks();
    blocks.add(
        new Block.Paragraph(
            Text.strong("As of " + asOf + ".").and(" Records of later days do not count.")));
    Map<String, Object> tree = head.tree(kind);
    tree.put("as_of", asOf.toString());
    tree.put("lists", trees);
    return new Report(
        new Document(title + ": " + head.title(), blocks, sections),
        head.stamped(COLUMNS, rows),
        tree);
  }

  private void list(DutyList list) {
    Map<String, List<Obligation>> found = Milestones.of(policy.spec(), list, data.entries(), asOf);
    String title = list.title().isEmpty() ? list.name() : list.title();
    List<Block> blocks = new ArrayList<>();
    blocks.add(matrix(title, list, found));
    blocks.add(late(title, found));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("duties", list.name());
    tree.put("title", list.title());
    tree.put("of", tree(list.name(), found));
    if (!list.steps().isEmpty()) {
      List<ModuleStory> modules = ModuleStory.of(list, data.entries(), asOf);
      blocks.add(modules(title, modules));
      tree.put("modules", modules.stream().map(MilestonesReport::tree).toList());
    }
    trees.add(tree);
    sections.add(Parts.section("milestones-" + Parts.anchor(list.name()), title, blocks));
  }

  private List<Object> tree(String list, Map<String, List<Obligation>> found) {
    List<Object> all = new ArrayList<>();
    found.forEach(
        (who, obligations) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("of", who);
          one.put("obligations", obligations.stream().map(Duty::tree).toList());
          all.add(one);
          obligations.forEach(each -> rows.add(row(list, who, each)));
        });
    return all;
  }

  private static List<String> row(String list, String who, Obligation one) {
    return List.of(
        list,
        who,
        one.year().toString(),
        String.join(", ", one.who()),
        one.must(),
        one.what(),
        Duty.due(one),
        one.state().word(),
        one.metOn() == null ? "" : one.metOn().toString(),
        one.because());
  }

  /** One row a district and school year, one column a duty. */
  private static Block matrix(String title, DutyList list, Map<String, List<Obligation>> found) {
    Set<String> whats = new LinkedHashSet<>();
    list.duties().forEach(duty -> whats.add(duty.what()));
    List<List<String>> cells = new ArrayList<>();
    found.forEach(
        (who, obligations) -> {
          Set<SchoolYear> years = new LinkedHashSet<>();
          obligations.forEach(one -> years.add(one.year()));
          for (SchoolYear year : years) {
            List<String> row = new ArrayList<>(List.of(who, year.toString()));
            whats.forEach(what -> row.add(states(obligations, year, what)));
            cells.add(row);
          }
        });
    List<String> columns = new ArrayList<>(List.of("district", "year"));
    columns.addAll(whats);
    return Parts.table(title + ": how it stands", columns, cells, "Nothing is owed.");
  }

  /** The state of what one duty asks for in a year; of several how many have each state. */
  private static String states(List<Obligation> all, SchoolYear year, String what) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Obligation one : all) {
      if (one.year().equals(year) && one.what().equals(what)) {
        counts.merge(state(one), 1, Integer::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((state, count) -> parts.add(count == 1 ? state : count + " " + state));
    return String.join(", ", parts);
  }

  private static String state(Obligation one) {
    boolean isMetSince = one.state() == Obligation.State.LATE && one.metOn() != null;
    return isMetSince ? "met late" : one.state().word();
  }

  private static Block late(String title, Map<String, List<Obligation>> found) {
    List<List<String>> late = new ArrayList<>();
    found.forEach(
        (who, obligations) ->
            obligations.stream()
                .filter(one -> one.state() == Obligation.State.LATE)
                .forEach(
                    one ->
                        late.add(
                            List.of(
                                who,
                                one.duty(),
                                Duty.due(one),
                                one.metOn() == null ? "not met" : "met " + one.metOn(),
                                one.because()))));
    return Parts.table(
        title + ": late",
        List.of("district", "duty", "due", "since", "because"),
        late,
        "Nobody is late.");
  }

  private static Block modules(String title, List<ModuleStory> modules) {
    List<List<String>> cells = new ArrayList<>();
    for (ModuleStory one : modules) {
      List<String> steps =
          one.steps().stream()
              .map(step -> step.text("status") + " " + step.day("on").orElseThrow())
              .toList();
      cells.add(
          List.of(
              one.id(),
              one.version(),
              one.subject(),
              one.grade(),
              one.status(),
              String.join(", ", steps),
              String.join("; ", one.faults())));
    }
    return Parts.table(
        title + ": modules",
        List.of("module", "version", "subject", "grade", "status", "steps", "fault"),
        cells,
        "No modules.");
  }

  private static Map<String, Object> tree(ModuleStory one) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("module", one.id());
    tree.put("version", one.version());
    tree.put("subject", one.subject());
    tree.put("grade", one.grade());
    tree.put("status", one.status());
    tree.put("faults", one.faults());
    return tree;
  }

  private void schools(Determinations all, String what) {
    Map<String, List<Obligation>> found = new LinkedHashMap<>();
    List<List<String>> cells = new ArrayList<>();
    for (Entity school : all.entities()) {
      List<Obligation> its =
          all.obligations(school.id(), asOf).stream()
              .filter(one -> one.what().equals(what))
              .toList();
      if (!its.isEmpty()) {
        found.put(school.id(), its);
      }
      for (Obligation one : its) {
        List<String> topics =
            Optional.ofNullable(one.proof()).map(proof -> proof.topics()).orElse(List.of());
        cells.add(
            List.of(
                school.id(),
                school.name(),
                school.districtName(),
                one.year().toString(),
                one.duty(),
                Duty.due(one),
                state(one),
                String.join(", ", topics),
                one.because()));
      }
    }
    Block table =
        Parts.table(
            "Schools with the duty " + what,
            List.of(
                "id", "school", "district", "year", "duty", "due", "state", "topics", "because"),
            cells,
            "No school has the duty.");
    String count = Parts.counted(found.size(), "school");
    sections.add(
        Parts.section(
            "schools", what, List.of(Parts.paragraph("Entitled: " + count + "."), table)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("duties", what);
    tree.put("of", tree(what, found));
    trees.add(tree);
  }
}
