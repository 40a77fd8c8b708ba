package org.sqis.dsl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sqis.core.Policy;
import org.sqis.core.conformance.Milestones;
import org.sqis.core.conformance.ModuleStory;
import org.sqis.core.data.Dataset;
import org.sqis.core.data.FileResolver;
import org.sqis.core.duty.Obligation;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.DutyList;
import org.sqis.dsl.LoadedData;
import org.sqis.dsl.Sqis;

/** Duties of districts: met, late, open, waived, and only while they are members. */
class MilestonesTest {
  private static final String RULES =
      """
      policy small "Duties"
        years  2012-13 to 2014-15
      end policy
      groups
        | name | use    |
        | all  | scored |
      end groups
      inputs each school
        | name | type  |
        | size | count |
      end inputs
      membership partners
        districts
          | district | from            | to            |
          | North    | 1 December 2013 |               |
          | South    | 6 August 2013   | 30 April 2014 |
      end membership
      milestones work for %s
        duties
          | who | must | what | by | provided |
          | they | do | thing | %s | %s |
        provenance  choice
        %s
      end milestones
      """;

  private static final String MAPPING =
      """
      data small
        policy  small
        year    2013-14
      end data
      file schools "schools.csv"
        key  code
        columns
          | column | becomes  |
          | where  | district |
          | size   | size     |
      end file
      records milestones "done.csv"
        key  district
        columns
          | column   | becomes     |
          | what     | what        |
          | on       | on          |
          | by       | by          |
          | approved | approved_by |
          | since    | approved_on |
          | topics   | topics      |
          | evidence | evidence    |
          | waived   | waived      |
          | year     | year        |
          | because  | because     |
      end records
      records modules "modules.csv"
        key  module
        columns
          | column  | becomes |
          | subject | subject |
          | grade   | grade   |
          | version | version |
          | status  | status  |
          | on      | on      |
      end records
      """;

  private String who = "districts of partners";
  private String by = "each year";
  private String provided = "";
  private String more = "";
  private String done = "district,what,on,by,approved,since,topics,evidence,waived,year,because\n";
  private String modules = "module,subject,grade,version,status,on\n";

  private Dataset data(Policy policy) {
    LoadedData loaded =
        Sqis.load(
            "data.sqis",
            MAPPING,
            policy,
            FileResolver.ofTexts(
                Map.of(
                    "schools.csv", "code,where,size\n01,North,5\n",
                    "done.csv", done,
                    "modules.csv", modules)));
    if (loaded.hasErrors()) {
      throw new IllegalStateException(loaded.report());
    }
    return loaded.dataset();
  }

  private Policy policy() {
    var compiled = Sqis.compile("rules.sqis", RULES.formatted(who, by, provided, more));
    if (compiled.hasErrors()) {
      throw new IllegalStateException(compiled.report());
    }
    return compiled.policy();
  }

  private static CalendarDate day(String text) {
    return CalendarDate.parse(text).orElseThrow();
  }

  private List<Obligation> of(String district, String asOf) {
    Policy policy = policy();
    DutyList list = (DutyList) policy.spec().procedures().get(0);
    return Milestones.of(policy.spec(), list, data(policy).entries(), day(asOf)).get(district);
  }

  private List<String> states(String district, String asOf) {
    List<String> states = new ArrayList<>();
    for (Obligation one : of(district, asOf)) {
      states.add(one.year() + " " + one.state().word());
    }
    return states;
  }

  private MilestonesTest done(String row) {
    done += row + "\n";
    return this;
  }

  @Test
  void dueDay_isTheLastDayInTime() {
    by = "1 December 2013";
    assertThat(states("South", "1 December 2013")).containsExactly("2013-14 open");
    assertThat(states("South", "2 December 2013")).containsExactly("2013-14 late");
    done("South,thing,2013-12-01,,,,,,,,");
    assertThat(states("South", "2 December 2013")).containsExactly("2013-14 met");
  }

  @Test
  void whatCameLate_isLateAndSaysWhenItWasMet() {
    by = "1 December 2013";
    done("South,thing,2013-12-02,,,,,,,,");
    Obligation late = of("South", "31 December 2013").get(0);
    assertThat(late.state()).isEqualTo(Obligation.State.LATE);
    assertThat(late.metOn()).hasToString("2 December 2013");
    assertThat(states("South", "1 December 2013")).containsExactly("2013-14 open");
  }

  @Test
  void districts_oweWhatIsDueWhileTheyAreMembers() {
    by = "1 December 2013";
    assertThat(states("North", "31 December 2013")).as("on its first day").hasSize(1);
    by = "30 November 2013";
    assertThat(states("North", "31 December 2013")).as("before it joined").isEmpty();
    by = "30 April 2014";
    assertThat(states("South", "31 December 2014")).as("on its last day").hasSize(1);
    by = "1 May 2014";
    assertThat(states("South", "31 December 2014")).as("after it has left").isEmpty();
    by = "each year";
    assertThat(states("South", "31 December 2014")).isEmpty();
    assertThat(states("North", "31 December 2014")).containsExactly("2013-14 late", "2014-15 open");
  }

  @Test
  void years_areThoseOfThePolicyAndOfTheDuties() {
    assertThat(states("North", "31 December 2020")).containsExactly("2013-14 late", "2014-15 late");
    more = "years 2014-15";
    assertThat(states("North", "31 December 2020")).containsExactly("2014-15 late");
  }

  @Test
  void consortium_hasDutiesFromTheFirstYearOn() {
    who = "the consortium";
    done("consortium,thing,2013-05-01,,,,,,,,");
    assertThat(states("consortium", "31 December 2013"))
        .containsExactly("2012-13 met", "2013-14 open");
  }

  @Test
  void soOftenAYear_isCounted() {
    by = "2 a year";
    done("North,thing,2013-12-05,,,,,,,,").done("North,thing,2014-02-05,,,,,,,,");
    assertThat(states("North", "1 July 2014")).containsExactly("2013-14 met", "2014-15 open");
    by = "3 a year";
    assertThat(states("North", "30 June 2014")).containsExactly("2013-14 open");
    assertThat(states("North", "1 July 2014")).contains("2013-14 late");
  }

  @Test
  void evidence_isAskedFor() {
    provided = "evidence";
    done("North,thing,2014-02-05,,,,,,,,");
    assertThat(of("North", "1 March 2014").get(0).because())
        .endsWith("filed 5 February 2014, but not `evidence`: it names no evidence");
    done("North,thing,2014-02-06,,,,,minutes,,,");
    assertThat(states("North", "1 March 2014")).containsExactly("2013-14 met");
  }

  @Test
  void topicsAndAuthors_areAllThere() {
    provided = "tells of all and teachers, written by council and board";
    done("North,thing,2014-02-05,council and board,,,all,,,,");
    assertThat(of("North", "1 March 2014").get(0).because())
        .endsWith("not `tells of all and teachers`: it does not tell of teachers");
    done("North,thing,2014-02-06,the board,,,all;teachers,,,,");
    assertThat(states("North", "1 March 2014")).containsExactly("2013-14 open");
    done("North,thing,2014-02-07,\"Council, the Board\",,,all;teachers,,,,");
    assertThat(states("North", "1 March 2014")).containsExactly("2013-14 met");
  }

  @Test
  void waiver_letsADistrictOffForAYear() {
    done("North,thing,2014-02-05,panel,,,,,yes,2013-14,flood");
    assertThat(states("North", "31 December 2014"))
        .containsExactly("2013-14 waived", "2014-15 open");
    assertThat(of("North", "1 March 2014").get(0).because())
        .isEqualTo("waived by panel on 5 February 2014: flood");
  }

  @Test
  void modules_goThroughTheirStepsInOrder() {
    more = "modules draft, pilot, feedback";
    modules +=
        """
        m1,reading,4,1,draft,2013-09-01
        m1,reading,4,1,pilot,2013-10-01
        m1,reading,4,2,pilot,2014-01-01
        m2,reading,4,1,pilot,2013-09-01
        m2,reading,4,1,draft,2013-09-02
        m2,reading,4,1,feedback,2013-09-02
        """;
    Policy policy = policy();
    DutyList list = (DutyList) policy.spec().procedures().get(0);
    List<ModuleStory> stories =
        ModuleStory.of(list, data(policy).entries(), day("1 December 2013"));
    assertThat(stories).extracting(ModuleStory::id).containsExactly("m1", "m2");
    assertThat(stories.get(0).status()).isEqualTo("pilot");
    assertThat(stories.get(0).faults()).isEmpty();
    assertThat(stories.get(1).faults()).containsExactly("pilot on 1 September 2013 without draft");
  }

  @Test
  void modules_readTheSame_whateverTheOrderOfTheRows() {
    more = "modules draft, pilot";
    String rows = "m1,reading,4,1,other,2013-09-01\nm1,writing,5,1,more,2013-09-01\n";
    String back = "m1,writing,5,1,more,2013-09-01\nm1,reading,4,1,other,2013-09-01\n";
    assertThat(told(rows)).isEqualTo(told(back)).hasToString("m1 other [`more`, `other`]");
  }

  private String told(String rows) {
    String before = modules;
    modules += rows;
    Policy policy = policy();
    DutyList list = (DutyList) policy.spec().procedures().get(0);
    ModuleStory story = ModuleStory.of(list, data(policy).entries(), day("1 December 2013")).get(0);
    modules = before;
    return story.id()
        + " "
        + story.status()
        + " "
        + story.faults().stream().map(one -> one.replace(" is no step", "")).toList();
  }
}
