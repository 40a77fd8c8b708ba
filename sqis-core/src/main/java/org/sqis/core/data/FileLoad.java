package org.sqis.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Takes the rows of one file into an assembly, as its plan says. */
final class FileLoad implements RecordSink, CellReader.Faults {
  private static final int OF_ROW = -1;

  private final Mapping mapping;
  private final Mapping.FilePlan plan;
  private final Assembly assembly;
  private final ProblemList problems;
  private final String file;
  private final DataSpec.Format format;

  private final List<Mapping.Slot> slots;
  private final int[] slotPositions;
  private final int[] slotSources;
  private final int[] slotYears;
  private final AnswerKinds answerKinds;
  private int keyPosition = -1;
  private int keySource = -1;
  private final FilterRow filterRow;
  private final int entitySlot;
  private final int groupSlot;
  private final int yearSlot;
  private final int fileYear;
  private final List<RowNumbers> rowsSeen = new ArrayList<>();

  private List<String> names = List.of();
  private boolean hasColumns;
  private boolean isUnusable;
  private int rowsRead;
  private int rowsLeftOut;
  private int rowsSkipped;
  private boolean hasEarlierAnswers;
  private boolean hasGovernedRecords;

  private int row;
  private String column = "";

  FileLoad(Mapping mapping, Mapping.FilePlan plan, Assembly assembly, ProblemList problems) {
    this.mapping = mapping;
    this.plan = plan;
    this.assembly = assembly;
    this.problems = problems;
    this.file = plan.spec().path();
    this.format = plan.spec().format();
    this.slots = plan.slots();
    this.slotPositions = new int[slots.size()];
    this.slotSources = new int[slots.size()];
    this.answerKinds = new AnswerKinds(slots.size());
    this.filterRow = new FilterRow(plan.filter() == null ? List.of() : plan.filter().columns());
    this.entitySlot = slot(Mapping.Fills.ENTITY);
    this.groupSlot = slot(Mapping.Fills.GROUP);
    this.yearSlot = slot(Mapping.Fills.YEAR);
    SchoolYear year = plan.spec().year();
    this.fileYear = year == null ? Assembly.RATED : assembly.year(year);
    this.slotYears = new int[slots.size()];
    Arrays.fill(slotPositions, -1);
    Arrays.fill(slotYears, OF_ROW);
    for (int i = 0; i < slotYears.length; i++) {
      DataSpec.ColumnYear slotYear = slots.get(i).year();
      if (slotYear instanceof DataSpec.ColumnYear.In in) {
        slotYears[i] = assembly.year(in.year());
      } else if (slotYear instanceof DataSpec.ColumnYear.Every) {
        slotYears[i] = Assembly.RATED;
        assembly.everyYear(slots.get(i).target());
      }
    }
  }

  private int slot(Mapping.Fills fills) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).fills() == fills) {
        return i;
      }
    }
    return -1;
  }

  /** Says that the file, or a part of it, could not be read. */
  void incomplete() {
    for (Mapping.Slot slot : slots) {
      if (slot.fills() == Mapping.Fills.INPUT) {
        assembly.incomplete(slot.target());
      }
    }
  }

  @Override
  public void columns(List<String> columns) {
    names = List.copyOf(columns);
    hasColumns = true;
    Map<String, Integer> positions = new LinkedHashMap<>();
    Set<String> repeated = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (positions.putIfAbsent(name, i) != null && !name.isEmpty() && repeated.add(name)) {
        problems.add(Problem.of(ProblemCode.DATA_REPEATED_COLUMN, header(name), name));
      }
    }
    Set<String> absent = new HashSet<>();
    String key = plan.spec().key();
    keyPosition = find(key, plan.element().child("key"), positions, absent);
    keySource = assembly.source(new FileColumn(file, key, format));
    for (int i = 0; i < slots.size(); i++) {
      Mapping.Slot slot = slots.get(i);
      slotPositions[i] = find(slot.column(), slot.element(), positions, absent);
      slotSources[i] = assembly.source(new FileColumn(file, slot.column(), format));
      if (slotPositions[i] < 0 && slot.fills() == Mapping.Fills.INPUT) {
        assembly.incomplete(slot.target());
      }
    }
    for (int i = 0; i < filterRow.columns.size(); i++) {
      filterRow.positions[i] =
          find(filterRow.columns.get(i), plan.element().child("rows"), positions, absent);
    }
    for (Mapping.Mention mention : plan.mentions()) {
      if (!positions.containsKey(mention.column()) && absent.add(mention.column())) {
        problems.add(
            Problem.of(
                    ProblemCode.MAPPING_NO_SUCH_COLUMN,
                    mention.element(),
                    mention.column(),
                    mention.by())
                .with(header(""), "")
                .help(suggestion(mention.column())));
      }
    }
    isUnusable = isUnusable();
    if (isUnusable) {
      incomplete();
    }
    noteUnused();
  }

  private int find(
      String name, Place.Element element, Map<String, Integer> positions, Set<String> absent) {
    Integer position = positions.get(name);
    if (position != null) {
      return position;
    }
    if (absent.add(name)) {
      problems.add(
          Problem.of(ProblemCode.DATA_NO_COLUMN, header(name), name)
              .with(element, "the mapping uses it here")
              .help(suggestion(name)));
    }
    return -1;
  }

  private String suggestion(String name) {
    if (names.size() == 1) {
      for (String separator : List.of(";", "\t", "|", "^")) {
        if (names.get(0).contains(separator)) {
          return "the file is separated by `"
              + separator.replace("\t", "tab")
              + "`; save it with commas";
        }
      }
    }
    return NearestName.find(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("its columns are " + Wording.list(names));
  }

  /** Where the header is. */
  private Place.Cell header(String name) {
    return new Place.Cell(file, format == DataSpec.Format.CSV ? 1 : 0, name);
  }

  private void noteUnused() {
    Set<String> used = new HashSet<>(plan.spec().ignored());
    used.add(plan.spec().key());
    slots.forEach(slot -> used.add(slot.column()));
    plan.spec().columns().forEach(each -> used.add(each.column()));
    plan.spec().answers().forEach(each -> used.add(each.column()));
    used.addAll(filterRow.columns);
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!used.contains(names.get(i))) {
        unused.add(names.get(i).isEmpty() ? "column " + (i + 1) : names.get(i));
      }
    }
    if (!unused.isEmpty()) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_UNUSED_COLUMNS,
              new Place.Cell(file, 0, ""),
              file,
              Wording.all(unused)));
    }
  }

  /** Whether nothing can be learned from the rows. */
  private boolean isUnusable() {
    boolean isFilterBroken = plan.filter() != null && plan.filter().isBroken();
    boolean lacksColumn =
        keyPosition < 0 || isAbsent(entitySlot) || isAbsent(groupSlot) || isAbsent(yearSlot);
    for (int position : filterRow.positions) {
      lacksColumn |= position < 0;
    }
    return isFilterBroken || lacksColumn;
  }

  private boolean isAbsent(int slot) {
    return slot >= 0 && slotPositions[slot] < 0;
  }

  @Override
  public void skippedRow(int skipped) {
    rowsSkipped++;
    incomplete();
  }

  @Override
  public void report(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void add(ProblemCode code, String help, String... values) {
    problems.add(Problem.of(code, new Place.Cell(file, row, column), values).help(help));
  }

  @Override
  public void row(int number, List<String> cells) {
    if (isUnusable) {
      rowsSkipped++;
      return;
    }
    row = number;
    if (plan.filter() != null) {
      filterRow.cells = cells;
      RowFilter.Decision decision = plan.filter().test(filterRow);
      if (decision == RowFilter.Decision.FAULTY) {
        skippedRow(number);
        return;
      }
      if (decision != RowFilter.Decision.YES) {
        rowsLeftOut++;
        return;
      }
    }
    rowsRead++;
    int year = yearSlot < 0 ? fileYear : year(cells);
    int entity = year < 0 ? -1 : entity(year, cells);
    int group = entity < 0 || groupSlot < 0 ? -1 : group(cells);
    if (entity < 0 || (groupSlot >= 0 && group < 0) || isRepeated(year, entity, group)) {
      incomplete();
      return;
    }
    if (group >= 0) {
      assembly.group(year, entity, group);
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slotPositions[i] >= 0) {
        column = slots.get(i).column();
        fill(i, year, entity, group, cells.get(slotPositions[i]));
      }
    }
  }

  /** The number of the year the row belongs to, or -1 after a fault. */
  private int year(List<String> cells) {
    column = slots.get(yearSlot).column();
    Value value = slots.get(yearSlot).reader().read(cells.get(slotPositions[yearSlot]), this);
    if (value.isMissing()) {
      if (!value.equals(Assembly.FAULTY)) {
        add(ProblemCode.DATA_NO_YEAR, "", column);
      }
      return -1;
    }
    SchoolYear year = SchoolYear.parse(value.toString()).orElseThrow();
    SchoolYear rated = assembly.schoolYear(Assembly.RATED);
    if (year.compareTo(rated) > 0) {
      add(
          ProblemCode.DATA_LATER_YEAR,
          "leave such rows out with `rows where`, or rate this year: `year` of `data` is the last"
              + " one",
          year.toString(),
          rated.toString());
      return -1;
    }
    return assembly.year(year);
  }

  /** The entity the row describes, or -1 after a fault. */
  private int entity(int year, List<String> cells) {
    column = plan.spec().key();
    String id = cells.get(keyPosition);
    if (Wording.strip(id).isEmpty()) {
      add(ProblemCode.DATA_EMPTY_KEY, "", column);
      return -1;
    }
    if (!Wording.strip(id).equals(id)) {
      add(ProblemCode.DATA_BLANKS, "delete the blank", id);
      return -1;
    }
    Entity.Kind kind = plan.spec().entity();
    if (entitySlot >= 0) {
      column = slots.get(entitySlot).column();
      String text = cells.get(slotPositions[entitySlot]);
      Value value = slots.get(entitySlot).reader().read(text, this);
      if (value.isMissing()) {
        if (!value.equals(Assembly.FAULTY)) {
          add(ProblemCode.DATA_NO_KIND, "", column);
        }
        return -1;
      }
      kind = value.toString().equals("school") ? Entity.Kind.SCHOOL : Entity.Kind.DISTRICT;
    }
    int source = entitySlot >= 0 ? slotSources[entitySlot] : keySource;
    return assembly.entity(year, id, kind, source, row);
  }

  /** The group the row describes, or -1 after a fault. */
  private int group(List<String> cells) {
    column = slots.get(groupSlot).column();
    Value value = slots.get(groupSlot).reader().read(cells.get(slotPositions[groupSlot]), this);
    if (!value.isMissing()) {
      return mapping.vocabulary().groupIndex(value.toString());
    }
    if (!value.equals(Assembly.FAULTY)) {
      add(ProblemCode.DATA_NO_GROUP, "", column);
    }
    return -1;
  }

  private boolean isRepeated(int year, int entity, int group) {
    int places = mapping.vocabulary().groups().size() + 1;
    while (rowsSeen.size() <= year) {
      rowsSeen.add(new RowNumbers());
    }
    int other = rowsSeen.get(year).putIfAbsent(entity * places + group + 1, row);
    if (other == 0) {
      return false;
    }
    String id = "`" + assembly.id(entity) + "`" + assembly.inYear(year);
    String who =
        group < 0 ? id : "group `" + mapping.vocabulary().groups().get(group) + "` of " + id;
    Place.Cell there = new Place.Cell(file, other, plan.spec().key());
    problems.add(
        Problem.of(
                ProblemCode.DATA_REPEATED_ROW,
                new Place.Cell(file, row, plan.spec().key()),
                who,
                FileColumn.row(format, other),
                FileColumn.row(format, row))
            .with(there, "the first one")
            .help(
                group >= 0
                    ? "delete one of the two"
                    : "delete one of the two, or name the column that tells them apart"));
    return true;
  }

  private void fill(int index, int rowYear, int entity, int group, String text) {
    Mapping.Slot slot = slots.get(index);
    int source = slotSources[index];
    int year = slotYears[index] == OF_ROW ? rowYear : slotYears[index];
    switch (slot.fills()) {
      case NAME -> assembly.name(year, entity, text(slot, text), source, row);
      case DISTRICT -> assembly.district(year, entity, text(slot, text), source, row);
      case INPUT -> {
        int target = slotGroup(slot, year, entity, group);
        Value value = slot.reader().read(text, this);
        assembly.input(year, entity, slot.target(), target, value, source, row);
      }
      case ANSWER -> {
        if (year != Assembly.RATED) {
          hasEarlierAnswers = yearSlot >= 0;
          return;
        }
        int target = slotGroup(slot, year, entity, group);
        Value read = slot.reader().read(text, this);
        boolean isTyped = mapping.vocabulary().results().get(slot.target()).type() != null;
        Value value = isTyped ? read : answerKinds.check(index, read, text, this);
        assembly.answer(entity, slot.target(), target, value, source, row);
      }
      case RECORDED -> {
        if (assembly.schoolYear(year).compareTo(mapping.firstYear()) >= 0) {
          hasGovernedRecords = true;
          return;
        }
        int target = slotGroup(slot, year, entity, group);
        Value read = slot.reader().read(text, this);
        boolean isTyped = mapping.vocabulary().recorded().get(slot.target()).type() != null;
        Value value = isTyped ? read : answerKinds.check(index, read, text, this);
        assembly.recorded(year, entity, slot.target(), target, value, source, row);
      }
      case ENTITY, GROUP, YEAR -> {}
    }
  }

  private String text(Mapping.Slot slot, String text) {
    Value value = slot.reader().read(text, this);
    return value.isMissing() ? "" : value.toString();
  }

  /** The place of the group a cell is for; 0 for a value of the school. */
  private int slotGroup(Mapping.Slot slot, int year, int entity, int group) {
    boolean isPerGroup =
        slot.fills() == Mapping.Fills.INPUT
            ? assembly.isInputPerGroup(slot.target())
            : slot.fills() == Mapping.Fills.RECORDED
                ? mapping.vocabulary().recorded().get(slot.target()).isPerGroup()
                : mapping.vocabulary().results().get(slot.target()).isPerGroup();
    if (!isPerGroup) {
      return 0;
    }
    int target = slot.group() >= 0 ? slot.group() : group;
    assembly.group(year, entity, target);
    return target;
  }

  /** Ends the file: says how many rows were read and left out. */
  void end() {
    Place.Cell whole = new Place.Cell(file, 0, "");
    if (!hasColumns) {
      incomplete();
      return;
    }
    if (rowsRead == 0 && rowsSkipped == 0) {
      problems.add(
          Problem.of(ProblemCode.DATA_NO_ROWS, whole, file)
              .help(
                  rowsLeftOut == 0
                      ? "the file has no rows below its header"
                      : "`" + plan.filter() + "` holds for none of its rows"));
      return;
    }
    String noun = FileColumn.noun(format);
    problems.add(
        Problem.of(ProblemCode.DATA_ROWS_READ, whole, Wording.count(rowsRead, noun), file));
    if (hasEarlierAnswers) {
      SchoolYear rated = assembly.schoolYear(Assembly.RATED);
      problems.add(Problem.of(ProblemCode.DATA_EARLIER_ANSWERS, whole, file, rated.toString()));
    }
    if (hasGovernedRecords) {
      problems.add(
          Problem.of(ProblemCode.HISTORY_GOVERNED, whole, file, mapping.firstYear().toString()));
    }
    if (rowsLeftOut > 0) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_ROWS_LEFT_OUT,
              whole,
              Wording.count(rowsLeftOut, noun),
              file,
              String.valueOf(plan.filter())));
    }
  }

  /** The cells a filter reads. */
  private final class FilterRow implements RowFilter.Row {
    private final List<String> columns;
    private final int[] positions;
    private final List<Set<String>> missing = new ArrayList<>();
    private List<String> cells = List.of();

    FilterRow(List<String> columns) {
      this.columns = columns;
      this.positions = new int[columns.size()];
      Arrays.fill(positions, -1);
      for (String each : columns) {
        Set<String> tokens = new HashSet<>();
        tokens.add("");
        for (DataSpec.MissingToken token : plan.spec().missing()) {
          if (token.column().isEmpty() || token.column().equals(each)) {
            tokens.add(token.token());
          }
        }
        missing.add(tokens);
      }
    }

    @Override
    public String text(int index) {
      return cells.get(positions[index]);
    }

    @Override
    public boolean isMissing(int index) {
      return missing.get(index).contains(text(index));
    }

    @Override
    public void report(int index, ProblemCode code, String help, String value) {
      column = columns.get(index);
      add(code, help, value);
    }
  }
}
