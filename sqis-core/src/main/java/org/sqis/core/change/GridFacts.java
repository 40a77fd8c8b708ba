package org.sqis.core.change;

import org.sqis.core.policy.Grid;

/** Flattens a grid into facts. */
final class GridFacts {
  private GridFacts() {}

  static Flat of(Grid grid, FactList facts) {
    facts
        .explain("title", grid.title())
        .say("rows by", grid.rowsBy())
        .say("columns by", grid.columnsBy())
        .say("values of", grid.valuesOf());
    for (Grid.Word word : grid.values()) {
      facts.cell("number of value " + word.word(), "", word.number(), "values");
    }
    for (int row = 0; row < grid.rows().size(); row++) {
      Grid.Row one = grid.rows().get(row);
      for (String word : PolicyFacts.words(one.words())) {
        for (int column = 0; column < one.cells().size(); column++) {
          for (String head : PolicyFacts.words(grid.columns().get(column))) {
            facts.cell(
                "cell of row " + word + PolicyFacts.in(one.years()),
                head,
                one.cells().get(column),
                "row/" + row + "/" + column);
          }
        }
      }
    }
    PolicyFacts.needs(facts, grid.needs());
    for (int i = 0; i < grid.replacements().size(); i++) {
      Grid.Replacement one = grid.replacements().get(i);
      String text = one.cell() + " when " + one.when();
      facts.line("replace line", text, text, "replace/" + i);
    }
    facts
        .explain("provenance", grid.provenance())
        .explain("source", grid.source())
        .explainLines("note", grid.notes());
    return facts.flat(new Declared("grid", grid.name(), grid.title()), grid.years());
  }
}
