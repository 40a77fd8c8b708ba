package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.YearRange;

/**
 * How districts review each other, once a school year: each rates itself, its reviewers rate it,
 * and the final ratings decide. Deeply immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param membership the districts that review each other
 * @param strands what is reviewed, each by a rubric
 * @param steps the steps, in their order
 * @param reviewers how many districts review a district, and are reviewed by it: a number or the
 *     name of a parameter
 * @param isMutualAllowed whether two districts may review each other in one year
 * @param meets which ratings of a strand meet
 * @param resubmitDays within how many days after its final ratings a strand that does not meet is
 *     submitted again: a number or the name of a parameter
 * @param rounds how many rounds there are at most, the first included; then the panel decides: a
 *     number or the name of a parameter
 * @param artefacts how many artefacts a self-review shows at most; null if nobody minds
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Review(
    String name,
    String title,
    String membership,
    List<Strand> strands,
    List<Step> steps,
    Expr reviewers,
    boolean isMutualAllowed,
    Meets meets,
    Expr resubmitDays,
    Expr rounds,
    @Nullable Expr artefacts,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  public Review {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(membership, "membership");
    strands = List.copyOf(strands);
    steps = List.copyOf(steps);
    Objects.requireNonNull(reviewers, "reviewers");
    Objects.requireNonNull(meets, "meets");
    Objects.requireNonNull(resubmitDays, "resubmitDays");
    Objects.requireNonNull(rounds, "rounds");
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /** Which ratings of a strand meet. */
  public enum Meets {
    /** Every expectation is at the level that meets, or above. */
    EVERY("every expectation"),
    /** More than half of the expectations are. */
    MOST("most expectations"),
    /** The mean of the levels is. */
    MEAN("mean");

    private final String words;

    Meets(String words) {
      this.words = words;
    }

    /** The words for it. */
    public String words() {
      return words;
    }

    /** Reads the words; empty if they are those of none. */
    public static Optional<Meets> parse(String text) {
      for (Meets one : values()) {
        if (one.words.equals(text)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  /** Who rates in a step. */
  public enum Rater {
    /** The district itself. */
    SELF("self"),
    /** The districts that review it. */
    PEER("peer"),
    /** Those who settle the ratings. */
    FINAL("final");

    private final String word;

    Rater(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }

    /** Reads the word; empty if it is that of none. */
    public static Optional<Rater> parse(String text) {
      for (Rater one : values()) {
        if (one.word.equals(text)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * What is reviewed.
   *
   * @param name the name under which it is rated
   * @param rubric the rubric
   * @param provenance who stands behind it; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Strand(String name, String rubric, @Nullable Provenance provenance, String source) {
    public Strand {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(rubric, "rubric");
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * A step of the first round.
   *
   * @param rater who rates
   * @param by the last day for it in every school year; null if no day is said
   * @param provenance who stands behind the day; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Step(
      Rater rater, @Nullable DayOfYear by, @Nullable Provenance provenance, String source) {
    public Step {
      Objects.requireNonNull(rater, "rater");
      Objects.requireNonNull(source, "source");
    }
  }

  /** The last day of a step, if the review has the step and says one. */
  public Optional<DayOfYear> by(Rater rater) {
    return steps.stream()
        .filter(one -> one.rater() == rater)
        .findFirst()
        .flatMap(one -> Optional.ofNullable(one.by()));
  }

  /** Whether somebody rates so. */
  public boolean has(Rater rater) {
    return steps.stream().anyMatch(one -> one.rater() == rater);
  }

  @Override
  public Outline outline() {
    return new Outline(
        "review",
        List.of(
            new Outline.Clause("for districts of", membership),
            new Outline.Clause("reviewers", reviewers.toString()),
            new Outline.Clause("mutual", isMutualAllowed ? "allowed" : "not allowed"),
            new Outline.Clause("meets", meets.words()),
            new Outline.Clause("days to resubmit", resubmitDays.toString()),
            new Outline.Clause("rounds", rounds.toString()),
            new Outline.Clause("artefacts", artefacts == null ? "" : artefacts.toString())),
        List.of(
            new Outline.Table(
                "strands",
                List.of("strand", "rubric", Outline.PROVENANCE, Outline.SOURCE),
                strands.stream()
                    .map(
                        one ->
                            List.of(
                                one.name(),
                                one.rubric(),
                                Outline.word(one.provenance()),
                                one.source()))
                    .toList(),
                false),
            new Outline.Table(
                "steps",
                List.of("step", "by", Outline.PROVENANCE, Outline.SOURCE),
                steps.stream()
                    .map(
                        one ->
                            List.of(
                                one.rater().word(),
                                one.by() == null ? "" : one.by().toString(),
                                Outline.word(one.provenance()),
                                one.source()))
                    .toList(),
                true)));
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(Amounts.parameters(reviewers, resubmitDays, rounds));
    if (artefacts != null) {
      names.addAll(Amounts.parameters(artefacts));
    }
    names.add(membership);
    strands.forEach(one -> names.add(one.rubric()));
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.review(this);
  }
}
