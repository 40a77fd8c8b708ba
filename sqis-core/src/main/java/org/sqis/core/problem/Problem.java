package org.sqis.core.problem;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a policy or of data. Immutable; safe for every thread.
 *
 * @param code what kind of fault
 * @param at where it is
 * @param values what fills the code's message, in the order of its places
 * @param labels other places that take part, each with what it contributes
 * @param help what to type; {@link StandardHelp} if it is given empty
 */
public record Problem(
    ProblemCode code, Place at, List<String> values, List<Label> labels, String help) {
  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(at, "at");
    values = List.copyOf(values);
    labels = List.copyOf(labels);
    Objects.requireNonNull(help, "help");
    help = help.isEmpty() ? StandardHelp.of(code) : help;
  }

  /** A problem without labels, with the help that all of its code have. */
  public static Problem of(ProblemCode code, Place at, String... values) {
    return new Problem(code, at, List.of(values), List.of(), "");
  }

  /** The same problem with another place that takes part. */
  public Problem with(Place place, String text) {
    var more = new java.util.ArrayList<>(labels);
    more.add(new Label(place, text));
    return new Problem(code, at, values, more, help);
  }

  /** The same problem with what to do. */
  public Problem help(String whatToDo) {
    return new Problem(code, at, values, labels, whatToDo);
  }

  /** The message in the reader's words, one line. */
  public String message() {
    return code.message(values);
  }

  @Override
  public String toString() {
    return code.severity().word()
        + " "
        + code.id()
        + ": "
        + message()
        + " at "
        + at
        + (help.isEmpty() ? "" : "; help: " + help);
  }

  // Spelt out, as finding repeated problems compares them whenever a policy is proved; see
  // SchoolYear.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Problem that
        && code == that.code
        && at.equals(that.at)
        && values.equals(that.values)
        && labels.equals(that.labels)
        && help.equals(that.help);
  }

  @Override
  public int hashCode() {
    return 31 * code.hashCode() + at.hashCode();
  }

  /**
   * Another place that takes part in a problem.
   *
   * @param at the place
   * @param text what it contributes; empty to point only
   */
  public record Label(Place at, String text) {
    public Label {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(text, "text");
    }
  }
}
