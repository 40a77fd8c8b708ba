package org.sqis.core.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.EntryFilings;
import org.sqis.core.data.RecordFile;
import org.sqis.core.data.SchoolRecords;
import org.sqis.core.duty.Obligation;
import org.sqis.core.duty.Partners;
import org.sqis.core.duty.Provisos;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.problem.Place;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.StandingYear;

/** Judges one plan, requirement by requirement. Confined to one run. */
final class PlanJudge {
  private static final Value MISSED = new Value.Word("missed");

  private final PlanRules rules;
  private final Entity school;
  private final Entry plan;
  private final List<Entry> actions;
  private final Entries entries;
  private final Determinations all;
  private final Budgets budgets;
  private final Provisos provisos;
  private final CalendarDate asOf;
  private final List<Requirement> found = new ArrayList<>();

  PlanJudge(
      PlanRules rules,
      Entity school,
      Entry plan,
      Entries entries,
      Determinations all,
      Budgets budgets,
      SchoolCalendar calendar,
      CalendarDate asOf) {
    this.rules = rules;
    this.school = school;
    this.plan = plan;
    this.entries = entries;
    this.actions = entries.of(RecordFile.Kind.ACTIONS, plan.text(Field.PLAN));
    this.all = all;
    this.budgets = budgets;
    this.provisos = new Provisos(school.id(), calendar, Partners.UNKNOWN, asOf);
    this.asOf = asOf;
  }

  List<Requirement> requirements() {
    shown();
    approvedFirst();
    cited();
    targets();
    goals();
    rules.tags().forEach(this::tag);
    budget();
    return found;
  }

  private void add(String name, boolean isMet, String why, List<Place.Cell> at) {
    found.add(Requirement.of(name, isMet, why, at));
  }

  private List<Held.Reason> reasons() {
    return all.of(school.id(), all.year())
        .map(StandingYear::after)
        .map(standings -> standings.held().get(rules.designation()))
        .map(Held::reasons)
        .orElse(List.of());
  }

  /** What a duty could ask of the plan too: approval, span, reasons, authors. */
  private void shown() {
    SchoolRecords.Filed filed = EntryFilings.plan(plan, entries);
    for (Ladder.Proviso proviso : rules.provisos()) {
      Obligation.Shown shown = provisos.shown(proviso, filed, reasons(), all.year());
      add(shown.what(), shown.isMet(), shown.why(), List.of(plan.at()));
    }
  }

  private boolean isDone(Entry action) {
    return action.day(Field.ON).map(day -> day.compareTo(asOf) <= 0).orElse(false);
  }

  /** Nothing is carried out before the approval that the plan needs. */
  private void approvedFirst() {
    boolean needsApproval =
        rules.provisos().stream().anyMatch(one -> one instanceof Ladder.Proviso.ApprovedBy);
    if (!needsApproval) {
      return;
    }
    CalendarDate approved =
        plan.day(Field.APPROVED_ON).filter(day -> day.compareTo(asOf) <= 0).orElse(null);
    List<Entry> early =
        actions.stream()
            .filter(this::isDone)
            .filter(
                one -> approved == null || one.day(Field.ON).orElseThrow().compareTo(approved) < 0)
            .toList();
    String until = approved == null ? "nothing is approved" : "approved " + approved;
    add(
        "no action before the approval",
        early.isEmpty(),
        early.isEmpty()
            ? until
            : until + "; carried out before: " + joined(early.stream().map(this::named).toList()),
        early.stream().map(Entry::at).toList());
  }

  private String named(Entry action) {
    String day = action.day(Field.ON).map(one -> " on " + one).orElse("");
    return "`" + action.text(Field.WHAT) + "`" + day;
  }

  private static String joined(List<String> parts) {
    return String.join(", ", parts);
  }

  private void cited() {
    String what = rules.cites();
    if (what.isEmpty()) {
      return;
    }
    CalendarDate filed = plan.day(Field.ON).orElseThrow();
    Optional<CalendarDate> there =
        all.records().carries(school.id(), provisos.yearOf(filed)).stream()
            .flatMap(code -> all.records().filed(code).stream())
            .filter(one -> one.what().equals(what) && one.on().compareTo(filed) <= 0)
            .map(SchoolRecords.Filed::on)
            .reduce((one, other) -> one.compareTo(other) > 0 ? one : other);
    boolean isCited = plan.texts(Field.CITES).contains(what);
    String why =
        !isCited
            ? "it does not cite " + what
            : there
                .map(day -> "it cites that of " + day)
                .orElse("it cites " + what + ", and none was filed by " + filed);
    add("cites " + what, isCited && there.isPresent(), why, List.of(plan.at()));
  }

  /** Whether an action is about a target, and about a group if the target is one of groups. */
  private boolean isCovered(String target, String group) {
    return actions.stream()
        .filter(one -> one.texts(Field.TOPICS).contains(target))
        .anyMatch(one -> group.isEmpty() || one.texts(Field.GROUPS).contains(group));
  }

  /** The groups that a target is asked of; an empty one for a target of the school. */
  private List<String> groupsOf(String target) {
    return all.outcome().result(target).each() == UnitOfAnalysis.GROUP
        ? all.outcome().groups()
        : List.of("");
  }

  private Value value(String target, String group) {
    Outcome outcome = all.outcome();
    return group.isEmpty()
        ? outcome.value(school.id(), target)
        : outcome.value(school.id(), target, group);
  }

  private boolean isRated() {
    return all.outcome().entities().stream().anyMatch(one -> one.id().equals(school.id()));
  }

  /** Whether nobody can say if a target is missed: it applies, and a number is not there. */
  private static boolean isUndecided(Value value) {
    return value instanceof Value.Missing missing
        && missing.reason() != MissingReason.NOT_APPLICABLE
        && missing.reason() != MissingReason.TOO_FEW;
  }

  private static String ofGroup(String target, String group) {
    return group.isEmpty() ? target : target + " of " + group;
  }

  private void targets() {
    if (rules.targets().isEmpty()) {
      return;
    }
    int missed = 0;
    List<String> lacking = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    for (String target : isRated() ? known(rules.targets()) : List.<String>of()) {
      for (String group : groupsOf(target)) {
        Value value = value(target, group);
        boolean isCovered = isCovered(target, group);
        missed += value.equals(MISSED) ? 1 : 0;
        if (value.equals(MISSED) && !isCovered) {
          lacking.add(ofGroup(target, group));
        } else if (isUndecided(value) && !isCovered) {
          undecided.add(ofGroup(target, group));
        }
      }
    }
    String count = missed - lacking.size() + " of " + missed + " missed targets have one";
    told(
        "an action for every missed target",
        count,
        part("no action for ", lacking),
        part("not known whether missed: ", undecided));
  }

  private static String part(String words, List<String> names) {
    return names.isEmpty() ? "" : words + joined(names);
  }

  /** Missing if something is known to lack; else open if nobody can say; else met. */
  private void told(String name, String count, String lacking, String undecided) {
    String unknown = isRated() ? undecided : "no results of it in " + all.year() + " are at hand";
    Requirement.State state =
        !lacking.isEmpty()
            ? Requirement.State.MISSING
            : unknown.isEmpty() ? Requirement.State.MET : Requirement.State.OPEN;
    String why =
        Stream.of(count, lacking, unknown)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining("; "));
    found.add(new Requirement(name, state, why, List.of(plan.at())));
  }

  private List<String> known(List<String> results) {
    return results.stream()
        .filter(name -> all.outcome().results().stream().anyMatch(one -> one.name().equals(name)))
        .toList();
  }

  /** Each group that is a reason or missed a target of groups. */
  private Set<String> concerned() {
    Set<String> groups = new LinkedHashSet<>();
    reasons().forEach(reason -> groups.addAll(reason.groups()));
    for (String target : isRated() ? known(rules.targets()) : List.<String>of()) {
      for (String group : groupsOf(target)) {
        if (!group.isEmpty() && value(target, group).equals(MISSED)) {
          groups.add(group);
        }
      }
    }
    return groups;
  }

  private void goals() {
    if (rules.goals().isEmpty()) {
      return;
    }
    Set<String> groups = concerned();
    List<String> lacking = groups.stream().filter(group -> !hasGoal(group)).toList();
    List<String> undecided =
        all.outcome().groups().stream()
            .filter(group -> !groups.contains(group) && !hasGoal(group))
            .filter(this::mayBeConcerned)
            .toList();
    String count = groups.size() - lacking.size() + " of " + groups.size() + " groups have one";
    told(
        "a goal for every group concerned",
        count,
        part("no goal for ", lacking),
        part("not known whether concerned: ", undecided));
  }

  private boolean hasGoal(String group) {
    return actions.stream()
        .filter(one -> rules.goals().contains(one.text(Field.GOAL)))
        .filter(one -> one.number(Field.TARGET).isPresent())
        .anyMatch(one -> one.texts(Field.GROUPS).contains(group));
  }

  /** Whether nobody can say if a group misses a target of groups. */
  private boolean mayBeConcerned(String group) {
    return isRated()
        && known(rules.targets()).stream()
            .filter(target -> groupsOf(target).contains(group))
            .anyMatch(target -> isUndecided(value(target, group)));
  }

  private List<String> words(PlanRules.Tag tag) {
    return tag.words().isEmpty() ? all.outcome().groups() : tag.words();
  }

  private void tag(PlanRules.Tag tag) {
    others(tag);
    switch (tag.must()) {
      case EVERY_WORD -> everyWord(tag);
      case EVERY_WORD_WITH_EVIDENCE -> {
        everyWord(tag);
        evidence(tag);
      }
      case EACH_ACTION -> eachAction(tag);
      case IF_SAID -> {}
    }
  }

  /** Actions must not say words that the tag does not take. */
  private void others(PlanRules.Tag tag) {
    List<String> words = words(tag);
    List<String> wrong = new ArrayList<>();
    List<Place.Cell> at = new ArrayList<>();
    for (Entry action : actions) {
      for (String word : action.texts(tag.name())) {
        if (!words.contains(word)) {
          wrong.add("`" + word + "` of `" + action.text(Field.WHAT) + "`");
          at.add(action.at());
        }
      }
    }
    add(
        tag.name() + ": allowed words",
        wrong.isEmpty(),
        wrong.isEmpty() ? "every word is one" : joined(wrong) + " is none of " + joined(words),
        at);
  }

  private void everyWord(PlanRules.Tag tag) {
    List<String> words = words(tag);
    List<String> lacking =
        words.stream()
            .filter(word -> actions.stream().noneMatch(one -> has(one, tag, word)))
            .toList();
    String count = words.size() - lacking.size() + " of " + words.size();
    add(
        tag.name() + ": " + PlanRules.Must.EVERY_WORD.words(),
        lacking.isEmpty(),
        lacking.isEmpty() ? count : count + "; no action for " + joined(lacking),
        List.of(plan.at()));
  }

  private static boolean has(Entry action, PlanRules.Tag tag, String word) {
    return action.texts(tag.name()).contains(word);
  }

  /** Each word has an action that is carried out and says what proves it. */
  private void evidence(PlanRules.Tag tag) {
    List<String> lacking = new ArrayList<>();
    List<String> open = new ArrayList<>();
    List<Place.Cell> at = new ArrayList<>();
    List<String> words = words(tag);
    for (String word : words) {
      List<Entry> its = actions.stream().filter(one -> has(one, tag, word)).toList();
      boolean isProven =
          its.stream().anyMatch(one -> isDone(one) && !one.text(Field.EVIDENCE).isBlank());
      boolean isYetToCome =
          its.stream()
              .anyMatch(
                  one -> one.day(Field.DUE).map(day -> day.compareTo(asOf) >= 0).orElse(false));
      if (!isProven) {
        (isYetToCome ? open : lacking).add(word);
        its.forEach(one -> at.add(one.at()));
      }
    }
    int proven = words.size() - lacking.size() - open.size();
    String why =
        proven
            + " of "
            + words.size()
            + (lacking.isEmpty() ? "" : "; no evidence of " + joined(lacking))
            + (open.isEmpty() ? "" : "; not due yet: " + joined(open));
    Requirement.State state =
        !lacking.isEmpty()
            ? Requirement.State.MISSING
            : open.isEmpty() ? Requirement.State.MET : Requirement.State.OPEN;
    found.add(new Requirement(tag.name() + ": evidence", state, why, at));
  }

  private void eachAction(PlanRules.Tag tag) {
    List<Entry> without = actions.stream().filter(one -> one.texts(tag.name()).isEmpty()).toList();
    add(
        tag.name() + ": " + PlanRules.Must.EACH_ACTION.words(),
        without.isEmpty() && !actions.isEmpty(),
        actions.isEmpty()
            ? "the plan has no actions"
            : without.isEmpty()
                ? actions.size() + " of " + actions.size()
                : "none for " + joined(without.stream().map(this::named).toList()),
        without.stream().map(Entry::at).toList());
  }

  private void budget() {
    if (rules.budget() == null) {
      return;
    }
    List<Entry> spending = budgets.spending(plan);
    List<Entry> without =
        spending.stream()
            .filter(one -> rules.tag(PlanRules.USE).isPresent())
            .filter(one -> one.texts(Field.USE).isEmpty())
            .toList();
    Budget budget = budgets.of(school.districtName());
    List<Place.Cell> at = new ArrayList<>();
    String fault = spending.isEmpty() ? "" : budget.fault();
    if (!without.isEmpty()) {
      fault = "money without a use: " + joined(without.stream().map(this::named).toList());
      without.forEach(one -> at.add(one.at()));
    } else if (!fault.isEmpty()) {
      if (budget.record() != null) {
        at.add(budget.record().at());
      }
      spending.forEach(one -> at.add(one.at()));
    }
    String fine =
        spending.isEmpty()
            ? "it spends nothing in " + budget.year()
            : "the plans of "
                + budget.district()
                + " spend "
                + budget.spent()
                + " of "
                + budget.freed();
    boolean isUnknown = fault.isEmpty() && !spending.isEmpty() && budgets.share(rules).isEmpty();
    if (isUnknown) {
      String why = "`" + rules.budget() + "` is not set";
      found.add(new Requirement("budget", Requirement.State.OPEN, why, at));
    } else {
      add("budget", fault.isEmpty(), fault.isEmpty() ? fine : fault, at);
    }
  }
}
