package org.sqis.core.explain;

/** Writes steps as indented lines. */
final class ExplanationText {
  private ExplanationText() {}

  /** Writes the step and as many steps below each other as {@code levels} says. */
  static void append(StringBuilder text, Explanation.Step step, int depth, int levels) {
    String indent = "  ".repeat(depth);
    text.append(indent).append(step.name());
    if (!step.group().isEmpty()) {
      text.append(" of ").append(step.group());
    }
    text.append(step.year().isEmpty() ? "" : " in " + step.year());
    text.append(" = ").append(step.value());
    if (!step.exact().equals(step.value())) {
      text.append("  (exactly ").append(step.exact()).append(')');
    }
    text.append(step.title().isEmpty() ? "" : "  " + step.title()).append('\n');
    line(text, indent, "rule", step.rule(), step.written().toString());
    line(text, indent, "note", step.note(), "");
    line(text, indent, "source", step.source(), "");
    if (levels > 1) {
      step.steps().forEach(child -> append(text, child, depth + 1, levels - 1));
    }
  }

  private static void line(
      StringBuilder text, String indent, String name, String what, String where) {
    if (!what.isEmpty()) {
      text.append(indent)
          .append("  · ")
          .append(name)
          .append(": ")
          .append(what)
          .append(where.isEmpty() ? "" : "   [" + where + "]")
          .append('\n');
    }
  }
}
