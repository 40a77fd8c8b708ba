package org.sqis.core.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.DateLayout;

/**
 * How one file becomes records of schools. Deeply immutable; safe for every thread; equal by
 * content.
 *
 * @param kind what its rows are
 * @param path where it is, relative to the folder of the data
 * @param format its format
 * @param key the column that holds the code of the school; of a succession that of the former one
 * @param rows which rows take part, over the names of columns; null for every row
 * @param columns what becomes of the columns
 * @param constants what every row says without a column
 * @param ignored columns that are known and not used
 * @param origin where the file comes from, or empty
 * @param notes remarks that are printed
 */
public record RecordFile(
    Kind kind,
    String path,
    DataSpec.Format format,
    String key,
    @Nullable Expr rows,
    List<Column> columns,
    List<Constant> constants,
    List<String> ignored,
    String origin,
    List<String> notes) {
  public RecordFile {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(key, "key");
    columns = List.copyOf(columns);
    constants = List.copyOf(constants);
    ignored = List.copyOf(ignored);
    Objects.requireNonNull(origin, "origin");
    notes = List.copyOf(notes);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("key must not be empty: " + path);
    }
  }

  /** A CSV file whose columns all become what a record says. */
  public static RecordFile of(Kind kind, String path, String key, List<Column> columns) {
    return new RecordFile(
        kind, path, DataSpec.Format.CSV, key, null, columns, List.of(), List.of(), "", List.of());
  }

  /** The same file at another path. */
  public RecordFile at(String other) {
    return new RecordFile(
        kind, other, format, key, rows, columns, constants, ignored, origin, notes);
  }

  /** What the rows of a file are. */
  public enum Kind {
    /** Decisions of people: {@link SchoolRecords.Decision}. */
    DECISIONS("decisions", "decision", Key.SCHOOL, false),
    /** What was filed or done for a duty: {@link SchoolRecords.Filed}. */
    FILED("filed", "filing", Key.SCHOOL, false),
    /** Duties that were waived: {@link SchoolRecords.WaivedDuty}. */
    WAIVED("waived", "waiver", Key.SCHOOL, false),
    /** Schools that carry on what others were: {@link SchoolRecords.Succession}. */
    SUCCESSIONS("successions", "succession", Key.SCHOOL, false),
    /** What a district was granted, and from when to when: {@link Entry}. */
    GRANTS("grants", "grant", Key.DISTRICT, true),
    /** Plans that schools filed: {@link Entry}. */
    PLANS("plans", "plan", Key.SCHOOL, true),
    /** The actions of plans: {@link Entry}. */
    ACTIONS("actions", "action", Key.ID, true),
    /** The Title I money of districts: {@link Entry}. */
    BUDGETS("budgets", "budget", Key.DISTRICT, true),
    /** What districts or the consortium did for a duty: {@link Entry}. */
    MILESTONES("milestones", "milestone", Key.DISTRICT, true),
    /** The steps of modules of instruction: {@link Entry}. */
    MODULES("modules", "module", Key.ID, true),
    /** Who is in the team of a school that helps others: {@link Entry}. */
    TEAMS("teams", "team member", Key.SCHOOL, true),
    /** Partners that people chose for a school: {@link Entry}. */
    PINS("pins", "pin", Key.SCHOOL, true),
    /** What happened in a partnership, day by day: {@link Entry}. */
    PARTNERSHIPS("partnerships", "event of a partnership", Key.SCHOOL, true),
    /** Levels that a review gave a district: {@link Entry}. */
    RATINGS("ratings", "rating", Key.DISTRICT, true),
    /** Districts that took part in developing a rubric: {@link Entry}. */
    AUTHORSHIPS("authorships", "authorship", Key.DISTRICT, true),
    /** Members of a panel: {@link Entry}. */
    ROSTER("roster", "member", Key.ID, true),
    /** Meetings of a panel: {@link Entry}. */
    MEETINGS("meetings", "meeting", Key.ID, true),
    /** Decisions about the grant of a district: {@link Entry}. */
    RULINGS("rulings", "ruling", Key.DISTRICT, true),
    /** What a district that wants to join has accepted: {@link Entry}. */
    TENETS("tenets", "tenet", Key.APPLICANT, true);

    private final String word;
    private final String noun;
    private final Key key;
    private final boolean isEntry;

    Kind(String word, String noun, Key key, boolean isEntry) {
      this.word = word;
      this.noun = noun;
      this.key = key;
      this.isEntry = isEntry;
    }

    /** What the key of a row is the code or name of. */
    public Key key() {
      return key;
    }

    /** Whether rows become an {@link Entry}; the others are {@link SchoolRecords}. */
    public boolean isEntry() {
      return isEntry;
    }

    /** The word as mappings write it. */
    public String word() {
      return word;
    }

    /** What one row is called. */
    public String noun() {
      return noun;
    }

    /** What every row says besides its key, as a reference writes it. */
    public List<String> needs() {
      return RecordField.of(this).stream()
          .filter(RecordField::isRequired)
          .map(RecordField::form)
          .toList();
    }

    /** What a row can say besides, as a reference writes it. */
    public List<String> takes() {
      return RecordField.of(this).stream()
          .filter(field -> !field.isRequired())
          .map(RecordField::form)
          .toList();
    }
  }

  /** What the key of a row is. */
  public enum Key {
    /** The code of a school that the data know. */
    SCHOOL,
    /** A district of a membership of the policy. */
    DISTRICT,
    /** A district, a member or not. */
    APPLICANT,
    /** A text that tells records apart, such as the number of a plan. */
    ID
  }

  /**
   * What becomes of one column.
   *
   * @param column its name in the file
   * @param field what the record says there, such as {@code designation}
   * @param words for cell texts what they stand for; other texts stand for themselves
   * @param dates how its dates are written; null for {@code 2013-12-01}
   */
  public record Column(
      String column, String field, List<DataSpec.Word> words, @Nullable DateLayout dates) {
    public Column {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(field, "field");
      words = List.copyOf(words);
    }

    /** A column without words, whose dates, if it has any, are written {@code 2013-12-01}. */
    public Column(String column, String field) {
      this(column, field, List.of(), null);
    }
  }

  /**
   * What every row says without a column.
   *
   * @param field what the record says there
   * @param text the text, as a cell would hold it; dates are written {@code 2013-12-01}
   */
  public record Constant(String field, String text) {
    public Constant {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(text, "text");
      if (text.isBlank()) {
        throw new IllegalArgumentException("text must not be empty: " + field);
      }
    }
  }
}
