package org.sqis.core.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.change.Move;
import org.sqis.core.change.StandingMove;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Quota;
import org.sqis.core.standing.YearStandings;

/**
 * What becomes of pools, quotas and designations when a district joins or leaves from a day on: the
 * same data are determined with both memberships. Deeply immutable; safe for every thread.
 */
public final class PoolChange {
  private final Request request;
  private final Policy newer;
  private final Determinations before;
  private final Determinations after;

  private PoolChange(Request request, Policy newer, Determinations before, Determinations after) {
    this.request = request;
    this.newer = newer;
    this.before = before;
    this.after = after;
  }

  /**
   * What is asked.
   *
   * @param membership the membership that changes
   * @param district the district that joins or leaves
   * @param from the first day on which it is a member, or on which it is no member any more
   * @param isLeaving whether it leaves
   */
  public record Request(String membership, String district, CalendarDate from, boolean isLeaving) {
    public Request {
      Objects.requireNonNull(membership, "membership");
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(from, "from");
    }
  }

  /**
   * A number or text before and after.
   *
   * @param what what it is, such as the name of a cohort
   * @param before what it was; empty if it was not there
   * @param after what it is; empty if it is not there
   */
  public record Pair<T>(String what, @Nullable T before, @Nullable T after) {
    public Pair {
      Objects.requireNonNull(what, "what");
    }

    /** Whether both are the same. */
    public boolean isSame() {
      return Objects.equals(before, after);
    }
  }

  /**
   * Determines the data with the membership as it is and as it would be.
   *
   * @throws IllegalArgumentException if the policy has no such membership, or if the district would
   *     be the last one to leave it
   */
  public static PoolChange of(Policy policy, Dataset data, Request request) {
    Membership old = GrantBook.membership(policy.spec(), request.membership());
    Membership changed = changed(old, request);
    List<Membership> memberships =
        policy.spec().memberships().stream().map(one -> one.equals(old) ? changed : one).toList();
    Policy newer = Policy.of(policy.spec().withMemberships(memberships));
    return new PoolChange(request, newer, policy.determinations(data), newer.determinations(data));
  }

  /** The membership with the district joined or gone. */
  static Membership changed(Membership old, Request request) {
    List<Membership.Row> rows = new ArrayList<>();
    CalendarDate last = null;
    for (Membership.Row row : old.districts()) {
      boolean isOwn = row.district().equals(request.district());
      if (!isOwn || !request.isLeaving()) {
        rows.add(row);
      } else if (row.from() == null || row.from().compareTo(request.from()) < 0) {
        rows.add(row.holds(request.from()) ? until(row, request.from()) : row);
      }
      CalendarDate first = isOwn ? row.from() : null;
      if (first != null
          && first.compareTo(request.from()) > 0
          && (last == null || first.compareTo(last) <= 0)) {
        last = first.plusDays(-1).orElse(null);
      }
    }
    if (!request.isLeaving() && !old.holds(request.district(), request.from())) {
      rows.add(new Membership.Row(request.district(), request.from(), last, "", "what if"));
    }
    return new Membership(old.name(), old.title(), rows, old.source(), old.notes());
  }

  private static Membership.Row until(Membership.Row row, CalendarDate day) {
    return new Membership.Row(
        row.district(), row.from(), day.plusDays(-1).orElseThrow(), row.source(), row.meaning());
  }

  /**
   * The memberships on which designations rest: those of the cohorts among whose schools a policy
   * designates.
   */
  public static List<String> memberships(PolicySpec spec) {
    Set<String> cohorts = new TreeSet<>();
    spec.designations().forEach(one -> cohorts.add(one.among()));
    Set<String> names = new LinkedHashSet<>();
    spec.cohorts().stream()
        .filter(one -> cohorts.contains(one.name()) && !one.membership().isEmpty())
        .forEach(one -> names.add(one.membership()));
    return List.copyOf(names);
  }

  /** What was asked. */
  public Request request() {
    return request;
  }

  /** The policy with the membership as it would be. */
  public Policy newer() {
    return newer;
  }

  /** The determinations with the membership as it is. */
  public Determinations before() {
    return before;
  }

  /** The determinations with the membership as it would be. */
  public Determinations after() {
    return after;
  }

  /** How many schools of the rated year each cohort has, before and after. */
  public List<Pair<Size>> cohorts() {
    List<Pair<Size>> pairs = new ArrayList<>();
    for (Cohort one : newer.spec().cohorts()) {
      pairs.add(new Pair<>(one.name(), size(before, one.name()), size(after, one.name())));
    }
    return pairs;
  }

  /**
   * How many schools a cohort has.
   *
   * @param members those that belong
   * @param undecided those of which it is not known
   */
  public record Size(int members, int undecided) {}

  private static Size size(Determinations all, String cohort) {
    int members = 0;
    int undecided = 0;
    for (Entity entity : all.entities()) {
      Value belongs = all.belongs(entity.id(), cohort);
      members += belongs.equals(Value.YesNo.YES) ? 1 : 0;
      undecided += belongs.isMissing() ? 1 : 0;
    }
    return new Size(members, undecided);
  }

  /** Every quota before and after, by designation, route and pool. */
  public List<Pair<Quota>> quotas() {
    Map<String, Quota> older = new LinkedHashMap<>();
    before.outcome().standings().quotas().forEach(one -> older.put(key(one), one));
    List<Pair<Quota>> pairs = new ArrayList<>();
    for (Quota one : after.outcome().standings().quotas()) {
      pairs.add(new Pair<>(key(one), older.remove(key(one)), one));
    }
    older.forEach((key, one) -> pairs.add(new Pair<>(key, one, null)));
    return pairs;
  }

  private static String key(Quota quota) {
    String pool = quota.pool().isEmpty() ? "" : ", pool " + quota.pool();
    return quota.designation() + ", " + quota.route() + " by " + quota.by() + pool;
  }

  /** How many schools hold each designation, before and after. */
  public List<Pair<Integer>> holders() {
    List<Pair<Integer>> pairs = new ArrayList<>();
    for (Designation one : newer.spec().designations()) {
      pairs.add(new Pair<>(one.name(), holding(before, one), holding(after, one)));
    }
    return pairs;
  }

  private static int holding(Determinations all, Designation one) {
    return all.outcome().standings().holding(one.name()).size();
  }

  /** The designations that a school holds before or after, and not both. */
  public List<Moved> moved() {
    List<Moved> moved = new ArrayList<>();
    for (Designation one : newer.spec().designations()) {
      after.entities().stream()
          .sorted(Comparator.comparing(Entity::id))
          .flatMap(
              school ->
                  StandingMove.between(before.outcome(), after.outcome(), school, one.name())
                      .stream())
          .filter(move -> isYes(move.oldValue()) || isYes(move.newValue()))
          .forEach(move -> moved.add(new Moved(one.name(), move, isOwn(move))));
    }
    return moved;
  }

  private static boolean isYes(Value value) {
    return value.equals(Value.YesNo.YES);
  }

  private boolean isOwn(Move move) {
    return move.entity().districtName().equals(request.district());
  }

  /**
   * A designation that moves.
   *
   * @param designation its name
   * @param move the school, what it was and is, and how that came about
   * @param isOwn whether the school is one of the district that joins or leaves; the others move
   *     because the pool changes
   */
  public record Moved(String designation, Move move, boolean isOwn) {
    public Moved {
      Objects.requireNonNull(designation, "designation");
      Objects.requireNonNull(move, "move");
    }
  }

  /**
   * How many schools each earlier determination gives something else; none, if the day is later
   * than the days on which their cohorts were taken.
   */
  public Map<SchoolYear, Integer> earlier() {
    Map<SchoolYear, Integer> counts = new LinkedHashMap<>();
    for (YearStandings older : before.years()) {
      if (older.year().compareTo(before.year()) < 0) {
        counts.put(older.year(), after.in(older.year()).map(one -> differ(older, one)).orElse(0));
      }
    }
    return counts;
  }

  private static int differ(YearStandings older, YearStandings newer) {
    Set<String> ids = new LinkedHashSet<>(older.determinations().keySet());
    ids.addAll(newer.determinations().keySet());
    int count = 0;
    for (String id : ids) {
      boolean isSame =
          older.of(id).equals(newer.of(id)) && answers(older, id).equals(answers(newer, id));
      count += isSame ? 0 : 1;
    }
    return count;
  }

  /** What each designation says of a school; ranks and lines may differ without moving anybody. */
  private static Map<String, Value> answers(YearStandings standings, String id) {
    Map<String, Value> answers = new LinkedHashMap<>();
    for (Determination one : standings.determinations().getOrDefault(id, Map.of()).values()) {
      answers.put(one.designation(), one.answer());
    }
    return answers;
  }

  /**
   * The schools of the district that the data of the rated year have, those included that later
   * years have no more.
   */
  public int ownSchools() {
    Set<String> rated = after.outcome().standings().determinations().keySet();
    return (int)
        after.entities().stream()
            .filter(one -> rated.contains(one.id()))
            .filter(one -> one.districtName().equals(request.district()))
            .count();
  }
}
