package org.sqis.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
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

  static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);
  static final Value NOT_APPLICABLE = Value.missing(MissingReason.NOT_APPLICABLE);

  /** The number of the year that is rated. */
  static final int RATED = 0;

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
  private final List<YearValues> years = new ArrayList<>();
  private final Map<SchoolYear, Integer> yearIndexes = new HashMap<>();
  private final List<Cells> answers = new ArrayList<>();
  private final RecordedCells recorded;
  private final BitSet incomplete = new BitSet();
  private final BitSet everyYear = new BitSet();

  Assembly(Vocabulary vocabulary, ProblemList problems, SchoolYear rated) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    int groups = vocabulary.groups().size();
    this.recorded = new RecordedCells(vocabulary);
    for (Vocabulary.Result result : vocabulary.results()) {
      answers.add(new Cells(result.isPerGroup() ? groups : 1));
    }
    year(rated);
  }

  /** The number of a year, new or known. */
  int year(SchoolYear year) {
    Integer known = yearIndexes.get(year);
    if (known != null) {
      return known;
    }
    yearIndexes.put(year, years.size());
    years.add(new YearValues(year, vocabulary));
    return years.size() - 1;
  }

  /** The year with the number {@code year}. */
  SchoolYear schoolYear(int year) {
    return years.get(year).year();
  }

  /** {@code in 2013-14} of a year that is not rated, else empty. */
  String inYear(int year) {
    return year == RATED ? "" : " in " + schoolYear(year);
  }

  /** Says that the values an input has in the rated year hold for every year without its own. */
  void everyYear(int input) {
    everyYear.set(input);
  }

  /** Registers a source and gives its number. */
  int source(Source source) {
    sources.add(source);
    return sources.size() - 1;
  }

  /** The entity with the code {@code id}, new or known; -1 after a fault. */
  int entity(int year, String id, Entity.Kind kind, int source, int row) {
    Integer known = indexes.get(id);
    if (known == null) {
      int index = ids.size();
      indexes.put(id, index);
      ids.add(id);
      kinds.add(kind);
      origins.put(index, 0, NOT_REPORTED, source, row);
      years.get(year).describe(index, source, row);
      return index;
    }
    if (kinds.get(known) != kind) {
      addDisagreement(
          known, "what it is", origins, 0, source, row, kind.word(), kinds.get(known).word());
      return -1;
    }
    years.get(year).describe(known, source, row);
    return known;
  }

  /** The number of the entity with the code {@code id}, or -1. */
  int find(String id) {
    return indexes.getOrDefault(id, -1);
  }

  /** Whether there is an entity with the code {@code id} in the year that is rated. */
  boolean isRated(String id) {
    int entity = find(id);
    return entity >= 0 && years.get(RATED).describes(entity);
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
  void name(int year, int entity, String text, int source, int row) {
    String what = "the name" + inYear(year);
    describe(years.get(year).names, what, entity, text, source, row);
  }

  /** The district of an entity; an empty one says nothing. */
  void district(int year, int entity, String text, int source, int row) {
    String what = "the district" + inYear(year);
    describe(years.get(year).districts, what, entity, text, source, row);
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

  /** Says that the data of a year know the group {@code group} of an entity. */
  void group(int year, int entity, int group) {
    years.get(year).group(entity, group);
  }

  /** Says that rows which fill {@code input} could not be read, so that gaps are no news. */
  void incomplete(int input) {
    incomplete.set(input);
  }

  /** A value of an input; {@code group} is 0 for an input of each school. */
  void input(int year, int entity, int input, int group, Value value, int source, int row) {
    Input target = vocabulary.inputs().get(input);
    years.get(year).seen(entity, input, group, value);
    Target at =
        new Target(
            years.get(year).input(input),
            target.name(),
            inYear(year),
            Wording.unitOf(target.type()),
            entity,
            group);
    put(at, value, source, row);
  }

  /** A published answer; {@code group} is 0 for a result of each school. */
  void answer(int entity, int result, int group, Value value, int source, int row) {
    Vocabulary.Result target = vocabulary.results().get(result);
    Target at = new Target(answers.get(result), target.name(), "", target.unit(), entity, group);
    put(at, value, source, row);
  }

  /** A recorded result; {@code group} is 0 for a result of each school. */
  void recorded(int year, int entity, int result, int group, Value value, int source, int row) {
    Vocabulary.Result target = vocabulary.recorded().get(result);
    Cells cells = recorded.cells(year, result);
    put(
        new Target(cells, target.name(), inYear(year), target.unit(), entity, group),
        value,
        source,
        row);
  }

  /** The file of a source. */
  String fileOf(int source, int row) {
    return place(source, row) instanceof Place.Cell cell ? cell.file() : "";
  }

  /** What a value is for. */
  private record Target(
      Cells cells, String name, String inYear, Unit unit, int entity, int group) {}

  private void put(Target at, Value value, int source, int row) {
    Cells cells = at.cells();
    int entity = at.entity();
    int group = at.group();
    Value old = cells.get(entity, group);
    if (old == null || old.equals(NOT_REPORTED) || value.equals(FAULTY)) {
      cells.put(entity, group, value, source, row);
      return;
    }
    if (old.equals(value) || old.equals(FAULTY) || value.equals(NOT_REPORTED)) {
      return;
    }
    String mine = Wording.value(value, at.unit());
    String other = Wording.value(old, at.unit());
    if (cells.source(entity, group) == source) {
      String what = "`" + at.name() + "`" + at.inYear();
      addDisagreement(entity, what, cells, group, source, row, mine, other);
    } else {
      problems.add(
          new Problem(
                  ProblemCode.DATA_GIVEN_TWICE,
                  place(source, row),
                  List.of(
                      subject(at.name(), entity, cells, group, at.inYear()),
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

  /** {@code `enrolled` of 0161119, group white in 2013-14}. */
  private String subject(String name, int entity, Cells cells, int group, String inYear) {
    return "`"
        + name
        + "` of `"
        + ids.get(entity)
        + "`"
        + (cells.width() == 1 ? "" : ", group `" + vocabulary.groups().get(group) + "`")
        + inYear;
  }

  /** Checks what concerns several values at once, and gives the dataset if nothing is wrong. */
  @Nullable Dataset finish(About about) {
    int[] all =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(ids::get))
            .mapToInt(Integer::intValue)
            .toArray();
    YearValues rated = years.get(RATED);
    int[] order = IntStream.of(all).filter(rated::describes).toArray();
    BitSet carried = carried();
    for (int year = 0; year < years.size(); year++) {
      for (int input = 0; input < vocabulary.inputs().size(); input++) {
        checkParts(year, input, all);
        if (year == RATED || !carried.get(input)) {
          checkNeverMissing(year, input, order);
        }
      }
    }
    return problems.isEmpty() ? dataset(about, all, order, carried) : null;
  }

  /**
   * The inputs whose values in the rated year stand for every other year too: those the mapping
   * says it of, and words of a school, such as its type, that no other year gives.
   */
  private BitSet carried() {
    BitSet carried = new BitSet();
    for (int i = 0; i < vocabulary.inputs().size(); i++) {
      int input = i;
      Input each = vocabulary.inputs().get(i);
      boolean isWordOfSchool =
          each.each() == UnitOfAnalysis.SCHOOL && each.type() instanceof Type.OneOf;
      boolean isGivenOnce =
          years.get(RATED).fills(i)
              && years.stream().skip(1).noneMatch(earlier -> earlier.fills(input));
      carried.set(i, everyYear.get(i) || (isWordOfSchool && isGivenOnce));
    }
    return carried;
  }

  private void checkParts(int year, int input, int[] order) {
    Input part = vocabulary.inputs().get(input);
    int whole = vocabulary.inputIndex(part.partOf());
    if (whole < 0) {
      return;
    }
    Cells parts = years.get(year).input(input);
    Cells wholes = years.get(year).input(whole);
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
                          Wording.value(w, unit) + inYear(year)),
                      List.of(),
                      "")
                  .with(there, "the whole"));
        }
      }
    }
  }

  private void checkNeverMissing(int year, int input, int[] order) {
    Input target = vocabulary.inputs().get(input);
    if (!target.neverMissing() || incomplete.get(input)) {
      return;
    }
    YearValues values = years.get(year);
    Cells cells = values.input(input);
    for (int entity : order) {
      for (int group = 0; group < cells.width(); group++) {
        Value value = cells.get(entity, group);
        boolean isDue =
            year == RATED
                ? value != null || values.isDue(entity, input, group)
                : values.isDueEarlier(entity, input, group);
        boolean isThere = value != null && (!value.isMissing() || value.equals(FAULTY));
        if (isDue && !isThere) {
          Place at = value == null ? rowOf(values, entity) : place(cells, entity, group);
          String help =
              !(at instanceof Place.Cell)
                  ? "set it"
                  : value == null ? "add a row or a column that gives it" : "fill in the cell";
          problems.add(
              Problem.of(
                      ProblemCode.DATA_NEVER_MISSING,
                      at,
                      subject(target.name(), entity, cells, group, inYear(year)))
                  .help(help));
        }
      }
    }
  }

  /** The first row that describes an entity, if possible one of the year. */
  private Place rowOf(YearValues year, int entity) {
    boolean isOfYear = year.origins.get(entity, 0) != null;
    Place place = place(isOfYear ? year.origins : origins, entity, 0);
    return place instanceof Place.Cell cell ? new Place.Cell(cell.file(), cell.row(), "") : place;
  }

  private Dataset dataset(About about, int[] all, int[] order, BitSet carried) {
    List<YearValues> sorted = new ArrayList<>(years);
    sorted.sort(Comparator.comparing(YearValues::year).reversed());
    List<Entity> found = new ArrayList<>();
    for (int entity : order) {
      String name = latest(sorted, each -> each.names.get(entity, 0));
      String district = latest(sorted, each -> each.districts.get(entity, 0));
      found.add(new Entity(ids.get(entity), name, district, kinds.get(entity)));
    }
    List<Entity> entities = List.copyOf(found);
    List<Dataset.Column<Input>> rated = inputColumns(years.get(RATED), order, carried, List.of());
    List<Dataset.OfYear> others = new ArrayList<>();
    for (YearValues year : years.subList(1, years.size())) {
      if (IntStream.of(order).anyMatch(year::hasValue)) {
        others.add(
            new Dataset.OfYear(
                year.year(),
                entitiesOf(year, entities, order),
                inputColumns(year, order, carried, rated)));
      }
    }
    List<Dataset.Column<Dataset.PublishedResult>> answerColumns = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Vocabulary.Result result = vocabulary.results().get(i);
      answerColumns.add(
          new Dataset.Column<>(
              new Dataset.PublishedResult(result.name(), result.isPerGroup()),
              answerValues(answers.get(i), order)));
    }
    BitSet standing = (BitSet) carried.clone();
    standing.andNot(everyYear);
    List<String> leftOut =
        IntStream.of(all)
            .filter(entity -> !years.get(RATED).describes(entity))
            .mapToObj(ids::get)
            .toList();
    YearNotes.add(
        about.year(),
        others.stream().map(Dataset.OfYear::year).toList(),
        leftOut,
        standing.stream().mapToObj(input -> vocabulary.inputs().get(input).name()).toList(),
        problems);
    Set<String> carriedNames =
        carried.stream()
            .mapToObj(input -> vocabulary.inputs().get(input).name())
            .collect(Collectors.toSet());
    return new Dataset(
        about,
        entities,
        vocabulary.groups(),
        rated,
        answerColumns,
        others,
        new Dataset.Extras(carriedNames, recorded.histories(this, order)));
  }

  /** The entities of an earlier year: each in the district the year says, if it says one. */
  private static List<Entity> entitiesOf(YearValues year, List<Entity> rated, int[] order) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      Entity entity = rated.get(i);
      boolean isSaid = year.districts.get(order[i], 0) instanceof Value.Text;
      entities.add(
          isSaid
              ? new Entity(
                  entity.id(),
                  entity.name(),
                  String.valueOf(year.districts.get(order[i], 0)),
                  entity.kind())
              : entity);
    }
    return entities.equals(rated) ? rated : entities;
  }

  /** What the latest year says that says anything. */
  private static String latest(
      List<YearValues> years, Function<YearValues, @Nullable Value> describes) {
    for (YearValues year : years) {
      if (describes.apply(year) instanceof Value.Text text) {
        return text.text();
      }
    }
    return "";
  }

  /** The inputs of a year; {@code rated} are those of the rated year, where it is another. */
  private List<Dataset.Column<Input>> inputColumns(
      YearValues year, int[] order, BitSet carried, List<Dataset.Column<Input>> rated) {
    List<Dataset.Column<Input>> columns = new ArrayList<>();
    for (int i = 0; i < vocabulary.inputs().size(); i++) {
      Value[] values = year.values(i, order);
      BitSet ofRated = new BitSet();
      if (!rated.isEmpty() && carried.get(i)) {
        Value[] standing = years.get(RATED).values(i, order);
        for (int j = 0; j < values.length; j++) {
          if (values[j].equals(NOT_REPORTED)) {
            values[j] = standing[j];
            ofRated.set(j);
          }
        }
      }
      columns.add(new Dataset.Column<>(vocabulary.inputs().get(i), values).ofRated(ofRated));
    }
    return columns;
  }

  private static @Nullable Value[] answerValues(Cells cells, int[] order) {
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
