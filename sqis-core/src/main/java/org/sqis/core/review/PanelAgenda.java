package org.sqis.core.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entry;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Panel;

/** What the panel has to decide about a district, and which of its conditions are open. */
public final class PanelAgenda {
  private PanelAgenda() {}

  /**
   * Something that is open.
   *
   * @param about a strand, or the word of a ruling
   * @param what what is open
   * @param due by when; null if nobody says
   * @param isLate whether that day has gone by
   */
  public record Item(String about, String what, @Nullable CalendarDate due, boolean isLate) {
    public Item {
      Objects.requireNonNull(about, "about");
      Objects.requireNonNull(what, "what");
    }
  }

  /**
   * What is open of a district on the day.
   *
   * @param reviews the reviews of the school year; null if none are in force
   * @param grants the grants; null if no status is in force
   * @param panel the panel; null if none is in force
   */
  public static List<Item> of(
      String district,
      @Nullable DistrictReviews reviews,
      @Nullable GrantHistory grants,
      @Nullable Panel panel,
      CalendarDate asOf) {
    List<Item> items = new ArrayList<>();
    List<Entry> rulings = grants == null ? List.of() : grants.rulings(district);
    Optional<ReviewCycle> cycle = reviews == null ? Optional.empty() : reviews.cycle(district);
    for (StrandReview strand : cycle.map(ReviewCycle::strands).orElse(List.of())) {
      Optional<CalendarDate> settled = strand.last().settledOn();
      boolean isDecided =
          settled.isPresent()
              && rulings.stream()
                  .filter(one -> panel != null && panel.decisions().contains(one.text("decision")))
                  .anyMatch(one -> one.day("on").orElseThrow().compareTo(settled.get()) >= 0);
      if (strand.state() == StrandReview.State.PANEL && !isDecided) {
        items.add(new Item(strand.strand(), "decide: " + strand.because(), null, false));
      }
    }
    for (Entry one : rulings) {
      boolean isMet = one.day("met_on").filter(day -> day.compareTo(asOf) <= 0).isPresent();
      if (!one.text("conditions").isEmpty() && !isMet) {
        @Nullable CalendarDate due = one.day("due").orElse(null);
        boolean isLate = due != null && asOf.compareTo(due) > 0;
        items.add(new Item(one.text("decision"), one.text("conditions"), due, isLate));
      }
    }
    return items;
  }
}
