package org.sqis.core.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.evaluation.EvaluationSystem.Combination;
import org.sqis.core.evaluation.EvaluationSystem.Cut;
import org.sqis.core.evaluation.EvaluationSystem.RatedMeasure;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Problem;

/**
 * An evaluation system without a fault, which rates people. Raising a measure never lowers the
 * level. Deeply immutable; safe for every thread.
 */
public final class RatingRule {
  private final EvaluationSystem system;
  private @Nullable Reach reach;

  RatingRule(EvaluationSystem system) {
    this.system = system;
  }

  /**
   * The rule of a system.
   *
   * @throws IllegalArgumentException if the system has faults
   */
  public static RatingRule of(EvaluationSystem system) {
    List<Problem> problems = EvaluationProof.check(system);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("system must have no fault: " + problems.get(0));
    }
    return new RatingRule(system);
  }

  /** The system. */
  public EvaluationSystem system() {
    return system;
  }

  /** What the system can do at all; worked out once. */
  public synchronized Reach reach() {
    if (reach == null) {
      reach = Reach.of(system).orElseThrow(() -> new AssertionError("proved: " + system.name()));
    }
    return reach;
  }

  /**
   * The rating of a person.
   *
   * @param values the value of each measure as text; a measure that is left out is missing
   * @throws IllegalArgumentException if a value is not on the scale of its measure
   */
  public Rating rate(Map<String, String> values) {
    List<Rating.Part> parts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Map<String, Rational> positions = new LinkedHashMap<>();
    for (RatedMeasure measure : system.measures()) {
      String value = values.get(measure.name());
      if (value == null) {
        missing.add(measure.name());
        continue;
      }
      Rational position =
          measure
              .scale()
              .position(value)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "values must be on the scale of " + measure.name() + ": " + value));
      positions.put(measure.name(), position);
      Rational share = measure.share();
      Rational earned = share == null ? null : earned(share, position);
      parts.add(
          new Rating.Part(
              measure.name(), measure.kind(), value, position, share, earned, measure.total()));
    }
    if (!missing.isEmpty()) {
      return new Rating("", missing, parts, List.of(), null, List.of());
    }
    List<Rating.Total> totals = new ArrayList<>();
    for (Combination combination : system.combinations()) {
      totals.add(total(combination, parts));
    }
    Rating.Cell cell = cell(values, totals);
    String level = cell != null ? cell.level() : level(totals, "");
    List<Rating.Held> held = new ArrayList<>();
    for (EvaluationSystem.Cap cap : system.caps()) {
      RatedMeasure measure = system.measure(cap.measure()).orElseThrow(AssertionError::new);
      Rational most = measure.scale().position(cap.atMost()).orElseThrow(AssertionError::new);
      Rational position = Objects.requireNonNull(positions.get(cap.measure()));
      boolean applies = position.compareTo(most) <= 0;
      if (applies && system.levels().indexOf(cap.level()) < system.levels().indexOf(level)) {
        held.add(new Rating.Held(cap, Objects.requireNonNull(values.get(cap.measure())), level));
        level = cap.level();
      }
    }
    return new Rating(level, List.of(), parts, totals, cell, held);
  }

  /** The points of 100 that a share earns. */
  static Rational earned(Rational share, Rational position) {
    return Rational.HUNDRED.times(share).times(position);
  }

  private static Rating.Total total(Combination combination, List<Rating.Part> parts) {
    Rational points = Rational.ZERO;
    for (Rating.Part part : parts) {
      Rational earned = part.earned();
      if (earned != null && part.total().equals(combination.name())) {
        points = points.plus(earned);
      }
    }
    Optional<Cut> better = Optional.empty();
    for (Cut cut : combination.cuts()) {
      if (cut.isReached(points)) {
        Rational from = better.map(Cut::from).orElse(null);
        return new Rating.Total(
            combination.name(),
            points,
            cut.level(),
            cut.from() == null ? null : cut,
            better.map(Cut::level).orElse(""),
            from == null ? null : from.minus(points));
      }
      better = Optional.of(cut);
    }
    throw new AssertionError("proved to have a level for every total: " + combination);
  }

  private static String level(List<Rating.Total> totals, String name) {
    return totals.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(Rating.Total::level)
        .orElseThrow(() -> new AssertionError("proved to be there: " + name));
  }

  private Rating.@Nullable Cell cell(Map<String, String> values, List<Rating.Total> totals) {
    EvaluationSystem.Matrix matrix = system.matrix();
    if (matrix == null) {
      return null;
    }
    String row = axis(matrix.rowsBy(), values, totals);
    String column = axis(matrix.columnsBy(), values, totals);
    return new Rating.Cell(row, column, matrix.level(row, column).orElseThrow(AssertionError::new));
  }

  private String axis(String axis, Map<String, String> values, List<Rating.Total> totals) {
    return system.measure(axis).isPresent()
        ? Objects.requireNonNull(values.get(axis))
        : level(totals, axis);
  }

  @Override
  public String toString() {
    return "rule of " + system.name();
  }
}
