package org.sqis.core.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.Value;
import org.sqis.core.plan.Plans;
import org.sqis.core.policy.Ladder;
import org.sqis.core.standing.Rung;

/** What holds of clocks whatever happens to a school. */
class LadderPropertyTest {
  private static final Value UNDECIDED = new Value.Missing(MissingReason.NOT_REPORTED, "");
  private static final Map<Ladder.NoData, List<Plans>> PLANS = new EnumMap<>(Ladder.NoData.class);

  static {
    for (Ladder.NoData noData : Ladder.NoData.values()) {
      PLANS.put(
          noData,
          List.of(
              new SupportLadder().noData(noData).plans(),
              new SupportLadder().noData(noData).reentry(2).plans()));
    }
  }

  /** What a year brings. */
  enum Said {
    FOCUS,
    FOCUS_AGAIN,
    NOT_IMPROVING,
    NOTHING,
    UNDECIDED,
    NO_DATA
  }

  @Property
  void clocksNeverGoBack_andOneStateIsLeftAYear(
      @ForAll Ladder.NoData noData,
      @ForAll boolean resumes,
      @ForAll @Size(min = 1, max = 12) List<Said> years) {
    Plans plans = PLANS.get(noData).get(resumes ? 1 : 0);
    SupportLadder.School school = new SupportLadder.School(plans);
    Rung before = null;
    for (int i = 0; i < years.size(); i++) {
      Said said = years.get(i);
      rate(school, 2012 + i, said);
      Rung now = school.history().get(SupportLadder.year(2012 + i));
      check(before, now, said, noData, resumes, 2012 + i);
      before = now;
    }
  }

  private static void rate(SupportLadder.School school, int year, Said said) {
    school.improving(Value.of(said != Said.NOT_IMPROVING));
    switch (said) {
      case FOCUS, FOCUS_AGAIN, NOT_IMPROVING -> school.rated(year, SupportLadder.FOCUS);
      case NOTHING -> school.rated(year);
      case UNDECIDED ->
          school.rated(
              year, Map.of(SupportLadder.FOCUS, UNDECIDED, SupportLadder.PRIORITY, Value.YesNo.NO));
      case NO_DATA -> school.noData(year);
    }
  }

  private static void check(
      @Nullable Rung before,
      @Nullable Rung now,
      Said said,
      Ladder.NoData noData,
      boolean resumes,
      int year) {
    if (before == null || now == null) {
      assertThat(before).as("no place is lost").isNull();
      assertThat(now == null ? 0 : now.year()).isZero();
      return;
    }
    boolean wasOn = LadderFold.isOn(before);
    boolean stops = said == Said.NO_DATA && noData == Ladder.NoData.STOPS;
    if (wasOn) {
      assertThat(now.year()).isEqualTo(before.year() + (stops ? 0 : 1));
      assertThat(now.since()).isEqualTo(before.since());
      boolean mayLeave = said == Said.NOTHING;
      assertThat(LadderFold.isOn(now))
          .as("leaves only without its designation")
          .isEqualTo(!mayLeave);
      boolean moved = !now.state().equals(before.state());
      assertThat(now.stateSince().start() == year).isEqualTo(moved);
    } else if (LadderFold.isOn(now)) {
      boolean isNew = now.since().start() == year;
      assertThat(now.year()).isEqualTo(isNew ? 0 : before.year());
      assertThat(isNew).isEqualTo(!resumes || year - before.stateSince().start() > 2);
    } else {
      assertThat(now).isEqualTo(before);
    }
  }
}
