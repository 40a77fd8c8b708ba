package org.sqis.core.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.outcome.ResultColumn;

/** Compares two outcomes value by value, exactly. Confined to one thread. */
final class OutcomeComparison {
  private static final int MOST_NAMED = 5;

  private final Outcome older;
  private final Outcome newer;
  private final List<Entity> entities;
  private final List<String> groups;

  OutcomeComparison(Outcome older, Outcome newer) {
    this.older = older;
    this.newer = newer;
    Set<String> known = new HashSet<>();
    older.entities().forEach(entity -> known.add(entity.id()));
    this.entities =
        newer.entities().stream()
            .filter(entity -> known.contains(entity.id()))
            .sorted(Comparator.comparing(Entity::id))
            .toList();
    this.groups = newer.groups().stream().filter(older.groups()::contains).toList();
  }

  /** The groups that both outcomes have. */
  List<String> groups() {
    return groups;
  }

  /** The schools and districts that both outcomes have. */
  List<Entity> entities() {
    return entities;
  }

  /** Which designations schools hold before and after. */
  List<Transition> designations() {
    return StandingTransitions.of(older, newer, entities);
  }

  /** What cannot be compared, in words. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<String> before = older.results().stream().map(ResultColumn::name).toList();
    List<String> after = newer.results().stream().map(ResultColumn::name).toList();
    only(notes, "results that only the old side gives", before, after);
    only(notes, "results that only the new side gives", after, before);
    only(notes, "groups that only the old policy has", older.groups(), newer.groups());
    only(notes, "groups that only the new policy has", newer.groups(), older.groups());
    only(notes, "schools that are only in the old data", ids(older), ids(newer));
    only(notes, "schools that are only in the new data", ids(newer), ids(older));
    for (ResultColumn column : newer.results()) {
      ResultColumn was = before(column.name());
      if (was != null && !isComparable(was, column)) {
        notes.add(
            "cannot be compared: "
                + column.name()
                + " was "
                + type(was)
                + " and is "
                + type(column));
      }
    }
    return notes;
  }

  private static List<String> ids(Outcome outcome) {
    return outcome.entities().stream().map(Entity::id).toList();
  }

  private static String type(ResultColumn column) {
    return column.type().words() + " of each " + column.each().word();
  }

  private static void only(
      List<String> notes, String what, List<String> some, List<String> others) {
    Set<String> known = new HashSet<>(others);
    List<String> only = some.stream().filter(name -> !known.contains(name)).toList();
    if (!only.isEmpty()) {
      int more = only.size() - MOST_NAMED;
      notes.add(
          what
              + ": "
              + String.join(", ", only.subList(0, Math.min(MOST_NAMED, only.size())))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private @Nullable ResultColumn before(String name) {
    return older.results().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean isComparable(ResultColumn was, ResultColumn is) {
    if (was.each() != is.each()) {
      return false;
    }
    return was.type() instanceof Type.OneOf
        ? is.type() instanceof Type.OneOf
        : was.type().equals(is.type());
  }

  /** Every result that both outcomes have, in the order of the new one. */
  List<ResultImpact> results() {
    List<ResultImpact> results = new ArrayList<>();
    for (ResultColumn column : newer.results()) {
      ResultColumn was = before(column.name());
      if (was != null && isComparable(was, column)) {
        results.add(result(column));
      }
    }
    return results;
  }

  private ResultImpact result(ResultColumn column) {
    boolean isByGroup = column.each() == UnitOfAnalysis.GROUP;
    List<String> asked = isByGroup ? groups : List.of("");
    boolean hasLabels = !(column.type() instanceof Type.Numeric || isManyValued(column));
    List<Move> moves = new ArrayList<>();
    Labels labels = new Labels(column.type());
    int compared = 0;
    int published = 0;
    List<Entity> subjects =
        column.each().isWiderThanSchool() ? Subjects.wide(column.each(), older, newer) : entities;
    for (Entity entity : subjects) {
      for (String group : asked) {
        Value before = Subjects.value(older, column, entity, group);
        Value after = Subjects.value(newer, column, entity, group);
        compared++;
        if (!Move.same(before, after)) {
          published += isPublishedMove(column, entity.id()) ? 1 : 0;
          String how =
              column.kind() == ResultColumn.Kind.DESIGNATION
                  ? StandingMove.of(older, newer, entity.id(), column.name())
                  : "";
          moves.add(new Move(entity, group, before, after, List.of(), how));
        }
        if (hasLabels) {
          labels.count(group, before, after);
        }
      }
    }
    return new ResultImpact(
        column, compared, moves, labels.names(), labels.transitions(asked), published);
  }

  private boolean isPublishedMove(ResultColumn column, String id) {
    return column.kind() != ResultColumn.Kind.INDEX
        || !Move.same(
            older.index(id, column.name()).published(), newer.index(id, column.name()).published());
  }

  private static boolean isManyValued(ResultColumn column) {
    return column.type() instanceof Type.FreeText || column.type() instanceof Type.Date;
  }

  /** Counts pairs of levels, words or answers. */
  private static final class Labels {
    private final TreeMap<Rational, TreeSet<String>> levels =
        new TreeMap<>(Comparator.reverseOrder());
    private final TreeSet<String> words;
    private final TreeSet<MissingReason> reasons = new TreeSet<>();
    private final Map<List<String>, Integer> counts = new LinkedHashMap<>();

    /** Words stand in the order of their type. */
    Labels(Type type) {
      List<String> known =
          type instanceof Type.OneOf oneOf ? oneOf.options() : List.of("yes", "no");
      Comparator<String> byPlace =
          Comparator.comparingInt(
              word -> known.contains(word) ? known.indexOf(word) : known.size());
      this.words = new TreeSet<>(byPlace.thenComparing(Comparator.naturalOrder()));
    }

    void count(String group, Value before, Value after) {
      counts.merge(List.of(group, label(before), label(after)), 1, Integer::sum);
    }

    private String label(Value value) {
      if (value instanceof Value.Missing missing) {
        reasons.add(missing.reason());
        return missing.reason().words();
      }
      if (value instanceof Value.Level level) {
        levels.computeIfAbsent(level.number(), key -> new TreeSet<>()).add(level.name());
      } else {
        words.add(value.toString());
      }
      return value.toString();
    }

    /** Levels from the best down, answers and words, reasons for missing. */
    List<String> names() {
      List<String> names = new ArrayList<>();
      levels.values().forEach(names::addAll);
      names.addAll(words);
      reasons.forEach(reason -> names.add(reason.words()));
      return names.stream().distinct().toList();
    }

    List<Transition> transitions(List<String> groups) {
      List<Transition> transitions = new ArrayList<>();
      for (String group : groups) {
        for (String from : names()) {
          for (String to : names()) {
            Integer count = counts.get(List.of(group, from, to));
            if (count != null) {
              transitions.add(new Transition(group, from, to, count));
            }
          }
        }
      }
      return transitions;
    }
  }
}
