package org.sqis.core.data;

import org.sqis.core.model.Type;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Checks whether values made in Java are ones that their inputs and results can have. */
final class ValueFit {
  private static final CellReader.Faults UNHEARD =
      new CellReader.Faults() {
        @Override
        public void add(ProblemCode code, String help, String... values) {
          // Only whether the value fits is asked.
        }
      };

  private final Vocabulary vocabulary;
  private final ProblemList problems;

  ValueFit(Vocabulary vocabulary, ProblemList problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** The value if the input can have it, else {@link Assembly#FAULTY} after a fault. */
  Value checked(Input input, Value value, Place at) {
    if (value.isMissing()) {
      return value;
    }
    if (!isOfType(input.type(), value)) {
      addWrongValue(input.name(), input.type(), value, at);
      return Assembly.FAULTY;
    }
    CellReader.Faults faults =
        (code, help, values) -> problems.add(Problem.of(code, at, values).help(help));
    return isInRange(input, value, faults) ? value : Assembly.FAULTY;
  }

  /** Whether the input can have the value. */
  boolean fits(Input input, Value value) {
    return isOfType(input.type(), value) && isInRange(input, value, UNHEARD);
  }

  private static boolean isInRange(Input input, Value value, CellReader.Faults faults) {
    if (value instanceof Value.Num num) {
      String text = Wording.value(value, Wording.unitOf(input.type()));
      return ValueReaders.isInRange(input, num.number(), text, faults);
    }
    return !(value instanceof Value.Date date)
        || DateReader.isSane(date.day(), date.toString(), faults);
  }

  /** Reports a value of another type. */
  void addWrongValue(String name, Type type, Value value, Place at) {
    problems.add(
        Problem.of(ProblemCode.DATA_WRONG_VALUE, at, name, Wording.noun(type), value.toString()));
  }

  /** Whether a value that is present is one of the type. */
  boolean isOfType(Type type, Value value) {
    if (type instanceof Type.Numeric) {
      return value instanceof Value.Num;
    }
    if (type instanceof Type.YesNo) {
      return value instanceof Value.YesNo;
    }
    if (type instanceof Type.OneOf oneOf) {
      return value instanceof Value.Word word && oneOf.options().contains(word.word());
    }
    if (type instanceof Type.LevelOf levelOf) {
      return value instanceof Value.Level level
          && vocabulary.levelsOf(levelOf.table()).contains(level);
    }
    return type instanceof Type.Date ? value instanceof Value.Date : value instanceof Value.Text;
  }
}
