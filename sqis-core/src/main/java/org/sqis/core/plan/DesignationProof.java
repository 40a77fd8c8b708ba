package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves one designation: its cohort, its routes with their quotas, and its exits. */
final class DesignationProof {
  private final Designation designation;
  private final PolicySpec spec;
  private final Names names;
  private final ExprCompiler expressions;
  private final Problems problems;
  private final Place.Element at;

  DesignationProof(
      Designation designation,
      PolicySpec spec,
      Names names,
      ExprCompiler expressions,
      Problems problems) {
    this.designation = designation;
    this.spec = spec;
    this.names = names;
    this.expressions = expressions;
    this.problems = problems;
    this.at = Place.element("designation/" + designation.name());
  }

  /** The proved designation; null if it has a fault. */
  Element.@Nullable OfDesignation prove() {
    int before = problems.count();
    boolean isKnown = proveNames();
    provePools();
    List<Element.Route> routes = routes();
    List<Element.Exit> exits = exits();
    proveQuotas(routes);
    proveYears();
    if (!isKnown || problems.count() > before || routes.size() < designation.routes().size()) {
      return null;
    }
    return new Element.OfDesignation(designation, typed(routes), routes, exits);
  }

  private Typed typed(List<Element.Route> routes) {
    Set<MissingReason> possible = EnumSet.of(MissingReason.NOT_YET_DEFINED);
    for (Element.Route route : routes) {
      possible.addAll(route.who().typed().possible());
    }
    List<String> read = new ArrayList<>(designation.except());
    read.add(designation.among());
    for (String name : read) {
      Names.Meaning meaning = names.find(name).meaning();
      if (meaning != null) {
        possible.addAll(meaning.typed().possible());
      }
    }
    possible.remove(MissingReason.NOT_APPLICABLE);
    return Typed.of(new Type.YesNo()).missing(possible, Map.of());
  }

  /** The cohort and the designations that exclude this one; false if one of them has a fault. */
  private boolean proveNames() {
    boolean isKnown = true;
    List<String> cohorts = new ArrayList<>();
    for (Cohort cohort : spec.cohorts()) {
      cohorts.add(cohort.name());
    }
    if (!cohorts.contains(designation.among())) {
      isKnown = false;
      if (!names.isPoisoned(designation.among())) {
        problems.unknown(
            ProblemCode.UNKNOWN_COHORT, at.child("among"), cohorts, designation.among());
      }
    } else if (names.find(designation.among()).meaning() == null) {
      isKnown = false;
    }
    String base = designation.baseOf();
    if (!base.isEmpty() && !cohorts.contains(base)) {
      isKnown = false;
      if (!names.isPoisoned(base)) {
        problems.unknown(ProblemCode.UNKNOWN_COHORT, at.child("base"), cohorts, base);
      }
    } else if (!base.isEmpty() && names.find(base).meaning() == null) {
      isKnown = false;
    }
    List<String> designations = new ArrayList<>();
    for (Designation one : spec.designations()) {
      if (!one.name().equals(designation.name())) {
        designations.add(one.name());
      }
    }
    for (int i = 0; i < designation.except().size(); i++) {
      String other = designation.except().get(i);
      if (!designations.contains(other)) {
        isKnown = false;
        if (!names.isPoisoned(other)) {
          problems.unknown(
              ProblemCode.UNKNOWN_DESIGNATION, at.child("except").child(i), designations, other);
        }
      } else if (names.find(other).meaning() == null) {
        isKnown = false;
      }
    }
    return isKnown;
  }

  private void provePools() {
    String pools = designation.poolsBy();
    if (pools.isEmpty() || pools.equals(Designation.DISTRICT)) {
      return;
    }
    Names.Found found = names.find(pools);
    if (found.isPoisoned()) {
      return;
    }
    Names.Meaning meaning = found.meaning();
    if (meaning == null) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, at.child("pools"), names.known(), pools);
    } else if (!(meaning.typed().type() instanceof Type.OneOf)
        || !UnitOfAnalysis.SCHOOL.sees(meaning.each())) {
      problems.add(
          Problem.of(ProblemCode.BAD_POOLS, at.child("pools"), pools, meaning.typed().words())
              .help("write `district`, or a name whose values are words, one a school"));
    }
  }

  private List<Element.Route> routes() {
    if (designation.routes().isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.NO_ROUTE, at, designation.name())
              .help("add a row to the table `routes`"));
    }
    List<Element.Route> routes = new ArrayList<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    Node mark = new Node.Constant(Value.YesNo.YES, Typed.of(new Type.YesNo()));
    Scope school = Scope.of(UnitOfAnalysis.SCHOOL).with(Map.of(Scope.PLACES, mark));
    for (int i = 0; i < designation.routes().size(); i++) {
      Designation.Route route = designation.routes().get(i);
      Place.Element place = at.child("route").child(i);
      Integer first = seen.putIfAbsent(route.name(), i);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.ROUTE_TWICE, place, designation.name(), route.name())
                .with(at.child("route").child(first), "the first one")
                .help("give one of the two another name, or join them with `or`"));
      }
      expressions.takePlaces();
      Compiled who = expressions.condition(route.who(), school, place.child("who"));
      List<Node.Places> places = expressions.takePlaces();
      Expr groups = route.groups();
      Compiled of =
          groups == null
              ? null
              : expressions.condition(
                  groups, Scope.of(UnitOfAnalysis.GROUP), place.child("groups"));
      if (route.fill() && places.isEmpty() && who != null) {
        problems.add(
            Problem.of(ProblemCode.FILL_WITHOUT_QUOTA, place.child("fill"), route.name())
                .help("leave the cell empty, or write a quota such as `lowest(5%, by: x)`"));
      }
      if (who != null && (of != null || groups == null)) {
        routes.add(new Element.Route(route, who.node(), places, of == null ? null : of.node()));
      }
    }
    return routes;
  }

  private List<Element.Exit> exits() {
    List<Element.Exit> exits = new ArrayList<>();
    boolean areKnown = true;
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < designation.exits().size(); i++) {
      Designation.Exit exit = designation.exits().get(i);
      Place.Element place = at.child("exit").child(i);
      Integer first = seen.putIfAbsent(exit.route(), i);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.EXIT_TWICE, place, designation.name(), exit.route())
                .with(at.child("exit").child(first), "the first one")
                .help("keep one of the two rows, or join them with `and` or `or`"));
      }
      Designation.Route route =
          designation.routes().stream()
              .filter(one -> one.name().equals(exit.route()))
              .findFirst()
              .orElse(null);
      if (route == null) {
        problems.unknown(
            ProblemCode.UNKNOWN_ROUTE,
            place,
            designation.routes().stream().map(Designation.Route::name).toList(),
            exit.route(),
            designation.name());
        areKnown = false;
        continue;
      }
      boolean isOfGroups = route.groups() != null;
      UnitOfAnalysis each = isOfGroups ? UnitOfAnalysis.GROUP : UnitOfAnalysis.SCHOOL;
      Compiled cleared =
          expressions.condition(exit.cleared(), Scope.of(each), place.child("cleared"));
      if (cleared != null) {
        exits.add(new Element.Exit(exit.route(), cleared.node(), isOfGroups));
      }
    }
    // A misspelt route is one fault and not two.
    if (areKnown && !designation.exits().isEmpty()) {
      Set<String> lacking = new LinkedHashSet<>();
      for (var route : designation.routes()) {
        lacking.add(route.name());
      }
      lacking.removeAll(seen.keySet());
      lacking.stream()
          .findFirst()
          .ifPresent(
              name ->
                  problems.add(
                      Problem.of(ProblemCode.NO_EXIT, at, name, designation.name())
                          .help("add a row for it to the table `exits`")));
    }
    return exits;
  }

  private void proveQuotas(List<Element.Route> routes) {
    boolean hasQuota = false;
    boolean hasShare = false;
    for (Element.Route route : routes) {
      for (Node.Places places : route.places()) {
        hasQuota = true;
        hasShare |= places.isShare();
      }
    }
    if (hasQuota && designation.ties() == null) {
      problems.add(
          Problem.of(
                  ProblemCode.QUOTA_SAYS_NOTHING,
                  at,
                  designation.name(),
                  "what happens where schools share the last place")
              .help("add a line `ties all` or `ties none`"));
    }
    if (hasShare && designation.count() == null) {
      problems.add(
          Problem.of(
                  ProblemCode.QUOTA_SAYS_NOTHING,
                  at,
                  designation.name(),
                  "how a part of a school is rounded")
              .help("add a line `count up`, `count down` or `count nearest`"));
    }
  }

  private void proveYears() {
    boolean hasExits = !designation.exits().isEmpty();
    if (!hasExits && designation.stay() > 0) {
      onlyWithExits("stay");
    }
    if (!hasExits && designation.keepsOldExits()) {
      onlyWithExits("changes");
    }
    if (!hasExits && designation.identify().every() > 1) {
      onlyWithExits("identify");
    }
    boolean remembers = false;
    for (Designation.Route route : designation.routes()) {
      remembers |= route.groups() != null;
    }
    if (designation.smallGroups() == Designation.SmallGroups.CLEAR && !remembers) {
      problems.add(
          Problem.of(
                  ProblemCode.SMALL_GROUPS_WITHOUT_GROUPS,
                  at.child("small_groups"),
                  designation.name())
              .help("leave the line out, or add a column `groups where` to the routes"));
    }
    for (int i = 0; i < designation.pauses().size(); i++) {
      SchoolYear year = designation.pauses().get(i).year();
      boolean isGoverned =
          spec.header().first().compareTo(year) <= 0 && year.compareTo(spec.header().last()) <= 0;
      boolean isAgain =
          designation.pauses().subList(0, i).stream().anyMatch(one -> one.year().equals(year));
      if (!isGoverned || isAgain) {
        problems.add(
            Problem.of(
                    ProblemCode.PAUSE_OUTSIDE,
                    at.child("pause").child(i),
                    designation.name(),
                    year.toString(),
                    isAgain ? "which is said twice" : "which the policy does not govern")
                .help("leave the line out"));
      }
    }
  }

  private void onlyWithExits(String clause) {
    problems.add(
        Problem.of(ProblemCode.ONLY_WITH_EXITS, at.child(clause), designation.name(), clause)
            .help("leave the line out, or add a table `exits`"));
  }
}
