package org.sqis.core.plan;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;

/**
 * What is certain wherever the condition of a move holds: in which years of the clock, and which
 * conditions hold besides. Never more than is certain. Confined to one thread.
 */
final class MoveFacts {
  private static final long EVER = Long.MAX_VALUE;
  private static final long LARGEST = 100_000;

  private final Function<Expr, @Nullable Rational> constant;
  private final Map<String, Years> years = new TreeMap<>();
  private final Set<String> conditions = new LinkedHashSet<>();

  private MoveFacts(Function<Expr, @Nullable Rational> constant) {
    this.constant = constant;
  }

  /** Whole years from a first to a last one. */
  private record Years(long first, long last) {
    Years and(Years other) {
      return new Years(Math.max(first, other.first), Math.min(last, other.last));
    }

    Years or(Years other) {
      return isEmpty()
          ? other
          : other.isEmpty()
              ? this
              : new Years(Math.min(first, other.first), Math.max(last, other.last));
    }

    boolean holds(Years other) {
      return other.isEmpty() || (first <= other.first && other.last <= last);
    }

    boolean isEmpty() {
      return first > last;
    }
  }

  /** A comparison of a clock with a number: in which years it holds, and in which not. */
  private record Compared(String clock, Years yes, @Nullable Years no) {}

  /**
   * What is certain where {@code when} holds.
   *
   * @param constant the number an expression always is, or null
   */
  static MoveFacts of(Expr when, Function<Expr, @Nullable Rational> constant) {
    MoveFacts facts = new MoveFacts(constant);
    // A move is tested when the first year is closed at the earliest.
    facts.years.put(LadderProof.YEAR, new Years(1, EVER));
    facts.years.put(LadderProof.YEAR_HERE, new Years(0, EVER));
    facts.add(when, true);
    // A school is in a state no longer than on the ladder.
    Years all = facts.in(LadderProof.YEAR);
    Years here = facts.in(LadderProof.YEAR_HERE);
    facts.years.put(LadderProof.YEAR, all.and(new Years(here.first, EVER)));
    facts.years.put(LadderProof.YEAR_HERE, here.and(new Years(0, all.last)));
    return facts;
  }

  private Years in(String clock) {
    return years.getOrDefault(clock, new Years(0, EVER));
  }

  /** Whether the condition can hold in no year. */
  boolean isNever() {
    return years.values().stream().anyMatch(Years::isEmpty);
  }

  /** Whether another condition holds wherever this one does. */
  boolean makeCertain(Expr other) {
    return makeCertain(other, true);
  }

  private boolean makeCertain(Expr other, boolean isSo) {
    if (conditions.contains(text(other, isSo))) {
      return true;
    }
    if (other instanceof Expr.Not not) {
      return makeCertain(not.operand(), !isSo);
    }
    if (other instanceof Expr.Answer answer) {
      return answer.yes() == isSo;
    }
    if (!(other instanceof Expr.Binary binary)) {
      return false;
    }
    if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
      boolean isBoth = isSo == (binary.operator() == Operator.AND);
      boolean isLeft = makeCertain(binary.left(), isSo);
      boolean isRight = makeCertain(binary.right(), isSo);
      return isBoth ? isLeft && isRight : isLeft || isRight;
    }
    Compared compared = compared(binary);
    Years held = compared == null ? null : isSo ? compared.yes() : compared.no();
    return compared != null && held != null && held.holds(in(compared.clock()));
  }

  private static String text(Expr condition, boolean isSo) {
    return isSo ? condition.toString() : "not " + condition;
  }

  private void add(Expr when, boolean isSo) {
    if (when instanceof Expr.Not not) {
      add(not.operand(), !isSo);
      return;
    }
    conditions.add(text(when, isSo));
    if (!(when instanceof Expr.Binary binary)) {
      return;
    }
    if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
      if (isSo == (binary.operator() == Operator.AND)) {
        add(binary.left(), isSo);
        add(binary.right(), isSo);
      } else {
        addEither(binary, isSo);
      }
      return;
    }
    Compared compared = compared(binary);
    Years held = compared == null ? null : isSo ? compared.yes() : compared.no();
    if (compared != null && held != null) {
      years.put(compared.clock(), in(compared.clock()).and(held));
    }
  }

  /** Of two of which one holds, what both say. */
  private void addEither(Expr.Binary binary, boolean isSo) {
    MoveFacts left = copy();
    MoveFacts right = copy();
    left.add(binary.left(), isSo);
    right.add(binary.right(), isSo);
    for (String clock : Set.copyOf(years.keySet())) {
      years.put(clock, left.in(clock).or(right.in(clock)));
    }
    left.conditions.retainAll(right.conditions);
    conditions.addAll(left.conditions);
  }

  private MoveFacts copy() {
    MoveFacts copy = new MoveFacts(constant);
    copy.years.putAll(years);
    copy.conditions.addAll(conditions);
    return copy;
  }

  private @Nullable Compared compared(Expr.Binary binary) {
    boolean isTurned = isClock(binary.right());
    Expr clock = isTurned ? binary.right() : binary.left();
    Rational number = constant.apply(isTurned ? binary.left() : binary.right());
    boolean isSmall = number != null && number.absolute().compareTo(Rational.of(LARGEST)) < 0;
    if (!isClock(clock) || number == null || !isSmall) {
      return null;
    }
    long down = number.rounded(0, RoundingRule.DOWN).numerator().longValueExact();
    long up = number.isWhole() ? down : down + 1;
    Years below = new Years(0, up - 1);
    Years upTo = new Years(0, down);
    Years above = new Years(down + 1, EVER);
    Years from = new Years(up, EVER);
    String name = clock.toString();
    return switch (isTurned ? turned(binary.operator()) : binary.operator()) {
      case AT_LEAST -> new Compared(name, from, below);
      case GREATER -> new Compared(name, above, upTo);
      case AT_MOST -> new Compared(name, upTo, above);
      case LESS -> new Compared(name, below, from);
      case IS -> new Compared(name, upTo.and(from), null);
      case OR, AND, PLUS, MINUS, TIMES, DIVIDED -> null;
    };
  }

  private static boolean isClock(Expr expr) {
    return expr instanceof Expr.Name name
        && (name.name().equals(LadderProof.YEAR) || name.name().equals(LadderProof.YEAR_HERE));
  }

  private static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case AT_MOST -> Operator.AT_LEAST;
      case GREATER -> Operator.LESS;
      case AT_LEAST -> Operator.AT_MOST;
      case OR, AND, IS, PLUS, MINUS, TIMES, DIVIDED -> operator;
    };
  }
}
