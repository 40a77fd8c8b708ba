package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.DutyList;
import org.sqis.core.policy.GrantStatus;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Procedure;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Warns of records that no rule of the policy reads: of no duty, of no reason, or of years that it
 * does not govern. Each name is warned of once a file, at the first row that has it. One run.
 */
final class RecordNames {
  /** The route that a decision of people is; a policy does not declare it. */
  private static final String DECISION = "decision";

  private final PolicyHeader header;
  private final List<String> duties = new ArrayList<>();
  private final List<String> topics = new ArrayList<>();
  private final List<String> plans = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final boolean hasDesignations;
  private final ProblemList problems;
  private final Set<List<String>> seen = new HashSet<>();

  RecordNames(PolicySpec policy, ProblemList problems) {
    this.header = policy.header();
    this.problems = problems;
    this.hasDesignations = !policy.designations().isEmpty();
    for (Ladder ladder : policy.ladders()) {
      ladder.duties().forEach(this::add);
    }
    for (Procedure procedure : policy.procedures()) {
      if (procedure instanceof DutyList list) {
        list.duties().forEach(this::add);
        list.steps().forEach(step -> add(step, steps));
      } else if (procedure instanceof GrantStatus status) {
        status.duties().forEach(this::add);
      } else if (procedure instanceof PlanRules rules) {
        plans.add(rules.name());
        rules.targets().forEach(target -> add(target, topics));
      }
    }
    for (Designation designation : policy.designations()) {
      designation.routes().forEach(route -> add(route.name(), topics));
    }
    policy.groups().stream().map(Group::name).forEach(name -> add(name, topics));
  }

  private void add(Ladder.Duty duty) {
    add(duty.what(), duties);
    for (Ladder.Proviso proviso : duty.provisos()) {
      if (proviso instanceof Ladder.Proviso.TellsOf tells) {
        tells.topics().forEach(topic -> add(topic, topics));
      }
    }
  }

  private static void add(String name, List<String> names) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** Warns of a name that no duty asks for; a policy without duties has no use for any. */
  void duty(String what, Place.Cell at) {
    if (!duties.isEmpty() && !duties.contains(what)) {
      warn(ProblemCode.RECORD_NO_DUTY, MappingCheck.suggestion(what, duties), at, what);
    }
  }

  /** Warns of a plan that the policy does not ask for; one that has no plans at all too. */
  void plan(String what, Place.Cell at) {
    if (!plans.contains(what)) {
      String help =
          plans.isEmpty()
              ? "add `plan " + what + "` to the policy, or leave the file out"
              : MappingCheck.suggestion(what, plans);
      warn(ProblemCode.RECORD_NO_PLAN_KIND, help, at, what);
    }
  }

  /** Warns of what is no step of modules. */
  void step(String status, Place.Cell at) {
    if (!steps.contains(status)) {
      String help =
          steps.isEmpty()
              ? "add a clause `modules` with the steps to `milestones`, or leave the file out"
              : MappingCheck.suggestion(status, steps);
      warn(ProblemCode.RECORD_NO_STEP, help, at, status);
    }
  }

  /** Warns of what is no reason for which a school can be designated. */
  void topics(List<String> all, Place.Cell at) {
    for (String topic : all) {
      boolean isKnown = topics.contains(topic) || topic.equals(DECISION);
      if (hasDesignations && !isKnown) {
        warn(ProblemCode.RECORD_NO_TOPIC, MappingCheck.suggestion(topic, topics), at, topic);
      }
    }
  }

  /** Warns of a decision in a determination that the policy does not make. */
  void decided(SchoolYear year, Place.Cell at) {
    year(year, header.first(), header.last(), "a decision", "determinations of", at);
  }

  /** Warns of a waiver in a year in which no list of the policy is in effect. */
  void waived(SchoolYear year, Place.Cell at) {
    if (!duties.isEmpty()) {
      SchoolYear first = new SchoolYear(header.first().start() + 1);
      SchoolYear last = new SchoolYear(header.last().start() + 1);
      year(year, first, last, "a waiver", "lists in effect in", at);
    }
  }

  private void year(
      SchoolYear year,
      SchoolYear first,
      SchoolYear last,
      String what,
      String policyHas,
      Place.Cell at) {
    if (year.compareTo(first) < 0 || year.compareTo(last) > 0) {
      String years = first.equals(last) ? first.toString() : first + " to " + last;
      String help = "the policy has " + policyHas + " " + years;
      warn(ProblemCode.RECORD_OTHER_YEAR, help, at, what, year.toString());
    }
  }

  private void warn(ProblemCode code, String help, Place.Cell at, String... values) {
    List<String> key = new ArrayList<>(List.of(code.id(), at.file()));
    key.addAll(List.of(values));
    if (seen.add(key)) {
      problems.add(Problem.of(code, at, values).help(help));
    }
  }
}
