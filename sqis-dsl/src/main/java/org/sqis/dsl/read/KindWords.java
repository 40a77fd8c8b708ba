package org.sqis.dsl.read;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqis.dsl.parser.KindNames;
import org.sqis.dsl.registry.ClauseSpec;

/** The words of files with some kinds of declarations. Immutable; safe for every thread. */
final class KindWords implements KindNames {
  private final Set<String> kinds;

  KindWords(List<String> kinds) {
    this.kinds = Collections.unmodifiableSet(new LinkedHashSet<>(kinds));
  }

  @Override
  public Set<String> kinds() {
    return kinds;
  }

  @Override
  public boolean isClause(String kind, String word) {
    for (ClauseSpec clause : clauses(kind)) {
      if (clause.words()[0].equals(word)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int clauseWords(String kind, List<String> words) {
    int most = 0;
    for (ClauseSpec clause : clauses(kind)) {
      List<String> name = List.of(clause.words());
      if (name.size() <= words.size() && words.subList(0, name.size()).equals(name)) {
        most = Math.max(most, name.size());
      }
    }
    return most;
  }

  @Override
  public boolean takesTable(String kind, String clause) {
    if (clause.isEmpty()) {
      return kinds.contains(kind) && Readers.of(kind).spec().takesTable();
    }
    for (ClauseSpec one : clauses(kind)) {
      if (one.name().equals(clause) && one.takesTable()) {
        return true;
      }
    }
    return false;
  }

  private List<ClauseSpec> clauses(String kind) {
    return kinds.contains(kind) ? Readers.of(kind).spec().clauses() : List.of();
  }
}
