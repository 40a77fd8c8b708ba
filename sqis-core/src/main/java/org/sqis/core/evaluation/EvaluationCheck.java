package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.Finding.Verdict;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Holds evaluation systems against the guidelines of their consortium: every rule against every
 * system. Systems need not be alike; they have to stay within the guidelines. Deeply immutable;
 * safe for every thread.
 *
 * @param guidelines the guidelines
 * @param rules the systems without a fault, in the order they were given
 * @param asOf the day as of which milestones are judged; null if nobody named one
 * @param findings how each system stands to each rule, by system
 * @param problems what is wrong: faults of systems, and rules that are not met
 */
public record EvaluationCheck(
    Guidelines guidelines,
    List<RatingRule> rules,
    @Nullable CalendarDate asOf,
    List<Finding> findings,
    List<Problem> problems) {
  public EvaluationCheck {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /**
   * Checks systems.
   *
   * @param asOf the day as of which milestones are judged; null to judge only what was done
   */
  public static EvaluationCheck of(
      Guidelines guidelines, List<EvaluationSystem> systems, @Nullable CalendarDate asOf) {
    List<Finding> findings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(guidelines(guidelines));
    List<RatingRule> rules = new ArrayList<>();
    List<Place.Element> places = places(systems);
    twice(systems, places, problems);
    for (int i = 0; i < systems.size(); i++) {
      EvaluationSystem system = systems.get(i);
      Place.Element at = places.get(i);
      List<Problem> faults = EvaluationProof.check(system, at);
      problems.addAll(faults);
      if (faults.isEmpty()) {
        RatingRule rule = new RatingRule(system);
        rules.add(rule);
        SystemCheck check = new SystemCheck(guidelines, rule, at, asOf);
        check.run();
        findings.addAll(check.findings());
        problems.addAll(check.problems());
      }
    }
    roles(guidelines, systems, places, findings, problems);
    findings.addAll(MilestoneCheck.consortium(guidelines, asOf));
    return new EvaluationCheck(guidelines, rules, asOf, findings, problems);
  }

  /** What is wrong with systems by themselves, without guidelines. */
  public static List<Problem> faults(List<EvaluationSystem> systems) {
    List<Problem> problems = new ArrayList<>();
    List<Place.Element> places = places(systems);
    twice(systems, places, problems);
    for (int i = 0; i < systems.size(); i++) {
      problems.addAll(EvaluationProof.check(systems.get(i), places.get(i)));
    }
    return problems;
  }

  /** Whether no rule is broken. */
  public boolean isMet() {
    return problems.isEmpty();
  }

  /** Where each system stands; the second of one name is numbered. */
  private static List<Place.Element> places(List<EvaluationSystem> systems) {
    Map<String, Integer> numbers = new HashMap<>();
    return systems.stream()
        .map(one -> EvaluationProof.place(one.name(), numbers.merge(one.name(), 1, Integer::sum)))
        .toList();
  }

  private static void twice(
      List<EvaluationSystem> systems, List<Place.Element> places, List<Problem> problems) {
    Map<String, Place.Element> seen = new HashMap<>();
    for (int i = 0; i < systems.size(); i++) {
      Place.Element first = seen.putIfAbsent(systems.get(i).name(), places.get(i));
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.EVALUATION_TWICE, places.get(i), systems.get(i).name())
                .with(first, "the first one")
                .help("give one of the two another name"));
      }
    }
  }

  static Place.Element place(Guidelines guidelines) {
    return Place.element("guidelines/" + guidelines.name());
  }

  /** What is wrong with the numbers for what the public is told. */
  private static void publication(Guidelines guidelines, Place.Element at, List<Problem> problems) {
    Map<Limit, Rational> numbers = new LinkedHashMap<>();
    for (int i = 0; i < guidelines.bounds().size(); i++) {
      Guidelines.Bound bound = guidelines.bounds().get(i);
      Rational value = bound.value();
      if (value == null || !bound.limit().isOfPublication()) {
        continue;
      }
      int least = bound.limit() == Limit.PUBLISHED ? 1 : 2;
      Place.Element place = at.child("limit").child(i).child("value");
      if (value.compareTo(Rational.of(least)) < 0) {
        problems.add(
            Problem.of(
                    ProblemCode.PROCEDURE_NUMBER,
                    place,
                    value.toString(),
                    "a whole number",
                    String.valueOf(least))
                .help("write a whole number of at least " + least + ", or `not set`"));
      }
      if (value.compareTo(Rational.of(least)) >= 0) {
        numbers.putIfAbsent(bound.limit(), value);
      }
      Rational smallest = numbers.get(Limit.PUBLISHED);
      Rational width = numbers.get(Limit.HIDDEN_WIDTH);
      if (smallest != null && width != null && width.compareTo(smallest) > 0) {
        problems.add(
            Problem.of(ProblemCode.PUBLICATION_WIDTH, place, smallest.toString(), width.toString())
                .help(
                    "make `"
                        + Limit.PUBLISHED.words()
                        + "` larger, or `"
                        + Limit.HIDDEN_WIDTH.words()
                        + "` at most "
                        + smallest));
      }
    }
  }

  /** What is wrong with guidelines by themselves. */
  public static List<Problem> guidelines(Guidelines guidelines) {
    List<Problem> problems = new ArrayList<>();
    Place.Element at = place(guidelines);
    Map<String, Place.Element> seen = new LinkedHashMap<>();
    for (int i = 0; i < guidelines.bounds().size(); i++) {
      Guidelines.Bound bound = guidelines.bounds().get(i);
      Place.Element place = at.child("limit").child(i);
      String name = (bound.limit().words() + " " + bound.role() + " " + bound.status()).strip();
      Place.Element first = seen.putIfAbsent(name, place);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.EVALUATION_TWICE, place, name)
                .with(first, "the first one")
                .help("keep one of the two rows"));
      }
      if (!bound.role().isEmpty() && !guidelines.roles().contains(bound.role())) {
        problems.add(
            Problem.of(
                    ProblemCode.EVALUATION_NO_ROLE,
                    place.child("for"),
                    bound.role(),
                    guidelines.name())
                .help("the roles are " + String.join(", ", guidelines.roles())));
      }
      if (!bound.status().isEmpty() && bound.limit() != Limit.INTERVAL) {
        problems.add(
            Problem.of(
                    ProblemCode.EVALUATION_NO_ROLE,
                    place.child("for"),
                    bound.status() + " " + bound.role(),
                    guidelines.name())
                .help(
                    "only `"
                        + Limit.INTERVAL.words()
                        + "` tells people of a role apart; write "
                        + bound.role()));
      }
      if (bound.value() != null
          && bound.floor() != null
          && bound.value().compareTo(bound.floor()) < 0) {
        problems.add(
            Problem.of(
                    ProblemCode.GUIDELINE_BELOW_FLOOR,
                    place.child("value"),
                    bound.limit().words(),
                    bound.value().toString(),
                    bound.floor().toString())
                .with(place.child("floor"), "the floor")
                .help("write " + bound.floor() + " or more"));
      }
    }
    milestones(guidelines, at, problems);
    publication(guidelines, at, problems);
    for (int i = 0; i < guidelines.consultations().size(); i++) {
      Guidelines.Consultation one = guidelines.consultations().get(i);
      List<String> names =
          guidelines.milestones().stream().map(Guidelines.Milestone::name).toList();
      if (!names.contains(one.until())) {
        problems.add(
            Problem.of(
                    ProblemCode.EVALUATION_NO_MILESTONE,
                    at.child("consult").child(i).child("until"),
                    one.until(),
                    guidelines.name())
                .help("the milestones are " + String.join(", ", names)));
      }
    }
    return problems;
  }

  /** Rows of one milestone that hold from the same day on. */
  private static void milestones(Guidelines guidelines, Place.Element at, List<Problem> problems) {
    Map<String, Place.Element> seen = new HashMap<>();
    for (int i = 0; i < guidelines.milestones().size(); i++) {
      Guidelines.Milestone one = guidelines.milestones().get(i);
      Place.Element place = at.child("milestone").child(i);
      Place.Element first =
          seen.putIfAbsent(one.name() + " " + (one.since() == null ? "" : one.since()), place);
      if (first != null) {
        problems.add(
            Problem.of(ProblemCode.EVALUATION_TWICE, place, one.name())
                .with(first, "the first one")
                .help("keep one of the two rows, or say with `since` when the later one begins"));
      }
    }
  }

  /** Whether every district evaluates every role, each by one system a year. */
  private static void roles(
      Guidelines guidelines,
      List<EvaluationSystem> systems,
      List<Place.Element> places,
      List<Finding> findings,
      List<Problem> problems) {
    Map<String, Place.Element> districts = new LinkedHashMap<>();
    for (int i = 0; i < systems.size(); i++) {
      districts.putIfAbsent(systems.get(i).district(), places.get(i));
    }
    districts.forEach(
        (district, at) -> {
          for (int i = 0; i < guidelines.roles().size(); i++) {
            String role = guidelines.roles().get(i);
            List<Integer> of = new ArrayList<>();
            for (int j = 0; j < systems.size(); j++) {
              EvaluationSystem one = systems.get(j);
              if (one.district().equals(district) && one.roles().contains(role)) {
                of.add(j);
              }
            }
            findings.add(covered(district, role, of.stream().map(systems::get).toList()));
            if (of.isEmpty()) {
              problems.add(
                  Problem.of(ProblemCode.GUIDELINE_ROLE, at.child("district"), district, role)
                      .with(place(guidelines).child("role").child(i), "the guidelines ask for it")
                      .help("write an evaluation of `" + district + "` for the role " + role));
            }
            sameYears(district, role, of, systems, places, problems);
          }
        });
  }

  private static Finding covered(String district, String role, List<EvaluationSystem> of) {
    return new Finding(
        district,
        "",
        "evaluates every " + role,
        "a system",
        of.isEmpty() ? "none" : String.join(", ", of.stream().map(EvaluationSystem::name).toList()),
        of.isEmpty() ? Verdict.NOT_MET : Verdict.MET,
        null,
        "");
  }

  private static void sameYears(
      String district,
      String role,
      List<Integer> of,
      List<EvaluationSystem> systems,
      List<Place.Element> places,
      List<Problem> problems) {
    for (int i = 1; i < of.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (systems.get(of.get(i)).overlaps(systems.get(of.get(j)))) {
          problems.add(
              Problem.of(
                      ProblemCode.EVALUATION_TWO_SYSTEMS,
                      places.get(of.get(i)).child("role"),
                      district,
                      role)
                  .with(places.get(of.get(j)).child("role"), "the other one")
                  .help("say with `years` when one ends and the other begins"));
        }
      }
    }
  }
}
