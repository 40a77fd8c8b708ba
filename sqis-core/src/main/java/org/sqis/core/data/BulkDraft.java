package org.sqis.core.data;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Schools and columns that a {@link Dataset.Builder} was given whole. Not safe for several threads.
 */
final class BulkDraft {
  private final PolicySpec policy;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private @Nullable List<String> ids;
  private List<String> names = List.of();
  private List<String> districts = List.of();

  BulkDraft(PolicySpec policy) {
    this.policy = policy;
  }

  void schools(List<String> others, List<String> otherNames, List<String> otherDistricts) {
    checkArgument(others != null, "ids must not be null");
    checkArgument(otherNames != null, "names must not be null");
    checkArgument(otherDistricts != null, "districts must not be null");
    if (ids != null) {
      throw new IllegalStateException("schools must be given once");
    }
    for (List<String> texts : List.of(otherNames, otherDistricts)) {
      if (!texts.isEmpty() && texts.size() != others.size()) {
        throw new IllegalArgumentException(
            "there must be as many names and districts as schools: "
                + texts.size()
                + " for "
                + others.size());
      }
    }
    for (String id : others) {
      checkArgument(id != null && !id.isEmpty(), "ids must not be null or empty");
    }
    ids = others;
    names = otherNames;
    districts = otherDistricts;
  }

  void column(String input, Column values) {
    checkArgument(input != null, "input must not be null");
    checkArgument(values != null, "values must not be null");
    if (values.isLent()) {
      throw new IllegalArgumentException(
          "column must not be lent: use ColumnWriter.column for " + input);
    }
    if (columns.putIfAbsent(input, values) != null) {
      throw new IllegalArgumentException("input must be given once: " + input);
    }
  }

  /** Whether schools or a column were given. */
  boolean isUsed() {
    return ids != null || !columns.isEmpty();
  }

  /** Checks everything and gives the dataset or all faults. */
  Loading build(About about) {
    Vocabulary vocabulary = new Vocabulary(policy);
    ProblemList problems = new ProblemList();
    List<String> all = ids == null ? List.of() : ids;
    Optional<PackedIds> packed = PackedIds.of(all);
    int[] order = packed.isPresent() ? packed.get().order() : PackedIds.order(all);
    List<Entity> entities = entities(packed, order, all);
    addRepeated(entities, problems);
    Set<String> named = new TreeSet<>(new LinkedHashSet<>(districts));
    named.remove("");
    List<String> districtNames = List.copyOf(named);
    Roster roster = new Roster(entities, List.of(), districtNames, vocabulary.groups());
    BulkCheck check = new BulkCheck(vocabulary, roster, problems);
    for (String input : columns.keySet()) {
      if (vocabulary.inputIndex(input) < 0) {
        addUnknown(input, vocabulary, problems);
      }
    }
    List<InputColumn> made = new ArrayList<>();
    Set<String> carried = new LinkedHashSet<>();
    for (Input input : vocabulary.inputs()) {
      Column column = columns.get(input.name());
      if (column != null && column.size() != roster.rows(input.each())) {
        throw new IllegalStateException(
            "column must have "
                + roster.rows(input.each())
                + " rows: `"
                + input.name()
                + "` has "
                + column.size());
      }
      Column values =
          column == null
              ? notReported(roster.rows(input.each()))
              : sorted(column, input.each(), order, vocabulary.groups().size());
      made.add(new InputColumn(input, values, new BitSet()));
      boolean isWord = input.each() != UnitOfAnalysis.GROUP && input.type() instanceof Type.OneOf;
      if (isWord && column != null && fills(column)) {
        carried.add(input.name());
      }
    }
    check.check(made, columns.keySet(), about.year());
    SharedData shared = SharedData.of(carried, List.of(), Set.of());
    boolean isFaulty = !problems.isEmpty();
    return new Loading(
        problems.problems(List.of()),
        problems.notes(),
        isFaulty
            ? null
            : new Dataset(
                about,
                DatasetYear.rated(about.year(), roster, made, List.of()),
                List.of(),
                shared));
  }

  private List<Entity> entities(
      Optional<PackedIds> packed, int @Nullable [] order, List<String> all) {
    List<String> sortedNames = at(names, order);
    List<String> sortedDistricts = at(districts, order);
    if (packed.isPresent()) {
      PackedIds codes = order == null ? packed.get() : packed.get().at(order);
      return new PackedEntities(codes, sortedNames, sortedDistricts);
    }
    List<String> codes = at(all, order);
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String name = sortedNames.isEmpty() ? "" : sortedNames.get(i);
      String district = sortedDistricts.isEmpty() ? "" : sortedDistricts.get(i);
      entities.add(new Entity(codes.get(i), name, district, Entity.Kind.SCHOOL));
    }
    return entities;
  }

  private static List<String> at(List<String> texts, int @Nullable [] order) {
    return order == null || texts.isEmpty()
        ? texts
        : Arrays.stream(order).mapToObj(texts::get).toList();
  }

  private static void addRepeated(List<Entity> entities, ProblemList problems) {
    for (int i = 1; i < entities.size() && !problems.isFull(); i++) {
      if (isRepeated(entities, i)) {
        String id = entities.get(i).id();
        problems.add(
            Problem.of(
                ProblemCode.DATA_REPEATED_ROW,
                Place.element("entities/" + id),
                "`" + id + "`",
                "one place of the schools",
                "another"));
      }
    }
  }

  private static boolean isRepeated(List<Entity> entities, int place) {
    return entities instanceof PackedEntities packed
        ? packed.isRepeated(place)
        : entities.get(place).id().equals(entities.get(place - 1).id());
  }

  private static void addUnknown(String input, Vocabulary vocabulary, ProblemList problems) {
    List<String> known = vocabulary.inputs().stream().map(Input::name).toList();
    problems.add(
        Problem.of(ProblemCode.MAPPING_UNKNOWN_INPUT, Place.element("columns").child(input), input)
            .help(MappingCheck.suggestion(input, known)));
  }

  private static Column notReported(int rows) {
    BitSet all = new BitSet();
    all.set(0, rows);
    Value.Missing why = new Value.Missing(MissingReason.NOT_REPORTED, "");
    return Column.answers(new BitSet(), rows).without(all, why);
  }

  /** The column with its schools in order. */
  private static Column sorted(
      Column column, UnitOfAnalysis each, int @Nullable [] order, int groups) {
    if (order == null || each.isWiderThanSchool()) {
      return column;
    }
    if (each == UnitOfAnalysis.SCHOOL) {
      return column.at(order);
    }
    int[] rows = new int[order.length * groups];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = order[i / groups] * groups + i % groups;
    }
    return column.at(rows);
  }

  /** Whether the column has a value or a reason that says something. */
  private static boolean fills(Column column) {
    Longs missing = column.missing();
    if (missing == null) {
      return column.size() > 0;
    }
    int silent = column.reasons().indexOf(Assembly.NOT_REPORTED) + 1;
    for (int row = 0; row < column.size(); row++) {
      long mark = missing.get(row);
      if (mark == 0 || mark != silent) {
        return true;
      }
    }
    return false;
  }
}
