package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.eval.IndexEvaluator;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.number.RoundingRule;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;

/**
 * An index by patterns of missing cells. A pattern is which cells have no level, and why; the
 * reference evaluator works out once what each level of each other cell then earns, and a row adds
 * up what its levels earn. Confined to one thread.
 */
final class Patterns {
  /** More than this many different patterns in one part are no patterns any more. */
  private static final int MOST = 1 << 16;

  /** The greatest denominator that points can have in common. */
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(26);

  /** How many patterns are found without a look into the map. */
  private static final int RECENT = 1 << 10;

  private final Code code;
  private final Part part;
  private final YearRun run;
  private final Element.OfIndex index;
  private final List<IndexCode.Cell> cells;
  private final Map<Key, Pattern> known = new HashMap<>();
  private final @Nullable Pattern[] recent = new Pattern[RECENT];

  /** No index is farther from 0. */
  private final BigInteger bound;

  Patterns(Code code, Part part, YearRun run, Element.OfIndex index, List<IndexCode.Cell> cells) {
    this.code = code;
    this.part = part;
    this.run = run;
    this.index = index;
    this.cells = cells;
    Rational most = Rational.ZERO;
    for (var parts : index.earned().values()) {
      for (Rational earned : parts.values()) {
        most = most.compareTo(earned.absolute()) < 0 ? earned.absolute() : most;
      }
    }
    // All 100 points earn the most, and each cell may be rounded.
    this.bound =
        most.times(Rational.HUNDRED)
            .rounded(0, RoundingRule.UP)
            .numerator()
            .add(BigInteger.valueOf(cells.size()));
  }

  /** By cell the number of the reason for which it has no level, or 0. */
  private static final class Key {
    private final long[] whys;

    Key(long[] whys) {
      this.whys = whys;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && Arrays.equals(whys, key.whys);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(whys);
    }
  }

  /** What comes of a pattern: why there is no index, or what every level of every cell earns. */
  private static final class Pattern {
    private final Key key;
    private final long missing;
    private final long denominator;

    /** By cell what each of its levels earns; empty where nothing is earned. */
    private final long[][] earned;

    Pattern(Key key, long missing, long denominator, long[][] earned) {
      this.key = key;
      this.missing = missing;
      this.denominator = denominator;
      this.earned = earned;
    }
  }

  /** The index before its rounding; null if its points are too large. */
  @Nullable Reg index() {
    BigInteger limit = bound.multiply(LARGEST);
    Shape.Fraction shape = Shape.Fraction.of(Rational.ONE, limit.negate(), limit, LARGEST);
    boolean areLevels =
        cells.stream()
            .allMatch(
                one ->
                    one.level().shape() instanceof Shape.Listed
                        || one.level().shape() instanceof Shape.Nothing);
    if (shape == null || !areLevels) {
      return null;
    }
    int size = cells.size();
    long[][] levels = new long[size][];
    long[][] whys = new long[size][];
    for (int i = 0; i < size; i++) {
      levels[i] = cells.get(i).level().codes();
      long[] missing = cells.get(i).level().missing();
      whys[i] = missing == null ? code.block() : missing;
    }
    long[] out = code.block();
    long[] under = code.block();
    long[] why = code.block();
    code.add(
        (from, length) -> {
          for (int i = 0; i < length; i++) {
            Pattern pattern = pattern(whys, levels, i);
            long sum = 0;
            for (int cell = 0; cell < size; cell++) {
              long[] table = pattern.earned[cell];
              sum += table.length == 0 ? 0 : table[(int) levels[cell][i]];
            }
            out[i] = sum;
            under[i] = pattern.denominator;
            why[i] = pattern.missing;
          }
        });
    return new Reg(shape.within(bound.negate(), bound), out, under, why);
  }

  private Pattern pattern(long[][] whys, long[][] levels, int row) {
    long hash = 0;
    for (long[] why : whys) {
      hash = hash * 31 + why[row];
    }
    int place = (int) (hash ^ (hash >>> 20)) & (RECENT - 1);
    Pattern last = recent[place];
    if (last != null && isSame(last.key.whys, whys, row)) {
      return last;
    }
    long[] own = new long[whys.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = whys[i][row];
    }
    Key key = new Key(own);
    Pattern found = known.get(key);
    if (found == null) {
      if (known.size() >= MOST) {
        return fault(key);
      }
      found = made(key, levels, row);
      known.put(key, found);
    }
    recent[place] = found;
    return found;
  }

  private static boolean isSame(long[] known, long[][] whys, int row) {
    for (int i = 0; i < known.length; i++) {
      if (known[i] != whys[i][row]) {
        return false;
      }
    }
    return true;
  }

  private Pattern fault(Key key) {
    run.unfit(index.name());
    return new Pattern(key, 0, 1, new long[cells.size()][0]);
  }

  /** Asks the reference evaluator. */
  private Pattern made(Key key, long[][] levels, int row) {
    Map<String, Map<Integer, Value>> given = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      IndexCode.Cell cell = cells.get(i);
      Value level =
          key.whys[i] != 0
              ? code.reasons().get(key.whys[i])
              : ((Shape.Listed) cell.level().shape()).values().get((int) levels[i][row]);
      given.computeIfAbsent(cell.row().measure(), any -> new HashMap<>()).put(cell.cell(), level);
    }
    int any = part.first();
    SchoolValues school =
        run.years().evaluator().kept(run.data(), any, run.source(any), year -> null);
    IndexResult result =
        IndexEvaluator.of(
            part.plan(),
            index,
            school,
            (measure, cell) ->
                Objects.requireNonNull(Objects.requireNonNull(given.get(measure)).get(cell)));
    if (result.exact() instanceof Value.Missing missing) {
      return new Pattern(key, code.reasons().number(missing), 1, new long[cells.size()][0]);
    }
    return earned(key, result);
  }

  private Pattern earned(Key key, IndexResult result) {
    Map<String, IndexResult.MeasurePoints> byMeasure = new HashMap<>();
    result.measures().forEach(one -> byMeasure.put(one.measure(), one));
    List<List<Rational>> points = new ArrayList<>();
    BigInteger denominator = BigInteger.ONE;
    for (int i = 0; i < cells.size(); i++) {
      List<Rational> own = key.whys[i] == 0 ? points(cells.get(i), byMeasure) : List.of();
      points.add(own);
      for (Rational one : own) {
        BigInteger other = one.denominator();
        denominator = denominator.divide(denominator.gcd(other)).multiply(other);
      }
    }
    if (denominator.compareTo(LARGEST) > 0) {
      return fault(key);
    }
    long[][] tables = new long[cells.size()][0];
    Rational unit = Rational.of(BigInteger.ONE, denominator);
    for (int i = 0; i < tables.length; i++) {
      List<Rational> own = points.get(i);
      if (!own.isEmpty()) {
        tables[i] = own.stream().mapToLong(one -> whole(one, unit)).toArray();
      }
    }
    long most = 0;
    for (long[] table : tables) {
      most += Arrays.stream(table).map(Math::abs).max().orElse(0);
    }
    boolean isBounded = BigInteger.valueOf(most).compareTo(bound.multiply(denominator)) <= 0;
    return isBounded ? new Pattern(key, 0, denominator.longValue(), tables) : fault(key);
  }

  private static long whole(Rational number, Rational unit) {
    return number.dividedBy(unit).numerator().longValueExact();
  }

  /** What each level of a cell earns; nothing if its measure is missing. */
  private List<Rational> points(
      IndexCode.Cell cell, Map<String, IndexResult.MeasurePoints> byMeasure) {
    String name = cell.row().measure();
    IndexResult.MeasurePoints measure = Objects.requireNonNull(byMeasure.get(name), name);
    if (measure.points().isMissing()) {
      return List.of();
    }
    Rational weight = measure.weight().times(measure.cells().get(cell.cell()).part());
    Map<Rational, Rational> parts = Objects.requireNonNull(index.earned().get(name), name);
    List<Rational> points = new ArrayList<>();
    for (Value level : ((Shape.Listed) cell.level().shape()).values()) {
      Rational part =
          Objects.requireNonNull(parts.get(((Value.Level) level).number()), "a level of the table");
      Rational earned = weight.times(part);
      Integer places = index.spec().roundCells();
      points.add(places == null ? earned : earned.rounded(places, RoundingRule.HALF_UP));
    }
    return points;
  }
}
