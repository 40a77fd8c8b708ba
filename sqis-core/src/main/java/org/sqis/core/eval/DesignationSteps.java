package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.explain.Explanation.Step;
import org.sqis.core.explain.Explanation.Written;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.Designation;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Clearing;
import org.sqis.core.standing.Determination.Compared;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Determination.How;
import org.sqis.core.standing.Determination.Ranking;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Quota;

/**
 * The part of an explanation that is about one designation: what each route says of the school and
 * why, whether its reasons are cleared, and the determination in which it was named.
 */
final class DesignationSteps {
  private final SchoolValues school;
  private final Element.OfDesignation rules;
  private final Designation designation;
  private final String year;
  private final SchoolEvaluator evaluator;
  private final Visits visits;
  private final Function<String, Written> written;
  private final Function<Reading, Step> below;

  /**
   * @param year what the steps say of their year; empty for the rating year
   * @param visits takes whom the routes visit
   * @param written where a part of the policy is written
   * @param below the step of something that is read
   */
  DesignationSteps(
      SchoolValues school,
      Element.OfDesignation rules,
      String year,
      SchoolEvaluator evaluator,
      Visits visits,
      Function<String, Written> written,
      Function<Reading, Step> below) {
    this.school = school;
    this.rules = rules;
    this.designation = rules.designation();
    this.year = year;
    this.evaluator = evaluator;
    this.visits = visits;
    this.written = written;
    this.below = below;
  }

  /** The routes, the exits, and the determination in which the school was named. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Determination result = school.determination(designation.name());
    if (result == null) {
      return steps;
    }
    for (Finding finding : result.findings()) {
      steps.add(route(finding));
    }
    for (Clearing clearing : result.clearings()) {
      steps.add(exit(clearing));
    }
    Reading earlier = earlier(result);
    if (earlier != null) {
      steps.add(below.apply(earlier));
    }
    return steps;
  }

  private List<Step> below(List<Reading> readings) {
    return new LinkedHashSet<>(readings).stream().map(below).toList();
  }

  private Step step(
      String kind, String path, String name, String group, String at, String rule, Said said) {
    return new Step(
        path + (year.isEmpty() ? "" : "/" + year),
        kind,
        name,
        group,
        year,
        "",
        said.value,
        said.value,
        rule,
        said.note,
        said.source,
        at.isEmpty() ? Written.NOWHERE : written.apply(at),
        said.steps);
  }

  /** What a step says besides its place. */
  private record Said(String value, String note, String source, List<Step> steps) {}

  private Step route(Finding finding) {
    int number = 0;
    while (!rules.routes().get(number).route().name().equals(finding.route())) {
      number++;
    }
    Element.Route proved = rules.routes().get(number);
    Designation.Route route = proved.route();
    List<Reading> readings = new ArrayList<>();
    Reads reads = new Readings(school, readings, visits);
    new NodeEvaluator(school, -1, Map.of(), reads).of(proved.who());
    List<Step> steps = new ArrayList<>();
    String path = "route/" + designation.name() + "/" + route.name();
    for (int i = 0; i < finding.rankings().size(); i++) {
      steps.add(place(finding, i, path + "/places/" + i));
    }
    List<String> groups = new ArrayList<>();
    for (Compared one : finding.compared()) {
      groups.add(group(one));
      int group = school.plan().groups().indexOf(one.group());
      if (proved.groups() != null) {
        new NodeEvaluator(school, group, Map.of(), reads).of(proved.groups());
      }
    }
    steps.addAll(below(readings));
    return step(
        "route",
        path,
        route.name(),
        "",
        "designation/" + designation.name() + "/route/" + number,
        route.who() + (route.groups() == null ? "" : ", groups where " + route.groups()),
        new Said(
            finding.answer().toString(),
            String.join("; ", groups),
            DesignationText.source(route.provenance(), route.source()),
            steps));
  }

  private static String group(Compared one) {
    return one.sign().isEmpty()
        ? one.group()
        : one.group()
            + (one.what().isEmpty() ? " " : ": " + one.what() + " ")
            + one.value()
            + " "
            + one.sign()
            + " "
            + one.cut();
  }

  /** Where the school stands in a quota. */
  private Step place(Finding finding, int number, String path) {
    Ranking ranking = finding.rankings().get(number);
    String schools = ranking.competing() == 1 ? " school" : " schools";
    String place =
        ranking.rank() == 0
            ? "no place"
            : "rank " + ranking.rank() + " of " + ranking.competing() + schools;
    Quota quota = quota(finding.route(), ranking);
    StringBuilder rule = new StringBuilder();
    rule.append(ranking.places()).append(ranking.places() == 1 ? " place" : " places");
    if (quota != null) {
      rule.append(": ").append(quota.share()).append(" of ").append(quota.base());
      rule.append(quota.taken() == 0 ? "" : ", " + quota.taken() + " taken by routes above");
    }
    rule.append(ranking.pool().isEmpty() ? "" : ", in the pool " + ranking.pool());
    StringBuilder note = new StringBuilder(ranking.value());
    if (!ranking.line().isEmpty()) {
      note.append("; the last place has ").append(ranking.line());
    }
    if (!ranking.distance().isEmpty()) {
      note.append(", ").append(ranking.distance()).append(" from it");
    }
    if (!ranking.standardErrors().isEmpty()) {
      note.append(" (").append(ranking.standardErrors()).append(" standard errors)");
    }
    if (quota != null && !quota.explanation().isEmpty()) {
      note.append("; ").append(quota.explanation());
    }
    return step(
        "places",
        path,
        ranking.by(),
        "",
        "",
        rule.toString(),
        new Said(place, note.toString(), "", List.of()));
  }

  private @Nullable Quota quota(String route, Ranking ranking) {
    SchoolValues consortium = school;
    for (SchoolValues outer = school.outer(); outer != null; outer = outer.outer()) {
      consortium = outer;
    }
    return consortium.quotas().stream()
        .filter(
            one ->
                one.designation().equals(designation.name())
                    && one.route().equals(route)
                    && one.by().equals(ranking.by())
                    && one.pool().equals(ranking.pool())
                    && one.places() == ranking.places())
        .findFirst()
        .orElse(null);
  }

  private Step exit(Clearing clearing) {
    Held held =
        Objects.requireNonNull(school.before().held().get(designation.name()), "held before");
    StandingEvaluator.Exits exits = StandingEvaluator.exits(rules, held, school, evaluator);
    String rule = "";
    String at = "";
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < exits.rules().exits().size(); i++) {
      Element.Exit exit = exits.rules().exits().get(i);
      if (exit.route().equals(clearing.route())) {
        rule = exits.rules().designation().exits().get(i).cleared().toString();
        at = exits.plan().equals(school.plan()) ? at(i) : "";
        int group = school.plan().groups().indexOf(clearing.group());
        Reads reads = new Readings(school, readings, visits);
        if (!exit.isOfGroups() || group >= 0) {
          NodeEvaluator.under(exits.plan(), school, group, reads).of(exit.cleared());
        }
      }
    }
    boolean isOfPeople = clearing.route().equals(StandingEvaluator.DECISION);
    String note =
        isOfPeople
            ? "a person designated it, and only a person releases it"
            : DesignationText.isForgiven(clearing, designation)
                ? "the group is too small, which clears the reason"
                : clearing.answer().isMissing() ? "what is undecided is not cleared" : "";
    String group = clearing.group().isEmpty() ? "" : "/" + clearing.group();
    return step(
        "exit",
        "exit/" + designation.name() + "/" + clearing.route() + group,
        clearing.route() + " cleared",
        clearing.group(),
        at,
        rule,
        new Said(clearing.answer().toString(), note, "", below(readings)));
  }

  private String at(int exit) {
    return "designation/" + designation.name() + "/exit/" + exit;
  }

  /** The determination that gave what the school holds, if this data has it. */
  private @Nullable Reading earlier(Determination result) {
    boolean rests =
        result.how() == How.KEPT
            || result.how() == How.NAMED_AGAIN
            || result.how() == How.LEFT
            || result.how() == How.PAUSED;
    Held before = school.before().held().get(designation.name());
    int years = before == null ? 0 : school.year().start() - before.since().start();
    SchoolValues there = rests && years > 0 ? school.ago(years) : null;
    if (there == null || before == null) {
      return null;
    }
    Held given = there.held(designation.name());
    boolean isSame = given != null && given.since().equals(before.since());
    return isSame ? new Reading(designation.name(), -1, years, false) : null;
  }
}
