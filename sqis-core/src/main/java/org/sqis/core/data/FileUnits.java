package org.sqis.core.data;

import java.util.Locale;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Checks whom the rows of one file describe, and so what its columns can fill. With a {@code key}
 * they describe schools; without one districts, if a column says which, else the consortium.
 */
final class FileUnits {
  private final DataSpec spec;
  private final DataSpec.FileSpec file;
  private final ProblemList problems;
  private boolean isKeyAsked;

  FileUnits(DataSpec spec, DataSpec.FileSpec file, Place.Element element, ProblemList problems) {
    this.spec = spec;
    this.file = file;
    this.problems = problems;
    if (!hasKey() && file.entity() == Entity.Kind.DISTRICT) {
      askKey("its rows are districts that are scored as a whole", element.child("entity"));
    }
  }

  /** Whom a result describes of which the policy does not say it. */
  static UnitOfAnalysis unsaid(DataSpec.FileSpec file, DataSpec.Answer answer) {
    if (file.key().isEmpty()) {
      return saysDistrict(file) ? UnitOfAnalysis.DISTRICT : UnitOfAnalysis.CONSORTIUM;
    }
    return !answer.group().isEmpty() || YearCheck.columnOf(file, DataSpec.Role.GROUP) != null
        ? UnitOfAnalysis.GROUP
        : UnitOfAnalysis.SCHOOL;
  }

  /** Whether a column can say something about a row of the file; reports it if not. */
  boolean allows(DataSpec.Column column, Place.Element at) {
    if (hasKey()
        || column.role() == DataSpec.Role.DISTRICT
        || column.role() == DataSpec.Role.YEAR) {
      return true;
    }
    String role = column.role().name().toLowerCase(Locale.ROOT);
    askKey("its column `" + column.column() + "` becomes `" + role + "`", at);
    return false;
  }

  /**
   * Whether a column can fill an input or result; reports it if not.
   *
   * @param name the name of the input or result
   * @param noun {@code an input} or {@code a result}
   */
  boolean allows(String name, String noun, UnitOfAnalysis each, Place.Element at) {
    if (!each.isWiderThanSchool()) {
      if (!hasKey()) {
        askKey("`" + name + "` is " + noun + " of each " + each, at);
      }
      return hasKey();
    }
    if (each != UnitOfAnalysis.DISTRICT) {
      return true;
    }
    if (!saysDistrict(file)) {
      problems.add(
          Problem.of(
                  ProblemCode.MAPPING_OTHER_UNIT,
                  at,
                  name,
                  noun,
                  Wording.each(each),
                  "no column of `" + file.name() + "` becomes `district`")
              .help("add the column that names the district of each row"));
      return false;
    }
    if (spec.files().stream().noneMatch(one -> !one.key().isEmpty() && saysDistrict(one))) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_NO_DISTRICTS, at, name, noun)
              .help("let a column of a file with `key` become `district`"));
      return false;
    }
    return true;
  }

  private boolean hasKey() {
    return !file.key().isEmpty();
  }

  /** Whether rows say their district: in a column, or by its name if they describe districts. */
  private static boolean saysDistrict(DataSpec.FileSpec file) {
    boolean isNamed =
        !file.key().isEmpty()
            && file.entity() == Entity.Kind.DISTRICT
            && YearCheck.columnOf(file, DataSpec.Role.NAME) != null;
    return isNamed || YearCheck.columnOf(file, DataSpec.Role.DISTRICT) != null;
  }

  /** Reports, once for the file, that it needs a key. */
  private void askKey(String why, Place.Element at) {
    if (!isKeyAsked) {
      isKeyAsked = true;
      problems.add(
          Problem.of(ProblemCode.MAPPING_NEEDS_KEY, at, file.name(), why)
              .help("write `key` and the column that holds the code of the school"));
    }
  }
}
