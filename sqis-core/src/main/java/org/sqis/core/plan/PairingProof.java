package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Pairing;
import org.sqis.core.policy.Pairing.Demand;
import org.sqis.core.policy.Pairing.Term;
import org.sqis.core.policy.Parameter;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves who is paired with whom: names, types, numbers, and that every row can do something. */
final class PairingProof {
  /** Weights above it would say no more and could make sums too large. */
  private static final Rational MOST_WEIGHT = Rational.of(1000);

  private final Pairing pairing;
  private final PolicySpec spec;
  private final ProcedureNames names;

  PairingProof(Pairing pairing, PolicySpec spec, ProcedureNames names) {
    this.pairing = pairing;
    this.spec = spec;
    this.names = names;
  }

  boolean prove() {
    for (int i = 0; i < pairing.demands().size(); i++) {
      demand(i, pairing.demands().get(i));
    }
    Set<String> helped = new HashSet<>();
    pairing.demands().forEach(demand -> helped.add(demand.designation()));
    once(pairing.partners(), "partners");
    for (int i = 0; i < pairing.partners().size(); i++) {
      String partner = pairing.partners().get(i);
      names.designation(partner, "partners/" + i);
      if (helped.contains(partner)) {
        names.add(
            Problem.of(ProblemCode.PAIRING_BOTH, names.place("partners/" + i), partner)
                .help("name it in `demand` or in `partners`"));
      }
    }
    names.amount(pairing.capacity(), "capacity", 1);
    if (pairing.grace() != null) {
      if (pairing.kept() == null || !pairing.kept().contains(Pairing.Rule.PARTNER)) {
        names.add(
            Problem.of(ProblemCode.PAIRING_GRACE, names.place("grace"))
                .help("write `keep while partner`, or leave the line out"));
      }
      names.amount(pairing.grace(), "grace", 0);
    }
    once(pairing.same(), "same");
    for (int i = 0; i < pairing.same().size(); i++) {
      // Whatever schools have can be the same in both.
      var unused = names.result(pairing.same().get(i), UnitOfAnalysis.SCHOOL, "same/" + i);
    }
    once(pairing.team(), "team");
    proven();
    for (int i = 0; i < pairing.terms().size(); i++) {
      term(i, pairing.terms().get(i));
    }
    return names.isSound();
  }

  private void once(List<String> all, String part) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (!seen.add(all.get(i))) {
        twice(all.get(i), part, i, all.indexOf(all.get(i)));
      }
    }
  }

  private void twice(String what, String part, int number, int first) {
    names.add(
        Problem.of(ProblemCode.PAIRING_TWICE, names.place(part + "/" + number), what, part)
            .with(names.place(part + "/" + first), "the first one")
            .help("keep one of the two"));
  }

  private void demand(int number, Demand demand) {
    String part = "demand/" + number;
    names.designation(demand.designation(), part + "/designation");
    List<String> known = new ArrayList<>();
    spec.ladders().stream()
        .filter(ladder -> ladder.designation().equals(demand.designation()))
        .map(Ladder::states)
        .forEach(known::addAll);
    for (int i = 0; i < demand.states().size(); i++) {
      String state = demand.states().get(i);
      if (!known.contains(state) && names.isSound()) {
        names.add(
            Problem.of(
                    ProblemCode.PAIRING_STATE,
                    names.place(part + "/state/" + i),
                    state,
                    demand.designation())
                .help(
                    known.isEmpty()
                        ? "declare one with `ladder NAME for "
                            + demand.designation()
                            + "`, or leave the cell empty"
                        : NearestName.find(state, known)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("its states are " + CaseProof.listed(known, "and"))));
      }
    }
    for (int i = 0; i < number; i++) {
      Demand above = pairing.demands().get(i);
      boolean takesAll =
          above.states().isEmpty()
              || (!demand.states().isEmpty() && above.states().containsAll(demand.states()));
      if (above.designation().equals(demand.designation()) && takesAll) {
        twice(demand.words(), "demand", number, i);
        return;
      }
    }
  }

  private void proven() {
    boolean isAsked =
        pairing.demands().stream().anyMatch(demand -> demand.proof() != Pairing.Proof.NONE);
    if (pairing.proven().isEmpty()) {
      if (isAsked) {
        names.add(
            Problem.of(
                    ProblemCode.PAIRING_PROVEN,
                    names.place("demand"),
                    "asks for a proven partner",
                    "nothing says what proven is")
                .help("add a line `proven` with the name of a yes or no of each group"));
      }
      return;
    }
    names
        .result(pairing.proven(), UnitOfAnalysis.GROUP, "proven")
        .filter(type -> !(type instanceof Type.YesNo))
        .ifPresent(type -> wrong("proven", pairing.proven(), type, "a yes or no of each group"));
    if (!isAsked) {
      names.add(
          Problem.of(
                  ProblemCode.PAIRING_PROVEN,
                  names.place("proven"),
                  "says what a proven partner is",
                  "no demand asks for one")
              .help(
                  "write `any reason` or `every reason` in the column `proven with` of a demand, or"
                      + " leave the line out"));
    }
  }

  private void wrong(String part, String name, Type type, String wanted) {
    names.add(
        Problem.of(
                ProblemCode.WRONG_TYPE, names.place(part), "`" + name + "`", type.words(), wanted)
            .help("name a result that is " + wanted));
  }

  private void term(int number, Term term) {
    String part = "distance/" + number;
    for (int i = 0; i < number; i++) {
      Term above = pairing.terms().get(i);
      if (above.kind() == term.kind() && above.of().equals(term.of())) {
        twice(term.words(), "distance", number, i);
        break;
      }
    }
    Unit unit = null;
    for (int i = 0; i < term.of().size(); i++) {
      String at = part + "/what/" + i;
      String name = term.of().get(i);
      Optional<Type> type = names.result(name, UnitOfAnalysis.SCHOOL, at);
      if (type.isPresent() && term.kind() != Term.Kind.OTHER) {
        if (type.get() instanceof Type.Numeric numeric) {
          unit = numeric.unit();
        } else {
          wrong(at, name, type.get(), "a number of each school");
        }
      }
    }
    names
        .number(term.weight(), part + "/weight")
        .filter(weight -> weight.signum() < 0 || weight.compareTo(MOST_WEIGHT) > 0)
        .ifPresent(
            weight ->
                number(part + "/weight", "the weight", term, weight, "from 0 to " + MOST_WEIGHT));
    Expr scale = term.scale();
    if (scale != null) {
      Optional<Rational> found = names.number(scale, part + "/scale");
      if (found.isPresent() && found.get().signum() <= 0) {
        number(part + "/scale", "the scale", term, found.get(), "more than 0");
      } else if (found.isPresent()
          && isPercent(scale)
          && unit != null
          && unit.hiddenPlaces() == 0) {
        names.add(
            Problem.of(
                    ProblemCode.PAIRING_NUMBER,
                    names.place(part + "/scale"),
                    "the scale of `" + term.words() + "`",
                    scale.toString(),
                    "in its unit, " + unit.word())
                .help("write a number without `%`"));
      }
    }
  }

  private boolean isPercent(Expr amount) {
    Expr value = amount;
    if (amount instanceof Expr.Name name) {
      value = parameter(name.name());
    }
    return value instanceof Expr.Numeral numeral && numeral.isPercent();
  }

  private @Nullable Expr parameter(String name) {
    for (Parameter parameter : spec.parameters()) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  private void number(String part, String what, Term term, Rational found, String wanted) {
    names.add(
        Problem.of(
                ProblemCode.PAIRING_NUMBER,
                names.place(part),
                what + " of `" + term.words() + "`",
                found.toString(),
                wanted)
            .help("write a number that is " + wanted));
  }
}
