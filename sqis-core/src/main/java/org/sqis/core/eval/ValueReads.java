package org.sqis.core.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqis.core.expr.Operator;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Unit;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;

/**
 * What the evaluation of one value read: the value is a function of that and of nothing else.
 * Immutable.
 *
 * @param reads the values read, of whomever and of whichever year
 * @param totals counts that were added up over schools; what was read of the schools for that is
 *     not among the reads
 * @param ranks whether the value rests on the order of many
 * @param limit a limit that a count did not reach, if that is why the value is missing; else null
 */
public record ValueReads(Set<Read> reads, Set<Total> totals, boolean ranks, @Nullable Limit limit) {
  public ValueReads {
    reads = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(reads));
    totals = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(totals));
  }

  /**
   * A value that was read.
   *
   * @param of who has it
   * @param name its name
   * @param group the number of the group; -1 for a value that is there once
   */
  public record Read(SchoolValues of, String name, int group) {}

  /**
   * A sum of a count over the schools of a district or of the consortium.
   *
   * @param of the district or the consortium
   * @param input the count
   * @param group the number of the group; -1 for a count that each school has once
   */
  public record Total(SchoolValues of, String input, int group) {}

  /**
   * A count that had to be at least some number and was not.
   *
   * @param count the count
   * @param least the number
   */
  public record Limit(Read count, Rational least) {}

  /** What the value of a school, district or the consortium read, in the year it is of. */
  public static ValueReads of(Element element, SchoolValues school, int group) {
    Listener listener = new Listener(school);
    Limit limit = null;
    if (school.isGiven(element.name(), group) || school.isRecord(element.name())) {
      return new ValueReads(Set.of(), Set.of(), true, null);
    }
    if (element instanceof Element.OfMeasure measure) {
      int[] chosen = {0};
      Value value =
          SchoolEvaluator.measure(measure, school, group, listener, which -> chosen[0] = which);
      boolean isTooFew =
          value instanceof Value.Missing missing && missing.reason() == MissingReason.TOO_FEW;
      if (isTooFew && chosen[0] < 0) {
        limit = limit(measure.needs().get(-1 - chosen[0]), school, group);
      }
    } else if (element instanceof Element.OfLevels levels) {
      SchoolEvaluator.level(levels, school, group, listener);
    } else if (element instanceof Element.OfGrid grid) {
      new GridEvaluator(grid, school, group, listener).found();
    } else if (element instanceof Element.OfCohort cohort) {
      new CohortEvaluator(cohort, school, listener).value();
    } else if (element instanceof Element.OfIndex index) {
      index(index, school, listener);
    }
    Set<Read> reads = new LinkedHashSet<>();
    listener.into(reads);
    return new ValueReads(reads, listener.totals, listener.ranks, limit);
  }

  /** An index can read every cell of every measure. */
  private static void index(Element.OfIndex index, SchoolValues school, Reads reads) {
    if (!index.spec().by().isEmpty()) {
      reads.read(index.spec().by(), -1, 0);
    }
    Set<String> names = new LinkedHashSet<>();
    index.shares().rows().forEach(row -> names.add(row.measure()));
    index.instead().forEach(one -> one.shares().rows().forEach(row -> names.add(row.measure())));
    if (!index.spec().lowestOnceBy().isEmpty()) {
      names.add(index.spec().lowestOnceBy());
    }
    for (String name : names) {
      if (!school.owner(name).isPerGroup(name)) {
        reads.read(name, -1, 0);
        continue;
      }
      for (Element.Cell cell : index.cells()) {
        cell.groups().forEach(group -> reads.read(name, group, 0));
      }
    }
  }

  /** The limit that a condition of the form {@code count >= number} sets. */
  private static @Nullable Limit limit(Node need, SchoolValues school, int group) {
    if (!(need instanceof Node.Binary binary)) {
      return null;
    }
    boolean isLeast =
        binary.operator() == Operator.AT_LEAST || binary.operator() == Operator.GREATER;
    if (!isLeast) {
      return null;
    }
    Read count = null;
    if (binary.left() instanceof Node.Read read) {
      SchoolValues owner = school.owner(read.name());
      count = new Read(owner, read.name(), owner.isPerGroup(read.name()) ? group : -1);
    } else if (binary.left() instanceof Node.ReadOf read) {
      count = new Read(school.owner(read.name()), read.name(), read.group());
    }
    Value least = new NodeEvaluator(school, group, Map.of(), Reads.NONE).of(binary.right());
    if (count == null || !(least instanceof Value.Num num)) {
      return null;
    }
    boolean isMore = binary.operator() == Operator.GREATER;
    return new Limit(count, isMore ? num.number().plus(Rational.ONE) : num.number());
  }

  /** Hears one evaluation. Confined to one thread. */
  private static final class Listener implements Reads {
    private final SchoolValues base;
    private final Set<Read> own = new LinkedHashSet<>();
    private final Map<SchoolValues, List<Listener>> visits = new LinkedHashMap<>();
    private final Set<Total> totals = new LinkedHashSet<>();
    private boolean ranks;

    Listener(SchoolValues base) {
      this.base = base;
    }

    void into(Set<Read> all) {
      all.addAll(own);
      visits.values().forEach(some -> some.forEach(one -> one.into(all)));
    }

    @Override
    public void read(String name, int group, int ago) {
      SchoolValues there = base.ago(ago);
      if (there != null && there.isDefined(name)) {
        SchoolValues owner = there.owner(name);
        own.add(new Read(owner, name, owner.isPerGroup(name) ? group : -1));
      }
    }

    @Override
    public void parameter(String name, int ago) {}

    @Override
    public Reads visiting(SchoolValues member) {
      Listener there = new Listener(member);
      visits.computeIfAbsent(member, any -> new ArrayList<>()).add(there);
      return there;
    }

    @Override
    public void visited(Node.OverMembers node, SchoolValues member, Value value) {
      List<Listener> all = Objects.requireNonNull(visits.get(member), "visited");
      Listener last = all.get(all.size() - 1);
      String input = added(node);
      boolean isCount =
          input != null
              && member.plan().element(input) instanceof Element.OfInput of
              && of.typed().is(Unit.COUNT);
      if (input == null || !isCount || last.own.size() != 1) {
        return;
      }
      Read read = last.own.iterator().next();
      SchoolValues whole = Objects.requireNonNull(member.outer(), "members are in something");
      boolean isOfAll = base.outer() == null;
      while (isOfAll && whole.outer() != null) {
        whole = Objects.requireNonNull(whole.outer());
      }
      totals.add(new Total(whole, input, read.group()));
      all.remove(last);
    }

    /** The count that is added up and nothing else, or null. */
    private static @Nullable String added(Node.OverMembers node) {
      boolean isSum =
          node.function().name().equals("sum")
              && node.each() == UnitOfAnalysis.SCHOOL
              && node.where() == null;
      Node body = node.body();
      return !isSum
          ? null
          : body instanceof Node.Read read
              ? read.name()
              : body instanceof Node.ReadOf read ? read.name() : null;
    }

    @Override
    public void ranked(Node.Rank node, Ranking ranking) {
      ranks = true;
    }
  }

  @Override
  public String toString() {
    return reads.stream()
        .map(one -> one.name() + "/" + one.group())
        .collect(Collectors.joining(", "));
  }
}
