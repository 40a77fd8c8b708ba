package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Season;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.plan.PolicyProof;
import org.sqis.core.plan.Typed;
import org.sqis.core.policy.Cohort;
import org.sqis.core.policy.Designation;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.Ladder;
import org.sqis.core.policy.PolicyHeader;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;
import org.sqis.core.standing.Standings;

/** The ladder of Focus schools of the waiver, with schools whose designation tests decide. */
final class SupportLadder {
  static final String FOCUS = "focus";
  static final String PRIORITY = "priority";
  static final String NAME = "focus_supports";
  static final SchoolCalendar CALENDAR =
      new SchoolCalendar(
          null,
          List.of(
              new SchoolCalendar.Entry(
                  new Season("fall", new DayOfYear(9, 1), new DayOfYear(11, 30)),
                  Provenance.CHOICE,
                  "")));

  private Ladder ladder;
  private final List<Ladder> more = new ArrayList<>();

  SupportLadder() {
    this.ladder =
        new Ladder(
            NAME,
            "Supports for Focus schools",
            FOCUS,
            List.of("planning", "escalated", "partnered", "turnaround"),
            List.of(
                new Ladder.Move(Ladder.ANY, name("exits"), Ladder.OUT),
                move("planning", atLeast("year", 2), "partnered"),
                move("planning", new Expr.Not(name("improving")), "escalated"),
                move("escalated", atLeast("year", 2), "partnered"),
                move("partnered", atLeast("year", 4), "turnaround")),
            List.of(),
            Ladder.NoData.COUNTS,
            0,
            List.of(),
            false,
            false,
            Provenance.WAIVER,
            "",
            List.of(),
            null);
  }

  static Ladder.Move move(String from, Expr when, String to) {
    return new Ladder.Move(from, when, to);
  }

  static Expr name(String name) {
    return new Expr.Name(name);
  }

  static Expr atLeast(String clock, long years) {
    return new Expr.Binary(
        Operator.AT_LEAST, name(clock), new Expr.Numeral(Rational.of(years), false));
  }

  static SchoolYear year(int start) {
    return new SchoolYear(start);
  }

  static CalendarDate day(String text) {
    return CalendarDate.parse(text).orElseThrow();
  }

  Ladder ladder() {
    return ladder;
  }

  SupportLadder noData(Ladder.NoData noData) {
    return with(ladder.moves(), ladder.duties(), noData, ladder.reentry(), ladder.carries(), false);
  }

  SupportLadder reentry(int years) {
    return with(ladder.moves(), ladder.duties(), ladder.noData(), years, ladder.carries(), false);
  }

  SupportLadder carries(String... names) {
    return with(
        ladder.moves(),
        ladder.duties(),
        ladder.noData(),
        ladder.reentry(),
        List.of(names),
        ladder.keepsOldMoves());
  }

  SupportLadder moves(Ladder.Move... moves) {
    return with(
        List.of(moves),
        ladder.duties(),
        ladder.noData(),
        ladder.reentry(),
        ladder.carries(),
        ladder.keepsOldMoves());
  }

  SupportLadder duties(Ladder.Duty... duties) {
    return with(
        ladder.moves(),
        List.of(duties),
        ladder.noData(),
        ladder.reentry(),
        ladder.carries(),
        ladder.keepsOldMoves());
  }

  SupportLadder keepsOldMoves() {
    return with(
        ladder.moves(), ladder.duties(), ladder.noData(), ladder.reentry(), ladder.carries(), true);
  }

  /** Adds a ladder of the same name, or another one. */
  SupportLadder and(Ladder other) {
    more.add(other);
    return this;
  }

  SupportLadder during(org.sqis.core.model.YearRange years) {
    ladder = ladder.withYears(years);
    return this;
  }

  private SupportLadder with(
      List<Ladder.Move> moves,
      List<Ladder.Duty> duties,
      Ladder.NoData noData,
      int reentry,
      List<String> carries,
      boolean keepsOldMoves) {
    ladder =
        new Ladder(
            NAME,
            ladder.title(),
            FOCUS,
            ladder.states(),
            moves,
            duties,
            noData,
            reentry,
            carries,
            keepsOldMoves,
            false,
            ladder.provenance(),
            "",
            List.of(),
            ladder.years());
    return this;
  }

  PolicySpec spec() {
    PolicyHeader draft = PolicyHeader.draft("p", year(2012));
    PolicyHeader header =
        new PolicyHeader(
            "p",
            "",
            draft.language(),
            draft.version(),
            year(2012),
            year(2025),
            draft.status(),
            draft.adopted(),
            draft.approver(),
            draft.sources(),
            draft.notes(),
            draft.notScored(),
            CALENDAR);
    List<Ladder> ladders = new ArrayList<>(List.of(ladder));
    ladders.addAll(more);
    return PolicySpec.of(header)
        .withInputs(
            List.of(
                new Input(
                    "improving",
                    UnitOfAnalysis.SCHOOL,
                    new Type.YesNo(),
                    "",
                    null,
                    null,
                    false,
                    ""),
                new Input(
                    "named", UnitOfAnalysis.SCHOOL, new Type.YesNo(), "", null, null, false, "")))
        .withCohorts(List.of(new Cohort("all_schools", "", "", null, null, "", List.of(), null)))
        .withDesignations(List.of(designation(PRIORITY), designation(FOCUS)))
        .withLadders(ladders);
  }

  private static Designation designation(String name) {
    return new Designation(
        name,
        "",
        "all_schools",
        List.of(),
        "",
        Designation.Base.MEMBERS,
        "",
        List.of(new Designation.Route("named", name("named"), null, false, null, "")),
        List.of(),
        true,
        0,
        Designation.SmallGroups.KEEP,
        null,
        null,
        Designation.Cycle.YEARLY,
        List.of(),
        false,
        null,
        "",
        List.of(),
        null);
  }

  Plans plans() {
    PolicyProof.Result result = PolicyProof.prove(spec(), java.util.Set.of());
    if (result.plans() == null) {
      throw new AssertionError(result.problems().toString());
    }
    return result.plans();
  }

  /** A school, its determinations one after the other. */
  static final class School {
    private final Plans plans;
    private Map<String, Held> held = new TreeMap<>();
    private Map<String, Rung> rungs = new TreeMap<>();
    private final Map<SchoolYear, Rung> history = new TreeMap<>();
    private Value improving = Value.YesNo.YES;
    private LadderEvaluator.@Nullable Found last;
    private RuleText.@Nullable Told told;

    School(Plans plans) {
      this.plans = plans;
    }

    School improving(Value answer) {
      improving = answer;
      return this;
    }

    /** The determination of a year after which the school holds these. */
    School rated(int start, String... designations) {
      Value none = Value.YesNo.NO;
      Map<String, Value> answers = new TreeMap<>(Map.of(FOCUS, none, PRIORITY, none));
      for (String one : designations) {
        answers.put(one, Value.YesNo.YES);
      }
      return rated(start, answers);
    }

    School rated(int start, Map<String, Value> answers) {
      Plan plan = plans.in(year(start));
      SchoolValues school =
          new SchoolValues(
              "s", java.util.Objects.requireNonNull(plan), year(start), "", y -> null, null);
      school.before(new Standings(held, rungs));
      Map<String, Held> now = new TreeMap<>();
      answers.forEach(
          (name, answer) -> {
            put(school, name, answer);
            if (answer.equals(Value.YesNo.YES)) {
              Held before = held.get(name);
              Held one = before != null ? before : new Held(name, year(start), List.of());
              now.put(name, one);
              school.hold(one);
            }
          });
      put(school, "improving", improving);
      for (Element element : plan.elements()) {
        if (element instanceof Element.OfLadder one) {
          school.open(one);
          last = new LadderEvaluator(plans, one, school, Reads.NONE).found();
          if (one.name().equals(NAME)) {
            told = LadderText.told(plans, one, school, Reads.NONE);
          }
          LadderEvaluator.fill(plans, one, school);
        }
      }
      held = now;
      rungs = new TreeMap<>(school.standings().rungs());
      if (rungs.containsKey(NAME)) {
        history.put(year(start), rungs.get(NAME));
      }
      return this;
    }

    private static void put(SchoolValues school, String name, Value value) {
      Input input =
          new Input(name, UnitOfAnalysis.SCHOOL, new Type.YesNo(), "", null, null, false, "");
      school.open(new Element.OfInput(input, Typed.of(new Type.YesNo())));
      school.put(name, -1, value, value);
    }

    /** A year without data. */
    School noData(int start) {
      rungs.replaceAll((name, rung) -> LadderEvaluator.withoutData(plans, year(start), "", rung));
      if (rungs.containsKey(NAME)) {
        history.put(year(start), rungs.get(NAME));
      }
      return this;
    }

    Rung rung() {
      return java.util.Objects.requireNonNull(rungs.get(NAME));
    }

    boolean isOn() {
      return LadderFold.isOn(rungs.get(NAME));
    }

    /** State and closed years, such as {@code partnered 2}. */
    String at() {
      return rung().state() + " " + rung().year();
    }

    LadderEvaluator.Found last() {
      return java.util.Objects.requireNonNull(last);
    }

    /** Rule and note of the explanation. */
    String told() {
      RuleText.Told one = java.util.Objects.requireNonNull(told);
      return one.path() + ": " + one.rule() + (one.note().isEmpty() ? "" : "; " + one.note());
    }

    Map<SchoolYear, Rung> history() {
      return history;
    }
  }
}
