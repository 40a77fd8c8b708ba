package org.sqis.core.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.YearRange;

/**
 * Who is paired with whom: which schools need a partner, in which order; which can be one; what a
 * pair must meet; and what makes two schools unlike. Immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param demands who needs a partner, the first to be served first
 * @param partners the designations of which a partner holds one
 * @param capacity how many schools one partner helps: a number or the name of a parameter
 * @param same inputs or results of each school that must be the same in both
 * @param team the roles that a trained team of the partner must cover; no team is needed if empty
 * @param proven a yes or no of each group: whether a school is proven with it; or empty
 * @param terms what makes two schools unlike
 * @param kept what a pair of today must still meet to go on; null if every pair is made anew
 * @param grace for how many lists a pair goes on after its partner has lost its designation: a
 *     number or the name of a parameter; null for none
 * @param provenance who stands behind it; null if the author does not say
 * @param source the source it cites, or empty
 * @param notes remarks that are printed
 * @param years the school years in which it is in force; null for every year of the policy
 */
public record Pairing(
    String name,
    String title,
    List<Demand> demands,
    List<String> partners,
    Expr capacity,
    List<String> same,
    List<String> team,
    String proven,
    List<Term> terms,
    @Nullable List<Rule> kept,
    @Nullable Expr grace,
    @Nullable Provenance provenance,
    String source,
    List<String> notes,
    @Nullable YearRange years)
    implements Procedure {
  public Pairing {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    demands = List.copyOf(demands);
    partners = List.copyOf(partners);
    Objects.requireNonNull(capacity, "capacity");
    same = List.copyOf(same);
    team = List.copyOf(team);
    Objects.requireNonNull(proven, "proven");
    terms = List.copyOf(terms);
    kept = kept == null ? null : List.copyOf(kept);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /** What a pair must meet, in the order in which it is asked. */
  public enum Rule {
    /** The partner holds one of the designations. */
    PARTNER("partner"),
    /** Both are the same in what {@code same} names. */
    SAME("same"),
    /** The partner has a trained team that covers the roles. */
    TEAM("team"),
    /** The partner is proven with groups for which the school is designated. */
    PROVEN("proven");

    private final String word;

    Rule(String word) {
      this.word = word;
    }

    /** The word as rule files write it. */
    public String word() {
      return word;
    }
  }

  /** With which groups a partner must be proven. */
  public enum Proof {
    /** With none. */
    NONE(""),
    /** With one group of the reasons for which the school is designated. */
    ANY("any reason"),
    /** With every group of the reasons for which the school is designated. */
    EVERY("every reason");

    private final String words;

    Proof(String words) {
      this.words = words;
    }

    /** The words as rule files write them; empty for none. */
    public String words() {
      return words;
    }
  }

  /**
   * Who needs a partner.
   *
   * @param designation the designation that the school holds
   * @param states the states of a ladder in which it needs one; every school that holds the
   *     designation if empty
   * @param proof with which groups the partner must be proven
   * @param provenance who stands behind the row; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Demand(
      String designation,
      List<String> states,
      Proof proof,
      @Nullable Provenance provenance,
      String source) {
    public Demand {
      Objects.requireNonNull(designation, "designation");
      states = List.copyOf(states);
      Objects.requireNonNull(proof, "proof");
      Objects.requireNonNull(source, "source");
    }

    /** The school as reports name it, such as {@code focus in partnered}. */
    public String words() {
      return states.isEmpty() ? designation : designation + " in " + String.join(" or ", states);
    }
  }

  /**
   * One thing that makes two schools unlike: from 0 for alike to 1 for wholly unlike, times its
   * weight.
   *
   * @param kind how two schools are compared
   * @param of the inputs or results of each school that are compared; empty for districts
   * @param weight what 1 counts: a number or the name of a parameter
   * @param scale the difference that is 1, as all above it are; null where there is none
   * @param provenance who stands behind the row; null if the author does not say
   * @param source the source it cites, or empty
   */
  public record Term(
      Kind kind,
      List<String> of,
      Expr weight,
      @Nullable Expr scale,
      @Nullable Provenance provenance,
      String source) {
    public Term {
      Objects.requireNonNull(kind, "kind");
      of = List.copyOf(of);
      Objects.requireNonNull(weight, "weight");
      Objects.requireNonNull(source, "source");
      if (of.size() != kind.names()) {
        throw new IllegalArgumentException("of must have " + kind.names() + " names: " + of);
      }
      if ((scale != null) != kind.hasScale()) {
        throw new IllegalArgumentException("scale does not go with " + kind + ": " + scale);
      }
    }

    /** What is compared, as rule files write it. */
    public String words() {
      return (kind.words() + " " + String.join(", ", of)).strip();
    }

    /** How two schools are compared. */
    public enum Kind {
      /** The difference of two numbers. */
      DIFFERENCE("difference of", 1, true),
      /** The smaller of two numbers divided by the larger one, taken from 1. */
      RATIO("ratio of", 1, false),
      /** The way between two places, in kilometres east and north of some point. */
      KILOMETRES("kilometres from", 2, true),
      /** Whether both have the same. */
      OTHER("other", 1, false),
      /** Whether both are in the same district. */
      OTHER_DISTRICT("other district", 0, false);

      private final String words;
      private final int names;
      private final boolean hasScale;

      Kind(String words, int names, boolean hasScale) {
        this.words = words;
        this.names = names;
        this.hasScale = hasScale;
      }

      /** The words before the names, as rule files write them. */
      public String words() {
        return words;
      }

      /** How many names follow. */
      public int names() {
        return names;
      }

      /** Whether a scale is needed; the others have none. */
      public boolean hasScale() {
        return hasScale;
      }
    }
  }

  @Override
  public Outline outline() {
    List<Outline.Clause> clauses = new ArrayList<>();
    clauses.add(new Outline.Clause("partners", String.join(", ", partners)));
    clauses.add(new Outline.Clause("capacity", capacity.toString()));
    clauses.add(new Outline.Clause("same", String.join(", ", same)));
    clauses.add(new Outline.Clause("team", String.join(", ", team)));
    clauses.add(new Outline.Clause("proven", proven));
    clauses.add(new Outline.Clause("keep", keep()));
    clauses.add(new Outline.Clause("grace", grace == null ? "" : grace.toString()));
    List<List<String>> demandRows = new ArrayList<>();
    for (Demand demand : demands) {
      demandRows.add(
          List.of(
              demand.designation(),
              String.join(", ", demand.states()),
              demand.proof().words(),
              word(demand.provenance()),
              demand.source()));
    }
    List<List<String>> termRows = new ArrayList<>();
    for (Term term : terms) {
      termRows.add(
          List.of(
              term.words(),
              term.weight().toString(),
              term.scale() == null ? "" : term.scale().toString(),
              word(term.provenance()),
              term.source()));
    }
    return new Outline(
        "pairing",
        clauses,
        List.of(
            new Outline.Table(
                "demand",
                List.of("designation", "state", "proven with", "provenance", "source"),
                demandRows,
                true),
            new Outline.Table(
                "distance",
                List.of("what", "weight", "scale", "provenance", "source"),
                termRows,
                false)));
  }

  /** What pairs of today must still meet, as rule files write it. */
  public String keep() {
    return kept == null
        ? "nothing"
        : kept.isEmpty()
            ? "always"
            : kept.stream().map(Rule::word).collect(Collectors.joining(", ", "while ", ""));
  }

  private static String word(@Nullable Provenance provenance) {
    return provenance == null ? "" : provenance.word();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new LinkedHashSet<>(partners);
    demands.forEach(demand -> names.add(demand.designation()));
    names.addAll(same);
    if (!proven.isEmpty()) {
      names.add(proven);
    }
    List<Expr> amounts = new ArrayList<>(List.of(capacity));
    for (Term term : terms) {
      names.addAll(term.of());
      amounts.add(term.weight());
      if (term.scale() != null) {
        amounts.add(term.scale());
      }
    }
    if (grace != null) {
      amounts.add(grace);
    }
    names.addAll(Amounts.parameters(amounts.toArray(new Expr[0])));
    return names;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pairing(this);
  }
}
