package org.sqis.core.plan;

import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.Publication;
import org.sqis.core.problem.Place;

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
  public Boolean publication(Publication procedure) {
    ProcedureNames its = namesOf(procedure);
    its.amount(procedure.smallest(), "smallest", 1);
    its.amount(procedure.width(), "width", 2);
    return its.isSound();
  }
}
