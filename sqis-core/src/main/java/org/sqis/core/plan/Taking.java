package org.sqis.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.Type;
import org.sqis.core.policy.Measure;

/**
 * Which values of one name a condition takes, of all that the name can have. Only conditions that
 * are written out have one: what a parameter decides can change with it. Immutable.
 */
public final class Taking {
  private final Regions.Key key;
  private final Values values;
  private final Values all;
  private final boolean isAlwaysThere;

  private Taking(Regions.Key key, Values values, Values all, boolean isAlwaysThere) {
    this.key = key;
    this.values = values;
    this.all = all;
    this.isAlwaysThere = isAlwaysThere;
  }

  /** What {@code condition} takes; null if it reads several names, or cannot be followed. */
  public static @Nullable Taking of(Node condition, Plan plan) {
    Regions regions = new Regions(plan);
    Regions.Region region = regions.of(condition);
    if (region == null || !region.isWritten()) {
      return null;
    }
    Values all = domain(region, regions, plan);
    boolean isAlwaysThere = region.node().typed().possible().isEmpty();
    return all.isEmpty()
        ? null
        : new Taking(region.key(), all.intersect(region.values()), all, isAlwaysThere);
  }

  /** Every value the name can have: of an input by its range, of a rate from 0% to 100%. */
  private static Values domain(Regions.Region region, Regions regions, Plan plan) {
    Element element = plan.element(region.key().name());
    boolean isNumber = region.node().typed().type() instanceof Type.Numeric;
    boolean isRate =
        element instanceof Element.OfMeasure measure
            && measure.measure().body() instanceof Measure.Rate;
    if (element == null || !isNumber || !(isRate || element instanceof Element.OfInput)) {
      return regions.all(region);
    }
    NumberLine line = NumberLine.of(element.typed().bounds(), null);
    return new Values.Numbers(line, List.of(line.range()));
  }

  /** The same for each two conditions about the same name. */
  public Object key() {
    return key;
  }

  /** Whether no value is taken. */
  public boolean isNothing() {
    return values.isEmpty();
  }

  /** Whether every value is taken. */
  public boolean isEverything() {
    return all.without(values).isEmpty();
  }

  /** Whether the name always has a value where the condition stands. */
  public boolean isAlwaysThere() {
    return isAlwaysThere;
  }

  /** Whether {@code other}, of the same name, takes whatever this takes. */
  public boolean isWithin(Taking other) {
    return values.without(other.values).isEmpty();
  }

  /** What both take; the other is of the same name. */
  public Taking and(Taking other) {
    return with(values.intersect(other.values), other);
  }

  /** What either takes; the other is of the same name. */
  public Taking or(Taking other) {
    return with(values.union(other.values), other);
  }

  /** What this does not take. */
  public Taking not() {
    return with(all.without(values), this);
  }

  private Taking with(Values others, Taking other) {
    return new Taking(key, others, all, isAlwaysThere || other.isAlwaysThere);
  }
}
