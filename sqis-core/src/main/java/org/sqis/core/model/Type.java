package org.sqis.core.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What values a name can have. Immutable; safe for every thread. */
public sealed interface Type {
  /** The type as rule files write it. */
  String words();

  /**
   * A number.
   *
   * @param unit its unit
   */
  record Numeric(Unit unit) implements Type {
    public Numeric {
      Objects.requireNonNull(unit, "unit");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Numeric that && unit == that.unit;
    }

    @Override
    public int hashCode() {
      return unit.hashCode();
    }

    @Override
    public String words() {
      return unit.word();
    }
  }

  /** Yes or no. */
  record YesNo() implements Type {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof YesNo;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String words() {
      return "yes/no";
    }
  }

  /**
   * One of a closed list of words.
   *
   * @param options the words, at least one, in the order of the policy
   */
  record OneOf(List<String> options) implements Type {
    public OneOf {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new IllegalArgumentException("options must not be empty");
      }
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OneOf that && options.equals(that.options);
    }

    @Override
    public int hashCode() {
      return options.hashCode();
    }

    @Override
    public String words() {
      return "one of " + String.join(", ", options);
    }
  }

  /** A day of the calendar. */
  record Date() implements Type {
    @Override
    public String words() {
      return "date";
    }
  }

  /** Free text. */
  record FreeText() implements Type {
    @Override
    public String words() {
      return "text";
    }
  }

  /**
   * A level of a level table.
   *
   * @param table the name of the level table
   */
  record LevelOf(String table) implements Type {
    public LevelOf {
      Objects.requireNonNull(table, "table");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof LevelOf that && table.equals(that.table);
    }

    @Override
    public int hashCode() {
      return table.hashCode();
    }

    @Override
    public String words() {
      return "level of " + table;
    }
  }
}
