package org.sqis.dsl.parser;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Set;

/** A small language for tests of lines. */
public final class Kinds implements KindNames {
  public static final KindNames ALL = new Kinds();

  private static final ImmutableSortedSet<String> KINDS =
      ImmutableSortedSet.of("groups", "index", "levels", "measure", "policy");
  private static final ImmutableSetMultimap<String, String> CLAUSES =
      ImmutableSetMultimap.of("index", "groups", "measure", "value");

  private Kinds() {}

  @Override
  public Set<String> kinds() {
    return KINDS;
  }

  @Override
  public boolean isClause(String kind, String word) {
    return CLAUSES.containsEntry(kind, word);
  }

  @Override
  public int clauseWords(String kind, List<String> words) {
    return !words.isEmpty() && isClause(kind, words.get(0)) ? 1 : 0;
  }

  @Override
  public boolean takesTable(String kind, String clause) {
    return clause.isEmpty() && kind.equals("groups");
  }
}
