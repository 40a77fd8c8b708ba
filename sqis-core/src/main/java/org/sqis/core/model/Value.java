package org.sqis.core.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.number.Rational;

/**
 * One value of a school or group: a number, yes or no, a word, a text, a level, a date, or missing
 * with its reason. Missing is never null, zero or no. Immutable; safe for every thread.
 */
public sealed interface Value {
  /** Calls the method of {@code visitor} for this kind of value. */
  <R> R accept(Visitor<R> visitor);

  /** Whether the value is missing. */
  default boolean isMissing() {
    return this instanceof Missing;
  }

  /** A number in its unit. */
  static Value of(Rational number) {
    return new Num(number);
  }

  /** Yes or no. */
  static Value of(boolean yes) {
    return yes ? YesNo.YES : YesNo.NO;
  }

  /** A missing value without a remark. */
  static Value missing(MissingReason reason) {
    return new Missing(reason, "");
  }

  /**
   * A number.
   *
   * @param number the exact value; a percent is its fraction, so 54.1% is 541/1000
   */
  record Num(Rational number) implements Value {
    public Num {
      Objects.requireNonNull(number, "number");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.num(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Num that && number.equals(that.number);
    }

    @Override
    public int hashCode() {
      return number.hashCode();
    }

    @Override
    public String toString() {
      return number.toString();
    }
  }

  /**
   * Yes or no.
   *
   * @param yes whether it is yes
   */
  record YesNo(boolean yes) implements Value {
    /** The value yes. */
    public static final YesNo YES = new YesNo(true);

    /** The value no. */
    public static final YesNo NO = new YesNo(false);

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.yesNo(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof YesNo that && yes == that.yes;
    }

    @Override
    public int hashCode() {
      return Boolean.hashCode(yes);
    }

    @Override
    public String toString() {
      return yes ? "yes" : "no";
    }
  }

  /**
   * One of the words its type lists.
   *
   * @param word the word
   */
  record Word(String word) implements Value {
    public Word {
      Objects.requireNonNull(word, "word");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.word(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Word that && word.equals(that.word);
    }

    @Override
    public int hashCode() {
      return word.hashCode();
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * Free text, never compared by order.
   *
   * @param text the text
   */
  record Text(String text) implements Value {
    public Text {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A level of a level table.
   *
   * @param name the level as the table writes it
   * @param number its number; higher is better
   */
  record Level(String name, Rational number) implements Value {
    public Level {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(number, "number");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.level(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Level that && name.equals(that.name) && number.equals(that.number);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + number.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A day of the calendar.
   *
   * @param day the day
   */
  record Date(CalendarDate day) implements Value {
    public Date {
      Objects.requireNonNull(day, "day");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.date(this);
    }

    @Override
    public String toString() {
      return day.toString();
    }
  }

  /**
   * No value, and why.
   *
   * @param reason why
   * @param remark a remark of the rule or the data, or empty
   */
  record Missing(MissingReason reason, String remark) implements Value {
    public Missing {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(remark, "remark");
    }

    /** Of two missing values the one whose reason takes precedence; the first of two equal ones. */
    public Missing and(Missing other) {
      return other.reason.compareTo(reason) < 0 ? other : this;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.missing(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Missing that && reason == that.reason && remark.equals(that.remark);
    }

    @Override
    public int hashCode() {
      return 31 * reason.hashCode() + remark.hashCode();
    }

    @Override
    public String toString() {
      return remark.isEmpty() ? reason.words() : reason.words() + " \"" + remark + "\"";
    }
  }

  /** One method per kind of value and no defaults, so a new kind cannot be forgotten. */
  interface Visitor<R> {
    /** A number. */
    R num(Num value);

    /** Yes or no. */
    R yesNo(YesNo value);

    /** A word. */
    R word(Word value);

    /** A text. */
    R text(Text value);

    /** A level. */
    R level(Level value);

    /** A date. */
    R date(Date value);

    /** Missing. */
    R missing(Missing value);
  }
}
