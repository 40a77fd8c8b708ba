package org.sqis.core.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.DateLayout;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;

/**
 * How files become a dataset, as its author wrote it. Deeply immutable; safe for every thread;
 * equal by content.
 *
 * @param name its name
 * @param title its title, or empty
 * @param policy the name of the policy whose inputs it fills
 * @param year the school year that is rated; the data may hold earlier ones besides
 * @param isSynthetic whether the data are made up; every output says so
 * @param origin where the data come from, or empty
 * @param notes remarks that are printed
 * @param files the files, at least one
 * @param expected differences from published answers that are known and explained
 * @param records the files that hold records of schools, such as decisions
 * @param life how final the results are
 */
public record DataSpec(
    String name,
    String title,
    String policy,
    SchoolYear year,
    boolean isSynthetic,
    String origin,
    List<String> notes,
    List<FileSpec> files,
    List<ExpectedDifference> expected,
    List<RecordFile> records,
    ResultLife life) {
  public DataSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(origin, "origin");
    notes = List.copyOf(notes);
    files = List.copyOf(files);
    expected = List.copyOf(expected);
    records = List.copyOf(records);
    Objects.requireNonNull(life, "life");
  }

  /** A mapping that does not say how final the results are. */
  public DataSpec(
      String name,
      String title,
      String policy,
      SchoolYear year,
      boolean isSynthetic,
      String origin,
      List<String> notes,
      List<FileSpec> files,
      List<ExpectedDifference> expected,
      List<RecordFile> records) {
    this(
        name,
        title,
        policy,
        year,
        isSynthetic,
        origin,
        notes,
        files,
        expected,
        records,
        ResultLife.UNSAID);
  }

  /** A mapping without records of schools. */
  public DataSpec(
      String name,
      String title,
      String policy,
      SchoolYear year,
      boolean isSynthetic,
      String origin,
      List<String> notes,
      List<FileSpec> files,
      List<ExpectedDifference> expected) {
    this(name, title, policy, year, isSynthetic, origin, notes, files, expected, List.of());
  }

  /** The same with these files of records. */
  public DataSpec withRecords(List<RecordFile> others) {
    return new DataSpec(
        name, title, policy, year, isSynthetic, origin, notes, files, expected, others, life);
  }

  /** The same, with results that stand so. */
  public DataSpec withLife(ResultLife other) {
    return new DataSpec(
        name, title, policy, year, isSynthetic, origin, notes, files, expected, records, other);
  }

  /** The format of a file. */
  public enum Format {
    /** Comma-separated values with one header line, UTF-8. */
    CSV,
    /** An array of objects with one object a row, UTF-8. */
    JSON
  }

  /** In what unit a column writes its numbers. */
  public enum ColumnUnit {
    /** The unit of the input: counts, scores and so on. */
    PLAIN,
    /** Percents: 54.1 is 541/1000. */
    PERCENT,
    /** Fractions of 1: 0.541 is 541/1000. */
    FRACTION
  }

  /**
   * One file.
   *
   * @param name its name in the mapping
   * @param path where it is, relative to the folder of the data
   * @param format its format
   * @param key the column that holds the code of the school or district; text, zeros kept; empty if
   *     a row describes a district, or the consortium if no column becomes the district
   * @param entity the kind of entity every row describes, unless a column says it
   * @param year the school year of every row, unless a column says it; null for the rated one
   * @param rows which rows take part, over the names of columns; null for every row
   * @param columns what becomes of the columns
   * @param missing what cell texts mean a missing value
   * @param answers the columns that hold published answers
   * @param ignored columns that are known and not used
   */
  public record FileSpec(
      String name,
      String path,
      Format format,
      String key,
      Entity.Kind entity,
      @Nullable SchoolYear year,
      @Nullable Expr rows,
      List<Column> columns,
      List<MissingToken> missing,
      List<Answer> answers,
      List<String> ignored) {
    public FileSpec {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(entity, "entity");
      columns = List.copyOf(columns);
      missing = List.copyOf(missing);
      answers = List.copyOf(answers);
      ignored = List.copyOf(ignored);
    }

    /** A file of the rated year. */
    public FileSpec(
        String name,
        String path,
        Format format,
        String key,
        Entity.Kind entity,
        @Nullable Expr rows,
        List<Column> columns,
        List<MissingToken> missing,
        List<Answer> answers,
        List<String> ignored) {
      this(name, path, format, key, entity, null, rows, columns, missing, answers, ignored);
    }
  }

  /** What a column becomes. */
  public enum Role {
    /** A value of an input. */
    INPUT,
    /** The name of the school or district. */
    NAME,
    /** The district of the school. */
    DISTRICT,
    /** The kind of entity; its words are {@code school} and {@code district}. */
    ENTITY,
    /** The student group the row describes. */
    GROUP,
    /** The school year the row belongs to, written 2014-15. */
    YEAR
  }

  /** Which school year the values of a column belong to. */
  public sealed interface ColumnYear {
    /** The year of the row. */
    record OfRow() implements ColumnYear {}

    /**
     * One year, whatever the row says.
     *
     * @param year the year
     */
    record In(SchoolYear year) implements ColumnYear {
      public In {
        Objects.requireNonNull(year, "year");
      }
    }

    /** Every year of the data; for what a school is, not for what it did. */
    record Every() implements ColumnYear {}
  }

  /**
   * What becomes of one column.
   *
   * @param column its name in the file
   * @param role what it becomes
   * @param input the input it fills if {@code role} is INPUT, else empty
   * @param group the group it describes, for a wide file; else empty
   * @param unit how its numbers are written
   * @param words for every cell text the policy's word, such as E = elementary; empty if the texts
   *     are the words
   * @param year which school year its values belong to
   * @param dates how its dates are written; null if the mapping does not say, then {@code
   *     2013-12-01}
   */
  public record Column(
      String column,
      Role role,
      String input,
      String group,
      ColumnUnit unit,
      List<Word> words,
      ColumnYear year,
      @Nullable DateLayout dates) {
    public Column {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(unit, "unit");
      words = List.copyOf(words);
      Objects.requireNonNull(year, "year");
    }

    /** A column that does not say how dates are written. */
    public Column(
        String column,
        Role role,
        String input,
        String group,
        ColumnUnit unit,
        List<Word> words,
        ColumnYear year) {
      this(column, role, input, group, unit, words, year, null);
    }

    /** A column whose values belong to the year of the row. */
    public Column(
        String column, Role role, String input, String group, ColumnUnit unit, List<Word> words) {
      this(column, role, input, group, unit, words, new ColumnYear.OfRow());
    }
  }

  /**
   * A cell text and the policy's word for it.
   *
   * @param text the text in the file
   * @param word the word in the policy
   */
  public record Word(String text, String word) {
    public Word {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(word, "word");
    }
  }

  /**
   * A cell text that means a missing value.
   *
   * @param column the column, or empty for every column
   * @param token the text; empty for an empty cell
   * @param reason what it means
   */
  public record MissingToken(String column, String token, MissingReason reason) {
    public MissingToken {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * A column of published answers. An empty cell, or one with a missing token, says that no value
   * was published.
   *
   * @param column its name in the file
   * @param result the measure, level table or index it answers
   * @param group the group it describes, for a wide file; else empty
   * @param unit how its numbers are written
   * @param words for every cell text the policy's word
   * @param dates how its dates are written; null if the mapping does not say
   */
  public record Answer(
      String column,
      String result,
      String group,
      ColumnUnit unit,
      List<Word> words,
      @Nullable DateLayout dates) {
    public Answer {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(unit, "unit");
      words = List.copyOf(words);
    }

    /** A column that does not say how dates are written. */
    public Answer(String column, String result, String group, ColumnUnit unit, List<Word> words) {
      this(column, result, group, unit, words, null);
    }
  }

  /**
   * A difference from a published answer that is known and explained.
   *
   * @param result the result
   * @param id the code of the school or district; for a result of each district the name of the
   *     district, for one of the consortium {@code consortium}
   * @param group the group, or empty
   * @param reason why the two differ
   */
  public record ExpectedDifference(String result, String id, String group, String reason) {
    public ExpectedDifference {
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
