package org.sqis.core.pairing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.pairing.HardRules.Demander;
import org.sqis.core.pairing.PairingResult.Broken;
import org.sqis.core.pairing.PairingResult.Ended;
import org.sqis.core.pairing.PairingResult.Free;
import org.sqis.core.pairing.PairingResult.How;
import org.sqis.core.pairing.PairingResult.Pair;
import org.sqis.core.pairing.PairingResult.TermCost;
import org.sqis.core.pairing.PairingResult.Undecided;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.Pairing.Demand;
import org.sqis.core.policy.Pairing.Rule;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;
import org.sqis.core.standing.YearStandings;

/**
 * Pairs schools that need a partner with schools that can be one, by the lists of a determination
 * and the records up to a day: first what people pinned, then the pairs that go on, then everybody
 * else by {@link Assignment}. One run; the same inputs give the same pairs.
 */
public final class Pairings {
  private final Pairing rule;
  private final Determinations all;
  private final CalendarDate asOf;
  private final SchoolYear inEffect;
  private final int capacity;
  private final boolean isCapacitySet;
  private final Settings settings;
  private final Distance distance;
  private final HardRules hard;
  private final Teams teams;
  private final Partnerships partnerships;
  private final Map<String, Demander> demanders = new LinkedHashMap<>();
  private final Map<String, Integer> left = new TreeMap<>();
  private final Map<String, Chosen> chosen = new LinkedHashMap<>();
  private final List<Ended> ended = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** A pair that is settled. */
  record Chosen(String partner, How how, String remark) {}

  private Pairings(
      Policy policy, Dataset data, Determinations all, Pairing rule, CalendarDate asOf) {
    this.rule = rule;
    this.all = all;
    this.asOf = asOf;
    this.inEffect = new SchoolYear(all.year().start() + 1);
    this.settings = new Settings(policy.spec(), all.year());
    Facts facts = new Facts(data, all);
    UnaryOperator<String> code = school -> all.records().carriedBy(school, inEffect);
    this.teams = new Teams(rule.team(), data.entries().of(RecordFile.Kind.TEAMS), code);
    this.partnerships =
        new Partnerships(data.entries().of(RecordFile.Kind.PARTNERSHIPS), teams, code, asOf);
    this.distance = new Distance(rule.terms(), settings, facts);
    this.hard = new HardRules(rule, all, facts, teams, asOf);
    notes.addAll(distance.notes());
    problems.addAll(teams.problems());
    problems.addAll(partnerships.problems());
    demand();
    this.isCapacitySet = settings.whole(rule.capacity()).isPresent();
    this.capacity = whole(rule.capacity(), "nobody is paired");
    hard.partners().forEach(partner -> left.put(partner, capacity));
    pin(data.entries().of(RecordFile.Kind.PINS), code);
  }

  /**
   * Pairs schools.
   *
   * @param policy the policy
   * @param data the data that the determinations were made of
   * @param all the determinations; the lists of the last one are in effect
   * @param rule a pairing of the policy
   * @param asOf the day; records of later days do not count
   * @throws IllegalArgumentException if the rule is not one of the policy that is in force
   */
  public static PairingResult of(
      Policy policy, Dataset data, Determinations all, Pairing rule, CalendarDate asOf) {
    if (!policy.spec().procedures(Pairing.class, all.year()).contains(rule)) {
      throw new IllegalArgumentException(
          "rule must be a pairing of the policy in " + all.year() + ": " + rule.name());
    }
    Pairings pairings = new Pairings(policy, data, all, rule, asOf);
    pairings.keep();
    pairings.assign();
    return pairings.result();
  }

  private int whole(Expr amount, String otherwise) {
    Optional<Integer> number = settings.whole(amount);
    if (number.isEmpty()) {
      notes.add("`" + amount + "` is not set: " + otherwise + ".");
    }
    return number.orElse(0);
  }

  /** Who needs a partner: by row of demand, then by code. */
  private void demand() {
    YearStandings now = all.in(all.year()).orElseThrow();
    List<Demander> found = new ArrayList<>();
    for (Entity school : all.entities()) {
      Standings standings = now.of(school.id());
      for (int i = 0; i < rule.demands().size(); i++) {
        Demand demand = rule.demands().get(i);
        Held held = standings.held().get(demand.designation());
        if (held != null && isInState(standings, demand)) {
          List<String> groups =
              held.reasons().stream().flatMap(one -> one.groups().stream()).distinct().toList();
          found.add(new Demander(school.id(), i, groups));
          break;
        }
      }
    }
    found.sort(Comparator.comparing(Demander::demand).thenComparing(Demander::school));
    found.forEach(one -> demanders.put(one.school(), one));
  }

  private boolean isInState(Standings standings, Demand demand) {
    return demand.states().isEmpty()
        || standings.rungs().values().stream()
            .filter(rung -> isFor(rung, demand.designation()))
            .anyMatch(rung -> demand.states().contains(rung.state()));
  }

  private boolean isFor(Rung rung, String designation) {
    return settings.spec().ladders().stream()
        .anyMatch(one -> one.name().equals(rung.ladder()) && one.designation().equals(designation));
  }

  /** What people chose stands, whatever the rules say; what it breaks is told. */
  private void pin(List<Entry> pins, UnaryOperator<String> code) {
    Map<String, Entry> valid = new TreeMap<>();
    Set<String> unclear = new TreeSet<>();
    List<Entry> inOrder = new ArrayList<>(pins);
    inOrder.sort(
        Comparator.comparing((Entry pin) -> pin.day("on").orElseThrow())
            .thenComparing(pin -> pin.at().file())
            .thenComparing(pin -> pin.at().row()));
    for (Entry pin : inOrder) {
      CalendarDate on = pin.day("on").orElseThrow();
      boolean isOver = pin.day("to").filter(to -> to.compareTo(asOf) < 0).isPresent();
      if (on.compareTo(asOf) > 0 || isOver) {
        continue;
      }
      String school = code.apply(pin.key());
      Entry before = valid.put(school, pin);
      boolean isOther = before != null && !before.text("partner").equals(pin.text("partner"));
      if (isOther && before.day("on").equals(pin.day("on"))) {
        unclear.add(school);
        problems.add(
            Problem.of(
                    ProblemCode.PIN_TWO,
                    pin.at(),
                    school,
                    before.text("partner"),
                    pin.text("partner"),
                    on.toString())
                .with(before.at(), "the other one")
                .help("leave one of the two out; neither counts until then"));
      } else {
        unclear.remove(school);
      }
    }
    valid.keySet().removeAll(unclear);
    valid.forEach((school, pin) -> pin(school, code.apply(pin.text("partner")), pin));
  }

  private void pin(String school, String partner, Entry pin) {
    Demander demander = demanders.get(school);
    String idle =
        school.equals(partner)
            ? HardRules.SELF
            : demander == null ? "`" + school + "` needs no partner on " + asOf : "";
    if (demander == null || !idle.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.PIN_IDLE, pin.at(), school, partner, idle)
              .help("leave the row out, or give it a last day `to`"));
      return;
    }
    List<String> broken = new ArrayList<>();
    hard.broken(demander, partner).forEach(one -> broken.add(one.rule().word() + ", " + one.why()));
    if (take(partner) < 0 && isCapacitySet) {
      broken.add("capacity, it helps more schools than it has places for");
    }
    if (!broken.isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.PIN_BREAKS, pin.at(), school, partner, String.join("; ", broken))
              .help("the pin holds all the same; leave the row out to go by the rules"));
    }
    chosen.put(
        school,
        new Chosen(
            partner,
            How.PINNED,
            "by "
                + pin.text("by")
                + " on "
                + pin.day("on").orElseThrow()
                + ": "
                + pin.text("because")));
  }

  /** Takes a place of a partner, also of one that has lost its designation; how many are left. */
  private int take(String partner) {
    int places = left.getOrDefault(partner, capacity) - 1;
    left.put(partner, places);
    return places;
  }

  /** Pairs of today go on where the rule keeps them; of the others it is told why they end. */
  private void keep() {
    int grace =
        rule.grace() == null ? 0 : whole(rule.grace(), "no pair outlasts its partner's list");
    List<Partnership> lasting = new ArrayList<>();
    partnerships.all().stream().filter(Partnership::lasts).forEach(lasting::add);
    lasting.sort(
        Comparator.comparing((Partnership one) -> demandOf(one.school()))
            .thenComparing(Partnership::since)
            .thenComparing(Partnership::school)
            .thenComparing(Partnership::partner));
    for (Partnership one : lasting) {
      Chosen already = chosen.get(one.school());
      if (already != null) {
        if (!already.partner().equals(one.partner())) {
          end(
              one,
              already.how() == How.PINNED
                  ? "`" + already.partner() + "` is pinned in its place"
                  : "it goes on with `" + already.partner() + "`");
        }
        continue;
      }
      String remark = "since " + one.since();
      String why = ends(one);
      int lists = hard.listsWithout(one.partner());
      if (why.isEmpty() && lists > 0 && rule.kept() != null && rule.kept().contains(Rule.PARTNER)) {
        String lost = lost(one.partner());
        why = lists > grace ? lost : "";
        remark += "; " + lost + ", and the pair goes on for " + lists(grace) + " after that";
      }
      boolean isFull = why.isEmpty() && left.getOrDefault(one.partner(), capacity) <= 0;
      if (isFull) {
        why =
            isCapacitySet
                ? "`" + one.partner() + "` has no place left"
                : "`" + rule.capacity() + "` is not set";
      }
      if (why.isEmpty()) {
        take(one.partner());
        chosen.put(one.school(), new Chosen(one.partner(), How.KEPT, remark));
      } else {
        end(one, why);
      }
    }
  }

  private String lost(String partner) {
    String last = hard.lastListWith(partner);
    return "`"
        + partner
        + "` is no longer in "
        + String.join(" or ", rule.partners())
        + (last.isEmpty() ? "" : ", last in the list of " + last);
  }

  private static String lists(int number) {
    return number + (number == 1 ? " list" : " lists");
  }

  private int demandOf(String school) {
    Demander demander = demanders.get(school);
    return demander == null ? Integer.MAX_VALUE : demander.demand();
  }

  private void end(Partnership one, String why) {
    ended.add(new Ended(one.school(), one.partner(), one.since(), why));
  }

  /**
   * Why a pair does not go on, whether or not its partner keeps its designation; empty if it does.
   */
  private String ends(Partnership one) {
    Demander demander = demanders.get(one.school());
    if (demander == null) {
      return "the school needs no partner any more";
    }
    if (one.school().equals(one.partner())) {
      return HardRules.SELF;
    }
    if (rule.kept() == null) {
      return "the rule makes every pair anew";
    }
    for (Rule kept : rule.kept()) {
      String why = kept == Rule.PARTNER ? "" : hard.why(kept, demander, one.partner());
      if (!why.isEmpty()) {
        return kept.word() + ": " + why;
      }
    }
    return "";
  }

  /** Everybody else. */
  private void assign() {
    List<Demander> open =
        demanders.values().stream().filter(one -> !chosen.containsKey(one.school())).toList();
    List<String> partners = hard.partners();
    long[][] costs = new long[open.size()][partners.size()];
    for (int i = 0; i < open.size(); i++) {
      for (int j = 0; j < partners.size(); j++) {
        costs[i][j] =
            hard.broken(open.get(i), partners.get(j)).isEmpty()
                ? Distance.sum(distance.of(open.get(i).school(), partners.get(j)))
                : Assignment.FORBIDDEN;
      }
    }
    int[] found =
        Assignment.of(
            open.stream().mapToInt(Demander::demand).toArray(),
            partners.stream().mapToInt(one -> Math.max(0, left.getOrDefault(one, 0))).toArray(),
            costs);
    for (int i = 0; i < open.size(); i++) {
      if (found[i] != Assignment.NOBODY) {
        String partner = partners.get(found[i]);
        take(partner);
        chosen.put(open.get(i).school(), new Chosen(partner, How.ASSIGNED, ""));
      }
    }
  }

  private PairingResult result() {
    Candidates candidates =
        new Candidates(
            hard,
            distance,
            chosen,
            isCapacitySet ? "no place is left" : "`" + rule.capacity() + "` is not set");
    List<Pair> pairs = new ArrayList<>();
    List<PairingResult.Unpaired> unpaired = new ArrayList<>();
    for (Demander demander : demanders.values()) {
      Chosen one = chosen.get(demander.school());
      if (one == null) {
        unpaired.add(candidates.unpaired(demander));
      } else {
        pairs.add(pair(demander, one, candidates));
      }
    }
    List<Free> free = new ArrayList<>();
    for (String partner : hard.partners()) {
      int places = left.getOrDefault(partner, 0);
      if (places > 0) {
        free.add(new Free(partner, places, teams.lacks(partner, asOf)));
      }
    }
    ended.sort(Comparator.comparing(Ended::school).thenComparing(Ended::partner));
    problems.sort(
        Comparator.comparing((Problem one) -> at(one).file())
            .thenComparing(one -> at(one).row())
            .thenComparing(one -> one.code().id())
            .thenComparing(Problem::message));
    return new PairingResult(
        rule,
        all.year(),
        asOf,
        pairs,
        unpaired,
        free,
        ended,
        undecided(),
        partnerships.all(),
        notes,
        problems);
  }

  private static Place.Cell at(Problem problem) {
    return problem.at() instanceof Place.Cell cell ? cell : new Place.Cell("", 0, "");
  }

  private Pair pair(Demander demander, Chosen one, Candidates candidates) {
    List<TermCost> terms = distance.of(demander.school(), one.partner());
    List<Broken> broken = hard.broken(demander, one.partner());
    Candidates.Ranked ranked = candidates.ranked(demander, one.partner());
    return new Pair(
        demander.school(),
        one.partner(),
        demander.demand(),
        one.how(),
        terms,
        Distance.sum(terms),
        ranked.rank(),
        ranked.candidates(),
        ranked.nearer(),
        ranked.next(),
        broken,
        one.remark());
  }

  private List<Undecided> undecided() {
    Set<String> names = new TreeSet<>(rule.partners());
    rule.demands().forEach(demand -> names.add(demand.designation()));
    YearStandings now = all.in(all.year()).orElseThrow();
    List<Undecided> undecided = new ArrayList<>();
    for (String name : names) {
      for (String school : now.undecided(name)) {
        if (!now.of(school).held().containsKey(name)) {
          String why =
              now.determination(school, name)
                  .map(Determination::answer)
                  .map(Object::toString)
                  .orElse("");
          undecided.add(new Undecided(school, name, why));
        }
      }
    }
    undecided.sort(Comparator.comparing(Undecided::school).thenComparing(Undecided::designation));
    return undecided;
  }
}
