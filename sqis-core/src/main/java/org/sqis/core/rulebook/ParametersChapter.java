package org.sqis.core.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.Policy;
import org.sqis.core.expr.Expr;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.policy.Parameter;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** The numbers and words that people argue about. */
final class ParametersChapter {
  private ParametersChapter() {}

  static Section of(Policy policy, References references) {
    Text title = Text.of("Parameters: the settings of the policy");
    List<Parameter> parameters = policy.spec().parameters();
    if (parameters.isEmpty()) {
      return new Section("parameters", title, List.of(), List.of());
    }
    boolean hasYears = parameters.stream().anyMatch(one -> one.years() != null);
    List<Text> columns = new ArrayList<>();
    List.of("Name", "Value", "What it means", "Set by", "Source")
        .forEach(heading -> columns.add(Text.of(heading)));
    if (hasYears) {
      columns.add(Words.YEARS);
    }
    List<Block.Row> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Parameter one : parameters) {
      List<Text> cells = new ArrayList<>();
      cells.add(Text.code(one.name()));
      cells.add(value(one));
      cells.add(Text.of(one.meaning()));
      cells.add(one.value() == null ? Text.NONE : Words.provenance(one.provenance()));
      cells.add(one.source().isEmpty() ? Text.NONE : references.cited(one.source()));
      if (hasYears) {
        cells.add(Words.years(one.years()));
      }
      String anchor = seen.add(one.name()) ? References.anchor("parameter", one.name()) : "";
      rows.add(new Block.Row(anchor, cells, 1));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Table(Text.of("One value each for the whole policy"), columns, rows));
    blocks.addAll(blocked(policy, references));
    return new Section("parameters", title, blocks, List.of());
  }

  /** The value with its unit, or that it is not set. */
  private static Text value(Parameter one) {
    Expr value = one.value();
    if (value == null) {
      return Text.strong("NOT SET").and(one.type() == null ? "" : " (" + one.type().words() + ")");
    }
    boolean isPlain =
        one.type() == null
            || one.type() instanceof Type.YesNo
            || one.type().equals(new Type.Numeric(Unit.PERCENT))
            || one.type().equals(new Type.Numeric(Unit.NUMBER));
    String text =
        value instanceof Expr.Numeral numeral && !numeral.isPercent()
            ? Words.number(numeral.value())
            : value.toString();
    return Text.strong(text)
        .and(isPlain ? "" : " (" + Objects.requireNonNull(one.type()).words() + ")");
  }

  /** What cannot be worked out until a value is set. */
  private static List<Block> blocked(Policy policy, References references) {
    List<Block.Item> items = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Problem note : policy.notes()) {
      if (note.code() == ProblemCode.NOT_SET && said.add(note.message())) {
        items.add(
            new Block.Item(
                "",
                references
                    .name(note.values().get(0))
                    .and(" is not set: " + note.values().get(1) + ".")));
      }
    }
    return items.isEmpty() ? List.of() : List.of(new Block.Listing(items, false));
  }
}
