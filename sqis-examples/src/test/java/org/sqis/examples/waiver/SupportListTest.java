package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Entity;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.standing.Determination;
import org.sqis.core.standing.StandingYear;

/**
 * Who is entitled to the professional development of the consortium: low-achieving Title I schools,
 * and nobody else.
 */
class SupportListTest {
  private static final CalendarDate DAY = CalendarDate.parse("15 August 2017").orElseThrow();

  /** Who was on the list stays on its ladder until a determination says that it has left. */
  private static boolean isUndecided(StandingYear year) {
    Determination found = year.determinations().get("support");
    return found != null
        && found.answer() instanceof Value.Missing
        && year.before().rungs().containsKey("support_steps")
        && !"out".equals(year.before().rungs().get("support_steps").state());
  }

  @Test
  void everySupportSchool_isOfferedProfessionalDevelopment_everyYear_andNobodyElse() {
    Policy policy = WaiverExample.POLICY;
    Determinations all = policy.determinations(WaiverExample.load("2016_17", policy));
    List<String> listed = new ArrayList<>();
    List<String> offered = new ArrayList<>();
    for (Entity school : all.entities()) {
      all.of(school.id()).stream()
          .filter(year -> year.after().held().containsKey("support") || isUndecided(year))
          .forEach(year -> listed.add(school.id() + " " + year.inEffect()));
      all.obligations(school.id(), DAY).stream()
          .filter(one -> one.what().equals("professional_development"))
          .forEach(one -> offered.add(school.id() + " " + one.year()));
    }
    assertThat(listed).hasSizeGreaterThan(100);
    assertThat(offered).containsExactlyInAnyOrderElementsOf(listed);
  }
}
