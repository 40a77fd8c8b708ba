package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Puts a dataset together from values that come in any order, from files or from Java, and finds
 * values that are given twice or contradict each other.
 */
final class Assembly {
  /** Stands where a cell had a fault, so that nothing else is said about that value. */
  static final Value FAULTY = new Value.Missing(MissingReason.NOT_REPORTED, "\u0000 faulty");

  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);
  private static final Value NOT_APPLICABLE = Value.missing(MissingReason.NOT_APPLICABLE);

  /** A column of a file, or calls from Java. */
  interface Source {
    /** The place of its cell in {@code row}. */
    Place at(int row);

    /** The same place in running text. */
    String describe(int row);
  }

  private final Vocabulary vocabulary;
  private final ProblemList problems;
  private final List<Source> sources = new ArrayList<>();

  private final List<String> ids = new ArrayList<>();
  private final List<Entity.Kind> kinds = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Cells origins = new Cells(1);
  private final Cells names = new Cells(1);
  private final Cells districts = new Cells(1);
  private final List<Cells> inputs = new ArrayList<>();
  private final List<Cells> answers = new ArrayList<>();
  private final BitSet hasGroup = new BitSet();
  private final BitSet incomplete = new BitSet();

  Assembly(Vocabulary vocabulary, ProblemList problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    int groups = vocabulary.groups().size();
    for (Input input : vocabulary.inputs()) {
      inputs.add(new Cells(input.each() == UnitOfAnalysis.SCHOOL ? 1 : groups));
    }
    for (Vocabulary.Result result : vocabulary.results()) {
      answers.add(new Cells(result.isPerGroup() ? groups : 1));
    }
  }

  /** Registers a source and gives its number. */
  int source(Source source) {
    sources.add(source);
    return sources.size() - 1;
  }

  /** The entity with the code {@code id}, new or known; -1 after a fault. */
  int entity(String id, Entity.Kind kind, int source, int row) {
    Integer known = indexes.get(id);
    if (known == null) {
      int index = ids.size();
      indexes.put(id, index);
      ids.add(id);
      kinds.add(kind);
      origins.put(index, 0, NOT_REPORTED, source, row);
      return index;
    }
    if (kinds.get(known) != kind) {
      addDisagreement(
          known, "what it is", origins, 0, source, row, kind.word(), kinds.get(known).word());
      return -1;
    }
    return known;
  }

  /** The number of the entity with the code {@code id}, or -1. */
  int find(String id) {
    return indexes.getOrDefault(id, -1);
  }

  /** The code of an entity. */
  String id(int entity) {
    return ids.get(entity);
  }

  /** Whether an input has one value for each group. */
  boolean isInputPerGroup(int input) {
    return vocabulary.inputs().get(input).each() == UnitOfAnalysis.GROUP;
  }

  /** The name of an entity; an empty one says nothing. */
  void name(int entity, String text, int source, int row) {
    describe(names, "the name", entity, text, source, row);
  }

  /** The district of an entity; an empty one says nothing. */
  void district(int entity, String text, int source, int row) {
    describe(districts, "the district", entity, text, source, row);
  }

  private void describe(Cells cells, String what, int entity, String text, int source, int row) {
    if (text.isEmpty()) {
      return;
    }
    Value value = new Value.Text(text);
    Value old = cells.get(entity, 0);
    if (old == null) {
      cells.put(entity, 0, value, source, row);
    } else if (!old.equals(value) && !old.equals(FAULTY)) {
      addDisagreement(entity, what, cells, 0, source, row, text, old.toString());
      cells.put(entity, 0, FAULTY, source, row);
    }
  }

  /** Says that the data know the group {@code group} of an entity. */
  void group(int entity, int group) {
    hasGroup.set(entity * vocabulary.groups().size() + group);
  }

  /** Says that rows which fill {@code input} could not be read, so that gaps are no news. */
  void incomplete(int input) {
    incomplete.set(input);
  }

  /** A value of an input; {@code group} is 0 for an input of each school. */
  void input(int entity, int input, int group, Value value, int source, int row) {
    Input target = vocabulary.inputs().get(input);
    put(
        inputs.get(input),
        target.name(),
        Wording.unitOf(target.type()),
        entity,
        group,
        value,
        source,
        row);
  }

  /** A published answer; {@code group} is 0 for a result of each school. */
  void answer(int entity, int result, int group, Value value, int source, int row) {
    Vocabulary.Result target = vocabulary.results().get(result);
    put(answers.get(result), target.name(), target.unit(), entity, group, value, source, row);
  }

  private void put(
      Cells cells,
      String name,
      Unit unit,
      int entity,
      int group,
      Value value,
      int source,
      int row) {
    Value old = cells.get(entity, group);
    if (old == null || old.equals(NOT_REPORTED) || value.equals(FAULTY)) {
      cells.put(entity, group, value, source, row);
      return;
    }
    if (old.equals(value) || old.equals(FAULTY) || value.equals(NOT_REPORTED)) {
      return;
    }
    String mine = Wording.value(value, unit);
    String other = Wording.value(old, unit);
    if (cells.source(entity, group) == source) {
      addDisagreement(entity, "`" + name + "`", cells, group, source, row, mine, other);
    } else {
      problems.add(
          new Problem(
                  ProblemCode.DATA_GIVEN_TWICE,
                  place(source, row),
                  List.of(
                      subject(name, entity, cells, group),
                      mine,
                      other,
                      describe(cells, entity, group)),
                  List.of(),
                  place(source, row) instanceof Place.Cell
                      ? "mend the wrong one, or take only one of the two into the mapping"
                      : "set it once")
              .with(place(cells, entity, group), "the other value"));
    }
    cells.put(entity, group, FAULTY, source, row);
  }

  /** Reports that two rows say different things of one entity. */
  private void addDisagreement(
      int entity,
      String what,
      Cells cells,
      int group,
      int source,
      int row,
      String mine,
      String other) {
    problems.add(
        new Problem(
                ProblemCode.DATA_ROWS_DISAGREE,
                place(source, row),
                List.of(ids.get(entity), what, mine, other, describe(cells, entity, group)),
                List.of(),
                "")
            .with(place(cells, entity, group), "the other row"));
  }

  /** {@code `enrolled` of 0161119, group white}. */
  private String subject(String name, int entity, Cells cells, int group) {
    return "`"
        + name
        + "` of `"
        + ids.get(entity)
        + "`"
        + (cells.width() == 1 ? "" : ", group `" + vocabulary.groups().get(group) + "`");
  }

  /** Checks what concerns several values at once, and gives the dataset if nothing is wrong. */
  @Nullable Dataset finish(About about) {
    Integer[] order = new Integer[ids.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(ids::get));
    for (int i = 0; i < vocabulary.inputs().size(); i++) {
      checkParts(i, order);
      checkNeverMissing(i, order);
    }
    return problems.isEmpty() ? dataset(about, order) : null;
  }

  private void checkParts(int input, Integer[] order) {
    Input part = vocabulary.inputs().get(input);
    int whole = vocabulary.inputIndex(part.partOf());
    if (whole < 0) {
      return;
    }
    Cells parts = inputs.get(input);
    Cells wholes = inputs.get(whole);
    if (parts.width() < wholes.width()) {
      return;
    }
    for (int entity : order) {
      for (int group = 0; group < parts.width(); group++) {
        int wholeGroup = wholes.width() == 1 ? 0 : group;
        if (parts.get(entity, group) instanceof Value.Num p
            && wholes.get(entity, wholeGroup) instanceof Value.Num w
            && p.number().compareTo(w.number()) > 0) {
          Unit unit = Wording.unitOf(part.type());
          Place there = place(wholes, entity, wholeGroup);
          problems.add(
              new Problem(
                      ProblemCode.DATA_PART_ABOVE_WHOLE,
                      place(parts, entity, group),
                      List.of(
                          part.name(),
                          Wording.value(p, unit),
                          part.partOf(),
                          Wording.value(w, unit)),
                      List.of(),
                      "")
                  .with(there, "the whole"));
        }
      }
    }
  }

  private void checkNeverMissing(int input, Integer[] order) {
    Input target = vocabulary.inputs().get(input);
    if (!target.neverMissing() || incomplete.get(input)) {
      return;
    }
    Cells cells = inputs.get(input);
    for (int entity : order) {
      for (int group = 0; group < cells.width(); group++) {
        Value value = cells.get(entity, group);
        boolean isExpected =
            value != null
                || cells.width() == 1
                || isAll(group)
                || hasGroup.get(entity * cells.width() + group);
        boolean isThere = value != null && (!value.isMissing() || value.equals(FAULTY));
        if (isExpected && !isThere) {
          Place at = value == null ? rowOf(entity) : place(cells, entity, group);
          String help =
              !(at instanceof Place.Cell)
                  ? "set it"
                  : value == null ? "add a row or a column that gives it" : "fill in the cell";
          problems.add(
              Problem.of(
                      ProblemCode.DATA_NEVER_MISSING,
                      at,
                      subject(target.name(), entity, cells, group))
                  .help(help));
        }
      }
    }
  }

  /** The first row that describes an entity. */
  private Place rowOf(int entity) {
    Place place = place(origins, entity, 0);
    return place instanceof Place.Cell cell ? new Place.Cell(cell.file(), cell.row(), "") : place;
  }

  private boolean isAll(int group) {
    return vocabulary.groups().get(group).equals(Group.ALL);
  }

  private Dataset dataset(About about, Integer[] order) {
    List<Entity> entities = new ArrayList<>();
    for (int entity : order) {
      entities.add(
          new Entity(
              ids.get(entity), text(names, entity), text(districts, entity), kinds.get(entity)));
    }
    List<Dataset.Column<Input>> inputColumns = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      inputColumns.add(
          new Dataset.Column<>(vocabulary.inputs().get(i), inputValues(inputs.get(i), i, order)));
    }
    List<Dataset.Column<Dataset.PublishedResult>> answerColumns = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Vocabulary.Result result = vocabulary.results().get(i);
      answerColumns.add(
          new Dataset.Column<>(
              new Dataset.PublishedResult(result.name(), result.isPerGroup()),
              answerValues(answers.get(i), order)));
    }
    return new Dataset(about, entities, vocabulary.groups(), inputColumns, answerColumns);
  }

  private static String text(Cells cells, int entity) {
    return cells.get(entity, 0) instanceof Value.Text text ? text.text() : "";
  }

  private Value[] inputValues(Cells cells, int input, Integer[] order) {
    boolean isPerGroup = vocabulary.inputs().get(input).each() == UnitOfAnalysis.GROUP;
    Value[] values = new Value[order.length * cells.width()];
    for (int i = 0; i < order.length; i++) {
      for (int group = 0; group < cells.width(); group++) {
        Value value = cells.get(order[i], group);
        values[i * cells.width() + group] =
            value != null ? value : isPerGroup ? absent(order[i], group) : NOT_REPORTED;
      }
    }
    return values;
  }

  /** Why a group has no value: it does not exist, or it does and nobody sent the value. */
  private Value absent(int entity, int group) {
    int groups = vocabulary.groups().size();
    int from = entity * groups;
    int next = hasGroup.nextSetBit(from);
    boolean hasAnyGroup = next >= 0 && next < from + groups;
    return isAll(group) || hasGroup.get(from + group) || !hasAnyGroup
        ? NOT_REPORTED
        : NOT_APPLICABLE;
  }

  private static @Nullable Value[] answerValues(Cells cells, Integer[] order) {
    @Nullable Value[] values = new @Nullable Value[order.length * cells.width()];
    for (int i = 0; i < order.length; i++) {
      for (int group = 0; group < cells.width(); group++) {
        values[i * cells.width() + group] = cells.get(order[i], group);
      }
    }
    return values;
  }

  private String describe(Cells cells, int entity, int group) {
    return sources.get(cells.source(entity, group)).describe(cells.row(entity, group));
  }

  private Place place(int source, int row) {
    return sources.get(source).at(row);
  }

  private Place place(Cells cells, int entity, int group) {
    return place(cells.source(entity, group), cells.row(entity, group));
  }
}
