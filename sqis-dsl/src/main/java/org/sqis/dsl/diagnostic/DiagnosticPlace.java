package org.sqis.dsl.diagnostic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Place;
import org.sqis.dsl.source.Span;

/** Where a diagnostic points. Immutable; safe for every thread. */
public sealed interface DiagnosticPlace {
  /** The place in words, such as {@code core.sqis:48:51}; empty if there is none. */
  String describe();

  /**
   * A stretch of a rule file.
   *
   * @param span the stretch
   */
  record InText(Span span) implements DiagnosticPlace {
    public InText {
      Objects.requireNonNull(span, "span");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof InText that && span.equals(that.span);
    }

    @Override
    public int hashCode() {
      return span.hashCode();
    }

    @Override
    public String describe() {
      return span.toString();
    }
  }

  /**
   * A place in a file of data.
   *
   * @param cell the place
   */
  record InData(Place.Cell cell) implements DiagnosticPlace {
    public InData {
      Objects.requireNonNull(cell, "cell");
    }

    @Override
    public String describe() {
      return cell.toString();
    }
  }

  /**
   * A file as a whole, such as one that cannot be read.
   *
   * @param name the name of the file
   */
  record InFile(String name) implements DiagnosticPlace {
    public InFile {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public String describe() {
      return name;
    }
  }

  /** No place: the policy as a whole. */
  record Nowhere() implements DiagnosticPlace {
    @Override
    public String describe() {
      return "";
    }
  }
}
