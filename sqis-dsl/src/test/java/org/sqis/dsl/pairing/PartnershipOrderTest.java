package org.sqis.dsl.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.pairing.Partnership;
import org.sqis.core.problem.Problem;

/** symposium, pairing, convening of both, agreement of both, peer review. */
class PartnershipOrderTest {
  private static final String DAY = "2017-10-01";

  private static Town town() {
    return new Town().school("1", "low").school("2", "low").reward("8", "0").reward("9", "0");
  }

  private static List<String> said(Town town) {
    return town.paired(DAY).problems().stream()
        .map(one -> one.code().id() + " " + one.message())
        .toList();
  }

  private static Town inOrder() {
    return town()
        .event("1", "9", "paired", "2016-09-01")
        .event("1", "9", "convening", "2016-10-01", "school", "partner")
        .event("1", "9", "agreement", "2016-10-01", "1", "9")
        .event("1", "9", "peer_review", "2016-10-01")
        .event("1", "9", "visit", "2016-11-01")
        .event("1", "9", "dissolved", "2017-06-01")
        .event("1", "9", "paired", "2017-09-01");
  }

  @Test
  void everythingInOrder_saysNothing() {
    assertThat(said(inOrder())).isEmpty();
    List<Partnership> found = inOrder().paired(DAY).partnerships();
    assertThat(found).extracting(Partnership::lasts).containsExactly(false, true);
    assertThat(found.get(0).events())
        .extracting(Partnership.Happened::what)
        .startsWith("paired")
        .containsExactly("paired", "convening", "agreement", "peer_review", "visit", "dissolved");
  }

  @Test
  void pairing_beforeTheSymposium() {
    Town town =
        new Town()
            .school("1", "low")
            .school("9", "reward")
            .trained("9", "coach", "2016-09-02")
            .trained("9", "reviewer", "2016-09-01")
            .event("1", "9", "paired", "2016-09-01");
    assertThat(said(town))
        .containsExactly(
            "SQ4504 `1` was paired on 1 September 2016 with `9`: its coach is trained on 2"
                + " September 2016 only");
    Problem problem = town.paired(DAY).problems().get(0);
    assertThat(problem.help()).contains("symposium");
  }

  // after pairing, before the first step of peer review.
  @Test
  void convening_beforeThePairing() {
    Town town =
        town()
            .event("1", "9", "convening", "2016-08-31", "school", "partner")
            .event("1", "9", "paired", "2016-09-01");
    assertThat(said(town))
        .containsExactly(
            "SQ4500 `convening` of `1` with `9` is on 31 August 2016, before `paired`, which is on"
                + " 1 September 2016");
  }

  @Test
  void peerReview_beforeTheConvening() {
    Town town =
        town()
            .event("1", "9", "paired", "2016-09-01")
            .event("1", "9", "peer_review", "2016-09-30")
            .event("1", "9", "convening", "2016-10-01", "school", "partner");
    assertThat(said(town))
        .containsExactly(
            "SQ4500 `peer_review` of `1` with `9` is on 30 September 2016, before `convening`,"
                + " which is on 1 October 2016");
  }

  @Test
  void agreement_withoutAConvening() {
    Town town =
        town()
            .event("1", "9", "paired", "2016-09-01")
            .event("1", "9", "agreement", "2016-10-01", "school", "partner");
    assertThat(said(town))
        .containsExactly("SQ4501 `agreement` of `1` with `9` has no `convening` before it");
  }

  @Test
  void anything_afterTheEnd() {
    Town town =
        town()
            .event("1", "9", "paired", "2016-09-01")
            .event("1", "9", "dissolved", "2016-12-01")
            .event("1", "9", "visit", "2017-01-01");
    assertThat(said(town))
        .containsExactly("SQ4501 `visit` of `1` with `9` has no `paired` before it");
  }

  // attendance of both, signed by both.
  @Test
  void convening_andAgreement_needBoth() {
    Town town =
        town()
            .event("1", "9", "paired", "2016-09-01")
            .event("1", "9", "convening", "2016-10-01", "school")
            .event("1", "9", "agreement", "2016-10-02");
    assertThat(said(town))
        .containsExactlyInAnyOrder(
            "SQ4502 `convening` of `1` with `9` names not both of them: school",
            "SQ4502 `agreement` of `1` with `9` names not both of them: nobody");
  }

  @Test
  void twoPartnersAtOnce() {
    Town town =
        town().event("1", "9", "paired", "2016-09-01").event("1", "8", "paired", "2016-10-01");
    assertThat(said(town)).containsExactly("SQ4503 `1` is paired with `8` while with `9`");
    assertThat(town.paired(DAY).ended())
        .extracting(one -> one.partner() + ": " + one.why())
        .containsExactly("8: it goes on with `9`");
    Town twice =
        town().event("1", "9", "paired", "2016-09-01").event("1", "9", "paired", "2016-10-01");
    assertThat(said(twice)).containsExactly("SQ4503 `1` is paired with `9` while with `9`");
  }

  @Test
  void laterRecords_doNotCount() {
    Town town =
        town().event("1", "9", "paired", "2017-10-02").event("1", "9", "agreement", "2017-10-02");
    assertThat(said(town)).isEmpty();
    assertThat(town.paired(DAY).partnerships()).isEmpty();
    assertThat(town.paired("2017-10-02").partnerships()).hasSize(1);
  }

  @Test
  void roles_thatNoTeamCovers() {
    Town town = town().team("9", "coatch", Map.of()).team("8", "coatch", Map.of());
    assertThat(said(town))
        .containsExactly("SQ4508 `coatch` is none of the roles that a team covers");
    assertThat(town.paired(DAY).problems().get(0).help()).isEqualTo("did you mean `coach`?");
  }
}
