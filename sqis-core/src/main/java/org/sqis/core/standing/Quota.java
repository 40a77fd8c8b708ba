package org.sqis.core.standing;

import java.util.List;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * What came of one quota in one pool: whether it was filled, and if not why. Immutable; safe for
 * every thread.
 *
 * @param designation the name of the designation
 * @param year the rated year
 * @param route the name of the route
 * @param by what schools are ranked by, as the rule writes it
 * @param pool the pool; empty where the cohort is one
 * @param base how many schools the quota is a share of
 * @param share the share or number, as reports print it
 * @param places how many places there are
 * @param taken how many of them the routes above have filled
 * @param competing how many schools compete
 * @param chosen how many are in the first places
 * @param line the value in the last place, as reports print it; empty if nobody competes or there
 *     is no place
 * @param tied the schools that share the last place, by their codes, if there are several
 * @param atStake the schools that have no value, or of which it is not known whether they compete,
 *     by their codes
 */
public record Quota(
    String designation,
    SchoolYear year,
    String route,
    String by,
    String pool,
    int base,
    String share,
    int places,
    int taken,
    int competing,
    int chosen,
    String line,
    List<String> tied,
    List<String> atStake) {
  public Quota {
    Objects.requireNonNull(designation, "designation");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(share, "share");
    Objects.requireNonNull(line, "line");
    tied = List.copyOf(tied);
    atStake = List.copyOf(atStake);
  }

  /** How many places are left open; negative if ties take more than there are. */
  public int open() {
    return places - taken - chosen;
  }

  /** Why the quota is not met exactly, for readers; empty if it is. */
  public String explanation() {
    if (open() == 0 || (open() < 0 && tied.isEmpty())) {
      return "";
    }
    if (open() < 0) {
      return tied.size() + " schools share the last place: " + -open() + " more than the quota";
    }
    return competing <= chosen
        ? "only "
            + counted(competing, "school competes", "schools compete")
            + ": "
            + counted(open(), "place stays", "places stay")
            + " empty"
        : tied.size()
            + " schools share the last place and none takes it: "
            + counted(open(), "place stays", "places stay")
            + " empty";
  }

  private static String counted(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
