package org.sqis.core.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.duty.Partners;
import org.sqis.core.duty.Provisos;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.Procedure;
import org.sqis.core.policy.SchoolCalendar;

/**
 * Judges the plans of schools whose designation is in effect, as they stand on a day: by the
 * reasons and missed targets of the rated year. Deeply immutable; safe for every thread.
 */
public final class PlanConformance {
  private final List<PlanCheck> checks;
  private final List<Budget> budgets;
  private final List<Entry> unasked;

  private PlanConformance(List<PlanCheck> checks, List<Budget> budgets, List<Entry> unasked) {
    this.checks = List.copyOf(checks);
    this.budgets = List.copyOf(budgets);
    this.unasked = List.copyOf(unasked);
  }

  /**
   * Judges every plan.
   *
   * @param policy the policy
   * @param data the data, as seen from the rated year
   * @param all the determinations of these data
   * @param asOf the day on which plans stand so; what was filed later does not count
   */
  public static PlanConformance of(
      Policy policy, Dataset data, Determinations all, CalendarDate asOf) {
    return new Run(policy, data, all, asOf).judge();
  }

  /** The rules for plans among the procedures of a policy, in force in a year. */
  public static List<PlanRules> rules(Policy policy, SchoolYear year) {
    return policy.spec().procedures().stream()
        .flatMap(PlanConformance::plans)
        .filter(
            one -> Optional.ofNullable(one.years()).map(years -> years.contains(year)).orElse(true))
        .toList();
  }

  static Stream<PlanRules> plans(Procedure procedure) {
    return procedure instanceof PlanRules rules ? Stream.of(rules) : Stream.of();
  }

  /** One check a school that must have a plan, by rules and school. */
  public List<PlanCheck> checks() {
    return checks;
  }

  /** The money of each district that has some or spends some. */
  public List<Budget> budgets() {
    return budgets;
  }

  /** Plans in force whose school need not have one. */
  public List<Entry> unasked() {
    return unasked;
  }

  /** One run over all plans. */
  private static final class Run {
    private final Policy policy;
    private final Dataset data;
    private final Determinations all;
    private final CalendarDate asOf;
    private final SchoolYear inEffect;
    private final SchoolCalendar calendar;
    private final Provisos provisos;
    private final Map<SchoolYear, Optional<Outcome>> outcomes = new LinkedHashMap<>();

    Run(Policy policy, Dataset data, Determinations all, CalendarDate asOf) {
      this.policy = policy;
      this.data = data;
      this.all = all;
      this.asOf = asOf;
      this.inEffect = new SchoolYear(all.year().start() + 1);
      this.calendar = policy.spec().header().calendar();
      this.provisos = new Provisos("", calendar, Partners.UNKNOWN, asOf);
      outcomes.put(all.year(), Optional.of(all.outcome()));
    }

    PlanConformance judge() {
      List<PlanRules> rules = rules(policy, all.year());
      Function<CalendarDate, SchoolYear> yearOf = provisos::yearOf;
      Budgets budgets = new Budgets(policy.spec(), data.entries(), all.year(), yearOf);
      Map<PlanRules, Map<String, Entry>> current = new LinkedHashMap<>();
      for (PlanRules one : rules) {
        Map<String, Entry> plans = current(one);
        current.put(one, plans);
        plans.forEach((id, plan) -> budgets.add(one, plan, district(id)));
      }
      List<PlanCheck> checks = new ArrayList<>();
      List<Entry> unasked = new ArrayList<>();
      current.forEach(
          (one, plans) -> {
            for (Entity school : all.entities()) {
              Entry plan = plans.get(school.id());
              if (all.inEffect(school.id()).contains(one.designation())) {
                checks.add(check(one, school, plan, budgets));
              } else if (plan != null) {
                unasked.add(plan);
              }
            }
          });
      checks.sort(
          Comparator.comparingInt((PlanCheck check) -> rules.indexOf(check.rules()))
              .thenComparing(check -> check.school().id()));
      return new PlanConformance(checks, budgets.all(), unasked);
    }

    private String district(String id) {
      return all.entity(id).map(Entity::districtName).orElse("");
    }

    /** The plan that counts, by school: of those in force in the year the one filed last. */
    private Map<String, Entry> current(PlanRules rules) {
      CalendarDate first = calendar.firstDay(SchoolCalendar.SCHOOL_YEAR, inEffect);
      CalendarDate last = calendar.lastDay(SchoolCalendar.SCHOOL_YEAR, inEffect);
      Map<String, Entry> current = new LinkedHashMap<>();
      for (Entry plan : data.entries().of(RecordFile.Kind.PLANS)) {
        CalendarDate filed = plan.day(Field.ON).orElseThrow();
        boolean isThen =
            plan.text(Field.WHAT).equals(rules.name())
                && filed.compareTo(asOf) <= 0
                && plan.day(Field.FROM).map(from -> from.compareTo(last) <= 0).orElse(true)
                && plan.day(Field.TO).map(to -> to.compareTo(first) >= 0).orElse(true);
        if (isThen) {
          String school = all.records().carriedBy(plan.key(), inEffect);
          current.merge(
              school,
              plan,
              (one, other) ->
                  other.day(Field.ON).equals(one.day(Field.ON))
                      ? later(one, other, Field.PLAN)
                      : newer(one, other));
        }
      }
      return current;
    }

    private static Entry newer(Entry one, Entry other) {
      CalendarDate day = one.day(Field.ON).orElseThrow();
      return other.day(Field.ON).orElseThrow().compareTo(day) > 0 ? other : one;
    }

    private static Entry later(Entry one, Entry other, String field) {
      return other.text(field).compareTo(one.text(field)) > 0 ? other : one;
    }

    private PlanCheck check(PlanRules rules, Entity school, @Nullable Entry plan, Budgets budgets) {
      if (plan == null) {
        Requirement none =
            Requirement.of("a plan", false, "none for " + inEffect + " is filed", List.of());
        return new PlanCheck(rules, school, null, List.of(none), List.of());
      }
      PlanJudge judge =
          new PlanJudge(rules, school, plan, data.entries(), all, budgets, calendar, asOf);
      GoalTrends trends = new GoalTrends(all.outcome(), this::outcome, provisos::yearOf);
      return new PlanCheck(
          rules, school, plan, judge.requirements(), trends.of(plan, school, data.entries()));
    }

    /** The results of a year, if policy and data know it. */
    private Optional<Outcome> outcome(SchoolYear year) {
      return outcomes.computeIfAbsent(
          year,
          one -> {
            boolean isGoverned =
                one.compareTo(policy.spec().header().first()) >= 0
                    && one.compareTo(all.year()) <= 0
                    && data.years().contains(one);
            return isGoverned ? data.in(one).map(policy::score) : Optional.empty();
          });
    }
  }
}
