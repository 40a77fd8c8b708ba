package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;

/**
 * A record of a procedure: a grant, a plan, a rating. Which fields a kind has is said by {@code
 * records} in docs/reference.md. Deeply immutable; safe for every thread; equal by content,
 * wherever it stands.
 *
 * @param kind what it is
 * @param key the school, district or id that it is of
 * @param values what it says, by field: a text, a {@link CalendarDate}, a {@link SchoolYear}, a
 *     {@link Rational}, a list of texts, or a {@link Boolean}; a field that says nothing is not
 *     there
 * @param at where it stands, for messages
 */
public record Entry(RecordFile.Kind kind, String key, Map<String, Object> values, Place.Cell at) {
  public Entry {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(at, "at");
    if (!kind.isEntry()) {
      throw new IllegalArgumentException("kind must be that of an entry: " + kind.word());
    }
    Map<String, Object> copy = new TreeMap<>();
    for (Map.Entry<String, Object> value : values.entrySet()) {
      copy.put(value.getKey(), checked(kind, value.getKey(), value.getValue()));
    }
    for (RecordField field : RecordField.of(kind)) {
      if (field.isRequired() && !copy.containsKey(field.name())) {
        throw new IllegalArgumentException(
            "values must say `" + field.name() + "` of a " + kind.noun() + ": " + values);
      }
    }
    boolean isBackwards =
        copy.get(RecordField.FROM) instanceof CalendarDate from
            && copy.get(RecordField.TO) instanceof CalendarDate to
            && to.compareTo(from) < 0;
    if (isBackwards) {
      throw new IllegalArgumentException("to must not be before from: " + values);
    }
    values = Collections.unmodifiableMap(copy);
  }

  /** A record made in Java, which stands nowhere. */
  public static Entry of(RecordFile.Kind kind, String key, Map<String, Object> values) {
    return new Entry(kind, key, values, new Place.Cell("", 0, ""));
  }

  private static Object checked(RecordFile.Kind kind, String name, Object value) {
    RecordField field =
        RecordField.of(kind).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("a " + kind.noun() + " says no `" + name + "`"));
    boolean fits =
        switch (field.takes()) {
          case TEXT, NAME, SCHOOL, DESIGNATION, DISTRICT -> value instanceof String;
          case WORD -> value instanceof String word && field.words().contains(word);
          case DATE -> value instanceof CalendarDate;
          case YEAR -> value instanceof SchoolYear;
          case NUMBER -> value instanceof Rational;
          case YES_NO -> value instanceof Boolean;
          case NAMES -> value instanceof List<?>;
          case DECISION -> false;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "`" + name + "` must be " + field.takes().noun() + ": " + value);
    }
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add((String) one));
    return List.copyOf(texts);
  }

  /** The text of a field, or empty. */
  public String text(String field) {
    return values.getOrDefault(field, "") instanceof String text ? text : "";
  }

  /** The texts of a field, or none. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    if (values.get(field) instanceof List<?> list) {
      list.forEach(one -> texts.add((String) one));
    }
    return texts;
  }

  /** The day of a field, if it says one. */
  public Optional<CalendarDate> day(String field) {
    return values.get(field) instanceof CalendarDate day ? Optional.of(day) : Optional.empty();
  }

  /** The school year of a field, if it says one. */
  public Optional<SchoolYear> year(String field) {
    return values.get(field) instanceof SchoolYear year ? Optional.of(year) : Optional.empty();
  }

  /** The number of a field, if it says one. */
  public Optional<Rational> number(String field) {
    return values.get(field) instanceof Rational number ? Optional.of(number) : Optional.empty();
  }

  /** Whether a field says yes; no if it says nothing. */
  public boolean isYes(String field) {
    return Boolean.TRUE.equals(values.get(field));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entry that
        && kind == that.kind
        && key.equals(that.key)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, key, values);
  }
}
