package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.ProblemCode;

/**
 * Turns the texts of one column into values. Texts the mapping gives a meaning come first, then an
 * empty cell, then whatever the type of the input reads.
 */
final class CellReader {
  private static final Value NOT_REPORTED = Value.missing(MissingReason.NOT_REPORTED);

  /** Texts are remembered up to this number, so that equal cells share one value. */
  private static final int MAX_REMEMBERED = 4096;

  /** Says what is wrong with the cell being read. */
  interface Faults {
    void add(ProblemCode code, String help, String... values);
  }

  /** Reads a text that is not empty and has no meaning of its own. */
  interface TextReader {
    /** The value, or {@link Assembly#FAULTY} after a fault. */
    Value read(String text, Faults faults);
  }

  private final String name;
  private final ProblemCode unknown;
  private final Map<String, Value> known;
  private final List<String> words;
  private final TextReader reader;
  private final Map<String, Value> remembered = new HashMap<>();

  /**
   * A reader.
   *
   * @param name what the column fills
   * @param unknown the fault of a text that is none of {@code words}
   * @param known texts with a meaning of their own
   * @param words the texts that are allowed besides missing ones, empty if {@code reader} decides
   * @param reader reads every other text if {@code words} is empty
   */
  CellReader(
      String name,
      ProblemCode unknown,
      Map<String, Value> known,
      List<String> words,
      TextReader reader) {
    this.name = name;
    this.unknown = unknown;
    this.known = new HashMap<>(known);
    this.words = List.copyOf(words);
    this.reader = reader;
  }

  /** The same for texts that are none of its words too, which are read as they are. */
  CellReader takingOtherTexts() {
    return new CellReader(name, unknown, known, List.of(), reader);
  }

  /** The value of a cell, or {@link Assembly#FAULTY} after a fault. */
  Value read(String text, Faults faults) {
    Value value = known.get(text);
    if (value != null) {
      return value;
    }
    if (text.isEmpty()) {
      return NOT_REPORTED;
    }
    value = remembered.get(text);
    if (value != null) {
      return value;
    }
    value = words.isEmpty() ? reader.read(text, faults) : wrongWord(text, faults);
    if (!value.equals(Assembly.FAULTY) && remembered.size() < MAX_REMEMBERED) {
      remembered.put(text, value);
    }
    return value;
  }

  /** The value of a cell; null if there is something wrong with it. */
  @Nullable Value tryRead(String text) {
    Value value = read(text, (code, help, values) -> {});
    return value.equals(Assembly.FAULTY) ? null : value;
  }

  /** Whether the mapping gives a text a meaning that could be read as a number. */
  boolean knowsNumbers() {
    return known.keySet().stream().anyMatch(text -> NumberReader.parse(text).isPresent());
  }

  /** Whether the mapping or an empty cell makes this text a missing value. */
  boolean isMissing(String text) {
    Value value = known.get(text);
    return value != null ? value.isMissing() : text.isEmpty();
  }

  private Value wrongWord(String text, Faults faults) {
    return wrongWord(text, name, unknown, words, faults);
  }

  /** Reports a text that is none of {@code words}. */
  static Value wrongWord(
      String text, String name, ProblemCode code, List<String> words, Faults faults) {
    String stripped = Wording.strip(text);
    if (!stripped.equals(text) && words.contains(stripped)) {
      faults.add(ProblemCode.DATA_BLANKS, "delete the blank; the word is `" + stripped + "`", text);
      return Assembly.FAULTY;
    }
    if (code == ProblemCode.DATA_BAD_YEAR) {
      // The nearest year is as a rule the wrong one.
      String help = "leave rows of other years out with `rows where`; the words are ";
      faults.add(code, help + Wording.list(words), text);
      return Assembly.FAULTY;
    }
    String help =
        NearestName.find(text, words)
            .map(word -> "did you mean `" + word + "`?")
            .orElse(
                code == ProblemCode.DATA_UNKNOWN_GROUP
                    ? "leave rows of other groups out with `rows where`; the groups are "
                        + Wording.list(words)
                    : "the words are " + Wording.list(words));
    faults.add(code, help, text, name);
    return Assembly.FAULTY;
  }

  /** A reader of the words {@code words}, each the text of its value. */
  static TextReader ofWords(
      String name,
      ProblemCode code,
      List<String> words,
      java.util.function.Function<String, Value> value) {
    List<String> all = new ArrayList<>(words);
    return (text, faults) ->
        all.contains(text) ? value.apply(text) : wrongWord(text, name, code, all, faults);
  }
}
