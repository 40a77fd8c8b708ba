package org.sqis.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.pairing.PairingResult;
import org.sqis.core.pairing.PairingResult.Broken;
import org.sqis.core.pairing.PairingResult.Candidate;
import org.sqis.core.pairing.PairingResult.Pair;
import org.sqis.core.pairing.PairingResult.TermCost;
import org.sqis.core.pairing.PairingResult.Unpaired;
import org.sqis.core.pairing.Pairings;
import org.sqis.core.pairing.Partnership;
import org.sqis.core.policy.Pairing;
import org.sqis.core.problem.Problem;
import org.sqis.core.rulebook.Block;
import org.sqis.core.rulebook.Document;
import org.sqis.core.rulebook.Section;

/**
 * Who is paired with whom and why, who is not and at which rule the last candidate failed, what
 * becomes of the pairs before, and what happened in partnerships. One run.
 */
public final class PairingReport {
  private static final List<String> COLUMNS =
      List.of(
          "fact",
          "school",
          "school name",
          "partner",
          "partner name",
          "demand",
          "what",
          "cost",
          "detail");

  /** JSON has all of them. */
  private static final int MOST_NEARER = 2;

  private final PairingResult result;
  private final Determinations all;
  private final Head head;
  private final List<List<String>> rows = new ArrayList<>();

  private PairingReport(PairingResult result, Determinations all, Head head) {
    this.result = result;
    this.all = all;
    this.head = head;
  }

  /**
   * The report.
   *
   * @param policy the policy
   * @param data the data that the determinations were made of
   * @param all its determinations
   * @param rule a pairing of the policy that is in force in the rated year
   * @param asOf the day; later records do not count
   * @param remarks lines of whoever prints it
   */
  public static Report of(
      Policy policy,
      Dataset data,
      Determinations all,
      Pairing rule,
      CalendarDate asOf,
      List<String> remarks) {
    PairingResult result = Pairings.of(policy, data, all, rule, asOf);
    return new PairingReport(result, all, Head.of(policy, all, remarks)).report();
  }

  private Report report() {
    List<Block> blocks = new ArrayList<>(head.blocks());
    Pairing rule = result.rule();
    String title = rule.title().isEmpty() ? rule.name() : rule.title();
    blocks.add(Parts.notice("As of " + result.asOf() + ".", "Records of later days do not count."));
    blocks.add(Parts.paragraph(summary()));
    blocks.add(
        Parts.paragraph(
            "Pairs are made so that as many schools as possible of the first row of demand have a"
                + " partner, then of the second, and so on; of all such pairs those that cost least"
                + " in sum; of these the first by the codes of the schools. A cost is the sum of"
                + " the terms, each from 0 for alike to its weight for wholly unlike, in"
                + " thousandths, rounded half up. What people pinned comes first, then pairs that go"
                + " on."));
    result.notes().forEach(note -> blocks.add(Parts.notice("Not set.", note)));
    List<Section> sections =
        List.of(
            Parts.section("pairs", "Pairs", pairs()),
            Parts.section("costs", "What makes them unlike", costs()),
            Parts.section("unpaired", "Schools without a partner", unpaired()),
            Parts.section("ended", "Pairs that do not go on", ended()),
            Parts.section("free", "Partners with places left", free()),
            Parts.section("undecided", "Undecided", undecided()),
            Parts.section("partnerships", "What happened in partnerships", happened()),
            Parts.section("records", "What is wrong with the records", problems()));
    return new Report(
        new Document("Pairing: " + title, blocks, sections),
        head.stamped(COLUMNS, rows),
        new PairingTree(result, all).of(head));
  }

  private String summary() {
    Map<String, Integer> by = new LinkedHashMap<>();
    for (PairingResult.How how : PairingResult.How.values()) {
      by.put(how.word(), 0);
    }
    result.pairs().forEach(pair -> by.merge(pair.how().word(), 1, Integer::sum));
    String how =
        by.entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
    int needs = result.pairs().size() + result.unpaired().size();
    return Parts.counted(needs, "school")
        + (needs == 1 ? " needs" : " need")
        + " a partner: "
        + result.pairs().size()
        + " paired ("
        + how
        + "), "
        + result.unpaired().size()
        + " without one. The assigned pairs cost "
        + PairingTree.cost(result.cost())
        + " together.";
  }

  private void row(
      String fact, String school, String partner, String demand, String what, String... more) {
    rows.add(
        List.of(
            fact,
            school,
            name(school),
            partner,
            name(partner),
            demand,
            what,
            more.length > 1 ? more[0] : "",
            more[more.length - 1]));
  }

  private String name(String id) {
    return all.entity(id).map(Entity::name).orElse("");
  }

  private String named(String id) {
    String name = name(id);
    return name.isEmpty() ? id : name + " (" + id + ")";
  }

  private String district(String id) {
    return all.entity(id).map(Entity::districtName).orElse("");
  }

  private String demand(int row) {
    return result.rule().demands().get(row).words();
  }

  private List<Block> pairs() {
    List<List<String>> lines = new ArrayList<>();
    for (Pair pair : result.pairs()) {
      String why = why(pair);
      lines.add(
          List.of(
              named(pair.school()),
              district(pair.school()),
              demand(pair.demand()),
              named(pair.partner()),
              district(pair.partner()),
              pair.how().word(),
              PairingTree.cost(pair.cost()),
              why));
      row(
          "pair",
          pair.school(),
          pair.partner(),
          demand(pair.demand()),
          pair.how().word(),
          PairingTree.cost(pair.cost()),
          why);
    }
    return List.of(
        Parts.table(
            "Pairs, in the order of demand",
            List.of(
                "school",
                "district",
                "needs it as",
                "partner",
                "its district",
                "how",
                "cost",
                "why this one"),
            lines,
            "No school has a partner."));
  }

  private String why(Pair pair) {
    List<String> parts = new ArrayList<>();
    if (!pair.remark().isEmpty()) {
      parts.add(pair.remark());
    }
    if (!pair.broken().isEmpty()) {
      parts.add("against the rules: " + broken(pair.broken()));
    }
    if (pair.rank() > 0) {
      parts.add("rank " + pair.rank() + " of " + pair.candidates());
    } else {
      parts.add(Parts.counted(pair.candidates(), "other partner") + " would meet every rule");
    }
    if (!pair.nearer().isEmpty()) {
      int more = pair.nearer().size() - MOST_NEARER;
      parts.add(
          "nearer: "
              + pair.nearer().stream()
                  .limit(MOST_NEARER)
                  .map(this::taken)
                  .collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more" : ""));
    }
    Candidate next = pair.next();
    if (next != null) {
      parts.add("next: " + next.partner() + " (" + PairingTree.cost(next.cost()) + ")");
    }
    return String.join("; ", parts);
  }

  private static String broken(List<Broken> all) {
    return all.stream()
        .map(one -> one.rule().word() + ", " + one.why())
        .collect(Collectors.joining("; "));
  }

  private String taken(Candidate one) {
    String by = one.takenBy().isEmpty() ? "" : " helps " + String.join(" and ", one.takenBy());
    return one.partner() + " (" + PairingTree.cost(one.cost()) + ")" + by;
  }

  private List<Block> costs() {
    List<List<String>> lines = new ArrayList<>();
    for (Pair pair : result.pairs()) {
      for (TermCost term : pair.terms()) {
        lines.add(
            List.of(
                pair.school(),
                pair.partner(),
                term.what(),
                term.school(),
                term.partner(),
                term.difference(),
                PairingTree.cost(term.cost())));
        row(
            "term",
            pair.school(),
            pair.partner(),
            demand(pair.demand()),
            term.what(),
            PairingTree.cost(term.cost()),
            term.school() + " and " + term.partner() + ": " + term.difference());
      }
    }
    return List.of(
        Parts.table(
            "Costs, term by term",
            List.of(
                "school", "partner", "what", "of the school", "of the partner", "apart", "cost"),
            lines,
            "There is nothing to compare."));
  }

  private List<Block> unpaired() {
    List<List<String>> lines = new ArrayList<>();
    List<List<String>> near = new ArrayList<>();
    for (Unpaired one : result.unpaired()) {
      String counts = counts(one);
      lines.add(
          List.of(
              named(one.school()),
              district(one.school()),
              demand(one.demand()),
              one.rule(),
              counts));
      row("unpaired", one.school(), "", demand(one.demand()), one.rule(), counts);
      for (Candidate candidate : one.nearest()) {
        String failed = failed(candidate);
        near.add(
            List.of(
                one.school(),
                named(candidate.partner()),
                PairingTree.cost(candidate.cost()),
                failed));
        row(
            "candidate",
            one.school(),
            candidate.partner(),
            demand(one.demand()),
            PairingTree.failedAt(candidate),
            PairingTree.cost(candidate.cost()),
            failed);
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Parts.table(
            "Schools without a partner, and the rule at which the last candidates failed",
            List.of("school", "district", "needs it as", "failed at", "candidates"),
            lines,
            "Every school that needs a partner has one."));
    if (!near.isEmpty()) {
      blocks.add(
          Parts.table(
              "The candidates that came furthest",
              List.of("school", "candidate", "cost", "failed at"),
              near,
              ""));
    }
    return blocks;
  }

  private String counts(Unpaired one) {
    if (one.counts().isEmpty()) {
      return "there are no partners";
    }
    return one.counts().stream()
        .map(count -> count.number() + " " + count.rule() + " (" + count.why() + ")")
        .collect(Collectors.joining("; "));
  }

  private static String failed(Candidate one) {
    Broken broken = one.broken();
    if (broken != null) {
      return broken.rule().word() + ": " + broken.why();
    }
    return one.takenBy().isEmpty()
        ? "capacity: not set"
        : "capacity: helps " + String.join(" and ", one.takenBy());
  }

  private List<Block> ended() {
    List<List<String>> lines = new ArrayList<>();
    for (PairingResult.Ended one : result.ended()) {
      lines.add(
          List.of(named(one.school()), named(one.partner()), one.since().toString(), one.why()));
      row("ended", one.school(), one.partner(), "", "since " + one.since(), one.why());
    }
    return List.of(
        Parts.table(
            "Pairs before that do not go on",
            List.of("school", "partner", "since", "why"),
            lines,
            "None."));
  }

  private List<Block> free() {
    List<List<String>> lines = new ArrayList<>();
    for (PairingResult.Free one : result.free()) {
      String team = one.team().isEmpty() ? "ready" : one.team();
      lines.add(
          List.of(named(one.partner()), district(one.partner()), String.valueOf(one.left()), team));
      row("free", "", one.partner(), "", String.valueOf(one.left()), team);
    }
    return List.of(
        Parts.table(
            "Partners with places left",
            List.of("partner", "district", "places", "team"),
            lines,
            "None."));
  }

  private List<Block> undecided() {
    List<List<String>> lines = new ArrayList<>();
    for (PairingResult.Undecided one : result.undecided()) {
      lines.add(List.of(named(one.school()), one.designation(), one.why()));
      row("undecided", one.school(), "", one.designation(), "", one.why());
    }
    return List.of(
        Parts.table(
            "Schools of which nobody knows whether they hold a designation of the rule",
            List.of("school", "designation", "why"),
            lines,
            "None."));
  }

  private List<Block> happened() {
    List<List<String>> lines = new ArrayList<>();
    for (Partnership one : result.partnerships()) {
      for (Partnership.Happened event : one.events()) {
        String parties = String.join(", ", event.parties());
        lines.add(
            List.of(
                named(one.school()),
                named(one.partner()),
                event.on().toString(),
                event.what(),
                parties,
                event.about()));
        row("event", one.school(), one.partner(), "", event.what(), event.on() + " " + parties);
      }
    }
    return List.of(
        Parts.table(
            "Events, up to " + result.asOf(),
            List.of("school", "partner", "on", "what", "who", "about"),
            lines,
            "No partnership is recorded."));
  }

  private List<Block> problems() {
    List<List<String>> lines = new ArrayList<>();
    for (Problem one : result.problems()) {
      lines.add(List.of(one.code().id(), one.at().toString(), one.message(), one.help()));
      row("problem", "", "", "", one.code().id(), one.at() + ": " + one.message());
    }
    return List.of(
        Parts.table(
            "Records that are out of order or stand against the rules",
            List.of("code", "where", "what", "what to do"),
            lines,
            "Nothing."));
  }
}
