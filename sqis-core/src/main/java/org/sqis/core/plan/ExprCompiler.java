package org.sqis.core.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Functions;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Turns expressions into nodes: resolves names, proves types, units and units of analysis, and
 * follows the reasons for which a value can be missing. A result of null means that a problem was
 * reported, here or where a name is declared.
 *
 * <p>Works with a stack of its own, so that an expression of a thousand operators needs no deep
 * one.
 */
final class ExprCompiler {
  private final UnitRules units;
  private final ReadCompiler reads;
  private final CallCompiler calls;

  ExprCompiler(Names names, Problems problems) {
    this.units = new UnitRules(names, problems);
    this.reads = new ReadCompiler(names, problems);
    this.calls = new CallCompiler(names, problems, units, reads);
  }

  /** The quotas compiled since this was asked last. */
  List<Node.Places> takePlaces() {
    return calls.takePlaces();
  }

  UnitRules units() {
    return units;
  }

  /** An expression whose parts are being compiled. */
  private static final class Frame {
    final Expr expr;
    final Scope scope;
    final Place.Element at;
    final List<Expr> children;
    final List<Integer> order;
    final @Nullable Compiled[] parts;
    int next;

    Frame(Expr expr, Scope scope, Place.Element at) {
      this.expr = expr;
      this.scope = scope;
      this.at = at;
      this.children = expr.children();
      this.order = CallCompiler.order(expr, children.size());
      this.parts = new Compiled[children.size()];
    }

    @Nullable Compiled part(int index) {
      return parts[index];
    }

    List<@Nullable Compiled> all() {
      List<@Nullable Compiled> all = new ArrayList<>();
      for (Compiled part : parts) {
        all.add(part);
      }
      return all;
    }
  }

  /** What an expression that stands at {@code at} means; null if it has a fault. */
  @Nullable Compiled compile(Expr expr, Scope scope, Place.Element at) {
    Deque<Frame> open = new ArrayDeque<>();
    open.push(new Frame(expr, scope, at));
    while (true) {
      Frame frame = open.element();
      if (frame.next < frame.order.size() && wantsNext(frame)) {
        int child = frame.order.get(frame.next);
        open.push(
            new Frame(frame.children.get(child), inside(frame, child), frame.at.child(child)));
        continue;
      }
      Compiled result = frame.expr.accept(new Finishing(frame)).orElse(null);
      open.pop();
      if (open.isEmpty()) {
        return result;
      }
      Frame outer = open.element();
      outer.parts[outer.order.get(outer.next)] = result;
      outer.next++;
    }
  }

  /** The node of an expression that stands at {@code at}; null if it has a fault. */
  @Nullable Node node(Expr expr, Scope scope, Place.Element at) {
    Compiled compiled = compile(expr, scope, at);
    return compiled == null ? null : compiled.node();
  }

  /** What a condition means; null if it has a fault or is no condition. */
  @Nullable Compiled condition(Expr expr, Scope scope, Place.Element at) {
    Compiled compiled = compile(expr, scope, at);
    return isCondition(compiled, expr, at) ? compiled : null;
  }

  private boolean isCondition(@Nullable Compiled compiled, Expr expr, Place.Element at) {
    return compiled != null && units.isCondition(compiled.node(), expr, at);
  }

  /** Some parts are no expressions of their own, such as the word after {@code is}. */
  private boolean wantsNext(Frame frame) {
    if (frame.expr instanceof Expr.Call call) {
      if (RankCompiler.handles(call) && frame.next >= call.arguments().size()) {
        return false;
      }
      boolean isColumn = frame.next == 1 && CallCompiler.isNumberOf(call);
      return !CallCompiler.isExact(call) && !isColumn && !DateCalls.namesSeason(call);
    }
    if (!(frame.expr instanceof Expr.Binary binary) || binary.operator() != Operator.IS) {
      return true;
    }
    if (ReadCompiler.asksGroup(binary, frame.scope)) {
      return false;
    }
    Compiled left = frame.part(0);
    boolean isLast = frame.next == 1;
    boolean isWord =
        left == null ? binary.right() instanceof Expr.Name : reads.isWord(left, binary);
    return !isLast || !isWord;
  }

  private Scope inside(Frame frame, int child) {
    if (frame.expr instanceof Expr.If && child > 0) {
      Compiled condition = frame.part(0);
      return condition == null
          ? frame.scope
          : frame.scope.knowing(child == 1 ? condition.yes() : condition.no());
    }
    if (frame.expr instanceof Expr.Call call) {
      if (RankCompiler.handles(call)) {
        return frame.scope.ofRanked();
      }
      boolean isOfYears = Functions.ofYears(call.function()).isPresent();
      boolean isBefore = call.function().equals("previous") || call.function().equals("years_ago");
      return isOfYears && child < call.arguments().size()
          ? frame.scope.ofYears(isBefore)
          : frame.scope;
    }
    if (frame.expr instanceof Expr.Over over) {
      return calls.inside(over, child, frame.all(), frame.scope);
    }
    return frame.scope;
  }

  /** The expression as it is written, in back-ticks, cut if it is long. */
  static String quote(Expr expr) {
    return "`" + excerpt(expr) + "`";
  }

  /** The expression as it is written, cut if it is long. */
  static String excerpt(Expr expr) {
    String written = expr.toString();
    return written.length() > 60 ? written.substring(0, 57) + "\u2026" : written;
  }

  /** Puts the parts of an expression together. */
  private final class Finishing implements Expr.Visitor<Optional<Compiled>> {
    private final Frame frame;
    private final Scope scope;
    private final Place.Element at;

    Finishing(Frame frame) {
      this.frame = frame;
      this.scope = frame.scope;
      this.at = frame.at;
    }

    private static Optional<Compiled> leaf(Node node) {
      return Optional.of(Compiled.of(node));
    }

    @Override
    public Optional<Compiled> numeral(Expr.Numeral expr) {
      Value value = Value.of(expr.value());
      Bounds bounds = new Bounds(expr.value(), expr.value());
      Typed typed = expr.isPercent() ? Typed.of(Unit.PERCENT).within(bounds) : Typed.bare(bounds);
      return leaf(new Node.Constant(value, typed));
    }

    @Override
    public Optional<Compiled> date(Expr.Date expr) {
      return leaf(
          new Node.Constant(new Value.Date(expr.day()), DateRules.typed(expr.day(), expr.day())));
    }

    @Override
    public Optional<Compiled> answer(Expr.Answer expr) {
      return leaf(new Node.Constant(Value.of(expr.yes()), Typed.of(new Type.YesNo())));
    }

    @Override
    public Optional<Compiled> missingValue(Expr.MissingValue expr) {
      Typed typed = Typed.bare(Bounds.NONE).missing(EnumSet.of(expr.reason()), Map.of());
      return leaf(new Node.Constant(new Value.Missing(expr.reason(), expr.remark()), typed));
    }

    @Override
    public Optional<Compiled> name(Expr.Name expr) {
      return Optional.ofNullable(reads.name(expr, false, scope, at));
    }

    @Override
    public Optional<Compiled> ofGroup(Expr.OfGroup expr) {
      return Optional.ofNullable(reads.ofGroup(expr, false, scope, at));
    }

    @Override
    public Optional<Compiled> negated(Expr.Negated expr) {
      Compiled operand = frame.part(0);
      if (operand == null || !units.isNumber(operand.node(), expr.operand(), at.child(0))) {
        return Optional.empty();
      }
      Typed typed = operand.typed().within(operand.typed().bounds().negated());
      Node node =
          new Node.Apply(
              "-",
              List.of(operand.node()),
              values -> Value.of(Functions.number(values.get(0)).negated()),
              typed);
      return Optional.of(Compiled.of(node, List.of(operand)));
    }

    @Override
    public Optional<Compiled> not(Expr.Not expr) {
      Compiled operand = frame.part(0);
      if (operand == null || !isCondition(operand, expr.operand(), at.child(0))) {
        return Optional.empty();
      }
      Node node = new Node.Not(operand.node(), operand.typed());
      return Optional.of(
          new Compiled(
              node, operand.reads(), operand.no(), operand.yes(), node.typed().unhandled()));
    }

    @Override
    public Optional<Compiled> binary(Expr.Binary expr) {
      if (expr.operator() == Operator.AND || expr.operator() == Operator.OR) {
        return connective(expr);
      }
      if (ReadCompiler.asksGroup(expr, scope)) {
        return Optional.ofNullable(reads.groupIs(expr, scope, at));
      }
      Compiled left = frame.part(0);
      if (left != null && expr.operator() == Operator.IS && reads.isWord(left, expr)) {
        return Optional.ofNullable(reads.word(left, expr, at));
      }
      Compiled right = frame.part(1);
      if (left == null || right == null) {
        return Optional.empty();
      }
      return expr.operator() == Operator.IS || expr.operator().isOrder()
          ? comparison(expr, left, right)
          : arithmetic(expr, left, right);
    }

    private Optional<Compiled> connective(Expr.Binary expr) {
      Compiled left = frame.part(0);
      Compiled right = frame.part(1);
      boolean isLeft = left != null && isCondition(left, expr.left(), at.child(0));
      boolean isRight = right != null && isCondition(right, expr.right(), at.child(1));
      if (left == null || right == null || !isLeft || !isRight) {
        return Optional.empty();
      }
      Typed typed = Typed.of(new Type.YesNo()).missingLike(left.typed()).missingLike(right.typed());
      Node node = new Node.Binary(expr.operator(), left.node(), right.node(), typed);
      boolean isAnd = expr.operator() == Operator.AND;
      Known yes = isAnd ? left.yes().and(right.yes()) : left.yes().or(right.yes());
      Known no = isAnd ? left.no().or(right.no()) : left.no().and(right.no());
      return Optional.of(new Compiled(node, Set.of(), yes, no, typed.unhandled()));
    }

    private Optional<Compiled> arithmetic(Expr.Binary expr, Compiled left, Compiled right) {
      boolean isNeverZero = scope.known().excludesZero(expr.right());
      Node node = units.arithmetic(expr, left.node(), right.node(), isNeverZero, at);
      return node == null ? Optional.empty() : Optional.of(Compiled.of(node, List.of(left, right)));
    }

    private Optional<Compiled> comparison(Expr.Binary expr, Compiled left, Compiled right) {
      Node node = units.compared(expr, left.node(), right.node(), at);
      if (!(node instanceof Node.Binary compared)) {
        return Optional.empty();
      }
      // A bare number is scaled by what it meets, so that its range here is not its own.
      boolean hasUnits = !left.typed().isBare() || !right.typed().isBare();
      Known yes = Comparisons.where(expr, compared, hasUnits);
      Known no = Comparisons.whereNot(expr, compared, hasUnits);
      return Optional.of(Compiled.of(node, List.of(left, right)).deciding(yes, no));
    }

    @Override
    public Optional<Compiled> presence(Expr.Presence expr) {
      Compiled operand = frame.part(0);
      if (operand == null) {
        return Optional.empty();
      }
      Typed typed = Typed.of(new Type.YesNo());
      Node node = new Node.Presence(operand.node(), expr.asksPresent(), expr.reason(), typed);
      Known present = Known.present(operand.reads());
      boolean asksMissing = !expr.asksPresent() && expr.reason() == null;
      return Optional.of(
          Compiled.of(node)
              .deciding(
                  expr.asksPresent() ? present : Known.NOTHING,
                  asksMissing ? present : Known.NOTHING));
    }

    @Override
    public Optional<Compiled> ifThen(Expr.If expr) {
      Compiled condition = frame.part(0);
      Compiled then = frame.part(1);
      Compiled otherwise = frame.part(2);
      boolean isDecided = isCondition(condition, expr.condition(), at.child(0));
      if (condition == null || then == null || otherwise == null || !isDecided) {
        return Optional.empty();
      }
      List<Node> nodes = List.of(then.node(), otherwise.node());
      Typed joined = units.joined(nodes, List.of(at.child(1), at.child(2)));
      if (joined == null) {
        return Optional.empty();
      }
      // An undecided condition needs no word of the author: it makes the value missing and says so.
      Typed typed =
          joined.missing(
              Typed.union(joined.possible(), condition.typed().possible()), joined.unhandled());
      Node node =
          new Node.If(
              condition.node(),
              units.adapted(then.node(), typed),
              units.adapted(otherwise.node(), typed),
              typed);
      Known yes = condition.yes().and(then.yes()).or(condition.no().and(otherwise.yes()));
      Known no = condition.yes().and(then.no()).or(condition.no().and(otherwise.no()));
      return Optional.of(
          new Compiled(node, Set.of(), yes, no, Typed.both(then.passedOn(), otherwise.passedOn())));
    }

    @Override
    public Optional<Compiled> orElse(Expr.Else expr) {
      Compiled value = frame.part(0);
      Compiled fallback = frame.part(1);
      if (value == null || fallback == null) {
        return Optional.empty();
      }
      List<Node> nodes = List.of(value.node(), fallback.node());
      Typed joined = units.joined(nodes, List.of(at.child(0), at.child(1)));
      if (joined == null) {
        return Optional.empty();
      }
      Typed typed = joined.missing(fallback.typed().possible(), fallback.typed().unhandled());
      Node node =
          new Node.Else(
              units.adapted(value.node(), typed), units.adapted(fallback.node(), typed), typed);
      return Optional.of(
          new Compiled(
              node,
              Set.of(),
              value.yes().or(fallback.yes()),
              value.no().or(fallback.no()),
              fallback.passedOn()));
    }

    @Override
    public Optional<Compiled> call(Expr.Call expr) {
      return Optional.ofNullable(calls.call(expr, frame.all(), scope, at));
    }

    @Override
    public Optional<Compiled> over(Expr.Over expr) {
      return Optional.ofNullable(calls.over(expr, frame.all(), scope, at));
    }
  }

  /** All of these reasons. */
  static Set<MissingReason> with(Set<MissingReason> reasons, MissingReason one) {
    return Typed.union(reasons, EnumSet.of(one));
  }

  /**
   * Says that a number is no constant, or not one of those it can be.
   *
   * @param what the number
   * @param range the whole numbers it can be, such as {@code 1 to 9}
   */
  static Problem notWhole(Node node, Expr written, String what, String range, Place.Element at) {
    Typed typed = node.typed();
    boolean isConstant =
        typed.isNumeric() && typed.possible().isEmpty() && typed.bounds().point() != null;
    Problem problem =
        isConstant
            ? Problem.of(ProblemCode.CONSTANT_RANGE, at, what, range, quote(written))
            : Problem.of(ProblemCode.NEEDS_CONSTANT, at, what, quote(written));
    return problem.help("write a whole number from " + range);
  }

  /** The whole number a node always has; null if it is no such constant. */
  static @Nullable Integer wholeConstant(Node node) {
    Typed typed = node.typed();
    Rational number =
        typed.isNumeric() && typed.possible().isEmpty() ? typed.bounds().point() : null;
    boolean isSmall =
        number != null && number.isWhole() && number.absolute().compareTo(Rational.of(1000)) <= 0;
    return isSmall && number != null ? (Integer) number.numerator().intValueExact() : null;
  }
}
