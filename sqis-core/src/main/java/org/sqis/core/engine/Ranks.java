package org.sqis.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Coding;
import org.sqis.core.column.Column;
import org.sqis.core.column.Longs;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Node;

/**
 * Ranks and percentile ranks of one year, each worked out for all schools at once: keys are put
 * into columns block by block, sorted in each part of the cohort, and counted by the method of the
 * rank. Exact, ties too. Confined to one thread.
 */
final class Ranks {
  private final YearRun run;
  private final IdentityHashMap<Node.Rank, Map<Integer, Optional<Slot>>> known =
      new IdentityHashMap<>();

  Ranks(YearRun run) {
    this.run = run;
  }

  boolean isKnown(Node.Rank node, int group) {
    Map<Integer, Optional<Slot>> all = known.get(node);
    return all != null && all.containsKey(group);
  }

  /**
   * The column of a rank, after everything it reads is in columns; null if there is no kernel for
   * something in it.
   *
   * @param group the number of the group in each school; -1 for a value schools have once
   */
  @Nullable Slot slot(Node.Rank node, int group) {
    Map<Integer, Optional<Slot>> all = known.computeIfAbsent(node, any -> new HashMap<>());
    Optional<Slot> slot = all.get(group);
    if (slot == null) {
      Ranking ranking = new Ranking(run, node, group);
      slot = ranking.isMade() ? Optional.of(ranking.result()) : Optional.empty();
      all.put(group, slot);
    }
    return slot.orElse(null);
  }

  /** One rank of all schools. */
  private static final class Ranking {
    private final YearRun run;
    private final Node.Rank node;
    private final int group;
    private final List<Stage.PartCode> codes;
    private long[] keys = new long[0];
    private long[] under = new long[0];
    private int[] pools = new int[0];
    private long[] why = new long[0];
    private int poolCount = 1;
    private @Nullable Slot result;

    Ranking(YearRun run, Node.Rank node, int group) {
      this.run = run;
      this.node = node;
      this.group = group;
      this.codes = new Stage(run).codes();
    }

    boolean isMade() {
      List<Reg> values = new ArrayList<>();
      List<Reg> members = new ArrayList<>();
      List<Reg> divided = new ArrayList<>();
      Shape shape = new Shape.Nothing();
      Shape pool = new Shape.Nothing();
      for (Stage.PartCode part : codes) {
        Reg value = new NodeCode(part.code(), part, group).of(node.value());
        Reg number =
            value == null || value.shape() instanceof Shape.Nothing
                ? value
                : part.code().numeric(value);
        Reg member = read(part, node.cohort());
        Reg of = pool(part);
        if (number == null || member == null || of == null) {
          return false;
        }
        shape = Shapes.joined(shape, number.shape());
        pool = Shapes.joined(pool, of.shape());
        if (shape == null || pool == null) {
          return false;
        }
        values.add(number);
        members.add(member);
        divided.add(of);
      }
      if (!isSortable(shape) || !isDividing(pool)) {
        return false;
      }
      for (int i = 0; i < codes.size(); i++) {
        Stage.PartCode part = codes.get(i);
        Reg value = part.code().into(values.get(i), shape);
        Reg of = part.code().into(divided.get(i), pool);
        if (value == null || of == null || part.code().takeDoubt() != null) {
          return false;
        }
        part.code().add(collecting(part, value, members.get(i), of));
      }
      run.perform(this::run);
      return true;
    }

    private static @Nullable Reg read(Stage.PartCode part, String name) {
      return part.isDefined(name)
          ? part.read(name, -1, false)
          : NodeCode.undefined(part.code(), part, name);
    }

    private @Nullable Reg pool(Stage.PartCode part) {
      if (node.within().isEmpty()) {
        return part.code().constant(Value.YesNo.NO);
      }
      return node.within().equals("district")
          ? part.load(run.roster().districts(WideColumns.NOWHERE))
          : read(part, node.within());
    }

    private static boolean isSortable(Shape shape) {
      return shape instanceof Shape.Nothing
          || shape instanceof Shape.Whole
          || (shape instanceof Shape.Fraction fraction
              && Shape.fits(
                  fraction.most().multiply(BigInteger.valueOf(fraction.maxDenominator()))));
    }

    private boolean isDividing(Shape pool) {
      if (pool instanceof Shape.Listed listed) {
        poolCount = listed.values().size();
      } else if (node.within().equals("district")) {
        poolCount = Math.max(1, run.data().districts().size());
      } else {
        poolCount = 2;
      }
      return pool instanceof Shape.Listed
          || pool instanceof Shape.Answer
          || pool instanceof Shape.Nothing
          || node.within().equals("district");
    }

    private Kernel collecting(Stage.PartCode part, Reg value, Reg member, Reg pool) {
      Reasons reasons = run.years().reasons();
      long outside =
          reasons.number(
              new Value.Missing(MissingReason.NOT_APPLICABLE, "not in " + node.cohort()));
      long[] codes = value.codes();
      long[] denominators = value.denominators();
      long[] valueless = value.missing();
      long[] belongs = member.codes();
      long[] unknown = member.missing();
      long[] divided = pool.codes();
      long[] nowhere = pool.missing();
      Part rows = part.part();
      return (from, length) -> {
        for (int i = 0; i < length; i++) {
          int row = rows.row(from, i);
          keys[row] = codes[i];
          under[row] = denominators == null ? 1 : denominators[i];
          long reason = unknown == null ? 0 : unknown[i];
          if (reason == 0) {
            reason = belongs[i] == 0 ? outside : valueless == null ? 0 : valueless[i];
          }
          if (reason == 0 && nowhere != null) {
            reason = nowhere[i];
          }
          // A row that is not ranked can have any code here.
          pools[row] = reason == 0 ? (int) divided[i] : 0;
          why[row] = reason;
        }
      };
    }

    private void run() {
      int rows = run.rows();
      keys = new long[rows];
      under = new long[rows];
      pools = new int[rows];
      why = new long[rows];
      codes.forEach(Stage.PartCode::run);
      long[] places = new long[rows];
      long[] denominators = new long[rows];
      Arrays.fill(denominators, 1);
      int[][] members = members();
      for (int[] pool : members) {
        rank(pool, places, denominators);
      }
      List<Value.Missing> reasons = run.years().reasons().all();
      Column column =
          Column.fractions(
              new Coding.Numbers(Rational.ONE),
              Longs.of(places),
              Longs.of(denominators),
              Arrays.stream(why).allMatch(one -> one == 0) ? null : Longs.of(why),
              reasons);
      if (result == null) {
        result = new Slot(YearRun.shape(column));
      }
      result.column(column);
      keys = new long[0];
      under = keys;
      pools = new int[0];
      why = keys;
    }

    /** The rows that are ranked, by the part of the cohort. */
    private int[][] members() {
      int[] counts = new int[poolCount];
      for (int row = 0; row < why.length; row++) {
        counts[pools[row]] += why[row] == 0 ? 1 : 0;
      }
      int[][] members = new int[poolCount][];
      for (int i = 0; i < poolCount; i++) {
        members[i] = new int[counts[i]];
      }
      for (int row = why.length - 1; row >= 0; row--) {
        if (why[row] == 0) {
          counts[pools[row]]--;
          members[pools[row]][counts[pools[row]]] = row;
        }
      }
      return members;
    }

    private void rank(int[] pool, long[] places, long[] denominators) {
      int[] sorted = Sorting.sorted(pool, this::compared);
      int start = 0;
      while (start < sorted.length) {
        int end = start + 1;
        while (end < sorted.length && compared(sorted[start], sorted[end]) == 0) {
          end++;
        }
        Value place = node.method().of(start, end - start, sorted.length);
        for (int i = start; i < end; i++) {
          if (place instanceof Value.Num num) {
            places[sorted[i]] = num.number().numerator().longValueExact();
            denominators[sorted[i]] = num.number().denominator().longValueExact();
          } else {
            why[sorted[i]] = run.years().reasons().number((Value.Missing) place);
          }
        }
        start = end;
      }
    }

    /** Fractions are compared by multiplying out. */
    private int compared(int one, int other) {
      return Long.compare(keys[one] * under[other], keys[other] * under[one]);
    }

    Slot result() {
      return Objects.requireNonNull(result, "made and run");
    }
  }

  /** Sorts rows by an order that objects would be needed for otherwise. */
  static final class Sorting {
    private Sorting() {}

    /** Compares two rows. */
    interface Order {
      int compare(int one, int other);
    }

    /** The same rows in their order; those that are equal stay as they were. */
    static int[] sorted(int[] rows, Order order) {
      int[] from = rows.clone();
      int[] into = new int[from.length];
      for (int width = 1; width < from.length; width *= 2) {
        for (int start = 0; start < from.length; start += 2 * width) {
          merge(from, into, start, width, order);
        }
        int[] other = from;
        from = into;
        into = other;
      }
      return from;
    }

    private static void merge(int[] from, int[] into, int start, int width, Order order) {
      int middle = Math.min(start + width, from.length);
      int end = Math.min(middle + width, from.length);
      int left = start;
      int right = middle;
      for (int i = start; i < end; i++) {
        boolean isLeft =
            left < middle && (right >= end || order.compare(from[left], from[right]) <= 0);
        into[i] = isLeft ? from[left++] : from[right++];
      }
    }
  }
}
