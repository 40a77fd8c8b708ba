package org.sqis.core.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.change.Fact.Form;
import org.sqis.core.change.Fact.Sort;
import org.sqis.core.model.YearRange;

/** Collects the facts of one declaration; what says nothing is no fact. Confined to one thread. */
final class FactList {
  /** The key of the years of a declaration; one without them holds in every year. */
  static final String YEARS = "years";

  /** The years of a declaration that says none. */
  static final String EVERY_YEAR = "every year";

  private final String path;
  private final List<Fact> facts = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  /** No facts yet of the declaration at {@code path}. */
  FactList(String path) {
    this.path = path;
  }

  /** The declaration with all facts, in the order in which they were said, and its years. */
  Flat flat(Declared declared, @Nullable YearRange years) {
    say(YEARS, years);
    return new Flat(path, declared, years == null ? EVERY_YEAR : years.toString(), facts);
  }

  /** What {@code key} is, with the key as its words. */
  FactList say(String key, @Nullable Object text) {
    return cell(key, "", text, key.replace(' ', '_'));
  }

  /** What a part is for the schools of {@code scope}; its place is {@code part}. */
  FactList cell(String words, String scope, @Nullable Object text, String part) {
    return value(words, scope, text, part, Sort.RULE);
  }

  /** Something that holds and changes no result. */
  FactList terms(String key, @Nullable Object text) {
    return value(key, "", text, key.replace(' ', '_'), Sort.TERMS);
  }

  /** Something that holds and changes no result; the order of its parts does not matter. */
  FactList terms(String words, List<String> texts, String empty, String part) {
    String text = texts.isEmpty() ? empty : String.join(", ", texts);
    String sorted = String.join("\n", texts.stream().sorted().toList());
    add(Form.VALUE, words, "", text, sorted, part, Sort.TERMS);
    return this;
  }

  /** Something that explains and changes no result. */
  FactList explain(String key, @Nullable Object text) {
    return value(key, "", text, key.replace(' ', '_'), Sort.WORDING);
  }

  /** A yes, where the author says it. */
  FactList flag(String key, boolean isSaid) {
    return say(key, isSaid ? "yes" : null);
  }

  /** Names whose order does not matter. */
  FactList set(String key, List<String> names) {
    if (!names.isEmpty()) {
      String sorted = String.join("\n", names.stream().sorted().toList());
      add(Form.VALUE, key, "", String.join(", ", names), sorted, key.replace(' ', '_'), Sort.RULE);
    }
    return this;
  }

  /** A line of a list in which order matters, and what of it has to be equal. */
  FactList line(String list, String text, String compared, String part) {
    add(Form.LINE, list, "", text, compared, part, Sort.RULE);
    return this;
  }

  /** Remarks that are printed, in their order. */
  FactList explainLines(String list, List<String> texts) {
    for (String text : texts) {
      add(Form.LINE, list, "", "\"" + text + "\"", text, list, Sort.WORDING);
    }
    return this;
  }

  /** The order in which rows are tested. */
  FactList order(String words, List<String> names) {
    add(Form.ORDER, words, "", String.join(", ", names), String.join("\n", names), "", Sort.RULE);
    return this;
  }

  private FactList value(
      String words, String scope, @Nullable Object text, String part, Sort sort) {
    String said = text == null ? "" : text.toString();
    if (!said.isEmpty()) {
      add(Form.VALUE, words, scope, said, said, part, sort);
    }
    return this;
  }

  private void add(
      Form form, String words, String scope, String text, String compared, String part, Sort sort) {
    String key = words;
    for (int again = 2; form != Form.LINE && !keys.add(key + "\n" + scope); again++) {
      key = words + " (" + again + ")";
    }
    String place = part.isEmpty() ? path : path + "/" + part;
    facts.add(new Fact(form, key, key, scope, text, compared, place, sort));
  }
}
