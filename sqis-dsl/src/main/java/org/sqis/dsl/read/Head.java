package org.sqis.dsl.read;

import java.util.Objects;
import java.util.Optional;
import org.sqis.core.problem.Place;
import org.sqis.dsl.syntax.SyntaxItem;

/**
 * What the first line of most kinds begins with: {@code NAME "Title"}. The kind reads what follows
 * and then ends the line with {@link Declared#endHeader(boolean)}.
 *
 * @param name the name
 * @param title the title, or empty
 * @param at the place of the declaration
 */
record Head(String name, String title, Place.Element at) {
  Head {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(at, "at");
  }

  /**
   * Takes name and title.
   *
   * @param place the word that places of the kind begin with
   * @return empty if there is no name, which is reported
   */
  static Optional<Head> take(Declared declared, String place, Draft draft) {
    Optional<SyntaxItem> name = declared.takeWord();
    if (name.isEmpty()) {
      declared.badHeader();
      return Optional.empty();
    }
    String text = name.get().text();
    return Optional.of(
        new Head(text, declared.takeText(), draft.open(place, text, name.get().span())));
  }
}
