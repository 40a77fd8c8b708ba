package org.sqis.core.plan;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Measure.Direction;
import org.sqis.core.policy.SchoolCalendar;

/** What expressions need to know of the names around them. */
interface Names {
  /**
   * What a name stands for.
   *
   * @param name the name
   * @param kind what it is, with an article, for messages
   * @param each whom it describes
   * @param node for a parameter the value that stands in for it; null for everything that is read
   * @param typed what is known of it
   * @param isAlwaysThere whether a group that exists always has it
   */
  record Meaning(
      String name,
      String kind,
      UnitOfAnalysis each,
      @Nullable Node node,
      Typed typed,
      boolean isAlwaysThere) {}

  /** What can come of looking a name up. */
  record Found(@Nullable Meaning meaning, boolean isPoisoned) {
    static final Found NOTHING = new Found(null, false);
    static final Found POISONED = new Found(null, true);
  }

  /** Looks up a name; proves what it stands for first if that has not happened yet. */
  Found find(String name);

  /** Looks up a name that the rules of earlier years define and those of this year need not. */
  Found findEarlier(String name);

  /** The number of a group; -1 if there is none of that name. */
  int groupNumber(String group);

  /** The numbers of the groups of a family; null if there is no such family. */
  @Nullable List<Integer> family(String name);

  /** Which direction of a measure is better. */
  Direction direction(String measure);

  /** Hears that an expression reads values of other years. */
  void readsYears(YearRead read);

  /** Whether a declaration of that name has faults of its own. */
  boolean isPoisoned(String name);

  /** Whether some declarations had faults of their own and are not known. */
  boolean lacksDeclarations();

  /** Names that can be read, for suggestions. */
  Collection<String> known();

  /** What is declared by that name and has no value, with an article; null if nothing is. */
  @Nullable String kind(String name);

  /** The cohorts, for suggestions. */
  List<String> cohorts();

  /** The groups, for suggestions. */
  Collection<String> groups();

  /** The families, for suggestions. */
  Collection<String> families();

  /** The decimals to which the values of a name are rounded; null for any number. */
  @Nullable Integer grid(String name);

  /** When school years begin and which seasons they have. */
  SchoolCalendar calendar();

  /** The words of the level table, or none. */
  List<String> levelWords(String table);

  /** The level of a table by one of its words. */
  Value.Level level(String table, String word);

  /** The numbers that levels and words carry. */
  NumberTables numbers();
}
