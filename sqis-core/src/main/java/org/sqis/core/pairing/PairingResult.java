package org.sqis.core.pairing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Pairing;
import org.sqis.core.problem.Problem;

/**
 * Who is paired with whom on a day, who is not and why, and what came of the pairs before. Deeply
 * immutable; safe for every thread.
 *
 * @param rule the rule it was made by
 * @param rated the rated year whose lists are in effect
 * @param asOf the day; later records do not count
 * @param pairs the pairs, in the order of demand and by the code of the school
 * @param unpaired the schools that need a partner and have none, in the same order
 * @param free the partners with places left, by code
 * @param ended the pairs that do not go on, by the code of the school
 * @param undecided schools of which nobody knows whether they need a partner or can be one, by code
 * @param partnerships what happened in each partnership, by school, partner and first day
 * @param notes what of the rule is not set, for readers
 * @param problems what is wrong with the records, in the order of their places
 */
public record PairingResult(
    Pairing rule,
    SchoolYear rated,
    CalendarDate asOf,
    List<Pair> pairs,
    List<Unpaired> unpaired,
    List<Free> free,
    List<Ended> ended,
    List<Undecided> undecided,
    List<Partnership> partnerships,
    List<String> notes,
    List<Problem> problems) {
  /** How many units of cost make one point. */
  public static final int UNITS = 1000;

  public PairingResult {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(rated, "rated");
    Objects.requireNonNull(asOf, "asOf");
    pairs = List.copyOf(pairs);
    unpaired = List.copyOf(unpaired);
    free = List.copyOf(free);
    ended = List.copyOf(ended);
    undecided = List.copyOf(undecided);
    partnerships = List.copyOf(partnerships);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** The sum of the costs of the pairs that were assigned. */
  public long cost() {
    return pairs.stream().filter(pair -> pair.how() == How.ASSIGNED).mapToLong(Pair::cost).sum();
  }

  /** How a pair came about. */
  public enum How {
    /** People chose it. */
    PINNED("pinned"),
    /** It was there before and goes on. */
    KEPT("kept"),
    /** It was worked out. */
    ASSIGNED("assigned");

    private final String word;

    How(String word) {
      this.word = word;
    }

    /** As reports say it. */
    public String word() {
      return word;
    }
  }

  /**
   * A pair.
   *
   * @param school the school that needs a partner
   * @param partner its partner
   * @param demand the number of the row of demand
   * @param how how it came about
   * @param terms what makes the two unlike, term by term
   * @param cost the sum of the terms
   * @param rank the place of the partner among those that meet every rule, by cost and code; 0 if
   *     it does not meet them
   * @param candidates how many partners meet every rule
   * @param nearer partners that meet every rule, come before this one and are taken
   * @param next the next partner behind this one that meets every rule; null if there is none
   * @param broken the rules that the pair does not meet
   * @param remark what else is to be said, for readers; or empty
   */
  public record Pair(
      String school,
      String partner,
      int demand,
      How how,
      List<TermCost> terms,
      long cost,
      int rank,
      int candidates,
      List<Candidate> nearer,
      @Nullable Candidate next,
      List<Broken> broken,
      String remark) {
    public Pair {
      terms = List.copyOf(terms);
      nearer = List.copyOf(nearer);
      broken = List.copyOf(broken);
    }
  }

  /**
   * What one term says of two schools.
   *
   * @param what the term, as the rule writes it
   * @param school the value of the school, as reports print it
   * @param partner the value of the partner
   * @param difference how far they are apart, as reports print it
   * @param cost what it counts
   * @param isMissing whether a value is missing, which counts as wholly unlike
   */
  public record TermCost(
      String what,
      String school,
      String partner,
      String difference,
      long cost,
      boolean isMissing) {}

  /**
   * A rule that a pair does not meet.
   *
   * @param rule the rule
   * @param why why, for readers
   */
  public record Broken(Pairing.Rule rule, String why) {}

  /**
   * A partner that a school could have had.
   *
   * @param partner the code of the partner
   * @param cost what the pair would cost
   * @param broken the first rule that the pair would not meet; null if it meets all
   * @param takenBy the schools that have it as their partner
   */
  public record Candidate(
      String partner, long cost, @Nullable Broken broken, List<String> takenBy) {
    public Candidate {
      takenBy = List.copyOf(takenBy);
    }
  }

  /**
   * A school that needs a partner and has none.
   *
   * @param school the school
   * @param demand the number of the row of demand
   * @param rule the rule at which the last candidate failed, {@code capacity} if candidates that
   *     meet every rule are taken, {@code partners} if there is no partner at all
   * @param counts how many candidates fell at each rule, in the order in which they are asked
   * @param nearest those that came furthest in the rules, of these the least unlike
   */
  public record Unpaired(
      String school, int demand, String rule, List<Count> counts, List<Candidate> nearest) {
    public Unpaired {
      counts = List.copyOf(counts);
      nearest = List.copyOf(nearest);
    }
  }

  /**
   * How many candidates fell at a rule.
   *
   * @param rule the word of the rule, or {@code capacity}
   * @param number how many
   * @param why what they lack and how many of them lack it, for readers
   */
  public record Count(String rule, int number, String why) {}

  /**
   * A partner with places left.
   *
   * @param partner the code of the partner
   * @param left how many schools it could help besides
   * @param team what its team lacks; empty if nothing
   */
  public record Free(String partner, int left, String team) {}

  /**
   * A pair that does not go on.
   *
   * @param school the school
   * @param partner the partner it had
   * @param since when the two were paired
   * @param why why it ends, for readers
   */
  public record Ended(String school, String partner, CalendarDate since, String why) {}

  /**
   * A school of which it is undecided whether it holds a designation.
   *
   * @param school the school
   * @param designation the designation
   * @param why the reason of missing
   */
  public record Undecided(String school, String designation, String why) {}
}
