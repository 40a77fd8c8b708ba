package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;

/**
 * People with the values of their measures, each rated by the system of the district. Deeply
 * immutable; safe for every thread.
 *
 * @param entries the rows, in the order of the file
 * @param isSynthetic whether the file says that its rows are made up
 */
public record Ratings(List<Entry> entries, boolean isSynthetic) {
  public Ratings {
    entries = List.copyOf(entries);
  }

  /**
   * A row: one person in one school year.
   *
   * @param person the id of the person
   * @param district the district
   * @param role the role
   * @param status which of the people of that role, or empty
   * @param year the school year
   * @param values the values of measures; none for somebody who was there and was not rated
   * @param ratedOn when the rating was given; null if that is not said
   * @param feedbackOn when the person had feedback; null if not
   * @param development professional development that follows from it, or empty
   * @param decision a personnel decision that was made, or empty
   * @param decidedOn when it was made; null if there is none
   * @param cites the year whose rating the decision cites; null if it cites none
   * @param rule the system that rates the person
   * @param rating the rating by it
   * @param at the row
   */
  public record Entry(
      String person,
      String district,
      String role,
      String status,
      SchoolYear year,
      Map<String, String> values,
      @Nullable CalendarDate ratedOn,
      @Nullable CalendarDate feedbackOn,
      String development,
      String decision,
      @Nullable CalendarDate decidedOn,
      @Nullable SchoolYear cites,
      RatingRule rule,
      Rating rating,
      Place.Cell at) {
    public Entry {
      Objects.requireNonNull(person, "person");
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(year, "year");
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      Objects.requireNonNull(development, "development");
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(rating, "rating");
      Objects.requireNonNull(at, "at");
    }

    /** Days from the rating to the feedback; empty if one of the two is not said. */
    public Optional<Integer> feedbackDays() {
      return ratedOn == null || feedbackOn == null
          ? Optional.empty()
          : Optional.of((int) ratedOn.daysUntil(feedbackOn));
    }
  }

  /** The school years of the rows, in order. */
  public List<SchoolYear> years() {
    return entries.stream().map(Entry::year).distinct().sorted().toList();
  }

  /** The rows of a person, by year. */
  public List<Entry> of(String person) {
    return entries.stream()
        .filter(one -> one.person().equals(person))
        .sorted(Comparator.comparing(Entry::year))
        .toList();
  }

  /** Every person, each once, in order of their ids. */
  public List<String> people() {
    return entries.stream().map(Entry::person).distinct().sorted().toList();
  }

  /**
   * How many people of a district and role have a level.
   *
   * @param district the district
   * @param role the role
   * @param system the system
   * @param level the level; empty for people without a rating
   * @param isReachable whether anybody can get it by the system
   * @param count how many have it
   * @param rated how many have a rating at all
   */
  public record Share(
      String district,
      String role,
      EvaluationSystem system,
      String level,
      boolean isReachable,
      int count,
      int rated) {}

  /** The distribution of a school year by district, role and level, the worst level first. */
  public List<Share> distribution(SchoolYear year) {
    Map<String, List<Entry>> cells = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.year().equals(year)) {
        String key = entry.district() + '\0' + entry.role() + '\0' + entry.rule().system().name();
        cells.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
      }
    }
    List<Share> shares = new ArrayList<>();
    for (List<Entry> people : cells.values()) {
      Entry first = people.get(0);
      EvaluationSystem system = first.rule().system();
      int rated = (int) people.stream().filter(one -> one.rating().isRated()).count();
      List<String> reachable = first.rule().reach().levels();
      List<String> levels = new ArrayList<>(system.levels());
      levels.add("");
      for (String level : levels) {
        int count = (int) people.stream().filter(one -> one.rating().level().equals(level)).count();
        if (!level.isEmpty() || count > 0) {
          boolean isReachable = reachable.contains(level);
          shares.add(
              new Share(first.district(), first.role(), system, level, isReachable, count, rated));
        }
      }
    }
    return List.copyOf(shares);
  }

  /**
   * Somebody who was not rated in time.
   *
   * @param last the row of the last year of the person
   * @param rated the year of the last rating; null if there is none
   * @param interval after how many school years the person has to be rated
   * @param due the last day on which the rating was in time
   */
  public record Overdue(Entry last, @Nullable SchoolYear rated, int interval, CalendarDate due) {}

  /**
   * Who has not been rated within the interval, as of a day. Whoever was never rated has to be
   * within the interval from the first year on. People whose system names no interval for them are
   * never overdue, nor is anybody who had left when the rating fell due: whose rows end before
   * those of the district do.
   */
  public List<Overdue> overdue(CalendarDate asOf) {
    Map<List<String>, List<Entry>> people = new TreeMap<>(Ratings::byName);
    Map<String, SchoolYear> lastYears = new HashMap<>();
    for (Entry entry : entries) {
      if (firstDay(entry.year()).compareTo(asOf) <= 0) {
        people
            .computeIfAbsent(List.of(entry.person(), entry.role()), none -> new ArrayList<>())
            .add(entry);
        lastYears.merge(
            entry.district(),
            entry.year(),
            (one, other) -> one.compareTo(other) >= 0 ? one : other);
      }
    }
    List<Overdue> overdue = new ArrayList<>();
    for (List<Entry> own : people.values()) {
      own.sort(Comparator.comparing(Entry::year));
      Entry last = own.get(own.size() - 1);
      SchoolYear year = Objects.requireNonNull(lastYears.get(last.district()));
      overdue(own, asOf).filter(one -> !hasLeft(one, last, year)).ifPresent(overdue::add);
    }
    return List.copyOf(overdue);
  }

  /** Whether somebody was not there any more, or not in that role, when the rating fell due. */
  private static boolean hasLeft(Overdue one, Entry last, SchoolYear lastOfDistrict) {
    return last.year().compareTo(lastOfDistrict) < 0
        && new Moment.Year(last.year()).last().compareTo(one.due()) < 0;
  }

  private static int byName(List<String> one, List<String> other) {
    int order = one.get(0).compareTo(other.get(0));
    return order != 0 ? order : one.get(1).compareTo(other.get(1));
  }

  private static CalendarDate firstDay(SchoolYear year) {
    return new CalendarDate(year.start(), 7, 1);
  }

  private static Optional<Overdue> overdue(List<Entry> own, CalendarDate asOf) {
    Entry last = own.get(own.size() - 1);
    Optional<Integer> interval = last.rule().system().interval(last.role(), last.status());
    if (interval.isEmpty()) {
      return Optional.empty();
    }
    SchoolYear rated = null;
    for (Entry entry : own) {
      rated = entry.rating().isRated() ? entry.year() : rated;
    }
    int from = rated == null ? own.get(0).year().start() - 1 : rated.start();
    CalendarDate due = new Moment.Year(new SchoolYear(from + interval.get())).last();
    return due.compareTo(asOf) < 0
        ? Optional.of(new Overdue(last, rated, interval.get(), due))
        : Optional.empty();
  }

  /**
   * Feedback that was late or is lacking.
   *
   * @param entry the row
   * @param days days from rating to feedback; null if there was none
   * @param limit the days that the system allows
   */
  public record LateFeedback(Entry entry, @Nullable Integer days, int limit) {}

  /**
   * Ratings of which people have not had feedback in the days that their system allows.
   *
   * @param asOf the day as of which feedback is lacking; null to list only feedback that was late
   */
  public List<LateFeedback> lateFeedback(@Nullable CalendarDate asOf) {
    List<LateFeedback> late = new ArrayList<>();
    for (Entry entry : entries) {
      Integer limit = entry.rule().system().feedbackDays();
      CalendarDate ratedOn = entry.ratedOn();
      if (limit == null || ratedOn == null || !entry.rating().isRated()) {
        continue;
      }
      Optional<Integer> days = entry.feedbackDays();
      boolean isLacking = days.isEmpty() && asOf != null && ratedOn.daysUntil(asOf) > limit;
      if (isLacking || days.filter(count -> count > limit).isPresent()) {
        late.add(new LateFeedback(entry, days.orElse(null), limit));
      }
    }
    return List.copyOf(late);
  }

  /** Personnel decisions, each with whether it cites a rating. */
  public List<Entry> decisions() {
    return entries.stream().filter(one -> !one.decision().isEmpty()).toList();
  }
}
