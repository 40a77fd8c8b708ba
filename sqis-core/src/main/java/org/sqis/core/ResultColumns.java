package org.sqis.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sqis.core.outcome.ResultColumn;
import org.sqis.core.plan.Element;

/** What a policy gives, as columns of an outcome. */
final class ResultColumns {
  private ResultColumns() {}

  /** A column for each of {@code elements} that is no input. */
  static List<ResultColumn> of(Collection<Element> elements) {
    List<ResultColumn> columns = new ArrayList<>();
    for (Element element : elements) {
      if (!(element instanceof Element.OfInput)) {
        columns.add(column(element));
      }
    }
    return columns;
  }

  private static ResultColumn column(Element element) {
    String title = "";
    ResultColumn.Kind kind = ResultColumn.Kind.MEASURE;
    if (element instanceof Element.OfMeasure measure) {
      title = measure.measure().title();
    } else if (element instanceof Element.OfLevels levels) {
      title = levels.table().title();
      kind = ResultColumn.Kind.LEVELS;
    } else if (element instanceof Element.OfGrid grid) {
      title = grid.grid().title();
      kind = ResultColumn.Kind.GRID;
    } else if (element instanceof Element.OfIndex index) {
      title = index.spec().title();
      kind = ResultColumn.Kind.INDEX;
    } else if (element instanceof Element.OfCohort cohort) {
      title = cohort.cohort().title();
      kind = ResultColumn.Kind.COHORT;
    } else if (element instanceof Element.OfDesignation designation) {
      title = designation.designation().title();
      kind = ResultColumn.Kind.DESIGNATION;
    } else if (element instanceof Element.OfLadder ladder) {
      title = ladder.ladder().title();
      kind = ResultColumn.Kind.LADDER;
    }
    return new ResultColumn(element.name(), title, kind, element.each(), element.typed().type());
  }
}
