package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;

/**
 * What people decided and did about schools: decisions that a school is designated or released,
 * proof that a duty was met, duties that were waived, and schools that carry on what others were.
 * Records belong to the whole run and not to the data of a year; where a year matters, a record
 * says it. Deeply immutable; safe for every thread; equal by content, whatever the order in which
 * the records were given.
 *
 * <p>A school is the code that the data know it by, {@link Entity#id}. Records are kept under the
 * code they were given for; {@link #carriedBy} and {@link #carries} say which codes belong
 * together.
 */
public final class SchoolRecords {
  private static final SchoolRecords NONE = new SchoolRecords();

  private final List<Decision> decisions;
  private final List<Filed> filed;
  private final List<WaivedDuty> waived;
  private final List<Succession> successions;
  private final Map<String, List<Decision>> decisionsOf;
  private final Map<String, List<Filed>> filedOf;
  private final Map<String, List<WaivedDuty>> waivedOf;
  private final Map<String, Succession> successors;
  private final Map<String, List<Succession>> formers;

  /**
   * A decision of people: in the determination of a year a school is, or is not, designated,
   * whatever the rules say.
   *
   * @param school the code of the school
   * @param designation the name of the designation
   * @param year the school year whose determination it is about
   * @param kind what was decided
   * @param by who decided
   * @param on when; may be before or after the year
   * @param because why
   */
  public record Decision(
      String school,
      String designation,
      SchoolYear year,
      Kind kind,
      String by,
      CalendarDate on,
      String because) {
    public Decision {
      name(school, "school");
      name(designation, "designation");
      Objects.requireNonNull(year, "year");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(because, "because");
    }

    /** What was decided. */
    public enum Kind {
      /** The school is designated. */
      DESIGNATE("designate"),
      /** The school is not designated. */
      RELEASE("release");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** The word as data write it. */
      public String word() {
        return word;
      }
    }

    /** Whether both are about the same school, designation and year, and say the opposite. */
    boolean contradicts(Decision other) {
      return kind != other.kind && about().equals(other.about());
    }

    /** What it is about: school, designation and year. */
    List<String> about() {
      return List.of(school, designation, year.toString());
    }
  }

  /**
   * Something that a duty asks for and that is there: a report, a plan, an event.
   *
   * @param school the code of the school
   * @param what what it is, in the word of the duty, such as {@code improvement_plan}
   * @param on when it was filed or held
   * @param by who filed it, or empty
   * @param approvedBy who approved it, or empty
   * @param approvedOn when it was approved; null if it was not, or nobody says
   * @param from when what it describes begins, such as the implementation of a plan; null if nobody
   *     says
   * @param to when that ends; null if nobody says
   * @param topics the reasons for a designation or the groups of students that it covers
   * @param partner the code of a partner school, or empty
   * @param evidence what proves it, such as a link, or empty
   */
  public record Filed(
      String school,
      String what,
      CalendarDate on,
      String by,
      String approvedBy,
      @Nullable CalendarDate approvedOn,
      @Nullable CalendarDate from,
      @Nullable CalendarDate to,
      List<String> topics,
      String partner,
      String evidence) {
    public Filed {
      name(school, "school");
      name(what, "what");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(approvedBy, "approvedBy");
      topics = List.copyOf(topics);
      Objects.requireNonNull(partner, "partner");
      Objects.requireNonNull(evidence, "evidence");
      if (from != null && to != null && to.compareTo(from) < 0) {
        throw new IllegalArgumentException("to must not be before from, " + from + ": " + to);
      }
    }

    /** Something of which only the day is known. */
    public static Filed of(String school, String what, CalendarDate on) {
      return new Filed(school, what, on, "", "", null, null, null, List.of(), "", "");
    }
  }

  /**
   * A duty that a school was let off for a year.
   *
   * @param school the code of the school
   * @param what what the duty asks for, as in {@link Filed#what}
   * @param year the school year
   * @param by who waived it
   * @param on when
   * @param because why
   */
  public record WaivedDuty(
      String school, String what, SchoolYear year, String by, CalendarDate on, String because) {
    public WaivedDuty {
      name(school, "school");
      name(what, "what");
      Objects.requireNonNull(year, "year");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(because, "because");
    }
  }

  /**
   * A school that carries on what another one was: after a closing, a merger or a new code. Several
   * former schools may have one successor.
   *
   * @param former the code of the school that is carried on
   * @param successor the code of the school that carries it on
   * @param from the first school year in which it does
   */
  public record Succession(String former, String successor, SchoolYear from) {
    public Succession {
      name(former, "former");
      name(successor, "successor");
      Objects.requireNonNull(from, "from");
      if (former.equals(successor)) {
        throw new IllegalArgumentException("successor must not be the school itself: " + former);
      }
    }
  }

  /** No records; nothing is sorted, as most datasets have none and all begin with them. */
  private SchoolRecords() {
    this.decisions = List.of();
    this.filed = List.of();
    this.waived = List.of();
    this.successions = List.of();
    this.decisionsOf = Map.of();
    this.filedOf = Map.of();
    this.waivedOf = Map.of();
    this.formers = Map.of();
    this.successors = Map.of();
  }

  private SchoolRecords(
      Collection<Decision> decisions,
      Collection<Filed> filed,
      Collection<WaivedDuty> waived,
      Collection<Succession> successions) {
    Comparator<CalendarDate> byDay = Comparator.naturalOrder();
    this.decisions =
        sorted(
            decisions,
            Comparator.comparing(Decision::school)
                .thenComparing(Decision::year)
                .thenComparing(Decision::designation)
                .thenComparing(Decision::on, byDay)
                .thenComparing(Decision::toString));
    this.filed =
        sorted(
            filed,
            Comparator.comparing(Filed::school)
                .thenComparing(Filed::on, byDay)
                .thenComparing(Filed::what)
                .thenComparing(Filed::toString));
    this.waived =
        sorted(
            waived,
            Comparator.comparing(WaivedDuty::school)
                .thenComparing(WaivedDuty::year)
                .thenComparing(WaivedDuty::what)
                .thenComparing(WaivedDuty::on, byDay)
                .thenComparing(WaivedDuty::toString));
    this.successions = sorted(successions, Comparator.comparing(Succession::former));
    this.decisionsOf = by(this.decisions, Decision::school);
    this.filedOf = by(this.filed, Filed::school);
    this.waivedOf = by(this.waived, WaivedDuty::school);
    this.formers = by(this.successions, Succession::successor);
    this.successors = new HashMap<>();
    this.successions.forEach(one -> successors.put(one.former(), one));
  }

  /** No records. */
  public static SchoolRecords none() {
    return NONE;
  }

  /**
   * Records. One that is given twice counts once.
   *
   * @throws IllegalArgumentException if two decisions contradict each other, a school has two
   *     successors, or schools follow each other in a circle
   */
  public static SchoolRecords of(
      Collection<Decision> decisions,
      Collection<Filed> filed,
      Collection<WaivedDuty> waived,
      Collection<Succession> successions) {
    Map<List<String>, Decision> known = new HashMap<>();
    for (Decision decision : decisions) {
      Decision other = known.putIfAbsent(decision.about(), decision);
      if (other != null && other.contradicts(decision)) {
        throw new IllegalArgumentException(
            "decisions must not contradict each other: " + other + " and " + decision);
      }
    }
    Map<String, Succession> successors = new LinkedHashMap<>();
    for (Succession succession : successions) {
      Succession other = successors.putIfAbsent(succession.former(), succession);
      if (other != null && !other.equals(succession)) {
        throw new IllegalArgumentException(
            "a school must have one successor: " + other + " and " + succession);
      }
    }
    List<Succession> circle = circle(successors);
    if (!circle.isEmpty()) {
      throw new IllegalArgumentException("successions must not go in a circle: " + circle);
    }
    return new SchoolRecords(decisions, filed, waived, successions);
  }

  /** Successions that lead from a school back to it, in order; empty if there are none. */
  static List<Succession> circle(Map<String, Succession> successors) {
    Set<String> sound = new HashSet<>();
    for (String start : successors.keySet()) {
      Map<String, Succession> way = new LinkedHashMap<>();
      Succession next = successors.get(start);
      while (next != null && !sound.contains(next.former())) {
        if (way.containsKey(next.former())) {
          List<Succession> all = new ArrayList<>(way.values());
          return List.copyOf(all.subList(all.indexOf(next), all.size()));
        }
        way.put(next.former(), next);
        next = successors.get(next.successor());
      }
      sound.addAll(way.keySet());
    }
    return List.of();
  }

  /**
   * These records and others.
   *
   * @throws IllegalArgumentException if both together do not hold together, as in {@link #of}
   */
  public SchoolRecords plus(SchoolRecords more) {
    return of(
        join(decisions, more.decisions),
        join(filed, more.filed),
        join(waived, more.waived),
        join(successions, more.successions));
  }

  private static <T> List<T> join(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** Whether there is no record at all. */
  public boolean isEmpty() {
    return decisions.isEmpty() && filed.isEmpty() && waived.isEmpty() && successions.isEmpty();
  }

  /** The decisions, by school, year and designation. */
  public List<Decision> decisions() {
    return decisions;
  }

  /** The decisions about the school with that very code, by year and designation. */
  public List<Decision> decisions(String school) {
    return decisionsOf.getOrDefault(school, List.of());
  }

  /**
   * The decision about a school, designation and year; the earliest if several say the same.
   *
   * @param school that very code
   */
  public Optional<Decision> decision(String school, String designation, SchoolYear year) {
    for (Decision one : decisions(school)) {
      if (one.year().equals(year) && one.designation().equals(designation)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** What was filed, by school and day. */
  public List<Filed> filed() {
    return filed;
  }

  /** What was filed for the school with that very code, by day. */
  public List<Filed> filed(String school) {
    return filedOf.getOrDefault(school, List.of());
  }

  /** The duties that were waived, by school and year. */
  public List<WaivedDuty> waived() {
    return waived;
  }

  /** The duties of the school with that very code that were waived, by year. */
  public List<WaivedDuty> waived(String school) {
    return waivedOf.getOrDefault(school, List.of());
  }

  /** The successions, by former school. */
  public List<Succession> successions() {
    return successions;
  }

  /** What says that another school carries on the one with the code {@code former}. */
  public Optional<Succession> successor(String former) {
    return Optional.ofNullable(successors.get(former));
  }

  /** What says that the school with that code carries on others itself, by former school. */
  public List<Succession> formers(String successor) {
    return formers.getOrDefault(successor, List.of());
  }

  /**
   * The code under which a school is carried on in a year: its own, or that of the last successor
   * which carries it on by then.
   */
  public String carriedBy(String school, SchoolYear year) {
    String code = school;
    Succession next = successors.get(code);
    while (next != null && next.from().compareTo(year) <= 0) {
      code = next.successor();
      next = successors.get(code);
    }
    return code;
  }

  /**
   * The codes of what a school carries on in a year: its own, and after it, sorted, those of the
   * former schools that it carries on by then, directly or through others.
   */
  public List<String> carries(String school, SchoolYear year) {
    Set<String> carried = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(school));
    while (!open.isEmpty()) {
      for (Succession one : formers(open.remove(open.size() - 1))) {
        if (one.from().compareTo(year) <= 0 && carried.add(one.former())) {
          open.add(one.former());
        }
      }
    }
    List<String> codes = new ArrayList<>(List.of(school));
    codes.addAll(carried);
    return List.copyOf(codes);
  }

  /** The codes of every school that a record speaks of, partners included. */
  Set<String> schools() {
    Set<String> schools = new TreeSet<>(decisionsOf.keySet());
    schools.addAll(filedOf.keySet());
    schools.addAll(waivedOf.keySet());
    schools.addAll(successors.keySet());
    schools.addAll(formers.keySet());
    filed.stream().map(Filed::partner).filter(one -> !one.isEmpty()).forEach(schools::add);
    return schools;
  }

  private static void name(String text, String component) {
    Objects.requireNonNull(text, component);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(component + " must not be empty");
    }
  }

  private static <T> List<T> sorted(Collection<T> records, Comparator<T> order) {
    return new LinkedHashSet<>(records).stream().sorted(order).toList();
  }

  private static <T> Map<String, List<T>> by(List<T> records, Function<T, String> school) {
    Map<String, List<T>> bySchool = new HashMap<>();
    for (T one : records) {
      bySchool.computeIfAbsent(school.apply(one), code -> new ArrayList<>()).add(one);
    }
    bySchool.replaceAll((code, all) -> List.copyOf(all));
    return bySchool;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchoolRecords that
        && decisions.equals(that.decisions)
        && filed.equals(that.filed)
        && waived.equals(that.waived)
        && successions.equals(that.successions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(decisions, filed, waived, successions);
  }

  @Override
  public String toString() {
    return "%d decisions, %d filed, %d waived, %d successions"
        .formatted(decisions.size(), filed.size(), waived.size(), successions.size());
  }
}
