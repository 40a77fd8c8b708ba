package org.sqis.core.plan;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Aggregate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;

/**
 * What is known of the result of an aggregate. Follows the evaluator: members that are absent are
 * left out, any other missing member makes the result missing, {@code at_least} and {@code none}
 * say otherwise.
 */
final class AggregateTypes {
  private AggregateTypes() {}

  /** The result over a list of members, all of the type {@code joined}. */
  static Typed ofList(Aggregate function, Typed joined, List<Node> members, Node.Leaving leaving) {
    Set<MissingReason> blocking = none();
    Set<MissingReason> absent = none();
    boolean canBeEmpty = true;
    Map<String, Typed.Unhandled> blockers = new LinkedHashMap<>();
    Map<String, Typed.Unhandled> all = new LinkedHashMap<>();
    for (Node member : members) {
      Typed typed = member.typed();
      blocking.addAll(blocking(typed.possible()));
      absent.addAll(absent(typed.possible()));
      canBeEmpty &= !absent(typed.possible()).isEmpty();
      narrowed(typed, "").forEach(blockers::putIfAbsent);
      typed.unhandled().forEach(all::putIfAbsent);
    }
    Typed typed = given(function, joined);
    if (leaving.atLeast() > 0) {
      return atLeast(typed, joined.possible(), leaving);
    }
    boolean hasResult = leaving.none() != null || countsNothing(function) || !canBeEmpty;
    Set<MissingReason> possible = Typed.union(blocking, hasResult ? Set.of() : absent);
    return orElse(typed.missing(possible, hasResult ? blockers : all), leaving);
  }

  /**
   * The result over groups.
   *
   * @param isCounted whether the author asked before how many groups have the value
   */
  static Typed overGroups(
      Aggregate function,
      @Nullable Node body,
      @Nullable Node where,
      Node.Leaving leaving,
      boolean isCounted,
      Expr.Over expr,
      Place.Element at) {
    Typed member = body == null ? Typed.of(new Type.YesNo()) : body.typed();
    Set<MissingReason> reasons =
        where == null
            ? member.possible()
            : Typed.union(member.possible(), where.typed().possible());
    Typed typed = given(function, member);
    if (leaving.atLeast() > 0) {
      return atLeast(typed, reasons, leaving);
    }
    Map<String, Typed.Unhandled> unhandled = new LinkedHashMap<>();
    if (!isCounted) {
      unhandled.putAll(narrowed(member, expr.family()));
    }
    boolean hasResult = leaving.none() != null || countsNothing(function);
    Set<MissingReason> possible = blocking(reasons);
    if (!hasResult) {
      possible.addAll(absent(reasons));
      possible.add(MissingReason.NOT_APPLICABLE);
    }
    if (!hasResult && !isCounted) {
      Set<MissingReason> empty = Typed.union(absent(reasons), Set.of(MissingReason.NOT_APPLICABLE));
      String text = expr.toString();
      String remedy = "`none: \u2026` as its last value";
      unhandled.put(text, new Typed.Unhandled(Typed.Cause.NO_GROUP, text, empty, remedy, at));
    }
    return orElse(typed.missing(possible, unhandled), leaving);
  }

  /** With fewer members than the author asks for there is no result; saying so is enough. */
  private static Typed atLeast(Typed typed, Set<MissingReason> reasons, Node.Leaving leaving) {
    return leaving.none() != null
        ? orElse(typed.present(), leaving)
        : typed.missing(ExprCompiler.with(reasons, MissingReason.NOT_APPLICABLE), Map.of());
  }

  private static Typed orElse(Typed typed, Node.Leaving leaving) {
    return leaving.none() == null ? typed : typed.missingLike(leaving.none().typed());
  }

  private static Typed given(Aggregate function, Typed members) {
    return switch (function.gives()) {
      case SAME -> function.name().equals("sum") ? members.within(sum(members)) : members;
      case COUNT ->
          members.as(new Type.Numeric(Unit.COUNT)).within(new Bounds(Rational.ZERO, null));
      case PERCENT -> members.as(new Type.Numeric(Unit.PERCENT)).within(Bounds.SHARE);
      case ANSWER -> members.within(Bounds.NONE).as(new Type.YesNo());
    };
  }

  /** Absent members are left out, one at least is there. */
  private static Bounds sum(Typed members) {
    Rational min = members.bounds().min();
    return min != null && min.signum() >= 0 ? new Bounds(min, null) : Bounds.NONE;
  }

  /** Whether the function counts, so that no member at all gives 0. */
  private static boolean countsNothing(Aggregate function) {
    return function.gives() == Aggregate.Gives.COUNT;
  }

  /** What a member lets through that its absence does not explain. */
  private static Map<String, Typed.Unhandled> narrowed(Typed member, String family) {
    Map<String, Typed.Unhandled> narrowed = new LinkedHashMap<>();
    member
        .unhandled()
        .forEach(
            (text, one) -> {
              Set<MissingReason> reasons = blocking(one.reasons());
              if (!reasons.isEmpty()) {
                narrowed.put(text, of(one, reasons, family));
              }
            });
    return narrowed;
  }

  private static Typed.Unhandled of(
      Typed.Unhandled one, Set<MissingReason> reasons, String family) {
    boolean isMember = !family.isEmpty() && one.cause() == Typed.Cause.READ;
    String asked = "count(over " + family + " where " + one.text() + " is present) >= 1";
    return new Typed.Unhandled(
        isMember ? Typed.Cause.MEMBER : one.cause(),
        one.text(),
        reasons,
        isMember ? "a line `needs " + asked + ", else not applicable`" : one.remedy(),
        one.at());
  }

  private static Set<MissingReason> none() {
    return EnumSet.noneOf(MissingReason.class);
  }

  private static Set<MissingReason> blocking(Set<MissingReason> reasons) {
    Set<MissingReason> blocking = none();
    reasons.stream().filter(reason -> !reason.isAbsence()).forEach(blocking::add);
    return blocking;
  }

  private static Set<MissingReason> absent(Set<MissingReason> reasons) {
    Set<MissingReason> absent = none();
    reasons.stream().filter(MissingReason::isAbsence).forEach(absent::add);
    return absent;
  }
}
