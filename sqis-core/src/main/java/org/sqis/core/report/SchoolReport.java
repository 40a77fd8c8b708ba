package org.sqis.core.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.Policy;
import org.sqis.core.data.Entity;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.outcome.ValueText;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.StandingYear;
import org.sqis.core.standing.Standings;

/**
 * The data report of a designated school: why it is designated, with value, cut, rank and pool;
 * each indicator by group; school and groups against targets; obligations that are due. One run.
 */
public final class SchoolReport {
  private static final List<String> COLUMNS =
      List.of("id", "school", "part", "name", "group", "value", "detail");

  private final Determinations all;
  private final Outcome outcome;
  private final Entity school;
  private final boolean isListed;
  private final CalendarDate asOf;
  private final List<String> indicators;
  private final List<String> targets;
  private final Set<String> guarded = new HashSet<>();
  private final List<List<String>> rows = new ArrayList<>();

  private SchoolReport(Determinations all, Entity school, Choice choice) {
    this.all = all;
    this.outcome = all.outcome();
    this.school = school;
    this.isListed = outcome.entities().contains(school);
    this.asOf = choice.asOf();
    this.indicators = choice.indicators();
    this.targets = choice.targets();
    indicators.stream().filter(this::saysTooFew).forEach(guarded::add);
  }

  /**
   * What a report shows.
   *
   * @param indicators results of each group, one column each
   * @param targets results of each group or school, in words or yes and no
   * @param asOf the day on which obligations stand so
   * @param remarks lines of whoever prints it
   */
  public record Choice(
      List<String> indicators, List<String> targets, CalendarDate asOf, List<String> remarks) {
    public Choice {
      indicators = List.copyOf(indicators);
      targets = List.copyOf(targets);
      remarks = List.copyOf(remarks);
    }
  }

  /** The indicators of a report for which nobody names any: numbers of each group with a title. */
  public static List<String> indicators(Outcome outcome) {
    return outcome.results().stream()
        .filter(one -> one.each() == UnitOfAnalysis.GROUP && !one.title().isEmpty())
        .filter(one -> one.type() instanceof Type.Numeric)
        .map(ResultColumn::name)
        .toList();
  }

  /** The targets of a report for which nobody names any: results with the word {@code missed}. */
  public static List<String> targets(Outcome outcome) {
    return outcome.results().stream()
        .filter(one -> !one.each().isWiderThanSchool())
        .filter(
            one ->
                one.type() instanceof Type.OneOf words && words.options().contains(Beside.MISSED))
        .map(ResultColumn::name)
        .toList();
  }

  /**
   * The schools that have a report: those of the rated year, and those without data of that year
   * whose designations are in effect; by code.
   */
  public static List<Entity> schools(Determinations all) {
    return all.entities().stream()
        .filter(one -> all.outcome().entities().contains(one) || !inEffect(all, one.id()).isEmpty())
        .sorted(Comparator.comparing(Entity::id))
        .toList();
  }

  /** The designations of a school that are in effect after the determination of the rated year. */
  public static List<String> inEffect(Determinations all, String id) {
    return InEffect.of(all, id);
  }

  /**
   * The report of a school.
   *
   * @param policy the policy
   * @param all its determinations
   * @param id the school
   * @throws IllegalArgumentException if the school is none of {@link #schools}, an indicator is not
   *     of each group, or a target is wider than a school
   */
  public static Report of(Policy policy, Determinations all, String id, Choice choice) {
    Optional<Entity> school = schools(all).stream().filter(one -> one.id().equals(id)).findFirst();
    if (school.isEmpty()) {
      throw new IllegalArgumentException(
          "id must be a school of the rated year or one that is designated in it: " + id);
    }
    for (String name : choice.indicators()) {
      if (all.outcome().result(name).each() != UnitOfAnalysis.GROUP) {
        throw new IllegalArgumentException("indicators must be results of each group: " + name);
      }
    }
    for (String name : choice.targets()) {
      if (all.outcome().result(name).each().isWiderThanSchool()) {
        throw new IllegalArgumentException("targets must be results of schools: " + name);
      }
    }
    Head head = Head.of(policy, all, choice.remarks());
    return new SchoolReport(all, school.get(), choice).report(head);
  }

  private Report report(Head head) {
    Map<String, Object> tree = head.tree("school_report");
    tree.put("as_of", asOf.toString());
    tree.put("school", Parts.tree(school));
    List<Section> sections = new ArrayList<>();
    sections.add(reasons(tree));
    sections.add(indicators(tree));
    sections.add(targets(tree));
    sections.add(obligations(tree));
    String name = school.name().isEmpty() ? school.id() : school.name();
    List<Block> blocks = head.blocks();
    String district =
        school.districtName().isEmpty() ? "district not known" : school.districtName();
    blocks.add(Parts.paragraph("School " + school.id() + ", " + district + "."));
    blocks.add(
        new Block.Paragraph(
            Text.strong("As of " + asOf + ".").and(" Records of later days do not count.")));
    Document document = new Document("Data report: " + name, blocks, sections);
    return new Report(document, head.stamped(COLUMNS, rows), tree);
  }

  private void row(String part, String name, String group, String value, String detail) {
    rows.add(List.of(school.id(), school.name(), part, name, group, value, detail));
  }

  private Section reasons(Map<String, Object> tree) {
    Standings standings =
        all.of(school.id(), all.year()).map(StandingYear::after).orElse(Standings.NONE);
    List<List<String>> numbers = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    List<Object> held = new ArrayList<>();
    for (Held one : standings.held().values()) {
      List<Object> reasons = new ArrayList<>();
      for (Why why : Why.of(all, school.id(), all.year(), one)) {
        reasons.add(why.tree());
        for (List<String> cells : why.rows()) {
          List<String> row = new ArrayList<>(List.of(one.designation()));
          row.addAll(cells);
          numbers.add(row);
          row("reason", cells.get(0), cells.get(1), cells.get(4), String.join(" ", cells).strip());
        }
      }
      String since = " since the determination of " + one.since();
      blocks.add(Parts.paragraph("Designated " + one.designation() + since + "."));
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("designation", one.designation());
      part.put("since", one.since().toString());
      part.put("reasons", reasons);
      held.add(part);
    }
    decisions(blocks, tree);
    List<String> columns = new ArrayList<>(List.of("designation"));
    columns.addAll(Why.COLUMNS);
    blocks.add(
        Parts.table(
            "Reasons with value, cut-off, rank and pool", columns, numbers, "No designation."));
    tree.put("designations", held);
    return Parts.section("reasons", "Why the school is designated", blocks);
  }

  private void decisions(List<Block> blocks, Map<String, Object> tree) {
    List<Object> decisions = new ArrayList<>();
    all.of(school.id(), all.year())
        .map(StandingYear::determinations)
        .orElse(Map.of())
        .values()
        .forEach(
            found -> {
              if (found.decided() != null) {
                String words = ListEntry.words(found.decided());
                blocks.add(
                    Parts.paragraph("Decided by people, " + found.designation() + ": " + words));
                decisions.add(found.designation() + ": " + words);
                row("decision", found.designation(), "", "", words);
              }
            });
    tree.put("decisions", decisions);
  }

  private Section indicators(Map<String, Object> tree) {
    if (!isListed) {
      tree.put("indicators", List.of());
      Block why = Parts.paragraph(withoutValues());
      return Parts.section("indicators", "Indicators by group", List.of(why));
    }
    List<String> columns = new ArrayList<>(List.of("group"));
    indicators.forEach(name -> columns.add(title(name)));
    List<List<String>> cells = new ArrayList<>();
    List<Object> groups = new ArrayList<>();
    for (String group : outcome.groups()) {
      List<String> row = new ArrayList<>(List.of(group));
      Map<String, Object> values = new LinkedHashMap<>();
      for (String name : indicators) {
        String shown = shown(name, group);
        row.add(shown);
        values.put(name, shown);
        row("indicator", name, group, shown, "");
      }
      cells.add(row);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("group", group);
      one.put("values", values);
      groups.add(one);
    }
    tree.put("indicators", groups);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.paragraph(
            "Where the policy says that a group is too few, there is no number; that holds for an"
                + " indicator too that has no smallest group of its own."));
    blocks.add(
        indicators.isEmpty()
            ? Parts.paragraph("No indicators.")
            : Parts.table("Indicators by group, " + all.year(), columns, cells, "No groups."));
    return Parts.section("indicators", "Indicators by group", blocks);
  }

  /** Why a school that the outcome does not list has no values here. */
  private String withoutValues() {
    return all.outcome().standings().determinations().containsKey(school.id())
        ? "The last year of the data lacks the school: data that end in "
            + all.year()
            + " show its values."
        : "There are no data of the school in " + all.year() + ".";
  }

  /**
   * The value for a reader. An indicator that nowhere says too few has no smallest group of its own
   * and follows the others.
   */
  private String shown(String name, String group) {
    Value value = outcome.value(school.id(), name, group);
    boolean isSmall =
        !value.isMissing()
            && !guarded.contains(name)
            && indicators.stream()
                .anyMatch(other -> isTooFew(outcome.value(school.id(), other, group)));
    return isSmall
        ? MissingReason.TOO_FEW.words()
        : ValueText.readable(value, outcome.result(name).type());
  }

  private boolean saysTooFew(String name) {
    return outcome.entities().stream()
        .anyMatch(
            one ->
                outcome.groups().stream()
                    .anyMatch(group -> isTooFew(outcome.value(one.id(), name, group))));
  }

  private static boolean isTooFew(Value value) {
    return value instanceof Value.Missing missing && missing.reason() == MissingReason.TOO_FEW;
  }

  private String title(String name) {
    String title = outcome.result(name).title();
    return title.isEmpty() ? name : title;
  }

  private Section targets(Map<String, Object> tree) {
    if (!isListed) {
      tree.put("targets", List.of());
      Block why = Parts.paragraph(withoutValues());
      return Parts.section("targets", "Against the targets", List.of(why));
    }
    List<String> ofGroups =
        targets.stream()
            .filter(name -> outcome.result(name).each() == UnitOfAnalysis.GROUP)
            .toList();
    List<String> columns = new ArrayList<>(List.of("target", "school"));
    columns.addAll(outcome.groups());
    List<List<String>> cells = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (String name : targets) {
      List<String> row = new ArrayList<>(List.of(title(name)));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("target", name);
      if (ofGroups.contains(name)) {
        row.add("");
        Map<String, Object> values = new LinkedHashMap<>();
        for (String group : outcome.groups()) {
          String word = word(name, outcome.value(school.id(), name, group));
          row.add(word);
          values.put(group, word);
          row("target", name, group, word, "");
        }
        one.put("groups", values);
      } else {
        String word = word(name, outcome.value(school.id(), name));
        row.add(word);
        outcome.groups().forEach(group -> row.add(""));
        one.put("school", word);
        row("target", name, "", word, "");
      }
      cells.add(row);
      trees.add(one);
    }
    tree.put("targets", trees);
    Block table =
        Parts.table("Targets of school and groups, " + all.year(), columns, cells, "No targets.");
    return Parts.section("targets", "Against the targets", List.of(table));
  }

  private String word(String name, Value value) {
    return ValueText.readable(value, outcome.result(name).type());
  }

  private Section obligations(Map<String, Object> tree) {
    List<Obligation> due =
        all.obligations(school.id(), asOf).stream()
            .filter(
                one ->
                    one.year().start() == all.year().start() + 1
                        || (one.state() == Obligation.State.OPEN)
                        || (one.state() == Obligation.State.LATE && one.metOn() == null))
            .toList();
    due.forEach(one -> row("obligation", one.what(), "", one.state().word(), Duty.due(one)));
    tree.put("obligations", due.stream().map(Duty::tree).toList());
    Block table = Duty.table("Obligations due, as of " + asOf, due, "No obligations are due.");
    return Parts.section("obligations", "Obligations", List.of(table));
  }
}
