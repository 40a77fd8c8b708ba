package org.sqis.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.ProblemCode;

/**
 * Decides which rows of a file take part. A comparison with a missing cell is undecided, and a row
 * whose condition is undecided takes no part.
 */
final class RowFilter {
  /** The outcome of a condition; {@code FAULTY} after a fault in a cell. */
  enum Decision {
    NO,
    UNDECIDED,
    YES,
    FAULTY
  }

  /** The cells of the row in question. */
  interface Row {
    /** The text in a column of {@link #columns()}, given by its place there. */
    String text(int column);

    /** Whether that text means a missing value. */
    boolean isMissing(int column);

    /** Says what is wrong with a cell. */
    void report(int column, ProblemCode code, String help, String value);
  }

  private interface Condition {
    Decision test(Row row);
  }

  private final String text;
  private final List<String> columns;
  private final @Nullable Condition condition;

  private RowFilter(String text, List<String> columns, @Nullable Condition condition) {
    this.text = text;
    this.columns = List.copyOf(columns);
    this.condition = condition;
  }

  /** The filter {@code expr} writes; a broken one, after a problem, if that is impossible. */
  static RowFilter of(Expr expr, Place.Element element, ProblemList problems) {
    Compiler compiler = new Compiler(element, problems);
    Condition condition = compiler.compile(expr);
    return new RowFilter(expr.toString(), compiler.columns, condition);
  }

  /** Whether the condition could not be understood. */
  boolean isBroken() {
    return condition == null;
  }

  /** The columns the condition reads. */
  List<String> columns() {
    return columns;
  }

  /** Whether the row takes part. */
  Decision test(Row row) {
    return condition == null ? Decision.FAULTY : condition.test(row);
  }

  @Override
  public String toString() {
    return text;
  }

  private static Decision of(boolean holds) {
    return holds ? Decision.YES : Decision.NO;
  }

  /** Turns an expression into a condition. */
  private static final class Compiler {
    private final Place.Element element;
    private final ProblemList problems;
    private final List<String> columns = new ArrayList<>();

    Compiler(Place.Element element, ProblemList problems) {
      this.element = element;
      this.problems = problems;
    }

    @Nullable Condition compile(Expr expr) {
      if (expr instanceof Expr.Not not) {
        Condition operand = compile(not.operand());
        return operand == null ? null : row -> not(operand.test(row));
      }
      if (expr instanceof Expr.Presence presence
          && presence.reason() == null
          && presence.operand() instanceof Expr.Name name) {
        int column = column(name);
        return row -> of(row.isMissing(column) != presence.asksPresent());
      }
      if (expr instanceof Expr.Binary binary) {
        Operator operator = binary.operator();
        if (operator == Operator.AND || operator == Operator.OR) {
          return join(binary);
        }
        if (operator == Operator.IS) {
          return equality(binary);
        }
        if (operator.isOrder()) {
          return order(binary);
        }
      }
      return bad(expr);
    }

    private @Nullable Condition join(Expr.Binary binary) {
      Condition left = compile(binary.left());
      Condition right = compile(binary.right());
      if (left == null || right == null) {
        return null;
      }
      boolean isAnd = binary.operator() == Operator.AND;
      return row -> {
        Decision a = left.test(row);
        Decision b = right.test(row);
        if (a == Decision.FAULTY || b == Decision.FAULTY) {
          return Decision.FAULTY;
        }
        return (a.compareTo(b) < 0) == isAnd ? a : b;
      };
    }

    private @Nullable Condition equality(Expr.Binary binary) {
      if (!(binary.left() instanceof Expr.Name name)) {
        return bad(binary);
      }
      if (binary.right() instanceof Expr.Name word) {
        int column = column(name);
        return row ->
            row.isMissing(column) ? Decision.UNDECIDED : of(row.text(column).equals(word.name()));
      }
      if (binary.right() instanceof Expr.Answer answer) {
        int column = column(name);
        return row -> {
          if (row.isMissing(column)) {
            return Decision.UNDECIDED;
          }
          Boolean yes = ValueReaders.yesNo(row.text(column));
          return of(yes != null && yes == answer.yes());
        };
      }
      return order(binary);
    }

    /** A comparison of numbers: two columns, or a column and a number. */
    private @Nullable Condition order(Expr.Binary binary) {
      Optional<Rational> leftNumber = number(binary.left());
      Optional<Rational> rightNumber = number(binary.right());
      boolean isLeftColumn = binary.left() instanceof Expr.Name;
      boolean isRightColumn = binary.right() instanceof Expr.Name;
      if (!(isLeftColumn && isRightColumn)
          && !(isLeftColumn && rightNumber.isPresent())
          && !(isRightColumn && leftNumber.isPresent())) {
        return bad(binary);
      }
      int left = binary.left() instanceof Expr.Name name ? column(name) : -1;
      int right = binary.right() instanceof Expr.Name name ? column(name) : -1;
      Operator operator = binary.operator();
      return row -> {
        if ((left >= 0 && row.isMissing(left)) || (right >= 0 && row.isMissing(right))) {
          return Decision.UNDECIDED;
        }
        Optional<Rational> a = left < 0 ? leftNumber : cell(row, left);
        Optional<Rational> b = right < 0 ? rightNumber : cell(row, right);
        return a.isEmpty() || b.isEmpty()
            ? Decision.FAULTY
            : of(holds(operator, a.get().compareTo(b.get())));
      };
    }

    private static Optional<Rational> cell(Row row, int column) {
      String text = row.text(column);
      Optional<Rational> number = NumberReader.parse(text);
      if (number.isEmpty()) {
        row.report(column, ProblemCode.DATA_BAD_NUMBER, NumberReader.help(text), text);
      }
      return number;
    }

    private static Optional<Rational> number(Expr expr) {
      if (expr instanceof Expr.Numeral numeral && !numeral.isPercent()) {
        return Optional.of(numeral.value());
      }
      return expr instanceof Expr.Negated negated
          ? number(negated.operand()).map(Rational::negated)
          : Optional.empty();
    }

    private static boolean holds(Operator operator, int order) {
      return switch (operator) {
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
        case IS -> order == 0;
        case OR, AND, PLUS, MINUS, TIMES, DIVIDED ->
            throw new AssertionError("not a comparison: " + operator);
      };
    }

    private static Decision not(Decision decision) {
      return switch (decision) {
        case YES -> Decision.NO;
        case NO -> Decision.YES;
        case UNDECIDED, FAULTY -> decision;
      };
    }

    private int column(Expr.Name name) {
      int known = columns.indexOf(name.name());
      if (known < 0) {
        columns.add(name.name());
        return columns.size() - 1;
      }
      return known;
    }

    private @Nullable Condition bad(Expr expr) {
      problems.add(
          Problem.of(ProblemCode.MAPPING_BAD_FILTER, element, expr.toString())
              .help(
                  "ask for a column and a word, `rtype is S`, for a number, `enroll >= 100`, or"
                      + " whether a cell is empty, `flag is missing`"));
      return null;
    }
  }
}
