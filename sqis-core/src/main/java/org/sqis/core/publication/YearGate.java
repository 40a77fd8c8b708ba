package org.sqis.core.publication;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.sqis.core.eval.Population;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.eval.ValueReads;
import org.sqis.core.model.Type;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.number.Rational;
import org.sqis.core.outcome.IndexResult;
import org.sqis.core.plan.Element;
import org.sqis.core.policy.Group;

/**
 * What the public is told of every value, year after year. A value is told only if everything its
 * evaluation read is known from what is told: a count that is published, or another value that is
 * told. It is then a function of what is published and tells nothing more. Confined to one thread.
 */
final class YearGate {
  private final Limits limits;
  private final boolean isIndexStrict;
  private final Map<SchoolValues, PointSums> sums = new HashMap<>();
  private final Map<SchoolValues, YearCounts> countsOf = new HashMap<>();
  private final Map<SchoolValues, Map<String, Standing[]>> known = new HashMap<>();

  /** What is known of a value. */
  enum Standing {
    /** It is told. */
    TOLD,
    /** Hidden, and what is told of the group says all the same that it is missing. */
    IMPLIED,
    /** Told as it is rounded, though it read what is hidden; what was worked out from it is not. */
    ROUNDED,
    SMALL,
    COMPLEMENTARY,
    WITHHELD,
    /** A number of which nothing says how many students it is of. */
    UNCOUNTED;

    boolean isPublic() {
      return this == TOLD || this == IMPLIED;
    }
  }

  YearGate(PublicationRule rule) {
    this.limits = rule.limits();
    this.isIndexStrict = rule.rule().isIndexStrict();
  }

  /** Decides on a year; the years before have to be decided on first. */
  YearCounts add(Population everyone) {
    SchoolValues consortium = everyone.consortium();
    Set<ValueReads.Total> totals = new HashSet<>();
    for (Element element : consortium.plan().elements()) {
      if (element.each().isWiderThanSchool() && element instanceof Element.OfMeasure) {
        for (SchoolValues of : whose(element, everyone)) {
          totals.addAll(ValueReads.of(own(element, of), of, -1).totals());
        }
      }
    }
    YearCounts counts = new YearCounts(everyone, totals, limits);
    everyone.schools().forEach(one -> countsOf.put(one, counts));
    consortium.districts().forEach(one -> countsOf.put(one, counts));
    countsOf.put(consortium, counts);
    for (Element element : consortium.plan().elements()) {
      for (SchoolValues of : whose(element, everyone)) {
        Element own = own(element, of);
        boolean isOfGroups = own.each() == UnitOfAnalysis.GROUP;
        int size = isOfGroups ? of.plan().groups().size() : 1;
        Standing[] all = new Standing[size];
        for (int i = 0; i < size; i++) {
          all[i] = standing(own, of, isOfGroups ? i : -1);
        }
        known.computeIfAbsent(of, any -> new HashMap<>()).put(own.name(), all);
      }
    }
    return counts;
  }

  private static List<SchoolValues> whose(Element element, Population everyone) {
    return switch (element.each()) {
      case CONSORTIUM, POLICY -> List.of(everyone.consortium());
      case DISTRICT -> everyone.consortium().districts();
      case SCHOOL, GROUP -> everyone.schools();
    };
  }

  private static Element own(Element element, SchoolValues of) {
    return Objects.requireNonNull(of.plan().element(element.name()), element.name());
  }

  /**
   * What is known of a value; of what was not decided on nothing is told but that it is missing.
   */
  Standing of(SchoolValues whose, String name, int group) {
    Map<String, Standing[]> values = known.get(whose);
    Standing[] all = values == null ? null : values.get(name);
    if (all == null) {
      return whose.get(name, group, false).isMissing() ? Standing.TOLD : Standing.WITHHELD;
    }
    return all[Math.max(group, 0)];
  }

  private Standing standing(Element element, SchoolValues of, int group) {
    if (element instanceof Element.OfDesignation || element instanceof Element.OfLadder) {
      return Standing.TOLD;
    }
    if (element instanceof Element.OfInput input) {
      return input(input, of, group);
    }
    ValueReads reads = ValueReads.of(element, of, group);
    if (isImplied(reads)) {
      return Standing.IMPLIED;
    }
    Standing worst = reads.ranks() ? Standing.WITHHELD : Standing.TOLD;
    for (ValueReads.Total total : reads.totals()) {
      worst = worse(worst, count(total.of(), total.input(), total.group()));
    }
    boolean isCounted = !reads.totals().isEmpty();
    boolean isUncounted = false;
    for (ValueReads.Read read : reads.reads()) {
      Standing one = of(read.of(), read.name(), read.group());
      if (one == Standing.UNCOUNTED) {
        isUncounted = true;
        continue;
      }
      isCounted |= isCount(read) && isOfThese(read, of, group);
      boolean isOther = !read.of().equals(of) || (group >= 0 && read.group() != group);
      worst = worse(worst, isOther && !one.isPublic() ? Standing.WITHHELD : one);
    }
    if (isUncounted && !isCounted) {
      worst = worse(worst, Standing.WITHHELD);
    }
    boolean isOfMany = group < 0 && !worst.isPublic();
    if (isOfMany) {
      return element instanceof Element.OfIndex index && isToldRounded(index, reads, of)
          ? Standing.ROUNDED
          : Standing.WITHHELD;
    }
    boolean isPresent = group < 0 || !of.get(element.name(), group, false).isMissing();
    return worst == Standing.IMPLIED && isPresent ? Standing.TOLD : worst;
  }

  /**
   * Whether an index that read hidden values is told all the same: if it is rounded, and the points
   * of no hidden measure follow from it and from what else is told of the school. The first of two
   * indexes that tell too much together is told.
   */
  private boolean isToldRounded(Element.OfIndex index, ValueReads reads, SchoolValues of) {
    if (isIndexStrict || index.spec().publish() == null) {
      return false;
    }
    Set<String> hidden = new HashSet<>();
    for (ValueReads.Read read : reads.reads()) {
      if (!of(read.of(), read.name(), read.group()).isPublic()) {
        hidden.add(read.name());
      }
    }
    Map<String, Rational> unknown = new TreeMap<>();
    for (IndexResult.MeasurePoints one : of.index(index.name()).measures()) {
      if (hidden.remove(one.measure()) && one.weight().signum() > 0) {
        unknown.put(one.measure(), one.weight());
      }
    }
    // What is left is what chooses shares or groups. An index of which nothing is unknown would
    // tell that what is hidden is missing.
    return hidden.isEmpty()
        && !unknown.isEmpty()
        && sums.computeIfAbsent(of, any -> new PointSums()).add(unknown);
  }

  /**
   * Whether that a count is hidden for being small says already that the value is missing: the rule
   * needs at least as many as are published.
   */
  private boolean isImplied(ValueReads reads) {
    ValueReads.Limit limit = reads.limit();
    if (limit == null || limit.least().compareTo(Rational.of(limits.smallest())) < 0) {
      return false;
    }
    ValueReads.Read count = limit.count();
    return of(count.of(), count.name(), count.group()) == Standing.SMALL
        && reads.totals().isEmpty()
        && !reads.ranks()
        && reads.reads().stream()
            .allMatch(
                read -> read.equals(count) || of(read.of(), read.name(), read.group()).isPublic());
  }

  private static Standing worse(Standing one, Standing other) {
    if (one == Standing.SMALL || other == Standing.SMALL) {
      return Standing.SMALL;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Whether the count is of the students whose number it is: of the group, or of everyone. */
  private static boolean isOfThese(ValueReads.Read read, SchoolValues of, int group) {
    boolean isOfAll =
        read.group() < 0 || read.of().plan().groups().get(read.group()).equals(Group.ALL);
    return read.of().equals(of) && (group < 0 ? isOfAll : read.group() == group);
  }

  private static boolean isCount(ValueReads.Read read) {
    return read.of().plan().element(read.name()) instanceof Element.OfInput input
        && YearCounts.isCount(input.input());
  }

  private Standing input(Element.OfInput element, SchoolValues of, int group) {
    Value value = of.get(element.name(), group, false);
    if (value.isMissing()) {
      return Standing.TOLD;
    }
    if (YearCounts.isCount(element.input())) {
      return count(of, element.name(), group);
    }
    boolean isNumber = element.input().type() instanceof Type.Numeric;
    return isNumber || group >= 0 ? Standing.UNCOUNTED : Standing.TOLD;
  }

  private Standing count(SchoolValues of, String input, int group) {
    YearCounts counts = countsOf.get(of);
    Release release = counts == null ? null : counts.of(of, input, group);
    if (release == null) {
      return Standing.WITHHELD;
    }
    return switch (release) {
      case SHOWN -> Standing.TOLD;
      case SMALL -> Standing.SMALL;
      case COMPLEMENTARY -> Standing.COMPLEMENTARY;
    };
  }
}
