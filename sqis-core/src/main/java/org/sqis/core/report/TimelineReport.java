package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.Policy;
import org.sqis.core.data.Entity;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;
import org.sqis.core.standing.StandingYear;

/**
 * The story of one school, school year by school year: designations and why, clocks and states, how
 * they came about, what was undecided, years without data, decisions of people, and obligations as
 * they stand on a day. One run.
 */
public final class TimelineReport {
  private static final List<String> COLUMNS =
      List.of("in effect", "rated", "id", "school", "event", "of", "detail");

  private final Determinations all;
  private final Entity school;
  private final CalendarDate asOf;
  private final Head head;
  private final YearEvents events;
  private final List<Obligation> obligations;

  private TimelineReport(Determinations all, Entity school, CalendarDate asOf, Head head) {
    this.all = all;
    this.school = school;
    this.asOf = asOf;
    this.head = head;
    this.events = new YearEvents(all, school.id());
    this.obligations = all.obligations(school.id(), asOf);
  }

  /**
   * The day of a report for which nobody names one: the first of the school year in which the last
   * list takes effect.
   */
  public static CalendarDate day(Policy policy, Determinations all) {
    return policy
        .spec()
        .header()
        .calendar()
        .firstDay(SchoolCalendar.SCHOOL_YEAR, new SchoolYear(all.year().start() + 1));
  }

  /**
   * The timeline.
   *
   * @param policy the policy
   * @param all its determinations
   * @param id the school
   * @param asOf the day on which obligations stand so; later records do not count
   * @param remarks lines of whoever prints it
   * @throws IllegalArgumentException if no year knows the school
   */
  public static Report of(
      Policy policy, Determinations all, String id, CalendarDate asOf, List<String> remarks) {
    Entity school =
        all.entity(id)
            .orElseThrow(
                () -> new IllegalArgumentException("id must be a school of the data: " + id));
    Head head = Head.of(policy, all, remarks);
    return new TimelineReport(all, school, asOf, head).report();
  }

  private Report report() {
    List<Section> sections = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<Object> years = new ArrayList<>();
    for (StandingYear year : all.of(school.id())) {
      List<YearEvents.Event> happened = events.of(year);
      List<Obligation> due = due(year.inEffect());
      sections.add(section(year, happened, due));
      years.add(tree(year, happened, due));
      happened.forEach(event -> rows.add(row(year, event.kind(), event.of(), event.detail())));
      due.forEach(
          one ->
              rows.add(
                  row(year, "obligation", one.what(), Duty.due(one) + ": " + one.state().word())));
    }
    List<Block> blocks = head.blocks();
    blocks.add(
        new Block.Paragraph(
            Text.strong("As of " + asOf + ".").and(" Records of later days do not count.")));
    kin().forEach(line -> blocks.add(Parts.paragraph(line)));
    Map<String, Object> tree = head.tree("timeline");
    tree.put("as_of", asOf.toString());
    tree.put("school", Parts.tree(school));
    tree.put("kin", kin());
    tree.put("years", years);
    String name = school.name().isEmpty() ? school.id() : school.name();
    String title = "Timeline: " + name + " (" + school.id() + "), " + district();
    return new Report(new Document(title, blocks, sections), head.stamped(COLUMNS, rows), tree);
  }

  private String district() {
    return school.districtName().isEmpty() ? "district not known" : school.districtName();
  }

  /** Which schools it carries on, and which carries it on. */
  private List<String> kin() {
    List<String> lines = new ArrayList<>();
    for (SchoolRecords.Succession one : all.records().formers(school.id())) {
      lines.add("Carries on " + named(one.former()) + " from " + one.from() + ".");
    }
    all.records()
        .successor(school.id())
        .ifPresent(
            one ->
                lines.add("Carried on by " + named(one.successor()) + " from " + one.from() + "."));
    return lines;
  }

  private String named(String id) {
    return all.entity(id).map(one -> one.name() + " (" + id + ")").orElse(id);
  }

  private List<Obligation> due(SchoolYear year) {
    return obligations.stream().filter(one -> one.year().equals(year)).toList();
  }

  private List<String> row(StandingYear year, String event, String of, String detail) {
    return List.of(
        year.inEffect().toString(),
        year.rated().toString(),
        school.id(),
        school.name(),
        event,
        of,
        detail);
  }

  private static String basis(StandingYear year) {
    return switch (year.basis()) {
      case DATA -> "rated with the data of " + year.rated();
      case NO_DATA -> "NO_DATA: there are no data of the school in " + year.rated();
      case RECORDED -> "recorded: what was decided for " + year.rated() + " is taken as it is";
    };
  }

  private Section section(
      StandingYear year, List<YearEvents.Event> happened, List<Obligation> due) {
    String effect = year.inEffect().toString();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Parts.paragraph("Basis: " + basis(year) + "."));
    blocks.add(
        Parts.table(
            "What holds in " + effect + " and how it came about",
            List.of("event", "of", "detail"),
            happened.stream()
                .map(event -> List.of(event.kind(), event.of(), event.detail()))
                .toList(),
            "No designation."));
    blocks.add(
        Duty.table(
            "Obligations of " + effect + " as of " + asOf,
            due,
            "No obligations in " + effect + "."));
    return Parts.section("year-" + effect, effect, blocks);
  }

  private Map<String, Object> tree(
      StandingYear year, List<YearEvents.Event> happened, List<Obligation> due) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("in_effect", year.inEffect().toString());
    tree.put("rated", year.rated().toString());
    tree.put("basis", year.basis().name());
    List<Object> list = new ArrayList<>();
    for (YearEvents.Event event : happened) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("event", event.kind());
      one.put("of", event.of());
      one.put("detail", event.detail());
      list.add(one);
    }
    tree.put("events", list);
    List<Object> held = new ArrayList<>();
    year.after()
        .held()
        .values()
        .forEach(
            one -> {
              Map<String, Object> designation = new LinkedHashMap<>();
              designation.put("designation", one.designation());
              designation.put("since", one.since().toString());
              List<Object> reasons = new ArrayList<>();
              Why.of(all, school.id(), year.rated(), one).forEach(why -> reasons.add(why.tree()));
              designation.put("reasons", reasons);
              held.add(designation);
            });
    tree.put("held", held);
    List<Object> ladders = new ArrayList<>();
    year.after()
        .rungs()
        .values()
        .forEach(
            rung -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("ladder", rung.ladder());
              one.put("state", rung.state());
              one.put("year", rung.year() + 1);
              one.put("closed_years", rung.year());
              one.put("since", rung.since().toString());
              one.put("state_since", rung.stateSince().toString());
              ladders.add(one);
            });
    tree.put("ladders", ladders);
    tree.put("obligations", due.stream().map(Duty::tree).toList());
    return tree;
  }
}
