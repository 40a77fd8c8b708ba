package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.policy.DutyList;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Takes the rows of one file of records into a book. */
final class RecordLoad implements RecordSink, CellReader.Faults {
  private final RecordFile file;
  private final Mapping.FilePlan plan;
  private final List<RecordSlot> slots;
  private final boolean isMappingSound;
  private final RecordCells reader;
  private final RecordBook book;
  private final KnownSchools schools;
  private final RecordNames known;
  private final ProblemList problems;
  private final FilterRow filterRow;
  private final RowCounts counts;

  private final int[] positions;
  private final Map<String, Object> values = new HashMap<>();
  private int keyPosition = -1;
  private boolean isUnusable;
  private boolean isSound;
  private int row;
  private String column = "";

  RecordLoad(
      RecordFile file,
      Mapping.FilePlan plan,
      RecordCheck check,
      RecordCells reader,
      RecordBook book,
      KnownSchools schools,
      RecordNames known,
      ProblemList problems,
      SchoolYear rated) {
    this.file = file;
    this.plan = plan;
    this.slots = check.slots();
    this.positions = new int[slots.size()];
    this.isMappingSound = check.isSound();
    this.reader = reader;
    this.book = book;
    this.schools = schools;
    this.known = known;
    this.problems = problems;
    this.counts = new RowCounts(plan, rated);
    this.filterRow =
        new FilterRow(
            plan.filter() == null ? List.of() : plan.filter().columns(),
            plan.spec(),
            (name, code, help, value) -> {
              column = name;
              add(code, help, value);
            });
  }

  @Override
  public void columns(List<String> columns) {
    FileHeader header = new FileHeader(plan.spec(), columns, problems);
    keyPosition = header.find(file.key(), plan.element().child("key"));
    Set<String> used = new HashSet<>(file.ignored());
    used.add(file.key());
    isUnusable = keyPosition < 0 || (plan.filter() != null && plan.filter().isBroken());
    for (int i = 0; i < slots.size(); i++) {
      String name = slots.get(i).column();
      if (name != null) {
        positions[i] = header.find(name, slots.get(i).at());
        isUnusable |= positions[i] < 0;
      }
    }
    file.columns().forEach(each -> used.add(each.column()));
    for (int i = 0; i < filterRow.columns().size(); i++) {
      String name = filterRow.columns().get(i);
      filterRow.put(i, header.find(name, plan.element().child("rows")));
      used.add(name);
    }
    isUnusable |= filterRow.lacksColumn();
    plan.mentions().forEach(header::check);
    header.noteUnused(used);
  }

  @Override
  public void skippedRow(int skipped) {
    counts.skip();
  }

  @Override
  public void report(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void add(ProblemCode code, String help, String... parts) {
    isSound = false;
    problems.add(Problem.of(code, new Place.Cell(file.path(), row, column), parts).help(help));
  }

  @Override
  public void row(int number, List<String> cells) {
    if (isUnusable) {
      counts.skip();
      return;
    }
    row = number;
    if (plan.filter() != null) {
      RowFilter.Decision decision = plan.filter().test(filterRow.of(cells));
      if (decision == RowFilter.Decision.FAULTY) {
        counts.skip();
        return;
      }
      if (decision != RowFilter.Decision.YES) {
        counts.leaveOut();
        return;
      }
    }
    counts.read();
    isSound = isMappingSound;
    values.clear();
    String key = key(cells.get(keyPosition));
    for (int i = 0; i < slots.size(); i++) {
      String name = slots.get(i).column();
      column = name == null ? file.key() : name;
      if (name == null) {
        constant(slots.get(i));
      } else {
        value(slots.get(i), cells.get(positions[i]));
      }
    }
    if (isSound) {
      column = file.key();
      checkNames();
      record(key, new RecordBook.Seen(new Place.Cell(file.path(), row, file.key()), file.format()));
    }
  }

  private String key(String code) {
    column = file.key();
    if (Wording.strip(code).isEmpty()) {
      add(ProblemCode.DATA_EMPTY_KEY, "", column);
    } else if (!Wording.strip(code).equals(code)) {
      add(ProblemCode.DATA_BLANKS, "delete the blank", code);
    } else if (file.kind().key() == RecordFile.Key.SCHOOL) {
      schools.check(code, this);
    } else if (file.kind().key() == RecordFile.Key.DISTRICT && !isOfConsortium(code)) {
      var unused = reader.district(code, this);
    }
    return code;
  }

  /** The consortium itself has milestones as districts have. */
  private boolean isOfConsortium(String code) {
    return file.kind() == RecordFile.Kind.MILESTONES && code.equals(DutyList.CONSORTIUM);
  }

  private void constant(RecordSlot slot) {
    Object value = reader.read(slot.field(), slot.constant(), null, (code, help, parts) -> {});
    if (value != null) {
      put(slot.field(), value);
    }
  }

  private void value(RecordSlot slot, String cell) {
    RecordField field = slot.field();
    String text = slot.words().getOrDefault(cell, cell);
    if (!Wording.strip(text).isEmpty()) {
      Object value = reader.read(field, text, slot.dates(), this);
      if (value != null) {
        put(field, value);
      }
    } else if (field.isRequired()) {
      String help = "fill it in; every " + file.kind().noun() + " needs it";
      add(ProblemCode.RECORD_EMPTY, help, field.name(), column);
    }
  }

  private void put(RecordField field, Object value) {
    values.put(field.name(), value);
    if (field.takes() == RecordField.Takes.SCHOOL) {
      schools.check(text(field.name()), this);
    }
  }

  private String text(String field) {
    return values.getOrDefault(field, "") instanceof String text ? text : "";
  }

  private SchoolYear year(String field) {
    return (SchoolYear) Objects.requireNonNull(values.get(field));
  }

  private @Nullable CalendarDate dayOrNull(String field) {
    return values.get(field) instanceof CalendarDate day ? day : null;
  }

  private CalendarDate day(String field) {
    return Objects.requireNonNull(dayOrNull(field));
  }

  private List<String> names(String field) {
    List<String> names = new ArrayList<>();
    if (values.get(field) instanceof List<?> all) {
      all.forEach(one -> names.add((String) one));
    }
    return names;
  }

  /** The place of a field in this row. */
  private Place.Cell at(String field) {
    String name =
        slots.stream()
            .filter(slot -> slot.field().name().equals(field) && slot.column() != null)
            .map(slot -> Objects.requireNonNull(slot.column()))
            .findFirst()
            .orElse(file.key());
    return new Place.Cell(file.path(), row, name);
  }

  /** Warns of what no rule of the policy reads. */
  private void checkNames() {
    switch (file.kind()) {
      case DECISIONS -> known.decided(year(RecordField.YEAR), at(RecordField.YEAR));
      case FILED -> {
        known.duty(text(RecordField.WHAT), at(RecordField.WHAT));
        known.topics(names(RecordField.TOPICS), at(RecordField.TOPICS));
      }
      case PLANS -> known.plan(text(RecordField.WHAT), at(RecordField.WHAT));
      case ACTIONS -> known.topics(names(RecordField.TOPICS), at(RecordField.TOPICS));
      case MILESTONES -> known.duty(text(RecordField.WHAT), at(RecordField.WHAT));
      case MODULES -> known.step(text(RecordField.STATUS), at(RecordField.STATUS));
      case WAIVED -> {
        known.duty(text(RecordField.WHAT), at(RecordField.WHAT));
        known.waived(year(RecordField.YEAR), at(RecordField.YEAR));
      }
      default -> {}
    }
  }

  /** Makes the record of a row without a fault. */
  private void record(String school, RecordBook.Seen seen) {
    switch (file.kind()) {
      case DECISIONS ->
          book.add(
              new SchoolRecords.Decision(
                  school,
                  text(RecordField.DESIGNATION),
                  year(RecordField.YEAR),
                  (SchoolRecords.Decision.Kind)
                      Objects.requireNonNull(values.get(RecordField.DECISION)),
                  text(RecordField.BY),
                  day(RecordField.ON),
                  text(RecordField.BECAUSE)),
              seen);
      case FILED -> file(school, seen);
      case WAIVED ->
          book.add(
              new SchoolRecords.WaivedDuty(
                  school,
                  text(RecordField.WHAT),
                  year(RecordField.YEAR),
                  text(RecordField.BY),
                  day(RecordField.ON),
                  text(RecordField.BECAUSE)),
              seen);
      case SUCCESSIONS -> succeed(school, seen);
      default -> enter(school, seen);
    }
  }

  private void enter(String key, RecordBook.Seen seen) {
    if (isInOrder()) {
      book.add(new Entry(file.kind(), key, values, seen.at()), seen);
    }
  }

  /** Whether what has a first and a last day does not end before it begins; reports it. */
  private boolean isInOrder() {
    CalendarDate from = dayOrNull(RecordField.FROM);
    CalendarDate to = dayOrNull(RecordField.TO);
    if (from != null && to != null && to.compareTo(from) < 0) {
      slots.stream()
          .filter(slot -> slot.field().name().equals(RecordField.TO) && slot.column() != null)
          .forEach(slot -> column = Objects.requireNonNull(slot.column()));
      add(
          ProblemCode.RECORD_BACKWARDS,
          "mend the wrong one of the two",
          to.toString(),
          from.toString());
      return false;
    }
    return true;
  }

  private void file(String school, RecordBook.Seen seen) {
    if (!isInOrder()) {
      return;
    }
    book.add(
        new SchoolRecords.Filed(
            school,
            text(RecordField.WHAT),
            day(RecordField.ON),
            text(RecordField.BY),
            text(RecordField.APPROVED_BY),
            dayOrNull(RecordField.APPROVED_ON),
            dayOrNull(RecordField.FROM),
            dayOrNull(RecordField.TO),
            names(RecordField.TOPICS),
            text(RecordField.PARTNER),
            text(RecordField.EVIDENCE)),
        seen);
  }

  private void succeed(String former, RecordBook.Seen seen) {
    String successor = text(RecordField.SUCCESSOR);
    if (former.equals(successor)) {
      add(ProblemCode.RECORD_OWN_SUCCESSOR, "leave the row out, or mend the wrong code", former);
      return;
    }
    book.add(new SchoolRecords.Succession(former, successor, year(RecordField.FROM)), seen);
  }

  /** Ends the file: says how many rows were read and left out. */
  void end() {
    counts.tellOfRecords(problems);
  }
}
