package org.sqis.core.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.UnitOfAnalysis;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;

/**
 * The values of an earlier year, under the rules of that year or those nearest to it. Confined to
 * one thread.
 */
final class Earlier implements NodeCode.Where {
  private final Stage.PartCode base;
  private final YearRun there;

  private Earlier(Stage.PartCode base, YearRun there) {
    this.base = base;
    this.there = there;
  }

  /** Where the values of so many years before {@code from} are; null if they are in no columns. */
  static NodeCode.@Nullable Where of(Stage.PartCode base, Years years, SchoolYear from, int ago) {
    int start = from.start() - ago;
    if (start < 1900) {
      return null;
    }
    SchoolYear year = new SchoolYear(start);
    RecordedYear recorded = RecordedYear.of(base, years, year);
    if (recorded != null) {
      return recorded;
    }
    YearRun there = years.in(year);
    return there == null ? null : new Earlier(base, there);
  }

  /** Why there is nothing so long ago, as the reference evaluator says it. */
  static Value.@Nullable Missing nothing(Years years, SchoolYear from, int ago) {
    int start = from.start() - ago;
    if (start < 1900) {
      return new Value.Missing(MissingReason.NOT_YET_DEFINED, "no data so long ago");
    }
    SchoolYear year = new SchoolYear(start);
    boolean isKnown =
        years.rated().in(year).isPresent()
            || years.rated().histories().stream().anyMatch(one -> one.year().equals(year));
    return isKnown ? null : new Value.Missing(MissingReason.NOT_YET_DEFINED, "no data of " + year);
  }

  @Override
  public SchoolYear year() {
    return there.year();
  }

  @Override
  public Plan plan() {
    return base.part().plan(there.year());
  }

  @Override
  public Value parameter(Node.ParameterValue node) {
    return plan().parameter(node);
  }

  @Override
  public @Nullable Reg read(String name, int group, boolean isExact) {
    if (!there.isGoverned()
        && there.plan().element(name) instanceof Element.OfInput input
        && input.each().isWiderThanSchool()) {
      return null;
    }
    there.require(Set.of(name));
    return base.load(there, name, group, isExact);
  }

  /** Of a year without rules only the data are known. */
  @Override
  public boolean isDefined(String name) {
    Element element = there.plan().element(name);
    return there.isGoverned() ? element != null : element instanceof Element.OfInput;
  }

  @Override
  public boolean isPerGroup(String name) {
    Element element = there.plan().element(name);
    return element != null && element.each() == UnitOfAnalysis.GROUP;
  }

  @Override
  public int group(String name) {
    return there.plan().groups().indexOf(name);
  }

  @Override
  public String groupName(int number) {
    return there.plan().groups().get(number);
  }

  @Override
  public @Nullable Reg places(Node.Places node) {
    return null;
  }

  @Override
  public List<Integer> family(Node.OverGroups node) {
    return there.plan().family(node.family());
  }

  @Override
  public @Nullable Reg rank(Node.Rank node, int group) {
    return null;
  }

  @Override
  public boolean isOtherYear() {
    return true;
  }

  @Override
  public NodeCode.@Nullable Where ago(int ago) {
    return of(base, there.years(), there.year(), ago);
  }

  @Override
  public Value.@Nullable Missing nothingAgo(int ago) {
    return nothing(there.years(), there.year(), ago);
  }
}
