package org.sqis.dsl;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.problem.Place;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.read.Spans;
import org.sqis.dsl.source.Span;

/**
 * Says where the parts of a policy stand in its text.
 *
 * @param spans the places of the parts
 * @param file the file of what has no place of its own
 */
record Placing(Spans spans, String file) implements Function<Place.Element, DiagnosticPlace> {
  @Override
  public DiagnosticPlace apply(Place.Element part) {
    @Nullable Span span = spans.find(part);
    return span == null ? new DiagnosticPlace.InFile(file) : new DiagnosticPlace.InText(span);
  }
}
