package org.sqis.core.plan;

import java.util.List;
import java.util.Optional;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Membership;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves the names and numbers of which one procedure speaks. Confined to one proof. */
final class ProcedureNames {
  private final PolicySpec spec;
  private final Names names;
  private final Problems problems;
  private final Place.Element at;
  private boolean isSound = true;

  /**
   * @param at the place of the procedure; places given to the methods are below it
   */
  ProcedureNames(PolicySpec spec, Names names, Problems problems, Place.Element at) {
    this.spec = spec;
    this.names = names;
    this.problems = problems;
    this.at = at;
  }

  /** Whether nothing wrong was found so far. */
  boolean isSound() {
    return isSound;
  }

  /** The place of a part, such as {@code demand/2/designation}. */
  Place.Element place(String part) {
    Place.Element place = at;
    if (part.isEmpty()) {
      return place;
    }
    for (String step : part.split("/", -1)) {
      place = place.child(step);
    }
    return place;
  }

  /** What a result or input describes; empty if there is none of that name. */
  Optional<UnitOfAnalysis> each(String name) {
    return Optional.ofNullable(names.find(name).meaning()).map(Names.Meaning::each);
  }

  /** Reports a problem of the procedure. */
  void add(Problem problem) {
    problems.add(problem);
    isSound = false;
  }

  /** A whole number, or a parameter that is one or not set, of at least {@code least}. */
  void amount(Expr amount, String part, int least) {
    Optional<Rational> number = number(amount, part);
    if (number.isPresent() && !isWholeFrom(number.get(), least)) {
      String shown = amount instanceof Expr.Name ? amount + " = " + number.get() : "" + amount;
      add(
          Problem.of(ProblemCode.PROCEDURE_NUMBER, place(part), shown, "a whole number", least + "")
              .help("write a whole number of at least " + least + ", or a parameter that is one"));
    }
  }

  private static boolean isWholeFrom(Rational number, int least) {
    return number.isWhole() && number.compareTo(Rational.of(least)) >= 0;
  }

  /** A number, or that of a parameter; empty after a fault, or if the parameter is not set. */
  Optional<Rational> number(Expr amount, String part) {
    if (amount instanceof Expr.Numeral numeral) {
      return Optional.of(numeral.value());
    }
    if (!(amount instanceof Expr.Name name)) {
      add(
          Problem.of(ProblemCode.PROCEDURE_NO_NUMBER, place(part), amount.toString())
              .help("write a number, or the name of a parameter"));
      return Optional.empty();
    }
    Names.Found found = names.find(name.name());
    if (found.isPoisoned()) {
      return Optional.empty();
    }
    boolean isParameter =
        spec.parameters().stream().anyMatch(one -> one.name().equals(name.name()));
    if (!isParameter) {
      String kind = found.meaning() == null ? names.kind(name.name()) : found.meaning().kind();
      if (kind == null) {
        problems.unknown(
            ProblemCode.UNKNOWN_NAME,
            place(part),
            spec.parameters().stream().map(one -> one.name()).toList(),
            name.name());
        isSound = false;
      } else {
        add(Problem.of(ProblemCode.WRONG_KIND, place(part), name.name(), kind, "a parameter"));
      }
      return Optional.empty();
    }
    for (var parameter : spec.parameters()) {
      if (parameter.name().equals(name.name()) && parameter.value() != null) {
        if (parameter.value() instanceof Expr.Numeral value) {
          return Optional.of(value.value());
        }
        add(
            Problem.of(ProblemCode.PROCEDURE_NO_NUMBER, place(part), name.name())
                .help("name a parameter that is a number"));
      }
    }
    return Optional.empty();
  }

  /** Names of which each may stand once; {@code part} is the clause that lists them. */
  void once(List<String> listed, String part) {
    for (int i = 0; i < listed.size(); i++) {
      int first = listed.indexOf(listed.get(i));
      if (first < i) {
        add(
            Problem.of(ProblemCode.PROCEDURE_TWICE, place(part + "/" + i), listed.get(i), part)
                .with(place(part + "/" + first), "the first one")
                .help("leave one of the two out"));
      }
    }
  }

  /** A procedure of whose kind one can be in force in a year, as records do not say of which. */
  void onlyOne(Procedure procedure, Class<? extends Procedure> kind) {
    Procedure first =
        spec.procedures().stream().filter(kind::isInstance).findFirst().orElse(procedure);
    if (!first.name().equals(procedure.name())) {
      add(
          Problem.of(
                  ProblemCode.PROCEDURE_ONE,
                  at,
                  first.name(),
                  procedure.name(),
                  procedure.outline().kind())
              .with(Place.element("procedure/" + first.name()), "the first one")
              .help("give them different `years`, or leave one of the two out"));
    }
  }

  /** The name of a designation. */
  void designation(String name, String part) {
    List<String> known = spec.designations().stream().map(Designation::name).toList();
    of(name, known, "a designation", part);
  }

  /** The name of a membership. */
  void membership(String name, String part) {
    List<String> known = spec.memberships().stream().map(Membership::name).toList();
    if (known.contains(name) || names.isPoisoned(name)) {
      return;
    }
    add(
        Problem.of(ProblemCode.MEMBERSHIP_UNKNOWN, place(part), name)
            .help(
                NearestName.find(name, known)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("declare it with `membership " + name + "`")));
  }

  /** One of {@code known}, which are declared; {@code kind} says what they are. */
  void of(String name, List<String> known, String kind, String part) {
    if (known.contains(name) || names.isPoisoned(name) || names.lacksDeclarations()) {
      return;
    }
    Names.Found found = names.find(name);
    String other = found.meaning() == null ? names.kind(name) : found.meaning().kind();
    if (other != null) {
      add(Problem.of(ProblemCode.WRONG_KIND, place(part), name, other, kind));
      return;
    }
    problems.unknown(ProblemCode.UNKNOWN_NAME, place(part), known, name);
    isSound = false;
  }

  /**
   * A result or input of each school, group or district.
   *
   * @return what it is; empty after a fault, or if its own declaration has one
   */
  Optional<Type> result(String name, UnitOfAnalysis each, String part) {
    Names.Found found = names.find(name);
    if (found.isPoisoned()) {
      return Optional.empty();
    }
    Names.Meaning meaning = found.meaning();
    if (meaning == null) {
      String kind = names.kind(name);
      if (kind != null) {
        add(Problem.of(ProblemCode.WRONG_KIND, place(part), name, kind, "a result or an input"));
      } else {
        problems.unknown(ProblemCode.UNKNOWN_NAME, place(part), names.known(), name);
        isSound = false;
      }
      return Optional.empty();
    }
    if (meaning.each() != each) {
      add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  place(part),
                  "`" + name + "`",
                  said(meaning),
                  "something of each " + each)
              .help("name a result of each " + each));
      return Optional.empty();
    }
    return Optional.of(meaning.typed().type());
  }

  /** What a name stands for and whom it describes; some kinds say whom themselves. */
  private static String said(Names.Meaning meaning) {
    String each = " of each " + meaning.each();
    return meaning.kind().endsWith(each) ? meaning.kind() : meaning.kind() + each;
  }
}
