package org.sqis.core.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sqis.core.change.Fact.Form;
import org.sqis.core.change.Fact.Sort;

/**
 * New names of declarations that say the same. What reads them says the same too, though its text
 * has another name in it.
 *
 * @param names new names by old ones
 */
record Renaming(Map<String, String> names) {
  /** No declaration has another name. */
  static final Renaming NONE = new Renaming(Map.of());

  /** A name, or a quoted text, in which names are only words. */
  private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*");

  Renaming {
    names = Collections.unmodifiableMap(new HashMap<>(names));
  }

  /** The same with a further name. */
  Renaming with(String from, String to) {
    Map<String, String> more = new HashMap<>(names);
    more.put(from, to);
    return new Renaming(more);
  }

  private String in(String text) {
    Matcher matcher = NAME.matcher(text);
    StringBuilder renamed = new StringBuilder();
    while (matcher.find()) {
      String found = matcher.group();
      matcher.appendReplacement(
          renamed, Matcher.quoteReplacement(names.getOrDefault(found, found)));
    }
    return matcher.appendTail(renamed).toString();
  }

  /** Lines whose order does not matter stand in their order; one line is as it is. */
  private String compared(String text) {
    return Stream.of(text.split("\n", -1)).map(this::in).sorted().collect(Collectors.joining("\n"));
  }

  /**
   * {@code older} as it has to be for a comparison with {@code newer}: a fact that differs from one
   * of {@code newer} by the new names only counts as the same. What is printed keeps the old names.
   */
  Flat in(Flat older, Flat newer) {
    if (names.isEmpty()) {
      return older;
    }
    Map<List<String>, String> values = new HashMap<>();
    Set<List<String>> lines = new HashSet<>();
    for (Fact fact : newer.facts()) {
      if (fact.form() == Form.VALUE) {
        values.put(List.of(fact.key(), fact.scope()), fact.compared());
      } else if (fact.form() == Form.LINE) {
        lines.add(List.of(fact.key(), fact.compared()));
      }
    }
    List<Fact> facts = new ArrayList<>();
    for (Fact fact : older.facts()) {
      facts.add(fact.sort() == Sort.WORDING ? fact : fact(fact, values, lines));
    }
    return new Flat(older.path(), older.declared(), older.years(), facts);
  }

  private Fact fact(Fact fact, Map<List<String>, String> values, Set<List<String>> lines) {
    if (fact.form() == Form.LINE) {
      String text = in(fact.compared());
      boolean isKnown = lines.contains(List.of(fact.key(), fact.compared()));
      boolean isSame = !isKnown && lines.contains(List.of(fact.key(), text));
      return isSame ? fact.as(fact.key(), text) : fact;
    }
    if (fact.form() == Form.ORDER) {
      return fact;
    }
    String own = fact.key();
    String key = values.containsKey(List.of(own, fact.scope())) ? own : in(own);
    String there = values.get(List.of(key, fact.scope()));
    String text = compared(fact.compared());
    return there == null ? fact : fact.as(key, text.equals(there) ? text : fact.compared());
  }
}
