package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.function.Functions;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.NearestName;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Proves {@code number(level)} and {@code number(level, column)}. */
final class NumberCompiler {
  private final Names names;
  private final Problems problems;

  NumberCompiler(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** What a call means; null after a fault. */
  @Nullable Compiled call(
      Expr.Call expr, @Nullable Compiled compiled, Scope scope, Place.Element at) {
    Expr written = expr.arguments().get(0);
    Node itself =
        written.equals(new Expr.Name("level")) ? scope.locals().get(Scope.LEVEL_ITSELF) : null;
    Compiled argument = itself == null ? compiled : Compiled.of(itself);
    if (argument == null) {
      return null;
    }
    return expr.arguments().size() == 1
        ? number(written, argument, itself != null, at)
        : scope.isOfYears()
            ? ofYears(expr, at)
            : carried(written, expr.arguments().get(1).toString(), argument, at);
  }

  /** Numbers are those of the year of the rule, so that a rule of that year has to read them. */
  private @Nullable Compiled ofYears(Expr.Call expr, Place.Element at) {
    problems.add(
        Problem.of(ProblemCode.NUMBERS_OF_YEARS, at, ExprCompiler.excerpt(expr))
            .help("declare a measure with `value " + expr + "` and read that of other years"));
    return null;
  }

  private @Nullable Compiled number(
      Expr written, Compiled argument, boolean isNumber, Place.Element at) {
    if (!(argument.typed().type() instanceof Type.LevelOf) || isNumber) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at.child(0),
                  ExprCompiler.quote(written),
                  isNumber ? "a number without a unit" : argument.typed().words(),
                  "a level")
              .help("write " + ExprCompiler.quote(written) + " alone"));
      return null;
    }
    Node node =
        new Node.Apply(
            "number",
            List.of(argument.node()),
            values -> Value.of(Functions.number(values.get(0))),
            argument.typed().as(new Type.Numeric(Unit.NUMBER)));
    return Compiled.of(node, List.of(argument));
  }

  /** The number that a level or word carries in a column. */
  private @Nullable Compiled carried(
      Expr written, String column, Compiled argument, Place.Element at) {
    String owner = owner(written, argument, at);
    if (owner == null || names.numbers().isPoisoned(owner)) {
      return null;
    }
    Map<String, NumberTables.Column> columns = names.numbers().columns(owner);
    NumberTables.Column found = columns.get(column);
    if (found == null) {
      if (!names.numbers().isDeclared(owner, column)) {
        lacking(owner, column, at);
      }
      return null;
    }
    Typed typed = found.typed().missing(argument.typed().possible(), argument.typed().unhandled());
    if (argument.node() instanceof Node.Constant constant && !constant.value().isMissing()) {
      Rational number = found.of(constant.value().toString());
      Bounds bounds = new Bounds(number, number);
      return Compiled.of(new Node.Constant(Value.of(number), typed.within(bounds)));
    }
    Node node =
        new Node.Apply(
            "number",
            List.of(argument.node()),
            values -> Value.of(found.of(values.get(0).toString())),
            typed);
    return Compiled.of(node, List.of(argument));
  }

  private void lacking(String owner, String column, Place.Element at) {
    List<String> known = new ArrayList<>(names.numbers().declared(owner));
    String help =
        NearestName.find(column, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                known.isEmpty()
                    ? "declare `numbers of " + owner + "` with a column `" + column + "`"
                    : "write "
                        + CaseProof.listed(known, "or")
                        + ", or add a column `"
                        + column
                        + "` to `numbers of "
                        + owner
                        + "`");
    problems.add(Problem.of(ProblemCode.NUMBERS_LACKING, at.child(1), owner, column).help(help));
  }

  /** Whose numbers are read: the scale of a level, the name of a word; null after a fault. */
  private @Nullable String owner(Expr written, Compiled argument, Place.Element at) {
    Type type = argument.typed().type();
    if (type instanceof Type.LevelOf levels) {
      return levels.table();
    }
    if (!(type instanceof Type.OneOf)) {
      problems.add(
          Problem.of(
                  ProblemCode.WRONG_TYPE,
                  at.child(0),
                  ExprCompiler.quote(written),
                  argument.typed().words(),
                  "a level, or a word of a list")
              .help("write the name of a level or of a value that is one of several words"));
      return null;
    }
    String name = nameOf(written);
    if (name == null) {
      problems.add(
          Problem.of(ProblemCode.NUMBERS_UNNAMED, at.child(0), ExprCompiler.quote(written))
              .help("write the name of an input, parameter or measure in the parentheses"));
    }
    return name;
  }

  /** The name whose word an expression gives; null if it is none. */
  private static @Nullable String nameOf(Expr written) {
    Expr expr = written;
    while (true) {
      if (expr instanceof Expr.Name name) {
        return name.name();
      } else if (expr instanceof Expr.OfGroup of) {
        return of.name();
      } else if (expr instanceof Expr.Else fallback) {
        expr = fallback.children().get(0);
      } else if (expr instanceof Expr.Call call
          && Functions.ofYears(call.function()).isPresent()
          && !call.arguments().isEmpty()) {
        expr = call.arguments().get(0);
      } else {
        return null;
      }
    }
  }
}
