package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Turns expressions into nodes: resolves names, proves types, units and units of analysis, and
 * follows the reasons for which a value can be missing. A result of null means that a problem was
 * reported, here or where a name is declared.
 */
final class ExprCompiler {
  private final Names names;
  private final Problems problems;
  private final UnitRules units;
  private final CallCompiler calls;

  ExprCompiler(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
    this.units = new UnitRules(problems);
    this.calls = new CallCompiler(this, names, problems, units);
  }

  UnitRules units() {
    return units;
  }

  /** The node of an expression that stands at {@code at}; null if it has a fault. */
  @Nullable Node compile(Expr expr, Scope scope, Place.Element at) {
    return expr.accept(new Compilation(scope, at)).orElse(null);
  }

  /** The node of a condition; null if it has a fault or is no condition. */
  @Nullable Node condition(Expr expr, Scope scope, Place.Element at) {
    Node node = compile(expr, scope, at);
    if (node == null) {
      return null;
    }
    if (!node.typed().isYesNo()) {
      problems.add(
          Problem.of(ProblemCode.WRONG_TYPE, at, quote(expr), node.typed().words(), "a condition")
              .help("compare it, for example `" + expr + " >= 1`"));
      return null;
    }
    return node;
  }

  static String quote(Object text) {
    String written = text.toString();
    return "`" + (written.length() > 60 ? written.substring(0, 57) + "…" : written) + "`";
  }

  /** Reads what a name stands for, from inside {@code scope}. */
  @Nullable Node read(Names.Meaning meaning, boolean isExact, Scope scope, Place.Element at) {
    String name = meaning.name();
    if (meaning.node() != null) {
      return meaning.node();
    }
    if (meaning.each() == UnitOfAnalysis.GROUP && scope.each() != UnitOfAnalysis.GROUP) {
      problems.add(
          Problem.of(ProblemCode.NEEDS_GROUP, at, name)
              .help(
                  "write `"
                      + name
                      + " of all`, or a function such as `lowest("
                      + name
                      + " over groups)`"));
      return null;
    }
    return new Node.Read(name, isExact, reading(meaning, name, scope));
  }

  /** The value of a named group. */
  @Nullable Node readOf(Expr.OfGroup expr, boolean isExact, Scope scope, Place.Element at) {
    Names.Found found = names.find(expr.name());
    if (found.isPoisoned()) {
      return null;
    }
    Names.Meaning meaning = found.meaning();
    int group = names.groupNumber(expr.group());
    if (group < 0 && !names.isPoisoned(expr.group())) {
      problems.unknown(ProblemCode.UNKNOWN_GROUP, at, names.groups(), expr.group());
    }
    if (meaning == null) {
      problems.unknown(ProblemCode.UNKNOWN_NAME, at, names.known(), expr.name());
      return null;
    }
    if (meaning.each() != UnitOfAnalysis.GROUP) {
      problems.add(
          Problem.of(ProblemCode.NOT_A_GROUP_VALUE, at, expr.name())
              .help("write `" + expr.name() + "` alone"));
      return null;
    }
    return group < 0
        ? null
        : new Node.ReadOf(expr.name(), group, isExact, reading(meaning, expr.toString(), scope));
  }

  private static Typed reading(Names.Meaning meaning, String written, Scope scope) {
    Typed typed = meaning.typed();
    if (scope.present().contains(written)) {
      return typed.missing(Set.of(), Set.of());
    }
    return typed.missing(typed.possible(), typed.possible().isEmpty() ? Set.of() : Set.of(written));
  }

  /** One expression in its place. */
  private final class Compilation implements Expr.Visitor<Optional<Node>> {
    private final Scope scope;
    private final Place.Element at;

    Compilation(Scope scope, Place.Element at) {
      this.scope = scope;
      this.at = at;
    }

    private @Nullable Node child(Expr expr, int index) {
      return compile(expr, scope, at.child(index));
    }

    private @Nullable Node condition(Expr expr, int index) {
      return ExprCompiler.this.condition(expr, scope, at.child(index));
    }

    @Override
    public Optional<Node> numeral(Expr.Numeral expr) {
      return Optional.ofNullable(numeralNode(expr));
    }

    private Node numeralNode(Expr.Numeral expr) {
      Value value = Value.of(expr.value());
      Bounds bounds = new Bounds(expr.value(), expr.value());
      return new Node.Constant(
          value, expr.isPercent() ? Typed.of(Unit.PERCENT).within(bounds) : Typed.bare(bounds));
    }

    @Override
    public Optional<Node> answer(Expr.Answer expr) {
      return Optional.ofNullable(answerNode(expr));
    }

    private Node answerNode(Expr.Answer expr) {
      return new Node.Constant(Value.of(expr.yes()), Typed.of(new Type.YesNo()));
    }

    @Override
    public Optional<Node> name(Expr.Name expr) {
      return Optional.ofNullable(nameNode(expr));
    }

    private @Nullable Node nameNode(Expr.Name expr) {
      Node local = scope.locals().get(expr.name());
      if (local != null) {
        return local;
      }
      Names.Found found = names.find(expr.name());
      if (found.isPoisoned()) {
        return null;
      }
      if (found.meaning() != null) {
        return read(found.meaning(), false, scope, at);
      }
      if (expr.name().equals("group")) {
        problems.add(
            scope.each() == UnitOfAnalysis.GROUP
                ? Problem.of(ProblemCode.WRONG_TYPE, at, "`group`", "the group visited", "a value")
                    .help("ask for one group, for example `group is all`")
                : Problem.of(ProblemCode.NO_GROUP_HERE, at));
        return null;
      }
      problems.unknown(ProblemCode.UNKNOWN_NAME, at, names.known(), expr.name());
      return null;
    }

    @Override
    public Optional<Node> ofGroup(Expr.OfGroup expr) {
      return Optional.ofNullable(ofGroupNode(expr));
    }

    private @Nullable Node ofGroupNode(Expr.OfGroup expr) {
      return readOf(expr, false, scope, at);
    }

    @Override
    public Optional<Node> missingValue(Expr.MissingValue expr) {
      return Optional.ofNullable(missingValueNode(expr));
    }

    private Node missingValueNode(Expr.MissingValue expr) {
      Typed typed = Typed.bare(Bounds.NONE).missing(EnumSet.of(expr.reason()), Set.of());
      return new Node.Constant(new Value.Missing(expr.reason(), expr.remark()), typed);
    }

    @Override
    public Optional<Node> negated(Expr.Negated expr) {
      return Optional.ofNullable(negatedNode(expr));
    }

    private @Nullable Node negatedNode(Expr.Negated expr) {
      Node operand = child(expr.operand(), 0);
      if (operand == null || !units.isNumber(operand, expr.operand(), at.child(0))) {
        return null;
      }
      Bounds bounds = operand.typed().bounds();
      Typed typed =
          operand
              .typed()
              .within(
                  new Bounds(
                      bounds.max() == null ? null : bounds.max().negated(),
                      bounds.min() == null ? null : bounds.min().negated()));
      return new Node.Apply(
          "-",
          List.of(operand),
          values -> Value.of(org.sqis.core.function.Functions.number(values.get(0)).negated()),
          typed);
    }

    @Override
    public Optional<Node> not(Expr.Not expr) {
      return Optional.ofNullable(notNode(expr));
    }

    private @Nullable Node notNode(Expr.Not expr) {
      Node operand = condition(expr.operand(), 0);
      return operand == null ? null : new Node.Not(operand, operand.typed());
    }

    @Override
    public Optional<Node> binary(Expr.Binary expr) {
      return Optional.ofNullable(binaryNode(expr));
    }

    private @Nullable Node binaryNode(Expr.Binary expr) {
      return switch (expr.operator()) {
        case AND, OR -> connective(expr);
        case LESS, AT_MOST, GREATER, AT_LEAST -> order(expr);
        case IS -> same(expr);
        case PLUS, MINUS, TIMES, DIVIDED -> arithmetic(expr);
      };
    }

    private @Nullable Node connective(Expr.Binary expr) {
      Node left = condition(expr.left(), 0);
      Node right = condition(expr.right(), 1);
      return left == null || right == null
          ? null
          : new Node.Binary(expr.operator(), left, right, left.typed().missingLike(right.typed()));
    }

    private @Nullable Node arithmetic(Expr.Binary expr) {
      Node left = child(expr.left(), 0);
      Node right = child(expr.right(), 1);
      return left == null || right == null ? null : units.arithmetic(expr, left, right, at);
    }

    private @Nullable Node order(Expr.Binary expr) {
      Node left = child(expr.left(), 0);
      Node right = child(expr.right(), 1);
      return left == null || right == null ? null : units.compared(expr, left, right, at);
    }

    private @Nullable Node same(Expr.Binary expr) {
      boolean asksGroup =
          expr.left() instanceof Expr.Name name
              && name.name().equals("group")
              && !scope.locals().containsKey("group");
      if (asksGroup) {
        return groupIs(expr);
      }
      Node left = child(expr.left(), 0);
      if (left == null) {
        return null;
      }
      if (expr.right() instanceof Expr.Name word) {
        Node matched = word(left, expr, word.name());
        if (matched != null || left.typed().type() instanceof Type.OneOf) {
          return matched;
        }
      }
      Node right = child(expr.right(), 1);
      return right == null ? null : units.compared(expr, left, right, at);
    }

    /** Compares with a word of a closed list or with a level by its name. */
    private @Nullable Node word(Node left, Expr.Binary expr, String word) {
      Type type = left.typed().type();
      Typed answer = left.typed().as(new Type.YesNo());
      if (type instanceof Type.LevelOf levels) {
        Value.Level level = names.level(levels.table(), word);
        return level == null
            ? null
            : new Node.Binary(Operator.IS, left, new Node.Constant(level, Typed.of(type)), answer);
      }
      if (!(type instanceof Type.OneOf oneOf)) {
        return null;
      }
      if (oneOf.options().contains(word)) {
        return new Node.Binary(
            Operator.IS, left, new Node.Constant(new Value.Word(word), Typed.of(type)), answer);
      }
      Names.Found other = names.find(word);
      if (other.meaning() != null && other.meaning().typed().type().equals(type)) {
        Node right = read(other.meaning(), false, scope, at.child(1));
        return right == null ? null : units.compared(expr, left, right, at);
      }
      problems.unknown(
          ProblemCode.UNKNOWN_WORD, at.child(1), oneOf.options(), word, expr.left().toString());
      return null;
    }

    private @Nullable Node groupIs(Expr.Binary expr) {
      if (scope.each() != UnitOfAnalysis.GROUP) {
        problems.add(ProblemCode.NO_GROUP_HERE, at.child(0));
        return null;
      }
      String group = expr.right().toString();
      int number = names.groupNumber(group);
      if (number < 0) {
        if (!names.isPoisoned(group)) {
          problems.unknown(ProblemCode.UNKNOWN_GROUP, at.child(1), names.groups(), group);
        }
        return null;
      }
      return new Node.GroupIs(number, Typed.of(new Type.YesNo()));
    }

    @Override
    public Optional<Node> presence(Expr.Presence expr) {
      return Optional.ofNullable(presenceNode(expr));
    }

    private @Nullable Node presenceNode(Expr.Presence expr) {
      Node operand = child(expr.operand(), 0);
      return operand == null
          ? null
          : new Node.Presence(
              operand, expr.asksPresent(), expr.reason(), Typed.of(new Type.YesNo()));
    }

    @Override
    public Optional<Node> ifThen(Expr.If expr) {
      return Optional.ofNullable(ifThenNode(expr));
    }

    private @Nullable Node ifThenNode(Expr.If expr) {
      Node condition = condition(expr.condition(), 0);
      Node then = compile(expr.then(), scope.knowing(Present.where(expr.condition())), at.child(1));
      Node otherwise =
          compile(expr.otherwise(), scope.knowing(Present.whereNot(expr.condition())), at.child(2));
      if (condition == null || then == null || otherwise == null) {
        return null;
      }
      Typed typed = units.joined(List.of(then, otherwise), List.of(at.child(1), at.child(2)));
      return typed == null
          ? null
          : new Node.If(
              condition,
              units.adapted(then, typed),
              units.adapted(otherwise, typed),
              typed.missingLike(condition.typed()));
    }

    @Override
    public Optional<Node> orElse(Expr.Else expr) {
      return Optional.ofNullable(orElseNode(expr));
    }

    private @Nullable Node orElseNode(Expr.Else expr) {
      Node value = child(expr.value(), 0);
      Node fallback = child(expr.fallback(), 1);
      if (value == null || fallback == null) {
        return null;
      }
      Typed typed = units.joined(List.of(value, fallback), List.of(at.child(0), at.child(1)));
      return typed == null
          ? null
          : new Node.Else(
              units.adapted(value, typed),
              units.adapted(fallback, typed),
              typed.missing(fallback.typed().possible(), fallback.typed().unhandled()));
    }

    @Override
    public Optional<Node> call(Expr.Call expr) {
      return Optional.ofNullable(callNode(expr));
    }

    private @Nullable Node callNode(Expr.Call expr) {
      return calls.call(expr, scope, at);
    }

    @Override
    public Optional<Node> over(Expr.Over expr) {
      return Optional.ofNullable(overNode(expr));
    }

    private @Nullable Node overNode(Expr.Over expr) {
      return calls.over(expr, scope, at);
    }
  }

  /** All of these reasons. */
  static Set<MissingReason> with(Set<MissingReason> reasons, MissingReason one) {
    return Typed.union(reasons, EnumSet.of(one));
  }

  /** The nodes if none has a fault, else null. */
  static @Nullable List<Node> all(List<@Nullable Node> nodes) {
    List<Node> present = new ArrayList<>();
    for (Node node : nodes) {
      if (node == null) {
        return null;
      }
      present.add(node);
    }
    return present;
  }

  /** The whole number a node always has; null if it is no such constant. */
  static @Nullable Integer wholeConstant(Node node) {
    Value value =
        node instanceof Node.Constant constant
            ? constant.value()
            : node instanceof Node.ParameterValue parameter ? parameter.value() : null;
    if (value instanceof Value.Num num
        && num.number().isWhole()
        && num.number().absolute().compareTo(Rational.of(1000)) <= 0) {
      return num.number().numerator().intValueExact();
    }
    return null;
  }
}
