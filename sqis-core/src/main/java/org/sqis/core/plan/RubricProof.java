package org.sqis.core.plan;

import java.util.List;
import java.util.Optional;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Rubric;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves a rubric: its levels rise, one of them meets, and every expectation stands once. */
final class RubricProof {
  private final Rubric rubric;
  private final ProcedureNames its;

  RubricProof(Rubric rubric, ProcedureNames its) {
    this.rubric = rubric;
    this.its = its;
  }

  boolean prove() {
    if (!rubric.membership().isEmpty()) {
      its.membership(rubric.membership(), "developed by");
    }
    levels();
    meets();
    its.once(rubric.expectations().stream().map(Rubric.Expectation::name).toList(), "expectations");
    if (rubric.expectations().isEmpty()) {
      its.add(
          Problem.of(
                  ProblemCode.PROCEDURE_EMPTY,
                  its.place("expectations"),
                  rubric.name(),
                  "expectation")
              .help("add a row; without one nothing can be rated"));
    }
    for (int i = 0; i < rubric.expectations().size(); i++) {
      for (Rubric.Descriptor one : rubric.expectations().get(i).descriptors()) {
        if (rubric.level(one.level()).isEmpty()) {
          its.add(
              Problem.of(
                      ProblemCode.RUBRIC_NO_LEVEL,
                      its.place("expectations/" + i + "/" + one.level()),
                      "" + one.level(),
                      rubric.name(),
                      numbers())
                  .help("add the level to the table `levels`, or mend the heading"));
        }
      }
    }
    return its.isSound();
  }

  private String numbers() {
    return CaseProof.listed(
        rubric.levels().stream().map(one -> String.valueOf(one.number())).toList(), "and");
  }

  private void levels() {
    List<Rubric.Level> levels = rubric.levels();
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).number() <= levels.get(i - 1).number()) {
        its.add(
            Problem.of(
                    ProblemCode.RUBRIC_ORDER,
                    its.place("levels/" + i),
                    levels.get(i).number() + "",
                    levels.get(i - 1).number() + "")
                .with(its.place("levels/" + (i - 1)), "the level before it")
                .help("list the levels from the lowest to the highest, each once"));
        return;
      }
    }
    if (levels.size() < 2) {
      its.add(
          Problem.of(
                  ProblemCode.PROCEDURE_EMPTY, its.place("levels"), rubric.name(), "second level")
              .help("add a level; with one level every rating is the same"));
    }
  }

  private void meets() {
    Optional<Rational> meets = its.number(rubric.meets(), "meets");
    if (meets.isPresent() && !rubric.levels().isEmpty()) {
      boolean isLevel =
          rubric.levels().stream().anyMatch(one -> Rational.of(one.number()).equals(meets.get()));
      if (!isLevel) {
        its.add(
            Problem.of(
                    ProblemCode.RUBRIC_NO_LEVEL,
                    its.place("meets"),
                    meets.get().toString(),
                    rubric.name(),
                    numbers())
                .help("write the number of the lowest level that meets an expectation"));
      }
    }
  }
}
