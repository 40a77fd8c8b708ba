package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sqis.core.Policy;
import org.sqis.core.conformance.Milestones;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Entry;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.Review;
import org.sqis.core.problem.Problem;
import org.sqis.core.review.DistrictReviews;
import org.sqis.core.review.GrantHistory;
import org.sqis.core.review.PanelAgenda;
import org.sqis.core.review.PanelYear;
import org.sqis.core.review.Rating;
import org.sqis.core.review.ReviewCycle;
import org.sqis.core.review.RoundReview;
import org.sqis.core.review.StrandReview;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;
import org.sqis.core.rulebook.Text;
import org.sqis.core.standing.StandingYear;

/**
 * What the panel is given about one district in a school year: reviews of itself and by others,
 * ratings, obligations, designations of its schools in numbers, the grant, meetings, what is open.
 * One run.
 */
public final class PacketReport {
  private static final List<String> COLUMNS =
      List.of("year", "district", "part", "of", "what", "on", "due", "state", "detail");

  private final Policy policy;
  private final Determinations all;
  private final String district;
  private final SchoolYear year;
  private final CalendarDate asOf;
  private final Head head;
  private final Optional<DistrictReviews> reviews;
  private final Optional<ReviewCycle> cycle;
  private final Optional<PanelYear> panel;
  private final Optional<GrantHistory> grants;
  private final List<PanelAgenda.Item> open;
  private final Map<DutyList, List<Obligation>> duties = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<String, Object> tree;

  private PacketReport(
      Policy policy,
      Dataset data,
      Determinations all,
      String district,
      CalendarDate asOf,
      List<String> remarks) {
    this.policy = policy;
    this.all = all;
    this.district = district;
    this.year = data.year();
    this.asOf = asOf;
    this.head = Head.of(policy, all, remarks);
    this.reviews = DistrictReviews.of(policy.spec(), data.entries(), year, asOf);
    this.cycle = reviews.flatMap(one -> one.cycle(district));
    this.panel = PanelYear.of(policy.spec(), data.entries(), year, asOf);
    this.grants = GrantHistory.of(policy.spec(), data.entries(), year, asOf);
    this.open =
        PanelAgenda.of(
            district,
            reviews.orElse(null),
            grants.orElse(null),
            panel.map(PanelYear::panel).orElse(null),
            asOf);
    for (DutyList list : MilestonesReport.lists(policy)) {
      Milestones.of(policy.spec(), list, data.entries(), asOf)
          .getOrDefault(district, List.of())
          .stream()
          .filter(one -> one.year().compareTo(year) <= 0)
          .forEach(one -> duties.computeIfAbsent(list, key -> new ArrayList<>()).add(one));
    }
    reviews.ifPresent(one -> problems.addAll(one.problems()));
    panel.ifPresent(one -> problems.addAll(one.problems()));
    grants.ifPresent(one -> problems.addAll(one.problems()));
    this.tree = head.tree("panel-packet");
  }

  /**
   * The packet.
   *
   * @param policy the policy
   * @param data the data, rated in the school year of the packet
   * @param all the determinations of the same data
   * @param district the district
   * @param asOf the day on which everything stands so; later records do not count
   * @param remarks lines of whoever prints it
   */
  public static Report of(
      Policy policy,
      Dataset data,
      Determinations all,
      String district,
      CalendarDate asOf,
      List<String> remarks) {
    return new PacketReport(policy, data, all, district, asOf, remarks).report();
  }

  /** What is wrong with the records that the packet rests on. */
  public static List<Problem> problems(Policy policy, Dataset data, CalendarDate asOf) {
    List<Problem> found = new ArrayList<>();
    SchoolYear year = data.year();
    DistrictReviews.of(policy.spec(), data.entries(), year, asOf)
        .ifPresent(one -> found.addAll(one.problems()));
    PanelYear.of(policy.spec(), data.entries(), year, asOf)
        .ifPresent(one -> found.addAll(one.problems()));
    GrantHistory.of(policy.spec(), data.entries(), year, asOf)
        .ifPresent(one -> found.addAll(one.problems()));
    return found;
  }

  private Report report() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("District", district);
    about.put("School year", year.toString());
    about.put("As of", asOf + "; records of later days do not count");
    grants
        .flatMap(one -> one.now(district))
        .ifPresent(now -> about.put("Status of the grant", now.state()));
    about.put("Peer review", cycle.map(ReviewCycle::state).orElse("takes no part"));
    panel.ifPresent(one -> about.put("Panel", one.state().word() + ": " + one.because()));
    List<Block> blocks = head.blocks(about);
    tree.put("district", district);
    tree.put("school_year", year.toString());
    tree.put("as_of", asOf.toString());
    List<Section> sections = new ArrayList<>();
    sections.add(agenda());
    cycle.ifPresent(one -> reviewed(one, sections));
    grants.ifPresent(one -> sections.add(grant(one)));
    sections.add(promised());
    sections.add(schools());
    panel.ifPresent(
        one -> {
          tree.put("panel", ReviewParts.tree(one));
          add("panel", one.panel().name(), "", "", "", one.state().word(), one.because());
          sections.add(
              Parts.section(
                  "panel",
                  "The panel",
                  List.of(ReviewParts.meetings(one), ReviewParts.roster(one))));
        });
    sections.add(Parts.section("records", "Records", List.of(ReviewParts.problems(problems))));
    tree.put("problems", ReviewParts.problemTrees(problems));
    String title = "Panel packet: " + district + ", " + year;
    return new Report(new Document(title, blocks, sections), head.stamped(COLUMNS, rows), tree);
  }

  private void add(
      String part, String of, String what, String on, String due, String state, String detail) {
    rows.add(List.of(year.toString(), district, part, of, what, on, due, state, detail));
  }

  private Section agenda() {
    List<List<String>> lines = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (PanelAgenda.Item one : open) {
      String due = ReviewParts.day(one.due());
      String state = one.isLate() ? "late" : "open";
      lines.add(List.of(one.about(), one.what(), due, state));
      add("open", one.about(), one.what(), "", due, state, "");
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("about", one.about());
      item.put("what", one.what());
      item.put("due", due);
      item.put("late", one.isLate());
      trees.add(item);
    }
    tree.put("open", trees);
    return Parts.section(
        "open",
        "Decisions and conditions that are open",
        List.of(
            Parts.table(
                "Open on " + asOf,
                List.of("about", "what", "due", "state"),
                lines,
                "Nothing is open.")));
  }

  private void reviewed(ReviewCycle its, List<Section> sections) {
    tree.put("review", ReviewParts.tree(its));
    for (StrandReview strand : its.strands()) {
      add(
          "review",
          strand.strand(),
          "round " + strand.last().number(),
          "",
          ReviewParts.day(strand.due()),
          strand.state().words(),
          strand.because());
    }
    sections.add(
        Parts.section(
            "ratings",
            "Ratings",
            List.of(ReviewParts.strands(its), ReviewParts.steps(its), ReviewParts.levels(its))));
    sections.add(said(its, Review.Rater.SELF, "self", "The district on itself"));
    sections.add(said(its, Review.Rater.PEER, "peers", "What its reviewers say"));
    sections.add(said(its, Review.Rater.FINAL, "final", "Remarks on the final ratings"));
  }

  private Section said(ReviewCycle its, Review.Rater rater, String anchor, String title) {
    List<Block> blocks = new ArrayList<>();
    for (StrandReview strand : its.strands()) {
      for (RoundReview round : strand.rounds()) {
        for (RoundReview.Row row : round.rows()) {
          for (Rating one : row.of(rater)) {
            List<Block.Entry> entries = ReviewParts.said(one);
            add(
                anchor,
                strand.strand() + " " + row.expectation(),
                one.by() + ", round " + round.number(),
                one.on().toString(),
                "",
                "level " + one.level(),
                one.text(rater == Review.Rater.SELF ? "narrative" : "comments"));
            if (!entries.isEmpty()) {
              String who = rater == Review.Rater.PEER ? ", " + one.reviewer() : "";
              blocks.add(
                  new Block.Paragraph(
                      Text.strong(
                              strand.strand()
                                  + ", "
                                  + row.expectation()
                                  + ", round "
                                  + round.number()
                                  + who)
                          .and(" (level " + one.level() + ", " + one.on() + ")")));
              artefacts(one, entries);
              blocks.add(new Block.Definitions(entries));
            }
          }
        }
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(Parts.paragraph("Nothing is said."));
    }
    return Parts.section(anchor, title, blocks);
  }

  /** Says so where a self-rating shows more artefacts than it should. */
  private void artefacts(Rating rating, List<Block.Entry> entries) {
    reviews
        .map(DistrictReviews::mostArtefacts)
        .filter(most -> most.isPresent() && rating.artefacts().size() > most.getAsInt())
        .ifPresent(
            most ->
                entries.add(
                    ReviewParts.entry(
                        "Note",
                        rating.artefacts().size()
                            + " artefacts; "
                            + most.getAsInt()
                            + " at most are asked for")));
  }

  private Section grant(GrantHistory history) {
    List<List<String>> states = new ArrayList<>();
    List<Object> stateTrees = new ArrayList<>();
    for (GrantHistory.Stay one : history.stays(district)) {
      String because = one.by() == null ? "the first state" : told(one.by());
      String from = ReviewParts.day(one.from());
      states.add(List.of(one.state(), from, ReviewParts.day(one.until()), because));
      add("grant", history.status().name(), one.state(), from, "", "", because);
      Map<String, Object> stay = new LinkedHashMap<>();
      stay.put("state", one.state());
      stay.put("from", from);
      stay.put("until", ReviewParts.day(one.until()));
      stay.put("because", because);
      stateTrees.add(stay);
    }
    List<List<String>> rulings = new ArrayList<>();
    List<Object> rulingTrees = new ArrayList<>();
    for (Entry one : history.rulings(district)) {
      String on = ReviewParts.day(one.day("on").orElse(null));
      String due = ReviewParts.day(one.day("due").orElse(null));
      add("decision", one.text("decision"), one.text("by"), on, due, "", one.text("because"));
      Map<String, Object> ruling = new LinkedHashMap<>();
      ruling.put("decision", one.text("decision"));
      ruling.put("on", on);
      for (String field : List.of("by", "because", "conditions")) {
        ruling.put(field, one.text(field));
      }
      ruling.put("due", due);
      ruling.put("met_on", ReviewParts.day(one.day("met_on").orElse(null)));
      rulingTrees.add(ruling);
      rulings.add(
          List.of(
              one.text("decision"),
              on,
              one.text("by"),
              one.text("because"),
              one.text("conditions"),
              due,
              ReviewParts.day(one.day("met_on").orElse(null))));
    }
    List<Obligation> owed = history.obligations(district);
    owed.forEach(one -> add("obligation", one));
    tree.put("grant", stateTrees);
    tree.put("decisions", rulingTrees);
    tree.put("obligations", owed.stream().map(Duty::tree).toList());
    return Parts.section(
        "grant",
        "The grant",
        List.of(
            Parts.table(
                "States", List.of("state", "from", "until", "because"), states, "It has no grant."),
            Parts.table(
                "Decisions",
                List.of("decision", "on", "by", "because", "conditions", "due", "met on"),
                rulings,
                "Nothing was decided."),
            Duty.table(
                "Obligations of the grant as of " + asOf, owed, "The grant asks for nothing.")));
  }

  private void add(String part, Obligation one) {
    add(
        part,
        one.what(),
        one.duty(),
        ReviewParts.day(one.metOn()),
        ReviewParts.day(one.due()),
        one.state().word(),
        one.because());
  }

  /** What the district owes as a member, whatever its grant. */
  private Section promised() {
    List<Block> blocks = new ArrayList<>();
    Map<String, Object> trees = new LinkedHashMap<>();
    duties.forEach(
        (list, owed) -> {
          owed.forEach(one -> add("duty", one));
          trees.put(list.name(), owed.stream().map(Duty::tree).toList());
          String title = list.title().isEmpty() ? list.name() : list.title();
          blocks.add(Duty.table(title + ", up to " + year + ", as of " + asOf, owed, ""));
        });
    if (blocks.isEmpty()) {
      blocks.add(Parts.paragraph("It owes nothing as a member."));
    }
    tree.put("duties", trees);
    return Parts.section("duties", "Duties of the district", blocks);
  }

  private static String told(Entry ruling) {
    return ruling.text("decision") + " by " + ruling.text("by") + ": " + ruling.text("because");
  }

  private Section schools() {
    SchoolYear next = new SchoolYear(year.start() + 1);
    List<Entity> schools =
        all.entities().stream()
            .filter(one -> one.kind() == Entity.Kind.SCHOOL)
            .filter(one -> one.districtName().equals(district))
            .toList();
    List<List<String>> lists = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    for (String name :
        policy.spec().designations().stream().map(Designation::name).distinct().toList()) {
      int now = holding(schools, name, year);
      int then = holding(schools, name, next);
      lists.add(List.of(name, now + "", then + ""));
      add("schools", name, "in effect in " + year, "", "", now + "", "");
      add("schools", name, "in effect in " + next, "", "", then + "", "");
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("designation", name);
      one.put(year.toString(), now);
      one.put(next.toString(), then);
      trees.add(one);
    }
    tree.put("schools", schools.size());
    tree.put("designations", trees);
    return Parts.section(
        "schools",
        "Its " + Parts.counted(schools.size(), "school"),
        List.of(
            Parts.table(
                "Schools with a designation, by the school year in which the list takes effect",
                List.of("designation", year.toString(), next.toString()),
                lists,
                "The policy designates nobody."),
            obligations(schools)));
  }

  private int holding(List<Entity> schools, String designation, SchoolYear inEffect) {
    int count = 0;
    for (Entity school : schools) {
      for (StandingYear one : all.of(school.id())) {
        boolean holds = one.after().held().containsKey(designation);
        count += one.inEffect().equals(inEffect) && holds ? 1 : 0;
      }
    }
    return count;
  }

  private Block obligations(List<Entity> schools) {
    Map<String, Map<Obligation.State, Integer>> counts = new TreeMap<>();
    for (Entity school : schools) {
      for (Obligation one : all.obligations(school.id(), asOf)) {
        if (one.year().compareTo(year) <= 0) {
          counts
              .computeIfAbsent(one.what(), key -> new TreeMap<>())
              .merge(one.state(), 1, Integer::sum);
        }
      }
    }
    List<String> columns = new ArrayList<>(List.of("what"));
    for (Obligation.State state : Obligation.State.values()) {
      columns.add(state.word());
    }
    List<List<String>> lines = new ArrayList<>();
    List<Object> trees = new ArrayList<>();
    counts.forEach(
        (what, states) -> {
          List<String> line = new ArrayList<>(List.of(what));
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("what", what);
          for (Obligation.State state : Obligation.State.values()) {
            int count = states.getOrDefault(state, 0);
            line.add(count + "");
            one.put(state.word(), count);
            add("school obligations", what, state.word(), "", "", count + "", "");
          }
          lines.add(line);
          trees.add(one);
        });
    tree.put("school_obligations", trees);
    return Parts.table(
        "Obligations of its schools up to " + year + ", as of " + asOf,
        columns,
        lines,
        "Its schools have no obligations.");
  }
}
