package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem.Cap;
import org.sqis.core.evaluation.EvaluationSystem.Combination;
import org.sqis.core.evaluation.EvaluationSystem.Cut;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.number.Rational;

/**
 * The parts of a system that do not depend on each other: its totals, and the measures that stand
 * for themselves.
 *
 * @param components the axes first, in the order of the matrix
 */
record ReachParts(List<Component> components) {
  /** More different sums than these are not tried. */
  static final int MOST_SUMS = 5_000;

  ReachParts {
    components = List.copyOf(components);
  }

  /** The parts of a system; empty if there is too much to try. */
  static Optional<ReachParts> of(EvaluationSystem system) {
    List<Component> components = new ArrayList<>();
    List<String> used = new ArrayList<>();
    EvaluationSystem.Matrix matrix = system.matrix();
    List<String> axes = matrix == null ? List.of("") : List.of(matrix.rowsBy(), matrix.columnsBy());
    for (String axis : axes) {
      Component component = component(system, axis);
      components.add(component);
      used.addAll(component.measures());
    }
    for (RatedMeasure measure : system.measures()) {
      if (!used.contains(measure.name())) {
        components.add(new Component(system, List.of(measure), null, false));
      }
    }
    boolean isSmall = components.stream().allMatch(one -> one.sums(List.of()).isPresent());
    return isSmall ? Optional.of(new ReachParts(components)) : Optional.empty();
  }

  private static Component component(EvaluationSystem system, String axis) {
    Optional<RatedMeasure> measure = system.measure(axis);
    if (!axis.isEmpty() && measure.isPresent()) {
      return new Component(system, List.of(measure.get()), null, true);
    }
    Combination combination =
        system.combinations().stream()
            .filter(one -> one.name().equals(axis))
            .findFirst()
            .orElseThrow(() -> new AssertionError("proved to be there: " + axis));
    List<RatedMeasure> measures =
        system.measures().stream()
            .filter(one -> one.share() != null && one.total().equals(axis))
            .toList();
    return new Component(system, measures, combination, true);
  }

  /**
   * Levels of axes, the best level that caps leave, and values that lead there.
   *
   * @param axes the levels of the axes so far
   * @param cap the place of the best level that is left
   * @param example values of the measures so far
   */
  record Given(List<String> axes, int cap, Map<String, String> example) {
    Given and(Given more) {
      List<String> both = new ArrayList<>(axes);
      both.addAll(more.axes);
      Map<String, String> all = new LinkedHashMap<>(example);
      all.putAll(more.example);
      return new Given(both, Math.min(cap, more.cap), all);
    }

    Object key() {
      return List.of(axes, cap);
    }
  }

  /**
   * What the values of one measure give while the others stay.
   *
   * @param choices what each gives, from the lowest value on
   */
  record Varied(List<Choice> choices) {
    /** One value. */
    record Choice(String value, Given given) {}

    Object key() {
      return choices.stream().map(one -> one.given().key()).distinct().toList();
    }
  }

  /** Positions of a measure that have the same caps: one of them, or all between two. */
  private record Piece(Rational low, Rational high, boolean hasLow, boolean hasHigh, int cap) {
    /** A position, {@code part} of the way from the low end to the high one. */
    Rational at(Rational part) {
      Rational place = low.plus(part.times(high.minus(low)));
      boolean isOut = (!hasLow && place.equals(low)) || (!hasHigh && place.equals(high));
      return isOut ? middle(low, high) : place;
    }
  }

  /** Sums of points that the pieces of some measures can give. */
  private record Sums(
      Rational low, Rational high, boolean hasLow, boolean hasHigh, int cap, List<Piece> pieces) {
    Object key() {
      return List.of(low, high, hasLow, hasHigh, cap);
    }

    boolean holds(Rational sum) {
      int fromLow = sum.compareTo(low);
      int fromHigh = sum.compareTo(high);
      return (hasLow ? fromLow >= 0 : fromLow > 0) && (hasHigh ? fromHigh <= 0 : fromHigh < 0);
    }

    /** Where a sum lies between the ends, from 0 to 1. */
    Rational part(Rational sum) {
      return low.equals(high) ? Rational.of(1, 2) : sum.minus(low).dividedBy(high.minus(low));
    }
  }

  /** A total, or a measure that stands for itself. */
  static final class Component {
    private final EvaluationSystem system;
    private final List<RatedMeasure> measures;
    private final @Nullable Combination combination;
    private final boolean isAxis;

    private Component(
        EvaluationSystem system,
        List<RatedMeasure> measures,
        @Nullable Combination combination,
        boolean isAxis) {
      this.system = system;
      this.measures = measures;
      this.combination = combination;
      this.isAxis = isAxis;
    }

    List<String> measures() {
      return measures.stream().map(RatedMeasure::name).toList();
    }

    /** Everything it can give, each once. */
    List<Given> given() {
      Map<Object, Given> all = new LinkedHashMap<>();
      for (Sums sums : sums(List.of()).orElseThrow(AssertionError::new)) {
        for (Rational sum : tries(sums, List.of())) {
          Object key = combination == null ? sums : List.of(level(combination, sum), sums.cap());
          if (!all.containsKey(key)) {
            all.put(key, given(sums.cap(), sum, example(measures, sums, sum)));
          }
        }
      }
      return List.copyOf(all.values());
    }

    /** What varying one measure can give, for every sum of the others. */
    List<Varied> variations(String measure) {
      RatedMeasure own =
          measures.stream().filter(one -> one.name().equals(measure)).findFirst().orElseThrow();
      List<RatedMeasure> others = measures.stream().filter(one -> !one.name().equals(measure)).toList();
      List<Piece> pieces = pieces(own);
      List<Rational> ends = new ArrayList<>();
      for (Piece piece : pieces) {
        ends.add(points(own, piece.low()));
        ends.add(points(own, piece.high()));
      }
      Map<Object, Varied> all = new LinkedHashMap<>();
      for (Sums sums : sums(List.of(own)).orElseThrow(AssertionError::new)) {
        for (Rational sum : tries(sums, ends)) {
          // Examples are made only of what was not seen before: most sums do the same.
          Object key = inShort(own, pieces, sums, sum);
          if (!all.containsKey(key)) {
            all.put(key, varied(own, pieces, sums, sum, example(others, sums, sum)));
          }
        }
      }
      return List.copyOf(all.values());
    }

    /** What the values of {@code own} give in short, to know whether it was seen before. */
    private List<List<Object>> inShort(
        RatedMeasure own, List<Piece> pieces, Sums others, Rational sum) {
      Set<List<Object>> all = new LinkedHashSet<>();
      for (Piece piece : pieces) {
        for (Rational position : positions(own, piece, sum)) {
          all.add(List.of(level(own, position, sum), Math.min(others.cap(), piece.cap())));
        }
      }
      return List.copyOf(all);
    }

    private Object level(RatedMeasure own, Rational position, Rational sum) {
      return combination != null
          ? level(combination, sum.plus(points(own, position)))
          : isAxis ? position : "";
    }

    private Varied varied(
        RatedMeasure own,
        List<Piece> pieces,
        Sums others,
        Rational sum,
        Map<String, String> example) {
      List<Varied.Choice> choices = new ArrayList<>();
      for (Piece piece : pieces) {
        for (Rational position : positions(own, piece, sum)) {
          String value = own.scale().value(position);
          Map<String, String> all = new LinkedHashMap<>(example);
          all.put(own.name(), value);
          int cap = Math.min(others.cap(), piece.cap());
          Given given =
              isAxis && combination == null
                  ? new Given(List.of(value), cap, all)
                  : given(cap, sum.plus(points(own, position)), all);
          choices.add(new Varied.Choice(value, given));
        }
      }
      return new Varied(choices);
    }

    /** Positions in a piece: its ends, where a cut score is met, and one between each two. */
    private List<Rational> positions(RatedMeasure own, Piece piece, Rational sum) {
      if (piece.low().equals(piece.high())) {
        return List.of(piece.low());
      }
      TreeSet<Rational> marks = new TreeSet<>(List.of(piece.low(), piece.high()));
      Rational width = points(own, Rational.ONE);
      if (width.signum() > 0) {
        for (Rational cut : cuts()) {
          Rational position = cut.minus(sum).dividedBy(width);
          if (position.compareTo(piece.low()) > 0 && position.compareTo(piece.high()) < 0) {
            marks.add(position);
          }
        }
      }
      List<Rational> all = withMiddles(new ArrayList<>(marks));
      if (!piece.hasLow()) {
        all.remove(piece.low());
      }
      if (!piece.hasHigh()) {
        all.remove(piece.high());
      }
      return all;
    }

    /** Sums to try: the ends, where {@code own} meets a cut score, and one between each two. */
    private List<Rational> tries(Sums sums, List<Rational> own) {
      if (sums.low().equals(sums.high())) {
        return List.of(sums.low());
      }
      TreeSet<Rational> marks = new TreeSet<>(List.of(sums.low(), sums.high()));
      List<Rational> ends = own.isEmpty() ? List.of(Rational.ZERO) : own;
      for (Rational cut : cuts()) {
        for (Rational end : ends) {
          Rational mark = cut.minus(end);
          if (sums.holds(mark)) {
            marks.add(mark);
          }
        }
      }
      return withMiddles(new ArrayList<>(marks)).stream().filter(sums::holds).toList();
    }

    private static List<Rational> withMiddles(List<Rational> marks) {
      List<Rational> all = new ArrayList<>();
      for (int i = 0; i < marks.size(); i++) {
        if (i > 0) {
          all.add(middle(marks.get(i - 1), marks.get(i)));
        }
        all.add(marks.get(i));
      }
      return all;
    }

    private List<Rational> cuts() {
      List<Rational> cuts = new ArrayList<>();
      if (combination != null) {
        for (Cut cut : combination.cuts()) {
          Rational from = cut.from();
          if (from != null) {
            cuts.add(from);
          }
        }
      }
      return cuts;
    }

    private static String level(Combination combination, Rational sum) {
      return combination.cuts().stream()
          .filter(cut -> cut.isReached(sum))
          .findFirst()
          .map(Cut::level)
          .orElseThrow(() -> new AssertionError("proved to have a level: " + combination));
    }

    private Given given(int cap, Rational sum, Map<String, String> example) {
      if (combination != null) {
        return new Given(List.of(level(combination, sum)), cap, example);
      }
      if (!isAxis) {
        return new Given(List.of(), cap, example);
      }
      return new Given(List.of(example.values().iterator().next()), cap, example);
    }

    private static Map<String, String> example(List<RatedMeasure> of, Sums sums, Rational sum) {
      Map<String, String> example = new LinkedHashMap<>();
      Rational part = sums.part(sum);
      for (int i = 0; i < of.size(); i++) {
        example.put(of.get(i).name(), of.get(i).scale().value(sums.pieces().get(i).at(part)));
      }
      return example;
    }

    /** The sums of all measures but {@code without}; empty if they are too many. */
    Optional<List<Sums>> sums(List<RatedMeasure> without) {
      int best = system.levels().size() - 1;
      List<Sums> all = List.of(new Sums(Rational.ZERO, Rational.ZERO, true, true, best, List.of()));
      for (RatedMeasure measure : measures) {
        if (without.contains(measure)) {
          continue;
        }
        Map<Object, Sums> next = new LinkedHashMap<>();
        for (Sums before : all) {
          for (Piece piece : pieces(measure)) {
            Sums both = plus(before, measure, piece);
            // A measure that stands for itself has no points; its values must stay apart.
            next.putIfAbsent(combination == null ? piece : both.key(), both);
          }
          if (next.size() > MOST_SUMS) {
            return Optional.empty();
          }
        }
        all = List.copyOf(next.values());
      }
      return Optional.of(all);
    }

    private Sums plus(Sums before, RatedMeasure measure, Piece piece) {
      Rational low = points(measure, piece.low());
      Rational high = points(measure, piece.high());
      boolean isOne = low.equals(high);
      List<Piece> pieces = new ArrayList<>(before.pieces());
      pieces.add(piece);
      return new Sums(
          before.low().plus(low),
          before.high().plus(high),
          before.hasLow() && (isOne || piece.hasLow()),
          before.hasHigh() && (isOne || piece.hasHigh()),
          Math.min(before.cap(), piece.cap()),
          Collections.unmodifiableList(pieces));
    }

    private static Rational points(RatedMeasure measure, Rational position) {
      Rational share = measure.share();
      return share == null ? Rational.ZERO : RatingRule.earned(share, position);
    }

    /** The positions of a measure, apart by what caps do. */
    private List<Piece> pieces(RatedMeasure measure) {
      List<Piece> pieces = new ArrayList<>();
      Optional<List<Rational>> positions = measure.scale().positions();
      if (positions.isPresent()) {
        for (Rational position : positions.get()) {
          pieces.add(new Piece(position, position, true, true, cap(measure, position)));
        }
        return pieces;
      }
      TreeSet<Rational> ends = new TreeSet<>(List.of(Rational.ONE));
      for (Cap cap : system.caps()) {
        if (cap.measure().equals(measure.name())) {
          ends.add(measure.scale().position(cap.atMost()).orElseThrow(AssertionError::new));
        }
      }
      Rational low = Rational.ZERO;
      boolean hasLow = true;
      for (Rational end : ends) {
        if (!end.equals(low) || hasLow) {
          pieces.add(new Piece(low, end, hasLow, true, cap(measure, end)));
        }
        low = end;
        hasLow = false;
      }
      return pieces;
    }

    /** The place of the best level that caps leave somebody with this position. */
    private int cap(RatedMeasure measure, Rational position) {
      int best = system.levels().size() - 1;
      for (Cap cap : system.caps()) {
        if (cap.measure().equals(measure.name())) {
          Rational most = measure.scale().position(cap.atMost()).orElseThrow(AssertionError::new);
          if (position.compareTo(most) <= 0) {
            best = Math.min(best, system.levels().indexOf(cap.level()));
          }
        }
      }
      return best;
    }
  }

  private static Rational middle(Rational one, Rational other) {
    return one.plus(other).dividedBy(Rational.of(2));
  }
}
