package org.sqis.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.ProblemCode;

/** Makes the readers of texts of each type, and checks numbers against their ranges. */
final class ValueReaders {
  private final Vocabulary vocabulary;

  ValueReaders(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The reader of an input's texts. */
  CellReader.TextReader ofInput(Input input, DataSpec.ColumnUnit unit, @Nullable DateLayout dates) {
    CellReader.TextReader reader = ofType(input.name(), input.type(), unit, dates);
    return (text, faults) -> {
      Value value = reader.read(text, faults);
      return value instanceof Value.Num num && !isInRange(input, num.number(), text, faults)
          ? Assembly.FAULTY
          : value;
    };
  }

  /** The reader of a published answer's texts. */
  CellReader.TextReader ofResult(
      Vocabulary.Result result, DataSpec.ColumnUnit unit, @Nullable DateLayout dates) {
    return result.type() == null
        ? (text, faults) -> guess(text, unit)
        : ofType(result.name(), result.type(), unit, dates);
  }

  /** A reader of texts of the type {@code type}. */
  CellReader.TextReader ofType(
      String name, Type type, DataSpec.ColumnUnit unit, @Nullable DateLayout dates) {
    if (type instanceof Type.Date) {
      return (text, faults) -> DateReader.read(text, dates, faults);
    }
    if (type instanceof Type.Numeric) {
      return (text, faults) -> scaled(NumberReader.read(text, faults), unit);
    }
    if (type instanceof Type.YesNo) {
      return (text, faults) -> yesNo(text, faults);
    }
    if (type instanceof Type.OneOf oneOf) {
      return CellReader.ofWords(
          name, ProblemCode.DATA_UNKNOWN_WORD, oneOf.options(), Value.Word::new);
    }
    if (type instanceof Type.LevelOf levelOf) {
      return levels(name, vocabulary.levelsOf(levelOf.table()));
    }
    return (text, faults) -> new Value.Text(text);
  }

  private static CellReader.TextReader levels(String name, List<Value.Level> scale) {
    Map<String, Value> levels = new LinkedHashMap<>();
    scale.forEach(level -> levels.putIfAbsent(level.name(), level));
    List<String> names = new ArrayList<>(levels.keySet());
    return (text, faults) -> {
      Value level = levels.get(text);
      level = level == null ? numbered(text, levels) : level;
      return level != null
          ? level
          : CellReader.wrongWord(text, name, ProblemCode.DATA_UNKNOWN_WORD, names, faults);
    };
  }

  /** The one level with the number {@code text}; null for other texts. */
  private static @Nullable Value numbered(String text, Map<String, Value> levels) {
    Optional<Rational> number = NumberReader.parse(text);
    List<Value> found =
        levels.values().stream()
            .filter(
                value ->
                    number.isPresent()
                        && value instanceof Value.Level level
                        && level.number().equals(number.get()))
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  private static Value scaled(Value value, DataSpec.ColumnUnit unit) {
    return unit == DataSpec.ColumnUnit.PERCENT && value instanceof Value.Num num
        ? Value.of(num.number().dividedBy(Rational.HUNDRED))
        : value;
  }

  private static Value yesNo(String text, CellReader.Faults faults) {
    Boolean yes = yesNo(text);
    if (yes != null) {
      return Value.of(yes);
    }
    if (yesNo(Wording.strip(text)) != null) {
      faults.add(ProblemCode.DATA_BLANKS, "delete the blank", text);
    } else {
      faults.add(
          ProblemCode.DATA_NOT_YES_NO,
          "write yes or no, or list the text among the column's words in the mapping",
          text);
    }
    return Assembly.FAULTY;
  }

  /** What a text answers: yes and true, no and false, in capitals or not; null for others. */
  static @Nullable Boolean yesNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> Boolean.TRUE;
      case "no", "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** The value of an answer whose type nobody said: a number, yes or no, or a word. */
  private static Value guess(String text, DataSpec.ColumnUnit unit) {
    Optional<Rational> number = NumberReader.parse(text);
    if (number.isPresent()) {
      return scaled(Value.of(number.get()), unit);
    }
    Boolean yes = yesNo(text);
    return yes != null ? Value.of(yes) : new Value.Word(text);
  }

  /**
   * Whether a number is one the input can have; reports it if not.
   *
   * @param text the number as it was written
   */
  static boolean isInRange(Input input, Rational number, String text, CellReader.Faults faults) {
    Unit unit = Wording.unitOf(input.type());
    if (unit == Unit.COUNT && number.signum() < 0) {
      faults.add(ProblemCode.DATA_NEGATIVE, "", text, input.name());
      return false;
    }
    if (unit == Unit.DAYS && !number.isWhole()) {
      faults.add(ProblemCode.DATA_PARTS_OF_DAYS, "", text, input.name());
      return false;
    }
    if (unit == Unit.COUNT && !number.isWhole()) {
      faults.add(ProblemCode.DATA_NOT_WHOLE, "", text, input.name());
      return false;
    }
    Rational min = input.min();
    Rational max = input.max();
    if (unit == Unit.PERCENT && min == null && max == null) {
      if (number.signum() < 0 || number.compareTo(Rational.ONE) > 0) {
        faults.add(ProblemCode.DATA_PERCENT_RANGE, "", text);
        return false;
      }
      return true;
    }
    if ((min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0)) {
      faults.add(ProblemCode.DATA_OUT_OF_RANGE, "", text, input.name(), range(min, max, unit));
      return false;
    }
    return true;
  }

  private static String range(@Nullable Rational min, @Nullable Rational max, Unit unit) {
    if (min == null) {
      return max == null ? "any number" : "at most " + Wording.number(max, unit);
    }
    return max == null
        ? "at least " + Wording.number(min, unit)
        : Wording.number(min, unit) + " to " + Wording.number(max, unit);
  }
}
