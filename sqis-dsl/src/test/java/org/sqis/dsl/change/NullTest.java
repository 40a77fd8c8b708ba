package org.sqis.dsl.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.change.Impact;
import org.sqis.core.change.Move;
import org.sqis.core.change.PolicyDiff;
import org.sqis.core.change.ResultImpact;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.DirectoryFiles;
import org.sqis.core.outcome.Outcome;
import org.sqis.core.policy.OpenRule;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.scenario.Scenario;
import org.sqis.dsl.Sqis;

/** A wrong call of what compares policies is told like any other. */
class NullTest {
  private static final Policy POLICY =
      Sqis.compile(
              "p.sqis",
              """
              policy p
                years  2014-15
              end policy

              inputs each school
                | name   | type  |
                | tested | count |
              end inputs

              measure more each school
                value  tested + 1
                may be missing
              end measure
              """)
          .policy();

  private static final Dataset DATA =
      Dataset.builder(POLICY.spec())
          .name("d")
          .year(POLICY.spec().header().first())
          .school("1", "Oak", "North")
          .build()
          .dataset();

  private static void refused(String parameter, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(parameter + " must not be null");
  }

  @Test
  @SuppressWarnings("NullAway")
  void nulls_areWrongCalls() {
    Impact impact = Impact.between(POLICY, POLICY, DATA);
    ResultImpact result = impact.result("more");
    refused("older", () -> Impact.between(null, POLICY, DATA));
    refused("newer", () -> Impact.between(POLICY, null, DATA));
    refused("oldData", () -> Impact.between(POLICY, POLICY, null));
    refused("newData", () -> Impact.between(POLICY, DATA, POLICY, null));
    refused("older", () -> Impact.of(null, POLICY.score(DATA)));
    refused("name", () -> impact.result(null));
    refused("names", () -> impact.moves((String[]) null));
    refused("names", () -> impact.text(null, 1));
    refused("where", () -> impact.text(List.of(), 1, null));
    refused("groups", () -> result.byGroup(null));
    refused("move", () -> result.difference(null));
    refused("kind", () -> result.count((Move.Kind) null));
    refused("older", () -> PolicyDiff.between(null, POLICY.spec()));
    refused("newer", () -> PolicyDiff.between(POLICY.spec(), null));
    refused("where", () -> PolicyDiff.between(POLICY.spec(), POLICY.spec()).text(null));
    refused("requirements", () -> POLICY.conformance(null));
  }

  @Test
  @SuppressWarnings("NullAway")
  void nullsInside_areWrongCallsToo() {
    List<Scenario> scenarios = Collections.singletonList(null);
    refused("scenarios", () -> POLICY.test(scenarios));
    refused("scenarios", () -> POLICY.check(scenarios));
    refused("files", () -> Sqis.withHistory(DATA, POLICY, Collections.singletonList(null)));
    refused("files", () -> POLICY.readHistory(DATA, Collections.singletonList(null)));
    refused("directory", () -> DirectoryFiles.of(null));
    Outcome outcome = POLICY.score(DATA);
    refused("names", () -> outcome.table((String) null));
    refused("names", () -> outcome.table((String[]) null));
    refused("names", () -> outcome.districtTable((String) null));
    refused("names", () -> outcome.consortiumTable((String) null));
    String including = "include \"more.sqis\"\n";
    refused(
        "includes.resolve(\"more.sqis\")", () -> Sqis.compile("p.sqis", including, path -> null));
    refused(
        "files.resolve(\"more.sqis\")", () -> Sqis.load("d.sqis", including, POLICY, path -> null));
  }

  @Test
  void unknownDistricts_areToldTheNearest() {
    Dataset.Builder many =
        Dataset.builder(POLICY.spec()).name("d").year(POLICY.spec().header().first());
    for (int i = 10; i < 60; i++) {
      many.school("s" + i, "Oak", "Lawndale " + i);
    }
    Dataset data = many.build().dataset();
    Outcome outcome = POLICY.score(data);
    String message = "district must be one of 50 names, perhaps Lawndale 33: Lawndael 33";
    assertThatThrownBy(() -> outcome.districtValue("Lawndael 33", "more")).hasMessage(message);
    assertThatThrownBy(() -> POLICY.explainDistrict(data, "Lawndael 33", "more"))
        .hasMessage(message);
    assertThatThrownBy(() -> POLICY.score(DATA).districtValue("Nroth", "more"))
        .hasMessage("district must be one of [North]: Nroth");
  }

  @Test
  @SuppressWarnings("NullAway")
  void recordsWithoutAPart_cannotBeMade() {
    assertThat(catchThrowable(() -> new OpenRule.Limit.ByAtMost(null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("most");
    assertThat(catchThrowable(() -> new OpenRule.Limit.Within(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("least and most must not both be null");
    assertThat(catchThrowable(() -> new Impact.Fault(null, List.of(), "")))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("code");
    assertThat(new Impact.Fault(ProblemCode.IMPACT_OTHER_YEAR, List.of("d", "a", "p", "b"), "h"))
        .hasToString("error SQ3122: the data d belong to a; policy p governs b\n  help: h");
  }
}
