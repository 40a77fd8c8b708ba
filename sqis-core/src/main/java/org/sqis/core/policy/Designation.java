package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;

/**
 * A standing that schools are given by one of several routes and, if it has exits, keep until they
 * leave by them. Its name is a yes or no of each school. The list of a rated year takes effect in
 * the school year after it.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param among the cohort whose schools can be designated, the base of its quotas
 * @param except designations whose schools cannot; they still count in the base
 * @param poolsBy what divides the cohort into pools with a quota each: {@code district} or an input
 *     or measure of words; empty for one pool
 * @param base which schools a quota is a share of
 * @param baseOf the cohort a quota is a share of, where that is another than {@code among}; else
 *     empty
 * @param routes how a school is designated
 * @param exits how a school leaves; empty for a designation that is given anew every year
 * @param everyExit whether each reason of a school has to be cleared, or one is enough
 * @param stay the least number of years a school keeps it
 * @param smallGroups what becomes of a reason whose group has become too small
 * @param ties what happens where the last place of a quota is tied; null if no route has a quota
 * @param count how a quota that is no whole number is rounded; null if no route has a quota
 * @param identify the rated years in which schools are newly designated
 * @param pauses rated years in which nobody is newly designated, and why
 * @param keepsOldExits whether a school leaves by the exits of the year in which it was designated
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Designation(
    String name,
    String title,
    String among,
    List<String> except,
    String poolsBy,
    Base base,
    String baseOf,
    List<Route> routes,
    List<Exit> exits,
    boolean everyExit,
    int stay,
    SmallGroups smallGroups,
    @Nullable Ties ties,
    @Nullable Count count,
    Cycle identify,
    List<Pause> pauses,
    boolean keepsOldExits,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Dated {
  /** The word of {@code poolsBy} for a pool a district. */
  public static final String DISTRICT = "district";

  public Designation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(among, "among");
    except = List.copyOf(except);
    Objects.requireNonNull(poolsBy, "poolsBy");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(baseOf, "baseOf");
    routes = List.copyOf(routes);
    exits = List.copyOf(exits);
    Objects.requireNonNull(smallGroups, "smallGroups");
    Objects.requireNonNull(identify, "identify");
    pauses = List.copyOf(pauses);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
    if (stay < 0) {
      throw new IllegalArgumentException("stay must not be negative: " + stay);
    }
  }

  /**
   * The same, in force in other years.
   *
   * @param others the school years; null for every year of the policy
   */
  public Designation withYears(@Nullable YearRange others) {
    return new Designation(
        name,
        title,
        among,
        except,
        poolsBy,
        base,
        baseOf,
        routes,
        exits,
        everyExit,
        stay,
        smallGroups,
        ties,
        count,
        identify,
        pauses,
        keepsOldExits,
        provenance,
        source,
        notes,
        others);
  }

  /** Which schools of a cohort a quota is a share of. */
  public enum Base {
    /** Every school of the cohort. */
    MEMBERS("members"),
    /** The schools of the cohort that have the value by which they are ranked. */
    WITH_RESULT("members with a result");

    private final String words;

    Base(String words) {
      this.words = words;
    }

    /** As rule files write it. */
    public String words() {
      return words;
    }
  }

  /** What happens where several schools share the last place of a quota. */
  public enum Ties {
    /** All of them are designated, more than the quota. */
    ALL,
    /** None of them is, and the quota is not filled. */
    NONE
  }

  /** How a quota that is no whole number of schools is rounded. */
  public enum Count {
    /** To the next whole number above. */
    UP,
    /** To the next whole number below. */
    DOWN,
    /** To the nearest, a half up. */
    NEAREST
  }

  /** What becomes of a reason whose group has become too small to count. */
  public enum SmallGroups {
    /** It stays until it can be shown to be cleared. */
    KEEP,
    /** It is cleared. */
    CLEAR
  }

  /**
   * One way into a designation.
   *
   * @param name its name, the reason of the schools it names
   * @param who the condition of each school
   * @param groups the condition of the groups that are part of the reason; null for none
   * @param fill whether its quota counts the schools that the routes above have named
   * @param provenance who stands behind it; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Route(
      String name,
      Expr who,
      @Nullable Expr groups,
      boolean fill,
      @Nullable Provenance provenance,
      String source) {
    public Route {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(who, "who");
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * How a reason is cleared.
   *
   * @param route the route whose reason it is
   * @param cleared the condition: of each group that is part of the reason, or of the school if
   *     none is
   */
  public record Exit(String route, Expr cleared) {
    public Exit {
      Objects.requireNonNull(route, "route");
      Objects.requireNonNull(cleared, "cleared");
    }
  }

  /**
   * The rated years in which schools are newly designated.
   *
   * @param first the first; null for the first year of the policy
   * @param every how many years lie between two of them, from 1
   */
  public record Cycle(@Nullable SchoolYear first, int every) {
    /** Every year. */
    public static final Cycle YEARLY = new Cycle(null, 1);

    public Cycle {
      if (every < 1) {
        throw new IllegalArgumentException("every must be at least 1: " + every);
      }
    }

    /** Whether schools are newly designated in the rated year. */
    public boolean holds(SchoolYear year) {
      return first == null
          || (year.compareTo(first) >= 0 && (year.start() - first.start()) % every == 0);
    }
  }

  /**
   * A rated year in which nobody is newly designated and nobody leaves.
   *
   * @param year the rated year
   * @param because why
   */
  public record Pause(SchoolYear year, String because) {
    public Pause {
      Objects.requireNonNull(year, "year");
      Objects.requireNonNull(because, "because");
    }
  }
}
