package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Checks how a mapping describes one file of records, before the file is read. */
final class RecordCheck {
  private final RecordFile file;
  private final Place.Element element;
  private final RecordCells cells;
  private final ProblemList problems;
  private final List<RecordField> fields;
  private final Map<String, RecordSlot> slots = new LinkedHashMap<>();

  /** The fields that misspelled names stand for. */
  private final Set<String> meant = new HashSet<>();

  private boolean isSound = true;

  RecordCheck(RecordFile file, Place.Element element, RecordCells cells, ProblemList problems) {
    this.file = file;
    this.element = element;
    this.cells = cells;
    this.problems = problems;
    this.fields = RecordField.of(file.kind());
  }

  /** Whether no fault was found; if not, no record can be made. */
  boolean isSound() {
    return isSound;
  }

  /** Where the file says its fields, without those that have a fault. */
  List<RecordSlot> slots() {
    for (int i = 0; i < file.columns().size(); i++) {
      RecordFile.Column column = file.columns().get(i);
      Place.Element at = element.child("columns").child(i);
      find(column.field(), at).ifPresent(field -> put(column(column, field, at)));
    }
    for (int i = 0; i < file.constants().size(); i++) {
      RecordFile.Constant constant = file.constants().get(i);
      Place.Element at = element.child("constants").child(i);
      find(constant.field(), at).ifPresent(field -> put(constant(constant, field, at)));
    }
    for (RecordField field : fields) {
      boolean isLacking = field.isRequired() && !slots.containsKey(field.name());
      if (isLacking && !meant.contains(field.name())) {
        add(
            Problem.of(ProblemCode.RECORD_NOT_FILLED, element, field.name(), file.kind().noun())
                .help(
                    "add its column to the table `columns`; if all rows say the same, say it in a"
                        + " table `always`"));
      }
    }
    return List.copyOf(slots.values());
  }

  private void add(Problem problem) {
    problems.add(problem);
    isSound = false;
  }

  private Optional<RecordField> find(String name, Place.Element at) {
    Optional<RecordField> found =
        fields.stream().filter(field -> field.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      add(
          Problem.of(ProblemCode.RECORD_NO_FIELD, at, name, file.kind().noun())
              .help(nearest(name)));
    }
    return found;
  }

  private String nearest(String name) {
    List<String> known = fields.stream().map(RecordField::name).toList();
    boolean isSchool = name.equals("school") || name.equals("former") || name.equals("code");
    boolean isOfDistrict =
        file.kind().key() == RecordFile.Key.DISTRICT
            || file.kind().key() == RecordFile.Key.APPLICANT;
    if (isOfDistrict && name.equals("district")) {
      return "the column of `key` says the district";
    }
    return isSchool && file.kind().key() == RecordFile.Key.SCHOOL
        ? "the column of `key` says the school"
        : NearestName.find(name, known)
            .map(
                near -> {
                  meant.add(near);
                  return "did you mean `" + near + "`?";
                })
            .orElse("a " + file.kind().noun() + " says " + Wording.all(known));
  }

  private void put(RecordSlot slot) {
    RecordSlot other = slots.putIfAbsent(slot.field().name(), slot);
    if (other != null) {
      add(
          Problem.of(ProblemCode.MAPPING_REPEATED_ROLE, slot.at(), "`" + slot.field().name() + "`")
              .with(other.at(), "the first one")
              .help("keep one of the two"));
    }
  }

  private RecordSlot column(RecordFile.Column column, RecordField field, Place.Element at) {
    if (column.dates() != null && field.takes() != RecordField.Takes.DATE) {
      add(
          Problem.of(
                  ProblemCode.MAPPING_LAYOUT_WRONG,
                  at,
                  field.name(),
                  field.takes().noun(),
                  column.dates().words())
              .help("leave the column `unit` empty; it is for dates alone"));
    }
    Map<String, String> words = new LinkedHashMap<>();
    for (DataSpec.Word word : column.words()) {
      String other = words.putIfAbsent(word.text(), word.word());
      if (other != null && !other.equals(word.word())) {
        String text = word.text().isEmpty() ? "empty" : word.text();
        add(Problem.of(ProblemCode.MAPPING_REPEATED_WORD, at, text));
      }
      checkWord(word.word(), field, at);
    }
    return new RecordSlot(field, at, column.column(), "", words, column.dates());
  }

  /** Checks what a text of a cell stands for. */
  private void checkWord(String word, RecordField field, Place.Element at) {
    if (word.isEmpty()) {
      return;
    }
    if (field.takes() == RecordField.Takes.DATE) {
      add(
          Problem.of(ProblemCode.MAPPING_WORDS_OF_DATE, at, field.name())
              .help("a text can stand for an empty cell, such as `pending = empty`, and no date"));
      return;
    }
    cells.read(
        field,
        word,
        null,
        (code, help, values) ->
            add(
                Problem.of(ProblemCode.MAPPING_UNKNOWN_WORD, at, word, field.name())
                    .help(
                        field.takes() == RecordField.Takes.YEAR
                            ? "write a school year such as `2014-15` after `=`"
                            : help)));
  }

  private RecordSlot constant(RecordFile.Constant constant, RecordField field, Place.Element at) {
    String text = constant.text();
    List<String> helps = new ArrayList<>();
    cells.read(field, text, null, (code, help, values) -> helps.add(help));
    if (!helps.isEmpty()) {
      add(
          Problem.of(ProblemCode.RECORD_BAD_CONSTANT, at, field.name(), field.takes().noun(), text)
              .help(help(field, helps.get(0))));
    }
    return new RecordSlot(field, at, null, text, Map.of(), null);
  }

  private static String help(RecordField field, String known) {
    return switch (field.takes()) {
      case DATE -> "write a date such as `2013-12-01`";
      case YEAR -> "write a school year such as `2014-15`";
      case TEXT, NAME, NAMES, SCHOOL, DECISION, DESIGNATION, NUMBER, WORD, YES_NO, DISTRICT ->
          known;
    };
  }
}
