package org.sqis.dsl.parser;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedSet;
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
}
