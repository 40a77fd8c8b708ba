package org.sqis.core.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.Origin;
import org.sqis.core.policy.LevelTable;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.policy.PolicySpec;
import org.sqis.core.problem.Problem;

/**
 * A level table whose cut scores are those of the schools of a baseline year, with how many of them
 * have each level. Deeply immutable; safe for every thread.
 *
 * @param origin policy, data and year that it was made from
 * @param request what was asked
 * @param type the type of the values
 * @param better which direction is better
 * @param groups the groups whose values count; empty where there is one value a school
 * @param present the table of that name as the policy has it in the baseline year, in whose place
 *     this one is written; null if there is none
 * @param table the table
 * @param columns what is behind each column of the table
 * @param findings what is worth knowing, in the order of the columns
 * @param problems the errors that the policy has with this table; empty if it can be used as it is
 */
public record Calibration(
    Origin origin,
    CalibrationRequest request,
    Type.Numeric type,
    Direction better,
    List<String> groups,
    @Nullable LevelTable present,
    LevelTable table,
    List<Column> columns,
    List<Finding> findings,
    List<Problem> problems) {
  public Calibration {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(better, "better");
    groups = List.copyOf(groups);
    Objects.requireNonNull(table, "table");
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }

  /**
   * Calibrates a level table with the rating year of {@code data} as the baseline year.
   *
   * @throws CalibrationException if the request does not fit the policy or the data, such as an
   *     unknown measure or one without any value; the message says why
   * @throws IllegalArgumentException if the data do not fit the policy
   */
  public static Calibration of(Policy policy, Dataset data, CalibrationRequest request) {
    for (Object argument : new @Nullable Object[] {policy, data, request}) {
      if (argument == null) {
        throw new IllegalArgumentException("policy, data and request must not be null");
      }
    }
    return new Calibrator(policy, data, request).calibrate();
  }

  /** Whether it stands in place of a table of the policy. */
  public boolean isInPlace() {
    return present != null;
  }

  /**
   * A policy with the table, in place of the present one or behind the others.
   *
   * @param spec the policy it was made for
   */
  public PolicySpec appliedTo(PolicySpec spec) {
    return with(table, present, spec);
  }

  static PolicySpec with(LevelTable table, @Nullable LevelTable present, PolicySpec spec) {
    List<LevelTable> tables = new ArrayList<>(spec.levels());
    if (present == null) {
      tables.add(table);
    } else {
      // The table of the year lacks rows of other years, so it is found by its name and years.
      tables.replaceAll(
          one ->
              one.name().equals(present.name()) && Objects.equals(one.years(), present.years())
                  ? table
                  : one);
    }
    return spec.withLevels(tables);
  }

  /** The counts and what is worth knowing, as a text for readers; without the table itself. */
  public String report() {
    return new CalibrationText(this).text();
  }

  /**
   * What is behind a column of the table.
   *
   * @param words the words it serves; none for every school
   * @param schools the schools it serves
   * @param values how many values they have
   * @param distinct how many different values
   * @param missing how many values are missing, by reason
   * @param levels the levels of the table, the best first; none if it is not served
   */
  public record Column(
      List<String> words,
      int schools,
      int values,
      int distinct,
      List<Absent> missing,
      List<Share> levels) {
    public Column {
      words = List.copyOf(words);
      missing = List.copyOf(missing);
      levels = List.copyOf(levels);
    }

    /** The words as they head the column, or {@code every school}. */
    public String label() {
      return words.isEmpty() ? "every school" : String.join(", ", words);
    }
  }

  /**
   * Missing values.
   *
   * @param reason why they are missing
   * @param values how many
   */
  public record Absent(MissingReason reason, int values) {
    public Absent {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
      return values + " " + reason;
    }
  }

  /**
   * A level of a column.
   *
   * @param level the level as the table writes it
   * @param cut its cut score, the worst value it takes; null if it takes whatever is left
   * @param ties how many values equal the cut score
   * @param values how many values have the level
   * @param intended how many were meant to have it; null if the method does not say
   */
  public record Share(
      String level, @Nullable Rational cut, int ties, int values, @Nullable Rational intended) {
    public Share {
      Objects.requireNonNull(level, "level");
    }
  }

  /**
   * Something worth knowing.
   *
   * @param kind what kind
   * @param words the words of the column; none for the whole table
   * @param levels the levels it is about, the best first
   * @param text it in words
   */
  public record Finding(Kind kind, List<String> words, List<String> levels, String text) {
    public Finding {
      Objects.requireNonNull(kind, "kind");
      words = List.copyOf(words);
      levels = List.copyOf(levels);
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What a finding is about. */
  public enum Kind {
    /** Nobody of a column has a value, so it is not served. */
    NOT_SERVED("not served"),
    /** A column has fewer different values than there are levels. */
    TOO_FEW("too few"),
    /** Levels have the cut score of a better one, because of ties. */
    MERGED("merged"),
    /** Nobody of a column has the level. */
    EMPTY("empty"),
    /** The table lacks levels. */
    LEFT_OUT("left out"),
    /** Schools belong to no column. */
    NO_COLUMN("no column"),
    /** The data have districts as wholes, which are no schools. */
    DISTRICTS("districts");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that reports use. */
    public String word() {
      return word;
    }
  }
}
