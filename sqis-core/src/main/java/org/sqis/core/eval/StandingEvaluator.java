package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Group;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Clearing;
import org.sqis.core.standing.Determination.Compared;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Determination.How;
import org.sqis.core.standing.Held;

/**
 * What one determination means for one school: from what it held, what the routes say of it now,
 * and whether its reasons are cleared. Everything is decided here in one order: a human decision,
 * the cohort, exclusion, a pause, the routes, the exits.
 */
final class StandingEvaluator {
  /** The route of a school that a person designated. */
  static final String DECISION = "decision";

  /** What is said of a school before the designation that excludes it. */
  static final String EXCLUDED_BY = "it holds ";

  private final Designation designation;
  private final Element.OfDesignation rules;
  private final SchoolValues school;
  private final Facts facts;
  private final SchoolEvaluator evaluator;
  private final boolean isIdentifying;
  private final SchoolYear year;
  private final @Nullable Held before;
  private List<Finding> findings = List.of();
  private List<Clearing> clearings = List.of();

  StandingEvaluator(
      Element.OfDesignation rules,
      SchoolValues school,
      Facts facts,
      SchoolEvaluator evaluator,
      boolean isIdentifying) {
    this.evaluator = evaluator;
    this.designation = rules.designation();
    this.rules = rules;
    this.school = school;
    this.facts = facts;
    this.isIdentifying = isIdentifying;
    this.year = school.year();
    this.before = school.before().held().get(designation.name());
  }

  /**
   * The answer.
   *
   * @param member whether the school is in the cohort
   * @param excluded whether it holds a designation that excludes this one
   * @param found what the routes say of it; empty if nobody is named this year
   */
  Determination determine(Value member, Value excluded, List<Finding> found) {
    findings = found;
    Facts.Decided decided = facts.decision(designation.name());
    if (decided != null) {
      return decided(decided, excluded.equals(Value.YesNo.YES));
    }
    if (member.equals(Value.YesNo.NO)) {
      return answer(
          Value.YesNo.NO, How.NOT_IN_COHORT, null, "it is not among " + designation.among());
    }
    if (excluded.equals(Value.YesNo.YES)) {
      return answer(Value.YesNo.NO, How.EXCLUDED, null, EXCLUDED_BY + excluding());
    }
    boolean hasExits = !designation.exits().isEmpty();
    String pause = DesignationEvaluator.pause(designation, school);
    if (pause != null) {
      return hasExits
          ? kept(How.PAUSED, pause)
          : answer(DesignationEvaluator.notYet("paused: " + pause), How.PAUSED, null, pause);
    }
    Value named = named();
    Value unknown = NodeEvaluator.missing(member, excluded);
    if (hasExits && before != null) {
      return unknown != null ? kept(How.KEPT, "undecided: " + unknown) : held(before, named);
    }
    if (!isIdentifying) {
      return hasExits
          ? answer(Value.YesNo.NO, How.NO_IDENTIFICATION, null, "")
          : answer(
              DesignationEvaluator.notYet("no identification in " + year),
              How.NO_IDENTIFICATION,
              null,
              "");
    }
    if (named.equals(Value.YesNo.NO)) {
      return answer(Value.YesNo.NO, How.NOT_NAMED, null, "");
    }
    Value open = unknown != null ? unknown : named.isMissing() ? named : null;
    if (open != null) {
      return answer(open, How.UNDECIDED, null, "");
    }
    // A list that is made anew has the reasons of its year; who was on it stays on it since then.
    Held again = before;
    return again == null
        ? answer(
            Value.YesNo.YES, How.NAMED, new Held(designation.name(), year, reasons(null, true)), "")
        : answer(
            Value.YesNo.YES,
            How.NAMED_AGAIN,
            new Held(designation.name(), again.since(), reasons(again, false)),
            "");
  }

  /** What a school holds of which a test says that it is designated, after {@link #determine}. */
  Held given() {
    return before == null
        ? new Held(designation.name(), year, reasons(null, true))
        : new Held(designation.name(), before.since(), reasons(before, true));
  }

  private Determination answer(Value answer, How how, @Nullable Held held, String remark) {
    return new Determination(
        designation.name(), year, answer, how, held, findings, clearings, null, remark);
  }

  private Determination kept(How how, String remark) {
    return answer(Value.of(before != null), how, before, remark);
  }

  /**
   * A decision stands in place of the rules, but for one thing: nobody holds two designations that
   * exclude each other.
   */
  private Determination decided(Facts.Decided decision, boolean isExcluded) {
    boolean isHeld = decision.isDesignated() && !isExcluded;
    Held held = null;
    if (isHeld && before != null) {
      held = new Held(designation.name(), before.since(), reasons(before, true));
    } else if (isHeld) {
      held = decided(designation.name(), year);
    }
    boolean isWithoutEffect = decision.isDesignated() && isExcluded;
    return new Determination(
        designation.name(),
        year,
        Value.of(isHeld),
        isWithoutEffect ? How.EXCLUDED : How.DECIDED,
        held,
        findings,
        clearings,
        decision.decided(),
        isWithoutEffect ? EXCLUDED_BY + excluding() : "");
  }

  /** A designation that a person gave. */
  static Held decided(String designation, SchoolYear year) {
    return new Held(designation, year, List.of(new Held.Reason(DECISION, List.of(), year)));
  }

  private String excluding() {
    return designation.except().stream()
        .filter(name -> school.get(name, -1, false).equals(Value.YesNo.YES))
        .findFirst()
        .orElse("");
  }

  /** Whether a route names the school: yes, no, or why that is undecided. */
  private Value named() {
    Value.Missing open = null;
    for (Finding finding : findings) {
      if (finding.answer().equals(Value.YesNo.YES)) {
        return Value.YesNo.YES;
      }
      if (finding.answer() instanceof Value.Missing missing
          && missing.reason() != MissingReason.NOT_APPLICABLE) {
        open = open == null ? missing : open.and(missing);
      }
    }
    return open == null ? Value.YesNo.NO : open;
  }

  private Determination held(Held held, Value named) {
    if (named.equals(Value.YesNo.YES)) {
      return answer(
          Value.YesNo.YES,
          How.NAMED_AGAIN,
          new Held(designation.name(), held.since(), reasons(held, true)),
          "");
    }
    int years = year.start() - held.since().start();
    if (years < designation.stay()) {
      return kept(How.KEPT, "it stays at least " + designation.stay() + " years");
    }
    clearings = clearings(held);
    if (isCleared(held)) {
      return answer(Value.YesNo.NO, How.LEFT, null, "");
    }
    return kept(How.KEPT, "");
  }

  /**
   * The reasons of a school that routes name; in the order of the routes.
   *
   * @param earlier the designation as it held it; null if it did not
   * @param keepsOld whether it keeps the reasons and groups for which no route names it now
   */
  private List<Held.Reason> reasons(@Nullable Held earlier, boolean keepsOld) {
    Map<String, Held.Reason> had = new LinkedHashMap<>();
    if (earlier != null) {
      earlier.reasons().forEach(reason -> had.put(reason.route(), reason));
    }
    Map<String, Held.Reason> reasons = keepsOld ? new LinkedHashMap<>(had) : new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (!finding.answer().equals(Value.YesNo.YES)) {
        continue;
      }
      Held.Reason earlierOne = had.get(finding.route());
      Set<String> groups = new LinkedHashSet<>();
      for (Compared one : finding.groups()) {
        groups.add(one.group());
      }
      if (earlierOne != null && keepsOld) {
        groups.addAll(earlierOne.groups());
      }
      List<String> ordered = new ArrayList<>(groups);
      ordered.sort(
          (one, other) ->
              Integer.compare(
                  school.plan().groups().indexOf(one), school.plan().groups().indexOf(other)));
      reasons.put(
          finding.route(),
          new Held.Reason(
              finding.route(), ordered, earlierOne == null ? year : earlierOne.since()));
    }
    List<String> routes = designation.routes().stream().map(Designation.Route::name).toList();
    List<Held.Reason> all = new ArrayList<>(reasons.values());
    all.sort(
        (one, other) ->
            Integer.compare(routes.indexOf(one.route()), routes.indexOf(other.route())));
    return all;
  }

  private boolean isCleared(Held held) {
    Set<String> open = new LinkedHashSet<>();
    Set<String> cleared = new LinkedHashSet<>();
    held.reasons().forEach(reason -> cleared.add(reason.route()));
    for (Clearing clearing : clearings) {
      if (!isCleared(clearing)) {
        open.add(clearing.route());
      }
    }
    cleared.removeAll(open);
    return designation.everyExit() ? open.isEmpty() : !cleared.isEmpty() || open.isEmpty();
  }

  private boolean isCleared(Clearing clearing) {
    return DesignationText.isCleared(clearing, designation);
  }

  /**
   * The exits by which a school leaves.
   *
   * @param rules the designation that has them
   * @param plan the rules they belong to
   */
  record Exits(Element.OfDesignation rules, Plan plan) {}

  /** The exits of this year, or of the year in which the school was designated. */
  static Exits exits(
      Element.OfDesignation rules, Held held, SchoolValues school, SchoolEvaluator evaluator) {
    if (rules.designation().keepsOldExits()) {
      Plan old = evaluator.rules(held.since(), school.district());
      if (old.element(rules.name()) instanceof Element.OfDesignation then) {
        return new Exits(then, old);
      }
    }
    return new Exits(rules, school.plan());
  }

  /** Whether each reason is cleared, group by group; a decision of people is no reason to clear. */
  private List<Clearing> clearings(Held held) {
    Exits exits = exits(rules, held, school, evaluator);
    Element.OfDesignation asked = exits.rules();
    Plan plan = exits.plan();
    List<Clearing> all = new ArrayList<>();
    for (Held.Reason reason : held.reasons()) {
      boolean hasExit = false;
      for (Element.Exit exit : asked.exits()) {
        if (exit.route().equals(reason.route())) {
          hasExit = true;
          clear(exit, reason, plan, all);
        }
      }
      if (!hasExit) {
        boolean isOfPeople = reason.route().equals(DECISION);
        Value answer =
            isOfPeople
                ? Value.YesNo.NO
                : DesignationEvaluator.notYet("no exit for " + reason.route() + " in " + year);
        all.add(new Clearing(reason.route(), "", answer));
      }
    }
    return all;
  }

  private void clear(Element.Exit exit, Held.Reason reason, Plan plan, List<Clearing> all) {
    if (!exit.isOfGroups()) {
      Value answer = NodeEvaluator.under(plan, school, -1).of(exit.cleared());
      all.add(new Clearing(reason.route(), "", answer));
      return;
    }
    // A reason that no group is part of is cleared by all students.
    List<String> groups = reason.groups().isEmpty() ? List.of(Group.ALL) : reason.groups();
    for (String name : groups) {
      int group = school.plan().groups().indexOf(name);
      Value answer =
          group < 0
              ? DesignationEvaluator.notYet("no group " + name + " in " + year)
              : NodeEvaluator.under(plan, school, group).of(exit.cleared());
      all.add(new Clearing(reason.route(), name, answer));
    }
  }
}
