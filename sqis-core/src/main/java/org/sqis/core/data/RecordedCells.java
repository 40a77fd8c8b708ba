package org.sqis.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;

/** Recorded results of earlier years, while a dataset is put together. */
final class RecordedCells {
  private final Vocabulary vocabulary;
  private final Map<Integer, List<Cells>> years = new TreeMap<>();

  RecordedCells(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The cells of a result in the year numbered {@code year}. */
  Cells cells(int year, int result) {
    return years.computeIfAbsent(year, key -> empty()).get(result);
  }

  private List<Cells> empty() {
    List<Cells> cells = new ArrayList<>();
    for (Vocabulary.Result result : vocabulary.recorded()) {
      cells.add(new ValueCells(isPerGroup(result) ? vocabulary.groups().size() : 1));
    }
    return cells;
  }

  /** What is recorded of the entities {@code order}: a history for each year and file. */
  List<History> histories(Assembly assembly, int[] order) {
    List<History> histories = new ArrayList<>();
    years.forEach(
        (year, results) -> {
          Map<String, History.Builder> files = new LinkedHashMap<>();
          for (int result = 0; result < results.size(); result++) {
            for (int entity : order) {
              for (int group = 0; group < results.get(result).width(); group++) {
                put(assembly, year, result, entity, group, results.get(result), files);
              }
            }
          }
          files.values().forEach(file -> histories.add(file.build()));
        });
    return histories;
  }

  private void put(
      Assembly assembly,
      int year,
      int result,
      int entity,
      int group,
      Cells cells,
      Map<String, History.Builder> files) {
    Value value = cells.get(entity, group);
    if (value == null) {
      return;
    }
    String file = assembly.fileOf(cells.source(entity, group), cells.row(entity, group));
    Vocabulary.Result target = vocabulary.recorded().get(result);
    String groupName = isPerGroup(target) ? vocabulary.groups().get(group) : "";
    files
        .computeIfAbsent(file, name -> History.builder(name, assembly.schoolYear(year)))
        .put(assembly.id(entity), target.name(), groupName, value);
  }

  private static boolean isPerGroup(Vocabulary.Result result) {
    return result.each() == UnitOfAnalysis.GROUP;
  }
}
