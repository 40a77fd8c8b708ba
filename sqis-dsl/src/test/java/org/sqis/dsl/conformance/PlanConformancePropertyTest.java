package org.sqis.dsl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sqis.core.conformance.PlanCheck;
import org.sqis.core.conformance.Requirement;

/** What must hold of plans whatever they contain. */
class PlanConformancePropertyTest {
  private static final int RUNS = 60;
  private static final List<String> GROUPS = List.of("all", "hispanic", "asian", "all;asian");
  private static final List<String> TOPICS = List.of("", "ela_target", "low", "gap;ela_target");

  /** An action that carries the tags it must, after the approval, and spends nothing. */
  private static String action(Random random) {
    String day = random.nextBoolean() ? "2013-12-0" + (1 + random.nextInt(9)) : "";
    return String.join(
        ",",
        "p-1",
        "more " + random.nextInt(1000),
        random.nextBoolean() ? "tp" + (1 + random.nextInt(7)) : "",
        "tier" + (1 + random.nextInt(3)),
        GROUPS.get(random.nextInt(GROUPS.size())),
        TOPICS.get(random.nextInt(TOPICS.size())),
        random.nextBoolean() ? "interventions" : "",
        "",
        "",
        "",
        day,
        random.nextBoolean() ? "paper" : "",
        random.nextBoolean() ? "ela" : "",
        random.nextBoolean() ? "60" : "");
  }

  @Test
  void anActionMore_neverMakesAConformingPlanLackSomething() {
    Random random = new Random(20131201);
    PlanWorld world = new PlanWorld();
    for (int i = 0; i < RUNS; i++) {
      String row = action(random);
      assertThat(world.row("actions.csv", row).check().lacking()).as(row).isEmpty();
    }
  }

  @Test
  void anActionLess_neverMakesMoreMet() {
    for (int left = 1; left <= 7; left++) {
      PlanWorld world = new PlanWorld();
      String row = world.actionRow(left);
      PlanCheck check = world.with("actions.csv", row, "").check();
      assertThat(check.state()).as(row).isEqualTo(Requirement.State.MISSING);
      assertThat(check.lacking()).extracting(Requirement::name).contains("principle: every word");
    }
  }

  @Test
  void orderOfRows_andTheSameRunTwice_changeNothing() {
    PlanWorld world = new PlanWorld();
    PlanCheck check = world.check();
    assertThat(world.check().requirements()).isEqualTo(check.requirements());
    List<String> why = check.requirements().stream().map(Requirement::why).toList();
    assertThat(world.backwards("actions.csv").check().requirements())
        .extracting(Requirement::why)
        .isEqualTo(why);
  }
}
