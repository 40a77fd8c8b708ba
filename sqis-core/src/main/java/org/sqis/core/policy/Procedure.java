package org.sqis.core.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.YearRange;

/**
 * A rule of what is done beside the scoring of schools: who is paired with whom, what a plan must
 * contain, how districts are reviewed, what the public sees. Invariant: no value of a school
 * depends on a procedure. Immutable; safe for every thread.
 *
 * <p>A procedure names results, groups, designations and memberships of its policy; where it needs
 * a number it has the number or the name of a parameter ({@link Amounts}).
 */
public sealed interface Procedure extends Dated
    permits DutyList,
        GrantStatus,
        Grants,
        Joining,
        Pairing,
        Panel,
        PlanRules,
        Publication,
        Review,
        Rubric {
  /** The name of the procedure. */
  @Override
  String name();

  /** Its title for reports, or empty. */
  String title();

  /** Who stands behind it; null if the author does not say. */
  @Nullable Provenance provenance();

  /** The source it cites, or empty. */
  String source();

  /** Remarks that are printed. */
  List<String> notes();

  @Override
  @Nullable YearRange years();

  /** What it says, clause by clause, without title, provenance, source, notes and years. */
  Outline outline();

  /**
   * The names of the policy that it speaks of: results, inputs, parameters, memberships,
   * designations, in any order.
   */
  Set<String> reads();

  /** Calls the method of {@code visitor} for this kind of procedure. */
  <R> R accept(Visitor<R> visitor);

  /** One method per kind of procedure and no defaults, so a new kind cannot be forgotten. */
  interface Visitor<R> {
    /** Who is paired with whom. */
    R pairing(Pairing procedure);

    /** Which requirements are waived. */
    R grants(Grants procedure);

    /** How a district joins. */
    R joining(Joining procedure);

    /** What the public sees. */
    R publication(Publication procedure);

    /** What districts are reviewed by. */
    R rubric(Rubric procedure);

    /** How districts review each other. */
    R review(Review procedure);

    /** Who looks at them from outside. */
    R panel(Panel procedure);

    /** Where the grant of a district stands. */
    R status(GrantStatus procedure);

    /** What a plan must contain. */
    R planRules(PlanRules procedure);

    /** What districts or the consortium must do. */
    R dutyList(DutyList procedure);
  }
}
