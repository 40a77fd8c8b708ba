package org.sqis.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Grants;
import org.sqis.core.policy.Joining;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves what is granted to districts, and how a district joins. */
final class JoiningProof {
  private JoiningProof() {}

  /** Whether the grants hold together. */
  static boolean prove(Grants grants, ProcedureNames names) {
    names.membership(grants.membership(), "districts");
    rows(
        grants.requirements().stream().map(Grants.Requirement::name).toList(),
        "requirements",
        "requirement",
        grants.name(),
        names);
    for (int i = 0; i < grants.requirements().size(); i++) {
      if (grants.requirements().get(i).name().equals(Grants.EVERY)) {
        names.add(
            Problem.of(
                    ProblemCode.RESERVED_NAME,
                    names.place("requirements/" + i + "/name"),
                    Grants.EVERY)
                .help("records say `every` of all requirements; choose another name"));
      }
    }
    if (grants.count() != null) {
      names.amount(grants.count(), "count", 1);
      count(grants, names);
    }
    return names.isSound();
  }

  private static void count(Grants grants, ProcedureNames names) {
    int named = grants.requirements().size();
    Optional<Rational> count =
        names.isSound() && grants.count() != null
            ? names.number(grants.count(), "count")
            : Optional.empty();
    if (count.isPresent() && count.get().compareTo(Rational.of(named)) < 0) {
      names.add(
          Problem.of(
                  ProblemCode.GRANTS_COUNT,
                  names.place("count"),
                  grants.name(),
                  String.valueOf(named),
                  count.get().toString())
              .help("write how many there are, those that no source names included"));
    }
  }

  /** Whether the rules of joining hold together. */
  static boolean prove(Joining joining, PolicySpec spec, ProcedureNames names) {
    names.membership(joining.membership(), "districts");
    names.amount(joining.enters(), "enters", 0);
    rows(
        joining.tenets().stream().map(Joining.Tenet::name).toList(),
        "tenets",
        "tenet",
        joining.name(),
        names);
    if (!joining.grants().isEmpty()) {
      List<String> known =
          spec.procedures().stream().filter(Grants.class::isInstance).map(Procedure::name).toList();
      names.of(joining.grants(), known, "a declaration `grants`", "grants");
    }
    return names.isSound();
  }

  /** A table has rows, and each name once. */
  private static void rows(
      List<String> rows, String clause, String noun, String owner, ProcedureNames names) {
    if (rows.isEmpty()) {
      names.add(
          Problem.of(ProblemCode.PROCEDURE_EMPTY, names.place(clause), owner, noun)
              .help("add a row to its table `" + clause + "`"));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!seen.add(rows.get(i))) {
        names.add(
            Problem.of(
                    ProblemCode.PROCEDURE_ROW_TWICE,
                    names.place(clause + "/" + i + "/name"),
                    noun,
                    rows.get(i),
                    owner)
                .help("leave one of the two out, or give it another name"));
      }
    }
  }
}
