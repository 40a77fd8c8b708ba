package org.sqis.dsl.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.core.problem.StandardHelp;
import org.sqis.dsl.source.Span;

/**
 * One fault of a rule file or of data, with the places a reader must see. Immutable; safe for every
 * thread.
 *
 * @param code what kind of fault
 * @param place where it is
 * @param values what fills the code's message, in the order of its places
 * @param labels other places that take part; one at {@code place} itself is shown beside its mark
 * @param help what to type; {@link StandardHelp} if it is given empty
 */
public record Diagnostic(
    ProblemCode code, DiagnosticPlace place, List<String> values, List<Label> labels, String help) {
  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(place, "place");
    values = List.copyOf(values);
    labels = List.copyOf(labels);
    Objects.requireNonNull(help, "help");
    help = help.isEmpty() ? StandardHelp.of(code) : help;
  }

  /** A fault of a stretch of a rule file, without labels or help. */
  public static Diagnostic at(ProblemCode code, Span span, String... values) {
    return at(code, new DiagnosticPlace.InText(span), values);
  }

  /** A fault without labels or help. */
  public static Diagnostic at(ProblemCode code, DiagnosticPlace place, String... values) {
    return new Diagnostic(code, place, List.of(values), List.of(), "");
  }

  /**
   * A fault found in the policy or in data.
   *
   * @param problem the fault
   * @param places finds the text of a part of the policy
   */
  public static Diagnostic of(
      Problem problem, Function<Place.Element, ? extends DiagnosticPlace> places) {
    List<Label> labels = new ArrayList<>();
    for (Problem.Label label : problem.labels()) {
      labels.add(new Label(place(label.at(), places), label.text()));
    }
    DiagnosticPlace place = place(problem.at(), places);
    return new Diagnostic(problem.code(), place, problem.values(), labels, problem.help());
  }

  private static DiagnosticPlace place(
      Place place, Function<Place.Element, ? extends DiagnosticPlace> places) {
    if (place instanceof Place.Element element) {
      return places.apply(element);
    }
    if (place instanceof Place.Cell cell) {
      return new DiagnosticPlace.InData(cell);
    }
    throw new AssertionError("unknown place: " + place);
  }

  /** The same fault with another place in a rule file that takes part. */
  public Diagnostic with(Span span, String text) {
    return with(new DiagnosticPlace.InText(span), text);
  }

  /** The same fault with another place that takes part. */
  public Diagnostic with(DiagnosticPlace at, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(at, text));
    return new Diagnostic(code, place, values, more, help);
  }

  /** The same fault with a text beside its own mark. */
  public Diagnostic saying(String text) {
    return with(place, text);
  }

  /** The same fault with what to do. */
  public Diagnostic help(String whatToDo) {
    return new Diagnostic(code, place, values, labels, whatToDo);
  }

  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }

  /** The message in the reader's words, one line. */
  public String message() {
    return code.message(values);
  }

  /** One line: severity, code, message and place. */
  @Override
  public String toString() {
    String where = place.describe();
    return severity().word()
        + " "
        + code.id()
        + ": "
        + message()
        + (where.isEmpty() ? "" : " at " + where);
  }

  @Override
  public int hashCode() {
    return 31 * code.hashCode() + place.hashCode();
  }

  /**
   * Another place that takes part in a fault.
   *
   * @param at the place
   * @param text what it contributes; empty to point only
   */
  public record Label(DiagnosticPlace at, String text) {
    public Label {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(text, "text");
    }
  }
}
