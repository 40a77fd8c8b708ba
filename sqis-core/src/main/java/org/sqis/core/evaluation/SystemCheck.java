package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.evaluation.Finding.Verdict;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Holds one system against guidelines. Confined to one thread. */
final class SystemCheck {
  private final Guidelines guidelines;
  private final EvaluationSystem system;
  private final Reach reach;
  private final Place.Element at;
  private final Place.Element rules;
  private final @Nullable CalendarDate asOf;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  SystemCheck(
      Guidelines guidelines, RatingRule rule, Place.Element at, @Nullable CalendarDate asOf) {
    this.guidelines = guidelines;
    this.system = rule.system();
    this.reach = rule.reach();
    this.at = at;
    this.rules = EvaluationCheck.place(guidelines);
    this.asOf = asOf;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Problem> problems() {
    return problems;
  }

  void run() {
    ask(Limit.LEVELS, this::levels);
    ask(Limit.MEASURES, this::measures);
    ask(Limit.PRACTICE, this::practice);
    ask(Limit.GROWTH, this::growth);
    ask(Limit.GROWTH_SHARE, this::growthShare);
    intervals();
    ask(Limit.FEEDBACK, this::feedback);
    ask(Limit.USES, this::uses);
    MilestoneCheck milestones = new MilestoneCheck(guidelines, system, at, asOf);
    milestones.run();
    findings.addAll(milestones.findings());
    problems.addAll(milestones.problems());
  }

  /** A rule with a number. */
  private interface Asked {
    void check(int place, Guidelines.Bound bound);
  }

  /** Checks the number that holds for the first of the system's roles. */
  private void ask(Limit limit, Asked asked) {
    List<Integer> told = new ArrayList<>();
    for (String role : system.roles()) {
      Optional<Integer> place = guidelines.bound(limit, role, "");
      if (place.isPresent() && !told.contains(place.get())) {
        told.add(place.get());
        asked.check(place.get(), guidelines.bounds().get(place.get()));
      }
    }
  }

  private Place.Element limit(int place) {
    return rules.child("limit").child(place);
  }

  private void found(
      String rule,
      String asked,
      String found,
      Verdict verdict,
      @Nullable Provenance provenance,
      String source) {
    findings.add(
        new Finding(
            system.district(), system.name(), rule, asked, found, verdict, provenance, source));
  }

  private void found(Guidelines.Bound bound, String found, boolean isMet) {
    Rational value = bound.value();
    String asked = value == null ? "not set" : shown(bound.limit(), value);
    Verdict verdict = !isMet ? Verdict.NOT_MET : value == null ? Verdict.UNDECIDED : Verdict.MET;
    found(rule(bound), asked, found, verdict, bound.provenance(), bound.source());
  }

  private static String rule(Guidelines.Bound bound) {
    String whom = (bound.status() + " " + bound.role()).strip();
    return bound.limit().words() + (whom.isEmpty() ? "" : " for every " + whom);
  }

  static String shown(Limit limit, Rational value) {
    return switch (limit.unit()) {
      case COUNT -> value.toString();
      case PERCENT -> EvaluationProof.percent(value);
      case YEARS -> value + (value.equals(Rational.ONE) ? " school year" : " school years");
      case DAYS -> value + (value.equals(Rational.ONE) ? " day" : " days");
    };
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static boolean isBelow(int count, Guidelines.@Nullable Bound bound) {
    Rational value = bound == null ? null : bound.value();
    return value != null && Rational.of(count).compareTo(value) < 0;
  }

  // ---------- levels and measures ----------

  private void levels(int place, Guidelines.Bound bound) {
    List<String> levels = reach.levels();
    boolean isMet = !isBelow(levels.size(), bound);
    found(bound, counted(levels.size(), "level") + ": " + String.join(", ", levels), isMet);
    if (!isMet) {
      List<String> lacking = reach.unreachable();
      Problem problem =
          Problem.of(
                  ProblemCode.GUIDELINE_LEVELS,
                  at.child("levels"),
                  system.name(),
                  counted(levels.size(), "level"),
                  String.valueOf(bound.value()))
              .with(limit(place).child("value"), "the guidelines ask for it");
      for (String level : lacking) {
        problem = problem.with(where(level), whyNot(level));
      }
      problems.add(
          problem.help(
              lacking.isEmpty()
                  ? "add a level, and a cut score or cells for it"
                  : "change cut scores, cells or caps so that somebody can get "
                      + String.join(" and ", lacking)));
    }
  }

  private Place.Element where(String level) {
    for (int i = 0; i < system.combinations().size(); i++) {
      EvaluationSystem.Combination one = system.combinations().get(i);
      for (int j = 0; one.name().isEmpty() && j < one.cuts().size(); j++) {
        if (one.cuts().get(j).level().equals(level)) {
          return at.child("combined").child(i).child("cut").child(j).child("total");
        }
      }
    }
    return at.child("levels").child(system.levels().indexOf(level));
  }

  /** Why nobody can get a level. */
  private String whyNot(String level) {
    EvaluationSystem.Matrix matrix = system.matrix();
    if (matrix != null) {
      boolean isCell = matrix.rows().stream().anyMatch(row -> row.cells().contains(level));
      return "nobody gets `" + level + "`: " + (isCell ? "caps take it away" : "no cell gives it");
    }
    boolean hasCut =
        system.combinations().stream()
            .filter(one -> one.name().isEmpty())
            .flatMap(one -> one.cuts().stream())
            .anyMatch(cut -> cut.level().equals(level));
    return "nobody gets `"
        + level
        + "`: "
        + (hasCut ? "no total falls here, or a cap takes it away" : "it has no cut score");
  }

  private List<RatedMeasure> of(@Nullable MeasureKind kind) {
    return system.measures().stream().filter(one -> kind == null || one.kind() == kind).toList();
  }

  private List<String> effective(@Nullable MeasureKind kind) {
    return of(kind).stream()
        .map(RatedMeasure::name)
        .filter(name -> reach.effect(name).isPresent())
        .toList();
  }

  private static String named(List<String> names) {
    return names.isEmpty() ? "none" : names.size() + ": " + String.join(", ", names);
  }

  /** Labels for measures that never change a level. */
  private Problem idle(Problem problem, @Nullable MeasureKind kind) {
    Problem labelled = problem;
    for (int i = 0; i < system.measures().size(); i++) {
      RatedMeasure measure = system.measures().get(i);
      boolean isIdle = reach.effect(measure.name()).isEmpty();
      if (isIdle && (kind == null || measure.kind() == kind)) {
        labelled =
            labelled.with(
                at.child("measure").child(i),
                "no value of `" + measure.name() + "` changes any level");
      }
    }
    return labelled;
  }

  private void measures(int place, Guidelines.Bound bound) {
    List<String> names = effective(null);
    boolean isMet = !isBelow(names.size(), bound);
    found(bound, named(names), isMet);
    if (!isMet) {
      problems.add(
          idle(
                  Problem.of(
                          ProblemCode.GUIDELINE_MEASURES,
                          at.child("measure"),
                          counted(names.size(), "measure"),
                          system.name(),
                          String.valueOf(bound.value()))
                      .with(limit(place).child("value"), "the guidelines ask for it"),
                  null)
              .help("add a measure, or change shares or cut scores so that each can decide"));
    }
  }

  private void practice(int place, Guidelines.Bound bound) {
    List<String> names = effective(MeasureKind.PRACTICE);
    boolean isMet = !isBelow(names.size(), bound);
    found(bound, named(names), isMet);
    if (!isMet) {
      problems.add(
          idle(
                  Problem.of(
                          ProblemCode.GUIDELINE_PRACTICE,
                          at.child("measure"),
                          counted(names.size(), "measure"),
                          system.name(),
                          String.valueOf(bound.value()))
                      .with(limit(place).child("value"), "the guidelines ask for it"),
                  MeasureKind.PRACTICE)
              .help("add a measure of the kind practice that can change a level"));
    }
  }

  private void growth(int place, Guidelines.Bound bound) {
    List<String> names = effective(MeasureKind.GROWTH);
    boolean isMet = !isBelow(names.size(), bound);
    String shown = named(names);
    if (!names.isEmpty()) {
      shown += "; " + reach.effect(names.get(0)).orElseThrow(AssertionError::new);
    }
    found(bound, shown, isMet);
    if (isMet) {
      return;
    }
    if (of(MeasureKind.GROWTH).isEmpty()) {
      problems.add(
          Problem.of(ProblemCode.GUIDELINE_NO_GROWTH, at.child("measure"), system.name())
              .with(limit(place).child("value"), "the guidelines ask for it")
              .help("add a measure of the kind growth"));
      return;
    }
    problems.add(
        idle(
                Problem.of(
                        ProblemCode.GUIDELINE_GROWTH_IDLE,
                        at.child("measure"),
                        counted(names.size(), "measure"),
                        system.name(),
                        String.valueOf(bound.value()))
                    .with(limit(place).child("value"), "the guidelines ask for it"),
                MeasureKind.GROWTH)
            .help("give growth a share, cells or cut scores with which it can change a level"));
  }

  private void growthShare(int place, Guidelines.Bound bound) {
    if (system.matrix() != null) {
      String found = "a matrix has no shares; growth is judged by its effect";
      found(rule(bound), asked(bound), found, Verdict.MET, bound.provenance(), bound.source());
      return;
    }
    Rational share = Rational.ZERO;
    for (RatedMeasure measure : of(MeasureKind.GROWTH)) {
      Rational own = measure.share();
      share = own == null ? share : share.plus(own);
    }
    Rational least = bound.value();
    boolean isMet = least == null || share.compareTo(least) >= 0;
    found(bound, EvaluationProof.percent(share), isMet);
    if (!isMet) {
      Problem problem =
          Problem.of(
              ProblemCode.GUIDELINE_GROWTH_SHARE,
              at.child("measure"),
              EvaluationProof.percent(share),
              system.name(),
              asked(bound));
      for (int i = 0; i < system.measures().size(); i++) {
        if (system.measures().get(i).kind() == MeasureKind.GROWTH) {
          problem = problem.with(at.child("measure").child(i).child("share"), "");
        }
      }
      problems.add(
          problem
              .with(limit(place).child("value"), "the guidelines ask for it")
              .help("raise the shares of growth to " + asked(bound) + " or more"));
    }
  }

  private static String asked(Guidelines.Bound bound) {
    Rational value = bound.value();
    return value == null ? "not set" : shown(bound.limit(), value);
  }

  // ---------- interval, feedback, use ----------

  private void intervals() {
    if (guidelines.bounds(Limit.INTERVAL).isEmpty()) {
      return;
    }
    for (String role : system.roles()) {
      Set<String> statuses = new LinkedHashSet<>();
      system.intervals().stream()
          .filter(one -> one.role().equals(role))
          .forEach(one -> statuses.add(one.status()));
      if (statuses.isEmpty()) {
        statuses.add("");
      } else {
        // A row for everyone says how often people of each status are rated too.
        guidelines.bounds(Limit.INTERVAL).stream()
            .map(guidelines.bounds()::get)
            .filter(one -> one.role().equals(role) && !one.status().isEmpty())
            .forEach(one -> statuses.add(one.status()));
      }
      for (String status : statuses) {
        guidelines
            .bound(Limit.INTERVAL, role, status)
            .ifPresent(place -> interval(role, status, place));
      }
    }
  }

  private void interval(String role, String status, int place) {
    Guidelines.Bound bound = guidelines.bounds().get(place);
    Optional<EvaluationSystem.Interval> own = system.intervalRow(role, status);
    String whom = (status + " " + role).strip();
    if (own.isEmpty()) {
      found(bound, "nothing said of every " + whom, false);
      problems.add(
          Problem.of(
                  ProblemCode.GUIDELINE_INTERVAL,
                  at.child("interval"),
                  system.name(),
                  "does not say how often every " + whom + " is rated")
              .with(limit(place), "the guidelines ask for it")
              .help("add a row for " + whom + " to the table `interval`"));
      return;
    }
    int years = own.get().years();
    Rational most = bound.value();
    boolean isMet = most == null || Rational.of(years).compareTo(most) <= 0;
    found(bound, counted(years, "school year") + " for every " + whom, isMet);
    if (most != null && !isMet) {
      int row = system.intervals().indexOf(own.get());
      problems.add(
          Problem.of(
                  ProblemCode.GUIDELINE_INTERVAL,
                  at.child("interval").child(row).child("years"),
                  system.name(),
                  "rates every "
                      + whom
                      + " after "
                      + counted(years, "school year")
                      + ", and the longest interval is "
                      + shown(Limit.INTERVAL, most))
              .with(limit(place).child("value"), "the guidelines ask for it")
              .help(
                  own.get().status().equals(status)
                      ? "write " + most + " or less"
                      : "add a row for " + whom + " to the table `interval`"));
    }
  }

  private void feedback(int place, Guidelines.Bound bound) {
    Integer days = system.feedbackDays();
    Rational most = bound.value();
    boolean isMet = days != null && (most == null || Rational.of(days).compareTo(most) <= 0);
    found(bound, days == null ? "nothing said" : counted(days, "day"), isMet);
    if (!isMet) {
      String why =
          days == null
              ? "does not say within how many days people have feedback"
              : "gives feedback within "
                  + counted(days, "day")
                  + ", and the longest is "
                  + shown(Limit.FEEDBACK, most == null ? Rational.ZERO : most);
      problems.add(
          Problem.of(ProblemCode.GUIDELINE_FEEDBACK, at.child("feedback"), system.name(), why)
              .with(limit(place).child("value"), "the guidelines ask for it")
              .help(
                  days == null
                      ? "write for example `feedback within 30 days`"
                      : "write " + most + " days or less"));
    }
  }

  private void uses(int place, Guidelines.Bound bound) {
    int count = system.uses().size();
    boolean isMet = !isBelow(count, bound);
    found(bound, count == 0 ? "none" : String.join("; ", system.uses()), isMet);
    if (!isMet) {
      problems.add(
          Problem.of(
                  ProblemCode.GUIDELINE_USE,
                  at,
                  system.name(),
                  count == 0 ? "nothing" : "too little",
                  String.valueOf(bound.value()))
              .with(limit(place).child("value"), "the guidelines ask for it")
              .help("write for example `use \"a decision on tenure cites the rating\"`"));
    }
  }
}
