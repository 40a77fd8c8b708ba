package org.sqis.core.engine;

import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;

/** What the columns of a year know of one row. */
record RowSource(YearRun run, int row) implements SchoolValues.Source {
  @Override
  public boolean has(String name) {
    Element element = run.plan().element(name);
    return element != null
        && !element.each().isWiderThanSchool()
        && (element instanceof Element.OfInput || isThere(name));
  }

  private boolean isThere(String name) {
    YearRun.Result result = run.results().get(name);
    return result != null && result.isFilled();
  }

  @Override
  public boolean isPerGroup(String name) {
    Element element = run.plan().element(name);
    return element != null && element.each() == UnitOfAnalysis.GROUP;
  }

  @Override
  public Value value(String name, int group, boolean isExact) {
    return run.column(name, group, isExact).value(row);
  }
}
