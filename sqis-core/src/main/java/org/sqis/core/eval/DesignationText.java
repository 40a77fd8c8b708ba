package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Provenance;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.Determination.Clearing;
import org.sqis.core.standing.Determination.Finding;
import org.sqis.core.standing.Determination.How;
import org.sqis.core.standing.Held;

/** Says in a line how one determination came about, and in another what the school holds. */
final class DesignationText {
  private final Designation designation;
  private final SchoolValues school;
  private final @Nullable Determination result;

  DesignationText(Element.OfDesignation rules, SchoolValues school) {
    this.designation = rules.designation();
    this.school = school;
    this.result = school.determination(designation.name());
  }

  /** What is said of the designation; what it reads besides its routes goes to {@code reads}. */
  RuleText.Told told(Reads reads) {
    if (asksCohort(result)) {
      reads.read(designation.among(), -1, 0);
      designation.except().forEach(name -> reads.read(name, -1, 0));
      boolean isWord =
          !designation.poolsBy().isEmpty() && !designation.poolsBy().equals(Designation.DISTRICT);
      if (isWord) {
        reads.read(designation.poolsBy(), -1, 0);
      }
    }
    return new RuleText.Told(
        "designation",
        "designation/" + designation.name(),
        designation.title(),
        result == null
            ? "the data of " + school.year() + " do not have the school, which keeps what it holds"
            : how(result),
        holds(),
        source(designation.provenance(), designation.source()));
  }

  /** Whether cohort and exclusion were asked: nobody asks where a person decides. */
  static boolean asksCohort(@Nullable Determination result) {
    return result != null && result.how() != How.DECIDED;
  }

  /** Who stands behind something and where it is written. */
  static String source(@Nullable Provenance provenance, String source) {
    String word = provenance == null ? "" : provenance.word();
    return word + (word.isEmpty() || source.isEmpty() ? "" : ", ") + source;
  }

  private String how(Determination of) {
    String words = of.how().words();
    return switch (of.how()) {
      case NAMED, NAMED_AGAIN -> words + " by " + routes(of, true);
      case KEPT -> words + ": " + (of.remark().isEmpty() ? kept(of) : of.remark());
      case LEFT ->
          words
              + ": "
              + (designation.everyExit() ? "every reason is cleared" : "a reason is cleared");
      case NOT_NAMED -> words + ": no route names it";
      case UNDECIDED -> words + ": " + undecided(of);
      case PAUSED -> words + ": " + of.remark();
      case NO_IDENTIFICATION -> words + ": " + identification();
      case DECIDED -> decided(of);
      case EXCLUDED, NOT_IN_COHORT -> words + ": " + of.remark();
    };
  }

  private static String routes(Determination of, boolean areNaming) {
    return of.findings().stream()
        .filter(one -> areNaming ? one.answer().equals(Value.YesNo.YES) : one.answer().isMissing())
        .map(Finding::route)
        .collect(Collectors.joining(", "));
  }

  private String kept(Determination of) {
    List<String> open = new ArrayList<>();
    for (Clearing one : of.clearings()) {
      if (!isCleared(one, designation)) {
        String group = one.group().isEmpty() ? "" : " of " + one.group();
        open.add(one.route() + group + (one.answer().isMissing() ? " (" + one.answer() + ")" : ""));
      }
    }
    return open.isEmpty() ? "it holds it" : "not cleared: " + String.join(", ", open);
  }

  /** Whether a reason is cleared as far as this group goes. */
  static boolean isCleared(Clearing one, Designation designation) {
    return one.answer().equals(Value.YesNo.YES) || isForgiven(one, designation);
  }

  /** Whether a group has become too small, which clears its reason. */
  static boolean isForgiven(Clearing one, Designation designation) {
    return designation.smallGroups() == Designation.SmallGroups.CLEAR
        && !one.group().isEmpty()
        && one.answer() instanceof Value.Missing missing
        && missing.reason() == MissingReason.TOO_FEW;
  }

  private String undecided(Determination of) {
    List<String> open = new ArrayList<>();
    if (school.get(designation.among(), -1, false).isMissing()) {
      open.add("whether it is among " + designation.among());
    }
    for (String name : designation.except()) {
      if (school.get(name, -1, false).isMissing()) {
        open.add("whether it holds " + name);
      }
    }
    String routes = routes(of, false);
    if (!routes.isEmpty()) {
      open.add("whether it is named by " + routes);
    }
    return String.join(", ", open);
  }

  private String identification() {
    Designation.Cycle cycle = designation.identify();
    SchoolYear first = Objects.requireNonNullElse(cycle.first(), school.year());
    return "schools are named every " + cycle.every() + " years from " + first;
  }

  private static String decided(Determination of) {
    Determination.Decided by = Objects.requireNonNull(of.decided(), "decided");
    String what = of.answer().equals(Value.YesNo.YES) ? "designated" : "released";
    return what + " by " + by.by() + " on " + by.on() + ": " + by.because();
  }

  /** What the school holds, or held before it left. */
  private String holds() {
    Held before = school.before().held().get(designation.name());
    Held now = school.held(designation.name());
    if (now != null) {
      return "held since " + now.since() + reasons(now) + "; in effect in " + next();
    }
    return before == null ? "" : "held from " + before.since() + reasons(before) + " until now";
  }

  private SchoolYear next() {
    return new SchoolYear(school.year().start() + 1);
  }

  private static String reasons(Held held) {
    List<String> reasons = new ArrayList<>();
    for (Held.Reason reason : held.reasons()) {
      String groups =
          reason.groups().isEmpty() ? "" : " (" + String.join(", ", reason.groups()) + ")";
      String since = reason.since().equals(held.since()) ? "" : " since " + reason.since();
      reasons.add(reason.route() + groups + since);
    }
    return reasons.isEmpty() ? "" : " for " + String.join(", ", reasons);
  }
}
