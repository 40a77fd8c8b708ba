package org.sqis.core.plan;

import java.util.Collection;
import java.util.LinkedHashSet;
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
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.policy.Group;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/** Finds what names stand for: values of the school or group, of a named group, and words. */
final class ReadCompiler {
  private final Names names;
  private final Problems problems;

  ReadCompiler(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** The value of a name; null if there is none here. */
  @Nullable Compiled name(Expr.Name expr, boolean isExact, Scope scope, Place.Element at) {
    Node local = scope.locals().get(expr.name());
    if (local != null) {
      return Compiled.read(local, local instanceof Node.Read read ? Set.of(read.name()) : Set.of());
    }
    Names.Found found = find(expr.name(), scope);
    if (found.meaning() != null) {
      return read(found.meaning(), isExact, scope, at);
    }
    if (found.isPoisoned()) {
      return null;
    }
    if (expr.name().equals("group")) {
      problems.add(
          scope.each() == UnitOfAnalysis.GROUP
              ? Problem.of(ProblemCode.WRONG_TYPE, at, "`group`", "the group visited", "a value")
                  .help("ask for one group, for example `group is all`")
              : Problem.of(ProblemCode.NO_GROUP_HERE, at));
      return null;
    }
    unknown(expr.name(), scope, at);
    return null;
  }

  /** A name; where only earlier years are read, also one that only they define. */
  private Names.Found find(String name, Scope scope) {
    return scope.years() == Scope.Years.BEFORE ? names.findEarlier(name) : names.find(name);
  }

  private void unknown(String name, Scope scope, Place.Element at) {
    String kind = names.kind(name);
    if (kind != null) {
      String help =
          kind.equals("a group")
              ? "write `X of " + name + "` with what is wanted of the group for X"
              : kind.equals("a family of groups")
                  ? "write for example `lowest(X over " + name + ")`"
                  : kind.equals("a season")
                      ? "write `first_day(" + name + ")` or `last_day(" + name + ")`"
                      : "write the name of an input, a parameter or a measure";
      problems.add(Problem.of(ProblemCode.WRONG_KIND, at, name, kind, "a value").help(help));
      return;
    }
    Optional<String> signature =
        Functions.scalar(name)
            .map(Functions.Scalar::signature)
            .or(() -> Functions.aggregate(name).map(any -> any.name() + "(x over groups)"));
    if (signature.isPresent()) {
      problems.add(
          Problem.of(ProblemCode.UNKNOWN_NAME, at, name)
              .help("it is a function: write `" + signature.get() + "`"));
      return;
    }
    Collection<String> known = names.known();
    if (!scope.locals().isEmpty()) {
      known = new LinkedHashSet<>(known);
      scope.locals().keySet().stream().filter(NameProof::isName).forEach(known::add);
    }
    problems.unknown(ProblemCode.UNKNOWN_NAME, at, known, name);
  }

  private @Nullable Compiled read(
      Names.Meaning meaning, boolean isExact, Scope scope, Place.Element at) {
    String name = meaning.name();
    if (meaning.node() != null) {
      return Compiled.read(meaning.node(), Set.of());
    }
    boolean isConstant = scope.each() == UnitOfAnalysis.POLICY;
    if (!scope.each().sees(meaning.each())
        && (!isConstant || meaning.each() == UnitOfAnalysis.GROUP)) {
      problems.add(tooNarrow(meaning, scope, at));
      return null;
    }
    Known known = scope.known();
    Typed typed = meaning.typed().within(bounds(meaning, new Expr.Name(name), isExact, known));
    boolean isInput = meaning.kind().startsWith("an input");
    boolean isOfItsDistrict =
        meaning.each() == UnitOfAnalysis.DISTRICT && !scope.each().isWiderThanSchool();
    if (isOfItsDistrict && !isInput) {
      // A school of which nobody says the district; for inputs the data are refused then.
      typed = typed.missingFor(MissingReason.NOT_REPORTED);
    }
    typed =
        known.present().contains(name)
            ? typed.present()
            : meaning.isAlwaysThere()
                ? typed.missing(typed.possible(), Map.of())
                : unhandled(typed, name, at);
    return passing(new Node.Read(name, isExact, typed), meaning, name);
  }

  /** The beginning of a function that fits what is read. */
  private static String suggested(Typed typed, UnitOfAnalysis each) {
    boolean isAdded = each.isWiderThanSchool() && typed.is(Unit.COUNT);
    return typed.isYesNo() ? "any(" : isAdded ? "sum(" : "lowest(";
  }

  /** A value is read once where there are many of it. */
  private static Problem tooNarrow(Names.Meaning meaning, Scope scope, Place.Element at) {
    UnitOfAnalysis each = scope.each();
    String name = meaning.name();
    String function = suggested(meaning.typed(), each);
    boolean isOfGroup = meaning.each() == UnitOfAnalysis.GROUP;
    boolean isOfSchool = !each.isWiderThanSchool() || each == UnitOfAnalysis.POLICY;
    String help =
        !isOfGroup
            ? "write a function such as `"
                + function
                + name
                + " over "
                + Members.word(meaning.each())
                + ")`"
            : isOfSchool && scope.isInsideAggregate()
                ? "write `" + name + " of all`"
                : isOfSchool
                    ? "write `"
                        + name
                        + " of all`, or a function such as `"
                        + function
                        + name
                        + " over groups)`"
                    : "write a function such as `" + function + name + " of all over schools)`";
    return Problem.of(ProblemCode.NEEDS_MEMBER, at, name, meaning.each().word(), Members.once(each))
        .help(help);
  }

  /** The value of a named group; null if there is none. */
  @Nullable Compiled ofGroup(Expr.OfGroup expr, boolean isExact, Scope scope, Place.Element at) {
    Names.Found found = find(expr.name(), scope);
    int group = names.groupNumber(expr.group());
    if (group < 0 && !names.isPoisoned(expr.group())) {
      problems.unknown(ProblemCode.UNKNOWN_GROUP, at.child("group"), names.groups(), expr.group());
    }
    Names.Meaning meaning = found.meaning();
    if (meaning == null) {
      if (!found.isPoisoned()) {
        unknown(expr.name(), scope, at.child("name"));
      }
      return null;
    }
    if (meaning.each() != UnitOfAnalysis.GROUP) {
      problems.add(
          Problem.of(ProblemCode.NOT_A_GROUP_VALUE, at, expr.name(), Members.once(meaning.each()))
              .help("write `" + expr.name() + "` alone"));
      return null;
    }
    boolean isConstant = scope.each() == UnitOfAnalysis.POLICY;
    if (!isConstant && !scope.each().sees(UnitOfAnalysis.SCHOOL)) {
      problems.add(
          Problem.of(
                  ProblemCode.NEEDS_MEMBER,
                  at,
                  expr.toString(),
                  UnitOfAnalysis.SCHOOL.word(),
                  Members.once(scope.each()))
              .help(
                  "write a function such as `"
                      + suggested(meaning.typed(), scope.each())
                      + expr
                      + " over schools)`"));
      return null;
    }
    if (group < 0) {
      return null;
    }
    String written = expr.toString();
    Typed typed = meaning.typed().within(bounds(meaning, expr, isExact, scope.known()));
    boolean isThere =
        scope.known().present().contains(written)
            || (meaning.isAlwaysThere() && expr.group().equals(Group.ALL));
    typed = isThere ? typed.present() : unhandled(typed, written, at);
    return passing(
        new Node.ReadOf(expr.name(), group, expr.group(), isExact, typed), meaning, written);
  }

  /**
   * A value that is read. What a measure does about missing values is said where it is declared, so
   * that a value which is only that measure passes them on; an input says nothing.
   */
  private static Compiled passing(Node node, Names.Meaning meaning, String written) {
    Compiled read = Compiled.read(node, Set.of(written));
    return meaning.kind().startsWith("an input") ? read.leavingOpen() : read;
  }

  /** The range of what is read; before its rounding a value can lie a little outside it. */
  private static Bounds bounds(Names.Meaning meaning, Expr expr, boolean isExact, Known known) {
    return isExact ? Bounds.NONE : meaning.typed().bounds().and(known.range(expr));
  }

  private static Typed unhandled(Typed typed, String written, Place.Element at) {
    if (typed.possible().isEmpty()) {
      return typed.present();
    }
    String remedy = "a line `value \u2026 when " + written + " is missing` above";
    Typed.Unhandled cause =
        new Typed.Unhandled(Typed.Cause.READ, written, typed.possible(), remedy, at);
    return typed.missing(typed.possible(), Map.of(written, cause));
  }

  /** Whether a group is asked for, as in {@code group is all}. */
  static boolean asksGroup(Expr.Binary expr, Scope scope) {
    return expr.operator() == Operator.IS
        && expr.left() instanceof Expr.Name name
        && name.name().equals("group")
        && !scope.locals().containsKey("group");
  }

  /** Whether the group visited is the named one; null after a fault. */
  @Nullable Compiled groupIs(Expr.Binary expr, Scope scope, Place.Element at) {
    if (scope.each() != UnitOfAnalysis.GROUP) {
      problems.add(
          Problem.of(ProblemCode.NO_GROUP_HERE, at.child(0))
              .help("ask this in a measure `each group`, or inside a function over groups"));
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
    return Compiled.of(new Node.GroupIs(number, group, Typed.of(new Type.YesNo())));
  }

  /**
   * Whether the right side of {@code left is …} is a word of a closed list or a level by its name,
   * and not the name of something that has a value.
   */
  boolean isWord(Compiled left, Expr.Binary expr) {
    if (!(expr.right() instanceof Expr.Name word)) {
      return false;
    }
    if (words(left).contains(word.name())) {
      return true;
    }
    Names.Found other = names.find(word.name());
    boolean isName = other.meaning() != null || other.isPoisoned();
    return !isName && (!words(left).isEmpty() || UnitRules.isOpen(left.node()));
  }

  /** Compares with the word on the right; null after a fault. */
  @Nullable Compiled word(Compiled left, Expr.Binary expr, Place.Element at) {
    String word = expr.right().toString();
    Type type = left.typed().type();
    Typed answer = left.typed().within(Bounds.NONE).as(new Type.YesNo());
    if (UnitRules.isOpen(left.node())) {
      Node node = new Node.Binary(Operator.IS, left.node(), left.node(), answer);
      return Compiled.of(node, List.of(left));
    }
    List<String> words = words(left);
    if (!words.contains(word)) {
      problems.unknown(ProblemCode.UNKNOWN_WORD, at.child(1), words, word, expr.left().toString());
      return null;
    }
    Value value =
        type instanceof Type.LevelOf levels
            ? names.level(levels.table(), word)
            : new Value.Word(word);
    Node right = new Node.Constant(value, Typed.of(type));
    return Compiled.of(new Node.Binary(Operator.IS, left.node(), right, answer), List.of(left));
  }

  private List<String> words(Compiled left) {
    Type type = left.typed().type();
    return type instanceof Type.OneOf oneOf
        ? oneOf.options()
        : type instanceof Type.LevelOf levels ? names.levelWords(levels.table()) : List.of();
  }
}
