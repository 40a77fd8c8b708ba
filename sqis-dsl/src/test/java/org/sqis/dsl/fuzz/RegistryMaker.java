package org.sqis.dsl.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.sqis.dsl.read.RuleReader;
import org.sqis.dsl.registry.ClauseSpec;
import org.sqis.dsl.registry.ColumnSpec;
import org.sqis.dsl.registry.KindSpec;

/** Files whose kinds, clauses and columns are those of the registry, with values of any file. */
final class RegistryMaker {
  private final Corpus corpus;
  private final Random random;

  RegistryMaker(Corpus corpus, Random random) {
    this.corpus = corpus;
    this.random = random;
  }

  String file() {
    StringBuilder text = new StringBuilder("policy p\n  years  2014-15 to 2016-17\nend policy\n\n");
    List<KindSpec> kinds = RuleReader.policyKinds();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      declaration(any(kinds), text);
    }
    return text.toString();
  }

  private void declaration(KindSpec kind, StringBuilder text) {
    text.append(kind.example().lines().findFirst().orElseThrow()).append('\n');
    if (kind.takesTable()) {
      table(kind.columns(), text);
    }
    for (ClauseSpec clause : kind.clauses()) {
      if (random.nextInt(clause.count() == ClauseSpec.Count.REQUIRED ? 10 : 3) == 0) {
        continue;
      }
      text.append("  ").append(clause.name()).append(' ').append(value(clause)).append('\n');
      if (clause.takesTable()) {
        table(clause.columns(), text);
      }
    }
    text.append("end ").append(kind.name()).append("\n\n");
  }

  /** What a clause of this name is given in some file. */
  private String value(ClauseSpec clause) {
    for (int i = 0; i < 200; i++) {
      String line = any(corpus.lines()).strip();
      if (line.startsWith(clause.name() + " ")) {
        return line.substring(clause.name().length()).strip();
      }
    }
    return clause.takesTable() ? "" : any(corpus.words());
  }

  private void table(List<ColumnSpec> columns, StringBuilder text) {
    List<ColumnSpec> used = new ArrayList<>();
    for (ColumnSpec column : columns) {
      if (column.presence() == ColumnSpec.Presence.FILLED || random.nextInt(3) == 0) {
        used.add(column);
      }
    }
    row(used.stream().map(ColumnSpec::name).toList(), text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      row(used.stream().map(column -> any(corpus.cells())).toList(), text);
    }
  }

  private static void row(List<String> cells, StringBuilder text) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "  | ", " |\n")));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
