package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.problem.ProblemCode;

/** Reads the texts of the fields of records. */
final class RecordCells {
  /** The words for what was decided. */
  static final List<String> DECISIONS =
      List.of(
          SchoolRecords.Decision.Kind.DESIGNATE.word(), SchoolRecords.Decision.Kind.RELEASE.word());

  /** What no field can do that every record needs. */
  private static final String OR_EMPTY = ", or leave the cell empty";

  private final Designated designated;
  private final List<String> districts;

  /**
   * @param districts the districts of which records may speak; empty if nobody knows
   */
  RecordCells(Designated designated, List<String> districts) {
    this.designated = designated;
    this.districts = List.copyOf(districts);
  }

  /**
   * What a text that is not empty says: a text, a day, a school year, what was decided, or a list
   * of names; null after a fault.
   */
  @Nullable Object read(
      RecordField field, String text, @Nullable DateLayout dates, CellReader.Faults faults) {
    return switch (field.takes()) {
      case TEXT -> Wording.strip(text);
      case NAMES -> names(text);
      case NAME, SCHOOL -> name(text, faults);
      case DESIGNATION -> designation(text, faults);
      case DECISION -> decision(text, field.name(), faults);
      case NUMBER ->
          NumberReader.read(text, faults) instanceof Value.Num number ? number.number() : null;
      case WORD -> word(text, field.name(), field.words(), faults);
      case YES_NO -> {
        String word = word(text, field.name(), List.of("yes", "no"), faults);
        yield word == null ? null : word.equals("yes");
      }
      case DISTRICT -> district(text, faults);
      case YEAR -> {
        Value year = YearCheck.read(text, faults);
        yield year.isMissing() ? null : SchoolYear.parse(year.toString()).orElseThrow();
      }
      case DATE ->
          DateReader.read(text, dates, ofDate(field, text, faults)) instanceof Value.Date day
              ? day.day()
              : null;
    };
  }

  /** The same faults with what can be done about a date of a record. */
  private static CellReader.Faults ofDate(
      RecordField field, String text, CellReader.Faults faults) {
    return (code, help, values) -> {
      String remedy = help;
      if (code == ProblemCode.DATA_BAD_DATE && NumberReader.isMark(text)) {
        remedy =
            field.isRequired()
                ? "write the day; every record needs it"
                : "if it stands for an empty cell, say `" + text + " = empty` as its `words`";
      } else if (field.isRequired() && help.endsWith(OR_EMPTY)) {
        remedy = help.substring(0, help.length() - OR_EMPTY.length());
      }
      faults.add(code, remedy, values);
    };
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      String name = Wording.strip(part);
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static @Nullable Object name(String text, CellReader.Faults faults) {
    if (Wording.strip(text).equals(text)) {
      return text;
    }
    faults.add(ProblemCode.DATA_BLANKS, "delete the blank", text);
    return null;
  }

  private static @Nullable String word(
      String text, String name, List<String> words, CellReader.Faults faults) {
    if (words.contains(text)) {
      return text;
    }
    CellReader.wrongWord(text, name, ProblemCode.DATA_UNKNOWN_WORD, words, faults);
    return null;
  }

  /** The name of a district; of a policy without memberships, any. */
  @Nullable String district(String text, CellReader.Faults faults) {
    if (districts.isEmpty() || districts.contains(text)) {
      return text;
    }
    faults.add(ProblemCode.RECORD_NO_DISTRICT, MappingCheck.suggestion(text, districts), text);
    return null;
  }

  private @Nullable Object designation(String text, CellReader.Faults faults) {
    if (name(text, faults) == null) {
      return null;
    }
    List<String> known = designated.names();
    if (known.contains(text)) {
      return text;
    }
    faults.add(
        ProblemCode.RECORD_NO_DESIGNATION,
        known.isEmpty()
            ? "the policy has none; add it as `designate`, or leave the file out"
            : MappingCheck.suggestion(text, known),
        text);
    return null;
  }

  private static @Nullable Object decision(String text, String name, CellReader.Faults faults) {
    Optional<SchoolRecords.Decision.Kind> kind = kind(text);
    if (kind.isEmpty()) {
      CellReader.wrongWord(text, name, ProblemCode.DATA_UNKNOWN_WORD, DECISIONS, faults);
    }
    return kind.orElse(null);
  }

  private static Optional<SchoolRecords.Decision.Kind> kind(String text) {
    for (SchoolRecords.Decision.Kind kind : SchoolRecords.Decision.Kind.values()) {
      if (kind.word().equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
