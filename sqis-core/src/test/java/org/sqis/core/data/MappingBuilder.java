package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;

/** Writes mappings and their files for tests in few words; columns belong to the last file. */
public final class MappingBuilder {
  private final List<DataSpec.FileSpec> files = new ArrayList<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final List<DataSpec.ExpectedDifference> expected = new ArrayList<>();
  private final List<DataSpec.Column> columns = new ArrayList<>();
  private final List<DataSpec.MissingToken> missing = new ArrayList<>();
  private final List<DataSpec.Answer> answers = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<RecordFile> records = new ArrayList<>();
  private String policy = "sample";
  private String path = "";
  private String key = "";
  private DataSpec.Format format = DataSpec.Format.CSV;
  private Entity.Kind entity = Entity.Kind.SCHOOL;
  private SchoolYear year;
  private Expr rows;

  public MappingBuilder forPolicy(String name) {
    policy = name;
    return this;
  }

  /** Begins a CSV file; without lines it does not exist. */
  public MappingBuilder csv(String filePath, String keyColumn, String... lines) {
    return file(filePath, keyColumn, DataSpec.Format.CSV, lines);
  }

  /** Begins a JSON file; without lines it does not exist. */
  public MappingBuilder json(String filePath, String keyColumn, String... lines) {
    return file(filePath, keyColumn, DataSpec.Format.JSON, lines);
  }

  private MappingBuilder file(
      String filePath, String keyColumn, DataSpec.Format fileFormat, String... lines) {
    endFile();
    if (lines.length > 0) {
      texts.put(filePath, String.join("\n", lines));
    }
    path = filePath;
    key = keyColumn;
    format = fileFormat;
    return this;
  }

  private void endFile() {
    if (!path.isEmpty()) {
      String name = path.substring(0, path.indexOf('.'));
      files.add(
          new DataSpec.FileSpec(
              name, path, format, key, entity, year, rows, columns, missing, answers, ignored));
    }
    path = "";
    entity = Entity.Kind.SCHOOL;
    year = null;
    rows = null;
    columns.clear();
    missing.clear();
    answers.clear();
    ignored.clear();
  }

  /** Says that every row of the file is a district scored as a whole. */
  public MappingBuilder ofDistricts() {
    entity = Entity.Kind.DISTRICT;
    return this;
  }

  /** Says the year of every row of the file. */
  public MappingBuilder year(int start) {
    year = new SchoolYear(start);
    return this;
  }

  /** A column whose values belong to one year. */
  public MappingBuilder inYear(int start, String column, String input) {
    return inYear(new DataSpec.ColumnYear.In(new SchoolYear(start)), column, input, "");
  }

  public MappingBuilder everyYear(String column, String input) {
    return inYear(new DataSpec.ColumnYear.Every(), column, input, "");
  }

  public MappingBuilder inYear(
      DataSpec.ColumnYear columnYear, String column, String input, String group) {
    columns.add(
        new DataSpec.Column(
            column,
            DataSpec.Role.INPUT,
            input,
            group,
            DataSpec.ColumnUnit.PLAIN,
            List.of(),
            columnYear));
    return this;
  }

  public MappingBuilder column(DataSpec.Column column) {
    columns.add(column);
    return this;
  }

  public MappingBuilder rows(Expr condition) {
    rows = condition;
    return this;
  }

  public MappingBuilder input(String column, String input, DataSpec.Word... words) {
    return input(column, input, DataSpec.ColumnUnit.PLAIN, "", words);
  }

  public MappingBuilder wide(String column, String input, String group) {
    return input(column, input, DataSpec.ColumnUnit.PLAIN, group);
  }

  public MappingBuilder percent(String column, String input) {
    return input(column, input, DataSpec.ColumnUnit.PERCENT, "");
  }

  public MappingBuilder input(
      String column, String input, DataSpec.ColumnUnit unit, String group, DataSpec.Word... words) {
    columns.add(
        new DataSpec.Column(column, DataSpec.Role.INPUT, input, group, unit, List.of(words)));
    return this;
  }

  public MappingBuilder role(String column, DataSpec.Role role, DataSpec.Word... words) {
    columns.add(
        new DataSpec.Column(column, role, "", "", DataSpec.ColumnUnit.PLAIN, List.of(words)));
    return this;
  }

  public MappingBuilder missing(String column, String token, MissingReason reason) {
    missing.add(new DataSpec.MissingToken(column, token, reason));
    return this;
  }

  public MappingBuilder answer(String column, String result, DataSpec.Word... words) {
    return answer(column, result, "", DataSpec.ColumnUnit.PLAIN, words);
  }

  public MappingBuilder answer(
      String column,
      String result,
      String group,
      DataSpec.ColumnUnit unit,
      DataSpec.Word... words) {
    answers.add(new DataSpec.Answer(column, result, group, unit, List.of(words)));
    return this;
  }

  public MappingBuilder ignored(String... names) {
    ignored.addAll(List.of(names));
    return this;
  }

  public MappingBuilder expect(DataSpec.ExpectedDifference difference) {
    expected.add(difference);
    return this;
  }

  /** A file of records; without lines it does not exist. */
  public MappingBuilder records(RecordFile file, String... lines) {
    records.add(file);
    if (lines.length > 0) {
      texts.put(file.path(), String.join("\n", lines));
    }
    return this;
  }

  /** The mapping. */
  public DataSpec build() {
    endFile();
    return new DataSpec(
        "sample_data",
        "Sample data",
        policy,
        new SchoolYear(2014),
        true,
        "made up",
        List.of("a remark"),
        files,
        expected,
        records);
  }

  /** The files given line by line. */
  public FileResolver files() {
    return FileResolver.ofTexts(texts);
  }

  public static DataSpec.Word word(String text, String word) {
    return new DataSpec.Word(text, word);
  }
}
