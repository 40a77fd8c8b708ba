package org.sqis.core.change;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What moved a value. Deeply immutable; safe for every thread.
 *
 * @param declarations the declarations that differ, or the data; several if they have to change at
 *     once
 * @param isAlone whether this change alone, made in the old policy, moves the value; if not, the
 *     new value would be otherwise without it
 */
public record Cause(List<Declared> declarations, boolean isAlone) {
  public Cause {
    declarations = List.copyOf(declarations);
  }

  /** All causes of one value in one line; empty if nothing is known of them. */
  public static String text(List<Cause> causes) {
    String alone =
        causes.stream()
            .filter(Cause::isAlone)
            .map(Cause::toString)
            .collect(Collectors.joining("; "));
    String others =
        causes.stream()
            .filter(cause -> !cause.isAlone)
            .map(Cause::toString)
            .collect(Collectors.joining("; "));
    if (alone.isEmpty() || others.isEmpty()) {
      return alone + others;
    }
    return alone + "; then also " + others;
  }

  /** The declarations. */
  @Override
  public String toString() {
    return declarations.stream().map(Declared::toString).collect(Collectors.joining(" with "));
  }
}
