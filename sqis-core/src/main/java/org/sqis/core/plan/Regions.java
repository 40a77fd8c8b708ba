package org.sqis.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Operator;
import org.sqis.core.function.Functions;
import org.sqis.core.model.Type;
import org.sqis.core.model.Unit;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;

/** Which values of one name a condition takes, as far as that can be proved. */
final class Regions {
  /** Deeper conditions are not looked at; they need an {@code otherwise}. */
  private static final int DEEPEST = 40;

  /** Neither are conditions that take more separate stretches. */
  private static final int MOST_PIECES = 400;

  private final Known known;

  Regions(Names names) {
    this.known =
        new Known() {
          @Override
          public Names.@Nullable Meaning meaning(String name) {
            return names.find(name).meaning();
          }

          @Override
          public List<Value> levels(String table) {
            List<Value> levels = new ArrayList<>();
            names.levelWords(table).forEach(word -> levels.add(names.level(table, word)));
            return levels;
          }

          @Override
          public @Nullable Integer grid(String name) {
            return names.grid(name);
          }
        };
  }

  /** Regions of a proved policy, in which parameters are unknown. */
  Regions(Plan plan) {
    this.known =
        new Known() {
          @Override
          public Names.@Nullable Meaning meaning(String name) {
            return null;
          }

          @Override
          public List<Value> levels(String table) {
            List<Value> levels = new ArrayList<>();
            if (plan.element(table) instanceof Element.OfLevels of) {
              of.table()
                  .rows()
                  .forEach(row -> levels.add(new Value.Level(row.level(), row.number())));
            }
            return levels;
          }

          @Override
          public @Nullable Integer grid(String name) {
            return null;
          }
        };
  }

  /** What is known of names. */
  private interface Known {
    /** What a name means; null if that is not known. */
    Names.@Nullable Meaning meaning(String name);

    /** The levels of a table; empty if they are not known. */
    List<Value> levels(String table);

    /** The decimals to which the value of a name is rounded; null for none. */
    @Nullable Integer grid(String name);
  }

  /**
   * What a condition reads.
   *
   * @param name the name
   * @param group the number of the group; -1 for none
   * @param isExact whether it is read before its last rounding
   */
  record Key(String name, int group, boolean isExact) {}

  /**
   * What a condition takes.
   *
   * @param key what it reads
   * @param node one reading of it
   * @param values the values for which the condition holds
   * @param isWritten whether they depend on no parameter
   */
  record Region(Key key, Node node, Values values, boolean isWritten) {
    Unit unit() {
      return node.typed().type() instanceof Type.Numeric numeric ? numeric.unit() : Unit.NUMBER;
    }
  }

  /** What earlier cases take of the values of one name. */
  static final class Taken {
    private final Values domain;
    private final Unit unit;
    private final List<Integer> lines = new ArrayList<>();
    private Values left;

    Taken(Values domain, Unit unit) {
      this.domain = domain;
      this.unit = unit;
      this.left = domain;
    }

    Values domain() {
      return domain;
    }

    Values left() {
      return left;
    }

    Unit unit() {
      return unit;
    }

    List<Integer> lines() {
      return lines;
    }

    void take(Values values, int line) {
      left = left.without(values);
      lines.add(line);
    }
  }

  /** What the condition takes; null if it reads several names, or something else is in the way. */
  @Nullable Region of(Node condition) {
    Region region = of(condition, 0);
    return region == null || region.values().size() > MOST_PIECES ? null : region;
  }

  private @Nullable Region of(Node condition, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    if (condition instanceof Node.Not not) {
      Region region = of(not.operand(), depth + 1);
      return region == null ? null : with(region, all(region).without(region.values()), region);
    }
    if (condition instanceof Node.Binary binary) {
      boolean isAnd = binary.operator() == Operator.AND;
      if (!isAnd && binary.operator() != Operator.OR) {
        return test(binary);
      }
      Region left = of(binary.left(), depth + 1);
      Region right = left == null ? null : of(binary.right(), depth + 1);
      if (left == null || right == null || !left.key().equals(right.key())) {
        return null;
      }
      Values values =
          isAnd ? left.values().intersect(right.values()) : left.values().union(right.values());
      return values.size() > MOST_PIECES ? null : with(left, values, right);
    }
    Key key = key(condition);
    return key == null || !condition.typed().isYesNo()
        ? null
        : new Region(key, condition, new Values.Finite(Set.of(Value.YesNo.YES)), true);
  }

  /** Whether it is an {@code and} of conditions that values of {@code domain} meet only singly. */
  boolean isContradiction(Node condition, Values domain) {
    return isContradiction(condition, domain, 0);
  }

  private boolean isContradiction(Node condition, Values domain, int depth) {
    boolean isAnd = condition instanceof Node.Binary one && one.operator() == Operator.AND;
    if (!isAnd || depth > DEEPEST || !(condition instanceof Node.Binary binary)) {
      return false;
    }
    Region left = of(binary.left(), depth + 1);
    Region right = of(binary.right(), depth + 1);
    if (left == null || right == null || domain.intersect(right.values()).isEmpty()) {
      return false;
    }
    return domain.intersect(left.values()).isEmpty()
        ? isContradiction(binary.left(), domain, depth + 1)
        : domain.intersect(left.values()).intersect(right.values()).isEmpty();
  }

  private static Region with(Region region, Values values, Region other) {
    return new Region(region.key(), region.node(), values, region.isWritten() && other.isWritten());
  }

  private @Nullable Key key(Node node) {
    if (node instanceof Node.Read read) {
      return new Key(read.name(), -1, read.isExact());
    }
    if (node instanceof Node.ReadOf read) {
      return new Key(read.name(), read.group(), read.isExact());
    }
    if (!(node instanceof Node.ParameterValue parameter)) {
      return null;
    }
    // A bare parameter among points is counted in points there, which is another scale.
    Names.Meaning meaning = known.meaning(parameter.name());
    boolean isItself = meaning != null && meaning.typed().isBare() == parameter.typed().isBare();
    return isItself ? new Key(parameter.name(), -1, false) : null;
  }

  private @Nullable Region test(Node.Binary binary) {
    Key key = key(binary.left());
    Value right = constant(binary.right());
    if (key != null && right != null) {
      return test(key, binary.left(), binary.operator(), right, binary.right());
    }
    Key mirrored = key(binary.right());
    Value left = constant(binary.left());
    return mirrored == null || left == null
        ? null
        : test(mirrored, binary.right(), mirrored(binary.operator()), left, binary.left());
  }

  private static @Nullable Value constant(Node node) {
    Value value =
        node instanceof Node.Constant constant
            ? constant.value()
            : node instanceof Node.ParameterValue parameter ? parameter.value() : null;
    return value == null || value.isMissing() ? null : value;
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case AT_MOST -> Operator.AT_LEAST;
      case GREATER -> Operator.LESS;
      case AT_LEAST -> Operator.AT_MOST;
      case IS, OR, AND, PLUS, MINUS, TIMES, DIVIDED -> operator;
    };
  }

  private @Nullable Region test(
      Key key, Node tested, Operator operator, Value constant, Node written) {
    boolean isWritten = written instanceof Node.Constant;
    if (tested.typed().isNumeric()) {
      Interval interval = constant instanceof Value.Num num ? interval(operator, num) : null;
      return interval == null
          ? null
          : new Region(
              key, tested, new Values.Numbers(NumberLine.WHOLE, List.of(interval)), isWritten);
    }
    Set<Value> held = new LinkedHashSet<>();
    for (Value value : finite(tested.typed().type())) {
      if (holds(operator, value, constant)) {
        held.add(value);
      }
    }
    return finite(tested.typed().type()).isEmpty()
        ? null
        : new Region(key, tested, new Values.Finite(held), isWritten);
  }

  private static boolean holds(Operator operator, Value value, Value constant) {
    boolean areNumbers =
        value instanceof Value.Level
            && (constant instanceof Value.Level || constant instanceof Value.Num);
    if (!areNumbers) {
      return operator == Operator.IS && value.equals(constant);
    }
    Value.Num number = new Value.Num(Functions.number(constant));
    Interval interval = interval(operator, number);
    return interval != null && interval.holds(Functions.number(value));
  }

  private static @Nullable Interval interval(Operator operator, Value.Num constant) {
    Rational bound = constant.number();
    return switch (operator) {
      case LESS -> new Interval(null, false, bound, true);
      case AT_MOST -> new Interval(null, false, bound, false);
      case GREATER -> new Interval(bound, true, null, false);
      case AT_LEAST -> new Interval(bound, false, null, false);
      case IS -> new Interval(bound, false, bound, false);
      case OR, AND, PLUS, MINUS, TIMES, DIVIDED -> null;
    };
  }

  /** Every value of a type that has finitely many, else none. */
  private List<Value> finite(Type type) {
    List<Value> all = new ArrayList<>();
    if (type instanceof Type.OneOf oneOf) {
      oneOf.options().forEach(option -> all.add(new Value.Word(option)));
    } else if (type instanceof Type.YesNo) {
      all.addAll(List.of(Value.YesNo.YES, Value.YesNo.NO));
    } else if (type instanceof Type.LevelOf levels) {
      all.addAll(known.levels(levels.table()));
    }
    return all;
  }

  /** Every value there is of the type of what the region reads. */
  Values all(Region region) {
    Type type = region.node().typed().type();
    return type instanceof Type.Numeric
        ? new Values.Numbers(NumberLine.WHOLE, List.of(Interval.ALL))
        : new Values.Finite(new LinkedHashSet<>(finite(type)));
  }

  /** Every value that what the region reads can have where the list of cases begins. */
  Values domain(Region region) {
    Type type = region.node().typed().type();
    if (!(type instanceof Type.Numeric)) {
      return all(region);
    }
    NumberLine line = line(region.key(), region.node().typed().bounds());
    return new Values.Numbers(line, List.of(line.range()));
  }

  /** The same before any condition narrowed it, and nothing of it taken yet. */
  Taken nothing(Key key) {
    Names.Meaning meaning = known.meaning(key.name());
    if (meaning == null) {
      throw new AssertionError("read before: " + key.name());
    }
    Type type = meaning.typed().type();
    if (!(type instanceof Type.Numeric numeric)) {
      return new Taken(new Values.Finite(new LinkedHashSet<>(finite(type))), Unit.NUMBER);
    }
    boolean isParameter = meaning.node() != null;
    Bounds bounds = isParameter || key.isExact() ? Bounds.NONE : meaning.typed().bounds();
    NumberLine line = line(key, bounds);
    return new Taken(new Values.Numbers(line, List.of(line.range())), numeric.unit());
  }

  private NumberLine line(Key key, Bounds bounds) {
    return NumberLine.of(bounds, key.isExact() ? null : known.grid(key.name()));
  }
}
