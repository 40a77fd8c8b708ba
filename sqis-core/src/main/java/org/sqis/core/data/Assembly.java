package org.sqis.core.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
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

  private final IdIndex ids = new IdIndex();
  private final List<Entity.Kind> kinds = new ArrayList<>();

  /** The first row of each entity. */
  final Cells origins = new ValueCells(1);

  private final List<YearValues> years = new ArrayList<>();
  private final Map<SchoolYear, Integer> yearIndexes = new HashMap<>();
  private final List<Cells> answers = new ArrayList<>();
  private final RecordedCells recorded;
  private final BitSet incomplete = new BitSet();
  private final BitSet everyYear = new BitSet();
  private final Districts districts = new Districts();
  private final KnownEntities entities;

  Assembly(Vocabulary vocabulary, ProblemList problems, SchoolYear rated) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.entities = new KnownEntities(ids, kinds, years, vocabulary.isWide());
    int groups = vocabulary.groups().size();
    this.recorded = new RecordedCells(vocabulary);
    for (Vocabulary.Result result : vocabulary.results()) {
      answers.add(new ValueCells(result.each() == UnitOfAnalysis.GROUP ? groups : 1));
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
    entities.addYear(years.get(years.size() - 1));
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
    int next = ids.size();
    int known = ids.findOrAdd(id);
    if (known == next) {
      int index = known;
      kinds.add(kind);
      origins.put(index, 0, NOT_REPORTED, source, row);
      years.get(year).describe(index, source, row);
      return index;
    }
    if (kinds.get(known) != kind) {
      addDisagreement(
          UnitOfAnalysis.SCHOOL,
          known,
          "what it is",
          origins,
          0,
          source,
          row,
          kind.word(),
          kinds.get(known).word());
      return -1;
    }
    years.get(year).describe(known, source, row);
    return known;
  }

  /** The number of the entity with the code {@code id}, or -1. */
  int find(String id) {
    return ids.find(id);
  }

  /** The codes of all entities that some year knows, sorted. */
  List<String> codes() {
    return ids.ids().stream().sorted().toList();
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

  /** The entities and what the years say of them. */
  KnownEntities entities() {
    return entities;
  }

  /** The districts that were named. */
  Districts districts() {
    return districts;
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
      UnitOfAnalysis each = UnitOfAnalysis.SCHOOL;
      addDisagreement(each, entity, what, cells, 0, source, row, text, old.toString());
      cells.put(entity, 0, FAULTY, source, row);
    }
  }

  /** Says that the data of a year know the group {@code group} of an entity. */
  void group(int year, int entity, int group) {
    years.get(year).group(entity, group);
  }

  /** Says that some rows could not be read that may say the district of a school. */
  void incompleteDistricts() {
    for (int input = 0; input < vocabulary.inputs().size(); input++) {
      incomplete.set(
          input,
          incomplete.get(input)
              || vocabulary.inputs().get(input).each() == UnitOfAnalysis.DISTRICT);
    }
  }

  /** Says that rows which fill {@code input} could not be read, so that gaps are no news. */
  void incomplete(int input) {
    incomplete.set(input);
  }

  /**
   * A value of an input; {@code group} is 0 for an input that is not one of each group.
   *
   * @param subject the number of whom it describes: an entity, a district, 0 for the consortium
   */
  void input(int year, int subject, int input, int group, Value value, int source, int row) {
    Input target = vocabulary.inputs().get(input);
    years.get(year).seen(subject, input, group, value);
    Target at =
        new Target(
            years.get(year).input(input),
            target.name(),
            inYear(year),
            Wording.unitOf(target.type()),
            target.each(),
            subject,
            group);
    put(at, value, source, row);
  }

  /** A published answer; {@code subject} and {@code group} as for a value of an input. */
  void answer(int subject, int result, int group, Value value, int source, int row) {
    Vocabulary.Result target = vocabulary.results().get(result);
    Target at =
        new Target(
            answers.get(result), target.name(), "", target.unit(), target.each(), subject, group);
    put(at, value, source, row);
  }

  /** A recorded result; {@code group} is 0 for a result of each school. */
  void recorded(int year, int entity, int result, int group, Value value, int source, int row) {
    Vocabulary.Result target = vocabulary.recorded().get(result);
    Cells cells = recorded.cells(year, result);
    put(
        new Target(cells, target.name(), inYear(year), target.unit(), target.each(), entity, group),
        value,
        source,
        row);
  }

  /** The file of a source. */
  String fileOf(int source, int row) {
    return place(source, row) instanceof Place.Cell cell ? cell.file() : "";
  }

  /** Reports a problem; one of a district the data may turn out not to have waits. */
  void report(UnitOfAnalysis each, int subject, Problem problem) {
    if (each == UnitOfAnalysis.DISTRICT) {
      districts.report(subject, problem);
    } else {
      problems.add(problem);
    }
  }

  /** {@code `0161119`}, {@code the district `East`} or {@code the consortium}. */
  String who(UnitOfAnalysis each, int subject) {
    return switch (each) {
      case POLICY, CONSORTIUM -> "the consortium";
      case DISTRICT -> "the district `" + districts.name(subject) + "`";
      case SCHOOL, GROUP -> "`" + ids.get(subject) + "`";
    };
  }

  /** What a value is for. */
  private record Target(
      Cells cells,
      String name,
      String inYear,
      Unit unit,
      UnitOfAnalysis each,
      int subject,
      int group) {}

  private void put(Target at, Value value, int source, int row) {
    Cells cells = at.cells();
    int entity = at.subject();
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
      addDisagreement(at.each(), entity, what, cells, group, source, row, mine, other);
    } else {
      report(
          at.each(),
          entity,
          new Problem(
                  ProblemCode.DATA_GIVEN_TWICE,
                  place(source, row),
                  List.of(
                      subject(at.name(), who(at.each(), entity), cells, group, at.inYear()),
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

  /** Reports that two rows say different things of one entity, district or the consortium. */
  private void addDisagreement(
      UnitOfAnalysis each,
      int entity,
      String what,
      Cells cells,
      int group,
      int source,
      int row,
      String mine,
      String other) {
    report(
        each,
        entity,
        new Problem(
                ProblemCode.DATA_ROWS_DISAGREE,
                place(source, row),
                List.of(who(each, entity), what, mine, other, describe(cells, entity, group)),
                List.of(),
                "")
            .with(place(cells, entity, group), "the other row"));
  }

  /** {@code `enrolled` of 0161119, group white in 2013-14}. */
  String subject(String name, String who, Cells cells, int group, String inYear) {
    return "`"
        + name
        + "` of "
        + who
        + (cells.width() == 1 ? "" : ", group `" + vocabulary.groups().get(group) + "`")
        + inYear;
  }

  /** Checks what concerns several values at once, and gives the dataset if nothing is wrong. */
  @Nullable Dataset finish(About about) {
    int[] all = PackedIds.order(ids.ids());
    List<String> names = entities.districtNames();
    int[] numbers = names.stream().mapToInt(districts::number).toArray();
    districts.tellProblems(new TreeSet<>(names), problems);
    Subjects known = new Subjects(entities.known(all), numbers);
    DatasetColumns columns = new DatasetColumns(years, vocabulary, known, everyYear);
    new ValueChecks(this, vocabulary, new Subjects(entities.rated(all), numbers), all, problems)
        .check(columns.carried(), incomplete);
    return problems.isEmpty() ? dataset(about, all, names, known, columns) : null;
  }

  /** The years, the rated one first. */
  List<YearValues> years() {
    return years;
  }

  private Dataset dataset(
      About about, int[] all, List<String> names, Subjects subjects, DatasetColumns columns) {
    List<Entity> known = entities.all(subjects.of(UnitOfAnalysis.SCHOOL));
    int rated = entities.rated(all).length;
    Roster roster =
        new Roster(
            known.subList(0, rated),
            known.subList(rated, known.size()),
            names,
            vocabulary.groups());
    DatasetYear ratedYear =
        DatasetYear.rated(
            about.year(), roster, columns.of(years.get(RATED)), columns.answers(answers));
    List<DatasetYear> others = new ArrayList<>();
    for (YearValues year : years.subList(1, years.size())) {
      if (year.hasValue(subjects)) {
        others.add(
            ratedYear.other(
                year.year(),
                roster.with(KnownEntities.in(year, known, subjects.of(UnitOfAnalysis.SCHOOL))),
                KnownEntities.knownIn(year, subjects.of(UnitOfAnalysis.SCHOOL)),
                columns.of(year)));
      }
    }
    BitSet standing = columns.carried();
    standing.andNot(everyYear);
    List<String> leftOut =
        IntStream.of(all)
            .filter(entity -> !years.get(RATED).describes(entity))
            .mapToObj(ids::get)
            .toList();
    YearNotes.add(
        about.year(),
        others.stream().map(DatasetYear::year).toList(),
        leftOut,
        standing.stream().mapToObj(input -> vocabulary.inputs().get(input).name()).toList(),
        problems);
    Set<String> carriedNames =
        columns.carried().stream()
            .mapToObj(input -> vocabulary.inputs().get(input).name())
            .collect(Collectors.toSet());
    List<History> histories = recorded.histories(this, subjects.of(UnitOfAnalysis.SCHOOL));
    districts.noteLeftOut(new TreeSet<>(names), problems);
    noteWithoutDistrict(known);
    return new Dataset(
        about, ratedYear, others, SharedData.of(carriedNames, histories, Set.copyOf(leftOut)));
  }

  /** Notes the schools without a district, if the policy has values of districts. */
  private void noteWithoutDistrict(List<Entity> known) {
    boolean isAsked =
        vocabulary.inputs().stream().anyMatch(input -> input.each() == UnitOfAnalysis.DISTRICT);
    if (!isAsked) {
      return;
    }
    List<String> without =
        known.stream().filter(entity -> entity.districtName().isEmpty()).map(Entity::id).toList();
    if (!without.isEmpty()) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_WITHOUT_DISTRICT,
              Place.element("data"),
              Wording.count(without.size(), "school"),
              Wording.list(without)));
    }
  }

  private String describe(Cells cells, int entity, int group) {
    return sources.get(cells.source(entity, group)).describe(cells.row(entity, group));
  }

  private Place place(int source, int row) {
    return sources.get(source).at(row);
  }

  /** Where a value comes from. */
  Place place(Cells cells, int entity, int group) {
    return place(cells.source(entity, group), cells.row(entity, group));
  }
}
