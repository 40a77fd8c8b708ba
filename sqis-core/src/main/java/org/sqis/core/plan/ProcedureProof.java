package org.sqis.core.plan;

import java.util.Optional;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.GrantStatus;
import org.sqis.core.policy.Grants;
import org.sqis.core.policy.Joining;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.Panel;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.Publication;
import org.sqis.core.policy.Review;
import org.sqis.core.policy.Rubric;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the procedures of a policy, each with the proof of its kind. */
final class ProcedureProof implements Procedure.Visitor<Boolean> {
  private final PolicySpec spec;
  private final Names names;
  private final Problems problems;

  private ProcedureProof(PolicySpec spec, Names names, Problems problems) {
    this.spec = spec;
    this.names = names;
    this.problems = problems;
  }

  /** Proves every procedure of {@code spec}, whose other declarations are proved. */
  static void prove(PolicySpec spec, Names names, Problems problems) {
    ProcedureProof proof = new ProcedureProof(spec, names, problems);
    for (Procedure procedure : spec.procedures()) {
      var unused = procedure.accept(proof);
    }
  }

  /** The proof of names and numbers that the procedure at {@code place} speaks of. */
  private ProcedureNames namesOf(Procedure procedure) {
    Place.Element at = Place.element("procedure/" + procedure.name());
    return new ProcedureNames(spec, names, problems, at);
  }

  @Override
  public Boolean planRules(PlanRules procedure) {
    ProcedureNames its = namesOf(procedure);
    new PlanRulesProof(procedure, spec, its).prove();
    return its.isSound();
  }

  @Override
  public Boolean dutyList(DutyList procedure) {
    ProcedureNames its = namesOf(procedure);
    int before = problems.count();
    new DutyListProof(procedure, its).prove();
    new DutyProof(
            procedure.asLadder(),
            Place.element("procedure/" + procedure.name()),
            names,
            problems,
            (name, place) -> true)
        .prove();
    return its.isSound() && problems.count() == before;
  }

  @Override
  public Boolean pairing(Pairing procedure) {
    return new PairingProof(procedure, spec, namesOf(procedure)).prove();
  }

  @Override
  public Boolean grants(Grants procedure) {
    return JoiningProof.prove(procedure, namesOf(procedure));
  }

  @Override
  public Boolean joining(Joining procedure) {
    return JoiningProof.prove(procedure, spec, namesOf(procedure));
  }

  @Override
  public Boolean publication(Publication procedure) {
    ProcedureNames its = namesOf(procedure);
    its.amount(procedure.smallest(), "smallest", 1);
    its.amount(procedure.width(), "width", 2);
    if (its.isSound()) {
      width(its, procedure);
    }
    return its.isSound();
  }

  /** A count below the smallest has as many values as the smallest is. */
  private static void width(ProcedureNames its, Publication procedure) {
    Optional<Rational> smallest = its.number(procedure.smallest(), "smallest");
    Optional<Rational> width = its.number(procedure.width(), "width");
    if (smallest.isPresent() && width.isPresent() && width.get().compareTo(smallest.get()) > 0) {
      its.add(
          Problem.of(
                  ProblemCode.PUBLICATION_WIDTH,
                  its.place("width"),
                  smallest.get().toString(),
                  width.get().toString())
              .help("make `smallest` larger, or `width` at most " + smallest.get()));
    }
  }

  @Override
  public Boolean rubric(Rubric procedure) {
    return new RubricProof(procedure, namesOf(procedure)).prove();
  }

  @Override
  public Boolean review(Review procedure) {
    return new ReviewProof(procedure, spec, namesOf(procedure)).prove();
  }

  @Override
  public Boolean panel(Panel procedure) {
    ProcedureNames its = namesOf(procedure);
    its.onlyOne(procedure, Panel.class);
    its.amount(procedure.size(), "size", 1);
    its.amount(procedure.meetings(), "meetings", 1);
    if (!procedure.outside().isEmpty()) {
      its.membership(procedure.outside(), "outside");
    }
    its.once(procedure.decisions(), "decides");
    if (procedure.quorum() != null) {
      its.amount(procedure.quorum(), "quorum", 1);
      quorum(its, procedure, its.isSound());
    }
    return its.isSound();
  }

  private static void quorum(ProcedureNames its, Panel panel, boolean isSound) {
    if (!isSound || panel.quorum() == null) {
      return;
    }
    Optional<Rational> size = its.number(panel.size(), "size");
    Optional<Rational> quorum = its.number(panel.quorum(), "quorum");
    if (size.isPresent() && quorum.isPresent() && quorum.get().compareTo(size.get()) > 0) {
      its.add(
          Problem.of(
                  ProblemCode.PANEL_QUORUM,
                  its.place("quorum"),
                  quorum.get().toString(),
                  size.get().toString())
              .help("lower the quorum; no meeting could have so many members"));
    }
  }

  @Override
  public Boolean status(GrantStatus procedure) {
    return new GrantStatusProof(procedure, namesOf(procedure), names.calendar().names()).prove();
  }
}
