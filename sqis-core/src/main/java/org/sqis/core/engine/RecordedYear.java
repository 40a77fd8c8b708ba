package org.sqis.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.column.Column;
import org.sqis.core.eval.SchoolValues;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Element;
import org.sqis.core.plan.Node;
import org.sqis.core.plan.Plan;

/**
 * The values of a year without rules of which results are recorded: what was recorded, put into
 * columns once somebody reads it. Confined to one thread.
 */
final class RecordedYear implements NodeCode.Where {
  private final Stage.PartCode base;
  private final Years years;
  private final SchoolYear year;
  private final Plan plan;
  private final SchoolValues any;

  private RecordedYear(Stage.PartCode base, Years years, SchoolYear year, SchoolValues any) {
    this.base = base;
    this.years = years;
    this.year = year;
    // Districts have rules of their own only in years that have rules.
    this.plan = years.evaluator().rules(year, "");
    this.any = any;
  }

  /** The year; null if nothing is recorded of it, or nobody is there. */
  static @Nullable RecordedYear of(Stage.PartCode base, Years years, SchoolYear year) {
    boolean isRecorded =
        !years.evaluator().governs(year)
            && years.rated().histories().stream().anyMatch(one -> one.year().equals(year));
    SchoolValues any = isRecorded && years.rows() > 0 ? school(years, year, 0) : null;
    return any == null ? null : new RecordedYear(base, years, year, any);
  }

  private static @Nullable SchoolValues school(Years years, SchoolYear year, int row) {
    if (!years.evaluator().isWide()) {
      return years.unfolded().recorded(year, row);
    }
    var everyone = years.unfolded().recorded(year);
    return everyone == null ? null : everyone.schools().get(row);
  }

  /** The columns of such years. */
  static final class Columns {
    private final Years years;
    private final Map<String, Slot> slots = new HashMap<>();

    Columns(Years years) {
      this.years = years;
    }

    private Slot slot(SchoolYear year, String name, int group, boolean isExact) {
      String key = year + "/" + name + "/" + group + "/" + isExact;
      Slot known = slots.get(key);
      if (known == null) {
        List<Value> values = new ArrayList<>();
        for (int row = 0; row < years.rows(); row++) {
          values.add(
              Objects.requireNonNull(school(years, year, row), "everyone of the year")
                  .get(name, group, isExact));
        }
        Column column = Column.of(values);
        known = new Slot(YearRun.shape(column));
        known.column(column);
        slots.put(key, known);
      }
      return known;
    }
  }

  @Override
  public SchoolYear year() {
    return year;
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public Value parameter(Node.ParameterValue node) {
    return plan.parameter(node);
  }

  @Override
  public @Nullable Reg read(String name, int group, boolean isExact) {
    if (isWide(name)) {
      return null;
    }
    Slot slot = years.recorded().slot(year, name, group, isExact);
    return Shapes.fits(slot.shape()) ? base.load(slot) : null;
  }

  private boolean isWide(String name) {
    Element element = plan.element(name);
    return element != null && element.each().isWiderThanSchool();
  }

  @Override
  public boolean isDefined(String name) {
    return any.isOwn(name) || isWide(name);
  }

  @Override
  public boolean isPerGroup(String name) {
    return any.isPerGroup(name);
  }

  @Override
  public int group(String name) {
    return plan.groups().indexOf(name);
  }

  @Override
  public String groupName(int number) {
    return plan.groups().get(number);
  }

  @Override
  public List<Integer> family(Node.OverGroups node) {
    return plan.family(node.family());
  }

  @Override
  public @Nullable Reg places(Node.Places node) {
    return null;
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
    return Earlier.of(base, years, year, ago);
  }

  @Override
  public Value.@Nullable Missing nothingAgo(int ago) {
    return Earlier.nothing(years, year, ago);
  }
}
