package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;

/**
 * Why values are missing, each reason with its remark under a number from 1 on. Numbers are given
 * while a program is made and while the reference evaluator fills in; confined to one thread.
 */
final class Reasons {
  private final Map<Value.Missing, Integer> numbers = new LinkedHashMap<>();
  private final List<Value.Missing> reasons = new ArrayList<>();

  /** By number the precedence of the reason; replaced when it grows. */
  private long[] precedence = new long[16];

  /** The number of a reason. */
  long number(Value.Missing missing) {
    Integer known = numbers.get(missing);
    if (known == null) {
      reasons.add(missing);
      known = reasons.size();
      numbers.put(missing, known);
      if (known >= precedence.length) {
        precedence = java.util.Arrays.copyOf(precedence, 2 * precedence.length);
      }
      precedence[known] = missing.reason().compareTo(MissingReason.NOT_REPORTED);
    }
    return known;
  }

  Value.Missing get(long number) {
    return reasons.get((int) number - 1);
  }

  /**
   * Of two reasons, either of which can be 0, the one that is given: as {@link Value.Missing#and}.
   */
  long both(long one, long other) {
    if (one == 0) {
      return other;
    }
    return other != 0 && precedence[(int) other] < precedence[(int) one] ? other : one;
  }

  boolean isAbsence(long number) {
    return get(number).reason().isAbsence();
  }

  /** All of them, the first under number 1. */
  List<Value.Missing> all() {
    return List.copyOf(reasons);
  }

  int size() {
    return reasons.size();
  }
}
