package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;

/** Writes mappings for tests in few words. */
public final class MappingBuilder {
  private final List<DataSpec.FileSpec> files = new ArrayList<>();
  private final TreeMap<String, String> texts = new TreeMap<>();
  private final List<DataSpec.ExpectedDifference> expected = new ArrayList<>();
  private String policy = "sample";

  private DataSpec.FileSpec file;

  public MappingBuilder forPolicy(String name) {
    policy = name;
    return this;
  }

  public MappingBuilder csv(String path, String key, String... lines) {
    return file(path, key, DataSpec.Format.CSV, lines);
  }

  public MappingBuilder json(String path, String key, String... lines) {
    return file(path, key, DataSpec.Format.JSON, lines);
  }

  private MappingBuilder file(String path, String key, DataSpec.Format format, String... lines) {
    endFile();
    if (lines.length > 0) {
      texts.put(path, String.join("\n", lines));
    }
    String name = path.substring(0, path.indexOf('.'));
    file =
        new DataSpec.FileSpec(
            name,
            path,
            format,
            key,
            Entity.Kind.SCHOOL,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return this;
  }

  private void endFile() {
    if (file != null) {
      files.add(file);
    }
  }

  public MappingBuilder rows(Expr condition) {
    file =
        new DataSpec.FileSpec(
            file.name(),
            file.path(),
            file.format(),
            file.key(),
            file.entity(),
            condition,
            file.columns(),
            file.missing(),
            file.answers(),
            file.ignored());
    return this;
  }

  public MappingBuilder column(DataSpec.Column column) {
    List<DataSpec.Column> columns = new ArrayList<>(file.columns());
    columns.add(column);
    file =
        new DataSpec.FileSpec(
            file.name(),
            file.path(),
            file.format(),
            file.key(),
            file.entity(),
            file.rows(),
            columns,
            file.missing(),
            file.answers(),
            file.ignored());
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
    return column(
        new DataSpec.Column(column, DataSpec.Role.INPUT, input, group, unit, List.of(words)));
  }

  public MappingBuilder role(String column, DataSpec.Role role, DataSpec.Word... words) {
    return column(
        new DataSpec.Column(column, role, "", "", DataSpec.ColumnUnit.PLAIN, List.of(words)));
  }

  public MappingBuilder missing(String column, String token, MissingReason reason) {
    List<DataSpec.MissingToken> missing = new ArrayList<>(file.missing());
    missing.add(new DataSpec.MissingToken(column, token, reason));
    file =
        new DataSpec.FileSpec(
            file.name(),
            file.path(),
            file.format(),
            file.key(),
            file.entity(),
            file.rows(),
            file.columns(),
            missing,
            file.answers(),
            file.ignored());
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
    List<DataSpec.Answer> answers = new ArrayList<>(file.answers());
    answers.add(new DataSpec.Answer(column, result, group, unit, List.of(words)));
    file =
        new DataSpec.FileSpec(
            file.name(),
            file.path(),
            file.format(),
            file.key(),
            file.entity(),
            file.rows(),
            file.columns(),
            file.missing(),
            answers,
            file.ignored());
    return this;
  }

  public MappingBuilder ignored(String... columns) {
    file =
        new DataSpec.FileSpec(
            file.name(),
            file.path(),
            file.format(),
            file.key(),
            file.entity(),
            file.rows(),
            file.columns(),
            file.missing(),
            file.answers(),
            List.of(columns));
    return this;
  }

  public MappingBuilder expect(DataSpec.ExpectedDifference difference) {
    expected.add(difference);
    return this;
  }

  /** The mapping. */
  public DataSpec build() {
    endFile();
    file = null;
    return new DataSpec(
        "sample_data",
        "Sample data",
        policy,
        new SchoolYear(2014),
        true,
        "made up",
        List.of("a remark"),
        files,
        expected);
  }

  /** The files given line by line. */
  public FileResolver files() {
    return FileResolver.ofTexts(texts);
  }

  public static DataSpec.Word word(String text, String word) {
    return new DataSpec.Word(text, word);
  }
}
