package org.sqis.core.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.YearRange;
import org.sqis.core.number.Rational;

/**
 * How a district evaluates people of some roles, as it is written; {@link RatingRule} is one
 * without faults. Deeply immutable; safe for every thread.
 *
 * @param name its name
 * @param title its title for reports, or empty
 * @param district the district
 * @param roles whom it evaluates
 * @param years the school years it is for; null for every one
 * @param levels the levels, from the worst to the best
 * @param measures the measures
 * @param combinations totals with cut scores; the one without a name gives the level itself
 * @param matrix what gives the level of two axes; null if a total does
 * @param caps what keeps a level down
 * @param intervals how often people are rated
 * @param feedbackDays within how many days of the rating people have feedback; null if it does not
 *     say so
 * @param agreement what was bargained about it, or empty
 * @param milestones what was done when
 * @param consultations who was consulted when
 * @param uses how ratings inform personnel decisions
 * @param source what it rests on, or empty
 * @param notes remarks that are printed
 */
public record EvaluationSystem(
    String name,
    String title,
    String district,
    List<String> roles,
    @Nullable YearRange years,
    List<String> levels,
    List<RatedMeasure> measures,
    List<Combination> combinations,
    @Nullable Matrix matrix,
    List<Cap> caps,
    List<Interval> intervals,
    @Nullable Integer feedbackDays,
    String agreement,
    List<Done> milestones,
    List<Consulted> consultations,
    List<String> uses,
    String source,
    List<String> notes) {
  public EvaluationSystem {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(district, "district");
    roles = List.copyOf(roles);
    levels = List.copyOf(levels);
    measures = List.copyOf(measures);
    combinations = List.copyOf(combinations);
    caps = List.copyOf(caps);
    intervals = List.copyOf(intervals);
    Objects.requireNonNull(agreement, "agreement");
    milestones = List.copyOf(milestones);
    consultations = List.copyOf(consultations);
    uses = List.copyOf(uses);
    Objects.requireNonNull(source, "source");
    notes = List.copyOf(notes);
  }

  /** The title, or the name where there is none. */
  public String shown() {
    return title.isEmpty() ? name : title;
  }

  /** Whether it is for a school year. */
  public boolean isFor(SchoolYear year) {
    return years == null || years.contains(year);
  }

  /** Whether there is a school year that both systems are for. */
  boolean overlaps(EvaluationSystem other) {
    YearRange own = years;
    YearRange others = other.years;
    return own == null
        || others == null
        || (own.first().compareTo(others.last()) <= 0 && others.first().compareTo(own.last()) <= 0);
  }

  /** The measure of that name. */
  public Optional<RatedMeasure> measure(String wanted) {
    return measures.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }

  /** After how many school years people of a role and status are rated again. */
  public Optional<Integer> interval(String role, String status) {
    return intervalRow(role, status).map(Interval::years);
  }

  /** The row of the intervals that holds for people of a role and status. */
  Optional<Interval> intervalRow(String role, String status) {
    return intervals.stream()
        .filter(one -> one.role().equals(role) && one.status().equals(status))
        .findFirst()
        .or(
            () ->
                intervals.stream()
                    .filter(one -> one.role().equals(role) && one.status().isEmpty())
                    .findFirst());
  }

  /**
   * A measure.
   *
   * @param name its name
   * @param kind what it is about
   * @param scale its values
   * @param share its share of the points of its total, from 0 to 1; null if it has none
   * @param total the total it is part of; empty for that which gives the level
   */
  public record RatedMeasure(
      String name, MeasureKind kind, Scale scale, @Nullable Rational share, String total) {
    public RatedMeasure {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(scale, "scale");
      Objects.requireNonNull(total, "total");
    }
  }

  /**
   * A total of shares with cut scores.
   *
   * @param name its name; empty if it gives the level itself
   * @param cuts its levels, the best first
   */
  public record Combination(String name, List<Cut> cuts) {
    public Combination {
      Objects.requireNonNull(name, "name");
      cuts = List.copyOf(cuts);
    }
  }

  /**
   * From which total on there is a level.
   *
   * @param level the level
   * @param from the cut score, of 100 points; null for the level of all lower totals
   * @param isAbove whether the total has to be above the cut score, and not only at it
   */
  public record Cut(String level, @Nullable Rational from, boolean isAbove) {
    public Cut {
      Objects.requireNonNull(level, "level");
    }

    /** Whether a total has this level or a better one. */
    boolean isReached(Rational total) {
      if (from == null) {
        return true;
      }
      int order = total.compareTo(from);
      return isAbove ? order > 0 : order >= 0;
    }
  }

  /**
   * A level for each pair of levels of two axes.
   *
   * @param rowsBy the axis of the rows: a measure with words, or a named total
   * @param columnsBy the axis of the columns
   * @param columns the levels that head the columns
   * @param rows the rows
   */
  public record Matrix(String rowsBy, String columnsBy, List<String> columns, List<Row> rows) {
    public Matrix {
      Objects.requireNonNull(rowsBy, "rowsBy");
      Objects.requireNonNull(columnsBy, "columnsBy");
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** The level of a pair; empty if it has none. */
    public Optional<String> level(String row, String column) {
      int place = columns.indexOf(column);
      return rows.stream()
          .filter(one -> place >= 0 && one.level().equals(row))
          .findFirst()
          .map(one -> one.cells().get(place));
    }
  }

  /**
   * A row of a matrix.
   *
   * @param level the level of the first axis
   * @param cells the levels, one a column
   */
  public record Row(String level, List<String> cells) {
    public Row {
      Objects.requireNonNull(level, "level");
      cells = List.copyOf(cells);
    }
  }

  /**
   * Keeps the level down.
   *
   * @param measure the measure it looks at
   * @param atMost the value at or below which it applies
   * @param level the best level that is then left
   */
  public record Cap(String measure, String atMost, String level) {
    public Cap {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(atMost, "atMost");
      Objects.requireNonNull(level, "level");
    }
  }

  /**
   * How often people are rated.
   *
   * @param role their role
   * @param status which of them, or empty for all others
   * @param years after how many school years they are rated again
   */
  public record Interval(String role, String status, int years) {
    public Interval {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(status, "status");
      if (years < 1) {
        throw new IllegalArgumentException("years must be at least 1: " + years);
      }
    }
  }

  /**
   * A milestone that was reached.
   *
   * @param name its name
   * @param when when that was
   * @param evidence what shows it, or empty
   */
  public record Done(String name, Moment when, String evidence) {
    public Done {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(when, "when");
      Objects.requireNonNull(evidence, "evidence");
    }
  }

  /**
   * A consultation.
   *
   * @param with who was consulted
   * @param on when
   * @param about about what, or empty
   */
  public record Consulted(String with, CalendarDate on, String about) {
    public Consulted {
      Objects.requireNonNull(with, "with");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(about, "about");
    }
  }
}
