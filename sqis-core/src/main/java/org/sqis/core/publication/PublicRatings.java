package org.sqis.core.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.Guidelines;
import org.sqis.core.evaluation.Limit;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;

/**
 * How many educators have which level, as the public may see it: by district, role and level, with
 * every total. Deeply immutable; safe for every thread.
 */
public final class PublicRatings {
  /** The level of people without a rating. */
  public static final String NO_RATING = "no rating";

  private final Limits limits;
  private final CountTable table;
  private final Protection protection;
  private final List<Row> rows;

  private PublicRatings(Limits limits, CountTable table, Protection protection, List<Row> rows) {
    this.limits = limits;
    this.table = table;
    this.protection = protection;
    this.rows = List.copyOf(rows);
  }

  /**
   * A count.
   *
   * @param district the district; {@link CountTable#ALL} for all of them together
   * @param role the role; likewise
   * @param level the level, or {@link #NO_RATING}; likewise
   * @param count how many, and what the public is told of it
   * @param share their part of the people with a rating, and what the public is told of it; null
   *     for totals over levels and for people without a rating
   */
  public record Row(
      String district,
      String role,
      String level,
      PublicResults.Cell count,
      PublicResults.@Nullable Cell share) {
    public Row {
      Objects.requireNonNull(district, "district");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(count, "count");
    }
  }

  /** Why nothing can be published, and what to do; empty if {@link #of} publishes. */
  public static Optional<String> refusal(@Nullable Guidelines guidelines) {
    if (guidelines == null) {
      return Optional.of(
          "the files hold no guidelines, which say how many people a count must have; name their"
              + " file too");
    }
    for (Limit limit : List.of(Limit.PUBLISHED, Limit.HIDDEN_WIDTH)) {
      if (number(guidelines, limit).isEmpty()) {
        return Optional.of(
            "`"
                + limit.words()
                + "` of `"
                + guidelines.name()
                + "` is not set; add a row with it to `limits`");
      }
    }
    return Optional.empty();
  }

  private static Optional<Rational> number(Guidelines guidelines, Limit limit) {
    return guidelines.bounds().stream()
        .filter(one -> one.limit() == limit)
        .findFirst()
        .flatMap(one -> Optional.ofNullable(one.value()));
  }

  /**
   * The counts of a school year.
   *
   * @throws IllegalArgumentException if {@link #refusal} says why not
   */
  public static PublicRatings of(Ratings ratings, SchoolYear year, Guidelines guidelines) {
    Optional<String> refusal = refusal(guidelines);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    Limits limits =
        new Limits(
            number(guidelines, Limit.PUBLISHED).orElseThrow().numerator().longValueExact(),
            number(guidelines, Limit.HIDDEN_WIDTH).orElseThrow().numerator().longValueExact());
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    for (Ratings.Share share : ratings.distribution(year)) {
      // A level that nobody can get has nobody, as everyone knows. That nobody is without a rating
      // is not known, so that row is always there.
      List<String> none = List.of(share.district(), share.role(), NO_RATING);
      if (share.level().isEmpty()) {
        counts.merge(none, (long) share.count(), Long::sum);
      } else if (share.isReachable()) {
        List<String> key = List.of(share.district(), share.role(), share.level());
        counts.merge(key, (long) share.count(), Long::sum);
      }
      counts.putIfAbsent(none, 0L);
    }
    CountTable table = CountTable.withMargins(counts);
    Protection protection = Protection.of(table, limits);
    List<Row> rows = new ArrayList<>();
    for (List<String> key : keys(counts)) {
      rows.add(row(key, table, protection));
    }
    return new PublicRatings(limits, table, protection, rows);
  }

  /** The keys of all counts and totals: totals after what they add up, levels as systems order. */
  private static List<List<String>> keys(Map<List<String>, Long> counts) {
    Set<String> districts = new TreeSet<>();
    Set<String> roles = new TreeSet<>();
    counts.keySet().forEach(key -> districts.add(key.get(0)));
    counts.keySet().forEach(key -> roles.add(key.get(1)));
    List<List<String>> keys = new ArrayList<>();
    for (String district : with(districts)) {
      for (String role : with(roles)) {
        Set<String> levels = new LinkedHashSet<>();
        counts.keySet().stream()
            .filter(key -> fits(district, key.get(0)) && fits(role, key.get(1)))
            .forEach(key -> levels.add(key.get(2)));
        if (levels.remove(NO_RATING)) {
          levels.add(NO_RATING);
          with(levels).forEach(level -> keys.add(List.of(district, role, level)));
        }
      }
    }
    return keys;
  }

  private static boolean fits(String asked, String value) {
    return asked.equals(CountTable.ALL) || asked.equals(value);
  }

  private static List<String> with(Set<String> values) {
    List<String> all = new ArrayList<>(values);
    all.add(CountTable.ALL);
    return all;
  }

  private static Row row(List<String> key, CountTable table, Protection protection) {
    String id = CountTable.id(key);
    long count = table.count(id);
    ValueStatus status = status(protection.of(id));
    PublicResults.Cell shown = cell(status, String.valueOf(count));
    PublicResults.Cell share = null;
    if (!key.get(2).equals(NO_RATING) && !key.get(2).equals(CountTable.ALL)) {
      String all = CountTable.id(List.of(key.get(0), key.get(1), CountTable.ALL));
      String none = CountTable.id(List.of(key.get(0), key.get(1), NO_RATING));
      boolean isOfTold = !protection.of(all).isHidden() && !protection.of(none).isHidden();
      long rated = table.count(all) - table.count(none);
      String percent =
          rated == 0 ? "" : Rational.of(count, rated).times(Rational.HUNDRED).toDecimal(1) + "%";
      share =
          cell(status != ValueStatus.SHOWN || isOfTold ? status : ValueStatus.WITHHELD, percent);
    }
    return new Row(key.get(0), key.get(1), key.get(2), shown, share);
  }

  private static PublicResults.Cell cell(ValueStatus status, String text) {
    return new PublicResults.Cell(status, status == ValueStatus.SHOWN ? text : "");
  }

  private static ValueStatus status(Release release) {
    return switch (release) {
      case SHOWN -> ValueStatus.SHOWN;
      case SMALL -> ValueStatus.SMALL;
      case COMPLEMENTARY -> ValueStatus.COMPLEMENTARY;
    };
  }

  /** The numbers that decided. */
  public Limits limits() {
    return limits;
  }

  /** Every count and total. */
  public List<Row> rows() {
    return rows;
  }

  /** The table that was protected. */
  public CountTable table() {
    return table;
  }

  /** Counts that could not be protected whatever else is hidden. */
  public List<String> unprotected() {
    return protection.unprotected();
  }
}
