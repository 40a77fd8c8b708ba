package org.sqis.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Checks records of procedures against each other, when all files are read. */
final class EntryCheck {
  private final Entries entries;
  private final ProblemList problems;

  EntryCheck(Entries entries, ProblemList problems) {
    this.entries = entries;
    this.problems = problems;
  }

  void check() {
    plans();
    budgets();
    for (Entry one : entries.of(RecordFile.Kind.ACTIONS)) {
      amount(one, RecordField.AMOUNT);
    }
    for (Entry one : entries.of(RecordFile.Kind.MILESTONES)) {
      boolean isWaived = one.isYes(RecordField.WAIVED);
      for (String field : List.of(RecordField.YEAR, RecordField.BY, RecordField.BECAUSE)) {
        if (isWaived && !one.values().containsKey(field)) {
          String what = one.text(RecordField.WHAT);
          problems.add(
              Problem.of(ProblemCode.RECORD_WAIVED_WHEN, one.at(), what, "`" + field + "`")
                  .help("a waiver says `year`, `by` and `because`"));
        }
      }
    }
  }

  private void plans() {
    Map<String, Entry> plans = new LinkedHashMap<>();
    for (Entry plan : entries.of(RecordFile.Kind.PLANS)) {
      Entry other = plans.putIfAbsent(plan.text(RecordField.PLAN), plan);
      if (other != null) {
        problems.add(
            Problem.of(ProblemCode.RECORD_PLAN_TWICE, plan.at(), plan.text(RecordField.PLAN))
                .with(other.at(), "the other one")
                .help("give each plan an id of its own; a new version is a new plan"));
      }
    }
    for (Entry action : entries.of(RecordFile.Kind.ACTIONS)) {
      if (!plans.containsKey(action.key())) {
        problems.add(
            Problem.of(ProblemCode.RECORD_NO_PLAN, action.at(), action.key())
                .help(
                    NearestName.find(action.key(), new ArrayList<>(plans.keySet()))
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("mend the id, or add the plan to the file of `records plans`")));
      }
    }
  }

  private void budgets() {
    Map<List<String>, Place.Cell> seen = new LinkedHashMap<>();
    for (Entry budget : entries.of(RecordFile.Kind.BUDGETS)) {
      String year = budget.year(RecordField.YEAR).map(SchoolYear::toString).orElse("");
      Place.Cell other = seen.putIfAbsent(List.of(budget.key(), year), budget.at());
      if (other != null) {
        problems.add(
            Problem.of(ProblemCode.RECORD_BUDGET_TWICE, budget.at(), budget.key(), year)
                .with(other, "the other one")
                .help("keep the one that holds"));
      }
      amount(budget, "title_i");
      amount(budget, "freed");
    }
  }

  private void amount(Entry entry, String field) {
    Rational amount = entry.number(field).orElse(Rational.ZERO);
    if (amount.signum() < 0) {
      problems.add(
          Problem.of(ProblemCode.RECORD_NEGATIVE, entry.at(), field, amount.toString())
              .help("write an amount of 0 or more"));
    }
  }
}
