package org.sqis.core.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** The columns of a file, and what a mapping wants of them that is not there. */
final class FileHeader {
  private final DataSpec.FileSpec file;
  private final List<String> names;
  private final ProblemList problems;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final Set<String> absent = new HashSet<>();

  /** The columns {@code names}; reports those that stand there twice. */
  FileHeader(DataSpec.FileSpec file, List<String> names, ProblemList problems) {
    this.file = file;
    this.names = List.copyOf(names);
    this.problems = problems;
    Set<String> repeated = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (positions.putIfAbsent(name, i) != null && !name.isEmpty() && repeated.add(name)) {
        problems.add(Problem.of(ProblemCode.DATA_REPEATED_COLUMN, at(name), name));
      }
    }
  }

  /** The place of a column, or -1 after a fault. */
  int find(String name, Place.Element element) {
    Integer position = positions.get(name);
    if (position != null) {
      return position;
    }
    if (absent.add(name)) {
      problems.add(
          Problem.of(ProblemCode.DATA_NO_COLUMN, at(name), name)
              .with(element, "the mapping uses it here")
              .help(suggestion(name)));
    }
    return -1;
  }

  /** Reports a column that the mapping speaks of and the file does not have. */
  void check(Mapping.Mention mention) {
    if (!positions.containsKey(mention.column()) && absent.add(mention.column())) {
      problems.add(
          Problem.of(
                  ProblemCode.MAPPING_NO_SUCH_COLUMN,
                  mention.element(),
                  mention.column(),
                  mention.by())
              .with(at(""), "")
              .help(suggestion(mention.column())));
    }
  }

  /** Notes the columns that are none of {@code used}. */
  void noteUnused(Set<String> used) {
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!used.contains(names.get(i))) {
        unused.add(names.get(i).isEmpty() ? "column " + (i + 1) : names.get(i));
      }
    }
    if (!unused.isEmpty()) {
      problems.add(
          Problem.of(
              ProblemCode.DATA_UNUSED_COLUMNS,
              new Place.Cell(file.path(), 0, ""),
              file.path(),
              Wording.all(unused)));
    }
  }

  private String suggestion(String name) {
    if (names.size() == 1) {
      for (String separator : List.of(";", "\t", "|", "^")) {
        if (names.get(0).contains(separator)) {
          return "the file is separated by `"
              + separator.replace("\t", "tab")
              + "`; save it with commas";
        }
      }
    }
    return NearestName.find(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("its columns are " + Wording.list(names));
  }

  /** Where the header is. */
  private Place.Cell at(String name) {
    return new Place.Cell(file.path(), file.format() == DataSpec.Format.CSV ? 1 : 0, name);
  }
}
