package org.sqis.core.data;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Checks columns that were given whole. What is right is found right by the codes alone, in bulk;
 * values are made only where that fails, to say what is wrong.
 */
final class BulkCheck {
  private final Vocabulary vocabulary;
  private final Roster roster;
  private final ProblemList problems;
  private final ValueFit fit;
  private final BulkPlaces places;

  /** The rows of each input with a fault, of which nothing else is said. */
  private final Map<String, BitSet> faulty = new HashMap<>();

  BulkCheck(Vocabulary vocabulary, Roster roster, ProblemList problems) {
    this.vocabulary = vocabulary;
    this.roster = roster;
    this.problems = problems;
    this.fit = new ValueFit(vocabulary, problems);
    this.places = new BulkPlaces(roster);
  }

  /**
   * Makes all checks.
   *
   * @param columns the columns of all inputs of the policy, in its order
   * @param given the inputs of which a column was given
   */
  void check(List<InputColumn> columns, Set<String> given, SchoolYear year) {
    boolean hasGroups = false;
    boolean hasDistricts = false;
    InputColumn neverMissing = null;
    for (InputColumn column : columns) {
      if (isGiven(column, given)) {
        hasGroups |= column.of().each() == UnitOfAnalysis.GROUP;
        checkValues(column);
      }
      if (column.of().each() == UnitOfAnalysis.DISTRICT) {
        hasDistricts = true;
        boolean isFirst = neverMissing == null && column.of().neverMissing();
        neverMissing = isFirst ? column : neverMissing;
      }
    }
    for (InputColumn column : columns) {
      checkParts(column, columns);
      if (column.of().neverMissing()) {
        checkNeverMissing(column, isGiven(column, given), hasGroups, year);
      }
    }
    if (neverMissing != null) {
      checkDistricts(neverMissing.of());
    }
    if (hasDistricts) {
      noteWithoutDistrict();
    }
  }

  private static boolean isGiven(InputColumn column, Set<String> given) {
    return given.contains(column.of().name());
  }

  private void checkValues(InputColumn column) {
    if (isRight(column.of(), column.values())) {
      return;
    }
    Column values = column.values();
    BitSet wrong = new BitSet();
    for (int row = 0; row < values.size() && !problems.isFull(); row++) {
      Value value = values.value(row);
      if (!value.isMissing() && !fit.fits(column.of(), value)) {
        fit.checked(column.of(), value, places.ofValue(column.of(), row));
        wrong.set(row);
      }
    }
    faulty.put(column.of().name(), wrong);
  }

  private boolean isFaulty(InputColumn column, int row) {
    BitSet wrong = faulty.get(column.of().name());
    return wrong != null && wrong.get(row);
  }

  /** Whether the codes prove that every value is one the input can have. */
  private boolean isRight(Input input, Column values) {
    long[] range = range(values);
    if (range == null) {
      return true;
    }
    if (values.coding() instanceof Coding.Listed listed) {
      for (Value value : listed.values()) {
        if (!fit.fits(input, value)) {
          return false;
        }
      }
      return true;
    }
    boolean isOneInRange =
        values.denominators() == null
            && fit.fits(input, values.coding().value(range[0]))
            && fit.fits(input, values.coding().value(range[1]));
    boolean mustBeWhole =
        switch (Wording.unitOf(input.type())) {
          case COUNT, DAYS -> true;
          case NUMBER, PERCENT, POINTS, SCORE, YEARS -> false;
        };
    return isOneInRange
        && (!mustBeWhole
            || (values.coding() instanceof Coding.Numbers numbers && numbers.unit().isWhole()));
  }

  /** The least and the greatest code of the rows that have a value; null if none has. */
  private static long @Nullable [] range(Column values) {
    Longs missing = values.missing();
    if (missing == null) {
      return values.size() == 0 ? null : values.codes().range();
    }
    long[] codes = new long[Math.min(values.size(), 1024)];
    long[] marks = new long[codes.length];
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    boolean isThere = false;
    for (int from = 0; from < values.size(); from += codes.length) {
      int length = Math.min(codes.length, values.size() - from);
      values.codes().copy(from, length, codes);
      missing.copy(from, length, marks);
      for (int i = 0; i < length; i++) {
        if (marks[i] == 0) {
          isThere = true;
          least = Math.min(least, codes[i]);
          most = Math.max(most, codes[i]);
        }
      }
    }
    return isThere ? new long[] {least, most} : null;
  }

  private void checkNeverMissing(
      InputColumn column, boolean isGiven, boolean hasGroups, SchoolYear year) {
    Longs missing = column.values().missing();
    Input input = column.of();
    if (missing == null) {
      return;
    }
    IntPredicate isDue = row -> true;
    if (input.each() == UnitOfAnalysis.GROUP && !hasGroups) {
      int all = roster.groups().indexOf(Group.ALL);
      isDue = row -> row % roster.groups().size() == all;
    } else if (input.each() == UnitOfAnalysis.DISTRICT) {
      isDue = row -> places.firstOf(row) >= 0;
    }
    for (int row = 0; row < missing.size() && !problems.isFull(); row++) {
      if (missing.get(row) != 0 && isDue.test(row)) {
        String what = "`" + input.name() + "` of " + places.who(input, row);
        String help = input.each() == UnitOfAnalysis.CONSORTIUM ? "give it for " + year : "set it";
        Place at = isGiven ? places.ofValue(input, row) : places.ofNothing(input, row);
        problems.add(Problem.of(ProblemCode.DATA_NEVER_MISSING, at, what).help(help));
      }
    }
  }

  private void checkParts(InputColumn part, List<InputColumn> columns) {
    int whole = vocabulary.inputIndex(part.of().partOf());
    if (whole < 0 || !part.of().each().sees(vocabulary.inputs().get(whole).each())) {
      return;
    }
    InputColumn other = columns.get(whole);
    Comparison comparison = new Comparison(part.values(), other.values());
    for (int row = 0; row < part.values().size() && !problems.isFull(); row++) {
      int wholeRow = places.wider(part.of().each(), row, other.of().each());
      if (wholeRow >= 0
          && comparison.isAbove(row, wholeRow)
          && !isFaulty(part, row)
          && !isFaulty(other, wholeRow)) {
        problems.add(
            Problem.of(
                    ProblemCode.DATA_PART_ABOVE_WHOLE,
                    places.ofValue(part.of(), row),
                    part.of().name(),
                    words(part, row),
                    other.of().name(),
                    words(other, wholeRow))
                .with(places.ofValue(other.of(), wholeRow), "the whole"));
      }
    }
  }

  private static String words(InputColumn column, int row) {
    return Wording.value(column.values().value(row), Wording.unitOf(column.of().type()));
  }

  /** Compares numbers of two columns, by their codes if these have one unit. */
  private static final class Comparison {
    private final Column part;
    private final Column whole;
    private final boolean isOfCodes;

    Comparison(Column part, Column whole) {
      this.part = part;
      this.whole = whole;
      this.isOfCodes =
          part.coding() instanceof Coding.Numbers
              && part.coding().equals(whole.coding())
              && part.denominators() == null
              && whole.denominators() == null;
    }

    boolean isAbove(int row, int wholeRow) {
      if (part.isMissing(row) || whole.isMissing(wholeRow)) {
        return false;
      }
      if (isOfCodes) {
        return part.codes().get(row) > whole.codes().get(wholeRow);
      }
      Rational of = number(part.value(row));
      Rational than = number(whole.value(wholeRow));
      return of != null && than != null && of.compareTo(than) > 0;
    }

    private static @Nullable Rational number(Value value) {
      return value instanceof Value.Num num ? num.number() : null;
    }
  }

  private void checkDistricts(Input input) {
    List<Entity> entities = roster.entities();
    for (int i = 0; i < entities.size() && !problems.isFull(); i++) {
      if (entities.get(i).districtName().isEmpty()) {
        String id = entities.get(i).id();
        problems.add(
            Problem.of(
                ProblemCode.DATA_NO_DISTRICT_OF,
                Place.element("entities/" + id),
                "`" + id + "`",
                input.name()));
      }
    }
  }

  private void noteWithoutDistrict() {
    List<String> without =
        roster.entities().stream()
            .filter(entity -> entity.districtName().isEmpty())
            .map(Entity::id)
            .toList();
    if (!without.isEmpty() && problems.isEmpty()) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_WITHOUT_DISTRICT,
              Place.element("data"),
              Wording.count(without.size(), "school"),
              Wording.list(without)));
    }
  }
}
