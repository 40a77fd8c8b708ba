package org.sqis.core.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.GrantStatus;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.Panel;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * The grants of all districts from their beginning to a day: states, the decisions that led from
 * one to the next, and what must be done in each. The rules are those of one school year. Deeply
 * immutable; safe for every thread.
 */
public final class GrantHistory {
  private final GrantStatus status;
  private final Rules rules;
  private final CalendarDate asOf;
  private final Entries entries;
  private final Map<String, List<Stay>> stays = new LinkedHashMap<>();
  private final Map<String, List<Entry>> rulings = new LinkedHashMap<>();
  private final List<Problem> problems;

  private GrantHistory(GrantStatus status, Rules rules, Entries entries, CalendarDate asOf) {
    this.status = status;
    this.rules = rules;
    this.asOf = asOf;
    this.entries = entries;
    List<Problem> found = new ArrayList<>();
    for (String district : rules.members(status.membership())) {
      replay(district, found);
    }
    for (Entry one : entries.of(RecordFile.Kind.RULINGS)) {
      if (!stays.containsKey(one.key())) {
        found.add(
            Problem.of(
                    ProblemCode.RECORD_NO_PROCEDURE,
                    one.at(),
                    "`" + one.key() + "` is no district of `" + status.membership() + "`")
                .help("mend the district, or add it to the membership"));
      }
    }
    this.problems = DistrictReviews.inPlace(found);
  }

  /**
   * A state of a grant from one day to another.
   *
   * @param state the state
   * @param from its first day; null for the first state, which is there from the beginning
   * @param until the day on which the next one begins; null while it lasts
   * @param by the ruling that led to it; null for the first state
   */
  public record Stay(
      String state, @Nullable CalendarDate from, @Nullable CalendarDate until, @Nullable Entry by) {
    public Stay {
      Objects.requireNonNull(state, "state");
    }

    /** Whether the state holds on a day. */
    public boolean holds(CalendarDate day) {
      return (from == null || from.compareTo(day) <= 0)
          && (until == null || day.compareTo(until) < 0);
    }
  }

  /**
   * The grants.
   *
   * @param spec a policy, as {@code Policy.of} has proved it
   * @param entries the records
   * @param year the school year whose rules hold
   * @param asOf the day; later records do not count
   * @return empty if no status of grants is in force in the year
   */
  public static Optional<GrantHistory> of(
      PolicySpec spec, Entries entries, SchoolYear year, CalendarDate asOf) {
    Rules rules = new Rules(spec, year);
    return rules
        .one(GrantStatus.class)
        .map(status -> new GrantHistory(status, rules, entries, asOf));
  }

  private void replay(String district, List<Problem> found) {
    List<Entry> all =
        entries.of(RecordFile.Kind.RULINGS, district).stream()
            .sorted(
                Comparator.comparing((Entry one) -> one.day("on").orElseThrow())
                    .thenComparing(one -> moveRow(one.text("decision")))
                    .thenComparing(one -> DistrictReviews.place(one.at())))
            .toList();
    List<Entry> taken = new ArrayList<>();
    List<Stay> own = new ArrayList<>();
    Stay now = new Stay(status.states().get(0), null, null, null);
    String state = now.state();
    for (Entry one : all) {
      CalendarDate on = one.day("on").orElseThrow();
      String decision = one.text("decision");
      if (!isSound(one, decision, on, found)) {
        continue;
      }
      Optional<GrantStatus.Move> move = status.move(state, decision);
      boolean isMove = status.moves().stream().anyMatch(it -> it.decision().equals(decision));
      if (isMove && move.isEmpty()) {
        found.add(
            Problem.of(ProblemCode.RULING_NO_MOVE, one.at(), decision, state, district, on + "")
                .help(possible(state)));
        continue;
      }
      // A decision of a later day is judged by the state of its own day, and moves nothing yet.
      state = move.map(GrantStatus.Move::to).orElse(state);
      if (on.compareTo(asOf) > 0) {
        continue;
      }
      taken.add(one);
      if (move.isPresent()) {
        own.add(new Stay(now.state(), now.from(), on, now.by()));
        now = new Stay(state, on, null, one);
      }
    }
    own.add(now);
    stays.put(district, List.copyOf(own));
    rulings.put(district, List.copyOf(taken));
  }

  /** The first row of the moves with a decision, so that those of one day have an order. */
  private int moveRow(String decision) {
    List<String> decisions = status.moves().stream().map(GrantStatus.Move::decision).toList();
    int row = decisions.indexOf(decision);
    return row < 0 ? decisions.size() : row;
  }

  private String possible(String state) {
    List<String> words =
        status.moves().stream()
            .map(GrantStatus.Move::decision)
            .distinct()
            .filter(word -> status.move(state, word).isPresent())
            .toList();
    return words.isEmpty()
        ? "nothing leads on from `" + state + "`; mend the ruling, or add a row to `moves`"
        : "from `" + state + "` lead " + String.join(", ", words);
  }

  /** Whether somebody can decide so, and the panel, if it does, has met. */
  private boolean isSound(Entry ruling, String decision, CalendarDate on, List<Problem> found) {
    List<String> known = new ArrayList<>();
    status.moves().forEach(one -> known.add(one.decision()));
    Optional<Panel> panel = new Rules(rules.spec(), rules.calendar().yearOf(on)).one(Panel.class);
    panel.ifPresent(one -> known.addAll(one.decisions()));
    if (!known.contains(decision)) {
      found.add(
          Problem.of(ProblemCode.RULING_UNKNOWN, ruling.at(), decision)
              .help(
                  NearestName.find(decision, known)
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("the decisions are " + String.join(", ", known))));
      return false;
    }
    if (panel.isEmpty() || !panel.get().decisions().contains(decision)) {
      return true;
    }
    SchoolYear year = rules.calendar().yearOf(on);
    List<PanelYear.Meeting> met =
        PanelYear.of(rules.spec(), entries, year, on).stream()
            .flatMap(one -> one.meetings().stream())
            .filter(one -> one.on().equals(on))
            .toList();
    if (met.stream().anyMatch(PanelYear.Meeting::counts)) {
      return true;
    }
    found.add(
        Problem.of(
                ProblemCode.PANEL_NO_MEETING,
                ruling.at(),
                ruling.key(),
                on.toString(),
                met.isEmpty() ? "it did not meet on that day" : "too few members were there")
            .help("mend the day, or add the meeting to `meetings`"));
    return false;
  }

  /** The rules of the states. */
  public GrantStatus status() {
    return status;
  }

  /** The states of every district, from the first to that of the day. */
  public Map<String, List<Stay>> stays() {
    return Collections.unmodifiableMap(stays);
  }

  /** The states of a district; none if it has no grant. */
  public List<Stay> stays(String district) {
    return stays.getOrDefault(district, List.of());
  }

  /** The state of a district on the day; empty if it has no grant. */
  public Optional<Stay> now(String district) {
    List<Stay> own = stays(district);
    return own.isEmpty() ? Optional.empty() : Optional.of(own.get(own.size() - 1));
  }

  /** The rulings about a district that can stand, in the order of days. */
  public List<Entry> rulings(String district) {
    return rulings.getOrDefault(district, List.of());
  }

  /** What must be done for the grant of a district, state by state. */
  public List<Obligation> obligations(String district) {
    List<Entry> filed = entries.of(RecordFile.Kind.MILESTONES, district);
    List<Obligation> found = new ArrayList<>();
    for (Stay stay : stays(district)) {
      CalendarDate from = stay.from() == null ? begins(district) : stay.from();
      for (Ladder.Duty duty : status.duties()) {
        if (duty.in().equals(stay.state())) {
          found.addAll(
              new GrantDuties(status.name(), district, duty, from, stay.until(), rules, filed, asOf)
                  .obligations());
        }
      }
    }
    found.sort(
        Comparator.comparing(one -> Objects.requireNonNullElse(one.due(), CalendarDate.LAST)));
    return found;
  }

  /** The first day on which a district can have a grant. */
  private CalendarDate begins(String district) {
    return rules.rows(status.membership()).stream()
        .filter(row -> row.district().equals(district))
        .map(Membership.Row::from)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .min(Comparator.naturalOrder())
        .orElse(new Rules(rules.spec(), rules.spec().header().first()).first());
  }

  /** What is wrong with the rulings, by file and row; these rulings do not count. */
  public List<Problem> problems() {
    return problems;
  }
}
