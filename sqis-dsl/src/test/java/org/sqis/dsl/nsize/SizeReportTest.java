package org.sqis.dsl.nsize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.data.Dataset;
import org.sqis.core.io.Json;
import org.sqis.core.model.MissingReason;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.model.Value;
import org.sqis.core.nsize.GroupSizes;
import org.sqis.core.nsize.SchoolSizes;
import org.sqis.core.nsize.SizeMove;
import org.sqis.core.nsize.SizeQuestion;
import org.sqis.core.nsize.SizeReport;
import org.sqis.core.nsize.SizeRule;
import org.sqis.core.nsize.SizeTally;
import org.sqis.core.number.Rational;
import org.sqis.core.policy.Group;
import org.sqis.core.policy.Input;
import org.sqis.dsl.Sqis;

/** Which groups become accountable by another rule, counted by hand. */
class SizeReportTest {
  private static final SchoolYear RATED = new SchoolYear(2014);

  private static final String RULES =
      """
      policy oak
        years  2013-14 to 2014-15
      end policy

      parameters
        | name      | value   | type  | provenance |
        | minimum_n | 20      | count | choice     |
        | later_n   | not set | count |            |
        | line      | 50%     |       | choice     |
      end parameters

      groups
        | name     | family | use    |
        | all      |        | scored |
        | asian    | race   | scored |
        | hispanic | race   | scored |
        | learners |        | scored |
        | foster   |        | shown  |
      end groups

      inputs each group
        | name     | type            | lag |
        | tested   | count           |     |
        | met      | count of tested |     |
        | flagged  | yes/no          |     |
        | enrolled | count           | 1   |
      end inputs

      measure state_counts "Counted by the state" each group
        value  tested >= 100 or (tested >= 50 and tested >= 15% * tested of all)
        may be missing
      end measure

      measure size_question_0 each group
        value  tested + 1
        may be missing
      end measure

      """;

  private static final Policy POLICY = policy(RULES);

  private static Policy policy(String rules) {
    return Sqis.compile("rules.sqis", rules).policy();
  }

  private static Value number(long number) {
    return Value.of(Rational.of(number));
  }

  private static Dataset.Builder builder(Policy policy) {
    return Dataset.builder(policy.spec()).name("oak_data").year(RATED).synthetic();
  }

  /** The sizes of groups on both sides of either rule; the school c has no district. */
  private static Dataset.Builder sizes(Policy policy) {
    return builder(policy)
        .school("a", "Alder", "North")
        .school("b", "Birch", "North")
        .school("c", "Cedar", "")
        .school("d", "Dogwood", "South")
        .school("e", "Elm", "South")
        .set("a", "tested", "all", number(500))
        .set("a", "tested", "asian", number(19))
        .set("a", "tested", "hispanic", number(20))
        .set("a", "tested", "learners", number(100))
        .set("b", "tested", "all", number(300))
        .set("b", "tested", "asian", number(21))
        .set("b", "tested", "hispanic", number(99))
        .set("b", "tested", "learners", number(99))
        .set("c", "tested", "all", number(120))
        .set("c", "tested", "asian", number(100))
        .set("c", "tested", "hispanic", number(20))
        .set("d", "tested", "all", number(19))
        .set("d", "tested", "asian", number(19))
        .set("d", "tested", "learners", Value.missing(MissingReason.SUPPRESSED))
        .set("e", "tested", "all", number(50))
        .set("e", "tested", "learners", number(50));
  }

  private static final Dataset DATA = sizes(POLICY).build().dataset();

  private static SizeReport report(String from, String to, String... groups) {
    return report(POLICY, DATA, from, to, groups);
  }

  private static SizeReport report(
      Policy policy, Dataset data, String from, String to, String... groups) {
    return SizeReport.of(
        policy,
        data,
        new SizeQuestion("tested", SizeRule.parse(from), SizeRule.parse(to), List.of(groups)));
  }

  private static SizeTally tally(int groups, long students) {
    return new SizeTally(groups, Rational.of(students));
  }

  private static GroupSizes of(SizeReport report, String group) {
    return report.byGroup().stream().filter(one -> one.group().equals(group)).findFirst().get();
  }

  @Test
  void from100To20_bySizesOnBothSidesOfEither() {
    SizeReport report = report("100", "20");
    assertThat(report.groups())
        .extracting(Group::name)
        .containsExactly("asian", "hispanic", "learners");
    assertThat(report.others()).extracting(Group::name).containsExactly("all", "foster");
    GroupSizes asian = of(report, "asian");
    assertThat(asian.district()).isNull();
    assertThat(asian.schools()).isEqualTo(5);
    assertThat(asian.sized()).isEqualTo(4);
    assertThat(asian.unsized()).isEqualTo(Map.of(MissingReason.NOT_APPLICABLE, 1));
    assertThat(asian.before()).isEqualTo(tally(1, 100));
    assertThat(asian.after()).isEqualTo(tally(2, 121));
    assertThat(asian.newly()).isEqualTo(tally(1, 21));
    assertThat(asian.noLonger()).isEqualTo(SizeTally.NONE);
    GroupSizes hispanic = of(report, "hispanic");
    assertThat(hispanic.before()).isEqualTo(SizeTally.NONE);
    assertThat(hispanic.newly()).isEqualTo(tally(3, 20 + 99 + 20));
    GroupSizes learners = of(report, "learners");
    assertThat(learners.before()).isEqualTo(tally(1, 100));
    assertThat(learners.newly()).isEqualTo(tally(2, 99 + 50));
    assertThat(learners.unsized())
        .isEqualTo(Map.of(MissingReason.SUPPRESSED, 1, MissingReason.NOT_APPLICABLE, 1));
    assertThat(learners.unknown()).isEqualTo(1);
  }

  @Test
  void moves_nameEveryGroupOnce() {
    assertThat(report("100", "20").moves())
        .extracting(move -> move.school().id() + " " + move.group() + " " + move.size())
        .containsExactly(
            "a hispanic 20",
            "b asian 21",
            "b hispanic 99",
            "b learners 99",
            "c hispanic 20",
            "e learners 50");
    assertThat(report("100", "20").moves()).allMatch(SizeMove::isNewly);
  }

  @Test
  void districts_splitTheSchools_thoseWithoutOneLast() {
    SizeReport report = report("100", "20");
    assertThat(report.byDistrict())
        .extracting(
            one -> one.district() + " " + one.group() + " " + one.schools() + " " + one.newly())
        .containsExactly(
            "North asian 2 SizeTally[groups=1, students=21]",
            "North hispanic 2 SizeTally[groups=2, students=119]",
            "North learners 2 SizeTally[groups=1, students=99]",
            "South asian 2 SizeTally[groups=0, students=0]",
            "South hispanic 2 SizeTally[groups=0, students=0]",
            "South learners 2 SizeTally[groups=1, students=50]",
            " asian 1 SizeTally[groups=0, students=0]",
            " hispanic 1 SizeTally[groups=1, students=20]",
            " learners 1 SizeTally[groups=0, students=0]");
  }

  @Test
  void schools_countOnce_andNotWhereNobodyKnows() {
    // d: nobody knows how many learners it has, and no other group of it is large enough.
    assertThat(report("100", "20").schools())
        .containsExactly(
            new SchoolSizes(null, "", 5, 2, 4, 2, 0, 1),
            new SchoolSizes(null, "race", 5, 1, 3, 2, 0, 0));
    assertThat(report("100", "20").schoolsByDistrict())
        .contains(
            new SchoolSizes("North", "", 2, 1, 2, 1, 0, 0),
            new SchoolSizes("North", "race", 2, 0, 2, 2, 0, 0),
            new SchoolSizes("South", "", 2, 0, 1, 1, 0, 1));
  }

  @Test
  void stricterRule_takesAwayWhatTheOtherWayGives() {
    SizeReport up = report("20", "100");
    SizeReport down = report("100", "20");
    for (int i = 0; i < up.byGroup().size(); i++) {
      assertThat(up.byGroup().get(i).noLonger()).isEqualTo(down.byGroup().get(i).newly());
      assertThat(up.byGroup().get(i).newly()).isEqualTo(SizeTally.NONE);
    }
    assertThat(up.moves()).hasSameSizeAs(down.moves()).noneMatch(SizeMove::isNewly);
    assertThat(up.schools()).contains(new SchoolSizes(null, "", 5, 4, 2, 0, 2, 1));
    assertThat(SizeReport.text(List.of(up))).contains("-149", "-21").doesNotContain("+149");
  }

  /** 50 of 300 are 16 2/3 percent, 75 of 500 are 15 percent exactly, 49 are too few anyhow. */
  @Test
  void ruleOfTheState_needsFiftyAndFifteenPercent_orAHundred() {
    Dataset data =
        builder(POLICY)
            .school("a", "", "")
            .school("b", "", "")
            .school("c", "", "")
            .set("a", "tested", "all", number(500))
            .set("a", "tested", "asian", number(75))
            .set("a", "tested", "hispanic", number(74))
            .set("a", "tested", "learners", number(100))
            .set("b", "tested", "all", number(300))
            .set("b", "tested", "asian", number(50))
            .set("b", "tested", "hispanic", number(49))
            .set("c", "tested", "asian", number(60))
            .set("c", "tested", "hispanic", number(100))
            .set("c", "tested", "learners", number(49))
            .build()
            .dataset();
    SizeReport typed = report(POLICY, data, "100 or 50 and 15%", "20");
    assertThat(of(typed, "asian").before()).isEqualTo(tally(2, 125));
    // c does not say how many students it has: of 60 nobody knows, 100 are enough, 49 are not.
    assertThat(of(typed, "asian").undecided()).isEqualTo(Map.of(MissingReason.NOT_REPORTED, 1));
    assertThat(of(typed, "asian").unknown()).isEqualTo(1);
    assertThat(of(typed, "hispanic").before()).isEqualTo(tally(1, 100));
    assertThat(of(typed, "hispanic").newly()).isEqualTo(tally(2, 74 + 49));
    assertThat(of(typed, "learners").before()).isEqualTo(tally(1, 100));
    assertThat(of(typed, "learners").newly()).isEqualTo(tally(1, 49));
    SizeReport named = report(POLICY, data, "state_counts", "20");
    assertThat(named.byGroup()).isEqualTo(typed.byGroup());
    assertThat(named.byDistrict()).isEqualTo(typed.byDistrict());
    assertThat(named.schools()).isEqualTo(typed.schools());
    assertThat(named.moves()).isEqualTo(typed.moves());
    assertThat(typed.toString())
        .contains("from: at least 100 students, or at least 50 that are 15% of all or more\n")
        .contains("known, but a rule is not reported");
    assertThat(named.fromWords()).isEqualTo("groups of which `state_counts` says yes");
  }

  @Test
  void parameter_countsWithTheOverlaysOfDistricts() {
    Policy policy =
        policy(
            RULES
                + """

                open
                  | what                | who     | limit      |
                  | parameter minimum_n | "North" | 10 to 1000 |
                end open

                overlay strict for "North"
                  because   "more students"
                  approver  "Board", 14 October 2013
                  change
                    | what                | from | to |
                    | parameter minimum_n | 20   | 21 |
                end overlay
                """);
    Dataset data = sizes(policy).build().dataset();
    SizeReport report = report(policy, data, "100", "minimum_n");
    assertThat(of(report, "hispanic").newly()).isEqualTo(tally(2, 99 + 20));
    assertThat(report.toWords()).isEqualTo("at least `minimum_n` students, which is 20");
    assertThat(report.origin().overlays()).hasSize(1);
    SizeReport unset = report("100", "later_n");
    assertThat(of(unset, "asian").undecided()).isEqualTo(Map.of(MissingReason.NOT_YET_DEFINED, 4));
    assertThat(of(unset, "asian").before()).isEqualTo(SizeTally.NONE);
  }

  @Test
  void flagOfTheData_isARule() {
    Dataset data =
        sizes(POLICY)
            .set("a", "flagged", "asian", Value.of(true))
            .set("b", "flagged", "asian", Value.of(false))
            .set("c", "flagged", "asian", Value.missing(MissingReason.TOO_FEW))
            .build()
            .dataset();
    GroupSizes asian = of(report(POLICY, data, "flagged", "20"), "asian");
    assertThat(asian.before()).isEqualTo(tally(1, 19));
    assertThat(asian.noLonger()).isEqualTo(tally(1, 19));
    // Too few is no; what was not reported (d) is not known.
    assertThat(asian.newly()).isEqualTo(tally(2, 121));
    assertThat(asian.undecided()).isEqualTo(Map.of(MissingReason.NOT_REPORTED, 1));
  }

  @Test
  void districtsAsWholes_areNoSchools() {
    Dataset data =
        sizes(POLICY)
            .district("n", "North")
            .set("n", "tested", "asian", number(40))
            .build()
            .dataset();
    SizeReport report = report(POLICY, data, "100", "20");
    assertThat(report.byGroup()).isEqualTo(report("100", "20").byGroup());
    assertThat(report.wholes()).isEqualTo(1);
    assertThat(report.toString()).contains("districts scored as wholes, left out: 1\n");
  }

  @Test
  void anotherYear_hasItsOwnSchoolsAndSizes_andALagIsAnEarlierOne() {
    SchoolYear before = new SchoolYear(2013);
    Dataset data =
        sizes(POLICY)
            .set(before, "a", "tested", "asian", number(30))
            .set(before, "a", "enrolled", "asian", number(33))
            .set("a", "enrolled", "asian", number(44))
            .build()
            .dataset();
    SizeReport report = report(POLICY, data.in(before).orElseThrow(), "100", "20");
    assertThat(of(report, "asian").newly()).isEqualTo(tally(1, 30));
    assertThat(of(report, "asian").schools()).isEqualTo(1);
    assertThat(report.origin().year()).isEqualTo(before);
    SizeQuestion ofEnrolled =
        SizeQuestion.of("enrolled", new SizeRule.AtLeast(100), new SizeRule.AtLeast(20));
    SizeReport lagged = SizeReport.of(POLICY, data, ofEnrolled);
    assertThat(of(lagged, "asian").newly()).isEqualTo(tally(1, 33));
  }

  @Test
  void countOfOneYear_isAskedInThatYearAlone() {
    Policy policy =
        policy(
            RULES
                + """

                inputs each group
                  | name  | type  | years   |
                  | valid | count | 2014-15 |
                end inputs
                """);
    SizeQuestion question =
        SizeQuestion.of("valid", new SizeRule.AtLeast(100), new SizeRule.AtLeast(20));
    Dataset data = sizes(policy).set("a", "valid", "asian", number(40)).build().dataset();
    assertThat(of(SizeReport.of(policy, data, question), "asian").newly()).isEqualTo(tally(1, 40));
    assertThat(SizeReport.misfit(policy, new SchoolYear(2013), question))
        .contains("`valid` is no count of each group in 2013-14; there are tested, enrolled, met");
  }

  @Test
  void groupsAskedFor_areReported_shownOnesAndAllToo() {
    SizeReport report = report("100", "20", "foster", "all");
    assertThat(report.byGroup()).extracting(GroupSizes::group).containsExactly("all", "foster");
    assertThat(of(report, "all").newly()).isEqualTo(tally(1, 50));
  }

  /** Two groups of one school share students: no output adds them up. */
  @Test
  void nothing_isAddedUpOverGroups() {
    SizeReport report = report("100", "20");
    // 21 + 139 + 149 students, 1 + 3 + 2 groups.
    String sum = String.valueOf(21 + 139 + 149);
    String text = SizeReport.text(List.of(report, report("100 or 50 and 15%", "20")));
    assertThat(text).contains(SizeReport.OVERLAP).doesNotContain(sum, "total");
    assertThat(Json.sizes(List.of(report)))
        .contains(SizeReport.OVERLAP)
        .doesNotContain(sum, "total");
    assertThat(SizeReport.rows(List.of(report)).rows())
        .hasSize(3 + 9)
        .allSatisfy(row -> assertThat(row.get(5)).isIn("asian", "hispanic", "learners"));
  }

  @Test
  void reportsSideBySide_areOfOneSizeAndData() {
    SizeReport report = report("100", "20");
    assertThatThrownBy(() -> SizeReport.text(List.of(report, report("100", "20", "asian"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reports must be of one size, the same groups and data");
    assertThatThrownBy(() -> SizeReport.text(List.of())).hasMessage("reports must not be empty");
    assertThat(report.toString()).contains("SYNTHETIC");
  }

  @Test
  void questionsThatDoNotFit_areToldInWords() {
    assertThat(misfit("testd", "100", "20"))
        .isEqualTo("`testd` is no count of each group in 2014-15; did you mean `tested`?");
    assertThat(misfit("flagged", "100", "20")).startsWith("`flagged` is no count of each group");
    assertThat(misfit("tested", "state_cuonts", "20"))
        .isEqualTo(
            "`state_cuonts` is no parameter that is a count, and no input or result of each group"
                + " that is yes or no, in 2014-15; did you mean `state_counts`?");
    assertThat(misfit("tested", "100", "line")).startsWith("`line` is no parameter");
    assertThat(misfit("tested", "100", "tested")).startsWith("`tested` is no parameter");
    assertThat(misfit("tested", "100", "20", "asain"))
        .isEqualTo("there is no group `asain` in 2014-15; did you mean `asian`?");
    SizeQuestion good = question("tested", "100", "20");
    assertThat(SizeReport.misfit(POLICY, RATED, good)).isEmpty();
    assertThat(SizeReport.misfit(POLICY, new SchoolYear(2016), good))
        .contains("policy oak governs 2013-14 to 2014-15, not 2016-17");
    Policy shown = policy(RULES.replace("| scored |", "| shown  |"));
    assertThat(SizeReport.misfit(shown, RATED, good))
        .contains(
            "no group of policy oak is scored in 2014-15 but `all`; name the groups to report: all,"
                + " asian, hispanic, learners, foster");
    assertThatThrownBy(() -> SizeReport.of(POLICY, DATA, question("x", "100", "20")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("question must fit the policy: `x` is no count");
    assertThat(SizeReport.counts(POLICY, RATED))
        .extracting(Input::name)
        .containsExactly("tested", "enrolled", "met");
  }

  private static SizeQuestion question(String count, String from, String to, String... groups) {
    return new SizeQuestion(count, SizeRule.parse(from), SizeRule.parse(to), List.of(groups));
  }

  private static String misfit(String count, String from, String to, String... groups) {
    return SizeReport.misfit(POLICY, RATED, question(count, from, to, groups)).orElse("fits");
  }

  @Test
  @SuppressWarnings("NullAway")
  void nulls_areWrongCalls() {
    SizeQuestion good = question("tested", "100", "20");
    assertThatThrownBy(() -> SizeReport.of(null, DATA, good)).hasMessage("policy must not be null");
    assertThatThrownBy(() -> SizeReport.of(POLICY, null, good)).hasMessage("data must not be null");
    assertThatThrownBy(() -> SizeReport.of(POLICY, DATA, null))
        .hasMessage("question must not be null");
    assertThatThrownBy(() -> SizeRule.parse(null)).hasMessage("typed must not be null");
    assertThatThrownBy(() -> SizeReport.text(null)).hasMessage("reports must not be null");
  }
}
