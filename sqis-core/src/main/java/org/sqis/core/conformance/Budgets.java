package org.sqis.core.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entries;
import org.sqis.core.data.Entry;
import org.sqis.core.data.RecordFile;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Amounts;
import org.sqis.core.policy.PlanRules;
import org.sqis.core.policy.PolicySpec;

/** Adds up what plans spend, district by district, in one school year. Confined to one run. */
final class Budgets {
  private final PolicySpec spec;
  private final Entries entries;
  private final SchoolYear rated;
  private final SchoolYear year;
  private final Function<CalendarDate, SchoolYear> yearOf;
  private final List<PlanRules> rules = new ArrayList<>();
  private final Map<String, Map<String, Rational>> byDesignation = new TreeMap<>();
  private final Map<String, Map<String, Rational>> byUse = new TreeMap<>();

  Budgets(
      PolicySpec spec,
      Entries entries,
      SchoolYear rated,
      Function<CalendarDate, SchoolYear> yearOf) {
    this.spec = spec;
    this.entries = entries;
    this.rated = rated;
    this.year = new SchoolYear(rated.start() + 1);
    this.yearOf = yearOf;
  }

  /** Adds what a plan spends that counts. */
  void add(PlanRules of, Entry plan, String district) {
    if (of.budget() == null) {
      return;
    }
    if (!rules.contains(of)) {
      rules.add(of);
    }
    for (Entry action : spending(plan)) {
      Rational amount = action.number(Field.AMOUNT).orElseThrow();
      add(byDesignation, district, of.designation(), amount);
      add(byUse, district, String.join(" and ", action.texts(Field.USE)), amount);
    }
  }

  private static void add(
      Map<String, Map<String, Rational>> to, String district, String key, Rational amount) {
    to.computeIfAbsent(district, one -> new TreeMap<>()).merge(key, amount, Rational::plus);
  }

  /** The actions of a plan that spend money in the year. */
  List<Entry> spending(Entry plan) {
    Optional<SchoolYear> begins = plan.day(Field.FROM).map(yearOf);
    return entries.of(RecordFile.Kind.ACTIONS, plan.text(Field.PLAN)).stream()
        .filter(one -> one.number(Field.AMOUNT).isPresent())
        .filter(one -> one.year(Field.YEAR).or(() -> begins).equals(Optional.of(year)))
        .toList();
  }

  /** The money of a district. */
  Budget of(String district) {
    Entry record =
        entries.of(RecordFile.Kind.BUDGETS, district).stream()
            .filter(one -> one.year(Field.YEAR).equals(Optional.of(year)))
            .findFirst()
            .orElse(null);
    return new Budget(
        district,
        year,
        record,
        most(record),
        byDesignation.getOrDefault(district, new LinkedHashMap<>()),
        byUse.getOrDefault(district, new LinkedHashMap<>()));
  }

  /** The share of the money that can be freed by a rule; empty if it says none or none is set. */
  Optional<Rational> share(PlanRules of) {
    Expr budget = of.budget();
    return budget == null ? Optional.empty() : Amounts.of(budget, spec, rated);
  }

  /** The least of what the rules in force allow to be freed. */
  private @Nullable Rational most(@Nullable Entry record) {
    if (record == null) {
      return null;
    }
    Rational titleOne = record.number(Field.TITLE_I).orElse(Rational.ZERO);
    Rational least = null;
    for (PlanRules one : spec.procedures(PlanRules.class, rated)) {
      Rational share = share(one).orElse(null);
      Rational most = share == null ? null : share.times(titleOne);
      least = most != null && (least == null || most.compareTo(least) < 0) ? most : least;
    }
    return least;
  }

  /** Every district with money or with plans that spend some. */
  List<Budget> all() {
    TreeSet<String> districts = new TreeSet<>(byDesignation.keySet());
    for (Entry one : entries.of(RecordFile.Kind.BUDGETS)) {
      if (one.year(Field.YEAR).equals(Optional.of(year))) {
        districts.add(one.key());
      }
    }
    return districts.stream().map(this::of).toList();
  }
}
