package org.sqis.core.plan;

import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Whom a function walks through: groups of a family, schools, or districts. */
final class Members {
  /** The word for all schools of a district or of the consortium. */
  static final String SCHOOLS = "schools";

  /** The word for all districts of the consortium. */
  static final String DISTRICTS = "districts";

  private Members() {}

  /** Whom the word after {@code over} visits; null for groups. */
  static @Nullable UnitOfAnalysis of(String family) {
    return switch (family) {
      case SCHOOLS -> UnitOfAnalysis.SCHOOL;
      case DISTRICTS -> UnitOfAnalysis.DISTRICT;
      default -> null;
    };
  }

  /** The word that visits every {@code each}; for groups the family of all of them. */
  static String word(UnitOfAnalysis each) {
    return switch (each) {
      case SCHOOL -> SCHOOLS;
      case DISTRICT -> DISTRICTS;
      default -> "groups";
    };
  }

  /** What is wrong with walking there in a rule of {@code each}; null if nothing is. */
  static @Nullable Problem misplaced(Expr.Over expr, UnitOfAnalysis each, Place.Element at) {
    UnitOfAnalysis visited = of(expr.family());
    if (visited == null) {
      boolean hasGroups = !each.isWiderThanSchool() || each == UnitOfAnalysis.POLICY;
      return hasGroups
          ? null
          : problem(expr, each, at)
              .help(
                  "declare a measure `each school` with it, and read that with `"
                      + expr.function()
                      + "(\u2026 over schools)`");
    }
    if (visited.compareTo(each) > 0 && each != UnitOfAnalysis.POLICY) {
      return null;
    }
    boolean isOfDistricts = each == UnitOfAnalysis.DISTRICT;
    return problem(expr, each, at)
        .help(
            isOfDistricts
                ? "write `over schools`, or declare it `each consortium`"
                : visited == UnitOfAnalysis.SCHOOL
                    ? "declare a measure `each district` or `each consortium` with it, and read"
                        + " that here"
                    : "declare a measure `each consortium` with it, and read that here");
  }

  private static Problem problem(Expr.Over expr, UnitOfAnalysis each, Place.Element at) {
    String rule =
        switch (each) {
          case POLICY -> "a constant";
          case CONSORTIUM -> "a rule of the consortium";
          default -> "a rule of each " + each;
        };
    String members = of(expr.family()) == null ? "groups" : expr.family();
    return Problem.of(
        ProblemCode.NO_MEMBERS_HERE, at.child("family"), expr.family(), rule, members);
  }

  /** How often a rule of {@code each} reads a value, for messages. */
  static String once(UnitOfAnalysis each) {
    return switch (each) {
      case POLICY -> "for the policy";
      case CONSORTIUM -> "for the consortium";
      default -> "a " + each;
    };
  }
}
