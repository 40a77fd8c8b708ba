package org.sqis.core.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;

/**
 * An expression as it is written. Immutable; safe for every thread. Its text, from {@code
 * toString()}, reads back as the same expression.
 */
public sealed interface Expr {
  /** Calls the method of {@code visitor} for this kind of expression. */
  <R> R accept(Visitor<R> visitor);

  /** The expressions directly inside, in the order they are written. */
  List<Expr> children();

  /**
   * A number as it is written.
   *
   * @param value the number; for a percent its fraction
   * @param isPercent whether it was written with a per cent sign
   */
  record Numeral(Rational value, boolean isPercent) implements Expr {
    public Numeral {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.numeral(this);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return isPercent ? value.times(Rational.HUNDRED) + "%" : value.toString();
    }
  }

  /**
   * A date as it is written, such as {@code 1 December 2013}.
   *
   * @param day the day
   */
  record Date(CalendarDate day) implements Expr {
    public Date {
      Objects.requireNonNull(day, "day");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.date(this);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return day.toString();
    }
  }

  /**
   * {@code yes} or {@code no}.
   *
   * @param yes which of the two
   */
  record Answer(boolean yes) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.answer(this);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return yes ? "yes" : "no";
    }
  }

  /**
   * A declared name, a word of a {@code one of} type, or {@code group} for the group visited.
   *
   * @param name the name
   */
  record Name(String name) implements Expr {
    public Name {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.name(this);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Name that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * {@code X of G}: the value of a group, read from outside the group.
   *
   * @param name the group input or measure
   * @param group the group
   */
  record OfGroup(String name, String group) implements Expr {
    public OfGroup {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(group, "group");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ofGroup(this);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return name + " of " + group;
    }
  }

  /**
   * A missing value given on purpose, such as {@code not applicable "at or above 800"}.
   *
   * @param reason why
   * @param remark a remark, or empty
   */
  record MissingValue(MissingReason reason, String remark) implements Expr {
    public MissingValue {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(remark, "remark");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.missingValue(this);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return remark.isEmpty() ? reason.words() : reason.words() + " \"" + remark + "\"";
    }
  }

  /**
   * The other sign.
   *
   * @param operand what changes its sign
   */
  record Negated(Expr operand) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.negated(this);
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return "-" + ExprText.within(operand, 8);
    }
  }

  /**
   * The other answer; undecided stays undecided.
   *
   * @param operand the condition
   */
  record Not(Expr operand) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return "not " + ExprText.within(operand, 3);
    }
  }

  /**
   * Two expressions and the operator between them.
   *
   * @param operator the operator
   * @param left the left operand
   * @param right the right operand
   */
  record Binary(Operator operator, Expr left, Expr right) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }

    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return ExprText.binary(this);
    }
  }

  /**
   * Asks whether a value is there: {@code is missing}, {@code is present}, {@code is too few}.
   *
   * @param operand the value asked about
   * @param asksPresent whether the question is {@code is present}
   * @param reason the one reason asked for; null for any
   */
  record Presence(Expr operand, boolean asksPresent, @Nullable MissingReason reason)
      implements Expr {
    public Presence {
      if (asksPresent && reason != null) {
        throw new IllegalArgumentException("reason must be null with asksPresent: " + reason);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.presence(this);
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      String question = asksPresent ? "present" : reason == null ? "missing" : reason.words();
      return ExprText.within(operand, 5) + " is " + question;
    }
  }

  /**
   * {@code if C then A else B}; an undecided condition makes the value missing.
   *
   * @param condition what decides
   * @param then the value if it holds
   * @param otherwise the value if it does not
   */
  record If(Expr condition, Expr then, Expr otherwise) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ifThen(this);
    }

    @Override
    public List<Expr> children() {
      return List.of(condition, then, otherwise);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return "if "
          + condition
          + " then "
          + ExprText.within(then, 1)
          + " else "
          + ExprText.within(otherwise, 1);
    }
  }

  /**
   * {@code X else V}: V where X is missing.
   *
   * @param value the value wanted
   * @param fallback the value used where it is missing
   */
  record Else(Expr value, Expr fallback) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.orElse(this);
    }

    @Override
    public List<Expr> children() {
      return List.of(value, fallback);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return ExprText.within(value, 1) + " else " + ExprText.within(fallback, 0);
    }
  }

  /**
   * A function of a list of values, such as {@code round(x, 1)} or {@code mean(a, b, at_least: 1)}.
   *
   * @param function the name of the function
   * @param arguments the values
   * @param options the named options, sorted by name
   */
  record Call(String function, List<Expr> arguments, Map<String, Expr> options) implements Expr {
    public Call {
      Objects.requireNonNull(function, "function");
      arguments = List.copyOf(arguments);
      options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }

    @Override
    public List<Expr> children() {
      List<Expr> children = new ArrayList<>(arguments);
      children.addAll(options.values());
      return List.copyOf(children);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return function + "(" + ExprText.list(arguments, options) + ")";
    }
  }

  /**
   * A function over the groups of a family, such as {@code lowest(x over scored where c)}.
   *
   * @param function the name of the function
   * @param body the value of each group visited; null where only the number of groups counts
   * @param family the family: {@code groups}, {@code scored}, {@code shown}, or a declared one
   * @param where which groups take part; null for all
   * @param options the named options, sorted by name
   */
  record Over(
      String function,
      @Nullable Expr body,
      String family,
      @Nullable Expr where,
      Map<String, Expr> options)
      implements Expr {
    public Over {
      Objects.requireNonNull(function, "function");
      Objects.requireNonNull(family, "family");
      options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.over(this);
    }

    @Override
    public List<Expr> children() {
      List<Expr> children = new ArrayList<>();
      if (body != null) {
        children.add(body);
      }
      if (where != null) {
        children.add(where);
      }
      children.addAll(options.values());
      return List.copyOf(children);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return ExprEquality.same(this, other);
    }

    @Override
    public int hashCode() {
      return ExprEquality.hash(this);
    }

    @Override
    public String toString() {
      return function
          + "("
          + (body == null ? "" : body + " ")
          + "over "
          + family
          + (where == null ? "" : " where " + where)
          + (options.isEmpty() ? "" : ", " + ExprText.list(List.of(), options))
          + ")";
    }
  }

  /** One method per kind of expression and no defaults, so a new kind cannot be forgotten. */
  interface Visitor<R> {
    /** A number. */
    R numeral(Numeral expr);

    /** A date. */
    R date(Date expr);

    /** Yes or no. */
    R answer(Answer expr);

    /** A name. */
    R name(Name expr);

    /** The value of a named group. */
    R ofGroup(OfGroup expr);

    /** A missing value given on purpose. */
    R missingValue(MissingValue expr);

    /** The other sign. */
    R negated(Negated expr);

    /** The other answer. */
    R not(Not expr);

    /** Two operands. */
    R binary(Binary expr);

    /** A question about presence. */
    R presence(Presence expr);

    /** A choice by a condition. */
    R ifThen(If expr);

    /** A fallback for missing. */
    R orElse(Else expr);

    /** A function of values. */
    R call(Call expr);

    /** A function over groups. */
    R over(Over expr);
  }
}
