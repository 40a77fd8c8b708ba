package org.sqis.dsl.parser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Expr;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.MissingReason;
import org.sqis.core.number.Rational;
import org.sqis.core.problem.ProblemCode;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.grammar.SqisLexer;
import org.sqis.dsl.parser.grammar.SqisParser;
import org.sqis.dsl.source.Source;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxExpr;

/**
 * Makes the parse tree of an expression into an expression. Refuses what the grammar lets through
 * so that it can be explained: chained comparisons, two {@code else}, misplaced options.
 */
final class ExpressionBuilder {
  private final Source source;
  private @Nullable Diagnostic fault;

  ExpressionBuilder(Source source) {
    this.source = source;
  }

  /** The first fault found; what was built is then worthless. */
  Optional<Diagnostic> fault() {
    return Optional.ofNullable(fault);
  }

  SyntaxExpr build(SqisParser.ExpressionContext tree) {
    Part whole = expression(tree);
    return new SyntaxExpr(whole.expr, whole.spans());
  }

  /** An expression, where it stands, and its children in the order of {@link Expr#children}. */
  private record Part(Expr expr, Span span, List<Part> children) {
    /** The place of every part by its path, found without recursion: a sum can be long. */
    Map<String, Span> spans() {
      Map<String, Span> spans = new LinkedHashMap<>();
      Deque<Map.Entry<String, Part>> open = new ArrayDeque<>();
      open.push(Map.entry("", this));
      while (!open.isEmpty()) {
        Map.Entry<String, Part> next = open.pop();
        Part part = next.getValue();
        spans.put(next.getKey(), part.span);
        for (int i = part.children.size() - 1; i >= 0; i--) {
          open.push(Map.entry(next.getKey() + "/" + i, part.children.get(i)));
        }
      }
      return spans;
    }
  }

  private Part expression(SqisParser.ExpressionContext tree) {
    Part value = choice(tree.choice());
    if (tree.expression() == null) {
      return value;
    }
    if (tree.choice().IF() != null) {
      refuse(
          span(tree.ELSE().getSymbol()),
          tree,
          "this `else` could belong to several parts",
          "put the part that it belongs to in parentheses");
    }
    Part fallback = expression(tree.expression());
    return part(tree, new Expr.Else(value.expr, fallback.expr), value, fallback);
  }

  private Part choice(SqisParser.ChoiceContext tree) {
    if (tree.IF() == null) {
      return anyOf(tree.anyOf());
    }
    Part condition = expression(tree.expression());
    Part then = choice(tree.choice(0));
    Part otherwise = choice(tree.choice(1));
    Expr expr = new Expr.If(condition.expr, then.expr, otherwise.expr);
    return part(tree, expr, condition, then, otherwise);
  }

  private Part anyOf(SqisParser.AnyOfContext tree) {
    List<SqisParser.AllOfContext> operands = tree.allOf();
    Part left = allOf(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      left = binary(Operator.OR, left, allOf(operands.get(i)));
    }
    return left;
  }

  private Part allOf(SqisParser.AllOfContext tree) {
    List<SqisParser.NegationContext> operands = tree.negation();
    Part left = negation(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      left = binary(Operator.AND, left, negation(operands.get(i)));
    }
    return left;
  }

  private Part negation(SqisParser.NegationContext tree) {
    if (tree.NOT() == null) {
      return comparison(tree.comparison());
    }
    Part operand = negation(tree.negation());
    return part(tree, new Expr.Not(operand.expr), operand);
  }

  private Part comparison(SqisParser.ComparisonContext tree) {
    Part left = sum(tree.sum());
    if (tree.compared().isEmpty()) {
      return left;
    }
    if (tree.compared().size() > 1) {
      refuseChain(tree);
    }
    SqisParser.ComparedContext compared = tree.compared(0);
    if (compared.MISSING() != null || compared.PRESENT() != null) {
      boolean asksPresent = compared.PRESENT() != null;
      return part(tree, new Expr.Presence(left.expr, asksPresent, null), left);
    }
    Operator operator = operator(compared.getStart().getType());
    Part right = sum(compared.sum());
    if (operator == Operator.IS && right.expr instanceof Expr.MissingValue asked) {
      if (!asked.remark().isEmpty()) {
        refuse(
            right.span,
            tree,
            "a question for a reason takes no remark",
            "write `is " + asked.reason().words() + "`");
      }
      return part(tree, new Expr.Presence(left.expr, false, asked.reason()), left);
    }
    return binary(operator, left, right);
  }

  private void refuseChain(SqisParser.ComparisonContext tree) {
    String first = text(tree.sum()) + " " + text(tree.compared(0));
    SqisParser.SumContext middle = tree.compared(0).sum();
    boolean bothOrder = middle != null && tree.compared(0).IS() == null;
    bothOrder &= tree.compared(1).IS() == null;
    String help =
        bothOrder
            ? "write `" + first + " and " + text(middle) + " " + text(tree.compared(1)) + "`"
            : "put the comparison that comes first in parentheses";
    refuse(span(tree.compared(1).getStart()), tree, "comparisons cannot be chained", help);
  }

  private Part sum(SqisParser.SumContext tree) {
    List<SqisParser.ProductContext> operands = tree.product();
    Part left = product(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      left = binary(operatorAt(tree, 2 * i - 1), left, product(operands.get(i)));
    }
    return left;
  }

  private Part product(SqisParser.ProductContext tree) {
    List<SqisParser.SignedContext> operands = tree.signed();
    Part left = signed(operands.get(0));
    for (int i = 1; i < operands.size(); i++) {
      left = binary(operatorAt(tree, 2 * i - 1), left, signed(operands.get(i)));
    }
    return left;
  }

  private Part signed(SqisParser.SignedContext tree) {
    if (tree.MINUS() == null) {
      return primary(tree.primary());
    }
    Part operand = signed(tree.signed());
    return part(tree, new Expr.Negated(operand.expr), operand);
  }

  private Part primary(SqisParser.PrimaryContext tree) {
    Token first = tree.getStart();
    return switch (first.getType()) {
      case SqisLexer.NUMBER -> part(tree, numeral(first.getText()));
      case SqisLexer.DATE -> part(tree, date(first));
      case SqisLexer.YES, SqisLexer.NO ->
          part(tree, new Expr.Answer(first.getType() == SqisLexer.YES));
      case SqisLexer.REASON -> part(tree, missing(tree));
      case SqisLexer.OPEN -> {
        Part inside = expression(tree.expression());
        yield new Part(inside.expr, span(tree), inside.children);
      }
      case SqisLexer.WORD -> {
        if (tree.OPEN() != null) {
          yield call(tree);
        }
        yield tree.OF() == null
            ? part(tree, new Expr.Name(first.getText()))
            : part(tree, new Expr.OfGroup(first.getText(), tree.WORD(1).getText()));
      }
      default -> throw new AssertionError("unknown start of a value: " + first);
    };
  }

  /** The date of a token; where there is no such day, any. */
  private Expr date(Token token) {
    String text = Tokens.text(token);
    Optional<CalendarDate> day = CalendarDate.parse(text);
    if (day.isEmpty() && fault == null) {
      fault = DateForms.noDay(span(token), text);
    }
    return new Expr.Date(day.orElse(CalendarDate.FIRST));
  }

  private static Expr numeral(String text) {
    boolean isPercent = text.endsWith("%");
    String digits = isPercent ? text.substring(0, text.length() - 1) : text;
    Rational value =
        Rational.parse(digits)
            .orElseThrow(() -> new AssertionError("no number despite its checks: " + text));
    return new Expr.Numeral(isPercent ? value.dividedBy(Rational.HUNDRED) : value, isPercent);
  }

  private static Expr missing(SqisParser.PrimaryContext tree) {
    String words = Tokens.text(tree.REASON().getSymbol());
    MissingReason reason =
        MissingReason.parse(words)
            .orElseThrow(() -> new AssertionError("no reason despite its token: " + words));
    TerminalNode remark = tree.STRING();
    return new Expr.MissingValue(reason, remark == null ? "" : Tokens.text(remark.getSymbol()));
  }

  private Part call(SqisParser.PrimaryContext tree) {
    String function = tree.WORD(0).getText();
    List<Part> values = new ArrayList<>();
    Map<String, Part> options = new TreeMap<>();
    SqisParser.VisitContext visit = null;
    if (tree.arguments() != null) {
      for (SqisParser.ArgumentContext argument : tree.arguments().argument()) {
        if (argument.COLON() != null) {
          Part option = expression(argument.expression());
          Part earlier = options.put(argument.WORD().getText(), option);
          if (earlier != null) {
            refuse(
                span(argument.WORD().getSymbol()),
                tree,
                "the option `" + argument.WORD().getText() + "` is given twice",
                "keep one of the two");
          }
          continue;
        }
        if (!options.isEmpty()) {
          refuse(span(argument), tree, "a value stands after an option", "write the options last");
        }
        if (argument.expression() != null) {
          values.add(expression(argument.expression()));
        }
        visit = argument.visit() == null ? visit : argument.visit();
      }
      if (visit != null && positional(tree.arguments()) > 1) {
        refuse(
            span(visit),
            tree,
            "a function over groups takes one value",
            "write one value before `over`, and options with their names after it");
      }
    }
    return visit == null
        ? plainCall(tree, function, values, options)
        : over(tree, function, values, visit, options);
  }

  private static long positional(SqisParser.ArgumentsContext tree) {
    return tree.argument().stream().filter(argument -> argument.COLON() == null).count();
  }

  private Part plainCall(
      SqisParser.PrimaryContext tree,
      String function,
      List<Part> values,
      Map<String, Part> options) {
    List<Part> children = new ArrayList<>(values);
    children.addAll(options.values());
    List<Expr> arguments = values.stream().map(Part::expr).toList();
    return new Part(new Expr.Call(function, arguments, exprs(options)), span(tree), children);
  }

  private Part over(
      SqisParser.PrimaryContext tree,
      String function,
      List<Part> values,
      SqisParser.VisitContext visit,
      Map<String, Part> options) {
    List<Part> children = new ArrayList<>(values);
    Expr body = values.isEmpty() ? null : values.get(0).expr;
    Expr condition = null;
    if (visit.WHERE() != null) {
      Part where = expression(visit.expression());
      condition = where.expr;
      children.add(where);
    }
    children.addAll(options.values());
    Expr expr = new Expr.Over(function, body, visit.WORD().getText(), condition, exprs(options));
    return new Part(expr, span(tree), children);
  }

  private static Map<String, Expr> exprs(Map<String, Part> options) {
    Map<String, Expr> exprs = new TreeMap<>();
    options.forEach((name, part) -> exprs.put(name, part.expr));
    return exprs;
  }

  private static Part binary(Operator operator, Part left, Part right) {
    Expr expr = new Expr.Binary(operator, left.expr, right.expr);
    return new Part(expr, left.span.to(right.span), List.of(left, right));
  }

  private Part part(ParserRuleContext tree, Expr expr, Part... children) {
    return new Part(expr, span(tree), List.of(children));
  }

  private static Operator operatorAt(ParserRuleContext tree, int child) {
    return operator(((TerminalNode) tree.getChild(child)).getSymbol().getType());
  }

  private static Operator operator(int type) {
    return switch (type) {
      case SqisLexer.LESS -> Operator.LESS;
      case SqisLexer.AT_MOST -> Operator.AT_MOST;
      case SqisLexer.GREATER -> Operator.GREATER;
      case SqisLexer.AT_LEAST -> Operator.AT_LEAST;
      case SqisLexer.IS -> Operator.IS;
      case SqisLexer.PLUS -> Operator.PLUS;
      case SqisLexer.MINUS -> Operator.MINUS;
      case SqisLexer.TIMES -> Operator.TIMES;
      case SqisLexer.DIVIDED -> Operator.DIVIDED;
      default -> throw new AssertionError("unknown operator: " + type);
    };
  }

  private void refuse(Span at, ParserRuleContext around, String reason, String help) {
    if (fault == null) {
      fault = Diagnostic.at(ProblemCode.EXPECTED_EXPRESSION, at, text(around), reason).help(help);
    }
  }

  private String text(ParserRuleContext tree) {
    return Excerpt.of(span(tree).text());
  }

  private Span span(Token token) {
    return Tokens.span(source, token);
  }

  private Span span(ParserRuleContext tree) {
    return new Span(source, tree.getStart().getStartIndex(), Tokens.end(tree.getStop()));
  }
}
