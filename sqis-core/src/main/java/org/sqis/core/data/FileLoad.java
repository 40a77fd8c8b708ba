package org.sqis.core.data;

import static org.sqis.core.model.UnitOfAnalysis.DISTRICT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Takes the rows of one file into an assembly, as its plan says. */
final class FileLoad implements RecordSink, CellReader.Faults {
  private final Mapping mapping;
  private final Mapping.FilePlan plan;
  private final Assembly assembly;
  private final ProblemList problems;
  private final String file;
  private final DataSpec.Format format;

  private final FileSlots slots;
  private final @Nullable CodedSlot[] codedSlots;
  private final AnswerKinds answerKinds;
  private int keyPosition = -1;
  private int keySource = -1;
  private final FilterRow filterRow;
  private final boolean hasKey;
  private final int entitySlot;
  private final int groupSlot;
  private final int yearSlot;
  private final int districtSlot;
  private final int nameSlot;
  private final int fileYear;
  private final RepeatedRows repeatedRows;
  private final WideRows wideRows;
  private final RowCounts counts;

  private boolean hasColumns;
  private boolean isUnusable;

  private int row;
  private String lastId = "";
  private String column = "";

  /** What the row says its district is called; empty if it does not say. */
  private String districtName = "";

  /** The district the row speaks of: the same, or the name of one that is scored as a whole. */
  private String rowDistrict = "";

  /** Whether nothing more is to be said of a district that is missing from the row. */
  private boolean isDistrictExcused;

  /** The district whose values are wrong only if it has a school, or -1. */
  private int waitsFor = -1;

  FileLoad(Mapping mapping, Mapping.FilePlan plan, Assembly assembly, ProblemList problems) {
    this.mapping = mapping;
    this.plan = plan;
    this.assembly = assembly;
    this.problems = problems;
    this.file = plan.spec().path();
    this.format = plan.spec().format();
    SchoolYear year = plan.spec().year();
    this.fileYear = year == null ? Assembly.RATED : assembly.year(year);
    this.slots = new FileSlots(plan.slots(), assembly);
    this.codedSlots = new @Nullable CodedSlot[slots.size()];
    Arrays.setAll(codedSlots, slot -> CodedSlot.of(mapping, slots.get(slot)));
    this.answerKinds = new AnswerKinds(slots.size());
    this.filterRow = filterRow(plan);
    this.hasKey = !plan.spec().key().isEmpty();
    this.entitySlot = slots.first(Mapping.Fills.ENTITY);
    this.groupSlot = slots.first(Mapping.Fills.GROUP);
    this.yearSlot = slots.first(Mapping.Fills.YEAR);
    this.districtSlot = slots.first(Mapping.Fills.DISTRICT);
    this.nameSlot = slots.first(Mapping.Fills.NAME);
    this.repeatedRows =
        new RepeatedRows(plan.spec(), mapping.vocabulary().groups(), assembly, problems);
    this.counts = new RowCounts(plan, assembly.schoolYear(Assembly.RATED));
    this.wideRows = new WideRows(mapping, plan, assembly);
  }

  private FilterRow filterRow(Mapping.FilePlan of) {
    return new FilterRow(
        of.filter() == null ? List.of() : of.filter().columns(),
        of.spec(),
        (name, code, help, value) -> {
          column = name;
          add(code, help, value);
        });
  }

  /** Says that the file, or a part of it, could not be read. */
  void incomplete() {
    for (int i = 0; i < slots.size(); i++) {
      incomplete(slots.get(i));
    }
  }

  private void incomplete(Mapping.Slot slot) {
    if (slot.fills() == Mapping.Fills.INPUT) {
      assembly.incomplete(slot.target());
    } else if (slot.fills() == Mapping.Fills.DISTRICT) {
      assembly.incompleteDistricts();
    }
  }

  @Override
  public void columns(List<String> columns) {
    FileHeader header = new FileHeader(plan.spec(), columns, problems);
    hasColumns = true;
    String key = plan.spec().key();
    if (hasKey) {
      keyPosition = header.find(key, plan.element().child("key"));
      keySource = assembly.source(new FileColumn(file, key, format));
    }
    slots.find(header, plan.spec());
    for (int i = 0; i < slots.size(); i++) {
      if (slots.isAbsent(i)) {
        incomplete(slots.get(i));
      }
    }
    for (int i = 0; i < filterRow.columns().size(); i++) {
      String name = filterRow.columns().get(i);
      filterRow.put(i, header.find(name, plan.element().child("rows")));
    }
    plan.mentions().forEach(header::check);
    isUnusable = isUnusable();
    if (isUnusable) {
      incomplete();
    }
    header.noteUnused(used());
  }

  /** The columns of which the mapping says something. */
  private Set<String> used() {
    Set<String> used = new HashSet<>(plan.spec().ignored());
    if (hasKey) {
      used.add(plan.spec().key());
    }
    plan.spec().columns().forEach(each -> used.add(each.column()));
    plan.spec().answers().forEach(each -> used.add(each.column()));
    used.addAll(filterRow.columns());
    return used;
  }

  /** Whether nothing can be learned from the rows. */
  private boolean isUnusable() {
    boolean isFilterBroken = plan.filter() != null && plan.filter().isBroken();
    boolean lacksColumn =
        (hasKey ? keyPosition < 0 : slots.isAbsent(districtSlot))
            || slots.isAbsent(entitySlot)
            || slots.isAbsent(groupSlot)
            || slots.isAbsent(yearSlot)
            || filterRow.lacksColumn();
    return isFilterBroken || lacksColumn;
  }

  @Override
  public void skippedRow(int skipped) {
    counts.skip();
    incomplete();
  }

  @Override
  public void report(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void add(ProblemCode code, String help, String... values) {
    Problem problem = Problem.of(code, new Place.Cell(file, row, column), values).help(help);
    assembly.report(waitsFor < 0 ? UnitOfAnalysis.SCHOOL : DISTRICT, waitsFor, problem);
  }

  @Override
  public void row(int number, List<String> cells) {
    if (isUnusable) {
      counts.skip();
      return;
    }
    row = number;
    waitsFor = -1;
    if (plan.filter() != null) {
      RowFilter.Decision decision = plan.filter().test(filterRow.of(cells));
      if (decision == RowFilter.Decision.FAULTY) {
        skippedRow(number);
        return;
      }
      if (decision != RowFilter.Decision.YES) {
        counts.leaveOut();
        return;
      }
    }
    counts.read();
    int year = yearSlot < 0 ? fileYear : year(cells);
    readDistrict(cells);
    if (!hasKey && year >= 0) {
      wideRow(year, cells);
      return;
    }
    int entity = year < 0 ? -1 : entity(year, cells);
    int group = entity < 0 || groupSlot < 0 ? -1 : group(cells);
    if (entity < 0
        || (groupSlot >= 0 && group < 0)
        || repeatedRows.isRepeated(year, entity, group, row)) {
      incomplete();
      return;
    }
    if (group >= 0) {
      assembly.group(year, entity, group);
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slots.isThere(i) && !isTaken(i, year, entity, group, cells)) {
        column = slots.get(i).column();
        fill(i, year, entity, group, slots.cell(i, cells));
      }
    }
  }

  /** Whether the bytes of a cell are in order and became a value. */
  private boolean isTaken(int index, int rowYear, int entity, int group, List<String> cells) {
    CodedSlot coded = codedSlots[index];
    if (coded == null
        || !(cells instanceof PlainCells plain)
        || !coded.read(plain, slots.position(index))) {
      return false;
    }
    int year = slots.year(index, rowYear);
    int place = coded.isPerGroup() ? slotGroup(slots.get(index), year, entity, group) : 0;
    coded.aim(assembly, year);
    return coded.put(entity, place, slots.source(index), row);
  }

  private void readDistrict(List<String> cells) {
    districtName = "";
    int said = districtSlot >= 0 ? districtSlot : nameSlot;
    isDistrictExcused = !slots.isThere(said);
    if (slots.isThere(districtSlot)) {
      column = slots.get(districtSlot).column();
      Value value = slots.get(districtSlot).reader().read(slots.cell(districtSlot, cells), this);
      districtName = value.isMissing() ? "" : value.toString();
      isDistrictExcused = value.equals(Assembly.FAULTY);
    }
  }

  /** Reports that a row does not say its district, once for a row. */
  private void addNoDistrict(String help) {
    if (!isDistrictExcused) {
      isDistrictExcused = true;
      column = slots.get(districtSlot >= 0 ? districtSlot : nameSlot).column();
      add(ProblemCode.DATA_NO_DISTRICT, help, column);
    }
  }

  /** The number of the year the row belongs to, or -1 after a fault. */
  private int year(List<String> cells) {
    column = slots.get(yearSlot).column();
    Value value = slots.get(yearSlot).reader().read(slots.cell(yearSlot, cells), this);
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
    String id = id(cells);
    String stripped = Wording.strip(id);
    if (stripped.isEmpty()) {
      add(ProblemCode.DATA_EMPTY_KEY, "", column);
      return -1;
    }
    if (!stripped.equals(id)) {
      add(ProblemCode.DATA_BLANKS, "delete the blank", id);
      return -1;
    }
    Entity.Kind kind = plan.spec().entity();
    if (entitySlot >= 0) {
      column = slots.get(entitySlot).column();
      String text = slots.cell(entitySlot, cells);
      Value value = slots.get(entitySlot).reader().read(text, this);
      if (value.isMissing()) {
        if (!value.equals(Assembly.FAULTY)) {
          add(ProblemCode.DATA_NO_KIND, "", column);
        }
        return -1;
      }
      kind = value.toString().equals("school") ? Entity.Kind.SCHOOL : Entity.Kind.DISTRICT;
    }
    rowDistrict = districtName;
    if (kind == Entity.Kind.DISTRICT && districtName.isEmpty() && slots.isThere(nameSlot)) {
      String text = slots.cell(nameSlot, cells);
      Value name = slots.get(nameSlot).reader().read(text, (code, help, values) -> {});
      rowDistrict = name.isMissing() ? "" : name.toString();
    }
    int source = entitySlot >= 0 ? slots.source(entitySlot) : keySource;
    return assembly.entity(year, id, kind, source, row);
  }

  /** The code in the row; the same text as in the row before if it writes the same. */
  private String id(List<String> cells) {
    if (!(cells instanceof PlainCells plain)) {
      return cells.get(keyPosition);
    }
    if (!plain.isText(keyPosition, lastId)) {
      lastId = plain.get(keyPosition);
    }
    return lastId;
  }

  /** The group the row describes, or -1 after a fault. */
  private int group(List<String> cells) {
    column = slots.get(groupSlot).column();
    Value value = slots.get(groupSlot).reader().read(slots.cell(groupSlot, cells), this);
    if (!value.isMissing()) {
      return mapping.vocabulary().groupIndex(value.toString());
    }
    if (!value.equals(Assembly.FAULTY)) {
      add(ProblemCode.DATA_NO_GROUP, "", column);
    }
    return -1;
  }

  private void fill(int index, int rowYear, int entity, int group, String text) {
    Mapping.Slot slot = slots.get(index);
    int source = slots.source(index);
    int year = slots.year(index, rowYear);
    switch (slot.fills()) {
      case NAME -> assembly.name(year, entity, text(slot, text), source, row);
      case DISTRICT -> assembly.district(year, entity, districtName, source, row);
      case INPUT, ANSWER, RECORDED -> {
        if (isAnswerOfEarlierYear(slot, year) || isRecordOfGovernedYear(slot, year)) {
          return;
        }
        boolean isNamed = mapping.each(slot) == DISTRICT && !rowDistrict.isEmpty();
        int district = isNamed ? assembly.districts().number(rowDistrict) : -1;
        int subject = subject(mapping.each(slot), entity, district);
        Value value = value(index, text);
        if (subject >= 0) {
          put(index, year, subject, slotGroup(slot, year, entity, group), value);
        } else if (!value.equals(Assembly.NOT_REPORTED)) {
          incomplete(slot);
          addNoDistrict(
              "fill in the name of the district, or leave the cell of `" + column + "` empty");
        }
      }
      case ENTITY, GROUP, YEAR -> {}
    }
  }

  private boolean isAnswerOfEarlierYear(Mapping.Slot slot, int year) {
    boolean isEarlier = slot.fills() == Mapping.Fills.ANSWER && year != Assembly.RATED;
    if (isEarlier && yearSlot >= 0) {
      counts.earlierAnswer();
    }
    return isEarlier;
  }

  private boolean isRecordOfGovernedYear(Mapping.Slot slot, int year) {
    boolean isGoverned =
        slot.fills() == Mapping.Fills.RECORDED
            && assembly.schoolYear(year).compareTo(mapping.firstYear()) >= 0;
    if (isGoverned) {
      counts.governedRecord(mapping.firstYear());
    }
    return isGoverned;
  }

  /** The number of whom a value is for; -1 if nobody says which district it is. */
  private static int subject(UnitOfAnalysis each, int entity, int district) {
    return switch (each) {
      case POLICY, CONSORTIUM -> 0;
      case DISTRICT -> district;
      case SCHOOL, GROUP -> entity;
    };
  }

  /** The value of a cell of an input or answer. */
  private Value value(int index, String text) {
    Mapping.Slot slot = slots.get(index);
    column = slot.column();
    Value read = slot.reader().read(text, this);
    boolean isGuessed = slot.fills() != Mapping.Fills.INPUT && mapping.result(slot).type() == null;
    return isGuessed ? answerKinds.check(index, read, text, this) : read;
  }

  private void put(int index, int year, int subject, int group, Value value) {
    Mapping.Slot slot = slots.get(index);
    if (slot.fills() == Mapping.Fills.INPUT) {
      assembly.input(year, subject, slot.target(), group, value, slots.source(index), row);
    } else if (slot.fills() == Mapping.Fills.RECORDED) {
      assembly.recorded(year, subject, slot.target(), group, value, slots.source(index), row);
    } else {
      assembly.answer(subject, slot.target(), group, value, slots.source(index), row);
    }
  }

  /** Takes a row that describes a district or the consortium, and no school. */
  private void wideRow(int year, List<String> cells) {
    int district = -1;
    if (districtSlot >= 0) {
      if (districtName.isEmpty()) {
        addNoDistrict("");
        incomplete();
        return;
      }
      String name = Wording.strip(districtName);
      district = assembly.districts().ofRow(file, name);
      waitsFor = district;
      if (!name.equals(districtName)) {
        column = slots.get(districtSlot).column();
        add(ProblemCode.DATA_BLANKS, "delete the blank", districtName);
      }
    }
    List<@Nullable Value> values = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Value value = wideValue(i, year, district, cells);
      boolean isOfRow = value != null && (district < 0 || mapping.each(slots.get(i)) == DISTRICT);
      values.add(isOfRow ? value : null);
      if (value != null && !isOfRow) {
        // What a row of a district says of the consortium, another row may say too.
        putWide(i, year, district, value);
      }
    }
    if (wideRows.isFirst(year, district, row, values)) {
      for (int i = 0; i < slots.size(); i++) {
        Value value = values.get(i);
        if (value != null) {
          putWide(i, year, district, value);
        }
      }
    }
  }

  private void putWide(int index, int rowYear, int district, Value value) {
    int year = slots.year(index, rowYear);
    put(index, year, subject(mapping.each(slots.get(index)), -1, district), 0, value);
  }

  /** The value of a cell in a row of a district; null where it holds none. */
  private @Nullable Value wideValue(int index, int rowYear, int district, List<String> cells) {
    Mapping.Slot slot = slots.get(index);
    boolean isValue = slot.fills() == Mapping.Fills.INPUT || slot.fills() == Mapping.Fills.ANSWER;
    int year = slots.year(index, rowYear);
    if (!isValue || slots.isAbsent(index) || isAnswerOfEarlierYear(slot, year)) {
      return null;
    }
    waitsFor = mapping.each(slot) == DISTRICT ? district : -1;
    return value(index, slots.cell(index, cells));
  }

  private String text(Mapping.Slot slot, String text) {
    Value value = slot.reader().read(text, this);
    return value.isMissing() ? "" : value.toString();
  }

  /** The place of the group a cell is for; 0 for a value of the school. */
  private int slotGroup(Mapping.Slot slot, int year, int entity, int group) {
    if (mapping.each(slot) != UnitOfAnalysis.GROUP) {
      return 0;
    }
    int target = slot.group() >= 0 ? slot.group() : group;
    assembly.group(year, entity, target);
    return target;
  }

  /** Ends the file: says how many rows were read and left out. */
  void end() {
    if (hasColumns) {
      counts.tell(problems);
    } else {
      incomplete();
    }
  }
}
