package org.sqis.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.Ladder.Proviso;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves what a plan must contain. */
final class PlanRulesProof {
  private static final String MISSED = "missed";

  private final PlanRules rules;
  private final PolicySpec spec;
  private final ProcedureNames names;

  PlanRulesProof(PlanRules rules, PolicySpec spec, ProcedureNames names) {
    this.rules = rules;
    this.spec = spec;
    this.names = names;
  }

  void prove() {
    names.designation(rules.designation(), "for");
    for (int i = 0; i < rules.provisos().size(); i++) {
      proviso(rules.provisos().get(i), "provided/" + i);
    }
    cited();
    for (int i = 0; i < rules.targets().size(); i++) {
      target(rules.targets().get(i), "targets/" + i);
      once(rules.targets(), i, "targets");
    }
    for (int i = 0; i < rules.goals().size(); i++) {
      goal(rules.goals().get(i), "goals/" + i);
      once(rules.goals(), i, "goals");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rules.tags().size(); i++) {
      tag(rules.tags().get(i), "actions/" + i, seen);
    }
    if (rules.budget() != null) {
      names.number(rules.budget(), "budget").ifPresent(this::share);
    }
    asksForSomething();
  }

  private void proviso(Proviso proviso, String part) {
    if (proviso instanceof Proviso.Partner) {
      names.add(
          Problem.of(
                  ProblemCode.PROVISO_MISPLACED,
                  names.place(part),
                  proviso.toString(),
                  "a plan names no partner school")
              .help("leave it out, or make it a duty of a ladder"));
    } else if (proviso instanceof Proviso.Spans spans && spans.years() < 1) {
      names.add(
          Problem.of(
                  ProblemCode.LADDER_NUMBER,
                  names.place(part),
                  proviso.toString(),
                  "it spans one year at the least")
              .help("write `1 year`"));
    }
  }

  /** What a plan cites is filed for a duty of some ladder, or nobody could file it. */
  private void cited() {
    List<String> filed =
        spec.ladders().stream()
            .flatMap(ladder -> ladder.duties().stream())
            .map(Ladder.Duty::what)
            .distinct()
            .toList();
    if (!rules.cites().isEmpty() && !filed.contains(rules.cites())) {
      names.add(
          Problem.of(ProblemCode.PLAN_CITES, names.place("cites"), rules.cites())
              .help(
                  NearestName.find(rules.cites(), filed)
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("name what a duty of a ladder asks for, or add such a duty")));
    }
  }

  /** A result with the word that says that a target is missed. */
  private void target(String name, String part) {
    Optional<UnitOfAnalysis> each = names.each(name);
    boolean isOfSchool = each.isPresent() && each.get() == UnitOfAnalysis.SCHOOL;
    Optional<Type> type =
        names.result(name, isOfSchool ? UnitOfAnalysis.SCHOOL : UnitOfAnalysis.GROUP, part);
    boolean saysSo =
        type.isEmpty()
            || (type.get() instanceof Type.OneOf words && words.options().contains(MISSED));
    if (!saysSo) {
      names.add(
          Problem.of(ProblemCode.PLAN_TARGET, names.place(part), name)
              .help("name a result that is `one of` words, `missed` among them"));
    }
  }

  private void goal(String name, String part) {
    Optional<Type> type = names.result(name, UnitOfAnalysis.GROUP, part);
    if (type.isPresent() && !(type.get() instanceof Type.Numeric)) {
      names.add(
          Problem.of(ProblemCode.PLAN_GOAL, names.place(part), name)
              .help("name a measure of each group that is a number, such as a rate"));
    }
  }

  private void once(List<String> all, int number, String clause) {
    if (all.indexOf(all.get(number)) < number) {
      names.add(
          Problem.of(
                  ProblemCode.PLAN_WORD_TWICE,
                  names.place(clause + "/" + number),
                  all.get(number),
                  "`" + clause + "`")
              .help("leave one of the two out"));
    }
  }

  private void tag(PlanRules.Tag tag, String part, Set<String> seen) {
    if (!PlanRules.TAGS.contains(tag.name())) {
      names.add(
          Problem.of(ProblemCode.PLAN_TAG, names.place(part + "/tag"), tag.name())
              .help(
                  NearestName.find(tag.name(), PlanRules.TAGS)
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("actions have the tags " + String.join(", ", PlanRules.TAGS))));
      return;
    }
    if (!seen.add(tag.name())) {
      names.add(
          Problem.of(
                  ProblemCode.PLAN_WORD_TWICE,
                  names.place(part + "/tag"),
                  tag.name(),
                  "the tags of actions")
              .help("put the words into one row"));
    }
    boolean isOfGroups = tag.name().equals(PlanRules.GROUPS);
    if (tag.words().isEmpty() && !isOfGroups) {
      names.add(
          Problem.of(ProblemCode.PLAN_NO_WORDS, names.place(part + "/words"), tag.name())
              .help("list the words that an action can have, with commas"));
    }
    List<String> groups = spec.groups().stream().map(Group::name).toList();
    for (int i = 0; i < tag.words().size(); i++) {
      String place = part + "/words/" + i;
      String word = tag.words().get(i);
      if (tag.words().indexOf(word) < i) {
        names.add(
            Problem.of(
                    ProblemCode.PLAN_WORD_TWICE,
                    names.place(place),
                    word,
                    "the words of `" + tag.name() + "`")
                .help("leave one of the two out"));
      } else if (isOfGroups) {
        names.of(word, groups, "a student group", place);
      }
    }
  }

  private void share(Rational share) {
    boolean isShare = share.signum() > 0 && share.compareTo(Rational.ONE) <= 0;
    if (!isShare) {
      names.add(
          Problem.of(ProblemCode.PLAN_SHARE, names.place("budget"), String.valueOf(rules.budget()))
              .help("write a percent, such as `20%`, or a parameter that is one"));
    }
  }

  private void asksForSomething() {
    boolean asks =
        !rules.provisos().isEmpty()
            || !rules.cites().isEmpty()
            || !rules.targets().isEmpty()
            || !rules.goals().isEmpty()
            || !rules.tags().isEmpty()
            || rules.budget() != null;
    if (!asks) {
      names.add(
          Problem.of(ProblemCode.PLAN_ASKS_NOTHING, names.place(""), rules.name())
              .help("add what a plan must show, such as `provided approved by superintendent`"));
    }
  }
}
