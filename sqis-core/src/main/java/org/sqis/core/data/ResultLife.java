package org.sqis.core.data;

import java.util.Objects;

/**
 * How final the results of a set of data are, as whoever publishes them says. Immutable; safe for
 * every thread.
 *
 * @param stage where they stand
 * @param because why they were amended; empty unless they were
 */
public record ResultLife(Stage stage, String because) {
  /** Nobody says. */
  public static final ResultLife UNSAID = new ResultLife(Stage.UNSAID, "");

  public ResultLife {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(because, "because");
    if ((stage == Stage.AMENDED) == because.isBlank()) {
      throw new IllegalArgumentException(
          "because must say why results are amended, and nothing else: " + because);
    }
  }

  /** Where results stand. */
  public enum Stage {
    /** Nobody says. */
    UNSAID,
    /** They may still change without notice. */
    PRELIMINARY,
    /** They change no more, unless they are amended. */
    FINAL,
    /** They were published and differ now, with a reason. */
    AMENDED
  }

  /** In words, such as {@code preliminary} or {@code amended: WHY}; empty if nobody says. */
  public String words() {
    return switch (stage) {
      case UNSAID -> "";
      case PRELIMINARY -> "preliminary";
      case FINAL -> "final";
      case AMENDED -> "amended: " + because;
    };
  }
}
