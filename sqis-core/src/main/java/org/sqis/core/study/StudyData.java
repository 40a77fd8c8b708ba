package org.sqis.core.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/**
 * What a rank study weighs: for each school the part of its points that each measure earned, and
 * the shares by which an index adds them up. {@code Policy.rankStudy} makes it from an index; a
 * researcher can make one of any exact numbers. Deeply immutable; safe for every thread.
 *
 * @param tables tables of shares, such as one a school type
 * @param schools the schools that are ranked
 * @param unranked the schools without an index, and why
 */
public record StudyData(List<WeightTable> tables, List<Scored> schools, List<Unranked> unranked) {
  /** The most schools a study ranks. */
  public static final int MOST_SCHOOLS = 65_535;

  public StudyData {
    tables = List.copyOf(tables);
    schools = List.copyOf(schools);
    unranked = List.copyOf(unranked);
    if (schools.size() > MOST_SCHOOLS) {
      throw new IllegalArgumentException(
          "schools must be at most " + MOST_SCHOOLS + ": " + schools.size());
    }
    for (Scored school : schools) {
      boolean fits =
          school.table() >= 0
              && school.table() < tables.size()
              && school.parts().size() == tables.get(school.table()).shares().size();
      boolean isEmpty = school.parts().stream().noneMatch(Objects::nonNull);
      if (!fits || isEmpty) {
        throw new IllegalArgumentException(
            "schools must have a part, or none, for each share of their table, and one at least: "
                + school.entity().id());
      }
    }
  }

  /** The measures of all tables, in the order in which tables first name them. */
  public List<String> measures() {
    Set<String> names = new LinkedHashSet<>();
    tables.forEach(table -> table.shares().forEach(share -> names.add(share.measure())));
    return List.copyOf(names);
  }

  /**
   * The share of a measure.
   *
   * @param domain the domains it belongs to, from the outside in; empty for none
   * @param measure the measure
   * @param points its stated share in points; 0 for one that is shown and does not count
   */
  public record Share(List<String> domain, String measure, Rational points) {
    public Share {
      domain = List.copyOf(domain);
      Objects.requireNonNull(measure, "measure");
      if (points.signum() < 0) {
        throw new IllegalArgumentException("points must not be less than 0: " + points);
      }
    }
  }

  /**
   * The shares that count for some schools.
   *
   * @param shares the shares; each measure once
   * @param isWithinDomains whether the share of a missing measure goes to the measures of its
   *     domain, as {@code core.eval} divides it; else to all others, in proportion
   */
  public record WeightTable(List<Share> shares, boolean isWithinDomains) {
    public WeightTable {
      shares = List.copyOf(shares);
      if (shares.stream().map(Share::measure).distinct().count() != shares.size()) {
        throw new IllegalArgumentException("shares must name each measure once");
      }
      if (shares.stream().noneMatch(share -> share.points().signum() > 0)) {
        throw new IllegalArgumentException("shares must have one that is more than 0");
      }
    }
  }

  /**
   * A school that is ranked.
   *
   * @param entity the school
   * @param table the number of its table of shares
   * @param parts by share of its table what the measure earned, such as a part of its points; null
   *     if the measure is missing
   * @param stated what it is ranked by under the shares as stated
   */
  public record Scored(Entity entity, int table, List<@Nullable Rational> parts, Rational stated) {
    public Scored {
      Objects.requireNonNull(entity, "entity");
      parts = Collections.unmodifiableList(new ArrayList<>(parts));
      Objects.requireNonNull(stated, "stated");
    }
  }

  /**
   * A school that is not ranked.
   *
   * @param entity the school
   * @param reason why it has no index
   */
  public record Unranked(Entity entity, Value.Missing reason) {
    public Unranked {
      Objects.requireNonNull(entity, "entity");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
