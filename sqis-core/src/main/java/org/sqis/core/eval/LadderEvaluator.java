package org.sqis.core.eval;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Plan;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Held;
import org.sqis.core.standing.Rung;

/** Finds where a school stands on a ladder after the determination of a year. */
final class LadderEvaluator {
  private final Plans plans;
  private final Element.OfLadder element;
  private final SchoolValues school;
  private final Reads reads;
  private final Map<Integer, Value> answers = new HashMap<>();

  /**
   * @param element the ladder as the rules of the year have it
   * @param reads hears what is read
   */
  LadderEvaluator(Plans plans, Element.OfLadder element, SchoolValues school, Reads reads) {
    this.plans = plans;
    this.element = element;
    this.school = school;
    this.reads = reads;
  }

  /**
   * What came of a determination.
   *
   * @param step what it did
   * @param rules the moves that were tested
   * @param rulesOf the year whose rules they are
   * @param value the value of the ladder
   */
  record Found(LadderFold.Step step, Element.OfLadder rules, SchoolYear rulesOf, Value value) {}

  /** Puts value and place of the ladder into the values of the school. */
  static void fill(Plans plans, Element.OfLadder element, SchoolValues school) {
    Found found = new LadderEvaluator(plans, element, school, Reads.NONE).found();
    Rung rung = found.step().rung();
    if (rung != null) {
      school.stand(rung);
    }
    school.put(element.name(), -1, found.value(), found.value());
  }

  /** What the determination of the year does. */
  Found found() {
    Ladder ladder = element.ladder();
    Rung before = school.before().rungs().get(ladder.name());
    Value designated = designated();
    Plan rulesOf = rules(before);
    boolean isOther = !rulesOf.equals(school.plan());
    Element.OfLadder rules =
        isOther && rulesOf.element(ladder.name()) instanceof Element.OfLadder first
            ? first
            : element;
    LadderFold.Conditions conditions =
        (move, now, exits) -> {
          Value answer =
              new NodeEvaluator(school, -1, locals(now, exits), reads, isOther, rulesOf)
                  .of(rules.moves().get(move).when());
          answers.put(move, answer);
          return answer;
        };
    LadderFold.Step step =
        new LadderFold(ladder, rules.moves(), conditions)
            .determined(school.year(), before, designated, carried());
    SchoolYear then = isOther && before != null ? before.since() : school.year();
    return new Found(step, rules, then, value(step, designated));
  }

  /** What the conditions of the moves that were tested came to, by the number of the move. */
  Map<Integer, Value> answers() {
    return answers;
  }

  /** Whether the school is designated; an answer that is absent is a no. */
  private Value designated() {
    String name = element.ladder().designation();
    reads.read(name, -1, 0);
    if (school.held(name) != null) {
      return Value.YesNo.YES;
    }
    Value value = school.get(name, -1, false);
    boolean isAbsent =
        value instanceof Value.Missing missing && missing.reason() == MissingReason.NOT_APPLICABLE;
    return isAbsent ? Value.YesNo.NO : value;
  }

  /** The rules whose moves count: of the year, or of the one in which the school was designated. */
  private Plan rules(@Nullable Rung before) {
    if (before == null || !LadderFold.isOn(before) || !element.ladder().keepsOldMoves()) {
      return school.plan();
    }
    Plan first = plans.in(before.since(), school.district());
    return first != null && first.element(element.name()) instanceof Element.OfLadder
        ? first
        : school.plan();
  }

  /** The closed years of the clock that the school brings along; null if it brings none. */
  private @Nullable Integer carried() {
    Integer longest = null;
    for (String name : element.ladder().carries()) {
      Held held = school.before().held().get(name);
      reads.read(name, -1, 0);
      if (held == null || school.held(name) != null) {
        continue;
      }
      int years = -1;
      for (Ladder other : school.plan().spec().ladders()) {
        Rung rung = school.before().rungs().get(other.name());
        if (other.designation().equals(name) && rung != null && LadderFold.isOn(rung)) {
          years = Math.max(years, rung.year() + 1);
        }
      }
      if (years < 0) {
        years = school.year().start() - held.since().start();
      }
      longest = longest == null ? years : Math.max(longest, years);
    }
    return longest;
  }

  private static Map<String, Value> locals(Rung now, Value exits) {
    return Map.of(
        "year", Value.of(Rational.of(now.year())),
        "year_here", Value.of(Rational.of(now.yearHere())),
        "exits", exits);
  }

  private Value value(LadderFold.Step step, Value designated) {
    return step.state() == null && designated.isMissing()
        ? designated
        : state(element, step.rung());
  }

  /** The state of a school in a place; one that is not on the ladder has none. */
  static Value state(Element.OfLadder element, @Nullable Rung rung) {
    return rung != null && LadderFold.isOn(rung)
        ? new Value.Word(rung.state())
        : new Value.Missing(
            MissingReason.NOT_APPLICABLE, "not in " + element.ladder().designation());
  }

  /**
   * Where a school is after a year of which there are no data.
   *
   * @param before where it was
   * @param district the district of the school, or empty
   */
  static Rung withoutData(Plans plans, SchoolYear year, String district, Rung before) {
    Plan governing = plans.in(year, district);
    Plan now = governing != null ? governing : plans.nearest(year);
    if (!(now.element(before.ladder()) instanceof Element.OfLadder element)) {
      return before;
    }
    SchoolValues nobody = new SchoolValues("", now, year, district, other -> null, null);
    LadderEvaluator evaluator = new LadderEvaluator(plans, element, nobody, Reads.NONE);
    Plan rulesOf = evaluator.rules(before);
    Element.OfLadder rules =
        rulesOf.element(before.ladder()) instanceof Element.OfLadder first ? first : element;
    boolean isOther = !rulesOf.equals(now);
    LadderFold.Conditions conditions =
        (move, rung, exits) ->
            new NodeEvaluator(nobody, -1, locals(rung, exits), Reads.NONE, isOther, rulesOf)
                .of(rules.moves().get(move).when());
    return new LadderFold(element.ladder(), rules.moves(), conditions).withoutData(year, before);
  }
}
