package org.sqis.dsl.change;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.DayOfYear;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Season;
import org.sqis.core.model.Unit;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.policy.Provenance;
import org.sqis.core.policy.SchoolCalendar;

/** Changes one component of a record of the policy package after the other, by reflection. */
final class Mutation {
  private static final String POLICY = PolicySpec.class.getPackageName();

  /** The records met in what was changed. */
  private final Set<Class<?>> met = new LinkedHashSet<>();

  /** What was changed, and how it looks then. */
  record Mutant(String path, Object value) {}

  Set<Class<?>> met() {
    return met;
  }

  /** Every record of the policy package that a policy can hold. */
  static Set<Class<?>> reachable() {
    Set<Class<?>> found = new LinkedHashSet<>();
    reach(PolicySpec.class, found);
    return found;
  }

  private static void reach(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(one -> reach(one, found));
    } else if (type instanceof Class<?> one && one.getPackageName().equals(POLICY)) {
      if (one.isSealed()) {
        Arrays.stream(one.getPermittedSubclasses()).forEach(permitted -> reach(permitted, found));
      } else if (one.isRecord() && found.add(one)) {
        for (RecordComponent component : one.getRecordComponents()) {
          reach(component.getGenericType(), found);
        }
      }
    }
  }

  /** {@code record} with each component changed in every way known, one at a time. */
  List<Mutant> ofRecord(Object record) {
    met.add(record.getClass());
    RecordComponent[] components = record.getClass().getRecordComponents();
    List<Mutant> mutants = new ArrayList<>();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = get(components[i], record);
      types[i] = components[i].getType();
    }
    for (int i = 0; i < components.length; i++) {
      for (Mutant part : of(values[i], components[i].getGenericType())) {
        Object[] changed = values.clone();
        changed[i] = part.value;
        Object made = make(record.getClass(), types, changed);
        if (made != null) {
          String name = record.getClass().getSimpleName() + "." + components[i].getName();
          mutants.add(new Mutant(name + (part.path.isEmpty() ? "" : " > " + part.path), made));
        }
      }
    }
    return mutants;
  }

  private static Object get(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(String.valueOf(component), e);
    }
  }

  /** Null if the record does not allow the values. */
  private static @Nullable Object make(Class<?> type, Class<?>[] types, Object[] values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return null;
      }
      throw new LinkageError(type.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private List<Mutant> of(@Nullable Object value, Type type) {
    if (value instanceof List<?> list) {
      return ofList(list, ((ParameterizedType) type).getActualTypeArguments()[0]);
    }
    if (value != null
        && value.getClass().getPackageName().equals(POLICY)
        && value instanceof Record) {
      return ofRecord(value);
    }
    Class<?> raw = type instanceof Class<?> one ? one : Object.class;
    List<Mutant> mutants = new ArrayList<>();
    for (Object other : others(value, raw)) {
      mutants.add(new Mutant("", other));
    }
    if (mutants.isEmpty()) {
      throw new AssertionError("no other value of " + type + " is known: add one here");
    }
    return mutants;
  }

  private List<Mutant> ofList(List<?> list, Type element) {
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      for (Mutant part : of(list.get(i), element)) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(i, part.value);
        mutants.add(new Mutant(i + (part.path.isEmpty() ? "" : " > " + part.path), changed));
      }
      List<Object> less = new ArrayList<>(list);
      less.remove(i);
      mutants.add(new Mutant(i + " removed", less));
    }
    return mutants;
  }

  private static List<?> others(@Nullable Object value, Class<?> type) {
    if (value instanceof String text) {
      return List.of(text + "x");
    }
    if (value instanceof Boolean answer) {
      return List.of(!answer);
    }
    if (value instanceof Enum<?> constant) {
      List<Object> all = new ArrayList<>(List.of(constant.getDeclaringClass().getEnumConstants()));
      all.remove(constant);
      return all;
    }
    if (value instanceof Integer number) {
      return List.of(number + 1);
    }
    if (value instanceof Rational number) {
      return List.of(number.plus(Rational.ONE));
    }
    if (value instanceof SchoolYear year) {
      return List.of(new SchoolYear(year.start() - 1));
    }
    if (value instanceof YearRange years) {
      return List.of(new YearRange(new SchoolYear(years.first().start() - 1), years.last()));
    }
    if (value instanceof Expr.Numeral number && type == Expr.Numeral.class) {
      return List.of(
          new Expr.Numeral(number.value().plus(Rational.ONE), number.isPercent()),
          new Expr.Numeral(number.value(), !number.isPercent()));
    }
    if (type == Expr.Numeral.class) {
      return List.of(new Expr.Numeral(Rational.ONE, false));
    }
    if (value instanceof CalendarDate date) {
      return List.of(new CalendarDate(date.year() - 1, date.month(), 1));
    }
    if (value instanceof DayOfYear day) {
      return List.of(new DayOfYear(day.month(), day.day() == 1 ? 2 : 1));
    }
    if (value instanceof Season season) {
      DayOfYear other = new DayOfYear(2, 3);
      return List.of(
          new Season(season.name() + "x", season.from(), season.to()),
          new Season(season.name(), other, season.to()),
          new Season(season.name(), season.from(), other));
    }
    if (Expr.class.isAssignableFrom(type)) {
      return List.of(new Expr.Name("something_else"));
    }
    if (type == org.sqis.core.model.Type.class) {
      return List.of(new org.sqis.core.model.Type.LevelOf("something"));
    }
    return value == null ? ofNothing(type) : List.of();
  }

  private static List<?> ofNothing(Class<?> type) {
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type == Integer.class) {
      return List.of(7);
    }
    if (type == Rational.class) {
      return List.of(Rational.of(1, 7));
    }
    if (type == SchoolYear.class) {
      return List.of(new SchoolYear(2003));
    }
    if (type == YearRange.class) {
      return List.of(new YearRange(new SchoolYear(1999), new SchoolYear(2001)));
    }
    if (type == SchoolCalendar.Start.class) {
      return List.of(new SchoolCalendar.Start(new DayOfYear(8, 9), Provenance.STATE, "law"));
    }
    if (type == CalendarDate.class) {
      return List.of(new CalendarDate(2014, 5, 6));
    }
    if (type == DayOfYear.class) {
      return List.of(new DayOfYear(8, 9));
    }
    return type == Unit.class ? List.of(Unit.COUNT) : Collections.emptyList();
  }
}
