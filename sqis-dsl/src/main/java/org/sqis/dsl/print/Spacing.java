package org.sqis.dsl.print;

import java.util.List;
import java.util.Set;
import org.sqis.dsl.source.Span;
import org.sqis.dsl.syntax.SyntaxItem;

/**
 * Writes the items of a line with the keyboard, and blanks between them. Blanks around commas,
 * colons, parentheses, comparisons and texts follow rules. Elsewhere a blank stays a blank and none
 * stays none: in {@code pages 2-3}, {@code 40/3} and the names of columns of other programs it may
 * matter.
 */
final class Spacing {
  /** Words that no parenthesis belongs to; every other word before one may be a function. */
  private static final Set<String> CONNECTIVES =
      Set.of(
          "and",
          "else",
          "if",
          "is",
          "not",
          "of",
          "or",
          "otherwise",
          "over",
          "then",
          "when",
          "where");

  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");
  private static final Set<String> CALCULATIONS = Set.of("+", "*", "/");

  private Spacing() {}

  /** The items of a line or of a part of it. */
  static String join(List<SyntaxItem> items) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0 && isApart(items, i)) {
        text.append(' ');
      }
      text.append(written(items.get(i)));
    }
    return text.toString();
  }

  private static String written(SyntaxItem item) {
    return item.kind() == SyntaxItem.Kind.TEXT ? '"' + item.text() + '"' : item.text();
  }

  /** Whether a blank stands before the item at {@code index}. */
  private static boolean isApart(List<SyntaxItem> items, int index) {
    SyntaxItem left = items.get(index - 1);
    SyntaxItem right = items.get(index);
    boolean isWritten = isBlankBefore(items, index);
    if (left.isSign("(") || right.isSign(")") || right.isSign(",")) {
      return false;
    }
    if (left.isSign(",")) {
      return true;
    }
    if (left.isSign(":") || right.isSign(":")) {
      return left.isSign(":") && !isTimeOrRatio(items, index - 1);
    }
    if (isText(left) || isText(right) || isComparison(left) || isComparison(right)) {
      return true;
    }
    if (right.isSign("(") && left.isWord()) {
      return isWritten || CONNECTIVES.contains(left.text());
    }
    if (isCalculation(right)) {
      return isWritten || isBlankBefore(items, index + 1);
    }
    if (isCalculation(left)) {
      return isWritten || isBlankBefore(items, index - 1);
    }
    if (right.isSign("-")) {
      return isWritten || isMinusSign(items, index);
    }
    if (left.isSign("-")) {
      return isWritten || isMinusSign(items, index - 1);
    }
    return isWritten;
  }

  private static boolean isBlankBefore(List<SyntaxItem> items, int index) {
    if (index < 1 || index >= items.size()) {
      return false;
    }
    return items.get(index - 1).span().end() < items.get(index).span().start();
  }

  /** A colon between two numbers without blanks. */
  private static boolean isTimeOrRatio(List<SyntaxItem> items, int colon) {
    return isBetweenNumbers(items, colon)
        && !isBlankBefore(items, colon)
        && !isBlankBefore(items, colon + 1);
  }

  /** Four digits and a minus sign that is no dash: without blanks it would become a school year. */
  private static boolean isMinusSign(List<SyntaxItem> items, int minus) {
    Span span = items.get(minus).span();
    return isBetweenNumbers(items, minus) && span.text().equals("\u2212");
  }

  private static boolean isBetweenNumbers(List<SyntaxItem> items, int index) {
    return index > 0
        && index + 1 < items.size()
        && items.get(index - 1).kind() == SyntaxItem.Kind.NUMBER
        && items.get(index + 1).kind() == SyntaxItem.Kind.NUMBER;
  }

  private static boolean isText(SyntaxItem item) {
    return item.kind() == SyntaxItem.Kind.TEXT;
  }

  private static boolean isComparison(SyntaxItem item) {
    return item.kind() == SyntaxItem.Kind.SIGN && COMPARISONS.contains(item.text());
  }

  private static boolean isCalculation(SyntaxItem item) {
    return item.kind() == SyntaxItem.Kind.SIGN && CALCULATIONS.contains(item.text());
  }
}
