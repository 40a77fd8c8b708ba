package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Season;

/**
 * When school years begin and which seasons they have. Immutable; safe for every thread.
 *
 * @param start when school years begin; null if the policy does not say, and they begin on 1 July
 * @param seasons the seasons, in the order of the policy
 */
public record SchoolCalendar(@Nullable Start start, List<Entry> seasons) {
  /** The name under which rules ask for the first and last day of the school year itself. */
  public static final String SCHOOL_YEAR = "school_year";

  /** A calendar that says nothing. */
  public static final SchoolCalendar PLAIN = new SchoolCalendar(null, List.of());

  /** When school years begin unless a policy says otherwise. */
  private static final DayOfYear FIRST_OF_JULY = new DayOfYear(7, 1);

  public SchoolCalendar {
    seasons = List.copyOf(seasons);
  }

  /**
   * The day on which school years begin.
   *
   * @param day the day
   * @param provenance who stands behind it
   * @param source what it cites, or empty
   */
  public record Start(DayOfYear day, Provenance provenance, String source) {
    public Start {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(provenance, "provenance");
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * A season and who stands behind it.
   *
   * @param season the season
   * @param provenance who stands behind its days
   * @param source what they cite, or empty
   */
  public record Entry(Season season, Provenance provenance, String source) {
    public Entry {
      Objects.requireNonNull(season, "season");
      Objects.requireNonNull(provenance, "provenance");
      Objects.requireNonNull(source, "source");
    }
  }

  /** Whether it says nothing. */
  public boolean isPlain() {
    return start == null && seasons.isEmpty();
  }

  /** The day on which school years begin. */
  public DayOfYear begins() {
    return start == null ? FIRST_OF_JULY : start.day();
  }

  /** The names of the seasons. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Entry entry : seasons) {
      names.add(entry.season().name());
    }
    return List.copyOf(names);
  }

  /** The season of that name. */
  public Optional<Season> season(String name) {
    return seasons.stream()
        .map(Entry::season)
        .filter(season -> season.name().equals(name))
        .findFirst();
  }

  /** The season that {@code date} lies in; empty if it lies in none. */
  public Optional<Season> seasonOf(CalendarDate date) {
    return seasons.stream().map(Entry::season).filter(season -> season.contains(date)).findFirst();
  }

  /**
   * The first day of a season in a school year, or of the year itself.
   *
   * @param name the season, or {@link #SCHOOL_YEAR}
   * @throws IllegalArgumentException if there is no such season
   */
  public CalendarDate firstDay(String name, SchoolYear year) {
    return name.equals(SCHOOL_YEAR)
        ? begins().in(year.start())
        : known(name).firstDay(year, begins());
  }

  /**
   * The last day of a season that begins in a school year, or of the year itself.
   *
   * @param name the season, or {@link #SCHOOL_YEAR}
   * @throws IllegalArgumentException if there is no such season
   */
  public CalendarDate lastDay(String name, SchoolYear year) {
    return name.equals(SCHOOL_YEAR)
        ? begins().in(year.start() + 1).plusDays(-1).orElseThrow()
        : known(name).lastDay(year, begins());
  }

  /** Who stands behind the days of a season, or of the school year, and what they cite. */
  public String standing(String name) {
    if (name.equals(SCHOOL_YEAR)) {
      return start == null
          ? Provenance.CHOICE.word() + ", where the policy does not say"
          : standing(start.provenance(), start.source());
    }
    return seasons.stream()
        .filter(entry -> entry.season().name().equals(name))
        .findFirst()
        .map(entry -> standing(entry.provenance(), entry.source()))
        .orElse("");
  }

  private static String standing(Provenance provenance, String source) {
    return provenance.word() + (source.isEmpty() ? "" : ", " + source);
  }

  private Season known(String name) {
    return season(name)
        .orElseThrow(() -> new IllegalArgumentException("name must be a season: " + name));
  }

  /** The day that comes every year, in a school year. */
  public CalendarDate dayOf(DayOfYear day, SchoolYear year) {
    CalendarDate first = firstDay(SCHOOL_YEAR, year);
    CalendarDate early = day.in(first.year());
    return early.compareTo(first) >= 0 ? early : day.in(first.year() + 1);
  }

  /** The school year that a day lies in. */
  public SchoolYear yearOf(CalendarDate day) {
    int start = Math.max(1900, Math.min(2199, day.year()));
    SchoolYear year = new SchoolYear(start);
    boolean isBefore = day.compareTo(firstDay(SCHOOL_YEAR, year)) < 0 && start > 1900;
    return isBefore ? new SchoolYear(start - 1) : year;
  }
}
