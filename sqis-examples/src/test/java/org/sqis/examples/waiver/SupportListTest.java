package org.sqis.examples.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Entity;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.model.Value;
import org.sqis.core.outcome.Determinations;
import org.sqis.core.standing.Determination;

/**
 * Who is entitled to the professional development of the consortium: low-achieving Title I schools,
 * and nobody else.
 */
class SupportListTest {
  private static final CalendarDate DAY = CalendarDate.parse("15 August 2017").orElseThrow();

  @Test
  void everySupportSchool_isOfferedProfessionalDevelopment_everyYear_andNobodyElse() {
    Policy policy = WaiverExample.POLICY;
    Determinations all = policy.determinations(WaiverExample.load("2016_17", policy));
    List<String> listed = new ArrayList<>();
    List<String> decidedNo = new ArrayList<>();
    List<String> offered = new ArrayList<>();
    for (Entity school : all.entities()) {
      all.of(school.id()).stream()
          .filter(year -> year.after().held().containsKey("support"))
          .forEach(year -> listed.add(school.id() + " " + year.inEffect()));
      all.of(school.id()).stream()
          .filter(year -> isNo(year.determinations().get("support")))
          .forEach(year -> decidedNo.add(school.id() + " " + year.inEffect()));
      all.obligations(school.id(), DAY).stream()
          .filter(one -> one.what().equals("professional_development"))
          .forEach(one -> offered.add(school.id() + " " + one.year()));
    }
    assertThat(listed).hasSizeGreaterThan(100);
    assertThat(decidedNo).hasSizeGreaterThan(100);
    // Who was on the list and is undecided stays on its ladder, and is neither listed nor left out.
    assertThat(offered).containsAll(listed).doesNotContainAnyElementsOf(decidedNo);
  }

  private static boolean isNo(@Nullable Determination found) {
    return found != null && found.answer().equals(Value.YesNo.NO);
  }
}
