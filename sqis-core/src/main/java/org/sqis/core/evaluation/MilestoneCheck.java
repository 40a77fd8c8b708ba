package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.Finding.Verdict;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Provenance;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Holds what a district did, and when, against guidelines. Confined to one thread. */
final class MilestoneCheck {
  private final Guidelines guidelines;
  private final EvaluationSystem system;
  private final Place.Element at;
  private final Place.Element rules;
  private final @Nullable CalendarDate asOf;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  MilestoneCheck(
      Guidelines guidelines,
      EvaluationSystem system,
      Place.Element at,
      @Nullable CalendarDate asOf) {
    this.guidelines = guidelines;
    this.system = system;
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
    for (int place : guidelines.inForce(asOf)) {
      milestone(place);
    }
    for (int i = 0; i < guidelines.consultations().size(); i++) {
      consultation(i);
    }
    unknown();
  }

  /**
   * How the consortium stands to its own milestones. None is a problem: no district can mend it.
   *
   * @param asOf the day; null to judge only what was done
   */
  static List<Finding> consortium(Guidelines guidelines, @Nullable CalendarDate asOf) {
    List<Finding> findings = new ArrayList<>();
    for (int place : guidelines.inForce(asOf)) {
      Guidelines.Milestone one = guidelines.milestones().get(place);
      if (!one.isOfDistricts()) {
        Moment met = one.met();
        boolean isLate =
            met != null
                ? !met.isBy(one.due())
                : asOf != null && asOf.compareTo(one.due().last()) > 0;
        findings.add(
            new Finding(
                "",
                "",
                "milestone " + one.name(),
                "by " + one.due(),
                met == null ? "nothing recorded" : met.toString(),
                isLate ? Verdict.NOT_MET : met == null ? Verdict.UNDECIDED : Verdict.MET,
                one.provenance(),
                one.source()));
      }
    }
    return findings;
  }

  /** Rows of milestones that the guidelines do not have. */
  private void unknown() {
    List<String> names =
        guidelines.milestones().stream().map(Guidelines.Milestone::name).distinct().toList();
    for (int i = 0; i < system.milestones().size(); i++) {
      String name = system.milestones().get(i).name();
      if (!names.contains(name)) {
        problems.add(
            Problem.of(
                    ProblemCode.EVALUATION_NO_MILESTONE,
                    at.child("milestone").child(i),
                    name,
                    guidelines.name())
                .help(
                    NearestName.find(name, names)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("the milestones are " + String.join(", ", names))));
      }
    }
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

  private Optional<Integer> done(String milestone) {
    for (int i = 0; i < system.milestones().size(); i++) {
      if (system.milestones().get(i).name().equals(milestone)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private void milestone(int place) {
    Guidelines.Milestone asked = guidelines.milestones().get(place);
    if (!asked.isOfDistricts()) {
      return;
    }
    Place.Element row = rules.child("milestone").child(place);
    Optional<Integer> done = done(asked.name());
    String rule = "milestone " + asked.name();
    if (done.isPresent()) {
      EvaluationSystem.Done own = system.milestones().get(done.get());
      boolean isMet = own.when().isBy(asked.due());
      Verdict verdict = isMet ? Verdict.MET : Verdict.NOT_MET;
      found(
          rule,
          "by " + asked.due(),
          own.when().toString(),
          verdict,
          asked.provenance(),
          asked.source());
      if (!isMet) {
        problems.add(
            Problem.of(
                    ProblemCode.GUIDELINE_MILESTONE_LATE,
                    at.child("milestone").child(done.get()).child("when"),
                    system.name(),
                    asked.name(),
                    own.when().toString(),
                    asked.due().toString())
                .with(row.child("due"), "due by then")
                .help(lateHelp(own.when(), asked.due())));
      }
      return;
    }
    CalendarDate day = asOf;
    boolean isOver = day != null && day.compareTo(asked.due().last()) > 0;
    found(
        rule,
        "by " + asked.due(),
        "nothing recorded",
        isOver ? Verdict.NOT_MET : Verdict.UNDECIDED,
        asked.provenance(),
        asked.source());
    if (isOver) {
      problems.add(
          Problem.of(
                  ProblemCode.GUIDELINE_MILESTONE_OPEN,
                  at,
                  system.name(),
                  asked.name(),
                  asked.due().toString(),
                  String.valueOf(day))
              .with(row.child("due"), "due by then")
              .help("add a row `" + asked.name() + "` to the table `milestones`"));
    }
  }

  private static String lateHelp(Moment when, Moment due) {
    boolean mayBeInTime =
        when instanceof Moment.Year year
            && due instanceof Moment.Day day
            && new CalendarDate(year.year().start(), 7, 1).compareTo(day.date()) <= 0;
    return mayBeInTime
        ? "write the day; a school year does not say whether it was by " + due
        : "it cannot be mended; the report lists it as late";
  }

  private void consultation(int place) {
    Guidelines.Consultation asked = guidelines.consultations().get(place);
    Place.Element row = rules.child("consult").child(place);
    CalendarDate last = until(asked);
    String window = "from " + asked.from() + (last == null ? "" : " to " + last);
    boolean isMet = false;
    Problem problem =
        Problem.of(
            ProblemCode.GUIDELINE_CONSULTATION,
            at.child("consulted"),
            system.name(),
            asked.with(),
            window);
    List<String> days = new ArrayList<>();
    for (int i = 0; i < system.consultations().size(); i++) {
      EvaluationSystem.Consulted own = system.consultations().get(i);
      if (!own.with().equals(asked.with())) {
        continue;
      }
      days.add(own.on().toString());
      boolean isIn =
          own.on().compareTo(asked.from()) >= 0 && (last == null || own.on().compareTo(last) <= 0);
      isMet |= isIn;
      problem = problem.with(at.child("consulted").child(i).child("on"), "outside these days");
    }
    CalendarDate day = asOf;
    boolean isOpen = day != null && (last == null || day.compareTo(last) <= 0);
    found(
        "consults " + asked.with(),
        window,
        days.isEmpty() ? "nothing recorded" : String.join(", ", days),
        isMet ? Verdict.MET : isOpen ? Verdict.UNDECIDED : Verdict.NOT_MET,
        asked.provenance(),
        asked.source());
    if (!isMet && !isOpen) {
      problems.add(
          problem
              .with(row.child("with"), "the guidelines ask for it")
              .help("add a row for " + asked.with() + " to the table `consulted`"));
    }
  }

  /** The day on which consultation ends: when the district reached the milestone, else when due. */
  private @Nullable CalendarDate until(Guidelines.Consultation asked) {
    Optional<Integer> done = done(asked.until());
    if (done.isPresent()) {
      return system.milestones().get(done.get()).when().last();
    }
    for (int place : guidelines.inForce(asOf)) {
      Guidelines.Milestone milestone = guidelines.milestones().get(place);
      if (milestone.name().equals(asked.until())) {
        return milestone.due().last();
      }
    }
    return null;
  }
}
